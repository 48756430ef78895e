//! The results of a self-evaluation beside their targets, as far as both are figures of one unit.

use crate::chart::{self, Aim, Bullet, Head};
use crate::judge::{Beside, beside};
use crate::model::target::Target;
use crate::outcomes::Outcome;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::{ColumnKind, Row, RowSet};
use crate::tables::indicators::{meaning, reached};

/// How many rows there are at least: one alone is read from the table as well.
const FEWEST: usize = 2;
/// How many are drawn; the table has them all.
const MOST: usize = 24;

/// The rows of `set` that can be drawn; `outcomes` are what its rows about indicators say, in their order.
pub(super) fn chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>, outcomes: &[Outcome<'s>]) -> Option<Chart> {
    let rows = set.rows.iter().filter(|row| row.indicator.is_some());
    let mut drawn: Vec<_> = rows
        .zip(outcomes)
        .filter_map(|(row, of)| Some((row, of, beside(of.target.given()?, actual(of)?)?)))
        .collect();
    let comparable = drawn.len();
    if comparable < FEWEST {
        return None;
    }
    drawn.truncate(MOST);
    let title = headline::bullets(scene, drawn.iter().map(|(_, of, _)| of.judged.state));
    let description = scene.say("chart_bullets_description", &[("table", &set.caption)]);
    let name = set.column("indicator");
    let bullets: Vec<_> =
        drawn.iter().map(|(row, of, found)| bullet(scene, (row, name), (of, found))).collect();
    let below = below(scene, [outcomes.len(), comparable, drawn.len()]);
    let head = Head::new(format!("chart-{}", set.id), title.clone(), description);
    Some(Chart {
        title,
        svg: chart::bullets(&head, &bullets, below.as_deref())?.into(),
        table: set.id.clone(),
    })
}

fn actual<'s>(of: &Outcome<'s>) -> Option<&'s Target> {
    of.reported.result.as_deref()?.actual.given()
}

fn bullet<'s>(
    scene: &Scene<'s>,
    (row, name): (&Row<'s>, usize),
    (of, found): (&Outcome<'s>, &Beside),
) -> Bullet<'s> {
    let target = of.target.given().map_or_else(String::new, |target| meaning(scene.words, target));
    let actual = actual(of).map_or_else(String::new, |actual| reached(scene.words, actual));
    Bullet {
        label: row.cells[name].shown(ColumnKind::Text, scene.words).into_owned().into(),
        href: drawing::href(scene, row, name),
        target: Aim {
            low: found.low,
            high: found.high,
            text: scene.say("chart_bullet_target", &[("target", &target)]).into(),
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
