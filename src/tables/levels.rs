//! Kinds of promise: how many indicators stand at each level, and which.

use super::indicators::leading;
use super::{Source, first_label, second_label};
use crate::index::IndicatorEntry;
use crate::model::indicator::Level;
use crate::model::target::{Deadline, Single};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};
use crate::words::Words;

/// What is promised at one level.
#[derive(Clone, Copy, Default)]
struct Counted {
    different: usize,
    promises: usize,
    measurable: usize,
}

impl Counted {
    fn of(source: Source<'_>, entries: &[IndicatorEntry]) -> Counted {
        let index = source.site.indicators();
        Counted {
            different: entries.len(),
            promises: entries.iter().map(|entry| index.occurrences(entry).len()).sum(),
            measurable: entries.iter().map(|entry| measurable(source, entry)).sum(),
        }
    }

    fn and(self, other: Counted) -> Counted {
        Counted {
            different: self.different + other.different,
            promises: self.promises + other.promises,
            measurable: self.measurable + other.measurable,
        }
    }

    fn cells<'s>(self) -> [Cell<'s>; 4] {
        let not_measurable = self.promises - self.measurable;
        [self.different, self.promises, self.measurable, not_measurable].map(Cell::Count)
    }

    fn columns(words: &Words) -> [Column; 4] {
        ["different_indicators", "promises", "measurable", "not_measurable"]
            .map(|key| Column::new(words, key, ColumnKind::Number))
    }
}

/// Different indicators, promises, and how many of those can be measured: one row a second level, and one row a first
/// level.
#[must_use]
pub fn counts(source: Source<'_>) -> [RowSet<'_>; 2] {
    let words = source.words;
    let levels = source.site.indicators().levels();
    let counted: Vec<_> = levels.map(|(level, entries)| (level, Counted::of(source, entries))).collect();
    let second = counted.iter().map(|(level, counted)| {
        let mut cells =
            vec![Cell::text(first_label(words, level.first)), Cell::text(super::level_label(words, *level))];
        cells.extend(counted.cells());
        Row::new(cells).link(1, Page::IndicatorLevel(*level))
    });
    let first = counted.chunk_by(|(a, _), (b, _)| a.first == b.first).map(|levels| {
        let all = levels.iter().fold(Counted::default(), |all, (_, counted)| all.and(*counted));
        let mut cells = vec![Cell::text(first_label(words, levels[0].0.first))];
        cells.extend(all.cells());
        Row::new(cells)
    });
    let (second, first) = (second.collect(), first.collect());
    let first_level = Column::text(words, "first_level");
    let mut columns = vec![first_level.clone().at(ColumnPlace::Group), Column::text(words, "second_level")];
    columns.extend(Counted::columns(words));
    let mut first_columns = vec![first_level];
    first_columns.extend(Counted::columns(words));
    let set = |id: &'static str, caption: &str, (columns, rows)| RowSet {
        id: id.into(),
        caption: words.text(caption).to_owned(),
        columns,
        rows,
    };
    [
        set("levels", "caption_levels", (columns, second)),
        set("first-levels", "caption_first_levels", (first_columns, first)),
    ]
}

/// How many promises of an indicator state a quantity, a date or a grade.
fn measurable(source: Source<'_>, entry: &IndicatorEntry) -> usize {
    let occurrences = source.site.indicators().occurrences(entry).iter();
    occurrences
        .filter_map(|occurrence| leading(occurrence.indicator(source.site)?.1))
        .filter(|target| target.singles().iter().any(is_measurable))
        .count()
}

/// Whether one can tell from the wording alone if it was kept: 稳步提高 cannot be told, nor 及时, whose date is not stated.
fn is_measurable(single: &Single) -> bool {
    !matches!(single, Single::Qualitative | Single::Deadline(Deadline::Unstated))
}

/// One row an indicator at `level`: its name, how often it is promised, in how many years.
#[must_use]
pub fn at<'s>(source: Source<'s>, level: Level) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let index = site.indicators();
    let mut entries: Vec<_> = index.at_level(level).iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(index.occurrences(entry).len()));
    let rows = entries
        .into_iter()
        .map(|entry| {
            let occurrences = index.occurrences(entry);
            let years = occurrences
                .chunk_by(|a, b| site.subject_at(a.subject).year == site.subject_at(b.subject).year);
            Row::new(vec![
                Cell::text(name(source, entry)),
                Cell::Count(occurrences.len()),
                Cell::Count(years.count()),
            ])
            .link(0, Page::Indicator(level, entry.hash))
        })
        .collect();
    let columns = vec![
        Column::text(words, "indicator"),
        Column::new(words, "promises", ColumnKind::Number),
        Column::new(words, "year_count", ColumnKind::Number),
    ];
    let label = match level.second {
        Some(_) => second_label(words, level.second),
        None => first_label(words, level.first),
    };
    RowSet {
        id: "indicators".into(),
        caption: words.say("caption_level", &[("level", label)]),
        columns,
        rows,
    }
}

/// The indicator's name as its latest form has it.
#[must_use]
pub fn name<'s>(source: Source<'s>, entry: &IndicatorEntry) -> &'s str {
    let latest = source.site.indicators().occurrences(entry).last();
    latest
        .and_then(|occurrence| occurrence.indicator(source.site))
        .map_or("", |(_, indicator)| &indicator.name)
}
