//! What is a difference to a reader, and what is none.

use super::*;
use crate::load;
use crate::model::identity::DeclarationKey;

const HEAD: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-cgj\n项目: a\n名称: 甲\n";

fn at(path: &str, text: &str) -> Declaration {
    let key = DeclarationKey::from_path(path).expect("a path");
    let (declaration, findings) = load::read_declaration(key, text.as_bytes().to_vec());
    let severe: Vec<_> = findings.iter().filter(|f| f.severity == crate::finding::Severity::Error).collect();
    assert!(severe.is_empty(), "{severe:?}");
    declaration.expect("a declaration")
}

fn targets(body: &str) -> Declaration {
    at("content/2023/gz-cgj/a.targets.yaml", &format!("{HEAD}{body}"))
}

fn stated(value: &Stated<Value<'_>>) -> String {
    match value {
        Stated::Absent => "absent".to_owned(),
        Stated::NotApplicable => "not applicable".to_owned(),
        Stated::Withheld(ground) => format!("withheld: {ground}"),
        Stated::Given(value) => value.text().into_owned(),
    }
}

/// A site of these declarations.
fn site(declarations: &[&Declaration]) -> Site {
    let declarations = declarations.iter().map(|declaration| (*declaration).clone()).collect();
    Site::new(crate::config::Config::default(), crate::model::department::Registry::default(), declarations)
}

/// Each change in a line.
fn lines(before: &Declaration, after: &Declaration) -> Vec<String> {
    let site = site(&[]);
    let differences = Differences::between([before], [after], Joined::BySubjectAndForm(&site));
    let line = |change: &Change<'_>| {
        let Change { path, before, after, .. } = change;
        format!("{} {path}: {} → {}", change.kind().name(), stated(before), stated(after))
    };
    differences.changed.iter().flat_map(|changed| &changed.changes).map(line).collect()
}

fn told(before: &str, after: &str) -> Vec<String> {
    lines(&targets(before), &targets(after))
}

#[test]
fn nothing_differs_from_itself() {
    let body = "资金: {合计: 10, 其他资金: 不适用, 上级资金: {不公开: 保密法}}\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数, 年度指标值: ≥5次}\n      - {名称: 次数, 年度指标值: ≥6次}\n    质量指标:\n";
    assert_eq!(told(body, body), [""; 0]);
    let one = [targets(body)];
    let differences = Differences::between(&one, &one, Joined::ByKey);
    assert!(differences.is_empty() && differences.unchanged == 1);
}

#[test]
fn absent_zero_not_applicable_and_withheld_are_four_things() {
    let states = [
        ("", "absent"),
        ("0.00", "0.00"),
        ("不适用", "not applicable"),
        ("{不公开: 保密法}", "withheld: 保密法"),
        ("{不公开: 商业秘密}", "withheld: 商业秘密"),
        ("12.5", "12.5"),
    ];
    let body = |value: &str| match value {
        "" => "资金: {其他资金: 1}\n".to_owned(),
        value => format!("资金: {{合计: {value}, 其他资金: 1}}\n"),
    };
    for (before, was) in states {
        for (after, is) in states {
            let kind = match (was, is) {
                ("absent", _) => "added",
                (_, "absent") => "removed",
                _ => "changed",
            };
            let line = format!("{kind} funding.total: {was} → {is}");
            let expected = if was == is { vec![] } else { vec![line] };
            assert_eq!(told(&body(before), &body(after)), expected);
        }
    }
}

fn difference(before: &str, after: &str) -> Option<(String, Option<String>)> {
    let [before, after] = [before, after].map(targets);
    let differences = Differences::between([&before], [&after], Joined::ByKey);
    let of_total = |change: &&Change<'_>| change.path == FieldPath::keys("funding.total");
    let difference = differences.changed[0].changes.iter().find(of_total)?.difference()?;
    Some((difference.amount.to_string(), difference.percent.map(|percent| percent.to_string())))
}

