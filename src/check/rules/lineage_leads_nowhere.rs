//! A link between projects leads to one that declared something, and comes to an end.

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::index::Site;
use crate::model::identity::ProjectId;

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
            let said = if *to == own || goes_in_a_circle(site, &own, field) {
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
}

/// Whether “continues” leads from a project back to itself.
fn goes_in_a_circle(site: &Site, own: &ProjectId, field: &str) -> bool {
    let next = |id: &ProjectId| {
        site.links().iter().find(|link| link.key == "continues" && link.from == *id).map(|link| &link.to)
    };
    let mut at = next(own).filter(|_| field == "continues");
    for _ in 0..site.links().len() {
        match at {
            Some(id) if id == own => return true,
            Some(id) => at = next(id),
            None => return false,
        }
    }
    false
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
