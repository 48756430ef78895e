//! What a build is about to do to an output, as a text that is true or absent: it appears under its name only when it
//! is whole and on the disk.

use std::borrow::Borrow;
use std::fmt::Write;
use std::io::ErrorKind;

use blake3::Hash;

use super::claims::check_address;
use super::files::Attempt;
use super::layout::{LEDGER, Layout};
use crate::error::Result;

/// The file that keeps an output out of git. Made if it is missing, otherwise the author's.
pub(super) const IGNORE: &str = ".gitignore";

const HEAD: &str = "gongkai journal 1";

/// What happens at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A file that we wrote goes.
    Remove,
    /// A file appears where there is none.
    Create,
    /// A file takes the place of one that we wrote.
    Replace,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Operation {
    /// What happens.
    pub(super) kind: Kind,
    /// Number in the stage, of the new file and of the old.
    pub(super) number: u32,
    /// Hash of the new file, or of the file that goes.
    pub(super) hash: Hash,
    /// Its bytes.
    pub(super) length: u64,
    /// Where.
    pub(super) address: Box<str>,
}

/// Everything that one build does to an output.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Journal {
    /// Hash of the manifest that holds afterwards.
    pub(super) manifest: Hash,
    /// Folders that are not there yet, outer ones first.
    pub(super) folders: Vec<Box<str>>,
    /// Changes in their order: see [`parts`].
    pub(super) operations: Vec<Operation>,
}

/// What is found where a journal may be.
#[derive(Debug)]
pub(super) enum Found {
    /// None: nothing has been moved.
    Nothing,
    /// One that is not whole. We never leave that; somebody else damaged it.
    Damaged,
    /// One that binds.
    Whole(Journal),
}

/// Removals that make room for what is written, what is written, and the removals that come last. Where nothing is
/// written, all removals make room.
pub(super) fn parts<O: Borrow<Operation>>(operations: &[O]) -> [&[O]; 3] {
    let run = |of: &[O], removals: bool| {
        let is_removal = |operation: &O| operation.borrow().kind == Kind::Remove;
        of.iter().position(|operation| is_removal(operation) != removals).unwrap_or(of.len())
    };
    let (room, rest) = operations.split_at(run(operations, true));
    let (writes, gone) = rest.split_at(run(rest, false));
    [room, writes, gone]
}

impl Journal {
    /// Makes the journal bind. It is on the disk when this returns; before, it does not exist.
    pub(super) fn publish(&self, layout: &Layout) -> Result<()> {
        let (draft, path) = (layout.staged_journal(), layout.journal());
        layout.files.write_durably(&draft, self.encode().as_bytes()).attempt("写入", "write", &draft)?;
        layout.files.rename(&draft, &path).attempt("写入", "write", &path)?;
        layout.files.sync_folder(&layout.home).attempt("写入", "write", &layout.home)
    }

    /// Ends the journal: what it says is done, or undone.
    pub(super) fn remove(layout: &Layout) -> Result<()> {
        let path = layout.journal();
        match layout.files.remove(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other.attempt("删除", "remove", &path),
        }
    }

    /// Reads the journal of an output.
    pub(super) fn read(layout: &Layout) -> Result<Found> {
        let path = layout.journal();
        let bytes = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            other => other.attempt("读取", "read", &path)?,
        };
        let journal = str::from_utf8(&bytes).ok().and_then(Journal::decode);
        Ok(journal.map_or(Found::Damaged, Found::Whole))
    }

    fn encode(&self) -> String {
        let mut text = String::with_capacity((self.operations.len() + self.folders.len()) * 144 + 256);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{HEAD}\nmanifest {}", self.manifest.to_hex());
        for folder in &self.folders {
            let _ = writeln!(text, "folder {folder}");
        }
        for operation in &self.operations {
            let Operation { kind, number, hash, length, address } = operation;
            let _ = writeln!(text, "{} {} {length} {number} {address}", kind.word(), hash.to_hex());
        }
        let hash = blake3::hash(text.as_bytes());
        let _ = writeln!(text, "end {}", hash.to_hex());
        text
    }

    fn decode(text: &str) -> Option<Journal> {
        let at = text.strip_suffix('\n')?.rfind('\n')? + 1;
        let (body, last) = text.split_at(at);
        let hash = Hash::from_hex(last.strip_prefix("end ")?.trim_end()).ok()?;
        if blake3::hash(body.as_bytes()) != hash {
            return None;
        }
        let mut lines = body.strip_prefix(HEAD)?.trim_start().lines();
        let manifest = Hash::from_hex(lines.next()?.strip_prefix("manifest ")?).ok()?;
        let mut journal = Journal { manifest, folders: Vec::new(), operations: Vec::new() };
        for line in lines {
            match line.split_once(' ')? {
                ("folder", folder) => {
                    check_address(folder).ok()?;
                    journal.folders.push(folder.into());
                }
                (kind, rest) => journal.operations.push(Operation::decode(Kind::from_word(kind)?, rest)?),
            }
        }
        Some(journal)
    }
}

impl Operation {
    fn decode(kind: Kind, rest: &str) -> Option<Operation> {
        let mut parts = rest.splitn(4, ' ');
        let hash = Hash::from_hex(parts.next()?).ok()?;
        let length = parts.next()?.parse().ok()?;
        let number = parts.next()?.parse().ok()?;
        let address = parts.next()?;
        if address != IGNORE {
            check_address(address.strip_prefix(LEDGER).unwrap_or(address)).ok()?;
        }
        Some(Operation { kind, number, hash, length, address: address.into() })
    }
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Remove, Kind::Create, Kind::Replace];

    fn word(self) -> &'static str {
        match self {
            Kind::Remove => "remove",
            Kind::Create => "create",
            Kind::Replace => "replace",
        }
    }

    fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
