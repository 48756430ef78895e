//! The values that a quantity allows, as an interval.

use rust_decimal::Decimal;

use super::units;
use crate::model::indicator::Polarity;
use crate::model::target::{Change, Comparator, Quantity};

/// How far a result may be from an approximate number (左右), in percent of it.
pub const TOLERANCE: u32 = 10;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// It goes on.
    Open,
    /// Up to this value, which counts.
    With(Decimal),
    /// Up to this value, which no longer counts.
    Without(Decimal),
}

/// All values from one end to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) low: End,
    pub(super) high: End,
}

impl Values {
    /// What a quantity allows. A fall by ten is a change by minus ten.
    pub(super) fn of(quantity: &Quantity) -> Values {
        let value = quantity.value;
        let point = End::With(value);
        let (low, high) = match quantity.comparator {
            Comparator::AtLeast => (point, End::Open),
            Comparator::MoreThan => (End::Without(value), End::Open),
            Comparator::AtMost => (End::Open, point),
            Comparator::LessThan => (End::Open, End::Without(value)),
            Comparator::Equal => (point, point),
            Comparator::Range => (point, quantity.upper.map_or(point, End::With)),
            Comparator::About => {
                let slack = value.abs() / Decimal::ONE_HUNDRED * Decimal::from(TOLERANCE);
                (End::With(value.saturating_sub(slack)), End::With(value.saturating_add(slack)))
            }
        };
        let values = Values { low, high };
        if quantity.change == Change::Fall { values.mirrored() } else { values }
    }

    /// All values that are as good as the number or better.
    pub(super) fn onwards(value: Decimal, polarity: Polarity) -> Values {
        let point = End::With(value);
        match polarity {
            Polarity::HigherIsBetter => Values { low: point, high: End::Open },
            Polarity::LowerIsBetter => Values { low: End::Open, high: point },
            Polarity::Moderate => Values { low: point, high: point },
        }
    }

    /// The same values under the opposite sign.
    fn mirrored(self) -> Values {
        let negative = |end| match end {
            End::Open => End::Open,
            End::With(value) => End::With(-value),
            End::Without(value) => End::Without(-value),
        };
        Values { low: negative(self.high), high: negative(self.low) }
    }

    /// The same values in another unit; see [`units::factor`].
    pub(super) fn scaled(self, (over, under): (Decimal, Decimal)) -> Option<Values> {
        let scale = |end| {
            Some(match end {
                End::Open => End::Open,
                End::With(value) => End::With(scaled(value, (over, under))?),
                End::Without(value) => End::Without(scaled(value, (over, under))?),
            })
        };
        Some(Values { low: scale(self.low)?, high: scale(self.high)? })
    }

    /// Whether every value of `other` is one of these.
    pub(super) fn hold(self, other: Values) -> bool {
        let low = match (self.low, other.low) {
            (End::Open, _) => true,
            (_, End::Open) => false,
            (End::Without(own), End::With(value)) => value > own,
            (End::With(own) | End::Without(own), End::With(value) | End::Without(value)) => value >= own,
        };
        let high = match (self.high, other.high) {
            (End::Open, _) => true,
            (_, End::Open) => false,
            (End::Without(own), End::With(value)) => value < own,
            (End::With(own) | End::Without(own), End::With(value) | End::Without(value)) => value <= own,
        };
        low && high
    }

    /// Whether any value is in both.
    pub(super) fn touch(self, other: Values) -> bool {
        let reaches = |low, high| match (low, high) {
            (End::Open, _) | (_, End::Open) => true,
            (End::With(low), End::With(high)) => low <= high,
            (End::With(low) | End::Without(low), End::With(high) | End::Without(high)) => low < high,
        };
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// The value, where there is but one.
    pub(super) fn single(self) -> Option<Decimal> {
        match (self.low, self.high) {
            (End::With(low), End::With(high)) if low == high => Some(low),
            _ => None,
        }
    }

    /// The values of another quantity in the unit of `unit`. A quantity without a unit has that of the one beside it.
    pub(super) fn in_unit(quantity: &Quantity, unit: &str) -> Option<Values> {
        let values = Values::of(quantity);
        // Of 450 beside 元 nobody can say whether 万元 are meant.
        match (quantity.unit.as_str(), unit) {
            ("", "") => Some(values),
            ("", known) | (known, "") => (!units::has_scales(known)).then_some(values),
            (own, other) if own == other => Some(values),
            (own, other) => values.scaled(units::factor(own, other)?),
        }
    }
}

fn scaled(value: Decimal, (over, under): (Decimal, Decimal)) -> Option<Decimal> {
    value.checked_mul(over)?.checked_div(under)
}
