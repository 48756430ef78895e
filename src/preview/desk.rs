//! What the author's files say, as far as they could be read: changes in, the next state of the site out. A file that
//! cannot be read is a fault; until it is mended, what it said before stands.

mod faults;
mod spare;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) use self::faults::{Fault, Faults};
use self::spare::{Patch, Spare};
use super::shown::Shown;
use super::watch::Changes;
use crate::build::Asked;
use crate::config::{Config, Look};
use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::index::Site;
use crate::ledger::{FOLDER as RELEASES, Ledger};
use crate::load::{self, CONTENT, DEPARTMENTS_FILE, SITE_FILE, THEMES};
use crate::model::department::Registry;
use crate::model::history::History;
use crate::model::identity::DeclarationKey;
use crate::render::{Theme, ThemeFiles, own_files};
use crate::seals::{FOLDER as ARCHIVES, Shelf};

/// The one who reads.
#[derive(Debug)]
pub(super) struct Desk {
    folder: PathBuf,
    asked: Asked,
    config: Config,
    registry: Registry,
    theme: Theme,
    theme_files: ThemeFiles,
    /// What is wrong with the record of releases.
    chain: Vec<Finding>,
    /// The years that were sealed.
    shelf: Arc<Shelf>,
    /// What is wrong with them.
    damaged: Vec<Finding>,
    /// What reading said of each file as it is now.
    read: BTreeMap<String, Vec<Finding>>,
    faults: Faults,
    current: Arc<Shown>,
    spare: Spare,
}

/// What came of a change.
#[derive(Debug)]
pub(super) struct Applied {
    /// The next state, if it is another one.
    pub(super) shown: Option<Arc<Shown>>,
    /// Whether pages say something else, and do not only look otherwise.
    pub(super) says_else: bool,
    /// Whether other faults stand in the way than before.
    pub(super) faults: bool,
    /// Whether there may be something else to find.
    pub(super) is_to_check: bool,
    /// Folders that may be new: what is put into one before the system watches it, nobody tells.
    pub(super) folders: Changes,
    /// Whether more than declarations may be another: the record of releases, settings, departments.
    pub(super) is_deep: bool,
}

/// What there is to check: a state, and what reading said of its files.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) shown: Arc<Shown>,
    pub(super) read: Vec<Finding>,
    pub(super) folder: PathBuf,
    pub(super) asked: Asked,
}

impl Desk {
    /// Reads the whole site.
    pub(super) fn open(folder: PathBuf, asked: Asked) -> Result<(Desk, Arc<Shown>)> {
        let loaded = load::load(&folder)?;
        let mut read: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        for finding in loaded.findings {
            read.entry(finding.place.file.to_string()).or_default().push(finding);
        }
        let mut faults = Faults::default();
        for (file, findings) in read.iter().filter(|(file, findings)| is_own(file) && is_refused(findings)) {
            faults.put(file, Fault::old(&folder, findings));
        }
        let (config, registry) = (loaded.config, loaded.registry);
        let (history, chain) = faults.settle(RELEASES, recorded(&folder)).unwrap_or_default();
        let own = |files: ThemeFiles| -> Result<_> { Ok((Theme::new(files.clone(), &config.look)?, files)) };
        let (theme, theme_files) = match own_files(&folder, &config.theme).and_then(own) {
            Ok(own) => own,
            Err(failure) => {
                faults.put(THEMES, Fault::failed(failure));
                own(ThemeFiles::new())?
            }
        };
        let (shelf, damaged) = faults.settle(ARCHIVES, Shelf::open(&folder)).unwrap_or_default();
        let shelf = Arc::new(shelf);
        let mut site = Site::new(config.clone(), registry.clone(), loaded.declarations);
        site.history = history;
        site.sealed = shelf.told();
        let current = Arc::new(Shown::new((Arc::new(site), shelf.clone()), theme.clone(), asked.as_of));
        let (spare, shown) = (Spare::default(), current.clone());
        let desk = Desk {
            folder,
            asked,
            config,
            registry,
            theme,
            theme_files,
            chain,
            shelf,
            damaged,
            read,
            faults,
            current,
            spare,
        };
        Ok((desk, shown))
    }

    /// What stands in the way now.
    pub(super) fn faults(&self) -> &Faults {
        &self.faults
    }

    /// What there is to check now.
    pub(super) fn job(&self) -> Job {
        Job {
            shown: self.current.clone(),
            read: self.read.values().flatten().chain(&self.chain).chain(&self.damaged).cloned().collect(),
            folder: self.folder.clone(),
            asked: self.asked,
        }
    }

