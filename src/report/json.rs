//! Findings for programs, in both languages. `docs/schema/report.schema.json` says what each key means.

use std::collections::BTreeMap;

use serde::Serialize;

use super::excerpt::Lines;
use super::{Counts, Files, lines};
use crate::finding::{Finding, Place, Said, Values, Waived};

/// The shape of the report; a key is added without a new number, never taken away.
const VERSION: u32 = 1;

/// All findings as one JSON value.
///
/// Lines and columns count from 1, columns in characters; the byte offset into the file, without a byte-order mark, stands
/// beside them.
#[must_use]
pub fn json(findings: &[Finding], files: &Files) -> String {
    let lines = lines(files);
    let Counts { errors, warnings, notes } = Counts::of(findings);
    let report = JsonReport {
        version: VERSION,
        counts: JsonCounts { error: errors, warning: warnings, note: notes },
        findings: findings.iter().map(|finding| JsonFinding::of(finding, &lines)).collect(),
    };
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_else(|_| "{}".to_owned())
}

#[derive(Serialize)]
struct JsonReport<'f> {
    version: u32,
    counts: JsonCounts,
    findings: Vec<JsonFinding<'f>>,
}

#[derive(Serialize)]
struct JsonCounts {
    error: usize,
    warning: usize,
    note: usize,
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
    waived: Option<JsonWaived<'f>>,
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
struct JsonWaived<'f> {
    until: &'f str,
    reason: &'f str,
}

#[derive(Serialize)]
struct JsonAlso<'f> {
    #[serde(flatten)]
    place: JsonPlace<'f>,
    label: JsonSaid<'f>,
}

impl<'f> JsonFinding<'f> {
    fn of(finding: &'f Finding, lines: &BTreeMap<&str, Lines<'_>>) -> JsonFinding<'f> {
        let values = finding.values.as_ref();
        let waived = finding.waived.as_ref();
        let also = finding.also.iter();
        JsonFinding {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            place: JsonPlace::of(&finding.place, lines),
            message: JsonSaid::of(&finding.message),
            label: finding.label.as_ref().map(JsonSaid::of),
            help: JsonSaid::of(&finding.help),
            values: values.map(|Values { published, computed }| JsonValues { published, computed }),
            waived: waived.map(|Waived { until, reason }| JsonWaived { until, reason }),
            also: also
                .map(|also| JsonAlso {
                    place: JsonPlace::of(&also.place, lines),
                    label: JsonSaid::of(&also.label),
                })
                .collect(),
        }
    }
}

impl<'f> JsonPlace<'f> {
    fn of(place: &'f Place, lines: &BTreeMap<&str, Lines<'_>>) -> JsonPlace<'f> {
        let position =
            lines.get(&*place.file).zip(place.span).map(|(lines, span)| lines.position(span.start as usize));
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
