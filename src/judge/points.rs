//! Points by 财预〔2020〕10号, from target and result alone.

use rust_decimal::Decimal;

use super::said::{Judged, State};

/// The points of an indicator of this weight: all where it is met, weight × completion where it falls short. `None` where
/// the rule gives no figure: words, and what cannot be judged. Far above a target the rule lets an evaluator deduct points
/// with a reason; that is a judgement, and not worked out here.
#[must_use]
pub fn points(judged: Judged, weight: Decimal) -> Option<Decimal> {
    match (judged.state, judged.completion) {
        (State::Met, _) => Some(weight),
        (State::PartlyMet | State::NotMet, Some(completion)) => {
            let points = weight.checked_mul(completion)?.checked_div(Decimal::ONE_HUNDRED)?;
            Some(points.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero))
        }
        _ => None,
    }
}
