#![allow(clippy::unwrap_used, reason = "a test that fails here has failed")]

mod kills;
mod refused;
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use tempfile::TempDir;

use super::*;

/// Lets a number of changes to the disk through, and then one fail, or all.
#[derive(Debug)]
pub(super) struct Fuse {
    left: AtomicI64,
    then: Then,
    /// The bytes of every file that the disk was waited for.
    durable: Mutex<Vec<Vec<u8>>>,
}

#[derive(Debug)]
enum Then {
    /// One change fails, as on a full disk; those after it work.
    One,
    /// No change works any more, as after a kill.
    All,
    /// All work; and before one, somebody writes into this file.
    Alter(PathBuf),
}

impl Default for Fuse {
    fn default() -> Fuse {
        Fuse::new(i64::MAX, Then::One)
    }
}

impl Fuse {
    fn new(after: i64, then: Then) -> Fuse {
        Fuse { left: AtomicI64::new(after), then, durable: Mutex::default() }
    }

    pub(super) fn waited_for(&self, bytes: &[u8]) {
        self.durable.lock().unwrap().push(bytes.to_vec());
    }

    pub(super) fn burn(&self) -> io::Result<()> {
        let left = self.left.fetch_sub(1, Ordering::Relaxed);
        match &self.then {
            Then::One if left == 0 => Err(io::ErrorKind::StorageFull.into()),
            Then::All if left <= 0 => Err(io::ErrorKind::StorageFull.into()),
            Then::Alter(path) if left == 0 => fs::write(path, "altered"),
            _ => Ok(()),
        }
    }
}

fn fused(after: i64, then: Then) -> Files {
    Files { fuse: Fuse::new(after, then).into() }
}

type Tree = BTreeMap<String, String>;

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(address, text)| ((*address).to_owned(), (*text).to_owned())).collect()
}

fn build(output: &Path, site: &Tree) -> Result<Written> {
    build_with(output, site, Files::default())
}

fn build_with(output: &Path, site: &Tree, files: Files) -> Result<Written> {
    let disk = Disk::open(output, Purpose::Output, files)?;
    site.iter().try_for_each(|(address, text)| give(&disk, address, text))?;
    Sink::Disk(Box::new(disk)).finish()
}

/// Gives a folder a file: one that is called `copied` out of another file.
fn give(disk: &Disk, address: &str, text: &str) -> Result<()> {
    if !address.ends_with("copied") {
        return disk.write(address, text.as_bytes());
    }
    let source = tempfile::NamedTempFile::new().unwrap();
    fs::write(source.path(), text).unwrap();
    disk.copy(address, source.path()).map(|sha256| assert_eq!(sha256, sha256::of(text)))
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

/// Two releases of one site, in which everything happens that readers could notice.
fn releases() -> (Tree, Tree) {
    let old = tree(&[
        ("2023/a.html", "old"),
        ("2023/index.html", "old"),
        ("2023/page.html", "old"),
        ("archive/copied", "old"),
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
        ("archive/copied", "new"),
        ("assets/new.css", "new"),
        ("data.csv", "new"),
        ("index.html", "new"),
        ("same.html", "same"),
    ]);
    (old, new)
}

fn deploy(folder: &Path, site: &Tree, files: Files) -> Result<Written> {
    let disk = Disk::open(folder, Purpose::Served, files)?;
    site.iter().try_for_each(|(address, text)| give(&disk, address, text))?;
    disk.prepare()?.finish()
}
