//! A YAML file beside what serde_yaml reads of the same text: where both accept it, both hold the same, and so they do
//! of what is written from it.

#![no_main]

use gongkai::load::document;
use gongkai::load::emit::{Doc, yaml};
use libfuzzer_sys::fuzz_target;
use serde_yaml::Value;

fuzz_target!(|bytes: &[u8]| {
    if bytes.split(|b| matches!(b, b'&' | b'*')).skip(1).any(names_otherwise) {
        return;
    }
    let Some(ours) = document("a.yaml", bytes.to_vec()) else { return };
    // A file is a group of fields or a list; a lone text is never written. Where such a text stands behind `|` without
    // indentation, YAML 1.2 has it (its example 9.5), and serde_yaml takes it for what follows an empty text.
    if !matches!(ours, Doc::Map(_) | Doc::List(_)) {
        return;
    }
    let Ok(theirs) = serde_yaml::from_slice::<Value>(bytes) else { return };
    assert!(same(&ours, &theirs), "ours {ours:#?}\ntheirs {theirs:#?}");
    let written = yaml(&ours);
    let again = serde_yaml::from_str::<Value>(&written);
    assert!(
        again.as_ref().is_ok_and(|again| same(&ours, again)),
        "written as {written:?}, read as {again:#?}"
    );
});

/// Whether the name of an anchor begins here that the two end at different places: YAML 1.2 has `&a:` for the anchor
/// `a:`, serde_yaml for the anchor `a` of an empty key.
fn names_otherwise(rest: &[u8]) -> bool {
    let named = rest
        .iter()
        .take_while(|b| !matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | b'{' | b'}'));
    named.into_iter().any(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_'))
}

/// Whether the two hold the same. Only serde_yaml gives types to texts without quotation marks; so such a text is right if
/// serde_yaml reads the same from it alone.
fn same(ours: &Doc, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Doc::Empty, Value::Null) => true,
        (Doc::Text(text) | Doc::Plain(text), Value::String(theirs)) => text == theirs,
        (Doc::Plain(text), theirs) => is(text, theirs),
        (Doc::List(ours), Value::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Doc::Map(ours), Value::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|((name, ours), (key, theirs))| {
                    (key.as_str() == Some(name) || is(name, key)) && same(ours, theirs)
                })
        }
        _ => false,
    }
}

fn is(text: &str, theirs: &Value) -> bool {
    // NaN is not itself.
    serde_yaml::from_str::<Value>(text)
        .is_ok_and(|read| read == *theirs || format!("{read:?}") == format!("{theirs:?}"))
}
