//! Small drawings of one kind, side by side on one scale: a bar a year, the first and the last figure written below. A year
//! without a figure is a gap.

use rust_decimal::Decimal;

use super::frame::{Frame, NARROW, Tone, fill, open_link};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::{Percent, Scale};
use super::svg::Svg;
use super::{Head, Mark, Text};

/// Where the second of two columns begins, in pixels of the narrowest screen, and how wide a column is.
const COLUMNS: (i32, i32) = (156, 132);
/// Height of the bars' ground.
const PLOT: i32 = 44;
/// Space below a label, above the figures, and below a panel.
const GAPS: [i32; 3] = [4, 4, 14];
/// How much of its place a bar takes, in hundredths.
const BAR: i32 = 80;

/// One panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel<'a> {
    /// What it is; any length, wrapped here.
    pub label: Text<'a>,
    /// Where the label leads.
    pub href: Option<Text<'a>>,
    /// One mark for each year, in their order.
    pub marks: Vec<Mark<'a>>,
}

/// A panel, measured.
struct Fitted<'a> {
    panel: &'a Panel<'a>,
    label: Vec<&'a str>,
    figures: Vec<String>,
    /// Whether the last figure is that of the last bar; otherwise all of them are one figure, or the words for none.
    has_both: bool,
    height: i32,
}

