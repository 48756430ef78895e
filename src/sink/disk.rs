//! A sink that is a folder. While a site is written, new files collect in a stage; only at the end, when all are there
//! and nothing is in the way, do they move to their places.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Written;
use super::claims::{Claims, check_address, folders_of};
use super::files::{Attempt, Files, Measured, holds, is_missing, look, measure, modified};
use super::journal::{IGNORE, Journal, Kind, Operation};
use super::layout::{LEDGER, Layout, Lock};
use super::manifest::{Manifest, Stamp};
use super::moves;
use super::plan::{Plan, Record, plan};
use crate::error::{Failure, Result};
use crate::finding::Said;

/// What the `.gitignore` of an output says: nothing in it but itself belongs into git.
pub(crate) const IGNORE_TEXT: &[u8] = b"*\n!.gitignore\n";

/// What a folder is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// An output in the author's own folder, which git should not keep.
    Output,
    /// What readers are served from. Nobody vouches for its times, which copying and restoring change, so what is there
    /// is told by its bytes, and its manifest has no times.
    Served,
    /// To see what writing [`Purpose::Served`] would do. Nothing is touched.
    Rehearsal,
}

/// A folder that is being written. If it is dropped, the folder is as before.
#[derive(Debug)]
pub struct Disk {
    layout: Layout,
    purpose: Purpose,
    old: Manifest,
    claims: Claims<Record>,
    /// What the ledger gets, together with the site.
    records: Mutex<Vec<Operation>>,
    next: AtomicU32,
    /// Its end lets the next gongkai in. A rehearsal needs none.
    lock: Option<Lock>,
}

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It appears.
    New,
    /// It has other bytes.
    Changed,
    /// It goes.
    Removed,
}

/// Everything that is going to happen in a folder, before it does. If it is dropped, the folder is as before.
#[derive(Debug)]
pub struct Prepared {
    disk: Disk,
    plan: Plan,
}

impl Disk {
    /// A folder that readers are served from, made if it is not there; what was interrupted in it is finished or undone
    /// first. It gets no `.gitignore`.
    ///
    /// # Errors
    /// Another gongkai is at work there, the folder cannot be written, or what was left there is damaged.
    pub fn served(folder: &Path) -> Result<Disk> {
        Disk::open(folder, Purpose::Served, Files::default())
    }

    /// The same folder, to look at what [`Disk::served`] would do. Nothing is made or changed, not even a lock.
    ///
    /// # Errors
    /// Something was interrupted there, or it cannot be read.
    pub fn rehearsal(folder: &Path) -> Result<Disk> {
        Disk::open(folder, Purpose::Rehearsal, Files::default())
    }

    /// Takes the lock, finishes or undoes what was interrupted, reads what was written last.
    pub(super) fn open(folder: &Path, purpose: Purpose, files: Files) -> Result<Disk> {
        let layout = Layout::new(folder, files);
        let lock = if purpose == Purpose::Rehearsal {
            layout.is_at_rest()?;
            None
        } else {
            layout.create()?;
            let lock = layout.lock()?;
            moves::recover(&layout)?;
            Some(lock)
        };
        let old = Manifest::read(&layout)?;
        let (claims, records) = (Claims::default(), Mutex::default());
        Ok(Disk { layout, purpose, old, claims, records, next: AtomicU32::new(0), lock })
    }

    /// Keeps a file for the end, unless the folder has it already.
    ///
    /// # Errors
    /// The address is no file name on some system, was written before in this run, or the disk does not obey.
    pub fn write(&self, address: &str, bytes: &[u8]) -> Result<()> {
        check_address(address)?;
        let (hash, length) = (blake3::hash(bytes), bytes.len() as u64);
        self.take((address, hash, length), |number| self.stage(number, bytes))
    }

    /// Keeps a copy of a file for the end, unless the folder has it already. Gives the SHA-256 of what it keeps.
    ///
    /// # Errors
    /// As [`Disk::write`]; or the file is gone, or changes while it is copied.
    pub fn copy(&self, address: &str, from: &Path) -> Result<String> {
        check_address(address)?;
        let file = open(from)?;
        let Measured { length, hash, sha256 } = measure(&file).attempt("读取", "read", from)?;
        self.take((address, hash, length), |number| {
            let (modified, copied) =
                self.staged(number, |path| self.layout.files.copy(&file, path))?.unwrap_or((0, hash));
            if copied == hash { Ok(modified) } else { Err(changed_meanwhile(from)) }
        })?;
        Ok(sha256)
    }

