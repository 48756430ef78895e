//! One indicator, wherever it is promised: by year, department and project.

use super::Source;
use super::indicators::{leading, meaning, understood, understood_columns, wording};
use crate::index::IndicatorEntry;
use crate::route::Page;
use crate::rows::{Cell, Column, Row, RowSet};

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
            let (name, page) = match subject.project_id() {
                Some(project) => (subject.name(), Page::ProjectYear(subject.year, project)),
                None => (
                    words.text("department_as_a_whole"),
                    Page::DepartmentYear(subject.year, subject.department.clone()),
                ),
            };
            let target = leading(indicator);
            let mut cells = vec![
                Cell::text(subject.year.to_string()),
                Cell::text(department),
                Cell::text(name),
                wording(indicator.target()),
                target.map_or(Cell::Absent, |target| Cell::text(meaning(words, target))),
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
    ];
    columns.extend(understood_columns(words));
    RowSet { id: "promises".into(), caption, columns, rows }
}
