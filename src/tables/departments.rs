//! Departments of one region in a year: what they spend, how much of it they explained, how much they promise.

use super::{GATHERED_UNIT, Source};
use crate::index::DepartmentYear;
use crate::model::amount::Amount;
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
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
                Cell::stated_amount(&department.stated_expenditure()),
                Cell::share(expenditure, total),
                Cell::Count(department.projects().count()),
                department.projects_funding().map_or(Cell::Absent, Cell::Amount),
                Cell::Count(department.projects_without_funding()),
                Cell::Count(department.indicator_count()),
            ])
            .link(0, Page::DepartmentYear(department.year, department.id.clone()))
        })
        .collect();
    let columns = vec![
        Column::text(words, "department"),
        Column::new(words, "expenditure", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "share_of_departments", ColumnKind::Percent),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "projects_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "projects_without_funding", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
        Column::new(words, "indicator_count", ColumnKind::Number),
    ];
    RowSet { id: "departments".into(), caption, columns, rows }
}

/// What each department of a region spent in each of `years`: those that spend most in the last of them first. A department
/// that stated nothing in any of them has no row.
#[must_use]
pub fn over_years<'s>(
    source: Source<'s>,
    region: Option<&Id>,
    years: &[FiscalYear],
    caption: String,
) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let is_here = |id: &&Id| site.department(id).map(|named| &named.region) == region;
    let mut found: Vec<(&Id, Vec<Option<Amount>>)> = site
        .departments()
        .iter()
        .filter(|id| site.first_department(id) == *id && is_here(id))
        .filter_map(|id| {
            let line = site.department_line(id);
            let newest = line.last()?.id;
            let mut known = line.iter().peekable();
            let spent = years.iter().map(|year| {
                while known.next_if(|at| at.year < *year).is_some() {}
                known.next_if(|at| at.year == *year)?.expenditure()
            });
            Some((newest, spent.collect()))
        })
        .filter(|(_, spent): &(_, Vec<_>)| spent.iter().any(Option::is_some))
        .collect();
    // A stable sort: departments with the same figures keep the order of their names.
    found.sort_by(|(_, a), (_, b)| b.iter().rev().cmp(a.iter().rev()));
    let rows = found.into_iter().map(|(id, spent)| {
        let name = site.department(id).map_or(id.as_str(), |named| &named.name);
        let mut cells = vec![Cell::text(name)];
        cells.extend(spent.into_iter().map(|amount| amount.map_or(Cell::Absent, Cell::Amount)));
        Row::new(cells).link(0, Page::Department(id.clone()))
    });
    let rows = rows.collect();
    let mut columns = vec![Column::text(words, "department")];
    columns.extend(years.iter().map(|year| {
        let label = words.say("column_expenditure_of_year", &[("year", &year.to_string())]);
        Column::new(words, "expenditure", ColumnKind::Amount(GATHERED_UNIT)).labelled(label)
    }));
    RowSet { id: "departments-years".into(), caption, columns, rows }
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
