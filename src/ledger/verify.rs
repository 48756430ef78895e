//! The whole ledger proved: everything that an entry names is there and is what its name says, and nothing else is.

use std::collections::{BTreeSet, HashSet};

use super::chain::RELEASE_RECORD_DIFFERS;
use super::{FOLDER, Ledger, facts_path, names, read};
use crate::error::Result;
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::sha256;

/// Where in a ledger which files lie.
const FOLDERS: [&str; 3] = ["lists", "manifests", "facts"];

/// How a file of the ledger differs from what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Missing,
    Altered,
    Unknown,
}

impl Ledger {
    /// What is missing, altered, or belongs to no release; in the order of paths. What is wrong with the entries
    /// themselves, [`Ledger::open`] says.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn verify(&self) -> Result<Vec<Finding>> {
        let mut named: BTreeSet<String> = BTreeSet::new();
        for entry in &self.entries {
            named.insert(format!("lists/{}.txt", entry.facts));
            named.insert(format!("manifests/{}.txt", entry.manifest));
            // A list that is none names nothing; that it is none is told below.
            if let Ok(sums) = self.facts(entry) {
                named.extend(sums.iter().map(|(file, hash)| facts_path(file, hash)));
            }
        }
        let found = self.found()?;
        let fault = |path: &String| match (named.contains(path), found.contains(path)) {
            (true, false) => Some(Fault::Missing),
            (false, _) => Some(Fault::Unknown),
            (true, true) => (!self.is_as_named(path)).then_some(Fault::Altered),
        };
        let all: BTreeSet<&String> = named.iter().chain(&found).collect();
        Ok(all.into_iter().filter_map(|path| Some(finding(path, fault(path)?))).collect())
    }

    /// Every file in the folders where files are named by their hashes.
    fn found(&self) -> Result<HashSet<String>> {
        let mut found = HashSet::new();
        for folder in FOLDERS {
            for name in names(&self.folder.join(folder))? {
                let path = format!("{folder}/{name}");
                if self.folder.join(&path).is_dir() {
                    found.extend(
                        names(&self.folder.join(&path))?.into_iter().map(|name| format!("{path}/{name}")),
                    );
                } else {
                    found.insert(path);
                }
            }
        }
        Ok(found)
    }

    fn is_as_named(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let hash = name.split('.').next().unwrap_or(name);
        read(&self.folder, path).is_ok_and(|bytes| sha256::of(bytes) == hash)
    }
}

fn finding(path: &str, fault: Fault) -> Finding {
    let place = Place { file: format!("{FOLDER}/{path}").into(), field: FieldPath::root(), span: None };
    let message = match fault {
        Fault::Missing => Said::new(
            "发布记录里有它，文件却没有了",
            "the record of a release names it, and the file is not there",
        ),
        Fault::Altered => Said::new("内容与发布时不同", "this is not what was released"),
        Fault::Unknown => Said::new("哪一次发布都没有它", "no release names it"),
    };
    let help = match fault {
        Fault::Missing | Fault::Altered => {
            Said::new("用版本管理（git）恢复它", "restore it from version control")
        }
        Fault::Unknown => Said::new(
            "不是发布时写的，移到别处；删去过发布记录的，连同它写的文件一起删",
            "move it away; if a record was removed, remove what it wrote along with it",
        ),
    };
    Finding::new(&RELEASE_RECORD_DIFFERS, place, message, help)
}
