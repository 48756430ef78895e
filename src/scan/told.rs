//! What was found → findings: each fault once, with the file in which it is seen first, how many more there are, and the
//! declaration that it comes from. What must not be public is masked.

use std::collections::BTreeMap;

use super::container::Closed;
use super::held::{Held, Needle, NeedleId};
use super::personal::{self, Pattern};
use super::{CONTAINER_NOT_READABLE, HELD_BACK_PUBLISHED, Inside, PERSONAL_DATA_PUBLISHED, Seen};
use crate::facts::{self, Fact, Value};
use crate::finding::{FieldPath, Finding, Place, Said, Step};
use crate::index::Site;
use crate::language::how_many;
use crate::model::declaration::Declaration;

/// Personal data, with the public declarations that hold it.
pub(super) fn personal(site: &Site, found: BTreeMap<(Pattern, String), Seen>) -> Vec<Finding> {
    if found.is_empty() {
        return Vec::new();
    }
    let numbers: Vec<(Pattern, &str)> =
        found.keys().map(|(pattern, bare)| (*pattern, bare.as_str())).collect();
    let mut sources = sources(site, &numbers);
    let told = found.iter().enumerate().filter_map(|(at, ((pattern, _), seen))| {
        let sources = std::mem::take(&mut sources[at]);
        // A figure of a form, or the code of a project, only looks like it.
        let is_figure = !sources.is_empty() && sources.iter().all(|source| !source.is_text);
        (!is_figure).then(|| person(*pattern, seen, &sources))
    });
    told.collect()
}

/// A place of a declaration.
struct Source<'s> {
    declaration: &'s Declaration,
    path: FieldPath,
    label: String,
    is_text: bool,
}

/// How many places of one number are told.
const MOST_SOURCES: usize = 3;

/// Where in the public declarations each number stands.
fn sources<'s>(site: &'s Site, numbers: &[(Pattern, &str)]) -> Vec<Vec<Source<'s>>> {
    let mut sources: Vec<Vec<Source<'s>>> = numbers.iter().map(|_| Vec::new()).collect();
    for declaration in site.declarations() {
        let whole = squeezed(&facts::text(declaration));
        let here =
            |at: &usize| sources[*at].len() < MOST_SOURCES && whole.contains(&squeezed(numbers[*at].1));
        let here: Vec<usize> = (0..numbers.len()).filter(here).collect();
        if here.is_empty() {
            continue;
        }
        for fact in facts::list(declaration) {
            let Some(value) = fact.value.given() else { continue };
            let text = squeezed(&value.text());
            for at in here.iter().filter(|at| text.contains(&squeezed(numbers[**at].1))) {
                sources[*at].push(Source {
                    declaration,
                    path: fact.path.clone(),
                    label: label(&fact),
                    is_text: is_text(&fact.path, value),
                });
            }
        }
    }
    sources
}

/// A text without the marks that people put into numbers.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '@' | '.' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a value is free text, in which a number may be anything.
fn is_text(path: &FieldPath, value: &Value<'_>) -> bool {
    let is_code = matches!(path.0.last(), Some(Step::Key(key)) if &**key == "code" || &**key == "document");
    matches!(value, Value::Text(_) | Value::Target(_) | Value::Heading(_)) && !is_code
}

fn label(fact: &Fact<'_>) -> String {
    fact.label.join(" › ")
}

