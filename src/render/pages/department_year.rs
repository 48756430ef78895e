//! A department in a year: what does this office do with its money? The answer first, then the official form, complete.

use rust_decimal::Decimal;

use super::figures;
use super::reported::{evaluation, materials, period_indicators, reported};
use super::spending;
use super::subject::{ask, known_errors, others, own_goalposts, prose, rest_on};
use crate::chart::{self, Figure, Head, Mark, Side};
use crate::index::{DepartmentYear, SubjectYear};
use crate::model::amount::{Amount, AmountUnit};
use crate::model::budget::{Budget, Part, own_source};
use crate::model::declaration::DepartmentTargets;
use crate::model::identity::Id;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::outcomes::Outcome;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline::{self, Group};
use crate::render::prose as prose_html;
use crate::render::scene::Scene;
use crate::render::view::{
    Body, Chart, DepartmentYear as Form, Fact, KeyFigure, Prose, Related, Table, View,
};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};
use crate::tables::{self, part_word};

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear, id: &Id) -> Option<View<'s>> {
    let department = scene.site.department_year(id, year)?;
    let label = year.to_string();
    let parts = [("year", &*label), ("department", department.name())];
    let heading = scene.say("department_year_heading", &parts);
    let way = vec![
        scene.link_to_year(year),
        scene.link(&Page::DepartmentYear(year, id.clone()), department.name()),
    ];
    let mut page = scene.frame("department_year", heading, way);
    let whole = department.whole();
    let declared = whole.and_then(|whole| whole.department_targets());
    page.lead = lead(scene, &department, declared.map(|(declaration, form)| (declaration.unit, form)));
    if let Some(outcome) = outcome(scene, &department) {
        page.lead = scene.say("two_sentences", &[("first", &page.lead), ("second", &outcome)]);
    }
    let outcomes = whole.map_or(&[][..], |whole| scene.outcomes.of_subject(whole));
    page.figures = key_figures(scene, &department, outcomes);
    page.ask = whole.and_then(|whole| ask(scene, whole, department.name()));
    page.related = related(scene, &department);
    whole.into_iter().for_each(|whole| rest_on(scene, &mut page, whole));
    let unit = declared.map_or(tables::GATHERED_UNIT, |(declaration, _)| declaration.unit);
    let tasks = tables::key_tasks::rows(scene.source(), &department, unit);
    let (projects_chart, projects) = projects(scene, &department);
    let mut body = Form {
        balance: declared.and_then(|(_, form)| balance(scene, (&department, &form.budget), unit)),
        tasks_chart: tasks_chart(scene, &tasks, declared.map(|(_, form)| &form.budget)),
        tasks: scene.filled(tasks),
        projects_chart,
        projects,
        indicators_chart: None,
        indicators: None,
        period_indicators: None,
        goalposts: whole.and_then(|whole| own_goalposts(scene, whole)),
        goal: None,
        other_tasks: Vec::new(),
        facts: Vec::new(),
        budget: None,
        reported: whole.and_then(|whole| reported(scene, whole, outcomes)),
        evaluation: whole.and_then(|whole| evaluation(scene, whole)),
        materials: whole.and_then(|whole| materials(scene, whole)),
        texts: whole.map_or_else(Vec::new, |whole| texts(scene, whole)),
        known_errors: whole.map_or_else(Vec::new, |whole| {
            whole.declarations.iter().flat_map(|declaration| known_errors(scene, declaration)).collect()
        }),
    };
    if let Some((declaration, form)) = declared {
        let caption = scene.say("caption_indicators", &[("year", &year.to_string())]);
        let indicators = tables::indicators::rows(scene.source(), declaration, caption);
        body.indicators_chart = indicators_chart(scene, &indicators);
        body.indicators = scene.filled(indicators);
        body.goal = prose(scene, "field_overall_goal", &form.overall_goal);
        body.other_tasks = form.other_tasks.iter().map(|task| other_task(scene, task)).collect();
        body.facts = facts(scene, form, department.id);
        body.facts.extend(others(scene, declaration));
        body.period_indicators = period_indicators(scene, declaration);
        body.budget =
            Some(scene.table(tables::budget::rows(scene.source(), &department, (declaration, form))));
    }
    Some(View { page, body: Body::DepartmentYear(Box::new(body)) })
}

