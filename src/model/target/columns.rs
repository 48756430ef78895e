//! Columns beside a cell: offices split a target into its comparator (指标性质), its value and its unit (度量单位), and the
//! indicator's name may state a unit as well. In: what stands in those columns; out: what they add to the cell, or that
//! they contradict it, which makes the cell not understood. Nothing is chosen between two that differ.

use super::calendar::Months;
use super::comparator::{self, Comparator, Force, Prefix};
use super::cursor::{Cursor, is_han};
use super::deadline::{Due, Every, Part};
use super::grade::Grade;
use super::name;
use super::number;
use super::prose;
use super::quantity::Change;
use super::read::{Read, sensible};
use super::unit::{self, Unit};
use super::words::words;

/// What stands beside a target's cell. An empty column, `/`, `—` and `无` state nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'t> {
    /// The indicator's name, whose bracket may state the unit: 可用率(%).
    pub name: Option<&'t str>,
    /// 指标性质: a comparator (≥, 大于等于), a direction (正向 is “at least” for a bare number, 反向 “at most”), or 定性, which
    /// makes a wording without a number qualitative. 定量 states nothing.
    pub comparator: Option<&'t str>,
    /// 度量单位: `%`, `万元`. It belongs to numbers alone; words, grades and dates have none.
    pub unit: Option<&'t str>,
}

impl<'t> Columns<'t> {
    /// What the column for the comparator says.
    pub(super) fn nature(self) -> Nature {
        self.comparator.map_or(Nature::Unstated, Nature::of)
    }

    /// The unit that column and name state, with the pattern in the name.
    pub(super) fn given(self) -> Given {
        let hint = self.name.and_then(name::hint);
        let comparator = hint.as_ref().and_then(|hint| hint.comparator);
        let named = hint.map(|hint| hint.unit);
        let Some(column) = stated(self.unit) else {
            return Given { unit: named, comparator, in_column: false, unclear: false };
        };
        let of_column = Cursor::new(column);
        let Some(unit) = (if is_dated(column) { None } else { unit::column(of_column) }) else {
            return Given { unit: None, comparator, in_column: true, unclear: !is_dated(column) };
        };
        let same =
            |named: &Unit| named.exponent == unit.exponent && agree(named.text.as_str(), unit.text.as_str());
        let unclear = named.as_ref().is_some_and(|named| !same(named));
        Given { unit: Some(unit), comparator, in_column: true, unclear }
    }

    /// Whether name or unit ask for a date, so that `2023` or `2023.07` is one.
    pub(super) fn ask_for_time(self) -> bool {
        self.name.is_some_and(name::asks_for_time)
            || stated(self.unit).is_some_and(|unit| is_dated(unit) || unit == "年")
    }

    /// Whether `12月` in the cell may as well be twelve of the unit 月 in its column; `months` are those beside the name.
    pub(super) fn count_time(self, deadline: &Due, months: impl FnOnce() -> Months) -> bool {
        let unit = stated(self.unit).unwrap_or_default();
        let counted = match deadline.value.part {
            Part::Month(_) => matches!(unit, "月" | "个月"),
            Part::Quarter(_) => matches!(unit, "季" | "季度" | "个季度"),
            _ => false,
        };
        let open = deadline.value.year.is_none() && deadline.upper.is_none();
        counted && open && months() != Months::Calendar
    }

    /// Whether the column says that the words of a cell, which no rule follows, are meant as words.
    pub(super) fn make_qualitative(self, text: &str) -> bool {
        self.nature() == Nature::Worded && text.chars().any(is_han) && prose::is_without_number(text)
    }
}

/// What a column holds, if it holds anything.
fn stated(column: Option<&str>) -> Option<&str> {
    let text = column?.trim();
    const NOTHING: [&str; 9] = ["", "/", "-", "--", "—", "——", "无", "无单位", "\\"];
    (!NOTHING.contains(&text)).then_some(text)
}

/// What a column for units says where the value is a date, or no number at all.
fn is_dated(unit: &str) -> bool {
    ["时间", "日期", "年份", "年度", "年月", "年月日", "时点", "年/月", "年/月/日", "年-月-日"]
        .contains(&unit)
}

/// What the column for the comparator says (指标性质).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// Nothing: it is empty, or says only that there is a number (定量).
    Unstated,
    /// ≥, 大于等于.
    Compared(Comparator),
    /// 正向: more is better.
    Rising,
    /// 反向: less is better.
    Falling,
    /// 定性: the value is words.
    Worded,
    /// It cannot be told what it says.
    Unclear,
}

