//! A project's indicators across years: one row an indicator, and of each year its target, its result and what is said of
//! it.

use super::indicators::wording;
use super::{Source, first_label, move_word, second_label};
use crate::index::SubjectYear;
use crate::judge::{Matched, Move, State, matched};
use crate::model::indicator::{Indicator, Level};
use crate::outcomes::Outcome;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};

/// An indicator through the years: what each year promised, and what moved against the last year that promised anything.
struct Line<'s> {
    level: Level,
    years: Vec<Option<(&'s Indicator, Vec<Move>)>>,
}

/// The table, and what it tells of each row and year.
#[derive(Debug)]
pub struct Lineage<'s> {
    /// The table.
    pub set: RowSet<'s>,
    /// For each of its rows what each year tells, in the order of the years.
    pub told: Vec<Vec<Told>>,
}

/// What a year tells of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It was not declared that year.
    NotDeclared,
    /// It was, and no result of it is published.
    NotReported,
    /// Its result was held against its target.
    Judged(State),
}

/// The rows stand by level and by first appearance. A year in which an indicator was not declared says so. An indicator
/// that was renamed stays in its row, as far as its name stayed near. `outcomes` are those of each year.
#[must_use]
pub fn rows<'s>(source: Source<'s>, years: &[SubjectYear<'s>], outcomes: &[Vec<Outcome<'s>>]) -> Lineage<'s> {
    let words = source.words;
    let mut lines = lines(years);
    lines.sort_by_key(|line| line.level);
    let columns = columns(source, years);
    let (mut rows, mut all_told) = (Vec::with_capacity(lines.len()), Vec::with_capacity(lines.len()));
    for line in lines {
        let Some((latest, _)) = line.years.iter().rev().flatten().next() else { continue };
        let mut cells = vec![
            Cell::text(first_label(words, line.level.first)),
            Cell::text(second_label(words, line.level.second)),
            Cell::text(&*latest.name),
        ];
        let mut told = Vec::with_capacity(years.len());
        for (at, (promised, subject)) in line.years.iter().zip(years).enumerate() {
            let outcome = promised.as_ref().and_then(|(one, _)| outcome(one, outcomes.get(at)?));
            cells.push(promised.as_ref().map_or_else(
                || Cell::text(words.text("not_declared")),
                |(indicator, _)| wording(indicator.target()),
            ));
            if subject.self_evaluation().is_some() {
                cells.push(outcome.map_or(Cell::Absent, actual));
                cells.push(outcome.map_or(Cell::Absent, |of| Cell::State(of.judged.state)));
            }
            if at > 0 {
                let moves = promised.iter().flat_map(|(_, moves)| moves);
                let moves: Vec<&str> = moves.map(|one| words.text(move_word(*one))).collect();
                cells.push(if moves.is_empty() {
                    Cell::Absent
                } else {
                    Cell::text(moves.join(words.text("list_comma")))
                });
            }
            told.push(match (promised, outcome) {
                (None, _) => Told::NotDeclared,
                (Some(_), None) => Told::NotReported,
                (Some(_), Some(of)) => Told::Judged(of.judged.state),
            });
        }
        let page = Page::Indicator(line.level, latest.hash);
        rows.push(Row::new(cells).about(latest.hash).link(NAME, page));
        all_told.push(told);
    }
    let caption = words.text("caption_lineage").to_owned();
    Lineage { set: RowSet { id: "indicators".into(), caption, columns, rows }, told: all_told }
}

/// Where the indicator's name stands: behind its two levels.
const NAME: usize = 2;

/// Follows each indicator from year to year.
fn lines<'s>(years: &[SubjectYear<'s>]) -> Vec<Line<'s>> {
    let mut lines: Vec<Line<'s>> = Vec::new();
    let mut before: Option<(usize, SubjectYear<'s>)> = None;
    for (at, subject) in years.iter().enumerate() {
        let promised: Vec<_> = subject.indicators().collect();
        if promised.is_empty() {
            continue;
        }
        let matches = match before {
            Some((_, earlier)) => matched((earlier.indicators(), earlier.year), (promised, subject.year)),
            None => matched(([], subject.year), (promised, subject.year)),
        };
        for Matched { before: old, after, mut moves, .. } in matches {
            let Some((level, indicator)) = after else { continue };
            let line = old.zip(before).and_then(|((_, old), (then, _))| {
                let holds = |line: &&mut Line<'s>| {
                    line.years[then].as_ref().is_some_and(|(known, _)| std::ptr::eq(*known, old))
                };
                lines.iter_mut().find(holds)
            });
            // In the first year of all there is nothing that anything could be new beside.
            moves.retain(|one| before.is_some() || *one != Move::Added);
            match line {
                Some(line) => line.years[at] = Some((indicator, moves)),
                None => {
                    let mut promises: Vec<_> = years.iter().map(|_| None).collect();
                    promises[at] = Some((indicator, moves));
                    lines.push(Line { level: level.modern(), years: promises });
                }
            }
        }
        before = Some((at, *subject));
    }
    lines
}

/// What came of an indicator that a year promised; nothing where its self-evaluation does not have it.
fn outcome<'o, 's>(promised: &Indicator, outcomes: &'o [Outcome<'s>]) -> Option<&'o Outcome<'s>> {
    let is_it = |one: &Indicator| std::ptr::eq(one, promised);
    outcomes.iter().find(|of| of.declared.is_some_and(is_it) || is_it(of.reported))
}

fn actual<'s>(of: &Outcome<'s>) -> Cell<'s> {
    of.reported.result.as_deref().map_or(Cell::Absent, |result| wording(&result.actual))
}

fn columns(source: Source<'_>, years: &[SubjectYear<'_>]) -> Vec<Column> {
    let words = source.words;
    let mut columns = vec![
        Column::text(words, "first_level").at(ColumnPlace::Group),
        Column::text(words, "second_level").at(ColumnPlace::Group),
        Column::text(words, "indicator"),
    ];
    for (at, subject) in years.iter().enumerate() {
        let year = subject.year.to_string();
        let target = words.say("column_target_of_year", &[("year", &year)]);
        columns.push(Column::text(words, "annual_target").labelled(target));
        if subject.self_evaluation().is_some() {
            let actual = words.say("column_actual_of_year", &[("year", &year)]);
            columns.push(Column::text(words, "actual").labelled(actual));
            let state = words.say("column_state_of_year", &[("year", &year)]);
            columns.push(Column::text(words, "result_state").labelled(state));
        }
        if at > 0 {
            let moves = words.say("column_moves_of_year", &[("year", &year)]);
            columns.push(Column::text(words, "moves").labelled(moves).at(ColumnPlace::PageIfFilled));
        }
    }
    columns
}
