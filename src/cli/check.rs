//! `gongkai check`: every rule, and nothing written.

use std::io::Write;

use clap::{Args, ValueEnum};

use super::clock::Day;
use super::{Exit, Most, Session};
use crate::build::{self, Asked, Sight};
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
    #[command(flatten)]
    most: Most,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 给人看 · For people
    Text,
    /// 给程序读，结构见 docs/schema/report.schema.json · For programs
    Json,
    /// SARIF 2.1.0，给编辑器和代码平台 · For editors and code hosts
    Sarif,
    /// 持续集成的标注 · Annotations for continuous integration
    Github,
    /// 代码质量报告 · A code-quality report
    Gitlab,
    /// 一个网页，可以转发 · A page to send on
    Html,
}

impl Check {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        // A release is what readers get; before that, authors want to know of their drafts too.
        let (stage, sight) = match self.release {
            true => (Stage::Release, Sight::Public),
            false => (Stage::Check, Sight::Everything),
        };
        let mut findings = build::open(&folder, Asked { as_of: self.day.or_today(), stage, sight })?.findings;
        let files = load::locate(&folder, &mut findings);
        let (language, max) = (session.language, self.most.of_file());
        let report = match self.format {
            Format::Text => report::text_at_most(&findings, &files, language, max),
            Format::Json => report::json(&findings, &files) + "\n",
            Format::Sarif => report::sarif(&findings, &files, language) + "\n",
            Format::Github => report::github(&findings, &files, language),
            Format::Gitlab => report::gitlab(&findings, &files, language) + "\n",
            Format::Html => report::html(&findings, &files, language, max),
        };
        if self.format == Format::Text {
            _ = write!(anstream::stdout(), "{report}");
            session.tell(&report::summary(&findings));
        } else {
            // What programs read passes as it is: a text of the author's may look like a colour.
            _ = std::io::stdout().write_all(report.as_bytes());
        }
        Ok(if build::blocks(&findings) { Exit::Findings } else { Exit::Good })
    }
}
