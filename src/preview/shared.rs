//! What all parties have in common: the state that is shown, what there is to say about it, and who is told of changes.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use serde_json::json;
use tokio::sync::watch;

use super::Wished;
use super::changes::Released;
use super::desk::Faults;
use super::kept::Kept;
use super::shown::Shown;
use crate::error::Result;
use crate::finding::Finding;
use crate::language::Language;
use crate::model::date::Date;
use crate::report::Files;

/// See the module.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) folder: PathBuf,
    pub(super) port: u16,
    pub(super) language: Language,
    /// The day on which readers are told what is due, and on which what is public is public.
    pub(super) as_of: Date,
    shown: RwLock<Arc<Shown>>,
    found: RwLock<Arc<Found>>,
    faults: RwLock<Arc<Faults>>,
    kept: Mutex<Kept>,
    /// What the last release published, once somebody has asked for it.
    released: Mutex<Option<Arc<Released>>>,
    versions: watch::Sender<Versions>,
}

/// What checking found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    pub(super) files: Files,
}

/// What browsers are told: which state there is. A page that is of another one asks for what it lacks.
#[derive(Clone, Debug)]
pub(super) struct Versions {
    /// Of this run of the program: another one counts from the beginning again.
    run: u64,
    said: u64,
    notes: u64,
    /// Whether what checking found is of the state that is shown.
    pub(super) is_checked: bool,
    styles: Vec<String>,
}

impl Versions {
    /// Names what pages say.
    pub(super) fn said(&self) -> String {
        format!("{:x}.{}", self.run, self.said)
    }

    /// Names what there is to say about them.
    pub(super) fn notes(&self) -> String {
        format!("{:x}.{}", self.run, self.notes)
    }

    /// As an event for browsers.
    pub(super) fn event(&self) -> String {
        let data = json!({ "said": self.said(), "notes": self.notes(), "styles": self.styles });
        format!("retry: 500\nevent: state\ndata: {data}\n\n")
    }
}

impl Shared {
    pub(super) fn new(wished: Wished, port: u16, shown: Arc<Shown>) -> Shared {
        let Wished { folder, language, as_of, .. } = wished;
        let run = RandomState::new().hash_one(port);
        let styles = shown.styles().map(str::to_owned).collect();
        let versions = Versions { run, said: 1, notes: 1, is_checked: false, styles };
        Shared {
            folder,
            port,
            language,
            as_of,
            shown: RwLock::new(shown),
            found: RwLock::default(),
            faults: RwLock::default(),
            kept: Mutex::default(),
            released: Mutex::default(),
            versions: watch::Sender::new(versions),
        }
    }

    pub(super) fn shown(&self) -> Arc<Shown> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn found(&self) -> Arc<Found> {
        self.found.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn faults(&self) -> Arc<Faults> {
        self.faults.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the last release published.
    ///
    /// # Errors
    /// When the record of releases is damaged.
    pub(super) fn released(&self) -> Result<Arc<Released>> {
        let mut known = self.released.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(released) = &*known {
            return Ok(released.clone());
        }
        let released = Arc::new(Released::read(&self.folder, self.shown().site())?);
        *known = Some(released.clone());
        Ok(released)
    }

    /// Has the record of releases read anew when it is asked for.
    pub(super) fn forget_released(&self) {
        *self.released.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(super) fn versions(&self) -> Versions {
        self.versions.borrow().clone()
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<Versions> {
        self.versions.subscribe()
    }

    /// Shows another state. Where pages only look otherwise, they need not be loaded again.
    pub(super) fn show(&self, shown: Arc<Shown>, says_else: bool) {
        let styles: Vec<String> = shown.styles().map(str::to_owned).collect();
        // Checking is of what the files say, which a theme changes nothing of.
        let is_same = std::ptr::eq(self.shown().site(), shown.site());
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = shown;
        self.versions.send_modify(|versions| {
            versions.styles = styles;
            versions.said += u64::from(says_else);
            versions.is_checked &= is_same;
        });
    }

    pub(super) fn tell_faults(&self, faults: &Faults) {
        *self.faults.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(faults.clone());
        self.versions.send_modify(|versions| versions.notes += 1);
    }

    /// Tells what checking found in a state, which may be another already.
    pub(super) fn tell_findings(&self, shown: &Shown, (findings, files): (Vec<Finding>, Files)) {
        *self.found.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Found { findings, files });
        self.versions.send_modify(|versions| {
            versions.notes += 1;
            // Here and no earlier: what is shown from now on waits to say so.
            versions.is_checked = std::ptr::eq(self.shown().site(), shown.site());
        });
    }
}
