//! What pages across years share, of a project and of a department: the sentence with the money at both ends, and the
//! chart of it.

use crate::chart::{self, Data, Head, Mark, Series, Year};
use crate::model::amount::{Amount, AmountUnit};
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::Chart;
use crate::render::{drawing, headline};
use crate::rows::{Cell, ColumnKind, RowSet};

/// Which years there are, and the money at both ends, each said by the word `money`. `remark` stands between.
pub(super) fn lead(
    scene: &Scene<'_>,
    years: &[(FiscalYear, Option<Amount>)],
    money: &str,
    remark: &str,
) -> String {
    let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else { return String::new() };
    // Both ends in the unit of the latest, or they could not be compared at a glance.
    let unit = years.iter().rev().find_map(|(_, amount)| amount.map(|amount| amount.unit));
    let mut stated = years.iter().filter_map(|(year, amount)| Some((year, amount.as_ref()?)));
    let ends = stated.next().into_iter().chain(stated.next_back());
    let said: Vec<String> = ends
        .map(|(year, amount)| {
            let amount = unit.map_or(*amount, |unit| amount.in_unit(unit));
            let parts =
                [("year", &*year.to_string()), ("amount", &*amount.grouped()), ("unit", amount.unit.name())];
            scene.say(money, &parts)
        })
        .collect();
    let said = said.join(scene.text("list_comma"));
    let said = if said.is_empty() { said } else { scene.say("lead_money", &[("money", &said)]) };
    if years.len() == 1 {
        return scene.say("lead_across_one", &[("year", &first.to_string()), ("money", &said)]);
    }
    let has_gaps = usize::from(last.number() - first.number()) >= years.len();
    let (first, last, count) = (first.to_string(), last.to_string(), years.len().to_string());
    let parts =
        [("first", &*first), ("last", &*last), ("count", &*count), ("renamed", remark), ("money", &*said)];
    scene.say(if has_gaps { "lead_across_gaps" } else { "lead_across" }, &parts)
}

/// The columns `series` of `set`, whose rows are `years`. A year without a declaration is a gap, not a zero; a series that
/// no year fills is left out.
pub(super) fn chart<'s>(
    scene: &Scene<'s>,
    set: &RowSet<'s>,
    years: &[FiscalYear],
    series: &[&str],
) -> Option<Chart> {
    let is_filled = |at: &usize| set.rows.iter().any(|row| row.cells[*at] != Cell::Absent);
    let columns: Vec<usize> =
        series.iter().filter_map(|key| set.find_column(key)).filter(is_filled).collect();
    let ColumnKind::Amount(unit) = set.columns[*columns.first()?].kind else { return None };
    let drawn: Vec<Year<'_>> = (years.first()?.number()..=years.last()?.number())
        .map(|number| match years.iter().position(|year| year.number() == number) {
            Some(at) => {
                let mark = |column: &usize| match &set.rows[at].cells[*column] {
                    Cell::Absent => Mark::Absent(scene.text_owned("chart_no_figure").into()),
                    cell => drawing::mark(scene, cell, set.columns[*column].kind),
                };
                Year::of(number.to_string(), columns.iter().map(mark).collect())
            }
            None => Year::gap(number.to_string(), scene.text_owned("chart_gap")),
        })
        .collect();
    let series: Vec<Series<'_>> = columns
        .iter()
        .map(|at| Series::new(set.columns[*at].key.replace('_', "-"), set.columns[*at].label.to_string()))
        .collect();
    let title = title(scene, (&series, &drawn), unit);
    let head = Head::new("chart-years", title.clone(), scene.text_owned("chart_years_description"));
    Some(Chart { title, svg: chart::years(&head, &series, &drawn)?.into(), table: set.id.clone() })
}

/// The finding of the series that most years have a figure of, the first of several such.
fn title(scene: &Scene<'_>, (series, years): (&[Series<'_>], &[Year<'_>]), unit: AmountUnit) -> String {
    let of = |at: usize| {
        years.iter().map(move |year| match &year.data {
            Data::Marks(marks) => (&*year.label, marks[at].amount()),
            Data::Gap(_) => (&*year.label, None),
        })
    };
    let filled = |at: usize| of(at).filter(|(_, amount)| amount.is_some()).count();
    let fullest = (0..series.len()).rev().max_by_key(|at| filled(*at)).unwrap_or(0);
    let figures: Vec<_> = of(fullest).collect();
    headline::years(scene, &series[fullest].label, &figures, unit)
}
