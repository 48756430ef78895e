//! Money over the years: one group of rows a year, one bar a series (initial budget, adjusted budget, executed). A year
//! without data keeps its place and says so; it is never a zero.

use super::bars::{BAR, Bar, Bars, Fitted};
use super::frame::{Frame, Tone};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::Scale;
use super::svg::Svg;
use super::{Head, Mark, Text};

/// Widest columns for years and for names of series.
const WIDEST: (i32, i32) = (64, 66);
/// Space behind a column.
const GAP: i32 = 10;
/// Space above and below a year.
const PAD: i32 = 6;

/// What is drawn for every year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// The field's word, from which the class is made: `executed` → `bar bar-executed`.
    pub key: Text<'a>,
    /// Its name, short: `执行数`. Not shown when there is only one series.
    pub label: Text<'a>,
}

impl<'a> Series<'a> {
    /// A series of this key and name.
    pub fn new(key: impl Into<Text<'a>>, label: impl Into<Text<'a>>) -> Series<'a> {
        Series { key: key.into(), label: label.into() }
    }
}

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year<'a> {
    /// Its name: `2023`.
    pub label: Text<'a>,
    /// What is known of it.
    pub data: Data<'a>,
}

/// What is known of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data<'a> {
    /// One mark for each series, in their order.
    Marks(Vec<Mark<'a>>),
    /// Nothing; the word for it: `无数据`.
    Gap(Text<'a>),
}

impl<'a> Year<'a> {
    /// A year with one mark for each series.
    pub fn of(label: impl Into<Text<'a>>, marks: Vec<Mark<'a>>) -> Year<'a> {
        Year { label: label.into(), data: Data::Marks(marks) }
    }

    /// A year without data, and the word for it.
    pub fn gap(label: impl Into<Text<'a>>, word: impl Into<Text<'a>>) -> Year<'a> {
        Year { label: label.into(), data: Data::Gap(word.into()) }
    }

    fn marks(&self) -> &[Mark<'a>] {
        match &self.data {
            Data::Marks(marks) => marks,
            Data::Gap(_) => &[],
        }
    }
}

/// The columns of the chart.
struct Columns<'a> {
    bars: Bars<'a>,
    left: i32,
    year: i32,
    names: Vec<Vec<&'a str>>,
}

/// A year, measured: where it begins, how high it is, and its bars with the height of their rows.
struct Group<'a> {
    top: i32,
    height: i32,
    rows: Vec<(i32, Fitted<'a>)>,
}

/// Draws `years` from top to bottom in the order given, all bars from one zero. Nothing without years or series.
#[must_use]
pub fn years(head: &Head<'_>, series: &[Series<'_>], years: &[Year<'_>]) -> Option<String> {
    if series.is_empty() || years.is_empty() {
        return None;
    }
    let mut columns = columns(head, series, years);
    let mut groups = Vec::with_capacity(years.len());
    let mut height = 0_i32;
    for year in years {
        let group = measured(year, series, &mut columns, height);
        height = height.saturating_add(group.height);
        groups.push(group);
    }
    let mut tones: Vec<Tone> = (0..series.len()).map(|at| tone(at, series.len())).collect();
    if years.iter().flat_map(|year| year.marks()).any(|mark| matches!(mark, Mark::Withheld(_))) {
        tones.push(Tone::Veil);
    }
    let mut svg = Svg::with_capacity(900 + years.len() * (300 + series.len() * 400));
    let frame = Frame { name: "years", head, height, room: columns.bars.steps(), linked: false };
    frame.open(&mut svg, &tones);
    for (year, group) in years.iter().zip(&groups) {
        draw_texts(&mut svg, year, group, &columns);
    }
    svg.raw("<g class=\"plot\" transform=\"translate(").number(columns.left).raw(")\">");
    for (year, group) in years.iter().zip(&groups) {
        draw_bars(&mut svg, year, group, &columns);
    }
    svg.end("g");
    frame.close(&mut svg);
    Some(svg.finish())
}

fn columns<'a>(head: &'a Head<'_>, series: &'a [Series<'_>], years: &[Year<'_>]) -> Columns<'a> {
    let year = years.iter().map(|year| width(&year.label, SIZE)).max().unwrap_or(0).min(WIDEST.0);
    let single = series.len() == 1;
    let name = series.iter().map(|series| width(&series.label, SMALL)).max().unwrap_or(0).min(WIDEST.1);
    let names = series.iter().map(|series| wrap(&series.label, name, SMALL)).collect();
    let scale = Scale::over(years.iter().flat_map(|year| year.marks()).filter_map(Mark::amount));
    let left = year + GAP + if single { 0 } else { name + GAP };
    let names = if single { vec![Vec::new()] } else { names };
    Columns { bars: Bars::new(&head.id, scale, left), left, year, names }
}

