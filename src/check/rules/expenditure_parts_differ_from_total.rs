//! 支出合计 = 基本支出 + 项目支出 + 事业发展性支出.

use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::declaration::{Content, Declaration};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "expenditure-parts-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("expenditure_parts_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::DepartmentTargets(form) = &declaration.content else { return };
    let parts = form.budget.expenditure_parts();
    // Forms without development expenditure have no such lines: basic and project expenditure are all there is.
    let total = sums::Total {
        path: "budget.expenditure.total",
        printed: &form.budget.expenditure.total,
        parts_are_all: sums::all_stated(&parts[..2]),
    };
    findings.extend(sums::total_differs(&RULE.rule, declaration, &total, &parts));
}
