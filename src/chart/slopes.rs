//! Figures of two years, each pair joined by a line: the year before on the left, the year on the right with the names.
//! Labels that would lie on each other are spread, and a dotted line leads from the mark to its label. What has a figure in
//! one of the years alone stands at that side and says so.

use super::frame::{Frame, NARROW, open_link};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::{Percent, Scale};
use super::svg::Svg;
use super::{Head, Mark, Text};

/// The least height of the lines' ground, and the space for the years above it.
const GROUND: (i32, i32) = (160, 26);
/// Widths on the narrowest screen: the lines' ground, a leader, the most that the left labels have, the least of the right.
const GROUND_WIDTH: i32 = 44;
const LEADER: i32 = 12;
const LEFT_MOST: i32 = 92;
const RIGHT_LEAST: i32 = 110;
/// Space between a leader and its label, and the size of a mark.
const GAP: i32 = 4;
const RADIUS: i32 = 4;

/// A pair of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slope<'a> {
    /// What it is; any length, wrapped here.
    pub label: Text<'a>,
    /// Where the label leads.
    pub href: Option<Text<'a>>,
    /// In the year before and in the year; at least one is an amount. What stands for the other is said with the label.
    pub marks: [Mark<'a>; 2],
}

/// A label at one side, measured.
struct Label<'a> {
    slope: &'a Slope<'a>,
    /// The name, where it stands at this side.
    name: Vec<&'a str>,
    /// The figure, and the word for the other year.
    figures: Vec<&'a str>,
    /// Where its mark is, and where it begins.
    at: i32,
    top: i32,
}

/// Where everything stands, from left to right.
struct Places {
    /// The end of the left labels, the left marks, the right marks, the beginning of the right labels.
    x: [Percent; 4],
    left: i32,
    right: i32,
}

