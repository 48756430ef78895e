//! What each department of a region spent over the years.

use rust_decimal::Decimal;

use crate::chart::{self, Head, Mark, Panel, Text};
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::{ColumnKind, Row, RowSet};
use crate::tables::{self, GATHERED_UNIT};

/// How many departments are drawn; the table has them all.
const MOST: usize = 12;
/// How many departments there are at least: one alone has its own page.
const FEWEST: usize = 2;

/// The table, with a column for each year of the site.
pub(super) fn rows<'s>(scene: &Scene<'s>, (region, id): (Option<&Id>, &str), name: &str) -> RowSet<'s> {
    let caption = scene.say("caption_departments_years", &[("region", name)]);
    let years: Vec<FiscalYear> = scene.site.years().collect();
    tables::departments::over_years(scene.source(), region, &years, caption)
        .called(format!("departments-years-{id}"))
}

/// The picture of `set`, which is [`rows`]; nothing where fewer than two departments have figures of several years.
pub(super) fn chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>) -> Option<Chart> {
    let years: Vec<FiscalYear> = scene.site.years().collect();
    let (first, last) = (*years.first()?, *years.last()?);
    let spent = |row: &Row<'s>| -> Vec<Mark<'static>> {
        let cells = row.cells.iter().zip(&set.columns).skip(1);
        cells.map(|(cell, column)| drawing::mark(scene, cell, column.kind)).collect()
    };
    let all: Vec<Vec<Mark<'static>>> = set.rows.iter().map(spent).collect();
    let is_several = |marks: &&Vec<Mark<'_>>| marks.iter().filter(|mark| mark.amount().is_some()).count() > 1;
    if all.iter().filter(is_several).count() < FEWEST {
        return None;
    }
    let ends: Vec<(Decimal, Decimal)> =
        all.iter().filter_map(|marks| marks.first()?.amount().zip(marks.last()?.amount())).collect();
    let title = headline::panels(scene, [first, last], (&ends, GATHERED_UNIT));
    let numbers: Vec<u16> = (first.number()..=last.number()).collect();
    let columns: Vec<Text<'_>> = numbers.iter().map(|number| number.to_string().into()).collect();
    let panel = |(row, marks): (&Row<'s>, &Vec<Mark<'static>>)| {
        // A year in which nobody declared keeps its place.
        let at = |number: &u16| years.iter().position(|year| year.number() == *number);
        let gap = || Mark::Absent(scene.text_owned("chart_gap").into());
        let marks = numbers.iter().map(|number| at(number).map_or_else(gap, |at| marks[at].clone()));
        Panel {
            label: row.cells[0].shown(ColumnKind::Text, scene.words).into_owned().into(),
            href: drawing::href(scene, row, 0),
            marks: marks.collect(),
        }
    };
    let panels: Vec<Panel<'_>> = set.rows.iter().zip(&all).take(MOST).map(panel).collect();
    let left = set.rows.len() - panels.len();
    let more = (left > 0).then(|| scene.say("chart_panels_more", &[("count", &left.to_string())]));
    let table = format!("#{}", set.id);
    let description = scene.say("chart_panels_description", &[("table", &set.caption)]);
    let head = Head::new(format!("chart-{}", set.id), title.clone(), description);
    let svg = chart::panels(&head, &columns, &panels, more.as_deref().map(|text| (text, &*table)))?;
    Some(Chart { title, svg: svg.into(), table: set.id.clone() })
}
