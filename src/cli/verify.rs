//! `gongkai verify`: the record of releases and the sealed years of a site, or one archive wherever it lies, proved file by
//! file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, Most, Session};
use crate::archive::{self, Proof, Rebuilt};
use crate::build;
use crate::error::{Context, Failure, Result};
use crate::finding::{Finding, Said};
use crate::language::how_many;
use crate::ledger::{Entry, Ledger};
use crate::load::{self, CONTENT};
use crate::seals::{Seal, Shelf};
use crate::signature::PublicKey;

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// 归档（.zip 或解开后的文件夹），或网站文件夹 · An archive, zip or unpacked; or a site [else this site]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// 发布单位的公钥：核对归档的签名 · The publisher's public key: prove the archive's signature
    #[arg(long, value_name = "PUB", requires = "path")]
    key: Option<PathBuf>,
    /// 用归档里的事实重新生成一遍，与封存的比较 · Make the archive again from its facts, and compare
    #[arg(long, requires = "path")]
    rebuild: bool,
    #[command(flatten)]
    most: Most,
}

impl Verify {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        match &self.path {
            Some(path) if path.is_file() || !path.join(CONTENT).is_dir() => self.archive(session, path),
            Some(path) => {
                session.recover(path);
                self.site(session, path)
            }
            None => self.site(session, &session.folder()?),
        }
    }

    /// Everything that a site recorded.
    fn site(&self, session: &Session, folder: &Path) -> Result<Exit> {
        let (ledger, mut findings) = Ledger::open(folder)?;
        findings.extend(ledger.verify()?);
        findings.extend(ledger.verify_approvals(&load::config(folder)?.0.gates.approval_keys)?);
        let (shelf, damaged) = Shelf::open(folder)?;
        findings.extend(damaged);
        findings.extend(archive::prove_shelf(&shelf, &ledger)?);
        let is_damaged = build::blocks(&findings);
        session.report(folder, &mut findings, &self.most);
        let count = ledger.entries().len();
        match (ledger.last(), is_damaged) {
            (_, true) => session
                .tell(&Said::new("发布记录有上面的问题", "the record of releases has the faults above")),
            (None, false) => session.tell(&Said::new("还没有发布过", "nothing has been released yet")),
            (Some(last), false) => session.tell(&Said::new(
                format!("{count} 次发布的记录完好，最近一次是 {}（{}）", last.id, last.date),
                format!(
                    "the record is whole: {}; the last is {} of {}",
                    how_many(count, "release"),
                    last.id,
                    last.date
                ),
            )),
        }
        let sealed = shelf.sealed().len();
        if sealed > 0 && !is_damaged {
            session.tell(&Said::new(
                format!("{sealed} 份年度归档完好，与发布记录前后相接"),
                format!("whole, and in line with the releases: {}", how_many(sealed, "archive")),
            ));
        }
        Ok(if is_damaged { Exit::Findings } else { Exit::Good })
    }

    /// One archive, wherever it lies.
    fn archive(&self, session: &Session, path: &Path) -> Result<Exit> {
        let mut proof = archive::prove(path)?;
        let mut findings: Vec<Finding> = std::mem::take(&mut proof.findings);
        let key = self.key.as_deref().map(public_key).transpose()?;
        if let (Some(key), Some(seal)) = (&key, &proof.seal) {
            findings.extend(archive::prove_signature(path, (seal, key))?);
        }
        let is_damaged = build::blocks(&findings);
        session.report(path.parent().unwrap_or(path), &mut findings, &self.most);
        let (false, Some(seal)) = (is_damaged, &proof.seal) else {
            session.tell(&Said::new("归档与封存时不同", "this is not the archive that was sealed"));
            return Ok(Exit::Findings);
        };
        tell_whole(session, &proof, seal);
        tell_signature(session, path, key.as_ref());
        if self.rebuild {
            let rebuilt = archive::rebuild(path, seal)?;
            return Ok(tell_rebuilt(session, seal, &rebuilt));
        }
        Ok(Exit::Good)
    }
}

/// Reads a public key: a file of minisign's, or of ours.
#[expect(clippy::disallowed_methods, reason = "a command that is given a file reads it")]
fn public_key(path: &Path) -> Result<PublicKey> {
    let shown = path.display();
    let unreadable =
        || Said::new(format!("读不了公钥 {shown}"), format!("cannot read the public key {shown}"));
    let text = std::fs::read_to_string(path).context(unreadable)?;
    PublicKey::parse(&text).ok_or_else(|| {
        Failure::wrong_use(Said::new(
            format!("{shown} 不是 minisign 的公钥；公钥文件多半以 .pub 结尾"),
            format!("{shown} is no public key of minisign's; such files mostly end in .pub"),
        ))
    })
}

