//! A self-evaluation says of each indicator what came of it.

use crate::check::{Check, CheckRule, each_indicator, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::model::declaration::{Content, Declaration};
use crate::model::indicator::Indicator;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "indicator-without-result",
        severity: Severity::Warning,
        explain: include_str!("indicator_without_result.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Content::SelfEvaluation(_) = declaration.content else { return };
    // What was not promised need not be reported.
    let is_blank = |indicator: &Indicator| {
        !indicator.target().is_absent()
            && indicator.result.as_deref().is_none_or(|result| result.actual.is_absent())
    };
    let (mut all, mut blank) = (0_usize, Vec::new());
    each_indicator(declaration, |indicator, path| {
        all += 1;
        if is_blank(indicator) {
            blank.push((&*indicator.name, path()));
        }
    });
    // A form of which nothing is filled in yet is told once.
    if all > 1 && blank.len() == all {
        let message = Said::new(
            format!("{all} 项指标都没有写完成值"),
            format!("none of the {all} indicators has a result"),
        );
        let path = FieldPath::keys("indicators");
        return findings.push(Finding::new(&RULE.rule, place(declaration, path), message, help()));
    }
    findings.extend(blank.into_iter().map(|(name, path)| {
        let message =
            Said::new(format!("指标“{name}”没有写完成值"), format!("the indicator “{name}” has no result"));
        Finding::new(&RULE.rule, place(declaration, path), message, help())
    }));
}

fn help() -> Said {
    Said::new("补上“实际完成值”；确实没有的，写 不适用", "add “actual”, or write n/a where there is none")
}
