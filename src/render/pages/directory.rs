//! Everything of the site by its name: where do I find this project, this department?

use crate::render::scene::Scene;
use crate::render::view::{self, Body, View};
use crate::route::Page;
use crate::rows::counted;
use crate::tables::directory::{self, Directory, anchor};

/// Every project.
pub(super) fn projects<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let directory = directory::projects(scene.source());
    view(scene, (Page::Projects, "section_projects", "lead_all_projects"), directory)
}

/// Every department.
pub(super) fn departments<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let directory = directory::departments(scene.source());
    view(scene, (Page::Departments, "section_departments", "lead_all_departments"), directory)
}

fn view<'s>(
    scene: &mut Scene<'s>,
    (own, heading, lead): (Page, &'s str, &str),
    Directory { set, letters }: Directory<'s>,
) -> View<'s> {
    let heading = scene.text(heading);
    let mut page = scene.frame("directory", heading, vec![scene.link(&own, heading)]);
    page.lead = scene.say(lead, &[("count", &counted(set.rows.len()))]);
    let link = |(letter, at): &_| scene.link_to_row(*at, &anchor(*letter), letter.letter().to_string());
    let letters = letters.iter().map(link).collect();
    let table = (!set.rows.is_empty()).then(|| scene.listing(set));
    View { page, body: Body::Directory(view::Directory { letters, table }) }
}
