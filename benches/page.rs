//! What one page costs: a project with 20 indicators, once declared and once with its results and their charts, viewed and
//! written down again and again. `cargo bench --bench page`, or `-- reported` for one of the two. Beside it stands a yardstick
//! that never changes, so that two runs can be compared: divide by it.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::fmt::Write as _;
use std::hint::black_box;

use cpu_time::ThreadTime;
use gongkai::build::{self, Asked, Sight};
use gongkai::config::Stage;
use gongkai::model::date::Date;
use gongkai::render::{Renderer, Viewed};
use gongkai::route::{Branch, Output, Page, plan};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each is done in a round, and how many rounds there are; the best round counts.
const TIMES: u32 = 400;
const ROUNDS: u32 = 15;
const INDICATORS: usize = 20;

fn main() {
    let yardstick = best(|| drop(black_box(yardstick())));
    println!("A project with {INDICATORS} indicators; a yardstick is {yardstick:.1} µs.");
    println!(
        "{:>10} {:>10} {:>10} {:>12} {:>10} {:>10}",
        "page", "view µs", "template µs", "both µs", "yardsticks", "HTML bytes"
    );
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let pages = [("declared", Results::Awaited), ("reported", Results::Reported)];
    for (name, results) in
        pages.into_iter().filter(|(name, _)| asked.is_empty() || asked.iter().any(|one| one == name))
    {
        let [viewed, written, bytes] = measured(results);
        let both = viewed + written;
        println!(
            "{name:>10} {viewed:>10.1} {written:>11.1} {both:>12.1} {:>10.2} {bytes:>10}",
            both / yardstick
        );
    }
}

/// Whether the project has published what came of its promises.
#[derive(Clone, Copy)]
enum Results {
    Awaited,
    Reported,
}

/// µs of view and template, and the bytes that come out.
fn measured(results: Results) -> [f64; 3] {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in site(results) {
        city::put(folder.path(), path, text);
    }
    let asked =
        Asked { as_of: Date::parse("2026-06-30").expect("a day"), stage: Stage::Check, sight: Sight::Public };
    let opened = build::open(folder.path(), asked).expect("a site");
    assert!(!build::blocks(&opened.findings), "{:?}", opened.findings);
    let theme = build::theme(folder.path(), &opened.site).expect("the theme");
    let renderer = Renderer::new(&opened.site, theme, asked.as_of);
    let project = |planned: &(Branch, Output)| matches!(planned.1, Output::Page(Page::ProjectYear(..)));
    let Some((branch, Output::Page(page))) = plan(&opened.site).into_iter().find(project) else {
        panic!("the site has a project");
    };
    let Viewed { view, .. } = renderer.view(branch, &page);
    let html = renderer.template(branch, &page, &view).expect("a page");
    let viewed = best(|| drop(black_box(renderer.view(branch, &page))));
    let written = best(|| drop(black_box(renderer.template(branch, &page, &view).expect("a page"))));
    [viewed, written, html.len() as f64]
}

/// µs of CPU of the best round, each time.
fn best(mut done: impl FnMut()) -> f64 {
    let round = |_| {
        let clock = ThreadTime::now();
        (0..TIMES).for_each(|_| done());
        clock.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES)
    };
    (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
}

/// A thousand figures written into a text: what pages are made of, and never changed.
fn yardstick() -> String {
    let mut text = String::new();
    for number in 0..1_000_u32 {
        let _ = write!(text, "<td class=\"figure\">{}.{:02}</td>", number * 7919 % 100_003, number % 100);
    }
    text
}

fn site(results: Results) -> Vec<(&'static str, String)> {
    let departments = "地区: {yx: {名称: 云溪市, 级次: 市}}\n部门: {yx-a: {名称: 云溪市住房局, 地区: yx}}\n";
    let whole = "表: 部门整体支出绩效目标申报表\n年度: 2023\n部门: yx-a\n预算: {支出: {基本支出: 900, 项目支出: 2100}}\n";
    let head = "年度: 2023\n部门: yx-a\n项目: repairs\n名称: 老旧住房维修\n";
    let targets = format!(
        "表: 项目支出绩效目标申报表\n{head}资金: {{财政拨款: 300, 其他资金: 20}}\n主要内容: 维修老旧住房的屋面和管道。\n年度目标: 完成年度计划。\n"
    );
    let mut files = vec![
        ("content/site.yaml", "标题: 云溪市预算绩效公开\n发布单位: 云溪市财政局\n".to_owned()),
        ("content/departments.yaml", departments.to_owned()),
        ("content/2023/yx-a/department.targets.yaml", whole.to_owned()),
    ];
    match results {
        Results::Awaited => {
            let declared = targets + &indicators("指标值: ≥95%, 分值: 4.5");
            files.push(("content/2023/yx-a/repairs.targets.yaml", declared));
        }
        Results::Reported => {
            let results = format!(
                "表: 项目支出绩效自评表\n{head}预算执行情况: {{年度资金总额: {{年初预算数: 320, 全年预算数: 320, 全年执行数: 304, 执行率: 95.00%}}}}\n自评总分: 96\n{}",
                indicators("年度指标值: ≥95%, 实际完成值: 97%, 分值: 4.5, 得分: 4.5")
            );
            files.push(("content/2023/yx-a/repairs.targets.yaml", targets));
            files.push(("content/2023/yx-a/repairs.self-evaluation.yaml", results));
        }
    }
    files
}

/// Indicators at four levels, five at each.
fn indicators(values: &str) -> String {
    let mut text = "绩效指标:\n".to_owned();
    let levels = [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("产出指标", "时效指标"),
        ("满意度指标", "服务对象满意度指标"),
    ];
    let mut first = "";
    for (above, level) in levels {
        if above != first {
            let _ = writeln!(text, "  {above}:");
            first = above;
        }
        let _ = writeln!(text, "    {level}:");
        for nth in 1..=INDICATORS / levels.len() {
            let _ = writeln!(text, "      - {{名称: {level}第{nth}项完成情况, {values}}}");
        }
    }
    text
}
