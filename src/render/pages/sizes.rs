//! A year's projects by what they cost: how much of the money is in few large ones? Region by region, for no sum crosses
//! from one to another.

use super::spending::region_name;
use crate::index::DepartmentYear;
use crate::model::year::FiscalYear;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline;
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> View<'s> {
    let text = year.to_string();
    let way = vec![scene.link_to_year(year), scene.link(&Page::Sizes(year), scene.text("sizes"))];
    let mut page = scene.frame("tables", scene.say("sizes_heading", &[("year", &text)]), way);
    let projects = scene.site.subjects_of(year).filter(|subject| subject.project.is_some()).count();
    page.lead = scene.say("lead_sizes", &[("year", &text), ("projects", &counted(projects))]);
    page.related = vec![scene.other_years(year, Page::Sizes)];
    let regions = scene.site.regions_of(year);
    let is_one = regions.len() == 1;
    let (mut chart, mut tables) = (None, Vec::new());
    for (id, departments) in regions {
        let (id, name) = region_name(scene, id);
        let projects = departments.iter().flat_map(DepartmentYear::projects);
        let [counts, listed] = tables::sizes::of_region(scene.source(), (&id, &name), projects);
        if listed.rows.is_empty() {
            continue;
        }
        if is_one {
            let drawn = Drawn { label: "size", value: "project_count", share: None, order: Order::AsListed };
            let title = headline::sizes(scene, &counts);
            let description = scene.say("chart_sizes_description", &[("table", &counts.caption)]);
            chart = drawing::ranking(scene, &counts, &drawn, (title, description));
        }
        tables.push(scene.table(counts));
        tables.push(scene.listing(listed));
    }
    View { page, body: Body::Tables(Tables { chart, tables }) }
}
