//! `gongkai archive YEAR`: seals a year in a file that is made once.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clock::Day;
use super::{Exit, Most, Session, password};
use crate::archive::{self, Outcome};
use crate::build::{self, Asked, Sight};
use crate::config::Stage;
use crate::error::Result;
use crate::finding::Said;
use crate::model::year::FiscalYear;
use crate::seals::{FOLDER, SIGNATURE, Shelf};
use crate::signature::SecretKey;
use crate::sink;

#[derive(Debug, Args)]
pub(super) struct Archive {
    /// 要封存的预算年度 · The budget year to seal
    #[arg(value_name = "YEAR", value_parser = super::year)]
    year: FiscalYear,
    /// 用这把私钥签名，已经封存的也可以补签 · Sign with this secret key; a sealed year can be signed later
    #[arg(long, value_name = "FILE")]
    sign: Option<PathBuf>,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

impl Archive {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        // A key that cannot be opened is told before anything is made.
        let key = self.sign.as_deref().map(|path| password::open(session, path)).transpose()?;
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
        tell(session, (&folder, self.year), &outcome, &self.most);
        if let Some(key) = &key {
            sign(session, &folder, (&outcome, key))?;
        }
        Ok(if let Outcome::Faulty(_) = outcome { Exit::Findings } else { Exit::Good })
    }
}

/// Signs the archive, unless it is signed: a second signature would take the place of the first.
fn sign(session: &Session, folder: &Path, (outcome, key): (&Outcome, &SecretKey)) -> Result<()> {
    let file = match outcome {
        Outcome::Sealed { file, .. } => file.as_str(),
        Outcome::Already(sealed) if sealed.is_signed => {
            let file = &sealed.file;
            session.tell(&Said::new(
                format!("{file} 已有签名，没有改动"),
                format!("{file} is signed already, and was left"),
            ));
            return Ok(());
        }
        Outcome::Already(sealed) => &sealed.file,
        Outcome::Faulty(_) => return Ok(()),
    };
    let (shelf, _) = Shelf::open(folder)?;
    let Some((_, seal)) = shelf.sealed().iter().find(|(sealed, _)| *sealed.file == *file) else {
        return Ok(());
    };
    let _lock = sink::lock(&folder.join(build::OUTPUT))?;
    archive::sign(&shelf.path(file), (seal, key))?;
    let id = key.public().id();
    session.tell(&Said::new(
        format!("已用密钥 {id} 签名：{FOLDER}/{file}{SIGNATURE}；公布公钥，读者才能核对出自谁"),
        format!("signed with the key {id}: {FOLDER}/{file}{SIGNATURE}; make the public key known, so that readers can tell who made it"),
    ));
    Ok(())
}

/// What became of sealing a year, with the faults that its pages have.
pub(super) fn tell(session: &Session, (folder, year): (&Path, FiscalYear), outcome: &Outcome, most: &Most) {
    if let Outcome::Sealed { faults, .. } | Outcome::Faulty(faults) = outcome {
        session.report(folder, &mut faults.clone(), most);
    }
    session.tell(&match outcome {
        Outcome::Sealed { file, bytes, .. } => Said::new(
            format!(
                "{year}年度已封存：{FOLDER}/{file}，{bytes} 字节；把 {FOLDER}/ 提交到版本管理，下次 gongkai release 时公开。没有签名（--sign）的，只能证明没有改动，不能证明出自谁"
            ),
            format!(
                "{year} is sealed: {FOLDER}/{file}, {bytes} bytes; commit {FOLDER}/ to version control, the next gongkai release publishes it. Without a signature (--sign) it proves that nothing was altered, and not who made it"
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
