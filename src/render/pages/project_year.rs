//! A project in a year: what is it for, what does it cost, what was promised, what came of it?

use super::figures;
use super::reported::{evaluation, materials, period_indicators, reported};
use super::subject::{ask, head, known_errors, not_reported, others, own_goalposts, prose, rest_on};
use crate::index::{DepartmentYear, SubjectYear};
use crate::model::declaration::{Declaration, SelfEvaluation};
use crate::model::identity::ProjectId;
use crate::model::indicator::FirstLevel;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::outcomes::Outcome;
use crate::render::prose as prose_html;
use crate::render::scene::Scene;
use crate::render::view::{Body, Fact, KeyFigure, Link, Note, ProjectYear as Form, Prose, Related, View};
use crate::route::Page;
use crate::tables;

pub(super) fn view<'s>(scene: &mut Scene<'s>, year: FiscalYear, id: &ProjectId) -> Option<View<'s>> {
    let subject = scene.site.project_year(id, year)?;
    let department = scene.site.department_name(subject.department, year);
    let way = vec![
        scene.link_to_year(year),
        scene.link(&Page::DepartmentYear(year, id.department.clone()), department),
        scene.link(&Page::ProjectYear(year, id.clone()), subject.name()),
    ];
    let mut page = scene.frame("project_year", subject.name(), way);
    page.title =
        scene.say("project_year_title", &[("project", subject.name()), ("year", &year.to_string())]).into();
    page.lead = lead(scene, subject);
    let outcomes = scene.outcomes.of_subject(subject);
    page.figures = key_figures(scene, subject, outcomes);
    page.ask = ask(scene, subject, subject.name());
    page.related = related(scene, subject, id);
    rest_on(scene, &mut page, subject);
    let unit = subject.leading().unit;
    let targets = subject.targets().filter(|declaration| declaration.indicators().next().is_some());
    let targets = targets.map(|declaration| {
        let caption = scene.say("caption_indicators", &[("year", &year.to_string())]);
        tables::indicators::rows(scene.source(), declaration, caption)
    });
    let reported = reported(scene, subject, outcomes);
    let [funding, period_funding] = subject.project_targets().map_or([None, None], |form| {
        [
            ("funding", "caption_funding", "field_funding_total", &form.funding),
            ("period-funding", "caption_period_funding", "field_period_funding_total", &form.period_funding),
        ]
        .map(|(id, caption, sum, money)| {
            let set = tables::funding::rows(scene.source(), (id, caption, sum), (subject, money), unit);
            scene.filled(set)
        })
    });
    let body = Form {
        purpose: purpose(subject),
        texts: texts(scene, subject),
        no_indicators: (subject.indicators().next().is_none()).then(|| no_indicators(scene, subject)),
        indicators: targets.and_then(|set| scene.filled(set)),
        period_indicators: subject.targets().and_then(|declaration| period_indicators(scene, declaration)),
        goalposts: own_goalposts(scene, subject),
        reported,
        no_targets: (subject.targets().is_none()).then(|| scene.text("no_targets")),
        evaluation: evaluation(scene, subject),
        materials: materials(scene, subject),
        funding,
        period_funding,
        facts: facts(scene, subject),
        known_errors: subject
            .declarations
            .iter()
            .flat_map(|declaration| known_errors(scene, declaration))
            .collect(),
    };
    Some(View { page, body: Body::ProjectYear(Box::new(body)) })
}

/// How much, what was promised, what came of it.
fn key_figures<'s>(
    scene: &mut Scene<'s>,
    subject: SubjectYear<'s>,
    outcomes: &[Outcome<'s>],
) -> Vec<KeyFigure<'s>> {
    let mut all = vec![figures::funding(scene, subject)];
    if let Some(row) = subject.execution() {
        all.push(figures::executed(scene, row));
    }
    let (label, count) = match (subject.indicators().count(), evaluated(subject)) {
        (0, count) if count > 0 => ("figure_evaluated_indicators", count),
        (count, _) => ("figure_indicators", count),
    };
    let promises = figures::count(scene, (label, "figure_indicators_unit"), count);
    let mut promises = figures::explained(scene, promises, "term_indicator");
    promises.note = by_level(scene, subject);
    all.push(promises);
    all.extend(figures::outcomes(scene, outcomes));
    all.extend(figures::score(scene, subject));
    all
}

