#![allow(clippy::unwrap_used, reason = "a test that fails here has failed")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

/// Lets a number of changes to the disk through, and then one fail, or all.
#[derive(Debug)]
pub(super) struct Fuse {
    left: AtomicI64,
    then: Then,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// One change fails, as on a full disk; those after it work.
    One,
    /// No change works any more, as after a kill.
    All,
}

impl Default for Fuse {
    fn default() -> Fuse {
        Fuse { left: AtomicI64::new(i64::MAX), then: Then::One }
    }
}

impl Fuse {
    pub(super) fn burn(&self) -> io::Result<()> {
        let left = self.left.fetch_sub(1, Ordering::Relaxed);
        let fails = if self.then == Then::One { left == 0 } else { left <= 0 };
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

fn fused(after: i64, then: Then) -> Files {
    Files { fuse: Fuse { left: AtomicI64::new(after), then }.into() }
}

type Tree = BTreeMap<String, String>;

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(address, text)| ((*address).to_owned(), (*text).to_owned())).collect()
}

fn build(output: &Path, site: &Tree) -> Result<Written> {
    build_with(output, site, Files::default())
}

fn build_with(output: &Path, site: &Tree, files: Files) -> Result<Written> {
    let sink = Sink::Disk(Box::new(Disk::open(output, Purpose::Output, files)?));
    for (address, text) in site {
        sink.write(address, text.as_bytes())?;
    }
    sink.finish()
}

