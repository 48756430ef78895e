//! `gongkai check`: every rule, and nothing written.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::{Exit, Session};
use crate::error::Result;
use crate::{build, load, report};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// 输出格式 · Format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
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
        let mut findings = build::open(&folder)?.findings;
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
