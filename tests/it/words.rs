//! Every word that code and templates ask for is there, in both languages; none stands there for nothing.

use std::collections::BTreeSet;
use std::path::Path;

use gongkai::language::Language;
use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::identity::Form;
use gongkai::words::Words;

fn sources(folder: &Path, ending: &str, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, ending, into);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            into.push(std::fs::read_to_string(path).expect("text"));
        }
    }
}

/// Names of messages in the Fluent file.
fn ids(language: Language) -> BTreeSet<String> {
    let path = format!("{}/src/words/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
    let text = std::fs::read_to_string(path).expect("the words");
    text.lines()
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
        .filter(|id| !id.starts_with([' ', '#']))
        .collect()
}

#[test]
fn every_word_of_the_templates_is_there() {
    let mut templates = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates"), "html", &mut templates);
    let words = Words::new(Language::English);
    for template in &templates {
        for rest in template.split("text.").skip(1) {
            let id: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(words.plain().contains_key(&id), "a template asks for text.{id}");
        }
    }
}

#[test]
fn every_word_of_the_code_is_there() {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut texts);
    let ids = ids(Language::Chinese);
    for ask in ["scene.text(\"", "text_owned(\"", "words.text(\"", "scene.say(\"", "words.say(\""] {
        for id in
            texts.iter().flat_map(|text| text.split(ask).skip(1)).filter_map(|rest| rest.split('"').next())
        {
            assert!(ids.contains(id), "the code asks for {id}");
        }
    }
    for ask in ["Column::text(words, \"", "Column::new(words, \"", "Column::text(scene.words, \""] {
        for key in
            texts.iter().flat_map(|text| text.split(ask).skip(1)).filter_map(|rest| rest.split('"').next())
        {
            assert!(ids.contains(&format!("column_{key}")), "the code asks for column_{key}");
        }
    }
}

#[test]
fn no_word_stands_there_for_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), "rs", &mut texts);
    sources(&root.join("src"), "ftl", &mut texts);
    sources(&root.join("themes/default/templates"), "html", &mut texts);
    let all = texts.concat();
    // Words that are put together from a fixed part and a name.
    let composed = ["column_", "target_", "term_"];
    for id in ids(Language::Chinese) {
        let ways = [format!("\"{id}\""), format!("text.{id}"), format!("{{ {id} }}")];
        let asked = ways.iter().any(|way| all.contains(way));
        let name = composed
            .iter()
            .find_map(|part| id.strip_prefix(part))
            .map(|name| name.trim_end_matches("_meaning"));
        let composed = name.is_some_and(|name| {
            all.contains(&format!("\"{name}\"")) || all.contains(&format!("term_{name}"))
        });
        assert!(asked || composed, "nobody asks for {id}");
    }
}

/// Every spelling of every key below `fields`.
fn spellings(fields: &'static [Field], into: &mut BTreeSet<&'static str>) {
    for field in fields {
        into.insert(field.key);
        into.extend(field.zh);
        if let Kind::Record(inner)
        | Kind::Records(inner)
        | Kind::Register(inner)
        | Kind::Indicators(inner)
        | Kind::RuleLevels(inner) = field.kind
        {
            spellings(inner, into);
        }
    }
}

#[test]
fn the_manual_names_every_key() {
    let path = format!("{}/docs/declarations.md", env!("CARGO_MANIFEST_DIR"));
    let manual = std::fs::read_to_string(path).expect("the manual");
    let mut all = BTreeSet::new();
    Form::ALL.into_iter().for_each(|form| spellings(vocabulary::fields(form), &mut all));
    [vocabulary::SITE_FILE, vocabulary::DEPARTMENTS_FILE]
        .into_iter()
        .for_each(|fields| spellings(fields, &mut all));
    for key in all {
        assert!(manual.contains(&format!("`{key}`")), "docs/declarations.md does not name {key}");
    }
}