/// What a reader finds: files, and folders with a `/` behind them.
fn found(output: &Path) -> Tree {
    let mut found = Tree::new();
    let mut folders = vec![(output.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries.map(io::Result::unwrap) {
            let address = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() && address != ".gongkai" {
                found.insert(format!("{address}/"), String::new());
                folders.push((entry.path(), format!("{address}/")));
            } else if address != ".gongkai" {
                found.insert(address, fs::read_to_string(entry.path()).unwrap());
            }
        }
    }
    found
}

/// What a reader should find of a site and somebody else's files.
fn expected(site: &Tree, foreign: &Tree) -> Tree {
    let mut all: Tree = site.iter().chain(foreign).map(|(a, t)| (a.clone(), t.clone())).collect();
    let folders = all.keys().flat_map(|address| claims::folders_of(address).map(|it| format!("{it}/")));
    let folders: Vec<String> = folders.collect();
    all.extend(folders.into_iter().map(|folder| (folder, String::new())));
    all
}

fn files_only(output: &Path) -> Tree {
    found(output)
        .into_iter()
        .filter(|(address, _)| !address.ends_with('/') && address != ".gitignore")
        .collect()
}

fn put(output: &Path, files: &Tree) {
    for (address, text) in files {
        let path = output.join(address);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(failure: impl std::fmt::Debug + Into<crate::error::Failure>) -> String {
    let failure = failure.into();
    let zh = failure.text(|said| &said.zh);
    format!("{zh}\n{failure}")
}

fn assert_clean(output: &Path) {
    let state = names(&output.join(".gongkai"));
    assert!(state.iter().all(|name| name == "lock" || name == "manifest"), "stray files: {state:?}");
}

#[test]
fn a_site_is_written_and_then_only_what_differs() {
    let dir = TempDir::new().unwrap();
    let output = dir.path().join("deep/output");
    let first = tree(&[("a.html", "1"), ("2023/x/b.html", "2"), ("2023/c.html", "3")]);
    assert_eq!(build(&output, &first).unwrap(), Written { new: 3, ..Written::default() });
    let ignore = tree(&[(".gitignore", "*\n!.gitignore\n")]);
    assert_eq!(found(&output), expected(&first, &ignore));
    assert_clean(&output);

    let before = fs::metadata(output.join("2023/c.html")).unwrap().modified().unwrap();
    let second = tree(&[("a.html", "new"), ("2023/c.html", "3"), ("d.html", "4")]);
    let counts = Written { new: 1, changed: 1, unchanged: 1, removed: 1, ..Written::default() };
    assert_eq!(build(&output, &second).unwrap(), counts);
    // The folder that the removal emptied is gone, too.
    assert_eq!(found(&output), expected(&second, &ignore));
    assert_eq!(fs::metadata(output.join("2023/c.html")).unwrap().modified().unwrap(), before);
    assert_eq!(build(&output, &second).unwrap(), Written { unchanged: 3, ..Written::default() });
    assert_clean(&output);
}

#[test]
fn new_times_with_old_contents_are_unchanged() {
    let dir = TempDir::new().unwrap();
    let site = tree(&[("a.html", "1"), ("b.html", "2")]);
    build(dir.path(), &site).unwrap();
    fs::write(dir.path().join("a.html"), "1").unwrap();
    assert_eq!(build(dir.path(), &site).unwrap(), Written { unchanged: 2, ..Written::default() });
    fs::remove_file(dir.path().join("a.html")).unwrap();
    assert_eq!(build(dir.path(), &site).unwrap(), Written { changed: 1, unchanged: 1, ..Written::default() });
    assert_eq!(files_only(dir.path()), site);
}

#[test]
fn addresses_that_some_system_refuses_are_refused() {
    let long = "x".repeat(256);
    let bad = [
        "",
        "/a",
        "a/",
        "a//b",
        "..",
        "a/../b",
        "./a",
        "c:/a",
        "c:a",
        "a\\b",
        "a/b?",
        "a/*",
        "a\nb",
        "a\0",
        "con",
        "a/NUL.html",
        "com1.txt/x",
        "LPT¹",
        "conin$",
        "a.",
        "a /b",
        ".gongkai/x",
        ".GONGKAI",
        ".gitignore",
        "a|b",
        &long,
    ];
    for sink in [Sink::memory(), Sink::nothing()] {
        for address in bad {
            let message = text(sink.write(address, b"").unwrap_err());
            assert!(
                message.contains("不可用") && message.contains("cannot be used"),
                "{address:?}: {message}"
            );
        }
        for address in [
            "a",
            "2023/gz-zwsj/12345-hotline.html",
            "com.html",
            "com10",
            "资料/表 1.csv",
            ".nojekyll",
            "a..b",
        ] {
            sink.write(address, b"").unwrap();
        }
    }
}

#[test]
fn addresses_that_collide_are_refused() {
    let collide = [
        ("a.html", "a.html", "a.html and a.html"),
        ("a.html", "A.html", "a.html and A.html"),
        ("é", "É", "é and É"),
        ("a", "a/b", "a and a/b"),
        ("a/b", "A/b/c", "a/b and A/b/c"),
        ("a/x", "A/y", "a and A"),
        ("q/a/b/x", "q/A/b/y", "q/a/b and q/A/b"),
    ];
    for (one, other, both) in collide {
        let dir = TempDir::new().unwrap();
        for sink in [Sink::memory(), Sink::nothing(), Sink::disk(dir.path()).unwrap()] {
            let result = sink.write(one, b"1").and_then(|()| sink.write(other, b"2"));
            let message = text(result.and_then(|()| sink.finish()).unwrap_err());
            assert!(message.contains(&format!("collide: {both}.")), "{message}");
        }
        assert_eq!(found(dir.path()), Tree::new());
        assert_clean(dir.path());
    }
}

#[test]
fn memory_gives_back_what_was_written_and_nothing_counts() {
    let (memory, nothing) = (Sink::memory(), Sink::nothing());
    for sink in [&memory, &nothing] {
        sink.write("b/c", b"2").unwrap();
        sink.write("A", b"1").unwrap();
    }
    let files = BTreeMap::from([("A".to_owned(), b"1".to_vec()), ("b/c".to_owned(), b"2".to_vec())]);
    assert_eq!(memory.finish().unwrap(), Written { new: 2, files, ..Written::default() });
    assert_eq!(nothing.finish().unwrap(), Written { new: 2, ..Written::default() });
}

#[test]
fn files_that_no_build_wrote_are_never_touched() {
    let dir = TempDir::new().unwrap();
    let foreign =
        tree(&[("a.html", "mine"), ("2023/note.txt", "mine"), ("CNAME", "same"), (".gitignore", "own")]);
    put(dir.path(), &foreign);
    let site = tree(&[("a.html", "1"), ("2023/b.html", "2"), ("CNAME", "same")]);
    let message = text(build(dir.path(), &site).unwrap_err());
    assert!(
        message.contains("a.html（不是 gongkai 写入的文件）") && message.contains("Move these away"),
        "{message}"
    );
    assert!(!message.contains("CNAME") && !message.contains("b.html"), "{message}");
    assert_eq!(found(dir.path()), expected(&Tree::new(), &foreign));
    assert_clean(dir.path());

    fs::rename(dir.path().join("a.html"), dir.path().join("own.html")).unwrap();
    // The same bytes are adopted, and from then on ours to replace and to remove.
    assert_eq!(build(dir.path(), &site).unwrap(), Written { new: 2, unchanged: 1, ..Written::default() });
    assert_eq!(build(dir.path(), &Tree::new()).unwrap(), Written { removed: 3, ..Written::default() });
    let left = tree(&[("own.html", "mine"), ("2023/note.txt", "mine"), (".gitignore", "own")]);
    assert_eq!(found(dir.path()), expected(&Tree::new(), &left));
}

#[test]
fn a_failure_names_twenty_places_and_counts_the_rest() {
    let dir = TempDir::new().unwrap();
    let foreign: Tree = (0..25).map(|n| (format!("f{n:02}"), "mine".to_owned())).collect();
    put(dir.path(), &foreign);
    let site: Tree = foreign.keys().map(|address| (address.clone(), "ours".to_owned())).collect();
    let message = text(build(dir.path(), &site).unwrap_err());
    assert!(message.contains("f19") && !message.contains("f20"), "{message}");
    assert!(message.contains("at 25 of") && message.contains("and 5 more") && message.contains("另有 5 处"));
}

#[test]
fn altered_pages_are_kept_when_they_leave_and_mended_when_they_stay() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &tree(&[("a", "1"), ("b", "2"), ("c", "3")])).unwrap();
    put(dir.path(), &tree(&[("a", "x"), ("b", "y")]));
    let site = tree(&[("a", "1"), ("d", "4")]);
    for (counts, unchanged) in [((1, 1, 1), 0), ((0, 0, 0), 2)] {
        let written = build(dir.path(), &site).unwrap();
        assert_eq!((written.new, written.changed, written.removed), counts);
        assert_eq!((written.unchanged, written.kept), (unchanged, vec!["b".to_owned()]));
    }
    assert_eq!(files_only(dir.path()), tree(&[("a", "1"), ("b", "y"), ("d", "4")]));
    // Whose content changes and which somebody altered, too, is told.
    put(dir.path(), &tree(&[("a", "z")]));
    let written = build(dir.path(), &tree(&[("a", "2")])).unwrap();
    assert_eq!(written.overwritten, ["a"]);
    fs::remove_file(dir.path().join("b")).unwrap();
    assert_eq!(build(dir.path(), &tree(&[("a", "2")])).unwrap().kept, Vec::<String>::new());
}

#[test]
fn folders_and_files_in_each_others_place_are_named() {
    let dir = TempDir::new().unwrap();
    let foreign = tree(&[("a.html/x", "mine"), ("2023", "mine")]);
    put(dir.path(), &foreign);
    fs::create_dir(dir.path().join("empty")).unwrap();
    let site = tree(&[("a.html", "1"), ("2023/p/b.html", "2"), ("empty", "3"), ("z", "4")]);
    let message = text(build(dir.path(), &site).unwrap_err());
    for part in
        ["at 3 of", "\n  a.html (a folder where", "\n  2023 (a file where", "\n  empty (a folder where"]
    {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(files_only(dir.path()), foreign);
    assert_clean(dir.path());

    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("output"), "mine").unwrap();
    let message = text(Sink::disk(&dir.path().join("output")).unwrap_err());
    assert!(message.contains("file stands where a folder should be"), "{message}");
    put(dir.path(), &tree(&[("other/.gongkai", "mine")]));
    for result in
        [Sink::disk(&dir.path().join("other")).map(|_| ()), recover(&dir.path().join("other")).map(|_| ())]
    {
        assert!(text(result.unwrap_err()).contains("is not a folder"));
    }
}

#[test]
fn our_own_files_and_folders_may_change_places() {
    let dir = TempDir::new().unwrap();
    let sites = [
        tree(&[("a", "1"), ("b/c/d", "2"), ("b/e", "3")]),
        tree(&[("a/x/y", "4"), ("b", "5")]),
        tree(&[("a", "1"), ("b/c/d", "2"), ("b/e", "3")]),
    ];
    for site in sites {
        build(dir.path(), &site).unwrap();
        assert_eq!(files_only(dir.path()), site);
        assert_clean(dir.path());
    }
}

#[cfg(unix)]
#[test]
fn links_are_never_written_through() {
    use std::os::unix::fs::symlink;
    let dir = TempDir::new().unwrap();
    let (output, outside) = (dir.path().join("output"), dir.path().join("outside"));
    let site = tree(&[("2023/a.html", "1"), ("b.html", "2")]);
    build(&output, &site).unwrap();
    fs::rename(output.join("2023"), &outside).unwrap();
    symlink(&outside, output.join("2023")).unwrap();
    // Even where nothing would change, and where a file is to be removed.
    assert!(text(build(&output, &site).unwrap_err()).contains("2023（此处应为文件夹，却是链接）"));
    assert_eq!(build(&output, &tree(&[("b.html", "2")])).unwrap().kept, ["2023/a.html"]);
    assert_eq!(fs::read_to_string(outside.join("a.html")).unwrap(), "1");

    // A link in place of a page is replaced itself; a foreign one is refused.
    fs::remove_file(output.join("b.html")).unwrap();
    symlink(outside.join("a.html"), output.join("b.html")).unwrap();
    symlink(outside.join("none"), output.join("c.html")).unwrap();
    let message = text(build(&output, &tree(&[("b.html", "3"), ("c.html", "1")])).unwrap_err());
    assert!(message.contains("c.html") && !message.contains("b.html"), "{message}");
    build(&output, &tree(&[("b.html", "3")])).unwrap();
    assert_eq!(fs::read_to_string(outside.join("a.html")).unwrap(), "1");
    assert!(!output.join("b.html").is_symlink());

    // The output itself may be a link.
    symlink(&output, dir.path().join("link")).unwrap();
    build(&dir.path().join("link"), &tree(&[("b.html", "4")])).unwrap();
    assert_eq!(fs::read_to_string(output.join("b.html")).unwrap(), "4");
}

#[test]
fn a_second_gongkai_is_told_to_wait() {
    let dir = TempDir::new().unwrap();
    let sink = Sink::disk(dir.path()).unwrap();
    assert!(text(Sink::disk(dir.path()).unwrap_err()).contains("另一个 gongkai"));
    assert_eq!(recover(dir.path()).unwrap(), None);
    sink.write("a", b"1").unwrap();
    assert!(text(recover(dir.path()).unwrap_err()).contains("another gongkai"));
    sink.finish().unwrap();
    assert_eq!(recover(dir.path()).unwrap(), None);
    assert_eq!(recover(&dir.path().join("none")).unwrap(), None);
    assert!(!dir.path().join("none").exists());
}

#[test]
fn a_dropped_sink_changes_nothing() {
    let dir = TempDir::new().unwrap();
    let site = tree(&[("a", "1")]);
    build(dir.path(), &site).unwrap();
    let sink = Sink::disk(dir.path()).unwrap();
    sink.write("a", b"2").unwrap();
    sink.write("b", b"2").unwrap();
    drop(sink);
    assert_eq!(files_only(dir.path()), site);
    assert_clean(dir.path());
}

#[test]
fn a_manifest_that_is_not_whole_is_refused() {
    let dir = TempDir::new().unwrap();
    build(dir.path(), &tree(&[("a", "1"), ("b", "2")])).unwrap();
    let path = dir.path().join(".gongkai/manifest");
    let whole = fs::read_to_string(&path).unwrap();
    let evil = whole.replace(" a\n", " ../a\n");
    let newer = whole.replace("manifest 1", "manifest 2");
    for damaged in (0..whole.len()).map(|end| &whole[..end]).chain([&*evil, &*newer]) {
        fs::write(&path, damaged).unwrap();
        assert!(text(Sink::disk(dir.path()).unwrap_err()).contains("run again"));
    }
}

#[test]
fn no_folder_of_the_stage_gets_more_than_ten_thousand_entries() {
    let layout = Layout::new(Path::new("output"), Files::default());
    let mut folders: BTreeMap<_, std::collections::BTreeSet<_>> = BTreeMap::new();
    for number in 0..100_000 {
        for path in [layout.staged(number), layout.old(number)] {
            assert!(folders.entry(layout.stage_folder(number)).or_default().insert(path), "{number} twice");
        }
    }
    assert!(folders.values().all(|files| files.len() <= 10_000));
}

#[test]
fn the_order_of_threads_leaves_no_trace() {
    use rayon::prelude::*;
    let manifest = |threads: usize| {
        let dir = TempDir::new().unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let sink = Sink::disk(dir.path()).unwrap();
            (0..800_u32).into_par_iter().for_each(|n| {
                sink.write(&format!("{}/{n}", n % 7), &n.to_le_bytes()).unwrap();
            });
            assert_eq!(sink.finish().unwrap().new, 800);
        });
        let text = fs::read_to_string(dir.path().join(".gongkai/manifest")).unwrap();
        // All but the times.
        let keep = |line: &str| {
            line.split(' ').enumerate().filter(|it| it.0 != 2).map(|it| it.1).collect::<String>()
        };
        text.lines().map(keep).collect::<Vec<_>>()
    };
    assert_eq!(manifest(1), manifest(4));
}

