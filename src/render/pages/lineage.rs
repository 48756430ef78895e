//! Where a project or department came from and where it went, as is stated, and what follows where nothing is.

use std::collections::BTreeMap;

use crate::index::{DepartmentYear, SubjectYear};
use crate::model::identity::{Id, ProjectId};
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::Fact;
use crate::route::Page;

/// The facts about a project in all its years.
pub(super) fn facts<'s>(scene: &Scene<'s>, first: &ProjectId, years: &[SubjectYear<'s>]) -> Vec<Fact<'s>> {
    let site = scene.site;
    let is_own = |id: &ProjectId| site.first_identity(id) == first;
    let links = || site.links_of(first);
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
    numbered(facts)
}

/// A list of terms has each term once: of several parts the second is called so, and on.
fn numbered(mut facts: Vec<Fact<'_>>) -> Vec<Fact<'_>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for fact in &mut facts {
        let count = seen.entry(fact.label.to_string()).or_default();
        *count += 1;
        if *count > 1 {
            fact.label = format!("{} {count}", fact.label).into();
        }
    }
    facts
}

/// The facts about a department in all the years of its line. Its identities have pages of their own, so one that was
/// continued is named as well.
pub(super) fn of_department<'s>(scene: &Scene<'s>, id: &Id, years: &[DepartmentYear<'s>]) -> Vec<Fact<'s>> {
    let site = scene.site;
    let is_own = |other: &Id| site.first_department(other) == site.first_department(id);
    let told = site.department_links_of(id).map(|link| {
        let is_stated = is_own(&link.from);
        let (label, other) = match (link.key, is_stated) {
            ("continues", _) => return (link.key, department(scene, "lineage_continues", &link.to)),
            ("split_from", true) => ("lineage_split_from", &link.to),
            ("split_from", false) => ("lineage_split_into", &link.from),
            (_, true) => ("lineage_merged_into", &link.to),
            (_, false) => ("lineage_merged_department", &link.from),
        };
        (if is_stated { link.key } else { "" }, department(scene, label, other))
    });
    let (keys, mut facts): (Vec<&str>, Vec<Fact<'s>>) = told.unzip();
    let arrival = site.department_arrival(years).filter(|_| !keys.contains(&"split_from"));
    facts.extend(arrival.map(|year| said(scene, "lineage_since", "lineage_department_new", year)));
    let departure = site.department_departure(years).filter(|_| !keys.contains(&"merged_into"));
    facts.extend(departure.map(|year| said(scene, "lineage_until", "lineage_department_no_successor", year)));
    numbered(facts)
}

/// A link to another department; its id alone where it never declared anything.
fn department<'s>(scene: &Scene<'s>, label: &'s str, id: &'s Id) -> Fact<'s> {
    let declared = scene.site.department_years(id).next_back();
    let name = scene.site.department(id).map_or(id.as_str(), |department| &department.name);
    let href = declared.map(|_| scene.href(&Page::Department(id.clone())));
    Fact { label: scene.text(label).into(), value: name.into(), href }
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
