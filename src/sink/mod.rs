//! Where output bytes go: addresses and bytes in, from many threads; a folder that is wholly the old site or wholly the
//! new one, a map in memory, or nothing out. Of pages it knows only that `index.html` is the way in to a folder.
//!
//! On disk, what the program must remember lies in `.gongkai/` inside the folder: `lock`, `manifest` (what was written
//! last), and only while they are needed `stage/` and `journal`. A build, and a deploy, goes like this:
//!
//! 1. New and changed files are written into the stage. Unchanged ones are left alone.
//! 2. Everything that could be in the way is looked for. Whatever is found is refused by name.
//! 3. The journal is written, and flushed to the disk as the records of the ledger are. From here on the build will be
//!    finished, or taken back.
//! 4. File by file, the old one is kept in the stage and the new one moves to its place, so that a reader meets nothing
//!    that leads to what is not there yet: pages after other files, ways in after pages, the first page last, and only
//!    then the removals.
//! 5. The new manifest takes the place of the old. From here on the site is the new one.
//! 6. Stage and journal are cleared away.
//!
//! Whatever ends the program between two steps, [`recover`] has everything that it needs to go on or back.

#![expect(clippy::disallowed_methods, reason = "the sink is where the site goes to the disk")]

mod claims;
mod disk;
mod files;
mod journal;
mod layout;
mod manifest;
mod moves;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use claims::Claims;
use claims::check_address;
pub(crate) use disk::IGNORE_TEXT;
pub(crate) use disk::changed_meanwhile;
pub use disk::{Change, Disk, Prepared};
use disk::{Purpose, open};
pub(crate) use files::{Attempt, is_missing, sha256_of_file};
use files::{Files, holds, measure};
use layout::Layout;
pub use layout::Lock;
use manifest::Manifest;

use crate::error::Result;
use crate::sha256;

/// Where a site goes.
#[derive(Debug)]
pub enum Sink {
    /// Into a folder.
    Disk(Box<Disk>),
    /// Into memory, for tests and for what is packed afterwards.
    Memory(Claims<Vec<u8>>),
    /// Nowhere: addresses are proved and counted, bytes dropped.
    Nothing(Claims<()>),
}

/// What a finished sink has done, in files. The program's own `.gitignore` and `.gongkai` do not count.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Not in the site before.
    pub new: usize,
    /// In the site before, with other bytes or missing on the disk.
    pub changed: usize,
    /// There already, and not written.
    pub unchanged: usize,
    /// No longer in the site, and gone.
    pub removed: usize,
    /// Addresses no longer in the site, whose files somebody has altered by hand; they are left, and listed again by
    /// each build until somebody removes them.
    pub kept: Vec<String>,
    /// Addresses in the site, whose files somebody had altered by hand; the site's bytes are there again.
    pub overwritten: Vec<String>,
    /// Addresses and bytes of a memory sink; empty for the others.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// What became of a build that was interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// The site is the new one.
    Finished,
    /// The site is the one before.
    Undone,
}

impl Sink {
    /// A folder, made if it is not there. Nobody else writes it until the sink is gone. What was interrupted there
    /// before is finished or undone first.
    ///
    /// # Errors
    /// Another gongkai is at work there, the folder cannot be written, or what the last build left is damaged.
    pub fn disk(output: &Path) -> Result<Sink> {
        Ok(Sink::Disk(Box::new(Disk::open(output, Purpose::Output, Files::default())?)))
    }

    /// Memory; [`Written::files`] gives it back.
    #[must_use]
    pub fn memory() -> Sink {
        Sink::Memory(Claims::default())
    }

    /// Nowhere.
    #[must_use]
    pub fn nothing() -> Sink {
        Sink::Nothing(Claims::default())
    }

    /// Takes one file. In a folder nothing is to be seen of it before [`Sink::finish`].
    ///
    /// # Errors
    /// The address is no file name on some system, was written before in this run, or the disk does not obey.
    pub fn write(&self, address: &str, bytes: &[u8]) -> Result<()> {
        match self {
            Sink::Disk(disk) => disk.write(address, bytes),
            Sink::Memory(claims) => {
                check_address(address).and_then(|()| claims.take(address, bytes.to_vec()))
            }
            Sink::Nothing(claims) => check_address(address).and_then(|()| claims.take(address, ())),
        }
    }

