//! The key tasks of a department together cost no more than its 项目支出 and 事业发展性支出.

use crate::check::{Check, CheckRule, mend_or_record, place, sums};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::index::{DepartmentYear, Site};
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
        findings.extend(site.departments_of(year).filter_map(|department| exceeded(&department)));
    }
}

/// Key tasks may also be paid from development expenditure, so it counts on their side.
fn exceeded(department: &DepartmentYear<'_>) -> Option<Finding> {
    let (declaration, form) = department.whole()?.department_targets()?;
    form.budget.expenditure.projects.given()?;
    let [_, parts @ ..] = form.budget.expenditure_parts();
    let available = sums::sum(declaration, &parts)?;
    let tasks = department.key_tasks();
    let sum = Amount::sum(tasks.iter().filter_map(|task| task.funding().given().copied()), declaration.unit)?;
    // Expenditure taken back is below zero; where there are no tasks, nothing exceeds it.
    if tasks.is_empty() || sum <= available {
        return None;
    }
    let message = Said::new(
        format!("{} 项重点任务合计 {sum}，多于项目支出与事业发展性支出之和 {available}", tasks.len()),
        format!(
            "{} key tasks make {sum}, more than project and development expenditure, {available}",
            tasks.len()
        ),
    );
    let field = "budget.expenditure.projects";
    let help = mend_or_record(
        &format!("{} 与各重点任务的资金", key(field)),
        &format!("{} and the funding of each key task", key(field)),
    );
    let each: Vec<_> = tasks
        .iter()
        .filter_map(|task| task.funding().given().map(|amount| amount.in_unit(declaration.unit).grouped()))
        .collect();
    let (each, parts) = (each.join(" + "), sums::addition(&parts));
    let label = Said::new(
        format!("{parts} = {}；重点任务 {each} = {}", available.grouped(), sum.grouped()),
        format!("{parts} = {}; key tasks {each} = {}", available.grouped(), sum.grouped()),
    );
    let finding = Finding::new(&RULE.rule, place(declaration, FieldPath::keys(field)), message, help);
    let finding = finding.label(label);
    Some(finding.values(available.grouped(), sum.grouped()))
}
