//! Lineage: which identities are one project, or one department. Only what is stated joins two; a likeness never does.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::model::lineage::Lineage;
use crate::model::year::FiscalYear;

/// How projects, or departments, follow one another.
#[derive(Debug)]
pub(super) struct Lineages<T> {
    /// Each that continues another, with the first identity of all; asked for every subject, and never walked.
    first: FxHashMap<T, T>,
    /// Every link that is stated, by both its ends, the earliest first.
    links: Vec<Link<T>>,
    /// The positions of the links at whose end an identity stands, by its first identity.
    at: BTreeMap<T, Vec<usize>>,
}

/// A link that is stated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link<T> {
    /// The year for which it is stated, the earliest of several.
    pub year: FiscalYear,
    /// `continues`, `merged_into`, `split_from`.
    pub key: &'static str,
    /// The one that states it.
    pub from: T,
    /// The one that it names.
    pub to: T,
}

impl<T: Ord + Hash + Clone> Lineages<T> {
    /// From what each identity states for a year, and which are known. One that is not known is continued by nobody; of
    /// two that one says it continues, the one that it said last counts.
    pub(super) fn of<'l>(
        stated: impl Iterator<Item = (FiscalYear, T, &'l Lineage<T>)>,
        is_known: impl Fn(&T) -> bool,
    ) -> Lineages<T>
    where
        T: 'l,
    {
        let mut links: Vec<Link<T>> = stated
            .flat_map(|(year, from, lineage)| {
                lineage.links().map(move |(key, to)| Link { year, key, from: from.clone(), to: to.clone() })
            })
            .collect();
        // A link that several years state is told once.
        let mut told: BTreeSet<(&'static str, T, T)> = BTreeSet::new();
        links.sort_unstable();
        links.retain(|link| told.insert((link.key, link.from.clone(), link.to.clone())));
        let continued = links.iter().filter(|link| link.key == "continues" && is_known(&link.to));
        let before: BTreeMap<&T, &T> = continued.map(|link| (&link.from, &link.to)).collect();
        let first = before.keys().filter_map(|id| Some(((*id).clone(), first(&before, id)?.clone())));
        let mut lineages = Lineages { first: first.collect(), links, at: BTreeMap::new() };
        let ends = |link: &Link<T>| [&link.from, &link.to].map(|end| lineages.first(end).clone());
        let ends: Vec<[T; 2]> = lineages.links.iter().map(ends).collect();
        for (at, [from, to]) in ends.into_iter().enumerate() {
            if from != to {
                lineages.at.entry(to).or_default().push(at);
            }
            lineages.at.entry(from).or_default().push(at);
        }
        lineages
    }

    /// The first identity of one.
    pub(super) fn first<'i>(&'i self, id: &'i T) -> &'i T {
        self.first.get(id).unwrap_or(id)
    }

    /// The same of one that is not needed any more.
    pub(super) fn first_of(&self, id: T) -> T {
        self.first.get(&id).cloned().unwrap_or(id)
    }

    /// Every link, the earliest first.
    pub(super) fn links(&self) -> &[Link<T>] {
        &self.links
    }

    /// The links at whose end one stands under any of its identities, the earliest first.
    pub(super) fn links_of(&self, id: &T) -> impl Iterator<Item = &Link<T>> + Clone {
        let at = self.at.get(self.first(id)).map_or(&[][..], Vec::as_slice);
        at.iter().map(|at| &self.links[*at])
    }

    /// Every identity that one ever had, in no particular order.
    pub(super) fn identities<'i>(&'i self, id: &'i T) -> impl Iterator<Item = &'i T> {
        let first = self.first(id);
        let continued = self.links_of(first).filter(|link| link.key == "continues");
        let later = continued.map(|link| &link.from).filter(move |from| self.first(from) == first);
        let later: BTreeSet<&T> = later.filter(|from| *from != first).collect();
        std::iter::once(first).chain(later)
    }
}

/// Follows the links back to where they begin; `None` where they go in a circle.
fn first<'i, T: Ord>(before: &BTreeMap<&'i T, &'i T>, id: &T) -> Option<&'i T> {
    let mut at = *before.get(id)?;
    for _ in 0..before.len() {
        match before.get(at) {
            Some(earlier) => at = earlier,
            None => return Some(at),
        }
    }
    None
}
