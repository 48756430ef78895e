//! A bar of parts that lie end to end, with a line from each part to its label: above the bar or below it, so placed
//! that on the narrowest screen no label lies on another.

use super::Figure;
use super::frame::{NARROW, Tone, fill, open_link};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::{Percent, Stacks};
use super::svg::Svg;

/// Height of the bar.
pub(super) const BAR: i32 = 26;
/// Space between the bar and the nearest label, and between labels.
const LEAD: i32 = 6;
/// Space between a line and its text, and between words.
const GAP: i32 = 7;
/// Room in which a label that must be broken still reads well.
const ENOUGH: i32 = NARROW / 2 - GAP;
/// Space kept between two labels in one row.
const APART: i32 = 14;

/// On which side of the bar the labels stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Above it.
    Above,
    /// Below it.
    Below,
}

/// How a label holds on to its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// By the beginning of the part, text to the right.
    From(Percent),
    /// By the end of the part, text to the left.
    To(Percent),
    /// Not at all: the part has no length. Pixels from the edge.
    Free(i32),
}

/// The label of one part, measured.
struct Label<'a> {
    figure: &'a Figure<'a>,
    hold: Hold,
    lines: Vec<&'a str>,
    /// The value; more than one line where it is words.
    value: Vec<&'a str>,
    /// Whether the value stands on a line of its own.
    stepped: bool,
    width: i32,
    row: usize,
}

/// One bar with its labels, laid out.
pub(super) struct Stack<'a> {
    id: &'a str,
    edges: Vec<(Percent, Percent)>,
    labels: Vec<Label<'a>>,
    /// Distance of each row from the bar, and its height.
    rows: Vec<(i32, i32)>,
}

