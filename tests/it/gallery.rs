//! Every chart with every hard case, on one page to look at: `gallery.html` in the folder for temporary files of the
//! build. What a machine can see of it is held here: sound markup, labels that do not lie on each other on a phone and in
//! a wide column, and a number at every mark.

use std::path::Path;

use gongkai::chart::{
    Aim, Bullet, Figure, Gathering, Head, Mark, Marks, Panel, Series, Shape, Side, Sign, Slope, Strip, Text,
    Year, balance, bullets, counts, dots, panels, ranking, slopes, strips, text_width, treemap, years,
};
use rust_decimal::Decimal;

const LONG: &str = "市级统筹推进数字政府基础设施（含政务云、政务外网、终端安全）运行维护及网络安全保障能力提升三年行动计划专项经费（二期）";
const LATIN: &str = "Pneumonoultramicroscopicsilicovolcanoconiosis-Zertifizierungsvorbereitungslehrgang-2025";
const GROUND: &str = "不公开：《中华人民共和国保守国家秘密法》第九条";

/// A chart of the gallery.
struct Picture {
    name: String,
    drawing: String,
    /// What must stand somewhere in it.
    texts: Vec<String>,
}

fn value(hundredths: i64) -> Mark<'static> {
    let amount = Decimal::new(hundredths, 2);
    Mark::Value(amount, amount.to_string().replace('-', "−").into())
}

