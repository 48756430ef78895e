//! A folder of YAML → settings, registry, declarations, and every finding about the files. Reading goes on behind a
//! mistake; what could be read is given all the same.

mod at;
mod date;
mod discover;
pub mod emit;
mod gates;
mod indicators;
mod keys;
pub mod levels;
mod locate;
mod look;
mod lower;
mod markdown;
mod named;
mod publication;
mod record;
mod rules;
mod settings;
mod signs;
pub(crate) mod tree;
mod unknown;
pub mod vocabulary;
mod waivers;

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;

pub use self::discover::{CONTENT, DEPARTMENTS_FILE, SITE_FILE, THEMES, find_site, join, real};
pub use self::locate::locate;
pub(crate) use self::locate::vocabulary_of;
pub(crate) use self::rules::RULE_LEVEL_NOT_USABLE;

use self::tree::{Entry, Node, Scalar, Style, Value};
use self::vocabulary::Field;
use crate::config::{Config, DEFAULT_THEME};
use crate::error::{Context, Result};
use crate::finding::{FieldPath, Finding, Place, Rule, Said, Severity};
use crate::language::Language;
use crate::model::declaration::Declaration;
use crate::model::department::Registry;
use crate::model::identity::DeclarationKey;
use crate::source::{SourceFile, Span};

/// What a folder holds, as far as it could be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// `site.yaml`.
    pub config: Config,
    /// `departments.yaml`.
    pub registry: Registry,
    /// The declarations, by path.
    pub declarations: Vec<Declaration>,
    /// Everything there is to say about the files.
    pub findings: Vec<Finding>,
}

/// The rules that loading can find broken.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    rules::RULES.iter().copied()
}

/// Whether a rule cannot be lowered or waived: what loading refuses was not read, so a page would lack it.
#[must_use]
pub fn refuses(rule: &Rule) -> bool {
    rule.severity == Severity::Error && catalogue().any(|own| own.name == rule.name)
}

/// Reads the site in the folder `site`.
///
/// # Errors
/// When the folder or a file in it cannot be read at all.
pub fn load(site: &Path) -> Result<Loaded> {
    let found = discover::discover(site)?;
    let (config, config_findings) = config(site)?;
    let (registry, registry_findings) = registry(site)?;
    let read: Vec<(Option<Declaration>, Vec<Finding>)> = found
        .declarations
        .into_par_iter()
        .map(|(key, path)| declaration(key, &path))
        .collect::<Result<_>>()?;
    let mut loaded =
        Loaded { config, registry, declarations: Vec::with_capacity(read.len()), findings: Vec::new() };
    loaded.findings.extend(config_findings);
    loaded.findings.extend(registry_findings);
    loaded.findings.extend(found.findings);
    for (declaration, findings) in read {
        loaded.declarations.extend(declaration);
        loaded.findings.extend(findings);
    }
    Ok(loaded)
}

/// Every file of YAML that the site in the folder `site` has in its place, from the site's root: settings, departments,
/// declarations by path.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(site: &Path) -> Result<Vec<String>> {
    let own = [SITE_FILE, DEPARTMENTS_FILE].into_iter().filter(|path| join(site, path).is_file());
    Ok(own.map(str::to_owned).chain(declarations(site)?.iter().map(DeclarationKey::path)).collect())
}

/// The declarations that the site has, by path, unread.
///
/// # Errors
/// When a folder cannot be read.
pub fn declarations(site: &Path) -> Result<Vec<DeclarationKey>> {
    Ok(discovered(site)?.0)
}

/// The declarations that the site has, by path, unread; and what there is to say about files that are none and seem to
/// be meant as such.
///
/// # Errors
/// When a folder cannot be read.
pub fn discovered(site: &Path) -> Result<(Vec<DeclarationKey>, Vec<Finding>)> {
    let found = discover::discover(site)?;
    Ok((found.declarations.into_iter().map(|(key, _)| key).collect(), found.findings))
}

/// Reads one declaration of the site.
///
/// # Errors
/// When the file cannot be read at all.
pub fn declaration_at(site: &Path, key: DeclarationKey) -> Result<(Option<Declaration>, Vec<Finding>)> {
    let path = join(site, &key.path());
    declaration(key, &path)
}

