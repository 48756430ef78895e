//! 资金 of a project for the year, by source.

use super::Source;
use crate::index::SubjectYear;
use crate::model::amount::AmountUnit;
use crate::model::declaration::ProjectTargets;
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};

/// One row a source of money that the form has a figure or a word for, the total last.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    subject: SubjectYear<'s>,
    form: &ProjectTargets,
    unit: AmountUnit,
) -> RowSet<'s> {
    let words = source.words;
    let total = form.funding.total(unit);
    let sources = [
        ("field_fiscal", &form.funding.fiscal),
        ("field_upper_level", &form.funding.upper_level),
        ("field_other_funds", &form.funding.other),
        ("field_funding_total", &total),
    ];
    let rows = sources
        .into_iter()
        .filter(|(_, amount)| !amount.is_absent())
        .map(|(label, amount)| {
            let share = Cell::share(amount.given().copied(), total.given().copied());
            Row::new(vec![Cell::text(words.text(label)), Cell::stated_amount(amount), share])
        })
        .collect();
    let columns = vec![
        Column::text(words, "funding_source"),
        Column::new(words, "amount", ColumnKind::Amount(unit)),
        Column::new(words, "share", ColumnKind::Percent),
    ];
    let caption = words.say("caption_funding", &[("year", &subject.year.to_string())]);
    RowSet { id: "funding".into(), caption, columns, rows }
}
