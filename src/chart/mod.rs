//! Figures → SVG text. In goes plain data with finished texts (labels, formatted numbers, notes); out comes one
//! `<div class="chart …">` that holds one inline `<svg>`, or several below each other where it is taller than paper is (and
//! below it, in a few charts, lines of text), coloured by the theme's style sheet alone. Knows no budgets, no language and
//! no number format. Same input, same bytes.
//!
//! Widths are percentages and heights are pixels, so a chart fills a phone and a wide column without a script and
//! without its text getting smaller. `themes/default/assets/charts.css` is the other half of every chart.

mod balance;
mod bars;
mod bullets;
mod counts;
mod dots;
mod frame;
mod measure;
mod panels;
mod ranking;
mod scale;
mod shape;
mod slopes;
mod sparkline;
mod squares;
mod stack;
mod strips;
mod svg;
mod treemap;
mod years;

use std::borrow::Cow;

use rust_decimal::Decimal;

pub use balance::{Side, balance};
pub use bullets::{Aim, Bullet, bullets};
pub use counts::counts;
pub use dots::{Marks, dots};
pub use measure::width as text_width;
pub use panels::{Panel, panels};
pub use ranking::ranking;
pub use shape::{Shape, Sign};
pub use slopes::{Slope, slopes};
pub use sparkline::sparkline;
pub use strips::{Strip, strips};
pub use treemap::{Gathering, treemap};
pub use years::{Data, Series, Year, years};

/// A finished text, borrowed or owned: `"财政拨款".into()`, `format!(…).into()`.
pub type Text<'a> = Cow<'a, str>;

/// What a chart says to those who cannot see it, and the name it has in its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// Prefix of every id in the chart: unique in the page, ASCII letters, digits and hyphens.
    pub id: Text<'a>,
    /// The finding, as a sentence. A theme shows the same sentence as the caption.
    pub title: Text<'a>,
    /// What is drawn, and where the same numbers stand as a table.
    pub desc: Text<'a>,
}

impl<'a> Head<'a> {
    /// A head of these three texts.
    pub fn new(id: impl Into<Text<'a>>, title: impl Into<Text<'a>>, desc: impl Into<Text<'a>>) -> Head<'a> {
        Head { id: id.into(), title: title.into(), desc: desc.into() }
    }
}

/// What stands in a place for a number: four different things, drawn in four different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// An amount, which may be zero or negative, and how it is written.
    Value(Decimal, Text<'a>),
    /// Nothing was declared; the word for it.
    Absent(Text<'a>),
    /// Held back from the public; the word for it.
    Withheld(Text<'a>),
    /// Has no meaning here; the word for it.
    NotApplicable(Text<'a>),
}

impl Mark<'_> {
    /// The text that stands at the mark.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Mark::Value(_, text) | Mark::Absent(text) | Mark::Withheld(text) | Mark::NotApplicable(text) => {
                text
            }
        }
    }

    /// The amount, if there is one.
    #[must_use]
    pub fn amount(&self) -> Option<Decimal> {
        match self {
            Mark::Value(amount, _) => Some(*amount),
            _ => None,
        }
    }

    /// The class of the text at the mark.
    fn class(&self) -> &'static str {
        match self {
            Mark::Value(..) => "value",
            Mark::Absent(_) => "value absent",
            Mark::Withheld(_) => "value withheld",
            Mark::NotApplicable(_) => "value not-applicable",
        }
    }
}

/// One labelled mark: a row of a ranking, a part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<'a> {
    /// The field's word, from which the class is made (`basic` → `bar bar-basic`); empty for none.
    pub key: Text<'a>,
    /// What it is; any length, wrapped here.
    pub label: Text<'a>,
    /// Where the label leads.
    pub href: Option<Text<'a>>,
    /// How much.
    pub mark: Mark<'a>,
    /// A short text behind the value: `占 40.9 %`.
    pub note: Option<Text<'a>>,
}

