//! Which entry is which field: by its key, below a heading of the form, by a word's second meaning, or as a slip of the pen.

use super::{Reader, Record};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::tree::Entry;
use crate::load::vocabulary::{self, Field, Kind};
use crate::load::{rules as rule, unknown};

impl Reader<'_> {
    /// Puts entries to their fields. A key that is a slip of one that is not there is read as that one, so that no more
    /// is said of it than the slip.
    pub(super) fn fill<'n, 't: 'n>(
        &mut self,
        record: &mut Record<'n, 't>,
        entries: impl Iterator<Item = &'n Entry<'t>>,
        at: &At<'_>,
    ) {
        let mut slips = Vec::new();
        let mut next = 0;
        for entry in entries {
            if let Some(slip) = self.place((entry, &mut next), record, at) {
                slips.push((slip, entry));
            }
        }
        for (nth, entry) in slips {
            record.entries[nth].get_or_insert(entry);
        }
    }

    /// Puts an entry to its field, looking from the `next`th on. Gives the field of which its key is a slip, if it is one.
    fn place<'n, 't: 'n>(
        &mut self,
        (entry, next): (&'n Entry<'t>, &mut usize),
        record: &mut Record<'n, 't>,
        at: &At<'_>,
    ) -> Option<usize> {
        let written = &entry.key.text;
        let found = vocabulary::find_from(record.fields, written, *next);
        if let Some(inner) = heading_of(entry, found.map(|nth| record.fields[nth].kind), record.fields) {
            inner.iter().for_each(|entry| _ = self.place((entry, next), record, at));
            return None;
        }
        let Some(nth) = found else {
            // How the public reaches an office is not personal, where there is a field for it.
            let has_contact = record.fields.iter().any(|field| field.key == "contact");
            if let Some(said) = unknown::personal(written).filter(|_| !has_contact) {
                self.find(&rule::PERSONAL_DATA, &at.key(written), entry.key.span, said);
                return None;
            }
            let unknown = unknown::key(written, record.fields);
            // A pasted row holds whatever may be missing.
            record.whole &= !written.contains('\t');
            let at = at.key(written);
            self.find(&rule::UNKNOWN_KEY, &at, entry.key.span, unknown.said);
            if unknown.meant.is_none() {
                self.mistakes_below(&entry.value, record.fields, &at);
            }
            return unknown.meant;
        };
        *next = nth + 1;
        let Some(first) = record.entries[nth] else {
            record.entries[nth] = Some(entry);
            return None;
        };
        let free = |written: &str| {
            vocabulary::second_meaning(record.fields, written)
                .filter(|other| record.entries[*other].is_none())
        };
        if let Some(other) = free(written) {
            record.entries[other] = Some(entry);
        } else if let Some(other) = free(&first.key.text) {
            record.entries[other] = Some(first);
            record.entries[nth] = Some(entry);
        } else {
            self.written_twice((first, entry), &at.key(record.fields[nth].key));
        }
        None
    }

    /// A finding that two keys are one field.
    fn written_twice(&mut self, (first, entry): (&Entry<'_>, &Entry<'_>), at: &At<'_>) {
        let (earlier, later) = (&first.key.text, &entry.key.text);
        let message = Said::new(
            format!("“{later}”与上面的“{earlier}”是同一个字段，写了两次"),
            format!("“{later}” and “{earlier}” above are the same field, written twice"),
        );
        let help = Said::new(
            format!("只留一个，删去“{later}”或“{earlier}”；表中确是两项的，把一项写到“其他栏目”下面"),
            "keep one of the two; if the form has both, put one below “extra”",
        );
        self.find(&rule::FIELD_WRITTEN_TWICE, at, entry.key.span, (message, help));
    }
}

/// The entries below a heading of the form that groups fields of the record itself (项目基本情况, 年度总体目标 over 预期目标 and
/// 实际完成情况): all of them are fields of the record. `kind` is what the heading would be as a field.
fn heading_of<'n, 't>(
    entry: &'n Entry<'t>,
    kind: Option<Kind>,
    fields: &'static [Field],
) -> Option<&'n [Entry<'t>]> {
    if !matches!(kind, None | Some(Kind::Text | Kind::Narrative)) {
        return None;
    }
    let inner = entry.value.entries().filter(|inner| !inner.is_empty())?;
    inner.iter().all(|entry| vocabulary::find(fields, &entry.key.text).is_some()).then_some(inner)
}
