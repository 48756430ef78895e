//! Where an output keeps what the program must remember about it: `.gongkai/` with its lock, manifest, journal and
//! stage.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::files::{Attempt, Files, look};
use crate::error::{Failure, Result};
use crate::finding::Said;

/// A folder of the stage gets this many numbers, each at most twice (new file, old file): never more than 10,000
/// entries.
const NUMBERS_A_FOLDER: u32 = 4096;

/// What the address of a record of the ledger begins with. No address of the site can hold a colon.
pub(super) const LEDGER: &str = "releases:";

/// Numbers go round so many folders, because threads that make files in the same folder wait for each other.
const FOLDERS_AT_ONCE: u32 = 8;

/// The right to write a folder: while it is held, no other gongkai does.
#[derive(Debug)]
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a program that is just being started shares the open file until it runs.
        let _ = self.0.unlock();
    }
}

/// The paths of one output, and the hand that changes files there.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The output folder.
    pub(super) root: PathBuf,
    /// `.gongkai` in it.
    pub(super) home: PathBuf,
    /// The folder beside the output where releases are recorded.
    pub(super) ledger: PathBuf,
    /// Changes files.
    pub(super) files: Files,
}

impl Layout {
    /// The layout of the output at `root`; touches nothing.
    pub(super) fn new(root: &Path, files: Files) -> Layout {
        let ledger = root.with_file_name(crate::ledger::FOLDER);
        Layout { root: root.to_path_buf(), home: root.join(".gongkai"), ledger, files }
    }

    /// What the last build wrote.
    pub(super) fn manifest(&self) -> PathBuf {
        self.home.join("manifest")
    }

    /// What is being moved. There only while that lasts.
    pub(super) fn journal(&self) -> PathBuf {
        self.home.join("journal")
    }

    /// What waits to be moved. There only during a build.
    pub(super) fn stage(&self) -> PathBuf {
        self.home.join("stage")
    }

    /// The manifest that will hold when everything is moved.
    pub(super) fn staged_manifest(&self) -> PathBuf {
        self.stage().join("manifest")
    }

    /// The journal while it is written.
    pub(super) fn staged_journal(&self) -> PathBuf {
        self.stage().join("journal")
    }

    /// The folder of the stage that a number belongs to.
    pub(super) fn stage_folder(&self, number: u32) -> PathBuf {
        let round = number / (NUMBERS_A_FOLDER * FOLDERS_AT_ONCE);
        self.stage().join((round * FOLDERS_AT_ONCE + number % FOLDERS_AT_ONCE).to_string())
    }

    /// The new file with this number.
    pub(super) fn staged(&self, number: u32) -> PathBuf {
        self.stage_folder(number).join(in_folder(number).to_string())
    }

    /// The old file that the new one with this number replaces.
    pub(super) fn old(&self, number: u32) -> PathBuf {
        self.stage_folder(number).join(format!("{}.old", in_folder(number)))
    }

    /// Makes the folders of the stage for these numbers, and the stage itself.
    pub(super) fn create_stage_folders(&self, numbers: impl Iterator<Item = u32>) -> Result<()> {
        let folders: BTreeSet<PathBuf> = numbers.map(|number| self.stage_folder(number)).collect();
        for folder in std::iter::once(self.stage()).chain(folders) {
            self.files.create_folders(&folder).attempt("创建文件夹", "create the folder", &folder)?;
        }
        Ok(())
    }

    /// The path of an address, which has been checked.
    pub(super) fn target(&self, address: &str) -> PathBuf {
        let (root, address) = match address.strip_prefix(LEDGER) {
            Some(address) => (&self.ledger, address),
            None => (&self.root, address),
        };
        let mut path = PathBuf::with_capacity(root.as_os_str().len() + address.len() + 1);
        path.push(root);
        path.extend(address.split('/').filter(|segment| !segment.is_empty()));
        path
    }

    /// Makes the folders if they are not there. Refuses a link or a file in place of `.gongkai`.
    pub(super) fn create(&self) -> Result<()> {
        self.files.create_folders(&self.root).attempt("创建文件夹", "create the folder", &self.root)?;
        if !self.exists()? {
            self.files.create_folders(&self.home).attempt("创建文件夹", "create the folder", &self.home)?;
        }
        Ok(())
    }

    /// Whether there is a `.gongkai`.
    pub(super) fn exists(&self) -> Result<bool> {
        match look(&self.home)? {
            None => Ok(false),
            Some(found) if found.is_dir() => Ok(true),
            Some(_) => Err(Failure::new(Said::new(
                format!("{} 不是文件夹，无法记录写入了什么；请将它移走后重新运行", self.home.display()),
                format!(
                    "{} is not a folder, so nothing can be kept in it; move it away and run again",
                    self.home.display()
                ),
            ))),
        }
    }

    /// Whether a build was interrupted, or is under way.
    pub(super) fn unfinished(&self) -> Result<bool> {
        Ok(self.exists()? && (look(&self.journal())?.is_some() || look(&self.stage())?.is_some()))
    }

    /// Proves that there is nothing to be finished, where that may not be done now.
    pub(super) fn is_at_rest(&self) -> Result<()> {
        if look(&self.root)?.is_some_and(|found| found.is_file()) {
            let error = std::io::Error::from(std::io::ErrorKind::NotADirectory);
            return Err(error).attempt("写入文件夹", "write the folder", &self.root);
        }
        if !self.unfinished()? {
            return Ok(());
        }
        let root = self.root.display();
        Err(Failure::new(Said::new(
            format!("{root} 的上一次写入还在进行，或者中断了；请等它结束，或者正式运行一次，即会完成或撤销"),
            format!(
                "what was last written to {root} is under way or was interrupted; wait, or run it in earnest, which finishes or undoes it"
            ),
        )))
    }

    /// Keeps every other gongkai out until it is dropped. The file itself stays for ever: whoever removes a lock
    /// lets two in.
    pub(super) fn lock(&self) -> Result<Lock> {
        let path = self.home.join("lock");
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = open.attempt("打开锁文件", "open the lock", &path)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock(file)),
            Err(TryLockError::WouldBlock) => Err(Failure::new(Said::new(
                format!("另一个 gongkai 正在写入 {}；请等它结束后重新运行", self.root.display()),
                format!(
                    "another gongkai is writing {}; wait until it has finished and run again",
                    self.root.display()
                ),
            ))),
            Err(TryLockError::Error(error)) => Err(error).attempt("锁定", "lock", &path),
        }
    }

    /// Throws away what is staged.
    pub(super) fn discard(&self) -> Result<()> {
        let stage = self.stage();
        self.files.remove_tree(&stage).attempt("清除", "clear away", &stage)
    }
}

fn in_folder(number: u32) -> u32 {
    number / FOLDERS_AT_ONCE % NUMBERS_A_FOLDER
}
