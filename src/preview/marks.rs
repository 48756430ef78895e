//! What readers would not see yet, or no more: which pages and files are of drafts, of what waits for approval or for its
//! day, and of what was withdrawn.

use std::collections::HashMap;

use crate::finding::Said;
use crate::index::Site;
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::publication::State;
use crate::route::{Branch, Page, facts_address};

/// By address, what is said at a link that leads there.
#[derive(Debug, Default)]
pub(super) struct Marks(HashMap<String, Said>);

impl Marks {
    /// The marks of a site on a day.
    pub(super) fn of(site: &Site, as_of: Date) -> Marks {
        let mut marks = HashMap::new();
        for subject in site.subjects() {
            let held = || subject.declarations.iter().filter(|one| !one.state(as_of).is_public());
            let Some(first) = held().next() else { continue };
            for declaration in held() {
                let said = state(declaration, as_of);
                marks.insert(facts_address(&declaration.key), said.clone());
                put(&mut marks, site, (&Page::Source(declaration.key.clone()), said));
            }
            let of_subject = match subject.project_id() {
                Some(id) => Page::ProjectYear(subject.year, id),
                None => Page::DepartmentYear(subject.year, subject.department.clone()),
            };
            let is_whole = held().count() == subject.declarations.len();
            let said = state(first, as_of);
            match (is_whole, &of_subject) {
                (true, Page::ProjectYear(..)) => put(&mut marks, site, (&of_subject, said)),
                _ => put(&mut marks, site, (&of_subject, partly(&said))),
            }
        }
        Marks(marks)
    }

    /// What is said at a link to `address`.
    pub(super) fn at(&self, address: &str) -> Option<&Said> {
        self.0.get(address)
    }
}

fn put(marks: &mut HashMap<String, Said>, site: &Site, (page, said): (&Page, Said)) {
    for branch in Branch::of(site) {
        marks.insert(branch.address(page.address()), said.clone());
    }
}

fn partly(Said { zh, en }: &Said) -> Said {
    Said::new(format!("部分{zh}"), format!("partly {en}"))
}

/// Why readers do not see a declaration, in a word.
pub(super) fn state(declaration: &Declaration, as_of: Date) -> Said {
    match declaration.state(as_of) {
        State::Future(day) => Said::new(format!("{day}起公开"), format!("public from {day}")),
        state => state.said(),
    }
}
