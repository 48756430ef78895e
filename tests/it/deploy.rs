//! A release on its way to readers: what goes there, what is refused, and the recipes of `docs/deploy/`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::site::Folder;

const DAY: &str = "2026-03-01";

/// A site with one project, and a folder beside it for readers.
fn site(settings: &str) -> (Folder, tempfile::TempDir) {
    let project = "表: 项目支出绩效目标申报表\n年度: 2025\n部门: gz-cgj\n项目: roads\n名称: 道路养护\n资金: {合计: 88.00}\n";
    let settings = format!("标题: 测试\n{settings}");
    let files = [("content/site.yaml", &*settings), ("content/2025/gz-cgj/roads.targets.yaml", project)];
    (Folder::site(&files), tempfile::tempdir().expect("a temporary folder"))
}

fn run(folder: &Folder, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.arg("--site").arg(folder.path()).args(words).output().expect("the program")
}

/// Runs a command; what it printed, and what it said.
fn ends(code: i32, folder: &Folder, words: &[&str]) -> (String, String) {
    let Output { status, stdout, stderr } = run(folder, words);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (printed, said) = (text(stdout), text(stderr));
    assert_eq!(status.code(), Some(code), "{words:?}: {said}");
    (printed, said)
}

/// Every file below a folder, but the program's own memory.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let all = all.map(|entry| {
        let inside = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
        (inside, std::fs::read(entry.path()).expect("a file"))
    });
    all.filter(|(path, _)| !path.starts_with(".gongkai/") && path != ".gitignore").collect()
}

#[test]
fn what_was_released_goes_to_readers_and_nothing_else() {
    let (folder, beside) = site("");
    let to = beside.path().join("www");
    let output = folder.path().join("output");
    let deploy = ["deploy", "--to", to.to_str().expect("text")];
    let [zh, en] = ["zh-CN", "en"].map(|language| [&deploy[..], &["--lang", language]].concat());
    for (words, what) in [(&zh, "还没有发布过"), (&en, "nothing has been released yet")] {
        assert!(ends(1, &folder, words).1.contains(what));
    }
    ends(0, &folder, &["release", "--as-of", DAY]);
    let (printed, said) = ends(0, &folder, &[&en[..], &["--dry-run"]].concat());
    assert!(said.contains("nothing was written") && !to.exists(), "{said}");
    let released = files(&output);
    let mut listed: Vec<&str> =
        printed.lines().map(|line| line.strip_prefix("new  ").expect("new")).collect();
    assert_eq!(listed.last(), Some(&"index.html"));
    listed.sort_unstable();
    assert_eq!(listed, released.keys().map(String::as_str).collect::<Vec<_>>());
    let (printed, said) = ends(0, &folder, &zh);
    assert!(printed.is_empty() && said.contains(&format!("新增 {} 个文件", released.len())), "{said}");
    assert_eq!(files(&to), released);

    // What is not the release stays at home, until it is again.
    folder.put("output/2025/index.html", b"altered");
    for (words, what) in [(&zh, "\n  不同  2025/index.html"), (&en, "\n  altered  2025/index.html")] {
        let (_, said) = ends(1, &folder, words);
        assert!(said.contains(what) && said.contains("gongkai release"), "{said}");
        assert!(said.contains(&format!("gongkai build --as-of {DAY}")), "{said}");
    }
    assert_eq!(files(&to), released);
    ends(0, &folder, &["build", "--as-of", DAY]);
    assert!(ends(0, &folder, &en).1.contains(&format!("0 changed, {} unchanged", released.len())));
    ends(2, &folder, &["deploy", "--to", output.join("www").to_str().expect("text")]);
}

#[test]
fn a_demonstration_site_is_not_deployed() {
    let (folder, beside) = site("演示数据: 是\n");
    let to = beside.path().join("www");
    ends(0, &folder, &["release", "--as-of", DAY]);
    for (language, what) in [("zh-CN", "演示网站"), ("en", "demonstration")] {
        let words = ["deploy", "--lang", language, "--to", to.to_str().expect("text")];
        assert!(ends(1, &folder, &words).1.contains(what));
    }
    assert!(!to.exists());
}

