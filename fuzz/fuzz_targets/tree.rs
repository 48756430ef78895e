//! The tree of a YAML file beside what serde_yaml reads of the same text: where both accept it, both hold the same.
//!
//! The tree is not for others to use, and so it is compiled here from its own source.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_yaml::Value as Theirs;

#[allow(dead_code, unused_imports, unused_macros)]
#[path = "../../src/finding.rs"]
mod finding;
#[allow(dead_code)]
#[path = "../../src/source.rs"]
mod source;
#[allow(dead_code, unused_imports)]
mod load {
    #[path = "../../../src/load/rules.rs"]
    pub(crate) mod rules;
    #[path = "../../../src/load/tree.rs"]
    pub(crate) mod tree;
}

use load::tree::{self, Node, Scalar, Style, Value};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = tree::decode("content/2023/a/a.targets.yaml", bytes.to_vec()) else { return };
    let (root, findings) = tree::read(&file);
    for finding in &findings {
        let span = finding.place.span.unwrap_or_default();
        assert!(file.text.get(span.range()).is_some(), "a finding is said of {span:?}, which is no text");
    }
    let (Some(root), []) = (root, &findings[..]) else { return };
    if !root.whole {
        return;
    }
    let Ok(theirs) = serde_yaml::from_str::<Theirs>(&file.text) else { return };
    assert!(same(&root, &theirs), "ours {root:#?}\ntheirs {theirs:#?}");
});

/// Whether the tree holds what serde_yaml reads. Only serde_yaml gives types to texts without quotation marks; so such a
/// text is right if serde_yaml reads the same from it alone.
fn same(ours: &Node<'_>, theirs: &Theirs) -> bool {
    match (&ours.value, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Scalar(scalar), Theirs::String(text)) => scalar.text == *text,
        (Value::Scalar(Scalar { text, style: Style::Plain }), theirs) => is(text, theirs),
        (Value::List(ours), Theirs::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Map(ours), Theirs::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(ours, (key, value))| {
                    (key.as_str() == Some(&ours.key.text) || is(&ours.key.text, key)) && same(&ours.value, value)
                })
        }
        _ => false,
    }
}

fn is(text: &str, theirs: &Theirs) -> bool {
    // NaN is not itself.
    serde_yaml::from_str::<Theirs>(text).is_ok_and(|read| read == *theirs || format!("{read:?}") == format!("{theirs:?}"))
}
