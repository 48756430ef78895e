//! The site as its authors write it, in a browser: a page is rendered when it is asked for, by the same view and template
//! as in a build; files are watched, what changed is read again, and browsers are told. It writes nothing anywhere.
//!
//! ```text
//! watch ─paths→ desk (what the files say) ─Site, theme→ shown ─page→ inject (banner, notes, marks) ─→ serve
//!                                           └─ check ─findings→ notes ─┘
//! ```
//!
//! Three parties work at once. The *desk* has one thread: it reads files and makes the next state to show, which never
//! changes once it is there. *Requests* are answered from the last one. *Checking* follows behind, in nobody's way.

mod answer;
mod changes;
mod desk;
mod inject;
mod kept;
mod marks;
mod notes;
mod serve;
mod shared;
mod shown;
mod watch;

use std::collections::VecDeque;
use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::task::Poll;
use std::thread;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::Notify;

use self::desk::{Applied, Desk, Job};
use self::shared::Shared;
use self::watch::{Changes, Watch};
use crate::build::{self, Asked, Sight};
use crate::config::Stage;
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::language::Language;
use crate::model::date::Date;

/// The port where nobody names one.
pub const PORT: u16 = 4000;
/// How many ports are tried, the first included.
const PORTS: u16 = 100;
/// How long nothing must have changed before the desk tidies up, and before the site is checked: neither shall be in the
/// way of a page.
const QUIET: Duration = Duration::from_millis(80);
/// How often a folder that is new is looked at again.
const AGAIN: usize = 2;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wished {
    /// The folder of the site.
    pub folder: PathBuf,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// How often files are looked at, where the system does not tell of changes: on network drives.
    pub poll: Option<Duration>,
    /// The day on which readers are told what is due, and on which what is public is public.
    pub as_of: Date,
    /// The language in which authors are spoken to.
    pub language: Language,
}

/// A preview that is running. It ends when this is dropped.
#[derive(Debug)]
pub struct Preview {
    address: SocketAddr,
    told: Vec<Said>,
    /// Dropped first: then nothing comes to the desk any more, and it ends.
    watch: Option<Watch>,
    /// Told when one of the parties has ended.
    ended: Arc<Notify>,
    runtime: Option<tokio::runtime::Runtime>,
}

/// Held by whoever works for the preview for as long as they do. None of them ends before it but by a bug; the others would
/// go on, and show what was true once.
#[derive(Clone, Debug)]
struct Working(Arc<Notify>);

