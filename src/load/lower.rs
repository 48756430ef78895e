//! A file's tree → a declaration: which fields make which form. What cannot be represented is refused here, with a
//! finding; what merely should hold is a rule of `check`.

use super::at::At;
use super::indicators::indicators;
use super::record::{Reader, Record};
use super::rules as rule;
use super::tree::Node;
use super::vocabulary;
use crate::finding::{Finding, Said};
use crate::model::amount::AmountUnit;
use crate::model::budget::{
    Budget, BudgetLine, Development, Execution, ExecutionRow, Expenditure, Levels, Lines, Money, OwnLine,
};
use crate::model::declaration::{
    Adjustment, Assurance, Content, Declaration, DepartmentTargets, Evaluation, KnownError, ProjectHead,
    ProjectTargets, SelfEvaluation, Source,
};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, DeclarationKey, Form, PROJECT_ID_LENGTH, ProjectId};
use crate::model::lineage::Lineage;
use crate::source::SourceFile;

/// Reads the declaration that the file's path names; `report` is what stands behind the head of a report. The path is the
/// identity; a head that says otherwise is a finding.
pub(super) fn declaration(
    file: &SourceFile,
    node: &Node<'_>,
    (key, report): (DeclarationKey, &str),
) -> (Declaration, Vec<Finding>) {
    let mut reader = Reader { file, findings: Vec::new(), unit: AmountUnit::default() };
    let at = At::ROOT;
    let record = reader.record(node, vocabulary::fields(key.form), &at);
    let title = head_agrees(&mut reader, &record, &key);
    reader.unit = reader.amount_unit(&record, &at);
    let content = match key.form {
        Form::DepartmentTargets => {
            Content::DepartmentTargets(Box::new(department_targets(&mut reader, &record)))
        }
        Form::ProjectTargets => Content::ProjectTargets(Box::new(project_targets(&mut reader, &record))),
        Form::DepartmentSelfEvaluation | Form::ProjectSelfEvaluation => {
            Content::SelfEvaluation(Box::new(self_evaluation(&mut reader, &record)))
        }
        Form::DepartmentEvaluation | Form::ProjectEvaluation => {
            Content::Evaluation(Box::new(evaluation(&mut reader, &record, report)))
        }
    };
    let declaration = Declaration {
        key,
        file: file.path.clone(),
        title,
        unit: reader.unit,
        department_name: reader.text(&record, "department_name", &at),
        filled_in_on: reader.text(&record, "filled_in_on", &at),
        extra: reader.labelled(&record, "extra", &at),
        adjustment: adjustment(&mut reader, &record),
        source: source(&mut reader, &record),
        corrections: super::publication::corrections(&mut reader, &record),
        known_errors: known_errors(&mut reader, &record),
        publication: super::publication::publication(&mut reader, &record),
        waivers: super::waivers::read(&mut reader, &record),
        content,
    };
    (declaration, reader.findings)
}

/// Holds the head against the path; the title as published.
fn head_agrees(reader: &mut Reader<'_>, record: &Record<'_, '_>, key: &DeclarationKey) -> Box<str> {
    let at = At::ROOT;
    let form = reader.form(record, key.form, &at);
    let title = form.map(|(_, written)| written).filter(|written| *written != key.form.name());
    let form = form.map(|(form, _)| (form == key.form, form.title().to_owned()));
    let year = reader.year(record, "year", &at).map(|year| (year == key.year, year.to_string()));
    let department = reader
        .id(record, ("department", DEPARTMENT_ID_LENGTH), &at)
        .map(|id| (id == key.department, id.to_string()));
    disagreement(reader, record, ("form", form, key.form.title()));
    disagreement(reader, record, ("year", year, &key.year.to_string()));
    disagreement(reader, record, ("department", department, key.department.as_str()));
    if let Some(project) = &key.project {
        let written = reader.id(record, ("project", PROJECT_ID_LENGTH), &at);
        let written = written.map(|id| (id == *project, id.to_string()));
        disagreement(reader, record, ("project", written, project.as_str()));
    }
    title.unwrap_or(key.form.title()).into()
}