#[cfg(unix)]
#[test]
fn a_read_only_output_is_told_and_stays() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let site = tree(&[("a", "1"), ("x/b", "2")]);
    build(dir.path(), &site).unwrap();
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    set(&dir.path().join("x"), 0o555);
    if fs::write(dir.path().join("x/probe"), "").is_ok() {
        // The administrator may write everywhere.
        fs::remove_file(dir.path().join("x/probe")).unwrap();
        return set(&dir.path().join("x"), 0o755);
    }
    let message = text(build(dir.path(), &tree(&[("a", "2"), ("c", "2"), ("x/b", "3")])).unwrap_err());
    assert!(message.contains("全部撤销") && message.contains("not permitted"), "{message}");
    assert_eq!(files_only(dir.path()), site);
    assert_clean(dir.path());
    set(&dir.path().join("x"), 0o755);
    build(dir.path(), &tree(&[("a", "2"), ("x/b", "3")])).unwrap();
}

#[test]
fn writing_atomically_leaves_nothing_beside_the_file() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("a.zip");
    fs::write(dir.path().join(".a.zip.gongkai-new"), "left by a kill").unwrap();
    for bytes in [b"1", b"2"] {
        write_atomically(&path, bytes).unwrap();
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    fs::create_dir(dir.path().join("folder")).unwrap();
    assert!(write_atomically(&dir.path().join("folder"), b"3").is_err());
    assert_eq!(names(dir.path()), ["a.zip", "folder"]);
}

