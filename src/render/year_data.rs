//! The data files of a year: every row of one kind, whichever page it stands on.

use crate::export::csv;
use crate::index::{Site, SubjectYear};
use crate::model::declaration::Declaration;
use crate::model::indicator::{Indicator, IndicatorGroup};
use crate::model::year::FiscalYear;
use crate::route::YearData;
use crate::rows::{Cell, Column, ColumnKind, Row};
use crate::tables::indicators::{leading, own, understood, understood_columns, wording};
use crate::tables::{GATHERED_UNIT, assurance_word, level_label, published_first, published_second};
use crate::words::Words;

/// The columns of a year's data file, for the file and for the data dictionary.
#[must_use]
pub fn columns(words: &Words, kind: YearData) -> Vec<Column> {
    let text = |key| Column::text(words, key);
    let amount = |key| Column::new(words, key, ColumnKind::Amount(GATHERED_UNIT));
    let number = |key| Column::new(words, key, ColumnKind::Number);
    let mut columns = vec![text("year"), text("region"), text("department_id"), text("department")];
    match kind {
        YearData::Departments => columns.extend([
            amount("expenditure"),
            number("project_count"),
            amount("projects_funding"),
            number("projects_without_funding"),
            number("indicator_count"),
        ]),
        YearData::Projects => columns.extend([
            text("project_id"),
            text("project"),
            text("implementing_unit"),
            amount("funding"),
            amount("initial_budget"),
            amount("adjusted_budget"),
            amount("executed"),
            number("total_score"),
            text("assurance"),
            number("indicator_count"),
        ]),
        YearData::Indicators => {
            columns.extend([
                text("project_id"),
                text("subject"),
                text("form"),
                number("edition"),
                text("indicator_id"),
                text("first_level"),
                text("second_level"),
                text("indicator"),
                text("period_target"),
                text("annual_target"),
            ]);
            columns.extend(understood_columns(words));
            columns.extend([
                text("sign"),
                text("unit"),
                text("polarity"),
                text("index_level"),
                number("weight"),
                text("assurance"),
                text("actual"),
                Column::new(words, "completion", ColumnKind::Percent),
                number("score"),
                text("deviation"),
                text("corrective_action"),
            ]);
        }
    }
    columns
}

/// The file.
#[must_use]
pub fn file(site: &Site, words: &Words, (year, kind): (FiscalYear, YearData)) -> Vec<u8> {
    let columns = columns(words, kind);
    match kind {
        YearData::Departments => csv::write_rows(&columns, departments(site, year), words),
        YearData::Projects => csv::write_rows(&columns, projects(site, words, year), words),
        YearData::Indicators => csv::write_rows(&columns, indicators(site, words, year), words),
    }
}

/// How many rows the file has.
#[must_use]
pub fn count(site: &Site, year: FiscalYear, kind: YearData) -> usize {
    match kind {
        YearData::Departments => site.departments_of(year).count(),
        YearData::Projects => site.subjects_of(year).filter(|subject| subject.project.is_some()).count(),
        YearData::Indicators => {
            site.subjects_of(year).flat_map(|s| s.declarations).map(|d| d.indicators().count()).sum()
        }
    }
}

fn head<'s>(site: &'s Site, year: FiscalYear, id: &'s crate::model::identity::Id) -> Vec<Cell<'s>> {
    let region = site.department(id).and_then(|department| site.registry.regions.get(&department.region));
    vec![
        Cell::text(year.to_string()),
        region.map_or(Cell::Absent, |region| Cell::text(&*region.name)),
        Cell::text(id.as_str()),
        Cell::text(site.department_name(id, year)),
    ]
}

fn departments(site: &Site, year: FiscalYear) -> impl Iterator<Item = Row<'_>> {
    site.departments_of(year).map(move |department| {
        let mut cells = head(site, year, department.id);
        cells.extend([
            Cell::stated_amount(&department.stated_expenditure()),
            Cell::Count(department.projects().count()),
            department.projects_funding().map_or(Cell::Absent, Cell::Amount),
            Cell::Count(department.projects_without_funding()),
            Cell::Count(department.indicator_count()),
        ]);
        Row::new(cells)
    })
}

