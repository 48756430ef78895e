//! The house rules that a machine can hold: imports run downwards, and every file of a list is in it.

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
        let text = std::fs::read_to_string(&file).expect("text");
        // Tests within the file stand at its end.
        let tests = text.rfind("#[cfg(test)]\n").filter(|at| text[*at..].contains("mod tests {"));
        let code = &text[..tests.unwrap_or(text.len())];
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
