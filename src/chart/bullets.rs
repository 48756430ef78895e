//! Targets and results, one row each on a scale of its own that begins at zero: the result as a bar, the target as an
//! upright line, and from it a line along the side that meets it. A row's label stands above on a phone and beside it
//! where there is room, as in a ranking.

use rust_decimal::Decimal;

use super::bars::BAR;
use super::frame::{Frame, NARROW, Tone, open_link};
use super::measure::{LINE, Lines, SIZE, SMALL, lines};
use super::scale::{Percent, Scale};
use super::svg::Svg;
use super::{Head, Sign, Text};

/// Space above a row's label and below its last line.
const PAD: (i32, i32) = (6, 8);
/// Space between the target's text and the bar, and how far the target's line stands out of the bar.
const RISE: i32 = 8;
/// Space between the bar, which is higher beside its label, and the text below it.
const FALL: i32 = 3;
/// Lines of a label up to which the style sheet has a class.
const HIGHEST: i32 = 8;

/// A target and its result, as numbers of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet<'a> {
    /// What it is; any length, wrapped here.
    pub label: Text<'a>,
    /// Where the label leads.
    pub href: Option<Text<'a>>,
    /// What was to be reached.
    pub target: Aim<'a>,
    /// What was reached, and how it is written.
    pub actual: (Decimal, Text<'a>),
    /// What became of it.
    pub sign: Sign<'a>,
}

/// What was to be reached: at least `low`, at most `high`, or exactly one number where they are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim<'a> {
    /// The least.
    pub low: Option<Decimal>,
    /// The most.
    pub high: Option<Decimal>,
    /// How it is written.
    pub text: Text<'a>,
}

/// A row, measured.
struct Row<'a> {
    href: Option<Text<'a>>,
    ends: (Option<Decimal>, Option<Decimal>),
    reached: Decimal,
    scale: Scale,
    label: Words<'a>,
    target: Words<'a>,
    actual: Words<'a>,
    height: i32,
}

/// Lines of text at a mark.
struct Words<'a> {
    lines: Lines<'a>,
    hold: Hold,
}

/// Which side of a mark its text stands on, so that it stays on the narrowest screen.
enum Hold {
    From(Percent),
    To(Percent),
    /// It is too long for either side.
    Free,
}

/// Draws `bullets` from top to bottom in the order given, and `below` under them: what is not drawn. Nothing for none.
#[must_use]
pub fn bullets<'a>(
    head: &Head<'_>,
    bullets: impl IntoIterator<Item = Bullet<'a>>,
    below: Option<&str>,
) -> Option<String> {
    let rows: Vec<Row<'_>> = bullets.into_iter().map(measured).collect();
    if rows.is_empty() {
        return None;
    }
    let height = rows.iter().map(|row| row.height).fold(0, i32::saturating_add);
    let mut svg = Svg::with_capacity(900 + rows.len() * 900);
    let linked = rows.iter().any(|row| row.href.is_some());
    let frame = Frame { name: "ranking", head, height, room: 0, linked };
    let heights: Vec<i32> = rows.iter().map(|row| row.height).collect();
    frame.rows(&mut svg, &[Tone::Tint], &heights, |svg, at, top| rows[at].draw(svg, top));
    frame.close_above(&mut svg, below);
    Some(svg.finish())
}

fn measured(Bullet { label, href, target, actual: (reached, said), sign }: Bullet<'_>) -> Row<'_> {
    let Aim { low, high, text } = target;
    let ends = [low.unwrap_or(reached), high.unwrap_or(reached), reached];
    // What lies beyond a target has a place.
    let scale = Scale::over(ends.iter().copied()).with_space();
    let label = Words { lines: lines(label, NARROW, SIZE).0, hold: Hold::Free };
    let at = low.or(high).map_or(scale.zero(), |end| scale.at(end));
    let target = words(text, SMALL, at);
    let mut said = said.into_owned();
    said.extend([" ", sign.shape.glyph(), " ", &sign.word]);
    let actual = words(said, SIZE, scale.at(reached).max(scale.zero()));
    let count = label.lines.count() + target.lines.count() + actual.lines.count();
    let height = LINE.saturating_mul(count).saturating_add(PAD.0 + RISE + BAR + FALL + PAD.1);
    Row { href, ends: (low, high), reached, scale, label, target, actual, height }
}

fn words<'a>(text: impl Into<Text<'a>>, size: i32, at: Percent) -> Words<'a> {
    let (lines, wide) = lines(text, NARROW, size);
    let from = at.of(NARROW);
    let hold = if from.saturating_add(wide) <= NARROW {
        Hold::From(at)
    } else if wide <= from {
        Hold::To(at)
    } else {
        Hold::Free
    };
    Words { lines, hold }
}

