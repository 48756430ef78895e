//! 收入合计 = 财政拨款 + 其他资金.

use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::declaration::{Content, Declaration};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "income-parts-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("income_parts_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::DepartmentTargets(form) = &declaration.content else { return };
    let parts = form.budget.income_parts();

    let total = sums::Total {
        path: "budget.income.total",
        printed: &form.budget.income.total,
        parts_are_all: sums::all_stated(&parts),
    };
    findings.extend(sums::total_differs(&RULE.rule, declaration, &total, &parts));
}
