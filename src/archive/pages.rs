//! The pages of an archive: those of its year, and those across years of whoever declared in it. They are rendered as for
//! the site; what would lead to a page that is not there is marked as leading out.

use rayon::prelude::*;

use super::bag::PAYLOAD;
use super::extent::belongs;
use super::outward::Outward;
use super::spool::Spool;
use crate::config::Stage;
use crate::error::Result;
use crate::finding::Finding;
use crate::index::Site;
use crate::model::date::Date;
use crate::model::year::FiscalYear;
use crate::render::{Renderer, Theme};
use crate::route::{self, Output, Page};
use crate::rule_levels;
use crate::seals::Seal;
use crate::search;
use crate::verify::Verifier;

/// Renders the pages into the spool, and says what is wrong with them.
pub(super) fn render(
    (site, theme): (&Site, Theme),
    (year, date, seal): (FiscalYear, Date, &Seal),
    spool: &Spool,
) -> Result<Vec<Finding>> {
    let renderer = Renderer::new(site, theme, date);
    let mut plan = route::plan(site);
    plan.retain(|(_, output)| belongs(site, year, output));
    let planned: Vec<String> = plan.iter().map(|(branch, output)| branch.address(output.address())).collect();
    let facts = site.declarations().iter().filter(|one| one.key.year == year);
    let facts: Vec<String> = facts.map(|one| route::facts_address(&one.key)).collect();
    let assets = renderer.assets().map(|(address, _)| address);
    let addresses = planned.iter().chain(&facts).map(String::as_str).chain(assets);
    // There is no other place that a link could lead to.
    let verifier = Verifier::new(addresses);
    let outward = Outward::new((site, year), seal);
    let take = |address: &str, bytes: &[u8]| spool.take(&format!("{PAYLOAD}{address}"), bytes);
    let is_there = |page: &Page| belongs(site, year, &Output::Page(page.clone()));
    search::files(site, &is_there, &take)?;
    plan.par_iter().try_for_each(|(branch, output)| -> Result<()> {
        let files = renderer.render(*branch, output)?;
        let beside = || files.iter().map(|(address, _)| address.as_str());
        files.iter().try_for_each(|(address, bytes)| {
            if !address.ends_with(".html") {
                return take(address, bytes);
            }
            let page = outward.marked((*branch, address), bytes);
            verifier.page(address, &page, beside());
            take(address, &page)
        })
    })?;
    for (address, bytes) in renderer.assets() {
        if address.ends_with(".css") {
            verifier.style(address, bytes);
        }
        take(address, bytes)?;
    }
    Ok(rule_levels::in_force(&site.config.rule_levels, Stage::Release, verifier.finish()))
}