fn figures(parts: &[(&'static str, i64)]) -> Vec<Figure<'static>> {
    let whole: i128 = parts.iter().map(|(_, amount)| i128::from(*amount)).sum();
    let figure = |(label, amount): &(&'static str, i64)| {
        let figure = Figure::new(*label, value(*amount)).href("#");
        if whole > 0 { figure.note(format!("占 {}%", i128::from(*amount) * 100 / whole)) } else { figure }
    };
    parts.iter().map(figure).collect()
}

/// The cases that charts of labelled figures are held to.
fn cases() -> Vec<(&'static str, Vec<Figure<'static>>)> {
    let many =
        (0..80).map(|at| Figure::new(format!("第 {} 小学改扩建项目", at + 1), value(2_000_000 / (at + 1))));
    let states = || {
        vec![
            Figure::new("政务云", value(1_234_500)),
            Figure::new("涉密项目", Mark::Withheld(GROUND.into())),
            Figure::new("未填的项目", Mark::Absent("未填".into())),
            Figure::new("不适用的项目", Mark::NotApplicable("不适用".into())),
            Figure::new("为零的项目", value(0)),
            Figure::new("为负的项目", value(-120_000)),
        ]
    };
    vec![
        ("none", Vec::new()),
        ("zero", figures(&[("基本支出", 500_000), ("项目支出", 0), ("其他支出", 250_000)])),
        ("all zero", figures(&[("基本支出", 0), ("项目支出", 0)])),
        ("negative", figures(&[("收入", 900_000), ("冲减", -400_000), ("其他", 100_000)])),
        ("all negative", figures(&[("冲减", -400_000), ("退回", -100)])),
        ("one", figures(&[("项目支出", 3_767_640)])),
        ("two", figures(&[("项目支出", 3_767_640), ("基本支出", 1_138_142)])),
        ("equal", figures(&[("甲", 100), ("乙", 100), ("丙", 100), ("丁", 100), ("戊", 100)])),
        ("eighty", many.collect()),
        (
            "seven parts",
            figures(&[
                ("财政拨款", 2_000_000),
                ("上年结转资金", 600_000),
                ("财政专户管理资金", 400_000),
                ("事业收入", 250_000),
                ("附属单位上缴收入", 90_000),
                ("上级补助收入", 40_000),
                ("其他资金", 10_000),
            ]),
        ),
        ("long label", figures(&[(LONG, 900_000), ("短", 800_000), (LONG, 20_000), (LONG, 700)])),
        ("long word", figures(&[(LATIN, 900_000), ("IT", 100_000), (LATIN, 20_000)])),
        ("a thousandfold", figures(&[("热线", 500_000_000), ("平台", 500_000), ("培训", 400_000)])),
        ("huge", figures(&[("全省", 99_999_999_999_999_999), ("全市", 12_345_678_901_234_567), ("一分", 1)])),
        ("states", states()),
        ("no figure", states()[1..4].to_vec()),
    ]
}

fn texts(figures: &[Figure<'_>]) -> Vec<String> {
    figures.iter().flat_map(|figure| [figure.mark.text().to_owned(), figure.label.to_string()]).collect()
}

fn gathered(figures: &[&Figure<'_>]) -> Figure<'static> {
    let sum: Decimal = figures.iter().filter_map(|figure| figure.mark.amount()).sum();
    Figure::new(format!("其余 {} 个项目", figures.len()), Mark::Value(sum, sum.to_string().into()))
}

fn apart(figures: &[&Figure<'_>]) -> Text<'static> {
    let items = figures.iter().map(|figure| format!("{}（{}）", figure.label, figure.mark.text()));
    format!("没有画出：{}。", items.collect::<Vec<_>>().join("、")).into()
}

/// Charts of labelled figures, in each case.
fn of_figures() -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (at, (case, figures)) in cases().into_iter().enumerate() {
        let head = |kind: &str| Head::new(format!("{kind}-{at}"), format!("{kind}: {case}"), "说明");
        let total: Decimal = figures.iter().filter_map(|figure| figure.mark.amount()).sum();
        let total = || Mark::Value(total, total.to_string().into());
        let sides = [
            Side::new("收入", total(), vec![Figure::new("财政拨款", total()).note("占 100.0%")]),
            Side::new("支出", total(), figures.iter().take(21).cloned().collect()),
        ];
        let gathering = Gathering { rest: &gathered, apart: &apart };
        let drawings = [
            ("ranking", ranking(&head("ranking"), &figures)),
            ("counts", counts(&head("counts"), &figures)),
            ("balance", balance(&head("balance"), &sides)),
            ("treemap", treemap(&head("treemap"), &figures, &gathering)),
        ];
        for (kind, drawing) in drawings {
            let Some(drawing) = drawing else { continue };
            let texts = match kind {
                "balance" => texts(&sides[1].parts),
                "treemap" => Vec::new(),
                _ => texts(&figures),
            };
            pictures.push(Picture { name: format!("{kind}: {case}"), drawing, texts });
        }
    }
    pictures
}

/// Charts of years, in each case.
fn of_years() -> Vec<Picture> {
    let series = [
        Series::new("initial-budget", "年初预算数"),
        Series::new("adjusted-budget", "全年预算数（调整后）"),
        Series::new("executed", "全年执行数"),
    ];
    let gap = |year: i32| Year::gap(year.to_string(), "没有公开");
    let of = |year: i32, marks: [Mark<'static>; 3]| Year::of(year.to_string(), marks.into());
    let absent = || Mark::Absent("没有数字".into());
    let steady = |year: i32| of(year, [value(100_000), value(98_000), value(97_654)]);
    let many: Vec<Year<'_>> =
        (2000..2026).map(|year| if year % 3 == 0 { gap(year) } else { steady(year) }).collect();
    let cases = [
        ("one year", vec![steady(2024)]),
        ("only a gap", vec![gap(2024)]),
        ("many with gaps", many),
        ("zero", vec![of(2023, [value(0), value(0), value(0)]), of(2024, [value(0), absent(), value(0)])]),
        ("negative", vec![of(2023, [value(500), value(-300), value(200)]), steady(2024)]),
        ("a thousandfold", vec![of(2023, [value(100), value(1), absent()]), steady(2024)]),
        ("huge", vec![of(2023, [value(99_999_999_999_999_999), value(1), value(12_345_678_901_234)])]),
        (
            "states",
            vec![of(2023, [Mark::Withheld(GROUND.into()), absent(), Mark::NotApplicable("不适用".into())])],
        ),
    ];
    let mut pictures = Vec::new();
    for (at, (case, rows)) in cases.into_iter().enumerate() {
        for count in [1, 3] {
            let head = Head::new(format!("years-{count}-{at}"), format!("years: {case}"), "说明");
            let Some(drawing) = years(&head, &series[..count], &rows) else { continue };
            let texts = rows.iter().map(|year| year.label.to_string()).collect();
            pictures.push(Picture { name: format!("years of {count}: {case}"), drawing, texts });
        }
    }
    pictures
}

/// Charts of values along a line, in each case.
fn of_values() -> Vec<Picture> {
    let cases: [(&str, Vec<i64>, &str); 8] = [
        ("two", vec![85, 95], "%"),
        ("satisfaction", vec![80, 85, 90, 90, 90, 92, 95, 95, 98, 100], "%"),
        ("one far off", vec![1, 2, 2, 3, 3, 3, 4, 5_000_000], " 人次/年"),
        ("negative", vec![-40, -5, 0, 5, 10], "%"),
        ("many", (0..600).map(|at| 60 + at * at % 41).collect(), "%"),
        ("many of one", [vec![90; 3_000], vec![100]].concat(), "%"),
        ("huge", vec![1, 123_456_789_012, 9_999_999_999_999_999], " 元"),
        ("long unit", vec![3, 7, 9], " 个乡镇（街道）便民服务中心综合窗口服务事项标准化办理流程"),
    ];
    let mut pictures = Vec::new();
    for (at, (case, mut values, unit)) in cases.into_iter().enumerate() {
        values.sort_unstable();
        let text = |word: &str, value: i64| -> Text<'static> { format!("{word} {value}{unit}").into() };
        let (least, greatest) = (values[0], values[values.len() - 1]);
        let middle = values[values.len() / 2];
        let marks = Marks {
            least: text("最低", least),
            middle: (Decimal::from(middle), text("中位数", middle)),
            greatest: text("最高", greatest),
        };
        let head = Head::new(format!("dots-{at}"), format!("dots: {case}"), "说明");
        let values: Vec<Decimal> = values.into_iter().map(Decimal::from).collect();
        let drawing = dots(&head, &values, &marks).expect("a chart");
        let texts = [marks.least, marks.middle.1, marks.greatest].map(Text::into_owned).into();
        pictures.push(Picture { name: format!("dots: {case}"), drawing, texts });
    }
    pictures
}

/// Every sign with its word.
fn signs() -> [Sign<'static>; 8] {
    [
        Sign::new(Shape::Full, "达成"),
        Sign::new(Shape::Half, "部分达成"),
        Sign::new(Shape::Hollow, "未达成"),
        Sign::new(Shape::Diamond, "未到期"),
        Sign::new(Shape::Query, "无法判断"),
        Sign::new(Shape::Square, "没有公开结果"),
        Sign::new(Shape::Dash, "当年没有这项指标"),
        Sign::new(Shape::Dots, "当年没有申报"),
    ]
}

/// Targets (least and most) and results.
type Pair = ((Option<i64>, Option<i64>), i64);

/// Rows of one label with these targets and results, in hundredths.
fn bullets_of(label: &'static str, pairs: &[Pair]) -> Vec<Bullet<'static>> {
    let hundredths = |at: i64| Decimal::new(at, 2);
    let bullet = |(nth, ((low, high), actual)): (usize, &Pair)| Bullet {
        label: label.into(),
        href: nth.is_multiple_of(2).then(|| "#".into()),
        target: Aim {
            low: low.map(hundredths),
            high: high.map(hundredths),
            text: format!(
                "目标 {} 至 {}",
                low.map_or(String::new(), |at| hundredths(at).to_string()),
                high.unwrap_or(0)
            )
            .into(),
        },
        actual: (hundredths(*actual), format!("结果 {}", hundredths(*actual)).into()),
        sign: signs()[nth % 5].clone(),
    };
    pairs.iter().enumerate().map(bullet).collect()
}

/// Bullets in each case: every comparator, and what is hard to place.
fn cases_of_bullets() -> Vec<(&'static str, Vec<Bullet<'static>>)> {
    let floor = |at: i64| (Some(at), None);
    let ceiling = |at: i64| (None, Some(at));
    let exact = |at: i64| (Some(at), Some(at));
    let huge = 99_999_999_999_999_999;
    let each = [
        (floor(9_500), 9_720),
        (ceiling(500), 600),
        (exact(50_000), 40_000),
        ((Some(8_000), Some(9_000)), 8_500),
        (floor(9_500), 9_500),
        (ceiling(25_000), 24_950),
    ];
    let worded = |mut bullet: Bullet<'static>| {
        (bullet.target.text, bullet.actual.1) = (LONG.into(), LATIN.into());
        bullet
    };
    vec![
        ("one", bullets_of("接通率", &[(floor(9_500), 9_720)])),
        ("each comparator", bullets_of("接通率", &each)),
        ("zero", bullets_of("事故", &[(exact(0), 0), (ceiling(0), 300), (floor(1_000), 0), (floor(0), 0)])),
        (
            "negative",
            bullets_of("温度", &[(ceiling(-1_800), -2_000), (floor(-500), 300), (exact(-100), -50)]),
        ),
        ("a thousandfold", bullets_of("人次", &[(floor(100), 1_000_000), (floor(1_000_000), 100)])),
        ("huge", bullets_of("全省", &[(floor(huge), 1), (ceiling(1), huge), (exact(huge), huge)])),
        ("long label", bullets_of(LONG, &[(floor(9_500), 9_720), (ceiling(500), 600)])),
        ("long word", bullets_of(LATIN, &[(floor(9_500), 9_720)])),
        ("eighty", bullets_of("第 1 项指标", &[(floor(9_500), 9_720); 80])),
        ("long texts", bullets_of("甲", &each).into_iter().map(worded).collect()),
    ]
}

fn of_bullets() -> Vec<Picture> {
    let below = "20 项指标中画出 9 项；其余的目标和结果不是同一单位的数，见表。";
    let draw = |(at, (case, rows)): (usize, (&str, Vec<Bullet<'static>>))| {
        let head = Head::new(format!("bullets-{at}"), format!("bullets: {case}"), "说明");
        let drawing = bullets(&head, rows.clone(), Some(below)).expect("a chart");
        let of_row = |row: &Bullet<'_>| {
            [&row.label, &row.target.text, &row.actual.1, &row.sign.word].map(|text| text.to_string())
        };
        let texts = rows.iter().flat_map(of_row).chain([below.to_owned()]).collect();
        Picture { name: format!("bullets: {case}"), drawing, texts }
    };
    cases_of_bullets().into_iter().enumerate().map(draw).collect()
}

/// Strips of one to nine years with every sign.
fn of_strips() -> Vec<Picture> {
    let labels = ["接通率", LONG, LATIN, "第 1 项指标"];
    let draw = |(count, rows): (usize, usize)| {
        let years: Vec<Text<'_>> = (0..count).map(|at| (2016 + at).to_string().into()).collect();
        let strip = |row: usize| Strip {
            label: labels[row % labels.len()].into(),
            href: row.is_multiple_of(2).then(|| "#".into()),
            signs: (0..count).map(|at| signs()[(row + at) % 8].clone()).collect(),
        };
        let rows: Vec<Strip<'_>> = (0..rows).map(strip).collect();
        let name = format!("strips: {} rows of {count}", rows.len());
        let head = Head::new(format!("strips-{count}-{}", rows.len()), name.clone(), "说明");
        let drawing = strips(&head, &years, &rows, Some("只画最近 9 个年度，其余见表。")).expect("a chart");
        let words = rows.iter().flat_map(|row| row.signs.iter().map(|sign| sign.word.to_string()));
        let texts = words.chain(rows.iter().map(|row| row.label.to_string())).chain([years[0].to_string()]);
        Picture { name, texts: texts.collect(), drawing }
    };
    [(1, 1), (2, 8), (4, 9), (5, 4), (6, 4), (9, 8), (3, 80)].into_iter().map(draw).collect()
}

/// Panels in each case: gaps at every place, and figures that are hard to place.
fn of_panels() -> Vec<Picture> {
    let absent = || Mark::Absent("未填".into());
    let steady = || vec![value(4_905_792), value(5_005_792), value(5_105_792), value(4_805_792)];
    let short = || vec![value(100), value(120), value(0), value(90)];
    let panel = |label: &'static str, marks: Vec<Mark<'static>>| Panel {
        label: label.into(),
        href: (label.len() > 6).then(|| "#".into()),
        marks,
    };
    let all = |label: &'static str, rows: Vec<Vec<Mark<'static>>>| -> Vec<Panel<'static>> {
        rows.into_iter().map(|marks| panel(label, marks)).collect()
    };
    let gaps = vec![
        vec![absent(), value(5_000), value(6_000), value(7_000)],
        vec![value(5_000), absent(), absent(), value(7_000)],
        vec![value(5_000), value(6_000), value(7_000), absent()],
        vec![absent(), absent(), value(7_000), absent()],
        vec![absent(), absent(), absent(), absent()],
        vec![Mark::Withheld(GROUND.into()), value(1), Mark::NotApplicable("不适用".into()), value(2)],
        vec![absent(), absent(), absent(), Mark::Withheld(GROUND.into())],
    ];
    let cases = [
        ("one", all("甲局", vec![steady()])),
        ("three", all("甲市政务服务和数据管理局", vec![steady(), short(), steady()])),
        ("gaps", all("乙局", gaps)),
        ("zero", all("甲局", vec![vec![value(0); 4], vec![value(0); 4]])),
        ("negative", all("甲局", vec![vec![value(-500), value(300), value(0), value(-1)], short()])),
        ("a thousandfold", all("甲局", vec![short(), vec![value(100_000_000); 4]])),
        ("huge", all("甲局", vec![vec![value(99_999_999_999_999_999); 4], short()])),
        ("long label", vec![panel(LONG, steady()), panel(LATIN, short()), panel("短", steady())]),
        ("eighty", all("第 1 个部门", (0..80).map(|_| steady()).collect())),
    ];
    let years: Vec<Text<'_>> = (2022..2026).map(|year| year.to_string().into()).collect();
    let draw = |(at, (case, rows)): (usize, (&str, Vec<Panel<'static>>))| {
        let head = Head::new(format!("panels-{at}"), format!("panels: {case}"), "说明");
        let more = "另有 3 个部门，见表";
        let drawing = panels(&head, &years, &rows, Some((more, "#"))).expect("a chart");
        let texts = rows.iter().flat_map(|row| {
            let mut known =
                row.marks.iter().filter(|mark| mark.amount().is_some()).map(|mark| mark.text().to_owned());
            [Some(row.label.to_string()), known.next(), known.next_back()].into_iter().flatten()
        });
        Picture { name: format!("panels: {case}"), texts: texts.chain([more.to_owned()]).collect(), drawing }
    };
    cases.into_iter().enumerate().map(draw).collect()
}

/// Slopes in each case. Figures that have no room are not drawn.
fn of_slopes() -> Vec<Picture> {
    let slope = |label: &'static str, marks: [Mark<'static>; 2]| Slope {
        label: label.into(),
        href: (label.len() > 6).then(|| "#".into()),
        marks,
    };
    let none = || Mark::Absent("2023 年没有数字".into());
    let all = |label: &'static str, pairs: &[(i64, i64)]| -> Vec<Slope<'static>> {
        pairs.iter().map(|(from, to)| slope(label, [value(*from), value(*to)])).collect()
    };
    let name = "甲市政务服务和数据管理局";
    let huge = 99_999_999_999_999_999;
    let cases = [
        ("one", all(name, &[(4_905_792, 5_005_792)])),
        ("equal", all(name, &[(100, 100); 12])),
        ("crossing", all(name, &[(4_905_792, 1_000_000), (1_000_000, 4_905_792), (3_000_000, 3_000_001)])),
        ("zero", all("甲局", &[(0, 0), (0, 100), (100, 0)])),
        ("negative", all("甲局", &[(-500, 300), (300, -500), (-1, -1)])),
        ("a thousandfold", all(name, &[(99_900_000, 98_000_000), (100, 200), (200, 100), (300, 300)])),
        ("huge", all(name, &[(huge, huge)])),
        ("long label", all(LONG, &[(100, 200), (200, 100)])),
        ("long word", all(LATIN, &[(100, 200), (200, 100)])),
        ("eighty", all(name, &(0..80).map(|at| (at * 1_000, 80_000 - at * 900)).collect::<Vec<_>>())),
        (
            "one year alone",
            vec![
                slope(name, [value(100_000), value(120_000)]),
                slope(name, [none(), value(110_000)]),
                slope(LONG, [value(90_000), none()]),
                slope("乙局", [value(95_000), Mark::Withheld(GROUND.into())]),
                slope("丙局", [Mark::Withheld(GROUND.into()), value(100)]),
                slope("丁局", [Mark::NotApplicable("不适用".into()), none()]),
            ],
        ),
    ];
    let draw = |(at, (case, rows)): (usize, (&str, Vec<Slope<'static>>))| {
        let head = Head::new(format!("slopes-{at}"), format!("slopes: {case}"), "说明");
        let more = "另有 3 个部门，见表";
        let drawing = slopes(&head, &["2023".into(), "2024".into()], &rows, Some((more, "#")));
        assert_eq!(drawing.is_none(), case == "huge");
        let said = rows.iter().filter(|row| row.marks.iter().any(|mark| mark.amount().is_some()));
        let said = said.flat_map(|row| {
            [row.label.to_string()].into_iter().chain(row.marks.each_ref().map(|mark| mark.text().to_owned()))
        });
        let texts = said.chain([more.to_owned()]).collect();
        Some(Picture { name: format!("slopes: {case}"), texts, drawing: drawing? })
    };
    cases.into_iter().enumerate().filter_map(draw).collect()
}

fn pictures() -> Vec<Picture> {
    [of_figures(), of_years(), of_values(), of_bullets(), of_strips(), of_panels(), of_slopes()]
        .into_iter()
        .flatten()
        .collect()
}

/// An element, or with an empty name a text.
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    inside: Vec<Node>,
}

impl Node {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|known| known == class))
    }

    /// The number behind `prefix` in its classes.
    fn class_number(&self, prefix: &str) -> i32 {
        let classes = self.attribute("class").unwrap_or_default().split(' ');
        classes.filter_map(|class| class.strip_prefix(prefix)?.parse().ok()).next().unwrap_or(0)
    }

    fn number(&self, name: &str) -> i32 {
        self.attribute(name).map_or(0, |value| value.parse().expect("a whole number"))
    }

    /// A length in tenths of a pixel where percentages are of `whole`.
    fn length(&self, name: &str, whole: f64) -> f64 {
        let value = self.attribute(name).unwrap_or("0");
        match value.strip_suffix('%') {
            Some(percent) => percent.parse::<f64>().expect("a percentage") / 100.0 * whole,
            None => value.parse().expect("a length"),
        }
    }

    fn all_text(&self) -> String {
        self.inside.iter().map(Node::all_text).fold(self.text.clone(), |all, text| all + &text)
    }

    fn walk<'n>(&'n self, see: &mut impl FnMut(&'n Node)) {
        see(self);
        self.inside.iter().for_each(|node| node.walk(see));
    }
}

/// Reads well-formed markup; panics over any other.
fn read(markup: &str) -> Node {
    let new = |name: &str| Node {
        name: name.into(),
        attributes: Vec::new(),
        text: String::new(),
        inside: Vec::new(),
    };
    let mut open = vec![new("all")];
    for piece in markup.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            let node = open.pop().expect("something open");
            assert_eq!(node.name, name);
            open.last_mut().expect("the whole").inside.push(node);
        } else {
            let body = tag.strip_suffix('/').unwrap_or(tag);
            let (name, mut rest) = body.split_once(' ').unwrap_or((body, ""));
            let mut node = new(name);
            while let Some((key, after)) = rest.split_once("=\"") {
                let (value, after) = after.split_once('"').expect("a value ends");
                node.attributes.push((key.trim().into(), value.into()));
                rest = after;
            }
            if body.len() == tag.len() {
                open.push(node)
            } else {
                open.last_mut().expect("the whole").inside.push(node)
            }
        }
        let text =
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        open.last_mut().expect("the whole").inside.push(Node { text, ..new("") });
    }
    assert_eq!(open.len(), 1, "left open in {markup}");
    open.pop().expect("the whole")
}

/// A piece of text as it stands on the page, in pixels.
struct Run {
    text: String,
    x: f64,
    y: f64,
    width: f64,
    /// The right edge of the box that it must stay in.
    edge: f64,
}

/// Where an element is drawn.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    width: f64,
    edge: f64,
    /// The column is wide, and bars stand beside their labels.
    beside: bool,
    column: f64,
}

/// What `charts.css` makes of a drawing in a column of `width` pixels.
fn laid_out(chart: &Node, width: f64) -> Vec<Run> {
    let beside = chart.has_class("chart-ranking") && width >= 640.0;
    let kept = f64::from(16 * chart.class_number("room-") + if beside { 312 } else { 0 });
    let most = if chart.has_class("chart-counts") { 420.0 } else { f64::MAX };
    let mut place =
        Place { x: 0.0, y: 0.0, width: (width - kept).min(most), edge: width, beside, column: width };
    let mut runs = Vec::new();
    for part in chart.inside.iter().filter(|node| node.name == "svg") {
        part.inside.iter().for_each(|node| lay(node, place, &mut runs));
        place.y += f64::from(part.number("height"));
    }
    runs
}

fn lay(node: &Node, mut place: Place, runs: &mut Vec<Run>) {
    let hidden = if place.column >= 640.0 { "narrow" } else { "wide" };
    match &*node.name {
        "title" | "desc" => return,
        "svg" if node.has_class(hidden) => return,
        "svg" => {
            place.x += node.length("x", place.width);
            place.y += f64::from(node.number("y"));
            place.width = node.length("width", place.width);
            place.edge = place.x + place.width;
        }
        "g" => {
            let moved = node.attribute("transform").and_then(|value| value.strip_prefix("translate("));
            place.x += moved.map_or(0.0, |value| value.trim_end_matches(')').parse().expect("pixels"));
            if place.beside && node.has_class("plot") {
                place.x += 312.0;
                place.y -= f64::from(10 * node.class_number("lift-"));
            }
        }
        "text" => {
            if place.beside && node.has_class("label") {
                place.y += 8.0;
            }
            return write(node, place, runs);
        }
        _ => {}
    }
    node.inside.iter().for_each(|inner| lay(inner, place, runs));
}

/// Breaks a text element into the pieces that stand in one place each.
fn write(text: &Node, place: Place, runs: &mut Vec<Run>) {
    let mut pieces: Vec<(&Node, i32)> = Vec::new();
    text.walk(&mut |node| {
        let small =
            ["note", "series", "dense"].iter().any(|class| node.has_class(class) || text.has_class(class));
        pieces.push((node, if small { 13 } else { 15 }));
    });
    let ends = text.attribute("text-anchor") == Some("end");
    let first = runs.len();
    let mut size = 15;
    for (node, own) in pieces {
        if node.name == "text" || node.name == "tspan" {
            size = own;
            let dx = f64::from(node.number("dx"));
            let placed = node.attribute("y").is_some() || node.attribute("x").is_some();
            let before = runs.last().filter(|_| runs.len() > first && !placed).map(|run| run.x + run.width);
            let x = before.unwrap_or(place.x + node.length("x", place.width)) + dx;
            let y = match node.attribute("y") {
                Some(_) => place.y + f64::from(node.number("y")),
                None => runs.last().map_or(place.y, |run| run.y),
            };
            runs.push(Run { text: String::new(), x, y, width: 0.0, edge: place.edge });
        } else if let Some(run) = runs[first..].last_mut() {
            run.text += &node.text;
            run.width += f64::from(text_width(&node.text, size));
        }
    }
    let mut at = runs.len();
    while ends && at > first {
        // All that stands in one line from a place of its own moves to the left together.
        let line = runs[first..at].iter().rev().take_while(|run| run.y == runs[at - 1].y).count();
        let width: f64 = runs[at - line..at].iter().map(|run| run.width).sum();
        runs[at - line..at].iter_mut().for_each(|run| run.x -= width);
        at -= line;
    }
    runs.retain(|run| !run.text.trim().is_empty());
    for run in &mut runs[first..] {
        run.width -= f64::from(text_width(&run.text[run.text.trim_end().len()..], 15));
    }
}

#[test]
fn every_chart_is_sound_in_every_hard_case() {
    let mut ids = std::collections::BTreeSet::new();
    for Picture { name, drawing, texts } in pictures() {
        let all = read(&drawing);
        all.walk(&mut |node| {
            assert!(
                node.attributes.iter().all(|(key, _)| key != "style" && !key.starts_with("on")),
                "{name}"
            );
            assert!(!["script", "style"].contains(&&*node.name), "{name}");
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id.to_owned()), "{name}: {id} twice");
            }
        });
        let said: String = all.all_text().split_whitespace().collect();
        for text in texts {
            let text: String = text.split_whitespace().collect();
            assert!(said.contains(&text), "{name}: {text} is not said");
        }
    }
}

