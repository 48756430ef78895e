//! Indicators across declarations: the same name at the same second level is the same indicator, wherever and whenever
//! it is promised. Each subject counts once a year, by its leading form.

use std::collections::HashMap;
use std::ops::Range;

use super::{Site, narrow, range};
use crate::model::indicator::{Indicator, IndicatorHash, Level};

/// All indicators, grouped.
#[derive(Debug, Default)]
pub struct IndicatorIndex {
    /// By entry, then by subject.
    occurrences: Vec<Occurrence>,
    /// Sorted by level, then identity.
    entries: Vec<IndicatorEntry>,
}

/// One indicator, wherever it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorEntry {
    /// Its place in forms of today.
    pub level: Level,
    /// Its identity.
    pub hash: IndicatorHash,
    occurrences: Range<u32>,
}

/// An indicator in one subject's leading form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The subject, for [`Site::subject_at`].
    pub subject: u32,
    nth: u32,
}

impl IndicatorIndex {
    /// Gathers what belongs together, and sorts only the different ones: there are far fewer of them, and a large site
    /// costs no more an indicator than a small one.
    pub(super) fn of(site: &Site) -> IndicatorIndex {
        // First only read, then think: the processor fetches many indicators at once where nothing waits for each.
        let each = site.subjects().enumerate().flat_map(|(subject, form)| {
            form.indicators().enumerate().map(move |(nth, (level, indicator))| {
                (level, indicator.hash, Occurrence { subject: narrow(subject), nth: narrow(nth) })
            })
        });
        let each: Vec<(Level, IndicatorHash, Occurrence)> = each.collect();
        let mut known: HashMap<(Level, IndicatorHash), u32> = HashMap::new();
        let entry = |(level, hash, occurrence): (Level, IndicatorHash, Occurrence)| {
            let next = narrow(known.len());
            (*known.entry((level.modern(), hash)).or_insert(next), occurrence)
        };
        let found: Vec<(u32, Occurrence)> = each.into_iter().map(entry).collect();
        let mut counts = vec![0; known.len()];
        for (entry, _) in &found {
            counts[*entry as usize] += 1;
        }
        let mut different: Vec<((Level, IndicatorHash), u32)> = known.into_iter().collect();
        different.sort_unstable();
        // Where the next occurrence of each is put.
        let (mut next, mut end) = (vec![0; counts.len()], 0);
        let entry = |((level, hash), entry): ((Level, IndicatorHash), u32)| {
            let start = end;
            end += counts[entry as usize];
            next[entry as usize] = start;
            IndicatorEntry { level, hash, occurrences: start..end }
        };
        let entries = different.into_iter().map(entry).collect();
        let mut occurrences = vec![Occurrence { subject: 0, nth: 0 }; found.len()];
        for (entry, occurrence) in found {
            let at = &mut next[entry as usize];
            occurrences[*at as usize] = occurrence;
            *at += 1;
        }
        IndicatorIndex { occurrences, entries }
    }

    /// Every indicator, by level.
    #[must_use]
    pub fn entries(&self) -> &[IndicatorEntry] {
        &self.entries
    }

    /// The levels that have indicators, with their indicators.
    pub fn levels(&self) -> impl Iterator<Item = (Level, &[IndicatorEntry])> {
        self.entries.chunk_by(|a, b| a.level == b.level).map(|run| (run[0].level, run))
    }

    /// The indicators at one level.
    #[must_use]
    pub fn at_level(&self, level: Level) -> &[IndicatorEntry] {
        self.levels().find(|(at, _)| *at == level).map_or(&[], |(_, run)| run)
    }

    /// One indicator.
    #[must_use]
    pub fn entry(&self, level: Level, hash: IndicatorHash) -> Option<&IndicatorEntry> {
        let wanted = (level.modern(), hash);
        let found = self.entries.binary_search_by(|entry| (entry.level, entry.hash).cmp(&wanted));
        found.ok().map(|at| &self.entries[at])
    }

    /// Where an indicator occurs, by year, department and project.
    #[must_use]
    pub fn occurrences(&self, entry: &IndicatorEntry) -> &[Occurrence] {
        &self.occurrences[range(&entry.occurrences)]
    }

    /// How many promises there are in all.
    #[must_use]
    pub fn len(&self) -> usize {
        self.occurrences.len()
    }

    /// Whether nobody declared any indicator.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.occurrences.is_empty()
    }
}

impl Occurrence {
    /// The indicator itself, with its level as published. `None` never comes for an occurrence of this site.
    #[must_use]
    pub fn indicator<'s>(&self, site: &'s Site) -> Option<(Level, &'s Indicator)> {
        site.subject_at(self.subject).indicators().nth(self.nth as usize)
    }
}
