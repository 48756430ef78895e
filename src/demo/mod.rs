//! A site of any size that is all made up: a plan goes in, the files of a city's budget disclosure come out, one after
//! the other. Every sum holds, every target is understood, and every name is fictional. It writes no file itself.
//!
//! What an office or a project *is* (`city`, `office`, `promises`) stands apart from what a year *makes of it* (`declare`,
//! `evaluate`), and from what happens to it (`past`): another name, a looser promise, a project that moves on. Each value
//! comes from a number stream of its own, keyed by seed, office, project and year: any file can be made alone, and a new
//! kind of value moves no other.

mod city;
mod declare;
mod evaluate;
mod fields;
mod institutions;
mod measure;
mod office;
mod past;
mod promises;
mod rng;
mod stated;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use self::past::{Planted, table};

use self::city::City;
use self::office::{CITY, CITY_ID, Office};
use self::past::{Form, Reform};
use crate::facts;
use crate::load::emit::{Doc, yaml};
use crate::load::vocabulary::{self, Field, Kind};
use crate::load::{DEPARTMENTS_FILE, SITE_FILE};
use crate::model::year::FiscalYear;

/// What to generate.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many projects there are. Nearly all are declared for every year, some start later or end earlier: there are
    /// somewhat fewer declarations of targets than projects × years.
    pub projects: u32,
    /// How many budget years, at least one. All but the last are over: then every third project has a self-evaluation.
    pub years: u16,
    /// How many departments; so many that each has about 200 projects, and at least 3, if not stated. A number that would
    /// leave more than 1,000 projects to each is raised, so that no folder grows past 10,000 entries.
    pub departments: Option<u16>,
    /// Whether things happen: targets moved and missed, projects renamed, amounts held back, errors in print. Otherwise
    /// every year is like the one before, and there is nothing to be found.
    pub eventful: bool,
    /// Another seed, another city.
    pub seed: u64,
    /// The budget year that is not over.
    pub last_year: FiscalYear,
}

/// Every file of the site, in the order of paths: the path from the site's root with `/`, and the text. They are made as
/// they are asked for, a folder's list of names being all that is held.
pub fn files(plan: &Plan) -> impl Iterator<Item = (String, String)> + use<> {
    let city = Arc::new(City::new(plan));
    let all: Vec<u32> = (0..).take(city.offices().count()).collect();
    let (registry, ends, runs) = (city.clone(), city.clone(), city.clone());
    (city.first..=city.last)
        .filter_map(|year| FiscalYear::parse(&year.to_string()))
        .flat_map(move |year| {
            let is_there = |at: &u32| {
                let (first, last) = runs.office_run(*at);
                (first..=last).contains(&year.number())
            };
            let mut order: Vec<u32> = all.iter().copied().filter(is_there).collect();
            order.sort_by_cached_key(|at| runs.department(*at, year.number()).0);
            order.into_iter().map(move |office| (office, year))
        })
        .flat_map(move |folder| self::folder(&city, folder))
        .chain(std::iter::once_with(move || (DEPARTMENTS_FILE.to_owned(), departments(&registry))))
        .chain(std::iter::once_with(move || (SITE_FILE.to_owned(), site(&ends))))
}

/// All that happens in the city, by year and file: what a reader of its files has to find. It is made from the plan, not
/// from the files.
#[must_use]
pub fn planted(plan: &Plan) -> Vec<Planted> {
    City::new(plan).planted()
}

/// What a file of a folder holds.
#[derive(Clone, Copy)]
enum Sheet {
    Department,
    /// A project by its number, and its number among the key tasks.
    Targets(Form, u32, Option<usize>),
    SelfEvaluation(u32),
}

/// The files of one office for one year.
fn folder(
    city: &Arc<City>,
    (office, year): (u32, FiscalYear),
) -> impl Iterator<Item = (String, String)> + use<> {
    let city = city.clone();
    let running: Vec<u32> = city.running(office, year.number()).collect();
    let key_tasks = city.key_tasks(office);
    let is_over = year.number() < city.last;
    let mut sheets = vec![("department.targets".to_owned(), Sheet::Department)];
    for (rank, number) in running.iter().enumerate() {
        let (key, year) = ([office, *number], year.number());
        let (project, event) = (city.project(key, year), city.event(key));
        let rank = (rank < key_tasks).then_some(rank + 1);
        if event.is_none_or(|event| !event.leaves_out(year, Form::Targets)) {
            let edition = if event.is_some_and(|event| event.is_second_alone(year)) { ".2" } else { "" };
            let name = format!("{}.targets{edition}", project.id);
            sheets.push((name, Sheet::Targets(Form::Targets, *number, rank)));
        }
        if event.is_some_and(|event| event.is_adjusted(year)) {
            sheets.push((format!("{}.targets.2", project.id), Sheet::Targets(Form::Adjusted, *number, rank)));
        }
        if is_over && project.run.evaluated {
            sheets.push((format!("{}.self-evaluation", project.id), Sheet::SelfEvaluation(*number)));
        }
    }
    // Paths are ordered with their ending: “a-b.targets.yaml” stands before “a.targets.yaml”.
    sheets.sort_by(|a, b| a.0.cmp(&b.0));
    sheets.into_iter().map(move |(_, sheet)| {
        let declaration = match sheet {
            Sheet::Department => city.department_targets((office, year), &running),
            Sheet::Targets(form, number, rank) => {
                let project = city.project([office, number], year.number());
                city.project_targets((&project, year), (form, rank))
            }
            Sheet::SelfEvaluation(number) => {
                city.self_evaluation((&city.project([office, number], year.number()), year))
            }
        };
        (declaration.file.to_string(), facts::text(&declaration))
    })
}

