//! A file's tree → a declaration: which fields make which form. What cannot be represented is refused here, with a
//! finding; what merely should hold is a rule of `check`.

use super::at::At;
use super::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use super::record::{Reader, Record};
use super::rules as rule;
use super::tree::{Entry, Node, Value};
use super::vocabulary::{self, Field};
use crate::finding::{Finding, Said};
use crate::model::amount::AmountUnit;
use crate::model::declaration::{
    Budget, Content, Declaration, DepartmentTargets, Development, Execution, ExecutionRow, Expenditure,
    Funding, Income, KnownError, Levels, ProjectHead, ProjectSelfEvaluation, ProjectTargets, Source,
};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, DeclarationKey, Form, PROJECT_ID_LENGTH};
use crate::model::indicator::{FirstLevel, Indicator, IndicatorGroup, IndicatorHash, IndicatorResult, Level};
use crate::source::SourceFile;

/// Reads the declaration that the file's path names. The path is the identity; a head that says otherwise is a finding.
pub(super) fn declaration(
    file: &SourceFile,
    node: &Node<'_>,
    key: DeclarationKey,
) -> (Declaration, Vec<Finding>) {
    let mut reader = Reader { file, findings: Vec::new(), unit: AmountUnit::default() };
    let at = At::ROOT;
    let record = reader.record(node, vocabulary::fields(key.form), &at);
    head_agrees(&mut reader, &record, &key);
    reader.unit = reader.amount_unit(&record, &at);
    let content = match key.form {
        Form::DepartmentTargets => {
            Content::DepartmentTargets(Box::new(department_targets(&mut reader, &record)))
        }
        Form::ProjectTargets => Content::ProjectTargets(Box::new(project_targets(&mut reader, &record))),
        Form::ProjectSelfEvaluation => {
            Content::ProjectSelfEvaluation(Box::new(project_self_evaluation(&mut reader, &record)))
        }
    };
    let declaration = Declaration {
        key,
        file: file.path.clone(),
        unit: reader.unit,
        source: source(&mut reader, &record),
        known_errors: known_errors(&mut reader, &record),
        content,
    };
    (declaration, reader.findings)
}

/// Holds the head against the path.
fn head_agrees(reader: &mut Reader<'_>, record: &Record<'_, '_>, key: &DeclarationKey) {
    let at = At::ROOT;
    let form = reader.form(record, &at).map(|form| (form == key.form, form.titles()[0].to_owned()));
    let year = reader.year(record, "year", &at).map(|year| (year == key.year, year.to_string()));
    let department = reader
        .id(record, ("department", DEPARTMENT_ID_LENGTH), &at)
        .map(|id| (id == key.department, id.to_string()));
    disagreement(reader, record, ("form", form, key.form.titles()[0]));
    disagreement(reader, record, ("year", year, &key.year.to_string()));
    disagreement(reader, record, ("department", department, key.department.as_str()));
    if let Some(project) = &key.project {
        let written = reader.id(record, ("project", PROJECT_ID_LENGTH), &at);
        let written = written.map(|id| (id == *project, id.to_string()));
        disagreement(reader, record, ("project", written, project.as_str()));
    }
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
        budget: inner(reader, (record, "budget"), &at, budget),
        overall_goal: reader.text(record, "overall_goal", &at),
        other_tasks: reader.texts(record, "other_tasks", &at),
        indicators: indicators(reader, record, &at),
    }
}

