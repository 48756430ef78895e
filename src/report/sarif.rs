//! Findings as SARIF 2.1.0, for code hosts and editors: every rule of the catalogue with its page, every finding with its
//! region, and a fingerprint that stays when lines move.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::excerpt::Lines;
use super::{Files, Fingerprints, lines, whole};
use crate::catalogue;
use crate::finding::{FieldPath, Finding, Place, Rule, Said};
use crate::language::Language;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What paths are relative to: the site's folder.
const ROOT: &str = "SITE";

/// All findings as a SARIF log. Columns and offsets count UTF-16 code units, which the log says.
#[must_use]
pub fn sarif(findings: &[Finding], files: &Files, language: Language) -> String {
    let lines = lines(files);
    let mut prints = Fingerprints::default();
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, (&lines, &mut prints), language)).collect();
    let rules: Vec<Value> = catalogue::rules().iter().map(|rule| descriptor(rule, language)).collect();
    let root = Said::new("网站文件夹", "the site's folder");
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "gongkai",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language.tag(),
                "rules": rules,
            }},
            "language": language.tag(),
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": {ROOT: {"description": {"text": root.text(language)}}},
            "invocations": [{"executionSuccessful": true}],
            "results": results,
        }],
    });
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&log).unwrap_or_else(|_| "{}".to_owned())
}

/// A rule with its page in the report's language, and what it explains in both.
fn descriptor(rule: &Rule, language: Language) -> Value {
    let page = catalogue::page(rule, language);
    let said = |language| json!({"text": catalogue::explanation(rule, language)});
    json!({
        "id": rule.name,
        "shortDescription": {"text": catalogue::summary(rule, language)},
        "fullDescription": said(language),
        "help": {"text": catalogue::explanation(rule, language), "markdown": page},
        "messageStrings": {
            Language::Chinese.tag(): said(Language::Chinese),
            Language::English.tag(): said(Language::English),
        },
        "defaultConfiguration": {"level": rule.severity.name()},
    })
}

fn result(
    finding: &Finding,
    (lines, prints): (&BTreeMap<&str, Lines<'_>>, &mut Fingerprints),
    language: Language,
) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.name,
        "level": finding.severity.name(),
        "message": {"text": whole(finding, language)},
        "locations": [location(&finding.place, lines)],
        "partialFingerprints": {"ruleFileField/v1": prints.of(finding)},
        "properties": {"message": both(&finding.message), "help": both(&finding.help)},
    });
    if let Ok(at) = catalogue::rules().binary_search_by(|rule| rule.name.cmp(finding.rule.name)) {
        result["ruleIndex"] = at.into();
    }
    if !finding.also.is_empty() {
        let also = finding.also.iter().map(|also| {
            let mut other = location(&also.place, lines);
            other["message"] = json!({"text": also.label.text(language)});
            other
        });
        result["relatedLocations"] = also.collect();
    }
    if let Some(waived) = &finding.waived {
        let justification = format!("{} ({})", waived.reason, waived.until);
        result["suppressions"] =
            json!([{"kind": "inSource", "status": "accepted", "justification": justification}]);
    }
    result
}

fn both(said: &Said) -> Value {
    json!({Language::Chinese.tag(): said.zh, Language::English.tag(): said.en})
}

fn location(place: &Place, lines: &BTreeMap<&str, Lines<'_>>) -> Value {
    let mut location = json!({
        "physicalLocation": {"artifactLocation": {"uri": uri(&place.file), "uriBaseId": ROOT}},
    });
    if let Some((lines, span)) = lines.get(&*place.file).zip(place.span) {
        let bytes = span.range();
        let (start, end) = (lines.position_utf16(bytes.start), lines.position_utf16(bytes.end));
        let offset = lines.offset_utf16(bytes.start);
        location["physicalLocation"]["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": offset,
            "charLength": lines.offset_utf16(bytes.end) - offset,
        });
    }
    if place.field != FieldPath::root() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": place.field.to_string()}]);
    }
    location
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
