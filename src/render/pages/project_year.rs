//! A project in a year: what is it for, what does it cost, what was promised, what came of it?

use super::subject::{head, known_errors, prose};
use crate::index::{DepartmentYear, SubjectYear};
use crate::model::amount::Amount;
use crate::model::identity::ProjectId;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::scene::Scene;
use crate::render::view::{Body, Chart, Fact, Note, ProjectYear as Form, Prose, Related, View};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear, id: &ProjectId) -> Option<View<'s>> {
    let subject = scene.site.project_year(id, year)?;
    let department = scene.site.department_name(subject.department, year);
    let way = vec![
        scene.link(&Page::Year(year), year.to_string()),
        scene.link(&Page::DepartmentYear(year, id.department.clone()), department),
        scene.link(&Page::ProjectYear(year, id.clone()), subject.name()),
    ];
    let mut page = scene.frame("project_year", subject.name(), way);
    page.title =
        scene.say("project_year_title", &[("project", subject.name()), ("year", &year.to_string())]).into();
    page.lead = lead(scene, subject);
    page.related = related(scene, subject, id);
    page.provenance = Some(scene.provenance(subject));
    let unit = subject.leading().unit;
    let funding =
        subject.project_targets().map(|form| tables::funding::rows(scene.source(), subject, form, unit));
    let execution = subject
        .self_evaluation()
        .map(|(declaration, form)| tables::execution::rows(scene.source(), subject, form, declaration.unit));
    let chart = execution.as_ref().and_then(|set| execution_chart(scene, subject, set));
    let targets = subject.targets().filter(|declaration| declaration.indicators().next().is_some()).map(
        |declaration| {
            let caption = scene.say("caption_indicators", &[("year", &year.to_string())]);
            tables::indicators::rows(scene.source(), declaration, caption)
        },
    );
    let results = subject.self_evaluation().map(|(declaration, _)| {
        let caption = scene.say("caption_results", &[("year", &year.to_string())]);
        tables::indicators::rows(scene.source(), declaration, caption)
    });
    let body = Form {
        chart,
        funding: filled(scene, funding),
        execution: filled(scene, execution),
        texts: texts(scene, subject),
        no_indicators: (subject.indicators().next().is_none()).then(|| no_indicators(scene, subject)),
        indicators: filled(scene, targets),
        results: filled(scene, results),
        no_targets: (subject.targets().is_none()).then(|| scene.text("no_targets")),
        total_score: subject
            .self_evaluation()
            .and_then(|(_, form)| form.total_score.given())
            .map(ToString::to_string),
        facts: facts(scene, subject),
        known_errors: subject
            .declarations
            .iter()
            .flat_map(|declaration| known_errors(scene, declaration))
            .collect(),
    };
    Some(View { page, body: Body::ProjectYear(body) })
}

fn filled<'s>(scene: &mut Scene<'s>, set: Option<RowSet<'s>>) -> Option<crate::render::view::Table<'s>> {
    set.filter(|set| !set.rows.is_empty()).map(|set| scene.table(&set))
}

/// How much, what share, how many promises, and what came of it.
fn lead(scene: &Scene<'_>, subject: SubjectYear<'_>) -> String {
    let year = subject.year.to_string();
    let money = match subject.funding() {
        Stated::Given(amount) => {
            let shown = amount.grouped();
            let parts = [("year", &*year), ("amount", &*shown), ("unit", amount.unit.name())];
            scene.say("lead_project_funding", &parts)
        }
        Stated::Withheld(ground) => {
            scene.say("lead_project_withheld", &[("year", &year), ("ground", &ground)])
        }
        Stated::Absent | Stated::NotApplicable => {
            scene.say("lead_project_without_funding", &[("year", &year)])
        }
    };
    let share = share_of_department(scene, subject).unwrap_or_default();
    let executed = executed(scene, subject).unwrap_or_default();
    let count = subject.indicators().count();
    let promises = match count {
        0 => scene.text_owned("lead_project_no_indicators"),
        _ => scene.say("lead_project_indicators", &[("count", &count.to_string())]),
    };
    let score = subject
        .self_evaluation()
        .and_then(|(_, form)| form.total_score.given())
        .map(|score| scene.say("lead_project_score", &[("score", &score.to_string())]));
    scene.say(
        "lead_project",
        &[
            ("money", &money),
            ("share", &share),
            ("executed", &executed),
            ("promises", &promises),
            ("score", &score.unwrap_or_default()),
        ],
    )
}

fn share_of_department(scene: &Scene<'_>, subject: SubjectYear<'_>) -> Option<String> {
    let department = scene.site.department_year(subject.department, subject.year)?;
    let (_, form) = department.whole()?.department_targets()?;
    let share = subject.funding().given()?.share_of(*form.budget.expenditure.projects.given()?)?;
    Some(scene.say("lead_project_share", &[("share", &share.to_string())]))
}

