//! What differs between two sites: what programs read holds to its schema, and the page is one file that runs nothing.

use gongkai::diff::{Differences, Joined};
use gongkai::language::Language;
use gongkai::report::diff::{self as report, Compared, Side, SideName};
use serde_json::{Value, json};

use crate::reports::invalid;
use crate::site::Folder;

const SCHEMA: &str = include_str!("../../docs/schema/diff.schema.json");
const TARGETS: &str = "content/2023/gz-zwsj/a.targets.yaml";
const RESULT: &str = "content/2023/gz-zwsj/a.self-evaluation.yaml";

fn targets(body: &str) -> String {
    format!("表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n{body}")
}

fn result(body: &str) -> String {
    format!("表: 项目支出绩效自评表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n{body}")
}

/// What `told` says of two sites with these files.
fn compared<T>(before: &[(&str, &str)], after: &[(&str, &str)], told: impl Fn(&Compared<'_>) -> T) -> T {
    let [before, after] = [before, after].map(|files| Folder::site(files).open().site);
    let differences = Differences::between(before.declarations(), after.declarations(), Joined::ByKey);
    let side = |name: &str, site| Side { name: SideName::Folder(name.to_owned()), site };
    told(&Compared { before: side("a", &before), after: side("b", &after), differences })
}

/// Two sites with every kind of value in every state.
fn everything<T>(told: impl Fn(&Compared<'_>) -> T) -> T {
    let before = targets(
        "金额单位: 元\n资金: {合计: 30000, 财政拨款: {不公开: 保密法}, 上级资金: 不适用, 其他资金: 0}\n年度目标: 一\n绩效指标:\n  产出指标(50分):\n    数量指标:\n      - {名称: 次数, 年度指标值: ≥5次, 分值: 10}\n",
    );
    let after = targets(
        "资金: {合计: 4, 财政拨款: {不公开: 商业秘密}, 上级资金: {不公开: 保密法}, 其他资金: 1}\n年度目标: 不适用\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数, 年度指标值: ≥6次, 分值: 20}\n",
    );
    let result = result(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数, 实际完成值: 4次, 指标完成率: 80%}\n",
    );
    let gone = targets("").replace("项目: a", "项目: b");
    let other = result.replace("80%", "90%");
    let (a, b) = ("content/2023/gz-zwsj/b.targets.yaml", "content/2023/gz-zwsj/c.targets.yaml");
    let come = targets("").replace("项目: a", "项目: c");
    compared(
        &[(TARGETS, &before), (RESULT, &result), (a, &gone)],
        &[(TARGETS, &after), (RESULT, &other), (b, &come)],
        told,
    )
}

fn json_of(compared: &Compared<'_>) -> Value {
    serde_json::from_str(&report::json(compared)).expect("JSON")
}

#[test]
fn json_is_what_its_schema_says() {
    let report = everything(json_of);
    assert_eq!(invalid(SCHEMA, &report), None);
    let counts = json!({"changed": 2, "added": 1, "removed": 1, "unchanged": 0, "changes": 10});
    assert_eq!(report["counts"], counts);
    let changes: Vec<&Value> = report["declarations"]
        .as_array()
        .expect("declarations")
        .iter()
        .flat_map(|declaration| declaration["changes"].as_array().expect("changes"))
        .collect();
    for kind in ["amount", "number", "percent", "target", "text", "heading", "none"] {
        assert!(changes.iter().any(|change| change["kind"] == kind), "no change of {kind}");
    }
    let of = |field: &str| *changes.iter().find(|change| change["field"] == field).expect(field);
    let total = &of("funding.total")["difference"];
    assert_eq!(
        *total,
        json!({"amount": "1.00", "unit": "万元", "percent": "33.3", "percent_of": {"amount": "30000", "unit": "元"}})
    );
    assert_eq!(of("funding.other")["difference"]["percent"], Value::Null);
    assert_eq!(of("funding.fiscal")["before"]["ground"], "保密法");
    assert_eq!(of("funding.upper_level")["before"]["state"], "not-applicable");
    // The schema is no open door.
    let mut other = report;
    other["declarations"][0]["changes"][0]["before"]["state"] = json!("zero");
    assert!(invalid(SCHEMA, &other).is_some());
}

#[test]
fn what_an_author_wrote_is_shown_and_never_run() {
    let form = |text: &str| targets(&format!("年度目标: {text:?}\n"));
    let [before, after] = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>&amp;"].map(form);
    let sites = (&[(TARGETS, &*before)], &[(TARGETS, &*after)]);
    for language in Language::ALL {
        let page = compared(sites.0, sites.1, |compared| report::html(compared, language));
        assert!(page.contains(&format!("<html lang=\"{}\">", language.tag())), "{page}");
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;<mark>script&gt;") || page.contains("<mark>&lt;script"), "{page}");
        assert!(page.contains("&amp;amp;"), "{page}");
    }
    let escape = targets("年度目标: \"\\e[31m红\"\n");
    let after = targets("年度目标: 红\n");
    let text = compared(&[(TARGETS, &escape)], &[(TARGETS, &after)], |compared| {
        [report::text(compared, Language::Chinese), report::html(compared, Language::Chinese)].concat()
    });
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn people_are_shown_long_texts_where_they_differ_and_the_page_has_them_whole() {
    let long = "保障城市公交正常运营。".repeat(30);
    let form = |text: &str| targets(&format!("年度目标: {text}\n"));
    let (before, after) = (form(&format!("{long}共三条{long}")), form(&format!("{long}共五条{long}")));
    let (text, html) = compared(&[(TARGETS, &before)], &[(TARGETS, &after)], |compared| {
        (report::text(compared, Language::Chinese), report::html(compared, Language::Chinese))
    });
    assert!(text.contains("变动前：…保障城市公交正常运营。共三条保障城市公交正常运营。…\n"), "{text}");
    assert!(html.contains(&format!("{long}共<mark>五</mark>条{long}")), "{html}");
    let lines = targets("年度目标: |\n  一\n\n  二\n");
    let text = compared(&[(TARGETS, &lines)], &[(TARGETS, &targets("年度目标: 一\n"))], |compared| {
        report::text(compared, Language::English)
    });
    assert!(text.ends_with("  annual_goal\n    before: 一\n      二\n    after: 一\n"), "{text}");
    let added = compared(&[(TARGETS, &targets(""))], &[(TARGETS, &before)], |compared| {
        report::text(compared, Language::English)
    });
    assert!(added.contains("… (663 characters)"), "{added}");
}

#[test]
fn a_small_difference_is_not_said_to_be_none() {
    let form = |total: &str| targets(&format!("资金: {{合计: {total}}}\n"));
    let told = |before: &str, after: &str| {
        let [before, after] = [before, after].map(form);
        compared(&[(TARGETS, &before)], &[(TARGETS, &after)], |compared| {
            Language::ALL.map(|language| report::text(compared, language)).concat()
        })
    };
    let text = told("49057.92", "49057.93");
    assert!(text.contains("（增加 0.01 万元，不到变动前 49,057.92 万元的 0.1%）"), "{text}");
    assert!(text.contains("(0.01 万元 more, less than 0.1% of the 49,057.92 万元 before)"), "{text}");
    let text = told("0", "5");
    assert!(text.contains("合计：0.00 万元 → 5.00 万元（增加 5.00 万元）\n"), "{text}");
    let text = told("不适用", "5");
    assert!(text.contains("合计：（不适用） → 5.00 万元\n"), "{text}");
}

#[test]
fn the_manual_shows_what_the_program_says() {
    let manual = include_str!("../../docs/diff.md");
    let run = include_str!("../cli/diff.md");
    let examples: Vec<&str> = manual
        .split("```console\n")
        .skip(1)
        .map(|rest| rest.split("\n```").next().expect("an end").trim_end())
        .collect();
    assert!(examples.len() >= 2);
    for example in examples {
        assert!(run.contains(example), "no transcript says\n{example}");
    }
}