fn person(pattern: Pattern, seen: &Seen, sources: &[Source<'_>]) -> Finding {
    let (zh, en) = pattern.words();
    let masked = personal::masked(pattern, &seen.shown);
    let first = sources.iter().find(|source| source.is_text).or(sources.first());
    let (from_zh, from_en) =
        first.map_or((String::new(), String::new()), |Source { declaration, label, .. }| {
            let file = &declaration.file;
            (format!("，来自 {file} 的“{label}”"), format!(", from {file}, “{label}”"))
        });
    let message = Said::new(
        format!("{} 里有{zh} {masked}{from_zh}{}", seen.place(), seen.more().zh),
        format!("{} holds {en}, {masked}{from_en}{}", seen.place(), seen.more().en),
    );
    let help = match first {
        Some(Source { declaration, .. }) => Said::new(
            format!(
                "在 {} 里删去或改写；如果是单位对外公布的联系方式，写进 site.yaml 的“官方联系方式”",
                declaration.file
            ),
            format!(
                "take it out of {}; if it is how the public reaches the office, add it to official_contacts in site.yaml",
                declaration.file
            ),
        ),
        None => Said::new(
            "申报表里没有它：在主题的模板、数据文件或文件名里删去；如果是单位对外公布的联系方式，写进 site.yaml 的“官方联系方式”",
            "no declaration says it: take it out of the theme's templates, data files or file names; if it is how the public reaches the office, add it to official_contacts in site.yaml",
        ),
    };
    let finding = Finding::new(&PERSONAL_DATA_PUBLISHED, seen.at(), message, help);
    sources.iter().filter(|source| source.is_text).fold(finding, |finding, source| {
        let place = Place { file: source.declaration.file.clone(), field: source.path.clone(), span: None };
        finding.also(place, Said::new(format!("{zh}在这里"), format!("{en} stands here")))
    })
}

/// What is held back and was seen all the same.
pub(super) fn held(
    (held, needles): (&[Declaration], &Held),
    found: BTreeMap<(u32, Box<[NeedleId]>), Seen>,
) -> Vec<Finding> {
    let mut findings = Vec::with_capacity(found.len());
    // Those of one declaration follow each other.
    let mut facts: Option<(u32, Vec<Fact<'_>>)> = None;
    for ((number, seen_needles), seen) in &found {
        let declaration = &held[*number as usize];
        if facts.as_ref().is_none_or(|(of, _)| of != number) {
            facts = Some((*number, facts::list(declaration)));
        }
        let facts = facts.as_ref().map_or(&[][..], |(_, facts)| facts);
        // A word tells more than a figure, and a long one most.
        let telling = |needle: &&Needle| (!needle.text.starts_with(is_figure), needle.text.chars().count());
        let all = seen_needles.iter().map(|needle| &needles.needles[*needle as usize]);
        let Some(needle) = all.max_by_key(telling) else { continue };
        let origin = needle.origins.iter().find(|(of, _)| of == number);
        let fact = origin.and_then(|(_, fact)| facts.get(*fact as usize));
        findings.push(leak((declaration, fact), (&needle.text, seen_needles.len()), seen));
    }
    findings
}

fn leak(
    (declaration, fact): (&Declaration, Option<&Fact<'_>>),
    (text, count): (&str, usize),
    seen: &Seen,
) -> Finding {
    let file = &declaration.file;
    let (field, label) =
        fact.map_or((FieldPath::root(), "项目".to_owned()), |fact| (fact.path.clone(), label(fact)));
    let masked = veiled(text);
    let (count_zh, count_en) = match count {
        1 => (String::new(), String::new()),
        count => (format!("等 {count} 处"), format!(" and {} more of it", count - 1)),
    };
    let message = Said::new(
        format!(
            "{} 里有尚未公开或已撤回的内容“{masked}”{count_zh}，来自 {file} 的“{label}”{}",
            seen.place(),
            seen.more().zh
        ),
        format!(
            "{} holds what is not public, “{masked}”{count_en}, from {file}, “{label}”{}",
            seen.place(),
            seen.more().en
        ),
    );
    let help = Said::new(
        format!("从主题的模板、数据文件或文件名里删去；如果现在就要公开，改 {file} 的状态或公开日期"),
        format!(
            "take it out of the theme's templates, data files or file names; if it is to be public now, change status or publish_on of {file}"
        ),
    );
    let place = Place { file: file.clone(), field, span: None };
    let also = Said::new("没有公开的是这里", "this is held back");
    Finding::new(&HELD_BACK_PUBLISHED, seen.at(), message, help).also(place, also)
}

/// How much of a text is told.
const TOLD: usize = 4;

/// As it may be told: how it begins, and for a figure how long it is.
fn veiled(text: &str) -> String {
    if text.starts_with(is_figure) {
        let mut digits = 0;
        let veil = |c: char| {
            digits += usize::from(c.is_ascii_digit());
            if c.is_ascii_digit() && digits > 2 { '*' } else { c }
        };
        return text.chars().map(veil).collect();
    }
    let length = text.chars().count();
    let told: String = text.chars().take(TOLD.min(length / 2)).collect();
    format!("{told}…")
}

/// Whether a text that begins so is an amount, or a code.
fn is_figure(begins: char) -> bool {
    begins.is_ascii_digit() || begins == '−'
}

/// Containers that nobody could look into.
pub(super) fn closed(found: BTreeMap<Box<str>, Vec<(Inside, Closed)>>) -> Vec<Finding> {
    let all = found.into_iter().flat_map(|(address, closed)| {
        closed.into_iter().map(move |(inside, why)| {
            let seen = Seen { address: address.clone(), inside, shown: "".into(), files: 1 };
            let message = Said::new(
                format!("{} 没有检查：{}", seen.place(), why.zh),
                format!("{} was not searched: {}", seen.place(), why.en),
            );
            let help = Said::new(
                "改用能打开的格式（csv、xlsx、zip），不加密码；确需公开原件的，先自己检查，再在 site.yaml 的“规则”里放宽这一条",
                "use a kind that can be opened (csv, xlsx, zip) without a password; if the original has to be published, look through it yourself and lower this rule in site.yaml",
            );
            Finding::new(&CONTAINER_NOT_READABLE, seen.at(), message, help)
        })
    });
    all.collect()
}

/// Containers within containers within containers.
pub(super) fn too_deep() -> Closed {
    Said::new("压缩包套得太深", "containers lie too deep within each other")
}

impl Seen {
    fn at(&self) -> Place {
        Place { file: (&*self.address).into(), field: FieldPath::root(), span: None }
    }

    /// The file, and where in it.
    fn place(&self) -> String {
        match &self.inside {
            Some(inside) => format!("{}（{inside}）", self.address),
            None => self.address.to_string(),
        }
    }

    /// How many more files there are.
    fn more(&self) -> Said {
        match self.files {
            0 | 1 => Said::new("", ""),
            files => Said::new(
                format!("（另有 {} 个文件也是如此）", files - 1),
                format!(" (and so in {})", how_many(files - 1, "more file")),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_gives_nothing_away() {
        for (text, told) in
            [("城市公交运营补贴", "城市公交…"), ("甲乙丙丁", "甲乙…"), ("12,345.67 万元", "12,***.** 万元")]
        {
            assert_eq!(veiled(text), told);
        }
    }

    #[test]
    fn of_two_files_the_first_is_told_and_both_are_counted() {
        let seen =
            |address: &str, files| Seen { address: address.into(), inside: None, shown: "".into(), files };
        let mut first = seen("b", 1);
        first.join(&seen("a", 2));
        assert_eq!(first, seen("a", 3));
        first.join(&seen("c", 1));
        assert_eq!(first, seen("a", 4));
    }
}
