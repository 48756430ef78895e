//! Files → which of them may have changed. It only says where to look: what is there now, the desk reads. Of the site's
//! folder nothing is watched but content, themes, the record of releases and the sealed years.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

use super::{Working, spawn};
use crate::error::Result;
use crate::finding::Said;
use crate::ledger::FOLDER as RELEASES;
use crate::load::{CONTENT, THEMES, join};
use crate::seals::FOLDER as ARCHIVES;

/// What a site is made from; its other folders nobody watches.
const ROOTS: [&str; 4] = [CONTENT, THEMES, RELEASES, ARCHIVES];
/// Whoever saves a file touches it more than once: what comes without a pause of this length is one change.
const TOGETHER: Duration = Duration::from_millis(5);
/// For so long at most a change is waited for to be over.
const MOST: Duration = Duration::from_millis(60);
/// How often files are looked at where the system cannot watch them.
const POLL: Duration = Duration::from_millis(500);

/// What may have changed: paths from the site's root, of files and of folders.
pub(super) type Changes = BTreeSet<String>;

/// Watches for as long as it is there.
#[derive(Debug)]
pub(super) struct Watch {
    stop: Sender<Told>,
}

/// What the thread that watches is told.
enum Told {
    Touched(Changes),
    /// The system can no longer watch all of it.
    Blind,
    Stop,
}

impl Drop for Watch {
    fn drop(&mut self) {
        _ = self.stop.send(Told::Stop);
    }
}

impl Watch {
    /// Begins to tell `sender` of changes in the site's folder: as the system tells of them, or with `poll` by looking
    /// that often. With what there is to say where the system cannot.
    pub(super) fn begin(
        folder: &Path,
        poll: Option<Duration>,
        sender: Sender<Changes>,
        working: Working,
    ) -> Result<(Watch, Option<Said>)> {
        let (stop, told) = mpsc::channel();
        let folder = folder.to_path_buf();
        let system = if poll.is_none() { watched(&folder, stop.clone()) } else { Ok(None) };
        let said = system.as_ref().err().map(cannot_watch);
        match system.ok().flatten() {
            Some(watcher) => spawn("watch", working, move || gather((folder, watcher), &told, &sender))?,
            None => spawn("watch", working, move || {
                look((&folder, poll.unwrap_or(POLL), stamps(&folder)), &told, &sender);
            })?,
        }
        Ok((Watch { stop }, said))
    }
}

fn cannot_watch(error: &notify::Error) -> Said {
    let milliseconds = POLL.as_millis();
    Said::new(
        format!("系统不能监视文件（{error}），改为每 {milliseconds} 毫秒查看一次；间隔可用 --poll 指定"),
        format!(
            "the system cannot watch the files ({error}): they are looked at every {milliseconds} ms; --poll sets another interval"
        ),
    )
}

/// A watcher of the folder that tells `stop`'s receiver.
fn watched(folder: &Path, stop: Sender<Told>) -> notify::Result<Option<RecommendedWatcher>> {
    let root = folder.to_path_buf();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let told = event.map_or(Told::Blind, |event| Told::Touched(touched(&root, &event)));
        if !matches!(&told, Told::Touched(touched) if touched.is_empty()) {
            _ = stop.send(told);
        }
    })?;
    // The folder itself says when one of those that matter comes or goes.
    watcher.watch(folder, RecursiveMode::NonRecursive)?;
    for root in ROOTS.map(|root| folder.join(root)).iter().filter(|root| root.is_dir()) {
        watcher.watch(root, RecursiveMode::Recursive)?;
    }
    Ok(Some(watcher))
}

fn everything() -> Changes {
    ROOTS.map(str::to_owned).into()
}

/// What an event of the system is about, as far as it matters.
fn touched(root: &Path, event: &notify::Event) -> Changes {
    if event.need_rescan() {
        return everything();
    }
    match event.kind {
        // Reading changes nothing; the desk itself reads.
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => Changes::new(),
        _ => event.paths.iter().filter_map(|path| site_path(root, path)).collect(),
    }
}

/// A path from the site's root, where it is of what a site is made from.
fn site_path(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    ROOTS.contains(&&**parts.first()?).then(|| parts.join("/"))
}

/// Tells of what changes for as long as the system can watch all of it, and looks from then on.
fn gather((folder, mut watcher): (PathBuf, impl Watcher), told: &Receiver<Told>, sender: &Sender<Changes>) {
    while let Some((changes, mut is_blind)) = together(told) {
        // A folder that is new, or another under the old name, was not watched yet.
        for root in ROOTS.into_iter().filter(|root| changes.contains(*root)) {
            let root = folder.join(root);
            // One that is gone again need not be watched.
            is_blind |= watcher.watch(&root, RecursiveMode::Recursive).is_err() && root.is_dir();
        }
        if is_blind {
            drop(watcher);
            // Looked at before it is all read: nothing that changes in between is missed.
            let before = stamps(&folder);
            if sender.send(everything()).is_ok() {
                look((&folder, POLL, before), told, sender);
            }
            return;
        }
        if sender.send(changes).is_err() {
            return;
        }
    }
}

