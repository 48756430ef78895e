//! 不少于 asks for much and 不超过 for little; a declared direction says the same.

use crate::check::{Check, CheckRule, each_indicator, place};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;
use crate::model::indicator::{Indicator, Polarity};
use crate::model::target::{Comparator, Single};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "polarity-contradicts-comparator",
        severity: Severity::Warning,
        explain: include_str!("polarity_contradicts_comparator.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    each_indicator(declaration, |indicator, path| {
        let Some((declared, asked)) = contradiction(indicator) else { return };
        let target = indicator.annual_target.given().or(indicator.period_target.given());
        let wording = target.map_or("", |target| &*target.text);
        let (declared_zh, declared_en) = (declared.zh()[0], declared.name());
        let (asked_zh, asked_en) = (asked.zh()[0], asked.name());
        let message = Said::new(
            format!("指标方向写的是“{declared_zh}”，而指标值“{wording}”要的是“{asked_zh}”"),
            format!("the direction says {declared_en}, and the target “{wording}” asks for {asked_en}"),
        );
        let help = Said::new(
            "核对符号和方向；符号已经说明方向的，“指标方向”一项可以不写",
            "check sign and direction; where the sign tells the direction, “polarity” need not be written",
        );
        findings.push(Finding::new(&RULE.rule, place(declaration, path().key("polarity")), message, help));
    });
}

/// The declared direction, and the other that the comparator asks for.
fn contradiction(indicator: &Indicator) -> Option<(Polarity, Polarity)> {
    let declared = indicator.columns.as_deref()?.polarity?;
    let target = indicator.annual_target.given().or(indicator.period_target.given())?;
    let [Single::Quantity(quantity)] = target.singles() else { return None };
    let asked = match quantity.comparator {
        Comparator::AtLeast | Comparator::MoreThan => Polarity::HigherIsBetter,
        Comparator::AtMost | Comparator::LessThan => Polarity::LowerIsBetter,
        _ => return None,
    };
    (declared != asked && declared != Polarity::Moderate).then_some((declared, asked))
}
