//! `gongkai verify`: the record of releases, proved file by file.

use clap::Args;

use super::{Exit, Most, Session};
use crate::build;
use crate::error::Result;
use crate::finding::Said;
use crate::ledger::Ledger;

#[derive(Debug, Args)]
pub(super) struct Verify {
    #[command(flatten)]
    most: Most,
}

impl Verify {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let (ledger, mut findings) = Ledger::open(&folder)?;
        findings.extend(ledger.verify()?);
        let is_damaged = build::blocks(&findings);
        session.report(&folder, &mut findings, &self.most);
        let count = ledger.entries().len();
        match (ledger.last(), is_damaged) {
            (_, true) => session
                .tell(&Said::new("发布记录有上面的问题", "the record of releases has the faults above")),
            (None, false) => session.tell(&Said::new("还没有发布过", "nothing has been released yet")),
            (Some(last), false) => session.tell(&Said::new(
                format!("{count} 次发布的记录完好，最近一次是 {}（{}）", last.id, last.date),
                format!(
                    "the records of {count} releases are whole; the last is {} of {}",
                    last.id, last.date
                ),
            )),
        }
        Ok(if is_damaged { Exit::Findings } else { Exit::Good })
    }
}
