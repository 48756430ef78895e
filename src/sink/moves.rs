//! Carries a journal out, or takes it back. An old file is kept aside before the new one takes its place, so until the
//! new manifest is in place everything can be undone; what remains after that is only clearing up. A page that changes is
//! there at every moment, as it was or as it is to be, wherever the disk can keep a file under two names.

use std::collections::{BTreeSet, HashSet};
use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::Recovered;
use super::claims::folders_of;
use super::files::{Attempt, holds, is_missing, look, measure};
use super::journal::{Found, Journal, Kind, Operation, parts};
use super::layout::Layout;
use crate::error::{Failure, Result};
use crate::finding::Said;

/// Publishes a journal and carries it out. If that fails, everything is put back.
pub(super) fn carry_out(layout: &Layout, journal: &Journal) -> Result<()> {
    let all: Vec<&Operation> = journal.operations.iter().collect();
    match journal.publish(layout).and_then(|()| forward(layout, journal, &all)) {
        Ok(()) => {
            // The site is new already; what cannot be cleared now is cleared by the next command.
            let _ = clear(layout);
            Ok(())
        }
        Err(failure) => Err(take_back(layout, journal, &failure)),
    }
}

/// Finishes or undoes what was interrupted. The caller holds the lock.
pub(super) fn recover(layout: &Layout) -> Result<Option<Recovered>> {
    match Journal::read(layout)? {
        Found::Whole(journal) => settle(layout, &journal).map(Some),
        Found::Damaged if keeps_old_files(layout)? => Err(damaged(layout)),
        Found::Damaged => {
            Journal::remove(layout)?;
            layout.discard()?;
            Ok(Some(Recovered::Undone))
        }
        Found::Nothing if look(&layout.stage())?.is_some() => {
            layout.discard()?;
            Ok(Some(Recovered::Undone))
        }
        Found::Nothing => Ok(None),
    }
}

fn settle(layout: &Layout, journal: &Journal) -> Result<Recovered> {
    if look(&layout.staged_manifest())?.is_none() && manifest_is(layout, journal)? {
        clear(layout)?;
        return Ok(Recovered::Finished);
    }
    // New files are not flushed one by one, which at 100,000 would take minutes. A killed program loses nothing by
    // that; a power cut may leave some of them empty, so all are compared with the journal before any is trusted, and
    // if one fails the old files, which the disk has had for long, come back.
    if let Some(pending) = pending(layout, journal)?
        && forward(layout, journal, &pending).is_ok()
    {
        clear(layout)?;
        return Ok(Recovered::Finished);
    }
    back(layout, journal)?;
    Ok(Recovered::Undone)
}

fn manifest_is(layout: &Layout, journal: &Journal) -> Result<bool> {
    let path = layout.manifest();
    match look(&path)? {
        Some(found) => holds(&path, found.len(), journal.manifest),
        None => Ok(false),
    }
}

/// The changes not yet made, or `None` if the journal cannot be carried out.
fn pending<'j>(layout: &Layout, journal: &'j Journal) -> Result<Option<Vec<&'j Operation>>> {
    let manifest = layout.staged_manifest();
    let Some(found) = look(&manifest)? else { return Ok(None) };
    if !holds(&manifest, found.len(), journal.manifest)? {
        return Ok(None);
    }
    let states: Vec<(&Operation, State)> = journal
        .operations
        .par_iter()
        .map(|operation| Ok((operation, state(layout, operation)?)))
        .collect::<Result<_>>()?;
    if states.iter().any(|(_, state)| *state == State::Impossible) {
        return Ok(None);
    }
    Ok(Some(states.into_iter().filter(|(_, state)| *state == State::Pending).map(|(it, _)| it).collect()))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Pending,
    Done,
    Impossible,
}

