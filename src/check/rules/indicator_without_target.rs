//! An indicator promises something: it has a target for the period or for the year.

use crate::check::{Check, CheckRule, each_indicator, place};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::{Content, Declaration};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "indicator-without-target",
        severity: Severity::Warning,
        explain: include_str!("indicator_without_target.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    // An evaluation measures by points: 立项依据充分性 has no target.
    if let Content::Evaluation(_) = declaration.content {
        return;
    }
    each_indicator(declaration, |indicator, path| {
        if !(indicator.period_target.is_absent() && indicator.annual_target.is_absent()) {
            return;
        }
        let message = Said::new(
            format!("指标“{}”没有指标值", indicator.name),
            format!("the indicator “{}” has no target", indicator.name),
        );
        let help = Said::new(
            "补上“年度指标值”；确实没有的，写 不适用",
            "add “annual_target”, or write n/a where there is none",
        );
        findings.push(Finding::new(&RULE.rule, place(declaration, path()), message, help));
    });
}