/// No sheet of paper ends within a drawing.
#[test]
fn a_tall_chart_of_rows_is_drawn_in_parts_and_named_once() {
    let mut tall = 0;
    for Picture { name, drawing, .. } in pictures() {
        assert_eq!(drawing.matches("aria-labelledby").count(), 1, "{name}");
        let all = read(&drawing);
        let chart = &all.inside[0];
        let parts: Vec<&Node> = chart.inside.iter().filter(|node| node.name == "svg").collect();
        if parts.len() > 1 {
            tall += 1;
            assert!(parts.iter().all(|part| part.attribute("role") == Some("none")), "{name}");
            assert!(chart.attribute("role").is_some(), "{name}");
        }
        for part in
            parts.iter().filter(|part| chart.has_class("chart-ranking") && part.number("height") > 750)
        {
            let rows = part.inside.iter().filter(|node| node.has_class("plot")).count();
            assert!(rows <= 2, "{name}: {rows} rows of {} pixels cannot be parted", part.number("height"));
        }
    }
    assert!(tall > 3, "{tall}");
}

/// What lies on something else, or over the edge. A pixel more or less comes from rounding.
fn faults(runs: &[Run]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let end = run.x + run.width;
        if run.x < -1.0 || end > run.edge + 1.0 {
            faults.push(format!("“{}” stands at {} to {end} of {}", run.text, run.x, run.edge));
        }
        for other in &runs[at + 1..] {
            let beside = end <= other.x + 1.0 || other.x + other.width <= run.x + 1.0;
            if !beside && (run.y - other.y).abs() < 15.0 {
                faults.push(format!("“{}” lies on “{}”", run.text, other.text));
            }
        }
    }
    faults
}

