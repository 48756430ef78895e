//! An archive made again from what is in it, and compared.

use std::collections::BTreeSet;
use std::path::Path;

use super::proof::{Tree as _, contents};
use super::{bag, own_folder, pack, source};
use crate::error::{Failure, Result};
use crate::facts;
use crate::finding::Said;
use crate::ledger::{Entry, Sums};
use crate::load;
use crate::seals::{SEAL, Seal};
use crate::sha256;

/// What rebuilding came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Whether the program that sealed it is this one, so that every byte has to be the same.
    pub is_same_tool: bool,
    /// Whether every byte is.
    pub is_same: bool,
    /// The declarations whose facts this program reads otherwise; none, whatever the version.
    pub facts: Vec<String>,
    /// The files that differ, by path; those that only one of the two has among them. Lists that follow from the others
    /// are not told, nor, of another version, what names the version.
    pub differing: Vec<String>,
}

/// Makes the archive at `path` again, which was proved before and is sealed by `seal`.
///
/// # Errors
/// When its facts cannot be read, or its pages cannot be made from them.
pub fn rebuild(path: &Path, seal: &Seal) -> Result<Rebuilt> {
    if path.is_dir() {
        return Err(unpacked(path));
    }
    let bench = own_folder("rebuild")?;
    let rebuilt = rebuild_on(&bench, path, seal);
    // Nobody needs it any more; a system that keeps it clears its folder itself.
    _ = std::fs::remove_dir_all(&bench);
    rebuilt
}

fn rebuild_on(bench: &Path, path: &Path, seal: &Seal) -> Result<Rebuilt> {
    let Ok(mut zipped) = super::proof::Zipped::open(path)? else { return Err(not_whole(path)) };
    let below = format!("{}{}/", bag::PAYLOAD, source::FOLDER);
    zipped.unpack(&below, &bench.join(source::FOLDER))?;
    let list = zipped.text(pack::FACTS)?.as_deref().and_then(Sums::decode).ok_or_else(|| not_whole(path))?;
    let packed = pack::pack(bench, &list, seal.clone())?;
    if let Some(fault) = packed.faults.iter().find(|fault| fault.severity == crate::finding::Severity::Error)
    {
        let (zh, en) = (&fault.message.zh, &fault.message.en);
        return Err(Failure::new(Said::new(
            format!("重新生成的 {} 有问题：{zh}", fault.place.file),
            format!("{} has a fault when it is made again: {en}", fault.place.file),
        )));
    }
    let is_same_tool = seal.tool == Entry::tool();
    let is_same = super::proof::hash(path)? == packed.sha256;
    let mut differing = if is_same { Vec::new() } else { differing(path, &bench.join(pack::FILE))? };
    differing.retain(|path| !LISTS.contains(&&**path) && (is_same_tool || !SIGNED.contains(&&**path)));
    let facts = read_otherwise(&bench.join(source::FOLDER), &list)?;
    Ok(Rebuilt { is_same_tool, is_same, facts, differing })
}

/// What follows from the other files.
const LISTS: [&str; 2] = [bag::MANIFEST, bag::TAG_MANIFEST];
/// What names the program.
const SIGNED: [&str; 3] = [bag::INFO, SEAL, pack::README];

/// The declarations that are read as something else than the facts that were sealed.
fn read_otherwise(folder: &Path, list: &Sums) -> Result<Vec<String>> {
    let read = load::load(folder)?.declarations;
    let read: Sums = read.iter().map(|one| (&*one.file, sha256::of(facts::text(one)))).collect();
    let differs = list.iter().filter(|(file, hash)| read.get(file) != Some(*hash));
    Ok(differs.map(|(file, _)| file.to_owned()).collect())
}

/// The files that are not the same in two archives.
fn differing(a: &Path, b: &Path) -> Result<Vec<String>> {
    let (a, b) = (contents(a)?, contents(b)?);
    let all: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    Ok(all.into_iter().filter(|path| a.get(*path) != b.get(*path)).cloned().collect())
}

fn not_whole(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(Said::new(
        format!("{path} 不完整，不能重新生成"),
        format!("{path} is not whole, and cannot be made again"),
    ))
}

fn unpacked(path: &Path) -> Failure {
    let path = path.display();
    Failure::wrong_use(Said::new(
        format!("{path} 已经解开；要重新生成并逐字节比较，给出解开以前的 .zip"),
        format!(
            "{path} is unpacked: to make it again and compare every byte, name the .zip that it came from"
        ),
    ))
}
