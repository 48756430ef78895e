//! Findings as a code-quality report, which some code hosts compare between the branches of a merge.

use serde_json::{Value, json};

use super::{Files, Fingerprints, lines, whole};
use crate::finding::{Finding, Severity};
use crate::language::Language;

/// All findings as one JSON array. A finding about no line is shown at the first.
#[must_use]
pub fn gitlab(findings: &[Finding], files: &Files, language: Language) -> String {
    let (lines, mut prints) = (lines(files), Fingerprints::default());
    let all: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let place = &finding.place;
            let at = lines.get(&*place.file).zip(place.span);
            let line = at.map_or(1, |(lines, span)| lines.position(span.start as usize).line);
            json!({
                "description": whole(finding, language),
                "check_name": finding.rule.name,
                "fingerprint": prints.of(finding),
                "severity": match finding.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                "location": {"path": &*place.file, "lines": {"begin": line}},
            })
        })
        .collect();
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&all).unwrap_or_else(|_| "[]".to_owned())
}
