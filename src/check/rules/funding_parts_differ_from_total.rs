//! 年度资金总额 = 财政拨款 + 上级资金 + 其他资金, where a project's form prints total and parts.

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
    let funding = &form.funding;
    let parts = [
        ("funding.fiscal", &funding.fiscal),
        ("funding.upper_level", &funding.upper_level),
        ("funding.other", &funding.other),
    ];

    let total = sums::Total {
        path: "funding.total",
        printed: &funding.total,
        parts_are_all: sums::all_stated(&parts),
    };
    findings.extend(sums::total_differs(&RULE.rule, declaration, &total, &parts));
}