fn projects<'s>(site: &'s Site, words: &'s Words, year: FiscalYear) -> impl Iterator<Item = Row<'s>> {
    site.subjects_of(year).filter(|subject| subject.project.is_some()).map(move |subject| {
        let mut cells = head(site, year, subject.department);
        let row = subject.execution();
        let reported = subject.self_evaluation().map(|(declaration, _)| declaration);
        let unit = subject.head().map_or(Cell::Absent, |head| Cell::stated_text(&head.implementing_unit));
        cells.extend([
            subject.project.map_or(Cell::Absent, |id| Cell::text(id.as_str())),
            Cell::text(subject.name()),
            unit,
            Cell::stated_amount(&subject.funding()),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.initial_budget)),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.adjusted_budget)),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.executed)),
            reported.map_or(Cell::Absent, |declaration| Cell::stated_number(declaration.total_score())),
            assured(words, reported),
            Cell::Count(subject.indicators().count()),
        ]);
        Row::new(cells)
    })
}

fn indicators<'s>(site: &'s Site, words: &'s Words, year: FiscalYear) -> impl Iterator<Item = Row<'s>> {
    site.subjects_of(year).flat_map(move |subject| {
        subject.declarations.iter().flat_map(move |declaration| {
            declaration.indicator_groups().iter().flat_map(move |group| {
                group.indicators.iter().map(move |indicator| {
                    let mut cells = head(site, year, subject.department);
                    cells.extend(promise(words, (subject, declaration), (group, indicator)));
                    cells.extend(outcome(words, declaration, indicator));
                    Row::new(cells)
                })
            })
        })
    })
}

/// What an indicator promises, and where it stands.
fn promise<'s>(
    words: &'s Words,
    (subject, declaration): (SubjectYear<'s>, &'s Declaration),
    (group, indicator): (&'s IndicatorGroup, &'s Indicator),
) -> Vec<Cell<'s>> {
    let mut cells = vec![
        subject.project.map_or(Cell::Absent, |id| Cell::text(id.as_str())),
        Cell::text(match subject.project {
            Some(_) => subject.name(),
            None => words.text("department_as_a_whole"),
        }),
        Cell::text(&*declaration.title),
        Cell::Number(declaration.key.edition.into()),
        Cell::text(indicator.hash.as_str().to_owned()),
        Cell::text(published_first(words, group)),
        Cell::text(published_second(words, group)),
        Cell::text(&*indicator.name),
        wording(&indicator.period_target),
        wording(&indicator.annual_target),
    ];
    cells.extend(understood(leading(indicator)));
    cells.extend(own(words, indicator));
    cells.push(Cell::text(level_label(words, group.level.modern())));
    cells.push(Cell::stated_number(indicator.weight()));
    cells
}

/// What came of it, in forms that report results.
fn outcome<'s>(words: &'s Words, declaration: &'s Declaration, indicator: &'s Indicator) -> [Cell<'s>; 6] {
    let Some(result) = indicator.result.as_deref() else { return [const { Cell::Absent }; 6] };
    [
        assured(words, Some(declaration)),
        wording(&result.actual),
        Cell::stated(&result.completion, |rate| Cell::Percent(*rate)),
        Cell::stated_number(&result.score),
        Cell::stated_text(&result.deviation),
        Cell::stated_text(&result.corrective_action),
    ]
}

/// Who stands behind the results of a declaration.
fn assured<'s>(words: &'s Words, declaration: Option<&Declaration>) -> Cell<'s> {
    let assurance = declaration.and_then(Declaration::assurance);
    assurance.map_or(Cell::Absent, |assurance| Cell::text(words.text(assurance_word(assurance))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::stated::Stated;

    #[test]
    fn four_states_stay_four_in_a_file() {
        let words = Words::new(crate::language::Language::Chinese);
        let states: [Stated<Box<str>>; 4] = [
            Stated::Absent,
            Stated::NotApplicable,
            Stated::Withheld("依据".into()),
            Stated::Given("0".into()),
        ];
        let texts: std::collections::BTreeSet<_> = states
            .iter()
            .map(|state| Cell::stated_text(state).plain(ColumnKind::Text, &words).into_owned())
            .collect();
        assert_eq!(texts.len(), 4);
    }
}
