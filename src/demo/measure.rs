//! How a promise is measured: a figure → the wordings that offices write for it, and a result that keeps it. All figures are whole numbers of some small unit, so nothing is ever rounded by a machine.

use super::office::numeral;
use super::rng::Rng;
use crate::model::amount::grouped;
use rust_decimal::Decimal;

/// What is measured, and which way it should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// So many in a year; a longer period has the sum of its years.
    Sum(&'static str),
    /// So many at any time.
    Least(&'static str),
    /// No more than so many.
    Most(&'static str),
    /// A share to be reached, in 0.1 %.
    Share,
    /// A share not to be passed, in 0.1 %.
    ShareAtMost,
    /// A cost not to be passed, in 0.01 万元: that of the project itself.
    Cost,
    /// More than before, in %.
    Growth,
    /// Less than before, in %.
    Decline,
    /// A day of the year, as month × 100 + day.
    Day,
    /// In time.
    Prompt,
    /// A mark.
    Mark,
    /// Words that cannot be measured.
    Words(&'static [&'static str]),
}

/// What a wording asks of the figure in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Least,
    Exact,
    Most,
}

/// Words before and behind a figure.
type Phrase = (&'static str, &'static str, Sense);

const LEAST: [Phrase; 8] = [
    ("≥", "", Sense::Least),
    ("不少于", "", Sense::Least),
    ("", "以上", Sense::Least),
    ("≥", "", Sense::Least),
    ("至少", "", Sense::Least),
    (">=", "", Sense::Least),
    ("", "", Sense::Exact),
    ("约", "", Sense::Exact),
];

const SHARE: [Phrase; 6] = [
    ("≥", "", Sense::Least),
    ("不低于", "", Sense::Least),
    ("达到", "以上", Sense::Least),
    ("≥", "", Sense::Least),
    ("", "以上", Sense::Least),
    (">=", "", Sense::Least),
];

const MOST: [Phrase; 6] = [
    ("≤", "", Sense::Most),
    ("不超过", "", Sense::Most),
    ("控制在", "以内", Sense::Most),
    ("≤", "", Sense::Most),
    ("", "以内", Sense::Most),
    ("<=", "", Sense::Most),
];

const GROWTH: [(&str, &str); 4] =
    [("增长", "以上"), ("同比增长", ""), ("较上年提高", ""), ("增长不低于", "")];
const DECLINE: [(&str, &str); 4] = [("下降", "以上"), ("较上年下降", ""), ("降低", "以上"), ("下降", "")];
const PROMPT: [&str; 5] = ["及时", "按时完成", "按期", "按合同约定时间完成", "按计划完成"];
const MARKS: [&str; 5] = ["优", "良好以上", "优良", "良", "优秀"];
/// The marks that keep these promises.
const GIVEN: [&str; 5] = ["优", "良好", "优", "良", "优秀"];

/// What came of a promise.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// 实际完成值.
    pub(super) actual: String,
    /// The share of the points that it earns, as numerator and denominator; 1 ÷ 1 where the promise was kept.
    pub(super) earned: (i64, i64),
}

impl Measure {
    /// The wording of `figure` in the style that an office has for it, in the year for which it is promised.
    pub(super) fn wording(self, style: usize, figure: i64, year: u16) -> String {
        match self {
            Measure::Sum(unit) | Measure::Least(unit) => {
                if style % 16 == 15 && figure >= 10 {
                    return format!("{figure}-{}{unit}", figure + figure / 10);
                }
                phrase(&LEAST, style, &count(style, figure, unit))
            }
            Measure::Most(unit) if figure == 0 => format!("0{unit}"),
            Measure::Most(unit) => phrase(&MOST, style, &format!("{figure}{unit}")),
            Measure::Share if figure >= 1000 => ["100%", "=100%", "100%", "百分之百"][style % 4].to_owned(),
            Measure::Share if style % 16 == 15 && figure % 10 == 0 => {
                format!("不低于百分之{}", numeral((figure / 10) as usize))
            }
            Measure::Share => phrase(&SHARE, style, &percent(figure)),
            Measure::ShareAtMost => phrase(&MOST, style, &percent(figure)),
            Measure::Cost => phrase(&MOST, style, &format!("{}万元", money(figure))),
            Measure::Growth => around(&GROWTH, style, figure),
            Measure::Decline => around(&DECLINE, style, figure),
            Measure::Day => day(style, figure, year),
            Measure::Prompt => PROMPT[style % PROMPT.len()].to_owned(),
            Measure::Mark => MARKS[style % MARKS.len()].to_owned(),
            Measure::Words(words) => words[style % words.len()].to_owned(),
        }
    }

