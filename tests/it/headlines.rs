//! What charts say above them: each branch of the sentences, in both languages.

use gongkai::render::Renderer;
use gongkai::{build, route};

use crate::site::{Folder, asked};

/// The captions of a page of the site that has these files, in this language.
fn said(language: &str, page: &str, files: &[(&str, String)]) -> Vec<String> {
    let site = format!("标题: 测试\n语言: {language}\n");
    let departments = "地区: {gz: {名称: 广州市, 级次: 市}}\n部门: {a: {名称: 甲局, 地区: gz}, b: {名称: 乙局, 地区: gz}, c: {名称: 丙局, 地区: gz}}\n";
    let mut all = vec![("content/site.yaml", site), ("content/departments.yaml", departments.to_owned())];
    all.extend(files.iter().cloned());
    let all: Vec<_> = all.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let folder = Folder::with(&all);
    let opened = folder.open();
    let theme = build::theme(folder.path(), &opened.site).expect("a theme");
    let renderer = Renderer::new(&opened.site, theme, asked().as_of);
    let output = route::plan(&opened.site).into_iter().find(|(_, output)| output.address() == page);
    let (branch, output) = output.expect("such a page");
    let files = renderer.render(branch, &output).expect("a page");
    let html = String::from_utf8(files[0].1.clone()).expect("text");
    // An English page marks what is Chinese in it.
    let html = html.replace("<span lang=\"zh-CN\">", "").replace("</span>", "");
    let caption = |rest: &str| rest.split(" <a").next().expect("a caption").to_owned();
    let captions: Vec<String> = html.split("<figcaption><span>").skip(1).map(caption).collect();
    for caption in &captions {
        assert!(html.contains(&format!("-title\">{caption}</title>")), "the drawing is not named {caption}");
    }
    captions
}

fn department(id: &str, budget: &str) -> String {
    format!("表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: {id}\n预算: {{{budget}}}\n")
}

fn project(name: &str, rest: &str) -> String {
    format!("表: 项目支出绩效目标申报表\n年度: 2023\n部门: a\n项目: {name}\n名称: {name}\n{rest}\n")
}

fn balance(budget: &str) -> Vec<String> {
    said("zh-CN", "2023/a/index.html", &[("content/2023/a/department.targets.yaml", department("a", budget))])
}

#[test]
fn income_and_expenditure() {
    for (budget, caption) in [
        (
            "支出: {基本支出: 20, 项目支出: 80}, 收入: {财政拨款: 100}",
            "项目支出占 80.0%，收入全部来自财政拨款（万元）",
        ),
        (
            "支出: {基本支出: 100, 项目支出: 0}, 收入: {财政拨款: 60, 其他资金: 40}",
            "支出全部是基本支出，收入的 60.0% 来自财政拨款（万元）",
        ),
        (
            "支出: {基本支出: 10, 项目支出: 89.99}, 收入: {财政拨款: 99999, 其他资金: 1}",
            "项目支出占 90.0%，收入几乎全部来自财政拨款（万元）",
        ),
        ("支出: {基本支出: 0, 项目支出: 0}", "支出为零，没有列明收入来源（万元）"),
        (
            "支出: {基本支出: {不公开: 保密法}, 项目支出: 80}, 收入: {财政拨款: {不公开: 保密法}}",
            "列明的支出中项目支出最多，收入来源不公开（万元）",
        ),
        ("收入: {财政拨款: 0}", "没有列明支出，收入为零（万元）"),
    ] {
        assert_eq!(balance(budget), [caption], "{budget}");
    }
}

fn tasks(language: &str, funding: &[&str]) -> Vec<String> {
    let paths = ["a", "b", "c", "d", "e", "f", "g"].map(|id| format!("content/2023/a/{id}.targets.yaml"));
    let mut files =
        vec![("content/2023/a/department.targets.yaml", department("a", "支出: {项目支出: 100}"))];
    for (at, (path, funding)) in paths.iter().zip(funding).enumerate() {
        let id = path.rsplit('/').next().and_then(|name| name.split('.').next()).expect("a name");
        files.push((path, project(id, &format!("重点任务: {}\n资金: {{合计: {funding}}}", at + 1))));
    }
    let mut captions = said(language, "2023/a/index.html", &files);
    captions.remove(0);
    captions
}

