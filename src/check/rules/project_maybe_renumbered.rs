//! Two projects of near names, of which one ends as the other begins, may be one under two ids: it is proposed, not joined.

use std::collections::BTreeMap;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::index::{Site, SubjectYear};
use crate::judge::likeness;
use crate::model::identity::{Id, ProjectId};
use crate::model::indicator::folded;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "project-maybe-renumbered",
        severity: Severity::Note,
        explain: include_str!("project_maybe_renumbered.md"),
    },
    check: Check::Site(check),
};

/// How alike the names are at least, in percent of their pairs of neighbouring characters.
const NEAR: u8 = 60;

fn check(site: &Site, findings: &mut Vec<Finding>) {
    // A department is the same under each of its identities: that of a reorganisation has its projects.
    let mut of_department: BTreeMap<&Id, Vec<(&ProjectId, SubjectYear<'_>, SubjectYear<'_>)>> =
        BTreeMap::new();
    for id in site.projects() {
        let mut years = site.project_years(id);
        let Some(first) = years.next() else { continue };
        let last = years.next_back().unwrap_or(first);
        of_department.entry(site.first_department(first.department)).or_default().push((id, first, last));
    }
    for projects in of_department.values() {
        let newest = site.years().next_back();
        let ended = projects
            .iter()
            .filter(|(id, _, last)| newest.is_some_and(|year| last.year < year) && !is_told(site, id));
        for (id, _, last) in ended {
            let begun =
                projects.iter().filter(|(other, first, _)| first.year > last.year && !is_told(site, other));
            let begun = begun.filter(|(_, first, _)| is_reordered(last.name(), first.name()));
            let near = begun.map(|(_, first, _)| (likeness(last.name(), first.name()), first));
            if let Some((percent, first)) =
                near.max_by_key(|(percent, first)| (*percent, std::cmp::Reverse(first.year)))
                && percent >= NEAR
            {
                findings.push(told((id, *last), *first));
            }
        }
    }
}

/// Whether the shorter of two names has no character that the longer lacks: words were added or moved, none replaced. Of
/// 梅坞区补助 and 松涧区补助 each is another place's; a second phase (二期) is a project of its own.
fn is_reordered(a: &str, b: &str) -> bool {
    if a.contains('期') != b.contains('期') {
        return false;
    }
    let sorted = |name: &str| {
        let mut all: Vec<char> = folded(name).chars().collect();
        all.sort_unstable();
        all
    };
    let (a, b) = (sorted(a), sorted(b));
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut longer = longer.into_iter();
    shorter.iter().all(|c| longer.by_ref().any(|other| other == *c))
}

/// Whether a declaration says already where the project came from or went.
fn is_told(site: &Site, id: &ProjectId) -> bool {
    site.links_of(id).next().is_some()
}

fn told((id, last): (&ProjectId, SubjectYear<'_>), first: SubjectYear<'_>) -> Finding {
    let continues = key("continues");
    let (from, to) = (last.year, first.year);
    let message = Said::new(
        format!(
            "{to} 年的“{}”与 {from} 年的“{}”名称相近，编号不同，各年度没有接起来",
            first.name(),
            last.name()
        ),
        format!(
            "“{}” of {to} and “{}” of {from} have near names and two ids; their years are not joined",
            first.name(),
            last.name()
        ),
    );
    let help = Said::new(
        format!("是同一个项目的，在 {to} 年的表里写：承接: {id}；不是的，不用改"),
        format!("if they are one project, let {continues} of {to} be {id}; if not, leave them"),
    );
    Finding::new(&RULE.rule, place(first.leading(), FieldPath::keys("name")), message, help)
}
