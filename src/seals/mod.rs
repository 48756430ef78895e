//! `archives/`: the years that were sealed, each in a file that is made once and never changed. Reads here; `archive`
//! makes them.
//!
//! - `2023-yunxi-1.zip`: the year 2023 of the site `yunxi`, first edition.
//! - `2023-yunxi-1.zip.sha256`: its checksum, as `sha256sum -c` reads it.
//! - `2023-yunxi-1.zip.minisig`: its signature, where it was signed.

#![expect(clippy::disallowed_methods, reason = "sealed years lie in files")]

mod seal;

use std::fs::File;
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};

pub use self::seal::{Before, Seal};

use crate::error::{Context, Failure, Result};
use crate::finding::{FieldPath, Finding, Place, Rule, Said, rules};
use crate::model::sealed::Sealed;
use crate::zip::Reader;

/// The folder within a site.
pub const FOLDER: &str = "archives";
/// Where archives stand within the output.
pub const PUBLIC: &str = "archive";
/// The ending of an archive's name.
pub const ZIP: &str = ".zip";
/// What the checksum of an archive is called behind the archive's name.
pub const SHA256: &str = ".sha256";
/// What its signature is called behind the archive's name.
pub const SIGNATURE: &str = ".minisig";
/// The file of an archive that tells what it is, within its one folder.
pub const SEAL: &str = "seal.json";

/// A seal is a page of text, and some lines for each declaration that was withdrawn by then: a hundred thousand of them are
/// far shorter. What is longer is none, and shall not fill the memory.
const LONGEST_SEAL: u64 = 64 << 20;

rules! {
    /// An archive that cannot be read, or whose checksum is missing or another's.
    ARCHIVE_DAMAGED = "archive-damaged", Error, "rules/archive_damaged.md";
    /// A file of an archive that is missing, added or altered.
    ARCHIVE_FILE_DIFFERS = "archive-file-differs", Error, "rules/archive_file_differs.md";
    /// A signature that is missing where one was asked for, or not good.
    ARCHIVE_SIGNATURE_NOT_GOOD = "archive-signature-not-good", Error, "rules/archive_signature_not_good.md";
    /// An archive that stands in no line with the releases and the archives before it.
    ARCHIVE_OUT_OF_LINE = "archive-out-of-line", Error, "rules/archive_out_of_line.md";
}

/// The rules that sealed years can break as files.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The sealed years of a site.
#[derive(Debug, Default)]
pub struct Shelf {
    folder: PathBuf,
    sealed: Vec<(Sealed, Seal)>,
}

impl Shelf {
    /// Reads what each archive says that it is. What is wrong is found, and left out.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn open(site: &Path) -> Result<(Shelf, Vec<Finding>)> {
        let folder = site.join(FOLDER);
        let (mut sealed, mut findings) = (Vec::new(), Vec::new());
        let names = names(&folder)?;
        for name in names.iter().filter(|name| name.ends_with(ZIP)) {
            match read(&folder, name, &names)? {
                Ok(one) => sealed.push(one),
                Err(finding) => findings.push(finding),
            }
        }
        sealed.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok((Shelf { folder, sealed }, findings))
    }

    /// Every archive with its seal: by year, then edition.
    #[must_use]
    pub fn sealed(&self) -> &[(Sealed, Seal)] {
        &self.sealed
    }

    /// Every archive, as pages tell of it.
    #[must_use]
    pub fn told(&self) -> Vec<Sealed> {
        self.sealed.iter().map(|(sealed, _)| sealed.clone()).collect()
    }

    /// The bytes of a file of the shelf.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.path(name);
        std::fs::read(&path).context(|| unreadable(&path))
    }

    /// Proves by its SHA-256 that a file is still the archive that was sealed.
    ///
    /// # Errors
    /// When it is another.
    pub fn prove(&self, sealed: &Sealed, sha256: &str) -> Result<()> {
        if *sealed.sha256 == *sha256 { Ok(()) } else { Err(altered(&self.path(&sealed.file))) }
    }

    /// Where a file of the shelf lies.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The names of all files that lie beside archives and are as public as they are.
    pub fn beside(&self) -> impl Iterator<Item = String> {
        self.sealed.iter().flat_map(|(sealed, _)| {
            let signature = sealed.is_signed.then(|| format!("{}{SIGNATURE}", sealed.file));
            std::iter::once(format!("{}{SHA256}", sealed.file)).chain(signature)
        })
    }
}

/// Where a file of the shelf stands within the output.
#[must_use]
pub fn address(name: &str) -> String {
    format!("{PUBLIC}/{name}")
}

