//! Lineage: which identities are one project. Only what a declaration says joins two; a likeness never does.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::declaration::Declaration;
use crate::model::identity::ProjectId;
use crate::model::year::FiscalYear;

/// How projects follow one another.
#[derive(Debug, Default)]
pub(super) struct Lineages {
    /// Each project that continues another, with the first identity of all.
    first: BTreeMap<ProjectId, ProjectId>,
    /// Every link that a declaration states, by both its ends.
    links: Vec<Link>,
}

/// A link that a declaration states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The year of the declaration, the earliest of several.
    pub year: FiscalYear,
    /// `continues`, `merged_into`, `split_from`.
    pub key: &'static str,
    /// The project that states it.
    pub from: ProjectId,
    /// The one that it names.
    pub to: ProjectId,
}

impl Lineages {
    /// Of two projects that one says it continues, the one that it said last counts.
    pub(super) fn of(declarations: &[Declaration]) -> Lineages {
        let mut links: Vec<Link> = Vec::new();
        let mut known: BTreeSet<ProjectId> = BTreeSet::new();
        for declaration in declarations {
            let Some(from) = declaration.key.project_id() else { continue };
            let stated = declaration.head().and_then(|head| head.lineage.as_deref());
            for (key, to) in stated.into_iter().flat_map(|lineage| lineage.links()) {
                let link = Link { year: declaration.key.year, key, from: from.clone(), to: to.clone() };
                links.push(link);
            }
            known.insert(from);
        }
        // A link that several years state is told once.
        let mut stated: BTreeSet<(&'static str, ProjectId, ProjectId)> = BTreeSet::new();
        links.sort_unstable();
        links.retain(|link| stated.insert((link.key, link.from.clone(), link.to.clone())));
        let continued = links.iter().filter(|link| link.key == "continues" && known.contains(&link.to));
        let before: BTreeMap<&ProjectId, &ProjectId> = continued.map(|link| (&link.from, &link.to)).collect();
        let first = before.keys().filter_map(|id| Some(((*id).clone(), first(&before, id)?.clone())));
        Lineages { first: first.collect(), links }
    }

    /// The identity under which a project was first declared.
    pub(super) fn first<'i>(&'i self, id: &'i ProjectId) -> &'i ProjectId {
        self.first.get(id).unwrap_or(id)
    }

    /// Every link that a declaration states, the earliest first.
    pub(super) fn links(&self) -> &[Link] {
        &self.links
    }
}

/// Follows the links back to where they begin; `None` where they go in a circle.
fn first<'i>(before: &BTreeMap<&'i ProjectId, &'i ProjectId>, id: &ProjectId) -> Option<&'i ProjectId> {
    let mut at = *before.get(id)?;
    for _ in 0..before.len() {
        match before.get(at) {
            Some(earlier) => at = earlier,
            None => return Some(at),
        }
    }
    None
}
