//! The facts of a declaration: its public content as canonical text, with Chinese keys in the vocabulary's order, exact
//! decimals, and nothing else. What the page "source" shows and the YAML download holds, and what a hash names.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::load::emit::{Doc, yaml};
use crate::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::amount::Amount;
use crate::model::declaration::{
    Content, Declaration, DepartmentTargets, Execution, ExecutionRow, KnownError, ProjectHead,
    ProjectSelfEvaluation, ProjectTargets, Source,
};
use crate::model::indicator::{Indicator, IndicatorGroup, Level};
use crate::model::stated::Stated;
use crate::model::target::Target;

/// The facts as YAML. Reading them gives the same declaration, and its facts are these.
#[must_use]
pub fn text(declaration: &Declaration) -> String {
    yaml(&doc(declaration))
}

/// SHA-256 of the facts, in hexadecimal.
#[must_use]
pub fn hash(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn doc(declaration: &Declaration) -> Doc {
    let key = &declaration.key;
    let mut out = Record::new(vocabulary::fields(key.form));
    out.put("form", Some(Doc::Text(key.form.titles()[0].to_owned())));
    out.put("year", Some(Doc::Plain(key.year.to_string())));
    out.put("department", Some(Doc::Text(key.department.to_string())));
    out.put("amount_unit", Some(Doc::Text(declaration.unit.name().to_owned())));
    if let Some(project) = &key.project {
        out.put("project", Some(Doc::Text(project.to_string())));
    }
    match &declaration.content {
        Content::DepartmentTargets(form) => department_targets(&mut out, form),
        Content::ProjectTargets(form) => project_targets(&mut out, form),
        Content::ProjectSelfEvaluation(form) => project_self_evaluation(&mut out, form),
    }
    out.list("known_errors", &declaration.known_errors, known_error);
    if let Some(form) = &declaration.source {
        out.record("source", |out| source(out, form));
    }
    out.doc()
}

fn department_targets(out: &mut Record, form: &DepartmentTargets) {
    out.put("subordinate_units", number(&form.subordinate_units));
    out.record("budget", |out| {
        let budget = &form.budget;
        out.record("expenditure", |out| {
            out.put("total", amount(&budget.expenditure.total));
            out.put("basic", amount(&budget.expenditure.basic));
            out.put("projects", amount(&budget.expenditure.projects));
        });
        out.record("development", |out| {
            out.put("special", amount(&budget.development.special));
            out.put("other", amount(&budget.development.other));
        });
        out.record("income", |out| {
            out.put("total", amount(&budget.income.total));
            out.put("fiscal", amount(&budget.income.fiscal));
            out.put("other", amount(&budget.income.other));
        });
        out.record("levels", |out| {
            out.put("own", amount(&budget.levels.own));
            out.put("transfers", amount(&budget.levels.transfers));
        });
    });
    out.put("overall_goal", wording(&form.overall_goal));
    let tasks = form.other_tasks.iter().map(|task| Doc::Text(task.to_string())).collect::<Vec<_>>();
    out.put("other_tasks", (!tasks.is_empty()).then_some(Doc::List(tasks)));
    out.indicators(&form.indicators);
}

fn project_head(out: &mut Record, head: &ProjectHead) {
    out.put("name", Some(Doc::Text(head.name.to_string())));
    out.put("code", wording(&head.code));
    out.put("supervising_department", wording(&head.supervising_department));
    out.put("implementing_unit", wording(&head.implementing_unit));
    out.put("kind", wording(&head.kind));
    out.put("period", wording(&head.period));
}

fn project_targets(out: &mut Record, form: &ProjectTargets) {
    project_head(out, &form.head);
    out.put("key_task", number(&form.key_task));
    out.record("funding", |out| {
        out.put("total", amount(&form.funding.total));
        out.put("fiscal", amount(&form.funding.fiscal));
        out.put("upper_level", amount(&form.funding.upper_level));
        out.put("other", amount(&form.funding.other));
    });
    out.put("basis", wording(&form.basis));
    out.put("content", wording(&form.content));
    out.put("period_goal", wording(&form.period_goal));
    out.put("annual_goal", wording(&form.annual_goal));
    out.indicators(&form.indicators);
}

fn project_self_evaluation(out: &mut Record, form: &ProjectSelfEvaluation) {
    project_head(out, &form.head);
    out.record("execution", |out| {
        let Execution { total, fiscal, carried_over, other } = &form.execution;
        out.record("total", |out| execution_row(out, total));
        out.record("fiscal", |out| execution_row(out, fiscal));
        out.record("carried_over", |out| execution_row(out, carried_over));
        out.record("other", |out| execution_row(out, other));
    });
    out.put("annual_goal", wording(&form.annual_goal));
    out.put("achieved", wording(&form.achieved));
    out.indicators(&form.indicators);
    out.put("total_score", number(&form.total_score));
}

fn execution_row(out: &mut Record, row: &ExecutionRow) {
    out.put("initial_budget", amount(&row.initial_budget));
    out.put("adjusted_budget", amount(&row.adjusted_budget));
    out.put("executed", amount(&row.executed));
    out.put("weight", number(&row.weight));
    out.put("rate", stated(&row.rate, |rate| Doc::Plain(format!("{rate}%"))));
    out.put("score", number(&row.score));
}

fn indicator(out: &mut Record, form: &Indicator) {
    out.put("name", Some(Doc::Text(form.name.to_string())));
    if form.result.is_none() || !form.period_target.is_absent() {
        out.put("period_target", target(&form.period_target));
    }
    out.put("annual_target", target(&form.annual_target));
    if let Some(result) = &form.result {
        out.put("actual", target(&result.actual));
        out.put("weight", number(&result.weight));
        out.put("score", number(&result.score));
        out.put("deviation", wording(&result.deviation));
    }
}

fn known_error(out: &mut Record, form: &KnownError) {
    out.put("rule", Some(Doc::Text(form.rule.to_string())));
    out.put("field", Some(Doc::Text(form.field.to_string())));
    out.put("published", Some(Doc::Text(form.published.to_string())));
    out.put("computed", Some(Doc::Text(form.computed.to_string())));
    out.put("note", wording(&form.note));
}

fn source(out: &mut Record, form: &Source) {
    out.put("title", wording(&form.title));
    out.put("publisher", wording(&form.publisher));
    out.put("address", wording(&form.address));
    out.put("date", wording(&form.date));
    out.put("note", wording(&form.note));
}

fn amount(stated_amount: &Stated<Amount>) -> Option<Doc> {
    stated(stated_amount, |amount| Doc::Plain(amount.plain()))
}

fn number(stated_number: &Stated<Decimal>) -> Option<Doc> {
    stated(stated_number, |number| Doc::Plain(number.to_string()))
}

fn wording(stated_text: &Stated<Box<str>>) -> Option<Doc> {
    stated(stated_text, |text| Doc::Text(text.to_string()))
}

fn target(stated_target: &Stated<Target>) -> Option<Doc> {
    stated(stated_target, |target| Doc::Text(target.text.to_string()))
}

fn stated<T>(stated: &Stated<T>, given: impl FnOnce(&T) -> Doc) -> Option<Doc> {
    match stated {
        Stated::Absent => None,
        Stated::NotApplicable => Some(Doc::Text("不适用".to_owned())),
        Stated::Withheld(ground) => {
            let key = vocabulary::WITHHELD[0].zh[0].to_owned();
            Some(Doc::Map(vec![(key, Doc::Text(ground.to_string()))]))
        }
        Stated::Given(value) => Some(given(value)),
    }
}

/// A record being written: fields by their English key, kept in the vocabulary's order.
struct Record {
    fields: &'static [Field],
    docs: Vec<Option<Doc>>,
}

impl Record {
    fn new(fields: &'static [Field]) -> Record {
        Record { fields, docs: vec![None; fields.len()] }
    }

    /// Writes a field; nothing where there is nothing to say.
    fn put(&mut self, key: &str, doc: Option<Doc>) {
        let at = self.fields.iter().position(|field| field.key == key);
        debug_assert!(at.is_some(), "the vocabulary has no field “{key}” here");
        if let Some(at) = at {
            self.docs[at] = doc;
        }
    }

    fn inner(&self, key: &str) -> &'static [Field] {
        match self.fields.iter().find(|field| field.key == key).map(|field| field.kind) {
            Some(Kind::Record(fields) | Kind::Records(fields) | Kind::Indicators(fields)) => fields,
            _ => &[],
        }
    }

    /// Writes a record within the record, unless it stays empty.
    fn record(&mut self, key: &str, write: impl FnOnce(&mut Record)) {
        let mut inner = Record::new(self.inner(key));
        write(&mut inner);
        let doc = inner.doc();
        self.put(key, (doc != Doc::Map(Vec::new())).then_some(doc));
    }

    /// Writes a list of records, unless it is empty.
    fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&mut Record, &T)) {
        let docs = records(self.inner(key), items, write);
        self.put(key, (!items.is_empty()).then_some(docs));
    }

    /// Writes 绩效指标: groups that share a first level stand under it together, in the form's order.
    fn indicators(&mut self, groups: &[IndicatorGroup]) {
        let fields = self.inner("indicators");
        let mut levels: Vec<(String, Doc)> = Vec::new();
        for run in groups.chunk_by(|a, b| a.level.first == b.level.first) {
            let group = |group: &IndicatorGroup| match group.indicators.is_empty() {
                true => Doc::Empty,
                false => records(fields, &group.indicators, indicator),
            };
            let doc = match run {
                [only] if only.level.second.is_none() => group(only),
                several => {
                    Doc::Map(several.iter().map(|one| (second_label(one.level), group(one))).collect())
                }
            };
            levels.push((first_label(run[0].level), doc));
        }
        self.put("indicators", (!levels.is_empty()).then_some(Doc::Map(levels)));
    }

    fn doc(self) -> Doc {
        let written = self.fields.iter().zip(self.docs);
        Doc::Map(written.filter_map(|(field, doc)| Some((field.zh[0].to_owned(), doc?))).collect())
    }
}

fn records<T>(fields: &'static [Field], items: &[T], write: impl Fn(&mut Record, &T)) -> Doc {
    let each = |item: &T| {
        let mut record = Record::new(fields);
        write(&mut record, item);
        record.doc()
    };
    Doc::List(items.iter().map(each).collect())
}

fn first_label(level: Level) -> String {
    let word = FIRST_LEVELS.iter().find(|word| word.level == level.first);
    word.map_or(level.first.name(), |word| word.zh[0]).to_owned()
}

fn second_label(level: Level) -> String {
    let word = SECOND_LEVELS.iter().find(|word| Some(word.level) == level.second);
    word.map_or(level.key(), |word| word.zh[0]).to_owned()
}
