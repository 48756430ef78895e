//! Years side by side: of a project, of a department.

use super::{GATHERED_UNIT, Source};
use crate::index::{DepartmentYear, SubjectYear};
use crate::judge::State;
use crate::model::amount::{Amount, AmountUnit};
use crate::model::budget::ExecutionRow;
use crate::model::stated::Stated;
use crate::outcomes::Tally;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// The site year by year and region by region: no sum crosses from one region to another.
#[must_use]
pub fn of_site(source: Source<'_>) -> RowSet<'_> {
    let (site, words) = (source.site, source.words);
    let mut rows = Vec::new();
    for year in site.years().rev() {
        for (region, departments) in site.regions_of(year) {
            let name = region.and_then(|id| site.registry.regions.get(id)).map_or("", |region| &region.name);
            let projects = departments.iter().map(|department| department.projects().count()).sum();
            let row = Row::new(vec![
                Cell::text(year.to_string()),
                Cell::text(name),
                Cell::Count(departments.len()),
                super::departments::total(&departments).map_or(Cell::Absent, Cell::Amount),
                Cell::Count(projects),
                Cell::Count(departments.iter().map(DepartmentYear::indicator_count).sum()),
            ]);
            rows.push(row.link(0, Page::Year(year)));
        }
    }
    let columns = vec![
        Column::text(words, "year"),
        super::region_column(source),
        Column::new(words, "department_count", ColumnKind::Number),
        Column::new(words, "expenditure", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "indicator_count", ColumnKind::Number),
    ];
    RowSet { id: "years".into(), caption: words.text("caption_years").to_owned(), columns, rows }
}

/// A project's money year by year: what the targets state, and budget and execution as the self-evaluation has them.
#[must_use]
pub fn of_project<'s>(source: Source<'s>, years: &[SubjectYear<'s>], unit: AmountUnit) -> RowSet<'s> {
    let words = source.words;
    let rows = years
        .iter()
        .map(|subject| {
            let execution = subject.execution();
            let stated = |pick: fn(&ExecutionRow) -> &Stated<Amount>| {
                execution.map_or(Cell::Absent, |row| Cell::stated_amount(pick(row)))
            };
            let declared = subject.project_targets().map(|form| form.funding.total(subject.leading().unit));
            let row = Row::new(vec![
                Cell::text(subject.year.to_string()),
                Cell::text(subject.name()),
                declared.map_or(Cell::Absent, |amount| Cell::stated_amount(&amount)),
                stated(|row| &row.initial_budget),
                stated(|row| &row.adjusted_budget),
                stated(|row| &row.executed),
                Cell::Count(subject.indicators().count()),
                results_of_project(source, *subject),
            ]);
            match subject.project_id() {
                Some(project) => row.link(0, Page::ProjectYear(subject.year, project)),
                None => row,
            }
        })
        .collect();
    let columns = vec![
        Column::text(words, "year"),
        Column::text(words, "name_that_year"),
        Column::new(words, "declared_funding", ColumnKind::Amount(unit)),
        Column::new(words, "initial_budget", ColumnKind::Amount(unit)).at(ColumnPlace::PageIfFilled),
        Column::new(words, "adjusted_budget", ColumnKind::Amount(unit)).at(ColumnPlace::PageIfFilled),
        Column::new(words, "executed", ColumnKind::Amount(unit)).at(ColumnPlace::PageIfFilled),
        Column::new(words, "indicator_count", ColumnKind::Number),
        Column::text(words, "results").at(ColumnPlace::PageIfFilled),
    ];
    RowSet { id: "years".into(), caption: words.text("caption_project_years").to_owned(), columns, rows }
}

/// How many of the reported indicators of a project are met; nothing where none were reported.
fn results_of_project<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> Cell<'s> {
    let tally: Tally = source.outcomes.of_subject(subject).iter().collect();
    let parts = [("met", &*tally.of(State::Met).to_string()), ("count", &*tally.total().to_string())];
    if tally.total() == 0 { Cell::Absent } else { Cell::text(source.words.say("results_met", &parts)) }
}

/// How many projects of a department published a self-evaluation, and how many of the indicators in them are met; nothing
/// where none did.
#[must_use]
pub fn results_of_department<'s>(source: Source<'s>, department: &DepartmentYear<'s>) -> Cell<'s> {
    let of_project = |subject: SubjectYear<'s>| source.outcomes.of_subject(subject);
    let tally: Tally = department.projects().flat_map(of_project).collect();
    if tally.total() == 0 {
        return Cell::Absent;
    }
    let reported = department.projects().filter(|subject| subject.self_evaluation().is_some()).count();
    let parts = [
        ("projects", &*department.projects().count().to_string()),
        ("reported", &*reported.to_string()),
        ("count", &*tally.total().to_string()),
        ("met", &*tally.of(State::Met).to_string()),
    ];
    Cell::text(source.words.say("results_of_department", &parts))
}

/// A department year by year.
#[must_use]
pub fn of_department<'s>(source: Source<'s>, years: &[DepartmentYear<'s>]) -> RowSet<'s> {
    let words = source.words;
    let rows = years
        .iter()
        .map(|at| {
            Row::new(vec![
                Cell::text(at.year.to_string()),
                Cell::text(at.name()),
                Cell::stated_amount(&at.stated_expenditure()),
                Cell::Count(at.projects().count()),
                at.projects_funding().map_or(Cell::Absent, Cell::Amount),
                Cell::Count(at.projects_without_funding()),
                Cell::Count(at.indicator_count()),
                results_of_department(source, at),
            ])
            .link(0, Page::DepartmentYear(at.year, at.id.clone()))
        })
        .collect();
    let columns = vec![
        Column::text(words, "year"),
        Column::text(words, "name_that_year"),
        Column::new(words, "expenditure", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "projects_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "projects_without_funding", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
        Column::new(words, "indicator_count", ColumnKind::Number),
        Column::text(words, "results").at(ColumnPlace::PageIfFilled),
    ];
    RowSet { id: "years".into(), caption: words.text("caption_department_years").to_owned(), columns, rows }
}
