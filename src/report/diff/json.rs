//! What differs, for programs. `docs/schema/diff.schema.json` says what each key means.

use std::borrow::Cow;

use serde::Serialize;

use super::{Compared, Side, SideName};
use crate::diff::{Change, Changed, Difference, Kind};
use crate::facts::Value;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;

/// The shape of the report; a key is added without a new number, never taken away.
const VERSION: u32 = 1;

/// Everything that differs, as one JSON value.
#[must_use]
pub fn json(compared: &Compared<'_>) -> String {
    let Compared { before, after, differences } = compared;
    let declarations = differences.changed.iter().map(JsonDeclaration::changed);
    let declarations = declarations
        .chain(differences.added.iter().map(|added| JsonDeclaration::only(added, Kind::Added)))
        .chain(differences.removed.iter().map(|removed| JsonDeclaration::only(removed, Kind::Removed)))
        .collect();
    let report = JsonReport {
        version: VERSION,
        before: JsonSide::of(before),
        after: JsonSide::of(after),
        counts: JsonCounts {
            changed: differences.changed.len(),
            added: differences.added.len(),
            removed: differences.removed.len(),
            unchanged: differences.unchanged,
            changes: differences.changes(),
        },
        declarations,
    };
    // Serialising plain data to memory cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_else(|_| "{}".to_owned())
}

#[derive(Serialize)]
struct JsonReport<'d> {
    version: u32,
    before: JsonSide<'d>,
    after: JsonSide<'d>,
    counts: JsonCounts,
    declarations: Vec<JsonDeclaration<'d>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum JsonSide<'d> {
    Year(u16),
    Folder(&'d str),
    Release(Option<&'d str>),
    Now(bool),
}

#[derive(Serialize)]
struct JsonCounts {
    changed: usize,
    added: usize,
    removed: usize,
    unchanged: usize,
    changes: usize,
}

#[derive(Serialize)]
struct JsonDeclaration<'d> {
    change: &'static str,
    department: &'d str,
    project: Option<&'d str>,
    form: &'static str,
    before: Option<JsonEdition<'d>>,
    after: Option<JsonEdition<'d>>,
    changes: Vec<JsonChange<'d>>,
}

#[derive(Serialize)]
struct JsonEdition<'d> {
    year: u16,
    edition: u32,
    file: &'d str,
    name: Option<&'d str>,
}

#[derive(Serialize)]
struct JsonChange<'d> {
    change: &'static str,
    field: String,
    label: &'d [&'d str],
    kind: &'static str,
    before: JsonValue<'d>,
    after: JsonValue<'d>,
    difference: Option<JsonDifference>,
}

#[derive(Serialize)]
struct JsonValue<'d> {
    state: &'static str,
    text: Option<Cow<'d, str>>,
    unit: Option<&'static str>,
    ground: Option<&'d str>,
}

#[derive(Serialize)]
struct JsonDifference {
    amount: String,
    unit: &'static str,
    percent: Option<String>,
    percent_of: Option<JsonMoney>,
}

#[derive(Serialize)]
struct JsonMoney {
    amount: String,
    unit: &'static str,
}

impl<'d> JsonSide<'d> {
    fn of(side: &'d Side<'_>) -> JsonSide<'d> {
        match &side.name {
            SideName::Year(year) => JsonSide::Year(year.number()),
            SideName::Folder(folder) => JsonSide::Folder(folder),
            SideName::Release(id) => JsonSide::Release(id.as_deref()),
            SideName::Now => JsonSide::Now(true),
        }
    }
}

impl<'d> JsonDeclaration<'d> {
    fn changed(changed: &'d Changed<'_>) -> JsonDeclaration<'d> {
        JsonDeclaration {
            before: Some(JsonEdition::of(changed.before)),
            changes: changed.changes.iter().map(JsonChange::of).collect(),
            ..JsonDeclaration::only(changed.after, Kind::Changed)
        }
    }

    fn only(declaration: &'d Declaration, kind: Kind) -> JsonDeclaration<'d> {
        let key = &declaration.key;
        let edition = Some(JsonEdition::of(declaration));
        let (before, after) = if kind == Kind::Removed { (edition, None) } else { (None, edition) };
        JsonDeclaration {
            change: kind.name(),
            department: key.department.as_str(),
            project: key.project.as_ref().map(|project| project.as_str()),
            form: key.form.name(),
            before,
            after,
            changes: Vec::new(),
        }
    }
}

impl<'d> JsonEdition<'d> {
    fn of(declaration: &'d Declaration) -> JsonEdition<'d> {
        JsonEdition {
            year: declaration.key.year.number(),
            edition: declaration.key.edition,
            file: &declaration.file,
            name: declaration.head().map(|head| &*head.name),
        }
    }
}

impl<'d> JsonChange<'d> {
    fn of(change: &'d Change<'_>) -> JsonChange<'d> {
        JsonChange {
            change: change.kind().name(),
            field: change.path.to_string(),
            label: &change.label,
            kind: kind(change),
            before: JsonValue::of(&change.before),
            after: JsonValue::of(&change.after),
            difference: change.difference().map(|difference| JsonDifference::of(&difference)),
        }
    }
}

/// What kind of value the field holds, as far as either side gives one.
fn kind(change: &Change<'_>) -> &'static str {
    match change.after.given().or(change.before.given()) {
        Some(Value::Amount(_)) => "amount",
        Some(Value::Number(_)) => "number",
        Some(Value::Percent(_)) => "percent",
        Some(Value::Target(_)) => "target",
        Some(Value::Project(_)) => "project",
        Some(Value::Text(_) | Value::Day(_)) => "text",
        Some(Value::Heading(_)) => "heading",
        None => "none",
    }
}

impl<'d> JsonValue<'d> {
    fn of(value: &'d Stated<Value<'_>>) -> JsonValue<'d> {
        let bare = JsonValue { state: "absent", text: None, unit: None, ground: None };
        match value {
            Stated::Absent => bare,
            Stated::NotApplicable => JsonValue { state: "not-applicable", ..bare },
            Stated::Withheld(ground) => JsonValue { state: "withheld", ground: Some(ground), ..bare },
            Stated::Given(value) => {
                let unit = match value {
                    Value::Amount(amount) => Some(amount.unit.name()),
                    _ => None,
                };
                JsonValue { state: "given", text: Some(value.text()), unit, ..bare }
            }
        }
    }
}

impl JsonDifference {
    fn of(difference: &Difference) -> JsonDifference {
        let Difference { before, amount, percent } = difference;
        let of = || JsonMoney { amount: before.plain().into(), unit: before.unit.name() };
        JsonDifference {
            amount: amount.plain().into(),
            unit: amount.unit.name(),
            percent: percent.map(|percent| percent.to_string()),
            percent_of: percent.map(|_| of()),
        }
    }
}
