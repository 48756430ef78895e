//! What is said of a result, and what it is said of.

use rust_decimal::Decimal;

use crate::model::date::Date;
use crate::model::indicator::Polarity;
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 已达成.
    Met,
    /// 部分达成.
    PartlyMet,
    /// 未达成.
    NotMet,
    /// 未到期.
    NotYetDue,
    /// 无法判断.
    CannotBeJudged,
}

impl State {
    /// Every state, in the order in which pages count them.
    pub const ALL: [State; 5] =
        [State::Met, State::PartlyMet, State::NotMet, State::NotYetDue, State::CannotBeJudged];

    /// The word in data files and class names: `met`, `partly-met`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Met => "met",
            State::PartlyMet => "partly-met",
            State::NotMet => "not-met",
            State::NotYetDue => "not-yet-due",
            State::CannotBeJudged => "cannot-be-judged",
        }
    }
}

/// Why a state is said of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The result is among the values that the target allows.
    Allowed,
    /// It differs from the number in the direction that the form declares to be better.
    Better,
    /// It is so many percent of the target.
    FallsShort,
    /// It exceeds a target of “not more than”, of which it is so many percent, turned round.
    GoesBeyond,
    /// The target is zero, and the result is not: there is no quotient.
    Zero,
    /// It is further from an approximate number than the tolerance.
    BeyondTolerance,
    /// It is outside of a range.
    OutsideRange,
    /// It misses the target, and numbers such as these have no quotient: levels below zero, places, 不到95%.
    NoRatio,
    /// It is just the number that the target excludes: 200 beside “more than 200”.
    NotBeyond,
    /// It changed in the other direction.
    OtherDirection,
    /// The day is not later than the deadline.
    InTime,
    /// The day is later.
    Late,
    /// The mark is reached.
    MarkReached,
    /// The mark is worse than the one promised.
    MarkMissed,
    /// There is time left.
    NotYetDue,
    /// The target's wording is not understood.
    TargetNotUnderstood,
    /// The result's wording is not understood.
    ResultNotUnderstood,
    /// Its words may say that it is not done yet, or of something else.
    ResultInDoubt,
    /// The target cannot be measured from its words.
    NotMeasurable,
    /// The result is of another kind than the target: words beside a number.
    OtherKind,
    /// Their units measure different things.
    OtherUnit,
    /// Only a part of the values that the result may have is allowed.
    Straddles,
    /// The number has no sign of direction, and the form declares none.
    DirectionUnknown,
    /// The scale of the marks is not known.
    ScaleUnknown,
    /// The deadline does not say a day that the result could be held against.
    DayUnknown,
    /// Several targets or results, and not as many of the other.
    NumbersDiffer,
    /// No target is stated.
    NoTarget,
    /// No result is stated.
    NoResult,
    /// The result is held back.
    Withheld,
    /// The form says that the target or its result does not apply.
    NotApplicable,
}

/// A state with its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What became of the promise.
    pub state: State,
    /// Why that is said.
    pub ground: Ground,
    /// The quotient of result and target in percent, to two places, where one decided.
    pub completion: Option<Decimal>,
    /// Whether the result was converted into the target's unit.
    pub converted: bool,
}

impl Judged {
    pub(super) fn new(state: State, ground: Ground) -> Judged {
        Judged { state, ground, completion: None, converted: false }
    }

    pub(super) fn cannot(ground: Ground) -> Judged {
        Judged::new(State::CannotBeJudged, ground)
    }
}

/// A target, what was reported, and what else decides.
#[derive(Clone, Copy, Debug)]
pub struct Case<'c> {
    /// What the indicator is called.
    pub name: &'c str,
    /// The target that was promised.
    pub target: &'c Stated<Target>,
    /// The result as reported.
    pub actual: &'c Stated<Target>,
    /// The direction, where the form declares one.
    pub polarity: Option<Polarity>,
    /// The budget year, which dates without a year are of.
    pub year: FiscalYear,
    /// The day up to which the result tells.
    pub on: Date,
}
