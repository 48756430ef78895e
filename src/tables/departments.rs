//! Departments of one region in a year: what they spend, how much of it they explained, how much they promise.

use super::{GATHERED_UNIT, Source};
use crate::index::DepartmentYear;
use crate::model::amount::Amount;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row a department, by what it spends. Shares are of the sum of those that stated their expenditure.
#[must_use]
pub fn rows<'s>(source: Source<'s>, departments: &[DepartmentYear<'s>], caption: String) -> RowSet<'s> {
    let words = source.words;
    let total = total(departments);
    let rows = ranked(departments)
        .into_iter()
        .map(|department| {
            let expenditure = department.expenditure();
            Row::new(vec![
                Cell::text(department.name()),
                expenditure.map_or(Cell::Absent, Cell::Amount),
                Cell::share(expenditure, total),
                Cell::Count(department.projects().count()),
                department.projects_funding().map_or(Cell::Absent, Cell::Amount),
                super::missing(department.projects_without_funding()),
                Cell::Count(department.indicator_count()),
            ])
            .link(0, Page::DepartmentYear(department.year, department.id.clone()))
        })
        .collect();
    let columns = vec![
        Column::text(words, "department"),
        Column::new(words, "expenditure", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "share", ColumnKind::Percent),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "projects_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "projects_without_funding", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
        Column::new(words, "indicator_count", ColumnKind::Number),
    ];
    RowSet { id: "departments".into(), caption, columns, rows }
}

/// Departments by expenditure, largest first; without a figure, by their projects' funding.
#[must_use]
pub fn ranked<'s>(departments: &[DepartmentYear<'s>]) -> Vec<DepartmentYear<'s>> {
    let mut ranked: Vec<_> = departments.iter().map(|d| (d.expenditure(), d.projects_funding(), d)).collect();
    // A stable sort: departments without any figure keep the order of their names.
    ranked.sort_by(|a, b| (&b.0, &b.1).cmp(&(&a.0, &a.1)));
    ranked.into_iter().map(|(_, _, department)| department.clone()).collect()
}

/// The sum of the expenditure that departments stated; `None` where none did.
#[must_use]
pub fn total(departments: &[DepartmentYear<'_>]) -> Option<Amount> {
    let mut stated = departments.iter().filter_map(DepartmentYear::expenditure).peekable();
    stated.peek()?;
    Amount::sum(stated, GATHERED_UNIT)
}
