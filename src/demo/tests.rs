//! What a generated site promises: the same bytes for ever, no finding, and the shape that measurements rely on.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::*;
use crate::check::check;
use crate::index::Site;
use crate::load;
use crate::model::declaration::Content;
use crate::model::identity::DeclarationKey;
use crate::model::target::Kind as TargetKind;

fn plan(projects: u32, years: u16) -> Plan {
    Plan {
        projects,
        years,
        departments: None,
        eventful: false,
        seed: 7,
        last_year: FiscalYear::parse("2024").expect("a year"),
    }
}

/// Reads every declaration without a disk; anything to be said about one fails.
fn declarations(plan: &Plan) -> Vec<crate::model::declaration::Declaration> {
    let mut read = Vec::new();
    for (path, text) in files(plan).filter(|(path, _)| path != SITE_FILE && path != DEPARTMENTS_FILE) {
        let key = DeclarationKey::from_path(&path).unwrap_or_else(|| panic!("{path} names no declaration"));
        let (declaration, findings) = load::read_declaration(key, text.clone().into_bytes());
        assert!(findings.is_empty(), "{path}: {findings:?}\n{text}");
        let declaration = declaration.expect("a declaration without a finding");
        assert_eq!(facts::text(&declaration), text, "{path} is canonical");
        read.push(declaration);
    }
    read
}

#[test]
fn the_same_plan_gives_the_same_bytes_and_another_seed_another_city() {
    let all = |seed| files(&Plan { seed, ..plan(40, 2) }).collect::<Vec<_>>();
    let first = all(7);
    assert_eq!(first, all(7));
    assert!(first.is_sorted_by(|a, b| a.0 < b.0), "in the order of paths");
    let other: HashMap<String, String> = all(8).into_iter().collect();
    let same = first.iter().filter(|(path, text)| other.get(path) == Some(text)).count();
    // departments.yaml does not depend on the seed.
    assert!(same <= 1, "{same} files are the same for another seed");
}

#[test]
fn a_generated_site_has_no_finding() {
    for plan in
        [plan(3, 1), plan(50, 3), Plan { departments: Some(1), ..plan(400, 2) }, plan(400, 2), plan(0, 1)]
    {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files(&plan) {
            let path = load::join(folder.path(), &path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("written");
            #[expect(clippy::disallowed_methods, reason = "the test writes the city that it loads")]
            std::fs::write(path, text).expect("written");
        }
        let loaded = load::load(folder.path()).expect("a site");
        assert!(loaded.findings.is_empty(), "{plan:?}: {:?}", loaded.findings);
        assert!(loaded.config.demonstration);
        let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
        let findings = check(&site);
        assert!(findings.is_empty(), "{plan:?}: {:?}", &findings[..findings.len().min(5)]);
    }
}

#[test]
fn declarations_have_the_size_and_number_of_indicators_that_measurements_expect() {
    let read = declarations(&plan(400, 2));
    let (mut bytes, mut count, mut results) = (0, 0, 0);
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for declaration in &read {
        for (_, indicator) in declaration.indicators() {
            let targets = [&indicator.period_target, &indicator.annual_target];
            for target in targets.into_iter().filter_map(|stated| stated.given()) {
                assert_ne!(target.kind(), TargetKind::Unknown, "{}: {}", declaration.file, target.text);
                *kinds.entry(target.kind().name()).or_default() += 1;
            }
        }
        match &declaration.content {
            Content::DepartmentTargets(_) => assert_eq!(declaration.indicators().count(), 12),
            Content::ProjectTargets(_) => {
                assert_eq!(declaration.indicators().count(), 20, "{}", declaration.file);
                bytes += facts::text(declaration).len();
                count += 1;
            }
            Content::SelfEvaluation(form) => {
                results += 1;
                adds_up(declaration, form);
            }
            Content::Evaluation(_) => panic!("{}: the city has no reports", declaration.file),
        }
    }
    assert!((3000..5500).contains(&(bytes / count)), "{} bytes on average", bytes / count);
    assert!((700..=800).contains(&count), "{count} declarations of targets");
    assert!((80..=200).contains(&results), "{results} self-evaluations");
    assert_eq!(kinds.len(), 4, "{kinds:?}");
}

/// Weights make 100, scores make the total, and nobody gets more than there is.
fn adds_up(
    declaration: &crate::model::declaration::Declaration,
    form: &crate::model::declaration::SelfEvaluation,
) {
    let total = &form.execution.total;
    let (mut weights, mut scores) =
        (*total.weight.given().expect("a weight"), *total.score.given().expect("a score"));
    for (_, indicator) in declaration.indicators() {
        let result = indicator.result.as_ref().expect("a result");
        let (weight, score) =
            (indicator.weight().given().expect("a weight"), result.score.given().expect("a score"));
        assert!(score <= weight, "{}: {}", declaration.file, indicator.name);
        assert_eq!(score == weight, result.deviation.is_absent(), "{}: {}", declaration.file, indicator.name);
        weights += weight;
        scores += score;
    }
    assert_eq!(weights, rust_decimal::Decimal::ONE_HUNDRED, "{}", declaration.file);
    assert_eq!(Some(&scores), form.total_score.given(), "{}", declaration.file);
}

#[test]
fn names_are_many_and_none_is_everywhere() {
    let city = City::new(&plan(16_000, 1));
    let (mut projects, mut indicators) = (HashSet::new(), HashMap::new());
    for (at, _) in city.offices() {
        let mut ids = HashSet::new();
        for number in city.running(at, city.last) {
            let project = city.project([at, number], city.last);
            assert!(ids.insert(project.id.clone()), "{} twice", project.id);
            assert!(projects.insert(project.name.clone()), "{} twice", project.name);
            for promise in city.promises(&project, (city.last, Form::Targets)) {
                *indicators.entry((promise.level.modern(), promise.name)).or_insert(0_usize) += 1;
            }
        }
        assert!(ids.len() < 300, "{} projects in one office", ids.len());
    }
    assert_eq!(projects.len(), 16_000);
    let most = indicators.values().max().copied().unwrap_or_default();
    let frequent = indicators.values().filter(|count| **count > 200).count();
    assert!((1000..10_000).contains(&indicators.len()), "{} names", indicators.len());
    assert!(most < 400 && frequent * 50 < indicators.len(), "at most {most}, {frequent} above 200");
}
