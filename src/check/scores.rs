//! What the rules about results share: the funding grid, the points to be had and the points given, whichever form
//! they stand in.

use rust_decimal::Decimal;

use super::place;
use crate::finding::{FieldPath, Place, Said};
use crate::model::budget::Execution;
use crate::model::declaration::Declaration;
use crate::model::indicator::Indicator;
use crate::model::stated::Stated;

/// A form that says what came of a year: a self-evaluation, or an evaluation report.
#[derive(Clone, Copy)]
pub(super) struct Results<'d> {
    declaration: &'d Declaration,
    /// 预算执行情况.
    pub(super) execution: &'d Execution,
    /// 总分.
    pub(super) total_score: &'d Stated<Decimal>,
}

impl<'d> Results<'d> {
    /// The results that a declaration reports, if it reports any.
    pub(super) fn of(declaration: &'d Declaration) -> Option<Results<'d>> {
        let execution = declaration.execution()?;
        Some(Results { declaration, execution, total_score: declaration.total_score() })
    }

    /// 分值 of every indicator.
    pub(super) fn weights(self) -> impl Iterator<Item = &'d Stated<Decimal>> {
        self.declaration.indicators().map(|(_, indicator)| indicator.weight())
    }

    /// 得分 of every indicator.
    pub(super) fn scores(self) -> impl Iterator<Item = &'d Stated<Decimal>> {
        let score = |indicator: &'d Indicator| Some(&indicator.result.as_deref()?.score);
        self.declaration.indicators().filter_map(move |(_, indicator)| score(indicator))
    }

    /// Where a field stands.
    pub(super) fn place(self, field: &str) -> Place {
        self.place_at(FieldPath::keys(field))
    }

    /// The same.
    pub(super) fn place_at(self, field: FieldPath) -> Place {
        place(self.declaration, field)
    }
}

/// Points that are added up, as far as the form states them.
pub(super) struct Points {
    /// The sum of those that are given.
    pub(super) sum: Decimal,
    /// Whether each of them is stated.
    pub(super) are_all: bool,
}

/// Adds up points. `None` where none is given, or one is withheld: the sum would not be true.
pub(super) fn add<'d>(points: impl Iterator<Item = &'d Stated<Decimal>>) -> Option<Points> {
    let (mut is_given, mut sum, mut are_all) = (false, Decimal::ZERO, true);
    for points in points {
        match points {
            Stated::Given(points) => {
                sum = sum.checked_add(*points)?;
                is_given = true;
            }
            Stated::Absent => are_all = false,
            Stated::NotApplicable => {}
            Stated::Withheld(_) => return None,
        }
    }
    is_given.then_some(Points { sum, are_all })
}

/// The addition with its sum: `8.62 + 20 + 30 = 58.62`.
pub(super) fn addition<'d>(points: impl Iterator<Item = &'d Stated<Decimal>>, sum: Decimal) -> Said {
    let given: Vec<_> = points.filter_map(|points| points.given().map(ToString::to_string)).collect();
    let addition = format!("{} = {sum}", given.join(" + "));
    Said::new(addition.clone(), addition)
}
