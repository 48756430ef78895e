//! A project that is evaluated declared its targets before.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::Site;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "project-not-declared",
        severity: Severity::Note,
        explain: include_str!("project_not_declared.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    for subject in site.subjects() {
        let reported = subject.self_evaluation().filter(|_| subject.targets().is_none());
        let Some((declaration, form)) = reported else { continue };
        // A department that reports as a whole has no name in its form, and its targets are asked for by no one else.
        let Some(head) = &form.head else { continue };
        let year = subject.year;
        let name = if head.name.is_empty() { declaration.key.stem() } else { head.name.to_string() };
        let message = Said::new(
            format!("“{name}”有 {year} 年度自评，没有同年的绩效目标申报"),
            format!("“{name}” has a self-evaluation for {year}, and no declaration of targets for that year"),
        );
        let help = Said::new(
            "同年公开过绩效目标的，把申报表也录入；没有公开的，页面会照实说明",
            "if targets were published for that year, add that form too; if not, the page says so",
        );
        findings.push(Finding::new(
            &RULE.rule,
            place(declaration, FieldPath::keys("project")),
            message,
            help,
        ));
    }
}