/// What the office spends, how much of it on projects, what it promises, what came of it.
fn key_figures<'s>(
    scene: &mut Scene<'s>,
    department: &DepartmentYear<'s>,
    outcomes: &[Outcome<'s>],
) -> Vec<KeyFigure<'s>> {
    let whole = department.whole();
    let declared = whole.and_then(SubjectYear::department_targets);
    let mut all = Vec::new();
    if let Some((declaration, form)) = declared {
        let total = form.budget.stated_expenditure(declaration.unit);
        all.push(figures::amount(scene, "figure_expenditure", &total));
        all.extend(figures::projects(scene, &form.budget, total.given().copied()));
    }
    if let Some(row) = whole.and_then(SubjectYear::execution) {
        all.push(figures::executed(scene, row));
    }
    all.extend(figures::coverage(scene, department));
    match department.key_tasks().len() {
        0 => all.push(figures::count(
            scene,
            ("figure_projects", "figure_projects_unit"),
            department.projects().count(),
        )),
        tasks => {
            let tasks = figures::count(scene, ("figure_tasks", "figure_tasks_unit"), tasks);
            all.push(figures::explained(scene, tasks, "term_key_task"));
        }
    }
    let indicators =
        figures::count(scene, ("figure_indicators", "figure_indicators_unit"), department.indicator_count());
    all.push(figures::explained(scene, indicators, "term_indicator"));
    all.extend(figures::outcomes(scene, outcomes));
    all.extend(whole.and_then(|whole| figures::score(scene, whole)));
    all
}

/// “2023年预算支出 49,057.92 万元：基本支出 23.2 %，项目支出 76.8 %；重点任务 11 项，绩效指标 31 个。”
fn lead(
    scene: &Scene<'_>,
    department: &DepartmentYear<'_>,
    declared: Option<(AmountUnit, &DepartmentTargets)>,
) -> String {
    let year = department.year.to_string();
    let projects = department.projects().count().to_string();
    let all = department.indicator_count();
    let Some((unit, form)) = declared else {
        let parts = [("year", &*year), ("projects", &*projects), ("indicators", &*all.to_string())];
        return scene.say("lead_department_projects_only", &parts);
    };
    let own = form.indicators.iter().map(|group| group.indicators.len()).sum::<usize>();
    let of_projects = match all - own.min(all) {
        0 => String::new(),
        more => scene.say(
            "lead_department_of_projects",
            &[("projects", &projects), ("indicators", &more.to_string())],
        ),
    };
    let tasks = department.key_tasks().len().to_string();
    let parts = [("tasks", &*tasks), ("indicators", &*own.to_string()), ("of_projects", &*of_projects)];
    let counts = scene.say("lead_department_counts", &parts);
    let total = match form.budget.stated_expenditure(unit) {
        Stated::Given(total) => total,
        Stated::Withheld(ground) => {
            let parts = [("year", &*year), ("ground", &*ground), ("counts", &*counts)];
            return scene.say("lead_department_withheld", &parts);
        }
        Stated::Absent | Stated::NotApplicable => {
            return scene.say("lead_department_without_total", &[("year", &year), ("counts", &counts)]);
        }
    };
    let budget = &form.budget;
    let parts = budget.expenditure_parts();
    let parts: Vec<String> = parts
        .into_iter()
        .filter_map(|(path, amount)| {
            let amount = amount.given().filter(|amount| **amount != Amount::zero(unit))?;
            let share = amount.share_of(total)?.to_string();
            Some(scene.say("lead_part", &[("label", scene.text(part_word(&path))), ("share", &share)]))
        })
        .collect();
    let parts = parts.join(scene.text("list_comma"));
    let amount = total.grouped();
    let parts =
        if parts.is_empty() { parts } else { scene.say("lead_department_parts", &[("parts", &parts)]) };
    let said = [
        ("year", &*year),
        ("total", &*amount),
        ("unit", unit.name()),
        ("parts", &*parts),
        ("counts", &*counts),
    ];
    scene.say("lead_department", &said)
}

