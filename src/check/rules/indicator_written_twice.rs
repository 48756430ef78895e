//! An indicator stands once at its level.

use std::collections::HashSet;

use crate::check::{Check, CheckRule, each_indicator, place};
use crate::finding::{Finding, Rule, Said, Severity};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "indicator-written-twice",
        severity: Severity::Warning,
        explain: include_str!("indicator_written_twice.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    // Nearly always each stands once, which a sorted list tells sooner than a set.
    let mut hashes: Vec<_> = declaration.indicators().map(|(_, indicator)| indicator.hash).collect();
    hashes.sort_unstable();
    if hashes.is_sorted_by(|a, b| a < b) {
        return;
    }
    let mut seen = HashSet::new();
    each_indicator(declaration, |indicator, path| {
        if seen.insert(indicator.hash) {
            return;
        }
        let message = Said::new(
            format!(
                "指标“{}”在同一级别下写了两次（按现行分级，满意度、成本不论列在哪一级都算同一级）",
                indicator.name
            ),
            format!(
                "the indicator “{}” stands twice at the same level (satisfaction and cost count as one level wherever a form lists them)",
                indicator.name
            ),
        );
        let help = Said::new(
            "删去一个；两个不同的指标，改用不同的名称",
            "remove one, or give two different indicators different names",
        );
        findings.push(Finding::new(&RULE.rule, place(declaration, path()), message, help));
    });
}
