//! Where the files of an archive wait, deflated, until all are there: a zip has them in their order, and they are made in
//! any, by many threads. So an archive of any size takes little memory.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::unusable;
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::sha256;
use crate::zip::{Day, Packed, Writer, fits, packed};

/// A file that waits.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Its path within the archive's folder.
    pub(super) path: String,
    /// SHA-256 of its bytes.
    pub(super) sha256: String,
    /// Its length.
    pub(super) size: u64,
    crc: u32,
    packed: u64,
    at: u64,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Spool {
    path: PathBuf,
    state: Mutex<(BufWriter<File>, u64, Vec<Waiting>)>,
}

impl Spool {
    /// An empty one, in a file of its own.
    pub(super) fn new(path: PathBuf) -> Result<Spool> {
        let file = File::create(&path).context(|| unusable(&path))?;
        Ok(Spool { path, state: Mutex::new((BufWriter::new(file), 0, Vec::new())) })
    }

    /// Takes a file, from any thread.
    pub(super) fn take(&self, path: &str, bytes: &[u8]) -> Result<()> {
        if !fits(path) {
            return Err(no_name(path));
        }
        let Packed { crc, size, bytes: deflated } = packed(bytes).context(|| unusable(&self.path))?;
        let sha256 = sha256::of(bytes);
        let packed = deflated.len() as u64;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end, waiting) = &mut *state;
        file.write_all(&deflated).context(|| unusable(&self.path))?;
        waiting.push(Waiting { path: path.to_owned(), sha256, size, crc, packed, at: *end });
        *end += packed;
        Ok(())
    }

    /// Lends what waits, sorted by path.
    pub(super) fn waiting<R>(&self, told: impl FnOnce(&mut Vec<Waiting>) -> R) -> R {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.2.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        told(&mut state.2)
    }

    /// Writes all of it into an archive, within one folder. Gives the archive's SHA-256 and length.
    pub(super) fn finish(self, target: &Path, (folder, day): (&str, Day)) -> Result<(String, u64)> {
        let Spool { path, state } = self;
        let (mut file, _, mut waiting) = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        file.flush().context(|| unusable(&path))?;
        drop(file);
        waiting.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let mut spool = BufReader::new(File::open(&path).context(|| unusable(&path))?);
        let made = File::create(target).context(|| unusable(target))?;
        let out = Hashing { out: BufWriter::new(made), hash: Sha256::new(), length: 0 };
        let mut writer = Writer::new(out, day);
        let mut write = || {
            for one in &waiting {
                spool.seek(SeekFrom::Start(one.at))?;
                let name = format!("{folder}/{}", one.path);
                writer.put(&name, (one.crc, one.size), (spool.by_ref(), one.packed))?;
            }
            Ok::<(), std::io::Error>(())
        };
        write().context(|| unusable(target))?;
        let finish = || {
            let mut done = writer.finish()?;
            done.out.flush()?;
            done.out.get_ref().sync_all()?;
            Ok::<_, std::io::Error>((done.hash, done.length))
        };
        let (hash, length) = finish().context(|| unusable(target))?;
        Ok((sha256::hex(hash.finalize()), length))
    }
}

fn no_name(path: &str) -> Failure {
    Failure::new(Said::new(
        format!("文件名 {path} 不是每个系统都能用，不能进归档；改名后重新运行"),
        format!("{path} is no file name on some systems, and cannot be archived: rename it and run again"),
    ))
}

/// Writes, and hashes what it writes.
#[derive(Debug)]
struct Hashing<W> {
    out: W,
    hash: Sha256,
    length: u64,
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
