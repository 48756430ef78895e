//! A project across years: does it deliver, and does the promise move?

use std::collections::BTreeSet;

use super::subject::goalposts;
use super::{across, strips};
use crate::index::SubjectYear;
use crate::model::identity::ProjectId;
use crate::outcomes::of_year;
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
            .filter_map(|at| {
                Some(scene.link(&Page::ProjectYear(at.year, at.project_id()?), at.year.to_string()))
            })
            .collect(),
    }];
    let unit = latest.leading().unit;
    let set = tables::years::of_project(scene.source(), &years, unit);
    let numbers: Vec<_> = years.iter().map(|subject| subject.year).collect();
    let chart = across::chart(scene, &set, &numbers, &SERIES);
    let outcomes: Vec<_> = years.iter().map(|subject| of_year(*subject, scene.as_of)).collect();
    let lineage = tables::lineage::rows(scene.source(), &years, &outcomes);
    let goalposts = goalposts(scene, |source| tables::goalposts::of_years(source, &years));
    let body = Across {
        chart,
        years: scene.table(set),
        states: strips::chart(scene, &lineage, &numbers),
        detail: scene.filled(lineage.set),
        detail_heading: Some(scene.text("lineage_heading")),
        goalposts,
        lineage: super::lineage::facts(scene, id, &years),
        names: names(scene, &years),
    };
    Some(View { page, body: Body::Across(Box::new(body)) })
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

/// The names over time, and whose it was, where either changed.
fn names<'s>(scene: &Scene<'s>, years: &[SubjectYear<'s>]) -> Vec<Fact<'s>> {
    let is_same = |pair: &[SubjectYear<'s>]| pair[0].name() == pair[1].name();
    let is_one_department = years.windows(2).all(|pair| pair[0].department == pair[1].department);
    if years.windows(2).all(is_same) && is_one_department {
        return Vec::new();
    }
    let said = |subject: &SubjectYear<'s>| {
        let department = scene.site.department_name(subject.department, subject.year);
        scene.say("name_of_department", &[("name", subject.name()), ("department", department)])
    };
    years
        .iter()
        .map(|subject| Fact {
            label: subject.year.to_string().into(),
            value: if is_one_department { subject.name().into() } else { said(subject).into() },
            href: None,
        })
        .collect()
}
