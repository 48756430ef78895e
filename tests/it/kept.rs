//! What a YAML file says, as another library reads it: the facts that must not be lost on any way.

use std::collections::BTreeSet;

use gongkai::model::declaration::Assurance;
use gongkai::model::identity::Form;
use gongkai::model::indicator::Polarity;

/// The head of a report; nothing where the file is YAML from beginning to end.
pub(crate) fn head(text: &str) -> Option<&str> {
    text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(head, _)| head)
}

/// What a form says by saying nothing: the unit itself stands behind its self-evaluation.
fn is_default(text: &str) -> bool {
    Assurance::parse(text) == Some(Assurance::SelfEvaluated)
}

/// The YAML of a file: its head, where it is a report.
pub(crate) fn yaml(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(head(text).unwrap_or(text)).expect("YAML that others read")
}

/// Every scalar of a value as others read it, in brackets where it is a key.
fn scalars(value: &serde_yaml::Value, into: &mut Vec<String>) {
    use serde_yaml::Value;
    match value {
        Value::Mapping(entries) => entries.iter().for_each(|(_, value)| scalars(value, into)),
        Value::Sequence(items) => items.iter().for_each(|item| scalars(item, into)),
        Value::String(text) => into.push(text.trim().to_owned()),
        Value::Number(number) => into.push(number.to_string()),
        Value::Bool(flag) => into.push(flag.to_string()),
        Value::Null | Value::Tagged(_) => {}
    }
}

/// What is the same fact in another writing: a number without zeros at its end, a percentage without its sign, a word of a
/// list by its usual spelling.
fn same(text: &str) -> String {
    let number = text.replace(',', "");
    let number = number.trim_end_matches(['%', '％', '分']);
    match number.parse::<rust_decimal::Decimal>() {
        Ok(number) => number.normalize().to_string(),
        Err(_) => {
            let assurance = Assurance::parse(text).map(|one| one.zh()[0]);
            let polarity = || Polarity::parse(text).map(|one| one.zh()[0]);
            let form = || Form::ALL.into_iter().find(|form| form.name() == text).map(Form::title);
            assurance.or_else(polarity).or_else(form).unwrap_or(text).to_owned()
        }
    }
}

/// Every fact of a file as others read it, whatever its writing.
pub(crate) fn facts_of(text: &str) -> BTreeSet<String> {
    let mut all = Vec::new();
    scalars(&yaml(text), &mut all);
    all.iter()
        .filter(|text| !["无", "—", "/", "指标2"].contains(&text.as_str()) && !is_default(text))
        .map(|text| same(text))
        .collect()
}
