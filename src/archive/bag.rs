//! The lists of a bag (RFC 8493): what is in it, with checksums, and what it is.

use std::fmt::Write;

use super::spool::{Spool, Waiting};
use crate::error::Result;
use crate::seals::Seal;

/// Where the payload lies.
pub(super) const PAYLOAD: &str = "data/";
pub(super) const MANIFEST: &str = "manifest-sha256.txt";
pub(super) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
pub(super) const DECLARATION: &str = "bagit.txt";
pub(super) const INFO: &str = "bag-info.txt";

/// What a bag by RFC 8493 declares.
pub(super) const DECLARED: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// Writes the lists, once everything else is there.
pub(super) fn write(spool: &Spool, seal: &Seal) -> Result<()> {
    let (manifest, bytes, count) = spool.waiting(|all| {
        let payload = || all.iter().filter(|one| one.path.starts_with(PAYLOAD));
        (sums(payload()), payload().map(|one| one.size).sum(), payload().count())
    });
    spool.take(DECLARATION, DECLARED.as_bytes())?;
    spool.take(INFO, info(seal, bytes, count).as_bytes())?;
    spool.take(MANIFEST, manifest.as_bytes())?;
    let tags = spool.waiting(|all| sums(all.iter().filter(|one| !one.path.starts_with(PAYLOAD))));
    spool.take(TAG_MANIFEST, tags.as_bytes())
}

/// Lines as `sha256sum -c` reads them.
fn sums<'w>(files: impl Iterator<Item = &'w Waiting>) -> String {
    let mut out = String::new();
    for one in files {
        // Writing to a string cannot fail.
        _ = writeln!(out, "{}  {}", one.sha256, one.path);
    }
    out
}

/// What the bag is, in the words that RFC 8493 reserves.
fn info(seal: &Seal, bytes: u64, count: usize) -> String {
    let mut out = String::new();
    if let Some(publisher) = &seal.publisher {
        line(&mut out, "Source-Organization", publisher);
    }
    line(&mut out, "External-Description", &format!("{} {}", seal.title, seal.year));
    line(&mut out, "External-Identifier", &seal.name());
    line(&mut out, "Bagging-Date", &seal.date);
    line(&mut out, "Payload-Oxum", &format!("{bytes}.{count}"));
    line(&mut out, "Bag-Software-Agent", &seal.tool);
    out
}

/// A label with its value, which takes one line.
fn line(out: &mut String, label: &str, value: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    _ = writeln!(out, "{label}: {value}");
}
