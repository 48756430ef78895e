//! The demonstration city: loads without a finding, builds without a fault, with several years and both forms of a
//! project on one page.

use gongkai::demo::{self, Plan};
use gongkai::model::year::FiscalYear;

use crate::site::{Folder, pages};

#[test]
fn a_city_of_several_years_is_built_whole() {
    let last_year = FiscalYear::parse("2025").expect("a year");
    let plan = Plan { projects: 12, years: 3, departments: None, eventful: false, seed: 7, last_year };
    let files: Vec<(String, String)> = demo::files(&plan).collect();
    let folder =
        Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>());
    let (findings, _) = folder.findings();
    assert!(findings.is_empty(), "{findings:?}");
    let pages = pages(folder.path());
    let both = pages.keys().filter(|address| address.ends_with(".self-evaluation.html")).count();
    assert!(both > 0, "no project with both forms");
    let marked = pages.iter().filter(|(address, _)| address.ends_with(".html"));
    for (address, bytes) in marked {
        assert!(String::from_utf8_lossy(bytes).contains("演示数据"), "{address} is not marked as fictional");
    }
}

/// Offices restate indicators under other names when they evaluate; both forms stand on one page.
#[test]
fn a_self_evaluation_with_indicators_of_its_own_is_built() {
    let head = "年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n";
    let targets = format!(
        "表: 项目支出绩效目标申报表\n{head}绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 培训人次, 年度指标值: ≥300人次}}\n"
    );
    let evaluation = format!(
        "表: 项目支出绩效自评表\n{head}绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 培训人数, 年度指标值: ≥300人, 实际完成值: 310人}}\n"
    );
    let folder = Folder::site(&[
        ("content/2023/gz-zwsj/a.targets.yaml", &targets),
        ("content/2023/gz-zwsj/a.self-evaluation.yaml", &evaluation),
    ]);
    let page = String::from_utf8(pages(folder.path())["2023/gz-zwsj/a.html"].clone()).expect("text");
    assert!(page.contains("培训人次") && page.contains("培训人数") && page.contains("310人"));
}
