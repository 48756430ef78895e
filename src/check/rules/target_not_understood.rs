//! A target's wording says what is promised, so that somebody can tell whether it was kept.

use crate::check::{Check, CheckRule, each_indicator, place};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;
use crate::model::target::{Kind, Target};

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
            if target.kind() == Kind::Unknown {
                let (message, help) =
                    said(target, if field == "actual" { ("完成值", "result") } else { ("指标值", "target") });
                findings.push(Finding::new(&RULE.rule, place(declaration, path().key(field)), message, help));
            }
        }
    });
}

fn said(target: &Target, (zh, en): (&str, &str)) -> (Said, Said) {
    let (understood, rest) = target.not_understood().unwrap_or((&target.text, ""));
    let message = if understood.trim().is_empty() {
        Said::new(
            format!("看不懂{zh}“{}”", target.text),
            format!("the {en} “{}” is not understood", target.text),
        )
    } else {
        Said::new(
            format!("{zh}“{}”只看懂到“{understood}”，后面的“{rest}”看不懂", target.text),
            format!("the {en} “{}” is understood up to “{understood}”; “{rest}” is not", target.text),
        )
    };
    let help = Said::new(
        "写成 ≥95%、不少于3万次、2023年12月底前、优良 这样的说法；公布的原文就是这样时可以保留，页面会注明“不可衡量”",
        "write it like ≥95%, 不少于3万次, 2023年12月底前 or 优良; if the published form says so keep it, and the page will say “not measurable”",
    );
    (message, help)
}
