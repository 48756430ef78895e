//! A site's folder in, an archive out: the same for sealing and for rebuilding.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::spool::Spool;
use super::{bag, package, pages, readme, source, unusable};
use crate::build;
use crate::error::{Context, Failure, Result};
use crate::finding::{Finding, Said};
use crate::index::{Site, Withdrawn};
use crate::ledger::{Entry, Sums};
use crate::load;
use crate::model::identity::DeclarationKey;
use crate::seals::{SEAL, Seal};
use crate::zip::Day;

/// What the finished archive is called on the bench.
pub(super) const FILE: &str = "archive.zip";
/// What says how to read it.
pub(super) const README: &str = "README.txt";
/// The list of facts in an archive.
pub(super) const FACTS: &str = "facts.txt";

/// A finished archive, still on the bench.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) sha256: String,
    pub(super) bytes: u64,
    /// What is wrong with its pages.
    pub(super) faults: Vec<Finding>,
}

/// Makes an archive from the folder of what it is made from, on the bench. The program and the theme that make it stand in
/// its seal.
pub(super) fn pack(bench: &Path, list: &Sums, mut seal: Seal) -> Result<Packed> {
    let folder = bench.join(source::FOLDER);
    let site = site(&folder, &seal)?;
    let Some((year, date)) = seal.when() else { return Err(no_seal()) };
    let theme = build::theme(&folder, &site)?;
    seal.theme = theme.hash().to_owned();
    seal.tool = Entry::tool();
    let spool = Spool::new(bench.join("spool"))?;
    let faults = pages::render((&site, theme), (year, date, &seal), &spool)?;
    if build::blocks(&faults) {
        return Ok(Packed { sha256: String::new(), bytes: 0, faults });
    }
    package::write(&site, (year, &seal), &spool)?;
    take_folder(&folder, &spool)?;
    drop(site);
    spool.take(FACTS, list.encode().as_bytes())?;
    spool.take(SEAL, seal.encode().as_bytes())?;
    spool.take(README, readme::text(&seal).as_bytes())?;
    bag::write(&spool, &seal)?;
    let (sha256, bytes) = spool.finish(&bench.join(FILE), (&seal.name(), Day::of(date)))?;
    Ok(Packed { sha256, bytes, faults })
}

/// The site as the folder has it.
fn site(folder: &Path, seal: &Seal) -> Result<Site> {
    let loaded = load::load(folder)?;
    if let Some(finding) = loaded.findings.iter().find(|finding| load::refuses(finding.rule)) {
        let (zh, en) = (&finding.message.zh, &finding.message.en);
        let file = &finding.place.file;
        return Err(Failure::new(Said::new(
            format!("归档里的 {file} 不能读：{zh}"),
            format!("{file} in the archive cannot be read: {en}"),
        )));
    }
    let mut site = Site::new(loaded.config, loaded.registry, loaded.declarations);
    let withdrawn = seal.withdrawn.iter().filter_map(|(file, notice)| {
        let (key, notice) = (DeclarationKey::from_path(file)?, notice.notice()?);
        Some(Withdrawn { key, notice, indicators: Vec::new() })
    });
    site.withdrawn = withdrawn.collect();
    Ok(site)
}

/// Puts what the archive is made from into it.
fn take_folder(folder: &Path, spool: &Spool) -> Result<()> {
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(std::io::Error::from).context(|| unusable(folder))?;
        if !entry.file_type().is_file() {
            continue;
        }
        let inside = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let bytes = fs::read(entry.path()).context(|| unusable(entry.path()))?;
        spool.take(&format!("{}{}/{}", bag::PAYLOAD, source::FOLDER, parts.join("/")), &bytes)?;
    }
    Ok(())
}

fn no_seal() -> Failure {
    Failure::new(Said::new("封存说明里的年度或日期不可读", "the seal's year or date cannot be read"))
}
