//! The figures that a reader comes for, each with what sets it in proportion and how it was worked out.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::index::{Coverage, DepartmentYear, SubjectYear};
use crate::judge::State;
use crate::model::amount::{Amount, grouped};
use crate::model::budget::{Budget, ExecutionRow};
use crate::model::department::Population;
use crate::model::stated::Stated;
use crate::outcomes::Outcome;
use crate::render::scene::Scene;
use crate::render::view::{How, KeyFigure};
use crate::rows::{counted, state_word};
use crate::tables;

/// How many parts of a sum are named one by one; the table has them all.
const MOST_PARTS: usize = 12;

/// A count of things: 31 个. In a language that counts without such a word it is a hyphen.
pub(super) fn count<'s>(scene: &Scene<'s>, (label, unit): (&'s str, &'s str), count: usize) -> KeyFigure<'s> {
    let unit = Some(scene.text(unit)).filter(|unit| *unit != "-").map(Cow::from);
    figure(scene.text(label), counted(count).to_string(), unit)
}

/// A number with its unit.
pub(super) fn number<'s>(
    scene: &Scene<'s>,
    label: &'s str,
    (value, unit): (Decimal, &'s str),
) -> KeyFigure<'s> {
    let shown = grouped(value, 0);
    let state = if shown.starts_with('−') { "negative" } else { "figure" };
    let unit = (!unit.is_empty()).then_some(unit.into());
    KeyFigure { state, ..figure(scene.text(label), shown.to_string(), unit) }
}

/// An amount in any of its four states.
pub(super) fn amount<'s>(scene: &Scene<'s>, label: &'s str, amount: &Stated<Amount>) -> KeyFigure<'s> {
    let label = scene.text(label);
    let other = |state, value: Cow<'s, str>| KeyFigure { state, ..figure(label, value, None) };
    match amount {
        Stated::Given(amount) => {
            let shown = amount.grouped();
            let state = if shown.starts_with('−') { "negative" } else { "figure" };
            KeyFigure { state, ..figure(label, shown.to_string(), Some(amount.unit.name().into())) }
        }
        Stated::Absent => other("absent", scene.text("figure_not_stated").into()),
        Stated::NotApplicable => other("not-applicable", scene.text("not_applicable").into()),
        Stated::Withheld(ground) => other("withheld", scene.say("withheld", &[("ground", ground)]).into()),
    }
}

fn figure<'s>(label: &'s str, value: impl Into<Cow<'s, str>>, unit: Option<Cow<'s, str>>) -> KeyFigure<'s> {
    let value = value.into();
    KeyFigure {
        label: label.into(),
        term: None,
        value,
        unit,
        state: "figure",
        note: None,
        how: None,
        href: None,
    }
}

/// The words for a share of what a department spends on projects.
const SHARE_OF_PROJECTS: [&str; 2] = ["figure_share_of_projects", "figure_share_of_projects_little"];

/// With a term, which the page then explains.
pub(super) fn explained<'s>(
    scene: &mut Scene<'s>,
    figure: KeyFigure<'s>,
    term: &'static str,
) -> KeyFigure<'s> {
    scene.terms.push(term);
    KeyFigure { term: Some(term), ..figure }
}

/// A project's funding, as a share of what its department spends on projects.
pub(super) fn funding<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> KeyFigure<'s> {
    let funding = subject.funding();
    let mut figure = amount(scene, "figure_funding", &funding);
    let whole = scene.site.department_year(subject.department, subject.year).and_then(|department| {
        let (_, form) = department.whole()?.department_targets()?;
        form.budget.expenditure.projects.given().copied()
    });
    if let Some((part, whole)) = funding.given().zip(whole)
        && let Some(share) = part.share_of(whole)
    {
        figure.note = Some(scene.say_share(SHARE_OF_PROJECTS, share));
        let step = divided(scene, (*part, whole.in_unit(part.unit)), share);
        figure.how = Some(How { rule: scene.text_owned("how_share_of_projects"), steps: vec![step] });
    }
    figure
}

