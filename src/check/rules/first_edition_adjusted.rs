//! A first edition has nothing before it that was adjusted.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "first-edition-adjusted",
        severity: Severity::Warning,
        explain: include_str!("first_edition_adjusted.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    if declaration.key.edition > 1 || declaration.adjustment.is_none() {
        return;
    }
    let mut second = declaration.key.clone();
    second.edition = 2;
    let second = second.path();
    let message =
        Said::new("写了调整原因，而这是第一版", "a reason for an adjustment stands in the first edition");
    let help = Said::new(
        format!(
            "这一版是调整后的：把文件改名为 {second}，再把调整前的一版存为原来的名字；只有一版公布过的，删去“调整”"
        ),
        format!(
            "if this is the adjusted one, rename it to {second} and put the one before it in its place; if only one was published, take the adjustment out"
        ),
    );
    findings.push(Finding::new(&RULE.rule, place(declaration, FieldPath::keys("adjustment")), message, help));
}
