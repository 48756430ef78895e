//! `releases/`: what was ever published, content by content. An entry for each release names the facts that it published
//! and every file that it wrote, and the entry before it; what it names lies beside it under its own hash. The author
//! commits the folder, so that old values, and who may say what changed, survive a fresh clone. Reads here; it is written
//! through a sink, together with the output.
//!
//! - `entries/0001-2026-03-31-1a2b3c4d.json`: a release; behind the date the beginning of the file's own hash.
//! - `lists/<hash>.txt`: the facts that it published, as `<hash>  <declaration>` lines.
//! - `manifests/<hash>.txt`: the files that it wrote, as `sha256sum -c` reads them.
//! - `approvals/…json`: who approved which list of facts; `approvals/…json.minisig`: the signature, where it was signed.
//! - `facts/<two digits>/<hash>.yaml`, `.md`: the facts themselves.

#![expect(clippy::disallowed_methods, reason = "the ledger lies in files")]

mod approvals;
mod chain;
mod corrections;
mod entry;
mod history;
mod sums;
mod verify;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub use self::approvals::{Approval, Recorded, Standing};
pub use self::chain::catalogue;
pub use self::corrections::{correction_of, written};
pub use self::entry::{Entry, Withdrawn};
pub use self::history::next_note;
pub use self::sums::Sums;

use crate::error::{Context, Failure, Result};
use crate::finding::{Finding, Said};
use crate::load;
use crate::model::declaration::Declaration;
use crate::model::history::History;
use crate::model::identity::DeclarationKey;
use crate::sha256;

/// The folder within a site.
pub const FOLDER: &str = "releases";

/// The releases of a site, in their order.
#[derive(Debug)]
pub struct Ledger {
    folder: PathBuf,
    entries: Vec<Entry>,
}

/// A file of the ledger: its path within the folder, and its bytes.
pub type Record = (String, Vec<u8>);

impl Ledger {
    /// Reads the entries of a site. What is wrong with them is found, and left out.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn open(site: &Path) -> Result<(Ledger, Vec<Finding>)> {
        let folder = site.join(FOLDER);
        let mut found = Vec::new();
        for name in names(&folder.join("entries"))? {
            let path = format!("entries/{name}");
            found.push((name, read(&folder, &path)?));
        }
        let (entries, findings) = chain::straight(found);
        Ok((Ledger { folder, entries }, findings))
    }

    /// Every release, the earliest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The release that is public now.
    #[must_use]
    pub fn last(&self) -> Option<&Entry> {
        self.entries.last()
    }

    /// The facts that a release published: declaration and hash.
    ///
    /// # Errors
    /// When the list cannot be read, or is not what the entry names.
    pub fn facts(&self, entry: &Entry) -> Result<Sums> {
        self.sums(&format!("lists/{}.txt", entry.facts), &entry.facts)
    }

    /// The files that a release wrote: address and hash.
    ///
    /// # Errors
    /// When the list cannot be read, or is not what the entry names.
    pub fn manifest(&self, entry: &Entry) -> Result<Sums> {
        self.sums(&format!("manifests/{}.txt", entry.manifest), &entry.manifest)
    }

    fn sums(&self, path: &str, hash: &str) -> Result<Sums> {
        let bytes = self.proved(path, hash)?;
        str::from_utf8(&bytes).ok().and_then(Sums::decode).ok_or_else(|| damaged(&self.folder.join(path)))
    }

    /// A declaration as it was published.
    ///
    /// # Errors
    /// When its facts cannot be read, or are not what the hash names.
    pub fn declaration(&self, file: &str, hash: &str) -> Result<Declaration> {
        let path = facts_path(file, hash);
        let bytes = self.proved(&path, hash)?;
        let key = DeclarationKey::from_path(file);
        let read = key.and_then(|key| load::read_declaration(key, bytes).0);
        read.ok_or_else(|| damaged(&self.folder.join(path)))
    }

    /// Everything that a release published, in the order of its list.
    ///
    /// # Errors
    /// As [`Ledger::facts`] and [`Ledger::declaration`].
    pub fn declarations(&self, entry: &Entry) -> Result<Vec<Declaration>> {
        self.facts(entry)?.iter().map(|(file, hash)| self.declaration(file, hash)).collect()
    }

    /// What every release told readers.
    ///
    /// # Errors
    /// As [`Ledger::facts`] and [`Ledger::declaration`].
    pub fn history(&self) -> Result<History> {
        history::history(self)
    }

    /// Whether the ledger has a file already.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// The bytes of a file that is named by their hash.
    fn proved(&self, path: &str, hash: &str) -> Result<Vec<u8>> {
        let bytes = read(&self.folder, path)?;
        if sha256::of(&bytes) == hash { Ok(bytes) } else { Err(damaged(&self.folder.join(path))) }
    }
}

/// Where the facts of a declaration lie, by their hash.
#[must_use]
pub fn facts_path(file: &str, hash: &str) -> String {
    let extension = file.rsplit_once('.').map_or("yaml", |(_, extension)| extension);
    format!("facts/{}/{hash}.{extension}", hash.get(..2).unwrap_or("00"))
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
        // What editors and systems leave behind (.DS_Store) is none of ours.
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn read(folder: &Path, path: &str) -> Result<Vec<u8>> {
    let path = load::join(folder, path);
    std::fs::read(&path).context(|| unreadable(&path))
}

fn unreadable(path: &Path) -> Said {
    let path = path.display();
    Said::new(
        format!("读不了 {path}：发布记录不完整；用版本管理（git）恢复 releases/ 后重新运行"),
        format!(
            "cannot read {path}: the record of releases is incomplete; restore releases/ from version control and run again"
        ),
    )
}

fn damaged(path: &Path) -> Failure {
    let path = path.display();
    Failure::new(Said::new(
        format!("{path} 的内容与发布时不同；用版本管理（git）恢复 releases/ 后重新运行"),
        format!("{path} is not what was released; restore releases/ from version control and run again"),
    ))
}
