//! 预算执行情况 of a self-evaluation: the funding grid as the form has it, with the rate that follows from it.

use super::Source;
use crate::index::SubjectYear;
use crate::model::amount::{AmountUnit, percent};
use crate::model::declaration::{ExecutionRow, ProjectSelfEvaluation};
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};

/// One row for each source of money that the form fills in.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    subject: SubjectYear<'s>,
    form: &'s ProjectSelfEvaluation,
    unit: AmountUnit,
) -> RowSet<'s> {
    let words = source.words;
    let grid = [
        ("field_funding_total", &form.execution.total),
        ("field_fiscal_this_year", &form.execution.fiscal),
        ("field_carried_over", &form.execution.carried_over),
        ("field_other_funds", &form.execution.other),
    ];
    let rows = grid
        .into_iter()
        .filter(|(_, row)| **row != ExecutionRow::default())
        .map(|(label, row)| {
            Row::new(vec![
                Cell::text(words.text(label)),
                Cell::stated_amount(&row.initial_budget),
                Cell::stated_amount(&row.adjusted_budget),
                Cell::stated_amount(&row.executed),
                Cell::stated(&row.rate, |rate| Cell::Percent(*rate)),
                computed_rate(row).map_or(Cell::Absent, Cell::Percent),
                Cell::stated_number(&row.weight),
                Cell::stated_number(&row.score),
            ])
        })
        .collect();
    let columns = vec![
        Column::text(words, "funding_source"),
        Column::new(words, "initial_budget", ColumnKind::Amount(unit)),
        Column::new(words, "adjusted_budget", ColumnKind::Amount(unit)),
        Column::new(words, "executed", ColumnKind::Amount(unit)),
        Column::new(words, "rate", ColumnKind::Percent),
        Column::new(words, "computed_rate", ColumnKind::Percent),
        Column::new(words, "weight", ColumnKind::Number),
        Column::new(words, "score", ColumnKind::Number),
    ];
    let caption = words.say("caption_execution", &[("year", &subject.year.to_string())]);
    RowSet { id: "execution".into(), caption, columns, rows }
}

/// 全年执行数 ÷ 全年预算数, to two decimals or as many as the form prints.
#[must_use]
pub fn computed_rate(row: &ExecutionRow) -> Option<rust_decimal::Decimal> {
    let places = row.rate.given().map_or(2, |printed| printed.scale().max(2));
    percent(row.executed.given()?.value, row.adjusted_budget.given()?.value, places)
}
