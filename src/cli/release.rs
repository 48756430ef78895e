//! `gongkai release`: the gate; writes `output/` and the entry that records what was published.

use std::io::Write;
use std::path::Path;

use clap::Args;

use super::archive::tell as archive_told;
use super::clock::Day;
use super::{Exit, Most, OUTPUT, Session};
use crate::archive;
use crate::build::{self, Asked, Sight};
use crate::compose::append::append;
use crate::config::Stage;
use crate::diff::Differences;
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::gates::{self, Ready};
use crate::language::how_many;
use crate::ledger::Entry;
use crate::load::{self, emit::Doc};
use crate::release::{Draft, Outcome, Released};
use crate::report::diff::{self as report, Compared, Side, SideName};
use crate::sink::{Sink, write_atomically};

#[derive(Debug, Args)]
pub(super) struct Release {
    /// 只核对，什么都不写 · Check and compare; write nothing
    #[arg(long)]
    dry_run: bool,
    /// 确认一类大额变动：amount-changed-greatly、total-changed-greatly · Let large changes of this rule pass
    #[arg(long, value_name = "RULE", value_parser = acceptable())]
    accept: Vec<String>,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

fn acceptable() -> clap::builder::PossibleValuesParser {
    gates::acceptable().map(|rule| rule.name).collect::<Vec<_>>().into()
}

/// What became of the closed years.
enum Sealing {
    /// There was none to seal.
    Nothing,
    /// Some were sealed.
    Done,
    /// The pages of one have faults, which were told.
    Faulty,
}

impl Release {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        if self.dry_run {
            return self.once(session, &folder);
        }
        // Where the release before was ended at this, its archives follow it, as if it had not been.
        if let Sealing::Faulty = self.seal_closed(session, &folder)? {
            return Ok(Exit::Findings);
        }
        let exit = self.once(session, &folder)?;
        if exit != Exit::Good {
            return Ok(exit);
        }
        match self.seal_closed(session, &folder)? {
            Sealing::Nothing => Ok(exit),
            // What was sealed follows this release; the next one publishes it.
            Sealing::Done => self.once(session, &folder),
            Sealing::Faulty => Ok(Exit::Findings),
        }
    }

    /// Seals the years that the site marks as closed, as the last release published them.
    fn seal_closed(&self, session: &Session, folder: &Path) -> Result<Sealing> {
        if load::config(folder)?.0.archive.closed_years.is_empty() {
            return Ok(Sealing::Nothing);
        }
        let asked = Asked { as_of: self.day.or_today(), stage: Stage::Release, sight: Sight::Public };
        let open = || build::open(folder, asked);
        let mut opened = open()?;
        let mut sealing = Sealing::Nothing;
        // What stands in the way of a release is told by the release.
        let is_early = opened.ledger.last().and_then(Entry::day).is_some_and(|last| asked.as_of < last);
        if is_early || build::blocks(&opened.findings) {
            return Ok(Sealing::Nothing);
        }
        for year in archive::unsealed(&opened)? {
            let outcome = archive::seal(folder, opened, year)?;
            archive_told(session, (folder, year), &outcome, &self.most);
            match outcome {
                archive::Outcome::Sealed { .. } => sealing = Sealing::Done,
                archive::Outcome::Already(_) => {}
                archive::Outcome::Faulty(_) => return Ok(Sealing::Faulty),
            }
            opened = open()?;
        }
        Ok(sealing)
    }

    /// One release.
    fn once(&self, session: &Session, folder: &Path) -> Result<Exit> {
        let draft = Draft::open(folder, self.day.or_today())?;
        not_before_the_last(&draft)?;
        let differences = draft.differences();
        tell_differences(session, &draft, &differences);
        let mut findings = draft.findings(&differences, &self.accept)?;
        let blocked = build::blocks(&findings);
        session.report(folder, &mut findings, &self.most);
        tell_waivers(session, &draft);
        if blocked {
            let ready = gates::ready(&differences, draft.as_of());
            self.write_corrections(session, (folder, &ready))?;
            session.tell(&Said::new(
                "没有发布：先处理上面的错误。已公开的网站没有改动。",
                "nothing was released: mend the errors above first. What is public is untouched.",
            ));
            return Ok(Exit::Findings);
        }
        drop(differences);
        let theme = build::theme(folder, &draft.opened.site)?;
        let sink = if self.dry_run { Sink::nothing() } else { Sink::disk(&folder.join(OUTPUT))? };
        let outcome = draft.release(theme, sink)?;
        self.tell_outcome(session, folder, outcome)
    }

