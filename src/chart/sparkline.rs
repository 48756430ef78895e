//! A line as high as a word: how a figure went, behind the name of what it is of. It begins at zero, and a year without a
//! figure is a gap in it.

use rust_decimal::Decimal;

use super::scale::{Percent, Scale};
use super::svg::{Svg, push_number};

/// Width and height of the drawing, and the space around the line.
const SIZE: (i32, i32) = (64, 16);
const PAD: i32 = 2;

/// Draws `figures`, one for each year and `said` in words. Nothing where fewer than two years have one.
#[must_use]
pub fn sparkline(said: &str, figures: &[Option<Decimal>]) -> Option<String> {
    if figures.iter().flatten().count() < 2 {
        return None;
    }
    let scale = Scale::over(figures.iter().flatten().copied());
    let steps = i32::try_from(figures.len() - 1).ok()?;
    let (wide, high) = (SIZE.0 - 2 * PAD, SIZE.1 - 2 * PAD);
    let place = |at: usize, figure: Decimal| {
        let at = i32::try_from(at).unwrap_or(i32::MAX);
        (PAD + Percent::share(at, steps).of(wide), PAD + scale.at(figure).rest().of(high))
    };
    let places: Vec<Option<(i32, i32)>> =
        figures.iter().enumerate().map(|(at, figure)| figure.map(|figure| place(at, figure))).collect();
    let mut svg = Svg::with_capacity(300);
    svg.raw("<svg class=\"sparkline\" role=\"img\"").attr("aria-label", said);
    svg.px("width", SIZE.0).px("height", SIZE.1).open();
    for run in places.split(Option::is_none).filter(|run| run.len() > 1) {
        let points = run.iter().flatten().fold(String::new(), |mut points, (x, y)| {
            push_number(&mut points, *x);
            points.push(',');
            push_number(&mut points, *y);
            points.push(' ');
            points
        });
        svg.raw("<polyline class=\"trend\"").attr("points", points.trim_end()).close();
    }
    // A year between two gaps has no line, and the last is where the eye ends.
    let last = places.iter().rposition(Option::is_some);
    for (at, run) in places.iter().enumerate() {
        let is_known = |at: Option<usize>| at.and_then(|at| *places.get(at)?).is_some();
        let is_alone = !is_known(at.checked_sub(1)) && !is_known(at.checked_add(1));
        if let Some((x, y)) = run.filter(|_| is_alone || Some(at) == last) {
            svg.raw("<circle class=\"mark\"").px("cx", x).px("cy", y).px("r", PAD).close();
        }
    }
    svg.end("svg");
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn drawn(figures: &[Option<i64>]) -> Option<String> {
        let figures: Vec<Option<Decimal>> = figures.iter().map(|one| one.map(Decimal::from)).collect();
        sparkline("2022 年 10", &figures).inspect(|svg| assert_sound(svg))
    }

    #[test]
    fn one_figure_is_no_line() {
        assert_eq!(drawn(&[]), None);
        assert_eq!(drawn(&[Some(1), None]), None);
    }

    #[test]
    fn a_line_begins_at_zero() {
        let svg = drawn(&[Some(10), Some(5), Some(0)]).expect("a line");
        assert!(svg.contains("points=\"2,2 32,8 62,14\""), "{svg}");
        assert!(svg.contains("aria-label=\"2022 年 10\""), "{svg}");
    }

    #[test]
    fn a_gap_parts_the_line() {
        let svg = drawn(&[Some(10), Some(5), None, Some(5), None, Some(10), Some(10)]).expect("a line");
        assert_eq!(svg.matches("<polyline").count(), 2, "{svg}");
        assert_eq!(svg.matches("<circle").count(), 2, "{svg}");
    }

    #[test]
    fn hard_figures_have_a_place() {
        assert!(drawn(&[Some(0), Some(0)]).is_some());
        assert!(drawn(&[Some(-5), Some(i64::MAX), None]).is_some());
    }
}