fn tell_signature(session: &Session, path: &Path, key: Option<&PublicKey>) {
    match key {
        Some(key) => {
            let id = key.id();
            session.tell(&Said::new(
                format!("签名成立，钥匙 {id}"),
                format!("the signature is good, by the key {id}"),
            ));
        }
        None if archive::signature_of(path).is_file() => session.tell(&Said::new(
            "旁边有签名，没有核对：加 --key 公钥文件",
            "there is a signature beside it, which was not proved: add --key with the public key",
        )),
        None => {}
    }
}

fn tell_whole(session: &Session, proof: &Proof, seal: &Seal) {
    let Seal { title, year, edition, date, tool, .. } = seal;
    let files = proof.files;
    session.tell(&Said::new(
        format!("归档完好：{title} {year}年度 第 {edition} 版，{date} 由 {tool} 封存，{files} 个文件与清单一致"),
        format!("the archive is whole: {title}, {year}, edition {edition}, sealed on {date} by {tool}; as listed: {}", how_many(files, "file")),
    ));
    if let Some(sha256) = &proof.sha256 {
        session.tell(&Said::new(format!("SHA-256 {sha256}"), format!("SHA-256 {sha256}")));
    }
}

fn tell_rebuilt(session: &Session, seal: &Seal, rebuilt: &Rebuilt) -> Exit {
    if !rebuilt.facts.is_empty() {
        let files = rebuilt.facts.join("\n");
        session.tell(&Said::new(
            format!("这一版程序读出的事实与封存的不同，请报告为程序错误：\n{files}"),
            format!("this version reads other facts than were sealed; please report it as a bug:\n{files}"),
        ));
        return Exit::Findings;
    }
    if rebuilt.is_same {
        session.tell(&Said::new(
            "用其中的事实重新生成，每个字节都相同",
            "made again from its facts, every byte is the same",
        ));
        return Exit::Good;
    }
    session.tell(&differs(seal, rebuilt));
    // As many as there are: whoever asks wants all of them.
    for path in &rebuilt.differing {
        _ = writeln!(anstream::stdout(), "{path}");
    }
    if rebuilt.is_same_tool { Exit::Findings } else { Exit::Good }
}

/// What is to be said of an archive that is whole, and is made again with the same facts and other bytes.
fn differs(Seal { tool, .. }: &Seal, rebuilt: &Rebuilt) -> Said {
    let (own, count) = (Entry::tool(), rebuilt.differing.len());
    match (rebuilt.is_same_tool, count) {
        (true, 0) => Said::new(
            "归档没有改动；重新生成的，事实和每个文件都相同，只有 zip 的压缩不同，请报告为程序错误",
            "the archive was not altered; made again, its facts and all its files are the same, and only the zip is packed otherwise: please report it as a bug",
        ),
        (true, _) => Said::new(
            format!(
                "归档没有改动，事实相同；不同的是程序：封存的和这里的都叫 {tool}，重新生成的却有 {count} 个文件不同。其中一个多半是开发中的程序；两个都是正式版的，请报告为程序错误："
            ),
            format!(
                "the archive was not altered, and the facts are the same. It is the programs that differ: the one that sealed it and this one both go by {tool}, and make {} otherwise. One of them is most likely under development; if both were released, please report it as a bug:",
                how_many(count, "file")
            ),
        ),
        (false, 0) => Said::new(
            format!(
                "事实相同，网页和数据文件也都相同。封存它的是 {tool}，这里是 {own}，不同的只有写明版本的说明"
            ),
            format!(
                "the facts are the same, and so are all pages and data files. {tool} sealed it and this is {own}: only what names the version differs"
            ),
        ),
        (false, _) => Said::new(
            format!(
                "归档没有改动，事实相同。封存它的是 {tool}，这里是 {own}，版本不同，页面可以不同；重新生成的有 {count} 个文件不同："
            ),
            format!(
                "the archive was not altered, and the facts are the same. {tool} sealed it and this is {own}, which may lay out pages otherwise; made again, it has other bytes in {}:",
                how_many(count, "file")
            ),
        ),
    }
}
