//! Row sets → charts: which column is the label, which the bar. A chart draws the rows of the table beside it, so the two
//! cannot differ.

use std::borrow::Cow;

use super::scene::Scene;
use super::view::Chart;
use crate::chart::{self, Figure, Head, Mark};
use crate::model::amount::Amount;
use crate::rows::{Cell, ColumnKind, Row, RowSet};

/// Which columns of a row set a chart draws.
pub(super) struct Drawn {
    /// What stands at each bar.
    pub(super) label: &'static str,
    /// How long it is.
    pub(super) value: &'static str,
    /// A percentage behind the value.
    pub(super) share: Option<&'static str>,
    /// In which order.
    pub(super) order: Order,
}

/// The order of bars.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Largest first.
    Largest,
    /// As the rows stand.
    AsListed,
}

/// How many bars a ranking shows; the table has them all.
const MOST_BARS: usize = 15;

/// The rows as bars. `None` where fewer than two rows have a figure: one bar compares nothing.
pub(super) fn ranking<'s>(
    scene: &Scene<'s>,
    set: &RowSet<'s>,
    drawn: &Drawn,
    (title, description): (String, String),
) -> Option<Chart> {
    let (label, value) = (set.column(drawn.label), set.column(drawn.value));
    let share = drawn.share.map(|key| set.column(key));
    let mut rows: Vec<&Row<'s>> =
        set.rows.iter().filter(|row| !matches!(row.cells[value], Cell::Absent)).collect();
    if rows.len() < 2 {
        return None;
    }
    if drawn.order == Order::Largest {
        rows.sort_by_key(|row| std::cmp::Reverse(length(&row.cells[value], set.columns[value].kind)));
    }
    let figures: Vec<Figure<'_>> = rows
        .iter()
        .take(MOST_BARS)
        .map(|row| {
            let name = row.cells[label].shown(ColumnKind::Text, scene.words);
            let mut figure = Figure::new(name, mark(scene, &row.cells[value], set.columns[value].kind));
            if let Some((_, page)) = row.links.iter().find(|(column, _)| *column == label) {
                figure = figure.href(scene.href(page));
            }
            match share.map(|at| &row.cells[at]) {
                Some(Cell::Percent(percent)) => {
                    figure.note(scene.say("chart_share", &[("share", &percent.to_string())]))
                }
                _ => figure,
            }
        })
        .collect();
    let id = format!("chart-{}", set.id);
    let head = Head::new(id, title.clone(), description);
    let svg = match set.columns[value].kind {
        ColumnKind::Number => chart::counts(&head, &figures)?,
        _ => chart::ranking(&head, &figures)?,
    };
    Some(Chart { title, svg, table: set.id.clone() })
}

/// A cell as a mark: its exact value for the length, its shown text for the reader.
pub(super) fn mark(scene: &Scene<'_>, cell: &Cell<'_>, kind: ColumnKind) -> Mark<'static> {
    let text = Cow::Owned(cell.shown(kind, scene.words).into_owned());
    match (cell, length(cell, kind)) {
        (Cell::Withheld(_), _) => Mark::Withheld(text),
        (Cell::NotApplicable, _) => Mark::NotApplicable(text),
        (_, Some(length)) => Mark::Value(length, text),
        (_, None) => Mark::Absent(scene.text_owned("chart_absent").into()),
    }
}

fn length(cell: &Cell<'_>, kind: ColumnKind) -> Option<rust_decimal::Decimal> {
    match (cell, kind) {
        (Cell::Amount(amount), ColumnKind::Amount(unit)) => Some(amount.in_unit(unit).value),
        (Cell::Amount(Amount { value, .. }) | Cell::Number(value) | Cell::Percent(value), _) => Some(*value),
        (Cell::Count(count), _) => Some((*count).into()),
        _ => None,
    }
}