/// The files of the stage, by path.
fn staged(output: &Path) -> Vec<std::path::PathBuf> {
    let stage = output.join(".gongkai/stage");
    let folders = names(&stage).into_iter().map(|name| stage.join(name)).filter(|path| path.is_dir());
    folders.flat_map(|folder| names(&folder).into_iter().map(move |name| folder.join(name))).collect()
}

/// Whether a file of the stage is an old one.
fn is_old(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "old")
}

/// Every kind of change, with somebody else's files in between.
fn sites() -> (Tree, Tree, Tree) {
    let old = tree(&[
        ("a", "1"),
        ("b", "2"),
        ("g/h", "3"),
        ("s", "4"),
        ("t/u/v", "5"),
        ("same", "6"),
        ("w/x", "7"),
    ]);
    let new = tree(&[
        ("a", "one"),
        ("g/h", "three"),
        ("n/o/p", "8"),
        ("s/q", "9"),
        ("same", "6"),
        ("t", "10"),
        ("w/y", "11"),
    ]);
    let foreign = tree(&[("g/note", "mine"), ("own", "mine"), (".gitignore", "*\n!.gitignore\n")]);
    (old, new, foreign)
}

fn prepared(old: &Tree, foreign: &Tree) -> TempDir {
    let dir = TempDir::new().unwrap();
    put(dir.path(), foreign);
    if !old.is_empty() {
        build(dir.path(), old).unwrap();
    }
    dir
}