fn disagreement(
    reader: &mut Reader<'_>,
    record: &Record<'_, '_>,
    (key, written, path): (&'static str, Option<(bool, String)>, &str),
) {
    let (Some((false, written)), Some(entry)) = (written, record.entry(key)) else { return };
    let label = &entry.key.text;
    let message = Said::new(
        format!("表内“{label}”是“{written}”，而文件路径说是“{path}”"),
        format!("“{label}” says “{written}”, the path of the file says “{path}”"),
    );
    let help = Said::new(
        format!("表内写错了，就改成“{label}: {path}”；文件放错了，就移到对应的文件夹、改成对应的文件名"),
        format!(
            "if the form is wrong, write “{label}: {path}”; if the file is in the wrong place, move or rename it"
        ),
    );
    reader.find(&rule::PATH_AND_HEAD_DISAGREE, &At::ROOT.key(key), entry.value.span, (message, help));
}

fn department_targets(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> DepartmentTargets {
    let at = At::ROOT;
    DepartmentTargets {
        subordinate_units: reader.number(record, "subordinate_units", &at),
        duties: reader.text(record, "duties", &at),
        budget: inner(reader, (record, "budget"), &at, budget),
        period_goal: reader.text(record, "period_goal", &at),
        overall_goal: reader.text(record, "overall_goal", &at),
        other_tasks: reader.texts(record, "other_tasks", &at),
        indicators: indicators(reader, (record, "indicators"), &at),
        period_indicators: indicators(reader, (record, "period_indicators"), &at),
    }
}

fn budget(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> Budget {
    Budget {
        expenditure: inner(reader, (record, "expenditure"), at, |reader, part, at| Expenditure {
            total: reader.amount(part, "total", at),
            basic: reader.amount(part, "basic", at),
            personnel: reader.amount(part, "personnel", at),
            operating: reader.amount(part, "operating", at),
            projects: reader.amount(part, "projects", at),
            other: reader.amount(part, "other", at),
        }),
        development: inner(reader, (record, "development"), at, |reader, part, at| Development {
            special: reader.amount(part, "special", at),
            other: reader.amount(part, "other", at),
        }),
        income: inner(reader, (record, "income"), at, money),
        levels: inner(reader, (record, "levels"), at, |reader, part, at| Levels {
            own: reader.amount(part, "own", at),
            transfers: reader.amount(part, "transfers", at),
        }),
    }
}

fn money(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> Money {
    let total = reader.amount(record, "total", at);
    let lines = Lines::new(lines(record).map(|line| (line, reader.amount(record, line.name(), at))));
    let own = own_lines(reader, record, at, |reader, item, at| reader.amount(item, "amount", at));
    Money { total, lines: lines.with_own(own) }
}

/// The sources of money that only this office lists, by their labels.
fn own_lines<T>(
    reader: &mut Reader<'_>,
    record: &Record<'_, '_>,
    at: &At<'_>,
    read: impl Fn(&mut Reader<'_>, &Record<'_, '_>, &At<'_>) -> T,
) -> Vec<OwnLine<T>> {
    let Some(entry) = record.entry("other_sources").filter(|entry| !entry.value.is_null()) else {
        return Vec::new();
    };
    let node = &entry.value;
    let at = at.key("other_sources");
    let mut own: Vec<OwnLine<T>> = Vec::new();
    if reader.sources_by_label(node, (record.inner("other_sources"), Some(&entry.key.text)), &at) {
        return own;
    }
    for item in reader.items(node, &at).unwrap_or_default() {
        if reader.sources_by_label(item, (record.inner("other_sources"), None), &at) {
            continue;
        }
        let before = reader.findings.len();
        let part = reader.record(item, record.inner("other_sources"), &at);
        let label = reader.needed_text(&part, "name", &at);
        if label.is_empty() {
            continue;
        }
        let nth = 1 + own.iter().filter(|before| before.label == label).count();
        let (list, at) = (&at, at.item(&label, u32::try_from(nth).unwrap_or(u32::MAX)));
        reader.belong_to(before, (list, &at));
        if record.is_line(&label) {
            reader.source_is_line(&part, &label, &at);
            continue;
        }
        let value = read(reader, &part, &at);
        own.push(OwnLine { label, value });
    }
    own
}

/// The lines of a money table that the author wrote.
fn lines(record: &Record<'_, '_>) -> impl Iterator<Item = BudgetLine> {
    record.written().filter_map(|key| BudgetLine::ALL.into_iter().find(|line| line.name() == key))
}

/// Reads the record behind `key` with `read`; a default where nothing stands there.
pub(super) fn inner<T: Default>(
    reader: &mut Reader<'_>,
    (record, key): (&Record<'_, '_>, &'static str),
    at: &At<'_>,
    read: impl FnOnce(&mut Reader<'_>, &Record<'_, '_>, &At<'_>) -> T,
) -> T {
    let Some(node) = record.node(key) else { return T::default() };
    let at = at.key(key);
    reader.unit_of_key(record, key, &at);
    let part = reader.record(node, record.inner(key), &at);
    read(reader, &part, &at)
}

fn project_head(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> ProjectHead {
    let at = At::ROOT;
    ProjectHead {
        name: reader.project_name(record, &at),
        code: reader.text(record, "code", &at),
        supervising_department: reader.text(record, "supervising_department", &at),
        implementing_unit: reader.text(record, "implementing_unit", &at),
        attribute: reader.text(record, "attribute", &at),
        project_type: reader.text(record, "project_type", &at),
        kind: reader.text(record, "kind", &at),
        period: reader.text(record, "period", &at),
        lineage: lineage(reader, record),
    }
}

/// Reads where a project came from and went to; nothing where the file says nothing of it, as nearly every one does.
fn lineage(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Box<Lineage<ProjectId>>> {
    let mut read = |key| reader.project(record, key, &At::ROOT);
    Lineage { continues: read("continues"), merged_into: read("merged_into"), split_from: read("split_from") }
        .boxed()
}

fn project_targets(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> ProjectTargets {
    let at = At::ROOT;
    ProjectTargets {
        head: project_head(reader, record),
        key_task: reader.number(record, "key_task", &at),
        funding: inner(reader, (record, "funding"), &at, money),
        period_funding: inner(reader, (record, "period_funding"), &at, money),
        basis: reader.text(record, "basis", &at),
        necessity: reader.text(record, "necessity", &at),
        content: reader.text(record, "content", &at),
        measures: reader.text(record, "measures", &at),
        plan: reader.text(record, "plan", &at),
        period_goal: reader.text(record, "period_goal", &at),
        annual_goal: reader.text(record, "annual_goal", &at),
        indicators: indicators(reader, (record, "indicators"), &at),
        period_indicators: indicators(reader, (record, "period_indicators"), &at),
        remarks: reader.text(record, "remarks", &at),
    }
}

fn self_evaluation(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> SelfEvaluation {
    let at = At::ROOT;
    SelfEvaluation {
        head: record.has_field("project").then(|| project_head(reader, record)),
        assurance: assurance(reader, record).unwrap_or_default(),
        execution: inner(reader, (record, "execution"), &at, execution),
        annual_goal: reader.text(record, "annual_goal", &at),
        achieved: reader.text(record, "achieved", &at),
        indicators: indicators(reader, (record, "indicators"), &at),
        total_score: reader.number(record, "total_score", &at),
        grade: reader.text(record, "grade", &at),
        conclusion: reader.text(record, "conclusion", &at),
        problems: reader.text(record, "problems", &at),
        corrective_action: reader.text(record, "corrective_action", &at),
        remarks: reader.text(record, "remarks", &at),
    }
}

fn evaluation(reader: &mut Reader<'_>, record: &Record<'_, '_>, report: &str) -> Evaluation {
    let at = At::ROOT;
    Evaluation {
        head: record.has_field("project").then(|| project_head(reader, record)),
        assurance: assurance(reader, record),
        evaluator: reader.text(record, "evaluator", &at),
        commissioned_by: reader.text(record, "commissioned_by", &at),
        date: reader.date(record, "date", &at),
        execution: inner(reader, (record, "execution"), &at, execution),
        indicators: indicators(reader, (record, "indicators"), &at),
        total_score: reader.number(record, "total_score", &at),
        grade: reader.text(record, "grade", &at),
        report: report.into(),
    }
}

fn assurance(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Assurance> {
    let words = Assurance::ALL.map(|one| (one, one.name(), one.zh()));
    reader.word(record, ("assurance", &words), &At::ROOT)
}

fn execution(reader: &mut Reader<'_>, grid: &Record<'_, '_>, at: &At<'_>) -> Execution {
    let total = inner(reader, (grid, "total"), at, execution_row);
    let lines = lines(grid).map(|line| (line, inner(reader, (grid, line.name()), at, execution_row)));
    let lines = Lines::new(lines);
    Execution { total, lines: lines.with_own(own_lines(reader, grid, at, execution_row)) }
}

fn execution_row(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> ExecutionRow {
    ExecutionRow {
        initial_budget: reader.amount(record, "initial_budget", at),
        adjusted_budget: reader.amount(record, "adjusted_budget", at),
        executed: reader.amount(record, "executed", at),
        weight: reader.number(record, "weight", at),
        rate: reader.rate(record, "rate", at),
        score: reader.number(record, "score", at),
        deviation: reader.text(record, "deviation", at),
    }
}

fn adjustment(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Box<Adjustment>> {
    let adjustment = inner(reader, (record, "adjustment"), &At::ROOT, |reader, part, at| Adjustment {
        reason: reader.text(part, "reason", at),
        document: reader.text(part, "document", at),
        date: reader.date(part, "date", at),
    });
    (adjustment != Adjustment::default()).then(|| Box::new(adjustment))
}

fn source(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Box<Source>> {
    let source = inner(reader, (record, "source"), &At::ROOT, |reader, part, at| Source {
        title: reader.text(part, "title", at),
        publisher: reader.text(part, "publisher", at),
        address: reader.text(part, "address", at),
        date: reader.date(part, "date", at),
        note: reader.text(part, "note", at),
    });
    (source != Source::default()).then(|| Box::new(source))
}

fn known_errors(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Vec<KnownError> {
    let Some(node) = record.node("known_errors") else { return Vec::new() };
    let at = At::ROOT.key("known_errors");
    let items = reader.items(node, &at).unwrap_or_default();
    items
        .iter()
        .map(|item| {
            let part = reader.record(item, record.inner("known_errors"), &at);
            KnownError {
                rule: reader.needed_text(&part, "rule", &at),
                field: reader.needed_text(&part, "field", &at),
                published: reader.needed_text(&part, "published", &at),
                computed: reader.needed_text(&part, "computed", &at),
                note: reader.text(&part, "note", &at),
            }
        })
        .collect()
}
