//! The results of a self-evaluation beside their targets, as far as both are figures of one unit.

use crate::chart::{self, Aim, Bullet, Head};
use crate::judge::{Beside, beside};
use crate::model::target::Target;
use crate::outcomes::Outcome;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::RowSet;
use crate::tables::indicators::reached;
use crate::tables::results::Told;

/// How many rows there are at least: one alone is read from the table as well.
const FEWEST: usize = 2;
/// How many are drawn; the table has them all.
const MOST: usize = 24;

/// The rows of `set` that can be drawn; `told` is what its rows about indicators say, in their order. Each leads to its row in the
/// table, where the reasons stand; so the table is to be made next.
pub(super) fn chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>, told: &[Told<'_, 's>]) -> Option<Chart> {
    let side_by_side = |(at, one): (usize, &Told<'_, 's>)| {
        Some((at, beside(one.outcome.target.given()?, actual(one.outcome)?)?))
    };
    let mut drawn: Vec<(usize, Beside)> = told.iter().enumerate().filter_map(side_by_side).collect();
    let comparable = drawn.len();
    if comparable < FEWEST {
        return None;
    }
    drawn.truncate(MOST);
    let title = headline::bullets(scene, drawn.iter().map(|(at, _)| told[*at].outcome.judged.state));
    let description = scene.say("chart_bullets_description", &[("table", &set.caption)]);
    let bullets = drawn.iter().map(|(at, found)| bullet(scene, told, (*at, found)));
    let below = below(scene, [told.len(), comparable, drawn.len()]);
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

fn bullet<'s>(scene: &Scene<'s>, told: &[Told<'_, 's>], (at, found): (usize, &Beside)) -> Bullet<'s> {
    let Told { outcome: of, target } = &told[at];
    let actual = actual(of).map_or_else(String::new, |actual| reached(scene.words, actual));
    let hash = of.reported.hash;
    let same = told[..at].iter().filter(|before| before.outcome.reported.hash == hash).count();
    Bullet {
        label: (&*of.reported.name).into(),
        href: Some(scene.coming_row(&hash, same).into()),
        target: Aim {
            low: found.low,
            high: found.high,
            text: scene.say("chart_bullet_target", &[("target", target)]).into(),
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
