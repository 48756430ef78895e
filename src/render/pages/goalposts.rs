//! A year's moved goalposts: which promises were changed, and what do the offices say of it?

use crate::goalposts;
use crate::model::year::FiscalYear;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline;
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::Cell;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> Option<View<'s>> {
    scene.site.config.goalposts.then_some(())?;
    let heading = scene.say("goalposts_heading", &[("year", &year.to_string())]);
    let way = vec![scene.link_to_year(year), scene.link(&Page::Goalposts(year), scene.text("goalposts"))];
    let mut page = scene.frame("tables", heading, way);
    let compared = goalposts::of_year(scene.site, year);
    let set = tables::goalposts::of_year(scene.source(), year, &compared);
    page.lead = match set.rows.len() {
        0 => scene.say("lead_goalposts_none", &[("year", &year.to_string())]),
        count => {
            let subjects = set.rows.chunk_by(|a, b| a.cells[..2] == b.cells[..2]).count();
            let parts = [
                ("year", &*year.to_string()),
                ("count", &count.to_string()),
                ("subjects", &subjects.to_string()),
            ];
            scene.say("lead_goalposts", &parts)
        }
    };
    page.related = vec![scene.other_years(year, Page::Goalposts)];
    let counts = tables::goalposts::counts(scene.source(), year, &compared);
    let drawn = Drawn { label: "moves", value: "indicator_count", share: None, order: Order::AsListed };
    let most = counts.rows.iter().max_by_key(|row| match row.cells[1] {
        Cell::Count(count) => count,
        _ => 0,
    });
    let title = most.map(|row| headline::most_moved(scene, row)).unwrap_or_default();
    let description = scene.text_owned("chart_move_counts_description");
    let chart = drawing::ranking(scene, &counts, &drawn, (title, description));
    let tables = if set.rows.is_empty() { Vec::new() } else { vec![scene.table(counts), scene.listing(set)] };
    Some(View { page, body: Body::Tables(Tables { chart, tables }) })
}
