//! The loader: any bytes are read as every form without a panic, and what was read without a finding is written down as
//! facts that read back as the same.

#![no_main]

use gongkai::facts;
use gongkai::load;
use gongkai::model::identity::{DeclarationKey, Form, Id};
use gongkai::model::year::FiscalYear;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for form in Form::ALL {
        let (declaration, findings) = load::read_declaration(key(form), bytes.to_vec());
        let (Some(declaration), true) = (declaration, findings.is_empty()) else { continue };
        let text = facts::text(&declaration);
        let (again, findings) = load::read_declaration(key(form), text.clone().into_bytes());
        assert!(findings.is_empty(), "the facts are found fault with: {:?}\n{text}", findings[0].message.en);
        let again = again.map(|again| facts::text(&again));
        assert_eq!(again.as_deref(), Some(&*text), "the facts read back as others");
        serde_yaml::from_str::<serde_yaml::Value>(&text).expect("the facts are YAML for others too");
    }
});

/// The key of a file of the sample site, so that its files are seeds.
fn key(form: Form) -> DeclarationKey {
    let id = |text| Id::parse(text, 64).expect("an identity");
    DeclarationKey {
        year: FiscalYear::parse("2023").expect("a year"),
        department: id("gz-zwsj"),
        project: (form != Form::DepartmentTargets).then(|| id("12345-hotline")),
        form,
        edition: 1,
    }
}
