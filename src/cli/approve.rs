//! `gongkai approve`: records who approved the facts as they are now.

use clap::Args;

use super::clock::Day;
use super::{Exit, Most, Session};
use crate::build;
use crate::error::{Failure, Result};
use crate::finding::{Said, Severity};
use crate::ledger::{Approval, FOLDER};
use crate::load;
use crate::release::Draft;

#[derive(Debug, Args)]
pub(super) struct Approve {
    /// 谁批准 · Who approves
    #[arg(long, value_name = "NAME")]
    by: String,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

impl Approve {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let by = self.by.trim();
        if by.is_empty() {
            return Err(Failure::wrong_use(Said::new("--by 后面写明谁批准", "say who approves behind --by")));
        }
        let folder = session.folder()?;
        let mut draft = Draft::open(&folder, self.day.or_today())?;
        if build::blocks(&draft.opened.findings) {
            draft.opened.findings.retain(|finding| finding.severity == Severity::Error);
            session.report(&folder, &mut draft.opened.findings, &self.most);
            session.tell(&Said::new(
                "没有记录：先改正上面的错误",
                "nothing was recorded: mend the errors above first",
            ));
            return Ok(Exit::Findings);
        }
        let facts = draft.facts();
        let (path, bytes) = Approval::of(&facts, by, draft.as_of()).record();
        super::write(&load::join(&folder.join(FOLDER), &path), &bytes)?;
        let (count, short) = (draft.opened.site.declarations().len(), &facts[..12]);
        session.tell(&Said::new(
            format!("已记录：{by} 批准 {count} 份申报表的内容（{short}），见 {FOLDER}/{path}"),
            format!("recorded: {by} approved what {count} declarations say ({short}), see {FOLDER}/{path}"),
        ));
        Ok(Exit::Good)
    }
}
