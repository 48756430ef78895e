//! A year: who gets how much, and what do they promise? Region by region, for no sum crosses from one to another.

use super::slopes;
use super::spending::{self, Spending};
use crate::index::DepartmentYear;
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::{Body, Link, Region, Related, View, Year};
use crate::route::{self, Page, YearData};
use crate::rows::counted;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> View<'s> {
    let label = scene.say("year_heading", &[("year", &year.to_string())]);
    let mut page = scene.frame("year", label, vec![scene.link_to_year(year)]);
    let by_region = scene.site.regions_of(year);
    page.lead = lead(scene, year, by_region.len());
    let regions =
        by_region.into_iter().map(|(id, departments)| region(scene, (year, id), &departments)).collect();
    page.related.push(more(scene, year));
    page.related.push(scene.other_years(year, Page::Year));
    let files = YearData::ALL.map(|kind| {
        let href = scene.href_of(route::year_data_address(year, kind));
        Link { text: scene.text(data_label(kind)).into(), href: Some(href) }
    });
    View { page, body: Body::Year(Year { regions, files: files.into() }) }
}

fn lead(scene: &Scene<'_>, year: FiscalYear, regions: usize) -> String {
    let subjects = || scene.site.subjects_of(year);
    let of_regions = match regions {
        1 => String::new(),
        regions => scene.say("lead_year_regions", &[("regions", &counted(regions))]),
    };
    scene.say(
        "lead_year",
        &[
            ("year", &year.to_string()),
            ("of_regions", &of_regions),
            ("departments", &counted(scene.site.departments_of(year).count())),
            ("projects", &counted(subjects().filter(|subject| subject.project.is_some()).count())),
            ("indicators", &counted(subjects().map(|subject| subject.indicators().count()).sum())),
        ],
    )
}

fn region<'s>(
    scene: &mut Scene<'s>,
    (year, region): (FiscalYear, Option<&'s Id>),
    departments: &[DepartmentYear<'s>],
) -> Region<'s> {
    let Spending { id, name, lead, figures, chart, departments: table } =
        spending::of(scene, (year, region), departments);
    let caption = scene.say("caption_projects", &[("region", &name), ("year", &year.to_string())]);
    let projects = departments.iter().flat_map(DepartmentYear::projects);
    let whole = tables::projects::whole(departments);
    let projects =
        tables::projects::rows(scene.source(), projects, whole, caption).called(format!("projects-{id}"));
    let projects_chart = spending::tiles(scene, &projects, departments);
    let (slopes, departments_change) = slopes::of(scene, (year, region), (&id, &name)).unzip();
    Region {
        id,
        name,
        lead,
        figures,
        chart,
        departments: scene.table(table),
        slopes,
        departments_change,
        projects_chart,
        projects: scene.listing(projects),
    }
}

/// What else is said of the year as a whole.
fn more<'s>(scene: &Scene<'s>, year: FiscalYear) -> Related<'s> {
    let said = |word: &str| scene.say(word, &[("year", &year.to_string())]);
    let mut links = vec![
        scene.link(&Page::Coverage(year), said("coverage_heading")),
        scene.link(&Page::Results(year), said("results_heading")),
        scene.link(&Page::Sizes(year), said("sizes_heading")),
        scene.link(&Page::Units(year), said("units_heading")),
    ];
    if scene.site.config.goalposts {
        links.push(scene.link(&Page::Goalposts(year), said("goalposts_heading")));
    }
    Related { heading: scene.text("more_of_year").into(), links }
}

/// The word for a year's data file.
pub(super) fn data_label(kind: YearData) -> &'static str {
    match kind {
        YearData::Departments => "data_departments",
        YearData::Projects => "data_projects",
        YearData::Indicators => "data_indicators",
    }
}
