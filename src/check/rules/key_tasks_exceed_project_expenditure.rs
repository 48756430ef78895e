//! The key tasks of a department together cost no more than its 项目支出.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::index::Site;
use crate::model::amount::Amount;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "key-tasks-exceed-project-expenditure",
        severity: Severity::Error,
        explain: include_str!("key_tasks_exceed_project_expenditure.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    for year in site.years() {
        for department in site.departments_of(year) {
            let Some((declaration, form)) = department.whole().and_then(|whole| whole.department_targets()) else {
                continue;
            };
            let Some(projects) = form.budget.expenditure.projects.given().copied() else { continue };
            let tasks = department.key_tasks();
            let funding = tasks.iter().filter_map(|task| task.funding().given().copied());
            let sum = Amount::sum(funding, declaration.unit);
            if sum <= projects {
                continue;
            }
            let message = Said::new(
                format!("{} 项重点任务合计 {sum}，多于项目支出 {projects}", tasks.len()),
                format!("{} key tasks make {sum}, more than project expenditure, {projects}", tasks.len()),
            );
            let field = "budget.expenditure.projects";
            let help = Said::new(
                format!("核对 {} 与各重点任务的资金；公布的表确实如此时，写入“已知错误”", key(field)),
                format!("check {} and the funding of each key task; if the published form says so, record it in “known_errors”", key(field)),
            );
            let finding = Finding::new(&RULE.rule, place(declaration, FieldPath::keys(field)), message, help);
            findings.push(finding.values(projects.grouped(), sum.grouped()));
        }
    }
}
