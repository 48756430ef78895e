//! The house rules that a machine can hold: imports run downwards and in no circle, and every file of a list is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules from the ground up. A module may use those before it, never those behind.
const ORDER: [&str; 47] = [
    "source",
    "finding",
    "language",
    "markup",
    "portable",
    "sha256",
    "error",
    "signature",
    "model",
    "zip",
    "judge",
    "config",
    "load",
    "compose",
    "schema",
    "index",
    "goalposts",
    "outcomes",
    "check",
    "facts",
    "diff",
    "ledger",
    "seals",
    "gates",
    "words",
    "route",
    "past",
    "rows",
    "tables",
    "chart",
    "export",
    "search",
    "render",
    "verify",
    "scan",
    "catalogue",
    "rule_levels",
    "report",
    "sink",
    "build",
    "release",
    "archive",
    "deploy",
    "demo",
    "preview",
    "cli",
    "main",
];

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What a file holds but for its tests, which stand at its end.
fn code(file: &Path) -> String {
    let mut text = std::fs::read_to_string(file).expect("text");
    let tests = text.rfind("#[cfg(test)]\n").filter(|at| text[*at..].contains("mod tests {"));
    text.truncate(tests.unwrap_or(text.len()));
    text
}

#[test]
fn imports_run_downwards() {
    let mut all = Vec::new();
    files(&source(), &mut all);
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    for file in all {
        let inside = file.strip_prefix(source()).expect("a source");
        let own = inside
            .iter()
            .next()
            .and_then(|part| part.to_str())
            .expect("a name")
            .trim_end_matches(".rs")
            .to_owned();
        if own == "lib" {
            continue;
        }
        let at = place(&own).unwrap_or_else(|| panic!("the module {own} has no place in the order"));
        let code = code(&file);
        for used in code.split("crate::").skip(1) {
            let names: Vec<String> = match used.strip_prefix('{') {
                Some(list) => list
                    .split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|name| name.trim().to_owned())
                    .collect(),
                None => vec![used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()],
            };
            for name in names.iter().map(|name| name.split("::").next().expect("a first part")) {
                let Some(other) = place(name) else { continue };
                assert!(other <= at, "{} uses {name}, which stands above it", inside.display());
            }
        }
    }
}

/// A module's path: `["chart", "scale"]`.
type Module = Vec<String>;

fn module(file: &Path) -> Module {
    let inside = file.strip_prefix(source()).expect("a source").with_extension("");
    let mut module: Module = inside.iter().map(|part| part.to_str().expect("a name").to_owned()).collect();
    module.pop_if(|last| last == "mod" || last == "lib");
    module
}

/// The paths that begin at `text`, behind `before`: `a::{b, c::d}` is two of them.
fn paths(text: &str, before: &[&str], into: &mut Vec<Module>) {
    let text = text.trim_start();
    let Some(list) = text.strip_prefix('{') else {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        let whole = [before, &[&text[..end]]].concat();
        match text[end..].strip_prefix("::") {
            Some(behind) => paths(behind, &whole, into),
            None => into.push(whole.into_iter().map(str::to_owned).collect()),
        }
        return;
    };
    let (mut depth, mut start) = (1, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || depth == 1 && sign == ',' {
            paths(&list[start..at], before, into);
            start = at + 1;
        }
        if depth == 0 {
            return;
        }
    }
}

/// The modules that the code of `own` names, as far as `known` has them.
fn named(code: &str, own: &Module, known: &BTreeSet<Module>) -> BTreeSet<Module> {
    let mut all = Vec::new();
    for begin in ["crate::", "super::"] {
        for (at, _) in code.match_indices(begin) {
            // Of `super::super::a` the first counts.
            if !code[..at].ends_with("::") {
                paths(&code[at..], &[], &mut all);
            }
        }
    }
    let absolute = |path: Module| {
        let ups = path.iter().take_while(|part| *part == "super").count();
        let above = if ups > 0 { &own[..own.len().saturating_sub(ups)] } else { &[] };
        let whole: Module = above.iter().chain(path.iter().skip(ups.max(1))).cloned().collect();
        (1..=whole.len()).rev().map(|length| whole[..length].to_vec()).find(|module| known.contains(module))
    };
    all.into_iter().filter_map(absolute).collect()
}

#[test]
fn no_files_beside_one_another_import_each_other_in_a_circle() {
    let mut all = Vec::new();
    files(&source(), &mut all);
    all.retain(|file| !file.iter().any(|part| part == "tests" || part == "tests.rs"));
    let known: BTreeSet<Module> = all.iter().map(|file| module(file)).collect();
    let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for file in &all {
        let own = module(file);
        for other in named(&code(file), &own, &known) {
            // What stands below a file counts as the file; a file and what is below it are one.
            let shared = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
            if shared < own.len() && shared < other.len() {
                uses.entry(own[..=shared].to_vec()).or_default().insert(other[..=shared].to_vec());
            }
        }
    }
    for begin in uses.keys() {
        let (mut reached, mut next) = (BTreeSet::new(), vec![begin]);
        while let Some(module) = next.pop() {
            for used in uses.get(module).into_iter().flatten() {
                assert_ne!(
                    used,
                    begin,
                    "{} comes back to it by way of {}",
                    begin.join("/"),
                    module.join("/")
                );
                if reached.insert(used) {
                    next.push(used);
                }
            }
        }
    }
}

#[test]
fn every_rule_file_is_in_the_list() {
    for (folder, list) in [
        ("check/rules", "check/rules/mod.rs"),
        ("tables", "tables/mod.rs"),
        ("render/pages", "render/pages/mod.rs"),
    ] {
        let listed = std::fs::read_to_string(source().join(list)).expect("a list");
        let mut all = Vec::new();
        files(&source().join(folder), &mut all);
        for file in all {
            let name = file.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
            assert!(
                name == "mod" || listed.contains(&format!("mod {name};")),
                "{folder}/{name}.rs is in no list"
            );
            assert!(
                folder != "check/rules" || name == "mod" || listed.contains(&format!("&{name}::RULE")),
                "{name} is never run"
            );
        }
    }
}

#[test]
fn every_folder_of_tests_is_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = std::fs::read_to_string(root.join(".ci/run")).expect("what a change is held to");
    for entry in std::fs::read_dir(root.join("tests")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        // Those in Rust are run by cargo.
        if path.is_dir() && !["it", "cli"].contains(&name) {
            assert!(run.contains(&format!("tests/{name}")), "tests/{name} is never run");
        }
    }
}
