//! What one region's departments spend in a year: the sentence, the picture and the rows. The year's page and the way in
//! both say it.

use std::borrow::Cow;

use super::figures;
use crate::index::DepartmentYear;
use crate::model::department::Population;
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline::{self, Group};
use crate::render::scene::Scene;
use crate::render::view::{Chart, KeyFigure};
use crate::rows::{RowSet, counted};
use crate::tables;

/// See the module.
pub(super) struct Spending<'s> {
    pub(super) id: Cow<'s, str>,
    pub(super) name: Cow<'s, str>,
    pub(super) lead: String,
    pub(super) figures: Vec<KeyFigure<'s>>,
    pub(super) chart: Option<Chart>,
    pub(super) departments: RowSet<'s>,
}

/// Gathers one region's year; sums stay within it.
pub(super) fn of<'s>(
    scene: &Scene<'s>,
    (year, id): (FiscalYear, Option<&'s Id>),
    departments: &[DepartmentYear<'s>],
) -> Spending<'s> {
    let region = id.and_then(|id| scene.site.registry.regions.get(id));
    let (id, name) = region_name(scene, id);
    let parts = [("region", &*name), ("year", &year.to_string())];
    let rows =
        tables::departments::rows(scene.source(), departments, scene.say("caption_departments", &parts))
            .called(format!("departments-{id}"));
    let lead = lead(scene, departments);
    let drawn = Drawn {
        label: "department",
        value: "expenditure",
        share: Some("share_of_departments"),
        order: Order::Largest,
    };
    let title = headline::ranked(scene, &rows, &drawn, &group(departments));
    let description = scene.say("chart_departments_description", &[("table", &rows.caption)]);
    let chart = drawing::ranking(scene, &rows, &drawn, (title, description));
    let figures = key_figures(scene, departments, region.and_then(|region| region.population_in(year)));
    Spending { id, name, lead, figures, chart, departments: rows }
}

/// A region's id for anchors, and its name; departments that nobody named stand under no region.
pub(super) fn region_name<'s>(scene: &Scene<'s>, id: Option<&'s Id>) -> (Cow<'s, str>, Cow<'s, str>) {
    let region = id.and_then(|id| scene.site.registry.regions.get(id));
    let name = region.map_or_else(|| scene.text("region_unknown").into(), |region| (&*region.name).into());
    (id.map_or("none".into(), |id| id.as_str().into()), name)
}

/// What a region spends, also for each inhabitant where the site knows how many there are, and how much is promised.
fn key_figures<'s>(
    scene: &Scene<'s>,
    departments: &[DepartmentYear<'s>],
    population: Option<&'s Population>,
) -> Vec<KeyFigure<'s>> {
    let mut all: Vec<KeyFigure<'s>> = figures::total(scene, departments).into_iter().collect();
    let total = tables::departments::total(departments);
    all.extend(total.zip(population).and_then(|(total, people)| figures::for_each(scene, total, people)));
    let projects = departments.iter().map(|department| department.projects().count()).sum();
    let indicators = departments.iter().map(DepartmentYear::indicator_count).sum();
    all.extend([
        figures::count(scene, ("figure_departments", "figure_departments_unit"), departments.len()),
        figures::count(scene, ("figure_projects", "figure_projects_unit"), projects),
        figures::count(scene, ("figure_indicators", "figure_indicators_unit"), indicators),
    ]);
    all
}

/// Projects as tiles by their funding; the picture above their table.
pub(super) fn tiles<'s>(
    scene: &Scene<'s>,
    projects: &RowSet<'s>,
    departments: &[DepartmentYear<'s>],
) -> Option<Chart> {
    let drawn = Drawn {
        label: "project",
        value: "funding",
        share: Some("share_of_disclosed"),
        order: Order::Largest,
    };
    let group = Group {
        all: "finding_projects",
        stated: "finding_projects_stated",
        largest: "finding_projects_largest",
        top: "finding_sum_top",
        whole: tables::projects::stated(departments),
    };
    let title = headline::ranked(scene, projects, &drawn, &group);
    let description = scene.say("chart_projects_description", &[("table", &projects.caption)]);
    drawing::treemap(scene, projects, &drawn, (title, description))
}

/// The words for departments by what they spend.
fn group(departments: &[DepartmentYear<'_>]) -> Group {
    Group {
        all: "finding_departments",
        stated: "finding_departments_stated",
        largest: "finding_departments_largest",
        top: "finding_sum_top",
        whole: tables::departments::total(departments),
    }
}

/// How many departments, what those that stated it spend together, and how many projects.
fn lead(scene: &Scene<'_>, departments: &[DepartmentYear<'_>]) -> String {
    let projects = counted(departments.iter().map(|department| department.projects().count()).sum());
    let count = counted(departments.len());
    let Some(total) = tables::departments::total(departments) else {
        return scene.say("lead_region_without_total", &[("departments", &count), ("projects", &projects)]);
    };
    let stated = counted(departments.iter().filter(|department| department.expenditure().is_some()).count());
    let parts = [
        ("departments", &*count),
        ("stated", &*stated),
        ("total", &*total.grouped()),
        ("unit", total.unit.name()),
        ("projects", &*projects),
    ];
    scene.say("lead_region", &parts)
}
