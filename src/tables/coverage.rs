//! Coverage of a year: which department published which form, how much of its projects that explains, and what is missing.

use super::{GATHERED_UNIT, Source};
use crate::index::{Coverage, DepartmentYear};
use crate::model::date::Date;
use crate::model::year::FiscalYear;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row a department, by name. Results of a year that is not over on `as_of` are not missing.
#[must_use]
pub fn rows(source: Source<'_>, year: FiscalYear, as_of: Date) -> RowSet<'_> {
    let (site, words) = (source.site, source.words);
    let rows = site.departments_of(year).map(|department| row(source, &department, as_of)).collect();
    let columns = vec![
        Column::text(words, "department"),
        Column::new(words, "project_expenditure", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "disclosed_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "disclosed_share", ColumnKind::Percent),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "projects_with_targets", ColumnKind::Number),
        Column::new(words, "declared_without_funding", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
        Column::new(words, "projects_with_results", ColumnKind::Number),
        Column::text(words, "not_published"),
    ];
    RowSet {
        id: "coverage".into(),
        caption: words.say("caption_coverage", &[("year", &year.to_string())]),
        columns,
        rows,
    }
}

fn row<'s>(source: Source<'s>, department: &DepartmentYear<'s>, as_of: Date) -> Row<'s> {
    let coverage = Coverage::of(department);
    let missing = missing(source, &coverage, as_of.year() > department.year.number());
    Row::new(vec![
        Cell::text(department.name()),
        Cell::stated_amount(&coverage.project_expenditure),
        coverage.disclosed.map_or(Cell::Absent, Cell::Amount),
        Cell::share(coverage.disclosed, coverage.project_expenditure.given().copied()),
        Cell::Count(coverage.projects),
        Cell::Count(coverage.with_targets),
        Cell::Count(coverage.without_funding),
        Cell::Count(coverage.with_self_evaluation),
        match missing.is_empty() {
            true => Cell::text(source.words.text("value_none")),
            false => Cell::text(missing.join(source.words.text("list_semicolon"))),
        },
    ])
    .link(0, Page::DepartmentYear(department.year, department.id.clone()))
}

/// What this site has not of a department's year, in words.
#[must_use]
pub fn missing(source: Source<'_>, coverage: &Coverage, is_over: bool) -> Vec<String> {
    let words = source.words;
    let mut missing = Vec::new();
    if !coverage.has_targets {
        missing.push(words.text("missing_department_targets").to_owned());
    }
    if let Some(rest) = coverage.undisclosed() {
        let parts = [("amount", &*rest.grouped()), ("unit", rest.unit.name())];
        let word = match (coverage.disclosed, coverage.without_funding) {
            (None, _) => "missing_project_targets_all",
            (Some(_), 0) => "missing_project_targets",
            (Some(_), _) => "missing_project_targets_at_most",
        };
        missing.push(words.say(word, &parts));
    }
    let declared_only = coverage.projects - coverage.with_targets;
    if declared_only > 0 {
        missing.push(words.say("missing_targets_of", &[("count", &declared_only.to_string())]));
    }
    if is_over && !coverage.has_self_evaluation {
        missing.push(words.text("missing_department_results").to_owned());
    }
    let without_results = coverage.projects - coverage.with_self_evaluation;
    if is_over && without_results > 0 {
        missing.push(words.say("missing_project_results", &[("count", &without_results.to_string())]));
    }
    missing
}
