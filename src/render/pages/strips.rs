//! What became of a project's indicators, year by year.

use crate::chart::{self, Head, Shape, Sign, Strip, Text};
use crate::judge::State;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::{ColumnKind, Row};
use crate::tables::lineage::{Lineage, Told};

/// How many years have room beside one another on a phone; the table has them all.
const MOST: usize = 9;

/// The states of `lineage`, whose columns are `years`; a year in which the project declared nothing keeps its place. Nothing
/// where there is one year alone, or no result.
pub(super) fn chart(scene: &Scene<'_>, lineage: &Lineage<'_>, years: &[FiscalYear]) -> Option<Chart> {
    let states = |at: usize| {
        let states = lineage.told.iter().filter_map(move |told| match told[at] {
            Told::Judged(state) => Some(state),
            Told::NotDeclared | Told::NotReported => None,
        });
        states.collect::<Vec<State>>()
    };
    let (latest, last) =
        (0..years.len()).rev().map(|at| (at, states(at))).find(|(_, all)| !all.is_empty())?;
    if years.len() < 2 {
        return None;
    }
    let all: Vec<u16> = (years.first()?.number()..=years.last()?.number()).collect();
    let drawn = &all[all.len().saturating_sub(MOST)..];
    let columns: Vec<Text<'_>> = drawn.iter().map(|year| year.to_string().into()).collect();
    let name = lineage.set.column("indicator");
    let strip = |(row, told): (&Row<'_>, &Vec<Told>)| Strip {
        label: row.cells[name].shown(ColumnKind::Text, scene.words).into_owned().into(),
        href: drawing::href(scene, row, name),
        signs: drawn
            .iter()
            .map(|number| {
                let at = years.iter().position(|year| year.number() == *number);
                sign(scene, at.map(|at| told[at]))
            })
            .collect(),
    };
    let strips: Vec<Strip<'_>> = lineage.set.rows.iter().zip(&lineage.told).map(strip).collect();
    let below = (drawn.len() < all.len())
        .then(|| scene.say("chart_strips_latest", &[("count", &drawn.len().to_string())]));
    let title = headline::strips(scene, years[latest], &last);
    let description = scene.say("chart_strips_description", &[("table", &lineage.set.caption)]);
    let head = Head::new("chart-states", title.clone(), description);
    let svg = chart::strips(&head, &columns, &strips, below.as_deref())?;
    Some(Chart { title, svg: svg.into(), table: lineage.set.id.clone() })
}

/// What stands for one year; `told` is nothing where the project declared nothing.
fn sign<'s>(scene: &Scene<'s>, told: Option<Told>) -> Sign<'s> {
    match told {
        None => Sign::new(Shape::Dots, scene.text("told_nothing")),
        Some(Told::NotDeclared) => Sign::new(Shape::Dash, scene.text("told_not_declared")),
        Some(Told::NotReported) => Sign::new(Shape::Square, scene.text("told_not_reported")),
        Some(Told::Judged(state)) => drawing::sign(scene, state),
    }
}
