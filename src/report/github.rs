//! Findings as annotations: a line each, which continuous integration shows beside the line of the file.

use super::{Files, lines, whole};
use crate::finding::{Finding, Severity};
use crate::language::Language;

/// All findings as `::error file=…,line=…,col=…::…` lines.
#[must_use]
pub fn github(findings: &[Finding], files: &Files, language: Language) -> String {
    let lines = lines(files);
    let mut out = String::new();
    for finding in findings {
        let place = &finding.place;
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        out.push_str(&format!("::{level} file={}", property(&place.file)));
        if let Some((lines, span)) = lines.get(&*place.file).zip(place.span) {
            let (start, end) = (lines.position(span.start as usize), lines.position(span.end as usize));
            out.push_str(&format!(",line={},col={}", start.line, start.column));
            // Columns are heeded only where a place begins and ends on one line.
            if end.line == start.line {
                out.push_str(&format!(",endLine={},endColumn={}", end.line, end.column));
            }
        }
        let message = data(&whole(finding, language));
        out.push_str(&format!(",title={}::{message}\n", property(finding.rule.name)));
    }
    out
}

/// What would end the message is written as the host expects it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same within a property, which colon and comma would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
