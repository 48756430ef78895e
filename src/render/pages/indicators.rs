//! Indicators by level: what kinds of promises are made?

use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline;
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_indicators");
    let mut page = scene.frame("tables", heading, vec![scene.link(&Page::Indicators, heading)]);
    let index = scene.site.indicators();
    let parts = [("different", &*counted(index.entries().len())), ("promises", &*counted(index.len()))];
    page.lead = if index.is_empty() {
        scene.text_owned("lead_indicators_empty")
    } else {
        scene.say("lead_indicators", &parts)
    };
    let [set, first] = tables::levels::counts(scene.source());
    let drawn = Drawn { label: "second_level", value: "promises", share: None, order: Order::Largest };
    let title = headline::kinds(scene, &set, ("second_level", "promises"));
    let chart =
        drawing::ranking(scene, &set, &drawn, (title, scene.text_owned("chart_indicators_description")));
    let tables = vec![scene.table(set), scene.table(first)];
    View { page, body: Body::Tables(Tables { chart, tables }) }
}
