//! Who has approved: as many as the site wants, and signed where it lists keys.

use super::{APPROVAL_NOT_COUNTED, APPROVALS_MISSING};
use crate::config::Config;
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::ledger::{FOLDER, Recorded, Standing};
use crate::load::SITE_FILE;
use crate::signature::{Fault, KeyId};

/// Why an approval does not count where signed ones do.
#[derive(Clone, Copy, Debug)]
enum Why<'a> {
    Unsigned,
    Unlisted(KeyId),
    Wrong(Fault),
    /// The same key has signed for somebody already.
    SignedFor(&'a str),
}

/// What is said of the approvals of the facts as they are: which do not count, and whether fewer do than the site wants.
/// Each name counts once, and so does each key.
#[must_use]
pub fn approvals(config: &Config, approvals: &[Recorded], facts: &str) -> Vec<Finding> {
    let keys = &config.gates.approval_keys;
    let (mut names, mut used): (Vec<&str>, Vec<(KeyId, &str)>) = (Vec::new(), Vec::new());
    let mut findings = Vec::new();
    for recorded in approvals {
        let by = &*recorded.approval.by;
        let why = match recorded.standing(keys) {
            _ if keys.is_empty() => None,
            Standing::Unsigned => Some(Why::Unsigned),
            Standing::Unlisted(key) => Some(Why::Unlisted(key)),
            Standing::Wrong(fault) => Some(Why::Wrong(fault)),
            Standing::Signed(key) => match used.iter().find(|(other, name)| *other == key && *name != by) {
                Some((_, name)) => Some(Why::SignedFor(name)),
                None => {
                    used.push((key, by));
                    None
                }
            },
        };
        match why {
            Some(why) => findings.push(not_counted(recorded, why)),
            None if names.contains(&by) => {}
            None => names.push(by),
        }
    }
    findings.extend(missing(config, names.len(), facts));
    findings
}

fn missing(config: &Config, approved: usize, facts: &str) -> Option<Finding> {
    let wanted = usize::try_from(config.gates.approvals).unwrap_or(usize::MAX);
    let is_signed = !config.gates.approval_keys.is_empty();
    let place = Place { file: SITE_FILE.into(), field: FieldPath::keys("release.approvals"), span: None };
    let short = &facts[..12.min(facts.len())];
    let message = Said::new(
        format!("要 {wanted} 人批准，现在的内容有 {approved} 人批准（{short}）"),
        format!("{wanted} must approve; {approved} approved what there is now ({short})"),
    );
    let key = if is_signed { [" --sign 私钥文件", " --sign FILE"] } else { [""; 2] };
    let help = Said::new(
        format!("由审批人核对后运行 gongkai approve --by 姓名{}；内容改动之后要重新批准", key[0]),
        format!(
            "let who approves run gongkai approve --by NAME{}; what changes afterwards must be approved again",
            key[1]
        ),
    );
    (approved < wanted).then(|| Finding::new(&APPROVALS_MISSING, place, message, help))
}

fn not_counted(recorded: &Recorded, why: Why<'_>) -> Finding {
    let (by, file) = (&recorded.approval.by, format!("{FOLDER}/{}", recorded.path));
    let reason = match why {
        Why::Unsigned => Said::new("没有签名", "it is not signed"),
        Why::Unlisted(key) => Said::new(
            format!("签名的密钥 {key} 不在“审批公钥”里"),
            format!("the key {key} that signed it is not among the approval_keys"),
        ),
        Why::Wrong(fault) => fault.said(),
        Why::SignedFor(name) => Said::new(
            format!("同一把密钥已经替 {name} 签过"),
            format!("the same key has signed for {name} already"),
        ),
    };
    let message = Said::new(
        format!("{by} 的批准不算数：{}", reason.zh),
        format!("{by}'s approval does not count: {}", reason.en),
    );
    let help = match why {
        Why::Unsigned => Said::new(
            format!(
                "由 {by} 运行 gongkai approve --by {by} --sign 私钥文件，或 minisign -S -s 私钥文件 -m {file}"
            ),
            format!("let {by} run gongkai approve --by {by} --sign FILE, or minisign -S -s FILE -m {file}"),
        ),
        Why::Unlisted(_) => Said::new(
            "确实是审批人的密钥，把公钥写进 site.yaml 的“审批公钥”；否则由审批人用列出的密钥重新批准",
            "if the key is that of one who approves, list its public key under approval_keys in site.yaml; else let who approves do so again with a key that is listed",
        ),
        Why::Wrong(_) => Said::new(
            format!(
                "用版本管理（git）恢复批准和签名，或由 {by} 重新运行 gongkai approve --by {by} --sign 私钥文件"
            ),
            format!(
                "restore approval and signature from version control, or let {by} run gongkai approve --by {by} --sign FILE again"
            ),
        ),
        Why::SignedFor(_) => {
            Said::new("每位审批人用自己的密钥批准", "let each who approves do so with a key of their own")
        }
    };
    let place = Place { file: file.into(), field: FieldPath::root(), span: None };
    Finding::new(&APPROVAL_NOT_COUNTED, place, message, help)
}
