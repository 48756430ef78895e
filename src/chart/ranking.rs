//! Ranked bars with long labels: key tasks by amount, a year's expenditure by department. A label stands above its bar
//! on a phone and beside it where there is room; the style sheet moves the bar.

use super::bars::{BAR, Bar, Bars, Fitted};
use super::frame::{Frame, NARROW, Tone, linked, open_link, tones};
use super::measure::{LINE, SIZE, wrap};
use super::scale::Scale;
use super::svg::Svg;
use super::{Figure, Head};

/// Space above a row's label and below its bar.
const PAD: (i32, i32) = (6, 8);
/// Space between the label and the bar.
const LEAD: i32 = 2;
/// Lines of a label up to which the style sheet has a class.
const HIGHEST: i32 = 8;

/// A row, measured.
struct Row<'a> {
    bar: Fitted<'a>,
    href: Option<&'a str>,
    lines: Vec<&'a str>,
    height: i32,
}

/// Draws `figures` from top to bottom in the order given, all bars from one zero. Nothing for no figures.
#[must_use]
pub fn ranking(head: &Head<'_>, figures: &[Figure<'_>]) -> Option<String> {
    let mut bars =
        Bars::new(&head.id, Scale::over(figures.iter().filter_map(|figure| figure.mark.amount())), 0);
    let rows: Vec<Row<'_>> = figures.iter().map(|figure| measured(figure, &mut bars)).collect();
    if rows.is_empty() {
        return None;
    }
    let height = rows.iter().map(|row| row.height).fold(0, i32::saturating_add);
    let mut svg = Svg::with_capacity(900 + rows.len() * 560);
    let frame = Frame { name: "ranking", head, height, room: bars.steps(), linked: linked(figures) };
    let heights: Vec<i32> = rows.iter().map(|row| row.height).collect();
    let tones = tones(figures.iter().map(|figure| &figure.mark));
    frame.rows(&mut svg, tones, &heights, |svg, at, top| draw(svg, &rows[at], top, &bars));
    frame.close(&mut svg);
    Some(svg.finish())
}

fn measured<'a>(figure: &'a Figure<'a>, bars: &mut Bars<'_>) -> Row<'a> {
    let mark = &figure.mark;
    let bar = bars.fit(Bar { key: &figure.key, tone: Tone::Solid, mark, note: figure.note.as_deref() });
    let lines = wrap(&figure.label, NARROW, SIZE);
    let count = i32::try_from(lines.len()).unwrap_or(i32::MAX).saturating_add(bar.below());
    let height = LINE.saturating_mul(count).saturating_add(PAD.0 + LEAD + BAR + PAD.1);
    Row { bar, href: figure.href.as_deref(), lines, height }
}

fn draw(svg: &mut Svg, row: &Row<'_>, top: i32, bars: &Bars<'_>) {
    let link = open_link(svg, row.href);
    svg.raw("<text class=\"label\">");
    let mut bottom = top + PAD.0;
    for line in &row.lines {
        svg.raw("<tspan x=\"0\"").px("y", bottom + SIZE).open().text(line).end("tspan");
        bottom += LINE;
    }
    svg.end("text");
    if link {
        svg.end("a");
    }
    // How far the bar rises when it stands beside its label: the class has half the height of the label's lines.
    let lift = (i32::try_from(row.lines.len()).unwrap_or(i32::MAX) - row.bar.below()).clamp(0, HIGHEST);
    svg.raw("<g class=\"plot lift-").number(lift).raw("\">");
    bars.draw(svg, bottom + LEAD, &row.bar);
    svg.end("g");
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::svg::tests::assert_sound;
    use super::*;
    use rust_decimal::Decimal;

    fn head() -> Head<'static> {
        Head::new("p", "甲 < 乙 & \"丙\"", "说明")
    }

    fn figure(label: &str, amount: i64) -> Figure<'_> {
        Figure::new(label, Mark::Value(Decimal::from(amount), amount.to_string().into()))
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(ranking(&head(), &[]), None);
    }

    #[test]
    fn hard_figures_are_sound() {
        let figures = [
            figure("<script>alert(1)</script>", 1_000_000).href("a.html?b=1&c=\"2\"").note("占 99.9 %"),
            figure("", 1).key("退役 \"军人\""),
            figure("零", 0),
            figure("负", -5),
            Figure::new("密", Mark::Withheld("不公开（《中华人民共和国保守国家秘密法》第九条）".into()))
                .note("注"),
            Figure::new("缺", Mark::Absent("未填报".into())),
            Figure::new("无", Mark::NotApplicable("不适用".into())),
            Figure::new("巨", Mark::Value(Decimal::MAX, Decimal::MAX.to_string().into())),
        ];
        let svg = ranking(&head(), &figures).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("role=\"group\""));
        assert_eq!(Some(svg), ranking(&head(), &figures));
    }

    #[test]
    fn a_chart_without_links_is_an_image() {
        let svg = ranking(&head(), &[figure("甲", 3)]).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("role=\"img\" aria-labelledby=\"p-title p-desc\""), "{svg}");
        assert!(svg.contains("width=\"100%\" y=\"28\" height=\"12\"/>"), "{svg}");
    }

    #[test]
    fn eighty_rows_lie_below_each_other() {
        let figures: Vec<Figure<'_>> = (0..80).map(|at| figure("部门", 80 - at)).collect();
        let svg = ranking(&head(), &figures).expect("a chart");
        assert_sound(&svg);
        let height = |part: &str| part.split("height=\"").nth(1)?.split('"').next()?.parse::<i32>().ok();
        let heights: Vec<i32> = svg.split("<svg ").skip(1).filter_map(height).collect();
        assert!(heights.len() == 40 && heights.iter().sum::<i32>() == 3840, "{heights:?}");
    }
}
