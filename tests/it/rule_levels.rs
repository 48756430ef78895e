//! Levels of rules: a site may be more lenient or stricter than the rules themselves, and stricter at a release.

use gongkai::build::{self, Asked, Built};
use gongkai::config::Stage;
use gongkai::finding::Severity;
use gongkai::sink::Sink;

use crate::site::{Folder, asked};

const WITHOUT_TARGET: (&str, &str) = (
    "content/2023/gz-zwsj/a.targets.yaml",
    "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n绩效指标:\n  产出指标:\n    - {名称: 次数}\n",
);

/// What a site with these settings finds in a form with an indicator that has no target.
fn told(rules: &str, stage: Stage) -> Vec<(&'static str, Severity)> {
    let settings = format!("标题: 测试\n{rules}");
    let folder = Folder::site(&[("content/site.yaml", &settings), WITHOUT_TARGET]);
    let opened = folder.open_as(Asked { stage, ..asked() });
    opened.findings.iter().map(|finding| (finding.rule.name, finding.severity)).collect()
}

#[test]
fn a_site_sets_how_much_a_rule_counts_on_each_occasion() {
    let name = "indicator-without-target";
    let as_is = [(name, Severity::Warning)];
    for (rules, check, release) in [
        ("", &as_is[..], &as_is[..]),
        ("规则: {indicator-without-target: 关}", &[], &[]),
        ("rules: {indicator-without-target: off}", &[], &[]),
        ("rules: {indicator-without-target: note}", &[(name, Severity::Note)], &[(name, Severity::Note)]),
        ("规则: {indicator-without-target: 错误}", &[(name, Severity::Error)], &[(name, Severity::Error)]),
        (
            "规则: {indicator-without-target: {平时: 提示, 发布: 错误}}",
            &[(name, Severity::Note)],
            &[(name, Severity::Error)],
        ),
        ("rules: {indicator-without-target: {check: off}}", &[], &as_is),
        (
            "rules: {indicator-without-target: {check: error}}",
            &[(name, Severity::Error)],
            &[(name, Severity::Error)],
        ),
        ("rules: {indicator-without-target: {release: error}}", &as_is, &[(name, Severity::Error)]),
    ] {
        assert_eq!(told(rules, Stage::Check), check, "{rules}");
        assert_eq!(told(rules, Stage::Release), release, "{rules}");
    }
}

#[test]
fn a_level_that_cannot_be_is_told_with_what_was_meant() {
    let settings = "标题: 测试\n规则:\n  indicator-without-targets: 关\n  yaml-syntax: 警告\n  number-not-readable: {发布: 关}\n  target-not-understood: 严\n  project-not-declared: {平时: 警告, 发布: 提示}\n  nothing-like-it-at-all: 关\n  unknown-key: 错误\n";
    let folder = Folder::site(&[("content/site.yaml", settings)]);
    let (findings, files) = folder.findings();
    assert!(findings.iter().all(|finding| finding.rule.name == "rule-level-not-usable"), "{findings:?}");
    let told: Vec<_> = findings
        .iter()
        .map(|finding| {
            let at = finding.place.span.map_or(0, |span| span.start as usize);
            (files[&finding.place.file].position(at).line, &*finding.message.zh, &*finding.help.zh)
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                3,
                "没有规则“indicator-without-targets”",
                "是否想写 indicator-without-target？gongkai explain 列出所有规则"
            ),
            (4, "yaml-syntax 不能放宽：它指出的内容读不进来，页面上就会缺少", "删去这一行，改正文件"),
            (5, "number-not-readable 不能放宽：它指出的内容读不进来，页面上就会缺少", "删去这一行，改正文件"),
            (6, "没有“严”这个级别", "写 关、提示、警告、错误 中的一个"),
            (
                7,
                "project-not-declared 平时是“警告”，发布时是“提示”，发布反而更宽",
                "发布写“警告”或更严的级别，或把平时放宽"
            ),
            (8, "没有规则“nothing-like-it-at-all”", "gongkai explain 列出所有规则"),
        ]
    );
}

#[test]
fn what_loading_refuses_stays_an_error_whatever_the_settings_say() {
    let settings = "标题: 测试\n规则: {number-not-readable: 关}\n";
    let form =
        "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n资金: {合计: 12万}\n";
    let folder =
        Folder::site(&[("content/site.yaml", settings), ("content/2023/gz-zwsj/a.targets.yaml", form)]);
    let findings = folder.open().findings;
    let refused = findings.iter().find(|finding| finding.rule.name == "number-not-readable");
    assert_eq!(refused.map(|finding| finding.severity), Some(Severity::Error));
}

#[test]
fn faults_of_pages_have_levels_too() {
    let header = "<p style=\"color: red\">x</p>";
    let built = |rules: &str| {
        let settings = format!("标题: 测试\n{rules}");
        let folder = Folder::site(&[
            ("content/site.yaml", &settings),
            ("themes/default/templates/footer.html", header),
        ]);
        let opened = folder.open();
        assert!(!build::blocks(&opened.findings), "{:?}", opened.findings);
        let theme = build::theme(folder.path(), &opened.site).expect("a theme");
        match build::build(&opened, theme, Sink::memory()).expect("a site that can be built") {
            Built::Written(_, faults) => ("written", faults),
            Built::Faulty(faults) => ("faulty", faults),
        }
    };
    let names = |faults: &[gongkai::finding::Finding]| {
        faults.iter().map(|fault| (fault.rule.name, fault.severity)).collect::<Vec<_>>()
    };
    let (came, faults) = built("");
    assert_eq!((came, names(&faults)), ("faulty", vec![("inline-code", Severity::Error)]));
    let (came, faults) = built("规则: {inline-code: 警告}");
    assert_eq!((came, names(&faults)), ("written", vec![("inline-code", Severity::Warning)]));
    let (came, faults) = built("规则: {inline-code: 关}");
    assert_eq!((came, names(&faults)), ("written", vec![]));
}
