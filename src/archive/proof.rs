//! An archive proved: nothing missing, nothing added, nothing altered; and whether it stands in line with the releases and
//! the archives before it. What is wrong is named by file.

mod bagged;
mod told;
mod tree;

use std::path::{Path, PathBuf};

pub use self::bagged::Proof;
pub(super) use self::tree::{Tree, Zipped, hash};

use self::tree::Folder;
use super::unusable;
use crate::error::{Context, Result};
use crate::finding::{Finding, Said};
use crate::ledger::Ledger;
use crate::seals::{self, ARCHIVE_OUT_OF_LINE, SHA256, Shelf};

/// Proves an archive: a zip, or the folder that was unpacked from one.
///
/// # Errors
/// When it cannot be read at all.
pub fn prove(path: &Path) -> Result<Proof> {
    let named = told::name(path);
    if path.is_dir() {
        let mut folder = Folder::open(path)?;
        return bagged::prove(&mut folder, &named);
    }
    let (sha256, beside) = (hash(path)?, beside(path)?);
    let mut proof = match Zipped::open(path)? {
        Ok(mut zipped) => bagged::prove(&mut zipped, &named)?,
        Err(fault) => Proof { findings: vec![told::fault(&named, &fault)], ..Proof::default() },
    };
    if let Some(stated) = beside.filter(|stated| *stated != seals::checksum(&sha256, &named)) {
        proof.findings.insert(0, told::checksum(&named, stated.trim_end()));
    }
    if let Some(seal) = proof.seal.as_ref().filter(|seal| seal.file() != named) {
        proof.findings.push(told::renamed(&named, &seal.file()));
    }
    proof.sha256 = Some(sha256);
    Ok(proof)
}

/// What the file with an archive's checksum says, where it lies beside it.
fn beside(path: &Path) -> Result<Option<String>> {
    let mut file = path.as_os_str().to_owned();
    file.push(SHA256);
    let file = PathBuf::from(file);
    match std::fs::read(&file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        other => Ok(Some(String::from_utf8_lossy(&other.context(|| unusable(&file))?).into_owned())),
    }
}

/// Proves every archive of a site, and that each stands in line: with the release that it names, with the archive that it
/// names, and with what later releases published.
///
/// # Errors
/// When something cannot be read at all.
pub fn prove_shelf(shelf: &Shelf, ledger: &Ledger) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (sealed, seal) in shelf.sealed() {
        let proof = prove(&shelf.path(&sealed.file))?;
        findings.extend(proof.findings);
        let is_sealed = |before: &seals::Before| {
            let mut known = shelf.sealed().iter();
            known.any(|(sealed, _)| *sealed.file == *before.file && *sealed.sha256 == *before.sha256)
        };
        if let Some(before) = seal.before.as_ref().filter(|before| !is_sealed(before)) {
            let message = Said::new(
                format!("它接在归档 {} 之后，而 archives/ 里没有校验值相同的这一份", before.file),
                format!("it follows the archive {}, and archives/ has none with that checksum", before.file),
            );
            findings.push(out_of_line(&sealed.file, message));
        }
        let entries = ledger.entries();
        let Some(at) = entries.iter().position(|entry| entry.hash == seal.release_entry) else {
            let message = Said::new(
                format!("它接在第 {} 次发布之后，而 releases/ 里没有这一次", seal.release),
                format!("it follows release {}, which releases/ does not have", seal.release),
            );
            findings.push(out_of_line(&sealed.file, message));
            continue;
        };
        let public = format!("{}/{}", seals::PUBLIC, sealed.file);
        for entry in &entries[at + 1..] {
            let published = ledger.manifest(entry)?;
            if published.get(&public).is_some_and(|sha256| *sha256 != *sealed.sha256) {
                let message = Said::new(
                    format!("第 {} 次发布的是另一份同名的归档", entry.id),
                    format!("release {} published another archive of this name", entry.id),
                );
                findings.push(out_of_line(&sealed.file, message));
            }
        }
    }
    Ok(findings)
}

fn out_of_line(file: &str, message: Said) -> Finding {
    let help = Said::new(
        "用版本管理（git）恢复 archives/ 和 releases/",
        "restore archives/ and releases/ from version control",
    );
    seals::finding(&ARCHIVE_OUT_OF_LINE, file, message, help)
}

/// The files of an archive by their paths within its folder, for those who compare two.
pub(super) fn contents(path: &Path) -> Result<std::collections::BTreeMap<String, String>> {
    let Ok(mut zipped) = Zipped::open(path)? else { return Ok(Default::default()) };
    let all = zipped.all();
    all.into_iter().map(|file| Ok((file.clone(), zipped.sum(&file)?.unwrap_or_default()))).collect()
}
