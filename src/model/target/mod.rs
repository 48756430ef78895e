//! Targets: a wording such as `不少于3万次每秒` goes in, and what it is understood to mean comes out (≥ 30000 次/秒). A grammar,
//! not a list of cases; what it does not understand whole is unknown, never a guess. It knows no YAML and no pages.
//!
//! ```text
//! cell     = item { separator item }                          , ， 、 ； 。 / 且 和 line end
//! item     = deadline | grade | quantity | label quantity | words
//! quantity = leading* rate* change? comparator* amount [ dash amount ] bound? remark? aside?
//!          | 由 amount 提高到 amount | amount ≤ x ≤ amount | ≥ amount ≤ amount | amount 以上 amount 以下 | 一年 amount
//!          | ± amount | 上下浮动 amount | 1:number | 翻 number 番 | 前 number 名 | 零 noun
//! amount   = number unit?                                     number: 3万, 1,234.5, 三百, 百分之九十五
//! deadline = every? comparator? point [ dash point ] ending?  ending: 底前, 前, 内
//!          | event 前 | 次月 point                            event: 春节, 汛期, 开学
//! grade    = comparator? mark bound? aside?                   mark: 优, 良好, 三级
//! aside    = （ words without a number ）                     （抽样）, （应检尽检）
//! ```
//!
//! Choices: percent stays percent (`%`), and keeps its decimals (`100.00`); a bare number is "equal"; 达到 is "at least",
//! 控制在 is "at most" unless a bound behind the number says otherwise; 及时, 按期 and their like are a deadline whose date
//! stands elsewhere, because they can be met or missed by a date as a qualitative wording cannot; 合格, 达标 are
//! qualitative; 优良 is a mark of its own, "either of the two"; 优于 is "more than" for marks and unknown for numbers;
//! `1万5` is 15000; two counts in one breath (10栋20间) are two targets; 前三名 is a place of at most 3; 翻一番 is an increase by
//! 100 percent; 上下浮动5% lies between -5% and 5%; 不足5个 is fewer than 5; 零事故 is 0; a range with an end left out (85%≤x<95%)
//! is two targets; 优/良 is "either of the two". `1月内`, `5、10`, `1，200`, `2023.07`, `=95%以上`, `≥5以下`, `≥2022年`, `三百五`, `1亿5千`,
//! `优、良`, `一季度2次`, `≥上年的95%`, `前20%`, `2种/300册`, `无` are unknown, for they can be read in two ways or in none.
//!
//! Fractions: `≥2/3` and 三分之二 are numbers without a unit, rounded to four figures where they do not end (0.6667), and
//! contradict a `%` beside them; `4/5` and `36/36条` alone are unknown, for they may as well be four of five. `1:25` is their
//! quotient, and unknown beside a comparator; `≤18/10万` is 18 of the unit `/10万`.
//!
//! Dates: `2023年` is within that year, `20年` a duration, `24年底` the year 2024, 十四五 2021 to 2025. `9月前` is by the end of
//! September, as `9月30日前` and `9月底前` are: who sets a deadline means “by”, and 早于 says “before it begins”. 春节前, 次月5日前 and
//! 月底前 are deadlines whose date stands elsewhere. `≤12` of the unit 月 is December beside a name like 完成时间 and 验收日期, twelve
//! of them beside 工期, and unknown beside 时间 or 时限. `20231231` is a date beside a name that asks for one. `2023年：95%` is
//! unknown, for the year is none to be ready by.
//!
//! A comparison with what the wording does not state (≥上年, 不低于2022年水平, ≥全省平均水平, ≤预算批复数) is qualitative: it cannot
//! be measured from the wording alone. So are 7×24小时, 及格, 满分 and the number of a standard (符合GB50300-2013标准), which
//! set no number to be reached, and any statement of four characters and more without a number, unless it breaks off
//! (满意度不低于), names something (某某局, 合格率) or points elsewhere (详见附件).
//!
//! The label of a target that is alone is dropped, for its indicator has a name; those of several are kept beside them
//! (城市≥660元，农村≥440元). Either must not change what it stands before: where it compares, denies, ranks or counts (比上年多, 不得出现,
//! 两三), the cell is unknown. A remark in brackets behind a whole target is dropped where it cannot be another one.

mod aside;
mod between;
mod calendar;
mod columns;
mod comparator;
mod cursor;
mod date;
mod deadline;
mod event;
mod grade;
mod grammar;
mod label;
mod leading;
mod name;
mod number;
mod pair;
mod phrase;
mod prose;
mod prose_words;
mod quantity;
mod rank;
mod read;
mod relative;
mod short;
mod unit;
mod unit_words;
mod words;
mod year;

#[cfg(test)]
mod tests;

use std::fmt;

pub use columns::Columns;
pub use comparator::Comparator;
pub use deadline::{Deadline, Due, Every, Moment, Part};
pub use grade::{Grade, Mark};
pub use quantity::{Change, Quantity};
pub use short::Short;

