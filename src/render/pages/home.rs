//! The way in: what can be found here, and is it complete?

use crate::model::identity::Id;
use crate::render::scene::Scene;
use crate::render::view::{Body, Home, Link, View};
use crate::route::Page;
use crate::tables;

/// How many projects count as the largest.
const LARGEST: usize = 10;

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let site = scene.site;
    let mut page = scene.frame("home", &*site.config.title, Vec::new());
    page.lead = lead(scene);
    let years = scene.table(&tables::years::of_site(scene.source()));
    let departments = site.departments().iter().map(|id| department(scene, id)).collect();
    let largest = tables::projects::largest(scene.source(), LARGEST, scene.text_owned("caption_largest"));
    let projects = scene.table(&largest);
    View { page, body: Body::Home(Home { years, departments, projects }) }
}

fn lead(scene: &Scene<'_>) -> String {
    let site = scene.site;
    let years: Vec<_> = site.years().collect();
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return scene.text_owned("lead_home_empty");
    };
    let span = if first == last { first.to_string() } else { format!("{first}–{last}") };
    let indicators = site.subjects().map(|subject| subject.indicators().count()).sum::<usize>();
    scene.say(
        "lead_home",
        &[
            ("years", &span),
            ("departments", &site.departments().len().to_string()),
            ("projects", &site.projects().len().to_string()),
            ("indicators", &indicators.to_string()),
        ],
    )
}

fn department<'s>(scene: &Scene<'s>, id: &'s Id) -> Link<'s> {
    let name = scene.site.department(id).map_or(id.as_str(), |department| &department.name);
    scene.link(&Page::Department(id.clone()), name)
}