/// The indicators by their first level, most first: “产出指标 4，效益指标 2”.
fn by_level(scene: &Scene<'_>, subject: SubjectYear<'_>) -> Option<String> {
    let mut counts: Vec<(FirstLevel, usize)> = Vec::new();
    for (level, _) in subject.indicators() {
        match counts.iter_mut().find(|(known, _)| *known == level.first) {
            Some((_, count)) => *count += 1,
            None => counts.push((level.first, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counted = counts.iter().map(|(level, count)| {
        let label = tables::first_label(scene.words, *level);
        scene.say("counted", &[("label", label), ("count", &count.to_string())])
    });
    let counted: Vec<String> = counted.collect();
    (!counted.is_empty()).then(|| counted.join(scene.text("list_comma")))
}

/// What the project is for, in the office's first sentence.
fn purpose(subject: SubjectYear<'_>) -> Option<String> {
    let form = subject.project_targets();
    let declared = form.map(|form| [&form.content, &form.annual_goal, &form.period_goal, &form.basis]);
    let reported = subject.self_evaluation().map(|(_, form)| &form.annual_goal);
    let texts = declared.into_iter().flatten().chain(reported);
    texts.filter_map(|text| text.given()).find_map(|text| prose_html::first_sentence(text))
}

/// How much, what share, how many promises, and what came of it.
fn lead(scene: &Scene<'_>, subject: SubjectYear<'_>) -> String {
    let year = subject.year.to_string();
    let money = match subject.funding() {
        Stated::Given(amount) if amount.value.is_zero() => scene.say("lead_project_zero", &[("year", &year)]),
        Stated::Given(amount) => {
            let shown = amount.grouped();
            let parts = [("year", &*year), ("amount", &*shown), ("unit", amount.unit.name())];
            scene.say("lead_project_funding", &parts)
        }
        Stated::Withheld(ground) => {
            scene.say("lead_project_withheld", &[("year", &year), ("ground", &ground)])
        }
        Stated::Absent => scene.say("lead_project_without_funding", &[("year", &year)]),
        Stated::NotApplicable => scene.say("lead_project_funding_not_applicable", &[("year", &year)]),
    };
    let share = share_of_department(scene, subject).unwrap_or_default();
    let executed = executed(scene, subject).unwrap_or_default();
    let count = subject.indicators().count();
    let declared = scene.text(match subject.targets() {
        Some(_) => "lead_project_no_indicators",
        None => "lead_project_no_targets",
    });
    let promises = match (count, evaluated(subject)) {
        (0, 0) => declared.to_owned(),
        (0, count) => {
            let parts = [("declared", declared), ("count", &*count.to_string())];
            scene.say("lead_project_evaluated", &parts)
        }
        (count, _) => scene.say("lead_project_indicators", &[("count", &count.to_string())]),
    };
    let score = subject.self_evaluation().map_or_else(
        || scene.say("lead_project_no_results", &[("why", not_reported(scene, subject))]),
        |(declaration, form)| score(scene, declaration, form).unwrap_or_default(),
    );
    scene.say(
        "lead_project",
        &[
            ("money", &money),
            ("share", &share),
            ("executed", &executed),
            ("promises", &promises),
            ("score", &score),
        ],
    )
}

fn score(scene: &Scene<'_>, declaration: &Declaration, form: &SelfEvaluation) -> Option<String> {
    let score = form.total_score.given()?.to_string();
    let assurance = scene.text(tables::assurance_word(declaration.assurance()?));
    Some(scene.say("lead_project_score", &[("score", &score), ("assurance", assurance)]))
}

fn share_of_department(scene: &Scene<'_>, subject: SubjectYear<'_>) -> Option<String> {
    let department = scene.site.department_year(subject.department, subject.year)?;
    let (_, form) = department.whole()?.department_targets()?;
    let funding = *subject.funding().given()?;
    let share = funding.share_of(*form.budget.expenditure.projects.given()?)?;
    Some(scene.say_share(["lead_project_share", "lead_project_share_little"], share))
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

fn texts<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Vec<Prose<'s>> {
    let mut texts = Vec::new();
    if let Some(form) = subject.project_targets() {
        texts.extend([
            prose(scene, "field_content", &form.content),
            prose(scene, "field_basis", &form.basis),
            prose(scene, "field_necessity", &form.necessity),
            prose(scene, "field_measures", &form.measures),
            prose(scene, "field_plan", &form.plan),
            prose(scene, "field_period_goal", &form.period_goal),
            prose(scene, "field_annual_goal", &form.annual_goal),
            prose(scene, "field_remarks", &form.remarks),
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

/// The project declares no indicators of its own: say so, and lead to those that there are instead: how an evaluation
/// measured it, or what its department promises.
fn no_indicators<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Note<'s> {
    let declared =
        if subject.targets().is_some() { "no_indicators_declared" } else { "no_targets_published" };
    let whole = scene.site.department_year(subject.department, subject.year);
    let promises = whole.as_ref().and_then(DepartmentYear::whole).and_then(SubjectYear::promises);
    let evaluated = evaluated(subject);
    let (instead, link) = match (evaluated, promises) {
        (count, _) if count > 0 => {
            let text = scene.say("no_indicators_evaluated_link", &[("count", &count.to_string())]);
            ("no_indicators_evaluated", Some(Link { text: text.into(), href: Some("#evaluation".into()) }))
        }
        (_, Some(promises)) => {
            let count = promises.indicators().count().to_string();
            let page = Page::DepartmentYear(subject.year, subject.department.clone());
            let mut link = scene.link(&page, scene.say("no_indicators_link", &[("count", &count)]));
            let table = tables::indicators::table(promises);
            link.href = link.href.map(|href| format!("{href}#{table}"));
            let is_promised = table == "indicators";
            (if is_promised { "no_indicators_department" } else { "no_indicators_reported" }, Some(link))
        }
        _ => ("no_indicators_anywhere", None),
    };
    let text =
        scene.say("no_indicators", &[("declared", scene.text(declared)), ("instead", scene.text(instead))]);
    Note { text, link }
}

/// How many indicators an evaluation measured, of which nobody promised any.
fn evaluated(subject: SubjectYear<'_>) -> usize {
    subject.evaluation().map_or(0, |(declaration, _)| declaration.indicators().count())
}

fn facts<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> Vec<Fact<'s>> {
    let department = Fact {
        label: scene.text("column_department").into(),
        value: scene.site.department_name(subject.department, subject.year).into(),
        href: Some(scene.href(&Page::DepartmentYear(subject.year, subject.department.clone()))),
    };
    let mut facts = vec![department];
    facts.extend(subject.head().into_iter().flat_map(|of| head(scene, of)));
    facts.extend(others(scene, subject.leading()));
    facts
}

fn related<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>, id: &ProjectId) -> Vec<Related<'s>> {
    let first = scene.site.first_identity(id).clone();
    let mut links = vec![scene.link(&Page::Project(first), scene.text("across_years"))];
    let others = scene.site.project_years(id).filter(|other| other.year != subject.year);
    links.extend(others.filter_map(|other| {
        let text = scene.say("other_year_name", &[("year", &other.year.to_string()), ("name", other.name())]);
        Some(scene.link(&Page::ProjectYear(other.year, other.project_id()?), text))
    }));
    vec![Related { heading: scene.text("other_years").into(), links }]
}
