//! Across years: one project under several names and ids, what it promised, what came of it, and what was moved.

use std::collections::BTreeMap;
use std::path::Path;

use crate::site::{Folder, pages};

const SITE: &str = "标题: 测试\n";

fn text(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> String {
    let bytes = pages.get(address).unwrap_or_else(|| panic!("no {address}"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// The rows of a data file, each as its cells.
fn rows(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> Vec<Vec<String>> {
    let text = text(pages, address);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The cell of the row that has `name` in it, in the column headed `column`.
fn cell(rows: &[Vec<String>], name: &str, column: &str) -> String {
    let at = rows[0].iter().position(|head| head == column).unwrap_or_else(|| panic!("no column {column}"));
    let row = rows.iter().find(|row| row.iter().any(|cell| cell == name));
    row.unwrap_or_else(|| panic!("no row {name}"))[at].clone()
}

/// A project's targets with these indicators of quality, each name and target.
fn targets(year: &str, department: &str, project: &str, more: &str, indicators: &[(&str, &str)]) -> String {
    let listed: Vec<String> = indicators
        .iter()
        .map(|(name, target)| format!("      - {{名称: {name}, 年度指标值: {target}}}\n"))
        .collect();
    format!(
        "表: 项目支出绩效目标申报表\n年度: {year}\n部门: {department}\n项目: {project}\n名称: 项目{project}\n{more}资金: {{财政拨款: 100}}\n绩效指标:\n  产出指标:\n    质量指标:\n{}",
        listed.concat()
    )
}

/// 湘潭 2023 and 2024: a renamed project whose indicators lost their signs of comparison.
#[test]
fn the_samples_project_of_two_names_is_one_and_its_moved_targets_are_listed() {
    let pages = pages(Path::new(env!("CARGO_MANIFEST_DIR")));
    let across = rows(&pages, "projects/xt-cgj/misting-trucks.indicators.csv");
    assert_eq!(across.len(), 1 + 7, "a renamed indicator stays in its row: {across:?}");
    for (name, before, after, moves) in [
        ("雾炮车风炮射程", "≥80M", "80M", "去掉比较符号"),
        ("满意度", "≥90%", "90%", "去掉比较符号，改名"),
        ("雾炮车抑尘降尘服务配备车辆数", "10辆", "10", "改名"),
        ("控制在预算成本内", "250万", "控制在预算内", "改为不可衡量"),
        ("服务周期内空气质量", "优良", "优良", ""),
    ] {
        let of = |column| cell(&across, name, column);
        assert_eq!(
            (of("2023年指标值").as_str(), of("2024年指标值").as_str(), of("2024年变动").as_str()),
            (before, after, moves),
            "{name}"
        );
    }
    let moved = rows(&pages, "2024/xt-cgj/misting-trucks.goalposts.csv");
    assert_eq!(cell(&moved, "满意度", "原来的名称"), "市民满意度");
    assert_eq!(cell(&moved, "满意度", "对应依据"), "名称相近 66%");
    assert!(text(&pages, "2024/goalposts.html").contains("去掉比较符号"));
}

#[test]
fn results_of_the_sample_are_held_against_their_targets() {
    let pages = pages(Path::new(env!("CARGO_MANIFEST_DIR")));
    let results = rows(&pages, "2022/pt-tyj/sports-centre-settlement.results.csv");
    assert_eq!(cell(&results, "场馆开放满意度", "完成状态"), "达成");
    assert_eq!(cell(&results, "场馆开放满意度", "按办法计算得分"), "10");
    assert_eq!(cell(&results, "费用结算及时性", "完成状态"), "无法判断");
    assert!(cell(&results, "费用结算及时性", "判断依据").contains("文字描述"));
    assert!(text(&pages, "2022/pt-tyj/sports-centre-settlement.html").contains("项，共 5 项"));
}

#[test]
fn states_stand_in_the_table_of_the_years_and_a_year_without_results_differs_from_one_without_declarations() {
    let indicators = [("接通率", "≥95%"), ("合格率", "≥90%")];
    let results = targets("2022", "gz-zwsj", "hotline", "", &[("接通率", "≥95%, 实际完成值: 90%")])
        .replace("绩效目标申报表", "绩效自评表");
    let folder = Folder::site(&[
        (
            "content/2022/gz-zwsj/hotline.targets.yaml",
            &targets("2022", "gz-zwsj", "hotline", "", &indicators[..1]),
        ),
        (
            "content/2022/gz-zwsj/hotline.self-evaluation.yaml",
            &results.replace("资金: {财政拨款: 100}\n", ""),
        ),
        (
            "content/2024/gz-zwsj/hotline.targets.yaml",
            &targets("2024", "gz-zwsj", "hotline", "", &indicators),
        ),
    ]);
    let pages = pages(folder.path());
    let across = rows(&pages, "projects/gz-zwsj/hotline.indicators.csv");
    assert_eq!(cell(&across, "接通率", "2022年完成状态"), "部分达成");
    assert_eq!(cell(&across, "合格率", "2022年完成状态"), "");
    assert!(!across[0].contains(&"2024年完成状态".to_owned()), "a year without results has no state");
    let page = text(&pages, "projects/gz-zwsj/hotline.html");
    for (said, count) in [
        ("2022 部分达成", 1),
        ("2022 当年没有这项指标", 1),
        ("2023 当年没有申报", 2),
        ("2024 没有公开结果", 2),
    ] {
        assert_eq!(page.matches(&format!("aria-label=\"{said}\"")).count(), count, "{said}");
    }
}

#[test]
fn a_line_behind_a_project_s_name_says_its_funding_year_by_year_and_no_data_file_has_it() {
    let form = |year: &str, project: &str, amount: &str| {
        let text = targets(year, "gz-zwsj", project, "", &[("接通率", "≥95%")]);
        text.replace("财政拨款: 100", &format!("财政拨款: {amount}"))
    };
    let folder = Folder::site(&[
        ("content/2022/gz-zwsj/hotline.targets.yaml", &form("2022", "hotline", "100")),
        ("content/2024/gz-zwsj/hotline.targets.yaml", &form("2024", "hotline", "120")),
        ("content/2024/gz-zwsj/training.targets.yaml", &form("2024", "training", "{不公开: 保密法}")),
    ]);
    let pages = pages(folder.path());
    let page = text(&pages, "departments/gz-zwsj.html");
    let said = "role=\"img\" aria-label=\"2022：100.00 万元；2023：当年没有申报；2024：120.00 万元\"";
    assert_eq!(page.matches(said).count(), 1, "{page}");
    assert_eq!(page.matches("class=\"sparkline\"").count(), 1, "one figure is no line");
    assert!(!text(&pages, "departments/gz-zwsj.projects.csv").contains("2022：100"));
}

#[test]
fn a_project_under_another_department_and_id_stays_one() {
    let folder = Folder::site(&[
        (
            "content/2023/gz-zwsj/hotline.targets.yaml",
            &targets("2023", "gz-zwsj", "hotline", "", &[("接通率", "≥95%")]),
        ),
        (
            "content/2024/gz-cgj/call-centre.targets.yaml",
            &targets("2024", "gz-cgj", "call-centre", "承接: gz-zwsj/hotline\n", &[("接通率", "≥90%")]),
        ),
        (
            "content/2024/gz-cgj/training.targets.yaml",
            &targets("2024", "gz-cgj", "training", "拆分自: gz-zwsj/hotline\n", &[("合格率", "≥90%")]),
        ),
    ]);
    let pages = pages(folder.path());
    assert!(!pages.contains_key("projects/gz-cgj/call-centre.html"), "one project has two pages");
    let across = text(&pages, "projects/gz-zwsj/hotline.html");
    for said in
        ["项目hotline（甲局）", "项目call-centre（乙局）", "放宽", "拆分出", "2024/gz-cgj/call-centre.html"]
    {
        assert!(across.contains(said), "no {said}");
    }
    let year = text(&pages, "2024/gz-cgj/call-centre.html");
    assert!(year.contains("承接") && year.contains("projects/gz-zwsj/hotline.html"));
    assert!(text(&pages, "projects/gz-cgj/training.html").contains("拆分自"));
    assert!(text(&pages, "departments/gz-zwsj.projects.csv").contains("2023、2024"));
    let stated_again =
        targets("2025", "gz-cgj", "training", "拆分自: gz-zwsj/hotline\n", &[("合格率", "≥90%")]);
    folder.put("content/2025/gz-cgj/training.targets.yaml", stated_again.as_bytes());
    let again = text(&self::pages(folder.path()), "projects/gz-cgj/training.html");
    assert_eq!(again.matches("<dt>拆分自</dt>").count(), 1, "a link that two years state is told once");
}

#[test]
fn a_link_that_names_no_project_is_told_how_to_be_written() {
    let form = targets("2024", "gz-zwsj", "hotline", "承接: 甲局/热线\n", &[("接通率", "≥95%")]);
    let folder = Folder::site(&[("content/2024/gz-zwsj/hotline.targets.yaml", &form)]);
    let (findings, _) = folder.findings();
    let [finding] = findings.as_slice() else { panic!("{} findings", findings.len()) };
    assert_eq!((finding.rule.name, finding.place.field.to_string().as_str()), ("id-not-valid", "continues"));
    assert!(finding.help.zh.contains("部门编号/项目编号") && finding.help.en.contains("department/project"));
}

#[test]
fn a_project_that_ends_or_begins_is_said_to() {
    let one = |year, id| targets(year, "gz-zwsj", id, "", &[("接通率", "≥95%")]);
    let folder = Folder::site(&[
        ("content/2023/gz-zwsj/old.targets.yaml", &one("2023", "old")),
        ("content/2024/gz-zwsj/new.targets.yaml", &one("2024", "new")),
    ]);
    let pages = pages(folder.path());
    assert!(text(&pages, "projects/gz-zwsj/old.html").contains("2023年以后没有再申报"));
    assert!(text(&pages, "projects/gz-zwsj/new.html").contains("2024年首次申报"));
}

/// An office that published nothing in a year ended nothing, and one whose first year it is began nothing.
#[test]
fn a_project_of_an_office_with_one_year_neither_begins_nor_ends() {
    let pages = pages(Path::new(env!("CARGO_MANIFEST_DIR")));
    let hotline = text(&pages, "projects/gz-zwsj/12345-hotline.html");
    assert!(!hotline.contains("首次申报") && !hotline.contains("没有再申报"));
    assert!(!text(&pages, "departments/gz-zwsj.html").contains("未再申报"));
}

/// Between editions an office gives its reason; it stands beside what was moved.
#[test]
fn an_adjusted_edition_shows_its_reason_beside_the_move() {
    let first = targets("2023", "gz-zwsj", "hotline", "", &[("接通率", "≥95%"), ("回访率", "≥80%")]);
    let second = targets(
        "2023",
        "gz-zwsj",
        "hotline",
        "调整: {原因: 年中话务量大增, 文件: 穗财绩〔2023〕8号, 日期: 2023-07-15}\n",
        &[("接通率", "≥90%")],
    );
    let report = "表: 项目支出绩效自评表\n年度: 2023\n部门: gz-zwsj\n项目: hotline\n名称: 项目hotline\n填报日期: 2024-02-01\n绩效指标:\n  产出指标:\n    质量指标:\n      - {名称: 接通率, 年度指标值: ≥85%, 实际完成值: 88%, 分值: 10, 得分: 10}\n";
    let folder = Folder::site(&[
        ("content/2023/gz-zwsj/hotline.targets.yaml", &first),
        ("content/2023/gz-zwsj/hotline.targets.2.yaml", &second),
        ("content/2023/gz-zwsj/hotline.self-evaluation.yaml", report),
    ]);
    let pages = pages(folder.path());
    let moved = rows(&pages, "2023/gz-zwsj/hotline.goalposts.csv");
    let told: Vec<_> = moved[1..].iter().map(|row| [&*row[0], &*row[1], &*row[5], &*row[7]]).collect();
    assert_eq!(
        told,
        [
            ["第 1 版 → 第 2 版", "接通率", "放宽", "年中话务量大增"],
            ["第 1 版 → 第 2 版", "回访率", "不再列出", "年中话务量大增"],
            ["2023年申报 → 自评", "接通率", "放宽", ""],
        ]
    );
    // The result is held against what was declared last, not against what the self-evaluation makes of it.
    let results = rows(&pages, "2023/gz-zwsj/hotline.results.csv");
    assert_eq!(cell(&results, "接通率", "完成状态"), "部分达成");
    assert_eq!(cell(&results, "接通率", "申报时指标值"), "≥90%");
    assert_eq!(cell(&results, "接通率", "按办法计算得分"), "9.78");
}

#[test]
fn a_site_can_keep_moves_from_readers_and_not_from_the_office() {
    let one = |year, target| targets(year, "gz-zwsj", "hotline", "", &[("接通率", target)]);
    let (first, second) = (one("2023", "≥95%"), one("2024", "≥90%"));
    let site = |more: &str| {
        let settings = format!("{SITE}{more}");
        Folder::site(&[
            ("content/site.yaml", &settings),
            ("content/2023/gz-zwsj/hotline.targets.yaml", &first),
            ("content/2024/gz-zwsj/hotline.targets.yaml", &second),
        ])
    };
    let told =
        |folder: &Folder| folder.findings().0.iter().map(|finding| finding.rule.name).collect::<Vec<_>>();
    let shown = site("");
    assert!(pages(shown.path()).contains_key("2024/goalposts.html"));
    assert!(told(&shown).contains(&"targets-changed"));
    let hidden = site("目标变动: 否\n");
    let built = pages(hidden.path());
    assert!(!built.keys().any(|address| address.contains("goalposts")), "{:?}", built.keys());
    assert!(!text(&built, "2024/gz-zwsj/hotline.html").contains("目标变了吗"));
    assert!(told(&hidden).contains(&"targets-changed"));
    let silenced = site("规则: {targets-changed: 关}\n");
    let told = told(&silenced);
    assert!(told.contains(&"targets-changed") && told.contains(&"rule-level-not-usable"), "{told:?}");
}
