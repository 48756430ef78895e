//! What was executed stays within the adjusted budget.

use crate::check::scores::Results;
use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Said, Severity, key};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "executed-exceeds-budget",
        severity: Severity::Warning,
        explain: include_str!("executed_exceeds_budget.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Some(form) = Results::of(declaration) else { return };
    for (at, row) in form.execution.rows() {
        let (Some(executed), Some(budget)) = (row.executed.given(), row.adjusted_budget.given()) else {
            continue;
        };
        if executed <= budget {
            continue;
        }
        let at = at.path("execution");
        let (field, budget_field) = (at.key("executed"), key(&at.key("adjusted_budget").to_string()));
        let executed_field = key(&field.to_string());
        let difference = sums::difference(*executed, *budget);
        let message = Said::new(
            format!("{} {executed}，多于{budget_field} {budget}，多 {difference}", executed_field),
            format!("{} is {executed}, more than {budget_field}, {budget}: by {difference}", executed_field),
        );
        let help = Said::new(
            format!("核对 {} 与{budget_field}；确实超出的，在实际完成情况里说明", executed_field),
            format!(
                "check {} and {budget_field}; if it was exceeded, say why in what was achieved",
                executed_field
            ),
        );
        findings.push(Finding::new(&RULE.rule, form.place_at(field), message, help));
    }
}
