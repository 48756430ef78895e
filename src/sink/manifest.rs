//! The list of what the last build wrote: address, hash, length and time of change, sorted, one line each.

use std::fmt::Write;
use std::io::ErrorKind;

use blake3::Hash;

use super::files::Attempt;
use super::layout::Layout;
use crate::error::{Failure, Result};
use crate::finding::Said;

const HEAD: &str = "gongkai manifest 1";

/// What a file was when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// BLAKE3 of the content.
    pub(super) hash: Hash,
    /// Bytes.
    pub(super) length: u64,
    /// Time of change in nanoseconds, a hint that saves reading the file; 0 if unknown.
    pub(super) modified: i64,
}

/// Files by address, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: Vec<(Box<str>, Stamp)>,
}

impl Manifest {
    /// Sorts the entries, whose addresses all differ.
    pub(super) fn new(mut entries: Vec<(Box<str>, Stamp)>) -> Manifest {
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Manifest { entries }
    }

    /// All entries in order.
    pub(super) fn entries(&self) -> &[(Box<str>, Stamp)] {
        &self.entries
    }

    /// What was written at `address`.
    pub(super) fn get(&self, address: &str) -> Option<&Stamp> {
        let at = self.entries.binary_search_by(|entry| (*entry.0).cmp(address)).ok()?;
        Some(&self.entries[at].1)
    }

    /// The manifest of an output; empty if it has none.
    pub(super) fn read(layout: &Layout) -> Result<Manifest> {
        let path = layout.manifest();
        let text = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Manifest::default()),
            other => other.attempt("读取", "read", &path)?,
        };
        str::from_utf8(&text).ok().and_then(Manifest::decode).ok_or_else(|| {
            let path = path.display();
            Failure::new(Said::new(
                format!("{path} 已损坏，或者由更新版本的 gongkai 写成。\
                     请改用新版本；若已损坏，请清空该文件夹（自己放入的文件除外）后重新运行"),
                format!("{path} is damaged, or a newer gongkai wrote it. Use the newer one; \
                     if it is damaged, empty that folder, except for what you put there yourself, and run again"),
            ))
        })
    }

    /// The manifest as text. The last line proves that none is missing.
    pub(super) fn encode(&self) -> String {
        let mut text = String::with_capacity(self.entries.len() * 144 + 64);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{HEAD}");
        for (address, stamp) in &self.entries {
            let _ = writeln!(text, "{} {} {} {address}", stamp.hash.to_hex(), stamp.length, stamp.modified);
        }
        let _ = writeln!(text, "end {}", self.entries.len());
        text
    }

    fn decode(text: &str) -> Option<Manifest> {
        let body = text.strip_prefix(HEAD)?.strip_prefix('\n')?.strip_suffix('\n')?;
        let (lines, last) = body.rsplit_once('\n').unwrap_or(("", body));
        let entries = lines.lines().map(decode_line).collect::<Option<Vec<_>>>()?;
        let complete = last.strip_prefix("end ")?.parse() == Ok(entries.len());
        let sorted = entries.is_sorted_by(|a, b| a.0 < b.0);
        (complete && sorted).then_some(Manifest { entries })
    }
}

fn decode_line(line: &str) -> Option<(Box<str>, Stamp)> {
    let mut parts = line.splitn(4, ' ');
    let hash = Hash::from_hex(parts.next()?).ok()?;
    let length = parts.next()?.parse().ok()?;
    let modified = parts.next()?.parse().ok()?;
    let address = parts.next()?;
    // A file that can make the program remove files is not believed blindly.
    super::claims::check_address(address).ok()?;
    Some((address.into(), Stamp { hash, length, modified }))
}
