//! The declarations of targets of the generated city, of a project and of an office as a whole, for one year.

use rust_decimal::Decimal;

use super::city::{City, Money, Project};
use super::fields::Task;
use super::measure::{Measure, grouped_money};
use super::office::CITY;
use super::past::{self, Event};
use super::promises::{self, Promise};
use super::rng::{Rng, Topic};
use super::stated::{amount, text};
use crate::model::amount::AmountUnit;
use crate::model::budget::{Budget, BudgetLine, Development, Expenditure, Levels, Lines, Money as Funding};
use crate::model::declaration::{
    Content, Declaration, DepartmentTargets, ProjectHead, ProjectTargets, Source,
};
use crate::model::identity::{DeclarationKey, Form, Id};
use crate::model::publication::Publication;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

/// Every file says that it is made up, wherever it is copied to.
const FICTION: &str = "演示数据：由程序生成，地名、机构、项目和金额纯属虚构。";

impl City {
    /// A project's form for a year; `rank` is its number among the office's key tasks, from 1.
    pub(super) fn project_targets(
        &self,
        (project, year): (&Project<'_>, FiscalYear),
        (form, rank): (past::Form, Option<usize>),
    ) -> Declaration {
        let event = self.event(project.key);
        let withheld = event.and_then(Event::withholds);
        let money = self.money(project.key, year.number());
        let amount = |sum| withheld.map_or_else(|| amount(sum), |ground| Stated::Withheld(ground.into()));
        let promises = self.promises(project, (year.number(), form));
        let targets = ProjectTargets {
            head: self.head(project, year.number()),
            key_task: rank.map_or(Stated::Absent, |rank| Stated::Given(Decimal::from(rank))),
            funding: Funding {
                total: amount(money.total),
                lines: Lines::new([
                    (BudgetLine::Fiscal, amount(money.fiscal)),
                    (BudgetLine::UpperLevel, amount(money.upper_level)),
                    (BudgetLine::Other, amount(money.other)),
                ]),
            },
            basis: text(format!(
                "根据{CITY}{}中期规划和{year}年度重点工作安排，结合{}现状调查和上一年度工作情况立项。",
                project.office.field.noun, project.place
            )),
            content: text(content(project, withheld.is_none().then_some(money))),
            period_goal: match self.is_staged(project) {
                true => text(self.period_goal(project)),
                false => Stated::Absent,
            },
            annual_goal: text(self.annual_goal(project, &promises, year.number())),
            indicators: promises::grouped(promises.iter().map(|promise| {
                let annual = self.annual(promise, year.number());
                (promise.level, promise.indicator(&self.period(project, promise, year.number()), &annual))
            })),
            ..ProjectTargets::default()
        };
        let content = Content::ProjectTargets(Box::new(targets));
        let mut declaration = declaration((year, &project.department, Some(&project.id)), content);
        if form == past::Form::Adjusted {
            declaration.key.edition = 2;
            declaration.file = declaration.key.path().into();
            declaration.adjustment = event.and_then(Event::adjustment).map(Box::new);
        }
        if let Some(event) = event {
            event.bend(&mut declaration, project, self);
        }
        declaration
    }

    /// What a project promises in a form of a year.
    pub(super) fn promises(&self, project: &Project<'_>, at: (u16, past::Form)) -> Vec<Promise> {
        let mut rng = Rng::of(self.seed, Topic::Promises, [project.key[0], project.key[1], 0]);
        let recipe = if rng.one_in(4) { promises::SHORT } else { promises::FULL };
        let mut promises = promises::promises(project.office, project.task, recipe, &mut rng);
        capped(&mut promises, project.run.most());
        if let Some(event) = self.event(project.key) {
            event.retell(&mut promises, at, project.task.name);
        }
        promises
    }

    /// The head of a project's forms.
    pub(super) fn head(&self, project: &Project<'_>, year: u16) -> ProjectHead {
        let office = project.office;
        let units = office.units();
        let (_, department) = self.department(project.key[0], year);
        let unit = units.get(project.key[1] as usize % (units.len() + 1)).unwrap_or(&department);
        let (kind, period) = match (project.run.first == project.run.last, self.is_staged(project)) {
            (true, _) => ("一次性项目", format!("{year}年1月-12月")),
            (false, true) => ("阶段性项目", format!("{}年1月-{}年12月", project.run.first, project.run.last)),
            (false, false) => ("经常性项目", format!("{year}年1月-12月")),
        };
        ProjectHead {
            name: project.name.as_str().into(),
            code: text(project.code()),
            supervising_department: text(office.supervisor()),
            implementing_unit: text(unit),
            kind: text(kind),
            period: text(period),
            lineage: self.lineage(project, year),
            ..ProjectHead::default()
        }
    }

    /// Whether the project's period is longer than a year.
    fn is_staged(&self, project: &Project<'_>) -> bool {
        project.run.first < project.run.last && project.key[1] % 3 == 1
    }

    /// 年度指标值.
    pub(super) fn annual(&self, promise: &Promise, year: u16) -> String {
        match promise.told {
            Some(told) => promises::dated(told.target, year, self.last),
            None => promise.measure.wording(promise.style, promise.figure, year),
        }
    }

    /// 实施周期指标值: what adds up over the years of a stage, adds up.
    fn period(&self, project: &Project<'_>, promise: &Promise, year: u16) -> String {
        if !self.is_staged(project) || promise.told.is_some() {
            return self.annual(promise, year);
        }
        let (first, last) = (project.run.first, project.run.last);
        let figure = match promise.measure {
            Measure::Sum(_) | Measure::Cost => promise.figure * i64::from(last - first + 1),
            _ => promise.figure,
        };
        promise.measure.wording(promise.style, figure, last)
    }

    /// 年度目标, in words that the indicators bear out.
    pub(super) fn annual_goal(&self, project: &Project<'_>, promises: &[Promise], year: u16) -> String {
        let said = |at: usize| format!("{}{}", promises[at].name, self.annual(&promises[at], year));
        let (Task { name, .. }, last) = (project.task, promises.len() - 1);
        format!("{year}年完成{}{name}年度任务：{}，{}；{}。", project.place, said(0), said(4), said(last))
    }

    fn period_goal(&self, project: &Project<'_>) -> String {
        let Project { place, task, run, office, .. } = project;
        format!(
            "{}年至{}年，分年度完成{place}{}任务，{}得到持续改善，并形成可以推广的管护办法。",
            run.first, run.last, task.name, office.field.effects[0]
        )
    }

    /// An office's form for a year in which these projects run.
    pub(super) fn department_targets(&self, (at, year): (u32, FiscalYear), running: &[u32]) -> Declaration {
        let office = self.office(at);
        let tasks: Vec<Project<'_>> = running
            .iter()
            .take(self.key_tasks(at))
            .map(|number| self.project([at, *number], year.number()))
            .collect();
        let (id, name) = self.department(at, year.number());
        let form = DepartmentTargets {
            subordinate_units: Stated::Given(Decimal::from(office.units().len())),
            budget: self.budget((at, year.number()), running),
            overall_goal: text(overall_goal(&tasks, (&name, year))),
            other_tasks: office.field.effects[1..3].iter().map(|effect| other_task(effect)).collect(),
            indicators: promises::grouped(self.office_promises(at).iter().map(|promise| {
                let wording = self.annual(promise, year.number());
                (promise.level, promise.indicator(&wording, &wording))
            })),
            ..DepartmentTargets::default()
        };
        let mut declaration = declaration((year, &id, None), Content::DepartmentTargets(Box::new(form)));
        if let Some(reform) = self.reform(at) {
            let cost = |project: &Project<'_>| self.money(project.key, year.number()).total;
            reform.bend(&mut declaration, tasks.iter().map(cost).sum());
        }
        declaration
    }

    /// What an office promises as a whole: the words of one of its tasks, on a larger scale.
    fn office_promises(&self, at: u32) -> Vec<Promise> {
        let office = self.office(at);
        let mut rng = Rng::of(self.seed, Topic::OfficePromises, [at, 0, 0]);
        let task = rng.pick(office.field.tasks);
        let whole = Task { usual: task.usual * 6, ..*task };
        let mut promises = promises::promises(office, &whole, promises::OFFICE, &mut rng);
        capped(&mut promises, self.projects_of(at).map(|number| self.run([at, number]).most()).sum());
        promises
    }

    /// 预算整体情况. Expenditure, income and levels are one sum, and projects cost at least what is declared.
    fn budget(&self, (at, year): (u32, u16), running: &[u32]) -> Budget {
        let mut rng = Rng::of(self.seed, Topic::Budget, [at, 0, 0]);
        // What an office is like over the years …
        let (staff, small, prints_totals) = (rng.between(20, 80), rng.between(3, 30), rng.one_in(2));
        let transfers = if rng.one_in(3) { rng.between(2, 20) } else { 0 };
        let own_basic = rng.between(80_000, 900_000);
        // … and what the year makes of it.
        let mut rng = Rng::of(self.seed, Topic::Budget, [at, 1, u32::from(year)]);
        let declared = running.iter().map(|number| self.money([at, *number], year));
        let (total, other) =
            declared.fold((0, 0), |(total, other), money| (total + money.total, other + money.other));
        let projects = total + total * small / 100 + rng.between(1_000, 60_000);
        let basic = own_basic * rng.between(97, 104) / 100 + projects * staff / 200;
        let whole = basic + projects;
        let other = other + rng.between(0, 5_000);
        let transfers = projects * transfers / 100;
        let printed = |sum| if prints_totals { amount(sum) } else { Stated::Absent };
        Budget {
            expenditure: Expenditure {
                total: printed(whole),
                basic: amount(basic),
                projects: amount(projects),
                ..Expenditure::default()
            },
            development: Development { special: amount(0), other: amount(0) },
            income: Funding {
                total: printed(whole),
                lines: Lines::new([
                    (BudgetLine::Fiscal, amount(whole - other)),
                    (BudgetLine::Other, amount(other)),
                ]),
            },
            levels: Levels { own: amount(whole - transfers), transfers: amount(transfers) },
        }
    }
}

/// Promises to spend no more than a sum, with the sum that is never passed.
fn capped(promises: &mut [Promise], most: i64) {
    for promise in promises.iter_mut().filter(|promise| promise.measure == Measure::Cost) {
        promise.figure = most;
    }
}

/// 主要内容. The sum stands in it, unless it is held back.
fn content(project: &Project<'_>, money: Option<Money>) -> String {
    let Project { place, task, office, key, .. } = project;
    let name = task.name;
    let steps = [
        format!(
            "前期开展现场调查和方案编制，随后组织采购并签订合同，按方案分批实施{name}，完工后组织验收和资料归档。"
        ),
        format!("年初下达任务清单，各责任单位按清单实施{name}，每季度检查进度，年末汇总成果并公开完成情况。"),
        format!(
            "对{place}的{name}需求逐项登记，按轻重缓急排定批次，分批实施并逐批验收，同时建立日常管护台账。"
        ),
        format!(
            "以政府购买服务的方式委托专业单位承担{name}，由主管部门按合同检查服务质量，按考核结果支付费用。"
        ),
    ];
    let step = &steps[(key[0] as usize + key[1] as usize) % steps.len()];
    format!(
        "项目面向{place}，主要用于{name}，服务对象为{}。{}\n\n{step}",
        office.field.clients[key[1] as usize % office.field.clients.len()],
        money.map_or_else(String::new, |money| format!(
            "年度资金{}万元，专款专用。",
            grouped_money(money.total)
        )),
    )
}

fn overall_goal(tasks: &[Project<'_>], (name, year): (&str, FiscalYear)) -> String {
    let listed: Vec<_> =
        tasks.iter().map(|project| format!("{}{}", project.place, project.task.name)).collect();
    match listed.as_slice() {
        [] => format!("{year}年，{name}围绕年度工作要点履行职责，保障机构正常运转，提高资金使用效益。"),
        _ => format!(
            "{year}年，{name}围绕年度工作要点履行职责，保障机构正常运转，重点完成{}等{}项任务。\n\n各项任务落实到责任单位，按季度检查进度，年末开展绩效自评并公开结果。",
            listed.join("、"),
            listed.len()
        ),
    }
}

fn other_task(effect: &str) -> Box<str> {
    format!("围绕{effect}做好日常管理，完善制度，及时处理群众反映的问题，并配合有关单位完成专项检查。").into()
}

/// A declaration of the city, for a project or an office as a whole.
pub(super) fn declaration(
    (year, office, project): (FiscalYear, &Id, Option<&Id>),
    content: Content,
) -> Declaration {
    let form = match (&content, project) {
        (Content::DepartmentTargets(_), _) => Form::DepartmentTargets,
        (Content::ProjectTargets(_), _) => Form::ProjectTargets,
        (Content::SelfEvaluation(_), Some(_)) => Form::ProjectSelfEvaluation,
        (Content::SelfEvaluation(_), None) => Form::DepartmentSelfEvaluation,
        (Content::Evaluation(_), Some(_)) => Form::ProjectEvaluation,
        (Content::Evaluation(_), None) => Form::DepartmentEvaluation,
    };
    let key =
        DeclarationKey { year, department: office.clone(), project: project.cloned(), form, edition: 1 };
    Declaration {
        file: key.path().into(),
        title: key.form.title().into(),
        key,
        department_name: Stated::Absent,
        filled_in_on: Stated::Absent,
        extra: Vec::new(),
        adjustment: None,
        unit: AmountUnit::TenThousandYuan,
        source: Some(Box::new(Source { note: text(FICTION), ..Source::default() })),
        corrections: Vec::new(),
        known_errors: Vec::new(),
        publication: Publication::default(),
        waivers: Vec::new(),
        content,
    }
}
