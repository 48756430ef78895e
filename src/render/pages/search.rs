//! Where the site is searched. The page says what can be found; the script finds it.

use crate::render::scene::Scene;
use crate::render::view::{Body, Search, View};
use crate::route::{Branch, Page};

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("search_heading");
    let mut page = scene.frame("search", heading, vec![scene.link(&Page::Search, heading)]);
    page.lead = scene.text_owned("lead_search");
    let indexes = [
        (Page::Departments, "section_departments"),
        (Page::Projects, "section_projects"),
        (Page::Indicators, "section_indicators"),
    ];
    let indexes = indexes.map(|(page, text)| scene.link(&page, scene.text(text))).into();
    let root = match scene.branch {
        Branch::Main => "",
        Branch::English => "../",
    };
    View { page, body: Body::Search(Search { root, indexes }) }
}
