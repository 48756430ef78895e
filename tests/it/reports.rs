//! Reports: what programs read holds to its schema, what people read is whole and short enough, and nothing names the
//! machine.

use gongkai::language::Language;
use gongkai::report;
use serde_json::{Value, json};

use crate::broken::BROKEN;
use crate::site::Folder;

/// The schema of SARIF 2.1.0 as OASIS publishes it, unchanged.
const SARIF_SCHEMA: &str = include_str!("schema/sarif-2.1.0.json");
const REPORT_SCHEMA: &str = include_str!("../../docs/schema/report.schema.json");

const FORM: &str = "content/2023/gz-zwsj/a.targets.yaml";
const HEAD: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n";

/// What keeps `document` from being what `schema` describes.
pub(crate) fn invalid(schema: &str, document: &Value) -> Option<String> {
    // In the pattern of a language the standard has a bracket too many, which is no regular expression.
    let schema = serde_json::from_str(&schema.replace("{2}]?$", "{2}?$")).expect("JSON");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    validator.validate(document).err().map(|error| format!("{error} at {}", error.instance_path()))
}

/// A site with every kind of place: many broken files, one that is no text, one that is missing, one that is waived.
fn folder() -> Folder {
    let folder = Folder::site(&BROKEN);
    folder.put("content/2023/gz-zwsj/bytes.targets.yaml", b"\xC4\xEA\xB6\xC8: 2023\n");
    folder.put("content/2023/gz-zwsj/\u{8868}, \u{4E00}%.yml", b"x");
    let waived = format!(
        "{HEAD}资金: {{合计: 100, 财政拨款: 110}}\n豁免: [{{规则: funding-parts-differ-from-total, 理由: 待核, 截至: 2026-12-31}}]\n"
    );
    folder.put(FORM, waived.as_bytes());
    std::fs::remove_file(folder.path().join("content/departments.yaml")).expect("it was there");
    folder
}

fn json_report(folder: &Folder) -> Value {
    let (findings, files) = folder.findings();
    serde_json::from_str(&report::json(&findings, &files)).expect("JSON")
}

fn sarif(folder: &Folder) -> Value {
    let (findings, files) = folder.findings();
    serde_json::from_str(&report::sarif(&findings, &files, Language::English)).expect("JSON")
}

fn results(sarif: &Value) -> &Vec<Value> {
    sarif["runs"][0]["results"].as_array().expect("results")
}

#[test]
fn json_is_what_its_schema_says() {
    let report = json_report(&folder());
    assert_eq!(invalid(REPORT_SCHEMA, &report), None);
    let findings = report["findings"].as_array().expect("findings");
    assert!(findings.len() > 30);
    let counts: u64 =
        ["error", "warning", "note"].iter().filter_map(|key| report["counts"][key].as_u64()).sum();
    assert_eq!(counts, findings.len() as u64);
    assert!(findings.iter().any(|finding| finding["waived"]["until"] == "2026-12-31"));
    assert!(findings.iter().any(|finding| finding["line"].is_null()));
    // The schema is no open door.
    let mut other = report.clone();
    other["findings"][0]["severity"] = json!("fatal");
    assert!(invalid(REPORT_SCHEMA, &other).is_some());
    let mut other = report;
    other["findings"][0]["file"] = json!("/home/clerk/content/site.yaml");
    assert!(invalid(REPORT_SCHEMA, &other).is_some());
}

#[test]
fn sarif_is_what_the_standard_says() {
    let folder = folder();
    let log = sarif(&folder);
    assert_eq!(invalid(SARIF_SCHEMA, &log), None);
    let mut other = log.clone();
    other["runs"][0]["results"][0]["level"] = json!("fatal");
    assert!(invalid(SARIF_SCHEMA, &other).is_some());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in results(&log) {
        let at = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[at]["id"], result["ruleId"]);
    }
    for rule in rules {
        for language in ["zh-CN", "en"] {
            assert!(rule["messageStrings"][language]["text"].is_string(), "{rule}");
        }
    }
    let waived: Vec<_> = results(&log).iter().filter(|result| result["suppressions"].is_array()).collect();
    assert_eq!(waived.len(), 1);
    assert_eq!(waived[0]["suppressions"][0]["justification"], "待核 (2026-12-31)");
    let name = "content/2023/gz-zwsj/%E8%A1%A8%2C%20%E4%B8%80%25.yml";
    let uris = results(&log)
        .iter()
        .map(|result| &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
    assert_eq!(uris.filter(|uri| *uri == name).count(), 1);
}

