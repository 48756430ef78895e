//! Moved goalposts: what was promised before and what after, what moved, and what the office says of it.

use super::indicators::wording;
use super::{Source, move_word};
use crate::goalposts::{Between, Comparison, comparisons};
use crate::index::SubjectYear;
use crate::judge::{Certainty, Matched, Move};
use crate::model::indicator::Indicator;
use crate::model::year::FiscalYear;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// Of one subject in a year: one row an indicator that moved, under the two forms that are compared.
#[must_use]
pub fn of_subject<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> RowSet<'s> {
    let words = source.words;
    let mut columns = vec![Column::text(words, "comparison").at(ColumnPlace::Group)];
    columns.extend(moved_columns(source));
    let rows =
        comparisons(source.site, subject).iter().flat_map(|comparison| rows(source, comparison)).collect();
    let caption = words.say("caption_goalposts", &[("year", &subject.year.to_string())]);
    RowSet { id: "goalposts".into(), caption, columns, rows }
}

/// Of one subject in all its years.
#[must_use]
pub fn of_years<'s>(source: Source<'s>, years: &[SubjectYear<'s>]) -> RowSet<'s> {
    let sets = years.iter().map(|subject| of_subject(source, *subject));
    let together = sets.reduce(|mut all, more| {
        all.rows.extend(more.rows);
        all
    });
    let mut set = together.unwrap_or_else(|| RowSet {
        id: "goalposts".into(),
        caption: String::new(),
        columns: Vec::new(),
        rows: Vec::new(),
    });
    set.caption = source.words.text("caption_goalposts_of_years").to_owned();
    set
}

/// Subjects of a year with their comparisons, as [`crate::goalposts::of_year`] gives them.
type Compared<'s> = [(SubjectYear<'s>, Vec<Comparison<'s>>)];

/// Of everyone in a year: the same with department and subject before it.
#[must_use]
pub fn of_year<'s>(source: Source<'s>, year: FiscalYear, compared: &Compared<'s>) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let mut columns = vec![
        Column::text(words, "department").at(ColumnPlace::Group),
        Column::text(words, "subject"),
        Column::text(words, "comparison"),
    ];
    columns.extend(moved_columns(source));
    let rows = compared.iter().flat_map(|(subject, comparisons)| {
        let department = Cell::text(site.department_name(subject.department, year));
        let (name, page) = super::subject(source, *subject);
        let of_subject = comparisons.iter().flat_map(move |comparison| rows(source, comparison));
        of_subject.map(move |mut row| {
            row.cells.splice(0..0, [department.clone(), Cell::text(name)]);
            for (column, _) in &mut row.links {
                *column += 2;
            }
            row.link(1, page.clone())
        })
    });
    let rows = rows.collect();
    let caption = words.say("caption_goalposts_of_year", &[("year", &year.to_string())]);
    RowSet { id: "goalposts".into(), caption, columns, rows }
}

/// How often each move was made in a year.
#[must_use]
pub fn counts<'s>(source: Source<'s>, year: FiscalYear, compared: &Compared<'s>) -> RowSet<'s> {
    let words = source.words;
    let matched = compared.iter().flat_map(|(_, comparisons)| comparisons).flat_map(Comparison::moved);
    let all: Vec<Move> = matched.flat_map(|matched| matched.moves.iter().copied()).collect();
    let rows = Move::ALL
        .into_iter()
        .map(|one| (one, all.iter().filter(|other| **other == one).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(one, count)| Row::new(vec![Cell::text(words.text(move_word(one))), Cell::Count(count)]))
        .collect();
    let columns =
        vec![Column::text(words, "moves"), Column::new(words, "indicator_count", ColumnKind::Number)];
    let caption = words.say("caption_move_counts", &[("year", &year.to_string())]);
    RowSet { id: "move-counts".into(), caption, columns, rows }
}

fn moved_columns(source: Source<'_>) -> [Column; 8] {
    let words = source.words;
    let if_filled = |key| Column::text(words, key).at(ColumnPlace::PageIfFilled);
    [
        Column::text(words, "indicator"),
        if_filled("former_indicator"),
        Column::text(words, "target_before"),
        Column::text(words, "target_after"),
        Column::text(words, "moves"),
        if_filled("match_certainty"),
        if_filled("adjustment_reason"),
        if_filled("adjustment_document"),
    ]
}

fn rows<'s>(source: Source<'s>, comparison: &Comparison<'s>) -> Vec<Row<'s>> {
    comparison.moved().map(|matched| row(source, comparison, matched)).collect()
}

fn row<'s>(source: Source<'s>, comparison: &Comparison<'s>, matched: &Matched<'s>) -> Row<'s> {
    let words = source.words;
    let (before, after) = (matched.before.map(|(_, one)| one), matched.after.map(|(_, one)| one));
    let name = after.or(before).map_or(Cell::Absent, |one| Cell::text(&*one.name));
    let former = before.filter(|_| matched.moves.contains(&Move::Renamed));
    // Within a year the indicator was declared; one of the two forms does not list it.
    let missing = match comparison.between {
        Between::Years => "not_declared",
        Between::Editions | Between::Restated => "not_listed",
    };
    let target = |one: Option<&'s Indicator>| {
        one.map_or(Cell::Text(words.text(missing).into()), |one| wording(one.target()))
    };
    let adjustment = comparison.adjustment();
    let row = Row::new(vec![
        Cell::text(heading(source, comparison)),
        name,
        former.map_or(Cell::Absent, |one| Cell::text(&*one.name)),
        target(before),
        target(after),
        Cell::text(said(source, matched, (before, after))),
        match matched.certainty {
            Some(Certainty::NearName(percent)) => {
                Cell::text(words.say("match_near_name", &[("percent", &percent.to_string())]))
            }
            Some(Certainty::SameName) | None => Cell::Absent,
        },
        adjustment.map_or(Cell::Absent, |one| Cell::stated_text(&one.reason)),
        adjustment.map_or(Cell::Absent, |one| Cell::stated_text(&one.document)),
    ]);
    match matched.after.or(matched.before) {
        Some((level, one)) if source.site.indicators().entry(level, one.hash).is_some() => {
            row.link(1, Page::Indicator(level.modern(), one.hash))
        }
        _ => row,
    }
}

/// Which two forms are compared.
fn heading(source: Source<'_>, comparison: &Comparison<'_>) -> String {
    let (words, before, after) = (source.words, &comparison.before.key, &comparison.after.key);
    match comparison.between {
        Between::Years => {
            words.say("between_years", &[("from", &before.year.to_string()), ("to", &after.year.to_string())])
        }
        Between::Editions => {
            let (from, to) = (before.edition.to_string(), after.edition.to_string());
            words.say("between_editions", &[("from", &from), ("to", &to)])
        }
        Between::Restated => words.say("between_restated", &[("year", &after.year.to_string())]),
    }
}

/// The moves in words; a changed weight with both its figures.
fn said(
    source: Source<'_>,
    matched: &Matched<'_>,
    (before, after): (Option<&Indicator>, Option<&Indicator>),
) -> String {
    let words = source.words;
    let weight = |one: Option<&Indicator>| one.and_then(|one| one.weight().given()).map(ToString::to_string);
    let said = matched.moves.iter().map(|one| match (one, weight(before).zip(weight(after))) {
        (Move::WeightChanged, Some((before, after))) => {
            words.say("move_weight_changed_to", &[("before", &before), ("after", &after)])
        }
        _ => words.text(move_word(*one)).to_owned(),
    });
    said.collect::<Vec<_>>().join(words.text("list_comma"))
}
