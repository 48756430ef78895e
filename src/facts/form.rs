//! What a declaration says, field by field: the one list of what is public.

use rust_decimal::Decimal;

use super::Value;
use super::tree::{Key, Record, Tree};
use crate::load::vocabulary;
use crate::model::amount::Amount;
use crate::model::budget::{Execution, ExecutionRow, Lines, Money};
use crate::model::declaration::{
    Adjustment, Assurance, Content, Declaration, DepartmentTargets, Evaluation, KnownError, ProjectHead,
    ProjectTargets, SelfEvaluation, Source,
};
use crate::model::indicator::{Indicator, IndicatorColumns};
use crate::model::publication::Correction;
use crate::model::stated::Stated;
use crate::model::target::Target;

/// The public content of a declaration, but for the text of a report, which stands behind it.
pub(super) fn tree(declaration: &Declaration) -> Tree<'_> {
    let key = &declaration.key;
    let mut out = Record::new(vocabulary::fields(key.form));
    out.put("form", Some(text(&declaration.title)));
    out.put("year", Some(given(Value::Number(key.year.number().into()))));
    out.put("department", Some(text(key.department.as_str())));
    out.put("amount_unit", Some(text(declaration.unit.name())));
    if let Some(project) = &key.project {
        out.put("project", Some(text(project.as_str())));
    }
    match &declaration.content {
        Content::DepartmentTargets(form) => department_targets(&mut out, form),
        Content::ProjectTargets(form) => project_targets(&mut out, form),
        Content::SelfEvaluation(form) => self_evaluation(&mut out, form),
        Content::Evaluation(form) => evaluation(&mut out, form),
    }
    out.put("department_name", wording(&declaration.department_name));
    out.put("filled_in_on", wording(&declaration.filled_in_on));
    let extra: Vec<_> = declaration.extra.iter().map(|(label, own)| (Key::Own(label), text(own))).collect();
    out.put("extra", (!extra.is_empty()).then_some(Tree::Keys(extra)));
    if let Some(form) = &declaration.adjustment {
        out.record("adjustment", |out| adjustment(out, form));
    }
    out.list("corrections", &declaration.corrections, correction);
    out.list("known_errors", &declaration.known_errors, known_error);
    if let Some(form) = &declaration.source {
        out.record("source", |out| source(out, form));
    }
    out.tree()
}

fn department_targets<'d>(out: &mut Record<'d>, form: &'d DepartmentTargets) {
    out.put("subordinate_units", number(&form.subordinate_units));
    out.put("duties", wording(&form.duties));
    out.record("budget", |out| {
        let budget = &form.budget;
        out.record("expenditure", |out| {
            out.put("total", amount(&budget.expenditure.total));
            out.put("basic", amount(&budget.expenditure.basic));
            out.put("personnel", amount(&budget.expenditure.personnel));
            out.put("operating", amount(&budget.expenditure.operating));
            out.put("projects", amount(&budget.expenditure.projects));
            out.put("other", amount(&budget.expenditure.other));
        });
        out.record("development", |out| {
            out.put("special", amount(&budget.development.special));
            out.put("other", amount(&budget.development.other));
        });
        out.record("income", |out| money(out, &budget.income));
        out.record("levels", |out| {
            out.put("own", amount(&budget.levels.own));
            out.put("transfers", amount(&budget.levels.transfers));
        });
    });
    out.put("period_goal", wording(&form.period_goal));
    out.put("overall_goal", wording(&form.overall_goal));
    out.indicators("period_indicators", &form.period_indicators, indicator);
    out.texts("other_tasks", &form.other_tasks);
    out.indicators("indicators", &form.indicators, indicator);
}

fn project_head<'d>(out: &mut Record<'d>, head: &'d ProjectHead) {
    out.put("name", Some(text(&head.name)));
    out.put("code", wording(&head.code));
    out.put("supervising_department", wording(&head.supervising_department));
    out.put("implementing_unit", wording(&head.implementing_unit));
    out.put("attribute", wording(&head.attribute));
    out.put("project_type", wording(&head.project_type));
    out.put("kind", wording(&head.kind));
    out.put("period", wording(&head.period));
    for (key, project) in head.lineage.iter().flat_map(|lineage| lineage.links()) {
        out.put(key, Some(given(Value::Project(project))));
    }
}

