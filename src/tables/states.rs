//! What came of a year's promises, by state: how many there are of each, and every indicator that is not met or of which
//! that cannot be said, with what the office says of it.

use super::indicators::wording;
use super::results::Told;
use super::{Source, subject};
use crate::index::SubjectYear;
use crate::judge::State;
use crate::model::year::FiscalYear;
use crate::outcomes::{Outcome, Tally};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// A subject of a year, and one outcome of its self-evaluation.
pub type Reported<'s> = (SubjectYear<'s>, &'s Outcome<'s>);

/// Everything that the self-evaluations of a year report, department by department, each as a whole before its projects.
#[must_use]
pub fn reported(source: Source<'_>, year: FiscalYear) -> Vec<Reported<'_>> {
    let departments = source.site.departments_of(year);
    let subjects =
        departments.flat_map(|department| department.whole().into_iter().chain(department.projects()));
    let outcomes = |subject| source.outcomes.of_subject(subject).iter().map(move |one| (subject, one));
    subjects.flat_map(outcomes).collect()
}

/// One row a state that there is, in the order of [`State::ALL`].
#[must_use]
pub fn counts<'s>(source: Source<'s>, year: FiscalYear, tally: Tally) -> RowSet<'s> {
    let words = source.words;
    let counted = State::ALL.into_iter().map(|state| (state, tally.of(state)));
    let rows = counted
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| Row::new(vec![Cell::State(state), Cell::Count(count)]))
        .collect();
    let columns =
        vec![Column::text(words, "result_state"), Column::new(words, "indicator_count", ColumnKind::Number)];
    let caption = words.say("caption_state_counts", &[("year", &year.to_string())]);
    RowSet { id: "state-counts".into(), caption, columns, rows }
}

/// The states that are listed one by one, in this order.
const LISTED: [State; 4] = [State::NotMet, State::PartlyMet, State::NotYetDue, State::CannotBeJudged];

/// One row an indicator that is not met, under its state.
#[must_use]
pub fn rows<'s>(source: Source<'s>, year: FiscalYear, reported: &[Reported<'s>]) -> RowSet<'s> {
    let words = source.words;
    let of_state = |state: State| reported.iter().filter(move |(_, outcome)| outcome.judged.state == state);
    let rows = LISTED.into_iter().flat_map(of_state).map(|reported| row(source, reported)).collect();
    let columns = vec![
        Column::text(words, "result_state").at(ColumnPlace::Group),
        Column::text(words, "subject"),
        Column::text(words, "department"),
        Column::text(words, "indicator"),
        Column::text(words, "annual_target"),
        Column::text(words, "actual"),
        Column::text(words, "judged_by"),
        Column::text(words, "deviation"),
        Column::text(words, "corrective_action").at(ColumnPlace::PageIfFilled),
    ];
    let caption = words.say("caption_results_by_state", &[("year", &year.to_string())]);
    RowSet { id: "results".into(), caption, columns, rows }
}

fn row<'s>(source: Source<'s>, (of, outcome): &Reported<'s>) -> Row<'s> {
    let result = outcome.reported.result.as_deref();
    let (name, page) = subject(source, *of);
    let row = Row::new(vec![
        Cell::State(outcome.judged.state),
        Cell::text(name),
        Cell::text(source.site.department_name(of.department, of.year)),
        Cell::text(&*outcome.reported.name),
        wording(outcome.target),
        result.map_or(Cell::Absent, |result| wording(&result.actual)),
        Cell::text(Told::new(source.words, outcome).sentence(source.words)),
        result.map_or(Cell::Absent, |result| Cell::stated_text(&result.deviation)),
        result.map_or(Cell::Absent, |result| Cell::stated_text(&result.corrective_action)),
    ]);
    let row = row.link(1, page).link(2, Page::DepartmentYear(of.year, of.department.clone()));
    // One that only the self-evaluation names is no promise, and has no page among the promises.
    match source.site.indicators().entry(outcome.level, outcome.reported.hash) {
        Some(entry) => row.link(3, Page::Indicator(entry.level, entry.hash)),
        None => row,
    }
}