/// What the self-evaluation comes to: “全年执行 3,550.03 万元，执行率 96.40%；单位自评得分 98.14 分。” Without one, why there is none.
fn outcome(scene: &Scene<'_>, department: &DepartmentYear<'_>) -> Option<String> {
    let whole = department.whole()?;
    let Some((declaration, form)) = whole.self_evaluation() else {
        return Some(without_results(scene, department));
    };
    let row = &form.execution.total;
    let executed = row.executed.given().zip(tables::execution::computed_rate(row)).map(|(executed, rate)| {
        let parts = [
            ("executed", &*executed.grouped()),
            ("unit", executed.unit.name()),
            ("rate", &*rate.to_string()),
        ];
        scene.say("lead_department_executed", &parts)
    });
    let score = form.total_score.given().map(|score| {
        let assurance = declaration.assurance().map_or("", |one| scene.text(tables::assurance_word(one)));
        scene.say("lead_department_score", &[("score", &score.to_string()), ("assurance", assurance)])
    });
    let said: Vec<String> = [executed, score].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// That the department has not reported as a whole, or need not yet, and what its projects have.
fn without_results(scene: &Scene<'_>, department: &DepartmentYear<'_>) -> String {
    let is_over = scene.as_of.year() > department.year.number();
    let own = scene.text(if is_over { "lead_department_not_reported" } else { "lead_not_due" });
    let projects = tables::years::results_of_department(scene.source(), department);
    match projects {
        Cell::Text(projects) => {
            scene.say("lead_department_results_of_projects", &[("own", own), ("projects", &projects)])
        }
        _ => scene.say("lead_department_no_results", &[("why", own)]),
    }
}

/// Income above, expenditure below, on one scale.
fn balance(
    scene: &Scene<'_>,
    (department, budget): (&DepartmentYear<'_>, &Budget),
    unit: AmountUnit,
) -> Option<Chart> {
    let sides = [
        side(scene, ("block_income", budget.total_income(unit)), &budget.income.parts("budget.income"), unit),
        side(scene, ("block_expenditure", budget.total_expenditure(unit)), &budget.expenditure_parts(), unit),
    ];
    let year = department.year.to_string();
    let parts = [("year", &*year), ("unit", unit.name())];
    let title = headline::balance(scene, &sides, unit);
    let sides = sides.map(|side| gathered(scene, side));
    let head = Head::new("chart-balance", title.clone(), scene.say("chart_balance_description", &parts));
    Some(Chart { title, svg: chart::balance(&head, &sides)?.into(), table: "budget".into() })
}

/// One side of the balance: the total and what it is made of, blank parts left out.
fn side<'t>(
    scene: &Scene<'_>,
    (label, total): (&'static str, Option<Amount>),
    parts: &[Part<'_>],
    unit: AmountUnit,
) -> Side<'t> {
    let figures = parts.iter().filter(|(_, amount)| !amount.is_absent()).map(|(path, amount)| {
        let word = part_word(path);
        let mark = drawing::mark(scene, &Cell::stated_amount(amount), ColumnKind::Amount(unit));
        let key = word.trim_start_matches("field_").replace('_', "-");
        let label = own_source(path).unwrap_or_else(|| scene.text_owned(word));
        let figure = Figure::new(label, mark).key(key);
        match Cell::share(amount.given().copied(), total) {
            Cell::Percent(share) => figure.note(scene.say_share(drawing::CHART_SHARE, share)),
            _ => figure,
        }
    });
    let whole = match total {
        Some(total) => Mark::Value(total.value, total.grouped().to_string().into()),
        None if parts.iter().any(|(_, amount)| matches!(amount, Stated::Withheld(_))) => {
            Mark::Withheld(scene.text_owned("chart_partly_withheld").into())
        }
        None => Mark::Absent(scene.text_owned("chart_absent").into()),
    };
    Side::new(scene.text_owned(label), whole, figures.collect())
}

/// How many parts of a side have a label each; more would be a thicket, and the table below has them all.
const MOST_PARTS: usize = 6;

/// A side whose smallest parts are one, where there are many.
fn gathered<'t>(scene: &Scene<'_>, mut side: Side<'t>) -> Side<'t> {
    let length = |at: &usize| side.parts[*at].mark.amount();
    let mut drawn: Vec<usize> = (0..side.parts.len()).collect();
    drawn.retain(|at| length(at).is_some_and(|length| length > Decimal::ZERO));
    if drawn.len() <= MOST_PARTS {
        return side;
    }
    drawn.sort_by_key(|at| std::cmp::Reverse(length(at)));
    let small = drawn.split_off(MOST_PARTS - 1);
    let parts = side.parts.into_iter().enumerate();
    let (rest, kept): (Vec<_>, Vec<_>) = parts.partition(|(at, _)| small.contains(at));
    let rest: Vec<&Figure<'_>> = rest.iter().map(|(_, figure)| figure).collect();
    let label = scene.say("chart_parts_rest", &[("count", &rest.len().to_string())]);
    let rest = drawing::rest(scene, &rest, label, side.total.amount());
    side.parts = kept.into_iter().map(|(_, figure)| figure).chain([rest]).collect();
    side
}

fn tasks_chart<'s>(scene: &Scene<'s>, tasks: &RowSet<'s>, budget: Option<&Budget>) -> Option<Chart> {
    let drawn =
        Drawn { label: "project", value: "funding", share: Some("share_of_projects"), order: Order::Largest };
    let group = Group {
        all: "finding_tasks",
        stated: "finding_tasks_stated",
        largest: "finding_tasks_largest",
        top: "finding_tasks_top",
        whole: budget.and_then(|budget| budget.expenditure.projects.given().copied()),
    };
    let title = headline::ranked(scene, tasks, &drawn, &group);
    drawing::ranking(scene, tasks, &drawn, (title, scene.text_owned("chart_key_tasks_description")))
}

/// Indicators by second level, counted from the table's own rows.
fn indicators_chart<'s>(scene: &Scene<'s>, set: &RowSet<'s>) -> Option<Chart> {
    let (first, second) = (set.column("first_level"), set.column("second_level"));
    let mut counts: Vec<(Cell<'s>, usize)> = Vec::new();
    for row in set.rows.iter().filter(|row| row.indicator.is_some()) {
        let label = if row.cells[second] == Cell::text("") { &row.cells[first] } else { &row.cells[second] };
        match counts.iter_mut().find(|(known, _)| known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label.clone(), 1)),
        }
    }
    let columns = vec![
        Column::text(scene.words, "second_level"),
        Column::new(scene.words, "promises", ColumnKind::Number),
    ];
    let rows: Vec<_> =
        counts.into_iter().map(|(label, count)| Row::new(vec![label, Cell::Count(count)])).collect();
    let counted = RowSet { id: set.id.clone(), caption: String::new(), columns, rows };
    let drawn = Drawn { label: "second_level", value: "promises", share: None, order: Order::Largest };
    let title = headline::kinds(scene, &counted, ("second_level", "promises"));
    drawing::ranking(scene, &counted, &drawn, (title, scene.text_owned("chart_indicators_description")))
}

