//! No more points are given than there are to be had.

use rust_decimal::Decimal;

use crate::check::scores::Results;
use crate::check::{Check, CheckRule, each_indicator, mend_or_record, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::language::how_many;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "score-exceeds-weight",
        severity: Severity::Error,
        explain: include_str!("score_exceeds_weight.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Some(form) = Results::of(declaration) else { return };
    for (at, row) in form.execution.rows() {
        findings
            .extend(exceeds(declaration, (&row.score, &row.weight), || at.path("execution").key("score")));
    }
    each_indicator(declaration, |indicator, path| {
        let Some(result) = &indicator.result else { return };
        findings.extend(exceeds(declaration, (&result.score, indicator.weight()), || path().key("score")));
    });
}

fn exceeds(
    declaration: &Declaration,
    (score, weight): (&Stated<Decimal>, &Stated<Decimal>),
    field: impl FnOnce() -> FieldPath,
) -> Option<Finding> {
    let (score, weight) = (score.given()?, weight.given()?);
    if score <= weight {
        return None;
    }
    let over = score.checked_sub(*weight)?;
    let message = Said::new(
        format!("得分 {score} 高于分值 {weight}，高 {over}"),
        format!("{} given, {weight} to be had: {over} too many", how_many(score, "point")),
    );
    let help = mend_or_record("得分和分值", "both figures");
    let finding = Finding::new(&RULE.rule, place(declaration, field()), message, help);
    Some(finding.values(score.to_string(), weight.to_string()))
}
