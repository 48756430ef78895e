//! An adjusted edition follows the one that it adjusts.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::Site;
use crate::model::identity::DeclarationKey;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "edition-without-first",
        severity: Severity::Warning,
        explain: include_str!("edition_without_first.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    for declaration in site.declarations().iter().filter(|declaration| declaration.key.edition > 1) {
        let before = DeclarationKey { edition: declaration.key.edition - 1, ..declaration.key.clone() };
        if site.declaration(&before).is_some() {
            continue;
        }
        let (edition, missing) = (declaration.key.edition, before.path());
        let message = Said::new(
            format!("这是第 {edition} 版，却没有第 {} 版：{missing}", before.edition),
            format!("this is edition {edition}, but there is no edition {}: {missing}", before.edition),
        );
        let first = DeclarationKey { edition: 1, ..before }.path();
        let help = Said::new(
            format!("补上 {missing}；只公布过一次的，把这个文件改名为 {first}"),
            format!("add {missing}; if the form was published once only, rename this file to {first}"),
        );
        findings.push(Finding::new(&RULE.rule, place(declaration, FieldPath::root()), message, help));
    }
}
