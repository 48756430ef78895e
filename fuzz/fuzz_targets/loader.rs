//! The loader: any bytes are read as every form without a panic, and what was read without a finding is written down as
//! facts that read back as the same. Of a report the bytes are the head.

#![no_main]

use gongkai::facts;
use gongkai::finding::Severity;
use gongkai::load;
use gongkai::model::identity::{DeclarationKey, Form, Id};
use gongkai::model::year::FiscalYear;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for form in Form::ALL {
        let (declaration, findings) = load::read_declaration(key(form, bytes), file(form, bytes));
        let (Some(declaration), true) = (declaration, findings.is_empty()) else { continue };
        let text = facts::text(&declaration);
        let (again, findings) = load::read_declaration(key(form, bytes), text.clone().into_bytes());
        // A note says what is unusual, such as a level; facts cannot be more usual than what they are the facts of.
        let fault = findings.iter().find(|finding| finding.rule.severity != Severity::Note);
        assert!(
            fault.is_none(),
            "the facts are found fault with: {:?}\n{text}",
            fault.map(|one| &one.message.en)
        );
        let again = again.map(|again| facts::text(&again));
        assert_eq!(again.as_deref(), Some(&*text), "the facts read back as others");
        serde_yaml::from_str::<serde_yaml::Value>(yaml(form, &text))
            .expect("the facts are YAML for others too");
    }
});

/// A file of the form: the bytes, as the head of a report if it is one and they are none yet.
fn file(form: Form, bytes: &[u8]) -> Vec<u8> {
    match form.is_report() && !bytes.starts_with(b"---\n") {
        true => [b"---\n", bytes, b"\n---\n\ntext\n"].concat(),
        false => bytes.to_vec(),
    }
}

/// What is YAML of the facts: of a report, the head.
fn yaml(form: Form, facts: &str) -> &str {
    if !form.is_report() {
        return facts;
    }
    let head = facts.strip_prefix("---\n").and_then(|behind| behind.split_once("\n---\n"));
    head.expect("a report has a head").0
}

/// The key of a file of the sample site, or of the forms among the tests, so that the files of both are seeds.
fn key(form: Form, bytes: &[u8]) -> DeclarationKey {
    const OF_TESTS: &[u8] = b"yx-wgl";
    let is_of_tests = bytes.windows(OF_TESTS.len()).any(|part| part == OF_TESTS);
    let (year, department, project) =
        if is_of_tests { ("2024", "yx-wgl", "heritage") } else { ("2023", "gz-zwsj", "12345-hotline") };
    let id = |text| Id::parse(text, 64).expect("an identity");
    DeclarationKey {
        year: FiscalYear::parse(year).expect("a year"),
        department: id(department),
        project: form.is_of_project().then(|| id(project)),
        form,
        edition: 1,
    }
}
