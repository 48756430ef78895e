//! A target's wording says what is promised, so that somebody can tell whether it was kept.

use crate::check::{Check, CheckRule, NotUnderstood, each_indicator, not_understood, place};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "target-not-understood",
        severity: Severity::Warning,
        explain: include_str!("target_not_understood.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    each_indicator(declaration, |indicator, path| {
        let actual = indicator.result.as_ref().map(|result| &result.actual);
        let wordings = [
            ("period_target", Some(&indicator.period_target)),
            ("annual_target", Some(&indicator.annual_target)),
            ("actual", actual),
        ];
        for (field, wording) in wordings {
            let Some(target) = wording.and_then(|stated| stated.given()) else { continue };
            let Some(told) = not_understood(target) else { continue };
            let subject = if field == "actual" { ("完成值", "result") } else { ("指标值", "target") };
            let (message, help) = said(told, subject);
            findings.push(Finding::new(&RULE.rule, place(declaration, path().key(field)), message, help));
        }
    });
}

fn said(NotUnderstood { text, what, mend }: NotUnderstood, (zh, en): (&str, &str)) -> (Said, Said) {
    let message = Said::new(format!("{zh}“{text}”{}", what.zh), format!("the {en} “{text}” {}", what.en));
    let help = Said::new(
        format!("{}；公布的原文就是这样时可以保留，页面会注明“不可衡量”", mend.zh),
        format!("{}; if the published form says so keep it, and the page will say “not measurable”", mend.en),
    );
    (message, help)
}
