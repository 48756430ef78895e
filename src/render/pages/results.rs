//! A year's results: what became of the promises, and what do the offices say of those that were not kept?

use crate::judge::State;
use crate::model::year::FiscalYear;
use crate::outcomes::Tally;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> View<'s> {
    let text = year.to_string();
    let way = vec![scene.link_to_year(year), scene.link(&Page::Results(year), scene.text("results"))];
    let mut page = scene.frame("tables", scene.say("results_heading", &[("year", &text)]), way);
    let reported = tables::states::reported(scene.source(), year);
    let tally: Tally = reported.iter().map(|(_, outcome)| *outcome).collect();
    page.lead = lead(scene, year, tally);
    page.related = vec![scene.other_years(year, Page::Results)];
    let counts = tables::states::counts(scene.source(), year, tally);
    let drawn =
        Drawn { label: "result_state", value: "indicator_count", share: None, order: Order::AsListed };
    let title = met_of(scene, "finding_states", tally);
    let description = scene.say("chart_states_description", &[("table", &counts.caption)]);
    let chart = drawing::ranking(scene, &counts, &drawn, (title, description));
    let listed = tables::states::rows(scene.source(), year, &reported);
    let mut tables = Vec::new();
    if !counts.rows.is_empty() {
        tables.push(scene.table(counts));
    }
    if !listed.rows.is_empty() {
        tables.push(scene.listing(listed));
    }
    View { page, body: Body::Tables(Tables { chart, tables }) }
}

/// How many published a self-evaluation, of how many, and what they report.
fn lead(scene: &Scene<'_>, year: FiscalYear, tally: Tally) -> String {
    let site = scene.site;
    let subjects = |is_project: bool| {
        site.subjects_of(year).filter(move |subject| subject.project.is_some() == is_project)
    };
    let published = |is_project: bool| {
        counted(subjects(is_project).filter(|subject| subject.self_evaluation().is_some()).count())
    };
    let parts = [
        ("year", &*year.to_string()),
        ("projects", &*counted(subjects(true).count())),
        ("published", &*published(true)),
        ("departments", &*counted(site.departments_of(year).count())),
        ("wholes", &*published(false)),
    ];
    let published = scene.say("lead_results", &parts);
    if tally.total() == 0 {
        return published;
    }
    let said = met_of(scene, "lead_results_met", tally);
    scene.say("two_sentences", &[("first", &published), ("second", &said)])
}

/// How many indicators are reported and how many of them were met, as the sentence `word` has it.
fn met_of(scene: &Scene<'_>, word: &str, tally: Tally) -> String {
    let parts = [("count", &*counted(tally.total())), ("met", &*counted(tally.of(State::Met)))];
    scene.say(word, &parts)
}
