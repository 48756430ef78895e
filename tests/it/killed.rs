//! The program killed at work, and one more command of any kind: the site is wholly the old or wholly the new one, no
//! stray file is left, and what others put there is as it was.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use gongkai::demo::{self, Plan};
use gongkai::ledger::Ledger;
use gongkai::model::date::Date;
use gongkai::model::year::FiscalYear;
use gongkai::release::{Draft, Outcome};
use gongkai::sink::Sink;

use crate::site::{Folder, pages};

type Files = BTreeMap<String, Vec<u8>>;

/// A file in the output that no build made.
const FOREIGN: (&str, &[u8]) = ("CNAME", b"example.org\n");

fn city() -> Folder {
    city_of(1)
}

fn city_of(years: u16) -> Folder {
    let last_year = FiscalYear::parse("2025").expect("a year");
    let plan = Plan { projects: 12, years, departments: None, eventful: true, seed: 3, last_year };
    let files: Vec<(String, String)> = demo::files(&plan).collect();
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// Gives the site the title of a generation; every page carries it.
fn rename(folder: &Folder, generation: usize) {
    let text = format!("标题: 第{generation}代\n演示数据: 是\n");
    folder.put("content/site.yaml", text.as_bytes());
}

fn command(name: &str, folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args([name, "--quiet", "--site"]).arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn program(name: &str, folder: &Folder) -> Child {
    command(name, folder).spawn().expect("the program")
}

/// Every file of the output but the program's own memory, of which only lock and manifest may stay.
fn found(folder: &Path) -> Files {
    let mut all = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                assert_ne!(inside, ".gongkai/stage", "the stage was left");
                folders.push(path);
            } else if !matches!(inside.as_str(), ".gongkai/lock" | ".gongkai/manifest" | ".gitignore") {
                all.insert(inside, std::fs::read(&path).expect("a file"));
            }
        }
    }
    all
}

#[test]
fn after_a_kill_and_one_command_the_site_is_the_old_one_or_the_new() {
    let folder = city();
    rename(&folder, 0);
    let output = folder.path().join("output");
    assert!(program("build", &folder).wait().expect("a build").success());
    folder.put(&format!("output/{}", FOREIGN.0), FOREIGN.1);
    let expected = |folder: &Folder| {
        let mut files = pages(folder.path());
        files.insert(FOREIGN.0.to_owned(), FOREIGN.1.to_vec());
        files
    };
    let mut before = expected(&folder);
    let (mut old, mut new) = (0, 0);
    for round in 1..=24_u64 {
        rename(&folder, usize::try_from(round).expect("few rounds"));
        let after = expected(&folder);
        let mut child = program("build", &folder);
        // At any moment; and every other time while files are moved, a little later each time.
        if round % 2 == 0 {
            while child.try_wait().expect("a child").is_none() && !output.join(".gongkai/journal").exists() {}
            std::thread::sleep(Duration::from_micros(round * 200));
        } else {
            std::thread::sleep(Duration::from_millis(round * 12));
        }
        child.kill().expect("a kill");
        child.wait().expect("an end");
        assert!(program("check", &folder).wait().expect("a check").success());
        let now = found(&output);
        if now == before {
            old += 1;
        } else {
            assert!(now == after, "round {round}: neither the old site nor the new");
            new += 1;
            before = after;
        }
    }
    assert!(old > 0 && new > 0, "the kills all fell on one side: {old} old, {new} new");
}

