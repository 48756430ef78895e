//! One indicator: who else measures this, how high do they aim, and what came of it?

use super::figures;
use crate::chart::{self, Head, Marks};
use crate::model::indicator::{IndicatorHash, Level};
use crate::outcomes::Outcome;
use crate::render::scene::Scene;
use crate::render::view::{Body, Chart, KeyFigure, Tables, View};
use crate::route::Page;
use crate::rows::RowSet;
use crate::tables::spread::{self, Promising, Spread};
use crate::tables::{self, level_label};

pub(super) fn view<'s>(scene: &mut Scene<'s>, (level, hash): (Level, IndicatorHash)) -> Option<View<'s>> {
    let entry = scene.site.indicators().entry(level, hash)?;
    let name = tables::levels::name(scene.source(), entry);
    let label = level_label(scene.words, level);
    let way = vec![
        scene.link(&Page::Indicators, scene.text("section_indicators")),
        scene.link(&Page::IndicatorLevel(level), label),
        scene.link(&Page::Indicator(level, hash), name),
    ];
    let mut page = scene.frame("tables", name, way);
    page.title = scene.say("indicator_title", &[("name", name), ("level", label)]).into();
    let caption = scene.say("caption_promises", &[("name", name)]);
    let set = tables::occurrences::rows(scene.source(), entry, caption);
    let promising = Promising::of(scene.source(), entry);
    let spread = Spread::of(scene.source(), entry)?;
    let parts = [
        ("level", label),
        ("projects", &*promising.projects.to_string()),
        ("departments", &*promising.departments.to_string()),
        ("years", &*promising.years.to_string()),
        ("count", &*set.rows.len().to_string()),
    ];
    let first = scene.say("lead_indicator", &parts);
    page.lead = scene.say("two_sentences", &[("first", &first), ("second", &side_by_side(scene, &spread))]);
    let outcomes = spread::outcomes(scene.source(), entry);
    page.figures = key_figures(scene, (promising, &spread), &outcomes);
    let chart = chart(scene, &spread, &set);
    let tables = vec![scene.listing(set)];
    Some(View { page, body: Body::Tables(Tables { chart, tables }) })
}

/// How many of the newest year's targets can be set side by side, of how many.
fn side_by_side(scene: &Scene<'_>, spread: &Spread<'_>) -> String {
    let alike = spread.quantities.len();
    let parts = [
        ("year", &*spread.year.to_string()),
        ("count", &*spread.promises.to_string()),
        ("alike", &*alike.to_string()),
        ("others", &*(spread.promises - alike).to_string()),
    ];
    let word = match alike {
        _ if spread.promises == 1 => "lead_spread_one",
        0 | 1 => "lead_spread_none",
        _ if alike == spread.promises => "lead_spread_all",
        _ => "lead_spread",
    };
    scene.say(word, &parts)
}

/// Who promises it, how high they aim, what came of it.
fn key_figures<'s>(
    scene: &mut Scene<'s>,
    (promising, spread): (Promising, &Spread<'s>),
    outcomes: &[Outcome<'s>],
) -> Vec<KeyFigure<'s>> {
    let mut all = vec![
        figures::count(scene, ("figure_promising_projects", "figure_projects_unit"), promising.projects),
        figures::count(
            scene,
            ("figure_promising_departments", "figure_departments_unit"),
            promising.departments,
        ),
    ];
    if let Some(marks) = spread.marks() {
        let labels = ["figure_least", "figure_middle", "figure_greatest"];
        let numbers = labels.into_iter().zip(marks);
        all.extend(numbers.map(|(label, value)| figures::number(scene, label, (value, spread.unit()))));
    }
    let kept = figures::outcomes(scene, outcomes);
    all.extend(kept.map(|figure| KeyFigure { label: scene.text("figure_kept").into(), ..figure }));
    all
}

/// The targets of the newest year along one line; nothing where they are few or all the same.
fn chart(scene: &Scene<'_>, spread: &Spread<'_>, table: &RowSet<'_>) -> Option<Chart> {
    let marks @ [_, middle, _] = spread.marks()?;
    if spread.quantities.len() < FEWEST {
        return None;
    }
    let year = spread.year.to_string();
    let [least, median, greatest] = marks.map(|value| spread.number(value));
    let demand = spread.demand(scene.words);
    let parts = [
        ("year", &*year),
        ("count", &*spread.quantities.len().to_string()),
        ("demand", &*demand),
        ("least", &*least),
        ("middle", &*median),
        ("greatest", &*greatest),
    ];
    let title = scene.say("finding_spread", &parts);
    let head = Head::new("chart-spread", title.clone(), scene.say("chart_spread_description", &parts));
    let at = |word: &str, number: &str| scene.say(word, &[("number", number)]).into();
    let marks = Marks {
        least: at("spread_least", &least),
        middle: (middle, at("spread_middle", &median)),
        greatest: at("spread_greatest", &greatest),
    };
    let values: Vec<_> = spread.quantities.iter().map(|quantity| quantity.value).collect();
    Some(Chart { title, svg: chart::dots(&head, &values, &marks)?.into(), table: table.id.clone() })
}

/// How many dots there are at least: fewer are read from the table as well.
const FEWEST: usize = 3;
