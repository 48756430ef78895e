//! Waivers: a fault passes until a day, comes back the day after, and no reader ever sees that it passed.

use gongkai::build::Asked;
use gongkai::facts;
use gongkai::finding::Severity;
use gongkai::model::date::Date;

use crate::site::{Folder, asked, pages};

const PATH: &str = "content/2023/gz-zwsj/a.targets.yaml";
const HEAD: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n";
const FUNDING: &str = "资金: {合计: 100, 财政拨款: 60, 上级资金: 20, 其他资金: 10}\n";

/// What is told of a form with this text behind its head on a day.
fn told(text: &str, day: &str) -> Vec<(&'static str, Severity)> {
    let folder = Folder::site(&[(PATH, &format!("{HEAD}{text}"))]);
    let as_of = Date::parse(day).expect("a day");
    let findings = folder.open_as(Asked { as_of, ..asked() }).findings;
    findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect()
}

#[test]
fn a_waiver_holds_until_its_last_day_and_then_expires_loudly() {
    let text = format!(
        "{FUNDING}豁免:\n  - {{规则: funding-parts-differ-from-total, 字段: funding.total, 理由: 待核对, 截至: 2026-06-30}}\n"
    );
    let rule = "funding-parts-differ-from-total";
    for day in ["2020-01-01", "2026-06-30"] {
        assert_eq!(told(&text, day), [(rule, Severity::Note)], "{day}");
    }
    assert_eq!(told(&text, "2026-07-01"), [(rule, Severity::Error), ("waiver-expired", Severity::Warning)]);
    let folder = Folder::site(&[(PATH, &format!("{HEAD}{text}"))]);
    let (findings, _) = folder.findings();
    let waived = findings[0].waived.as_ref().map(|waived| (&*waived.until, &*waived.reason));
    assert_eq!(waived, Some(("2026-06-30", "待核对")));
    assert!(findings[0].message.zh.ends_with("（已豁免，至 2026-06-30）"), "{}", findings[0].message.zh);
}

#[test]
fn a_waiver_names_its_field_or_holds_for_the_whole_file() {
    let indicators = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数}\n      - {名称: 人数}\n";
    let rule = "indicator-without-target";
    let both = format!("{indicators}waivers:\n  - {{rule: {rule}, reason: x, until: 2026-12-31}}\n");
    assert_eq!(told(&both, "2026-06-30"), [(rule, Severity::Note), (rule, Severity::Note)]);
    let one = format!(
        "{indicators}豁免:\n  - {{规则: {rule}, 字段: 'indicators.output.quantity[人数]', 理由: x, 截至: 2026-12-31}}\n"
    );
    let mut found = told(&one, "2026-06-30");
    found.sort();
    assert_eq!(found, [(rule, Severity::Note), (rule, Severity::Warning)]);
}

#[test]
fn a_waiver_that_excuses_nothing_is_told_and_says_why() {
    let said = |text: &str| {
        let folder = Folder::site(&[(PATH, &format!("{HEAD}{text}"))]);
        let (findings, _) = folder.findings();
        let about = findings.iter().find(|finding| finding.rule.name == "waiver-excuses-nothing");
        about.map(|finding| (finding.message.zh.clone(), finding.help.zh.clone()))
    };
    let waiver = |rule: &str| format!("豁免: [{{规则: {rule}, 理由: x, 截至: 2026-12-31}}]\n");
    let (message, _) = said(&waiver("funding-parts-differ-from-total")).expect("a finding");
    assert_eq!(message, "豁免 funding-parts-differ-from-total，但它没有指出任何问题");
    let (message, help) = said(&waiver("funding-part-differ-from-total")).expect("a finding");
    assert_eq!(message, "没有关于申报表的规则“funding-part-differ-from-total”");
    assert!(help.starts_with("是否想写 funding-parts-differ-from-total？"), "{help}");
    // What was not read cannot be let pass, and stays an error.
    let unread = format!("资金: {{合计: 12万}}\n{}", waiver("number-not-readable"));
    assert_eq!(said(&unread).expect("a finding").0, "number-not-readable 不能豁免：它指出的内容读不进来");
    assert!(told(&unread, "2026-06-30").contains(&("number-not-readable", Severity::Error)));
    // The rule may have kept silent because a figure could not be read: then nothing is known of the waiver.
    let silent = format!("资金: {{合计: 12万, 财政拨款: 60}}\n{}", waiver("funding-parts-differ-from-total"));
    assert_eq!(said(&silent), None);
}

#[test]
fn a_waiver_without_a_last_day_of_the_calendar_is_refused() {
    for until in ["2026-06", "2026-02-30", "年底", "''"] {
        let text =
            format!("{FUNDING}豁免: [{{规则: funding-parts-differ-from-total, 理由: x, 截至: {until}}}]\n");
        let told = told(&text, "2026-01-01");
        assert!(told.contains(&("funding-parts-differ-from-total", Severity::Error)), "{until}: {told:?}");
        let refused = ["date-not-readable", "field-missing"];
        assert!(told.iter().any(|(name, _)| refused.contains(name)), "{until}: {told:?}");
    }
}

#[test]
fn no_reader_sees_a_waiver() {
    let text = format!(
        "{HEAD}{FUNDING}豁免: [{{规则: funding-parts-differ-from-total, 理由: 内部说明的理由, 截至: 2026-12-31}}]\n"
    );
    let folder = Folder::site(&[(PATH, &text)]);
    let opened = folder.open();
    let facts = facts::text(&opened.site.declarations()[0]);
    let pages = pages(folder.path());
    assert!(pages.contains_key("2023/gz-zwsj/a.html"));
    let files = pages.iter().map(|(address, bytes)| (address.as_str(), String::from_utf8_lossy(bytes)));
    for (address, text) in files.chain([("the facts", facts.into())]) {
        for word in ["豁免", "内部说明的理由", "2026-12-31", "waive"] {
            assert!(!text.contains(word), "{address} says {word}");
        }
    }
}
