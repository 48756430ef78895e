#![allow(clippy::unwrap_used, reason = "a test that fails here has failed")]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::error::Failure;
use crate::sha256;
use crate::sink::Sink;

type Files<'f> = [(&'f str, &'f str)];

/// A site that was built with these files and released, and a folder to deploy to.
fn released(dir: &TempDir, files: &Files<'_>) -> Deployment {
    let output = dir.path().join("site/output");
    let sink = Sink::disk(&output).unwrap();
    files.iter().for_each(|(address, text)| sink.write(address, text.as_bytes()).unwrap());
    sink.finish().unwrap();
    let released = files.iter().map(|(address, text)| ((*address).into(), sha256::of(text).into())).collect();
    Deployment { output, released, to: dir.path().join("www"), most_removals: None }
}

fn deployed(outcome: Result<Outcome>) -> Deployed {
    match outcome.unwrap() {
        Outcome::Deployed(deployed) => deployed,
        other => panic!("{other:?}"),
    }
}

fn changes(deployed: &Deployed) -> Vec<String> {
    deployed.changes.iter().map(|(change, address)| format!("{change:?} {address}")).collect()
}

/// What readers find, by address.
fn served(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in
        walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(std::result::Result::unwrap)
    {
        let inside = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        if entry.file_type().is_file() && !inside.starts_with(".gongkai/") {
            files.push((inside, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    files
}

fn owned(files: &Files<'_>) -> Vec<(String, String)> {
    files.iter().map(|(address, text)| ((*address).to_owned(), (*text).to_owned())).collect()
}

fn text(failure: &Failure) -> String {
    failure.text(|said| &said.zh) + &failure.to_string()
}

/// The notes that are left in an output.
fn is_noted(deployment: &Deployment) -> bool {
    deployment.output.join(".gongkai/deploying").exists()
}

const FIRST: [(&str, &str); 3] = [("2023/a.html", "1"), ("a.css", "1"), ("index.html", "1")];

#[test]
fn a_release_is_copied_and_then_only_what_differs() {
    let dir = TempDir::new().unwrap();
    let first = released(&dir, &FIRST);
    let rehearsed = deployed(first.rehearse());
    assert!(!first.to.exists() && !is_noted(&first), "a rehearsal wrote something");
    let done = deployed(first.carry_out());
    assert_eq!(done, Deployed { unchanged: 0, ..rehearsed });
    assert_eq!(changes(&done), ["New a.css", "New 2023/a.html", "New index.html"]);
    assert_eq!(served(&first.to), owned(&FIRST));

    let files = [("2023/a.html", "1"), ("b.css", "2"), ("index.html", "2")];
    let second = released(&dir, &files);
    assert_eq!(changes(&deployed(second.carry_out())), ["New b.css", "Changed index.html", "Removed a.css"]);
    assert_eq!(served(&second.to), owned(&files));
    assert_eq!(deployed(second.carry_out()), Deployed { unchanged: 3, ..Deployed::default() });
    assert!(!is_noted(&second));
}

#[test]
fn an_output_that_is_not_the_release_is_refused() {
    let dir = TempDir::new().unwrap();
    let mut deployment = released(&dir, &FIRST);
    fs::remove_file(deployment.output.join("a.css")).unwrap();
    fs::write(deployment.output.join("2023/a.html"), "2").unwrap();
    deployment.released.remove("index.html");
    // What no build wrote is nobody's business, and stays where it is.
    fs::write(deployment.output.join("note.txt"), "mine").unwrap();
    for outcome in [deployment.rehearse(), deployment.carry_out()] {
        let Outcome::NotReleased(differences) = outcome.unwrap() else { panic!("it was deployed") };
        let said: Vec<String> = differences.iter().map(|(address, it)| format!("{it:?} {address}")).collect();
        assert_eq!(said, ["Altered 2023/a.html", "Missing a.css", "Extra index.html"]);
    }
    assert!(!deployment.to.exists() && !is_noted(&deployment));
    // A file where a folder was.
    fs::remove_dir_all(deployment.output.join("2023")).unwrap();
    fs::write(deployment.output.join("2023"), "").unwrap();
    assert!(
        matches!(deployment.rehearse().unwrap(), Outcome::NotReleased(all) if all[0].1 == Difference::Missing)
    );
    // A folder where a file was.
    fs::create_dir(deployment.output.join("a.css")).unwrap();
    assert!(text(&deployment.rehearse().unwrap_err()).contains("a.css"));
}

#[test]
fn what_left_the_site_and_was_altered_is_in_nobodys_way() {
    let dir = TempDir::new().unwrap();
    let old = released(&dir, &FIRST);
    fs::write(old.output.join("a.css"), "mine").unwrap();
    let deployment = released(&dir, &[FIRST[0], FIRST[2]]);
    assert_eq!(fs::read_to_string(old.output.join("a.css")).unwrap(), "mine");
    assert_eq!(changes(&deployed(deployment.carry_out())), ["New 2023/a.html", "New index.html"]);
}

#[test]
fn a_file_that_changes_while_it_is_read_stops_the_deploy() {
    let dir = TempDir::new().unwrap();
    deployed(released(&dir, &FIRST).carry_out());
    let deployment = released(&dir, &[("index.html", "2"), ("z.css", "2")]);
    let spoil: [fn(&Path); 2] = [|path| fs::write(path, "3").unwrap(), |path| fs::remove_file(path).unwrap()];
    for spoil in spoil {
        // As if it were between the first reading and the second.
        spoil(&deployment.output.join("z.css"));
        let message = text(&deployment.fill(Disk::served(&deployment.to).unwrap()).unwrap_err());
        assert!(message.contains("z.css") && message.contains("重新运行") && message.contains("Run again"));
        assert_eq!(served(&deployment.to), owned(&FIRST));
    }
}

#[test]
fn more_removals_than_may_be_change_nothing() {
    let dir = TempDir::new().unwrap();
    let many: Vec<(String, String)> = (0..200).map(|n| (format!("{n:03}.html"), "1".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(address, text)| (&**address, &**text)).collect();
    deployed(released(&dir, &many).carry_out());
    // Of 200 a tenth may go.
    let mut deployment = released(&dir, &many[21..]);
    for outcome in [deployment.rehearse(), deployment.carry_out()] {
        assert!(matches!(outcome.unwrap(), Outcome::TooManyRemovals(removed, 20) if removed.len() == 21));
        assert_eq!(served(&deployment.to), owned(&many));
    }
    deployment.most_removals = Some(21);
    deployed(deployment.carry_out());
    assert_eq!(served(&deployment.to), owned(&many[21..]));
    let deployment = Deployment { most_removals: Some(0), ..released(&dir, &many[22..]) };
    assert!(matches!(deployment.carry_out().unwrap(), Outcome::TooManyRemovals(_, 0)));
}

#[test]
fn what_is_not_ours_is_never_touched() {
    let dir = TempDir::new().unwrap();
    let deployment = released(&dir, &FIRST);
    fs::create_dir_all(deployment.to.join("2023")).unwrap();
    fs::write(deployment.to.join("CNAME"), "mine").unwrap();
    fs::write(deployment.to.join("2023/a.html"), "mine").unwrap();
    for outcome in [deployment.rehearse(), deployment.carry_out()] {
        let message = text(&outcome.unwrap_err());
        assert!(message.contains("2023/a.html") && !message.contains("CNAME"), "{message}");
    }
    assert_eq!(served(&deployment.to), owned(&[("2023/a.html", "mine"), ("CNAME", "mine")]));
    fs::remove_file(deployment.to.join("2023/a.html")).unwrap();
    deployed(deployment.carry_out());
    deployed(released(&dir, &FIRST[2..]).carry_out());
    assert_eq!(served(&deployment.to), owned(&[("CNAME", "mine"), ("index.html", "1")]));
}

#[test]
fn two_at_once_are_told_to_wait() {
    let dir = TempDir::new().unwrap();
    let deployment = released(&dir, &FIRST);
    for busy in [&deployment.output, &deployment.to] {
        fs::create_dir_all(busy).unwrap();
        let lock = sink::lock(busy).unwrap();
        assert!(text(&deployment.carry_out().unwrap_err()).contains("another gongkai is writing"));
        drop(lock);
        assert!(!deployment.to.join("index.html").exists() && !is_noted(&deployment));
    }
    deployed(deployment.carry_out());
}

#[test]
fn a_note_is_followed_and_goes() {
    let dir = TempDir::new().unwrap();
    let deployment = released(&dir, &FIRST);
    assert_eq!(recover(&deployment.output).unwrap(), None);
    // A deploy that was killed while it staged.
    note::write(&deployment.output, &deployment.to).unwrap();
    fs::create_dir_all(deployment.to.join(".gongkai/stage/0")).unwrap();
    fs::write(deployment.to.join(".gongkai/stage/0/0"), "half").unwrap();
    assert_eq!(recover(&deployment.output).unwrap(), Some(sink::Recovered::Undone));
    assert!(!deployment.to.join(".gongkai/stage").exists() && !is_noted(&deployment));
    // One that was killed while it wrote the note, so had not begun.
    let note = deployment.output.join(".gongkai/deploying");
    let whole = format!("{}\ndeploying\n", deployment.to.display());
    for end in 0..whole.len() {
        fs::write(&note, &whole[..end]).unwrap();
        assert_eq!(recover(&deployment.output).unwrap(), None);
        assert!(!is_noted(&deployment));
    }
    // One whose folder is gone.
    fs::remove_dir_all(&deployment.to).unwrap();
    note::write(&deployment.output, &deployment.to).unwrap();
    assert_eq!(recover(&deployment.output).unwrap(), None);
    assert!(!is_noted(&deployment) && !deployment.to.exists());
}

#[test]
fn the_site_itself_is_no_place_to_deploy_to() {
    let dir = TempDir::new().unwrap();
    let (site, output) = (dir.path().join("site"), dir.path().join("site/output"));
    fs::create_dir_all(&output).unwrap();
    let inside =
        ["site", "site/output", "site/output/deep", "site/www", ".", "", "site/../site", "new/../site/www"];
    for to in inside {
        let failure = place(&site, &output, &dir.path().join(to)).unwrap_err();
        assert!(failure.is_wrong_use() && text(&failure).contains("换一个网站以外的文件夹"), "{to}");
    }
    for to in ["www", "site-www", "site/../www", "new/deep", "site/x/../../www"] {
        place(&site, &output, &dir.path().join(to)).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&output, dir.path().join("link")).unwrap();
        assert!(place(&site, &output, &dir.path().join("link/www")).is_err());
        // An output that lies elsewhere counts as well.
        fs::create_dir(dir.path().join("elsewhere")).unwrap();
        fs::remove_dir(&output).unwrap();
        std::os::unix::fs::symlink(dir.path().join("elsewhere"), &output).unwrap();
        assert!(place(&site, &output, &dir.path().join("elsewhere/www")).is_err());
    }
}
