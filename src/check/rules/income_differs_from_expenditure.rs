//! 收入合计 = 支出合计.

use crate::check::{Check, CheckRule, mend_or_record, place, sums};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::model::amount::Amount;
use crate::model::declaration::{Content, Declaration};
use crate::model::stated::Stated;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "income-differs-from-expenditure",
        severity: Severity::Error,
        explain: include_str!("income_differs_from_expenditure.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::DepartmentTargets(form) = &declaration.content else { return };
    let budget = &form.budget;
    let (Some(income), Some(expenditure)) =
        (budget.total_income(declaration.unit), budget.total_expenditure(declaration.unit))
    else {
        return;
    };
    if income == expenditure {
        return;
    }
    let difference = sums::difference(income, expenditure);
    let (spent, received) = (budget.expenditure_parts(), budget.income.parts("budget.income"));
    let message = Said::new(
        format!("收入合计 {income}，支出合计 {expenditure}，相差 {difference}"),
        format!("income is {income}, expenditure {expenditure}: {difference} apart"),
    );
    let all: Vec<_> = spent.iter().chain(&received).cloned().collect();
    let fields = sums::named(&all);
    let help = mend_or_record(&fields.zh, &fields.en);
    let made_of = |total: &Stated<Amount>, parts: String| match total.given() {
        Some(total) => total.grouped().into(),
        None => parts,
    };
    let spent = made_of(&budget.expenditure.total, sums::addition(&spent));
    let received = made_of(&budget.income.total, sums::addition(&received));
    let finding =
        Finding::new(&RULE.rule, place(declaration, FieldPath::keys("budget.expenditure")), message, help)
            .label(Said::new(format!("支出合计 = {spent}"), format!("expenditure = {spent}")))
            .also(
                place(declaration, FieldPath::keys("budget.income")),
                Said::new(format!("收入合计 = {received}"), format!("income = {received}")),
            )
            .values(expenditure.grouped(), income.grouped());
    findings.push(finding);
}
