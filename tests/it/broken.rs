//! Broken declarations: every finding of every file in one run, in both languages, and nothing written.

mod bytes;
mod cases;
mod consequences;
mod names;
mod signs;

use std::path::Path;
use std::process::Command;

use gongkai::language::Language;
use gongkai::report;

use crate::site::Folder;

/// Ten broken declarations, each in its own way.
pub(crate) const BROKEN: [(&str, &str); 10] = [
    ("content/2023/gz-zwsj/department.targets.yaml", include_str!("broken/department.targets.yaml")),
    ("content/2023/gz-zwsj/unknown-keys.targets.yaml", include_str!("broken/unknown-keys.targets.yaml")),
    ("content/2023/gz-zwsj/amounts.targets.yaml", include_str!("broken/amounts.targets.yaml")),
    ("content/2023/gz-zwsj/head.targets.yaml", include_str!("broken/head.targets.yaml")),
    ("content/2023/gz-zwsj/levels.targets.yaml", include_str!("broken/levels.targets.yaml")),
    ("content/2023/gz-zwsj/colon.targets.yaml", include_str!("broken/colon.targets.yaml")),
    ("content/2023/gz-zwsj/brackets.targets.yaml", include_str!("broken/brackets.targets.yaml")),
    ("content/2023/gz-zwsj/kinds.targets.yaml", include_str!("broken/kinds.targets.yaml")),
    ("content/2022/gz-cgj/rate.self-evaluation.yaml", include_str!("broken/rate.self-evaluation.yaml")),
    ("content/2023/nobody/a.targets.yaml", include_str!("broken/nobody.targets.yaml")),
];

/// What is said of a folder in both languages, held to the letter under the name of the mistake.
fn hold(name: &str, folder: &Folder) {
    let (findings, files) = folder.findings();
    let told =
        |language| anstream::adapter::strip_str(&report::text(&findings, &files, language)).to_string();
    let both = format!("{}----\n\n{}", told(Language::Chinese), told(Language::English));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("broken/told");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, both));
}

/// The report without colours, as a pipe gets it.
fn plain(folder: &Folder, language: Language) -> String {
    let (findings, files) = folder.findings();
    anstream::adapter::strip_str(&report::text(&findings, &files, language)).to_string()
}

#[test]
fn all_findings_of_all_files_come_in_one_run() {
    let folder = Folder::site(&BROKEN);
    insta::assert_snapshot!("broken_zh", plain(&folder, Language::Chinese));
    insta::assert_snapshot!("broken_en", plain(&folder, Language::English));
    let (findings, files) = folder.findings();
    insta::assert_snapshot!("broken_json", report::json(&findings, &files));
    for (path, _) in BROKEN {
        assert!(findings.iter().any(|finding| &*finding.place.file == path), "{path} has no finding");
    }
    for finding in &findings {
        assert!(finding.place.span.is_some(), "no line for {finding:?}");
    }
}

#[test]
fn a_failed_build_leaves_the_last_output_and_says_one() {
    let folder = Folder::site(&[(
        "content/2023/gz-zwsj/a.targets.yaml",
        "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n",
    )]);
    let build = || {
        Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .args(["build", "--lang", "zh-CN", "--site"])
            .arg(folder.path())
            .output()
            .expect("the program")
    };
    let first = build();
    assert_eq!(first.status.code(), Some(0), "{}", String::from_utf8_lossy(&first.stderr));
    let before = tree(&folder.path().join("output"));
    assert!(before.iter().any(|(path, _)| path.ends_with("a.html")));
    for (path, text) in BROKEN {
        folder.put(path, text.as_bytes());
    }
    let second = build();
    assert_eq!(second.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&second.stderr).contains("没有生成"));
    assert_eq!(tree(&folder.path().join("output")), before);
}

fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("lock") {
                all.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
            }
        }
    }
    all.sort();
    all
}
