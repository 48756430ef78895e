//! Kinds of promise: how many indicators stand at each level, and which.

use super::indicators::leading;
use super::{Source, first_label, second_label};
use crate::index::IndicatorEntry;
use crate::model::indicator::Level;
use crate::model::target::{Deadline, Single};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row a level: different indicators, promises, and how many of those can be measured.
#[must_use]
pub fn counts(source: Source<'_>) -> RowSet<'_> {
    let words = source.words;
    let index = source.site.indicators();
    let rows = index
        .levels()
        .map(|(level, entries)| {
            let promises: usize = entries.iter().map(|entry| index.occurrences(entry).len()).sum();
            let measurable: usize = entries.iter().map(|entry| measurable(source, entry)).sum();
            Row::new(vec![
                Cell::text(first_label(words, level.first)),
                Cell::text(super::level_label(words, level)),
                Cell::Count(entries.len()),
                Cell::Count(promises),
                Cell::Count(measurable),
            ])
            .link(1, Page::IndicatorLevel(level))
        })
        .collect();
    let columns = vec![
        Column::text(words, "first_level").at(ColumnPlace::Group),
        Column::text(words, "second_level"),
        Column::new(words, "different_indicators", ColumnKind::Number),
        Column::new(words, "promises", ColumnKind::Number),
        Column::new(words, "measurable", ColumnKind::Number),
    ];
    RowSet { id: "levels".into(), caption: words.text("caption_levels").to_owned(), columns, rows }
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