    /// Takes a copy of a file that lies elsewhere and may be larger than the memory, and gives the SHA-256 of what it took
    /// in hexadecimal. Only a sink in memory reads it whole.
    ///
    /// # Errors
    /// As [`Sink::write`]; or the file is gone, or changes while it is copied.
    pub fn copy(&self, address: &str, from: &Path) -> Result<String> {
        check_address(address)?;
        match self {
            Sink::Disk(disk) => disk.copy(address, from),
            Sink::Memory(claims) => {
                let mut bytes = Vec::new();
                open(from)?.read_to_end(&mut bytes).attempt("读取", "read", from)?;
                let sha256 = sha256::of(&bytes);
                claims.take(address, bytes).map(|()| sha256)
            }
            Sink::Nothing(claims) => {
                let measured = measure(&open(from)?).attempt("读取", "read", from)?;
                claims.take(address, ()).map(|()| measured.sha256)
            }
        }
    }

    /// Takes a record of the ledger beside the output. It appears together with the site, or not at all. Only a folder
    /// has a ledger.
    ///
    /// # Errors
    /// As [`Sink::write`]; or the ledger has something else under this path.
    pub fn record(&self, path: &str, bytes: &[u8]) -> Result<()> {
        match self {
            Sink::Disk(disk) => disk.record(path, bytes),
            Sink::Memory(_) | Sink::Nothing(_) => check_address(path),
        }
    }

    /// Makes what was written the site, all of it or nothing. A sink that is dropped instead changes nothing.
    ///
    /// # Errors
    /// Something that no build wrote is in the way, addresses contradict each other, or the disk does not obey.
    pub fn finish(self) -> Result<Written> {
        match self {
            Sink::Disk(disk) => disk.prepare()?.finish(),
            Sink::Memory(claims) => {
                let files: BTreeMap<String, Vec<u8>> =
                    claims.sorted()?.into_iter().map(|(address, bytes)| (address.into(), bytes)).collect();
                Ok(Written { new: files.len(), files, ..Written::default() })
            }
            Sink::Nothing(claims) => Ok(Written { new: claims.sorted()?.len(), ..Written::default() }),
        }
    }
}

/// Finishes or undoes a build that was interrupted; `None` if there was none. Every command that is given a site calls
/// this first. An output that needs nothing is not touched, so it may be read-only.
///
/// # Errors
/// Another gongkai is at work there, or the disk does not obey; the next call tries again.
pub fn recover(output: &Path) -> Result<Option<Recovered>> {
    recover_with(output, Files::default())
}

fn recover_with(output: &Path, files: Files) -> Result<Option<Recovered>> {
    let layout = Layout::new(output, files);
    if !layout.unfinished()? {
        return Ok(None);
    }
    let _lock = layout.lock()?;
    moves::recover(&layout)
}

/// Keeps an output as it is: while the lock is held, no other gongkai writes there.
///
/// # Errors
/// Another gongkai is at work there, or the folder cannot be written.
pub fn lock(output: &Path) -> Result<Lock> {
    let layout = Layout::new(output, Files::default());
    layout.create()?;
    layout.lock()
}

/// Where an output keeps what is to be remembered about it.
pub(crate) fn home(output: &Path) -> PathBuf {
    Layout::new(output, Files::default()).home
}

/// The addresses of files that were last written to an output and are there as they were written, sorted, without those
/// that are `known`.
///
/// # Errors
/// What was kept of them is damaged, or a file cannot be read.
pub fn written(output: &Path, known: impl Fn(&str) -> bool) -> Result<Vec<Box<str>>> {
    let layout = Layout::new(output, Files::default());
    let mut addresses = Vec::new();
    for (address, stamp) in Manifest::read(&layout)?.entries() {
        if !known(address) && holds(&layout.target(address), stamp.length, stamp.hash)? {
            addresses.push(address.clone());
        }
    }
    Ok(addresses)
}

/// What the name of a file ends with while it is written.
const DRAFT: &str = ".gongkai-new";

/// The name of the file that was being written by [`write_atomically`] when the program was killed, by the name of what it
/// left; `None` of any other.
pub(crate) fn drafted(name: &str) -> Option<&str> {
    name.strip_prefix('.')?.strip_suffix(DRAFT)
}

/// Writes one file so that its path holds the old bytes or the new, never part of them; for what is not part of an
/// output. What a killed program leaves beside it, `.NAME.gongkai-new`, the next call overwrites.
///
/// # Errors
/// The disk does not obey; the old file is still there.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<()> {
    let files = Files::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}{DRAFT}"));
    let done = files.write_durably(&draft, bytes).and_then(|()| files.rename(&draft, path));
    if done.is_err() {
        let _ = files.remove(&draft);
    }
    done.attempt("写入", "write", path)
}
