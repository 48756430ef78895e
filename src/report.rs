//! Findings → text for people, JSON for programs. Says what, where, with the line of the file under it, and what to do.

use std::collections::BTreeMap;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::finding::{FieldPath, Finding, Place, Said, Severity, Values};
use crate::language::Language;
use crate::source::{SourceFile, Span};

/// The files that findings speak of, by path.
pub type Files = BTreeMap<Arc<str>, SourceFile>;

/// Lines longer than this are cut around the place, or a pasted paragraph would bury the message.
const LONG_LINE: usize = 160;

/// All findings as text, in their order, each with a blank line behind it.
#[must_use]
pub fn text(findings: &[Finding], files: &Files, language: Language) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for finding in findings {
        let groups = group(finding, files, language);
        out.push_str(&renderer.render(&[groups]));
        out.push_str("\n\n");
    }
    out
}

fn group<'f>(finding: &'f Finding, files: &'f Files, language: Language) -> Group<'f> {
    let title = level(finding.severity).primary_title(finding.message.text(language)).id(finding.rule.name);
    let mut group = Group::with_title(title);
    let own = files.get(&finding.place.file).zip(finding.place.span);
    match own {
        Some((file, span)) => {
            let window = Window::around(file, span);
            let label = finding.label.as_ref().map(|label| label.text(language));
            let mut snippet = window
                .snippet(file)
                .annotation(AnnotationKind::Primary.span(window.inside(span)).label(label));
            for also in &finding.also {
                if let Some(span) = also
                    .place
                    .span
                    .filter(|span| also.place.file == finding.place.file && window.holds(*span))
                {
                    let label = also.label.text(language);
                    snippet =
                        snippet.annotation(AnnotationKind::Context.span(window.inside(span)).label(label));
                }
            }
            group = group.element(snippet);
            group = elsewhere(group, finding, (&window, files), language);
        }
        None => group = group.element(Origin::path(&*finding.place.file)),
    }
    if finding.place.field != FieldPath::root() {
        let name = Level::NOTE.with_name(Some(field_name(language)));
        group = group.element(name.message(finding.place.field.to_string()));
    }
    if let Some(entry) = known_error_entry(finding, language) {
        group = group.element(Level::NOTE.with_name(Some(known_error_name(language))).message(entry));
    }
    group.element(Level::HELP.with_name(Some(help_name(language))).message(finding.help.text(language)))
}

/// The second places that do not stand in the first excerpt.
fn elsewhere<'f>(
    mut group: Group<'f>,
    finding: &'f Finding,
    (window, files): (&Window, &'f Files),
    language: Language,
) -> Group<'f> {
    for also in &finding.also {
        let Some((file, span)) = files.get(&also.place.file).zip(also.place.span) else { continue };
        if also.place.file == finding.place.file && window.holds(span) {
            continue;
        }
        let other = Window::around(file, span);
        let label = also.label.text(language);
        group = group.element(
            other.snippet(file).annotation(AnnotationKind::Context.span(other.inside(span)).label(label)),
        );
    }
    group
}

/// The entry that records the finding as an error of the published form, ready to be copied.
fn known_error_entry(finding: &Finding, language: Language) -> Option<String> {
    let Values { published, computed } = finding.values.as_ref()?;
    let (rule, field) = (finding.rule.name, &finding.place.field);
    Some(match language {
        Language::Chinese => {
            format!(
                "- {{规则: {rule}, 字段: {field}, 公布值: \"{published}\", 计算值: \"{computed}\", 说明: …}}"
            )
        }
        Language::English => {
            format!(
                "- {{rule: {rule}, field: {field}, published: \"{published}\", computed: \"{computed}\", note: …}}"
            )
        }
    })
}

fn known_error_name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "已知错误",
        Language::English => "known_errors",
    }
}

fn field_name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "字段",
        Language::English => "field",
    }
}

fn help_name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "怎么办",
        Language::English => "help",
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The lines of a file that an excerpt shows: those of the place, the first line only where it runs over several.
struct Window {
    start: usize,
    end: usize,
}