    /// Claims an address for what has this hash and length, and has it staged unless the folder has it already.
    fn take(
        &self,
        (address, hash, length): (&str, blake3::Hash, u64),
        stage: impl FnOnce(u32) -> Result<i64>,
    ) -> Result<()> {
        let (staged, modified) = match self.unchanged(address, hash)? {
            Some(modified) => (None, modified),
            None => {
                let number = self.next.fetch_add(1, Ordering::Relaxed);
                (Some(number), stage(number)?)
            }
        };
        let modified = if self.purpose == Purpose::Output { modified } else { 0 };
        self.claims.take(address, Record { stamp: Stamp { hash, length, modified }, staged })
    }

    /// Keeps a record of the ledger for the end, unless the ledger has it already. What is recorded stays for ever, and
    /// cannot be made again as a page can: it is on the disk when this returns.
    pub(super) fn record(&self, path: &str, bytes: &[u8]) -> Result<()> {
        check_address(path)?;
        let address = format!("{LEDGER}{path}");
        let target = self.layout.target(&address);
        let (hash, length) = (blake3::hash(bytes), bytes.len() as u64);
        if look(&target)?.is_some() {
            return if holds(&target, length, hash)? { Ok(()) } else { Err(altered(&target)) };
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        self.staged(number, |path| self.layout.files.write_durably(path, bytes))?;
        let record = Operation { kind: Kind::Create, number, hash, length, address: address.into() };
        self.records.lock().unwrap_or_else(PoisonError::into_inner).push(record);
        Ok(())
    }

    /// The time of change of the file at `address`, if it is ours and has this hash.
    fn unchanged(&self, address: &str, hash: blake3::Hash) -> Result<Option<i64>> {
        let Some(old) = self.old.get(address).filter(|old| old.hash == hash) else { return Ok(None) };
        let path = self.layout.target(address);
        let Some(found) = look(&path)?.filter(|found| found.is_file() && found.len() == old.length) else {
            return Ok(None);
        };
        let now = modified(&found);
        // A copied output has new times and old contents.
        let told = self.purpose == Purpose::Output && now != 0 && now == old.modified;
        let same = told || holds(&path, old.length, hash)?;
        Ok(same.then_some(now))
    }

    fn stage(&self, number: u32, bytes: &[u8]) -> Result<i64> {
        Ok(self.staged(number, |path| self.layout.files.create(path, bytes))?.unwrap_or(0))
    }

    /// Has a file made in the stage; a rehearsal makes none.
    fn staged<M>(&self, number: u32, make: impl Fn(&Path) -> io::Result<M>) -> Result<Option<M>> {
        if self.purpose == Purpose::Rehearsal {
            return Ok(None);
        }
        let path = self.layout.staged(number);
        let made = match make(&path) {
            // The first in a folder makes it, and so may others at the same moment.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let folder = self.layout.stage_folder(number);
                self.layout.files.create_folders(&folder).and_then(|()| make(&path))
            }
            other => other,
        };
        made.map(Some).attempt("暂存到", "stage", &path)
    }

    /// Compares all that was written with the folder.
    ///
    /// # Errors
    /// Something that gongkai did not write is in the way, addresses contradict each other, or the disk does not obey.
    pub fn prepare(mut self) -> Result<Prepared> {
        let records = std::mem::take(&mut self.claims).sorted()?;
        let next = *self.next.get_mut();
        let mut plan = plan(&self.layout, &self.old, records, next)?;
        if self.purpose == Purpose::Output {
            self.ignore(&mut plan)?;
            self.keep_records(&mut plan)?;
        }
        Ok(Prepared { disk: self, plan })
    }

