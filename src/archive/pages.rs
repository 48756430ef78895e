//! The pages of an archive: those of its year, and those across years of whoever declared in it. They are rendered as for
//! the site; what would lead to a page that is not there is marked as leading out.

use rayon::prelude::*;

use super::bag::PAYLOAD;
use super::outward::Outward;
use super::spool::Spool;
use crate::config::Stage;
use crate::error::Result;
use crate::finding::Finding;
use crate::index::Site;
use crate::levels;
use crate::model::date::Date;
use crate::model::year::FiscalYear;
use crate::render::{Renderer, Theme};
use crate::route::{self, Branch, Output, Page};
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
    Ok(levels::in_force(&site.config.levels, Stage::Release, verifier.finish()))
}

/// Whether something of the site stands in the archive of a year.
pub(super) fn belongs(site: &Site, year: FiscalYear, output: &Output) -> bool {
    let page = match output {
        Output::Page(page) => page,
        Output::YearData(of, _) => return *of == year,
        Output::Feed => return false,
    };
    match page {
        Page::Year(of)
        | Page::Coverage(of)
        | Page::Goalposts(of)
        | Page::Results(of)
        | Page::Sizes(of)
        | Page::Units(of)
        | Page::DepartmentYear(of, _)
        | Page::ProjectYear(of, _) => *of == year,
        Page::Source(key) => key.year == year,
        Page::Department(id) => site.department_line(id).iter().any(|at| at.year == year),
        Page::Project(id) => site.project_years(id).any(|at| at.year == year),
        // What was released, what moved, what is not found: of the site that goes on, and not of a year that is closed.
        Page::Changes | Page::Gone(_) | Page::NotFound | Page::Archive | Page::VerifyArchive => false,
        Page::Home
        | Page::Departments
        | Page::Projects
        | Page::Indicators
        | Page::IndicatorLevel(_)
        | Page::Indicator(..)
        | Page::Data
        | Page::Dictionary
        | Page::Search
        | Page::Glossary => true,
    }
}

/// Whether an archive has anything at an address.
pub(super) fn is_there((site, year): (&Site, FiscalYear), address: &str) -> bool {
    let belongs = |(_, output): &(Branch, Output)| belongs(site, year, output);
    match route::find(site, address) {
        Some(found) => belongs(&found),
        None => route::owners(site, address).next().is_some_and(|owner| belongs(&owner)),
    }
}
