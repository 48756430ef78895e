//! Known errors: what is wrong in a form as published stays so, publicly, and is not asked to be mended. Each is pinned
//! to rule, field and both values; when one changes it excuses nothing any more.

use std::collections::{HashMap, HashSet};

use super::place;
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::Site;
use crate::model::declaration::KnownError;

pub(super) static RULE: Rule = Rule {
    name: "known-error-does-not-apply",
    severity: Severity::Warning,
    explain: include_str!("known_error_does_not_apply.md"),
};

/// Takes out what known errors excuse, and adds a finding for each known error that excused nothing.
pub(super) fn excuse(site: &Site, findings: Vec<Finding>) -> Vec<Finding> {
    let known: Vec<_> = site.declarations().iter().filter(|d| !d.known_errors.is_empty()).collect();
    if known.is_empty() {
        return findings;
    }
    let by_file: HashMap<_, _> = known.iter().map(|declaration| (&declaration.file, *declaration)).collect();
    let mut used: HashSet<*const KnownError> = HashSet::new();
    let mut left = Vec::with_capacity(findings.len());
    for finding in findings {
        let declaration = by_file.get(&finding.place.file);
        let excused = declaration.and_then(|d| d.known_errors.iter().find(|error| excuses(error, &finding)));
        match excused {
            Some(error) => _ = used.insert(std::ptr::from_ref(error)),
            None => left.push(finding),
        }
    }
    for declaration in known {
        for (at, error) in declaration.known_errors.iter().enumerate() {
            if !used.contains(&std::ptr::from_ref(error)) {
                let nth = 1 + declaration.known_errors[..at]
                    .iter()
                    .filter(|before| before.rule == error.rule)
                    .count();
                let nth = u32::try_from(nth).unwrap_or(u32::MAX);
                let place = place(declaration, FieldPath::keys("known_errors").item(&error.rule, nth));
                left.push(Finding::new(&RULE, place, message(error), help(error)));
            }
        }
    }
    left
}

fn excuses(error: &KnownError, finding: &Finding) -> bool {
    *error.rule == *finding.rule.name
        && *error.field == finding.place.field.to_string()
        && finding.values.as_ref().is_some_and(|values| {
            *values.published == *error.published && *values.computed == *error.computed
        })
}

fn message(error: &KnownError) -> Said {
    let KnownError { rule, field, published, computed, .. } = error;
    Said::new(
        format!("已知错误 {rule}（{field}：公布值 {published}，计算值 {computed}）与表中现有的数字对不上"),
        format!(
            "the known error {rule} ({field}: published {published}, computed {computed}) does not match the form's figures"
        ),
    )
}

fn help(error: &KnownError) -> Said {
    if !super::catalogue().any(|rule| *rule.name == *error.rule) {
        return Said::new(
            format!("没有名为 {} 的检查规则；gongkai explain 列出所有规则", error.rule),
            format!("no rule about content is called {}; gongkai explain lists all rules", error.rule),
        );
    }
    Said::new(
        "规则、字段、两个值都要与 gongkai check 所报完全一致；错误已不存在时删去这一条",
        "rule, field and both values must be exactly what gongkai check says; remove the entry if the error is gone",
    )
}
