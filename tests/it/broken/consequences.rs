//! What would be wrong only because something could not be read is not told.

use crate::site::Folder;

/// The rules of the findings of one file.
fn told(path: &str, text: &str) -> Vec<&'static str> {
    let (findings, _) = Folder::site(&[(path, text)]).findings();
    findings.iter().map(|finding| finding.rule.name).collect()
}

fn project(rest: &str) -> Vec<&'static str> {
    let head = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n";
    told("content/2023/gz-zwsj/a.targets.yaml", &format!("{head}{rest}"))
}

fn department(rest: &str) -> Vec<&'static str> {
    let head = "表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n";
    told("content/2023/gz-zwsj/department.targets.yaml", &format!("{head}{rest}"))
}

#[test]
fn a_sum_whose_part_could_not_be_read_is_not_found_wrong() {
    assert_eq!(
        project("资金: {合计: 100, 财政拨款: 60, 上级资金: 50, 其他资金: 二十}\n"),
        ["number-not-readable"]
    );
    assert_eq!(
        project("资金: {合计: 100, 财政拨款: 60, 上级资金: 50}\n"),
        ["funding-parts-differ-from-total"]
    );
}

#[test]
fn a_sum_over_several_groups_is_one_thing() {
    let budget = |other: &str| {
        format!(
            "预算:\n  支出: {{基本支出: 40, 项目支出: 60}}\n  事业发展性支出: {{其他: {other}}}\n  收入: {{财政拨款: 110}}\n  级次: {{本级使用: 110}}\n"
        )
    };
    assert_eq!(department(&budget("十")), ["number-not-readable"]);
    assert_eq!(department(&budget("10")), [""; 0]);
    assert_eq!(department(&budget("20")), ["income-differs-from-expenditure", "levels-differ-from-total"]);
}

#[test]
fn a_known_error_is_not_missed_because_of_a_slip() {
    let known = "已知错误:\n  - {规则: funding-parts-differ-from-total, 字段: funding.total, 公布值: \"100.00\", 计算值: \"110.00\"}\n";
    assert_eq!(
        project(&format!("资金: {{合计: 100, 财政拨款: 6O, 上级资金: 50}}\n{known}")),
        ["number-not-readable"]
    );
    assert_eq!(project(&format!("资金: {{合计: 100, 财政拨款: 60, 上级资金: 50}}\n{known}")), [""; 0]);
}

#[test]
fn an_indicator_does_not_lack_the_target_whose_key_is_misspelt() {
    let items = |second: &str| {
        format!(
            "绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 甲, 某某: ≥4次}}\n      - {{名称: 乙{second}}}\n"
        )
    };
    // Of the other indicator all is told.
    assert_eq!(project(&items("")), ["unknown-key", "indicator-without-target"]);
    assert_eq!(project(&items(", 年度指标值: 1")), ["unknown-key"]);
}

#[test]
fn a_mistake_elsewhere_in_the_file_hides_nothing() {
    assert_eq!(
        project("资金: {合计: 100, 财政拨款: 60, 上级资金: 50}\n重点任务: 第一\n"),
        ["funding-parts-differ-from-total", "number-not-readable"]
    );
}

#[test]
fn what_reading_has_told_of_a_value_is_not_told_again() {
    assert_eq!(project("资金: {合计: 100, 财政拨款: 100}\n重点任务: -\n"), ["value-needs-quotes"]);
    assert_eq!(project("重点任务: *1\n"), ["value-needs-quotes"]);
}