impl Drop for Working {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl Preview {
    /// Reads the site, and begins to serve it and to watch its files.
    ///
    /// # Errors
    /// When the folder cannot be read, or no port can be had.
    pub fn start(wished: Wished) -> Result<Preview> {
        let folder = wished.folder.canonicalize().unwrap_or(wished.folder);
        let wished = Wished { folder, ..wished };
        let port = wished.port;
        let (listener, told) = listen(port)?;
        let mut told: Vec<Said> = told.into_iter().collect();
        let address = listener.local_addr().context(|| no_port(port))?;
        let ended = Arc::new(Notify::new());
        let working = || Working(ended.clone());
        // Watched before it is read: nothing that changes in between is missed.
        let (sender, receiver) = mpsc::channel();
        let (watch, said) = Watch::begin(&wished.folder, wished.poll, sender, working())?;
        told.extend(said);
        let asked = Asked { as_of: wished.as_of, stage: Stage::Check, sight: Sight::Everything };
        let (desk, shown) = Desk::open(wished.folder.clone(), asked)?;
        let shared = Arc::new(Shared::new(wished, address.port(), shown));
        let (jobs, checks) = mpsc::channel();
        let at_desk = (desk, shared.clone());
        spawn("desk", working(), move || work(at_desk, &receiver, &jobs))?;
        let checking = shared.clone();
        spawn("check", working(), move || check(&checking, &checks))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .context(no_thread)?;
        let serving = working();
        runtime.spawn(async move {
            let _serving = serving;
            serve::serve(listener, shared).await
        });
        Ok(Preview { address, told, watch: Some(watch), ended, runtime: Some(runtime) })
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What there is to say about how it began: another port than asked for, another way of watching.
    #[must_use]
    pub fn told(&self) -> &[Said] {
        &self.told
    }

    /// Goes on until somebody presses Ctrl-C, which is heard from the moment when `begun` is called.
    ///
    /// # Errors
    /// When the system cannot tell of that, or when the preview cannot go on.
    pub fn until_interrupted(self, begun: impl FnOnce(&Preview)) -> Result<()> {
        let Some(runtime) = &self.runtime else { return Ok(()) };
        runtime.block_on(async {
            let mut interrupted = pin!(tokio::signal::ctrl_c());
            // Only when it is asked for does the system know that somebody listens.
            let early = poll_fn(|context| match interrupted.as_mut().poll(context) {
                Poll::Ready(interrupted) => Poll::Ready(Some(interrupted)),
                Poll::Pending => Poll::Ready(None),
            });
            let interrupted = match early.await {
                Some(interrupted) => interrupted,
                None => {
                    begun(&self);
                    match select(interrupted, pin!(self.ended.notified())).await {
                        Either::Left((interrupted, _)) => interrupted,
                        Either::Right(_) => return Err(broken()),
                    }
                }
            };
            interrupted
                .context(|| Said::new("系统无法通知 Ctrl-C", "the system cannot tell when Ctrl-C is pressed"))
        })
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.watch.take();
        // Browsers hold their connections open for as long as they like: nobody waits for them.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The desk: whatever changes is read, and shown at once.
fn work((mut desk, shared): (Desk, Arc<Shared>), changes: &Receiver<Changes>, jobs: &Sender<Job>) {
    shared.tell_faults(desk.faults());
    _ = jobs.send(desk.job());
    let mut is_tidy = false;
    let mut again: VecDeque<Changes> = VecDeque::new();
    loop {
        let next = if is_tidy && again.is_empty() {
            changes.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            // The last look is later than those before.
            changes.recv_timeout(if again.len() == 1 { QUIET * 4 } else { QUIET })
        };
        let (touched, is_new) = match next {
            Ok(mut touched) => {
                // What has come in the meantime, while many files change at once.
                touched.extend(changes.try_iter().flatten());
                (touched, true)
            }
            Err(RecvTimeoutError::Timeout) => match again.pop_front() {
                Some(touched) => (touched, false),
                None => {
                    is_tidy = desk.tidy();
                    continue;
                }
            },
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let applied = desk.apply(&touched);
        if is_new && !applied.folders.is_empty() {
            let folders: Changes = again.drain(..).flatten().chain(applied.folders.iter().cloned()).collect();
            again = vec![folders; AGAIN].into();
        }
        is_tidy = false;
        if !tell(&desk, &shared, (applied, jobs)) {
            return;
        }
    }
}

/// Tells of what came of a change; whether anybody still checks.
fn tell(desk: &Desk, shared: &Shared, (applied, jobs): (Applied, &Sender<Job>)) -> bool {
    // Before browsers load a page again, so that none still shows what is mended.
    if applied.faults {
        shared.tell_faults(desk.faults());
    }
    if applied.is_deep {
        shared.forget_released();
    }
    if let Some(shown) = applied.shown {
        shared.show(shown, applied.says_else);
    }
    !applied.is_to_check || jobs.send(desk.job()).is_ok()
}

/// Checks each state that stays for a moment, with one thread: pages have the others.
fn check(shared: &Shared, jobs: &Receiver<Job>) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().ok();
    while let Ok(mut job) = jobs.recv() {
        while let Ok(newer) = jobs.recv_timeout(QUIET) {
            job = newer;
        }
        let Job { shown, read, folder, asked } = job;
        let checked = || {
            let mut findings = build::checked((shown.site(), &[]), read, asked);
            // A page's links are proved once the site is checked: nobody shall wait for what that takes.
            _ = shown.site().indicators();
            let files = crate::load::locate(&folder, &mut findings);
            (findings, files)
        };
        let found = match &pool {
            Some(pool) => pool.install(checked),
            None => checked(),
        };
        shared.tell_findings(&shown, found);
    }
}

/// Has a thread run; whether it has ended, `working` tells, so that nobody need join it.
fn spawn(name: &str, working: Working, run: impl FnOnce() + Send + 'static) -> Result<()> {
    let run = move || {
        let _working = working;
        run();
    };
    thread::Builder::new().name(format!("preview-{name}")).spawn(run).map(drop).context(no_thread)
}

fn no_thread() -> Said {
    Said::new("系统不给新的线程", "the system gives no further thread")
}

fn broken() -> Failure {
    Failure::new(Said::new(
        "程序出错，预览不能继续；请重新启动预览，并报告上面的错误",
        "a bug of the program: the preview cannot go on; start it again, and please report what is said above",
    ))
}

/// Takes the port, or the next one that is free.
fn listen(wished: u16) -> Result<(TcpListener, Option<Said>)> {
    let (listener, port) = first_free(wished, |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)))?;
    let said = (port != wished).then(|| {
        Said::new(
            format!("端口 {wished} 已被占用，改用 {port}"),
            format!("port {wished} is taken; this is {port}"),
        )
    });
    Ok((listener, said))
}

/// What `bind` makes of the port, or of the next one that nobody has; with the port.
fn first_free<T>(wished: u16, bind: impl Fn(u16) -> io::Result<T>) -> Result<(T, u16)> {
    let last = wished.saturating_add(PORTS - 1);
    let mut port = wished;
    loop {
        match bind(port) {
            Err(error) if is_taken(&error) && port < last => port += 1,
            other => return other.map(|bound| (bound, port)).context(|| no_port(wished)),
        }
    }
}

/// Whether a port is somebody else's, so that the next may be free. Windows calls a port forbidden that it has set aside
/// (for Hyper-V, in ranges) or that a program holds for itself alone; elsewhere the forbidden ones are those below 1024, and
/// so is the next.
fn is_taken(error: &io::Error) -> bool {
    match error.kind() {
        ErrorKind::AddrInUse => true,
        ErrorKind::PermissionDenied => cfg!(windows),
        _ => false,
    }
}

fn no_port(port: u16) -> Said {
    Said::new(
        format!("打不开端口 {port}；用 --port 另指一个"),
        format!("port {port} cannot be had; name another with --port"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A preview of a site that says nothing.
    fn preview(folder: &std::path::Path) -> Preview {
        std::fs::create_dir(folder.join("content")).expect("a folder");
        let as_of = Date::parse("2026-06-30").expect("a day");
        let folder = folder.to_path_buf();
        let wished = Wished { folder, port: 0, poll: None, as_of, language: Language::English };
        Preview::start(wished).expect("a preview")
    }

    #[test]
    fn where_one_party_ends_the_preview_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let preview = preview(folder.path());
        spawn("bug", Working(preview.ended.clone()), || panic!("a bug, as a test wants it"))
            .expect("a thread");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || sender.send(preview.until_interrupted(|_| {})));
        let ended = receiver.recv_timeout(Duration::from_secs(20)).expect("an end");
        let failure = ended.expect_err("a failure");
        assert!(failure.to_string().contains("start it again"), "{failure}");
    }
    #[test]
    fn another_port_is_taken_only_where_one_is_taken() {
        let busy_until = |free: u16, kind: ErrorKind| {
            first_free(4000, move |port| if port < free { Err(kind.into()) } else { Ok(()) })
        };
        assert_eq!(busy_until(4002, ErrorKind::AddrInUse).expect("a port"), ((), 4002));
        for (free, kind) in [(5000, ErrorKind::AddrInUse), (4002, ErrorKind::AddrNotAvailable)] {
            let failure = busy_until(free, kind).expect_err("no port").to_string();
            let cause = io::Error::from(kind).to_string();
            assert!(failure.contains("port 4000 cannot be had") && failure.contains(&cause), "{failure}");
        }
        assert_eq!(busy_until(4002, ErrorKind::PermissionDenied).is_ok(), cfg!(windows));
        // There is none behind the last.
        assert!(first_free(u16::MAX, |_| Err::<(), _>(ErrorKind::AddrInUse.into())).is_err());
    }
}
