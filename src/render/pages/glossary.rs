//! Terms by stage of the cycle, one sentence each.

use crate::render::scene::Scene;
use crate::render::terms;
use crate::render::view::{Body, Glossary, Stage, View};
use crate::route::Page;

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_glossary");
    let mut page = scene.frame("glossary", heading, vec![scene.link(&Page::Glossary, heading)]);
    page.lead = scene.text("lead_glossary").to_owned();
    let words = scene.words;
    let stages = terms::STAGES
        .iter()
        .map(|(stage, terms)| Stage {
            heading: words.text(stage),
            terms: terms.iter().map(|id| terms::term(scene.words, id)).collect(),
        })
        .collect();
    View { page, body: Body::Glossary(Glossary { stages }) }
}
