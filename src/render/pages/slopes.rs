//! What each department of a region spent in the year before and in the year.

use rust_decimal::Decimal;

use crate::chart::{self, Head, Mark, Slope};
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::{Chart, Table};
use crate::render::{drawing, headline};
use crate::rows::{Cell, ColumnKind, Row};
use crate::tables::{self, GATHERED_UNIT};

/// How many departments are drawn; the table has them all.
const MOST: usize = 12;
/// How many departments have both figures at least.
const FEWEST: usize = 2;

/// The picture and its table; nothing where the site has no year before, or too few departments have a figure of both.
pub(super) fn of<'s>(
    scene: &mut Scene<'s>,
    (year, region): (FiscalYear, Option<&Id>),
    (id, name): (&str, &str),
) -> Option<(Chart, Table<'s>)> {
    let before = scene.site.years().rfind(|other| *other < year)?;
    let parts = [("region", name), ("before", &*before.to_string()), ("year", &*year.to_string())];
    let caption = scene.say("caption_departments_change", &parts);
    let set = tables::departments::over_years(scene.source(), region, &[before, year], caption)
        .called(format!("departments-change-{id}"));
    let marks = |row: &Row<'s>| {
        let mark = |at: usize, year: FiscalYear| match &row.cells[at] {
            Cell::Absent => {
                Mark::Absent(scene.say("chart_slopes_none", &[("year", &year.to_string())]).into())
            }
            cell => drawing::mark(scene, cell, set.columns[at].kind),
        };
        [mark(1, before), mark(2, year)]
    };
    let mut all: Vec<(&Row<'s>, [Mark<'static>; 2])> = set.rows.iter().map(|row| (row, marks(row))).collect();
    let figures = |[from, to]: &[Mark<'_>; 2]| from.amount().zip(to.amount());
    let both: Vec<(Decimal, Decimal)> = all.iter().filter_map(|(_, marks)| figures(marks)).collect();
    if both.len() < FEWEST {
        return None;
    }
    let title = headline::panels(scene, [before, year], (&both, GATHERED_UNIT));
    // One that is there no more may have been among the largest.
    all.sort_by_key(|(_, marks)| std::cmp::Reverse(marks.iter().filter_map(Mark::amount).max()));
    let left = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    let slope = |(row, marks): (&Row<'s>, [Mark<'static>; 2])| Slope {
        label: row.cells[0].shown(ColumnKind::Text, scene.words).into_owned().into(),
        href: drawing::href(scene, row, 0),
        marks,
    };
    let slopes: Vec<Slope<'_>> = all.into_iter().map(slope).collect();
    let more = (left > 0).then(|| scene.say("chart_panels_more", &[("count", &left.to_string())]));
    let table = format!("#{}", set.id);
    let description = scene.say("chart_slopes_description", &[("table", &set.caption)]);
    let head = Head::new(format!("chart-{}", set.id), title.clone(), description);
    let years = [before.to_string().into(), year.to_string().into()];
    let svg = chart::slopes(&head, &years, &slopes, more.as_deref().map(|text| (text, &*table)))?;
    let chart = Chart { title, svg: svg.into(), table: set.id.clone() };
    Some((chart, scene.table(set)))
}
