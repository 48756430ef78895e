//! What was told to readers, release by release: what was new, what was corrected and why, what was withdrawn.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::date::Date;
use super::identity::DeclarationKey;
use super::publication::Withdrawal;
use super::stated::Stated;

/// The releases of a site, and what they promised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The releases, the earliest first.
    pub releases: Vec<ReleaseNote>,
    /// The addresses that were ever released, sorted: each must go on to answer.
    pub promised: Vec<Box<str>>,
}

/// What one release told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseNote {
    /// `0001` and so on.
    pub id: Box<str>,
    /// The day.
    pub date: Date,
    /// What was not there before, by key.
    pub added: Vec<DeclarationKey>,
    /// What says something else, by key.
    pub changed: Vec<ChangedNote>,
    /// What was withdrawn, and why, by key.
    pub withdrawn: Vec<(DeclarationKey, Withdrawal)>,
}

/// A declaration that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedNote {
    /// Which.
    pub key: DeclarationKey,
    /// The project's name as it is now; none where the department as a whole declares.
    pub name: Option<Box<str>>,
    /// What changed, in the order of the form.
    pub changes: Vec<ChangeNote>,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNote {
    /// The field, as a `FieldPath`.
    pub field: Box<str>,
    /// The place in the words of the form, from the outside in.
    pub label: Vec<Box<str>>,
    /// What was published, as pages write it.
    pub before: Stated<Box<str>>,
    /// What stands there now.
    pub after: Stated<Box<str>>,
    /// By how much money it differs, and by how many percent of what was published.
    pub difference: Option<(Amount, Option<Decimal>)>,
    /// Why, as the correction says.
    pub why: Option<Box<str>>,
}
