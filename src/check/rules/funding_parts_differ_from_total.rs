//! 年度资金总额 = the sum of its sources, where a project's form prints total and sources.

use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::declaration::{Content, Declaration};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "funding-parts-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("funding_parts_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::ProjectTargets(form) = &declaration.content else { return };
    for (at, money) in [("funding", &form.funding), ("period_funding", &form.period_funding)] {
        findings.extend(sums::sources_differ(&RULE.rule, declaration, money, |row| row.amount_path(at)));
    }
}
