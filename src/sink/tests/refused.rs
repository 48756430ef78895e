//! What is refused, and that nothing was touched then.

use super::*;

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
fn a_file_that_is_altered_while_it_is_copied_is_noticed() {
    let long = "long".repeat(50_000);
    let (mut refused, mut copied) = (0, 0);
    for steps in 0.. {
        let dir = TempDir::new().unwrap();
        let (output, source) = (dir.path().join("output"), dir.path().join("a.zip"));
        build(&output, &tree(&[("a.zip", "old")])).unwrap();
        let before = found(&output);
        fs::write(&source, &long).unwrap();
        let disk = Disk::open(&output, Purpose::Output, fused(steps, Then::Alter(source.clone()))).unwrap();
        let result = disk.copy("a.zip", &source);
        let sink = Sink::Disk(Box::new(disk));
        match result {
            // What was said of it is true of what is there.
            Ok(sum) => {
                sink.finish().unwrap();
                let now = fs::read(output.join("a.zip")).unwrap();
                assert_eq!(sha256::of(&now), sum, "step {steps}");
                copied += 1;
            }
            Err(failure) => {
                let message = text(failure);
                assert!(message.contains("a.zip 被改动") && message.contains("Run again"), "{message}");
                drop(sink);
                assert_eq!(found(&output), before, "step {steps}");
                refused += 1;
            }
        }
        assert_clean(&output);
        if steps > 40 {
            break;
        }
    }
    assert!(refused > 0 && copied > 20, "{refused} refused, {copied} copied");
}

#[test]
fn a_file_that_is_gone_is_not_copied() {
    let dir = TempDir::new().unwrap();
    let (output, source) = (dir.path().join("output"), dir.path().join("a.zip"));
    for sink in [Sink::memory(), Sink::nothing(), Sink::disk(&output).unwrap()] {
        let message = text(sink.copy("a.zip", &source).unwrap_err());
        assert!(message.contains("a.zip was altered or moved away"), "{message}");
        assert!(text(sink.copy("con", &source).unwrap_err()).contains("cannot be used"));
    }
    assert!(!output.join("a.zip").exists());
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
    assert!(message.contains("全部撤销") && message.contains("see that you may open it"), "{message}");
    assert_eq!(files_only(dir.path()), site);
    assert_clean(dir.path());
    set(&dir.path().join("x"), 0o755);
    build(dir.path(), &tree(&[("a", "2"), ("x/b", "3")])).unwrap();
}
