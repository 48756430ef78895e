//! A project stands under one id in a department and year.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity};
use crate::index::{DepartmentYear, Site, SubjectYear};
use crate::model::indicator::folded;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "project-declared-twice",
        severity: Severity::Warning,
        explain: include_str!("project_declared_twice.md"),
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

/// What two projects share that only one can have.
#[derive(PartialEq, Eq, Hash)]
enum Shared<'s> {
    Code(&'s str),
    Name(Cow<'s, str>),
}

fn of_department(department: &DepartmentYear<'_>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<Shared<'_>, SubjectYear<'_>> = HashMap::new();
    for project in department.projects() {
        let code = project.head().and_then(|head| head.code.given()).map(|code| Shared::Code(code));
        let name = Some(folded(project.name())).filter(|name| !name.is_empty()).map(Shared::Name);
        let mut told = false;
        for shared in [code, name].into_iter().flatten() {
            match first.get(&shared) {
                Some(other) if !told => {
                    findings.push(finding(*other, project, &shared));
                    told = true;
                }
                Some(_) => {}
                None => _ = first.insert(shared, project),
            }
        }
    }
}

fn finding(first: SubjectYear<'_>, second: SubjectYear<'_>, shared: &Shared<'_>) -> Finding {
    let id = |subject: SubjectYear<'_>| subject.project.map(ToString::to_string).unwrap_or_default();
    let (field, zh, en) = match shared {
        Shared::Code(code) => ("code", format!("项目编码“{code}”"), format!("the code “{code}”")),
        Shared::Name(_) => {
            ("name", format!("项目名称“{}”", second.name()), format!("the name “{}”", second.name()))
        }
    };
    let message = Said::new(
        format!("{zh}在本部门同一年度用了两次：项目“{}”和“{}”", id(first), id(second)),
        format!(
            "{en} stands twice in one department and year: projects “{}” and “{}”",
            id(first),
            id(second)
        ),
    );
    let help = Said::new(
        format!(
            "同一个项目，只留一个编号：把两个文件的“项目”和文件名都改成“{}”，或删去多余的文件；两个不同的项目，改正编码或名称",
            id(first)
        ),
        format!(
            "if it is one project, keep one id: write “{}” as the project of both files and in both names, or delete the file that is too many; if there are two, mend the code or the name",
            id(first)
        ),
    );
    let other = place(first.leading(), FieldPath::keys(field));
    Finding::new(&RULE.rule, place(second.leading(), FieldPath::keys(field)), message, help)
        .also(other, Said::new("第一次在这里", "the first is here"))
}