#[test]
fn key_tasks() {
    for (funding, caption) in [
        (&["30", "50", "10"][..], "3 项重点任务中，“b”最多，占项目支出的 50.0%（万元）"),
        (&["30", "30", "10"], "3 项重点任务中，最多的有 2 个，各 30.00 万元"),
        (&["0", "0"], "2 项重点任务中，每个都是 0.00 万元"),
        (&["30", "20", "{不公开: 保密法}"], "列明资金的 2 项重点任务中，“a”最多，占项目支出的 30.0%（万元）"),
        (&["30", "-20"], "2 项重点任务中，“a”最多，30.00 万元"),
        (&["15", "14", "13", "12", "11", "10"], "6 项重点任务中，前 3 项共占项目支出的 42.0%（万元）"),
        (&["25", "6", "5", "4", "3", "2"], "6 项重点任务中，“a”最多，占项目支出的 25.0%（万元）"),
        (&["{不公开: 保密法}", "{不公开: 保密法}"], "2 项重点任务中，没有一个列明金额"),
    ] {
        assert_eq!(tasks("zh-CN", funding), [caption], "{funding:?}");
    }
    let english =
        "Of the 2 key tasks with a figure, “a” is the largest, with 30.0% of project expenditure (万元)";
    assert_eq!(tasks("en", &["30", "20", "{不公开: 保密法}"]), [english]);
}

#[test]
fn departments_and_their_projects() {
    let of = |id: &str, total: i32| department(id, &format!("支出: {{基本支出: 0, 项目支出: {total}}}"));
    let files = [
        ("content/2023/a/department.targets.yaml", of("a", 10)),
        ("content/2023/b/department.targets.yaml", of("b", 30)),
        ("content/2023/c/department.targets.yaml", department("c", "收入: {财政拨款: {不公开: 保密法}}")),
        ("content/2023/a/x.targets.yaml", project("x", "资金: {合计: 5}")),
        ("content/2023/a/y.targets.yaml", project("y", "资金: {合计: 15}")),
        ("content/2023/a/z.targets.yaml", project("z", "资金: {合计: 20}")),
        ("content/2023/a/w.targets.yaml", project("w", "资金: {合计: {不公开: 保密法}}")),
    ];
    let captions = [
        "列明支出的 2 个部门中，乙局最多，占合计的 75.0%（万元）",
        "列明资金的 3 个项目中，“z”最多，占合计的 50.0%（万元）",
    ];
    assert_eq!(said("zh-CN", "2023/index.html", &files), captions);
    // No key tasks: the department's page has the tiles as well.
    assert_eq!(said("zh-CN", "2023/a/index.html", &files)[1], captions[1]);
}

#[test]
fn kinds_of_indicators() {
    let group = |level: &str, count: usize| {
        let one = |at: usize| format!("{{名称: {level}{at}, 年度指标值: ≥1个}}");
        let all: Vec<String> = (0..count).map(one).collect();
        format!("{level}: [{}]", all.join(", "))
    };
    let caption = |counts: [usize; 4]| {
        let [a, b, c, d] = counts;
        let text = format!(
            "绩效指标: {{产出指标: {{{}, {}, {}}}, 效益指标: {{{}}}}}\n",
            group("数量指标", a),
            group("质量指标", b),
            group("时效指标", c),
            group("社会效益指标", d)
        );
        let file = department("a", "") + &text;
        said("zh-CN", "2023/a/index.html", &[("content/2023/a/department.targets.yaml", file)]).remove(0)
    };
    assert_eq!(caption([3, 1, 1, 1]), "6 个指标中数量指标最多，3 个");
    assert_eq!(caption([2, 1, 1, 2]), "6 个指标中数量指标、社会效益指标最多，各 2 个");
    assert_eq!(caption([2, 2, 2, 2]), "8 个指标分为 4 类，最多的有 4 类，各 2 个");
}

#[test]
fn across_years() {
    let of = |year: i32, total: &str| {
        let text = department("a", &format!("支出: {{基本支出: 0, 项目支出: {total}}}"));
        text.replace("2023", &year.to_string())
    };
    let caption = |years: &[(i32, &str)]| {
        let paths: Vec<String> =
            years.iter().map(|(year, _)| format!("content/{year}/a/department.targets.yaml")).collect();
        let files: Vec<_> =
            paths.iter().zip(years).map(|(path, (year, total))| (&**path, of(*year, total))).collect();
        said("zh-CN", "departments/a.html", &files).remove(0)
    };
    assert_eq!(caption(&[(2023, "188")]), "2023 年部门支出为 188.00 万元");
    assert_eq!(
        caption(&[(2023, "188"), (2024, "151")]),
        "部门支出从 2023 年的 188.00 万元减少到 2024 年的 151.00 万元"
    );
    assert_eq!(
        caption(&[(2021, "100"), (2024, "151")]),
        "部门支出从 2021 年的 100.00 万元增加到 2024 年的 151.00 万元，其间 2 个年度没有数字"
    );
    assert_eq!(caption(&[(2023, "5"), (2024, "5.00")]), "2023 年和 2024 年的部门支出都是 5.00 万元");
}

