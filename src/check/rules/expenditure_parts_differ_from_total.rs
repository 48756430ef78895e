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
    let (expenditure, development) = (&form.budget.expenditure, &form.budget.development);
    let parts = [
        ("budget.expenditure.basic", &expenditure.basic),
        ("budget.expenditure.projects", &expenditure.projects),
        ("budget.development.special", &development.special),
        ("budget.development.other", &development.other),
    ];
    let total = ("budget.expenditure.total", &expenditure.total);
    findings.extend(sums::total_differs(&RULE.rule, declaration, total, &parts));
}
