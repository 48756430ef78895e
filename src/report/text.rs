//! Findings for people, file by file, each with the line of the file under it.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::excerpt::Window;
use super::{Captions, Files, OfFile, by_file, known_error_entry};
use crate::finding::{FieldPath, Finding, Severity};
use crate::language::Language;
use crate::source::{Position, SourceFile, Span};

/// All findings as text, in their order, each with a blank line behind it.
#[must_use]
pub fn text(findings: &[Finding], files: &Files, language: Language) -> String {
    text_at_most(findings, files, language, usize::MAX)
}

/// The same with at most `max` findings a file, the gravest; a line says how many more there are.
#[must_use]
pub fn text_at_most(findings: &[Finding], files: &Files, language: Language, max: usize) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for OfFile { shown, more, .. } in by_file(findings, max) {
        for finding in shown {
            let group = group(finding, files, language);
            out.push_str(&renderer.render(&[group]));
            out.push_str("\n\n");
        }
        if let Some(more) = more {
            out.push_str(more.text(language));
            out.push_str("\n\n");
        }
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
            let mut snippet = snippet(&window, file)
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
            group = group.elements(window.origin(file, span)).element(snippet);
            group = elsewhere(group, finding, (&window, files), language);
        }
        None => group = group.element(Origin::path(&*finding.place.file)),
    }
    // What the author wrote is shown, not run by the terminal.
    below(finding, language).into_iter().fold(group, |group, (level, name, text)| {
        group.element(level.with_name(Some(name)).message(normalize_untrusted_str(&text)))
    })
}

/// What stands below the excerpts, a line each.
fn below(finding: &Finding, language: Language) -> Vec<(Level<'static>, &'static str, String)> {
    let words = Captions::of(language);
    let mut lines = Vec::new();
    if finding.place.field != FieldPath::root() {
        lines.push((Level::NOTE, words.field, finding.place.field.to_string()));
    }
    if let Some(waived) = &finding.waived {
        lines.push((Level::NOTE, words.waived, waived.reason.clone()));
    }
    if let Some(entry) = known_error_entry(finding, language) {
        lines.push((Level::NOTE, words.known_error, entry));
    }
    lines.push((Level::HELP, words.help, finding.help.text(language).to_owned()));
    lines
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
            snippet(&other, file).annotation(AnnotationKind::Context.span(other.inside(span)).label(label)),
        );
    }
    group
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

impl Window {
    /// Path, line and column, where the excerpt begins within its line and would count from there.
    fn origin<'f>(&self, file: &'f SourceFile, span: Span) -> Option<Origin<'f>> {
        let Position { line, column } = file.position(span.start as usize);
        (!self.begins_line).then(|| Origin::path(&*file.path).line(line).char_column(column))
    }
}

fn snippet<'f>(window: &Window, file: &'f SourceFile) -> Snippet<'f, Annotation<'f>> {
    let line = file.position(window.start).line;
    let path = window.begins_line.then_some(&*file.path);
    Snippet::source(&file.text[window.start..window.end]).line_start(line).path(path)
}