fn project_targets<'d>(out: &mut Record<'d>, form: &'d ProjectTargets) {
    project_head(out, &form.head);
    out.put("key_task", number(&form.key_task));
    out.record("funding", |out| money(out, &form.funding));
    out.record("period_funding", |out| money(out, &form.period_funding));
    out.put("basis", wording(&form.basis));
    out.put("necessity", wording(&form.necessity));
    out.put("content", wording(&form.content));
    out.put("measures", wording(&form.measures));
    out.put("plan", wording(&form.plan));
    out.put("period_goal", wording(&form.period_goal));
    out.put("annual_goal", wording(&form.annual_goal));
    out.indicators("indicators", &form.indicators, indicator);
    out.indicators("period_indicators", &form.period_indicators, indicator);
    out.put("remarks", wording(&form.remarks));
}

fn money<'d>(out: &mut Record<'d>, form: &'d Money) {
    out.put("total", amount(&form.total));
    lines(out, &form.lines, |out, key, line| out.put(key, amount(line)));
    out.list("other_sources", form.lines.own(), |out, line| {
        out.put("name", Some(text(&line.label)));
        out.put("amount", amount(&line.value));
    });
}

fn lines<'d, T>(
    out: &mut Record<'d>,
    lines: &'d Lines<T>,
    write: impl Fn(&mut Record<'d>, &'static str, &'d T),
) {
    for (line, value) in lines.iter() {
        write(out, line.name(), value);
    }
}

fn self_evaluation<'d>(out: &mut Record<'d>, form: &'d SelfEvaluation) {
    if let Some(head) = &form.head {
        project_head(out, head);
    }
    out.put("assurance", (form.assurance != Assurance::SelfEvaluated).then(|| assurance(form.assurance)));
    out.record("execution", |out| execution(out, &form.execution));
    out.put("annual_goal", wording(&form.annual_goal));
    out.put("achieved", wording(&form.achieved));
    out.indicators("indicators", &form.indicators, indicator);
    out.put("total_score", number(&form.total_score));
    out.put("grade", wording(&form.grade));
    out.put("conclusion", wording(&form.conclusion));
    out.put("problems", wording(&form.problems));
    out.put("corrective_action", wording(&form.corrective_action));
    out.put("remarks", wording(&form.remarks));
}

fn evaluation<'d>(out: &mut Record<'d>, form: &'d Evaluation) {
    if let Some(head) = &form.head {
        project_head(out, head);
    }
    out.put("assurance", form.assurance.map(assurance));
    out.put("evaluator", wording(&form.evaluator));
    out.put("commissioned_by", wording(&form.commissioned_by));
    out.put("date", wording(&form.date));
    out.record("execution", |out| execution(out, &form.execution));
    out.indicators("indicators", &form.indicators, indicator);
    out.put("total_score", number(&form.total_score));
    out.put("grade", wording(&form.grade));
}

fn assurance(assurance: Assurance) -> Tree<'static> {
    text(assurance.zh()[0])
}

fn execution<'d>(out: &mut Record<'d>, form: &'d Execution) {
    out.record("total", |out| execution_row(out, &form.total));
    lines(out, &form.lines, |out, key, row| out.record(key, |out| execution_row(out, row)));
    out.list("other_sources", form.lines.own(), |out, line| {
        out.put("name", Some(text(&line.label)));
        execution_row(out, &line.value);
    });
}

fn execution_row<'d>(out: &mut Record<'d>, row: &'d ExecutionRow) {
    out.put("initial_budget", amount(&row.initial_budget));
    out.put("adjusted_budget", amount(&row.adjusted_budget));
    out.put("executed", amount(&row.executed));
    out.put("weight", number(&row.weight));
    out.put("rate", percent(&row.rate));
    out.put("score", number(&row.score));
    out.put("deviation", wording(&row.deviation));
}

