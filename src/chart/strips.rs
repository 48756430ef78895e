//! What became of something year by year: one row each, one sign a year, the year written at the sign, and above all rows a
//! key of the signs. A row's label stands above on a phone and beside it where there is room, as in a ranking.

use super::frame::{Frame, NARROW, open_link};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::Percent;
use super::svg::Svg;
use super::{Head, Sign, Text};

/// Space above a row's label and below its signs.
const PAD: (i32, i32) = (6, 6);
/// Space between a year and its sign, and between two signs of the key.
const GAP: (i32, i32) = (5, 16);
/// Lines of a label up to which the style sheet has a class.
const HIGHEST: i32 = 8;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip<'a> {
    /// What it is; any length, wrapped here.
    pub label: Text<'a>,
    /// Where the label leads.
    pub href: Option<Text<'a>>,
    /// One sign for each year, in their order.
    pub signs: Vec<Sign<'a>>,
}

/// Draws `strips` from top to bottom in the order given, a column for each of `years`, and `below` under them. Nothing
/// without rows or years.
#[must_use]
pub fn strips(
    head: &Head<'_>,
    years: &[Text<'_>],
    strips: &[Strip<'_>],
    below: Option<&str>,
) -> Option<String> {
    if strips.is_empty() || years.is_empty() {
        return None;
    }
    let columns = Columns::of(years);
    let key = key(strips);
    let labels: Vec<Vec<&str>> = strips.iter().map(|strip| wrap(&strip.label, NARROW, SIZE)).collect();
    let high = |label: &Vec<&str>| {
        let lines = i32::try_from(label.len()).unwrap_or(i32::MAX / LINE / 4);
        LINE.saturating_mul(lines + columns.lines).saturating_add(PAD.0 + PAD.1)
    };
    let heights: Vec<i32> = labels.iter().map(high).collect();
    let height = heights.iter().copied().fold(key.height, i32::saturating_add);
    let mut svg = Svg::with_capacity(900 + strips.len() * (240 + years.len() * 200));
    let linked = strips.iter().any(|strip| strip.href.is_some());
    let frame = Frame { name: "ranking", head, height, room: 0, linked };
    frame.rows(&mut svg, &[], &heights, |svg, at, top| {
        if at == 0 {
            key.draw(svg);
        }
        columns.draw(svg, top, (&strips[at], &labels[at]));
    });
    frame.close_above(&mut svg, below);
    Some(svg.finish())
}

/// Where the signs of each year stand.
struct Columns<'a> {
    years: &'a [Text<'a>],
    /// Lines of a row of signs: one where a sign has room beside its year, two where it stands below.
    lines: i32,
}

impl<'a> Columns<'a> {
    fn of(years: &'a [Text<'a>]) -> Columns<'a> {
        let widest = years.iter().map(|year| width(year, SMALL)).max().unwrap_or(0);
        let count = i32::try_from(years.len()).unwrap_or(i32::MAX);
        let lines = if widest + 2 * GAP.0 + SIZE <= NARROW / count { 1 } else { 2 };
        Columns { years, lines }
    }

    fn draw(&self, svg: &mut Svg, top: i32, (strip, label): (&Strip<'_>, &[&str])) {
        let link = open_link(svg, strip.href.as_deref());
        svg.raw("<text class=\"label\">");
        let mut y = top + PAD.0;
        for line in label {
            svg.raw("<tspan x=\"0\"").px("y", y + SIZE).open().text(line).end("tspan");
            y += LINE;
        }
        svg.end("text");
        if link {
            svg.end("a");
        }
        let lift = i32::try_from(label.len()).unwrap_or(HIGHEST).min(HIGHEST);
        svg.raw("<g class=\"plot lift-").number(lift).raw("\">");
        let count = i32::try_from(self.years.len()).unwrap_or(i32::MAX);
        for ((at, year), sign) in (0..).zip(self.years).zip(&strip.signs) {
            let x = Percent::share(at, count);
            svg.raw("<g role=\"img\" aria-label=\"").text(year).raw(" ").text(&sign.word).raw("\"><text>");
            svg.raw("<tspan class=\"series\"")
                .percent("x", x)
                .px("y", y + SIZE)
                .open()
                .text(year)
                .end("tspan");
            svg.raw("<tspan");
            if self.lines == 1 {
                svg.px("dx", GAP.0);
            } else {
                svg.percent("x", x).px("y", y + SIZE + LINE);
            }
            svg.open().text(sign.shape.glyph()).end("tspan").end("text").end("g");
        }
        svg.end("g");
    }
}

/// The signs that occur, each once, with its place on the narrowest screen.
struct Key<'a> {
    signs: Vec<(&'a Sign<'a>, (i32, i32))>,
    height: i32,
}

fn key<'a>(strips: &'a [Strip<'_>]) -> Key<'a> {
    let mut signs: Vec<&Sign<'_>> = strips.iter().flat_map(|strip| &strip.signs).collect();
    signs.sort_by_key(|sign| sign.shape);
    signs.dedup_by_key(|sign| sign.shape);
    let (mut x, mut y) = (0, SIZE);
    let place = |sign| {
        let wide = width(&said(sign), SIZE);
        if x > 0 && x + wide > NARROW {
            (x, y) = (0, y + LINE);
        }
        let at = (x, y);
        x += wide + GAP.1;
        (sign, at)
    };
    let signs = signs.into_iter().map(place).collect();
    Key { signs, height: y + 2 * PAD.1 }
}

fn said(sign: &Sign<'_>) -> String {
    format!("{} {}", sign.shape.glyph(), sign.word)
}

impl Key<'_> {
    fn draw(&self, svg: &mut Svg) {
        for (sign, (x, y)) in &self.signs {
            svg.raw("<text").px("x", *x).px("y", *y).open().text(&said(sign)).end("text");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn drawn(years: usize) -> String {
        let years: Vec<Text<'_>> = (0..years).map(|at| (2020 + at).to_string().into()).collect();
        let sign = |at: usize| match at % 3 {
            0 => Sign::new(Shape::Full, "达成"),
            1 => Sign::new(Shape::Square, "没有公开结果"),
            _ => Sign::new(Shape::Dots, "当年没有申报"),
        };
        let signs = (0..years.len()).map(sign).collect();
        let strip = Strip { label: "接通率".into(), href: None, signs };
        let svg = strips(&Head::new("p", "题", "述"), &years, &[strip.clone(), strip], None);
        svg.inspect(|svg| assert_sound(svg)).expect("a chart")
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let head = Head::new("p", "题", "述");
        assert_eq!(strips(&head, &["2023".into()], &[], None), None);
        let strip = Strip { label: "甲".into(), href: None, signs: Vec::new() };
        assert_eq!(strips(&head, &[], &[strip], None), None);
    }

    #[test]
    fn each_sign_stands_once_in_the_key_and_is_said_with_its_year() {
        let svg = drawn(4);
        assert_eq!(svg.matches(">● 达成</text>").count(), 1, "{svg}");
        assert_eq!(svg.matches("aria-label=\"2020 达成\"").count(), 2, "{svg}");
        assert_eq!(svg.matches("aria-label=\"2022 当年没有申报\"").count(), 2, "{svg}");
    }

    #[test]
    fn many_years_have_their_signs_below() {
        assert!(drawn(4).contains("<tspan dx=\"5\">●</tspan>"));
        assert!(drawn(8).contains("<tspan x=\"0%\" y=\"108\">●</tspan>"), "{}", drawn(8));
    }
}
