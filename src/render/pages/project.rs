//! A project across years: does it deliver, and does the promise move?

use crate::chart::{self, Head, Series, Year};
use crate::index::SubjectYear;
use crate::model::amount::AmountUnit;
use crate::model::identity::ProjectId;
use crate::render::drawing;
use crate::render::scene::Scene;
use crate::render::view::{Across, Body, Chart, Fact, Related, View};
use crate::route::Page;
use crate::rows::RowSet;
use crate::tables;

/// The series of the chart, as the table's columns.
const SERIES: [&str; 3] = ["declared_funding", "adjusted_budget", "executed"];

pub(super) fn view<'s>(scene: &mut Scene<'s>, id: &ProjectId) -> Option<View<'s>> {
    let years: Vec<SubjectYear<'s>> = scene.site.project_years(id).collect();
    let latest = *years.last()?;
    let department =
        scene.site.department(latest.department).map_or(latest.department.as_str(), |named| &named.name);
    let way = vec![
        scene.link(&Page::Department(id.department.clone()), department),
        scene.link(&Page::Project(id.clone()), latest.name()),
    ];
    let mut page = scene.frame("across", latest.name(), way);
    page.title = scene.say("across_title", &[("name", latest.name())]).into();
    page.lead = lead(scene, &years);
    page.related = vec![Related {
        heading: scene.text("single_years").into(),
        links: years
            .iter()
            .map(|year| scene.link(&Page::ProjectYear(year.year, id.clone()), year.year.to_string()))
            .collect(),
    }];
    let unit = latest.leading().unit;
    let set = tables::years::of_project(scene.source(), &years, unit);
    let chart = years_chart(scene, &set, (&years, unit));
    let lineage = tables::lineage::rows(scene.source(), &years);
    let body = Across {
        chart,
        years: scene.table(&set),
        detail: (!lineage.rows.is_empty()).then(|| scene.table(&lineage)),
        detail_heading: Some(scene.text("lineage_heading")),
        names: names(&years),
    };
    Some(View { page, body: Body::Across(body) })
}

fn lead(scene: &Scene<'_>, years: &[SubjectYear<'_>]) -> String {
    let first = years.first().map(|subject| subject.year.to_string()).unwrap_or_default();
    let last = years.last().map(|subject| subject.year.to_string()).unwrap_or_default();
    let names: std::collections::BTreeSet<&str> = years.iter().map(|subject| subject.name()).collect();
    let renamed = if names.len() > 1 {
        scene.say("lead_renamed", &[("names", &names.len().to_string())])
    } else {
        String::new()
    };
    let money = |subject: &SubjectYear<'_>| {
        let amount = *subject.funding().given()?;
        let parts = [
            ("year", &*subject.year.to_string()),
            ("amount", &*amount.grouped()),
            ("unit", amount.unit.name()),
        ];
        Some(scene.say("lead_project_funding", &parts))
    };
    let ends: Vec<String> =
        years.iter().take(1).chain(years.iter().skip(1).next_back()).filter_map(money).collect();
    let money = ends.join(scene.text("list_comma"));
    let money = if money.is_empty() { String::new() } else { scene.say("lead_money", &[("money", &money)]) };
    match years.len() {
        1 => scene.say("lead_across_one", &[("year", &first), ("money", &money)]),
        count => scene.say(
            "lead_across",
            &[
                ("first", &first),
                ("last", &last),
                ("count", &count.to_string()),
                ("renamed", &renamed),
                ("money", &money),
            ],
        ),
    }
}

/// Money by year. A year without a declaration is a gap, not a zero; a series that nobody filled in is left out.
fn years_chart<'s>(
    scene: &Scene<'s>,
    set: &RowSet<'s>,
    (years, unit): (&[SubjectYear<'s>], AmountUnit),
) -> Option<Chart> {
    let columns: Vec<usize> = SERIES
        .iter()
        .filter_map(|key| set.find_column(key))
        .filter(|at| set.rows.iter().any(|row| row.cells[*at] != crate::rows::Cell::Absent))
        .collect();
    let series: Vec<Series<'_>> = columns
        .iter()
        .map(|at| Series::new(set.columns[*at].key.replace('_', "-"), set.columns[*at].label.clone()))
        .collect();
    let (first, last) = (years.first()?.year.number(), years.last()?.year.number());
    let drawn: Vec<Year<'_>> = (first..=last)
        .map(|number| match years.iter().position(|subject| subject.year.number() == number) {
            Some(at) => {
                let marks = columns.iter().map(|column| {
                    drawing::mark(scene, &set.rows[at].cells[*column], set.columns[*column].kind)
                });
                Year::of(number.to_string(), marks.collect())
            }
            None => Year::gap(number.to_string(), scene.text_owned("chart_gap")),
        })
        .collect();
    let title = scene.say("chart_years", &[("unit", unit.name())]);
    let head = Head::new("chart-years", title.clone(), scene.text_owned("chart_years_description"));
    Some(Chart { title, svg: chart::years(&head, &series, &drawn)?, table: set.id.clone() })
}

/// The names over time, where there were several.
fn names<'s>(years: &[SubjectYear<'s>]) -> Vec<Fact<'s>> {
    if years.windows(2).all(|pair| pair[0].name() == pair[1].name()) {
        return Vec::new();
    }
    years
        .iter()
        .map(|subject| Fact {
            label: subject.year.to_string().into(),
            value: subject.name().into(),
            href: None,
        })
        .collect()
}
