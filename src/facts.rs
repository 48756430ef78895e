//! The facts of a declaration: its public content as canonical text, with Chinese keys in the vocabulary's order, exact
//! decimals, and nothing else. What the page "source" shows and the YAML download holds, and what a hash names.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::load::emit::{Doc, yaml};
use crate::load::levels::{self, FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::amount::Amount;
use crate::model::budget::{Execution, ExecutionRow, Lines, Money};
use crate::model::declaration::{
    Adjustment, Assurance, Content, Declaration, DepartmentTargets, Evaluation, KnownError, ProjectHead,
    ProjectTargets, SelfEvaluation, Source,
};
use crate::model::indicator::{Indicator, IndicatorColumns, IndicatorGroup};
use crate::model::stated::Stated;
use crate::model::target::Target;

/// The facts as YAML; those of a report as a head in YAML with the report behind it. Reading them gives the same
/// declaration, and its facts are these.
#[must_use]
pub fn text(declaration: &Declaration) -> String {
    let yaml = yaml(&doc(declaration));
    match &declaration.content {
        Content::Evaluation(form) => format!("---\n{yaml}---\n\n{}\n", form.report),
        _ => yaml,
    }
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
    out.put("form", Some(Doc::Text(declaration.title.to_string())));
    out.put("year", Some(Doc::Plain(key.year.to_string())));
    out.put("department", Some(Doc::Text(key.department.to_string())));
    out.put("amount_unit", Some(Doc::Text(declaration.unit.name().to_owned())));
    if let Some(project) = &key.project {
        out.put("project", Some(Doc::Text(project.to_string())));
    }
    match &declaration.content {
        Content::DepartmentTargets(form) => department_targets(&mut out, form),
        Content::ProjectTargets(form) => project_targets(&mut out, form),
        Content::SelfEvaluation(form) => self_evaluation(&mut out, form),
        Content::Evaluation(form) => evaluation(&mut out, form),
    }
    out.put("department_name", wording(&declaration.department_name));
    out.put("filled_in_on", wording(&declaration.filled_in_on));
    let extra = declaration.extra.iter();
    let extra: Vec<_> = extra.map(|(label, text)| (label.to_string(), Doc::Text(text.to_string()))).collect();
    out.put("extra", (!extra.is_empty()).then_some(Doc::Map(extra)));
    if let Some(form) = &declaration.adjustment {
        out.record("adjustment", |out| adjustment(out, form));
    }
    out.list("known_errors", &declaration.known_errors, known_error);
    if let Some(form) = &declaration.source {
        out.record("source", |out| source(out, form));
    }
    out.doc()
}

fn department_targets(out: &mut Record, form: &DepartmentTargets) {
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
    out.indicators("period_indicators", &form.period_indicators);
    let tasks = form.other_tasks.iter().map(|task| Doc::Text(task.to_string())).collect::<Vec<_>>();
    out.put("other_tasks", (!tasks.is_empty()).then_some(Doc::List(tasks)));
    out.indicators("indicators", &form.indicators);
}

fn project_head(out: &mut Record, head: &ProjectHead) {
    out.put("name", Some(Doc::Text(head.name.to_string())));
    out.put("code", wording(&head.code));
    out.put("supervising_department", wording(&head.supervising_department));
    out.put("implementing_unit", wording(&head.implementing_unit));
    out.put("attribute", wording(&head.attribute));
    out.put("project_type", wording(&head.project_type));
    out.put("kind", wording(&head.kind));
    out.put("period", wording(&head.period));
    for (key, project) in head.lineage.iter().flat_map(|lineage| lineage.links()) {
        out.put(key, Some(Doc::Text(project.to_string())));
    }
}

fn project_targets(out: &mut Record, form: &ProjectTargets) {
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
    out.indicators("indicators", &form.indicators);
    out.indicators("period_indicators", &form.period_indicators);
    out.put("remarks", wording(&form.remarks));
}

fn money(out: &mut Record, form: &Money) {
    out.put("total", amount(&form.total));
    lines(out, &form.lines, |out, key, line| out.put(key, amount(line)));
}

fn lines<T>(out: &mut Record, lines: &Lines<T>, write: impl Fn(&mut Record, &'static str, &T)) {
    for (line, value) in lines.iter() {
        write(out, line.name(), value);
    }
}

fn self_evaluation(out: &mut Record, form: &SelfEvaluation) {
    if let Some(head) = &form.head {
        project_head(out, head);
    }
    out.put("assurance", (form.assurance != Assurance::SelfEvaluated).then(|| assurance(form.assurance)));
    out.record("execution", |out| execution(out, &form.execution));
    out.put("annual_goal", wording(&form.annual_goal));
    out.put("achieved", wording(&form.achieved));
    out.indicators("indicators", &form.indicators);
    out.put("total_score", number(&form.total_score));
    out.put("grade", wording(&form.grade));
    out.put("conclusion", wording(&form.conclusion));
    out.put("problems", wording(&form.problems));
    out.put("corrective_action", wording(&form.corrective_action));
    out.put("remarks", wording(&form.remarks));
}

fn evaluation(out: &mut Record, form: &Evaluation) {
    if let Some(head) = &form.head {
        project_head(out, head);
    }
    out.put("assurance", form.assurance.map(assurance));
    out.put("evaluator", wording(&form.evaluator));
    out.put("commissioned_by", wording(&form.commissioned_by));
    out.put("date", wording(&form.date));
    out.record("execution", |out| execution(out, &form.execution));
    out.indicators("indicators", &form.indicators);
    out.put("total_score", number(&form.total_score));
    out.put("grade", wording(&form.grade));
}

fn assurance(assurance: Assurance) -> Doc {
    Doc::Text(assurance.zh()[0].to_owned())
}

fn execution(out: &mut Record, form: &Execution) {
    out.record("total", |out| execution_row(out, &form.total));
    lines(out, &form.lines, |out, key, row| out.record(key, |out| execution_row(out, row)));
}

fn execution_row(out: &mut Record, row: &ExecutionRow) {
    out.put("initial_budget", amount(&row.initial_budget));
    out.put("adjusted_budget", amount(&row.adjusted_budget));
    out.put("executed", amount(&row.executed));
    out.put("weight", number(&row.weight));
    out.put("rate", percent(&row.rate));
    out.put("score", number(&row.score));
    out.put("deviation", wording(&row.deviation));
}

fn indicator(out: &mut Record, form: &Indicator) {
    out.put("name", Some(Doc::Text(form.name.to_string())));
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

fn indicator_columns(out: &mut Record, columns: &IndicatorColumns) {
    out.put("comparator", wording(&columns.comparator));
    out.put("unit", wording(&columns.unit));
    out.put("polarity", columns.polarity.map(|polarity| Doc::Text(polarity.zh()[0].to_owned())));
    out.put("standard", wording(&columns.standard));
    out.put("explanation", wording(&columns.explanation));
    out.put("scoring", wording(&columns.scoring));
    out.put("data_source", wording(&columns.data_source));
    out.put("remarks", wording(&columns.remarks));
}

fn adjustment(out: &mut Record, form: &Adjustment) {
    out.put("reason", wording(&form.reason));
    out.put("document", wording(&form.document));
    out.put("date", wording(&form.date));
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
    stated(stated_amount, |amount| figure(amount.plain()))
}

fn number(stated_number: &Stated<Decimal>) -> Option<Doc> {
    stated(stated_number, |number| figure(number.to_string()))
}

/// The most digits that every reader of YAML keeps: many hold numbers in binary.
const SAFE_DIGITS: usize = 15;

/// A figure as a number, or as a text where it has more digits than others keep.
fn figure(plain: String) -> Doc {
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if digits > SAFE_DIGITS { Doc::Text(plain) } else { Doc::Plain(plain) }
}

fn percent(rate: &Stated<Decimal>) -> Option<Doc> {
    stated(rate, |rate| Doc::Plain(format!("{rate}%")))
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
    fn indicators(&mut self, key: &str, groups: &[IndicatorGroup]) {
        let fields = self.inner(key);
        let mut levels: Vec<(String, Doc)> = Vec::new();
        for run in groups.chunk_by(IndicatorGroup::shares_first_level) {
            let group = |group: &IndicatorGroup| match group.indicators.is_empty() {
                true => Doc::Empty,
                false => records(fields, &group.indicators, indicator),
            };
            let doc = match run {
                [only] if only.has_no_second_level() => group(only),
                several => Doc::Map(several.iter().map(|one| (second_label(one), group(one))).collect()),
            };
            levels.push((first_label(&run[0]), doc));
        }
        self.put(key, (!levels.is_empty()).then_some(Doc::Map(levels)));
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

fn first_label(group: &IndicatorGroup) -> String {
    group.labels.first.as_deref().unwrap_or(levels::label(FIRST_LEVELS, group.level.first).0).to_owned()
}

fn second_label(group: &IndicatorGroup) -> String {
    let usual = group.level.second.map_or("", |level| levels::label(SECOND_LEVELS, level).0);
    group.labels.second.as_deref().unwrap_or(usual).to_owned()
}
