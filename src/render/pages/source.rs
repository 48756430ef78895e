//! The facts of one declaration: what exactly was declared?

use super::subject::{corrections, known_errors};
use crate::facts;
use crate::model::identity::DeclarationKey;
use crate::render::highlight;
use crate::render::scene::{Data, Scene, form_name};
use crate::render::view::{Body, Provenance, Source, View};
use crate::route::{self, Branch, Page};
use crate::sha256;

pub(super) fn view<'s>(scene: &mut Scene<'s>, key: &DeclarationKey) -> Option<View<'s>> {
    let declaration = scene.site.declaration(key)?;
    let department = scene.site.department_name(&declaration.key.department, key.year);
    let (subject, name) = match key.project_id() {
        Some(project) => {
            (Page::ProjectYear(key.year, project), declaration.head().map_or("", |head| &head.name))
        }
        None => (Page::DepartmentYear(key.year, key.department.clone()), department),
    };
    let form = form_name(scene.words, declaration);
    let mut way = vec![
        scene.link_to_year(key.year),
        scene.link(&Page::DepartmentYear(key.year, key.department.clone()), department),
    ];
    if key.project.is_some() {
        way.push(scene.link(&subject, name));
    }
    way.push(scene.link(&Page::Source(key.clone()), form));
    let year = key.year.to_string();
    // Titles as published often hold the year already.
    let heading = match form.contains(&*year) {
        true => scene.say("source_heading_of_title", &[("name", name), ("form", form)]),
        false => scene.say("source_heading", &[("year", &year), ("name", name), ("form", form)]),
    };
    let mut page = scene.frame("source", heading, way);
    page.lead = scene.text("lead_source").to_owned();
    let note = scene.provenance_of(declaration);
    page.provenance = Some(Provenance { declarations: vec![note] });
    page.corrections = corrections(scene, std::slice::from_ref(declaration));
    let text = facts::text(declaration);
    let address = route::facts_address(key);
    let body = Source {
        subject: scene.link(&subject, name),
        facts: highlight::yaml(&text).into(),
        hash: sha256::of(&text),
        download: route::relative(&scene.address, &address),
        path: key.path(),
        known_errors: known_errors(scene, declaration),
    };
    if scene.branch == Branch::Main {
        scene.data.push((address, Data::Facts(text)));
    }
    Some(View { page, body: Body::Source(body) })
}
