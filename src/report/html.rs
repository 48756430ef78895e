//! Findings as one page that needs nothing else, to be opened by a double click and sent on. Everything that an author wrote
//! is escaped.

use std::fmt::Write;

use super::excerpt::Window;
use super::page;
use super::{Captions, Files, OfFile, by_file, known_error_entry, summary};
use crate::finding::{FieldPath, Finding, Place, Severity};
use crate::language::Language;
use crate::markup::escaped;

/// What the page needs besides what every page has.
pub(super) const STYLE: &str = "\
section{border-left:.25rem solid #888;padding:.1rem 0 .1rem 1rem;margin:1rem 0}\
section.error{border-color:#c62828}section.warning{border-color:#b26a00}\
section p{margin:.3rem 0}.rule,.line{opacity:.75;font-size:.875rem}\
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0;padding:.4rem .6rem;background:#8882}\
code{overflow-wrap:anywhere}";

/// The page, with at most `max` findings a file.
#[must_use]
pub fn html(findings: &[Finding], files: &Files, language: Language, max: usize) -> String {
    let title = match language {
        Language::Chinese => "检查结果",
        Language::English => "What the check found",
    };
    let mut out = page::open((title, STYLE), language);
    // Writing to a String cannot fail, here and below.
    _ = writeln!(out, "<p>{}</p>", escaped(summary(findings).text(language)));
    for OfFile { file, shown, more } in by_file(findings, max) {
        _ = writeln!(out, "<h2>{}</h2>", escaped(file));
        for finding in shown {
            section(&mut out, (finding, None), files, language);
        }
        if let Some(more) = more {
            _ = writeln!(out, "<p>{}</p>", escaped(more.text(language)));
        }
    }
    out.push_str(page::CLOSE);
    out
}

/// The findings alone, for a page that has other things to say as well: each a `section` whose class is the severity and
/// whose `data-place` is file and line, as editors take them.
#[must_use]
pub fn sections(findings: &[Finding], files: &Files, language: Language) -> String {
    findings.iter().fold(String::new(), |mut out, finding| {
        let Place { file, span, .. } = &finding.place;
        let line = files.get(file).zip(*span).map(|(file, span)| file.position(span.start as usize).line);
        let place = line.map_or_else(|| file.to_string(), |line| format!("{file}:{line}"));
        section(&mut out, (finding, Some(&place)), files, language);
        out
    })
}

fn section(out: &mut String, (finding, place): (&Finding, Option<&str>), files: &Files, language: Language) {
    let words = Captions::of(language);
    let level = match (finding.severity, language) {
        (Severity::Error, Language::Chinese) => "错误",
        (Severity::Warning, Language::Chinese) => "警告",
        (Severity::Note, Language::Chinese) => "提示",
        (severity, Language::English) => severity.name(),
    };
    let (class, rule) = (finding.severity.name(), finding.rule.name);
    let message = escaped(finding.message.text(language));
    let place = place.map_or_else(String::new, |place| format!(" data-place=\"{}\"", escaped(place)));
    _ = writeln!(out, "<section class=\"{class}\"{place}>\n<p><strong>{level}</strong> {message}</p>");
    excerpt(out, (&finding.place, &finding.place), files);
    if let Some(label) = &finding.label {
        _ = writeln!(out, "<p>{}</p>", escaped(label.text(language)));
    }
    for also in &finding.also {
        excerpt(out, (&also.place, &finding.place), files);
        _ = writeln!(out, "<p>{}</p>", escaped(also.label.text(language)));
    }
    _ = writeln!(out, "<p>{}: {}</p>", words.help, escaped(finding.help.text(language)));
    if let Some(waived) = &finding.waived {
        _ = writeln!(out, "<p>{}: {}</p>", words.waived, escaped(&waived.reason));
    }
    if let Some(entry) = known_error_entry(finding, language) {
        _ = writeln!(out, "<p>{}: <code>{}</code></p>", words.known_error, escaped(&entry));
    }
    _ = write!(out, "<p class=\"rule\">{rule}");
    if finding.place.field != FieldPath::root() {
        _ = write!(out, " · {}: {}", words.field, escaped(&finding.place.field.to_string()));
    }
    out.push_str("</p>\n</section>\n");
}

/// The line of a place, with the place marked. Its file is named where it is not the one that is spoken of.
fn excerpt(out: &mut String, (place, own): (&Place, &Place), files: &Files) {
    let Some((file, span)) = files.get(&place.file).zip(place.span) else { return };
    let (window, is_cut) = Window::around(file, span).narrow(file, span);
    let [before, behind] = is_cut.map(|is_cut| if is_cut { "…" } else { "" });
    let (text, marked) = (&file.text[window.start..window.end], window.inside(span));
    let at = file.position(span.start as usize);
    let path = if place.file == own.file { String::new() } else { escaped(&place.file) + ":" };
    _ = writeln!(
        out,
        "<p class=\"line\">{path}{}:{}</p>\n<pre>{before}{}<mark>{}</mark>{}{behind}</pre>",
        at.line,
        at.column,
        escaped(&text[..marked.start]),
        escaped(&text[marked.clone()]),
        escaped(&text[marked.end..]),
    );
}
