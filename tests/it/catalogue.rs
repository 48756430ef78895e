//! Rule pages are tests: what they say fails must fail with that rule, and what they say passes must pass.

use gongkai::finding::{Rule, Severity};
use gongkai::{check, load, verify};

use crate::site::{DEPARTMENTS, Folder, SITE};

fn rules() -> Vec<&'static Rule> {
    load::catalogue().chain(check::catalogue()).chain(verify::catalogue()).collect()
}

/// The blocks of a page that open with `fence`.
fn blocks<'p>(page: &'p str, fence: &str) -> Vec<&'p str> {
    let open = format!("```{fence}\n");
    page.split(open.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The folder that a block describes: files behind `# content/…` lines, and the usual settings where it brings none.
fn folder(block: &str) -> Folder {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match line
            .strip_prefix("# ")
            .filter(|path| path.starts_with("content/") && (path.ends_with(".yaml") || path.ends_with(".md")))
        {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => {
                if files.is_empty() {
                    files.push(("content/2023/gz-zwsj/department.targets.yaml".to_owned(), String::new()));
                }
                let (_, text) = files.last_mut().expect("just made");
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    for (path, text) in [("content/site.yaml", SITE), ("content/departments.yaml", DEPARTMENTS)] {
        if !files.iter().any(|(own, _)| own == path) && !block.contains(&format!("# no {path}")) {
            files.push((path.to_owned(), text.to_owned()));
        }
    }
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

#[test]
fn names_are_unique_and_pages_are_headed_by_them() {
    let mut names = std::collections::BTreeSet::new();
    for rule in rules() {
        assert!(names.insert(rule.name), "{} stands twice", rule.name);
        assert!(rule.explain.starts_with(&format!("# {}\n", rule.name)), "{} has another heading", rule.name);
        for part in ["## 中文", "## English"] {
            assert!(rule.explain.contains(part), "{} has no part {part}", rule.name);
        }
    }
}

#[test]
fn what_a_page_says_is_so() {
    for rule in load::catalogue().chain(check::catalogue()) {
        let (fails, passes) = (blocks(rule.explain, "yaml fails"), blocks(rule.explain, "yaml passes"));
        let says_why_not = rule.explain.contains("这里不能举例");
        assert!(says_why_not || !(fails.is_empty() || passes.is_empty()), "{} lacks an example", rule.name);
        // Pages about reading show a piece of a file, not a whole declaration; `load` holds those.
        let whole = |block: &&str| block.contains("# content/");
        for block in fails.into_iter().filter(whole) {
            let (findings, _) = folder(block).findings();
            assert!(
                findings.iter().any(|finding| finding.rule.name == rule.name),
                "{} does not fail:\n{block}\n{findings:?}",
                rule.name
            );
            for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
                assert_eq!(finding.rule.name, rule.name, "{}: {:?}\n{block}", rule.name, finding.message);
            }
        }
        for block in passes.into_iter().filter(whole) {
            let (findings, _) = folder(block).findings();
            let bad: Vec<_> = findings.iter().filter(|finding| finding.severity != Severity::Note).collect();
            assert!(bad.is_empty(), "{} does not pass:\n{block}\n{bad:?}", rule.name);
        }
    }
}