/// Projects that are no key tasks; all projects where there are no key tasks.
fn projects<'s>(
    scene: &mut Scene<'s>,
    department: &DepartmentYear<'s>,
) -> (Option<Chart>, Option<Table<'s>>) {
    let others = department.projects().filter(|subject| subject.key_task().is_none());
    let whole = tables::projects::whole(std::slice::from_ref(department));
    let is_whole = department.key_tasks().is_empty();
    let word = if is_whole { "caption_own_projects" } else { "caption_other_projects" };
    let caption = scene.say(word, &[("year", &department.year.to_string())]);
    let mut set = tables::projects::rows(scene.source(), others, whole, caption);
    // On its own page the department goes without saying.
    let at = set.column("department");
    set.columns[at].place = ColumnPlace::Data;
    let chart = is_whole.then(|| spending::tiles(scene, &set, std::slice::from_ref(department))).flatten();
    (chart, scene.filled(set))
}

/// Duties and goals, and what the self-evaluation says was achieved.
fn texts<'s>(scene: &Scene<'s>, whole: SubjectYear<'s>) -> Vec<Prose<'s>> {
    let mut texts = Vec::new();
    if let Some((_, form)) = whole.department_targets() {
        texts.push(prose(scene, "field_duties", &form.duties));
        texts.push(prose(scene, "field_long_term_goal", &form.period_goal));
    }
    if let Some((_, form)) = whole.self_evaluation() {
        texts.push(prose(scene, "field_expected_goal", &form.annual_goal));
        texts.push(prose(scene, "field_achieved", &form.achieved));
    }
    texts.into_iter().flatten().collect()
}

fn other_task<'s>(scene: &Scene<'s>, task: &'s str) -> Prose<'s> {
    Prose {
        heading: scene.text("field_other_tasks").into(),
        html: prose_html::html(task).into(),
        long: prose_html::is_long(task),
    }
}

fn facts<'s>(scene: &Scene<'s>, form: &'s DepartmentTargets, id: &Id) -> Vec<Fact<'s>> {
    let label = scene.text("field_subordinate_units").into();
    let value =
        Cell::stated_number(&form.subordinate_units).shown(ColumnKind::Number, scene.words).into_owned();
    let mut facts = vec![Fact { label, value: value.into(), href: None }];
    if let Some(named) = scene.site.department(id).filter(|named| !named.units.is_empty()) {
        let units = named.units.join(scene.text("list_and"));
        facts.push(Fact { label: scene.text("field_units").into(), value: units.into(), href: None });
    }
    facts
}

fn related<'s>(scene: &Scene<'s>, department: &DepartmentYear<'s>) -> Vec<Related<'s>> {
    let id = department.id;
    let mut links = vec![scene.link(&Page::Department(id.clone()), scene.text("across_years"))];
    links.extend(
        scene
            .site
            .department_years(id)
            .filter(|other| other.year != department.year)
            .map(|other| scene.link(&Page::DepartmentYear(other.year, id.clone()), other.year.to_string())),
    );
    vec![Related { heading: scene.text("other_years").into(), links }]
}
