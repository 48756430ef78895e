//! The data files of a year: every row of one kind, whichever page it stands on.

use super::scene::File;
use crate::export::csv;
use crate::index::Site;
use crate::model::declaration::Content;
use crate::model::year::FiscalYear;
use crate::route::{YearData, year_data_address};
use crate::rows::{Cell, Column, ColumnKind, Row};
use crate::tables::indicators::{leading, understood, understood_columns, wording};
use crate::tables::{GATHERED_UNIT, first_label, second_label};
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
            columns.extend([text("actual"), number("weight"), number("score"), text("deviation")]);
        }
    }
    columns
}

/// The file.
pub(super) fn file(site: &Site, words: &Words, (year, kind): (FiscalYear, YearData)) -> File {
    let columns = columns(words, kind);
    let bytes = match kind {
        YearData::Departments => csv::write_rows(&columns, departments(site, year), words),
        YearData::Projects => csv::write_rows(&columns, projects(site, year), words),
        YearData::Indicators => csv::write_rows(&columns, indicators(site, words, year), words),
    };
    (year_data_address(year, kind), bytes)
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
            department.expenditure().map_or(Cell::Absent, Cell::Amount),
            Cell::Count(department.projects().count()),
            department.projects_funding().map_or(Cell::Absent, Cell::Amount),
            Cell::Count(department.projects_without_funding()),
            Cell::Count(department.indicator_count()),
        ]);
        Row::new(cells)
    })
}

fn projects(site: &Site, year: FiscalYear) -> impl Iterator<Item = Row<'_>> {
    site.subjects_of(year).filter(|subject| subject.project.is_some()).map(move |subject| {
        let mut cells = head(site, year, subject.department);
        let row = subject.execution();
        let unit = subject.head().map_or(Cell::Absent, |head| Cell::stated_text(&head.implementing_unit));
        cells.extend([
            subject.project.map_or(Cell::Absent, |id| Cell::text(id.as_str())),
            Cell::text(subject.name()),
            unit,
            Cell::stated_amount(&subject.funding()),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.initial_budget)),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.adjusted_budget)),
            row.map_or(Cell::Absent, |row| Cell::stated_amount(&row.executed)),
            subject
                .self_evaluation()
                .map_or(Cell::Absent, |(_, form)| Cell::stated_number(&form.total_score)),
            Cell::Count(subject.indicators().count()),
        ]);
        Row::new(cells)
    })
}

fn indicators<'s>(site: &'s Site, words: &'s Words, year: FiscalYear) -> impl Iterator<Item = Row<'s>> {
    site.subjects_of(year).flat_map(move |subject| {
        subject.declarations.iter().flat_map(move |declaration| {
            let results = matches!(declaration.content, Content::ProjectSelfEvaluation(_));
            declaration.indicators().map(move |(level, indicator)| {
                let mut cells = head(site, year, subject.department);
                cells.extend([
                    subject.project.map_or(Cell::Absent, |id| Cell::text(id.as_str())),
                    Cell::text(if subject.project.is_some() {
                        subject.name()
                    } else {
                        words.text("department_as_a_whole")
                    }),
                    Cell::text(declaration.key.form.titles()[0]),
                    Cell::Number(declaration.key.edition.into()),
                    Cell::text(indicator.hash.as_str().to_owned()),
                    Cell::text(first_label(words, level.first)),
                    Cell::text(second_label(words, level.second)),
                    Cell::text(&*indicator.name),
                    wording(&indicator.period_target),
                    wording(&indicator.annual_target),
                ]);
                cells.extend(understood(leading(indicator)));
                match indicator.result.as_deref().filter(|_| results) {
                    Some(result) => cells.extend([
                        wording(&result.actual),
                        Cell::stated_number(&result.weight),
                        Cell::stated_number(&result.score),
                        Cell::stated_text(&result.deviation),
                    ]),
                    None => cells.extend([Cell::Absent, Cell::Absent, Cell::Absent, Cell::Absent]),
                }
                Row::new(cells)
            })
        })
    })
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
