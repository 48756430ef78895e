//! A quantity as it was read, with what tells how sure the reading is; and a number with the unit behind it, which all
//! quantities are made of.

use rust_decimal::Decimal;

use super::comparator::{Comparator, Force, Prefix};
use super::cursor::Cursor;
use super::leading::Rates;
use super::number::{self, Number};
use super::quantity::{Change, Quantity};
use super::short::Short;
use super::unit::{self, Standing, Unit};
use super::words::words;
use super::year;

/// Where in a cell the words stand that tell a target from the others, if there are any.
pub(super) type Label = Option<(usize, usize)>;

/// A quantity that was read, with what tells how sure the reading is.
pub(super) struct Read {
    /// Without its rate.
    pub(super) quantity: Quantity,
    /// The 每年 before it, for its unit.
    pub(super) rate: Rates,
    /// The comparator before the number.
    pub(super) prefix: Option<Prefix>,
    /// Whether neither comparator nor bound nor unit nor a second number says that a quantity is meant.
    pub(super) bare: bool,
    /// Whether the unit is one of the lists, or the number says its unit itself.
    pub(super) standing: Standing,
    /// Whether the number carries 万 or 亿 already, so that a 万 in the indicator's name is its doubling; nothing where a
    /// 千 leaves it open.
    pub(super) scaled: Option<bool>,
    /// Whether the bound is one of those that time has: 3个月内.
    pub(super) within: bool,
    /// Whether a sign, a bound or a second number decides how it compares, so that no column may say otherwise.
    pub(super) decided: bool,
    /// The comparator that the column for it gave.
    pub(super) column: Option<Comparator>,
    /// Whether a column says something else.
    pub(super) contradicted: bool,
    /// Whether the number is a fraction (2/3, 三分之二, 一半), which is of no unit.
    pub(super) fraction: bool,
    /// The words that it is of: 城市 in 城市≥660元.
    pub(super) label: Label,
    /// The comparators of a range of which an end is excluded: 85%≤x<95% is two targets.
    pub(super) ends: Option<(Comparator, Comparator)>,
}

impl Read {
    /// What was read, without anything that a column could add to.
    pub(super) fn new(quantity: Quantity, standing: Standing, scaled: Option<bool>) -> Read {
        Read {
            quantity,
            rate: Rates::NONE,
            prefix: None,
            bare: false,
            standing,
            scaled,
            within: false,
            decided: true,
            column: None,
            contradicted: false,
            fraction: false,
            label: None,
            ends: None,
        }
    }

    /// Whether a comparator before the number decides by itself.
    pub(super) fn is_firm(&self) -> bool {
        self.prefix.is_some_and(|prefix| prefix.force == Force::Firm)
    }

    /// Whether it is one number and its unit, and nothing else.
    pub(super) fn is_plain(&self) -> bool {
        let quantity = &self.quantity;
        let one = quantity.comparator == Comparator::Equal && quantity.change == Change::None;
        self.prefix.is_none() && one && self.rate.is_empty()
    }
}

/// A number with the unit behind it.
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) value: Decimal,
    /// 300余: more than that.
    pub(super) more: bool,
    pub(super) unit: Short,
    pub(super) standing: Standing,
}

/// What is no quantity although it reads like one: grades (三级), years, and months of the calendar.
pub(super) fn sensible(quantity: &Quantity, prefix: Option<Prefix>) -> Option<()> {
    let year = |value: Decimal| {
        let written = u32::try_from(value.trunc()).ok().and_then(year::plausible);
        written.is_some() && (value.scale() == 0 || year::is_month_of_year(value))
    };
    let firm = prefix.is_some_and(|prefix| prefix.force == Force::Firm);
    let refused = match quantity.unit.as_str().chars().next() {
        Some('级') => true,
        Some('年') => year(quantity.value) || quantity.upper.is_some_and(year),
        // ≤12月 counts months; 12月内 may be "in December"; 二季度 is one of the year.
        Some('月' | '季') => quantity.upper.is_some() || !firm,
        None => quantity.upper.is_some_and(year) && year(quantity.value),
        Some(_) => false,
    };
    (!refused).then_some(())
}

#[inline]
pub(super) fn amount(cur: &mut Cursor<'_>) -> Option<Amount> {
    let mut ahead = *cur;
    let money = ahead.eat('¥');
    let number = number::number(&mut ahead)?;
    let mut value = number.value;
    let more = ahead.any(words!["多", "余"]).is_some();
    if more {
        value = number::scale_up(value, number::magnitude(&mut ahead))?;
    }
    let mut text = Short::new(number.unit);
    let mut standing = Standing::Known;
    if number.unit.is_empty()
        && let Some(unit) = unit::unit(&mut ahead, number.script)
    {
        Unit { text, exponent: _, standing } = unit;
        value = number::scale_up(value, unit.exponent)?;
    }
    if money && text.is_empty() {
        text = Short::new("元");
    }
    if text.is("成") {
        (value <= Decimal::TEN).then_some(())?;
        value = number::scale_up(value, 1)?;
        text = Short::new("%");
    }
    *cur = ahead;
    Some(Amount { number, value, more, unit: text, standing })
}
