//! Values as dots along one line, from the least to the greatest: how high those aim who promise the same. One dot a value;
//! what would lie on another stands above it. The least, the one in the middle and the greatest have their numbers.

use rust_decimal::Decimal;

use super::frame::{Frame, NARROW, Tone};
use super::measure::{LINE, SIZE, width, wrap};
use super::scale::{Percent, Scale};
use super::svg::Svg;
use super::{Head, Text};

/// Half the width of a dot.
const RADIUS: i32 = 3;
/// From one dot to the next beside or above it.
const STEP: i32 = 7;
/// The highest pile; where there are more dots they lie closer.
const HIGHEST: i32 = 105;
/// Between the line and what stands above and below it.
const PAD: i32 = 6;
/// Between two labels in one line.
const APART: i32 = 16;

/// The numbers that stand at their places, with the words for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks<'a> {
    /// At the beginning: `最低 85%`.
    pub least: Text<'a>,
    /// In the middle of all values.
    pub middle: (Decimal, Text<'a>),
    /// At the end.
    pub greatest: Text<'a>,
}

/// A dot: where along the line, and how far up.
struct Dot {
    at: Percent,
    up: i32,
}

/// Draws `values`. Nothing where all are the same: nothing is spread.
#[must_use]
pub fn dots(head: &Head<'_>, values: &[Decimal], marks: &Marks<'_>) -> Option<String> {
    let (least, greatest) = (values.iter().min()?, values.iter().max()?);
    if least == greatest {
        return None;
    }
    let scale = Scale::between(values.iter().copied());
    let mut places: Vec<Percent> = values.iter().map(|value| scale.at(*value)).collect();
    places.sort_unstable();
    let dots = piled(&places);
    let pile = dots.iter().map(|dot| dot.up).max().unwrap_or(0);
    let middle = wrap(&marks.middle.1, NARROW, SIZE);
    let base = lines(&middle) + PAD + pile + 2 * RADIUS + PAD;
    let ends = [wrap(&marks.least, NARROW, SIZE), wrap(&marks.greatest, NARROW, SIZE)];
    let is_one_line = width(&marks.least, SIZE) + APART + width(&marks.greatest, SIZE) <= NARROW;
    let second = if is_one_line { 0 } else { lines(&ends[0]) };
    let height = base + PAD + second + lines(&ends[1]).max(lines(&ends[0]) - second);
    let mut svg = Svg::with_capacity(1200 + dots.len() * 60);
    let frame = Frame { name: "dots", head, height, room: 0, linked: false };
    frame.open(&mut svg, &[Tone::Solid]);
    let place = scale.at(marks.middle.0);
    let leader = svg.tag("rect").raw(" class=\"leader\" width=\"1\"").percent("x", place);
    leader.px("y", lines(&middle)).px("height", base - lines(&middle)).close();
    svg.raw("<rect class=\"axis\" width=\"100%\" height=\"1\"").px("y", base).close();
    for Dot { at, up } in &dots {
        svg.raw("<circle class=\"tone-solid\"").percent("cx", *at);
        svg.px("cy", base - PAD / 2 - RADIUS - up).px("r", RADIUS).close();
    }
    text(&mut svg, (hold(place, &middle), 0), &middle);
    text(&mut svg, (Hold::From(Percent::ZERO), base + PAD), &ends[0]);
    text(&mut svg, (Hold::To(Percent::FULL), base + PAD + second), &ends[1]);
    frame.close(&mut svg);
    Some(svg.finish())
}

