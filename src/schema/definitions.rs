//! Records of the vocabulary → the definitions of a schema: every spelling of every key, what may stand behind it, and
//! what must be there in one spelling or another.

use serde_json::{Map, Value, json};

use super::values::{self, reference};
use super::{levels, skeleton};
use crate::language::Language;
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::identity::Form;

/// The definitions of one schema, each once however often it is used.
#[derive(Default)]
pub(super) struct Definitions {
    /// The form whose fields are being written; none where that is not known yet.
    form: Option<Form>,
    named: Vec<(&'static [Field], String)>,
    written: Map<String, Value>,
}

/// Every spelling of the field's key: what we write in Chinese, the English key, the other Chinese spellings.
pub(super) fn spellings(field: &'static Field) -> impl Iterator<Item = &'static str> {
    let (first, others) = field.zh.split_at(field.zh.len().min(1));
    first.iter().copied().chain(std::iter::once(field.key)).chain(others.iter().copied())
}

/// The field's key with what forms print around it, as loading takes it: 其中：财政拨款（万元）.
fn as_printed(field: &'static Field, path: &str) -> (String, Value) {
    let escaped = |key: &str| key.replace('(', "\\(").replace(')', "\\)");
    let keys: Vec<String> = spellings(field).map(escaped).collect();
    let keys = keys.join("|");
    let bracket = "([（(][^（）()]*[）)]\\s*)";
    let pattern = format!("^\\s*(其中\\s*[：:]\\s*({keys})\\s*{bracket}*|({keys})\\s*{bracket}+)$");
    (pattern, reference(&format!("{path}/properties/{}", field.key)))
}

/// Holds that the field is there once: beside a spelling that an editor offers, no other is allowed. That two of the others
/// do not stand together, loading says: to say it here would take every pair of them.
fn once(field: &'static Field) -> Vec<(String, Value)> {
    let keys: Vec<&'static str> =
        spellings(field).filter(|key| !vocabulary::has_second_meaning(key)).collect();
    let rule = |nth: usize, key: &str| {
        let others: Map<String, Value> =
            keys[nth + 1..].iter().map(|other| ((*other).to_owned(), json!(false))).collect();
        let message = format!("与“{key}”是同一个字段，只留一个 · the same field as “{key}”; keep one");
        (key.to_owned(), json!({ "properties": others, "errorMessage": message }))
    };
    let offered = keys.len().saturating_sub(1).min(Language::ALL.len());
    keys.iter().take(offered).enumerate().map(|(nth, key)| rule(nth, key)).collect()
}

/// Holds that the field is there. Any spelling will do; where there is none, the one that we write is asked for, so that an
/// editor has one key to name.
fn presence(field: &'static Field) -> Value {
    where_absent(field, json!({ "required": [field.zh[0]] }))
}

/// What holds where the field is there in no spelling.
pub(super) fn where_absent(field: &'static Field, schema: Value) -> Value {
    let none: Map<String, Value> = spellings(field).map(|key| (key.to_owned(), json!(false))).collect();
    json!({ "if": { "properties": none }, "then": schema })
}

impl Definitions {
    /// What follows is of this form.
    pub(super) fn of_form(&mut self, form: Form) {
        self.form = Some(form);
    }

    /// All definitions, by name.
    pub(super) fn written(self) -> Value {
        let mut sorted: Vec<(String, Value)> = self.written.into_iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        Value::Object(sorted.into_iter().collect())
    }

    /// A reference to the definition of a record, which is written where it is not there yet; then `path` is its name.
    pub(super) fn record(&mut self, fields: &'static [Field], path: &str) -> Value {
        if let Some((_, name)) = self.named.iter().find(|(known, _)| std::ptr::eq(*known, fields)) {
            return reference(name);
        }
        self.named.push((fields, path.to_owned()));
        let schema = self.fields(fields, path);
        self.written.insert(path.to_owned(), schema);
        reference(path)
    }

    /// Writes the definition of a record that may have other fields too.
    pub(super) fn open_record(&mut self, fields: &[&'static Field], path: &str) -> Value {
        let properties: Map<String, Value> =
            fields.iter().flat_map(|field| self.properties(field, path)).collect();
        let needed: Vec<Value> = fields.iter().copied().filter(|field| field.needed).map(presence).collect();
        self.define(path, json!({ "properties": properties, "allOf": needed }))
    }

    /// The schema of a record: its keys, no others, and those that it needs.
    fn fields(&mut self, fields: &'static [Field], path: &str) -> Value {
        let properties: Map<String, Value> =
            fields.iter().flat_map(|field| self.properties(field, path)).collect();
        let mut schema = json!({ "properties": properties, "additionalProperties": false });
        schema["patternProperties"] =
            Value::Object(fields.iter().map(|field| as_printed(field, path)).collect());
        schema["dependencies"] = Value::Object(fields.iter().flat_map(once).collect());
        let needed: Vec<Value> = fields.iter().filter(|field| field.needed).map(presence).collect();
        if !needed.is_empty() {
            schema["allOf"] = Value::Array(needed);
        }
        schema
    }

    /// The properties of one field of the record `path`. Completion offers one key in each language; the other spellings
    /// are understood.
    fn properties(&mut self, field: &'static Field, path: &str) -> Vec<(String, Value)> {
        let value = self.value(field, &format!("{path}.{}", field.key));
        let mut offered = Map::new();
        offered.insert("description".to_owned(), json!(super::dictionary::explained(field)));
        offered.extend(value.clone());
        let mut understood = Map::new();
        understood.insert("doNotSuggest".to_owned(), json!(true));
        // Beside `$ref` the editors' server drops all but what explains.
        if value.contains_key("$ref") {
            let same = reference(&format!("{path}/properties/{}", field.key));
            understood.insert("allOf".to_owned(), json!([same]));
        } else {
            understood.extend(offered.clone());
        }
        let languages = Language::ALL.map(Some).into_iter().chain(std::iter::repeat(None));
        spellings(field)
            .zip(languages)
            .map(|(key, language)| {
                let property = match language {
                    Some(language) => {
                        let snippet = skeleton::snippet(field, language);
                        offered
                            .iter()
                            .map(|(word, value)| (word.clone(), value.clone()))
                            .chain(snippet)
                            .collect()
                    }
                    None => understood.clone(),
                };
                (key.to_owned(), Value::Object(property))
            })
            .collect()
    }

    /// What may stand behind the field. A group refers to what it needs rather than saying it in place, so that an editor
    /// inserts the field's skeleton and not every key that could be.
    fn value(&mut self, field: &'static Field, path: &str) -> Map<String, Value> {
        let (types, held) = match field.kind {
            Kind::Record(fields) => ("object", self.record(fields, path)),
            Kind::Records(fields) => {
                let item = self.record(fields, path);
                let list = json!({ "items": skeleton::item(&item, fields) });
                ("array", self.define(&format!("{path}.list"), list))
            }
            Kind::Register(fields) => {
                let entry = self.record(fields, path);
                ("object", self.define(&format!("{path}.by-id"), values::register(&entry)))
            }
            Kind::Indicators(fields) => {
                let item = self.record(fields, path);
                (
                    "object",
                    levels::by_level(&mut |name, schema| self.define(name, schema), &item, (path, fields)),
                )
            }
            Kind::RuleLevels(fields) => {
                let (name, word) = values::leaf(&fields[0], self.form);
                let (word, staged) = (self.define(&name, word), self.record(fields, path));
                let of_a_rule = json!({ "if": { "type": "object" }, "then": staged, "else": word });
                (
                    "object",
                    self.define(&format!("{path}.by-rule"), json!({ "additionalProperties": of_a_rule })),
                )
            }
            _ => {
                let (name, schema) = values::leaf(field, self.form);
                let mut value = Map::new();
                value.insert("$ref".to_owned(), self.define(&name, schema)["$ref"].clone());
                return value;
            }
        };
        let mut value = Map::new();
        value.insert("type".to_owned(), json!([types, "null"]));
        if let Kind::Record(_) = field.kind {
            value.insert("type".to_owned(), json!([types, "null", "string"]));
            value.insert("pattern".to_owned(), json!(values::left_blank()));
        }
        value.insert("allOf".to_owned(), json!([held]));
        value
    }

    /// A reference to the definition `name`, which is written where it is not there yet.
    pub(super) fn define(&mut self, name: &str, schema: Value) -> Value {
        self.written.entry(name).or_insert(schema);
        reference(name)
    }
}
