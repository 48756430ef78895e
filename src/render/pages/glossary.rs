//! Terms by stage of the cycle, one sentence each.

use crate::render::scene::Scene;
use crate::render::view::{Body, Glossary, Stage, Term, View};
use crate::route::Page;

/// The stages and their terms, by the word's name; its meaning is the word `<name>_meaning`.
const STAGES: [(&str, &[&str]); 4] = [
    (
        "stage_budget",
        &[
            "term_basic_expenditure",
            "term_project_expenditure",
            "term_fiscal_appropriation",
            "term_transfer",
            "term_initial_budget",
            "term_adjusted_budget",
        ],
    ),
    (
        "stage_targets",
        &[
            "term_performance_goal",
            "term_indicator",
            "term_target",
            "term_output",
            "term_cost",
            "term_benefit",
            "term_satisfaction",
            "term_key_task",
        ],
    ),
    (
        "stage_results",
        &["term_executed", "term_execution_rate", "term_self_evaluation", "term_weight", "term_score"],
    ),
    ("stage_disclosure", &["term_declaration", "term_facts", "term_known_error", "term_withheld"]),
];

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_glossary");
    let mut page = scene.frame("glossary", heading, vec![scene.link(&Page::Glossary, heading)]);
    page.lead = scene.text("lead_glossary").to_owned();
    let words = scene.words;
    let stages = STAGES
        .iter()
        .map(|(stage, terms)| Stage {
            heading: words.text(stage),
            terms: terms
                .iter()
                .map(|id| Term { id, term: words.text(id), meaning: meaning(scene, id) })
                .collect(),
        })
        .collect();
    View { page, body: Body::Glossary(Glossary { stages }) }
}

fn meaning<'s>(scene: &Scene<'s>, id: &str) -> &'s str {
    scene.words.plain().get(&format!("{id}_meaning")).map_or("", String::as_str)
}
