//! `gongkai approve`: records who approved the facts as they are now, and signs it.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clock::Day;
use super::{Exit, Most, Session, password};
use crate::build;
use crate::error::{Failure, Result};
use crate::finding::{Said, Severity};
use crate::language::how_many;
use crate::ledger::{Approval, FOLDER, Standing};
use crate::load;
use crate::release::Draft;
use crate::signature::{Digest, ENDING, KeyId, PublicKey, SecretKey};

#[derive(Debug, Args)]
pub(super) struct Approve {
    /// 谁批准 · Who approves
    #[arg(long, value_name = "NAME")]
    by: String,
    /// 用这把私钥签名（gongkai key new 或 minisign -G 建的）· Sign with this secret key, made by gongkai key new or minisign -G
    #[arg(long, value_name = "FILE", alias = "key")]
    sign: Option<PathBuf>,
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
        let keys = &draft.opened.site.config.gates.approval_keys;
        let key = self.sign.as_deref().map(|file| listed(session, file, keys)).transpose()?;
        let facts = draft.facts();
        let approval = Approval::of(&facts, by, draft.as_of());
        let (path, bytes) = approval.record();
        // One that lies there already stays as it is, and so does its signature.
        let mut there = draft.opened.ledger.approvals(&facts)?.into_iter();
        let there = there.find(|recorded| recorded.path == path && recorded.approval.by == by);
        let counts = there.as_ref().is_some_and(|there| matches!(there.standing(keys), Standing::Signed(_)));
        let (approval, bytes) = there.map_or((approval, bytes), |there| (there.approval, there.bytes));
        super::record(&load::join(&folder.join(FOLDER), &path), &bytes)?;
        if let Some(key) = &key {
            let signature = key.sign(&Digest::of(&bytes), &approval.comment());
            let beside = load::join(&folder.join(FOLDER), &format!("{path}{ENDING}"));
            super::record(&beside, signature.as_bytes())?;
        }
        let signed = key.map(|key| key.public().id());
        tell(session, (&approval, draft.opened.site.declarations().len()), (&path, signed));
        if signed.is_none() && !counts && !keys.is_empty() {
            session.tell(&Said::new(
                format!("还没有签名，不算数：由 {by} 加上 --sign 私钥文件 重新运行，或运行 minisign -S -s 私钥文件 -m {FOLDER}/{path}"),
                format!("it is not signed yet, and does not count: let {by} run this again with --sign FILE, or run minisign -S -s FILE -m {FOLDER}/{path}"),
            ));
        }
        Ok(Exit::Good)
    }
}

fn tell(session: &Session, (approval, count): (&Approval, usize), (path, signed): (&str, Option<KeyId>)) {
    let (by, short) = (&approval.by, &approval.facts[..12]);
    let signed = match signed {
        Some(key) => Said::new(format!("，用密钥 {key} 签了名"), format!(", signed with the key {key}")),
        None => Said::new("", ""),
    };
    session.tell(&Said::new(
        format!("已记录：{by} 批准 {count} 份申报表的内容（{short}）{}，见 {FOLDER}/{path}", signed.zh),
        format!(
            "recorded: {by} approved the content of {} ({short}){}, see {FOLDER}/{path}",
            how_many(count, "declaration"),
            signed.en
        ),
    ));
}

/// The secret key in a file; refused where the site lists keys, and not this one.
fn listed(session: &Session, file: &Path, keys: &[PublicKey]) -> Result<SecretKey> {
    let key = password::open(session, file)?;
    let public = key.public();
    if keys.is_empty() || keys.contains(&public) {
        return Ok(key);
    }
    Err(Failure::wrong_use(Said::new(
        format!(
            "密钥 {} 不在 site.yaml 的“审批公钥”里，没有记录；用列出的密钥，或由管网站的人写上它的公钥：\n  {public}",
            public.id()
        ),
        format!(
            "the key {} is not among the approval_keys of site.yaml, and nothing was recorded; use one that is, or have its public key listed:\n  {public}",
            public.id()
        ),
    )))
}
