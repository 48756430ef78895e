//! `gongkai list`: which declarations are drafts, wait for their day, are public, or were withdrawn.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde::{Serialize, Serializer};

use super::clock::Day;
use super::{Exit, Session};
use crate::error::Result;
use crate::finding::{Said, Severity};
use crate::language::{Language, how_many};
use crate::load;
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::publication::State;

#[derive(Debug, Args)]
pub(super) struct List {
    /// 哪些 · Which
    #[arg(value_enum, value_name = "STATE")]
    which: Which,
    /// 输出格式 · Format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    day: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// 草稿和待审 · Drafts, and what waits for approval
    Drafts,
    /// 已审，未到公开日期 · Approved, public on a later day
    Future,
    /// 已公开 · Public
    Published,
    /// 已撤回 · Withdrawn
    Withdrawn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 给人看，每行一份，用制表符分栏 · For people: one a line, columns apart by tabs
    Text,
    /// 给程序读 · For programs
    Json,
}

/// One declaration of the list, for programs.
#[derive(Debug, Serialize)]
struct Listed<'d> {
    file: &'d str,
    #[serde(serialize_with = "by_key")]
    state: State<'d>,
    /// The day from which it is public, or public no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    /// Why it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'d str>,
    /// The project's name, or the title of a department's form.
    name: &'d str,
}

impl List {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let as_of = self.day.or_today();
        let loaded = load::load(&folder)?;
        let listed =
            loaded.declarations.iter().filter(|declaration| self.which.has(declaration.state(as_of)));
        let listed: Vec<Listed<'_>> = listed.map(|declaration| Listed::of(declaration, as_of)).collect();
        let text = match self.format {
            Format::Text => listed.iter().map(|one| one.line(session.language)).collect(),
            // Plain texts cannot fail to be written.
            Format::Json => serde_json::to_string_pretty(&listed).unwrap_or_default() + "\n",
        };
        _ = std::io::stdout().write_all(text.as_bytes());
        let count = listed.len();
        session.tell(&Said::new(format!("截至 {as_of}，共 {count} 份"), format!("{count} as of {as_of}")));
        let unread = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if unread > 0 {
            session.tell(&Said::new(
                format!("另有 {unread} 处错误，所在的申报表可能没有列出；用 gongkai check 查看"),
                format!(
                    "{} besides may keep declarations off this list: see gongkai check",
                    how_many(unread, "error")
                ),
            ));
        }
        Ok(Exit::Good)
    }
}

impl Which {
    fn has(self, state: State<'_>) -> bool {
        match state {
            State::Draft | State::InReview => self == Which::Drafts,
            State::Future(_) => self == Which::Future,
            State::Published => self == Which::Published,
            State::Withdrawn(_) => self == Which::Withdrawn,
        }
    }
}

impl<'d> Listed<'d> {
    fn of(declaration: &'d Declaration, as_of: Date) -> Listed<'d> {
        let state = declaration.state(as_of);
        let (day, why) = match state {
            State::Draft | State::InReview => (None, None),
            State::Future(day) => (Some(day), None),
            State::Published => (declaration.publication.publish_on, None),
            State::Withdrawn(notice) => (Some(notice.when), Some(&*notice.why)),
        };
        let name = declaration.head().map_or(&*declaration.title, |head| &*head.name);
        Listed { file: &declaration.file, state, day: day.map(|day| day.to_string()), why, name }
    }

    fn line(&self, language: Language) -> String {
        let state = self.state.said();
        let columns = [self.file, state.text(language), self.day.as_deref().unwrap_or_default(), self.name]
            .into_iter()
            .chain(self.why)
            .collect::<Vec<_>>();
        // A name is on one line, or a program that reads lines would be misled.
        columns.join("\t").replace(['\n', '\r'], " ") + "\n"
    }
}

/// A state as programs know it.
fn by_key<S: Serializer>(state: &State<'_>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.serialize_str(match state {
        State::Draft => "draft",
        State::InReview => "in-review",
        State::Future(_) => "future",
        State::Published => "published",
        State::Withdrawn(_) => "withdrawn",
    })
}