impl Nature {
    fn of(text: &str) -> Nature {
        let Some(text) = stated(Some(text)) else { return Nature::Unstated };
        let mut cur = Cursor::new(text);
        let mut found = Nature::Unstated;
        loop {
            while matches!(cur.peek(), Some(' ' | '\n' | '(' | ')' | ':' | '/' | ',' | '、')) {
                cur.bump();
            }
            if cur.peek().is_none() {
                return found;
            }
            let next = match word(&mut cur).or_else(|| comparator::firm(&mut cur).map(Nature::Compared)) {
                Some(next) => next,
                None => return Nature::Unclear,
            };
            match (found, next) {
                (_, Nature::Unstated) => {}
                (Nature::Unstated, _) => found = next,
                // 正向（≥） says one thing twice; 正向 and 等于 say two that go together.
                (Nature::Compared(comparator), direction @ (Nature::Rising | Nature::Falling))
                | (direction @ (Nature::Rising | Nature::Falling), Nature::Compared(comparator))
                    if direction.allows(comparator) =>
                {
                    found = Nature::Compared(comparator);
                }
                _ if found == next => {}
                _ => return Nature::Unclear,
            }
        }
    }

    /// Whether a direction may stand beside a comparator.
    fn allows(self, comparator: Comparator) -> bool {
        match comparator {
            Comparator::AtLeast | Comparator::MoreThan => self != Nature::Falling,
            Comparator::AtMost | Comparator::LessThan => self != Nature::Rising,
            _ => true,
        }
    }

    /// Puts the column's comparator into a quantity that has none of its own.
    pub(super) fn fit(self, read: &mut Read) {
        let (decided, own) = (read.decided, read.quantity.comparator);
        let agrees = match self {
            Nature::Unstated => true,
            Nature::Worded | Nature::Unclear => false,
            Nature::Compared(comparator) if comparator == own => true,
            Nature::Compared(Comparator::Equal) => own == Comparator::Range || !decided,
            Nature::Compared(comparator) => !decided && comparator != Comparator::Range,
            Nature::Rising | Nature::Falling if read.quantity.change != Change::None => true,
            Nature::Rising | Nature::Falling => self.allows(own),
        };
        read.contradicted |= !agrees;
        if !agrees || decided {
            return;
        }
        let bare = own == Comparator::Equal && read.quantity.change == Change::None;
        match self {
            Nature::Compared(comparator) => read.quantity.comparator = comparator,
            Nature::Rising if bare => read.quantity.comparator = Comparator::AtLeast,
            Nature::Falling if bare => read.quantity.comparator = Comparator::AtMost,
            _ => return,
        }
        // The pattern in the name has to say the same.
        read.bare = false;
        read.column = Some(read.quantity.comparator);
    }

    /// Puts it into a grade; whether the two agree.
    pub(super) fn fit_grade(self, grade: &mut Grade) -> bool {
        match self {
            Nature::Compared(Comparator::About | Comparator::Range) | Nature::Unclear => false,
            Nature::Compared(comparator) if grade.comparator == Comparator::Equal => {
                grade.comparator = comparator;
                true
            }
            Nature::Compared(comparator) => comparator == grade.comparator,
            _ => true,
        }
    }

    /// Puts it into a date, whose own words (底前) stand beside an `=` as they stand alone; whether the two agree.
    pub(super) fn fit_deadline(self, stated: &mut Due) -> bool {
        let comparator = match self {
            Nature::Compared(comparator) => comparator,
            Nature::Unclear => return false,
            _ => return true,
        };
        if comparator == Comparator::Equal || comparator == stated.comparator {
            return true;
        }
        let open = stated.comparator == Comparator::Equal && stated.every == Every::Once;
        if !open || matches!(comparator, Comparator::About | Comparator::Range) {
            return false;
        }
        stated.comparator = comparator;
        if comparator == Comparator::AtMost {
            stated.value = stated.value.last_day();
        }
        true
    }
}

