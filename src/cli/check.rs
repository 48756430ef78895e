//! `gongkai check`: every rule, and nothing written.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::clock::Day;
use super::{Exit, Session};
use crate::build::{self, Asked};
use crate::config::Stage;
use crate::error::Result;
use crate::{load, report};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// 输出格式 · Format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 按发布时的级别检查 · With the levels of a release
    #[arg(long)]
    release: bool,
    #[command(flatten)]
    day: Day,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// 给人看 · For people
    Text,
    /// 给程序读 · For programs
    Json,
}

impl Check {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let stage = if self.release { Stage::Release } else { Stage::Check };
        let mut findings = build::open(&folder, Asked { as_of: self.day.or_today(), stage })?.findings;
        match self.format {
            Format::Text => {
                let files = load::locate(&folder, &mut findings);
                _ = write!(anstream::stdout(), "{}", report::text(&findings, &files, session.language));
                session.tell(&report::summary(&findings));
            }
            Format::Json => {
                let files = load::locate(&folder, &mut findings);
                _ = writeln!(anstream::stdout(), "{}", report::json(&findings, &files));
            }
        }
        Ok(if build::blocks(&findings) { Exit::Findings } else { Exit::Good })
    }
}