/// Each dot as low as it stands clear of those before it on the narrowest screen. `places` stand in order.
fn piled(places: &[Percent]) -> Vec<Dot> {
    let pixel = |place: &Percent| place.of(NARROW);
    // How far each level is taken; a level goes on where its last dot is far enough behind.
    let mut taken: Vec<i32> = Vec::new();
    let mut levels: Vec<(Percent, usize)> = Vec::with_capacity(places.len());
    for run in places.chunk_by(|a, b| pixel(a) == pixel(b)) {
        let x = pixel(&run[0]);
        let mut level = 0;
        for place in run {
            while taken.get(level).is_some_and(|last| x - last < STEP) {
                level += 1;
            }
            match taken.get_mut(level) {
                Some(last) => *last = x,
                None => taken.push(x),
            }
            levels.push((*place, level));
            level += 1;
        }
    }
    let highest = i32::try_from(taken.len().saturating_sub(1)).unwrap_or(i32::MAX).max(1);
    let up = |level: usize| {
        let level = i64::try_from(level).unwrap_or(i64::MAX);
        let up = if highest.saturating_mul(STEP) <= HIGHEST {
            level * i64::from(STEP)
        } else {
            level * i64::from(HIGHEST) / i64::from(highest)
        };
        i32::try_from(up).unwrap_or(HIGHEST)
    };
    let mut dots: Vec<Dot> = levels.into_iter().map(|(at, level)| Dot { at, up: up(level) }).collect();
    // Of more dots than there are pixels, those that nobody could tell apart are drawn once.
    dots.dedup_by(|later, first| later.at == first.at && later.up == first.up);
    dots
}

/// How a text holds on to its place.
#[derive(Clone, Copy)]
enum Hold {
    /// By its beginning.
    From(Percent),
    /// By its end.
    To(Percent),
}

/// The side on which there is room for the text on the narrowest screen; the edge where there is none.
fn hold(place: Percent, lines: &[&str]) -> Hold {
    let wide = lines.iter().map(|line| width(line, SIZE)).max().unwrap_or(0);
    if place.rest().of(NARROW) >= wide {
        Hold::From(place)
    } else if place.of(NARROW) >= wide {
        Hold::To(place)
    } else {
        Hold::From(Percent::ZERO)
    }
}

fn lines(of: &[&str]) -> i32 {
    LINE.saturating_mul(i32::try_from(of.len()).unwrap_or(i32::MAX))
}

fn text(svg: &mut Svg, (hold, top): (Hold, i32), lines: &[&str]) {
    let (place, end) = match hold {
        Hold::From(place) => (place, ""),
        Hold::To(place) => (place, " text-anchor=\"end\""),
    };
    svg.raw("<text class=\"value\"").raw(end).open();
    for (at, line) in (0..).zip(lines) {
        svg.tag("tspan").percent("x", place).px("y", top + SIZE + LINE * at).open().text(line).end("tspan");
    }
    svg.end("text");
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn drawn(values: &[i64]) -> Option<String> {
        let values: Vec<Decimal> = values.iter().map(|value| Decimal::from(*value)).collect();
        let marks = Marks {
            least: "最低 85%".into(),
            middle: (values.get(values.len() / 2).copied().unwrap_or_default(), "中位数 90%".into()),
            greatest: "最高 100%".into(),
        };
        dots(&Head::new("p", "题", "述"), &values, &marks)
    }

    #[test]
    fn nothing_is_drawn_where_nothing_is_spread() {
        assert_eq!(drawn(&[]), None);
        assert_eq!(drawn(&[90]), None);
        assert_eq!(drawn(&[90, 90, 90]), None);
    }

    #[test]
    fn the_line_begins_with_the_least() {
        let svg = drawn(&[85, 90, 95, 100]).expect("a chart");
        assert_sound(&svg);
        assert_eq!(svg.matches("<circle").count(), 4);
        for place in ["cx=\"0%\"", "cx=\"33.33%\"", "cx=\"100%\"", "text-anchor=\"end\""] {
            assert!(svg.contains(place), "{place}: {svg}");
        }
    }

    #[test]
    fn what_is_the_same_stands_on_each_other() {
        let svg = drawn(&[85, 90, 90, 90, 100]).expect("a chart");
        let heights: std::collections::BTreeSet<&str> =
            svg.split("cx=\"33.33%\" cy=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(heights.len(), 3, "{svg}");
    }

    #[test]
    fn a_thousand_are_no_higher_than_a_hundred() {
        let mut values = vec![90; 5_000];
        values.push(100);
        let svg = drawn(&values).expect("a chart");
        assert_sound(&svg);
        assert!(svg.matches("<circle").count() < 120 && svg.contains("height=\"169\""), "{}", &svg[..300]);
    }
}
