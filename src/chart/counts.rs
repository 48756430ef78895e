//! Small ranked bars with short labels, one line a row: indicators by kind.

use super::bars::{BAR, Bar, Bars};
use super::frame::{Frame, Tone, linked, open_link, tones};
use super::measure::{LINE, SIZE, even, width};
use super::scale::Scale;
use super::svg::Svg;
use super::{Figure, Head};

/// Widest column of labels.
const WIDEST: i32 = 136;
/// Space between the labels and the bars.
const GAP: i32 = 10;
/// Space above and below a row.
const PAD: i32 = 3;

/// Draws `figures` from top to bottom in the order given, labels in a column on the left. Nothing for no figures.
#[must_use]
pub fn counts(head: &Head<'_>, figures: &[Figure<'_>]) -> Option<String> {
    let column = figures.iter().map(|figure| width(&figure.label, SIZE).min(WIDEST)).max()?;
    let left = column + GAP;
    let scale = Scale::over(figures.iter().filter_map(|figure| figure.mark.amount()));
    let mut bars = Bars::new(&head.id, scale, left);
    let mut rows = Vec::with_capacity(figures.len());
    let mut height = 0_i32;
    for figure in figures {
        let mark = &figure.mark;
        let bar = bars.fit(Bar { key: &figure.key, tone: Tone::Solid, mark, note: figure.note.as_deref() });
        let lines = even(&figure.label, column, SIZE);
        let count = i32::try_from(lines.len()).unwrap_or(i32::MAX).max(1 + bar.below());
        rows.push((height.saturating_add(PAD), lines, bar));
        height = height.saturating_add(LINE.saturating_mul(count)).saturating_add(2 * PAD);
    }
    let mut svg = Svg::with_capacity(900 + rows.len() * 440);
    let frame = Frame { name: "counts", head, height, room: bars.steps(), linked: linked(figures) };
    frame.open(&mut svg, tones(figures.iter().map(|figure| &figure.mark)));
    for (figure, (top, lines, _)) in figures.iter().zip(&rows) {
        draw(&mut svg, figure, *top, lines);
    }
    svg.raw("<g class=\"plot\" transform=\"translate(").number(left).raw(")\">");
    for (top, _, bar) in &rows {
        bars.draw(&mut svg, *top + (LINE - BAR) / 2, bar);
    }
    svg.end("g");
    frame.close(&mut svg);
    Some(svg.finish())
}

fn draw(svg: &mut Svg, figure: &Figure<'_>, top: i32, lines: &[&str]) {
    let link = open_link(svg, figure.href.as_deref());
    svg.raw("<text class=\"label\">");
    for (at, line) in (0..).zip(lines) {
        svg.raw("<tspan x=\"0\"").px("y", top + SIZE + LINE * at).open().text(line).end("tspan");
    }
    svg.end("text");
    if link {
        svg.end("a");
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::svg::tests::assert_sound;
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn counts_are_sound() {
        let head = Head::new("p", "题", "述");
        assert_eq!(counts(&head, &[]), None);
        let figures = [
            Figure::new("数量指标", Mark::Value(Decimal::from(12), "12".into()))
                .key("quantity")
                .href("a.html"),
            Figure::new("社会公众或服务对象满意度指标", Mark::Value(Decimal::ZERO, "0".into())),
            Figure::new("经济效益指标", Mark::Withheld("不公开".into())),
        ];
        let svg = counts(&head, &figures).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("bar-quantity"));
        assert!(svg.contains("translate(146)"), "{svg}");
    }
}
