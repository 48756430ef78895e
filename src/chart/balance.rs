//! Income by source above, expenditure by kind below: two bars on one scale, edge to edge, so that what differs is seen.

use rust_decimal::Decimal;

use super::frame::{Frame, linked};
use super::measure::{LINE, SIZE, width};
use super::scale::{Percent, Stacks};
use super::stack::{self, BAR, Stack};
use super::svg::Svg;
use super::{Figure, Head, Mark, Text};

/// Space between the two bars.
const APART: i32 = 3;
/// Space around a side's head: its name and its total.
const HEADING: i32 = 8;
/// The narrowest drawing.
const NARROW: i32 = 288;

/// One side of a balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side<'a> {
    /// Its name: `收入`.
    pub label: Text<'a>,
    /// What the form states as its total; longer than its parts, the rest stays an empty outline.
    pub total: Mark<'a>,
    /// Its parts.
    pub parts: Vec<Figure<'a>>,
}

impl<'a> Side<'a> {
    /// A side of this name, total and parts.
    pub fn new(label: impl Into<Text<'a>>, total: Mark<'a>, parts: Vec<Figure<'a>>) -> Side<'a> {
        Side { label: label.into(), total, parts }
    }
}

/// Draws the first side above the second. Nothing if neither has parts.
#[must_use]
pub fn balance(head: &Head<'_>, sides: &[Side<'_>; 2]) -> Option<String> {
    let [upper, lower] = sides;
    if upper.parts.is_empty() && lower.parts.is_empty() {
        return None;
    }
    let amounts = sides
        .each_ref()
        .map(|side| side.parts.iter().filter_map(|part| part.mark.amount()).collect::<Vec<_>>());
    let totals = sides.each_ref().map(|side| [side.total.amount().unwrap_or_default()]);
    let bars: [&[Decimal]; 4] = [&amounts[0], &amounts[1], &totals[0], &totals[1]];
    let scale = Stacks::over(bars.into_iter());
    let end = |side: usize| {
        let sum = scale.edges(amounts[side].iter().copied()).last().map_or(Percent::ZERO, |edge| edge.1);
        scale.edges(totals[side].into_iter()).last().map_or(sum, |edge| edge.1.max(sum))
    };
    let above = Stack::new(&head.id, &upper.parts, scale);
    let below = Stack::new(&head.id, &lower.parts, scale);
    let first = heading_height(upper).saturating_add(above.height());
    let second = first.saturating_add(BAR + APART);
    let bottom = second.saturating_add(BAR).saturating_add(below.height());
    let mut tones = above.tones();
    tones.extend(below.tones());
    let linked = linked(&upper.parts) || linked(&lower.parts);
    let mut svg = Svg::with_capacity(1400 + (upper.parts.len() + lower.parts.len()) * 640);
    let frame = Frame {
        name: "balance",
        head,
        height: bottom.saturating_add(heading_height(lower)),
        room: 0,
        linked,
    };
    frame.open(&mut svg, &tones);
    heading(&mut svg, upper, 16);
    above.draw(&mut svg, first, (stack::Side::Above, end(0)));
    below.draw(&mut svg, second, (stack::Side::Below, end(1)));
    heading(&mut svg, lower, bottom.saturating_add(HEADING + LINE - 5));
    frame.close(&mut svg);
    Some(svg.finish())
}

/// One line, or two where name and total do not fit the narrowest drawing side by side.
fn heading_height(side: &Side<'_>) -> i32 {
    HEADING + if is_broken(side) { 2 * LINE } else { LINE }
}

/// Both are bold, which is an eighth wider than what is measured.
fn is_broken(side: &Side<'_>) -> bool {
    let wide = width(&side.label, SIZE).saturating_add(width(side.total.text(), SIZE));
    wide.saturating_add(wide / 8).saturating_add(HEADING) > NARROW
}

fn heading(svg: &mut Svg, side: &Side<'_>, y: i32) {
    svg.raw("<text class=\"side\"").px("y", y).open().text(&side.label);
    svg.raw(" <tspan").class(side.total.class(), "");
    if is_broken(side) {
        svg.raw(" x=\"0\"").px("y", y + LINE).open();
    } else {
        svg.raw(" dx=\"4\">");
    }
    svg.text(side.total.text()).end("tspan").end("text");
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn figure(label: &'static str, amount: i64) -> Figure<'static> {
        Figure::new(label, Mark::Value(Decimal::from(amount), amount.to_string().into()))
    }

    fn total(amount: i64) -> Mark<'static> {
        Mark::Value(Decimal::from(amount), amount.to_string().into())
    }

    #[test]
    fn balances_are_sound() {
        let head = Head::new("p", "题", "述");
        let empty = || Side::new("收入", Mark::Absent("未填".into()), Vec::new());
        assert_eq!(balance(&head, &[empty(), empty()]), None);
        let income = Side::new("收入", total(100), vec![figure("财政拨款", 100), figure("其他资金", 0)]);
        let expenditure = Side::new("支出", total(100), vec![figure("基本支出", 23), figure("项目支出", 76)]);
        let svg = balance(&head, &[income, expenditure]).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("x=\"23%\" width=\"76%\""), "{svg}");
        assert_eq!(svg.matches("class=\"whole\" x=\"99%\" width=\"1%\"").count(), 1);
        let one = Side::new("支出", total(5), vec![figure("基本支出", 5)]);
        assert_sound(&balance(&head, &[empty(), one]).expect("a chart"));
    }

    #[test]
    fn the_shorter_side_is_shorter() {
        let head = Head::new("p", "题", "述");
        let side = |amount| Side::new("甲", total(amount), vec![figure("乙", amount)]);
        let svg = balance(&head, &[side(80), side(100)]).expect("a chart");
        assert!(svg.contains(" x=\"0%\" width=\"80%\" y=\"54\""), "{svg}");
        assert!(!svg.contains("whole"), "{svg}");
    }
}
