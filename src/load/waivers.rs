//! 豁免 of a declaration: which rule passes where, why, and until which day.

use super::at::At;
use super::record::{Reader, Record};
use crate::model::declaration::Waiver;

/// Reads the list. An entry without a readable last day is left out, with a finding: it would never expire.
pub(super) fn read(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Vec<Waiver> {
    let Some(node) = record.node("waivers") else { return Vec::new() };
    let at = At::ROOT.key("waivers");
    let items = reader.items(node, &at).unwrap_or_default();
    let mut waivers = Vec::with_capacity(items.len());
    for item in items {
        let part = reader.record(item, record.inner("waivers"), &at);
        let (rule, field) =
            (reader.needed_text(&part, "rule", &at), reader.optional_text(&part, "field", &at));
        let reason = reader.needed_text(&part, "reason", &at);
        if let Some(until) = reader.needed_day(&part, "until", &at) {
            waivers.push(Waiver { rule, field, reason, until });
        }
    }
    waivers
}
