//! `gongkai preview`: the site in a browser, as it is written.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use clap::Args;

use super::clock::Day;
use super::{Exit, Session};
use crate::error::Result;
use crate::finding::Said;
use crate::preview::{PORT, Preview as Running, Wished};

#[derive(Debug, Args)]
pub(super) struct Preview {
    /// 端口，0 为任意空闲端口 · Port; 0 for any that is free
    #[arg(long, default_value_t = PORT)]
    port: u16,
    /// 用默认浏览器打开 · Open it in the default browser
    #[arg(long)]
    open: bool,
    /// 每隔多少毫秒查看文件，用于网络盘 · Look at the files every so many milliseconds, for network drives
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(20..=60_000))]
    poll: Option<u64>,
    #[command(flatten)]
    day: Day,
}

impl Preview {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let (poll, as_of) = (self.poll.map(Duration::from_millis), self.day.or_today());
        let wished = Wished { folder, port: self.port, poll, as_of, language: session.language };
        Running::start(wished)?.until_interrupted(|running| self.tell(session, running))?;
        Ok(Exit::Good)
    }

    /// Says where it is.
    fn tell(&self, session: &Session, running: &Running) {
        for said in running.told() {
            session.tell(said);
        }
        let address = format!("http://{}/", running.address());
        let mut out = anstream::stdout();
        _ = writeln!(out, "{address}");
        _ = out.flush();
        session.tell(&Said::new(
            "正在预览；改动文件，页面随之更新。按 Ctrl-C 结束。",
            "previewing; pages follow what you change in the files. Ctrl-C ends it.",
        ));
        if self.open && open(&address).is_err() {
            session.tell(&Said::new(
                "没有打开浏览器；请在浏览器里输入上面的网址",
                "no browser could be opened; type the address above into one",
            ));
        }
    }
}

/// Has the system open an address in the default browser.
fn open(address: &str) -> std::io::Result<()> {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