/// `content/site.yaml`.
fn site(city: &City) -> String {
    let notice = format!(
        "本站全部内容由程序生成，用于演示和测试。{CITY}及其区划、机构、项目、金额和指标纯属虚构，不是任何单位的公开信息。"
    );
    let fields = vocabulary::SITE_FILE;
    yaml(&Doc::Map(vec![
        entry(fields, "title", Doc::Text(format!("{CITY}预算绩效公开（演示）"))),
        entry(fields, "publisher", Doc::Text(format!("{CITY}（虚构）"))),
        entry(fields, "language", Doc::Text("zh-CN".to_owned())),
        entry(fields, "notice", Doc::Text(notice)),
        entry(fields, "licence", Doc::Text(format!("虚构数据（种子{}），可自由使用。", city.seed))),
        entry(fields, "demonstration", Doc::Text("是".to_owned())),
    ]))
}

/// `content/departments.yaml`.
fn departments(city: &City) -> String {
    let fields = vocabulary::DEPARTMENTS_FILE;
    let region = within(fields, "regions");
    let city_itself = vec![
        entry(region, "name", Doc::Text(CITY.to_owned())),
        entry(region, "tier", Doc::Text("市".to_owned())),
    ];
    let department = within(fields, "departments");
    let named = |at: u32, office: &Office, year: u16| {
        let (id, name) = city.department(at, year);
        let reform = city.reform(at);
        let mut about = vec![
            entry(department, "name", Doc::Text(name)),
            entry(department, "region", Doc::Text(CITY_ID.to_owned())),
        ];
        if let Some(until) = reform.and_then(Reform::renamed) {
            let former =
                match department.iter().find(|field| field.key == "former_names").map(|field| field.kind) {
                    Some(Kind::Records(fields)) => fields,
                    _ => &[],
                };
            let former = vec![
                entry(former, "name", Doc::Text(city.department(at, until).1)),
                entry(former, "until", Doc::Text(until.to_string())),
            ];
            about.push(entry(department, "former_names", Doc::List(vec![Doc::Map(former)])));
        }
        let units: Vec<_> = office.units().into_iter().map(Doc::Text).collect();
        if !units.is_empty() {
            about.push(entry(department, "units", Doc::List(units)));
        }
        if let Some(link) = reform.and_then(Reform::link) {
            let first = city.department(at, city.first).0;
            let other = if link == "continues" { first } else { city.department(past::HOST, year).0 };
            if other != id {
                about.push(entry(department, link, Doc::Text(other.to_string())));
            }
        }
        (id.to_string(), Doc::Map(about))
    };
    let offices = city.offices().flat_map(|(at, office)| {
        let (first, last) = city.office_run(at);
        let is_one = city.department(at, first).0 == city.department(at, last).0;
        let years = if is_one { vec![last] } else { vec![first, last] };
        years.into_iter().map(move |year| (at, office, year))
    });
    let offices = offices.map(|(at, office, year)| named(at, office, year));
    yaml(&Doc::Map(vec![
        entry(fields, "regions", Doc::Map(vec![(CITY_ID.to_owned(), Doc::Map(city_itself))])),
        entry(fields, "departments", Doc::Map(offices.collect())),
    ]))
}

/// A value behind the Chinese key of a field.
fn entry(fields: &'static [Field], key: &str, value: Doc) -> (String, Doc) {
    let field = fields.iter().find(|field| field.key == key);
    debug_assert!(field.is_some(), "the vocabulary has no field “{key}” here");
    (field.map_or(key, |field| field.zh[0]).to_owned(), value)
}

fn within(fields: &'static [Field], key: &str) -> &'static [Field] {
    match fields.iter().find(|field| field.key == key).map(|field| field.kind) {
        Some(Kind::Register(fields)) => fields,
        _ => &[],
    }
}
