//! What pages say to lay people: one sentence with its branches, the figures that they came for with how each was worked
//! out, what is missing from a total, whom to ask. Never a word that accuses.

use std::collections::BTreeMap;

use crate::site::{DEPARTMENTS, Folder, pages};

const HEAD: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲项目\n";
const RESULT: &str = "表: 项目支出绩效自评表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲项目\n";
const DEPARTMENT: &str = "表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n预算:\n  支出: {基本支出: 30, 项目支出: 90}\n";

fn built(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    pages(Folder::site(files).path())
}

fn text(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> String {
    String::from_utf8(pages[address].clone()).expect("text")
}

/// The sentence under the h1.
fn lead(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> String {
    let html = text(pages, address);
    let lead = html.split("<p class=\"lead\">").nth(1).and_then(|rest| rest.split("</p>").next());
    lead.expect("a sentence").to_owned()
}

#[test]
fn a_project_s_sentence_has_a_branch_for_every_case() {
    let targets = "content/2023/gz-zwsj/a.targets.yaml";
    let indicators = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量, 年度指标值: ≥5万次}\n";
    for (declared, reported, sentence) in [
        ("资金: {财政拨款: 30}\n", "", "2023年安排 30.00 万元；没有单独申报绩效指标；尚未公开自评结果。"),
        ("资金: {财政拨款: 0}\n", "", "2023年没有安排资金；没有单独申报绩效指标；尚未公开自评结果。"),
        ("", "", "2023年没有列明资金；没有单独申报绩效指标；尚未公开自评结果。"),
        (
            "资金: {财政拨款: {不公开: 涉密}}\n",
            "",
            "2023年资金不公开（涉密）；没有单独申报绩效指标；尚未公开自评结果。",
        ),
        (
            "资金: {财政拨款: 30}\n；指标",
            "预算执行情况: {年度资金总额: {年初预算数: 30, 全年预算数: 40, 全年执行数: 20}}\n自评总分: 95\n结果认定: 财政复核\n",
            "2023年安排 30.00 万元，全年预算 40.00 万元，全年执行 20.00 万元，执行率 50.00%；绩效指标 1 个，财政复核得分 95 分。",
        ),
    ] {
        let declared = format!("{HEAD}{}", declared.replace("；指标", indicators));
        let reported = format!("{RESULT}{reported}");
        let mut files = vec![(targets, &*declared)];
        if reported != RESULT {
            files.push(("content/2023/gz-zwsj/a.self-evaluation.yaml", &*reported));
        }
        assert_eq!(lead(&built(&files), "2023/gz-zwsj/a.html"), sentence);
    }
}

#[test]
fn before_the_year_is_over_its_results_are_not_due() {
    let head = HEAD.replace("2023", "2026");
    let pages = built(&[("content/2026/gz-zwsj/a.targets.yaml", &head)]);
    assert!(lead(&pages, "2026/gz-zwsj/a.html").ends_with("年度尚未结束，还没有到公开结果的时候。"));
}

#[test]
fn a_figure_that_the_site_works_out_shows_its_rule_and_its_figures() {
    let project = format!("{HEAD}资金: {{财政拨款: 30}}\n主要内容: 做好**热线**运行。另有一句。\n");
    let pages = built(&[
        ("content/2023/gz-zwsj/a.targets.yaml", &project),
        ("content/2023/gz-zwsj/department.targets.yaml", DEPARTMENT),
    ]);
    let html = text(&pages, "2023/gz-zwsj/a.html");
    for said in
        ["占部门项目支出的 33.3%", "<li>30.00 ÷ 90.00 × 100 = 33.3%</li>", "</strong> 做好热线运行。</p>"]
    {
        assert!(html.contains(said), "{said}: {html}");
    }
    let department = text(&pages, "2023/gz-zwsj/index.html");
    assert!(department.contains("<li>90.00 ÷ 120.00 × 100 = 75.0%</li>"), "{department}");
    // A term is explained on the page that uses it.
    let term = "href=\"#term_project_expenditure\"";
    assert!(department.contains(term) && department.contains("<dt id=\"term_project_expenditure\">"));
}

#[test]
fn a_total_says_what_is_missing_from_it() {
    let other = HEAD.replace("gz-zwsj", "gz-cgj");
    let pages = built(&[
        ("content/2023/gz-zwsj/department.targets.yaml", DEPARTMENT),
        ("content/2023/gz-cgj/a.targets.yaml", &other),
    ]);
    let html = text(&pages, "2023/index.html");
    for said in [
        "不完整：缺 1 个部门",
        "没有列明或者不公开部门支出、未计入合计的部门：乙局。",
        "<li>甲局：120.00 万元</li>",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
}

#[test]
fn an_amount_for_each_resident_needs_the_residents_of_that_very_year() {
    let files = |year: &str| {
        let people = format!("级次: 市, 人口: [{{年度: {year}, 人数: 3000, 来源: 统计公报}}]");
        let departments = DEPARTMENTS.replace("级次: 市", &people);
        built(&[
            ("content/departments.yaml", &departments),
            ("content/2023/gz-zwsj/department.targets.yaml", DEPARTMENT),
        ])
    };
    let html = text(&files("2023"), "2023/index.html");
    for said in [
        "人均",
        "<span class=\"value\">400.00</span> <span class=\"of\">元</span>",
        "1,200,000.00 元 ÷ 3,000 人 = 400.00 元",
        "统计公报",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!text(&files("2022"), "2023/index.html").contains("人均"));
}

#[test]
fn whoever_wants_to_know_more_is_told_whom_to_ask_and_about_what() {
    let site = "标题: 测试\n联系方式: 预算处\n依申请公开: https://a.example/ask?id={id}&y={year}\n";
    let departments =
        DEPARTMENTS.replace("{名称: 乙局, 地区: gz}", "{名称: 乙局, 地区: gz, 联系方式: 乙局办公室}");
    let other = HEAD.replace("gz-zwsj", "gz-cgj");
    let pages = built(&[
        ("content/site.yaml", site),
        ("content/departments.yaml", &departments),
        ("content/2023/gz-zwsj/a.targets.yaml", HEAD),
        ("content/2023/gz-cgj/a.targets.yaml", &other),
    ]);
    let html = text(&pages, "2023/gz-zwsj/a.html");
    for said in [
        "href=\"https://a.example/ask?id=gz-zwsj%2Fa&amp;y=2023\"",
        "联系方式 预算处",
        "gz-zwsj/a 和年度 2023",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(text(&pages, "2023/gz-cgj/a.html").contains("联系方式 乙局办公室"));
    assert!(
        !text(&built(&[("content/2023/gz-zwsj/a.targets.yaml", HEAD)]), "2023/gz-zwsj/a.html")
            .contains("ask_about")
    );
}

/// Words that accuse, blame or judge an office: the site states figures and rules, and readers judge.
const ACCUSING: [&str; 44] = [
    "浪费",
    "挪用",
    "挥霍",
    "虚报",
    "虚假",
    "造假",
    "弄虚",
    "失职",
    "渎职",
    "违规",
    "违法",
    "违纪",
    "腐败",
    "贪",
    "隐瞒",
    "拒不",
    "拖延",
    "不作为",
    "不力",
    "糟糕",
    "差劲",
    "低劣",
    "失败",
    "可疑",
    "异常",
    "问责",
    "追责",
    "严重",
    "大幅超支",
    "乱花",
    "waste",
    "fraud",
    "misuse",
    "embezzl",
    "corrupt",
    "illegal",
    "violat",
    "conceal",
    "suspicious",
    "guilty",
    "fail",
    "blame",
    "scandal",
    "abuse",
];

#[test]
fn a_department_that_withholds_what_it_spends_says_so_wherever_it_is_listed() {
    let form = "表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n预算:\n  支出: {合计: {不公开: 涉密}, 项目支出: {不公开: 涉密}}\n  收入: {财政拨款: {不公开: 涉密}}\n";
    let reported = "表: 部门整体支出绩效自评表\n年度: 2023\n部门: gz-zwsj\n预算执行: {年度资金总额: {年初预算数: 100, 全年预算数: 100, 全年执行数: {不公开: 涉密}}}\n";
    let pages = built(&[
        ("content/2023/gz-zwsj/department.targets.yaml", form),
        ("content/2023/gz-zwsj/department.self-evaluation.yaml", reported),
    ]);
    assert!(lead(&pages, "2023/gz-zwsj/index.html").starts_with("2023年预算支出总额不公开（涉密）；"));
    let html = text(&pages, "2023/gz-zwsj/index.html");
    for caption in ["支出不公开，收入来源不公开（万元）", "执行数不公开（万元）"] {
        assert!(html.contains(caption), "{caption}");
    }
    for file in ["data/2023.departments.csv", "2023/coverage.coverage.csv", "departments/gz-zwsj.years.csv"] {
        assert!(text(&pages, file).contains(",不公开：涉密,"), "{file}");
    }
}

#[test]
fn what_is_missing_of_project_expenditure_is_never_more_than_is_known() {
    let whole = "content/2023/gz-zwsj/department.targets.yaml";
    let project = |id: &str, funding: &str| {
        format!(
            "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: {id}\n名称: {id}\n资金: {funding}\n"
        )
    };
    let (stated, withheld) = (project("a", "{财政拨款: 30}"), project("b", "{财政拨款: {不公开: 涉密}}"));
    let [a, b] = ["content/2023/gz-zwsj/a.targets.yaml", "content/2023/gz-zwsj/b.targets.yaml"];
    for (files, missing) in [
        (vec![(whole, DEPARTMENT)], ",90.00 万元项目支出的绩效目标"),
        (vec![(whole, DEPARTMENT), (a, &*stated)], ",另外 60.00 万元项目支出的绩效目标"),
        (vec![(whole, DEPARTMENT), (a, &*stated), (b, &*withheld)], ",另外至多 60.00 万元项目支出的绩效目标"),
    ] {
        let csv = text(&built(&files), "2023/coverage.coverage.csv");
        assert!(csv.replace('"', "").contains(missing), "{missing}: {csv}");
    }
}

#[test]
fn two_forms_of_one_year_are_not_told_as_two_years() {
    let indicator = "绩效指标: {产出指标: {数量指标: [{名称: 接听量, 年度指标值: ≥5万次}]}}\n";
    let more = "绩效指标: {产出指标: {数量指标: [{名称: 接听量, 年度指标值: ≥5万次}, {名称: 建站数, 年度指标值: 3座}]}}\n";
    let targets = format!("{HEAD}实施期资金: {{财政拨款: 90}}\n{more}");
    let pages = built(&[
        ("content/2023/gz-zwsj/a.targets.yaml", &*targets),
        ("content/2023/gz-zwsj/a.self-evaluation.yaml", &*format!("{RESULT}{indicator}")),
    ]);
    let moved = text(&pages, "2023/gz-zwsj/a.goalposts.csv");
    assert!(moved.contains("建站数,,3座,未列,不再列出"), "{moved}");
    let period = text(&pages, "2023/gz-zwsj/a.period-funding.csv");
    assert!(period.contains("实施期资金总额,90,100.0"), "{period}");
}

#[test]
fn a_bar_of_the_results_leads_to_its_own_row() {
    let item = "{名称: 接听量, 年度指标值: ≥5万次, 实际完成值: 6万次}";
    let indicators = format!("绩效指标: {{产出指标: {{数量指标: [{item}, {item}, {item}]}}}}\n");
    let page = built(&[("content/2023/gz-zwsj/a.self-evaluation.yaml", &*format!("{RESULT}{indicators}"))]);
    let html = text(&page, "2023/gz-zwsj/a.html");
    let chart = html.split("chart chart-ranking").nth(1).and_then(|chart| chart.split("</div>").next());
    let links: Vec<&str> = chart.expect("a chart").split("<a href=\"#").skip(1).collect();
    let links: Vec<&str> = links.iter().filter_map(|link| link.split('"').next()).collect();
    let rows: Vec<&str> = html.split("<tr id=\"").skip(1).filter_map(|row| row.split('"').next()).collect();
    assert_eq!(links.len(), 3, "{html}");
    assert_eq!(links, rows, "of one indicator named three times each has its row");
}

#[test]
fn no_word_of_the_site_accuses() {
    for (language, words) in
        [("zh-CN", include_str!("../../src/words/zh-CN.ftl")), ("en", include_str!("../../src/words/en.ftl"))]
    {
        for line in words.lines() {
            // What a message chooses from stands on lines of its own.
            let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
            let accusing = ACCUSING.iter().find(|word| said.contains(*word));
            assert!(accusing.is_none(), "{language}: “{}” accuses: {line}", accusing.unwrap_or(&""));
        }
    }
}

#[test]
fn a_project_with_an_evaluation_alone_published_no_targets_and_its_report_lists_indicators() {
    let report = "---\n表: 项目支出绩效评价报告\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲项目\n绩效指标:\n  产出:\n    产出数量: [{名称: 人数, 目标值: 12所, 完成值: 9所}]\n---\n一、基本情况\n\n内容。\n";
    let pages = built(&[("content/2023/gz-zwsj/a.evaluation.md", report)]);
    let (html, said) = (text(&pages, "2023/gz-zwsj/a.html"), lead(&pages, "2023/gz-zwsj/a.html"));
    assert!(said.contains("没有公开绩效目标，评价报告列有评价指标 1 个"), "{said}");
    assert!(html.contains(
        "本项目没有公开绩效目标，评价指标见绩效评价报告。 <a href=\"#evaluation\">查看 1 个评价指标</a>"
    ));
    assert!(!html.contains("没有单独申报") && html.contains("评价指标</"), "{html}");
}

#[test]
fn a_department_without_results_says_whose_are_missing_and_what_its_projects_report() {
    let results = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量, 年度指标值: ≥5万次, 实际完成值: 6万次}\n      - {名称: 回访量, 年度指标值: ≥5万次, 实际完成值: 1万次}\n";
    let project = format!("{RESULT}{results}");
    let department = ("content/2023/gz-zwsj/department.targets.yaml", DEPARTMENT);
    let said = lead(&built(&[department]), "2023/gz-zwsj/index.html");
    assert!(said.ends_with("部门整体自评结果尚未公开。"), "{said}");
    let pages = built(&[department, ("content/2023/gz-zwsj/a.self-evaluation.yaml", &project)]);
    let said = lead(&pages, "2023/gz-zwsj/index.html");
    let end = "部门整体自评结果尚未公开；1 个项目中 1 个公开自评，2 项指标中 1 项达成。";
    assert!(said.ends_with(end), "{said}");
}

/// The rules below the tables of a page.
fn rules(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> Vec<String> {
    let html = text(pages, address);
    let blocks =
        html.split("<details class=\"how\">").skip(1).filter_map(|rest| rest.split("</details>").next());
    blocks.map(str::to_owned).collect()
}

#[test]
fn each_share_says_of_what_it_is_one() {
    let project = format!("{HEAD}资金: {{财政拨款: 29.99, 其他资金: 0.01}}\n");
    let pages = built(&[
        ("content/2023/gz-zwsj/a.targets.yaml", &project),
        ("content/2023/gz-zwsj/department.targets.yaml", DEPARTMENT),
    ]);
    for (address, said, not_said) in [
        ("2023/gz-zwsj/a.html", "本项资金 ÷ 资金合计 × 100", "部门支出"),
        ("2023/gz-zwsj/index.html", "收入：本项 ÷ 收入合计", "列明的部门支出之和"),
        ("2023/gz-zwsj/index.html", "本部门的项目", "列明的部门支出之和"),
        ("2023/index.html", "本部门支出 ÷ 表中列明的部门支出之和 × 100", "本项资金"),
    ] {
        let rules = rules(&pages, address).concat();
        assert!(rules.contains(said) && !rules.contains(not_said), "{address}: {rules}");
    }
}

#[test]
fn a_little_is_not_nothing_on_the_page_and_in_its_file() {
    let project = format!("{HEAD}资金: {{财政拨款: 29.99, 其他资金: 0.01, 自有资金: 0}}\n");
    let pages = built(&[("content/2023/gz-zwsj/a.targets.yaml", &project)]);
    let (html, csv) = (text(&pages, "2023/gz-zwsj/a.html"), text(&pages, "2023/gz-zwsj/a.funding.csv"));
    assert!(
        html.contains("<td class=\"figure\">0.03</td>") && html.contains("<td class=\"figure\">0.0</td>")
    );
    assert!(csv.contains("其他资金,0.01,0.03\r\n") && csv.contains("自有资金,0,0.0\r\n"), "{csv}");
    assert!(html.contains("太小的写到第一位非零数字"));
}

#[test]
fn the_rate_of_the_initial_budget_is_in_the_file_where_no_budget_was_adjusted() {
    for (adjusted, on_page, in_file) in [("40", true, "50.00,66.67"), ("30", false, "66.67,66.67")] {
        let grid = format!(
            "预算执行情况: {{年度资金总额: {{年初预算数: 30, 全年预算数: {adjusted}, 全年执行数: 20}}}}\n"
        );
        let pages = built(&[("content/2023/gz-zwsj/a.self-evaluation.yaml", &format!("{RESULT}{grid}"))]);
        let csv = text(&pages, "2023/gz-zwsj/a.execution.csv");
        assert!(csv.contains(in_file), "{csv}");
        let html = text(&pages, "2023/gz-zwsj/a.html");
        assert_eq!(html.contains("全年执行数 ÷ 年初预算数 × 100"), on_page, "{html}");
    }
}
