//! 预算执行得分 = 全年执行数 ÷ 全年预算数 × 分值, as 财预〔2020〕10号 has it for self-evaluations.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::scores::Results;
use crate::check::{Check, CheckRule, mend_or_record};
use crate::finding::{Finding, Rule, Said, Severity, key};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "execution-score-differs",
        severity: Severity::Warning,
        explain: include_str!("execution_score_differs.md"),
    },
    check: Check::Declaration(check),
};

/// How far printed and computed points may be apart, in points.
const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    findings.extend(Results::of(declaration).and_then(differs));
}

fn differs(form: Results<'_>) -> Option<Finding> {
    let row = &form.execution.total;
    let (printed, weight) = (*row.score.given()?, *row.weight.given()?);
    let (executed, budget) = (*row.executed.given()?, *row.adjusted_budget.given()?);
    let exact = row.points()?;
    let to = |places| exact.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let difference = printed.checked_sub(exact)?.abs();
    if difference <= TOLERANCE || to(printed.scale()) == printed {
        return None;
    }
    let mut computed = to(2);
    computed.rescale(2);
    let (score, apart) = (key("execution.total.score"), printed.checked_sub(computed)?.abs());
    let message = Said::new(
        format!("预算执行{score} {printed}，按执行率乘分值应为 {computed}，相差 {apart}（容差 {TOLERANCE}）"),
        format!(
            "{score} of budget execution is {printed}; the rate times its points is {computed}: {apart} apart (tolerance {TOLERANCE})"
        ),
    );
    let label = format!("{} ÷ {} × {weight} = {computed}", executed.grouped(), budget.grouped());
    let help =
        mend_or_record(&format!("{score}、分值与两个金额"), &format!("{score}, its points and both amounts"));
    let finding = Finding::new(&RULE.rule, form.place("execution.total.score"), message, help);
    Some(finding.label(Said::new(label.clone(), label)).values(printed.to_string(), computed.to_string()))
}
