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
use crate::words::Words;

/// One row an indicator, in the form's order; `outcomes` are those of the same form.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    (declaration, outcomes): (&'s Declaration, &[Told<'_, 's>]),
    caption: String,
) -> RowSet<'s> {
    let words = source.words;
    let set = indicators::rows(source, declaration, caption);
    let if_filled = |key| Column::text(words, key).at(ColumnPlace::PageIfFilled);
    let more = [
        ("indicator", if_filled("due")),
        ("indicator", Column::text(words, "declared_target").at(ColumnPlace::Data)),
        ("indicator", if_filled("declared_otherwise")),
        ("actual", Column::text(words, "result_state")),
        ("actual", Column::text(words, "judged_by")),
        ("score", Column::new(words, "points", ColumnKind::Number).at(ColumnPlace::PageIfFilled)),
        ("corrective_action", if_filled("year_before")),
    ];
    // A level that the form lists empty has a row of its own, and no outcome.
    let mut outcomes = outcomes.iter();
    let by_row: Vec<_> = set.rows.iter().map(|row| row.indicator.and_then(|_| outcomes.next())).collect();
    let year = declaration.key.year;
    set.with_behind(more, |nth| {
        let Some(told) = by_row[nth] else { return [const { Cell::Absent }; 7] };
        let of = told.outcome;
        let due = of.target.given().and_then(|target| deadline_of(target, year));
        [
            due.map_or(Cell::Absent, |day| Cell::text(day.to_string())),
            of.declared.map_or(Cell::Absent, |one| wording(one.target())),
            declared_otherwise(of),
            Cell::State(of.judged.state),
            Cell::text(told.sentence(words)),
            of.points.map_or(Cell::Absent, Cell::Number),
            year_before(source, of),
        ]
    })
}

/// The target as it was declared, where the self-evaluation words it otherwise.
fn declared_otherwise<'s>(of: &Outcome<'s>) -> Cell<'s> {
    let is_other = |one: &&Indicator| wording(one.target()) != wording(of.reported.target());
    of.declared.filter(is_other).map_or(Cell::Absent, |one| wording(one.target()))
}

/// An outcome, and its target in words: tables and charts both say it.
pub struct Told<'o, 's> {
    /// What came of the promise.
    pub outcome: &'o Outcome<'s>,
    /// The target as it is understood; empty where none was given.
    pub target: String,
}

impl<'o, 's> Told<'o, 's> {
    /// Puts the target into words.
    #[must_use]
    pub fn new(words: &Words, outcome: &'o Outcome<'s>) -> Told<'o, 's> {
        let target = outcome.target.given().map(|target| meaning(words, target)).unwrap_or_default();
        Told { outcome, target }
    }

    /// How it was decided, in one sentence.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        let of = self.outcome;
        let completion = of.judged.completion.map(plain).unwrap_or_default();
        let [mut tolerance, mut partly] = [itoa::Buffer::new(); 2];
        let parts = [
            ("target", &*self.target),
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
