//! A project's indicators across years: one row an indicator, one column of targets and one of results a year.

use super::indicators::wording;
use super::{Source, first_label, move_word, second_label};
use crate::index::SubjectYear;
use crate::judge::{Matched, Move, matched};
use crate::model::indicator::{Indicator, Level};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};

/// An indicator through the years: what each year promised, and what moved against the last year that promised anything.
struct Line<'s> {
    level: Level,
    years: Vec<Option<(&'s Indicator, Vec<Move>)>>,
}

/// The rows stand by level and by first appearance. A year in which an indicator was not declared says so. An indicator
/// that was renamed stays in its row, as far as its name stayed near.
#[must_use]
pub fn rows<'s>(source: Source<'s>, years: &[SubjectYear<'s>]) -> RowSet<'s> {
    let words = source.words;
    let mut lines = lines(years);
    lines.sort_by_key(|line| line.level);
    let reported: Vec<Option<Vec<Matched<'s>>>> = years.iter().map(|subject| reported(*subject)).collect();
    let columns = columns(source, years);
    let rows = lines
        .into_iter()
        .filter_map(|line| {
            let latest = line.years.iter().rev().flatten().next()?.0;
            let mut cells = vec![
                Cell::text(first_label(words, line.level.first)),
                Cell::text(second_label(words, line.level.second)),
                Cell::text(&*latest.name),
            ];
            for (at, (promised, reported)) in line.years.iter().zip(&reported).enumerate() {
                cells.push(promised.as_ref().map_or_else(
                    || Cell::text(words.text("not_declared")),
                    |(indicator, _)| wording(indicator.target()),
                ));
                if let Some(reported) = reported {
                    cells.push(promised.as_ref().map_or(Cell::Absent, |(one, _)| actual(one, reported)));
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
            }
            let page = Page::Indicator(line.level, latest.hash);
            Some(Row::new(cells).about(latest.hash).link(2, page))
        })
        .collect();
    RowSet { id: "indicators".into(), caption: words.text("caption_lineage").to_owned(), columns, rows }
}

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

/// What a year promised, beside what its self-evaluation reports; nothing where there is none.
fn reported<'s>(subject: SubjectYear<'s>) -> Option<Vec<Matched<'s>>> {
    let (declaration, _) = subject.self_evaluation()?;
    Some(matched((subject.indicators(), subject.year), (declaration.indicators(), subject.year)))
}

/// The result of an indicator that a year promised.
fn actual<'s>(promised: &Indicator, reported: &[Matched<'s>]) -> Cell<'s> {
    let is_it = |of: Option<(Level, &'s Indicator)>| of.is_some_and(|(_, one)| std::ptr::eq(one, promised));
    let found = reported.iter().find(|matched| is_it(matched.before));
    let result = found.and_then(|matched| matched.after?.1.result.as_deref());
    result.map_or(Cell::Absent, |result| wording(&result.actual))
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
        }
        if at > 0 {
            let moves = words.say("column_moves_of_year", &[("year", &year)]);
            columns.push(Column::text(words, "moves").labelled(moves).at(ColumnPlace::PageIfFilled));
        }
    }
    columns
}
