//! The only place that changes the disk for a sink: each change is one call, so that tests can make any of them the
//! last. Also the words for what goes wrong there, which say what to do.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use blake3::{Hash, Hasher};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::error::{Context, Result};
use crate::finding::Said;
use crate::sha256;

/// A file may be larger than the memory, so it is read in pieces of so many bytes.
const PIECE: usize = 64 << 10;

/// Changes to the disk, one call each.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    /// Says when the disk stops obeying.
    #[cfg(test)]
    pub(super) fuse: std::sync::Arc<super::tests::Fuse>,
}

impl Files {
    /// Counts one change; in tests it may be the one that fails.
    #[cfg(test)]
    fn step(&self) -> io::Result<()> {
        self.fuse.burn()
    }

    #[cfg(not(test))]
    #[inline]
    fn step(&self) -> io::Result<()> {
        Ok(())
    }

    /// Makes a file that must not be there yet, without waiting for the disk. Gives its time of change.
    pub(super) fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<i64> {
        self.step()?;
        let mut file = File::options().write(true).create_new(true).open(path)?;
        self.step()?;
        file.write_all(bytes)?;
        Ok(modified(&file.metadata()?))
    }

    /// Makes a file that must not be there yet out of another, from its beginning, without waiting for the disk. Gives
    /// its time of change, and the hash of what was copied.
    pub(super) fn copy(&self, from: &File, path: &Path) -> io::Result<(i64, Hash)> {
        self.step()?;
        let mut file = File::options().write(true).create_new(true).open(path)?;
        self.step()?;
        let mut hash = Hasher::new();
        pieces(from, |piece| {
            hash.update(piece);
            file.write_all(piece)
        })?;
        Ok((modified(&file.metadata()?), hash.finalize()))
    }

    /// Makes or overwrites a file and waits until the disk has it.
    pub(super) fn write_durably(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        let mut file = File::create(path)?;
        self.step()?;
        file.write_all(bytes)?;
        #[cfg(test)]
        self.fuse.waited_for(bytes);
        flush(&file)
    }

    /// Moves a file, replacing what is there.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::rename(from, to)
    }

    /// Gives a file a second name, which must be free.
    pub(super) fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        fs::hard_link(from, to)
    }

    /// Removes a file.
    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_file(path)
    }

    /// Makes a folder and those above it, if they are not there.
    pub(super) fn create_folders(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::create_dir_all(path)
    }

    /// Removes an empty folder.
    pub(super) fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        fs::remove_dir(path)
    }

    /// Removes a folder with all that is in it, several entries at once; nothing to do if it is not there.
    pub(super) fn remove_tree(&self, path: &Path) -> io::Result<()> {
        let entries = match fs::read_dir(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            other => other?.collect::<io::Result<Vec<_>>>()?,
        };
        entries.par_iter().try_for_each(|entry| {
            self.step()?;
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())
            } else {
                fs::remove_file(entry.path())
            }
        })?;
        self.remove_folder(path)
    }

    /// Waits until the disk has the names in a folder. Where the system cannot do that, its own order has to do.
    pub(super) fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        if cfg!(unix) { flush(&File::open(path)?) } else { Ok(()) }
    }
}

/// Waits until the disk has a file. Tests cut no power, and would wait for minutes.
fn flush(file: &File) -> io::Result<()> {
    if cfg!(test) { Ok(()) } else { file.sync_all() }
}

/// Time of change in nanoseconds since 1970; 0 where the system does not tell it, which never counts as equal.
pub(super) fn modified(metadata: &fs::Metadata) -> i64 {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// Whether a file was changed at this time, as far as the system tells times.
pub(super) fn was_written(metadata: &fs::Metadata, at: i64) -> bool {
    at != 0 && modified(metadata) == at
}

/// What stands at a path; a link is told, not followed. `None` if there is nothing, also when a file stands where a
/// folder of the path should be.
pub(super) fn look(path: &Path) -> Result<Option<fs::Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if is_missing(&error) => Ok(None),
        Err(error) => Err(error).attempt("查看", "look at", path),
    }
}

/// Whether an ordinary file stands at `path` and has exactly this content.
pub(super) fn holds(path: &Path, length: u64, hash: blake3::Hash) -> Result<bool> {
    match look(path)? {
        Some(found) if found.is_file() && found.len() == length => {
            let mut hasher = Hasher::new();
            let read = File::open(path).and_then(|file| {
                pieces(&file, |piece| {
                    hasher.update(piece);
                    Ok(())
                })
            });
            read.attempt("读取", "read", path)?;
            Ok(hasher.finalize() == hash)
        }
        _ => Ok(false),
    }
}

/// Whether an error of the system says that there is no such file.
pub(crate) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// What a file is, as lists name it.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) length: u64,
    pub(super) hash: Hash,
    /// SHA-256 in hexadecimal.
    pub(super) sha256: String,
}

/// Reads a file from its beginning.
pub(super) fn measure(file: &File) -> io::Result<Measured> {
    let (mut length, mut hash, mut sha256) = (0, Hasher::new(), Sha256::new());
    pieces(file, |piece| {
        length += piece.len() as u64;
        hash.update(piece);
        sha256.update(piece);
        Ok(())
    })?;
    Ok(Measured { length, hash: hash.finalize(), sha256: sha256::hex(sha256.finalize()) })
}

/// SHA-256 of a file in hexadecimal.
///
/// # Errors
/// When it cannot be read.
pub fn sha256_of_file(path: &Path) -> io::Result<String> {
    let mut sha256 = Sha256::new();
    pieces(&File::open(path)?, |piece| {
        sha256.update(piece);
        Ok(())
    })?;
    Ok(sha256::hex(sha256.finalize()))
}

/// Hands a file over from its beginning, piece by piece.
fn pieces(mut file: &File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    let mut piece = [0; PIECE];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => take(&piece[..length])?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Adds to an error of the system what was being done, where, and what to do about it.
pub trait Attempt<T> {
    /// `zh` and `en` are the verb: `读取`, `read`.
    fn attempt(self, zh: &str, en: &str, path: &Path) -> Result<T>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, zh: &str, en: &str, path: &Path) -> Result<T> {
        let advice = self.as_ref().err().and_then(|error| advice(error.kind()));
        let path = path.display();
        self.context(|| match advice {
            Some((advice_zh, advice_en)) => {
                Said::new(format!("无法{zh} {path}：{advice_zh}"), format!("cannot {en} {path}: {advice_en}"))
            }
            None => Said::new(format!("无法{zh} {path}"), format!("cannot {en} {path}")),
        })
    }
}

/// What to do, where that is not what every [`crate::error::Failure`] says of such an error.
fn advice(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    match kind {
        ErrorKind::PermissionDenied
        | ErrorKind::StorageFull
        | ErrorKind::QuotaExceeded
        | ErrorKind::ReadOnlyFilesystem => None,
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Some((
            "应为文件夹的位置上有一个文件，请将它移走后重新运行",
            "a file stands where a folder should be; move it away and run again",
        )),
        ErrorKind::IsADirectory => Some((
            "应为文件的位置上有一个文件夹，请将它移走后重新运行",
            "a folder stands where a file should be; move it away and run again",
        )),
        _ => Some(("请排除下述原因后重新运行", "mend the cause below and run again")),
    }
}
