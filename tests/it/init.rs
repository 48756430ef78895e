//! A new site: what an author has stays, and git keeps every byte of what is proved by its bytes.

use std::path::Path;
use std::process::{Command, Output};

fn init(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(["init", "--lang", "en"]).arg(folder).output().expect("the program")
}

fn git(folder: &Path, words: &[&str]) {
    let settings = ["user.name=a", "user.email=a@example.org", "core.autocrlf=true", "core.safecrlf=false"];
    let settings = settings.iter().flat_map(|setting| ["-c", setting]);
    let output = Command::new("git").current_dir(folder).args(settings).args(words).output().expect("git");
    assert!(output.status.success(), "{words:?}: {output:?}");
}

#[test]
fn git_changes_no_line_end_of_releases_and_archives() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(init(folder.path()).status.success());
    let proved = ["releases/0001.json", "releases/facts/ab/cd.yaml", "archives/2025-yx-1.zip.sha256"];
    let text = "one\ntwo\n";
    for path in proved.iter().chain(&["content/note.md"]) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, text).expect("a file");
    }
    git(folder.path(), &["init", "--quiet"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "-m", "a site"]);
    for name in ["releases", "archives", "content"] {
        std::fs::remove_dir_all(folder.path().join(name)).expect("a folder");
    }
    git(folder.path(), &["checkout", "--quiet", "--", "."]);
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).expect("a file");
    for path in proved {
        assert_eq!(read(path), text, "{path}");
    }
    // As on Windows, where git changes whatever it may.
    assert_eq!(read("content/note.md"), "one\r\ntwo\r\n");
}

#[test]
fn attributes_that_the_author_has_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(".gitattributes");
    std::fs::write(&path, "*.docx binary\n").expect("a file");
    let output = init(folder.path());
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{said}");
    assert!(said.contains("was left; let it say:") && said.contains("releases/** -text"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "*.docx binary\n");
    assert!(folder.path().join("content/site.yaml").is_file());
}
