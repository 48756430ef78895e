//! 预算执行分值 + 各指标分值 = 100.

use rust_decimal::Decimal;

use crate::check::scores::{self, Points, Results};
use crate::check::{Check, CheckRule, mend_or_record};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "weights-differ-from-hundred",
        severity: Severity::Warning,
        explain: include_str!("weights_differ_from_hundred.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    findings.extend(Results::of(declaration).and_then(differ));
}

fn differ(form: Results<'_>) -> Option<Finding> {
    // A form whose indicators have no points says nothing about a hundred.
    scores::add(form.weights())?;
    let parts = || std::iter::once(&form.execution.total.weight).chain(form.weights());
    let Points { sum, are_all } = scores::add(parts())?;
    let hundred = Decimal::ONE_HUNDRED;
    if sum == hundred || (sum < hundred && !are_all) {
        return None;
    }
    let difference = hundred.checked_sub(sum)?.abs();
    let message = Said::new(
        format!("各项分值相加 {sum}，不是 100，相差 {difference}"),
        format!("the points to be had make {sum}, not 100: {difference} apart"),
    );
    let help =
        mend_or_record("预算执行和各指标的分值", "the points of budget execution and of each indicator");
    let finding = Finding::new(&RULE.rule, form.place("indicators"), message, help);
    Some(finding.label(scores::addition(parts(), sum)).values(sum.to_string(), "100"))
}
