//! A sink that is a folder. While a site is built, new files collect in a stage; only at the end, when all are there
//! and nothing is in the way, do they move to their places.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use super::Written;
use super::claims::{Claims, check_address};
use super::files::{Attempt, Files, look, modified};
use super::journal::{Journal, Kind, Operation};
use super::layout::{Layout, Lock};
use super::manifest::{Manifest, Stamp};
use super::moves;
use super::plan::{IGNORE, Plan, Record, plan};
use crate::error::Result;

/// What the `.gitignore` of an output says: nothing in it but itself belongs into git.
pub(crate) const IGNORE_TEXT: &[u8] = b"*\n!.gitignore\n";

/// An output that is being written. If it is dropped, the output is as before.
#[derive(Debug)]
pub struct Disk {
    layout: Layout,
    old: Manifest,
    claims: Claims<Record>,
    next: AtomicU32,
    /// Held, not read: its end lets the next gongkai in.
    _lock: Lock,
}

impl Disk {
    /// Takes the lock, finishes or undoes what was interrupted, reads what the last build wrote.
    pub(super) fn open(output: &Path, files: Files) -> Result<Disk> {
        let layout = Layout::new(output, files);
        layout.create()?;
        let lock = layout.lock()?;
        moves::recover(&layout)?;
        let old = Manifest::read(&layout)?;
        Ok(Disk { layout, old, claims: Claims::default(), next: AtomicU32::new(0), _lock: lock })
    }

    /// Keeps a file for the end, unless the output has it already.
    pub(super) fn write(&self, address: &str, bytes: &[u8]) -> Result<()> {
        check_address(address)?;
        let hash = blake3::hash(bytes);
        let length = bytes.len() as u64;
        let (staged, modified) = match self.unchanged(address, hash, bytes)? {
            Some(modified) => (None, modified),
            None => {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                (Some(number), self.stage(number, bytes)?)
            }
        };
        self.claims.take(address, Record { stamp: Stamp { hash, length, modified }, staged })
    }

    /// The time of change of the file at `address`, if it is ours and has these bytes.
    fn unchanged(&self, address: &str, hash: blake3::Hash, bytes: &[u8]) -> Result<Option<i64>> {
        let Some(old) = self.old.get(address).filter(|old| old.hash == hash) else { return Ok(None) };
        let path = self.layout.target(address);
        let Some(found) = look(&path)?.filter(|found| found.is_file() && found.len() == old.length) else {
            return Ok(None);
        };
        let now = modified(&found);
        // A copied output has new times and old contents.
        let same =
            (now != 0 && now == old.modified) || fs::read(&path).attempt("读取", "read", &path)? == bytes;
        Ok(same.then_some(now))
    }

    fn stage(&self, number: u32, bytes: &[u8]) -> Result<i64> {
        let path = self.layout.staged(number);
        self.try_stage(number, &path, bytes).attempt("暂存到", "stage", &path)
    }

    fn try_stage(&self, number: u32, path: &Path, bytes: &[u8]) -> io::Result<i64> {
        let files = &self.layout.files;
        match files.create(path, bytes) {
            // The first in a folder makes it, and so may others at the same moment.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                files.create_folders(&self.layout.stage_folder(number))?;
                files.create(path, bytes)
            }
            other => other,
        }
    }

    /// Moves everything to its place.
    pub(super) fn finish(mut self) -> Result<Written> {
        let records = std::mem::take(&mut self.claims).sorted()?;
        let next = *self.next.get_mut();
        let mut plan = plan(&self.layout, &self.old, records, next)?;
        self.ignore(&mut plan)?;
        let manifest = plan.manifest.encode();
        let staged = self.layout.staged_manifest();
        let save = |bytes: &str| {
            let removals = plan.operations.iter().filter(|operation| operation.kind == Kind::Remove);
            self.layout.create_stage_folders(removals.map(|removal| removal.number))?;
            self.layout.files.write_durably(&staged, bytes.as_bytes()).attempt("写入", "write", &staged)
        };
        if !plan.operations.is_empty() {
            save(&manifest)?;
            let manifest = blake3::hash(manifest.as_bytes());
            let journal = Journal { manifest, folders: plan.folders, operations: plan.operations };
            moves::carry_out(&self.layout, &journal)?;
        } else if plan.manifest != self.old {
            save(&manifest)?;
            let path = self.layout.manifest();
            self.layout.files.rename(&staged, &path).attempt("写入", "write", &path)?;
        }
        Ok(plan.written)
    }

    /// Adds the `.gitignore`, if there is none.
    fn ignore(&self, plan: &mut Plan) -> Result<()> {
        if look(&self.layout.target(IGNORE))?.is_some() {
            return Ok(());
        }
        let used = u32::try_from(plan.operations.len()).unwrap_or(0);
        let number = self.next.load(Ordering::Relaxed) + used;
        self.stage(number, IGNORE_TEXT)?;
        plan.operations.push(Operation {
            kind: Kind::Create,
            number,
            hash: blake3::hash(IGNORE_TEXT),
            length: IGNORE_TEXT.len() as u64,
            address: IGNORE.into(),
        });
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // While there is a journal, the stage holds old files that must not be lost; the next command sees to them.
        if matches!(look(&self.layout.journal()), Ok(None)) {
            let _ = self.layout.discard();
        }
    }
}
