//! What a build changes in an output: old manifest, new files and the state of the disk in; operations out, or the
//! places where something of somebody else's stands in the way. Changes nothing itself.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rayon::prelude::*;

use super::Written;
use super::claims::folders_of;
use super::files::{Attempt, holds, look, modified, was_written};
use super::journal::{Kind, Operation, parts};
use super::layout::Layout;
use super::manifest::{Manifest, Stamp};
use crate::error::{Failure, Result};
use crate::finding::Said;

/// The page that a server shows for a folder.
const WAY_IN: &str = "index.html";

/// How many places a failure names.
const NAMED: usize = 20;

/// What a run has for one address.
#[derive(Debug)]
pub(super) struct Record {
    /// The new content.
    pub(super) stamp: Stamp,
    /// Its number in the stage; `None` if the output has it already.
    pub(super) staged: Option<u32>,
}

/// All that is going to happen.
#[derive(Debug)]
pub(super) struct Plan {
    /// In the order in which they are made: see [`in_turn`].
    pub(super) operations: Vec<Operation>,
    /// Folders to be made, outer ones first.
    pub(super) folders: Vec<Box<str>>,
    /// What the output holds afterwards.
    pub(super) manifest: Manifest,
    /// The counts of it.
    pub(super) written: Written,
}

impl Plan {
    /// Adds files that are none of the site's: they come when all of the site's are there, and nothing is gone yet.
    pub(super) fn write_also(&mut self, files: Vec<Operation>) {
        let [room, writes, _] = parts(&self.operations).map(<[Operation]>::len);
        self.operations.splice(room + writes..room + writes, files);
    }
}

/// Compares `records`, sorted by address, with the output. Numbers from `next` on are free in the stage.
pub(super) fn plan(
    layout: &Layout,
    old: &Manifest,
    records: Vec<(Box<str>, Record)>,
    next: u32,
) -> Result<Plan> {
    let mut written = Written::default();
    let mut kept: Vec<(Box<str>, Stamp)> = Vec::new();
    let mut removals = Vec::new();
    for (address, stamp, departure) in leavers(layout, old, &records)? {
        match departure {
            Departure::Gone => written.removed += 1,
            Departure::Kept => kept.push((address.into(), *stamp)),
            Departure::Remove => {
                written.removed += 1;
                let number = next + u32::try_from(removals.len()).unwrap_or(u32::MAX - next);
                removals.push(operation(Kind::Remove, number, stamp, address));
            }
        }
    }
    let going: HashSet<&str> = removals.iter().map(|removal| &*removal.address).collect();
    let folders = Folders::of(layout, &records, &going)?;
    let judge = Judge { layout, old, going: &going, folders: &folders };
    let verdicts: Vec<Verdict> =
        records.par_iter().map(|(address, record)| judge.verdict(address, record)).collect::<Result<_>>()?;
    let taken = verdicts.iter().zip(&records).filter_map(|(verdict, (address, _))| verdict.refusal(address));
    refuse_all(layout, folders.blocked.iter().copied().chain(taken).collect())?;
    let missing = folders.missing.iter().map(|folder| Box::from(*folder)).collect();

    let mut writes = Vec::new();
    for ((address, record), verdict) in records.iter().zip(&verdicts) {
        verdict.count(&mut written, old.get(address).is_some());
        if matches!(verdict, Verdict::Overwrite) {
            written.overwritten.push(address.to_string());
        }
        if let (Some(kind), Some(number)) = (verdict.kind(), record.staged) {
            writes.push(operation(kind, number, &record.stamp, address));
        }
    }
    written.kept = kept.iter().map(|(address, _)| address.to_string()).collect();
    let entries = verdicts.into_iter().zip(records).map(|(verdict, (address, record))| match verdict {
        Verdict::Adopt(modified) => (address, Stamp { modified, ..record.stamp }),
        _ => (address, record.stamp),
    });
    // A kept file stays listed: it is told again at each build until somebody settles it.
    let manifest = Manifest::new(entries.chain(kept).collect());
    Ok(Plan { operations: in_turn(removals, writes), folders: missing, manifest, written })
}

/// What a reader sees is never ahead of what it leads to: first removals that make room, then files, then pages, then
/// the ways in from the deepest up, and when nothing leads there any more the other removals.
fn in_turn(removals: Vec<Operation>, mut writes: Vec<Operation>) -> Vec<Operation> {
    let (mut operations, gone) = making_room(removals, &writes);
    writes.sort_by_key(|write| {
        let page = write.address.ends_with(".html");
        let way_in = write.address.rsplit('/').next() == Some(WAY_IN);
        (page, way_in.then(|| Reverse(folders_of(&write.address).count())))
    });
    operations.extend(writes);
    operations.extend(gone);
    operations
}