#[test]
fn fingerprints_tell_findings_apart_and_stay_when_lines_move() {
    let prints = |text: &str| -> Vec<String> {
        let folder = Folder::site(&[(FORM, text)]);
        results(&sarif(&folder))
            .iter()
            .map(|result| result["partialFingerprints"]["ruleFileField/v1"].as_str().expect("one").to_owned())
            .collect()
    };
    let body = "不认识: 1\n也不认识: 2\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数}\n      - {名称: 次数}\n";
    let before = prints(&format!("{HEAD}{body}"));
    assert_eq!(before.len(), 5);
    let mut apart = before.clone();
    apart.sort();
    apart.dedup();
    assert_eq!(apart.len(), before.len());
    assert_eq!(prints(&format!("# 一行说明\n\n{HEAD}立项依据: 无\n{body}")), before);
}

#[test]
fn sarif_counts_utf16_and_json_counts_characters() {
    let folder = Folder::site(&[(FORM, &format!("{HEAD}资金: {{合计: 1, 财政拨款: 12万}} # 𠮷\n𠮷野: 1\n"))]);
    let log = sarif(&folder);
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
    let region = |at: usize| &results(&log)[at]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        *region(0),
        json!({"startLine": 6, "startColumn": 19, "endLine": 6, "endColumn": 22, "charOffset": 66, "charLength": 3})
    );
    assert_eq!(
        *region(1),
        json!({"startLine": 7, "startColumn": 1, "endLine": 7, "endColumn": 4, "charOffset": 76, "charLength": 3})
    );
    let report = json_report(&folder);
    assert_eq!((&report["findings"][1]["line"], &report["findings"][1]["length"]), (&json!(7), &json!(7)));
}

#[test]
fn columns_count_from_the_beginning_of_the_line_however_long_it_is() {
    for long in [10, 100, 1_000, 100_000] {
        let before = "字".repeat(long);
        let folder = Folder::site(&[(FORM, &format!("{HEAD}年度目标: {{不公开: {before}, 依据: 1}}\n"))]);
        let (findings, files) = folder.findings();
        let text =
            anstream::adapter::strip_str(&report::text(&findings, &files, Language::Chinese)).to_string();
        let column = "年度目标: {不公开: , ".chars().count() + long + 1;
        assert!(text.contains(&format!("--> {FORM}:6:{column}\n")), "{text}");
        assert!(text.lines().all(|line| line.chars().count() < 300), "{text}");
    }
}

#[test]
fn annotations_end_where_they_should() {
    let folder = folder();
    folder.put(FORM, format!("{HEAD}100%, 甲: 1\n").as_bytes());
    let (findings, files) = folder.findings();
    let report = report::github(&findings, &files, Language::Chinese);
    assert_eq!(report.lines().count(), findings.len());
    for line in report.lines() {
        let level = line.strip_prefix("::").and_then(|rest| rest.split(' ').next());
        assert!(matches!(level, Some("error" | "warning" | "notice")), "{line}");
    }
    let own = report.lines().find(|line| line.contains("a.targets.yaml")).expect("an annotation");
    assert!(
        own.starts_with("::error file=content/2023/gz-zwsj/a.targets.yaml,line=6,col=1,endLine=6,endColumn=8,title=unknown-key::不认识“100%25, 甲”%0A"),
        "{own}"
    );
    assert!(report.contains("file=content/2023/gz-zwsj/表%2C 一%25.yml,title="), "{report}");
}

