//! Where a project came from and where it went, as its declarations say, and what follows where they say nothing.

use crate::index::SubjectYear;
use crate::model::identity::ProjectId;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::Fact;
use crate::route::Page;

/// The facts about a project in all its years.
pub(super) fn facts<'s>(scene: &Scene<'s>, first: &ProjectId, years: &[SubjectYear<'s>]) -> Vec<Fact<'s>> {
    let site = scene.site;
    let is_own = |id: &ProjectId| site.first_identity(id) == first;
    let links = || site.links().iter();
    let mut facts = Vec::new();
    let split: Vec<_> = links().filter(|link| link.key == "split_from" && is_own(&link.from)).collect();
    facts.extend(split.iter().map(|link| fact(scene, "lineage_split_from", &link.to)));
    let arrival = site.arrival(years).filter(|_| split.is_empty());
    facts.extend(arrival.map(|year| said(scene, "lineage_since", "lineage_new", year)));
    let parts = links().filter(|link| link.key == "split_from" && is_own(&link.to) && !is_own(&link.from));
    facts.extend(parts.map(|link| fact(scene, "lineage_split_into", &link.from)));
    let merged = links().filter(|link| link.key == "merged_into" && is_own(&link.to) && !is_own(&link.from));
    facts.extend(merged.map(|link| fact(scene, "lineage_merged", &link.from)));
    let into: Vec<_> = links().filter(|link| link.key == "merged_into" && is_own(&link.from)).collect();
    facts.extend(into.iter().map(|link| fact(scene, "lineage_merged_into", &link.to)));
    let departure = site.departure(years).filter(|_| into.is_empty());
    facts.extend(departure.map(|year| said(scene, "lineage_until", "lineage_no_successor", year)));
    facts
}

/// A link to another project; its identity alone where it never declared anything.
pub(super) fn fact<'s>(scene: &Scene<'s>, label: &'s str, id: &'s ProjectId) -> Fact<'s> {
    let first = scene.site.first_identity(id);
    let name = scene.site.project_years(first).next_back().map(SubjectYear::name);
    let href = name.map(|_| scene.href(&Page::Project(first.clone())));
    Fact {
        label: scene.text(label).into(),
        value: name.map_or_else(|| id.to_string().into(), Into::into),
        href,
    }
}

fn said<'s>(scene: &Scene<'s>, label: &'s str, word: &str, year: FiscalYear) -> Fact<'s> {
    let value = scene.say(word, &[("year", &year.to_string())]);
    Fact { label: scene.text(label).into(), value: value.into(), href: None }
}
