//! What was published and corrected: when, and why?

use crate::model::history::ReleaseNote;
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables::history;

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_changes");
    let mut page = scene.frame("tables", heading, vec![scene.link(&Page::Changes, heading)]);
    let releases = &scene.site.history.releases;
    page.lead = match releases.last() {
        Some(last) => {
            let sum = |of: fn(&ReleaseNote) -> usize| counted(releases.iter().map(of).sum());
            let parts = [
                ("count", &*counted(releases.len())),
                ("date", &last.date.to_string()),
                ("corrected", &sum(|release| release.changed.len())),
                ("withdrawn", &sum(|release| release.withdrawn.len())),
            ];
            scene.say("lead_changes", &parts)
        }
        None => scene.text_owned("lead_no_changes"),
    };
    let source = scene.source();
    let releases = history::releases(source);
    let others = [history::changes(source), history::withdrawn(source), history::added(source)];
    let mut tables = vec![scene.table(releases)];
    for set in others.into_iter().filter(|set| !set.rows.is_empty()) {
        tables.push(scene.listing(set));
    }
    View { page, body: Body::Tables(Tables { chart: None, tables }) }
}
