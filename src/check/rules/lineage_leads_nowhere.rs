//! A link between projects leads to one that declared something, a link between departments to one that is named, and
//! either comes to an end.

use std::collections::BTreeSet;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Place, Rule, Said, Severity, key};
use crate::index::{Link, Site};
use crate::load::DEPARTMENTS_FILE;
use crate::model::identity::{Id, ProjectId};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "lineage-leads-nowhere",
        severity: Severity::Error,
        explain: include_str!("lineage_leads_nowhere.md"),
    },
    check: Check::Site(check),
};

fn check(site: &Site, findings: &mut Vec<Finding>) {
    for declaration in site.declarations() {
        let Some(own) = declaration.key.project_id() else { continue };
        let stated = declaration.head().and_then(|head| head.lineage.as_deref());
        for (field, to) in stated.into_iter().flat_map(|lineage| lineage.links()) {
            let said = if *to == own || goes_in_a_circle((&own, field), |id| site.links_of(id)) {
                circle(field, to)
            } else if site.project_years(to).next().is_none() {
                nowhere(field, to)
            } else {
                continue;
            };
            let place = place(declaration, FieldPath::keys(field));
            findings.push(Finding::new(&RULE.rule, place, said.0, said.1));
        }
    }
    for (own, department) in &site.registry.departments {
        for (field, to) in department.lineage.iter().flat_map(|lineage| lineage.links()) {
            let said = if to == own || goes_in_a_circle((own, field), |id| site.department_links_of(id)) {
                department_circle(field, to)
            } else if !site.registry.departments.contains_key(to) {
                no_department(field, to)
            } else {
                continue;
            };
            let field = FieldPath::keys("departments").key(own.as_str()).key(field);
            let place = Place { file: DEPARTMENTS_FILE.into(), field, span: None };
            findings.push(Finding::new(&RULE.rule, place, said.0, said.1));
        }
    }
}

/// Whether “continues” leads from one back to itself.
fn goes_in_a_circle<'s, T: Ord + 's, L: Iterator<Item = &'s Link<T>>>(
    (own, field): (&'s T, &str),
    links_of: impl Fn(&'s T) -> L,
) -> bool {
    let next =
        |id: &T| links_of(own).find(|link| link.key == "continues" && link.from == *id).map(|link| &link.to);
    let mut met = BTreeSet::new();
    let mut at = next(own).filter(|_| field == "continues");
    while let Some(id) = at {
        if id == own {
            return true;
        }
        at = if met.insert(id) { next(id) } else { None };
    }
    false
}

fn no_department(field: &str, to: &Id) -> (Said, Said) {
    let field = key(field);
    let message = Said::new(
        format!("{field}写的是“{to}”，没有这个部门"),
        format!("{field} names “{to}”, and there is no such department"),
    );
    let help = Said::new(
        "写“部门”下已有的编号；对方从未在本站公开过的，也在“部门”下写上它的名称和地区",
        "write an id that stands under “departments”; one that never published here is named there too, with name and region",
    );
    (message, help)
}

fn department_circle(field: &str, to: &Id) -> (Said, Said) {
    let field = key(field);
    let message = Said::new(
        format!("{field}写的是“{to}”，绕回了本部门"),
        format!("{field} names “{to}”, which leads back to this department"),
    );
    let help = Said::new(
        "写另一个部门的编号；承接的，只在后来的部门下写以前的",
        "name another department; of two, only the later one says which earlier one it continues",
    );
    (message, help)
}

fn nowhere(field: &str, to: &ProjectId) -> (Said, Said) {
    let field = key(field);
    let message = Said::new(
        format!("{field}写的是“{to}”，没有这个项目的申报"),
        format!("{field} names “{to}”, and no such project declared anything"),
    );
    let help = Said::new(
        "核对部门编号和项目编号，写成“部门编号/项目编号”；对方没有公开过的，删去这一行，在“其他说明”里写清来历",
        "check both ids, written as department/project; if the other was never published, remove the line and say in the remarks where the project came from",
    );
    (message, help)
}

fn circle(field: &str, to: &ProjectId) -> (Said, Said) {
    let field = key(field);
    let message = Said::new(
        format!("{field}写的是“{to}”，绕回了本项目"),
        format!("{field} names “{to}”, which leads back to this project"),
    );
    let help = Said::new(
        "写另一个项目的编号；承接的，只在后来的项目里写以前的，以前的项目不写",
        "name another project; of two, only the later one says which earlier one it continues",
    );
    (message, help)
}