    /// Reads what may have changed, and makes the next state of it.
    pub(super) fn apply(&mut self, changes: &Changes) -> Applied {
        let before = self.faults.version();
        let mut patches = Vec::new();
        let (keys, mut folders) = self.keys(changes);
        let others = changes.iter().filter(|path| !is_within(path, CONTENT));
        folders.extend(others.filter(|path| load::join(&self.folder, path).is_dir()).cloned());
        for key in keys {
            patches.extend(self.declaration(&key));
        }
        let mut says_else = !patches.is_empty();
        let before_config = self.config.clone();
        if touches(changes, SITE_FILE) {
            says_else |= self.settings();
        }
        if touches(changes, DEPARTMENTS_FILE) {
            says_else |= self.departments();
        }
        let mut restyled = Restyled::Not;
        let is_other = (&before_config.theme, &before_config.look) != (&self.config.theme, &self.config.look);
        if is_other || touches(changes, THEMES) {
            restyled = self.restyle(&before_config.look);
        }
        let mut history = None;
        if touches(changes, RELEASES)
            && let Some((told, chain)) = self.faults.settle(RELEASES, recorded(&self.folder))
        {
            self.chain = chain;
            says_else |= told != self.current.site().history;
            history = Some(told);
        }
        if touches(changes, ARCHIVES) {
            says_else |= self.archives();
        }
        let is_other = says_else || restyled != Restyled::Not;
        let shown = is_other.then(|| self.next(says_else, (patches, history)));
        Applied {
            says_else: says_else || restyled == Restyled::Wholly,
            faults: self.faults.version() != before,
            is_deep: [RELEASES, SITE_FILE, DEPARTMENTS_FILE].iter().any(|path| touches(changes, path)),
            is_to_check: [CONTENT, RELEASES, ARCHIVES].iter().any(|path| touches(changes, path)),
            folders,
            shown,
        }
    }

    /// Does what can wait: takes back what nobody reads any more, and gets ready for the next change. Whether it is
    /// done.
    pub(super) fn tidy(&mut self) -> bool {
        self.spare.ready(self.current.site())
    }

    /// The next state; where it says nothing else, over the same site.
    fn next(&mut self, says_else: bool, (patches, history): (Vec<Patch>, Option<History>)) -> Arc<Shown> {
        let is_told_anew = history.is_some();
        let site = if says_else {
            let (declarations, before) = self.spare.take(self.current.site(), patches);
            let mut site = Site::new(self.config.clone(), self.registry.clone(), declarations);
            site.history = history.unwrap_or(before);
            site.sealed = self.shelf.told();
            Arc::new(site)
        } else {
            self.current.shared_site()
        };
        let made_of = (site, self.shelf.clone());
        let next = Arc::new(Shown::new(made_of, self.theme.clone(), self.asked.as_of));
        let before = std::mem::replace(&mut self.current, next.clone());
        if is_told_anew {
            // Nothing that lies ready has what was told since.
            self.spare = Spare::default();
        } else if says_else {
            self.spare.retire(before);
        }
        next
    }

    /// The declarations that may be others now. A path that is no declaration's may be a folder of them.
    fn keys(&mut self, changes: &Changes) -> (BTreeSet<DeclarationKey>, Changes) {
        let mut keys: BTreeSet<DeclarationKey> = BTreeSet::new();
        let mut folders = Changes::new();
        for path in changes.iter().filter(|path| is_within(path, CONTENT)) {
            match DeclarationKey::from_path(path) {
                Some(key) => _ = keys.insert(key),
                None if path == SITE_FILE || path == DEPARTMENTS_FILE => {}
                None => _ = folders.insert(path.clone()),
            }
        }
        if folders.is_empty() {
            return (keys, folders);
        }
        let (there, misplaced) = match load::discovered(&self.folder) {
            Ok(found) => found,
            Err(failure) => {
                self.faults.put(CONTENT, Fault::failed(failure));
                return (keys, folders);
            }
        };
        self.faults.clear(CONTENT);
        self.read.retain(|file, _| is_own(file));
        for finding in misplaced {
            self.read.entry(finding.place.file.to_string()).or_default().push(finding);
        }
        let known = self.current.site().declarations().iter().map(|declaration| declaration.key.clone());
        let below = |key: &DeclarationKey| {
            let path = key.path();
            folders.iter().any(|folder| is_within(&path, folder))
        };
        keys.extend(there.into_iter().chain(known).filter(below));
        folders.retain(|path| load::join(&self.folder, path).is_dir());
        (keys, folders)
    }

