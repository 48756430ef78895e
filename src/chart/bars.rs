//! Bars that begin at zero, each with its value at the mark: what rankings, counts and years are made of.

use super::Mark;
use super::frame::{NARROW, Tone, fill, tone_of};
use super::measure::{LINE, SIZE, SMALL, width, wrap};
use super::scale::{Percent, Scale};
use super::svg::Svg;

/// Height of a bar.
pub(super) const BAR: i32 = 12;
/// Space between a bar and its text, and between the text and its note.
const GAP: i32 = 6;
/// Width of the box that stands for what is withheld.
const BOX: i32 = 24;
/// Steps of the space that is kept for texts behind the bars; each has a class in the style sheet.
const STEP: i32 = 16;

/// One bar to draw.
pub(super) struct Bar<'a> {
    /// The field's word.
    pub(super) key: &'a str,
    /// Its fill.
    pub(super) tone: Tone,
    /// What it shows.
    pub(super) mark: &'a Mark<'a>,
    /// Behind the value.
    pub(super) note: Option<&'a str>,
}

/// What stands at a mark, broken so that it fits.
struct Words<'a> {
    first: &'a str,
    beside: Option<&'a str>,
    /// Further lines, each with its class.
    below: Vec<(&'static str, &'a str)>,
}

/// A bar whose text has its place.
pub(super) struct Fitted<'a> {
    bar: Bar<'a>,
    words: Words<'a>,
}

impl Fitted<'_> {
    /// How many lines of text stand below the bar.
    pub(super) fn below(&self) -> i32 {
        i32::try_from(self.words.below.len()).unwrap_or(0)
    }
}

/// A column of bars on one scale, and the space that their texts need. A drawing's full width is the length of its
/// longest bar: the space for the text behind it lies outside, and the style sheet keeps it free.
pub(super) struct Bars<'a> {
    id: &'a str,
    scale: Scale,
    left: i32,
    longest: i32,
}

