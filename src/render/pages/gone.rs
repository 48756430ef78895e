//! What stands at an address that was released and has no page any more: where it went, or why it was withdrawn.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::index::Withdrawn;
use crate::past::Fate;
use crate::render::scene::Scene;
use crate::render::view::{Body, Gone, Link, View, Withdrawal};
use crate::route::{self, Output};
use crate::tables::form_word;

pub(super) fn view<'s>(scene: &Scene<'s>, address: &str) -> Option<View<'s>> {
    let fate = Fate::of(scene.site, address)?;
    let heading = match fate {
        Fate::Moved(_) => "moved_heading",
        Fate::Withdrawn(_) => "withdrawn_heading",
    };
    let mut page = scene.frame("gone", scene.text(heading), Vec::new());
    page.languages.clear();
    let body = match fate {
        Fate::Moved(to) => {
            page.lead = scene.text_owned("moved_lead");
            let to = scene.branch.address(to);
            let base = scene.site.config.base_url.as_deref();
            page.canonical = base.map(|base| format!("{base}/{to}"));
            Gone { to: Some(link(scene, &to)), notices: Vec::new() }
        }
        Fate::Withdrawn(withdrawn) => {
            page.lead = scene.text_owned("withdrawn_lead");
            page.canonical = None;
            Gone { to: None, notices: notices(scene, withdrawn) }
        }
    };
    Some(View { page, body: Body::Gone(body) })
}

/// The way to what was moved, by the name that it has there.
fn link<'s>(scene: &Scene<'s>, to: &str) -> Link<'s> {
    let text = match route::find(scene.site, to) {
        Some((_, Output::Page(page))) => {
            let mut there = Scene {
                address: to.to_owned(),
                data: Vec::new(),
                anchors: FxHashMap::default(),
                terms: Vec::new(),
                later: BTreeMap::new(),
                ..*scene
            };
            super::view(&mut there, &page).page.title
        }
        _ => scene.text("moved_to").into(),
    };
    Link { href: Some(route::relative(&scene.address, to)), text }
}

/// Forms that were withdrawn together are told of together.
fn notices(scene: &Scene<'_>, withdrawn: Vec<&Withdrawn>) -> Vec<Withdrawal> {
    let mut told: Vec<Withdrawal> = Vec::new();
    for Withdrawn { key, notice, .. } in withdrawn {
        let year = key.year.to_string();
        let department = scene.site.department_name(&key.department, key.year);
        let form = scene.text(form_word(key.form));
        let of = scene.say("withdrawn_form", &[("year", &year), ("name", department), ("form", form)]);
        let [what, why, when] = [notice.what.to_string(), notice.why.to_string(), notice.when.to_string()];
        match told.iter_mut().find(|one| one.what == what && one.why == why && one.when == when) {
            Some(one) => one.of.push(of),
            None => told.push(Withdrawal { of: vec![of], what, why, when }),
        }
    }
    told
}
