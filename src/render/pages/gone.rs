//! What stands at an address that was released and has no page any more: where it went, or why it was withdrawn.

use crate::model::publication::Withdrawal as Notice;
use crate::past::Fate;
use crate::render::scene::Scene;
use crate::render::view::{Body, Gone, View, Withdrawal};
use crate::route;

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
            let base = scene.site.config.base_url.as_deref();
            page.canonical = base.map(|base| format!("{base}/{to}"));
            Gone { to: Some(route::relative(&scene.address, &to)), notices: Vec::new() }
        }
        Fate::Withdrawn(notices) => {
            page.lead = scene.text_owned("withdrawn_lead");
            page.canonical = None;
            Gone { to: None, notices: notices.into_iter().map(withdrawal).collect() }
        }
    };
    Some(View { page, body: Body::Gone(body) })
}

fn withdrawal(notice: &Notice) -> Withdrawal {
    let Notice { what, why, when } = notice;
    Withdrawal { what: what.to_string(), why: why.to_string(), when: when.to_string() }
}
