//! What the server shows where there is nothing. It is served under any address, so its links are absolute, or it has none:
//! without a base address only style and script stay relative, which hold under the addresses of the first folder alone.

use crate::render::scene::Scene;
use crate::render::view::{Body, View};

pub(super) fn view<'s>(scene: &Scene<'s>) -> View<'s> {
    let mut page = scene.frame("not_found", scene.text("not_found_heading"), Vec::new());
    page.lead = scene.text("not_found_lead").to_owned();
    page.breadcrumb.clear();
    page.canonical = None;
    page.languages.clear();
    match scene.site.config.base_url.as_deref() {
        Some(base) => {
            let absolute = |link: &str| format!("{base}/{link}");
            page.home = absolute(&page.home);
            page.styles.iter_mut().for_each(|style| *style = absolute(style));
            page.assets.values_mut().for_each(|asset| *asset = absolute(asset));
            page.search = page.search.as_deref().map(absolute);
            page.changes = page.changes.as_deref().map(absolute);
            page.archive = page.archive.as_deref().map(absolute);
            page.feed = page.feed.as_deref().map(absolute);
            page.sections.iter_mut().for_each(|link| link.href = link.href.as_deref().map(absolute));
        }
        None => {
            page.sections.clear();
            page.search = None;
            page.changes = None;
            page.archive = None;
        }
    }
    View { page, body: Body::Nothing {} }
}
