//! The vocabulary → JSON Schema, which tells an editor what may stand where: it completes keys, explains them and marks
//! mistakes while a clerk writes. A schema takes all that loading takes, in either language; what a schema cannot say
//! (sums, ids that agree with paths) loading says.
//!
//! Draft-07: the YAML server in editors reads it most completely, and other programs read it too. The keywords
//! `defaultSnippets`, `doNotSuggest` and `patternErrorMessage` are that server's own; others pass over them.

mod definitions;
mod dictionary;
mod layout;
mod levels;
mod skeleton;
mod values;

pub use self::dictionary::{Part, kind, parts};

use serde_json::{Map, Value, json};

use self::definitions::Definitions;
use crate::language::Language;
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::identity::Form;

/// What a schema is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A declaration of any form, told apart by what it says of its form.
    Declaration,
    /// A declaration of one form.
    Form(Form),
    /// `site.yaml`.
    Site,
    /// `departments.yaml`.
    Departments,
}

impl Subject {
    /// The schemas that a site needs, one for each kind of file.
    pub const OF_A_SITE: [Subject; 3] = [Subject::Declaration, Subject::Site, Subject::Departments];

    /// The name of the schema's file without `.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Subject::Declaration => "declaration",
            Subject::Form(form) => form.name(),
            Subject::Site => "site",
            Subject::Departments => "departments",
        }
    }

    /// Reads `site`, `departments`, or a form's name or title.
    #[must_use]
    pub fn parse(text: &str) -> Option<Subject> {
        match text {
            "site" => Some(Subject::Site),
            "departments" => Some(Subject::Departments),
            form => Form::parse(form, Form::ProjectTargets).map(Subject::Form),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Subject::Declaration => "申报表 · Declaration",
            Subject::Form(form) => form.title(),
            Subject::Site => "网站设置 · Settings of the site",
            Subject::Departments => "地区和部门 · Regions and departments",
        }
    }
}

/// The schema as a file: JSON with a newline at its end, the same on every machine.
#[must_use]
pub fn text(subject: Subject) -> String {
    let mut text = String::new();
    layout::write(&mut text, &schema(subject), 0);
    text.push('\n');
    text
}

/// The schema as a value.
#[must_use]
pub fn schema(subject: Subject) -> Value {
    let mut definitions = Definitions::default();
    definitions.record(vocabulary::WITHHELD, values::WITHHELD);
    let body = match subject {
        Subject::Declaration => any_form(&mut definitions),
        Subject::Form(form) => {
            let mut rules = vec![one_form(&mut definitions, form)];
            rules.extend(new_files(&[form]));
            json!({ "allOf": rules })
        }
        Subject::Site => json!({ "allOf": [definitions.record(vocabulary::SITE_FILE, subject.name())] }),
        Subject::Departments => {
            json!({ "allOf": [definitions.record(vocabulary::DEPARTMENTS_FILE, subject.name())] })
        }
    };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(subject.title()));
    schema.insert("type".to_owned(), json!("object"));
    if let Value::Object(body) = body {
        schema.extend(body);
    }
    schema.insert("definitions".to_owned(), definitions.written());
    Value::Object(schema)
}

fn one_form(definitions: &mut Definitions, form: Form) -> Value {
    definitions.of_form(form);
    definitions.record(vocabulary::fields(form), form.name())
}

/// A declaration whose form is not known yet: it says its form, and from then on it is held to that form's fields.
fn any_form(definitions: &mut Definitions) -> Value {
    let head = form_fields(Form::ALL[0]);
    let keys: Vec<&'static str> = head.iter().flat_map(|field| definitions::spellings(field)).collect();
    let mut rules = vec![definitions.open_record(&head, "head")];
    for form in Form::ALL {
        let fields = one_form(definitions, form);
        let name = definitions.define(&values::form_name(form), values::forms(Some(form)));
        let says: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), name.clone())).collect();
        let any: Vec<Value> = keys.iter().map(|key| json!({ "required": [key] })).collect();
        rules.push(json!({ "if": { "anyOf": any, "properties": says }, "then": fields }));
    }
    rules.extend(new_files(&Form::ALL));
    json!({ "allOf": rules })
}

/// The fields that say which form it is.
fn form_fields(form: Form) -> Vec<&'static Field> {
    vocabulary::fields(form).iter().filter(|field| matches!(field.kind, Kind::Form)).collect()
}

/// Whole new files of these forms to fill in, in either language, offered as long as the file does not say its form.
fn new_files(forms: &[Form]) -> Vec<Value> {
    let snippets: Vec<Value> =
        forms.iter().flat_map(|form| Language::ALL.map(|language| new_file(*form, language))).collect();
    let head = form_fields(forms[0]);
    head.into_iter()
        .map(|field| definitions::where_absent(field, json!({ "defaultSnippets": snippets })))
        .collect()
}

fn new_file(form: Form, language: Language) -> Value {
    let (label, other) = match language {
        Language::Chinese => (form.title(), form.name()),
        Language::English => (form.name(), form.title()),
    };
    json!({
        "label": label,
        "description": format!("新建一份，待填写 · a new file to fill in: {other}"),
        "body": skeleton::file(form, language),
    })
}
