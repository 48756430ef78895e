//! `gongkai deploy --to DIR`: the last release, copied to where readers are served from.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, OUTPUT, Session};
use crate::deploy::{self, Deployed, Deployment, Difference, Outcome};
use crate::error::Result;
use crate::finding::Said;
use crate::language::how_many;
use crate::ledger::{Entry, Ledger};
use crate::sink::Change;

/// How many addresses a refusal names.
const NAMED: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Deploy {
    /// 供读者访问的文件夹，在网站文件夹以外 · Folder that readers are served from, outside of the site
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    /// 只列出会改动什么，不写任何文件 · Only list what would change; write nothing
    #[arg(long)]
    dry_run: bool,
    /// 最多删除几个文件 · How many files may be removed [else 10, or a tenth of them]
    #[arg(long, value_name = "N")]
    max_deletes: Option<usize>,
}

impl Deploy {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let output = folder.join(OUTPUT);
        let to = deploy::place(&folder, &output, &self.to)?;
        let (ledger, mut findings) = Ledger::open(&folder)?;
        if !findings.is_empty() {
            session.report(&folder, &mut findings, &super::Most::default());
            session.tell(&Said::new(
                "没有部署：先改正 releases/ 的上述问题。",
                "nothing was deployed: mend releases/ as said above first.",
            ));
            return Ok(Exit::Findings);
        }
        let Some(entry) = ledger.last() else {
            return Ok(refuse(
                session,
                &Said::new(
                    "还没有发布过，没有可以部署的内容：先运行 gongkai release",
                    "nothing has been released yet, so there is nothing to deploy: run gongkai release first",
                ),
            ));
        };
        if entry.demonstration {
            return Ok(refuse(
                session,
                &Said::new(
                    format!(
                        "发布 {} 是演示网站，内容是虚构的，不能部署给读者；真实的网站去掉 site.yaml 的“演示数据”，再运行 gongkai release",
                        entry.id
                    ),
                    format!(
                        "release {} is of a demonstration site: its content is made up and must not be taken for a publication. If it is real, remove demonstration from site.yaml and run gongkai release",
                        entry.id
                    ),
                ),
            ));
        }
        let released =
            ledger.manifest(entry)?.iter().map(|(address, hash)| (address.into(), hash.into())).collect();
        let deployment = Deployment { output, released, to, most_removals: self.max_deletes };
        let outcome = if self.dry_run { deployment.rehearse()? } else { deployment.carry_out()? };
        Ok(self.say(session, entry, outcome))
    }

    fn say(&self, session: &Session, Entry { id, date, .. }: &Entry, outcome: Outcome) -> Exit {
        let to = self.to.display();
        match outcome {
            Outcome::Deployed(deployed) => {
                self.say_done(session, id, &deployed);
                Exit::Good
            }
            Outcome::NotReleased(differences) => {
                let lines = differences.iter().map(|(address, difference)| (words(*difference), &**address));
                let (zh, en) = listed(lines);
                refuse(
                    session,
                    &Said::new(
                        format!(
                            "没有部署：output/ 与发布 {id} 不同，{to} 没有改动。要公开现在的内容，运行 gongkai release；申报表没有改动、只要恢复成发布时的内容，运行 gongkai build --as-of {date}{zh}"
                        ),
                        format!(
                            "nothing was deployed: output/ is not release {id}; {to} is as it was. To publish what the declarations say now, run gongkai release; if they have not changed since, gongkai build --as-of {date} brings back what was released{en}"
                        ),
                    ),
                )
            }
            Outcome::TooManyRemovals(removed, most) => {
                let (zh, en) = listed(removed.iter().map(|address| (("删除", "removed"), &**address)));
                let count = removed.len();
                refuse(
                    session,
                    &Said::new(
                        format!(
                            "没有部署：{to} 会有 {count} 个文件被删除，超过 {most} 个。核对文件夹没有写错；确实要删除，加上 --max-deletes {count}{zh}"
                        ),
                        format!(
                            "nothing was deployed: {} would be removed from {to}, more than {most}. Make sure that it is the right folder; if so, say --max-deletes {count}{en}",
                            how_many(count, "file")
                        ),
                    ),
                )
            }
        }
    }

    fn say_done(&self, session: &Session, id: &str, deployed: &Deployed) {
        let count = |which| deployed.changes.iter().filter(|(change, _)| *change == which).count();
        let (new, changed, removed) = (count(Change::New), count(Change::Changed), count(Change::Removed));
        let (to, unchanged) = (self.to.display(), deployed.unchanged);
        for said in super::hand_made(&deployed.kept, &deployed.overwritten) {
            session.tell(&said);
        }
        if !self.dry_run {
            session.tell(&Said::new(
                format!("已把发布 {id} 部署到 {to}：新增 {new} 个文件，改动 {changed} 个，未变 {unchanged} 个，删除 {removed} 个"),
                format!("deployed release {id} to {to}: {} new, {changed} changed, {unchanged} unchanged, {removed} removed", how_many(new, "file")),
            ));
            return;
        }
        for (change, address) in &deployed.changes {
            let said = match change {
                Change::New => Said::new("新增", "new"),
                Change::Changed => Said::new("改动", "changed"),
                Change::Removed => Said::new("删除", "removed"),
            };
            _ = writeln!(anstream::stdout(), "{}  {address}", said.text(session.language));
        }
        session.tell(&Said::new(
            format!("试运行，没有写任何文件。发布 {id} 部署到 {to} 时：新增 {new} 个文件，改动 {changed} 个，未变 {unchanged} 个，删除 {removed} 个"),
            format!("dry run, nothing was written. Deploying release {id} to {to}: {} new, {changed} changed, {unchanged} unchanged, {removed} removed", how_many(new, "file")),
        ));
    }
}

/// Says why not.
fn refuse(session: &Session, said: &Said) -> Exit {
    _ = writeln!(anstream::stderr(), "{}", said.text(session.language));
    Exit::Findings
}

fn words(difference: Difference) -> (&'static str, &'static str) {
    match difference {
        Difference::Missing => ("缺少", "missing"),
        Difference::Altered => ("不同", "altered"),
        Difference::Extra => ("多出", "not released"),
    }
}

/// A line for each address, up to what fits on a screen.
fn listed<'a>(
    lines: impl ExactSizeIterator<Item = ((&'static str, &'static str), &'a str)>,
) -> (String, String) {
    let rest = lines.len().saturating_sub(NAMED);
    let (mut zh, mut en) = (String::new(), String::new());
    for (words, address) in lines.take(NAMED) {
        zh += &format!("\n  {}  {address}", words.0);
        en += &format!("\n  {}  {address}", words.1);
    }
    if rest > 0 {
        zh += &format!("\n  ……另有 {rest} 个");
        en += &format!("\n  … and {rest} more");
    }
    (zh, en)
}
