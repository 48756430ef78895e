//! Whether a result meets its target, and on what ground that is said.

use rust_decimal::Decimal;

use super::{deadline, doubt, grade, quantity};
use crate::model::date::Date;
use crate::model::indicator::Polarity;
use crate::model::stated::Stated;
use crate::model::target::{Comparator, Deadline, Kind, Quantity, Single, Target};
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
    /// Several targets, and not as many results.
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

/// Holds a result against its target.
#[must_use]
pub fn judge(case: Case<'_>) -> Judged {
    let target = match case.target {
        Stated::Given(target) => target,
        Stated::Absent | Stated::Withheld(_) => return Judged::cannot(Ground::NoTarget),
        Stated::NotApplicable => return Judged::cannot(Ground::NotApplicable),
    };
    let judged = match case.actual {
        Stated::Given(actual) => of_cell(&case, target, actual),
        Stated::Absent => Judged::cannot(Ground::NoResult),
        Stated::NotApplicable => Judged::cannot(Ground::NotApplicable),
        Stated::Withheld(_) => Judged::cannot(Ground::Withheld),
    };
    let is_open = match judged.state {
        State::Met => may_be_lost(target) || is_ahead(&case),
        State::CannotBeJudged => {
            // What words say of a number or a day that is still to come, may change as well.
            matches!(
                judged.ground,
                Ground::NoResult
                    | Ground::DirectionUnknown
                    | Ground::Straddles
                    | Ground::OtherKind
                    | Ground::ResultNotUnderstood
                    | Ground::ResultInDoubt
            )
        }
        State::PartlyMet | State::NotMet | State::NotYetDue => true,
    };
    if is_open && case.on < due(target, case.year) {
        Judged::new(State::NotYetDue, Ground::NotYetDue)
    } else {
        judged
    }
}

/// Whether what is kept half-way may yet be exceeded: a ceiling, a range, about so many, none.
fn may_be_lost(target: &Target) -> bool {
    target.singles().iter().any(|single| {
        let Single::Quantity(quantity) = single else { return false };
        match quantity.comparator {
            Comparator::AtMost | Comparator::LessThan | Comparator::Range | Comparator::About => true,
            Comparator::Equal => quantity.value.is_zero(),
            Comparator::AtLeast | Comparator::MoreThan => false,
        }
    })
}

/// Whether the result names a day that the data does not reach: it is expected, and did not happen yet.
fn is_ahead(case: &Case<'_>) -> bool {
    let singles = case.actual.given().map_or(&[][..], Target::singles);
    singles.iter().any(|single| match single {
        Single::Deadline(Deadline::Stated(stated)) => {
            deadline::days(stated.value, case.year).is_some_and(|(first, _)| first > case.on)
        }
        _ => false,
    })
}

/// The last day for the whole cell: of its deadlines the latest, or else the end of the budget year.
fn due(target: &Target, year: FiscalYear) -> Date {
    deadline_of(target, year).unwrap_or_else(|| Date::last_of(year.number()))
}

/// The last day of the deadlines that a cell states; `None` where it states none, so that the end of the year counts.
#[must_use]
pub fn deadline_of(target: &Target, year: FiscalYear) -> Option<Date> {
    let days = target.singles().iter().filter_map(|single| match single {
        Single::Deadline(Deadline::Stated(stated)) => deadline::last_day(stated, year),
        _ => None,
    });
    days.max()
}

/// All targets of a cell are to be met, each by the result in its place; several bounds of one number by the one result.
fn of_cell(case: &Case<'_>, target: &Target, actual: &Target) -> Judged {
    if target.kind() == Kind::Unknown {
        return Judged::cannot(Ground::TargetNotUnderstood);
    }
    if target.singles().iter().all(|single| *single == Single::Qualitative) {
        return Judged::cannot(Ground::NotMeasurable);
    }
    if actual.kind() == Kind::Unknown {
        return Judged::cannot(Ground::ResultNotUnderstood);
    }
    if let Some(ground) = doubt::doubt(case, target, actual) {
        return Judged::cannot(ground);
    }
    let labelled: Vec<_> = target.labelled().collect();
    let results: Vec<_> = actual.labelled().collect();
    let is_named = |all: &[(&str, &Single)]| all.iter().any(|(label, _)| !label.is_empty());
    let of_name = |label: &str| results.iter().find(|(other, _)| *other == label).map(|(_, single)| *single);
    let judged: Option<Vec<Judged>> = match results.as_slice() {
        [(_, alone)] if !is_named(&labelled) => {
            let is_one_number = match labelled.as_slice() {
                [_] => true,
                [(_, a), (_, b)] => are_two_bounds(a, b),
                _ => false,
            };
            is_one_number.then(|| labelled.iter().map(|(_, single)| of_single(case, single, alone)).collect())
        }
        _ if is_named(&labelled) && is_named(&results) => {
            labelled.iter().map(|(label, single)| Some(of_single(case, single, of_name(label)?))).collect()
        }
        all if all.len() == labelled.len() => {
            let pairs = labelled.iter().zip(all);
            Some(pairs.map(|((_, single), (_, result))| of_single(case, single, result)).collect())
        }
        _ => None,
    };
    let is_range =
        matches!(labelled.as_slice(), [(_, a), (_, b)] if results.len() == 1 && are_two_bounds(a, b));
    match judged.and_then(together) {
        // A floor and a ceiling are a range, and what lies outside of it is no part of it.
        Some(Judged { state: State::PartlyMet | State::NotMet, .. }) if is_range => {
            Judged::new(State::NotMet, Ground::OutsideRange)
        }
        judged => judged.unwrap_or(Judged::cannot(Ground::NumbersDiffer)),
    }
}

/// Whether two targets of one cell are a floor and a ceiling of the same number.
pub(super) fn are_two_bounds(a: &Single, b: &Single) -> bool {
    let (Single::Quantity(a), Single::Quantity(b)) = (a, b) else { return false };
    let is_floor = |of: &Quantity| matches!(of.comparator, Comparator::AtLeast | Comparator::MoreThan);
    let is_ceiling = |of: &Quantity| matches!(of.comparator, Comparator::AtMost | Comparator::LessThan);
    let are_opposite = is_floor(a) && is_ceiling(b) || is_ceiling(a) && is_floor(b);
    are_opposite && a.unit == b.unit && a.change == b.change
}

/// Met if all are, not met if none is in part, cannot be judged if one cannot; the ground is that of the one that decides.
fn together(all: Vec<Judged>) -> Option<Judged> {
    let decides = |judged: &&Judged| match judged.state {
        State::CannotBeJudged => 0,
        State::NotMet => 1,
        State::PartlyMet => 2,
        State::NotYetDue => 3,
        State::Met => 4,
    };
    let decisive = *all.iter().min_by_key(decides)?;
    let is_partly = decisive.state == State::NotMet && all.iter().any(|judged| judged.state != State::NotMet);
    Some(if is_partly { Judged { state: State::PartlyMet, completion: None, ..decisive } } else { decisive })
}

fn of_single(case: &Case<'_>, target: &Single, actual: &Single) -> Judged {
    match (target, actual) {
        (Single::Quantity(target), Single::Quantity(actual)) => {
            quantity::judge(target, actual, case.polarity)
        }
        (Single::Deadline(target), Single::Deadline(actual)) => deadline::judge(*target, *actual, case.year),
        (Single::Grade(target), Single::Grade(actual)) => grade::judge(target, actual),
        (Single::Qualitative | Single::Deadline(Deadline::Unstated), _) => {
            Judged::cannot(Ground::NotMeasurable)
        }
        _ => Judged::cannot(Ground::OtherKind),
    }
}
