//! A second copy of what a site is made from, for the next state: the last state's own is still being read. What a state was
//! made from comes back when nobody reads it any more, so that an edit copies nothing but what was edited.

use std::sync::Arc;

use crate::index::Site;
use crate::model::declaration::Declaration;
use crate::model::history::History;
use crate::model::identity::DeclarationKey;
use crate::preview::shown::Shown;

/// A declaration that is another now, or gone.
#[derive(Clone, Debug)]
pub(super) enum Patch {
    Set(Box<Declaration>),
    Gone(DeclarationKey),
}

impl Patch {
    /// Does it to declarations in the order of their keys.
    fn apply(self, declarations: &mut Vec<Declaration>) {
        let key = match &self {
            Patch::Set(declaration) => &declaration.key,
            Patch::Gone(key) => key,
        };
        match (declarations.binary_search_by(|known| known.key.cmp(key)), self) {
            (Ok(at), Patch::Set(declaration)) => declarations[at] = *declaration,
            (Err(at), Patch::Set(declaration)) => declarations.insert(at, *declaration),
            (Ok(at), Patch::Gone(_)) => _ = declarations.remove(at),
            (Err(_), Patch::Gone(_)) => {}
        }
    }
}

/// What a site is made from.
pub(super) type Parts = (Vec<Declaration>, History);

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Spare {
    /// As the present state has them.
    parts: Option<Parts>,
    /// The state before, as long as somebody may read it, and what has changed since.
    retired: Option<(Arc<Shown>, Vec<Patch>)>,
    /// What the present state was made by.
    last: Vec<Patch>,
}

impl Spare {
    /// What the present state is made from, with these changes; a copy of all only where there is no other way.
    pub(super) fn take(&mut self, current: &Site, patches: Vec<Patch>) -> Parts {
        self.reclaim();
        let (mut declarations, history) = self.parts.take().unwrap_or_else(|| copied(current));
        self.last.clone_from(&patches);
        patches.into_iter().for_each(|patch| patch.apply(&mut declarations));
        (declarations, history)
    }

    /// Takes a state that is no longer the present one.
    pub(super) fn retire(&mut self, before: Arc<Shown>) {
        self.retired = Some((before, std::mem::take(&mut self.last)));
    }

    /// Gets a copy ready while there is time for it; whether it is. While the state before is still being read it is not.
    pub(super) fn ready(&mut self, current: &Site) -> bool {
        self.reclaim();
        if self.parts.is_none() && self.retired.is_none() {
            self.parts = Some(copied(current));
        }
        self.parts.is_some()
    }

    /// Takes back what the state before was made from, if nobody reads it any more.
    fn reclaim(&mut self) {
        let Some((before, patches)) = self.retired.take() else { return };
        if self.parts.is_some() {
            return;
        }
        match Arc::try_unwrap(before) {
            Ok(shown) => {
                self.parts = shown.into_parts().map(|(mut declarations, history)| {
                    patches.into_iter().for_each(|patch| patch.apply(&mut declarations));
                    (declarations, history)
                });
            }
            Err(before) => self.retired = Some((before, patches)),
        }
    }
}

fn copied(site: &Site) -> Parts {
    (site.declarations().to_vec(), site.history.clone())
}