/// The words of such columns that are no comparators.
fn word(cur: &mut Cursor<'_>) -> Option<Nature> {
    let said = cur.any(words![
        "定性指标",
        "定性",
        "文字描述",
        "文字",
        "描述",
        "定量指标",
        "定量",
        "数值型",
        "数值",
        "预期性",
        "约束性",
        "正向指标",
        "正向",
        "正指标",
        "越高越好",
        "越大越好",
        "反向指标",
        "反向",
        "反指标",
        "逆向指标",
        "逆向",
        "逆指标",
        "负向指标",
        "负向",
        "越低越好",
        "越小越好",
        "区间",
        "以上",
        "以下",
        "以内",
        "约等于",
        "左右",
    ])?;
    Some(match said {
        "定性指标" | "定性" | "文字描述" | "文字" | "描述" => Nature::Worded,
        "正向指标" | "正向" | "正指标" | "越高越好" | "越大越好" => Nature::Rising,
        "区间" => Nature::Compared(Comparator::Range),
        "以上" => Nature::Compared(Comparator::AtLeast),
        "以下" | "以内" => Nature::Compared(Comparator::AtMost),
        "约等于" | "左右" => Nature::Compared(Comparator::About),
        "定量指标" | "定量" | "数值型" | "数值" | "预期性" | "约束性" => Nature::Unstated,
        _ => Nature::Falling,
    })
}

/// The unit of a cell's number as its column and the indicator's name state it.
pub(super) struct Given {
    unit: Option<Unit>,
    /// The comparator of the name's pattern: 满意度（≥**%）.
    comparator: Option<Comparator>,
    /// Whether a column for the unit states something.
    in_column: bool,
    /// Whether the column is no unit, or another than the name's.
    unclear: bool,
}

impl Given {
    /// Adds unit and pattern to a quantity. Nothing where a 千 leaves its scale open.
    pub(super) fn add_to(&self, read: &mut Read) -> Option<()> {
        read.contradicted |= self.unclear;
        let Some(unit) = &self.unit else { return Some(()) };
        // A half is no 0.5 %.
        read.contradicted |= read.fraction && read.quantity.unit.is_empty();
        if !read.quantity.unit.is_empty() {
            if self.in_column {
                self.compare(unit, read);
            }
            return Some(());
        }
        let quantity = &mut read.quantity;
        let scaled = if unit.exponent > 0 { read.scaled? } else { true };
        if !scaled {
            quantity.value = number::scale_up(quantity.value, unit.exponent)?;
            quantity.upper = match quantity.upper {
                Some(upper) => Some(number::scale_up(upper, unit.exponent)?),
                None => None,
            };
        }
        quantity.unit = unit.text.clone();
        if quantity.upper.is_some() && matches!(quantity.unit.as_str(), "月" | "季度" | "季") {
            // 3 ~ 5 月 would be March to May.
            quantity.unit = super::Short::new(if quantity.unit.is("月") { "个月" } else { "个季度" });
        }
        // 3 beside 级 is a grade, 2023 beside 年 a year.
        let signed = Some(Prefix { comparator: quantity.comparator, force: Force::Firm });
        read.contradicted |= sensible(quantity, signed).is_none();
        if let Some(comparator) = self.comparator {
            read.contradicted |= read.column.is_some_and(|column| column != comparator);
            if read.bare {
                quantity.comparator = comparator;
            }
        }
        Some(())
    }

    /// Sees that the cell's own unit is that of the column, which may say more (次/年 for 3次) or less (个 for 3个项目).
    fn compare(&self, unit: &Unit, read: &mut Read) {
        let own = read.quantity.unit.as_str();
        let column = unit.text.as_str();
        if !agree(own, column) {
            read.contradicted = true;
        } else if column.strip_prefix(own).is_some_and(|more| more.starts_with('/')) {
            read.quantity.unit = unit.text.clone();
        }
    }
}

/// Whether two units are one, or the one is the other with more said.
fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// A unit without the marks that offices put in or leave out, and in one of its names.
fn plain(unit: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("个工作日", "工作日"),
        ("个自然日", "自然日"),
        ("日历天", "日"),
        ("天", "日"),
        ("个月", "月"),
        ("个季度", "季"),
        ("季度", "季"),
        ("个小时", "小时"),
        ("h", "小时"),
        ("km", "公里"),
        ("千米", "公里"),
        ("平方公里", "km²"),
        ("平方米", "㎡"),
        ("平米", "㎡"),
        ("m²", "㎡"),
        ("m2", "㎡"),
        ("立方米", "m³"),
        ("m3", "m³"),
        ("㎥", "m³"),
        ("t", "吨"),
        ("kg", "公斤"),
        ("千克", "公斤"),
        ("百分点", "个百分点"),
        ("人民币元", "元"),
    ];
    let unit = NAMES.iter().find_map(|(name, plain)| (*name == unit).then_some(*plain)).unwrap_or(unit);
    unit.chars().filter(|c| !matches!(c, '/' | '(' | ')' | '（' | '）' | '·')).collect()
}
