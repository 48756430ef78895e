//! A budget year as one file that opens from a disk in any browser and proves itself: its pages with their data, the facts
//! that they were made from, the theme, and the lists by which tools that others wrote can tell that nothing is missing,
//! added or altered.
//!
//! What is in it, all within one folder of the archive's name:
//!
//! - `bagit.txt`, `bag-info.txt`, `manifest-sha256.txt`, `tagmanifest-sha256.txt`: a bag by RFC 8493;
//! - `README.txt`: what it is, how to verify, cite and rebuild it, in Chinese and English;
//! - `seal.json`: what the archive says that it is ([`crate::seals::Seal`]); `facts.txt`: the facts by hash;
//! - `data/`: the website, and in it `datapackage.json` for the data files of the year;
//! - `data/source/`: a site's folder with everything that the pages were made from.
//!
//! Sealing writes that folder first, and makes the pages from what it reads there. So rebuilding can do the same from the
//! archive alone, and an archive lacks nothing that it was made from.

#![expect(clippy::disallowed_methods, reason = "archives are files, and so is what they are made from")]

mod bag;
mod extent;
mod outward;
mod pack;
mod package;
mod pages;
mod proof;
mod readme;
mod rebuild;
mod recover;
mod signing;
mod source;
mod spool;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

pub use self::proof::{Proof, prove, prove_shelf};
pub use self::rebuild::{Rebuilt, rebuild};
pub use self::recover::recover;
pub use self::signing::{prove_signature, sign, signature_of};

use crate::build::Opened;
use crate::error::{Context, Failure, Result};
use crate::facts;
use crate::finding::{Finding, Said};
use crate::ledger::{Entry, Ledger, Sums, Withdrawn};
use crate::model::sealed::Sealed;
use crate::model::year::FiscalYear;
use crate::seals::{self, Before, Seal};
use crate::sha256;
use crate::sink::{self, Attempt};

/// What became of sealing a year.
#[derive(Debug)]
pub enum Outcome {
    /// There is a new archive.
    Sealed {
        /// What its file is called.
        file: String,
        /// Its length in bytes.
        bytes: u64,
        /// Faults of its pages that stand in nobody's way.
        faults: Vec<Finding>,
    },
    /// The newest archive of the year has these facts already.
    Already(Box<Sealed>),
    /// Its pages have faults; nothing was written.
    Faulty(Vec<Finding>),
}

/// Seals a year of a site as it was released last.
///
/// # Errors
/// When there is no such year, when what would be sealed was not released, or when something cannot be read or written.
/// Nothing is left behind then.
pub fn seal(folder: &Path, opened: Opened, year: FiscalYear) -> Result<Outcome> {
    if !opened.site.years().any(|known| known == year) {
        return Err(no_such_year(&opened, year));
    }
    let Some(last) = opened.ledger.last() else { return Err(not_released(year)) };
    let list = listed(&opened, year);
    if !is_released(&opened.ledger, last, (year, &list))? {
        return Err(not_released(year));
    }
    let hash = sha256::of(list.encode());
    let editions = || opened.shelf.sealed().iter().filter(|(sealed, _)| sealed.year == year);
    if let Some((sealed, _)) = editions().next_back().filter(|(sealed, _)| *sealed.facts == *hash) {
        return Ok(Outcome::Already(Box::new(sealed.clone())));
    }
    let edition = editions().map(|(sealed, _)| sealed.edition).max().unwrap_or(0) + 1;
    let seal = new_seal(&opened, (last, year), (edition, hash));
    let (name, file) = (seal.name(), seal.file());
    let _lock = sink::lock(&folder.join(crate::build::OUTPUT))?;
    let shelf = folder.join(seals::FOLDER);
    let bench = recover::bench(&shelf, &name);
    clear(&bench)?;
    let made = || -> Result<_> {
        source::write(folder, &bench.join(source::FOLDER), (&opened, year))?;
        // From here on the site is another: the one in the archive.
        drop(opened);
        pack::pack(&bench, &list, seal)
    };
    let made = made();
    let outcome = match made {
        Ok(pack::Packed { faults, .. }) if crate::build::blocks(&faults) => Ok(Outcome::Faulty(faults)),
        Ok(packed) => put(&shelf, (&bench, &file), packed),
        Err(failure) => Err(failure),
    };
    // What happened is told; what cannot be cleared away, the next run clears.
    _ = clear(&bench);
    outcome
}

/// Puts a finished archive on the shelf: its checksum first, so that none ever lies there without.
fn put(shelf: &Path, (bench, file): (&Path, &str), packed: pack::Packed) -> Result<Outcome> {
    let target = shelf.join(file);
    if target.exists() {
        return Err(taken(&target));
    }
    let checksum = seals::checksum(&packed.sha256, file);
    sink::write_atomically(&shelf.join(format!("{file}{}", seals::SHA256)), checksum.as_bytes())?;
    fs::rename(bench.join(pack::FILE), &target).attempt("写入", "write", &target)?;
    Ok(Outcome::Sealed { file: file.to_owned(), bytes: packed.bytes, faults: packed.faults })
}

