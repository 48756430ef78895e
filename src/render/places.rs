//! The ways from a page to the rest of the site. They are the same from every page of a folder, and from the folders beside it,
//! so they are worked out once for each such place.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::view::{Link, Shared};

/// The ways from a place to what every page leads to; fields as those of a page's frame.
#[derive(Debug)]
pub(super) struct Ways {
    pub(super) home: Shared<String>,
    pub(super) sections: Shared<Vec<Link<'static>>>,
    pub(super) styles: Shared<Vec<String>>,
    pub(super) assets: Shared<BTreeMap<String, String>>,
    pub(super) archive: Shared<Option<String>>,
    pub(super) search: Shared<Option<String>>,
    pub(super) changes: Shared<Option<String>>,
    pub(super) feed: Shared<Option<String>>,
}

/// The ways from every place that a page stood at so far, by its first folder and by how deep it lies below. What all pages
/// lead to lies in a folder of the first level at the most, so no more of an address counts.
#[derive(Debug, Default)]
pub(super) struct Places(RwLock<FxHashMap<String, FxHashMap<usize, Arc<Ways>>>>);

impl Places {
    /// The ways from a place, made when they are first asked for.
    pub(super) fn ways(&self, (folder, deep): (&str, usize), make: impl FnOnce() -> Ways) -> Arc<Ways> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(ways) = known.get(folder).and_then(|places| places.get(&deep)) {
            return Arc::clone(ways);
        }
        drop(known);
        let ways = Arc::new(make());
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(folder.to_owned()).or_default().insert(deep, Arc::clone(&ways));
        ways
    }
}