#[test]
fn execution() {
    for (row, caption) in [
        ("全年预算数: 200, 执行数: 150", "执行了全年预算的 75.00%（万元）"),
        ("年初预算数: 200, 执行数: 150", "执行 150.00 万元，没有列明全年预算"),
        ("年初预算数: 200, 全年预算数: 150", "没有列明执行数（万元）"),
        ("全年预算数: 0, 执行数: 0", "全年预算 0.00 万元，执行 0.00 万元"),
    ] {
        let text = format!(
            "表: 项目支出绩效自评表\n年度: 2023\n部门: a\n项目: p\n名称: 甲\n预算执行: {{合计: {{{row}}}}}\n"
        );
        let captions = said("zh-CN", "2023/a/p.html", &[("content/2023/a/p.self-evaluation.yaml", text)]);
        assert_eq!(captions, [caption], "{row}");
    }
}

/// A project's targets or results of a year: names, targets, and results where there are any.
fn promises(year: &str, form: &str, indicators: &[(&str, &str, &str)]) -> String {
    let one = |(name, target, actual): &(&str, &str, &str)| {
        let actual = if actual.is_empty() { String::new() } else { format!(", 实际完成值: {actual}") };
        format!("{{名称: {name}, 年度指标值: {target}{actual}}}")
    };
    let all: Vec<String> = indicators.iter().map(one).collect();
    let all = all.join(", ");
    format!(
        "表: {form}\n年度: {year}\n部门: a\n项目: p\n名称: 甲\n绩效指标: {{产出指标: {{质量指标: [{all}]}}}}\n"
    )
}

const RESULTS: [(&str, &str, &str); 4] = [
    ("接通率", "≥95%", "97%"),
    ("办结时长", "≤5天", "6天"),
    ("满意度", "≥90%", "\"{不公开: 保密法}\""),
    ("管理水平", "稳步提高", "已提高"),
];

#[test]
fn results_beside_their_targets() {
    let text = promises("2023", "项目支出绩效自评表", &RESULTS);
    let of = |language| {
        said(language, "2023/a/p.html", &[("content/2023/a/p.self-evaluation.yaml", text.clone())])
    };
    assert_eq!(of("zh-CN"), ["目标和结果可用同一单位比较的 2 项指标中，1 项达成"]);
    assert_eq!(of("en"), ["Indicators with target and result in one unit: 1 of 2 met"]);
    // One alone is read from the table.
    let alone = promises("2023", "项目支出绩效自评表", &RESULTS[1..]);
    let files = [("content/2023/a/p.self-evaluation.yaml", alone)];
    assert_eq!(said("zh-CN", "2023/a/p.html", &files), [""; 0]);
}

#[test]
fn states_over_the_years() {
    let form = |year: &str| promises(year, "项目支出绩效自评表", &RESULTS);
    let targets = promises("2025", "项目支出绩效目标申报表", &[("接通率", "≥95%", "")]);
    let files = [
        ("content/2022/a/p.self-evaluation.yaml", form("2022")),
        ("content/2024/a/p.self-evaluation.yaml", form("2024")),
        ("content/2025/a/p.targets.yaml", targets),
    ];
    let caption = "2024 年公布结果的 4 项指标中，1 项达成";
    assert_eq!(said("zh-CN", "projects/a/p.html", &files).last().map(String::as_str), Some(caption));
    // One year has no years beside it.
    assert_eq!(said("zh-CN", "projects/a/p.html", &files[..1]), [""; 0]);
}

#[test]
fn departments_over_the_years() {
    let form = |id: &str, year: &str, total: u32| {
        department(id, &format!("支出: {{基本支出: 0, 项目支出: {total}}}")).replace("2023", year)
    };
    let files = [
        ("content/2022/a/department.targets.yaml", form("a", "2022", 10)),
        ("content/2022/b/department.targets.yaml", form("b", "2022", 30)),
        ("content/2024/a/department.targets.yaml", form("a", "2024", 20)),
        ("content/2024/b/department.targets.yaml", form("b", "2024", 30)),
        ("content/2024/c/department.targets.yaml", form("c", "2024", 40)),
    ];
    let caption = "2022 年和 2024 年都列明支出的 2 个部门中，1 个增加，0 个减少（万元）";
    assert_eq!(said("zh-CN", "index.html", &files)[1], caption);
    assert_eq!(said("zh-CN", "2024/index.html", &files)[1], caption);
    assert_eq!(said("zh-CN", "2022/index.html", &files).len(), 1, "there is no year before");
    let one_year = said("zh-CN", "index.html", &files[2..]);
    assert_eq!(one_year.len(), 1, "one year has no years beside it: {one_year:?}");
}