fn indicator<'d>(out: &mut Record<'d>, form: &'d Indicator) {
    out.put("name", Some(text(&form.name)));
    if form.result.is_none() {
        out.put("period_target", target(&form.period_target));
    }
    out.put("annual_target", target(&form.annual_target));
    if let Some(columns) = &form.columns {
        indicator_columns(out, columns);
    }
    out.put("weight", number(form.weight()));
    if let Some(result) = &form.result {
        out.put("actual", target(&result.actual));
        out.put("completion", percent(&result.completion));
        out.put("score", number(&result.score));
        out.put("deviation", wording(&result.deviation));
        out.put("corrective_action", wording(&result.corrective_action));
    }
}

fn indicator_columns<'d>(out: &mut Record<'d>, columns: &'d IndicatorColumns) {
    out.put("comparator", wording(&columns.comparator));
    out.put("unit", wording(&columns.unit));
    out.put("polarity", columns.polarity.map(|polarity| text(polarity.zh()[0])));
    out.put("standard", wording(&columns.standard));
    out.put("explanation", wording(&columns.explanation));
    out.put("scoring", wording(&columns.scoring));
    out.put("data_source", wording(&columns.data_source));
    out.put("remarks", wording(&columns.remarks));
}

fn adjustment<'d>(out: &mut Record<'d>, form: &'d Adjustment) {
    out.put("reason", wording(&form.reason));
    out.put("document", wording(&form.document));
    out.put("date", wording(&form.date));
}

fn known_error<'d>(out: &mut Record<'d>, form: &'d KnownError) {
    out.put("rule", Some(text(&form.rule)));
    out.put("field", Some(text(&form.field)));
    out.put("published", Some(text(&form.published)));
    out.put("computed", Some(text(&form.computed)));
    out.put("note", wording(&form.note));
}

fn correction<'d>(out: &mut Record<'d>, form: &'d Correction) {
    out.put("field", Some(text(&form.field)));
    out.put("old", wording(&form.old));
    out.put("new", wording(&form.new));
    out.put("why", Some(text(&form.why)));
    out.put("when", Some(given(Value::Day(form.when))));
}

fn source<'d>(out: &mut Record<'d>, form: &'d Source) {
    out.put("title", wording(&form.title));
    out.put("publisher", wording(&form.publisher));
    out.put("address", wording(&form.address));
    out.put("date", wording(&form.date));
    out.put("note", wording(&form.note));
}

fn amount(stated_amount: &Stated<Amount>) -> Option<Tree<'_>> {
    stated(stated_amount, |amount| Value::Amount(*amount))
}

fn number(stated_number: &Stated<Decimal>) -> Option<Tree<'_>> {
    stated(stated_number, |number| Value::Number(*number))
}

fn percent(rate: &Stated<Decimal>) -> Option<Tree<'_>> {
    stated(rate, |rate| Value::Percent(*rate))
}

fn wording(stated_text: &Stated<Box<str>>) -> Option<Tree<'_>> {
    stated(stated_text, |text| Value::Text(text))
}

fn target(stated_target: &Stated<Target>) -> Option<Tree<'_>> {
    stated(stated_target, |target| Value::Target(&target.text))
}

fn stated<'d, T>(stated: &'d Stated<T>, value: impl FnOnce(&'d T) -> Value<'d>) -> Option<Tree<'d>> {
    match stated {
        Stated::Absent => None,
        Stated::NotApplicable => Some(Tree::Value(Stated::NotApplicable)),
        Stated::Withheld(ground) => Some(Tree::Value(Stated::Withheld(ground.clone()))),
        Stated::Given(inner) => Some(given(value(inner))),
    }
}

fn given(value: Value<'_>) -> Tree<'_> {
    Tree::Value(Stated::Given(value))
}

fn text(text: &str) -> Tree<'_> {
    given(Value::Text(text))
}
