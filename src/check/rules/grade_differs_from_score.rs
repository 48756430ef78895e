//! The grade of a score out of a hundred, as 财预〔2020〕10号 has it: 优 from 90, 良 from 80, 中 from 60, else 差.

use rust_decimal::Decimal;

use crate::check::{Check, CheckRule, mend_or_record, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "grade-differs-from-score",
        severity: Severity::Warning,
        explain: include_str!("grade_differs_from_score.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    findings.extend(differs(declaration));
}

/// The grades from the best down: the first character of the word, and the least score.
const GRADES: [(char, i64); 4] = [('优', 90), ('良', 80), ('中', 60), ('差', 0)];

fn differs(declaration: &Declaration) -> Option<Finding> {
    let (score, printed) = (*declaration.total_score().given()?, declaration.grade().given()?);
    if score < Decimal::ZERO || score > Decimal::ONE_HUNDRED {
        return None;
    }
    // 优秀, 良好 and 中等 are the same grades; 合格 and others are scales of their own.
    let own = GRADES.iter().find(|(grade, _)| printed.trim().starts_with(*grade))?;
    let due = GRADES.iter().find(|(_, least)| score >= Decimal::from(*least))?;
    if own == due {
        return None;
    }
    let (score_key, grade_key) = (key("total_score"), key("grade"));
    let message = Said::new(
        format!("{score_key} {score}，{grade_key}写的是“{printed}”，按分数应为“{}”", due.0),
        format!("{score_key} is {score}, {grade_key} says “{printed}”; by its score it is “{}”", due.0),
    );
    let help =
        mend_or_record(&format!("{score_key} 与 {grade_key}"), &format!("{score_key} and {grade_key}"));
    let finding = Finding::new(&RULE.rule, place(declaration, FieldPath::keys("grade")), message, help);
    Some(finding.values(&**printed, due.0.to_string()))
}