/// Everything that reading the file at `path` of a site finds; nothing where the path names no file of one.
pub(crate) fn findings_at(path: &str, bytes: Vec<u8>) -> Vec<Finding> {
    match (path, DeclarationKey::from_path(path)) {
        (SITE_FILE, _) => read(path, (bytes, vocabulary::SITE_FILE), settings::config).1,
        (DEPARTMENTS_FILE, _) => read(path, (bytes, vocabulary::DEPARTMENTS_FILE), settings::registry).1,
        (_, Some(key)) => read_declaration(key, bytes).1,
        (_, None) => Vec::new(),
    }
}

/// Reads `site.yaml`.
///
/// # Errors
/// When the file cannot be read at all.
pub fn config(site: &Path) -> Result<(Config, Vec<Finding>)> {
    let (config, mut findings) = one(site, SITE_FILE, settings::config)?;
    findings.extend(theme_missing(site, &config.theme));
    Ok((config, findings))
}

/// Reads `departments.yaml`.
///
/// # Errors
/// When the file cannot be read at all.
pub fn registry(site: &Path) -> Result<(Registry, Vec<Finding>)> {
    let (mut registry, findings) = one(site, DEPARTMENTS_FILE, settings::registry)?;
    registry.is_complete = findings.is_empty();
    Ok((registry, findings))
}

/// The language of the interface that a site states; `None` where its settings cannot be read.
#[must_use]
pub fn language(site: &Path) -> Option<Language> {
    let file = tree::decode(SITE_FILE, bytes(&join(site, SITE_FILE)).ok()?).ok()?;
    let (config, _) = settings::config(&file, &tree::read(&file).0?);
    Some(config.language)
}

/// Reads one declaration from its text; `None` where nothing of it could be read.
#[must_use]
pub fn read_declaration(key: DeclarationKey, bytes: Vec<u8>) -> (Option<Declaration>, Vec<Finding>) {
    let path = key.path();
    let fields = vocabulary::fields(key.form);
    if !key.form.is_report() {
        return read(&path, (bytes, fields), |file, node| lower::declaration(file, node, (key, "")));
    }
    let file = match tree::decode(&path, bytes) {
        Ok(file) => file,
        Err(finding) => return (None, vec![finding]),
    };
    match markdown::split(file) {
        Ok((head, report)) => {
            understand(&head, fields, |file, node| lower::declaration(file, node, (key, &report)))
        }
        Err(finding) => (None, vec![*finding]),
    }
}

/// The fields of a YAML file as they stand in it, ready to be written again: what has no quotation marks is
/// [`emit::Doc::Plain`]. `None` where something in the file is found fault with.
#[must_use]
pub fn document(path: &str, bytes: Vec<u8>) -> Option<emit::Doc> {
    let file = tree::decode(path, bytes).ok()?;
    let (root, findings) = tree::read(&file);
    root.filter(|_| findings.is_empty()).and_then(|root| doc(&root))
}

fn doc(node: &Node<'_>) -> Option<emit::Doc> {
    Some(match &node.value {
        Value::Unread => return None,
        Value::Null => emit::Doc::Empty,
        // What goes over several lines is a text for sure, and needs its quotation marks to be written.
        Value::Scalar(Scalar { text, style: Style::Plain }) if !text.contains('\n') => {
            emit::Doc::Plain(text.to_string())
        }
        Value::Scalar(scalar) => emit::Doc::Text(scalar.text.to_string()),
        Value::List(items) => emit::Doc::List(items.iter().map(doc).collect::<Option<_>>()?),
        Value::Map(entries) => {
            let field = |entry: &Entry<'_>| Some((entry.key.text.to_string(), doc(&entry.value)?));
            emit::Doc::Map(entries.iter().map(field).collect::<Option<_>>()?)
        }
    })
}

fn declaration(key: DeclarationKey, path: &Path) -> Result<(Option<Declaration>, Vec<Finding>)> {
    Ok(read_declaration(key, bytes(path)?))
}

