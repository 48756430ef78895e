//! Where reading stands in a file, as a chain of steps on the stack: most reading ends without a finding, and then no
//! path was ever made.

use crate::finding::{FieldPath, Step};

/// Where reading stands: a chain of steps on the stack, made into a `FieldPath` only when there is a finding.
#[derive(Clone, Copy)]
pub(super) struct At<'p> {
    parent: Option<&'p At<'p>>,
    step: AtStep<'p>,
}

#[derive(Clone, Copy)]
enum AtStep<'p> {
    Key(&'p str),
    Item(&'p str, u32),
}

impl<'p> At<'p> {
    /// The whole file.
    pub(super) const ROOT: At<'static> = At { parent: None, step: AtStep::Key("") };

    /// One key deeper.
    pub(super) fn key(&'p self, name: &'p str) -> At<'p> {
        At { parent: Some(self), step: AtStep::Key(name) }
    }

    /// At an item of a list.
    pub(super) fn item(&'p self, identity: &'p str, nth: u32) -> At<'p> {
        At { parent: Some(self), step: AtStep::Item(identity, nth) }
    }

    /// The steps as a value.
    pub(super) fn path(&self) -> FieldPath {
        let mut steps = Vec::new();
        let mut at = Some(self);
        while let Some(here) = at {
            match here.step {
                AtStep::Key("") => {}
                AtStep::Key(name) => steps.push(Step::Key(name.into())),
                AtStep::Item(name, nth) => steps.push(Step::Item(name.into(), nth)),
            }
            at = here.parent;
        }
        steps.reverse();
        FieldPath(steps)
    }
}