#[test]
fn after_a_kill_of_a_deploy_readers_have_the_old_release_or_the_new() {
    let folder = city();
    let beside = tempfile::tempdir().expect("a temporary folder");
    let (output, www) = (folder.path().join("output"), beside.path().join("www"));
    std::fs::create_dir(&www).expect("a folder");
    std::fs::write(www.join(FOREIGN.0), FOREIGN.1).expect("a file");
    let deploy = || {
        let mut command = command("deploy", &folder);
        command.arg("--to").arg(&www).spawn().expect("the program")
    };
    let released = |generation: usize| {
        folder.put("content/site.yaml", format!("标题: 第{generation}代\n").as_bytes());
        let mut release = command("release", &folder);
        let release = release.args(["--as-of", "2026-06-30"]).status().expect("a release");
        assert!(release.success());
        found(&output)
    };
    let served = |released: &Files| {
        let mut files = released.clone();
        files.insert(FOREIGN.0.to_owned(), FOREIGN.1.to_vec());
        files
    };
    let mut before = served(&released(0));
    assert!(deploy().wait().expect("a deploy").success());
    assert!(found(&www) == before);
    let (mut old, mut new) = (0, 0);
    let mut release = released(1);
    for round in 1..=16_u64 {
        let after = served(&release);
        let mut child = deploy();
        // At any moment; or while files are staged or moved, a little later each time.
        let memory = ["", "output/.gongkai/deploying", ".gongkai/stage", ".gongkai/journal"];
        let mark = memory[usize::try_from(round % 4).expect("a small number")];
        let mark = if mark.starts_with("output") { folder.path().join(mark) } else { www.join(mark) };
        while child.try_wait().expect("a child").is_none() && !mark.exists() {}
        std::thread::sleep(Duration::from_micros(round * 200));
        child.kill().expect("a kill");
        child.wait().expect("an end");
        let any: [&[&str]; 5] = [
            &["check"],
            &["list", "published"],
            &["fmt", "--check"],
            &["diff"],
            &["build", "--as-of", "2026-06-30"],
        ];
        let any = any[usize::try_from(round % 5).expect("a small number")];
        let ended = command(any[0], &folder).args(&any[1..]).status().expect("a command");
        assert!(ended.success() || any[0] == "fmt", "round {round}: {any:?}");
        let now = found(&www);
        assert!(found(&output) == release, "round {round}: something was left in the output");
        if now == before {
            old += 1;
        } else {
            assert!(now == after, "round {round}: neither the old release nor the new");
            new += 1;
            before = after;
            release = released(new + 1);
        }
    }
    assert!(old > 0 && new > 0, "the kills all fell on one side: {old} old, {new} new");
}

/// The output that a release of the site would make.
fn released(folder: &Folder) -> Files {
    let draft = Draft::open(folder.path(), Date::parse("2026-06-30").expect("a day")).expect("a site");
    let theme = gongkai::build::theme(folder.path(), &draft.opened.site).expect("a theme");
    match draft.release(theme, Sink::memory()).expect("a release") {
        Outcome::Released(released) => released.written.files,
        other => panic!("{other:?}"),
    }
}

#[test]
fn after_a_kill_of_a_release_output_and_record_are_both_old_or_both_new() {
    let folder = city();
    let (output, stage) = (folder.path().join("output"), folder.path().join("output/.gongkai/stage"));
    let release =
        || command("release", &folder).args(["--as-of", "2026-06-30"]).spawn().expect("the program");
    rename(&folder, 0);
    assert!(release().wait().expect("a release").success());
    let mut before = found(&output);
    let (mut old, mut new) = (0, 0);
    for round in 1..=12_u64 {
        rename(&folder, usize::try_from(round).expect("few rounds"));
        let after = released(&folder);
        let mut child = release();
        // At any moment; while files are staged; or while they are moved, a little later each time.
        let mark = match round % 3 {
            0 => output.clone(),
            1 => stage.clone(),
            _ => output.join(".gongkai/journal"),
        };
        while child.try_wait().expect("a child").is_none() && !mark.exists() {}
        std::thread::sleep(Duration::from_micros(round * 300));
        child.kill().expect("a kill");
        child.wait().expect("an end");
        assert!(program("verify", &folder).wait().expect("a command").success(), "round {round}");
        let now = found(&output);
        if now == before {
            old += 1;
        } else {
            assert!(now == after, "round {round}: neither the old release nor the new");
            new += 1;
            before = after;
        }
        let (ledger, faults) = Ledger::open(folder.path()).expect("a ledger");
        assert!(faults.is_empty() && ledger.verify().expect("files").is_empty(), "round {round}");
        assert_eq!(ledger.entries().len(), new + 1, "round {round}: the record is not that of the output");
        let last = ledger.manifest(ledger.last().expect("an entry")).expect("a list");
        let sums = now.iter().map(|(address, bytes)| (address.as_str(), gongkai::sha256::of(bytes)));
        assert_eq!(last, sums.collect(), "round {round}");
    }
    assert!(old > 0 && new > 0, "the kills all fell on one side: {old} old, {new} new");
}

