//! A department across years: how has it changed?

use crate::chart::{self, Head, Series, Year};
use crate::index::DepartmentYear;
use crate::model::identity::Id;
use crate::render::drawing;
use crate::render::scene::Scene;
use crate::render::view::{Across, Body, Chart, Fact, Related, View};
use crate::route::Page;
use crate::rows::RowSet;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, id: &Id) -> Option<View<'s>> {
    let years: Vec<DepartmentYear<'s>> = scene.site.department_years(id).collect();
    let latest = years.last()?.clone();
    let named = scene.site.department(latest.id);
    let name = named.map_or(latest.id.as_str(), |department| &department.name);
    let mut page = scene.frame("across", name, vec![scene.link(&Page::Department(id.clone()), name)]);
    page.title = scene.say("across_title", &[("name", name)]).into();
    page.lead = lead(scene, &years);
    page.related = vec![Related {
        heading: scene.text("single_years").into(),
        links: years
            .iter()
            .map(|at| scene.link(&Page::DepartmentYear(at.year, id.clone()), at.year.to_string()))
            .collect(),
    }];
    let set = tables::years::of_department(scene.source(), &years);
    let chart = years_chart(scene, &set, &years);
    let projects = tables::projects::of_department(scene.source(), id);
    let names = named.into_iter().flat_map(|department| {
        department.former_names.iter().map(|former| Fact {
            label: scene.say("until_year", &[("year", &former.until.to_string())]).into(),
            value: (&*former.name).into(),
            href: None,
        })
    });
    let names = names.collect();
    let body = Across {
        chart,
        years: scene.table(&set),
        detail: (!projects.rows.is_empty()).then(|| scene.table(&projects)),
        detail_heading: Some(scene.text("projects_heading")),
        names,
    };
    Some(View { page, body: Body::Across(body) })
}

fn lead(scene: &Scene<'_>, years: &[DepartmentYear<'_>]) -> String {
    let year = |at: Option<&DepartmentYear<'_>>| at.map(|at| at.year.to_string()).unwrap_or_default();
    let (first, last) = (year(years.first()), year(years.last()));
    let ends = years.iter().take(1).chain(years.iter().skip(1).next_back());
    let money: Vec<String> = ends
        .filter_map(|at| {
            let (year, amount) = (at.year.to_string(), at.expenditure()?);
            let parts = [("year", &*year), ("amount", &*amount.grouped()), ("unit", amount.unit.name())];
            Some(scene.say("lead_expenditure", &parts))
        })
        .collect();
    let money = money.join(scene.text("list_comma"));
    let money = if money.is_empty() { String::new() } else { scene.say("lead_money", &[("money", &money)]) };
    match years.len() {
        1 => scene.say("lead_across_one", &[("year", &first), ("money", &money)]),
        count => {
            let count = count.to_string();
            let parts = [
                ("first", &*first),
                ("last", &*last),
                ("count", &*count),
                ("renamed", ""),
                ("money", &*money),
            ];
            scene.say("lead_across", &parts)
        }
    }
}

fn years_chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>, years: &[DepartmentYear<'s>]) -> Option<Chart> {
    let at = set.column("expenditure");
    let (first, last) = (years.first()?.year.number(), years.last()?.year.number());
    if years.len() < 2 || years.iter().all(|year| year.expenditure().is_none()) {
        return None;
    }
    let drawn: Vec<Year<'_>> = (first..=last)
        .map(|number| match years.iter().position(|year| year.year.number() == number) {
            Some(row) => Year::of(
                number.to_string(),
                vec![drawing::mark(scene, &set.rows[row].cells[at], set.columns[at].kind)],
            ),
            None => Year::gap(number.to_string(), scene.text_owned("chart_gap")),
        })
        .collect();
    let title = scene.say("chart_years", &[("unit", tables::GATHERED_UNIT.name())]);
    let head = Head::new("chart-years", title.clone(), scene.text_owned("chart_years_description"));
    let series = [Series::new("expenditure", set.columns[at].label.clone())];
    Some(Chart { title, svg: chart::years(&head, &series, &drawn)?, table: set.id.clone() })
}
