//! Sums and scores that self-evaluations promise: told where they fail, silent on every form that may look so.

use crate::site::Folder;

/// The rules about figures that a self-evaluation with this text behind its head breaks.
fn broken(text: &str) -> Vec<&'static str> {
    let head = "表: 项目支出绩效自评表\n年度: 2022\n部门: gz-cgj\n项目: a\n名称: 甲\n";
    let folder = Folder::site(&[("content/2022/gz-cgj/a.self-evaluation.yaml", &format!("{head}{text}"))]);
    let findings = folder.open().findings;
    let told = findings.iter().map(|finding| finding.rule.name);
    told.filter(|name| !["project-not-declared", "indicator-without-target"].contains(name)).collect()
}

fn holds(cases: &[(&str, &[&str])]) {
    for (text, rules) in cases {
        assert_eq!(broken(text), *rules, "{text}");
    }
}

#[test]
fn rows_of_the_funding_grid_make_the_total() {
    let differs = "execution-parts-differ-from-total";
    holds(&[
        (
            "预算执行: {合计: {年初预算数: 100}, 财政拨款: {年初预算数: 60}, 上年结转: {年初预算数: 30}, 其他资金: {年初预算数: 10}}",
            &[],
        ),
        (
            "预算执行: {合计: {年初预算数: 100}, 财政拨款: {年初预算数: 60}, 上年结转: {年初预算数: 30}, 其他资金: {年初预算数: 9.99}}",
            &[differs],
        ),
        (
            "预算执行: {合计: {执行数: 100}, 财政拨款: {执行数: 60}, 上年结转: {执行数: 30}, 其他资金: {执行数: 9.99}}",
            &[differs],
        ),
        // A form that prints some of the rows.
        ("预算执行: {合计: {全年预算数: 100}, 财政拨款: {全年预算数: 60}}", &[]),
        ("预算执行: {合计: {全年预算数: 100}, 财政拨款: {全年预算数: 100.01}}", &[differs]),
        (
            "预算执行: {合计: {全年预算数: 100}, 财政拨款: {全年预算数: 60}, 上年结转: {全年预算数: 不适用}, 其他资金: {全年预算数: 40}}",
            &[],
        ),
        (
            "预算执行: {合计: {全年预算数: 100}, 财政拨款: {全年预算数: 60}, 上年结转: {全年预算数: {不公开: 保密法}}, 其他资金: {全年预算数: 60}}",
            &[],
        ),
        // A form without a total.
        ("预算执行: {财政拨款: {全年预算数: 60}, 其他资金: {全年预算数: 40}}", &[]),
    ]);
}

#[test]
fn more_is_executed_than_the_budget() {
    let exceeds = "executed-exceeds-budget";
    holds(&[
        ("预算执行: {合计: {全年预算数: 100, 执行数: 100}}", &[]),
        ("预算执行: {合计: {全年预算数: 100, 执行数: 100.01}}", &[exceeds]),
        ("预算执行: {其他资金: {全年预算数: 0, 执行数: 5}}", &[exceeds]),
        ("预算执行: {合计: {年初预算数: 90, 执行数: 95}}", &[]),
    ]);
}

#[test]
fn scores_make_the_total_score() {
    let form = |execution: &str, second: &str, total: &str| {
        format!(
            "预算执行: {{合计: {{{execution}}}}}\n绩效指标:\n  产出指标:\n    - {{名称: 甲, 得分: 48.61}}\n    - {{名称: 乙{second}}}\n总分: {total}"
        )
    };
    let differs = "total-score-differs";
    for (execution, second, total, rules) in [
        ("得分: 9.5", ", 得分: 37", "95.11", &[][..]),
        ("得分: 9.5", ", 得分: 37", "95.10", &[differs]),
        // Printed with fewer decimals.
        ("得分: 9.5", ", 得分: 37", "95.1", &[]),
        ("得分: 9.5", ", 得分: 37", "95", &[]),
        ("得分: 9.5", ", 得分: 37", "96", &[differs]),
        // A form that leaves some scores out.
        ("执行率: 95%", ", 得分: 37", "95.11", &[]),
        ("得分: 9.5", "", "95.11", &[]),
        ("得分: 9.5", "", "57", &[differs]),
        ("得分: 9.5", ", 得分: 不适用", "58.11", &[]),
        ("得分: {不公开: 保密法}", ", 得分: 37", "10", &[]),
        // The total of a published form that was left at nought.
        ("得分: 9.5", ", 得分: 37", "0", &[differs]),
    ] {
        let text = form(execution, second, total);
        assert_eq!(broken(&text), rules, "{text}");
    }
    assert_eq!(broken("总分: 90"), [""; 0]);
}

