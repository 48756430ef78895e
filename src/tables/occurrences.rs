//! One indicator, wherever it is promised: by year, department and project, with what came of it.

use super::Source;
use super::indicators::{leading, meaning, understood, understood_columns, wording};
use super::spread::outcome;
use crate::index::IndicatorEntry;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};

/// One row a promise.
#[must_use]
pub fn rows<'s>(source: Source<'s>, entry: &IndicatorEntry, caption: String) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let rows = site
        .indicators()
        .occurrences(entry)
        .iter()
        .filter_map(|occurrence| {
            let subject = site.subject_at(occurrence.subject);
            let (_, indicator) = occurrence.indicator(site)?;
            let department = site.department_name(subject.department, subject.year);
            let (name, page) = super::subject(source, subject);
            let target = leading(indicator);
            let outcome = outcome(source, occurrence);
            let result = outcome.and_then(|outcome| outcome.reported.result.as_deref());
            let mut cells = vec![
                Cell::text(subject.year.to_string()),
                Cell::text(department),
                Cell::text(name),
                wording(indicator.target()),
                target.map_or(Cell::Absent, |target| Cell::text(meaning(words, target))),
                result.map_or(Cell::Absent, |result| wording(&result.actual)),
                outcome.map_or(Cell::Absent, |outcome| Cell::State(outcome.judged.state)),
            ];
            cells.extend(understood(target));
            Some(Row::new(cells).link(2, page))
        })
        .collect();
    let mut columns = vec![
        Column::text(words, "year"),
        Column::text(words, "department"),
        Column::text(words, "subject"),
        Column::text(words, "annual_target"),
        Column::text(words, "meaning"),
        Column::text(words, "actual").at(ColumnPlace::PageIfFilled),
        Column::text(words, "result_state").at(ColumnPlace::PageIfFilled),
    ];
    columns.extend(understood_columns(words));
    RowSet { id: "promises".into(), caption, columns, rows }
}
