//! 资金 of a project for the year, by source.

use super::{Source, line_label};
use crate::index::SubjectYear;
use crate::model::amount::{Amount, AmountUnit};
use crate::model::budget::Money;
use crate::model::stated::Stated;
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};

/// One row a source of money that the form has a figure or a word for, the total last. `id` names the table, `caption` and
/// `sum` are the words for it and for its total: the year's money, or that of the whole period.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    (id, caption, sum): (&'static str, &'static str, &'static str),
    (subject, money): (SubjectYear<'s>, &Money),
    unit: AmountUnit,
) -> RowSet<'s> {
    let words = source.words;
    let total = money.total(unit);
    let row = |label, amount: &Stated<Amount>| {
        let share = Cell::share(amount.given().copied(), total.given().copied());
        Row::new(vec![label, Cell::stated_amount(amount), share])
    };
    let mut rows: Vec<_> =
        money.lines.iter().map(|(line, amount)| row(line_label(words, &money.lines, line), amount)).collect();
    rows.extend(money.lines.own().iter().map(|line| row(Cell::text(line.label.to_string()), &line.value)));
    if !total.is_absent() {
        rows.push(row(Cell::text(words.text(sum)), &total));
    }
    let columns = vec![
        Column::text(words, "funding_source"),
        Column::new(words, "amount", ColumnKind::Amount(unit)),
        Column::new(words, "share_of_funding", ColumnKind::Percent),
    ];
    let caption = words.say(caption, &[("year", &subject.year.to_string())]);
    RowSet { id: id.into(), caption, columns, rows }
}