impl Window {
    fn around(file: &SourceFile, span: Span) -> Window {
        let text = &file.text;
        let at = (span.start as usize).min(text.len());
        let mut start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let mut end = text[at..].find(['\n', '\r']).map_or(text.len(), |newline| at + newline);
        if end - start > LONG_LINE {
            start = floor(text, at.saturating_sub(LONG_LINE / 2).max(start));
            end = floor(text, (at + LONG_LINE / 2).min(end));
        }
        Window { start, end }
    }

    fn holds(&self, span: Span) -> bool {
        (self.start..=self.end).contains(&(span.start as usize))
    }

    /// The span within the window; at least one position wide for a caret.
    fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let start = (span.start as usize).clamp(self.start, self.end);
        let end = (span.end as usize).clamp(start, self.end);
        start - self.start..end - self.start
    }

    fn snippet<'f>(&self, file: &'f SourceFile) -> Snippet<'f, annotate_snippets::Annotation<'f>> {
        let line = file.position(self.start).line;
        Snippet::source(&file.text[self.start..self.end]).line_start(line).path(&*file.path)
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many findings there are of each severity, in a sentence.
#[must_use]
pub fn summary(findings: &[Finding]) -> Said {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    if findings.is_empty() {
        return Said::new("没有发现问题", "nothing to report");
    }
    Said::new(
        format!("错误 {errors} 个，警告 {warnings} 个，提示 {notes} 个"),
        format!("{}, {}, {}", counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")),
    )
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// All findings as one JSON array, in both languages.
///
/// The column is the 1-based character; the byte offset stands beside it.
#[must_use]
pub fn json(findings: &[Finding], files: &Files) -> String {
    let all: Vec<_> = findings.iter().map(|finding| JsonFinding::of(finding, files)).collect();
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&all).unwrap_or_else(|_| "[]".to_owned())
}

#[derive(Serialize)]
struct JsonFinding<'f> {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    place: JsonPlace<'f>,
    message: JsonSaid<'f>,
    label: Option<JsonSaid<'f>>,
    help: JsonSaid<'f>,
    values: Option<JsonValues<'f>>,
    also: Vec<JsonAlso<'f>>,
}

#[derive(Serialize)]
struct JsonPlace<'f> {
    file: &'f str,
    field: String,
    line: Option<usize>,
    column: Option<usize>,
    byte: Option<u32>,
    length: Option<u32>,
}

#[derive(Serialize)]
struct JsonSaid<'f> {
    zh: &'f str,
    en: &'f str,
}

#[derive(Serialize)]
struct JsonValues<'f> {
    published: &'f str,
    computed: &'f str,
}

#[derive(Serialize)]
struct JsonAlso<'f> {
    #[serde(flatten)]
    place: JsonPlace<'f>,
    label: JsonSaid<'f>,
}

impl<'f> JsonFinding<'f> {
    fn of(finding: &'f Finding, files: &Files) -> JsonFinding<'f> {
        JsonFinding {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            place: JsonPlace::of(&finding.place, files),
            message: JsonSaid::of(&finding.message),
            label: finding.label.as_ref().map(JsonSaid::of),
            help: JsonSaid::of(&finding.help),
            values: finding
                .values
                .as_ref()
                .map(|Values { published, computed }| JsonValues { published, computed }),
            also: finding
                .also
                .iter()
                .map(|also| JsonAlso {
                    place: JsonPlace::of(&also.place, files),
                    label: JsonSaid::of(&also.label),
                })
                .collect(),
        }
    }
}

impl<'f> JsonPlace<'f> {
    fn of(place: &'f Place, files: &Files) -> JsonPlace<'f> {
        let position =
            files.get(&place.file).zip(place.span).map(|(file, span)| file.position(span.start as usize));
        JsonPlace {
            file: &place.file,
            field: place.field.to_string(),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            byte: place.span.map(|span| span.start),
            length: place.span.map(|span| span.end - span.start),
        }
    }
}

impl<'f> JsonSaid<'f> {
    fn of(said: &'f Said) -> JsonSaid<'f> {
        JsonSaid { zh: &said.zh, en: &said.en }
    }
}
