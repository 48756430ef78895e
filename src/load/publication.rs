//! When a declaration is public (状态, 公开日期, 撤回), and what was put right in it since (更正).

use super::at::At;
use super::record::{Reader, Record};
use crate::model::publication::{Correction, Publication, Status, Withdrawal};

/// Reads what decides when a declaration is public. What is said there and cannot be read holds it back: nothing is
/// public by mistake.
pub(super) fn publication(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Publication {
    let at = At::ROOT;
    let before = reader.findings.len();
    let status = reader.word(record, ("status", &Status::WORDS), &at);
    let publish_on = reader.day(record, "publish_on", &at);
    let withdrawn = withdrawal(reader, record);
    let is_doubtful = reader.findings.len() > before;
    let status = status.unwrap_or(if is_doubtful { Status::Draft } else { Status::Approved });
    Publication { status, publish_on, withdrawn: withdrawn.map(Box::new) }
}

fn withdrawal(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Withdrawal> {
    let node = record.node("withdrawn")?;
    let at = At::ROOT.key("withdrawn");
    let part = reader.record(node, record.inner("withdrawn"), &at);
    let what = reader.needed_text(&part, "what", &at);
    let why = reader.needed_text(&part, "why", &at);
    Some(Withdrawal { what, why, when: reader.needed_day(&part, "when", &at)? })
}

/// Reads the list. An entry without a readable day is left out, with a finding.
pub(super) fn corrections(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Vec<Correction> {
    let Some(node) = record.node("corrections") else { return Vec::new() };
    let at = At::ROOT.key("corrections");
    let items = reader.items(node, &at).unwrap_or_default();
    let mut corrections = Vec::with_capacity(items.len());
    for item in items {
        let part = reader.record(item, record.inner("corrections"), &at);
        let field = reader.needed_text(&part, "field", &at);
        let (old, new) = (reader.text(&part, "old", &at), reader.text(&part, "new", &at));
        let why = reader.needed_text(&part, "why", &at);
        if let Some(when) = reader.needed_day(&part, "when", &at) {
            corrections.push(Correction { field, old, new, why, when });
        }
    }
    corrections
}
