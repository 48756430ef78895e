//! What each kind of page says, one file a kind.

mod across;
mod archive;
mod bullets;
mod changes;
mod coverage;
mod data;
mod department;
mod department_year;
mod dictionary;
mod directory;
mod figures;
mod glossary;
mod goalposts;
mod gone;
mod home;
mod indicator;
mod indicator_level;
mod indicators;
mod lineage;
mod not_found;
mod panels;
mod project;
mod project_year;
mod reported;
mod results;
mod search;
mod sizes;
mod slopes;
mod source;
mod spending;
mod strips;
mod subject;
mod units;
mod year;

use super::scene::Scene;
use super::view::View;
use crate::route::Page;

/// The view of a page. A page that the site does not have comes out as the page that says so.
pub(super) fn view<'s>(scene: &mut Scene<'s>, page: &Page) -> View<'s> {
    let view = match page {
        Page::Home => Some(home::view(scene)),
        Page::Year(year) => Some(year::view(scene, *year)),
        Page::Coverage(year) => Some(coverage::view(scene, *year)),
        Page::Goalposts(year) => goalposts::view(scene, *year),
        Page::Results(year) => Some(results::view(scene, *year)),
        Page::Sizes(year) => Some(sizes::view(scene, *year)),
        Page::Units(year) => Some(units::view(scene, *year)),
        Page::DepartmentYear(year, id) => department_year::view(scene, *year, id),
        Page::ProjectYear(year, id) => project_year::view(scene, *year, id),
        Page::Department(id) => department::view(scene, id),
        Page::Project(id) => project::view(scene, id),
        Page::Departments => Some(directory::departments(scene)),
        Page::Projects => Some(directory::projects(scene)),
        Page::Indicators => Some(indicators::view(scene)),
        Page::IndicatorLevel(level) => Some(indicator_level::view(scene, *level)),
        Page::Indicator(level, hash) => indicator::view(scene, (*level, *hash)),
        Page::Source(key) => source::view(scene, key),
        Page::Changes => Some(changes::view(scene)),
        Page::Gone(address) => gone::view(scene, address),
        Page::Archive => Some(archive::view(scene)),
        Page::VerifyArchive => Some(archive::verify(scene)),
        Page::Data => Some(data::view(scene)),
        Page::Dictionary => Some(dictionary::view(scene)),
        Page::Glossary => Some(glossary::view(scene)),
        Page::Search => Some(search::view(scene)),
        Page::NotFound => None,
    };
    view.unwrap_or_else(|| not_found::view(scene))
}
