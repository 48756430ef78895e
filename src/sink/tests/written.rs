//! What is written, what is left alone, and what is told of it.

use std::fs::File;

use super::*;

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
fn a_file_of_many_pieces_is_copied_and_then_left_alone() {
    let dir = TempDir::new().unwrap();
    let (output, source) = (dir.path().join("output"), dir.path().join("a.zip"));
    let mut bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let copy = |sink: Sink, sum: &str| {
        assert_eq!(sink.copy("archive/a.zip", &source).unwrap(), sum);
        sink.finish().unwrap()
    };
    let new = || Written { new: 1, ..Written::default() };
    let sum = sha256::of(&bytes);
    fs::write(&source, &bytes).unwrap();
    assert_eq!(copy(Sink::nothing(), &sum), new());
    let files = BTreeMap::from([("archive/a.zip".to_owned(), bytes.clone())]);
    assert_eq!(copy(Sink::memory(), &sum), Written { files, ..new() });
    assert_eq!(copy(Sink::disk(&output).unwrap(), &sum), new());
    let target = output.join("archive/a.zip");
    assert_eq!(fs::read(&target).unwrap(), bytes);

    let unchanged = || Written { unchanged: 1, ..Written::default() };
    assert_eq!(copy(Sink::disk(&output).unwrap(), &sum), unchanged());
    // What was written from memory is the same file; so is one with another time.
    fs::write(&target, &bytes).unwrap();
    let sink = Sink::disk(&output).unwrap();
    sink.write("archive/a.zip", &bytes).unwrap();
    assert_eq!(sink.finish().unwrap(), unchanged());
    assert_eq!(copy(Sink::disk(&output).unwrap(), &sum), unchanged());
    // The last byte of the last piece counts.
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&source, &bytes).unwrap();
    let changed = Written { changed: 1, ..Written::default() };
    assert_eq!(copy(Sink::disk(&output).unwrap(), &sha256::of(&bytes)), changed);
    assert_eq!(fs::read(&target).unwrap(), bytes);
    assert_clean(&output);
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
        site.iter().try_for_each(|(address, text)| give(&disk, address, text))?;
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
        "Changed archive/copied",
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

#[test]
fn the_disk_is_waited_for_at_each_record_and_at_no_page() {
    let (dir, files) = (TempDir::new().unwrap(), Files::default());
    let disk = Disk::open(&dir.path().join("output"), Purpose::Output, files.clone()).unwrap();
    disk.write("index.html", b"a page").unwrap();
    disk.record("facts/12/12.yaml", b"facts").unwrap();
    disk.record("entries/1.json", b"an entry").unwrap();
    let durable = || files.fuse.durable.lock().unwrap().clone();
    assert_eq!(durable(), [b"facts".to_vec(), b"an entry".to_vec()], "before the journal binds");
    disk.prepare().unwrap().finish().unwrap();
    assert!(!durable().contains(&b"a page".to_vec()));
    assert_eq!(fs::read(dir.path().join("releases/facts/12/12.yaml")).unwrap(), b"facts");
}
