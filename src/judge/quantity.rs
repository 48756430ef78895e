//! Numbers held against numbers.

use rust_decimal::Decimal;

use super::said::{Ground, Judged, State};
use super::units;
use super::values::{End, Values};
use crate::model::amount;
use crate::model::indicator::Polarity;
use crate::model::target::{Change, Comparator, Quantity};

/// From how many percent of the target on it is partly met: the lowest bound of “partly” in 财预〔2020〕10号.
pub const PARTLY: u32 = 60;

/// As much as what falls short may come to.
const NEARLY: Decimal = Decimal::from_parts(9_999, 0, 0, false, 2);
/// The unit of a place in an order.
const RANK: &str = "名次";

pub(super) fn judge(target: &Quantity, actual: &Quantity, polarity: Option<Polarity>) -> Judged {
    let got = match in_one_unit(target, actual) {
        Ok(got) => got,
        Err(ground) => return Judged::cannot(ground),
    };
    let converted =
        !actual.unit.is_empty() && !target.unit.is_empty() && actual.unit.as_str() != target.unit.as_str();
    let judged = held(target, got, polarity);
    if judged.completion.is_some() && !has_ratio(target, got) {
        return Judged { converted, ..Judged::new(State::NotMet, Ground::NoRatio) };
    }
    Judged { converted, ..judged }
}

/// Whether target and result can be set in proportion: no places in an order, no levels below zero, no result of which only
/// one end is known.
fn has_ratio(target: &Quantity, got: Values) -> bool {
    let is_negative = |end| matches!(end, End::With(value) | End::Without(value) if value < Decimal::ZERO);
    let is_change = target.change != Change::None;
    target.unit.as_str() != RANK
        && got.low != End::Open
        && got.high != End::Open
        && (is_change || target.value >= Decimal::ZERO && !is_negative(got.low))
}

/// The values of a result in the unit of its target, or why they cannot be stated in it.
pub(super) fn in_one_unit(target: &Quantity, actual: &Quantity) -> Result<Values, Ground> {
    if is_other_change(target.change, actual.change) {
        return Err(Ground::OtherKind);
    }
    // Of 0.96 beside 95 % nobody can say whether it is 96 % or less than one.
    let is_share = [(actual, target), (target, actual)].into_iter().any(|(share, percent)| {
        let is_below_one = share.value.abs() <= Decimal::ONE && !share.value.is_zero();
        share.unit.is_empty() && percent.unit.as_str() == "%" && is_below_one
    });
    Values::in_unit(actual, target.unit.as_str()).filter(|_| !is_share).ok_or(Ground::OtherUnit)
}

/// A level is not held against a change.
fn is_other_change(a: Change, b: Change) -> bool {
    (a == Change::None) != (b == Change::None)
}

fn held(target: &Quantity, got: Values, polarity: Option<Polarity>) -> Judged {
    let allowed = Values::of(target);
    if allowed.hold(got) {
        return Judged::new(State::Met, Ground::Allowed);
    }
    match target.comparator {
        Comparator::AtLeast | Comparator::MoreThan => short(allowed, got, is_upwards(target)),
        Comparator::AtMost | Comparator::LessThan => short(allowed, got, !is_upwards(target)),
        Comparator::Equal => unequal(target, allowed, got, polarity),
        Comparator::About if allowed.touch(got) => Judged::cannot(Ground::Straddles),
        Comparator::About => Judged::new(State::NotMet, Ground::BeyondTolerance),
        Comparator::Range if allowed.touch(got) => Judged::cannot(Ground::Straddles),
        Comparator::Range if polarity.is_none() && may_be_better(target, allowed, got) => {
            Judged::cannot(Ground::DirectionUnknown)
        }
        Comparator::Range => Judged::new(State::NotMet, Ground::OutsideRange),
    }
}

/// Whether a result outside of a range may be the better for it: less time, and more of a change.
fn may_be_better(target: &Quantity, allowed: Values, got: Values) -> bool {
    let is_below = Values { low: End::Open, high: allowed.low }.hold(got);
    let is_further = is_below != is_upwards(target);
    units::measure_time(target.unit.as_str()) && is_below || target.change != Change::None && is_further
}

/// A fall by at least ten goes downwards.
fn is_upwards(target: &Quantity) -> bool {
    target.change != Change::Fall
}

/// A number without a sign of direction that is not met exactly.
fn unequal(target: &Quantity, allowed: Values, got: Values, polarity: Option<Polarity>) -> Judged {
    let Some(value) = allowed.single() else { return Judged::cannot(Ground::Straddles) };
    let is_whole =
        target.unit.as_str() == "%" && value == Decimal::ONE_HUNDRED && target.change == Change::None;
    let direction = match polarity {
        // Of a fall that is “the more the better” nobody can say whether the fall is meant or what falls.
        Some(Polarity::HigherIsBetter) if target.change == Change::Fall => None,
        Some(polarity) => Some(polarity),
        None if is_whole => Some(Polarity::HigherIsBetter),
        None if value.is_zero() && target.change == Change::None => Some(Polarity::LowerIsBetter),
        None => None,
    };
    let Some(direction) = direction else { return Judged::cannot(Ground::DirectionUnknown) };
    let as_good = Values::onwards(value, direction);
    if as_good.hold(got) {
        // Whether 102 % are better than all of it, or too much, nobody can say: a budget may be used up and a debt not.
        return match polarity {
            Some(_) => Judged::new(State::Met, Ground::Better),
            None => Judged::cannot(Ground::DirectionUnknown),
        };
    }
    match direction {
        Polarity::HigherIsBetter => short(as_good, got, true),
        Polarity::LowerIsBetter => short(as_good, got, false),
        Polarity::Moderate if as_good.touch(got) => Judged::cannot(Ground::Straddles),
        Polarity::Moderate => Judged::new(State::NotMet, Ground::OutsideRange),
    }
}

/// A result on the wrong side of a bound: `upwards` where more is better.
fn short(allowed: Values, got: Values, upwards: bool) -> Judged {
    if allowed.touch(got) {
        return Judged::cannot(Ground::Straddles);
    }
    // The end of the result that is nearer to the target: of 80 to 85, beside at least 90, 85.
    let (bound, nearest) = if upwards { (allowed.low, got.high) } else { (allowed.high, got.low) };
    if let (End::Without(bound), End::With(nearest)) = (bound, nearest)
        && bound == nearest
    {
        return Judged::new(State::PartlyMet, Ground::NotBeyond);
    }
    let (End::With(bound) | End::Without(bound), End::With(nearest) | End::Without(nearest)) =
        (bound, nearest)
    else {
        return Judged::cannot(Ground::Straddles);
    };
    if bound.is_zero() {
        return Judged::new(State::NotMet, Ground::Zero);
    }
    if !nearest.is_zero() && bound.is_sign_negative() != nearest.is_sign_negative() {
        return Judged::new(State::NotMet, Ground::OtherDirection);
    }
    // Of changes downwards both are negative, and the larger fall is the better one.
    let rises = upwards != bound.is_sign_negative();
    let (part, whole) = if rises { (nearest, bound) } else { (bound, nearest) };
    let Some(completion) = amount::percent(part.abs(), whole.abs(), 2) else {
        return Judged::new(State::NotMet, Ground::Zero);
    };
    // 99,999 of 100,000 are not all of them.
    let completion = completion.min(NEARLY);
    let state = if completion >= Decimal::from(PARTLY) { State::PartlyMet } else { State::NotMet };
    let ground = if rises { Ground::FallsShort } else { Ground::GoesBeyond };
    Judged { completion: Some(completion), ..Judged::new(state, ground) }
}