    /// Reads a declaration again: what the site has to be changed by, if it is another than before.
    fn declaration(&mut self, key: &DeclarationKey) -> Option<Patch> {
        let path = key.path();
        let current = self.current.clone();
        let known = current.site().declaration(key);
        let target = load::join(&self.folder, &path);
        // As discovering does, links are not followed.
        let is_there = || target.symlink_metadata().is_ok_and(|found| found.is_file());
        let gone = |known: bool| known.then(|| Patch::Gone(key.clone()));
        if !is_there() {
            self.read.remove(&path);
            self.faults.clear(&path);
            return gone(known.is_some());
        }
        let (declaration, findings) = match load::declaration_at(&self.folder, key.clone()) {
            Ok(read) => read,
            Err(_) if !is_there() => return gone(known.is_some()),
            Err(failure) => {
                self.faults.put(&path, Fault::failed(failure));
                return None;
            }
        };
        let is_refused = self.note(&path, findings);
        match (known, declaration) {
            (Some(_), _) if is_refused => None,
            (Some(known), Some(read)) if *known == read => None,
            (_, read) => read.map(|read| Patch::Set(Box::new(read))),
        }
    }

    /// Notes what reading a file said, and whether it stands in the way.
    fn note(&mut self, path: &str, findings: Vec<Finding>) -> bool {
        let is_refused = is_refused(&findings);
        if is_refused {
            self.faults.put(path, Fault::new(&self.folder, &findings));
        } else {
            self.faults.clear(path);
        }
        if findings.is_empty() {
            self.read.remove(path);
        } else {
            self.read.insert(path.to_owned(), findings);
        }
        is_refused
    }

    /// Reads the settings; whether they are others.
    fn settings(&mut self) -> bool {
        match load::config(&self.folder) {
            Ok((config, findings)) => {
                let is_other = !self.note(SITE_FILE, findings) && config != self.config;
                if is_other {
                    self.config = config;
                }
                is_other
            }
            Err(failure) => {
                self.faults.put(SITE_FILE, Fault::failed(failure));
                false
            }
        }
    }

    /// Reads regions and departments; whether they are others.
    fn departments(&mut self) -> bool {
        match load::registry(&self.folder) {
            Ok((registry, findings)) => {
                let is_other = !self.note(DEPARTMENTS_FILE, findings) && registry != self.registry;
                if is_other {
                    self.registry = registry;
                }
                is_other
            }
            Err(failure) => {
                self.faults.put(DEPARTMENTS_FILE, Fault::failed(failure));
                false
            }
        }
    }

    /// Reads the sealed years; whether they are others.
    fn archives(&mut self) -> bool {
        let Some((shelf, damaged)) = self.faults.settle(ARCHIVES, Shelf::open(&self.folder)) else {
            return false;
        };
        let is_other = shelf.told() != self.shelf.told();
        (self.shelf, self.damaged) = (Arc::new(shelf), damaged);
        is_other
    }

    /// Reads the theme: what is other about it than before, where it can be used.
    fn restyle(&mut self, look: &Look) -> Restyled {
        let files = own_files(&self.folder, &self.config.theme);
        let made =
            files.and_then(|files| Theme::new(files.clone(), &self.config.look).map(|theme| (theme, files)));
        match made {
            Ok((theme, files)) => {
                self.faults.clear(THEMES);
                let restyled = match *look == self.config.look {
                    true => Restyled::between(&self.theme_files, &files),
                    false => Restyled::Wholly,
                };
                (self.theme, self.theme_files) = (theme, files);
                restyled
            }
            Err(failure) => {
                self.faults.put(THEMES, Fault::failed(failure));
                Restyled::Not
            }
        }
    }
}

/// What is other about a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Restyled {
    Not,
    /// Style sheets alone.
    InStyle,
    Wholly,
}

impl Restyled {
    fn between(before: &ThemeFiles, after: &ThemeFiles) -> Restyled {
        let other =
            after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, _)| path);
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        let how = |path: &String| if path.ends_with(".css") { Restyled::InStyle } else { Restyled::Wholly };
        other.chain(gone).map(how).max().unwrap_or(Restyled::Not)
    }
}

/// Whether a file has its place in a site: what is found fault with there is shown until it is mended.
fn is_own(file: &str) -> bool {
    file == SITE_FILE || file == DEPARTMENTS_FILE || DeclarationKey::from_path(file).is_some()
}

/// What the record of releases says, and what is wrong with it.
fn recorded(folder: &Path) -> Result<(History, Vec<Finding>)> {
    let (ledger, chain) = Ledger::open(folder)?;
    Ok((ledger.history()?, chain))
}

/// Whether something in a file could not be read.
fn is_refused(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Whether a file or folder is among the changes: itself, by a folder above it, or by what lies below it.
fn touches(changes: &Changes, file: &str) -> bool {
    changes.iter().any(|path| is_within(file, path) || is_within(path, file))
}

/// Whether a path is a folder or lies below it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
