//! What a self-evaluation reports, indicator by indicator, and what is said of it: the form's own columns, and between them
//! what follows from them.

use super::indicators::{self, meaning, wording};
use super::{Source, ground_word};
use crate::judge::{PARTLY, State, TOLERANCE, deadline_of};
use crate::model::amount::plain;
use crate::model::declaration::Declaration;
use crate::model::indicator::Indicator;
use crate::outcomes::Outcome;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, RowSet};

/// One row an indicator, in the form's order; `outcomes` are those of the same form.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    (declaration, outcomes): (&'s Declaration, &[Outcome<'s>]),
    caption: String,
) -> RowSet<'s> {
    let words = source.words;
    let set = indicators::rows(source, declaration, caption);
    // A level that the form lists empty has a row of its own, and no outcome.
    let mut outcomes = outcomes.iter();
    let by_row: Vec<Option<&Outcome<'s>>> =
        set.rows.iter().map(|row| row.indicator.and_then(|_| outcomes.next())).collect();
    let cell = |nth: usize, cell: &dyn Fn(&Outcome<'s>) -> Cell<'s>| by_row[nth].map_or(Cell::Absent, cell);
    let if_filled = |key| Column::text(words, key).at(ColumnPlace::PageIfFilled);
    let year = declaration.key.year;
    let due = |of: &Outcome<'s>| of.target.given().and_then(|target| deadline_of(target, year));
    set.with_behind("indicator", if_filled("declared_otherwise"), |nth| cell(nth, &declared_otherwise))
        .with_behind("indicator", Column::text(words, "declared_target").at(ColumnPlace::Data), |nth| {
            cell(nth, &|of| of.declared.map_or(Cell::Absent, |one| wording(one.target())))
        })
        .with_behind("indicator", if_filled("due"), |nth| {
            cell(nth, &|of| due(of).map_or(Cell::Absent, |day| Cell::text(day.to_string())))
        })
        .with_behind("actual", Column::text(words, "judged_by"), |nth| {
            cell(nth, &|of| Cell::text(sentence(source, of)))
        })
        .with_behind("actual", Column::text(words, "result_state"), |nth| {
            cell(nth, &|of| Cell::State(of.judged.state))
        })
        .with_behind(
            "score",
            Column::new(words, "points", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
            |nth| cell(nth, &|of| of.points.map_or(Cell::Absent, Cell::Number)),
        )
        .with_behind("corrective_action", if_filled("year_before"), |nth| {
            cell(nth, &|of| year_before(source, of))
        })
}

/// The target as it was declared, where the self-evaluation words it otherwise.
fn declared_otherwise<'s>(of: &Outcome<'s>) -> Cell<'s> {
    let is_other = |one: &&Indicator| wording(one.target()) != wording(of.reported.target());
    of.declared.filter(is_other).map_or(Cell::Absent, |one| wording(one.target()))
}

/// How it was decided, in one sentence.
#[must_use]
pub fn sentence(source: Source<'_>, of: &Outcome<'_>) -> String {
    let words = source.words;
    let target = of.target.given().map_or_else(String::new, |target| meaning(words, target));
    let completion = of.judged.completion.map_or_else(String::new, plain);
    let [mut tolerance, mut partly] = [itoa::Buffer::new(); 2];
    let parts = [
        ("target", &*target),
        ("completion", &*completion),
        ("tolerance", tolerance.format(TOLERANCE)),
        ("partly", partly.format(PARTLY)),
    ];
    let said = words.say(ground_word(of.judged.ground), &parts);
    if of.judged.converted && of.judged.state != State::CannotBeJudged {
        words.say("ground_converted", &[("said", &said)])
    } else {
        said
    }
}

/// What the year before promised and reported of the same indicator.
fn year_before<'s>(source: Source<'s>, of: &Outcome<'s>) -> Cell<'s> {
    let (words, Some(before)) = (source.words, of.before) else { return Cell::Absent };
    let shown = |cell: Cell<'_>| cell.shown(ColumnKind::Text, words).into_owned();
    let target = shown(wording(before.promised.target()));
    let year = before.year.to_string();
    let actual =
        before.reported.and_then(|one| one.result.as_deref()).map(|result| shown(wording(&result.actual)));
    Cell::text(match actual {
        Some(actual) => {
            words.say("year_before_reported", &[("year", &year), ("target", &target), ("actual", &actual)])
        }
        None => words.say("year_before_promised", &[("year", &year), ("target", &target)]),
    })
}