impl<'a> Stack<'a> {
    /// Lays out `figures` on the scale of `stacks`, in the chart `id`.
    pub(super) fn new(id: &'a str, figures: &'a [Figure<'a>], stacks: Stacks) -> Stack<'a> {
        let amounts = figures.iter().map(|figure| figure.mark.amount().unwrap_or_default());
        let edges: Vec<(Percent, Percent)> = stacks.edges(amounts).collect();
        let mut labels: Vec<Label<'a>> =
            figures.iter().zip(&edges).map(|(figure, edges)| label(figure, *edges)).collect();
        let count = place(&mut labels);
        let mut rows = vec![(0, 0); count];
        for label in &labels {
            rows[label.row].1 = rows[label.row].1.max(label.height());
        }
        let mut distance = LEAD;
        for row in &mut rows {
            row.0 = distance;
            distance = distance.saturating_add(row.1).saturating_add(LEAD - 2);
        }
        Stack { id, edges, labels, rows }
    }

    /// Height of the labels with the space between them and the bar.
    pub(super) fn height(&self) -> i32 {
        self.rows.last().map_or(0, |(distance, height)| distance.saturating_add(*height))
    }

    /// The tones that occur.
    pub(super) fn tones(&self) -> Vec<Tone> {
        (0..self.edges.len()).map(Tone::of_part).collect()
    }

    /// Draws the bar with its upper edge at `top`, and its labels; `whole` is where the whole ends.
    pub(super) fn draw(&self, svg: &mut Svg, top: i32, (side, whole): (Side, Percent)) {
        let sum = self.edges.last().map_or(Percent::ZERO, |edge| edge.1);
        if whole == Percent::ZERO {
            svg.raw("<rect class=\"zero\" width=\"1\"").px("y", top).px("height", BAR).close();
        } else if sum < whole {
            svg.raw("<rect class=\"whole\"").percent("x", sum).percent("width", whole.distance(sum));
            svg.px("y", top).px("height", BAR).close();
        }
        for (at, label) in self.labels.iter().enumerate() {
            self.part(svg, at, (label, top));
        }
        for label in &self.labels {
            self.leader(svg, label, (side, top));
        }
        for label in &self.labels {
            let y = self.row_top(label, (side, top));
            label.draw(svg, y);
        }
    }

    fn part(&self, svg: &mut Svg, at: usize, (label, top): (&Label<'_>, i32)) {
        let (from, to) = self.edges[at];
        if matches!(label.hold, Hold::Free(_)) {
            return;
        }
        svg.tag("rect");
        fill(svg, Tone::of_part(at), &label.figure.key, self.id);
        svg.percent("x", from).percent("width", to.distance(from)).px("y", top).px("height", BAR).close();
        if from > Percent::ZERO {
            svg.raw("<rect class=\"edge\"").percent("x", from).px("y", top).raw(" width=\"2\"");
            svg.px("height", BAR).raw(" transform=\"translate(-1)\"/>");
        }
        if to.distance(from).is_sliver() {
            svg.raw("<rect class=\"sliver\"").percent("x", from).px("y", top).raw(" width=\"1\"");
            svg.px("height", BAR).raw(if from == Percent::FULL {
                " transform=\"translate(-1)\"/>"
            } else {
                "/>"
            });
        }
    }

    fn leader(&self, svg: &mut Svg, label: &Label<'_>, (side, top): (Side, i32)) {
        let (x, back) = match label.hold {
            Hold::From(x) => (x, false),
            Hold::To(x) => (x, true),
            Hold::Free(_) => return,
        };
        let row = self.row_top(label, (side, top));
        let (y, height) = match side {
            Side::Above => (row + 3, top - row - 3),
            Side::Below => (top + BAR, row + label.height() - 3 - top - BAR),
        };
        svg.raw("<rect class=\"leader\"").percent("x", x).px("y", y).raw(" width=\"1\"").px("height", height);
        svg.raw(if back { " transform=\"translate(-1)\"/>" } else { "/>" });
    }

    fn row_top(&self, label: &Label<'_>, (side, top): (Side, i32)) -> i32 {
        let (distance, _) = self.rows[label.row];
        match side {
            Side::Above => top - distance - label.height(),
            Side::Below => top + BAR + distance,
        }
    }
}

impl Label<'_> {
    fn height(&self) -> i32 {
        let lines = i32::try_from(self.lines.len()).unwrap_or(i32::MAX / LINE - 2);
        let values = i32::try_from(self.value.len()).unwrap_or(0);
        LINE.saturating_mul(lines.saturating_add(if self.stepped { values } else { 0 }))
    }

    /// Puts the value on a line of its own, which makes the label narrower.
    fn step(&mut self) {
        if !self.stepped {
            self.stepped = true;
            self.width = width(&self.figure.label, SIZE).max(value_width(self.figure)) + GAP;
        }
    }

    /// Pixels that the text covers on the narrowest screen.
    fn span(&self) -> (i32, i32) {
        match self.hold {
            Hold::From(x) => (x.of(NARROW), x.of(NARROW) + self.width),
            Hold::To(x) => (x.of(NARROW) - self.width, x.of(NARROW)),
            Hold::Free(x) => (x, x + self.width),
        }
    }

    /// Where its line runs on the narrowest screen.
    fn line(&self) -> Option<i32> {
        match self.hold {
            Hold::From(x) | Hold::To(x) => Some(x.of(NARROW)),
            Hold::Free(_) => None,
        }
    }

    fn draw(&self, svg: &mut Svg, top: i32) {
        svg.raw(match self.hold {
            Hold::To(_) => "<text class=\"part\" text-anchor=\"end\">",
            _ => "<text class=\"part\">",
        });
        let link = open_link(svg, self.figure.href.as_deref());
        let mut y = top + SIZE;
        for line in &self.lines {
            self.begin(svg, "label", y);
            svg.text(line).end("tspan");
            y += LINE;
        }
        if link {
            svg.end("a");
        }
        svg.raw(" ");
        for text in &self.value {
            if self.stepped {
                self.begin(svg, self.figure.mark.class(), y);
            } else {
                svg.raw("<tspan").class(self.figure.mark.class(), "").px("dx", 4).open();
            }
            svg.text(text).end("tspan");
            y += LINE;
        }
        if let Some(note) = &self.figure.note {
            svg.raw(" <tspan class=\"note\" dx=\"3\">").text(note).end("tspan");
        }
        svg.end("text");
    }

    fn begin(&self, svg: &mut Svg, class: &str, y: i32) {
        svg.raw("<tspan").class(class, "");
        match self.hold {
            Hold::From(x) => svg.percent("x", x).px("dx", GAP),
            Hold::To(x) => svg.percent("x", x).px("dx", -GAP),
            Hold::Free(x) => svg.px("x", x),
        };
        svg.px("y", y).open();
    }
}

fn label<'a>(figure: &'a Figure<'a>, (from, to): (Percent, Percent)) -> Label<'a> {
    let value = value_width(figure);
    let line = width(&figure.label, SIZE).saturating_add(2 * GAP).saturating_add(value);
    let lengthless = figure.mark.amount().is_none_or(|amount| amount <= Default::default());
    let (right, left) = (from.rest().of(NARROW) - GAP, to.of(NARROW) - GAP);
    let (hold, room) = if lengthless {
        (Hold::Free(0), NARROW)
    } else if line <= right {
        (Hold::From(from), right)
    } else if line <= left || right < ENOUGH {
        (Hold::To(to), left)
    } else {
        (Hold::From(from), right)
    };
    let text = figure.mark.text();
    if line <= room {
        let lines = vec![&*figure.label];
        return Label { figure, hold, lines, value: vec![text], stepped: false, width: line + GAP, row: 0 };
    }
    let lines = wrap(&figure.label, room, SIZE);
    let text = if value <= room { vec![text] } else { wrap(text, room, SIZE) };
    let longest = lines.iter().chain(&text).map(|line| width(line, SIZE)).max().unwrap_or(0);
    let longest = if text.len() == 1 { longest.max(value) } else { longest };
    Label { figure, hold, lines, value: text, stepped: true, width: longest + GAP, row: 0 }
}

/// Width of a value with its note.
fn value_width(figure: &Figure<'_>) -> i32 {
    let note = figure.note.as_deref().map_or(0, |note| GAP + width(note, SMALL));
    width(figure.mark.text(), SIZE).saturating_add(note)
}

/// Gives every label a row, counted from the bar; says how many rows there are. Labels that run to the right go from
/// the last part to the first, those that run to the left from the first to the last: so no line crosses a label of
/// its own kind. What has no length stands outermost.
fn place(labels: &mut [Label<'_>]) -> usize {
    let nearest =
        labels.iter().filter(|label| matches!(label.hold, Hold::To(_))).filter_map(Label::line).min();
    let mut rows = 0;
    for label in labels.iter_mut().rev().filter(|label| matches!(label.hold, Hold::From(_))) {
        if nearest.is_some_and(|line| label.span().1 > line) {
            label.step();
        }
        label.row = rows;
        rows += 1;
    }
    let mut least = 0;
    for at in 0..labels.len() {
        if matches!(labels[at].hold, Hold::To(_)) {
            let row = (least..rows).find(|row| is_free(labels, at, *row)).unwrap_or(rows.max(least));
            labels[at].row = row;
            least = row + 1;
            rows = rows.max(least);
        }
    }
    let mut x = 0;
    let mut begun = false;
    for label in labels.iter_mut() {
        let Hold::Free(at) = &mut label.hold else { continue };
        if !begun || x + label.width > NARROW {
            x = 0;
            rows += 1;
            begun = true;
        }
        *at = x;
        label.row = rows - 1;
        x += label.width + APART;
    }
    rows
}

/// Whether the label `at`, which runs to the left, can stand in `row` without lying on a label that runs to the right,
/// without its line crossing one nearer to the bar, and without being crossed by the line of one farther away.
fn is_free(labels: &[Label<'_>], at: usize, row: usize) -> bool {
    let (left, right) = labels[at].span();
    labels.iter().filter(|other| matches!(other.hold, Hold::From(_))).all(|other| {
        let (begin, end) = other.span();
        match other.row.cmp(&row) {
            std::cmp::Ordering::Equal => end + APART <= left,
            std::cmp::Ordering::Less => end < right || right < begin,
            std::cmp::Ordering::Greater => other.line().is_none_or(|line| line < left || right < line),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::*;
    use rust_decimal::Decimal;

    fn figures(parts: &[(&'static str, i64)]) -> Vec<Figure<'static>> {
        let figure = |(label, amount): &(&'static str, i64)| {
            Figure::new(*label, Mark::Value(Decimal::from(*amount), amount.to_string().into()))
        };
        parts.iter().map(figure).collect()
    }

    fn laid_out(parts: &[(&'static str, i64)], check: impl Fn(&Stack<'_>)) {
        let figures = figures(parts);
        let amounts: Vec<Decimal> = figures.iter().filter_map(|figure| figure.mark.amount()).collect();
        check(&Stack::new("p", &figures, Stacks::over([&amounts[..]].into_iter())));
    }

    #[test]
    fn the_last_part_is_labelled_nearest_to_the_bar() {
        laid_out(&[("基本支出", 23), ("项目支出", 77)], |stack| {
            assert_eq!(stack.labels.iter().map(|label| label.row).collect::<Vec<_>>(), [1, 0]);
            assert_eq!(stack.rows.len(), 2);
        });
    }

    #[test]
    fn labels_in_one_row_do_not_lie_on_each_other() {
        let parts =
            [("甲", 50), ("乙", 3), ("丙丙丙丙丙丙丙丙丙丙", 20), ("丁丁丁丁丁", 10), ("戊", 17), ("零", 0)];
        laid_out(&parts, |stack| {
            for (at, one) in stack.labels.iter().enumerate() {
                let (begin, end) = one.span();
                assert!(begin >= 0 && end <= NARROW, "{begin}..{end}");
                for other in stack.labels[at + 1..].iter().filter(|other| other.row == one.row) {
                    let (left, right) = other.span();
                    assert!(end <= left || right <= begin, "{} on {}", one.figure.label, other.figure.label);
                }
            }
        });
    }

    #[test]
    fn no_line_crosses_a_label_where_a_narrower_label_helps() {
        let parts = [("基本支出", 300), ("项目支出", 500), ("财政专项资金", 150), ("其他事业发展性支出", 50)];
        let figures: Vec<Figure<'_>> = figures(&parts).into_iter().map(|part| part.note("占 50 %")).collect();
        let amounts: Vec<Decimal> = figures.iter().filter_map(|figure| figure.mark.amount()).collect();
        let whole = [Decimal::from(1200)];
        let stack = Stack::new("p", &figures, Stacks::over([&amounts[..], &whole[..]].into_iter()));
        for one in &stack.labels {
            let (begin, end) = one.span();
            for other in stack.labels.iter().filter(|other| other.row > one.row) {
                let line = other.line().expect("a line");
                assert!(line <= begin || end <= line, "{} crosses {}", other.figure.label, one.figure.label);
            }
        }
    }

    #[test]
    fn what_has_no_length_stands_outermost_without_a_line() {
        laid_out(&[("甲", 0), ("乙", 5), ("丙", -5)], |stack| {
            assert!(matches!(stack.labels[0].hold, Hold::Free(0)));
            assert_eq!((stack.labels[0].row, stack.labels[1].row, stack.labels[2].row), (1, 0, 1));
            assert_eq!(stack.labels[0].line(), None);
        });
    }
}
