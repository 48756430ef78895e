//! What the server shows where there is nothing. It is served under any address, so its links are absolute, or it has none:
//! without a base address only style and script stay relative, which hold under the addresses of the first folder alone.

use crate::render::places::Ways;
use crate::render::scene::Scene;
use crate::render::view::{Body, Link, Shared, View};

pub(super) fn view<'s>(scene: &Scene<'s>) -> View<'s> {
    let ways = match scene.site.config.base_url.as_deref() {
        Some(base) => scene.ways_by(&|address| format!("{base}/{address}")),
        None => {
            let none = || Shared::new(&None::<String>);
            let sections = Shared::new(&Vec::<Link<'_>>::new());
            let ways = scene.ways_by(&str::to_owned);
            Ways { sections, search: none(), changes: none(), archive: none(), ..ways }
        }
    };
    let mut page = scene.frame_with(&ways, "not_found", scene.text("not_found_heading"), Vec::new());
    page.lead = scene.text("not_found_lead").to_owned();
    page.breadcrumb.clear();
    page.canonical = None;
    page.languages.clear();
    View { page, body: Body::Nothing {} }
}
