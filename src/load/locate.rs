//! From a `FieldPath` back to bytes: rules over the model know only the field, and the excerpt under a message needs the
//! place. The file is read once more, which costs only where there is a finding.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use super::tree::{self, Entry, Node};
use super::vocabulary::{self, Field, Kind};
use super::{DEPARTMENTS_FILE, SITE_FILE, join};
use crate::finding::{FieldPath, Finding, KEY_MARKS, Said, Step};
use crate::model::identity::DeclarationKey;
use crate::model::indicator::{FirstLevel, SecondLevel};
use crate::source::{SourceFile, Span};

/// Gives every finding its bytes and its keys as the author wrote them, puts them in the order in which a reader meets
/// them, and returns the texts of the files that they speak of. A file that can no longer be read leaves its findings
/// without an excerpt.
pub fn locate(site: &Path, findings: &mut [Finding]) -> BTreeMap<Arc<str>, SourceFile> {
    let mut files: BTreeMap<Arc<str>, SourceFile> = BTreeMap::new();
    for finding in findings.iter() {
        let places = std::iter::once(&finding.place).chain(finding.also.iter().map(|also| &also.place));
        for place in places {
            if !files.contains_key(&place.file)
                && let Ok(bytes) = super::bytes(&join(site, &place.file))
                && let Ok(file) = tree::decode(&place.file, bytes)
            {
                files.insert(place.file.clone(), file);
            }
        }
    }
    let heads: BTreeMap<Arc<str>, SourceFile> = files
        .iter()
        .filter(|(path, _)| DeclarationKey::from_path(path).is_some_and(|key| key.form.is_report()))
        .filter_map(|(path, file)| Some((path.clone(), super::markdown::split(file.clone()).ok()?.0)))
        .collect();
    let trees: BTreeMap<&Arc<str>, (Node<'_>, &'static [Field])> = files
        .iter()
        .map(|(path, file)| (path, heads.get(path).unwrap_or(file)))
        .filter_map(|(path, file)| Some((path, (tree::read(file).0?, vocabulary_of(path)?))))
        .collect();
    for finding in findings.iter_mut() {
        let own = trees.get(&finding.place.file);
        for (place, mentions) in std::iter::once((&mut finding.place, None))
            .chain(finding.also.iter_mut().map(|also| (&mut also.place, Some(&mut also.label))))
        {
            if let (None, Some((node, fields))) = (place.span, trees.get(&place.file)) {
                place.span = Some(span(node, fields, &place.field));
            }
            if let Some(label) = mentions {
                name_keys(label, own);
            }
        }
        name_keys(&mut finding.message, own);
        name_keys(&mut finding.help, own);
        if let Some(label) = &mut finding.label {
            name_keys(label, own);
        }
    }
    findings.sort_by(|a, b| (&a.place.file, a.place.span).cmp(&(&b.place.file, b.place.span)));
    files
}

/// The fields of the file at `path` of the site.
pub(crate) fn vocabulary_of(path: &str) -> Option<&'static [Field]> {
    match path {
        SITE_FILE => Some(vocabulary::SITE_FILE),
        DEPARTMENTS_FILE => Some(vocabulary::DEPARTMENTS_FILE),
        _ => DeclarationKey::from_path(path).map(|key| vocabulary::fields(key.form)),
    }
}

/// The bytes of a field's value, or of the nearest thing above it that the file has.
fn span(root: &Node<'_>, fields: &'static [Field], path: &FieldPath) -> Span {
    let mut steps = Steps { node: root, scope: Scope::Fields(fields) };
    let mut span = Span { start: root.span.start, end: root.span.start };
    for step in &path.0 {
        match steps.take(step) {
            Some(entry) => span = entry,
            None => break,
        }
    }
    span
}

