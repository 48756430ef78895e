//! The way in: what can be found here, and is it complete?

use super::coverage;
use super::panels;
use super::spending::{self, Spending};
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::{Body, Home, Link, Newest, NewestRegion, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables;

/// How many projects count as the largest.
const LARGEST: usize = 10;

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let site = scene.site;
    let mut page = scene.frame("home", &*site.config.title, Vec::new());
    page.lead = lead(scene);
    let newest = site.years().next_back().map(|year| newest(scene, year));
    let years = scene.table(tables::years::of_site(scene.source()));
    let departments = site.departments().iter().map(|id| department(scene, id)).collect();
    let largest = tables::projects::largest(scene.source(), LARGEST, scene.text_owned("caption_largest"));
    let projects = scene.table(largest);
    View { page, body: Body::Home(Home { newest, years, departments, projects }) }
}

/// The newest year, region by region: its sentence, and where there are departments to compare, the picture and the rows.
fn newest<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> Newest<'s> {
    let regions = scene.site.regions_of(year);
    let regions = regions.into_iter().map(|(id, of_region)| {
        let Spending { id: region, name, lead, figures, chart, departments, .. } =
            spending::of(scene, (year, id), &of_region);
        let coverage = coverage::sentence(scene, &of_region);
        let departments = chart.is_some().then(|| scene.table(departments));
        let set = panels::rows(scene, (id, &region), &name);
        let panels = panels::chart(scene, &set);
        let departments_years = panels.is_some().then(|| scene.table(set));
        NewestRegion { name, lead, coverage, figures, chart, departments, panels, departments_years }
    });
    let regions = regions.collect();
    let heading = scene.say("section_year", &[("year", &year.to_string())]);
    let link = scene.link(&Page::Year(year), scene.say("all_of_year", &[("year", &year.to_string())]));
    let coverage =
        scene.link(&Page::Coverage(year), scene.say("coverage_heading", &[("year", &year.to_string())]));
    Newest { heading, link, coverage, regions }
}

fn lead(scene: &Scene<'_>) -> String {
    let site = scene.site;
    let years: Vec<_> = site.years().collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return scene.text_owned("lead_home_empty");
    };
    let span = if first == last { first.to_string() } else { format!("{first}–{last}") };
    // One that a reorganisation gave another id is the same department.
    let departments = site.departments().iter().filter(|id| site.first_department(id) == *id).count();
    let indicators = site.subjects().map(|subject| subject.indicators().count()).sum::<usize>();
    scene.say(
        "lead_home",
        &[
            ("years", &span),
            ("departments", &counted(departments)),
            ("projects", &counted(site.projects().len())),
            ("indicators", &counted(indicators)),
        ],
    )
}

fn department<'s>(scene: &Scene<'s>, id: &'s Id) -> Link<'s> {
    let name = scene.site.department(id).map_or(id.as_str(), |department| &department.name);
    scene.link(&Page::Department(id.clone()), name)
}