fn state(layout: &Layout, operation: &Operation) -> Result<State> {
    let Operation { kind, number, hash, length, address } = operation;
    let (staged, old, target) = (layout.staged(*number), layout.old(*number), layout.target(address));
    let (source, in_the_way) = match kind {
        Kind::Remove if look(&old)?.is_some() || look(&target)?.is_none() => return Ok(State::Done),
        Kind::Remove => (target, false),
        _ if look(&staged)?.is_none() && holds(&target, *length, *hash)? => return Ok(State::Done),
        // A folder there is one that the removals empty, or moving stops at it and is taken back.
        Kind::Create => (staged, look(&target)?.is_some_and(|found| !found.is_dir())),
        Kind::Replace => {
            (staged, look(&old)?.is_some() && look(&target)?.is_some() && !is_one(&old, &target)?)
        }
    };
    let possible = !in_the_way && holds(&source, *length, *hash)?;
    Ok(if possible { State::Pending } else { State::Impossible })
}

/// Whether two names are of one file, or of two that hold the same. Their times are no help: a disk may count them in
/// steps of two seconds, in which a page can be written twice.
fn is_one(one: &Path, other: &Path) -> Result<bool> {
    let length = |path| Ok(look(path)?.filter(Metadata::is_file).map(|found| found.len()));
    match (length(one)?, length(other)?) {
        (Some(here), Some(there)) if here == there => {
            let measured = File::open(one).and_then(|file| measure(&file)).attempt("读取", "read", one)?;
            holds(other, measured.length, measured.hash)
        }
        _ => Ok(false),
    }
}

/// Makes the pending changes and puts the new manifest in place. Each step leaves a state that [`state`] tells.
fn forward(layout: &Layout, journal: &Journal, pending: &[&Operation]) -> Result<()> {
    let [room, writes, gone] = parts(pending);
    let [all_room, all_writes, all_gone] = parts(&journal.operations);
    room.iter().try_for_each(|removal| set_aside(layout, removal))?;
    remove_emptied(layout, all_room, all_writes);
    write_all(layout, writes)?;
    gone.iter().try_for_each(|removal| set_aside(layout, removal))?;
    remove_emptied(layout, all_gone, all_writes);
    let manifest = layout.manifest();
    layout.files.rename(&layout.staged_manifest(), &manifest).attempt("写入", "write", &manifest)
}

fn write_all(layout: &Layout, writes: &[&Operation]) -> Result<()> {
    let mut folders: HashSet<&str> = HashSet::new();
    for write in writes {
        let target = layout.target(&write.address);
        if let Some((folder, _)) = write.address.rsplit_once('/')
            && folders.insert(folder)
        {
            let folder = layout.target(folder);
            layout.files.create_folders(&folder).attempt("创建文件夹", "create the folder", &folder)?;
        }
        if write.kind == Kind::Replace && look(&layout.old(write.number))?.is_none() {
            keep_aside(layout, write)?;
        }
        layout.files.rename(&layout.staged(write.number), &target).attempt("写入", "write", &target)?;
    }
    Ok(())
}

/// Gives an old file a second name, so that the new one can take its place in one step. Where the disk does not know
/// second names, the place is empty for a moment.
fn keep_aside(layout: &Layout, write: &Operation) -> Result<()> {
    match layout.files.link(&layout.target(&write.address), &layout.old(write.number)) {
        Ok(()) => Ok(()),
        Err(_) => set_aside(layout, write),
    }
}

fn set_aside(layout: &Layout, operation: &Operation) -> Result<()> {
    let target = layout.target(&operation.address);
    match layout.files.rename(&target, &layout.old(operation.number)) {
        // Gone since we looked, which is what was wanted.
        Err(error) if is_missing(&error) => Ok(()),
        other => other.attempt("移走", "move away", &target),
    }
}

/// Removes folders that the removals have emptied, inner ones first. One that holds anything else cannot be removed
/// this way and stays; one that cannot be removed for another reason is no harm.
fn remove_emptied(layout: &Layout, removals: &[Operation], writes: &[Operation]) {
    let mut emptied: BTreeSet<&str> =
        removals.iter().flat_map(|removal| folders_of(&removal.address)).collect();
    for folder in writes.iter().flat_map(|write| folders_of(&write.address)) {
        emptied.remove(folder);
    }
    for folder in emptied.iter().rev() {
        let _ = layout.files.remove_folder(&layout.target(folder));
    }
}

/// After the new manifest is in place: the journal goes last, because a stage without one counts as undone.
fn clear(layout: &Layout) -> Result<()> {
    layout.discard()?;
    Journal::remove(layout)
}

