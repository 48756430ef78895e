//! Row sets → charts: which column is the label, which the bar. A chart draws the rows of the table beside it, so the two
//! cannot differ.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::scene::Scene;
use super::view::Chart;
use crate::chart::{self, Figure, Gathering, Head, Mark, Shape, Sign, Text};
use crate::judge::State;
use crate::model::amount::{Amount, grouped, share};
use crate::rows::{Cell, ColumnKind, Row, RowSet, state_word};

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

/// The words for a share behind a bar.
pub(super) const CHART_SHARE: [&str; 2] = ["chart_share", "chart_share_little"];

/// How many bars a ranking shows; the table has them all.
const MOST_BARS: usize = 15;

/// The rows as bars. `None` where fewer than two rows have a figure: one bar compares nothing.
pub(super) fn ranking<'s>(
    scene: &Scene<'s>,
    set: &RowSet<'s>,
    drawn: &Drawn,
    (title, description): (String, String),
) -> Option<Chart> {
    let value = set.column(drawn.value);
    let mut rows: Vec<&Row<'s>> =
        set.rows.iter().filter(|row| !matches!(row.cells[value], Cell::Absent)).collect();
    if rows.len() < 2 {
        return None;
    }
    if drawn.order == Order::Largest {
        rows.sort_by_key(|row| std::cmp::Reverse(length(&row.cells[value], set.columns[value].kind)));
    }
    rows.truncate(MOST_BARS);
    let figures = figures(scene, (set, &rows), drawn);
    let id = format!("chart-{}", set.id);
    let head = Head::new(id, title.clone(), description);
    let svg = match set.columns[value].kind {
        ColumnKind::Number => chart::counts(&head, &figures)?,
        _ => chart::ranking(&head, &figures)?,
    };
    Some(Chart { title, svg: svg.into(), table: set.id.clone() })
}

/// How many figures there are at least for a treemap: fewer are read from the table as well.
const FEWEST_TILES: usize = 3;
/// How many of those that cannot be drawn are named.
const MOST_APART: usize = 5;

/// The rows as tiles of one whole. `None` where fewer than three have a figure above zero.
pub(super) fn treemap<'s>(
    scene: &Scene<'s>,
    set: &RowSet<'s>,
    drawn: &Drawn,
    (title, description): (String, String),
) -> Option<Chart> {
    let rows: Vec<&Row<'s>> = set.rows.iter().collect();
    let figures = figures(scene, (set, &rows), drawn);
    let amounts = figures.iter().filter_map(|figure| figure.mark.amount());
    let drawn: Vec<Decimal> = amounts.filter(|amount| *amount > Decimal::ZERO).collect();
    if drawn.len() < FEWEST_TILES {
        return None;
    }
    // Where the rows have no shares there is no whole to have a share of.
    let whole = figures.iter().any(|figure| figure.note.is_some()).then(|| sum(drawn.iter().copied()));
    let small = |figures: &[&Figure<'_>]| {
        let label = scene.say("chart_projects_rest", &[("count", &figures.len().to_string())]);
        rest(scene, figures, label, whole)
    };
    let gathering = Gathering { rest: &small, apart: &|figures| apart(scene, figures) };
    let head = Head::new(format!("tiles-{}", set.id), title.clone(), description);
    Some(Chart { title, svg: chart::treemap(&head, &figures, &gathering)?.into(), table: set.id.clone() })
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}

/// Several small figures as one, with its share of `whole`.
pub(super) fn rest(
    scene: &Scene<'_>,
    figures: &[&Figure<'_>],
    label: String,
    whole: Option<Decimal>,
) -> Figure<'static> {
    let sum = sum(figures.iter().filter_map(|figure| figure.mark.amount()));
    let figure = Figure::new(label, Mark::Value(sum, grouped(sum, 2).to_string().into()));
    match whole.and_then(|whole| share(sum, whole)) {
        Some(share) => figure.note(scene.say_share(CHART_SHARE, share)),
        None => figure,
    }
}

/// The line about what a treemap cannot draw: who, and what stands there for a figure.
fn apart(scene: &Scene<'_>, figures: &[&Figure<'_>]) -> Text<'static> {
    let named = figures.iter().take(MOST_APART).map(|figure| {
        let parts = [("name", &*figure.label), ("amount", figure.mark.text())];
        scene.say("chart_projects_apart_item", &parts)
    });
    let mut items = named.collect::<Vec<_>>().join(scene.text("list_and"));
    if figures.len() > MOST_APART {
        let parts = [("items", &*items), ("count", &figures.len().to_string())];
        items = scene.say("chart_projects_apart_more", &parts);
    }
    scene.say("chart_projects_apart", &[("items", &items)]).into()
}

/// Rows of a set as figures: name and its link, amount, share.
fn figures<'s>(
    scene: &Scene<'s>,
    (set, rows): (&RowSet<'s>, &[&Row<'s>]),
    drawn: &Drawn,
) -> Vec<Figure<'static>> {
    let (label, value) = (set.column(drawn.label), set.column(drawn.value));
    let share = drawn.share.map(|key| set.column(key));
    let figure = |row: &&Row<'s>| {
        let name = row.cells[label].shown(ColumnKind::Text, scene.words).into_owned();
        let mut figure = Figure::new(name, mark(scene, &row.cells[value], set.columns[value].kind));
        figure.href = href(scene, row, label);
        match share.map(|at| &row.cells[at]) {
            Some(Cell::Percent(percent)) => figure.note(scene.say_share(CHART_SHARE, *percent)),
            _ => figure,
        }
    };
    rows.iter().map(figure).collect()
}

/// A cell as a mark: its exact value for the length, its shown text for the reader.
pub(super) fn mark(scene: &Scene<'_>, cell: &Cell<'_>, kind: ColumnKind) -> Mark<'static> {
    let mut text = cell.shown(kind, scene.words).into_owned();
    // Money has its unit in the title, a percentage at each mark.
    if let Cell::Percent(_) = cell {
        text.push('%');
    }
    let text = Cow::Owned(text);
    match (cell, length(cell, kind)) {
        (Cell::Withheld(_), _) => Mark::Withheld(text),
        (Cell::NotApplicable, _) => Mark::NotApplicable(text),
        (_, Some(length)) => Mark::Value(length, text),
        (_, None) => Mark::Absent(scene.text_owned("chart_absent").into()),
    }
}

/// What became of a promise, as the shape and the word that tables have.
pub(super) fn sign<'s>(scene: &Scene<'s>, state: State) -> Sign<'s> {
    let shape = match state {
        State::Met => Shape::Full,
        State::PartlyMet => Shape::Half,
        State::NotMet => Shape::Hollow,
        State::NotYetDue => Shape::Diamond,
        State::CannotBeJudged => Shape::Query,
    };
    Sign::new(shape, scene.text(state_word(state)))
}

/// Where the label of a row leads.
pub(super) fn href(scene: &Scene<'_>, row: &Row<'_>, column: usize) -> Option<Text<'static>> {
    let (_, to) = row.links.iter().find(|(at, _)| *at == column)?;
    Some(scene.href_of(to.address()).into())
}

fn length(cell: &Cell<'_>, kind: ColumnKind) -> Option<Decimal> {
    match (cell, kind) {
        (Cell::Amount(amount), ColumnKind::Amount(unit)) => Some(amount.in_unit(unit).value),
        (Cell::Amount(Amount { value, .. }) | Cell::Number(value) | Cell::Percent(value), _) => Some(*value),
        (Cell::Count(count), _) => Some((*count).into()),
        _ => None,
    }
}