/// Tells removals without which something cannot be written from the others. Where nobody knows how a disk spells a
/// name, the old one makes room.
fn making_room(removals: Vec<Operation>, writes: &[Operation]) -> (Vec<Operation>, Vec<Operation>) {
    let written: HashSet<String> = writes.iter().map(|write| write.address.to_lowercase()).collect();
    let entered: HashSet<&str> = written.iter().flat_map(|address| folders_of(address)).collect();
    removals.into_iter().partition(|removal| {
        let address = removal.address.to_lowercase();
        !address.is_ascii()
            || entered.contains(&*address)
            || written.contains(&address)
            || folders_of(&address).any(|folder| written.contains(folder))
    })
}

fn operation(kind: Kind, number: u32, stamp: &Stamp, address: &str) -> Operation {
    Operation { kind, number, hash: stamp.hash, length: stamp.length, address: address.into() }
}

/// What becomes of a file that the site no longer has.
#[derive(Debug)]
enum Departure {
    /// Somebody has removed it already.
    Gone,
    /// Somebody has changed it; it stays.
    Kept,
    /// It is as we wrote it, and goes.
    Remove,
}

fn leavers<'m>(
    layout: &Layout,
    old: &'m Manifest,
    records: &[(Box<str>, Record)],
) -> Result<Vec<(&'m str, &'m Stamp, Departure)>> {
    let stays = |address: &str| records.binary_search_by(|record| (*record.0).cmp(address)).is_ok();
    let leaving: Vec<_> = old.entries().par_iter().filter(|(address, _)| !stays(address)).collect();
    let departure = |entry: &'m (Box<str>, Stamp)| {
        let (address, stamp) = entry;
        Ok((&**address, stamp, departure(layout, address, stamp)?))
    };
    leaving.into_par_iter().map(departure).collect()
}

fn departure(layout: &Layout, address: &str, stamp: &Stamp) -> Result<Departure> {
    let path = layout.target(address);
    if look(&path)?.is_none() {
        return Ok(Departure::Gone);
    }
    for folder in folders_of(address) {
        // What a link leads to is somebody else's.
        if look(&layout.target(folder))?.is_some_and(|found| found.is_symlink()) {
            return Ok(Departure::Kept);
        }
    }
    Ok(if holds(&path, stamp.length, stamp.hash)? { Departure::Remove } else { Departure::Kept })
}

/// Why something cannot be written where it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Block {
    /// A file that no build wrote.
    Foreign,
    /// A folder where a file should be.
    Folder,
    /// A file where a folder should be.
    File,
    /// A link where a folder should be.
    Link,
}

impl Block {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Block::Foreign => ("不是 gongkai 写入的文件", "a file that gongkai did not write"),
            Block::Folder => ("此处应为文件，却是文件夹", "a folder where a file should be"),
            Block::File => ("此处应为文件夹，却是文件", "a file where a folder should be"),
            Block::Link => ("此处应为文件夹，却是链接", "a link where a folder should be"),
        }
    }
}

/// The folders that the new files need.
#[derive(Debug)]
struct Folders<'r> {
    /// Not there yet, outer ones first.
    missing: BTreeSet<&'r str>,
    /// Something else is there.
    blocked: Vec<(&'r str, Block)>,
}

impl<'r> Folders<'r> {
    fn of(layout: &Layout, records: &'r [(Box<str>, Record)], going: &HashSet<&str>) -> Result<Folders<'r>> {
        let needed: BTreeSet<&str> = records.iter().flat_map(|(address, _)| folders_of(address)).collect();
        let mut folders = Folders { missing: BTreeSet::new(), blocked: Vec::new() };
        for folder in needed {
            if folders.nothing_below(folder) {
                folders.missing.insert(folder);
                continue;
            }
            match look(&layout.target(folder))? {
                Some(found) if found.is_dir() => {}
                Some(found) if found.is_symlink() => folders.blocked.push((folder, Block::Link)),
                Some(_) if !going.contains(folder) => folders.blocked.push((folder, Block::File)),
                _ => {
                    folders.missing.insert(folder);
                }
            }
        }
        Ok(folders)
    }

    /// Whether no file can be at `address`, because its folder is missing or blocked.
    fn nothing_below(&self, address: &str) -> bool {
        folders_of(address).any(|above| {
            self.missing.contains(above) || self.blocked.iter().any(|(blocked, _)| *blocked == above)
        })
    }
}

/// What is to be done about one new file.
#[derive(Clone, Copy, Debug)]
enum Verdict {
    /// It is there.
    Unchanged,
    /// The same bytes are there, from somebody else, changed at this time: ours from now on.
    Adopt(i64),
    /// Nothing is there.
    Create,
    /// Our older one is there.
    Replace,
    /// Our older one is there, and somebody has changed it.
    Overwrite,
    /// Something else is there.
    Refuse(Block),
}

impl Verdict {
    fn refusal(self, address: &str) -> Option<(&str, Block)> {
        if let Verdict::Refuse(block) = self { Some((address, block)) } else { None }
    }

