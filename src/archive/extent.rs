//! What of the site stands in the archive of a year.

use crate::index::Site;
use crate::model::year::FiscalYear;
use crate::route::{self, Branch, Output, Page};

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
