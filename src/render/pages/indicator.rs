//! One indicator: who else measures this, and how high do they aim?

use crate::model::indicator::{IndicatorHash, Level};
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
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
    page.lead = scene.say("lead_indicator", &[("level", label), ("count", &set.rows.len().to_string())]);
    let tables = vec![scene.listing(&set)];
    Some(View { page, body: Body::Tables(Tables { chart: None, tables }) })
}