/// What a department spends on projects, as a share of all that it spends.
pub(super) fn projects<'s>(
    scene: &mut Scene<'s>,
    budget: &Budget,
    total: Option<Amount>,
) -> Option<KeyFigure<'s>> {
    let projects = &budget.expenditure.projects;
    if projects.is_absent() {
        return None;
    }
    let mut figure = amount(scene, "figure_project_expenditure", projects);
    if let Some((part, whole)) = projects.given().zip(total)
        && let Some(share) = part.share_of(whole)
    {
        figure.note = Some(scene.say("figure_share_of_expenditure", &[("share", &share.to_string())]));
        let step = divided(scene, (*part, whole.in_unit(part.unit)), share);
        figure.how = Some(How { rule: scene.text_owned("how_share_of_expenditure"), steps: vec![step] });
    }
    Some(explained(scene, figure, "term_project_expenditure"))
}

/// How much of its project expenditure a department explained by targets of projects; what is missing is the last step.
pub(super) fn coverage<'s>(scene: &Scene<'s>, department: &DepartmentYear<'s>) -> Option<KeyFigure<'s>> {
    let coverage = Coverage::of(department);
    let (part, whole) = (coverage.disclosed?, *coverage.project_expenditure.given()?);
    let share = part.share_of(whole)?;
    let mut figure = figure(scene.text("figure_coverage"), share.to_string(), Some("%".into()));
    let parts = [
        ("count", &*coverage.with_targets.to_string()),
        ("amount", &*part.grouped()),
        ("unit", part.unit.name()),
    ];
    figure.note = Some(scene.say("figure_coverage_note", &parts));
    let is_over = scene.as_of.year() > department.year.number();
    let mut steps = vec![divided(scene, (part, whole.in_unit(part.unit)), share)];
    let missing = tables::coverage::missing(scene.source(), &coverage, is_over);
    if !missing.is_empty() {
        let missing = missing.join(scene.text("list_semicolon"));
        let parts = [("label", scene.text("column_not_published")), ("text", &*missing)];
        steps.push(scene.say("labelled", &parts));
    }
    figure.how = Some(How { rule: scene.text_owned("how_coverage"), steps });
    Some(figure)
}

/// What was executed, and the rate that follows, beside the rate that the form prints where the two differ.
pub(super) fn executed<'s>(scene: &mut Scene<'s>, row: &ExecutionRow) -> KeyFigure<'s> {
    let mut figure = amount(scene, "figure_executed", &row.executed);
    let rate = tables::execution::computed_rate(row);
    if let (Some(executed), Some(whole), Some(rate)) =
        (row.executed.given(), row.adjusted_budget.given(), rate)
    {
        figure.note = Some(scene.say("figure_rate", &[("rate", &rate.to_string())]));
        let mut steps = vec![divided(scene, (*executed, whole.in_unit(executed.unit)), rate)];
        steps.extend(
            row.rate
                .given()
                .filter(|printed| **printed != rate)
                .map(|printed| scene.say("how_rate_printed", &[("rate", &printed.to_string())])),
        );
        figure.how = Some(How { rule: scene.text_owned("how_rate"), steps });
    }
    explained(scene, figure, "term_execution_rate")
}

/// `15,412.94 ÷ 37,676.50 × 100 = 40.9%`.
fn divided(scene: &Scene<'_>, (part, whole): (Amount, Amount), share: Decimal) -> String {
    let parts = [("part", &*part.grouped()), ("whole", &*whole.grouped()), ("share", &*share.to_string())];
    scene.say("how_divided", &parts)
}

/// The total score of a self-evaluation, and who stands behind it.
pub(super) fn score<'s>(scene: &mut Scene<'s>, subject: SubjectYear<'s>) -> Option<KeyFigure<'s>> {
    let (declaration, form) = subject.self_evaluation()?;
    let score = form.total_score.given()?;
    let score = grouped(*score, 0);
    let unit = scene.say("figure_score_unit", &[("score", &score)]).into();
    let mut figure = figure(scene.text("figure_score"), score.to_string(), Some(unit));
    figure.note = declaration.assurance().map(|one| scene.text_owned(tables::assurance_word(one)));
    Some(explained(scene, figure, "term_self_evaluation"))
}

