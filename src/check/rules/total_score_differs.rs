//! 总分 = 预算执行得分 + 各指标得分, to the decimals that the form prints.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::scores::{self, Points, Results};
use crate::check::{Check, CheckRule, mend_or_record};
use crate::finding::{Finding, Rule, Said, Severity, key};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "total-score-differs",
        severity: Severity::Error,
        explain: include_str!("total_score_differs.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    findings.extend(Results::of(declaration).and_then(differs));
}

fn differs(form: Results<'_>) -> Option<Finding> {
    let printed = *form.total_score.given()?;
    let parts = || std::iter::once(&form.execution.total.score).chain(form.scores());
    let Points { sum, are_all } = scores::add(parts())?;
    let rounded = sum.round_dp_with_strategy(printed.scale(), RoundingStrategy::MidpointAwayFromZero);
    if rounded == printed || (rounded < printed && !are_all) {
        return None;
    }
    let difference = Decimal::abs(&printed.checked_sub(sum)?);
    let total = key("total_score");
    let message = Said::new(
        format!("{total} {printed}，各项得分相加 {sum}，相差 {difference}"),
        format!("{total} is {printed}, the scores make {sum}: {difference} apart"),
    );
    let help = mend_or_record(&format!("{total} 与各项得分"), &format!("{total} and each score"));
    let finding = Finding::new(&RULE.rule, form.place("total_score"), message, help);
    Some(finding.label(scores::addition(parts(), sum)).values(printed.to_string(), sum.to_string()))
}
