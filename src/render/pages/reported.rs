//! What pages about one subject say of results: the self-evaluation, the evaluation report, and which declarations the page
//! rests on.

use super::bullets;
use super::subject::{fact, prose};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::index::SubjectYear;
use crate::model::amount::Amount;
use crate::model::budget::ExecutionRow;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;
use crate::outcomes::Outcome;
use crate::render::drawing::{self, Drawn, Order};
use crate::render::headline;
use crate::render::prose as prose_html;
use crate::render::scene::Scene;
use crate::render::view::{Chart, Evaluation, Fact, Prose, Reported, Table};
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};
use crate::tables;
use crate::tables::results::Told;

/// The self-evaluation of a subject, with what came of its promises.
pub(super) fn reported<'s>(
    scene: &mut Scene<'s>,
    subject: SubjectYear<'s>,
    outcomes: &[Outcome<'s>],
) -> Option<Reported<'s>> {
    let (declaration, form) = subject.self_evaluation()?;
    let execution = tables::execution::rows(scene.source(), subject, declaration);
    let caption = scene.say("caption_results", &[("year", &subject.year.to_string())]);
    let told: Vec<Told<'_, 's>> = outcomes.iter().map(|outcome| Told::new(scene.words, outcome)).collect();
    let results = tables::results::rows(scene.source(), (declaration, &told), caption);
    Some(Reported {
        chart: execution_chart(scene, (declaration, &form.execution.total), &execution),
        execution: scene.filled(execution),
        facts: {
            let mut facts = verdict(scene, declaration, "total_score");
            facts.extend(recomputed(scene, &form.execution.total, outcomes));
            facts
        },
        results_chart: bullets::chart(scene, &results, &told),
        results: scene.filled(results),
        texts: [
            prose(scene, "field_conclusion", &form.conclusion),
            prose(scene, "field_problems", &form.problems),
            prose(scene, "field_corrective_action", &form.corrective_action),
            prose(scene, "field_remarks", &form.remarks),
        ]
        .into_iter()
        .flatten()
        .collect(),
    })
}

/// The evaluation report of a subject.
pub(super) fn evaluation<'s>(scene: &mut Scene<'s>, subject: SubjectYear<'s>) -> Option<Evaluation<'s>> {
    let (declaration, form) = subject.evaluation()?;
    let mut facts = verdict(scene, declaration, "evaluation_score");
    facts.extend(
        [
            ("field_evaluator", &form.evaluator),
            ("field_commissioned_by", &form.commissioned_by),
            ("field_report_date", &form.date),
        ]
        .into_iter()
        .filter_map(|(label, text)| fact(scene, label, text)),
    );
    let mut execution = tables::execution::rows(scene.source(), subject, declaration);
    execution.id = "evaluation-execution".into();
    let caption = scene.say("caption_evaluation", &[("year", &subject.year.to_string())]);
    let results = tables::indicators::rows(scene.source(), declaration, caption);
    let section = |(heading, text): (&'s str, &'s str)| Prose {
        heading: if heading.is_empty() { scene.text("field_report").into() } else { heading.into() },
        html: prose_html::html(text).into(),
        long: prose_html::is_long(text),
    };
    let report = prose_html::sections(&form.report).into_iter().map(section).collect();
    Some(Evaluation { facts, execution: scene.filled(execution), results: scene.filled(results), report })
}

/// The declarations that a page rests on; nothing where there is one, and it is the first edition.
pub(super) fn materials<'s>(scene: &mut Scene<'s>, subject: SubjectYear<'s>) -> Option<Table<'s>> {
    let says_more = subject.declarations.len() > 1
        || subject.declarations.iter().any(|declaration| declaration.adjustment.is_some());
    says_more.then(|| {
        let set = tables::materials::rows(scene.source(), subject);
        scene.table(set)
    })
}

/// The indicators for the whole period, where a form lists them apart from the year's.
pub(super) fn period_indicators<'s>(
    scene: &mut Scene<'s>,
    declaration: &'s Declaration,
) -> Option<Table<'s>> {
    if declaration.period_indicators().is_empty() {
        return None;
    }
    let caption = scene.text("caption_period_indicators").to_owned();
    let set = tables::indicators::period_rows(scene.source(), declaration, caption);
    scene.filled(set)
}

/// What a declaration of results comes to: total score, grade, and who stands behind them.
fn verdict<'s>(scene: &Scene<'s>, declaration: &'s Declaration, label: &'static str) -> Vec<Fact<'s>> {
    let score = declaration.total_score();
    let score = (!score.is_absent()).then(|| Fact {
        label: scene.text(label).into(),
        value: Cell::stated_number(score).shown(ColumnKind::Number, scene.words).into_owned().into(),
        href: None,
    });
    let assurance = declaration.assurance().map(|assurance| Fact {
        label: scene.text("column_assurance").into(),
        value: scene.text(tables::assurance_word(assurance)).into(),
        href: None,
    });
    [score, fact(scene, "column_grade", declaration.grade()), assurance].into_iter().flatten().collect()
}

/// The points that 财预〔2020〕10号 gives beside those published, of the items of which both are known; the others are
/// counted, and nothing is made up for them.
fn recomputed<'s>(scene: &Scene<'s>, execution: &ExecutionRow, outcomes: &[Outcome<'s>]) -> Option<Fact<'s>> {
    let row = (execution.points(), execution.score.given(), execution.weight.given());
    let indicator = |outcome: &Outcome<'s>| {
        let score = outcome.reported.result.as_deref().and_then(|result| result.score.given());
        (outcome.points, score, outcome.reported.weight().given())
    };
    let all = std::iter::once(row).chain(outcomes.iter().map(indicator));
    let weighed: Vec<_> = all.filter(|(_, _, weight)| weight.is_some()).collect();
    let known = weighed.iter().filter_map(|(points, score, _)| points.zip(*score));
    let (count, points, score) =
        known.fold((0_usize, Decimal::ZERO, Decimal::ZERO), |(count, points, score), (earned, printed)| {
            (count + 1, points.saturating_add(earned), score.saturating_add(*printed))
        });
    let points = points.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let parts = [
        ("known", &*count.to_string()),
        ("all", &*weighed.len().to_string()),
        ("published", &*score.normalize().to_string()),
        ("computed", &*points.normalize().to_string()),
    ];
    (count > 0).then(|| Fact {
        label: scene.text("score_recomputed").into(),
        value: scene.say("score_recomputed_value", &parts).into(),
        href: None,
    })
}

/// Initial budget, adjusted budget and execution of the whole, in the form's order.
fn execution_chart<'s>(
    scene: &Scene<'s>,
    (declaration, row): (&Declaration, &ExecutionRow),
    table: &RowSet<'s>,
) -> Option<Chart> {
    let unit = declaration.unit;
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
    let title = headline::execution(scene, row, unit);
    let description = scene.say("chart_execution_description", &[("table", &table.caption)]);
    drawing::ranking(scene, &set, &drawn, (title, description))
}