/// What was executed stands last, and has the accent; the first is an outline.
fn tone(at: usize, of: usize) -> Tone {
    if at + 1 == of {
        Tone::Solid
    } else if at == 0 {
        Tone::Hollow
    } else {
        Tone::Tint
    }
}

fn measured<'a>(
    year: &'a Year<'_>,
    series: &'a [Series<'_>],
    columns: &mut Columns<'_>,
    top: i32,
) -> Group<'a> {
    let lines = |count: usize| LINE.saturating_mul(i32::try_from(count).unwrap_or(i32::MAX));
    let mut rows = Vec::with_capacity(series.len());
    for (at, (mark, of)) in year.marks().iter().zip(series).enumerate() {
        let tone = tone(at, series.len());
        let bar = columns.bars.fit(Bar { key: &of.key, tone, mark, note: None });
        let names = columns.names.get(at).map_or(1, |names| names.len().max(1));
        rows.push((lines(names).max(LINE + LINE * bar.below()), bar));
    }
    let label = lines(wrap(&year.label, columns.year, SIZE).len());
    let height = rows.iter().map(|row| row.0).fold(0, i32::saturating_add).max(label).saturating_add(2 * PAD);
    Group { top, height, rows }
}

fn draw_texts(svg: &mut Svg, year: &Year<'_>, group: &Group<'_>, columns: &Columns<'_>) {
    if group.top > 0 {
        svg.raw("<rect class=\"rule\" width=\"100%\" height=\"1\"").px("y", group.top).close();
    }
    let mut top = group.top + PAD;
    lines(svg, "label", (0, top), &wrap(&year.label, columns.year, SIZE));
    for ((height, _), names) in group.rows.iter().zip(&columns.names) {
        if !names.is_empty() {
            lines(svg, "series", (columns.year + GAP, top), names);
        }
        top += height;
    }
}

fn draw_bars(svg: &mut Svg, year: &Year<'_>, group: &Group<'_>, columns: &Columns<'_>) {
    let mut top = group.top + PAD + (LINE - BAR) / 2;
    if let Data::Gap(word) = &year.data {
        columns.bars.draw_gap(svg, top, word);
    }
    for (height, bar) in &group.rows {
        columns.bars.draw(svg, top, bar);
        top += height;
    }
}

fn lines(svg: &mut Svg, class: &str, (x, top): (i32, i32), lines: &[&str]) {
    svg.raw("<text").class(class, "").open();
    for (at, line) in (0..).zip(lines) {
        svg.raw("<tspan").px("x", x).px("y", top + SIZE + LINE * at).open().text(line).end("tspan");
    }
    svg.end("text");
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;
    use rust_decimal::Decimal;

    fn value(amount: i64) -> Mark<'static> {
        Mark::Value(Decimal::from(amount), format!("{amount}.00").into())
    }

    fn three() -> [Series<'static>; 3] {
        [
            Series::new("initial", "年初预算"),
            Series::new("adjusted", "全年预算（调整后）"),
            Series::new("executed", "执行数"),
        ]
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let head = Head::new("p", "题", "述");
        assert_eq!(years(&head, &[], &[Year::gap("2023", "无数据")]), None);
        assert_eq!(years(&head, &three(), &[]), None);
    }

    #[test]
    fn a_gap_is_a_word_and_never_a_bar() {
        let head = Head::new("p", "题", "述");
        let svg = years(&head, &three(), &[Year::gap("2022", "无数据"), Year::of("2023", vec![value(1)])]);
        let svg = svg.expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("class=\"gap\"") && svg.contains(">无数据<"));
        assert_eq!(svg.matches("class=\"bar").count(), 1);
        assert!(!svg.contains("class=\"zero\""));
    }

    #[test]
    fn marks_without_a_series_are_not_drawn() {
        let head = Head::new("p", "题", "述");
        let marks = vec![value(1), Mark::Withheld("不公开".into()), value(0), value(7), value(8)];
        let svg = years(&head, &three(), &[Year::of("2023年（预算执行情况）", marks)]).expect("a chart");
        assert_sound(&svg);
        assert!(!svg.contains("8.00"));
    }

    #[test]
    fn a_single_series_has_no_column_of_names() {
        let head = Head::new("p", "题", "述");
        let svg = years(&head, &three()[..1], &[Year::of("2023", vec![value(5)])]).expect("a chart");
        assert_sound(&svg);
        assert!(!svg.contains("年初预算"));
        assert!(svg.contains("tone-solid bar-initial"));
    }
}