/// Interrupts the change from `old` to `new` at each step, and proves that one more command makes it whole.
fn interrupt_everywhere(old: &Tree, new: &Tree, foreign: &Tree) {
    let ignore = tree(&[(".gitignore", "*\n!.gitignore\n")]);
    let (before, after) =
        (expected(old, foreign), expected(new, &ignore.into_iter().chain(foreign.clone()).collect()));
    let mut outcomes = [0; 2];
    for steps in 0.. {
        let dir = prepared(old, foreign);
        let done = build_with(dir.path(), new, fused(steps, Then::All)).is_ok();
        let whole = !dir.path().join(".gongkai/stage").exists();
        // The command that mends may be killed as well.
        for again in 0..(if steps % 3 == 0 { 6 } else { 0 }) {
            let _ = recover_with(dir.path(), fused(again * 4, Then::All));
        }
        let recovered = recover(dir.path()).unwrap();
        let now = found(dir.path());
        assert!(now == before || now == after, "step {steps}, {recovered:?}: {now:#?}");
        outcomes[usize::from(now == after)] += 1;
        if steps % 3 != 0 {
            assert!(recovered != Some(Recovered::Undone) || now == before, "step {steps}");
            assert!(recovered != Some(Recovered::Finished) || now == after, "step {steps}");
        }
        assert_clean(dir.path());
        build(dir.path(), new).unwrap();
        assert_eq!(found(dir.path()), after);
        if done && whole {
            break;
        }
    }
    assert!(outcomes.iter().all(|count| *count > 3), "{outcomes:?}");
}