/// What is told without a pause, and whether the system can no longer watch all of it; nothing where it is over.
fn together(told: &Receiver<Told>) -> Option<(Changes, bool)> {
    let (mut changes, mut is_blind) = (Changes::new(), false);
    let mut next = told.recv().ok()?;
    let begun = Instant::now();
    loop {
        match next {
            Told::Touched(more) => changes.extend(more),
            Told::Blind => is_blind = true,
            Told::Stop => return None,
        }
        if begun.elapsed() >= MOST {
            return Some((changes, is_blind));
        }
        next = match told.recv_timeout(TOGETHER) {
            Ok(next) => next,
            Err(RecvTimeoutError::Timeout) => return Some((changes, is_blind)),
            Err(RecvTimeoutError::Disconnected) => return None,
        };
    }
}

/// What tells one state of a file from another without reading it; nothing of a folder.
type Stamp = Option<(SystemTime, u64)>;

/// What tells one state of the files from another.
type Stamps = HashMap<String, Stamp>;

/// Looks at every file again and again, and tells what is another than before.
fn look(
    (folder, every, mut before): (&Path, Duration, Stamps),
    told: &Receiver<Told>,
    sender: &Sender<Changes>,
) {
    loop {
        match told.recv_timeout(every) {
            Err(RecvTimeoutError::Timeout) => {}
            // What a watcher said last: it is looked at anyway.
            Ok(Told::Touched(_) | Told::Blind) => continue,
            Ok(Told::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
        let now = stamps(folder);
        let changed =
            now.iter().filter(|(path, stamp)| before.get(*path) != Some(stamp)).map(|(path, _)| path);
        let gone = before.keys().filter(|path| !now.contains_key(*path));
        let changes: Changes = changed.chain(gone).cloned().collect();
        before = now;
        if !changes.is_empty() && sender.send(changes).is_err() {
            return;
        }
    }
}

fn stamps(folder: &Path) -> Stamps {
    let entries = ROOTS.into_iter().flat_map(|root| WalkDir::new(join(folder, root)));
    let stamped = entries.filter_map(|entry| {
        let entry = entry.ok()?;
        let data = entry.metadata().ok()?;
        let stamp = if data.is_dir() { None } else { Some((data.modified().ok()?, data.len())) };
        Some((site_path(folder, entry.path())?, stamp))
    });
    stamped.collect()
}

#[cfg(test)]
mod tests {
    use notify::{Config, Error, ErrorKind, EventHandler, WatcherKind};

    use super::*;

    /// A system that watches nothing more.
    struct Exhausted;

    impl Watcher for Exhausted {
        fn new<F: EventHandler>(_: F, _: Config) -> notify::Result<Exhausted> {
            Ok(Exhausted)
        }

        fn watch(&mut self, _: &Path, _: RecursiveMode) -> notify::Result<()> {
            Err(Error::new(ErrorKind::MaxFilesWatch))
        }

        fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
            Ok(())
        }

        fn kind() -> WatcherKind {
            WatcherKind::NullWatcher
        }
    }

    /// What `gather` tells after it was told `first`: at once, and when a folder is new.
    fn gathered(folder: &Path, first: Told) -> [Changes; 2] {
        let ((stop, told), (sender, changes)) = (mpsc::channel(), mpsc::channel());
        let inside = folder.to_path_buf();
        let thread = std::thread::spawn(move || gather((inside, Exhausted), &told, &sender));
        stop.send(first).expect("somebody who hears");
        let next = || changes.recv_timeout(Duration::from_secs(20)).expect("changes");
        let at_once = next();
        // What the watcher still had to say ends nothing.
        stop.send(Told::Blind).expect("somebody who hears");
        std::fs::create_dir(folder.join("content/2023")).expect("a folder");
        let later = next();
        stop.send(Told::Stop).expect("somebody who hears");
        thread.join().expect("an end");
        [at_once, later]
    }

    #[test]
    fn what_the_system_can_no_longer_watch_is_looked_at() {
        for first in [Told::Blind, Told::Touched(["content".to_owned()].into())] {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::create_dir(folder.path().join(CONTENT)).expect("a folder");
            let [at_once, later] = gathered(folder.path(), first);
            assert_eq!(at_once, everything());
            assert!(later.contains("content/2023"), "{later:?}");
        }
    }
}