/// What is sealed in these tests.
const ZIP: &str = "2025-yx-1.zip";

/// Runs a command on the day of these tests.
fn on_the_day(words: &[&str], folder: &Folder) -> Child {
    let mut command = command(words[0], folder);
    command.args(&words[1..]).args(["--as-of", "2026-06-30"]).spawn().expect("the program")
}

/// Kills the program a little after something is there.
fn kill(mut child: Child, mark: &Path, microseconds: u64) {
    while child.try_wait().expect("a child").is_none() && !mark.exists() {}
    std::thread::sleep(Duration::from_micros(microseconds));
    child.kill().expect("a kill");
    child.wait().expect("an end");
}

#[test]
fn after_a_kill_of_sealing_the_next_run_makes_the_same_archive() {
    let folder = city();
    rename(&folder, 0);
    assert!(on_the_day(&["release"], &folder).wait().expect("a release").success());
    let seal = || on_the_day(&["archive", "2025"], &folder);
    assert!(seal().wait().expect("an archive").success());
    let shelf = folder.path().join("archives");
    let bench = shelf.join(".2025-yx-1.partial");
    let whole = found(&shelf);
    let marks =
        [bench.clone(), bench.join("spool"), bench.join("archive.zip"), shelf.join(format!("{ZIP}.sha256"))];
    let mut unsealed = 0;
    for (round, mark) in (0..).zip(marks.iter().cycle().take(8)) {
        std::fs::remove_dir_all(&shelf).expect("a folder");
        kill(seal(), mark, round * 400);
        // Somebody else's file that begins with a full stop.
        folder.put("archives/.keep", b"");
        assert!(program("verify", &folder).wait().expect("a command").success(), "round {round}");
        std::fs::remove_file(shelf.join(".keep")).expect("it was left");
        let now = found(&shelf);
        // Nothing that was not finished, and of an archive nothing or all.
        assert!(
            now.iter().all(|(path, bytes)| whole.get(path) == Some(bytes)),
            "round {round}: {:?}",
            now.keys()
        );
        unsealed += usize::from(!now.contains_key(ZIP));
        // A checksum alone would vouch for a file that nobody has.
        assert!(now.is_empty() || now.contains_key(ZIP), "round {round}: {:?}", now.keys());
        assert!(seal().wait().expect("an archive").success(), "round {round}");
        assert!(found(&shelf) == whole, "round {round}: another archive");
    }
    assert!(unsealed > 0, "the kills all came too late");
}

#[test]
fn after_a_kill_of_a_release_that_seals_the_next_one_makes_all_of_it() {
    let closed = || {
        let folder = city_of(2);
        let settings = "标题: 市\n演示数据: 是\n归档: {已结年度: [2024, 2025]}\n";
        folder.put("content/site.yaml", settings.as_bytes());
        folder
    };
    let release = |folder: &Folder| on_the_day(&["release"], folder);
    let all =
        |folder: &Folder| ["output", "releases", "archives"].map(|name| found(&folder.path().join(name)));
    let undisturbed = closed();
    assert!(release(&undisturbed).wait().expect("a release").success());
    let whole = all(&undisturbed);
    assert!(whole[2].contains_key(ZIP));
    for (round, mark) in (0..).zip([
        "output/.gongkai/journal",
        "archives/.2024-yx-1.partial/archive.zip",
        // One of two is sealed.
        "archives/.2025-yx-1.partial",
        "archives/2025-yx-1.zip",
    ]) {
        let folder = closed();
        kill(release(&folder), &folder.path().join(mark), round * 2_000);
        assert!(program("verify", &folder).wait().expect("a command").success(), "round {round}");
        assert!(release(&folder).wait().expect("a release").success(), "round {round}");
        assert!(all(&folder) == whole, "round {round}: not what an undisturbed release makes");
    }
}