#[test]
fn a_kill_at_any_step_leaves_the_old_site_or_the_new() {
    let (old, new, foreign) = sites();
    interrupt_everywhere(&old, &new, &foreign);
    interrupt_everywhere(&new, &old, &foreign);
}

#[test]
fn a_kill_of_the_first_build_leaves_nothing_or_the_site() {
    let (_, new, _) = sites();
    interrupt_everywhere(&Tree::new(), &new, &Tree::new());
}

#[test]
fn a_disk_that_fails_once_leaves_the_old_site_at_once() {
    let (old, new, foreign) = sites();
    for steps in 0.. {
        let dir = prepared(&old, &foreign);
        let result = build_with(dir.path(), &new, fused(steps, Then::One));
        let finished = result.is_ok();
        if let Err(failure) = result {
            let message = text(failure);
            // A folder that could not be removed is told when a file is to take its place.
            let says = |zh, en| message.contains(zh) && message.contains(en);
            assert!(
                says("腾出空间", "free some space") || says("文件夹，请将它移走", "move it away"),
                "{message}"
            );
        }
        let site = if finished { &new } else { &old };
        let now = found(dir.path());
        assert_eq!(now, expected(site, &foreign), "step {steps}");
        let state = names(&dir.path().join(".gongkai"));
        assert!(finished || state == ["lock", "manifest"], "step {steps}: {state:?}");
        recover(dir.path()).unwrap();
        assert_clean(dir.path());
        if finished && state == ["lock", "manifest"] && steps > 40 {
            break;
        }
    }
}

