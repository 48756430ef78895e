//! What checking says only because something could not be read: a sum without the part that was misspelt, an indicator
//! without the target whose key was unknown. One mistake is told once, where it was made.

use std::collections::HashMap;
use std::sync::Arc;

use super::known;
use crate::finding::{FieldPath, Finding, Severity, Step};

/// The findings of checking without those that follow from an error of reading in the same file.
#[must_use]
pub fn without_consequences(reading: &[Finding], checking: Vec<Finding>) -> Vec<Finding> {
    let mut errors: HashMap<&str, Vec<&Finding>> = HashMap::new();
    for error in reading.iter().filter(|finding| finding.severity == Severity::Error) {
        errors.entry(&*error.place.file).or_default().push(error);
    }
    let follows = |finding: &Finding| {
        errors
            .get(&*finding.place.file)
            .is_some_and(|errors| errors.iter().any(|error| follows(finding, error)))
    };
    checking.into_iter().filter(|finding| !follows(finding)).collect()
}

/// What makes findings the same mistake: the file, the message, and the group of the form.
type Same = (Arc<str>, String, Option<Step>);

/// The findings with one for a key that is unknown in many records of one form, at the first of its places.
#[must_use]
pub fn told_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut first: HashMap<Same, (usize, usize)> = HashMap::new();
    let mut told: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let field = &finding.place.field.0;
        let is_of_item = field.iter().any(|step| matches!(step, Step::Item(..)));
        if finding.rule.name != "unknown-key" || !is_of_item {
            told.push(finding);
            continue;
        }
        let group = field.first().cloned();
        let (_, count) = first
            .entry((finding.place.file.clone(), finding.message.zh.clone(), group))
            .or_insert((told.len(), 0));
        *count += 1;
        if *count == 1 {
            told.push(finding);
        }
    }
    for (at, count) in first.into_values().filter(|(_, count)| *count > 1) {
        let message = &mut told[at].message;
        message.zh += &format!("，共 {count} 处");
        message.en += &format!(", {count} places");
    }
    told
}

/// Whether a finding may be so only because of `error` in the same file.
fn follows(finding: &Finding, error: &Finding) -> bool {
    if std::ptr::eq(finding.rule, &raw const known::RULE) || lacks_points(finding, error) {
        return true;
    }
    let (is_sum, error) = (finding.values.is_some(), &error.place.field);
    let same_file = |file: &str| file == &*finding.place.file;
    let also = finding.also.iter().map(|also| &also.place).filter(|place| same_file(&place.file));
    std::iter::once(&finding.place)
        .chain(also)
        .any(|place| touches(&place.field, error) || is_sum && place.field.0.first() == error.0.first())
}

/// Whether a finding adds up the points of the whole form, and `error` may have kept some of them from being read: those of
/// the indicators, of the funding grid, or of a group whose key nobody knows.
fn lacks_points(finding: &Finding, error: &Finding) -> bool {
    let adds_up = [FieldPath::keys("total_score"), FieldPath::keys("indicators")];
    if finding.values.is_none() || !adds_up.contains(&finding.place.field) {
        return false;
    }
    let field = &error.place.field.0[..];
    let is_unknown = error.rule.name == "unknown-key" && field.len() == 1;
    is_unknown
        || matches!(field.first(), Some(Step::Key(key)) if ["indicators", "execution"].contains(&&**key))
}

/// Whether an error lies in a field or around it, or in another field of the same group. What stands beside each other
/// at the top of a form has nothing to do with each other.
fn touches(field: &FieldPath, error: &FieldPath) -> bool {
    if error.0.is_empty() || field.0.is_empty() {
        return false;
    }
    let (field, error) = (&field.0[..], &error.0[..]);
    let group = group(error);
    field.starts_with(error) || error.starts_with(field) || !group.is_empty() && self::group(field) == group
}

/// The group that a field stands in; an item of a list is a group itself.
fn group(path: &[Step]) -> &[Step] {
    match path {
        [before @ .., Step::Key(_)] => before,
        whole => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> FieldPath {
        text.parse().expect("a path")
    }

    #[test]
    fn an_error_touches_its_field_its_group_and_what_is_around_it() {
        for (field, error) in [
            ("funding.total", "funding.total"),
            ("funding.total", "funding.fiscal"),
            ("funding.total", "funding"),
            ("budget.levels", "budget.levels.own"),
            ("indicators.output.quantity[甲]", "indicators.output.quantity[甲].年度指标植"),
            ("indicators.output.quantity[甲].annual_target", "indicators.output.quantity[甲].actual"),
        ] {
            assert!(touches(&path(field), &path(error)), "{field} {error}");
        }
        for (field, error) in [
            ("funding.total", "year"),
            ("project", "备注"),
            ("funding.total", ""),
            ("indicators.output.quantity[甲]", "indicators.output.quantity[乙].年度指标植"),
            ("indicators.output.quantity[甲].annual_target", "funding.total"),
        ] {
            assert!(!touches(&path(field), &path(error)), "{field} {error}");
        }
    }
}
