//! A project across years: does it deliver, and does the promise move?

use std::collections::BTreeSet;

use super::across;
use super::reported::filled;
use crate::index::SubjectYear;
use crate::model::identity::ProjectId;
use crate::render::scene::Scene;
use crate::render::view::{Across, Body, Fact, Related, View};
use crate::route::Page;
use crate::tables;

/// The series of the chart, as the table's columns.
const SERIES: [&str; 3] = ["declared_funding", "adjusted_budget", "executed"];

pub(super) fn view<'s>(scene: &mut Scene<'s>, id: &ProjectId) -> Option<View<'s>> {
    let years: Vec<SubjectYear<'s>> = scene.site.project_years(id).collect();
    let latest = *years.last()?;
    let department =
        scene.site.department(latest.department).map_or(latest.department.as_str(), |named| &named.name);
    let way = vec![
        scene.link(&Page::Department(id.department.clone()), department),
        scene.link(&Page::Project(id.clone()), latest.name()),
    ];
    let mut page = scene.frame("across", latest.name(), way);
    page.title = scene.say("across_title", &[("name", latest.name())]).into();
    page.lead = lead(scene, &years);
    page.related = vec![Related {
        heading: scene.text("single_years").into(),
        links: years
            .iter()
            .map(|year| scene.link(&Page::ProjectYear(year.year, id.clone()), year.year.to_string()))
            .collect(),
    }];
    let unit = latest.leading().unit;
    let set = tables::years::of_project(scene.source(), &years, unit);
    let numbers: Vec<_> = years.iter().map(|subject| subject.year).collect();
    let chart = across::chart(scene, &set, &numbers, &SERIES);
    let lineage = tables::lineage::rows(scene.source(), &years);
    let goalposts = tables::goalposts::of_years(scene.source(), &years);
    let goalposts = filled(scene, goalposts).filter(|_| scene.site.config.goalposts);
    let body = Across {
        chart,
        years: scene.table(&set),
        detail: (!lineage.rows.is_empty()).then(|| scene.table(&lineage)),
        detail_heading: Some(scene.text("lineage_heading")),
        goalposts,
        names: names(&years),
    };
    Some(View { page, body: Body::Across(body) })
}

fn lead(scene: &Scene<'_>, years: &[SubjectYear<'_>]) -> String {
    let names: BTreeSet<&str> = years.iter().map(|subject| subject.name()).collect();
    let renamed = match names.len() {
        0 | 1 => String::new(),
        several => scene.say("lead_renamed", &[("names", &several.to_string())]),
    };
    let money: Vec<_> =
        years.iter().map(|subject| (subject.year, subject.funding().given().copied())).collect();
    across::lead(scene, &money, "lead_project_funding", &renamed)
}

/// The names over time, where there were several.
fn names<'s>(years: &[SubjectYear<'s>]) -> Vec<Fact<'s>> {
    if years.windows(2).all(|pair| pair[0].name() == pair[1].name()) {
        return Vec::new();
    }
    years
        .iter()
        .map(|subject| Fact {
            label: subject.year.to_string().into(),
            value: subject.name().into(),
            href: None,
        })
        .collect()
}