/// How many of the reported indicators are met, of how many; what became of the others stands below.
pub(super) fn outcomes<'s>(scene: &Scene<'s>, all: &[Outcome<'s>]) -> Option<KeyFigure<'s>> {
    let count = |state: State| all.iter().filter(|one| one.judged.state == state).count();
    if all.is_empty() {
        return None;
    }
    let unit = scene.say("figure_outcomes_unit", &[("count", &all.len().to_string())]);
    let value = counted(count(State::Met)).to_string();
    let mut figure = figure(scene.text("figure_outcomes"), value, Some(unit.into()));
    let others = State::ALL.into_iter().filter(|state| *state != State::Met);
    let others = others.map(|state| (state, count(state))).filter(|(_, count)| *count > 0);
    let others: Vec<String> = others
        .map(|(state, count)| {
            let parts = [("label", scene.text(state_word(state))), ("count", &*count.to_string())];
            scene.say("counted", &parts)
        })
        .collect();
    figure.note = (!others.is_empty()).then(|| others.join(scene.text("list_comma")));
    figure.how = Some(How { rule: scene.text_owned("how_result_state"), steps: Vec::new() });
    Some(figure)
}

/// What the departments of one region spend together, as far as they stated it: every part, and who is missing.
pub(super) fn total<'s>(scene: &Scene<'s>, departments: &[DepartmentYear<'s>]) -> Option<KeyFigure<'s>> {
    let total = tables::departments::total(departments)?;
    let mut figure = amount(scene, "figure_total", &Stated::Given(total));
    let missing = missing(departments);
    let stated = departments.len() - missing.len();
    let ranked = tables::departments::ranked(departments);
    let named = ranked.iter().filter_map(|department| Some((department.name(), department.expenditure()?)));
    let mut steps: Vec<String> = named
        .take(MOST_PARTS)
        .map(|(name, amount)| {
            let amount = amount.in_unit(total.unit);
            let parts = [("name", name), ("amount", &*amount.grouped()), ("unit", amount.unit.name())];
            scene.say("how_part", &parts)
        })
        .collect();
    if stated > MOST_PARTS {
        steps.push(scene.say("how_more_parts", &[("count", &(stated - MOST_PARTS).to_string())]));
    }
    steps.extend(missing_of(scene, &missing));
    figure.note = (!missing.is_empty())
        .then(|| scene.say("figure_incomplete", &[("count", &missing.len().to_string())]));
    let rule = scene.say("how_total", &[("count", &stated.to_string())]);
    figure.how = Some(How { rule, steps });
    Some(figure)
}

/// The departments that a total lacks, because they did not state what they spend.
fn missing<'s>(departments: &[DepartmentYear<'s>]) -> Vec<&'s str> {
    departments
        .iter()
        .filter(|department| department.expenditure().is_none())
        .map(DepartmentYear::name)
        .collect()
}

/// Who is missing, by name.
fn missing_of(scene: &Scene<'_>, missing: &[&str]) -> Option<String> {
    let (first, count) = (missing.get(..MOST_PARTS).unwrap_or(missing), missing.len());
    let names = first.join(scene.text("list_and"));
    match count {
        0 => None,
        _ if count > first.len() => {
            Some(scene.say("how_missing_more", &[("names", &names), ("count", &count.to_string())]))
        }
        _ => Some(scene.say("how_missing", &[("names", &names)])),
    }
}

/// An amount for each inhabitant, where the site says how many there are that year and who counted them.
pub(super) fn for_each<'s>(
    scene: &Scene<'s>,
    total: Amount,
    population: &'s Population,
) -> Option<KeyFigure<'s>> {
    let yuan = total.in_unit(crate::model::amount::AmountUnit::Yuan);
    let each = yuan.value.checked_div(population.people)?;
    let each = each.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let each = Amount { value: each, unit: yuan.unit };
    let mut figure = amount(scene, "figure_for_each", &Stated::Given(each));
    let people = grouped(population.people, 0);
    let year = population.year.to_string();
    figure.note = Some(scene.say("figure_people", &[("year", &year), ("people", &people)]));
    let parts = [("total", &*yuan.grouped()), ("people", &*people), ("each", &*each.grouped())];
    let steps = vec![
        scene.say("how_divided_among", &parts),
        scene.say("how_people", &[("source", &population.source)]),
    ];
    figure.how = Some(How { rule: scene.text_owned("how_for_each"), steps });
    Some(figure)
}
