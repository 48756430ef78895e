//! What an editor inserts behind a key: the keys that belong there, with stops to fill in one after the other. Snippets are
//! in the manner of the editors that read them: `$1`, `${2:万元}`.

use serde_json::{Map, Value, json};

use crate::language::Language;
use crate::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::amount::AmountUnit;
use crate::model::identity::Form;

/// Writes skeletons and numbers their stops.
struct Skeleton {
    language: Language,
    stops: u32,
}

/// A whole file of the form.
pub(super) fn file(form: Form, language: Language) -> Value {
    let mut skeleton = Skeleton { language, stops: 0 };
    let fields = customary(vocabulary::fields(form));
    let entries = fields.map(|field| match field.kind {
        Kind::Form if language == Language::Chinese => (field.zh[0].to_owned(), json!(form.title())),
        Kind::Form => (field.key.to_owned(), json!(form.name())),
        _ => (skeleton.key(field), skeleton.value(field.kind)),
    });
    Value::Object(entries.collect())
}

/// The fields that nearly every office fills in.
fn customary(fields: &'static [Field]) -> impl Iterator<Item = &'static Field> {
    fields.iter().filter(|field| field.customary)
}

/// The `defaultSnippets` of a field that holds a group of fields.
pub(super) fn snippet(field: &Field, language: Language) -> Map<String, Value> {
    let mut skeleton = Skeleton { language, stops: 0 };
    let mut keyword = Map::new();
    // What belongs to a list is offered for each of its items.
    if matches!(field.kind, Kind::Record(_) | Kind::Register(_) | Kind::Indicators(_)) {
        let label = format!("{}: …", skeleton.key(field));
        let snippet = json!([{ "label": label, "body": skeleton.value(field.kind) }]);
        keyword.insert("defaultSnippets".to_owned(), snippet);
    }
    keyword
}

/// An item of a list, whose fields `record` holds, with the skeleton of a whole one in each language.
pub(super) fn item(record: &Value, fields: &'static [Field]) -> Value {
    let snippets = Language::ALL.map(|language| {
        let mut skeleton = Skeleton { language, stops: 0 };
        let keys: Vec<String> = customary(fields).map(|field| skeleton.key(field)).collect();
        json!({ "label": keys.join("、"), "body": skeleton.record(fields) })
    });
    json!({ "type": "object", "allOf": [record], "defaultSnippets": snippets })
}

/// A list of one item.
pub(super) fn items(fields: &'static [Field], language: Language) -> Value {
    Skeleton { language, stops: 0 }.value(Kind::Records(fields))
}

impl Skeleton {
    fn key(&self, field: &Field) -> String {
        match self.language {
            Language::Chinese => field.zh[0].to_owned(),
            Language::English => field.key.to_owned(),
        }
    }

    fn stop(&mut self) -> u32 {
        self.stops += 1;
        self.stops
    }

    fn record(&mut self, fields: &'static [Field]) -> Value {
        Value::Object(customary(fields).map(|field| (self.key(field), self.value(field.kind))).collect())
    }

    fn value(&mut self, kind: Kind) -> Value {
        match kind {
            Kind::Record(fields) => self.record(fields),
            Kind::Records(fields) => json!([self.record(fields)]),
            Kind::Register(fields) => {
                let id = format!("${{{}:id}}", self.stop());
                json!({ id: self.record(fields) })
            }
            Kind::Indicators(fields) => {
                let (first, second) =
                    (FIRST_LEVELS[0].written(self.language), SECOND_LEVELS[0].written(self.language));
                json!({ first: { second: [self.record(fields)] } })
            }
            Kind::Narratives => json!([format!("${}", self.stop())]),
            Kind::AmountUnit => json!(format!("${{{}:{}}}", self.stop(), AmountUnit::default().name())),
            _ => json!(format!("${}", self.stop())),
        }
    }
}