/// The years that the site marks as closed, that the last release published as they are, and whose newest archive, if
/// there is any, has other facts.
///
/// # Errors
/// When the record of releases cannot be read.
pub fn unsealed(opened: &Opened) -> Result<Vec<FiscalYear>> {
    let mut unsealed = Vec::new();
    let Some(last) = opened.ledger.last() else { return Ok(unsealed) };
    let closed = opened.site.config.archive.closed_years.iter().copied();
    for year in closed.filter(|year| opened.site.years().any(|known| known == *year)) {
        let list = listed(opened, year);
        let newest = opened.shelf.sealed().iter().rev().find(|(sealed, _)| sealed.year == year);
        let differs = newest.is_none_or(|(sealed, _)| *sealed.facts != *sha256::of(list.encode()));
        if differs && is_released(&opened.ledger, last, (year, &list))? {
            unsealed.push(year);
        }
    }
    Ok(unsealed)
}

/// The facts that an archive of a year is made from: those of the year and of every year before it.
fn listed(opened: &Opened, year: FiscalYear) -> Sums {
    let declarations = opened.site.declarations().iter().filter(|one| one.key.year <= year);
    declarations.map(|one| (&*one.file, sha256::of(facts::text(one)))).collect()
}

/// Whether the last release published exactly these facts, of a year and those before it.
fn is_released(ledger: &Ledger, last: &Entry, (year, list): (FiscalYear, &Sums)) -> Result<bool> {
    let released = ledger.facts(last)?;
    let of_then = |file: &str| source::year_of(file).is_some_and(|of| of <= year);
    Ok(released.iter().filter(|(file, _)| of_then(file)).eq(list.iter()))
}

fn new_seal(opened: &Opened, (last, year): (&Entry, FiscalYear), (edition, facts): (u32, String)) -> Seal {
    let Opened { site, shelf, asked, .. } = opened;
    let config = &site.config;
    let before = shelf.sealed().iter().rfind(|(sealed, _)| sealed.year < year);
    let withdrawn = site.withdrawn.iter().filter(|withdrawn| withdrawn.key.year <= year);
    Seal {
        format: Seal::FORMAT,
        site: site.archive_id().to_owned(),
        title: config.title.to_string(),
        publisher: config.publisher.as_deref().map(str::to_owned),
        base_url: config.base_url.as_deref().map(str::to_owned),
        year: year.to_string(),
        edition,
        date: asked.as_of.to_string(),
        tool: Entry::tool(),
        theme: String::new(),
        demonstration: config.demonstration,
        facts,
        release: last.id.clone(),
        release_entry: last.hash.clone(),
        before: before
            .map(|(sealed, _)| Before { file: sealed.file.to_string(), sha256: sealed.sha256.to_string() }),
        withdrawn: withdrawn.map(|one| (one.key.path(), Withdrawn::from(&one.notice))).collect(),
    }
}

/// Removes what a run that was ended may have left.
fn clear(bench: &Path) -> Result<()> {
    match fs::remove_dir_all(bench) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).attempt("清理", "clear away", bench)
        }
        _ => Ok(()),
    }
}

fn not_released(year: FiscalYear) -> Failure {
    Failure::wrong_use(Said::new(
        format!("{year}年度及以前有尚未发布的内容：先运行 gongkai release，再封存"),
        format!("something of {year} or before is not released as it is now: run gongkai release, then seal"),
    ))
}

fn no_such_year(opened: &Opened, year: FiscalYear) -> Failure {
    let years: Vec<String> = opened.site.years().map(|year| year.to_string()).collect();
    if years.is_empty() {
        return Failure::wrong_use(Said::new(
            format!("网站没有 {year} 年度：还没有可以公开的申报表"),
            format!("the site has no year {year}: it has no declarations that may be public"),
        ));
    }
    Failure::wrong_use(Said::new(
        format!("网站没有 {year} 年度；有的是 {}", years.join("、")),
        format!("the site has no year {year}; it has {}", years.join(", ")),
    ))
}

fn taken(target: &Path) -> Failure {
    let path = target.display();
    Failure::new(Said::new(
        format!("{path} 已经有了，而又不是封存的归档；移开它再运行"),
        format!("{path} is there and is no sealed archive: move it away and run again"),
    ))
}

/// What cannot be read or written while archives are made or proved.
fn unusable(path: &Path) -> Said {
    let path = path.display();
    Said::new(format!("读写不了 {path}"), format!("cannot read or write {path}"))
}

/// Makes a folder for what only lives as long as the command.
fn own_folder(name: &str) -> Result<std::path::PathBuf> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let own = format!("gongkai-{name}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(own);
    fs::create_dir(&folder).context(|| unusable(&folder))?;
    Ok(folder)
}
