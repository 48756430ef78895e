//! 收入合计 = the sum of its sources.

use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::budget::MoneyRow;
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
    let income = &form.budget.income;
    let path = |row: MoneyRow<'_>| row.amount_path("budget.income");
    findings.extend(sums::sources_differ(&RULE.rule, declaration, income, path));
}
