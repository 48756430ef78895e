//! A year's projects by the unit that carries them out: who does the work? Region by region, for no sum crosses from one to
//! another.

use super::spending::region_name;
use crate::index::DepartmentYear;
use crate::model::year::FiscalYear;
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> View<'s> {
    let text = year.to_string();
    let way = vec![scene.link_to_year(year), scene.link(&Page::Units(year), scene.text("units"))];
    let mut page = scene.frame("tables", scene.say("units_heading", &[("year", &text)]), way);
    page.related = vec![scene.other_years(year, Page::Units)];
    let (mut projects, mut named) = (0, 0);
    let mut tables = Vec::new();
    for (id, departments) in scene.site.regions_of(year) {
        let (id, name) = region_name(scene, id);
        let of_region: Vec<_> = departments.iter().flat_map(DepartmentYear::projects).collect();
        projects += of_region.len();
        named += of_region.iter().filter(|subject| tables::units::named(**subject).is_some()).count();
        let [counts, listed] = tables::units::of_region(scene.source(), (&id, &name), of_region.into_iter());
        if !listed.rows.is_empty() {
            tables.push(scene.listing(counts));
            tables.push(scene.listing(listed));
        }
    }
    let parts = [("year", &*text), ("projects", &*counted(projects)), ("named", &*counted(named))];
    page.lead = scene.say("lead_units", &parts);
    View { page, body: Body::Tables(Tables { chart: None, tables }) }
}