    fn tell_outcome(&self, session: &Session, folder: &Path, outcome: Outcome) -> Result<Exit> {
        match outcome {
            Outcome::Nothing => {
                session.tell(&Said::new(
                    "没有要发布的：内容和页面都与上次发布相同",
                    "there is nothing to release: facts and pages are those of the last release",
                ));
                Ok(Exit::Good)
            }
            Outcome::Faulty(mut faults) => {
                session.report(folder, &mut faults, &self.most);
                session.tell(&Said::new(
                    "没有发布：页面有上面的问题。已公开的网站没有改动。",
                    "nothing was released: the pages have the faults above. What is public is untouched.",
                ));
                Ok(Exit::Findings)
            }
            Outcome::Released(mut released) if self.dry_run => {
                session.report(folder, &mut released.faults, &self.most);
                tell_addresses(session, &released);
                let Released { entry, .. } = *released;
                session.tell(&Said::new(
                    format!("可以发布 {}（{}）；这次只核对，没有写任何文件", entry.id, entry.date),
                    format!(
                        "release {} of {} would pass; this was only a check, and nothing was written",
                        entry.id, entry.date
                    ),
                ));
                Ok(Exit::Good)
            }
            Outcome::Released(mut released) => {
                session.report(folder, &mut released.faults, &self.most);
                tell_addresses(session, &released);
                let Released { written, entry, .. } = *released;
                let (new, changed, removed) = (written.new, written.changed, written.removed);
                session.tell(&Said::new(
                    format!(
                        "已发布 {}（{}）：新增 {new} 个文件，改动 {changed} 个，删除 {removed} 个；请把 releases/ 提交到版本管理",
                        entry.id, entry.date
                    ),
                    format!(
                        "released {} of {}: {} new, {changed} changed, {removed} removed; commit releases/ to version control",
                        entry.id,
                        entry.date,
                        how_many(new, "file")
                    ),
                ));
                Ok(Exit::Good)
            }
        }
    }

    /// Writes the corrections that are missing at the end of their files, or shows them where only a check was asked for.
    fn write_corrections(&self, session: &Session, (folder, ready): (&Path, &[Ready])) -> Result<()> {
        let mut written = 0;
        for Ready { file, entries } in ready {
            let path = load::join(folder, file);
            let text = read(&path)?;
            let keys = gates::corrections_keys(&text);
            let is_english = keys.first() == Some(&"corrections");
            let entries = entries.iter().cloned();
            let entries: Vec<Doc> =
                if is_english { entries.map(gates::with_english_keys).collect() } else { entries.collect() };
            match append(&text, &keys, entries.clone()) {
                Some(new) if !self.dry_run => {
                    write_atomically(&path, new.as_bytes())?;
                    written += 1;
                }
                _ => {
                    let entries = append("", &keys, entries.clone()).unwrap_or_default();
                    session.tell(&Said::new(
                        format!("在 {file} 写上，并填写原因：\n{entries}"),
                        format!("write in {file}, and fill in why:\n{entries}"),
                    ));
                }
            }
        }
        if written > 0 {
            session.tell(&Said::new(
                format!("已在 {written} 个文件的“更正”里写好各条，填上“原因”后重新运行；不是更正的，把值改回去并删去那一条"),
                format!("the corrections stand ready in {}: fill in why and run again; where a change is none, put the value back and remove its entry", how_many(written, "file")),
            ));
        }
        Ok(())
    }
}

/// A release may not be older than what is public.
fn not_before_the_last(draft: &Draft) -> Result<()> {
    let Some(last) = draft.opened.ledger.last() else { return Ok(()) };
    if last.day().is_none_or(|day| day <= draft.as_of()) {
        return Ok(());
    }
    let (id, date, as_of) = (&last.id, &last.date, draft.as_of());
    Err(Failure::wrong_use(Said::new(
        format!("{as_of} 早于上次发布 {id} 的日期 {date}；核对 --as-of 或电脑的日期"),
        format!("{as_of} is before the last release {id} of {date}; check --as-of or the computer's date"),
    )))
}

/// What changes for readers, on standard output.
fn tell_differences(session: &Session, draft: &Draft, differences: &Differences<'_>) {
    let last = draft.opened.ledger.last().map(|last| last.id.clone());
    let is_first = last.is_none();
    let compared = Compared {
        before: Side { name: SideName::Release(last), site: &draft.before },
        after: Side { name: SideName::Now, site: &draft.opened.site },
        differences: differences.clone(),
    };
    if !is_first {
        // What an author wrote passes as it is: nothing here has colours.
        _ = std::io::stdout().write_all(report::text(&compared, session.language).as_bytes());
    }
    session.tell(&report::summary(&compared));
}

/// How many addresses of a kind are named.
const NAMED: usize = 20;

/// Which addresses come and go, on standard output; of a first release all would be new.
fn tell_addresses(session: &Session, released: &Released) {
    if released.entry.before.is_none() {
        return;
    }
    let new = Said::new("新地址", "new address");
    let old = Said::new("不再有的续页和样式文件", "later slice or style sheet that is gone");
    for (said, addresses) in [(new, &released.new_addresses), (old, &released.old_addresses)] {
        let word = said.text(session.language);
        for address in addresses.iter().take(NAMED) {
            _ = writeln!(std::io::stdout(), "{word}  {address}");
        }
        let more = addresses.len().saturating_sub(NAMED);
        if more > 0 {
            let said = Said::new(format!("{word}  另有 {more} 个"), format!("{word}  and {more} more"));
            _ = writeln!(std::io::stdout(), "{}", said.text(session.language));
        }
    }
}

/// How many waivers are in use, and which ends first.
fn tell_waivers(session: &Session, draft: &Draft) {
    let declarations = draft.opened.site.declarations();
    let in_use = declarations.iter().flat_map(|declaration| &declaration.waivers);
    let ends: Vec<_> = in_use.map(|waiver| waiver.until).filter(|until| *until >= draft.as_of()).collect();
    if let Some(first) = ends.iter().min() {
        let count = ends.len();
        session.tell(&Said::new(
            format!("在用的豁免 {count} 条，最早 {first} 到期"),
            format!("in use: {}; the first ends on {first}", how_many(count, "waiver")),
        ));
    }
}

#[expect(clippy::disallowed_methods, reason = "a command that adds to a file reads it")]
fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).context(|| {
        Said::new(format!("读不了 {}", path.display()), format!("cannot read {}", path.display()))
    })
}