impl<'a> Bars<'a> {
    /// A column that begins `left` pixels from the edge, in the chart `id`.
    pub(super) fn new(id: &'a str, scale: Scale, left: i32) -> Bars<'a> {
        Bars { id, scale, left, longest: NARROW - left }
    }

    /// Makes room for the text of `bar` on the narrowest screen.
    pub(super) fn fit<'b>(&mut self, bar: Bar<'b>) -> Fitted<'b> {
        let words = self.words(&bar);
        let beside = words.beside.map_or(0, |note| GAP + width(note, SMALL));
        let text = self.offset(bar.mark) + width(words.first, SIZE) + beside;
        self.longest = self.longest.min(self.end(bar.mark).whole((self.room() - text).max(0)));
        Fitted { bar, words }
    }

    /// Steps of [`STEP`] pixels that are kept free beside the drawing, for all that was fitted.
    pub(super) fn steps(&self) -> i32 {
        let kept = NARROW - self.longest.max(self.room() * 3 / 10);
        (kept + STEP - 1) / STEP
    }

    /// Draws a bar with its upper edge at `y`.
    pub(super) fn draw(&self, svg: &mut Svg, y: i32, fitted: &Fitted<'_>) {
        if self.scale.has_negative() {
            let axis = svg.tag("rect").raw(" class=\"axis\"").percent("x", self.scale.zero());
            axis.px("y", y - 3).raw(" width=\"1\"").px("height", BAR + 6).close();
        }
        self.shape(svg, y, &fitted.bar);
        self.text(svg, y, fitted);
    }

    /// Draws what stands in a row without any figure: a broken line, and the word for it.
    pub(super) fn draw_gap(&self, svg: &mut Svg, y: i32, text: &str) {
        svg.tag("line").raw(" class=\"gap\" x2=\"100%\"").px("y1", y + BAR / 2).px("y2", y + BAR / 2).close();
        svg.raw("<text class=\"value absent\"").px("y", y + BAR - 1).open().text(text).end("text");
    }

    fn shape(&self, svg: &mut Svg, y: i32, bar: &Bar<'_>) {
        let tone = tone_of(bar.mark, bar.tone);
        let zero = self.scale.zero();
        let Some(amount) = bar.mark.amount() else {
            if tone == Tone::Veil {
                svg.tag("rect");
                fill(svg, tone, bar.key, self.id);
                svg.percent("x", zero).px("y", y).px("width", BOX).px("height", BAR).close();
            }
            return;
        };
        if amount.is_zero() {
            svg.raw("<rect class=\"zero\"")
                .percent("x", zero)
                .px("y", y)
                .raw(" width=\"1\"")
                .px("height", BAR)
                .close();
            return;
        }
        let at = self.scale.at(amount);
        let length = at.distance(zero);
        svg.tag("rect");
        fill(svg, tone, bar.key, self.id);
        svg.percent("x", at.min(zero)).percent("width", length).px("y", y).px("height", BAR).close();
        if length.is_sliver() {
            svg.raw("<rect class=\"sliver\"")
                .percent("x", zero)
                .px("y", y)
                .raw(" width=\"1\"")
                .px("height", BAR);
            svg.raw(if amount.is_sign_negative() { " transform=\"translate(-1)\"/>" } else { "/>" });
        }
    }

    fn text(&self, svg: &mut Svg, y: i32, Fitted { bar, words }: &Fitted<'_>) {
        svg.raw("<text").class(bar.mark.class(), "").percent("x", self.end(bar.mark));
        svg.px("dx", self.offset(bar.mark)).px("y", y + BAR - 1).open().text(words.first);
        if let Some(note) = words.beside {
            svg.raw(" <tspan class=\"note\"").px("dx", GAP - 4).open().text(note).end("tspan");
        }
        for (at, (class, line)) in (1..).zip(&words.below) {
            svg.raw(" <tspan").class(class, "").raw(" x=\"0\"");
            svg.px("y", y + BAR - 1 + LINE * at).open().text(line).end("tspan");
        }
        svg.end("text");
    }

    fn words<'b>(&self, bar: &Bar<'b>) -> Words<'b> {
        let room = self.room() * 7 / 10;
        let text = bar.mark.text();
        let (first, mut below) = match bar.mark {
            _ if width(text, SIZE) <= room => (text, Vec::new()),
            // A number is never broken: it has all of the line below.
            Mark::Value(..) => ("", vec![("value", text)]),
            _ => {
                let mut lines = wrap(text, room, SIZE).into_iter().map(|line| ("below", line));
                (lines.next().map_or("", |(_, line)| line), lines.collect())
            }
        };
        let Some(note) = bar.note else { return Words { first, beside: None, below } };
        if below.is_empty() && width(first, SIZE) + GAP + width(note, SMALL) <= room {
            return Words { first, beside: Some(note), below };
        }
        below.extend(wrap(note, room, SMALL).into_iter().map(|line| ("note", line)));
        Words { first, beside: None, below }
    }

    /// Where the text of a mark begins: at the end of its bar, or at zero, right of which a negative bar leaves room.
    fn end(&self, mark: &Mark<'_>) -> Percent {
        let zero = self.scale.zero();
        mark.amount().map_or(zero, |amount| self.scale.at(amount).max(zero))
    }

    fn offset(&self, mark: &Mark<'_>) -> i32 {
        match mark {
            Mark::Value(..) => GAP,
            Mark::Withheld(_) => BOX + GAP,
            Mark::Absent(_) | Mark::NotApplicable(_) if self.scale.has_negative() => GAP,
            Mark::Absent(_) | Mark::NotApplicable(_) => 0,
        }
    }

    /// Pixels from the beginning of the bars to the edge of the narrowest screen.
    fn room(&self) -> i32 {
        NARROW - self.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn value(amount: i64) -> Mark<'static> {
        Mark::Value(Decimal::from(amount), amount.to_string().into())
    }

    fn drawn(marks: &[Mark<'_>]) -> String {
        let mut svg = Svg::with_capacity(256);
        let mut bars = Bars::new("p", Scale::over(marks.iter().filter_map(Mark::amount)), 60);
        let fitted: Vec<Fitted<'_>> = marks
            .iter()
            .map(|mark| bars.fit(Bar { key: "k", tone: Tone::Solid, mark, note: None }))
            .collect();
        svg.raw("room-").number(bars.steps());
        for fitted in &fitted {
            bars.draw(&mut svg, 4, fitted);
        }
        svg.finish()
    }

    #[test]
    fn a_bar_begins_at_zero_and_its_value_stands_at_its_end() {
        let svg = drawn(&[value(100), value(50)]);
        assert!(
            svg.contains(
                "<rect class=\"bar tone-solid bar-k\" x=\"0%\" width=\"50%\" y=\"4\" height=\"12\"/>"
            ),
            "{svg}"
        );
        assert!(svg.contains("<text class=\"value\" x=\"50%\" dx=\"6\" y=\"15\">50</text>"), "{svg}");
    }

    #[test]
    fn a_negative_bar_ends_at_zero() {
        let svg = drawn(&[value(75), value(-25)]);
        assert!(svg.contains("x=\"0%\" width=\"25%\""), "{svg}");
        assert!(svg.contains("x=\"25%\" dx=\"6\" y=\"15\">-25</text>"), "{svg}");
        assert!(svg.contains("class=\"axis\" x=\"25%\""), "{svg}");
    }

    #[test]
    fn the_four_states_differ() {
        let states = [
            value(0),
            Mark::Absent("未填".into()),
            Mark::Withheld("不公开".into()),
            Mark::NotApplicable("不适用".into()),
        ];
        let each: Vec<String> = states.iter().map(|state| drawn(std::slice::from_ref(state))).collect();
        assert!(each[0].contains("class=\"zero\""));
        assert!(each[1].contains("value absent") && !each[1].contains("<rect"));
        assert!(each[2].contains("url(#p-veil)"));
        assert!(each[3].contains("value not-applicable") && !each[3].contains("<rect"));
    }

    #[test]
    fn the_small_stay_visible() {
        let svg = drawn(&[value(100_000), value(1), value(-1)]);
        assert_eq!(svg.matches("class=\"sliver\"").count(), 2);
        assert_eq!(svg.matches("translate(-1)").count(), 1);
    }

    #[test]
    fn room_is_kept_for_the_text_of_the_longest_bar_only() {
        let short = drawn(&[value(10_000_000), value(1)]);
        assert!(short.contains("room-9"), "{short}");
        let huge = drawn(&[Mark::Value(Decimal::from(1), "一".repeat(80).into())]);
        assert!(
            huge.contains("room-5") && huge.contains("<tspan class=\"value\" x=\"0\" y=\"35\">一"),
            "{huge}"
        );
    }
}
