//! A number among the key tasks (年度重点工作任务) of a department stands for one project.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::{DepartmentYear, Site, SubjectYear};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "key-task-written-twice",
        severity: Severity::Warning,
        explain: include_str!("key_task_written_twice.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    for year in site.years() {
        for department in site.departments_of(year) {
            of_department(&department, findings);
        }
    }
}

fn of_department(department: &DepartmentYear<'_>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<_, SubjectYear<'_>> = HashMap::new();
    for project in department.projects() {
        let Some(number) = project.key_task().map(|number| number.normalize()) else { continue };
        let other = match first.entry(number) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                entry.insert(project);
                continue;
            }
        };
        let message = Said::new(
            format!("重点任务序号 {number} 用了两次：“{}”和“{}”", other.name(), project.name()),
            format!("the key task number {number} stands twice: “{}” and “{}”", other.name(), project.name()),
        );
        let help = Said::new(
            "照部门整体支出绩效目标申报表中重点任务的顺序，改正其中一个的序号；不是重点任务的，删去这一行",
            "number them as the department's form lists its key tasks; leave the line out where it is none",
        );
        let at = |declaration| place(declaration, FieldPath::keys("key_task"));
        findings.push(
            Finding::new(&RULE.rule, at(project.leading()), message, help)
                .also(at(other.leading()), Said::new("第一次在这里", "the first is here")),
        );
    }
}