/// What the keys of a node mean.
#[derive(Clone, Copy)]
enum Scope {
    Fields(&'static [Field]),
    Ids(&'static [Field]),
    FirstLevels(&'static [Field]),
    SecondLevels(&'static [Field]),
}

struct Steps<'n, 't> {
    node: &'n Node<'t>,
    scope: Scope,
}

impl Steps<'_, '_> {
    /// Goes one step down; the bytes of what is there.
    fn take(&mut self, step: &Step) -> Option<Span> {
        match step {
            Step::Key(name) => {
                let (entry, scope) = self.entry(name)?;
                self.node = &entry.value;
                self.scope = scope;
                Some(if entry.value.span.start == entry.value.span.end || entry.value.entries().is_some() {
                    entry.key.span
                } else {
                    entry.value.span
                })
            }
            Step::Item(name, nth) => {
                let (Scope::Fields(fields)
                | Scope::Ids(fields)
                | Scope::FirstLevels(fields)
                | Scope::SecondLevels(fields)) = self.scope;
                let named = self.node.items()?.iter().filter(|item| name_of(item, fields) == Some(name));
                let item = named.into_iter().nth(nth.saturating_sub(1) as usize)?;
                self.node = item;
                self.scope = Scope::Fields(fields);
                Some(name_span(item, fields).unwrap_or(item.span))
            }
        }
    }
}

impl<'n, 't> Steps<'n, 't> {
    fn entry(&self, name: &str) -> Option<(&'n Entry<'t>, Scope)> {
        let mut entries = self.node.entries()?.iter();
        match self.scope {
            Scope::Fields(fields) => {
                let field = fields.iter().find(|field| field.key == name)?;
                let entry = entry_of(self.node.entries()?, field)?;
                let scope = match field.kind {
                    Kind::Record(inner) | Kind::Records(inner) => Scope::Fields(inner),
                    Kind::Register(inner) | Kind::RuleLevels(inner) => Scope::Ids(inner),
                    Kind::Indicators(inner) => Scope::FirstLevels(inner),
                    _ => Scope::Fields(&[]),
                };
                Some((entry, scope))
            }
            Scope::Ids(fields) => {
                Some((entries.find(|entry| entry.key.text == name)?, Scope::Fields(fields)))
            }
            Scope::FirstLevels(fields) => {
                let level = FirstLevel::ALL.into_iter().find(|level| level.name() == name);
                let entry = entries.find(|entry| is_level((FIRST_LEVELS, level), name, &entry.key.text))?;
                Some((entry, Scope::SecondLevels(fields)))
            }
            Scope::SecondLevels(fields) => {
                let level = SecondLevel::ALL.into_iter().find(|level| level.name() == name);
                let entry = entries.find(|entry| is_level((SECOND_LEVELS, level), name, &entry.key.text))?;
                Some((entry, Scope::SecondLevels(fields)))
            }
        }
    }
}

/// The entry of a field, which may stand below a heading of the form that groups fields.
fn entry_of<'n, 't>(entries: &'n [Entry<'t>], field: &Field) -> Option<&'n Entry<'t>> {
    let own = |entries: &'n [Entry<'t>]| entries.iter().find(|entry| field.is(&entry.key.text));
    // A heading over the field's own word is no value of it: 年度总体目标 over 年度目标.
    own(entries)
        .filter(|entry| {
            !matches!(field.kind, Kind::Text | Kind::Narrative) || entry.value.entries().is_none()
        })
        .or_else(|| entries.iter().filter_map(|entry| entry.value.entries()).find_map(own))
        .or_else(|| own(entries))
}

/// Whether a key names a level: one that is known, or one that only its office has and that goes by its label.
fn is_level<L: Copy + PartialEq>(
    (words, level): (&'static [LevelWord<L>], Option<L>),
    name: &str,
    written: &str,
) -> bool {
    match level {
        Some(level) => LevelWord::find(words, written) == Some(level),
        None => written.trim() == name,
    }
}

fn name_entry<'n, 't>(item: &'n Node<'t>, fields: &[Field]) -> Option<&'n Entry<'t>> {
    let field = fields.iter().find(|field| field.key == "name" || field.key == "rule")?;
    item.entries()?.iter().find(|entry| field.is(&entry.key.text))
}

fn name_of<'n>(item: &'n Node<'_>, fields: &[Field]) -> Option<&'n str> {
    name_entry(item, fields)?.value.text().map(str::trim)
}

fn name_span(item: &Node<'_>, fields: &[Field]) -> Option<Span> {
    name_entry(item, fields).map(|entry| entry.value.span)
}

/// Puts the author's keys in place of the marked field paths.
fn name_keys(said: &mut Said, own: Option<&(Node<'_>, &'static [Field])>) {
    said.zh = with_keys(&said.zh, |path| format!("“{}”", spelling(path, own, Spelling::Chinese)));
    said.en = with_keys(&said.en, |path| format!("“{}”", spelling(path, own, Spelling::English)));
}

#[derive(Clone, Copy)]
enum Spelling {
    Chinese,
    English,
}

/// The last key of `path` as the file has it, or as the vocabulary writes it.
fn spelling(path: &FieldPath, own: Option<&(Node<'_>, &'static [Field])>, or: Spelling) -> String {
    let (Some((node, fields)), Some((Step::Key(last), before))) = (own, path.0.split_last()) else {
        return path.to_string();
    };
    let mut steps = Steps { node, scope: Scope::Fields(fields) };
    let mut scope = steps.scope;
    for step in before {
        scope = match (scope, step) {
            (Scope::Fields(fields), Step::Item(..)) => Scope::Fields(fields),
            (Scope::Fields(fields), Step::Key(name)) => {
                match fields.iter().find(|field| field.key == &**name).map(|field| field.kind) {
                    Some(Kind::Record(inner) | Kind::Records(inner)) => Scope::Fields(inner),
                    _ => return last.to_string(),
                }
            }
            _ => return last.to_string(),
        };
        if steps.take(step).is_none() {
            steps.node = &NOTHING;
        }
    }
    if let Some((entry, _)) = steps.entry(last) {
        return entry.key.text.to_string();
    }
    let Scope::Fields(fields) = scope else { return last.to_string() };
    let field = fields.iter().find(|field| field.key == &**last);
    field.map_or(last.to_string(), |field| match or {
        Spelling::Chinese => field.zh[0].to_owned(),
        Spelling::English => field.key.to_owned(),
    })
}

static NOTHING: Node<'static> =
    Node { span: Span { start: 0, end: 0 }, value: tree::Value::Null, whole: true };

fn with_keys(text: &str, name: impl Fn(&FieldPath) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(KEY_MARKS.0) {
        out.push_str(before);
        let (path, behind) = after.split_once(KEY_MARKS.1).unwrap_or((after, ""));
        out.push_str(&path.parse().map_or_else(|bad| bad, |path| name(&path)));
        rest = behind;
    }
    out.push_str(rest);
    out
}