/// A target as written, and what it is understood to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The wording, exactly as written (指标值).
    pub text: Box<str>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a wording means. One target in a cell is the rule and needs no allocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// One target.
    One(Single),
    /// Several, in their order, all of which are to be met.
    Several {
        /// The targets.
        singles: Box<[Single]>,
        /// What tells them apart (城市≥660元，农村≥440元): a label for each, empty where it has none; nothing where none has.
        labels: Box<[Box<str>]>,
    },
    /// Not understood as a whole.
    Unknown {
        /// Byte offset in the text up to where the grammar could follow, on a character boundary.
        understood_up_to: u32,
    },
}

/// One target of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Single {
    /// A number to be reached or kept to.
    Quantity(Quantity),
    /// A time to be ready by.
    Deadline(Deadline),
    /// A mark on a scale.
    Grade(Grade),
    /// Words that cannot be measured: 稳步提高.
    Qualitative,
}

/// What kind of target a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Numbers only.
    Quantity,
    /// Times only.
    Deadline,
    /// Marks only.
    Grade,
    /// Words only.
    Qualitative,
    /// More than one of these.
    Mixed,
    /// Not understood.
    Unknown,
}

impl Kind {
    /// The word in data files: `quantity`, `deadline`, `grade`, `qualitative`, `mixed`, `unknown`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Quantity => "quantity",
            Kind::Deadline => "deadline",
            Kind::Grade => "grade",
            Kind::Qualitative => "qualitative",
            Kind::Mixed => "mixed",
            Kind::Unknown => "unknown",
        }
    }
}

impl Target {
    /// Understands `text`. `name` is the indicator's name, whose bracket may state the unit (可用率(%)).
    #[must_use]
    pub fn parse(text: &str, name: Option<&str>) -> Target {
        Target::parse_in(text, Columns { name, ..Columns::default() })
    }

    /// Understands `text` with what stands in the columns beside it. A column that contradicts the cell (`≥90` beside ≤,
    /// `95%` beside 个) makes it not understood, up to its end. 无, `/` and `—` are not understood: they promise nothing that
    /// could be kept.
    #[must_use]
    pub fn parse_in(text: &str, columns: Columns<'_>) -> Target {
        Target { text: text.into(), meaning: grammar::cell(text, columns) }
    }

    /// The targets that the wording holds; none if it is not understood.
    #[must_use]
    pub fn singles(&self) -> &[Single] {
        match &self.meaning {
            Meaning::One(single) => std::slice::from_ref(single),
            Meaning::Several { singles, .. } => singles,
            Meaning::Unknown { .. } => &[],
        }
    }

    /// The targets, each with the label that tells it from the others of its cell; empty where it has none. A target that
    /// is alone needs no label: its indicator has a name.
    pub fn labelled(&self) -> impl Iterator<Item = (&str, &Single)> {
        let labels: &[Box<str>] = match &self.meaning {
            Meaning::Several { labels, .. } => labels,
            _ => &[],
        };
        let label = |at: usize| labels.get(at).map_or("", |label| &**label);
        self.singles().iter().enumerate().map(move |(at, single)| (label(at), single))
    }

    /// The kind of all its targets, or that they are mixed.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let mut kinds = self.singles().iter().map(Single::kind);
        let Some(first) = kinds.next() else { return Kind::Unknown };
        if kinds.all(|kind| kind == first) { first } else { Kind::Mixed }
    }

    /// For a wording that is not understood: the part that was followed, and the rest.
    #[must_use]
    pub fn not_understood(&self) -> Option<(&str, &str)> {
        let Meaning::Unknown { understood_up_to } = self.meaning else { return None };
        let at = usize::try_from(understood_up_to).unwrap_or(usize::MAX);
        Some(self.text.split_at_checked(at).unwrap_or((&self.text, "")))
    }
}

impl Single {
    /// Which of the four it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Single::Quantity(_) => Kind::Quantity,
            Single::Deadline(_) => Kind::Deadline,
            Single::Grade(_) => Kind::Grade,
            Single::Qualitative => Kind::Qualitative,
        }
    }
}

/// The canonical wording, which is understood as the same again: `≥ 30000 次/秒`, `不晚于2023年12月31日`, `= 优`, `定性`.
impl fmt::Display for Single {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Single::Quantity(quantity) => quantity.fmt(out),
            Single::Deadline(deadline) => deadline.fmt(out),
            Single::Grade(grade) => grade.fmt(out),
            Single::Qualitative => out.write_str("定性"),
        }
    }
}

/// The canonical wordings of all its targets, with `；` between them; the text itself if it is not understood.
impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, single) in self.singles().iter().enumerate() {
            out.write_str(if at == 0 { "" } else { "；" })?;
            single.fmt(out)?;
        }
        if self.singles().is_empty() { out.write_str(&self.text) } else { Ok(()) }
    }
}
