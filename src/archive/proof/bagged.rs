//! A bag held against its own lists: each file is in exactly one of them, and is what it says.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{bag, pack, source};
use super::told::{self, Differs};
use super::tree::Tree;
use crate::error::Result;
use crate::finding::Finding;
use crate::ledger::Sums;
use crate::load::CONTENT;
use crate::seals::{SEAL, Seal};
use crate::sha256;

/// What a proof came to.
#[derive(Debug, Default)]
pub struct Proof {
    /// What the archive says that it is, as far as that can be read.
    pub seal: Option<Seal>,
    /// SHA-256 of the zip; none of a folder.
    pub sha256: Option<String>,
    /// How many files are in it.
    pub files: usize,
    /// Everything that is not as it was sealed.
    pub findings: Vec<Finding>,
}

/// Proves the files of an archive.
pub(super) fn prove(tree: &mut impl Tree, named: &str) -> Result<Proof> {
    let all = tree.all();
    let mut proof = Proof { files: all.len(), ..Proof::default() };
    let Some(folder) = tree.folder() else {
        proof.findings.push(told::no_folder(named));
        return Ok(proof);
    };
    let found: BTreeSet<&str> = all.iter().map(String::as_str).collect();
    let tags = sums(tree, bag::TAG_MANIFEST)?;
    let payload = sums(tree, bag::MANIFEST)?;
    let (mut stated, mut told) = (BTreeMap::new(), BTreeMap::new());
    for (list, sums, is_tag) in [(bag::TAG_MANIFEST, &tags, true), (bag::MANIFEST, &payload, false)] {
        match sums {
            Some(sums) => {
                stated.extend(sums.iter().filter(|(path, _)| path.starts_with(bag::PAYLOAD) != is_tag))
            }
            None => _ = told.insert(list.to_owned(), Differs::Unreadable),
        }
    }
    for path in &all {
        match stated.get(path.as_str()) {
            Some(sum) if tree.sum(path)?.as_deref() == Some(*sum) => {}
            Some(_) => _ = told.insert(path.clone(), Differs::Altered),
            // A list cannot name itself.
            None if path == bag::TAG_MANIFEST => {}
            None => _ = told.insert(path.clone(), Differs::Added),
        }
    }
    let missing = stated.keys().filter(|path| !found.contains(*path));
    let missing: Vec<String> = missing.map(|path| (*path).to_owned()).collect();
    told.extend(missing.into_iter().map(|path| (path, Differs::Missing)));
    told.extend(
        needed().filter(|path| !found.contains(path)).map(|path| (path.to_owned(), Differs::Missing)),
    );
    if tree.text(bag::DECLARATION)?.is_some_and(|text| text != bag::DECLARED) {
        told.insert(bag::DECLARATION.to_owned(), Differs::Altered);
    }
    let seal = tree.text(SEAL)?.and_then(|text| Seal::decode(text.as_bytes()));
    match &seal {
        Some(seal) if seal.name() != folder => proof.findings.push(told::renamed(named, &seal.name())),
        Some(seal) => facts_told(tree, (seal, &stated), &mut told)?,
        None => _ = told.entry(SEAL.to_owned()).or_insert(Differs::Unreadable),
    }
    proof.findings.extend(told.iter().map(|(path, differs)| told::differs((named, path), *differs)));
    proof.seal = seal;
    Ok(proof)
}

/// The files that no archive is without.
fn needed() -> impl Iterator<Item = &'static str> {
    [bag::DECLARATION, bag::INFO, bag::MANIFEST, bag::TAG_MANIFEST, SEAL, pack::FACTS, pack::README]
        .into_iter()
}

/// The list of facts is the one that the seal names, and the facts that lie in the archive are those of the list.
fn facts_told(
    tree: &mut impl Tree,
    (seal, stated): (&Seal, &BTreeMap<&str, &str>),
    told: &mut BTreeMap<String, Differs>,
) -> Result<()> {
    let text = tree.text(pack::FACTS)?.unwrap_or_default();
    let Some(list) = Sums::decode(&text).filter(|_| sha256::of(&text) == seal.facts) else {
        told.entry(pack::FACTS.to_owned()).or_insert(Differs::Altered);
        return Ok(());
    };
    let below = format!("{}{}/", bag::PAYLOAD, source::FOLDER);
    for (file, hash) in list.iter() {
        let path = format!("{below}{file}");
        if stated.get(path.as_str()).is_none_or(|stated| *stated != hash) {
            told.entry(path).or_insert(Differs::Altered);
        }
    }
    let content = format!("{below}{CONTENT}/");
    for path in stated.keys().filter(|path| path.starts_with(&content)) {
        let file = &path[below.len()..];
        if source::year_of(file).is_some() && list.get(file).is_none() {
            told.entry((*path).to_owned()).or_insert(Differs::Added);
        }
    }
    Ok(())
}

/// A list of checksums; `None` where it is none.
fn sums(tree: &mut impl Tree, path: &str) -> Result<Option<Sums>> {
    Ok(tree.text(path)?.as_deref().and_then(Sums::decode))
}
