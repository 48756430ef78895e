//! The indicators at one level, the most frequent first.

use crate::model::indicator::Level;
use crate::render::scene::Scene;
use crate::render::view::{Body, Related, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables::{self, level_label};

pub(super) fn view<'s>(scene: &mut Scene<'s>, level: Level) -> View<'s> {
    let words = scene.words;
    let label = level_label(words, level);
    let way = vec![
        scene.link(&Page::Indicators, scene.text("section_indicators")),
        scene.link(&Page::IndicatorLevel(level), label),
    ];
    let mut page = scene.frame("tables", label, way);
    let set = tables::levels::at(scene.source(), level);
    page.lead = scene.say("lead_level", &[("level", label), ("count", &counted(set.rows.len()))]);
    let others = scene.site.indicators().levels().filter(|(other, _)| *other != level);
    let links = others
        .map(|(other, _)| scene.link(&Page::IndicatorLevel(other), level_label(words, other)))
        .collect();
    page.related = vec![Related { heading: scene.text("other_levels").into(), links }];
    let tables = vec![scene.listing(set)];
    View { page, body: Body::Tables(Tables { chart: None, tables }) }
}
