//! The ledger → what each release told readers.

use super::corrections::correction_of;
use super::{Entry, Ledger, Sums};
use crate::diff::{Change, Differences, Joined};
use crate::error::Result;
use crate::facts::Value;
use crate::index::Site;
use crate::model::declaration::Declaration;
use crate::model::history::{ChangeNote, ChangedNote, History, ReleaseNote};
use crate::model::identity::DeclarationKey;
use crate::model::publication::Withdrawal;
use crate::model::stated::Stated;

/// What every release told. Of two that follow each other only what differs is read.
pub(super) fn history(ledger: &Ledger) -> Result<History> {
    let mut releases = Vec::with_capacity(ledger.entries.len());
    let (mut before, mut known) = (Sums::default(), None);
    for entry in &ledger.entries {
        let after = ledger.facts(entry)?;
        let differing = |own: &Sums, other: &Sums| {
            let is_other = |(file, hash): &(&str, &str)| other.get(file).is_some_and(|other| other != *hash);
            let differing = own.iter().filter(is_other);
            differing.map(|(file, hash)| ledger.declaration(file, hash)).collect::<Result<Vec<_>>>()
        };
        let (was, is) = (differing(&before, &after)?, differing(&after, &before)?);
        let added = after.iter().filter(|(file, _)| before.get(file).is_none());
        let added = added.filter_map(|(file, _)| DeclarationKey::from_path(file)).collect();
        releases.extend(note((entry, known), (&was, &is), added));
        (before, known) = (after, Some(entry));
    }
    let promised = match ledger.last() {
        Some(last) => ledger.manifest(last)?.iter().map(|(address, _)| address.into()).collect(),
        None => Vec::new(),
    };
    Ok(History { releases, promised })
}

/// What a release would tell that comes after all of the ledger: `list` are the facts of everything that the site says.
///
/// # Errors
/// As [`Ledger::facts`] and [`Ledger::declaration`].
pub fn next_note(
    ledger: &Ledger,
    entry: &Entry,
    (list, site): (&Sums, &Site),
) -> Result<Option<ReleaseNote>> {
    let before = ledger.last().map(|last| ledger.facts(last)).transpose()?.unwrap_or_default();
    let (mut was, mut is, mut added) = (Vec::new(), Vec::new(), Vec::new());
    for declaration in site.declarations() {
        match (before.get(&declaration.file), list.get(&declaration.file)) {
            (None, _) => added.push(declaration.key.clone()),
            (Some(old), Some(new)) if old != new => {
                was.push(ledger.declaration(&declaration.file, old)?);
                is.push(declaration.clone());
            }
            _ => {}
        }
    }
    Ok(note((entry, ledger.last()), (&was, &is), added))
}

/// What a release told, if anything: of the declarations that were published before it and by it, those that differ, and
/// which were not published before.
fn note<'d>(
    (entry, before): (&Entry, Option<&Entry>),
    (was, is): (&'d [Declaration], &'d [Declaration]),
    mut added: Vec<DeclarationKey>,
) -> Option<ReleaseNote> {
    added.sort_unstable();
    let differences = Differences::between(was, is, Joined::ByKey);
    let withdrawn = withdrawn(entry, before);
    // A release of nothing but another style, or another day, tells readers nothing.
    if added.is_empty() && differences.changed.is_empty() && withdrawn.is_empty() {
        return None;
    }
    let changed = differences.changed.iter().map(|changed| ChangedNote {
        key: changed.after.key.clone(),
        name: changed.after.head().map(|head| head.name.clone()),
        changes: changed.changes.iter().map(|change| change_note(change, changed.after)).collect(),
    });
    Some(ReleaseNote {
        id: entry.id.as_str().into(),
        date: entry.day()?,
        added,
        changed: changed.collect(),
        withdrawn,
    })
}

/// What is withdrawn in an entry, and was not in the one before.
fn withdrawn(entry: &Entry, before: Option<&Entry>) -> Vec<(DeclarationKey, Withdrawal)> {
    let is_new = |file: &String| before.is_none_or(|before| !before.withdrawn.contains_key(file));
    let new = entry.withdrawn.iter().filter(|(file, _)| is_new(file));
    new.filter_map(|(file, notice)| Some((DeclarationKey::from_path(file)?, notice.notice()?))).collect()
}

fn change_note(change: &Change<'_>, after: &Declaration) -> ChangeNote {
    let difference = change.difference();
    ChangeNote {
        field: change.path.to_string().into(),
        label: change.label.iter().map(|label| (*label).into()).collect(),
        before: as_read(&change.before),
        after: as_read(&change.after),
        difference: difference.map(|difference| (difference.amount, difference.percent)),
        why: correction_of(after, change).map(|correction| correction.why.clone()),
    }
}

/// A value as readers are told it: money with grouping and unit.
fn as_read(stated: &Stated<Value<'_>>) -> Stated<Box<str>> {
    let text = |value: &Value<'_>| match value {
        Value::Amount(amount) => format!("{} {}", amount.grouped(), amount.unit.name()).into(),
        value => value.text().into(),
    };
    match stated {
        Stated::Given(value) => Stated::Given(text(value)),
        Stated::Absent => Stated::Absent,
        Stated::NotApplicable => Stated::NotApplicable,
        Stated::Withheld(ground) => Stated::Withheld(ground.clone()),
    }
}
