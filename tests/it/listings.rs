//! The ways into a year and into the whole site: by state, by size, by unit, by letter; lists that are cut into slices; and
//! how high those aim who promise the same.

use std::collections::BTreeMap;

use gongkai::model::identity::Id;
use gongkai::render::Renderer;
use gongkai::{build, route};

use crate::site::{Folder, asked, pages};

type Pages = BTreeMap<String, Vec<u8>>;

fn text(pages: &Pages, address: &str) -> String {
    let bytes = pages.get(address).unwrap_or_else(|| panic!("no {address}"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// A project's targets; `rest` is what it has besides its head.
fn project(id: &str, name: &str, rest: &str) -> (String, String) {
    let text =
        format!("表: 项目支出绩效目标申报表\n年度: 2024\n部门: gz-zwsj\n项目: {id}\n名称: {name}\n{rest}\n");
    (format!("content/2024/gz-zwsj/{id}.targets.yaml"), text)
}

/// A project's self-evaluation with these indicators of quality: name, target, result.
fn evaluation(id: &str, name: &str, indicators: &[(&str, &str, &str)]) -> (String, String) {
    let one = |(name, target, actual): &(&str, &str, &str)| {
        format!("      - {{名称: {name}, 年度指标值: {target}, 实际完成值: {actual}, 偏差原因: 汛期影响}}\n")
    };
    let listed: String = indicators.iter().map(one).collect();
    let text = format!(
        "表: 项目支出绩效自评表\n年度: 2024\n部门: gz-zwsj\n项目: {id}\n名称: {name}\n绩效指标:\n  产出指标:\n    质量指标:\n{listed}"
    );
    (format!("content/2024/gz-zwsj/{id}.self-evaluation.yaml"), text)
}

fn quality(indicators: &[(&str, &str)]) -> String {
    let one = |(name, target): &(&str, &str)| format!("      - {{名称: {name}, 年度指标值: {target}}}\n");
    let listed: String = indicators.iter().map(one).collect();
    format!("绩效指标:\n  产出指标:\n    质量指标:\n{listed}")
}

fn built(files: &[(String, String)]) -> Pages {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    pages(Folder::site(&files).path())
}

#[test]
fn what_was_not_met_stands_under_its_state_with_the_reason() {
    let pages = built(&[
        project("a", "甲项目", &quality(&[("合格率", "≥90%"), ("完好率", "≥90%"), ("提升情况", "稳步提高")])),
        evaluation(
            "a",
            "甲项目",
            &[("合格率", "≥90%", "95%"), ("完好率", "≥90%", "60%"), ("提升情况", "稳步提高", "有所提高")],
        ),
        project("b", "乙项目", &quality(&[("合格率", "≥90%")])),
    ]);
    let results = text(&pages, "2024/results.html");
    for said in [
        "2 个项目中 1 个公开了自评，1 个部门中 0 个公开了部门整体自评",
        "共报告 3 项指标，其中 1 项达成",
        "汛期影响",
    ] {
        assert!(results.contains(said), "{said}: {results}");
    }
    let listed = text(&pages, "2024/results.results.csv");
    let rows: Vec<&str> = listed.lines().skip(1).map(|row| row.split(',').next().unwrap_or("")).collect();
    assert_eq!(rows, ["部分达成", "无法判断"], "{listed}");
    let year = text(&pages, "2024/index.html");
    assert!(year.contains("3 项中 1 项达成") && year.contains("未公开自评") && year.contains("results.html"));
}

#[test]
fn what_is_withheld_or_not_stated_is_a_class_of_its_own() {
    let pages = built(&[
        project("a", "甲项目", "资金: {财政拨款: 30}"),
        project("b", "乙项目", "资金: {财政拨款: 10}"),
        project("c", "丙项目", "资金: {财政拨款: 0}"),
        project("d", "丁项目", "资金: {财政拨款: {不公开: 保密法}}"),
        project("e", "戊项目", ""),
    ]);
    let sizes = text(&pages, "2024/by-size.sizes-gz.csv");
    let rows: Vec<&str> = sizes.lines().skip(1).collect();
    assert_eq!(rows, ["10–50 万元,2,40,100.0", "不到 10 万元,1,0,0.0", "不公开,1,,", "没有列明,1,,"]);
    assert!(text(&pages, "2024/by-size.html").contains("5 个项目中 3 个列明资金，合计 40.00 万元"));
    let listed = text(&pages, "2024/by-size.by-size-gz.csv");
    let names: Vec<&str> = listed.lines().skip(1).filter_map(|row| row.split(',').nth(1)).collect();
    assert_eq!(names, ["甲项目", "乙项目", "丙项目", "丁项目", "戊项目"]);
}

#[test]
fn units_stand_as_printed_in_the_order_of_pinyin() {
    let pages = built(&[
        project("a", "甲项目", "实施单位: 信息中心\n资金: {财政拨款: 30}"),
        project("b", "乙项目", "实施单位: 保障中心\n资金: {财政拨款: 10}"),
        project("c", "丙项目", "实施单位: 信息中心"),
        project("d", "丁项目", ""),
    ]);
    let units = text(&pages, "2024/units.units-gz.csv");
    let rows: Vec<&str> = units.lines().skip(1).collect();
    assert_eq!(
        rows,
        ["保障中心,1,10,0,甲局", "信息中心,2,30,1,甲局", "没有写明实施单位,1,,1,甲局"],
        "{units}"
    );
    assert!(text(&pages, "2024/units.html").contains("4 个项目中，3 个写明了实施单位"));
}

#[test]
fn every_name_stands_under_its_letter() {
    let pages = built(&[
        project("a", "卫生项目", ""),
        project("b", "安全项目", ""),
        project("c", "IT运维", ""),
        project("d", "12345热线", ""),
    ]);
    let directory = text(&pages, "projects/index.projects.csv");
    let rows: Vec<&str> =
        directory.lines().skip(1).map(|row| row.split(",甲局").next().unwrap_or("")).collect();
    assert_eq!(rows, ["A,安全项目", "I,IT运维", "W,卫生项目", "#,12345热线"]);
    let page = text(&pages, "projects/index.html");
    assert!(page.contains("href=\"#letter-a\"") && page.contains("id=\"letter-other\""), "{page}");
    assert!(text(&pages, "departments/index.html").contains("id=\"letter-j\""));
}

#[test]
fn targets_of_one_unit_and_comparator_are_set_side_by_side() {
    let targets = ["≥80%", "不低于 90%", "≥95%", "≥100%", "95人次", "稳步提高"];
    let files: Vec<_> = (0..)
        .zip(targets)
        .map(|(at, target)| project(&format!("p{at}"), &format!("第{at}项"), &quality(&[("满意度", target)])))
        .chain([evaluation("p0", "第0项", &[("满意度", "≥80%", "85%")])])
        .collect();
    let pages = built(&files);
    let found = pages.keys().find(|address| {
        address.starts_with("indicators/quality/") && address.ends_with(".html") && !address.contains("index")
    });
    let page = text(&pages, found.expect("a page of the indicator"));
    for said in [
        "6 项指标值中，4 项可以并排比较；2 项是其他单位、其他要求或文字",
        "4 项指标值（不少于 …%）从 80% 到 100%，中位数 92.5%",
        "中位数 92.5%</tspan>",
        "项，共 1 项",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(page.matches("<circle").count(), 4);
}

/// The files of some pages alone: a site with as many projects as slices need has too many others.
fn rendered(files: &[(String, String)], addresses: &[&str]) -> Pages {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let folder = Folder::site(&files);
    let opened = folder.open();
    let theme = build::theme(folder.path(), &opened.site).expect("a theme");
    let renderer = Renderer::new(&opened.site, theme, asked().as_of);
    let planned = route::plan(&opened.site).into_iter();
    let wanted = planned.filter(|(branch, output)| addresses.contains(&&*branch.address(output.address())));
    wanted.flat_map(|(branch, output)| renderer.render(branch, &output).expect("a page")).collect()
}

#[test]
fn a_long_list_goes_on_in_slices_and_its_file_has_all_rows() {
    let mut files: Vec<_> = (0..1_003)
        .map(|at| project(&format!("p{at}"), &format!("第{at}项"), &format!("资金: {{财政拨款: {at}}}")))
        .collect();
    files.push(project("last", "在最后", ""));
    files.push(("content/site.yaml".to_owned(), "标题: 测试\n英文界面: 是\n".to_owned()));
    let pages = rendered(&files, &["2024/index.html", "projects/index.html", "en/projects/index.html"]);
    let [first, second, third] =
        ["2024/index.html", "2024/index-2.html", "2024/index-3.html"].map(|address| text(&pages, address));
    assert!(!pages.contains_key("2024/index-4.html") && pages.contains_key("en/projects/index-3.html"));
    assert_eq!(text(&pages, "2024/index.projects-gz.csv").lines().count(), 1 + 1_004);
    assert!(!pages.contains_key("2024/index-2.projects-gz.csv"));
    assert!(first.contains("第 1–500 行，共 1,004 行") && first.contains(">第1002项<"));
    assert!(second.contains("第 501–1,000 行，共 1,004 行") && second.contains(">第502项<"));
    assert!(third.contains("第 1,001–1,004 行，共 1,004 行") && third.contains(">第0项<"));
    for said in [
        "href=\"index.html#projects-gz\" rel=\"prev\"",
        "href=\"index-3.html#projects-gz\" rel=\"next\"",
        "href=\"index.projects-gz.csv\"",
        "<li><a href=\"index.html\">2024年度</a></li>",
        "<span aria-current=\"page\">501–1,000 行</span>",
        "排序、筛选和复制只在这一部分内进行",
        "href=\"../en/2024/index-2.html\"",
    ] {
        assert!(second.contains(said), "{said}: {second}");
    }
    // A letter leads to the slice where it begins.
    let directory = text(&pages, "projects/index.html");
    assert!(directory.contains("href=\"#letter-d\"") && directory.contains("href=\"index-3.html#letter-z\""));
    assert!(text(&pages, "projects/index-3.html").contains("id=\"letter-z\""));
}

#[test]
fn no_department_has_the_name_of_a_slice() {
    assert!(Id::parse("index-2", 40).is_none() && Id::parse("index-a2", 40).is_some());
}
