//! The one place where what is not public is kept from everything behind: drafts, what waits for its day, what was
//! withdrawn.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Asked, Sight};
use crate::finding::{Finding, Severity};
use crate::index::Withdrawn;
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::publication::State;

/// The declarations that may be seen, and those that may not.
pub(super) fn seen(declarations: Vec<Declaration>, asked: Asked) -> (Vec<Declaration>, Vec<Declaration>) {
    match asked.sight {
        Sight::Everything => (declarations, Vec::new()),
        Sight::Public => {
            declarations.into_iter().partition(|declaration| declaration.state(asked.as_of).is_public())
        }
    }
}

/// What is told of those that were withdrawn.
pub(super) fn withdrawn(held: &[Declaration], as_of: Date) -> Vec<Withdrawn> {
    let told = held.iter().filter_map(|declaration| {
        let State::Withdrawn(notice) = declaration.state(as_of) else { return None };
        let indicators = declaration.indicators().map(|(level, indicator)| (level.modern(), indicator.hash));
        Some(Withdrawn {
            key: declaration.key.clone(),
            notice: notice.clone(),
            indicators: indicators.collect(),
        })
    });
    told.collect()
}

/// The files of the declarations that are not public.
pub(super) fn held(declarations: &[Declaration], as_of: Date) -> HashSet<Arc<str>> {
    let held = declarations.iter().filter(|declaration| !declaration.state(as_of).is_public());
    held.map(|declaration| declaration.file.clone()).collect()
}

/// What is not public stands in nobody's way, so what is wrong there is no error yet; but for what decides when it is
/// public, which is never guessed.
pub(super) fn eased(mut findings: Vec<Finding>, held: &HashSet<Arc<str>>) -> Vec<Finding> {
    let decides = ["status", "publish_on", "withdrawn"];
    for finding in findings.iter_mut().filter(|finding| held.contains(&finding.place.file)) {
        if !decides.iter().any(|key| finding.place.field.begins(key)) {
            finding.severity = finding.severity.min(Severity::Warning);
        }
    }
    findings
}
