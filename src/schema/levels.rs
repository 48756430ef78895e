//! The levels of indicators as keys: every word of a form is understood, and those of today's forms are offered, each
//! second level under its own first.

use serde_json::{Map, Value, json};

use super::skeleton;
use crate::language::Language;
use crate::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use crate::load::vocabulary::Field;
use crate::model::indicator::SecondLevel;

/// First level → second level → items, or first level → items. `item` refers to what an item is, with its fields;
/// `define` writes a definition, named after `path`, and refers to it.
pub(super) fn by_level(
    define: &mut dyn FnMut(&str, Value) -> Value,
    item: &Value,
    (path, fields): (&str, &'static [Field]),
) -> Value {
    let items = skeleton::item(item, fields);
    let list = json!({ "type": ["array", "null"], "items": items });
    let list = define(&format!("{path}.list"), list);
    let second: Map<String, Value> = SECOND_LEVELS
        .iter()
        .flat_map(words)
        .map(|word| (word.to_owned(), json!({ "doNotSuggest": true, "allOf": [list] })))
        .collect();
    let second = json!({ "properties": second, "additionalProperties": list, "items": items });
    let second = define(&format!("{path}.second"), second);
    // A level that only some offices have is kept as published.
    let other = json!({ "type": ["object", "array", "null"], "allOf": [second] });
    let mut first = Map::new();
    for level in FIRST_LEVELS {
        // 成本指标 was a second level before it was a first one: it is understood, and no longer offered.
        let is_offered = |second: &&'static LevelWord<SecondLevel>| {
            second.level.first() == level.level && second.zh[0] != level.zh[0]
        };
        let below = || SECOND_LEVELS.iter().filter(is_offered);
        let offered: Map<String, Value> =
            below().flat_map(|second| offer(second, |_| json!({ "type": ["array", "null"] }))).collect();
        let held = json!({ "type": ["object", "array", "null"], "allOf": [second], "properties": offered });
        let held = define(&format!("{path}.{}", level.level.name()), held);
        let mut keys: Map<String, Value> = Map::new();
        keys.extend(offer(level, |language| {
            let key = level.written(language);
            let inner = below().next().map_or("", |below| below.written(language));
            let body = json!({ inner: skeleton::items(fields, language) });
            json!({ "defaultSnippets": [{ "label": format!("{key}: …"), "body": body }] })
        }));
        for word in words(level) {
            let key = keys.entry(word).or_insert_with(|| json!({ "doNotSuggest": true }));
            key["allOf"] = json!([held]);
        }
        first.extend(keys);
    }
    define(&format!("{path}.first"), json!({ "properties": first, "additionalProperties": other }))
}

fn words<L>(word: &'static LevelWord<L>) -> impl Iterator<Item = &'static str> {
    word.zh.iter().chain(word.en).copied()
}

/// The level's key in each language, with what `more` says of it.
fn offer<L>(word: &'static LevelWord<L>, more: impl Fn(Language) -> Value) -> Vec<(String, Value)> {
    Language::ALL
        .into_iter()
        .map(|language| {
            let mut offered = more(language);
            offered["description"] = json!(format!("{} · {}", word.zh[0], word.en[0]));
            (word.written(language).to_owned(), offered)
        })
        .collect()
}
