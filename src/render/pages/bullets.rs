//! The results of a self-evaluation beside their targets, as far as both are figures of one unit.

use crate::chart::{self, Aim, Bullet, Head};
use crate::judge::{Beside, beside};
use crate::model::target::Target;
use crate::outcomes::Outcome;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::{ColumnKind, Row, RowSet};
use crate::tables::indicators::reached;
use crate::tables::results::Told;

/// How many rows there are at least: one alone is read from the table as well.
const FEWEST: usize = 2;
/// How many are drawn; the table has them all.
const MOST: usize = 24;

/// The rows of `set` that can be drawn; `outcomes` are what its rows about indicators say, in their order.
pub(super) fn chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>, outcomes: &[Told<'_, 's>]) -> Option<Chart> {
    let rows = set.rows.iter().filter(|row| row.indicator.is_some());
    let mut drawn: Vec<_> = rows
        .zip(outcomes)
        .filter_map(|(row, told)| {
            let of = told.outcome;
            Some((row, told, beside(of.target.given()?, actual(of)?)?))
        })
        .collect();
    let comparable = drawn.len();
    if comparable < FEWEST {
        return None;
    }
    drawn.truncate(MOST);
    let title = headline::bullets(scene, drawn.iter().map(|(_, told, _)| told.outcome.judged.state));
    let description = scene.say("chart_bullets_description", &[("table", &set.caption)]);
    let name = set.column("indicator");
    let bullets = drawn.iter().map(|(row, told, found)| bullet(scene, (row, name), (told, found)));
    let below = below(scene, [outcomes.len(), comparable, drawn.len()]);
    let head = Head::new(format!("chart-{}", set.id), title.clone(), description);
    Some(Chart {
        title,
        svg: chart::bullets(&head, bullets, below.as_deref())?.into(),
        table: set.id.clone(),
    })
}

fn actual<'s>(of: &Outcome<'s>) -> Option<&'s Target> {
    of.reported.result.as_deref()?.actual.given()
}

fn bullet<'b, 's: 'b>(
    scene: &Scene<'s>,
    (row, name): (&'b Row<'s>, usize),
    (told, found): (&Told<'_, 's>, &Beside),
) -> Bullet<'b> {
    let of = told.outcome;
    let actual = actual(of).map_or_else(String::new, |actual| reached(scene.words, actual));
    Bullet {
        label: row.cells[name].shown(ColumnKind::Text, scene.words).into(),
        href: drawing::href(scene, row, name),
        target: Aim {
            low: found.low,
            high: found.high,
            text: scene.say("chart_bullet_target", &[("target", &told.target)]).into(),
        },
        actual: (found.actual, scene.say("chart_bullet_actual", &[("actual", &actual)]).into()),
        sign: drawing::sign(scene, of.judged.state),
    }
}

/// How many of all are drawn, where some are not.
fn below(scene: &Scene<'_>, counts: [usize; 3]) -> Option<String> {
    let [all, comparable, drawn] = counts;
    if drawn == all {
        return None;
    }
    let word = if drawn == comparable { "chart_bullets_drawn" } else { "chart_bullets_first" };
    let [all, comparable, drawn] = counts.map(|count| count.to_string());
    Some(scene.say(word, &[("count", &all), ("comparable", &comparable), ("drawn", &drawn)]))
}