#[test]
fn a_power_cut_that_empties_new_files_brings_the_old_site_back() {
    let (old, new, foreign) = sites();
    let mut seen = 0;
    for steps in 0.. {
        let dir = prepared(&old, &foreign);
        let done = build_with(dir.path(), &new, fused(steps, Then::All)).is_ok();
        if done {
            break;
        }
        let journal = dir.path().join(".gongkai/journal").exists();
        let committed = !dir.path().join(".gongkai/stage/manifest").exists();
        if !journal || committed {
            continue;
        }
        seen += 1;
        for path in staged(dir.path()).iter().filter(|path| !is_old(path)) {
            fs::write(path, "").unwrap();
        }
        for (address, text) in &new {
            let path = dir.path().join(address);
            if address != "same" && fs::read_to_string(&path).is_ok_and(|now| now == *text) {
                fs::write(path, "").unwrap();
            }
        }
        assert_eq!(recover(dir.path()).unwrap(), Some(Recovered::Undone), "step {steps}");
        assert_eq!(found(dir.path()), expected(&old, &foreign), "step {steps}");
        assert_clean(dir.path());
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn a_file_put_in_the_way_of_an_interrupted_build_stays() {
    let (old, new, foreign) = sites();
    let mut refused = 0;
    for steps in 0.. {
        let dir = prepared(&old, &foreign);
        if build_with(dir.path(), &new, fused(steps, Then::All)).is_ok() {
            break;
        }
        let path = dir.path().join("w/y");
        let theirs = fs::create_dir_all(dir.path().join("w")).is_ok() && !path.exists();
        if theirs {
            fs::write(&path, "mine").unwrap();
        }
        let recovered = recover(dir.path()).unwrap();
        if theirs {
            refused += 1;
            assert_ne!(recovered, Some(Recovered::Finished), "step {steps}");
            let mut left = foreign.clone();
            left.insert("w/y".to_owned(), "mine".to_owned());
            assert_eq!(found(dir.path()), expected(&old, &left), "step {steps}");
        }
        assert_clean(dir.path());
    }
    assert!(refused > 10);
}

#[test]
fn a_journal_that_somebody_damaged_is_not_carried_out() {
    let (old, new, foreign) = sites();
    // Killed when the first file has been moved aside.
    let aside = |dir: &TempDir| staged(dir.path()).iter().any(|path| is_old(path));
    let killed = (0..).map(|steps| {
        let dir = prepared(&old, &foreign);
        let _ = build_with(dir.path(), &new, fused(steps, Then::All));
        dir
    });
    let dir = killed.take(100).find(aside).unwrap();
    let path = dir.path().join(".gongkai/journal");
    let text_of_it = fs::read_to_string(&path).unwrap();
    fs::write(&path, &text_of_it[..text_of_it.len() - 2]).unwrap();
    assert!(text(recover(dir.path()).unwrap_err()).contains("已损坏"));
    for path in staged(dir.path()).iter().filter(|path| is_old(path)) {
        // As if nothing had been moved yet.
        fs::rename(path, dir.path().join("b")).unwrap();
    }
    assert_eq!(recover(dir.path()).unwrap(), Some(Recovered::Undone));
    assert_clean(dir.path());
}

/// Two releases of one site, in which everything happens that readers could notice.
fn releases() -> (Tree, Tree) {
    let old = tree(&[
        ("2023/a.html", "old"),
        ("2023/index.html", "old"),
        ("2023/page.html", "old"),
        ("assets/old.css", "old"),
        ("data.csv", "old"),
        ("gone/page.html", "old"),
        ("index.html", "old"),
        ("same.html", "same"),
    ]);
    let new = tree(&[
        ("2023/a.html", "new"),
        ("2023/index.html", "new"),
        ("2023/page.html", "new"),
        ("2023/x/index.html", "new"),
        ("assets/new.css", "new"),
        ("data.csv", "new"),
        ("index.html", "new"),
        ("same.html", "same"),
    ]);
    (old, new)
}

fn deploy(folder: &Path, site: &Tree, files: Files) -> Result<Written> {
    let disk = Disk::open(folder, Purpose::Served, files)?;
    for (address, text) in site {
        disk.write(address, text.as_bytes())?;
    }
    disk.prepare()?.finish()
}

/// How far along a file is: everything that is new at `now` must come before everything that is new later.
fn rank(address: &str) -> usize {
    match address {
        "index.html" => 4,
        "2023/index.html" => 3,
        "2023/x/index.html" => 2,
        page if page.ends_with(".html") => 1,
        _ => 0,
    }
}

#[test]
fn readers_are_never_led_to_what_is_not_there() {
    let (old, new) = releases();
    let mut seen = std::collections::BTreeSet::new();
    for steps in 0.. {
        let dir = TempDir::new().unwrap();
        deploy(dir.path(), &old, Files::default()).unwrap();
        let done = deploy(dir.path(), &new, fused(steps, Then::All)).is_ok();
        let now = found(dir.path());
        let at = |address: &str| now.get(address).map(String::as_str);
        // What both have is there at every moment.
        for address in old.keys().filter(|address| new.contains_key(*address)) {
            assert!(at(address).is_some(), "step {steps}: {address} is missing");
        }
        let changing = || new.keys().filter(|address| old.get(*address) != new.get(*address));
        let reached =
            changing().filter(|address| at(address) == Some("new")).map(|address| rank(address)).max();
        for address in changing().filter(|address| Some(rank(address)) < reached) {
            assert_eq!(at(address), Some("new"), "step {steps}: {address} comes too late");
        }
        let leaving = || old.keys().filter(|address| !new.contains_key(*address));
        if leaving().any(|address| at(address).is_none()) {
            assert_eq!(reached, Some(4), "step {steps}: something went too early");
        }
        seen.insert((reached, leaving().filter(|address| at(address).is_none()).count()));
        deploy(dir.path(), &new, Files::default()).unwrap();
        assert_eq!(found(dir.path()), expected(&new, &Tree::new()), "step {steps}");
        assert_clean(dir.path());
        if done {
            break;
        }
    }
    assert!(seen.len() > 6, "{seen:?}");
}

#[test]
fn a_kill_of_a_deploy_leaves_the_old_site_or_the_new() {
    let (old, new) = releases();
    let (before, after) = (expected(&old, &Tree::new()), expected(&new, &Tree::new()));
    let mut outcomes = [0; 2];
    for (from, to, steps) in (0..140).flat_map(|steps| [(&old, &new, steps), (&new, &old, steps)]) {
        let dir = TempDir::new().unwrap();
        deploy(dir.path(), from, Files::default()).unwrap();
        let _ = deploy(dir.path(), to, fused(steps, Then::All));
        recover(dir.path()).unwrap();
        let now = found(dir.path());
        assert!(now == before || now == after, "step {steps}: {now:#?}");
        outcomes[usize::from(now == after)] += 1;
        assert_clean(dir.path());
    }
    assert!(outcomes.iter().all(|count| *count > 3), "{outcomes:?}");
}

#[test]
fn a_deploy_believes_bytes_and_not_times() {
    let dir = TempDir::new().unwrap();
    let site = tree(&[("a.html", "1"), ("b.html", "2")]);
    deploy(dir.path(), &site, Files::default()).unwrap();
    assert_eq!(found(dir.path()), site, "nothing else is put there");
    let manifest = fs::read(dir.path().join(".gongkai/manifest")).unwrap();
    let path = dir.path().join("a.html");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, "x").unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert_eq!(deploy(dir.path(), &site, Files::default()).unwrap().overwritten, ["a.html"]);
    assert_eq!(found(dir.path()), site);
    // The same release leaves the same record of it on every machine.
    assert_eq!(fs::read(dir.path().join(".gongkai/manifest")).unwrap(), manifest);
}

#[test]
fn a_rehearsal_says_what_would_happen_and_touches_nothing() {
    let (old, new) = releases();
    let rehearse = |folder: &Path, site: &Tree| -> Result<Vec<String>> {
        let disk = Disk::rehearsal(folder)?;
        site.iter().try_for_each(|(address, text)| disk.write(address, text.as_bytes()))?;
        let prepared = disk.prepare()?;
        let changes = prepared.changes().map(|(change, address)| format!("{change:?} {address}")).collect();
        prepared.finish()?;
        Ok(changes)
    };
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("deep/folder");
    assert_eq!(rehearse(&folder, &old).unwrap().len(), old.len());
    assert!(!dir.path().join("deep").exists());
    deploy(&folder, &old, Files::default()).unwrap();
    assert_eq!(rehearse(&folder, &old).unwrap(), Vec::<String>::new());
    let said = [
        "New assets/new.css",
        "Changed data.csv",
        "Changed 2023/a.html",
        "Changed 2023/page.html",
        "New 2023/x/index.html",
        "Changed 2023/index.html",
        "Changed index.html",
        "Removed assets/old.css",
        "Removed gone/page.html",
    ];
    assert_eq!(rehearse(&folder, &new).unwrap(), said);
    assert_eq!(found(&folder), expected(&old, &Tree::new()));
    assert_eq!(names(&folder.join(".gongkai")), ["lock", "manifest"]);
    // What is in the way is told as it would be.
    put(&folder, &tree(&[("assets/new.css", "mine")]));
    assert!(text(rehearse(&folder, &new).unwrap_err()).contains("assets/new.css"));
    assert!(text(rehearse(&folder.join("index.html"), &new).unwrap_err()).contains("a file stands where"));
    // What was interrupted is not touched either.
    fs::remove_file(folder.join("assets/new.css")).unwrap();
    let _ = deploy(&folder, &new, fused(30, Then::All));
    let before = found(&folder);
    assert!(text(rehearse(&folder, &new).unwrap_err()).contains("was interrupted"));
    assert_eq!(found(&folder), before);
}

/// A site of a few files, some of which exclude each other, and contents that often agree.
fn any_site() -> impl Strategy<Value = Tree> {
    let pool = ["a.html", "b.html", "d/x.html", "d/y.html", "e/f/z.html", "e/w"];
    let content = prop::sample::select(vec!["", "1", "2", "long text"]);
    let files = prop::collection::btree_map(prop::sample::select(pool.to_vec()), content.clone(), 0..6);
    (files, prop::sample::select(vec![None, Some("t"), Some("t/u"), Some("t/u/v"), Some("k")]), content)
        .prop_map(|(files, special, content)| {
            files
                .into_iter()
                .chain(special.map(|address| (address, content)))
                .map(|(address, text)| (address.to_owned(), text.to_owned()))
                .collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_two_sites_and_any_kill(old in any_site(), new in any_site(), steps in 0..60_i64, foreign in any_site()) {
        // Somebody else's files lie beside the old site, and perhaps in the way of the new one.
        let foreign: Tree = foreign
            .into_iter()
            .filter(|(address, _)| !old.keys().any(|ours| ours.split('/').next() == address.split('/').next()))
            .collect();
        let dir = prepared(&old, &foreign);
        if old.is_empty() {
            build(dir.path(), &old).unwrap();
        }
        let before = found(dir.path());
        let _ = build_with(dir.path(), &new, fused(steps, Then::All));
        recover(dir.path()).unwrap();
        let mut all = foreign.clone();
        all.extend(new.clone());
        let now = files_only(dir.path());
        prop_assert!(found(dir.path()) == before || now == all, "{now:#?}");
        assert_clean(dir.path());
        match build(dir.path(), &new) {
            Ok(_) => prop_assert_eq!(files_only(dir.path()), all),
            Err(_) => prop_assert_eq!(found(dir.path()), before),
        }
        assert_clean(dir.path());
    }
}
