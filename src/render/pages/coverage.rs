//! Coverage of a year: is it complete, and what is missing?

use crate::index::{Coverage, DepartmentYear};
use crate::model::amount::Amount;
use crate::model::year::FiscalYear;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::scene::Scene;
use crate::render::view::{Body, Tables, View};
use crate::route::Page;
use crate::rows::{Cell, ColumnKind, RowSet, counted};
use crate::tables;

/// What one region's departments published, by number and by money, in one sentence.
pub(super) fn sentence(scene: &Scene<'_>, departments: &[DepartmentYear<'_>]) -> String {
    let all: Vec<Coverage> = departments.iter().map(Coverage::of).collect();
    let count = |is: fn(&Coverage) -> usize| counted(all.iter().map(is).sum());
    let parts = [
        ("departments", &*counted(all.len())),
        ("targets", &*count(|one| usize::from(one.has_targets))),
        ("results", &*count(|one| usize::from(one.has_self_evaluation))),
        ("projects", &*count(|one| one.projects)),
        ("with_targets", &*count(|one| one.with_targets)),
        ("with_results", &*count(|one| one.with_self_evaluation)),
        ("money", &*money(scene, &all)),
    ];
    scene.say("home_coverage", &parts)
}

/// What the published targets explain of project expenditure, among the departments that state it; empty where none does.
fn money(scene: &Scene<'_>, all: &[Coverage]) -> String {
    let stated: Vec<_> =
        all.iter().filter_map(|one| Some((*one.project_expenditure.given()?, one.disclosed))).collect();
    let unit = tables::GATHERED_UNIT;
    let whole = Amount::sum(stated.iter().map(|(whole, _)| *whole), unit);
    let part = Amount::sum(stated.iter().filter_map(|(_, part)| *part), unit);
    let (Some(whole), Some(part), false) = (whole, part, stated.is_empty()) else { return String::new() };
    let parts = [
        ("stated", &*counted(stated.len())),
        ("departments", &*counted(all.len())),
        ("whole", &*whole.grouped()),
        ("part", &*part.grouped()),
        ("unit", unit.name()),
    ];
    scene.say("home_coverage_money", &parts)
}

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear) -> View<'s> {
    let text = year.to_string();
    let heading = scene.say("coverage_heading", &[("year", &text)]);
    let way = vec![scene.link_to_year(year), scene.link(&Page::Coverage(year), scene.text("coverage"))];
    let mut page = scene.frame("tables", heading, way);
    let all: Vec<Coverage> = scene.site.departments_of(year).map(|at| Coverage::of(&at)).collect();
    let count = |is: fn(&Coverage) -> usize| counted(all.iter().map(is).sum());
    let parts = [
        ("year", &*text),
        ("departments", &*counted(all.len())),
        ("targets", &*count(|one| usize::from(one.has_targets))),
        ("projects", &*count(|one| one.projects)),
        ("with_targets", &*count(|one| one.with_targets)),
        ("with_results", &*count(|one| one.with_self_evaluation)),
    ];
    page.lead = scene.say("lead_coverage", &parts);
    page.related = vec![scene.other_years(year, Page::Coverage)];
    let set = tables::coverage::rows(scene.source(), year, scene.as_of);
    let drawn = Drawn { label: "department", value: "disclosed_share", share: None, order: Order::Largest };
    let title = finding(scene, &set);
    let description = scene.say("chart_coverage_description", &[("table", &set.caption)]);
    let chart = drawing::ranking(scene, &set, &drawn, (title, description));
    let tables = vec![scene.table(set)];
    View { page, body: Body::Tables(Tables { chart, tables }) }
}

/// Where the published targets explain the least of project expenditure.
fn finding(scene: &Scene<'_>, set: &RowSet<'_>) -> String {
    let [name, share] = ["department", "disclosed_share"].map(|key| set.column(key));
    let shares = set.rows.iter().filter_map(|row| match row.cells[share] {
        Cell::Percent(share) => Some((share, row)),
        _ => None,
    });
    let Some((least, row)) = shares.min_by_key(|(share, _)| *share) else { return set.caption.clone() };
    let name = row.cells[name].shown(ColumnKind::Text, scene.words);
    scene.say("finding_coverage", &[("name", &name), ("share", &least.to_string())])
}