/// There are dozens of rows on a page, so their markup is written in pieces as long as can be.
impl Row<'_> {
    fn draw(&self, svg: &mut Svg, top: i32) {
        let link = open_link(svg, self.href.as_deref());
        let mut y = top + PAD.0;
        self.label.draw(svg, "<text class=\"label\"", y + SIZE);
        y += LINE * self.label.lines.count();
        if link {
            svg.raw("</a>");
        }
        svg.raw("<g class=\"plot lift-").number(self.label.lines.count().min(HIGHEST)).raw("\">");
        self.target.draw(svg, "<text class=\"series\"", y + SIZE - 1);
        y += LINE * self.target.lines.count() + RISE;
        self.bar(svg, y);
        self.aim(svg, y);
        self.actual.draw(svg, "<text class=\"value\"", y + BAR + FALL + SIZE);
        svg.raw("</g>");
    }

    fn bar(&self, svg: &mut Svg, y: i32) {
        let (zero, at) = (self.scale.zero(), self.scale.at(self.reached));
        let thin = |svg: &mut Svg, begin: &str, x: Percent| {
            svg.raw(begin)
                .share(x)
                .raw("%\" y=\"")
                .number(y)
                .raw("\" width=\"1\" height=\"")
                .number(BAR)
                .raw("\"/>");
        };
        if self.scale.has_negative() {
            thin(svg, "<rect class=\"axis\" x=\"", zero);
        }
        if at == zero {
            return thin(svg, "<rect class=\"zero\" x=\"", zero);
        }
        let (from, length) = (at.min(zero), at.distance(zero));
        svg.raw("<rect class=\"bar tone-tint\" x=\"").share(from).raw("%\" width=\"").share(length);
        svg.raw("%\" y=\"").number(y).raw("\" height=\"").number(BAR).raw("\"/>");
        if length.is_sliver() {
            thin(svg, "<rect class=\"sliver\" x=\"", from);
        }
    }

    /// The upright lines of the target, and the line along what meets it.
    fn aim(&self, svg: &mut Svg, y: i32) {
        let place = |end: Option<Decimal>| end.map(|end| self.scale.at(end));
        let (low, high) = (place(self.ends.0), place(self.ends.1));
        let mut line = |[from, to]: [Percent; 2], [above, below]: [i32; 2]| {
            svg.raw("<line class=\"aim\" x1=\"").share(from).raw("%\" x2=\"").share(to);
            svg.raw("%\" y1=\"").number(above).raw("\" y2=\"").number(below).raw("\"/>");
        };
        let above = y - RISE / 2;
        if low != high {
            line([low.unwrap_or(Percent::ZERO), high.unwrap_or(Percent::FULL)], [above, above]);
        }
        for end in low.into_iter().chain(high.filter(|high| Some(*high) != low)) {
            line([end, end], [above - 1, y + BAR + 2]);
        }
    }
}

impl Words<'_> {
    /// `begin` is the element's beginning, with its class.
    fn draw(&self, svg: &mut Svg, begin: &str, y: i32) {
        svg.raw(begin);
        if matches!(self.hold, Hold::To(_)) {
            svg.raw(" text-anchor=\"end\"");
        }
        let x = match self.hold {
            Hold::From(x) | Hold::To(x) => x,
            Hold::Free => Percent::ZERO,
        };
        match &self.lines {
            Lines::One(line) => {
                if x != Percent::ZERO {
                    svg.raw(" x=\"").share(x).raw("%\"");
                }
                svg.raw(" y=\"").number(y).raw("\">").text(line);
            }
            Lines::Several(lines) => {
                svg.raw(">");
                for (at, line) in (0..).zip(lines) {
                    svg.raw("<tspan x=\"").share(x).raw("%\" y=\"").number(y + LINE * at).raw("\">");
                    svg.text(line).raw("</tspan>");
                }
            }
        }
        svg.raw("</text>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn bullet((low, high): (Option<i64>, Option<i64>), actual: i64) -> Bullet<'static> {
        Bullet {
            label: "接通率".into(),
            href: None,
            target: Aim { low: low.map(Decimal::from), high: high.map(Decimal::from), text: "目标".into() },
            actual: (Decimal::from(actual), actual.to_string().into()),
            sign: Sign::new(Shape::Full, "达成"),
        }
    }

    fn drawn(one: Bullet<'_>) -> String {
        let svg = bullets(&Head::new("p", "题", "述"), [one], None).expect("a chart");
        assert_sound(&svg);
        svg
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(bullets(&Head::new("p", "题", "述"), [], Some("没有")), None);
    }

    #[test]
    fn the_line_of_a_target_runs_along_what_meets_it() {
        let floor = drawn(bullet((Some(80), None), 80));
        assert!(floor.contains("class=\"aim\" x1=\"88.89%\" x2=\"100%\""), "{floor}");
        let ceiling = drawn(bullet((None, Some(80)), 40));
        assert!(ceiling.contains("class=\"aim\" x1=\"0%\" x2=\"88.89%\""), "{ceiling}");
        let range = drawn(bullet((Some(40), Some(80)), 40));
        assert!(range.contains("class=\"aim\" x1=\"44.44%\" x2=\"88.89%\""), "{range}");
        assert_eq!(range.matches("class=\"aim\"").count(), 3);
        let exact = drawn(bullet((Some(80), Some(80)), 40));
        assert_eq!(exact.matches("class=\"aim\"").count(), 1);
    }

    #[test]
    fn a_bar_begins_at_zero_and_zero_is_seen() {
        assert!(drawn(bullet((Some(80), None), 40)).contains("x=\"0%\" width=\"44.44%\""));
        let zero = drawn(bullet((None, Some(0)), 0));
        assert!(zero.contains("class=\"zero\"") && !zero.contains("class=\"bar"), "{zero}");
        let below = drawn(bullet((None, Some(-80)), -40));
        assert!(below.contains("class=\"axis\" x=\"100%\"") && below.contains("width=\"44.44%\""), "{below}");
    }

    #[test]
    fn shape_and_word_stand_at_the_result() {
        assert!(drawn(bullet((Some(80), None), 40)).contains(">40 ● 达成</text>"));
    }
}
