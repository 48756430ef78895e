//! Projects of one region in a year by the unit that carries them out (实施单位), as the forms print it: the same name is one
//! unit, whichever department printed it.

use std::collections::{BTreeMap, BTreeSet};

use super::projects::{ranked, under};
use super::{GATHERED_UNIT, Source};
use crate::index::{ChineseOrder, SubjectYear};
use crate::model::amount::Amount;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// A unit with its projects, the largest first.
struct Unit<'s> {
    /// As printed; none where the form names no unit, or withholds it.
    name: Option<&'s str>,
    projects: Vec<(SubjectYear<'s>, Option<Amount>)>,
}

/// The units of a region with their sums, and its projects under their unit; in the order of pinyin, projects without a
/// unit last. `id` ends the names of both tables.
#[must_use]
pub fn of_region<'s>(
    source: Source<'s>,
    (id, name): (&str, &str),
    projects: impl Iterator<Item = SubjectYear<'s>>,
) -> [RowSet<'s>; 2] {
    let words = source.words;
    let units = units(projects);
    let region = [("region", name)];
    [
        counts(source, &units, words.say("caption_units", &region)).called(format!("units-{id}")),
        listed(source, &units, words.say("caption_unit_projects", &region))
            .called(format!("unit-projects-{id}")),
    ]
}

/// The unit that a project's form names.
#[must_use]
pub fn named<'s>(subject: SubjectYear<'s>) -> Option<&'s str> {
    subject.head()?.implementing_unit.given().map(|name| &**name)
}

fn units<'s>(projects: impl Iterator<Item = SubjectYear<'s>>) -> Vec<Unit<'s>> {
    let mut by_name: BTreeMap<Option<&'s str>, Vec<_>> = BTreeMap::new();
    for project in ranked(projects) {
        by_name.entry(named(project.0)).or_default().push(project);
    }
    let order = ChineseOrder::default();
    let mut units: Vec<Unit<'s>> =
        by_name.into_iter().map(|(name, projects)| Unit { name, projects }).collect();
    units.sort_by(|a, b| match (a.name, b.name) {
        (Some(a), Some(b)) => order.compare(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    units
}

/// One row a unit.
fn counts<'s>(source: Source<'s>, units: &[Unit<'s>], caption: String) -> RowSet<'s> {
    let words = source.words;
    let rows = units.iter().map(|unit| {
        let stated: Vec<Amount> = unit.projects.iter().filter_map(|(_, amount)| *amount).collect();
        let sum = Amount::sum(stated.iter().copied(), GATHERED_UNIT).filter(|_| !stated.is_empty());
        let departments: BTreeSet<_> =
            unit.projects.iter().map(|(subject, _)| (subject.department, subject.year)).collect();
        let named = departments.into_iter().map(|(id, year)| source.site.department_name(id, year));
        Row::new(vec![
            label(source, unit),
            Cell::Count(unit.projects.len()),
            sum.map_or(Cell::Absent, Cell::Amount),
            Cell::Count(unit.projects.len() - stated.len()),
            Cell::text(named.collect::<Vec<_>>().join(words.text("list_and"))),
        ])
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(words, "implementing_unit"),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "projects_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "projects_without_funding", ColumnKind::Number).at(ColumnPlace::PageIfFilled),
        Column::text(words, "department"),
    ];
    RowSet { id: "units".into(), caption, columns, rows }
}

/// One row a project.
fn listed<'s>(source: Source<'s>, units: &[Unit<'s>], caption: String) -> RowSet<'s> {
    let of_unit = |unit: &Unit<'s>| {
        let label = label(source, unit);
        unit.projects.iter().map(move |(subject, _)| (label.clone(), *subject)).collect::<Vec<_>>()
    };
    let projects = units.iter().flat_map(of_unit);
    under(source, "implementing_unit", projects, caption).called("unit-projects")
}

fn label<'s>(source: Source<'s>, unit: &Unit<'s>) -> Cell<'s> {
    Cell::text(unit.name.unwrap_or(source.words.text("unit_not_stated")))
}