/// Draws `slopes`, under `years` the one and the other. Under them stands what is not drawn, and where it stands. Nothing
/// where there are none, or where a figure has no room on a phone.
#[must_use]
pub fn slopes(
    head: &Head<'_>,
    years: &[Text<'_>; 2],
    slopes: &[Slope<'_>],
    more: Option<(&str, &str)>,
) -> Option<String> {
    let amounts = slopes.iter().flat_map(|slope| &slope.marks).filter_map(Mark::amount);
    amounts.clone().next()?;
    let scale = Scale::over(amounts);
    let places = Places::of(slopes, &years[0])?;
    let mut sides = [0, 1].map(|side| labels(slopes, side, &places));
    let total = |labels: &Vec<Label<'_>>| labels.iter().map(Label::height).fold(0, i32::saturating_add);
    let labelled = sides.iter().map(total).max().unwrap_or(0);
    // Room to spare lets labels stand near their marks.
    let ground = labelled.saturating_add(labelled / 4).max(GROUND.0);
    let bottom = GROUND.1.saturating_add(ground);
    let place = |mark: &Mark<'_>| mark.amount().map(|amount| bottom - scale.at(amount).of(ground));
    for (side, labels) in sides.iter_mut().enumerate() {
        for label in labels.iter_mut() {
            label.at = place(&label.slope.marks[side]).unwrap_or(bottom);
        }
        spread(labels, bottom);
    }
    let mut svg = Svg::with_capacity(1200 + slopes.len() * 900);
    let linked = slopes.iter().any(|slope| slope.href.is_some());
    // Nothing stands below the lowest of all.
    let ends = |label: &Label<'_>| (label.top + label.height()).max(label.at + RADIUS);
    let height = sides.iter().flatten().map(ends).max().unwrap_or(bottom).saturating_add(LINE / 2);
    Frame { name: "slopes", head, height, room: 0, linked }.open(&mut svg, &[]);
    places.head(&mut svg, years);
    for slope in slopes {
        if let [Some(from), Some(to)] = slope.marks.each_ref().map(&place) {
            svg.raw("<line class=\"trend\"").percent("x1", places.x[1]).percent("x2", places.x[2]);
            svg.px("y1", from).px("y2", to).close();
        }
    }
    for (side, labels) in sides.iter().enumerate() {
        for label in labels {
            places.draw(&mut svg, side, label);
        }
    }
    svg.end("svg");
    if let Some((text, href)) = more {
        svg.raw("<p>").tag("a").attr("href", href).open().text(text).end("a").end("p");
    }
    svg.end("div");
    Some(svg.finish())
}

/// The labels of one side, from the top down.
fn labels<'a>(slopes: &'a [Slope<'_>], side: usize, places: &Places) -> Vec<Label<'a>> {
    let of = |slope: &'a Slope<'_>| {
        let mark = &slope.marks[side];
        mark.amount()?;
        let other = &slope.marks[1 - side];
        let is_alone = other.amount().is_none();
        let room = if side == 0 { places.left } else { places.right };
        let is_named = side == 1 || is_alone;
        let name = if is_named { wrap(&slope.label, room, SIZE) } else { Vec::new() };
        let mut figures = vec![mark.text()];
        if is_alone {
            figures.extend(wrap(other.text(), room, SMALL));
        }
        Some(Label { slope, name, figures, at: 0, top: 0 })
    };
    let mut labels: Vec<Label<'_>> = slopes.iter().filter_map(of).collect();
    labels.sort_by_key(|label| std::cmp::Reverse(label.slope.marks[side].amount()));
    labels
}

/// Gives each label a place of its own below the years, as near to its mark as the others let it. All together have room.
fn spread(labels: &mut [Label<'_>], bottom: i32) {
    // Where each would begin if those above it had no height. Labels that touch begin where they do so on average.
    let mut touching: Vec<(i64, i64)> = Vec::new();
    let mut above = 0;
    for label in labels.iter() {
        let (mut sum, mut count) = (i64::from(label.at - label.height() / 2 - above), 1);
        while let Some((before, others)) = touching.pop_if(|(before, others)| *before * count > sum * *others)
        {
            (sum, count) = (sum + before, count + others);
        }
        touching.push((sum, count));
        above += label.height();
    }
    // The lowest may stand half below the ground.
    let least = i64::from(GROUND.1);
    let most = i64::from(bottom.saturating_add(LINE / 2) - above).max(least);
    let mut labels = labels.iter_mut();
    let mut above = 0;
    for (sum, count) in touching {
        let start = i32::try_from((sum / count).clamp(least, most)).unwrap_or(GROUND.1);
        for label in labels.by_ref().take(usize::try_from(count).unwrap_or(0)) {
            label.top = start + above;
            above += label.height();
        }
    }
}

impl Label<'_> {
    fn height(&self) -> i32 {
        LINE.saturating_mul(i32::try_from(self.name.len() + self.figures.len()).unwrap_or(i32::MAX / LINE))
    }
}

impl Places {
    fn of(slopes: &[Slope<'_>], before: &str) -> Option<Places> {
        let widest = |side: usize| {
            let marks = slopes.iter().map(|slope| &slope.marks[side]).filter(|mark| mark.amount().is_some());
            marks.map(|mark| width(mark.text(), SMALL)).max().unwrap_or(0)
        };
        // A name that stands on the left has some room at least.
        let is_named = slopes.iter().any(|slope| slope.marks[1].amount().is_none());
        // The year above is bold, which is an eighth wider than what is measured.
        let least = if is_named { LEFT_MOST } else { width(before, SIZE) * 9 / 8 };
        let left = widest(0).max(least);
        let around = GROUND_WIDTH + 2 * (LEADER + GAP);
        let right = NARROW - left - around;
        if left > LEFT_MOST || right < RIGHT_LEAST || widest(1) > right {
            return None;
        }
        let first = left + GAP + LEADER;
        let x = [left + GAP, first, first + GROUND_WIDTH, first + GROUND_WIDTH + LEADER];
        Some(Places { x: x.map(|x| Percent::share(x, NARROW)), left, right })
    }

    /// The years, each at its side.
    fn head(&self, svg: &mut Svg, years: &[Text<'_>; 2]) {
        let [before, year] = years;
        svg.raw("<text class=\"side\" text-anchor=\"end\"").percent("x", self.x[0]).px("dx", -GAP);
        svg.px("y", SIZE).open().text(before).end("text");
        svg.raw("<text class=\"side\"").percent("x", self.x[3]).px("dx", GAP).px("y", SIZE).open();
        svg.text(year).end("text");
    }

    fn draw(&self, svg: &mut Svg, side: usize, label: &Label<'_>) {
        let (mark, end) = if side == 0 { (self.x[1], self.x[0]) } else { (self.x[2], self.x[3]) };
        svg.raw("<line class=\"gap\"").percent("x1", mark).percent("x2", end);
        svg.px("y1", label.at).px("y2", label.top + label.height() / 2).close();
        svg.raw("<circle class=\"mark\"").percent("cx", mark).px("cy", label.at).px("r", RADIUS).close();
        let link = open_link(svg, label.slope.href.as_deref().filter(|_| !label.name.is_empty()));
        let mut y = label.top;
        if !label.name.is_empty() {
            self.lines(svg, side, ("label", &label.name), y + SIZE);
            y += LINE * i32::try_from(label.name.len()).unwrap_or(0);
        }
        if link {
            svg.end("a");
        }
        self.lines(svg, side, ("series", &label.figures), y + SIZE - 1);
    }

    fn lines(&self, svg: &mut Svg, side: usize, (class, lines): (&str, &[&str]), y: i32) {
        let (x, dx) = if side == 0 { (self.x[0], -GAP) } else { (self.x[3], GAP) };
        svg.raw("<text").class(class, "").raw(if side == 0 { " text-anchor=\"end\">" } else { ">" });
        for (at, line) in (0..).zip(lines) {
            svg.raw("<tspan").percent("x", x).px("dx", dx).px("y", y + LINE * at).open();
            svg.text(line).end("tspan");
        }
        svg.end("text");
    }
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;
    use rust_decimal::Decimal;

    fn value(amount: i64) -> Mark<'static> {
        Mark::Value(Decimal::from(amount), amount.to_string().into())
    }

    fn slope(marks: [Mark<'static>; 2]) -> Slope<'static> {
        Slope { label: "甲局".into(), href: None, marks }
    }

    fn drawn(all: &[Slope<'_>]) -> Option<String> {
        slopes(&Head::new("p", "题", "述"), &["2023".into(), "2024".into()], all, None)
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(drawn(&[]), None);
        let none = [Mark::Absent("没有数字".into()), Mark::Absent("没有数字".into())];
        assert_eq!(drawn(&[slope(none)]), None);
        let wide = Mark::Value(Decimal::ONE, "99,999,999,999,999.99".into());
        assert_eq!(drawn(&[slope([wide.clone(), wide])]), None);
    }

    #[test]
    fn what_has_one_figure_has_no_line_and_says_so() {
        let new = slope([Mark::Absent("上年没有数字".into()), value(5)]);
        let old = slope([value(5), Mark::Absent("本年没有数字".into())]);
        let svg = drawn(&[slope([value(10), value(5)]), new, old]).expect("a chart");
        assert_sound(&svg);
        assert_eq!(svg.matches("class=\"trend\"").count(), 1);
        assert_eq!(svg.matches("class=\"mark\"").count(), 4);
        assert!(svg.contains("上年没有数字") && svg.contains("本年没有数字"), "{svg}");
        assert_eq!(svg.matches(">甲局</tspan>").count(), 3);
    }

    #[test]
    fn labels_of_equal_figures_are_spread() {
        let all = [slope([value(5), value(5)]), slope([value(5), value(5)])];
        let places = Places::of(&all, "2023").expect("room");
        let mut labels = labels(&all, 1, &places);
        spread(&mut labels, 186);
        assert!(labels[0].top + labels[0].height() <= labels[1].top);
    }
}
