//! 预算执行情况 of a self-evaluation: the funding grid as the form has it, with the rate that follows from it.

use super::{Source, line_label};
use crate::index::SubjectYear;
use crate::model::amount::percent;
use crate::model::budget::ExecutionRow;
use crate::model::declaration::Declaration;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row for each line that the form fills in, the total first.
#[must_use]
pub fn rows<'s>(source: Source<'s>, subject: SubjectYear<'s>, declaration: &'s Declaration) -> RowSet<'s> {
    let (words, unit) = (source.words, declaration.unit);
    let grid = declaration.execution();
    let total = grid.map(|grid| (Cell::text(words.text("field_funding_total")), &grid.total));
    let lines = grid
        .into_iter()
        .flat_map(|grid| grid.lines.iter().map(|(line, row)| (line_label(words, &grid.lines, line), row)));
    let own = grid.into_iter().flat_map(|grid| grid.lines.own());
    let own = own.map(|line| (Cell::text(&*line.label), &line.value));
    let all = total.into_iter().chain(lines).chain(own);
    let printed = all.filter(|(_, row)| **row != ExecutionRow::default());
    let printed: Vec<(Cell<'s>, &ExecutionRow)> = printed.collect();
    let has_adjusted = printed.iter().any(|(_, row)| is_adjusted(row));
    let rows = printed
        .into_iter()
        .map(|(label, row)| {
            Row::new(vec![
                label,
                Cell::stated_amount(&row.initial_budget),
                Cell::stated_amount(&row.adjusted_budget),
                Cell::stated_amount(&row.executed),
                Cell::stated(&row.rate, |rate| Cell::Percent(*rate)),
                computed_rate(row).map_or(Cell::Absent, Cell::Percent),
                initial_rate(row).map_or(Cell::Absent, Cell::Percent),
                Cell::stated_number(&row.weight),
                Cell::stated_number(&row.score),
                Cell::stated_text(&row.deviation),
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
        Column::new(words, "initial_rate", ColumnKind::Percent).at(match has_adjusted {
            true => ColumnPlace::PageIfFilled,
            false => ColumnPlace::Data,
        }),
        Column::new(words, "weight", ColumnKind::Number),
        Column::new(words, "score", ColumnKind::Number),
        Column::text(words, "deviation").at(ColumnPlace::PageIfFilled),
    ];
    let caption = words.say("caption_execution", &[("year", &subject.year.to_string())]);
    RowSet { id: "execution".into(), caption, columns, rows }
}

/// 全年执行数 ÷ 年初预算数 in percent, to two decimals. Where no budget was adjusted it is the other rate in every row, and
/// a page has no need of it.
fn initial_rate(row: &ExecutionRow) -> Option<rust_decimal::Decimal> {
    percent(row.executed.given()?.value, row.initial_budget.given()?.value, 2)
}

fn is_adjusted(row: &ExecutionRow) -> bool {
    row.initial_budget.given() != row.adjusted_budget.given()
}

/// 全年执行数 ÷ 全年预算数, to two decimals or as many as the form prints.
#[must_use]
pub fn computed_rate(row: &ExecutionRow) -> Option<rust_decimal::Decimal> {
    let places = row.rate.given().map_or(2, |printed| printed.scale().max(2));
    percent(row.executed.given()?.value, row.adjusted_budget.given()?.value, places)
}
