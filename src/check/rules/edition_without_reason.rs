//! An adjusted edition says why it was adjusted.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "edition-without-reason",
        severity: Severity::Warning,
        explain: include_str!("edition_without_reason.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let edition = declaration.key.edition;
    let is_reasoned =
        declaration.adjustment.as_deref().is_some_and(|adjustment| !adjustment.reason.is_absent());
    if edition == 1 || is_reasoned {
        return;
    }
    let adjustment = key("adjustment");
    let message = Said::new(
        format!("这是第 {edition} 版，没有写为什么调整"),
        format!("this is edition {edition}, and nothing says why it was adjusted"),
    );
    let help = Said::new(
        format!("在{adjustment}下写上原因，以及批准的文件和日期；没有公布原因的，写“未说明”"),
        format!(
            "write the reason below {adjustment}, with document and date; “not stated” where none was published"
        ),
    );
    findings.push(Finding::new(&RULE.rule, place(declaration, FieldPath::keys("adjustment")), message, help));
}
