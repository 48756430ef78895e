//! What stands in the way: files that could not be read, and what failed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::error::{Failure, Result};
use crate::finding::{Finding, Severity};
use crate::load;
use crate::report::Files;

/// Why something is shown as it was before.
#[derive(Clone, Debug)]
pub(in crate::preview) struct Fault {
    /// What could not be read, with the texts that it speaks of.
    pub(in crate::preview) findings: Vec<Finding>,
    pub(in crate::preview) files: Files,
    /// What failed.
    pub(in crate::preview) failure: Option<Arc<Failure>>,
    /// Whether it came while the preview was running: then it is told on every page, for the author has just done it.
    pub(in crate::preview) is_new: bool,
}

impl Fault {
    /// A file that was edited just now.
    pub(super) fn new(folder: &Path, findings: &[Finding]) -> Fault {
        Fault { is_new: true, ..Fault::old(folder, findings) }
    }

    /// A file that could not be read from the beginning.
    pub(super) fn old(folder: &Path, findings: &[Finding]) -> Fault {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let mut findings: Vec<Finding> = errors.cloned().collect();
        let files = load::locate(folder, &mut findings);
        Fault { findings, files, failure: None, is_new: false }
    }

    pub(super) fn failed(failure: Failure) -> Fault {
        let failure = Some(Arc::new(failure));
        Fault { findings: Vec::new(), files: Files::new(), failure, is_new: true }
    }
}

/// The faults by file, and how often they have changed.
#[derive(Clone, Debug, Default)]
pub(in crate::preview) struct Faults {
    by_file: BTreeMap<String, Fault>,
    version: u64,
}

impl Faults {
    pub(super) fn put(&mut self, file: &str, fault: Fault) {
        self.by_file.insert(file.to_owned(), fault);
        self.version += 1;
    }

    pub(super) fn clear(&mut self, file: &str) {
        if self.by_file.remove(file).is_some() {
            self.version += 1;
        }
    }

    /// What was read under a name, with its fault cleared; nothing where it could not be read, which is the fault.
    pub(super) fn settle<T>(&mut self, name: &str, read: Result<T>) -> Option<T> {
        match read {
            Ok(read) => {
                self.clear(name);
                Some(read)
            }
            Err(failure) => {
                self.put(name, Fault::failed(failure));
                None
            }
        }
    }

    pub(super) fn version(&self) -> u64 {
        self.version
    }

    pub(in crate::preview) fn iter(&self) -> impl Iterator<Item = (&str, &Fault)> {
        self.by_file.iter().map(|(file, fault)| (file.as_str(), fault))
    }
}
