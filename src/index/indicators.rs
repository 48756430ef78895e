//! Indicators across declarations: the same name at the same second level is the same indicator, wherever and whenever
//! it is promised. Each subject counts once a year, by its leading form.

use std::ops::Range;

use super::{Site, narrow, range};
use crate::model::indicator::{Indicator, IndicatorHash, Level};

/// All indicators, grouped.
#[derive(Debug, Default)]
pub struct IndicatorIndex {
    /// Sorted by level, then identity, then subject.
    occurrences: Vec<Occurrence>,
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
    level: Level,
    hash: IndicatorHash,
    /// The subject, for [`Site::subject_at`].
    pub subject: u32,
    nth: u32,
}

impl IndicatorIndex {
    pub(super) fn of(site: &Site) -> IndicatorIndex {
        let mut occurrences = Vec::new();
        for (subject, form) in site.subjects().enumerate() {
            for (nth, (level, indicator)) in form.indicators().enumerate() {
                let level = level.modern();
                occurrences.push(Occurrence {
                    level,
                    hash: indicator.hash,
                    subject: narrow(subject),
                    nth: narrow(nth),
                });
            }
        }
        occurrences.sort_unstable();
        occurrences.shrink_to_fit();
        let entries = super::runs(occurrences.len(), |at| (occurrences[at].level, occurrences[at].hash))
            .into_iter()
            .map(|run| {
                let Occurrence { level, hash, .. } = occurrences[run.start as usize];
                IndicatorEntry { level, hash, occurrences: run }
            })
            .collect();
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