fn budget(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> Budget {
    Budget {
        expenditure: inner(reader, (record, "expenditure"), at, |reader, part, at| Expenditure {
            total: reader.amount(part, "total", at),
            basic: reader.amount(part, "basic", at),
            projects: reader.amount(part, "projects", at),
        }),
        development: inner(reader, (record, "development"), at, |reader, part, at| Development {
            special: reader.amount(part, "special", at),
            other: reader.amount(part, "other", at),
        }),
        income: inner(reader, (record, "income"), at, |reader, part, at| Income {
            total: reader.amount(part, "total", at),
            fiscal: reader.amount(part, "fiscal", at),
            other: reader.amount(part, "other", at),
        }),
        levels: inner(reader, (record, "levels"), at, |reader, part, at| Levels {
            own: reader.amount(part, "own", at),
            transfers: reader.amount(part, "transfers", at),
        }),
    }
}

/// Reads the record behind `key` with `read`; a default where nothing stands there.
fn inner<T: Default>(
    reader: &mut Reader<'_>,
    (record, key): (&Record<'_, '_>, &'static str),
    at: &At<'_>,
    read: impl FnOnce(&mut Reader<'_>, &Record<'_, '_>, &At<'_>) -> T,
) -> T {
    let Some(node) = record.node(key) else { return T::default() };
    let at = at.key(key);
    let part = reader.record(node, record.inner(key), &at);
    read(reader, &part, &at)
}

fn project_head(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> ProjectHead {
    let at = At::ROOT;
    ProjectHead {
        name: reader.needed_text(record, "name", &at),
        code: reader.text(record, "code", &at),
        supervising_department: reader.text(record, "supervising_department", &at),
        implementing_unit: reader.text(record, "implementing_unit", &at),
        kind: reader.text(record, "kind", &at),
        period: reader.text(record, "period", &at),
    }
}

fn project_targets(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> ProjectTargets {
    let at = At::ROOT;
    ProjectTargets {
        head: project_head(reader, record),
        key_task: reader.number(record, "key_task", &at),
        funding: inner(reader, (record, "funding"), &at, |reader, part, at| Funding {
            total: reader.amount(part, "total", at),
            fiscal: reader.amount(part, "fiscal", at),
            upper_level: reader.amount(part, "upper_level", at),
            other: reader.amount(part, "other", at),
        }),
        basis: reader.text(record, "basis", &at),
        content: reader.text(record, "content", &at),
        period_goal: reader.text(record, "period_goal", &at),
        annual_goal: reader.text(record, "annual_goal", &at),
        indicators: indicators(reader, record, &at),
    }
}

fn project_self_evaluation(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> ProjectSelfEvaluation {
    let at = At::ROOT;
    ProjectSelfEvaluation {
        head: project_head(reader, record),
        execution: inner(reader, (record, "execution"), &at, |reader, grid, at| Execution {
            total: inner(reader, (grid, "total"), at, execution_row),
            fiscal: inner(reader, (grid, "fiscal"), at, execution_row),
            carried_over: inner(reader, (grid, "carried_over"), at, execution_row),
            other: inner(reader, (grid, "other"), at, execution_row),
        }),
        annual_goal: reader.text(record, "annual_goal", &at),
        achieved: reader.text(record, "achieved", &at),
        indicators: indicators(reader, record, &at),
        total_score: reader.number(record, "total_score", &at),
    }
}

fn execution_row(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> ExecutionRow {
    ExecutionRow {
        initial_budget: reader.amount(record, "initial_budget", at),
        adjusted_budget: reader.amount(record, "adjusted_budget", at),
        executed: reader.amount(record, "executed", at),
        weight: reader.number(record, "weight", at),
        rate: reader.rate(record, "rate", at),
        score: reader.number(record, "score", at),
    }
}

/// First level → second level → items, or first level → items where the form names no second level.
fn indicators(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> Vec<IndicatorGroup> {
    let mut groups: Vec<IndicatorGroup> = Vec::new();
    let Some(node) = record.node("indicators") else { return groups };
    let (at, fields) = (at.key("indicators"), record.inner("indicators"));
    if node.items().is_some() {
        only_findings(reader, (node, fields), &at);
    }
    for entry in levels(reader, node, &at) {
        let Some(first) = level(reader, entry, FIRST_LEVELS, &at) else {
            only_findings(reader, (&entry.value, fields), &at);
            continue;
        };
        if groups.iter().any(|group| group.level.first == first) {
            level_twice(reader, entry, &at.key(first.name()));
            only_findings(reader, (&entry.value, fields), &at);
            continue;
        }
        let at = at.key(first.name());
        if let Value::Map(_) = entry.value.value {
            for entry in levels(reader, &entry.value, &at) {
                let Some(second) = level(reader, entry, SECOND_LEVELS, &at) else {
                    only_findings(reader, (&entry.value, fields), &at);
                    continue;
                };
                let at = at.key(second.name());
                let level = Level { first, second: Some(second) };
                if groups.iter().any(|group| group.level == level) {
                    level_twice(reader, entry, &at);
                    only_findings(reader, (&entry.value, fields), &at);
                    continue;
                }
                groups.push(group(reader, (&entry.value, fields), level, &at));
            }
        } else {
            groups.push(group(reader, (&entry.value, fields), Level { first, second: None }, &at));
        }
    }
    groups
}

/// What stands under a level that nobody knows is read for its mistakes, so that one run tells all of them.
fn only_findings(reader: &mut Reader<'_>, (node, fields): (&Node<'_>, &'static [Field]), at: &At<'_>) {
    match node.entries() {
        Some(entries) => entries.iter().for_each(|entry| only_findings(reader, (&entry.value, fields), at)),
        None => _ = group(reader, (node, fields), Level { first: FirstLevel::Output, second: None }, at),
    }
}

/// Two spellings of one level.
fn level_twice(reader: &mut Reader<'_>, entry: &Entry<'_>, at: &At<'_>) {
    let written = &entry.key.text;
    let message = Said::new(
        format!("指标级别“{written}”上面已经有了，只是写法不同"),
        format!("the level “{written}” stands above already, in another spelling"),
    );
    let help = Said::new("把两处的指标合在一处", "put the indicators of both places into one");
    reader.find(&rule::FIELD_WRITTEN_TWICE, at, entry.key.span, (message, help));
}

/// The entries of a group of levels.
fn levels<'n, 't>(reader: &mut Reader<'_>, node: &'n Node<'t>, at: &At<'_>) -> &'n [Entry<'t>] {
    if let (None, false) = (node.entries(), matches!(node.value, Value::Unread)) {
        reader.not_levels(node, at);
    }
    node.entries().unwrap_or_default()
}

fn level<L: Copy>(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    words: &'static [LevelWord<L>],
    at: &At<'_>,
) -> Option<L> {
    let found = LevelWord::find(words, &entry.key.text);
    if found.is_none() {
        let written = &entry.key.text;
        let said = super::unknown::level(written, words);
        reader.find(&rule::LEVEL_UNKNOWN, &at.key(written), entry.key.span, said);
    }
    found
}

fn group(
    reader: &mut Reader<'_>,
    (node, fields): (&Node<'_>, &'static [Field]),
    level: Level,
    at: &At<'_>,
) -> IndicatorGroup {
    let items = reader.items(node, at).unwrap_or_default();
    let mut indicators: Vec<Indicator> = Vec::with_capacity(items.len());
    for item in items {
        let before = reader.findings.len();
        let record = reader.record(item, fields, at);
        let name = reader.needed_text(&record, "name", at);
        if name.is_empty() {
            continue;
        }
        let nth = 1 + indicators.iter().filter(|before| before.name == name).count();
        let (list, at) = (at, at.item(&name, u32::try_from(nth).unwrap_or(u32::MAX)));
        reader.belong_to(before, (list, &at));
        let targets = (
            reader.target(&record, "period_target", (&at, &name)),
            reader.target(&record, "annual_target", (&at, &name)),
        );
        indicators.push(Indicator {
            hash: IndicatorHash::of(level, &name),
            period_target: targets.0,
            annual_target: targets.1,
            result: result(reader, &record, (&at, &name)),
            name,
        });
    }
    IndicatorGroup { level, indicators }
}

/// What a self-evaluation adds; `None` in forms that have no such fields.
fn result(
    reader: &mut Reader<'_>,
    record: &Record<'_, '_>,
    (at, name): (&At<'_>, &str),
) -> Option<Box<IndicatorResult>> {
    record.has_field("actual").then(|| {
        Box::new(IndicatorResult {
            actual: reader.target(record, "actual", (at, name)),
            weight: reader.number(record, "weight", at),
            score: reader.number(record, "score", at),
            deviation: reader.text(record, "deviation", at),
        })
    })
}

fn source(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Box<Source>> {
    record.node("source")?;
    Some(Box::new(inner(reader, (record, "source"), &At::ROOT, |reader, part, at| Source {
        title: reader.text(part, "title", at),
        publisher: reader.text(part, "publisher", at),
        address: reader.text(part, "address", at),
        date: reader.date(part, "date", at),
        note: reader.text(part, "note", at),
    })))
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