impl<'a> Figure<'a> {
    /// A figure without key, link and note.
    pub fn new(label: impl Into<Text<'a>>, mark: Mark<'a>) -> Figure<'a> {
        Figure { key: Text::Borrowed(""), label: label.into(), href: None, mark, note: None }
    }

    /// With the field's word.
    #[must_use]
    pub fn key(mut self, key: impl Into<Text<'a>>) -> Figure<'a> {
        self.key = key.into();
        self
    }

    /// With a link on the label.
    #[must_use]
    pub fn href(mut self, href: impl Into<Text<'a>>) -> Figure<'a> {
        self.href = Some(href.into());
        self
    }

    /// With a note behind the value.
    #[must_use]
    pub fn note(mut self, note: impl Into<Text<'a>>) -> Figure<'a> {
        self.note = Some(note.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::svg::tests::assert_sound;
    use super::*;

    /// A fixed sequence that looks random.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }

        fn text(&mut self) -> Text<'static> {
            const PARTS: [&str; 12] =
                ["预算", "（", "）", "，", "<b>", "&", "\"", " ", "12345", "word", "\u{0}", "e\u{301}"];
            let parts = self.below(24);
            (0..parts).map(|_| PARTS[usize::try_from(self.below(12)).unwrap_or(0)]).collect::<String>().into()
        }

        fn mark(&mut self) -> Mark<'static> {
            let digits = i128::from(self.below(1 << 31)) << self.below(64);
            let sign = if self.below(4) == 0 { -1 } else { 1 };
            let scale = u32::try_from(self.below(29)).unwrap_or(0);
            match self.below(8) {
                0 => Mark::Absent(self.text()),
                1 => Mark::Withheld(self.text()),
                2 => Mark::NotApplicable(self.text()),
                3 => Mark::Value(Decimal::ZERO, self.text()),
                _ => Mark::Value(Decimal::from_i128_with_scale(sign * digits, scale), self.text()),
            }
        }

        fn figures(&mut self) -> Vec<Figure<'static>> {
            let count = self.below(9);
            let figure = |_| {
                let figure = Figure::new(self.text(), self.mark()).key(self.text());
                let figure = if self.below(2) == 0 { figure.href(self.text()) } else { figure };
                if self.below(2) == 0 { figure.note(self.text()) } else { figure }
            };
            (0..count).map(figure).collect()
        }

        fn years(&mut self, series: usize) -> Vec<Year<'static>> {
            let count = self.below(6);
            let year = |_| match self.below(4) {
                0 => Year::gap(self.text(), self.text()),
                _ => Year::of(self.text(), (0..series).map(|_| self.mark()).collect()),
            };
            (0..count).map(year).collect()
        }
    }

    #[test]
    fn whatever_comes_in_is_drawn_soundly_and_the_same_each_time() {
        let mut dice = Dice(7);
        for _ in 0..400 {
            let head = Head::new(dice.text(), dice.text(), dice.text());
            let (one, two) = (dice.figures(), dice.figures());
            let sides =
                [Side::new(dice.text(), dice.mark(), one.clone()), Side::new(dice.text(), dice.mark(), two)];
            let series: Vec<_> = (0..dice.below(4)).map(|_| Series::new(dice.text(), dice.text())).collect();
            let rows = dice.years(series.len());
            let draw = || {
                let bars = [ranking(&head, &one), counts(&head, &one)];
                let gathering = Gathering {
                    rest: &|_| Figure::new("其余", Mark::Absent("无".into())),
                    apart: &|figures| figures.iter().map(|figure| &*figure.label).collect::<String>().into(),
                };
                let others =
                    [balance(&head, &sides), years(&head, &series, &rows), treemap(&head, &one, &gathering)];
                bars.into_iter().chain(others).flatten()
            };
            for (svg, again) in draw().zip(draw()) {
                assert_sound(&svg);
                assert_eq!(svg, again);
            }
        }
    }
}
