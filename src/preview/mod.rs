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
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::task::Poll;
use std::thread;
use std::time::Duration;

use self::desk::{Applied, Desk, Job};
use self::shared::Shared;
use self::watch::{Changes, Watch};
use crate::build::{self, Asked, Sight};
use crate::config::Stage;
use crate::error::{Context, Result};
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
    runtime: Option<tokio::runtime::Runtime>,
}

impl Preview {
    /// Reads the site, and begins to serve it and to watch its files.
    ///
    /// # Errors
    /// When the folder cannot be read, or no port can be had.
    pub fn start(wished: Wished) -> Result<Preview> {
        let folder = wished.folder.canonicalize().unwrap_or(wished.folder);
        let wished = Wished { folder, ..wished };
        let (listener, told) = listen(wished.port)?;
        let mut told: Vec<Said> = told.into_iter().collect();
        let address = listener.local_addr().context(no_port)?;
        // Watched before it is read: nothing that changes in between is missed.
        let (sender, receiver) = mpsc::channel();
        let (watch, said) = Watch::begin(&wished.folder, wished.poll, sender)?;
        told.extend(said);
        let asked = Asked { as_of: wished.as_of, stage: Stage::Check, sight: Sight::Everything };
        let (desk, shown) = Desk::open(wished.folder.clone(), asked)?;
        let shared = Arc::new(Shared::new(wished, address.port(), shown));
        let (jobs, checks) = mpsc::channel();
        let at_desk = (desk, shared.clone());
        spawn("desk", move || work(at_desk, &receiver, &jobs))?;
        let checking = shared.clone();
        spawn("check", move || check(&checking, &checks))?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .context(no_port)?;
        runtime.spawn(serve::serve(listener, shared));
        Ok(Preview { address, told, watch: Some(watch), runtime: Some(runtime) })
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
    /// When the system cannot tell of that.
    pub fn until_interrupted(self, begun: impl FnOnce(&Preview)) -> Result<()> {
        let Some(runtime) = &self.runtime else { return Ok(()) };
        let interrupted = runtime.block_on(async {
            let mut interrupted = pin!(tokio::signal::ctrl_c());
            // Only when it is asked for does the system know that somebody listens.
            let early = poll_fn(|context| match interrupted.as_mut().poll(context) {
                Poll::Ready(interrupted) => Poll::Ready(Some(interrupted)),
                Poll::Pending => Poll::Ready(None),
            });
            match early.await {
                Some(interrupted) => interrupted,
                None => {
                    begun(&self);
                    interrupted.await
                }
            }
        });
        interrupted
            .context(|| Said::new("系统无法通知 Ctrl-C", "the system cannot tell when Ctrl-C is pressed"))
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

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<()> {
    let thread = thread::Builder::new().name(format!("preview-{name}")).spawn(run);
    thread.map(drop).context(|| Said::new("系统不给新的线程", "the system gives no further thread"))
}

/// Takes the port, or the next one that is free.
fn listen(wished: u16) -> Result<(TcpListener, Option<Said>)> {
    let last = wished.saturating_add(PORTS - 1);
    let mut refused = None;
    for port in wished..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                let said = (port != wished).then(|| {
                    Said::new(
                        format!("端口 {wished} 有别的程序在用，改用 {port}"),
                        format!("port {wished} is taken by another program; this is {port}"),
                    )
                });
                return Ok((listener, said));
            }
            Err(error) => refused = Some(error),
        }
    }
    Err(refused.unwrap_or_else(|| std::io::ErrorKind::AddrInUse.into())).context(no_port)
}

fn no_port() -> Said {
    Said::new("打不开端口；用 --port 另指一个", "no port can be had; name another with --port")
}
