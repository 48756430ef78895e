//! Rules over the indexed site: what a declaration says that cannot all be true, or that a reader would stumble over.
//! Sees the model, never text. Each rule is one file in `rules/` with its page beside it, and one line in the list.

mod consequence;
mod known;
mod not_understood;
mod rules;
mod scores;
mod sums;
mod waivers;

pub use self::consequence::{told_once, without_consequences};

pub(crate) use not_understood::{NotUnderstood, not_understood};

use rayon::prelude::*;

pub use self::waivers::waive;

use crate::finding::{FieldPath, Finding, Place, Rule, Said, key};
use crate::index::Site;
use crate::model::declaration::Declaration;
use crate::model::indicator::Indicator;

/// A rule of the catalogue and the function that finds it broken.
#[derive(Debug)]
pub(crate) struct CheckRule {
    pub(crate) rule: Rule,
    pub(crate) check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Check {
    /// One declaration alone.
    Declaration(fn(&Declaration, &mut Vec<Finding>)),
    /// A declaration among the others.
    Site(fn(&Site, &mut Vec<Finding>)),
}

/// The rules that checking can find broken.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    let about_entries = [&known::RULE].into_iter().chain(waivers::rules::RULES.iter().copied());
    rules::RULES.iter().map(|rule| &rule.rule).chain(about_entries)
}

/// Every finding about the site, by file and rule. A finding that a declaration records as a known error of the
/// published form is left out; a known error that nothing bears out is a finding itself.
#[must_use]
pub fn check(site: &Site) -> Vec<Finding> {
    let mut findings: Vec<Finding> = site
        .declarations()
        .par_iter()
        .fold(Vec::new, |mut findings, declaration| {
            for rule in rules::RULES {
                if let Check::Declaration(check) = rule.check {
                    check(declaration, &mut findings);
                }
            }
            findings
        })
        .reduce(Vec::new, |mut all, more| {
            all.extend(more);
            all
        });
    for rule in rules::RULES {
        if let Check::Site(check) = rule.check {
            check(site, &mut findings);
        }
    }
    let mut findings = known::excuse(site, findings);
    findings.sort_by(|a, b| {
        (&a.place.file, &a.place.field, a.rule.name).cmp(&(&b.place.file, &b.place.field, b.rule.name))
    });
    findings
}

/// The place of a field of `declaration`, by its keys.
fn place(declaration: &Declaration, field: FieldPath) -> Place {
    Place { file: declaration.file.clone(), field, span: None }
}

/// What to do about figures that disagree: mend a slip of typing, or record an error of the published form.
fn mend_or_record(zh: &str, en: &str) -> Said {
    let known = key("known_errors");
    Said::new(
        format!("核对 {zh}；公布的表确实如此时，写入 {known}"),
        format!("check {en}; if the published form says so, record it in {known}"),
    )
}

/// Calls `look` with each indicator and its path, which is made only when asked for.
fn each_indicator<'d>(
    declaration: &'d Declaration,
    mut look: impl FnMut(&'d Indicator, &dyn Fn() -> FieldPath),
) {
    for group in declaration.indicator_groups() {
        for (at, indicator) in group.indicators.iter().enumerate() {
            look(indicator, &|| {
                let nth =
                    1 + group.indicators[..at].iter().filter(|before| before.name == indicator.name).count();
                let path = group.keys().fold(FieldPath::keys("indicators"), |path, key| path.key(key));
                path.item(&indicator.name, u32::try_from(nth).unwrap_or(u32::MAX))
            });
        }
    }
}
