//! Kills, full disks and power cuts at every step: afterwards the folder is wholly the old one or wholly the new.

use proptest::prelude::*;

use super::*;

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
        ("copied", "12"),
        ("g/h", "3"),
        ("s", "4"),
        ("t/u/v", "5"),
        ("same", "6"),
        ("w/x", "7"),
    ]);
    let new = tree(&[
        ("a", "one"),
        ("copied", "twelve"),
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
            let says = |zh, en| message.matches(zh).count() == 1 && message.matches(en).count() == 1;
            assert!(says("腾出空间", "make room") || says("文件夹，请将它移走", "move it away"), "{message}");
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

/// Gives every file in a folder the same time of change, as a disk does that counts in steps of two seconds.
fn at_one_moment(folder: &Path) {
    for path in names(folder).into_iter().map(|name| folder.join(name)) {
        if path.is_dir() {
            at_one_moment(&path);
        } else {
            fs::File::options()
                .append(true)
                .open(&path)
                .unwrap()
                .set_modified(std::time::UNIX_EPOCH)
                .unwrap();
        }
    }
}

#[test]
fn old_pages_come_back_where_new_ones_have_their_length_and_time() {
    let (old, new) = releases();
    let mut seen = 0;
    for steps in 0.. {
        let dir = prepared(&old, &Tree::new());
        if build_with(dir.path(), &new, fused(steps, Then::All)).is_ok() {
            break;
        }
        let manifest = dir.path().join(".gongkai/stage/manifest");
        if !dir.path().join(".gongkai/journal").exists() || !manifest.exists() {
            continue;
        }
        // Without the new manifest the build cannot be finished.
        fs::write(manifest, "").unwrap();
        at_one_moment(dir.path());
        seen += usize::from(files_only(dir.path()).values().any(|text| text == "new"));
        assert_eq!(recover(dir.path()).unwrap(), Some(Recovered::Undone), "step {steps}");
        assert_eq!(files_only(dir.path()), old, "step {steps}");
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