#[cfg(unix)]
#[test]
fn the_recipe_for_git_pushes_a_release_or_nothing() {
    let (folder, beside) = site("");
    let remote = beside.path().join("pages.git");
    let git = |folder: &Path, words: &[&str]| {
        let name = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let output = Command::new("git").current_dir(folder).args(name).args(words).output().expect("git");
        assert!(output.status.success(), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
    };
    git(beside.path(), &["init", "--quiet", "--bare", "pages.git"]);
    let push = || {
        Command::new("sh")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy/git-pages.sh"))
            .args([folder.path(), &remote])
            .env("GONGKAI", env!("CARGO_BIN_EXE_gongkai"))
            // Whatever the one who runs the tests has set up.
            .env("HOME", beside.path())
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "a")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "a@example.org")))
            .output()
            .expect("a shell")
    };
    let head = || git(&remote, &["rev-parse", "pages"]);
    // The branch as a host sees it.
    let pages = || {
        let clone = tempfile::tempdir().expect("a temporary folder");
        git(clone.path(), &["clone", "--quiet", "--branch", "pages", remote.to_str().expect("text"), "."]);
        let mut files = files(clone.path());
        files.retain(|path, _| !path.starts_with(".git/"));
        files
    };
    assert!(!push().status.success(), "nothing has been released");
    ends(0, &folder, &["release", "--as-of", DAY]);
    assert!(push().status.success());
    let mut expected = files(&folder.path().join("output"));
    expected.insert(".nojekyll".to_owned(), Vec::new());
    assert_eq!(pages(), expected);
    let first = head();
    assert!(push().status.success());
    assert_eq!(head(), first, "nothing has changed");

    git(beside.path(), &["clone", "--quiet", "--branch", "pages", "pages.git", "clone"]);
    let clone = beside.path().join("clone");
    std::fs::write(clone.join("CNAME"), "budget.example.org\n").expect("a file");
    git(&clone, &["add", "CNAME"]);
    git(&clone, &["commit", "--quiet", "-m", "theirs"]);
    git(&clone, &["push", "--quiet", "origin", "pages"]);
    folder.put("content/site.yaml", "标题: 另一个标题\n".as_bytes());
    ends(0, &folder, &["release", "--as-of", DAY]);
    assert!(push().status.success());
    let mut expected = files(&folder.path().join("output"));
    expected.insert(".nojekyll".to_owned(), Vec::new());
    expected.insert("CNAME".to_owned(), b"budget.example.org\n".to_vec());
    assert_eq!(pages(), expected);

    let second = head();
    folder.put("output/index.html", b"altered");
    assert!(!push().status.success());
    assert_eq!(head(), second, "what was not released is not pushed");
}

fn recipe(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy").join(name);
    std::fs::read_to_string(path).expect("a recipe")
}

/// White space folded, because columns are aligned.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_recipe_sends_the_same_headers() {
    let (nginx, iis) = (folded(&recipe("nginx.conf")), folded(&recipe("web.config")));
    let storage = recipe("object-storage.sh");
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy.md"));
    let manual = manual.expect("the manual");
    let headers = recipe("_headers");
    let lines: Vec<&str> = headers.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!((lines[0], lines[4]), ("/*", "/assets/*"));
    for line in &lines[1..4] {
        let (name, value) = line.trim().split_once(": ").expect("a header");
        assert!(
            nginx.contains(&format!("add_header {name} \"{value}\" always;")),
            "nginx.conf has no {line}"
        );
        assert!(
            iis.contains(&format!("<add name=\"{name}\" value=\"{value}\" />")),
            "web.config has no {line}"
        );
        assert!(manual.contains(&format!("| `{name}` | `{value}` |")), "deploy.md has no {line}");
    }
    let (_, kept) = lines[5].trim().split_once("Cache-Control: ").expect("how long assets are kept");
    assert!(nginx.contains(&format!("~^/assets/ \"{kept}\";")), "nginx.conf keeps assets otherwise");
    assert!(storage.contains(&format!("for_ever='{kept}'")), "object-storage.sh keeps assets otherwise");
    assert!(manual.contains(&format!("`{kept}`")), "deploy.md keeps assets otherwise");
    assert_eq!(lines.len(), 6, "a header that no test knows");
}