/// Draws `panels` in the order given, two beside each other where their figures have room, each with a bar for each of
/// `years`. Under them stands what is not drawn, and where it stands. Nothing without panels or years.
#[must_use]
pub fn panels(
    head: &Head<'_>,
    years: &[Text<'_>],
    panels: &[Panel<'_>],
    more: Option<(&str, &str)>,
) -> Option<String> {
    if panels.is_empty() || years.is_empty() {
        return None;
    }
    let figures: Vec<Vec<String>> = panels.iter().map(|panel| figures(panel, years)).collect();
    let widest = figures.iter().flatten().map(|text| width(text, SMALL)).max().unwrap_or(0);
    let columns = if widest <= COLUMNS.1 { 2 } else { 1 };
    let room = if columns == 2 { COLUMNS.1 } else { NARROW };
    let fitted: Vec<Fitted<'_>> =
        panels.iter().zip(figures).map(|(panel, texts)| fit(panel, texts, room)).collect();
    let rows: Vec<i32> =
        fitted.chunks(columns).map(|row| row.iter().map(|one| one.height).max().unwrap_or(0)).collect();
    let height = rows.iter().copied().fold(0, i32::saturating_add);
    let scale = Scale::over(panels.iter().flat_map(|panel| &panel.marks).filter_map(Mark::amount));
    let mut svg = Svg::with_capacity(900 + panels.len() * (600 + years.len() * 120));
    let linked = panels.iter().any(|panel| panel.href.is_some());
    Frame { name: "panels", head, height, room: 0, linked }.open(&mut svg, &[Tone::Solid]);
    let mut top = 0;
    for (row, height) in fitted.chunks(columns).zip(rows) {
        for (x, one) in [0, COLUMNS.0].into_iter().zip(row) {
            svg.raw("<svg").percent("x", Percent::share(x, NARROW)).px("y", top);
            svg.percent("width", Percent::share(room, NARROW)).px("height", height);
            svg.raw(" overflow=\"visible\"").open();
            one.draw(&mut svg, scale, &head.id);
            svg.end("svg");
        }
        top += height;
    }
    svg.end("svg");
    if let Some((text, href)) = more {
        svg.raw("<p>").tag("a").attr("href", href).open().text(text).end("a").end("p");
    }
    svg.end("div");
    Some(svg.finish())
}

/// The first and the last figure, each with its year; the word where there is none.
fn figures(panel: &Panel<'_>, years: &[Text<'_>]) -> Vec<String> {
    let mut known = years.iter().zip(&panel.marks).filter(|(_, mark)| mark.amount().is_some());
    let said = |(year, mark): (&Text<'_>, &Mark<'_>)| format!("{year} {}", mark.text());
    match (known.next(), known.next_back()) {
        (Some(first), Some(last)) => vec![said(first), said(last)],
        (Some(only), None) => vec![said(only)],
        _ => panel.marks.last().map(|mark| mark.text().to_owned()).into_iter().collect(),
    }
}

fn fit<'a>(panel: &'a Panel<'_>, figures: Vec<String>, room: i32) -> Fitted<'a> {
    let label = wrap(&panel.label, room, SIZE);
    let has_both = figures.len() > 1;
    // A word that stands for a figure may be a sentence.
    let figures: Vec<String> =
        figures.iter().flat_map(|text| wrap(text, room, SMALL)).map(str::to_owned).collect();
    let lines = i32::try_from(label.len() + figures.len()).unwrap_or(i32::MAX / LINE / 4);
    let height = LINE.saturating_mul(lines).saturating_add(PLOT + GAPS.iter().sum::<i32>());
    Fitted { panel, label, figures, has_both, height }
}

impl Fitted<'_> {
    fn draw(&self, svg: &mut Svg, scale: Scale, id: &str) {
        let link = open_link(svg, self.panel.href.as_deref());
        svg.raw("<text class=\"label\">");
        let mut y = 0;
        for line in &self.label {
            svg.raw("<tspan x=\"0\"").px("y", y + SIZE).open().text(line).end("tspan");
            y += LINE;
        }
        svg.end("text");
        if link {
            svg.end("a");
        }
        y += GAPS[0];
        self.bars(svg, y, (scale, id));
        y += PLOT + GAPS[1];
        for (at, text) in self.figures.iter().enumerate() {
            // The last of both stands below the last bar; where there is room, in the line of the first.
            let is_last = self.has_both && at + 1 == self.figures.len();
            svg.raw(match is_last {
                true if self.figures.len() == 2 => {
                    "<text class=\"series last\" x=\"100%\" text-anchor=\"end\""
                }
                true => "<text class=\"series\" x=\"100%\" text-anchor=\"end\"",
                false => "<text class=\"series\"",
            });
            svg.px("y", y + SMALL).open().text(text).end("text");
            y += LINE;
        }
    }

    fn bars(&self, svg: &mut Svg, top: i32, (scale, id): (Scale, &str)) {
        let count = i32::try_from(self.panel.marks.len()).unwrap_or(i32::MAX);
        let zero = top + PLOT - scale.zero().of(PLOT);
        // The last bar ends where the panel does.
        let whole = count.saturating_mul(100).saturating_sub(100 - BAR);
        let wide = Percent::share(BAR, whole);
        for (at, mark) in (0..).zip(&self.panel.marks) {
            let x = Percent::share(at * 100, whole);
            match mark.amount() {
                None => {
                    let end = Percent::share(at * 100 + BAR, whole);
                    svg.raw("<line class=\"gap\"").percent("x1", x).percent("x2", end);
                    svg.px("y1", zero).px("y2", zero).close();
                }
                Some(amount) if amount.is_zero() => {
                    svg.raw("<rect class=\"zero\"").percent("x", x).percent("width", wide);
                    svg.px("y", zero - 1).raw(" height=\"1\"").close();
                }
                Some(amount) => {
                    // The smallest bar is seen as well.
                    let high = scale.at(amount).distance(scale.zero()).of(PLOT).max(1);
                    let y = if amount < Decimal::ZERO { zero } else { zero - high };
                    svg.tag("rect");
                    fill(svg, Tone::Solid, "", id);
                    svg.percent("x", x).percent("width", wide).px("y", y).px("height", high).close();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn value(amount: i64) -> Mark<'static> {
        Mark::Value(Decimal::from(amount), amount.to_string().into())
    }

    fn drawn(all: &[Vec<Mark<'static>>]) -> String {
        let years: [Text<'_>; 3] = ["2022".into(), "2023".into(), "2024".into()];
        let panel =
            |marks: &Vec<Mark<'static>>| Panel { label: "甲局".into(), href: None, marks: marks.clone() };
        let all: Vec<Panel<'_>> = all.iter().map(panel).collect();
        let svg = panels(&Head::new("p", "题", "述"), &years, &all, Some(("另有 3 个部门", "#t")));
        svg.inspect(|svg| assert_sound(svg)).expect("a chart")
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let head = Head::new("p", "题", "述");
        assert_eq!(panels(&head, &["2023".into()], &[], None), None);
        let panel = Panel { label: "甲局".into(), href: None, marks: Vec::new() };
        assert_eq!(panels(&head, &[], &[panel], None), None);
    }

    #[test]
    fn all_bars_are_on_one_scale_and_a_gap_is_no_zero() {
        let svg =
            drawn(&[vec![value(100), Mark::Absent("未填".into()), value(50)], vec![value(25), value(0)]]);
        for (part, count) in [
            ("height=\"44\"/>", 1),
            ("height=\"22\"/>", 1),
            ("height=\"11\"/>", 1),
            ("class=\"gap\"", 1),
            ("class=\"zero\"", 1),
            (">2022 100</text>", 1),
            (">2024 50</text>", 1),
            ("<p><a href=\"#t\">另有 3 个部门</a></p>", 1),
        ] {
            assert_eq!(svg.matches(part).count(), count, "{part} in {svg}");
        }
    }

    #[test]
    fn figures_that_are_wide_stand_in_one_column() {
        let wide = Mark::Value(Decimal::ONE, "99,999,999,999,999.99".into());
        assert!(drawn(&[vec![wide.clone()], vec![wide]]).matches("width=\"100%\"").count() >= 2);
        assert!(
            drawn(&[vec![value(1)], vec![value(2)]]).contains("<svg x=\"54.17%\" y=\"0\" width=\"45.83%\"")
        );
    }
}
