//! 豁免 of a declaration: which rule passes where, why, and until which day.

use super::at::At;
use super::record::{Reader, Record};
use super::rules as rule;
use crate::finding::Said;
use crate::model::date::Date;
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
        if let Some(until) = last_day(reader, &part, &at) {
            waivers.push(Waiver { rule, field, reason, until });
        }
    }
    waivers
}

/// The last day: a month or a year alone would leave open which.
fn last_day(reader: &mut Reader<'_>, part: &Record<'_, '_>, at: &At<'_>) -> Option<Date> {
    let text = reader.needed_text(part, "until", at);
    let day = Date::parse(&text);
    if let (None, false, Some(entry)) = (day, text.is_empty(), part.entry("until")) {
        let message = Said::new(format!("“{text}”不是日期"), format!("“{text}” is not a date"));
        let help = Said::new(
            "写明最后一天，如 2026-06-30：年四位、月两位、日两位",
            "write the last day, such as 2026-06-30: four digits, two and two",
        );
        reader.find(&rule::DATE_NOT_READABLE, &at.key("until"), entry.value.span, (message, help));
    }
    day
}
