//! Days held against deadlines.

use std::num::NonZeroU16;

use super::said::{Ground, Judged, State};
use crate::model::date::Date;
use crate::model::target::{Comparator, Deadline, Due, Every, Moment, Part};
use crate::model::year::FiscalYear;

/// The first and the last day of a moment. A year that is left open is the budget year; what recurs has no one day.
pub(super) fn days(moment: Moment, year: FiscalYear) -> Option<(Date, Date)> {
    let year = moment.year.map_or(year.number(), NonZeroU16::get);
    let first_month = match moment.part {
        Part::Year => 1,
        Part::Half(half) => half * 6 - 5,
        Part::Quarter(quarter) => quarter * 3 - 2,
        Part::Month(month) => month,
        // The end of February is read as the 29th where no year is written.
        Part::Day(2, 29) => {
            return Date::of(year, 2, 29).or_else(|| Date::of(year, 2, 28)).map(|day| (day, day));
        }
        Part::Day(month, day) => return Date::of(year, month, day).map(|day| (day, day)),
        Part::DayOfMonth(_) | Part::End => return None,
    };
    let Part::Day(month, day) = Moment { year: NonZeroU16::new(year), ..moment }.last_day().part else {
        return None;
    };
    Some((Date::of(year, first_month, 1)?, Date::of(year, month, day)?))
}

/// The last day on which a deadline is still kept. `None` where it recurs, or only says what may not be earlier.
pub(super) fn last_day(deadline: &Due, year: FiscalYear) -> Option<Date> {
    let (first, last) = days(deadline.value, year).filter(|_| deadline.every == Every::Once)?;
    match deadline.comparator {
        Comparator::AtMost | Comparator::Equal | Comparator::About => Some(last),
        Comparator::LessThan => first.yesterday(),
        Comparator::Range => Some(days(deadline.upper?, year)?.1),
        Comparator::AtLeast | Comparator::MoreThan => None,
    }
}

pub(super) fn judge(target: Deadline, actual: Deadline, year: FiscalYear) -> Judged {
    let (target, actual) = match (target, actual) {
        (Deadline::Stated(target), Deadline::Stated(actual)) => (target, actual),
        (Deadline::Stated(_), Deadline::Unstated) => return Judged::cannot(Ground::OtherKind),
        (Deadline::Unstated, _) => return Judged::cannot(Ground::NotMeasurable),
    };
    let last = last_day(&target, year);
    // A result “by the end of June” may have been there on any day before.
    let first_of_result = match actual.comparator {
        Comparator::AtMost | Comparator::LessThan => None,
        _ => days(actual.value, year).map(|(first, _)| first),
    };
    let Some((last, last_of_result)) = last.zip(last_day(&actual, year)) else {
        return Judged::cannot(Ground::DayUnknown);
    };
    if last_of_result <= last {
        return Judged::new(State::Met, Ground::InTime);
    }
    match first_of_result {
        Some(first) if first > last => Judged::new(State::NotMet, Ground::Late),
        _ => Judged::cannot(Ground::Straddles),
    }
}
