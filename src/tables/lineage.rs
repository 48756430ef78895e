//! A project's indicators across years: one row an indicator, one column of targets and one of results a year.

use std::collections::BTreeMap;

use super::indicators::wording;
use super::{Source, first_label, second_label};
use crate::index::SubjectYear;
use crate::model::indicator::{Indicator, IndicatorHash, Level};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};

/// The rows stand by level and by first appearance. A year in which an indicator was not declared says so.
#[must_use]
pub fn rows<'s>(source: Source<'s>, years: &[SubjectYear<'s>]) -> RowSet<'s> {
    let words = source.words;
    let has_results: Vec<bool> = years.iter().map(|subject| subject.self_evaluation().is_some()).collect();
    let mut order: Vec<(Level, IndicatorHash)> = Vec::new();
    let mut declared: BTreeMap<(IndicatorHash, usize), &'s Indicator> = BTreeMap::new();
    let mut reported: BTreeMap<(IndicatorHash, usize), &'s Indicator> = BTreeMap::new();
    for (at, subject) in years.iter().enumerate() {
        for (level, indicator) in subject.indicators() {
            if !order.iter().any(|(_, hash)| *hash == indicator.hash) {
                order.push((level.modern(), indicator.hash));
            }
            declared.entry((indicator.hash, at)).or_insert(indicator);
        }
        for (_, indicator) in
            subject.self_evaluation().iter().flat_map(|(declaration, _)| declaration.indicators())
        {
            reported.entry((indicator.hash, at)).or_insert(indicator);
        }
    }
    order.sort_by_key(|(level, _)| *level);
    let rows = order
        .into_iter()
        .map(|(level, hash)| {
            let latest = (0..years.len()).rev().find_map(|at| declared.get(&(hash, at)));
            let mut cells = vec![
                Cell::text(first_label(words, level.first)),
                Cell::text(second_label(words, level.second)),
                latest.map_or(Cell::Absent, |indicator| Cell::text(&*indicator.name)),
            ];
            for (at, has_results) in has_results.iter().enumerate() {
                cells.push(match declared.get(&(hash, at)) {
                    Some(indicator) if indicator.annual_target.is_absent() => {
                        wording(&indicator.period_target)
                    }
                    Some(indicator) => wording(&indicator.annual_target),
                    None => Cell::text(words.text("not_declared")),
                });
                if *has_results {
                    let result = reported.get(&(hash, at)).and_then(|indicator| indicator.result.as_ref());
                    cells.push(result.map_or(Cell::Absent, |result| wording(&result.actual)));
                }
            }
            Row::new(cells).about(hash).link(2, Page::Indicator(level, hash))
        })
        .collect();
    RowSet {
        id: "indicators".into(),
        caption: words.text("caption_lineage").to_owned(),
        columns: columns(source, years),
        rows,
    }
}

fn columns(source: Source<'_>, years: &[SubjectYear<'_>]) -> Vec<Column> {
    let words = source.words;
    let mut columns = vec![
        Column::text(words, "first_level").at(ColumnPlace::Group),
        Column::text(words, "second_level").at(ColumnPlace::Group),
        Column::text(words, "indicator"),
    ];
    for subject in years {
        let year = subject.year.to_string();
        let target = words.say("column_target_of_year", &[("year", &year)]);
        columns.push(Column::text(words, "annual_target").labelled(target));
        if subject.self_evaluation().is_some() {
            let actual = words.say("column_actual_of_year", &[("year", &year)]);
            columns.push(Column::text(words, "actual").labelled(actual));
        }
    }
    columns
}