#[test]
fn a_code_quality_report_has_a_line_for_everything_and_names_that_stay() {
    let folder = folder();
    let (findings, files) = folder.findings();
    let report = report::gitlab(&findings, &files, Language::Chinese);
    let report: Vec<Value> = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report.len(), findings.len());
    let log = sarif(&folder);
    for (entry, result) in report.iter().zip(results(&log)) {
        assert_eq!(entry["fingerprint"], result["partialFingerprints"]["ruleFileField/v1"]);
        assert!(entry["location"]["lines"]["begin"].as_u64() >= Some(1), "{entry}");
        assert!(["major", "minor", "info"].iter().any(|level| entry["severity"] == *level), "{entry}");
    }
}

#[test]
fn a_page_holds_what_authors_wrote_as_text() {
    let folder = Folder::site(&[(FORM, &format!("{HEAD}<script>alert('1')</script>: \"\\x1b[31m\"\n"))]);
    let (findings, files) = folder.findings();
    let page = report::html(&findings, &files, Language::Chinese, 20);
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("<mark>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</mark>"), "{page}");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">") && page.ends_with("</html>\n"));
    for outside in ["src=", "href=", "url(", "http"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn a_terminal_shows_what_authors_wrote_and_runs_nothing() {
    let text = format!("{HEAD}金额单位: \"\\x1b[31m角\\x07\"\n");
    let (findings, files) = Folder::site(&[(FORM, &text)]).findings();
    let shown = report::text(&findings, &files, Language::Chinese);
    assert!(shown.contains("␛[31m"), "{shown:?}");
    let plain = anstream::adapter::strip_str(&shown).to_string();
    assert!(!plain.contains(['\u{1b}', '\u{7}']), "{plain:?}");
    // The colours are ours: what is left without them is what the author wrote.
    assert!(plain.contains("[31m角"), "{plain:?}");
}

#[test]
fn of_a_thousand_mistakes_the_gravest_are_shown_and_the_rest_are_counted() {
    let mut text = HEAD.to_owned();
    text.push_str("绩效指标:\n  产出指标:\n    数量指标:\n");
    (0..30).for_each(|at| text.push_str(&format!("      - {{名称: 项目{at}}}\n")));
    (0..1000).for_each(|at| text.push_str(&format!("错{at}: 1\n")));
    let (findings, files) = Folder::site(&[(FORM, &text)]).findings();
    assert_eq!(findings.len(), 1030);
    let plain = |max: usize| {
        let text = report::text_at_most(&findings, &files, Language::Chinese, max);
        anstream::adapter::strip_str(&text).to_string()
    };
    let shown = plain(20);
    assert_eq!(shown.matches("error[unknown-key]").count(), 20);
    assert_eq!(shown.matches("warning[").count(), 0);
    assert!(
        shown.ends_with(&format!(
            "{FORM} 另有 1010 个没有显示（错误 980 个，警告 30 个，提示 0 个）；用 --max 0 显示全部\n\n"
        )),
        "{shown}"
    );
    assert_eq!(plain(usize::MAX).matches("[unknown-key]").count(), 1000);
    let page = report::html(&findings, &files, Language::English, 20);
    assert_eq!(page.matches("<section").count(), 20);
    assert!(page.contains("has 1010 more that are not shown (980 errors, 30 warnings, 0 notes)"));
}

#[test]
fn no_report_names_the_machine_and_no_help_is_cut() {
    let folder = folder();
    let (findings, files) = folder.findings();
    let text = anstream::adapter::strip_str(&report::text(&findings, &files, Language::Chinese)).to_string();
    for finding in &findings {
        assert!(text.contains(&finding.help.zh), "cut: {}", finding.help.zh);
        assert!(text.contains(&finding.message.zh), "cut: {}", finding.message.zh);
    }
    let own = folder.path().display().to_string();
    let language = Language::Chinese;
    for report in [
        text,
        report::json(&findings, &files),
        report::sarif(&findings, &files, language),
        report::github(&findings, &files, language),
        report::gitlab(&findings, &files, language),
        report::html(&findings, &files, language, 20),
    ] {
        assert!(!report.contains(&own), "{report}");
    }
}
