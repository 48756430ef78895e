//! What a sealing that was ended leaves among the archives: the bench where it was made, a checksum or a signature that was
//! not finished, all of which begin with a full stop; and a finished checksum whose archive never came to lie beside it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::clear;
use crate::build;
use crate::error::Result;
use crate::model::year::FiscalYear;
use crate::seals::{self, SHA256, SIGNATURE, ZIP};
use crate::sink::{self, Attempt};

const BENCH: &str = ".partial";

/// Where an archive is made.
pub(super) fn bench(shelf: &Path, name: &str) -> PathBuf {
    shelf.join(format!(".{name}{BENCH}"))
}

/// Undoes a sealing that was interrupted; whether there was one. Every command that is given a site calls this first. A
/// site that needs nothing is not touched.
///
/// # Errors
/// Another gongkai is at work, or the disk does not obey; the next call tries again.
pub fn recover(folder: &Path) -> Result<bool> {
    let shelf = folder.join(seals::FOLDER);
    if left(&shelf)?.is_empty() {
        return Ok(false);
    }
    let _lock = sink::lock(&folder.join(build::OUTPUT))?;
    // While another was waited for, it may have tidied up.
    for path in left(&shelf)? {
        if path.is_dir() {
            remove_lone_checksum(&shelf, &path)?;
            clear(&path)?;
        } else {
            fs::remove_file(&path).attempt("清理", "clear away", &path)?;
        }
    }
    Ok(true)
}

/// Removes the checksum of the archive that a bench was for, where that is not there: it would vouch for a file that nobody
/// has.
fn remove_lone_checksum(shelf: &Path, bench: &Path) -> Result<()> {
    let name = bench.file_name().unwrap_or_default().to_string_lossy();
    let Some(name) = archive_of(&name) else { return Ok(()) };
    let checksum = shelf.join(format!("{name}{ZIP}{SHA256}"));
    if shelf.join(format!("{name}{ZIP}")).exists() || !checksum.exists() {
        return Ok(());
    }
    fs::remove_file(&checksum).attempt("清理", "clear away", &checksum)
}

/// The name of the archive that a bench is for.
fn archive_of(bench: &str) -> Option<&str> {
    bench.strip_prefix('.')?.strip_suffix(BENCH)
}

/// What is left on the shelf. Whatever else begins with a full stop is somebody else's.
fn left(shelf: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(shelf) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.attempt("读取", "read", shelf)?,
    };
    let mut left = Vec::new();
    for entry in entries {
        let entry = entry.attempt("读取", "read", shelf)?;
        let is_folder = entry.file_type().attempt("查看", "look at", shelf)?.is_dir();
        if is_ours(&entry.file_name().to_string_lossy(), is_folder) {
            left.push(entry.path());
        }
    }
    Ok(left)
}

fn is_ours(name: &str, is_folder: bool) -> bool {
    if is_folder {
        return archive_of(name).is_some_and(is_archive);
    }
    let Some(name) = sink::drafted(name) else { return false };
    let beside = [SHA256, SIGNATURE].iter().find_map(|ending| name.strip_suffix(ending));
    beside.and_then(|name| name.strip_suffix(ZIP)).is_some_and(is_archive)
}

/// Whether an archive can be called so: `2023-yunxi-1`.
fn is_archive(name: &str) -> bool {
    let parts = name.split_once('-').zip(name.rsplit_once('-'));
    parts.is_some_and(|((year, _), (rest, edition))| {
        rest.len() > year.len() && FiscalYear::parse(year).is_some() && edition.parse::<u32>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_what_sealing_leaves_is_cleared() {
        for folder in [".2023-yunxi-1.partial", ".2023-gz-zw-12.partial"] {
            assert!(is_ours(folder, true) && !is_ours(folder, false), "{folder}");
        }
        for file in [".2023-yx-1.zip.sha256.gongkai-new", ".2023-yx-1.zip.minisig.gongkai-new"] {
            assert!(is_ours(file, false) && !is_ours(file, true), "{file}");
        }
        for other in [
            "2023-yx-1.partial",
            ".2023-1.partial",
            ".copy-yx-1.partial",
            ".2023-yx-a.partial",
            ".partial",
            ".DS_Store",
            ".2023-yx-1.zip.sha256",
            ".2023-yx-1.zip.gongkai-new",
            ".notes.sha256.gongkai-new",
            "2023-yx-1.zip",
            "2023-yx-1.zip.sha256",
        ] {
            assert!(!is_ours(other, true) && !is_ours(other, false), "{other}");
        }
    }
}
