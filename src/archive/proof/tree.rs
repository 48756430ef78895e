//! The files of an archive, whether they lie in a zip or in the folder that was unpacked from it.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::super::unusable;
use crate::error::{Context, Result};
use crate::load;
use crate::sha256;
use crate::sink;
use crate::zip::{Fault, Reader};

/// What stands in lists is read whole up to this length.
const LONGEST: u64 = 256 << 20;

/// Files by their paths within the archive's folder.
pub(in crate::archive) trait Tree {
    /// What the folder is called; `None` where there is not exactly one.
    fn folder(&self) -> Option<String>;
    /// Every path, sorted.
    fn all(&self) -> Vec<String>;
    /// SHA-256 of a file; `None` where its bytes are not what was packed.
    fn sum(&mut self, path: &str) -> Result<Option<String>>;
    /// A file as text; `None` where there is no such text.
    fn text(&mut self, path: &str) -> Result<Option<String>>;
}

/// An archive as it was sealed.
pub(in crate::archive) struct Zipped {
    path: PathBuf,
    reader: Reader<BufReader<File>>,
    folder: Option<String>,
}

impl Zipped {
    /// Opens an archive and proves its structure.
    pub(in crate::archive) fn open(path: &Path) -> Result<std::result::Result<Zipped, Fault>> {
        let open = || -> std::io::Result<std::result::Result<_, Fault>> {
            match Reader::open(BufReader::new(File::open(path)?))? {
                Ok(mut reader) => Ok(reader.headers()?.map(|()| reader)),
                Err(fault) => Ok(Err(fault)),
            }
        };
        let reader = match open().context(|| unusable(path))? {
            Ok(reader) => reader,
            Err(fault) => return Ok(Err(fault)),
        };
        let mut folders: Vec<&str> =
            reader.entries().iter().map(|entry| entry.name.split('/').next().unwrap_or_default()).collect();
        folders.dedup();
        let folder = (folders.len() == 1).then(|| folders[0].to_owned());
        Ok(Ok(Zipped { path: path.to_path_buf(), reader, folder }))
    }

    fn nth(&self, path: &str) -> Option<usize> {
        let name = match &self.folder {
            Some(folder) => format!("{folder}/{path}"),
            None => path.to_owned(),
        };
        // Names were written in their order; where they were not, some are told as missing.
        self.reader.entries().binary_search_by(|entry| (*entry.name).cmp(&name)).ok()
    }

    /// Unpacks what lies under `below` into a folder.
    pub(in crate::archive) fn unpack(&mut self, below: &str, target: &Path) -> Result<()> {
        let all: Vec<String> = self.all().into_iter().filter(|path| path.starts_with(below)).collect();
        for path in all {
            let Some(nth) = self.nth(&path) else { continue };
            let file = load::join(target, &path[below.len()..]);
            let mut write = || {
                std::fs::create_dir_all(file.parent().unwrap_or(target))?;
                let mut out = File::create(&file)?;
                self.reader.unpack(nth, |piece| std::io::Write::write_all(&mut out, piece))
            };
            // What could not be unpacked was told when the archive was proved.
            _ = write().context(|| unusable(&file))?;
        }
        Ok(())
    }
}

impl Tree for Zipped {
    fn folder(&self) -> Option<String> {
        self.folder.clone()
    }

    fn all(&self) -> Vec<String> {
        let prefix = self.folder.as_ref().map_or(0, |folder| folder.len() + 1);
        let names = self.reader.entries().iter();
        names.map(|entry| entry.name.get(prefix..).unwrap_or_default().to_owned()).collect()
    }

    fn sum(&mut self, path: &str) -> Result<Option<String>> {
        let Some(nth) = self.nth(path) else { return Ok(None) };
        let mut hash = Sha256::new();
        let done = self.reader.unpack(nth, |piece| {
            hash.update(piece);
            Ok(())
        });
        let done = done.context(|| unusable(&self.path))?;
        Ok(done.ok().map(|()| sha256::hex(hash.finalize())))
    }

    fn text(&mut self, path: &str) -> Result<Option<String>> {
        let Some(nth) = self.nth(path) else { return Ok(None) };
        let bytes = self.reader.bytes(nth, LONGEST).context(|| unusable(&self.path))?;
        Ok(bytes.ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok()))
    }
}

/// An archive that was unpacked.
pub(super) struct Folder {
    path: PathBuf,
    all: Vec<String>,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Folder> {
        let mut all = Vec::new();
        for entry in WalkDir::new(path) {
            let entry = entry.map_err(std::io::Error::from).context(|| unusable(path))?;
            // A link is no file of an archive: it is told as added, and what it stands for as missing.
            if entry.file_type().is_dir() {
                continue;
            }
            let inside = entry.path().strip_prefix(path).unwrap_or(entry.path());
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            let mark = if entry.file_type().is_file() { "" } else { " →" };
            all.push(parts.join("/") + mark);
        }
        all.sort_unstable();
        Ok(Folder { path: path.to_path_buf(), all })
    }
}

impl Tree for Folder {
    fn folder(&self) -> Option<String> {
        Some(super::told::name(&self.path))
    }

    fn all(&self) -> Vec<String> {
        self.all.clone()
    }

    fn sum(&mut self, path: &str) -> Result<Option<String>> {
        hash(&load::join(&self.path, path)).map(Some)
    }

    fn text(&mut self, path: &str) -> Result<Option<String>> {
        let file = load::join(&self.path, path);
        if self.all.binary_search_by(|known| (**known).cmp(path)).is_err() {
            return Ok(None);
        }
        let bytes = std::fs::read(&file).context(|| unusable(&file))?;
        Ok(String::from_utf8(bytes).ok())
    }
}

/// SHA-256 of a file.
pub(in crate::archive) fn hash(path: &Path) -> Result<String> {
    sink::sha256_of_file(path).context(|| unusable(path))
}
