//! Quantities: what a measurable target demands, and how it prints.

use std::fmt;

use rust_decimal::Decimal;

use super::comparator::Comparator;
use super::short::Short;

/// A measurable target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How the actual value has to stand to `value`.
    pub comparator: Comparator,
    /// The number, 百千万亿 multiplied out; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range, else nothing.
    pub upper: Option<Decimal>,
    /// The unit, empty if none is stated: `次/秒`, `%`, `元`.
    pub unit: Short,
    /// Whether the number is a change against an earlier value and not a level.
    pub change: Change,
}

/// Whether a number is a level or a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A level: 达到95%.
    None,
    /// An increase by so much: 同比增长5%以上.
    Rise,
    /// A decrease by so much: 较上年下降10%.
    Fall,
}

impl Change {
    /// `rise`, `fall`; nothing for a level.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Change::None => None,
            Change::Rise => Some("rise"),
            Change::Fall => Some("fall"),
        }
    }
}

impl Quantity {
    /// The two ends of a range as targets of their own.
    pub(super) fn apart(self, (low, high): (Comparator, Comparator)) -> [Quantity; 2] {
        let end = |comparator, value| Quantity { comparator, value, upper: None, ..self.clone() };
        [end(low, self.value), end(high, self.upper.unwrap_or(self.value))]
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self.change {
            Change::None => "",
            Change::Rise => "增加 ",
            Change::Fall => "减少 ",
        })?;
        match self.upper {
            Some(upper) => write!(out, "{} ~ {upper}", self.value)?,
            None => write!(out, "{} {}", self.comparator.sign(), self.value)?,
        }
        if self.unit.is_empty() { Ok(()) } else { write!(out, " {}", self.unit) }
    }
}