    fn kind(self) -> Option<Kind> {
        match self {
            Verdict::Create => Some(Kind::Create),
            Verdict::Replace | Verdict::Overwrite => Some(Kind::Replace),
            Verdict::Unchanged | Verdict::Adopt(_) | Verdict::Refuse(_) => None,
        }
    }

    fn count(self, written: &mut Written, known: bool) {
        match self.kind() {
            None => written.unchanged += 1,
            Some(_) if known => written.changed += 1,
            Some(_) => written.new += 1,
        }
    }
}

struct Judge<'a> {
    layout: &'a Layout,
    old: &'a Manifest,
    going: &'a HashSet<&'a str>,
    folders: &'a Folders<'a>,
}

impl Judge<'_> {
    fn verdict(&self, address: &str, record: &Record) -> Result<Verdict> {
        if record.staged.is_none() {
            return Ok(Verdict::Unchanged);
        }
        let target = self.layout.target(address);
        let found = if self.folders.nothing_below(address) { None } else { look(&target)? };
        let Some(found) = found else { return Ok(Verdict::Create) };
        if found.is_dir() {
            let empties = self.all_going(&target, address)?;
            return Ok(if empties { Verdict::Create } else { Verdict::Refuse(Block::Folder) });
        }
        if let Some(old) = self.old.get(address) {
            let as_written = found.is_file()
                && found.len() == old.length
                && (was_written(&found, old.modified) || holds(&target, old.length, old.hash)?);
            return Ok(if as_written { Verdict::Replace } else { Verdict::Overwrite });
        }
        if self.going.contains(self.spelled_on_disk(&target).as_str()) {
            return Ok(Verdict::Create);
        }
        let same = found.is_file() && holds(&target, record.stamp.length, record.stamp.hash)?;
        Ok(if same { Verdict::Adopt(modified(&found)) } else { Verdict::Refuse(Block::Foreign) })
    }

    /// Whether a folder holds only files that this build removes, so that it will be gone.
    fn all_going(&self, folder: &Path, address: &str) -> Result<bool> {
        let mut empty = true;
        for entry in std::fs::read_dir(folder).attempt("读取", "read", folder)? {
            let entry = entry.attempt("读取", "read", folder)?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else { return Ok(false) };
            let inner = format!("{address}/{name}");
            let kind = entry.file_type().attempt("查看", "look at", folder)?;
            let goes = if kind.is_dir() {
                self.all_going(&entry.path(), &inner)?
            } else {
                self.going.contains(&*inner)
            };
            if !goes {
                return Ok(false);
            }
            empty = false;
        }
        Ok(!empty)
    }

    /// The address as the disk spells it. On a disk that ignores case, a page whose name changes only in case would
    /// otherwise meet its own old file and take it for a stranger's.
    fn spelled_on_disk(&self, target: &Path) -> String {
        let spelled = target.canonicalize().ok().zip(self.layout.root.canonicalize().ok());
        let inside = spelled.as_ref().and_then(|(target, root)| target.strip_prefix(root).ok());
        let segments: Option<Vec<&str>> =
            inside.and_then(|path| path.iter().map(|segment| segment.to_str()).collect());
        segments.unwrap_or_default().join("/")
    }
}

fn refuse_all(layout: &Layout, mut blocks: Vec<(&str, Block)>) -> Result<()> {
    if blocks.is_empty() {
        return Ok(());
    }
    blocks.sort_unstable_by_key(|(address, _)| *address);
    let (count, root) = (blocks.len(), layout.root.display());
    let (mut zh, mut en) = (String::new(), String::new());
    for (address, block) in blocks.iter().take(NAMED) {
        let words = block.words();
        zh += &format!("\n  {address}（{}）", words.0);
        en += &format!("\n  {address} ({})", words.1);
    }
    if count > NAMED {
        zh += &format!("\n  ……另有 {} 处", count - NAMED);
        en += &format!("\n  … and {} more", count - NAMED);
    }
    Err(Failure::new(Said::new(
        format!("{root} 中有 {count} 处被占用，无法写入，文件夹未改动。请将它们移走或删除后重新运行：{zh}"),
        format!(
            "somebody else's files or folders stand at {count} of the site's addresses in {root}, so nothing was written. \
             Move these away or delete them, then run again:{en}"
        ),
    )))
}