#[test]
fn money_differs_by_an_exact_amount_and_by_a_share_of_what_was() {
    let total = |amount: &str| format!("资金: {{合计: {amount}}}\n");
    let by = |amount: &str, percent: Option<&str>| Some((amount.to_owned(), percent.map(str::to_owned)));
    for (before, after, expected) in [
        ("250", "300.00", by("50.00 万元", Some("20.0"))),
        ("300", "250", by("−50.00 万元", Some("-16.7"))),
        ("0.1", "0.3", by("0.20 万元", Some("200.0"))),
        ("10", "0", by("−10.00 万元", Some("-100.0"))),
        ("0", "10", by("10.00 万元", None)),
        ("-5", "10", by("15.00 万元", None)),
        ("{不公开: 保密法}", "10", None),
        ("不适用", "10", None),
    ] {
        assert_eq!(difference(&total(before), &total(after)), expected, "{before} → {after}");
    }
    assert_eq!(difference("资金: {其他资金: 1}\n", &total("10")), None);
    let yuan = "金额单位: 元\n资金: {合计: 3000000}\n";
    assert_eq!(difference(&total("250"), yuan), by("500,000.00 元", Some("20.0")));
}

#[test]
fn the_same_money_in_another_unit_or_with_other_decimals_is_no_change() {
    assert_eq!(told("资金: {合计: 250}\n", "资金: {合计: '250.00'}\n"), [""; 0]);
    assert_eq!(
        told("资金: {合计: 250}\n", "金额单位: 元\n资金: {合计: 2500000}\n"),
        ["changed amount_unit: 万元 → 元"]
    );
}

#[test]
fn language_comments_and_order_of_the_file_are_no_change() {
    let chinese = at(
        "content/2023/gz-cgj/a.targets.yaml",
        "表: 项目支出绩效目标申报表 # 注释\n年度: 2023\n部门: gz-cgj\n项目: a\n名称: 甲\n资金: {合计: \"1,234.50\"}\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 次数, 年度指标值: ≥5次}\n豁免: [{规则: indicator-without-target, 理由: 待核, 截至: 2026-12-31}]\n",
    );
    let english = at(
        "content/2023/gz-cgj/a.targets.yaml",
        "# another comment\nindicators:\n  output:\n    quantity:\n      - {annual_target: ≥5次, name: 次数}\nname: 甲\nproject: a\ndepartment: gz-cgj\nyear: 2023\nfunding:\n  total: 1234.50\nform: project-targets\n",
    );
    assert_eq!(lines(&chinese, &english), [""; 0]);
}

#[test]
fn an_indicator_is_itself_in_another_place_and_spelling() {
    let before = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量（次）, 年度指标值: ≥5次}\n      - {名称: 平台数, 年度指标值: 2个}\n  效益指标:\n    满意度指标:\n      - {名称: 用户满意度, 年度指标值: ≥90%}\n";
    let moved = "绩效指标:\n  满意度指标:\n    - {名称: 用户满意度, 年度指标值: ≥90%}\n  产出指标:\n    数量指标:\n      - {名称: 平台数, 年度指标值: 2个}\n      - {名称: 接听量（次）, 年度指标值: ≥5次}\n";
    assert_eq!(told(before, moved), [""; 0]);
    let worded = moved.replace("接听量（次）, 年度指标值: ≥5次", "'接听量(次)', 年度指标值: ≥6次");
    assert_eq!(
        told(before, &worded),
        [
            "changed indicators.output.quantity[接听量(次)].name: 接听量（次） → 接听量(次)",
            "changed indicators.output.quantity[接听量(次)].annual_target: ≥5次 → ≥6次",
        ]
    );
}

#[test]
fn an_indicator_that_comes_or_goes_is_told_where_it_stands() {
    let form = |items: &str| format!("绩效指标:\n  产出指标:\n    数量指标:\n{items}");
    let [a, b, c] = ["甲", "乙", "丙"].map(|name| format!("      - {{名称: {name}, 年度指标值: 1个}}\n"));
    assert_eq!(
        told(&form(&format!("{a}{b}")), &form(&format!("{c}{a}"))),
        [
            "added indicators.output.quantity[丙].name: absent → 丙",
            "added indicators.output.quantity[丙].annual_target: absent → 1个",
            "removed indicators.output.quantity[乙].name: 乙 → absent",
            "removed indicators.output.quantity[乙].annual_target: 1个 → absent",
        ]
    );
}

#[test]
fn headings_of_levels_are_told_where_they_say_something_themselves() {
    let form = |first: &str| {
        format!("绩效指标:\n  {first}:\n    数量指标:\n      - {{名称: 甲, 年度指标值: 1个}}\n")
    };
    assert_eq!(
        told(&form("产出指标"), &form("产出指标(50分)")),
        ["changed indicators.output: 产出指标 → 产出指标(50分)"]
    );
    let with_empty = form("产出指标") + "    质量指标:\n";
    assert_eq!(told(&form("产出指标"), &with_empty), ["added indicators.output.quality: absent → 质量指标"]);
    assert_eq!(
        told("", &form("产出指标")),
        [
            "added indicators.output.quantity[甲].name: absent → 甲",
            "added indicators.output.quantity[甲].annual_target: absent → 1个",
        ]
    );
}

