//! A target and its result as numbers of one unit, so that both have a place on one scale.

use rust_decimal::Decimal;

use super::quantity::in_one_unit;
use super::result::are_two_bounds;
use super::values::{End, Values};
use crate::model::target::{Change, Quantity, Single, Target};

/// What a target allows, and what was reached, in the target's unit. Of changes in one direction the sizes are compared:
/// a fall by twelve lies beyond one by ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The least that is allowed; nothing where any lower number is.
    pub low: Option<Decimal>,
    /// The most that is allowed, the same as `low` where it is one number; nothing where any higher number is.
    pub high: Option<Decimal>,
    /// What was reached.
    pub actual: Decimal,
}

/// The two side by side: a target of one number, of a range or of a floor and a ceiling, and a result of one number.
/// Nothing for words, days and marks, for several numbers, and where the units measure different things.
#[must_use]
pub fn beside(target: &Target, actual: &Target) -> Option<Beside> {
    let [Single::Quantity(result)] = actual.singles() else { return None };
    match target.singles() {
        [Single::Quantity(target)] => of_quantities(target, result),
        [one @ Single::Quantity(a), other @ Single::Quantity(b)] if are_two_bounds(one, other) => {
            let (one, other) = (of_quantities(a, result)?, of_quantities(b, result)?);
            Some(Beside { low: one.low.or(other.low), high: one.high.or(other.high), ..one })
        }
        _ => None,
    }
}

fn of_quantities(target: &Quantity, result: &Quantity) -> Option<Beside> {
    if target.change != result.change {
        return None;
    }
    if target.change != Change::None {
        let [target, result] = [target, result].map(|of| Quantity { change: Change::None, ..of.clone() });
        return of_quantities(&target, &result);
    }
    let actual = in_one_unit(target, result).ok()?.single()?;
    let Values { low, high } = Values::of(target);
    let number = |end| match end {
        End::Open => None,
        End::With(value) | End::Without(value) => Some(value),
    };
    Some(Beside { low: number(low), high: number(high), actual })
}
