//! Whether a result meets its target: what its wording and the day decide before its numbers are looked at.

use super::said::{Case, Ground, Judged, State};
use super::{deadline, doubt, grade, quantity};
use crate::model::date::Date;
use crate::model::stated::Stated;
use crate::model::target::{Comparator, Deadline, Kind, Quantity, Single, Target};
use crate::model::year::FiscalYear;

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