    /// A result that keeps the promise, with no more than a plausible margin.
    pub(super) fn kept(self, style: usize, figure: i64, (year, rng): (u16, &mut Rng)) -> Outcome {
        let actual = match self {
            Measure::Sum(unit) | Measure::Least(unit) => {
                let margin = if style % 16 == 15 { figure / 20 } else { figure * rng.between(0, 8) / 100 };
                let exact = LEAST[style % LEAST.len()].2 == Sense::Exact && style % 16 != 15;
                format!("{}{unit}", if exact { figure } else { figure + margin })
            }
            Measure::Most(unit) => format!("{}{unit}", figure - rng.between(0, figure.min(2))),
            Measure::Share => percent(figure + rng.between(0, (1000 - figure).min(30))),
            Measure::ShareAtMost => percent(figure - rng.between(0, figure.min(15))),
            Measure::Cost => return spent(figure, figure),
            Measure::Growth => format!("增长{figure}%"),
            Measure::Decline => format!("下降{figure}%"),
            Measure::Day => format!("{year}年{}月{}日", figure / 100, rng.between(5, figure % 100 - 1)),
            Measure::Prompt => ["及时", "按时完成", "按期完成"][style % 3].to_owned(),
            Measure::Mark => GIVEN[style % GIVEN.len()].to_owned(),
            Measure::Words(_) => self.wording(style, figure, year),
        };
        Outcome { actual, earned: (1, 1) }
    }
}

/// What came of a promise to spend no more than `figure`.
pub(super) fn spent(figure: i64, executed: i64) -> Outcome {
    let earned = if executed <= figure { (1, 1) } else { (figure, executed) };
    Outcome { actual: format!("{}万元", money(executed)), earned }
}

fn phrase(phrases: &[Phrase], style: usize, figure: &str) -> String {
    let (before, behind, _) = phrases[style % phrases.len()];
    format!("{before}{figure}{behind}")
}

fn around(words: &[(&str, &str)], style: usize, percent: i64) -> String {
    let (before, behind) = words[style % words.len()];
    format!("{before}{percent}%{behind}")
}

/// `36000件`, or in every second style `3.6万件`.
fn count(style: usize, figure: i64, unit: &str) -> String {
    if style % 3 == 1 && figure >= 10_000 && figure % 1000 == 0 {
        return format!("{}万{unit}", Decimal::new(figure / 1000, 1).normalize());
    }
    format!("{figure}{unit}")
}

/// `95%`, `95.5%`.
fn percent(tenths: i64) -> String {
    format!("{}%", Decimal::new(tenths, 1).normalize())
}

/// 0.01 万元 as a wording has it: no decimals where there is nothing to say.
fn money(hundredths: i64) -> String {
    Decimal::new(hundredths, 2).normalize().to_string()
}

/// The same for running text: grouped, with two decimals.
pub(super) fn grouped_money(hundredths: i64) -> String {
    grouped(Decimal::new(hundredths, 2), 2).into()
}

fn day(style: usize, figure: i64, year: u16) -> String {
    let (month, day) = (figure / 100, figure % 100);
    let ends = matches!(figure, 630 | 930 | 1031 | 1130 | 1231);
    match style % 6 {
        0 if ends => format!("{year}年{month}月底前"),
        1 if ends => format!("{month}月底前"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 if figure == 1231 => format!("{year}年底前"),
        4 => format!("不晚于{month}月{day}日"),
        _ => format!("{year}年{month}月{day}日前"),
    }
}
