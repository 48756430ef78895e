//! `发布` in `content/site.yaml`: what a release must pass beside the rules.

use rust_decimal::prelude::ToPrimitive;

use super::at::At;
use super::look::refuse;
use super::record::{Reader, Record};
use crate::config::Gates;
use crate::finding::Said;
use crate::language::how_many;
use crate::signature::PublicKey;

/// Reads the gates; nothing of them is needed.
pub(super) fn gates(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Gates {
    let Some(node) = record.node("release") else { return Gates::default() };
    let at = At::ROOT.key("release");
    let part = reader.record(node, record.inner("release"), &at);
    let approvals = reader.number(&part, "approvals", &at);
    let approvals = approvals.given().and_then(ToPrimitive::to_u32).unwrap_or(0);
    Gates {
        approvals,
        approval_keys: approval_keys(reader, (&part, approvals), &at),
        amount_change: reader.rate(&part, "amount_change", &at).given().copied(),
        total_change: reader.rate(&part, "total_change", &at).given().copied(),
    }
}

/// Reads the keys of those who approve; `wanted` are how many must.
fn approval_keys(
    reader: &mut Reader<'_>,
    (part, wanted): (&Record<'_, '_>, u32),
    at: &At<'_>,
) -> Vec<PublicKey> {
    const KEY: &str = "approval_keys";
    let texts = reader.texts(part, KEY, at);
    let mut keys: Vec<PublicKey> = Vec::with_capacity(texts.len());
    for text in &texts {
        match PublicKey::parse(text) {
            Some(key) if keys.contains(&key) => {}
            Some(key) => keys.push(key),
            None => {
                refuse(reader, (part, KEY), at, no_key(text));
                return keys;
            }
        }
    }
    if !keys.is_empty() && keys.len() < usize::try_from(wanted).unwrap_or(usize::MAX) {
        let message = Said::new(
            format!("要 {wanted} 人批准，只有 {} 把公钥：永远凑不齐", keys.len()),
            format!(
                "{wanted} must approve, and there are but {}: that can never be",
                how_many(keys.len(), "key")
            ),
        );
        let help = Said::new(
            "写上每位审批人的公钥，或减少审批人数",
            "list the public key of each who approves, or ask for fewer approvals",
        );
        refuse(reader, (part, KEY), at, (message, help));
    }
    keys
}

/// What is said of a text that is no public key; a secret one is never repeated.
fn no_key(text: &str) -> (Said, Said) {
    if text.len() > 200 && text.starts_with("RW") {
        let message = Said::new(
            "这像是一把私钥，不能写在这里",
            "this looks like a secret key, which must not stand here",
        );
        let help = Said::new(
            "删去它，当作已经泄露：用 gongkai key new 另建一对，这里写 .pub 文件的第二行",
            "take it out and hold it for disclosed: make another pair with gongkai key new, and write the second line of the .pub file here",
        );
        return (message, help);
    }
    let message = Said::new(format!("“{text}”不是公钥"), format!("“{text}” is no public key"));
    let help = Said::new(
        "写 .pub 文件的第二行：RW 开头，56 个字符；没有的，用 gongkai key new 新建一对密钥",
        "write the second line of the .pub file: 56 characters that begin with RW; gongkai key new makes a pair of keys",
    );
    (message, help)
}