#[test]
fn points_to_be_had_make_a_hundred() {
    let form = |execution: &str, second: &str| {
        format!(
            "预算执行: {{合计: {{{execution}}}}}\n绩效指标:\n  产出指标:\n    - {{名称: 甲, 分值: 50}}\n    - {{名称: 乙{second}}}\n"
        )
    };
    let differ = "weights-differ-from-hundred";
    for (execution, second, rules) in [
        ("分值: 10", ", 分值: 40", &[][..]),
        ("分值: 10", ", 分值: 45", &[differ]),
        ("分值: 10", ", 分值: 35", &[differ]),
        // Some give no points for execution; some leave the points of an indicator out.
        ("执行率: 95%", ", 分值: 40", &[]),
        ("执行率: 95%", ", 分值: 50", &[]),
        ("执行率: 95%", ", 分值: 50.5", &[differ]),
        ("分值: 10", "", &[]),
    ] {
        let text = form(execution, second);
        assert_eq!(broken(&text), rules, "{text}");
    }
    assert_eq!(broken("预算执行: {合计: {分值: 10}}\n绩效指标:\n  产出指标:\n    - {名称: 甲}\n"), [""; 0]);
}

#[test]
fn no_score_is_above_its_points() {
    let exceeds = "score-exceeds-weight";
    holds(&[
        ("绩效指标: {产出指标: [{名称: 甲, 分值: 10, 得分: 10}]}", &[]),
        ("绩效指标: {产出指标: [{名称: 甲, 分值: 10, 得分: 10.01}]}", &[exceeds]),
        ("绩效指标: {产出指标: [{名称: 甲, 得分: 10.01}]}", &[]),
        ("预算执行: {合计: {分值: 10, 得分: 11}}", &[exceeds]),
    ]);
}

#[test]
fn the_score_of_execution_follows_from_the_rate() {
    let form = |score: &str| {
        format!("预算执行: {{合计: {{全年预算数: 250000, 执行数: 215457.6, 分值: 10, 得分: {score}}}}}")
    };
    let differs = "execution-score-differs";
    // 215,457.6 ÷ 250,000 × 10 = 8.618304
    for (score, rules) in [
        ("8.62", &[][..]),
        ("8.618304", &[]),
        ("8.61", &[]),
        ("8.6", &[]),
        ("9", &[]),
        ("8.60", &[differs]),
        ("8.63", &[differs]),
        ("8.7", &[differs]),
        ("10", &[differs]),
        ("不适用", &[]),
    ] {
        assert_eq!(broken(&form(score)), rules, "{score}");
    }
    holds(&[
        // What exceeds the budget earns all points and no more.
        (
            "预算执行: {合计: {全年预算数: 100, 执行数: 120, 分值: 10, 得分: 10}}",
            &["executed-exceeds-budget"],
        ),
        ("预算执行: {合计: {全年预算数: 0, 执行数: 0, 分值: 10, 得分: 10}}", &[]),
        ("预算执行: {合计: {全年预算数: 100, 执行数: 120, 得分: 10}}", &["executed-exceeds-budget"]),
    ]);
}

#[test]
fn both_sides_and_every_part_are_in_the_message() {
    let text = "表: 项目支出绩效自评表\n年度: 2022\n部门: gz-cgj\n项目: a\n名称: 甲\n\
                预算执行: {合计: {全年预算数: 200, 执行数: 150, 分值: 10, 得分: 8.5}}\n\
                绩效指标:\n  产出指标:\n    - {名称: 甲, 分值: 50, 得分: 51}\n    - {名称: 乙, 分值: 45, 得分: 37}\n总分: 96\n";
    let folder = Folder::site(&[("content/2022/gz-cgj/a.self-evaluation.yaml", text)]);
    let (findings, _) = folder.findings();
    let told: Vec<_> = findings
        .iter()
        .filter(|finding| finding.values.is_some())
        .map(|finding| (&*finding.message.zh, finding.label.as_ref().map(|label| &*label.zh)))
        .collect();
    assert_eq!(
        told,
        [
            (
                "预算执行“得分” 8.5，按执行率乘分值应为 7.50，相差 1.00（容差 0.01）",
                Some("150.00 ÷ 200.00 × 10 = 7.50")
            ),
            ("各项分值相加 105，不是 100，相差 5", Some("10 + 50 + 45 = 105")),
            ("得分 51 高于分值 50，高 1", None),
            ("“总分” 96，各项得分相加 96.5，相差 0.5", Some("8.5 + 51 + 37 = 96.5")),
        ]
    );
}