/// Reads a file that a site has once.
fn one<T: Default>(
    site: &Path,
    path: &str,
    lower: impl FnOnce(&SourceFile, &Node<'_>) -> (T, Vec<Finding>),
) -> Result<(T, Vec<Finding>)> {
    let file = join(site, path);
    if !file.is_file() {
        return Ok((T::default(), vec![missing(path)]));
    }
    let fields = if path == SITE_FILE { vocabulary::SITE_FILE } else { vocabulary::DEPARTMENTS_FILE };
    let (value, findings) = read(path, (bytes(&file)?, fields), lower);
    Ok((value.unwrap_or_default(), findings))
}

fn read<T>(
    path: &str,
    (bytes, fields): (Vec<u8>, &'static [Field]),
    lower: impl FnOnce(&SourceFile, &Node<'_>) -> (T, Vec<Finding>),
) -> (Option<T>, Vec<Finding>) {
    let file = match tree::decode(path, bytes) {
        Ok(file) => file,
        Err(finding) => return (None, vec![finding]),
    };
    understand(&file, fields, lower)
}

/// Reads a text that is YAML from its beginning to its end.
fn understand<T>(
    file: &SourceFile,
    fields: &'static [Field],
    lower: impl FnOnce(&SourceFile, &Node<'_>) -> (T, Vec<Finding>),
) -> (Option<T>, Vec<Finding>) {
    let (node, mut findings) = tree::read(file);
    let Some(node) = node else { return (None, findings) };
    for finding in &mut findings {
        let place = &mut finding.place;
        place.field = named::in_vocabulary(&place.field, (&node, fields), place.span);
    }
    let (value, more) = lower(file, &node);
    let told: HashSet<Span> = findings.iter().filter_map(|finding| finding.place.span).collect();
    let is_told = |finding: &Finding| finding.place.span.is_some_and(|span| told.contains(&span));
    findings.extend(more.into_iter().filter(|finding| !is_told(finding)));
    findings.sort_by_key(|finding| finding.place.span);
    (Some(value), findings)
}

/// A theme that the site asks for and does not have.
fn theme_missing(site: &Path, theme: &str) -> Option<Finding> {
    if theme == DEFAULT_THEME || site.join(THEMES).join(theme).is_dir() {
        return None;
    }
    let place = Place { file: SITE_FILE.into(), field: FieldPath::keys("theme"), span: None };
    let message = Said::new(format!("没有主题“{theme}”"), format!("there is no theme “{theme}”"));
    let help = Said::new(
        format!("建文件夹 themes/{theme}/，或删去这一行，使用默认主题"),
        format!("make the folder themes/{theme}/, or leave the line out to use the default theme"),
    );
    Some(Finding::new(&rules::SETTING_NOT_USABLE, place, message, help))
}

fn missing(path: &str) -> Finding {
    let place = Place { file: path.into(), field: FieldPath::root(), span: None };
    let message = Said::new(format!("没有 {path}"), format!("{path} is missing"));
    let lines = match path {
        SITE_FILE => ["“标题: 网站名称”", "“title: name of the site”"],
        _ => [
            "“部门:”和各部门的“编号: {名称: …, 地区: …}”",
            "“departments:” with “id: {name: …, region: …}” for each",
        ],
    };
    let help = Said::new(
        format!("新建这个文件，至少写上{}；gongkai init 可以建一个完整的新网站", lines[0]),
        format!("make this file with at least {}; gongkai init makes a whole new site", lines[1]),
    );
    Finding::new(&rules::SITE_FILE_MISSING, place, message, help)
}

#[expect(clippy::disallowed_methods, reason = "loading is where the author's files come in")]
fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).context(|| {
        Said::new(format!("读不了 {}", path.display()), format!("cannot read {}", path.display()))
    })
}

#[cfg(test)]
mod tests {
    use super::document;
    use super::emit::{Doc, yaml};

    #[test]
    fn a_file_is_a_document_that_can_be_written_again() {
        let text = "甲: 12.50\n己: 一\n\n  - 二\n乙: \"12.50\"\n丙:\n  - x\n  -\n丁: {戊: |\n";
        let field = |key: &str, value| (key.to_owned(), value);
        let good = text.replace("丁: {戊: |\n", "丁:\n  戊: 1\n");
        let read = document("a.yaml", good.clone().into_bytes());
        let expected = Doc::Map(vec![
            field("甲", Doc::Plain("12.50".to_owned())),
            field("己", Doc::Text("一\n- 二".to_owned())),
            field("乙", Doc::Text("12.50".to_owned())),
            field("丙", Doc::List(vec![Doc::Plain("x".to_owned()), Doc::Empty])),
            field("丁", Doc::Map(vec![field("戊", Doc::Plain("1".to_owned()))])),
        ]);
        assert_eq!(read.as_ref(), Some(&expected));
        assert_eq!(document("a.yaml", yaml(&expected).into_bytes()), read);
        assert_eq!(document("a.yaml", text.as_bytes().to_vec()), None);
        assert_eq!(document("a.yaml", vec![0xFF, 0xFE]), None);
    }
}