fn executed(scene: &Scene<'_>, subject: SubjectYear<'_>) -> Option<String> {
    let row = subject.execution()?;
    let (executed, rate) = (row.executed.given()?, tables::execution::computed_rate(row)?);
    let adjusted =
        row.adjusted_budget.given().filter(|adjusted| Some(**adjusted) != subject.funding().given().copied());
    let adjusted = adjusted.map_or_else(String::new, |adjusted| {
        scene.say(
            "lead_project_adjusted",
            &[("adjusted", &adjusted.grouped()), ("unit", adjusted.unit.name())],
        )
    });
    let parts = [
        ("adjusted", &*adjusted),
        ("executed", &*executed.grouped()),
        ("unit", executed.unit.name()),
        ("rate", &*rate.to_string()),
    ];
    Some(scene.say("lead_project_executed", &parts))
}

/// Initial budget, adjusted budget and execution of the whole, in the form's order.
fn execution_chart<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>, table: &RowSet<'s>) -> Option<Chart> {
    let row = subject.execution()?;
    let unit = subject.self_evaluation()?.0.unit;
    let items = [
        ("column_initial_budget", &row.initial_budget),
        ("column_adjusted_budget", &row.adjusted_budget),
        ("column_executed", &row.executed),
    ];
    let bar = |(label, amount): (&'static str, &Stated<Amount>)| {
        Row::new(vec![Cell::text(scene.text(label)), Cell::stated_amount(amount)])
    };
    let columns =
        vec![Column::text(scene.words, "item"), Column::new(scene.words, "amount", ColumnKind::Amount(unit))];
    let rows = items.into_iter().map(bar).collect();
    let set = RowSet { id: table.id.clone(), caption: String::new(), columns, rows };
    let drawn = Drawn { label: "item", value: "amount", share: None, order: Order::AsListed };
    let title = match tables::execution::computed_rate(row) {
        Some(rate) => scene.say("chart_execution", &[("rate", &rate.to_string()), ("unit", unit.name())]),
        None => scene.say("chart_execution_without_rate", &[("unit", unit.name())]),
    };
    drawing::ranking(scene, &set, &drawn, (title, table.caption.clone()))
}

fn texts<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Vec<Prose<'s>> {
    let mut texts = Vec::new();
    if let Some(form) = subject.project_targets() {
        texts.extend([
            prose(scene, "field_content", &form.content),
            prose(scene, "field_basis", &form.basis),
            prose(scene, "field_period_goal", &form.period_goal),
            prose(scene, "field_annual_goal", &form.annual_goal),
        ]);
    }
    if let Some((_, form)) = subject.self_evaluation() {
        texts.extend([
            prose(scene, "field_expected_goal", &form.annual_goal),
            prose(scene, "field_achieved", &form.achieved),
        ]);
    }
    texts.into_iter().flatten().collect()
}

/// The project declares no indicators of its own: say so, and lead to those of its department.
fn no_indicators<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Note<'s> {
    let department = scene.site.department_year(subject.department, subject.year);
    let count =
        department.as_ref().and_then(DepartmentYear::whole).map_or(0, |whole| whole.indicators().count());
    if count == 0 {
        return Note { text: scene.text_owned("no_indicators_at_all"), link: None };
    }
    let page = Page::DepartmentYear(subject.year, subject.department.clone());
    let mut link = scene.link(&page, scene.say("no_indicators_link", &[("count", &count.to_string())]));
    link.href = link.href.map(|href| format!("{href}#indicators"));
    Note { text: scene.text_owned("no_indicators"), link: Some(link) }
}

fn facts<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Vec<Fact<'s>> {
    let department = Fact {
        label: scene.text("column_department").into(),
        value: scene.site.department_name(subject.department, subject.year).into(),
        href: Some(scene.href(&Page::DepartmentYear(subject.year, subject.department.clone()))),
    };
    let mut facts = vec![department];
    facts.extend(subject.head().into_iter().flat_map(|of| head(scene, of)));
    facts
}

fn related<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>, id: &ProjectId) -> Vec<Related<'s>> {
    let mut links = vec![scene.link(&Page::Project(id.clone()), scene.text("across_years"))];
    let others = scene.site.project_years(id).filter(|other| other.year != subject.year);
    links.extend(others.map(|other| {
        let text = scene.say("other_year_name", &[("year", &other.year.to_string()), ("name", other.name())]);
        scene.link(&Page::ProjectYear(other.year, id.clone()), text)
    }));
    vec![Related { heading: scene.text("other_years").into(), links }]
}