#[test]
fn no_label_lies_on_another_on_a_phone_or_in_a_wide_column() {
    let mut all = Vec::new();
    for Picture { name, drawing, .. } in pictures() {
        let chart = read(&drawing);
        for width in [288.0, 358.0, 620.0, 760.0] {
            let faults = faults(&laid_out(&chart.inside[0], width));
            all.extend(faults.into_iter().map(|fault| format!("{name} in {width} px: {fault}")));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn a_treemap_loses_nobody() {
    for (at, (case, figures)) in cases().into_iter().enumerate() {
        let head = Head::new(format!("t-{at}"), "题", "述");
        let gathering = Gathering { rest: &gathered, apart: &apart };
        let Some(drawing) = treemap(&head, &figures, &gathering) else { continue };
        let below =
            figures.iter().filter(|figure| figure.mark.amount().is_none_or(|amount| amount <= Decimal::ZERO));
        let below = below.count();
        for map in drawing.split("<svg class=").skip(1) {
            let tiles = map.matches("<title>").count();
            let rest = map
                .split("<title>其余 ")
                .nth(1)
                .and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
            let drawn = rest.map_or(tiles, |rest| tiles - 1 + rest);
            assert_eq!(drawn + below, figures.len(), "{case}: {map}");
        }
    }
}

#[test]
fn the_gallery_is_a_page_to_look_at() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets");
    let mut page = String::from(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>gallery</title>",
    );
    for sheet in ["charts.css", "gongkai.css", "kinds/overview.css"] {
        let text = std::fs::read_to_string(assets.join(sheet)).expect("a style sheet");
        page += &format!("<style>{text}</style>");
    }
    page += "<main>";
    for Picture { name, drawing, .. } in pictures() {
        page += &format!(
            "<section class=\"section\"><h2>{name}</h2><div class=\"section-body\"><figure><figcaption>{name}</figcaption>{drawing}</figure></div></section>"
        );
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join("gallery.html"), page).expect("a page");
}

/// What a style sheet does not fill is black.
#[test]
fn every_tone_has_its_fill() {
    let sheet = concat!(
        include_str!("../../themes/default/assets/charts.css"),
        include_str!("../../themes/default/assets/kinds/overview.css")
    );
    let filled: Vec<&str> = sheet
        .split('}')
        .filter_map(|rule| rule.split_once('{'))
        .filter(|(_, body)| body.contains(" fill: "))
        .flat_map(|(selectors, _)| selectors.split(['\n', ',']))
        .map(str::trim)
        .collect();
    for part in ["tone-solid", "tone-tint", "tone-hollow", "tile", "sliver", "edge", "axis", "rule"] {
        let is_it = |selector: &&str| selector.strip_suffix(part).is_some_and(|before| before.ends_with('.'));
        assert!(filled.iter().any(is_it), "{part}");
    }
}