/// The name of the file that would stand at an address; `None` where none does.
#[must_use]
pub fn name(address: &str) -> Option<&str> {
    address.strip_prefix(PUBLIC)?.strip_prefix('/')
}

/// The line of a checksum file.
#[must_use]
pub fn checksum(sha256: &str, name: &str) -> String {
    format!("{sha256}  {name}\n")
}

/// A finding about an archive of the site.
#[must_use]
pub fn finding(rule: &'static Rule, name: &str, message: Said, help: Said) -> Finding {
    let place = Place { file: format!("{FOLDER}/{name}").into(), field: FieldPath::root(), span: None };
    Finding::new(rule, place, message, help)
}

fn damaged(name: &str, message: Said) -> Finding {
    let help = Said::new(
        "用版本管理（git）或备份恢复它；封存的年度不能重做",
        "restore it from version control or a copy: a sealed year cannot be made again",
    );
    finding(&ARCHIVE_DAMAGED, name, message, help)
}

/// One archive, as its seal and its checksum tell it.
fn read(folder: &Path, name: &str, names: &[String]) -> Result<std::result::Result<(Sealed, Seal), Finding>> {
    let path = folder.join(name);
    let file = File::open(&path).context(|| unreadable(&path))?;
    let bytes = file.metadata().context(|| unreadable(&path))?.len();
    let Some(seal) = seal_of(file).context(|| unreadable(&path))?.filter(|seal| seal.file() == name) else {
        let message =
            Said::new("这不是封存的归档，或者内容不完整", "this is no sealed archive, or not a whole one");
        return Ok(Err(damaged(name, message)));
    };
    let beside = folder.join(format!("{name}{SHA256}"));
    let stated = match std::fs::read(&beside) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        stated => String::from_utf8_lossy(&stated.context(|| unreadable(&beside))?).into_owned(),
    };
    let sha256 = stated.strip_suffix(&format!("  {name}\n")).filter(|sha256| sha256.len() == 64);
    let (Some(sha256), Some((year, date))) = (sha256, seal.when()) else {
        let message = Said::new(
            "旁边没有它的校验值文件，或者写的不是它",
            "its checksum is not beside it, or is not its own",
        );
        return Ok(Err(damaged(name, message)));
    };
    let sealed = Sealed {
        year,
        edition: seal.edition,
        file: name.into(),
        date,
        bytes,
        sha256: sha256.into(),
        is_signed: names.contains(&format!("{name}{SIGNATURE}")),
        release: seal.release.as_str().into(),
        facts: seal.facts.as_str().into(),
        tool: seal.tool.as_str().into(),
    };
    Ok(Ok((sealed, seal)))
}

/// The seal in an archive; `None` where it is no archive with one.
fn seal_of(file: File) -> std::io::Result<Option<Seal>> {
    let Ok(mut archive) = Reader::open(BufReader::new(file))? else { return Ok(None) };
    let end = format!("/{SEAL}");
    let found = archive
        .entries()
        .iter()
        .position(|entry| entry.name.strip_suffix(&end).is_some_and(|folder| !folder.contains('/')));
    let Some(found) = found else { return Ok(None) };
    let bytes = archive.bytes(found, LONGEST_SEAL)?.ok().flatten();
    Ok(bytes.and_then(|bytes| Seal::decode(&bytes)))
}

/// The names in a folder, sorted; none where there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.context(|| unreadable(folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.context(|| unreadable(folder))?.file_name().to_string_lossy().into_owned();
        // What systems leave behind (`._2023-yunxi-1.zip`) is no archive.
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn altered(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(Said::new(
        format!("{path} 的内容与封存时不同，不能公开；用版本管理（git）或备份恢复它"),
        format!(
            "{path} is not what was sealed, and cannot be public: restore it from version control or a copy"
        ),
    ))
}

fn unreadable(path: &Path) -> Said {
    let path = path.display();
    Said::new(format!("读不了 {path}"), format!("cannot read {path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_leave_beside_an_archive_is_none() {
        let site = tempfile::tempdir().expect("a folder");
        let shelf = site.path().join(FOLDER);
        std::fs::create_dir(&shelf).expect("a folder");
        std::fs::write(shelf.join("._2023-yunxi-1.zip"), "\0\x05\x16\x07").expect("a file");
        let told = || Shelf::open(site.path()).expect("a shelf").1.len();
        assert_eq!(told(), 0);
        std::fs::write(shelf.join("2023-yunxi-1.zip"), "no archive").expect("a file");
        assert_eq!(told(), 1);
    }
}
