//! Every department that declares is named in `departments.yaml`.

use std::collections::BTreeSet;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::Site;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "department-not-declared",
        severity: Severity::Error,
        explain: include_str!("department_not_declared.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    // What follows from a registry that could not be read has been said where it was read.
    if !site.registry.is_complete {
        return;
    }
    let mut said = BTreeSet::new();
    for declaration in site.declarations() {
        let id = &declaration.key.department;
        if site.department(id).is_some() || !said.insert(id) {
            continue;
        }
        let message = Said::new(
            format!("departments.yaml 里没有部门“{id}”"),
            format!("departments.yaml has no department “{id}”"),
        );
        let help = Said::new(
            format!("在 content/departments.yaml 的“部门”下写上 {id}: {{名称: …, 地区: …}}，或改文件夹名"),
            format!(
                "add {id}: {{name: …, region: …}} under “departments” in content/departments.yaml, or rename the folder"
            ),
        );
        let place = place(declaration, FieldPath::keys("department"));
        findings.push(Finding::new(&RULE.rule, place, message, help));
    }
}
