//! A department across years: how has it changed?

use super::subject::goalposts;
use super::{across, lineage};
use crate::index::DepartmentYear;
use crate::model::identity::Id;
use crate::render::scene::Scene;
use crate::render::view::{Across, Body, Fact, Related, View};
use crate::route::Page;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, id: &Id) -> Option<View<'s>> {
    let own = scene.site.department_years(id).next_back()?;
    let years: Vec<DepartmentYear<'s>> = scene.site.department_line(own.id);
    let named = scene.site.department(own.id);
    let name = named.map_or(own.id.as_str(), |department| &department.name);
    let way = vec![
        scene.link(&Page::Departments, scene.text("section_departments")),
        scene.link(&Page::Department(id.clone()), name),
    ];
    let mut page = scene.frame("across", name, way);
    page.title = scene.say("across_title", &[("name", name)]).into();
    let money: Vec<_> = years.iter().map(|at| (at.year, at.expenditure())).collect();
    page.lead = across::lead(scene, &money, "lead_expenditure", "");
    page.related = vec![Related {
        heading: scene.text("single_years").into(),
        links: years
            .iter()
            .map(|at| scene.link(&Page::DepartmentYear(at.year, at.id.clone()), at.year.to_string()))
            .collect(),
    }];
    let set = tables::years::of_department(scene.source(), &years);
    let numbers: Vec<_> = years.iter().map(|at| at.year).collect();
    let chart = across::chart(scene, &set, &numbers, &["expenditure"]);
    let projects = tables::projects::of_department(scene.source(), id);
    let names = named.into_iter().flat_map(|department| {
        department.former_names.iter().map(|former| Fact {
            label: scene.say("until_year", &[("year", &former.until.to_string())]).into(),
            value: (&*former.name).into(),
            href: None,
        })
    });
    let names = names.collect();
    let wholes: Vec<_> = years.iter().filter_map(DepartmentYear::whole).collect();
    let goalposts = goalposts(scene, |source| tables::goalposts::of_years(source, &wholes));
    let body = Across {
        chart,
        years: scene.table(set),
        states: None,
        detail: scene.filled(projects),
        detail_heading: Some(scene.text("projects_heading")),
        goalposts,
        lineage: lineage::of_department(scene, own.id, &years),
        names,
    };
    Some(View { page, body: Body::Across(Box::new(body)) })
}
