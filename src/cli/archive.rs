//! `gongkai archive YEAR`: seals a year in a file that is made once.

use clap::Args;

use super::clock::Day;
use super::{Exit, Most, Session};
use crate::archive::{self, Outcome};
use crate::build::{self, Asked, Sight};
use crate::config::Stage;
use crate::error::Result;
use crate::finding::Said;
use crate::model::year::FiscalYear;
use crate::seals::FOLDER;

#[derive(Debug, Args)]
pub(super) struct Archive {
    /// 要封存的预算年度 · The budget year to seal
    #[arg(value_name = "YEAR", value_parser = super::year)]
    year: FiscalYear,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

impl Archive {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let asked = Asked { as_of: self.day.or_today(), stage: Stage::Release, sight: Sight::Public };
        let mut opened = build::open(&folder, asked)?;
        let mut findings = std::mem::take(&mut opened.findings);
        let blocked = build::blocks(&findings);
        session.report(&folder, &mut findings, &self.most);
        if blocked {
            session.tell(&Said::new(
                "没有封存：先处理上面的错误",
                "nothing was sealed: mend the errors above first",
            ));
            return Ok(Exit::Findings);
        }
        let outcome = archive::seal(&folder, opened, self.year)?;
        if let Outcome::Sealed { faults, .. } | Outcome::Faulty(faults) = &outcome {
            session.report(&folder, &mut faults.clone(), &self.most);
        }
        tell(session, self.year, &outcome);
        Ok(if let Outcome::Faulty(_) = outcome { Exit::Findings } else { Exit::Good })
    }
}

/// What became of sealing a year.
pub(super) fn tell(session: &Session, year: FiscalYear, outcome: &Outcome) {
    session.tell(&match outcome {
        Outcome::Sealed { file, bytes, .. } => Said::new(
            format!(
                "{year}年度已封存：{FOLDER}/{file}，{bytes} 字节；把 {FOLDER}/ 提交到版本管理，下次 gongkai release 时公开。没有签名，只能证明没有改动，不能证明出自谁"
            ),
            format!(
                "{year} is sealed: {FOLDER}/{file}, {bytes} bytes; commit {FOLDER}/ to version control, the next gongkai release publishes it. It is not signed: it proves that nothing was altered, and not who made it"
            ),
        ),
        Outcome::Already(sealed) => Said::new(
            format!("{year}年度已经封存在 {FOLDER}/{}，内容没有变化，不必再封", sealed.file),
            format!("{year} is sealed in {FOLDER}/{} with the same facts: there is nothing to seal", sealed.file),
        ),
        Outcome::Faulty(_) => Said::new(
            "没有封存：页面有上面的问题",
            "nothing was sealed: the pages have the faults above",
        ),
    });
}
