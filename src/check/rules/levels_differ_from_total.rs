//! 本级使用 + 对下转移支付 = 支出合计.

use crate::check::{Check, CheckRule, mend_or_record, place, sums};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::model::declaration::{Content, Declaration};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "levels-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("levels_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::DepartmentTargets(form) = &declaration.content else { return };
    let budget = &form.budget;
    let parts = budget.level_parts();
    let (Some(levels), Some(total)) =
        (budget.total_levels(declaration.unit), budget.total_expenditure(declaration.unit))
    else {
        return;
    };
    if levels == total {
        return;
    }
    let difference = sums::difference(levels, total);
    let message = Said::new(
        format!("按预算级次合计 {levels}，支出合计 {total}，相差 {difference}"),
        format!("budget levels make {levels}, expenditure is {total}: {difference} apart"),
    );
    let sum = format!("{} = {}", sums::addition(&parts), levels.grouped());
    let named = sums::named(&parts);
    let help = mend_or_record(&format!("{} 与支出各项", named.zh), &format!("{} and expenditure", named.en));
    let finding =
        Finding::new(&RULE.rule, place(declaration, FieldPath::keys("budget.levels")), message, help);
    let spent = match budget.expenditure.total.given() {
        Some(total) => total.grouped().into(),
        None => sums::addition(&budget.expenditure_parts()),
    };
    let finding = finding.label(Said::new(sum.clone(), sum)).also(
        place(declaration, FieldPath::keys("budget.expenditure")),
        Said::new(format!("支出合计 = {spent}"), format!("expenditure = {spent}")),
    );
    findings.push(finding.values(levels.grouped(), total.grouped()));
}