    /// Adds the records of the ledger, and the folders that they need.
    fn keep_records(&mut self, plan: &mut Plan) -> Result<()> {
        let mut records =
            std::mem::take(&mut self.records).into_inner().unwrap_or_else(PoisonError::into_inner);
        records.sort_unstable_by(|a, b| a.address.cmp(&b.address));
        let mut folders: BTreeSet<Box<str>> = BTreeSet::new();
        for record in &records {
            let above = std::iter::once(LEDGER).chain(folders_of(&record.address));
            folders.extend(above.map(Box::from));
        }
        for folder in folders {
            if look(&self.layout.target(&folder))?.is_none() {
                plan.folders.push(folder);
            }
        }
        plan.write_also(records);
        Ok(())
    }

    /// Adds the `.gitignore`, if there is none.
    fn ignore(&self, plan: &mut Plan) -> Result<()> {
        if look(&self.layout.target(IGNORE))?.is_some() {
            return Ok(());
        }
        let used = u32::try_from(plan.operations.len()).unwrap_or(0);
        let number = self.next.load(Ordering::Relaxed) + used;
        self.stage(number, IGNORE_TEXT)?;
        plan.write_also(vec![Operation {
            kind: Kind::Create,
            number,
            hash: blake3::hash(IGNORE_TEXT),
            length: IGNORE_TEXT.len() as u64,
            address: IGNORE.into(),
        }]);
        Ok(())
    }
}

/// Opens a file that is to be copied.
pub(super) fn open(from: &Path) -> Result<File> {
    match File::open(from) {
        Err(error) if is_missing(&error) => Err(changed_meanwhile(from)),
        other => other.attempt("读取", "read", from),
    }
}

/// What was to be copied is no longer what it was.
pub(crate) fn changed_meanwhile(from: &Path) -> Failure {
    let from = from.display();
    Failure::new(Said::new(
        format!("复制时 {from} 被改动或移走了；没有写入任何文件。请重新运行"),
        format!("{from} was altered or moved away while it was copied; nothing was written. Run again"),
    ))
}

fn altered(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(Said::new(
        format!("{path} 的内容与发布时不同，没有改动任何文件；用版本管理（git）恢复 releases/ 后重新运行"),
        format!(
            "{path} is not what was released, so nothing was changed; restore releases/ from version control and run again"
        ),
    ))
}

impl Prepared {
    /// What is going to change, in the order in which it will.
    pub fn changes(&self) -> impl Iterator<Item = (Change, &str)> {
        self.plan.operations.iter().map(|operation| {
            let change = match operation.kind {
                Kind::Create => Change::New,
                Kind::Replace => Change::Changed,
                Kind::Remove => Change::Removed,
            };
            (change, &*operation.address)
        })
    }

    /// How many files were written there the last time.
    #[must_use]
    pub fn before(&self) -> usize {
        self.disk.old.entries().len()
    }

    /// Moves everything to its place; after a rehearsal, nothing.
    ///
    /// # Errors
    /// The disk does not obey; then everything is as before.
    pub fn finish(self) -> Result<Written> {
        let Prepared { disk, plan } = self;
        if disk.purpose == Purpose::Rehearsal {
            return Ok(plan.written);
        }
        let manifest = plan.manifest.encode();
        let staged = disk.layout.staged_manifest();
        let save = |bytes: &str| {
            let removals = plan.operations.iter().filter(|operation| operation.kind == Kind::Remove);
            disk.layout.create_stage_folders(removals.map(|removal| removal.number))?;
            disk.layout.files.write_durably(&staged, bytes.as_bytes()).attempt("写入", "write", &staged)
        };
        if !plan.operations.is_empty() {
            save(&manifest)?;
            let manifest = blake3::hash(manifest.as_bytes());
            let journal = Journal { manifest, folders: plan.folders, operations: plan.operations };
            moves::carry_out(&disk.layout, &journal)?;
        } else if plan.manifest != disk.old {
            save(&manifest)?;
            let path = disk.layout.manifest();
            disk.layout.files.rename(&staged, &path).attempt("写入", "write", &path)?;
        }
        Ok(plan.written)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // While there is a journal, the stage holds old files that must not be lost; the next command sees to them.
        if self.lock.is_some() && matches!(look(&self.layout.journal()), Ok(None)) {
            let _ = self.layout.discard();
        }
    }
}
