//! What the rules about self-evaluations share: the funding grid, the points to be had and the points given, whichever form
//! they stand in.

use rust_decimal::Decimal;

use super::place;
use crate::finding::{FieldPath, Place, Said};
use crate::model::declaration::{Content, Declaration, Execution, ExecutionRow};
use crate::model::indicator::IndicatorResult;
use crate::model::stated::Stated;

/// A form that says what came of a year.
#[derive(Clone, Copy)]
pub(super) struct SelfEvaluation<'d> {
    declaration: &'d Declaration,
    /// 预算执行情况.
    pub(super) execution: &'d Execution,
    /// 总分.
    pub(super) total_score: &'d Stated<Decimal>,
}

impl<'d> SelfEvaluation<'d> {
    /// The self-evaluation that a declaration is, if it is one.
    pub(super) fn of(declaration: &'d Declaration) -> Option<SelfEvaluation<'d>> {
        match &declaration.content {
            Content::ProjectSelfEvaluation(form) => Some(SelfEvaluation {
                declaration,
                execution: &form.execution,
                total_score: &form.total_score,
            }),
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => None,
        }
    }

    /// A field of every indicator.
    pub(super) fn of_indicators(
        self,
        field: fn(&IndicatorResult) -> &Stated<Decimal>,
    ) -> impl Iterator<Item = &'d Stated<Decimal>> {
        let results = self.declaration.indicators().filter_map(|(_, indicator)| indicator.result.as_deref());
        results.map(field)
    }

    /// Where a field stands.
    pub(super) fn place(self, field: &str) -> Place {
        place(self.declaration, FieldPath::keys(field))
    }
}

/// The rows of the funding grid with their keys, in the form's order.
pub(super) fn rows(grid: &Execution) -> [(&'static str, &ExecutionRow); 4] {
    [
        ("total", &grid.total),
        ("fiscal", &grid.fiscal),
        ("carried_over", &grid.carried_over),
        ("other", &grid.other),
    ]
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