#[test]
fn labels_are_those_of_the_form() {
    let [before, after] = ["5", "6"].map(|n| {
        targets(&format!("绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 甲, 年度指标值: {n}次}}\n"))
    });
    let differences = Differences::between([&before], [&after], Joined::ByKey);
    assert_eq!(
        differences.changed[0].changes[0].label,
        ["绩效指标", "产出指标", "数量指标", "甲", "年度指标值"]
    );
}

#[test]
fn texts_of_a_list_go_by_their_beginning() {
    let department = |tasks: &str| {
        let head = "表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: gz-cgj\n其他任务:\n";
        at("content/2023/gz-cgj/department.targets.yaml", &format!("{head}{tasks}"))
    };
    let before = department("  - 审核项目，完善政策\n  - 监测网站\n");
    let after = department("  - 监测网站\n  - 审核项目，落实要求\n");
    assert_eq!(
        lines(&before, &after),
        ["changed other_tasks[审核项目]: 审核项目，完善政策 → 审核项目，落实要求"]
    );
}

#[test]
fn a_report_and_known_errors_are_compared() {
    let report = |text: &str, computed: &str| {
        at(
            "content/2023/gz-cgj/a.evaluation.md",
            &format!(
                "---\n表: 项目支出绩效评价报告\n年度: 2023\n部门: gz-cgj\n项目: a\n名称: 甲\n已知错误: [{{规则: execution-rate-differs, 字段: execution.total.rate, 公布值: '1', 计算值: '{computed}'}}]\n---\n\n{text}\n"
            ),
        )
    };
    assert_eq!(
        lines(&report("一", "2"), &report("二", "3")),
        ["changed known_errors[execution-rate-differs].computed: 2 → 3", "changed report: 一 → 二",]
    );
}

#[test]
fn years_are_joined_by_subject_and_form_and_states_of_a_site_by_key() {
    let [first, adjusted] = ["a.targets", "a.targets.2"].map(|stem| {
        let total = stem.len();
        at(&format!("content/2023/gz-cgj/{stem}.yaml"), &format!("{HEAD}资金: {{合计: {total}}}\n"))
    });
    let next = at(
        "content/2024/gz-cgj/a.targets.yaml",
        &format!("{}资金: {{合计: 11}}\n", HEAD.replace("2023", "2024")),
    );
    let evaluated = at(
        "content/2024/gz-cgj/a.self-evaluation.yaml",
        "表: 项目支出绩效自评表\n年度: 2024\n部门: gz-cgj\n项目: a\n名称: 甲\n",
    );
    let (before, after) = ([&first, &adjusted], [&next, &evaluated]);
    let years = Differences::between(before, after, Joined::BySubjectAndForm(&site(&[])));
    assert_eq!((years.unchanged, years.changes(), years.removed.len()), (1, 0, 0));
    assert_eq!(years.added, [&evaluated]);
    let sites = Differences::between(before, after, Joined::ByKey);
    assert_eq!((sites.unchanged, sites.added.len(), sites.removed.len()), (0, 2, 2));
    let sites = Differences::between(before, [&first], Joined::ByKey);
    assert_eq!((sites.unchanged, sites.removed), (1, vec![&adjusted]));
}

#[test]
fn a_project_that_took_over_another_is_compared_with_it() {
    let before = at("content/2023/gz-cgj/a.targets.yaml", HEAD);
    let text = |year: u16, more: &str| {
        format!("表: 项目支出绩效目标申报表\n年度: {year}\n部门: gz-zwsj\n项目: b\n名称: 甲\n{more}")
    };
    let taken = at("content/2024/gz-zwsj/b.targets.yaml", &text(2024, "承接: gz-cgj/a\n"));
    // That it took over the other is said in one year, and holds in those after.
    let later = at("content/2025/gz-zwsj/b.targets.yaml", &text(2025, ""));
    let site = site(&[&before, &taken, &later]);
    for (before, after) in [(&before, &taken), (&taken, &later), (&before, &later)] {
        let differences = Differences::between([before], [after], Joined::BySubjectAndForm(&site));
        assert_eq!((differences.added.len(), differences.removed.len()), (0, 0));
    }
}