/// Undoes a journal from its end: what was removed last comes back, new files go, then the folders made for them, then
/// the old files that made room come back. The journal goes before the stage, because without it nobody will look at the
/// stage again.
fn back(layout: &Layout, journal: &Journal) -> Result<()> {
    let [room, writes, gone] = parts(&journal.operations);
    for removal in gone.iter().rev() {
        bring_back(layout, removal)?;
    }
    for write in writes.iter().rev() {
        match write.kind {
            Kind::Create => remove_created(layout, write)?,
            _ => bring_back(layout, write)?,
        }
    }
    for folder in journal.folders.iter().rev() {
        // If anything is in it by now, that is not ours, and it stays.
        let _ = layout.files.remove_folder(&layout.target(folder));
    }
    for removal in room.iter().rev() {
        bring_back(layout, removal)?;
    }
    Journal::remove(layout)?;
    layout.discard()
}

fn remove_created(layout: &Layout, write: &Operation) -> Result<()> {
    let target = layout.target(&write.address);
    // While it is in the stage, what stands at the address came from somebody else.
    if look(&layout.staged(write.number))?.is_some() {
        return Ok(());
    }
    // Ours: whole, or emptied by a power cut. Anything else has been written there since.
    let emptied = look(&target)?.is_some_and(|found| found.is_file() && found.len() == 0);
    if !emptied && !holds(&target, write.length, write.hash)? {
        return Ok(());
    }
    layout.files.remove(&target).attempt("删除", "remove", &target)
}

fn bring_back(layout: &Layout, operation: &Operation) -> Result<()> {
    let (old, target) = (layout.old(operation.number), layout.target(&operation.address));
    // One that only got a second name is at its place still.
    if look(&old)?.is_none() || is_one(&old, &target)? {
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        layout.files.create_folders(folder).attempt("创建文件夹", "create the folder", folder)?;
    }
    layout.files.rename(&old, &target).attempt("恢复", "restore", &target)
}

fn take_back(layout: &Layout, journal: &Journal, failure: &Failure) -> Failure {
    let zh = failure.text(|said| &said.zh);
    let en = failure.text(|said| &said.en);
    let root = layout.root.display();
    Failure::new(match back(layout, journal) {
        Ok(()) => Said::new(
            format!("写入 {root} 时失败，已全部撤销，其中的文件与之前相同\n  {zh}"),
            format!("writing {root} failed; all was undone, its files are as they were\n  {en}"),
        ),
        Err(second) => Said::new(
            format!(
                "写入 {root} 时失败，撤销也未完成；排除原因后运行任何一条 gongkai 命令，即会完成或撤销\n  {zh}\n  {}",
                second.text(|said| &said.zh)
            ),
            format!(
                "writing {root} failed, and so did undoing it; mend the cause and run any gongkai command, which finishes or undoes it\n  {en}\n  {}",
                second.text(|said| &said.en)
            ),
        ),
    })
}

/// Whether the stage holds files that a build moved aside, which nobody may throw away unread.
fn keeps_old_files(layout: &Layout) -> Result<bool> {
    let stage = layout.stage();
    let list = |path: &Path| match std::fs::read_dir(path) {
        Err(error) if is_missing(&error) => Ok(Vec::new()),
        other => other.and_then(Iterator::collect::<io::Result<Vec<_>>>).attempt("读取", "read", path),
    };
    for folder in list(&stage)? {
        let old = |entry: &std::fs::DirEntry| entry.path().extension().is_some_and(|it| it == "old");
        if list(&folder.path())?.iter().any(old) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn damaged(layout: &Layout) -> Failure {
    let (journal, home) = (layout.journal(), layout.home.display());
    let journal = journal.display();
    Failure::new(Said::new(
        format!(
            "{journal} 已损坏，无法判断上次中断时的进度。\
             请把自己放入的文件另存，清空该文件夹（包括 {home}）后重新运行"
        ),
        format!(
            "{journal} is damaged, so nobody can tell how far the interrupted run got. \
             Keep a copy of what you put there yourself, empty the folder, {home} included, and run again"
        ),
    ))
}
