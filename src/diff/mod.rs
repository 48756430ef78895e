//! Two sets of declarations → what changes for a reader from one to the other: which declarations come and go, and of
//! those in both every fact that says something else. It compares what is said, never how it is typed or in which order
//! it stands; it knows no files, and no words to tell it in.

mod order;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use self::order::merged;
use crate::facts::{self, Fact, Value};
use crate::finding::FieldPath;
use crate::index::Site;
use crate::model::amount::{Amount, percent};
use crate::model::declaration::Declaration;
use crate::model::identity::{Form, Id};
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

/// What makes two declarations one, before and after.
#[derive(Clone, Copy, Debug)]
pub enum Joined<'s> {
    /// The whole key: two states of one site.
    ByKey,
    /// Subject and form, of whichever year, the latest edition speaking: two years of this site. A project goes by its
    /// first identity, whichever department has it now.
    BySubjectAndForm(&'s Site),
}

/// What differs between two sets of declarations. Each list is in the order of departments, projects and forms.
#[derive(Clone, Debug, Default)]
pub struct Differences<'d> {
    /// Declarations of which some fact differs.
    pub changed: Vec<Changed<'d>>,
    /// Declarations that only the later set has.
    pub added: Vec<&'d Declaration>,
    /// Declarations that only the earlier set has.
    pub removed: Vec<&'d Declaration>,
    /// How many declarations say the same in both.
    pub unchanged: usize,
}

/// A declaration in both sets, and what differs.
#[derive(Clone, Debug)]
pub struct Changed<'d> {
    /// As it was.
    pub before: &'d Declaration,
    /// As it is.
    pub after: &'d Declaration,
    /// The facts that differ, in the order of the form; at least one.
    pub changes: Vec<Change<'d>>,
}

/// A fact that differs.
#[derive(Clone, Debug)]
pub struct Change<'d> {
    /// Its place: in the later declaration, or where only the earlier has it, in that one.
    pub path: FieldPath,
    /// The place in the words of the form, from the outside in.
    pub label: Vec<&'d str>,
    /// What was stated.
    pub before: Stated<Value<'d>>,
    /// What is stated.
    pub after: Stated<Value<'d>>,
}

/// In which way something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It was not there.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
}

/// By how much money differs from other money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What was stated: the whole of the percentage.
    pub before: Amount,
    /// What came on top of it, or below zero what went; in the later unit.
    pub amount: Amount,
    /// The same in percent of what was stated, with one decimal; `None` where that was not more than zero.
    pub percent: Option<Decimal>,
}

impl<'d> Differences<'d> {
    /// What changes from the declarations `before` to those `after`, each in the order of its keys.
    #[must_use]
    pub fn between(
        before: impl IntoIterator<Item = &'d Declaration>,
        after: impl IntoIterator<Item = &'d Declaration>,
        joined: Joined<'_>,
    ) -> Differences<'d> {
        let collect = |set: &mut BTreeMap<_, _>, declaration: &'d Declaration| {
            // Of one subject and form the last stays: the latest edition.
            _ = set.insert(join(declaration, joined), declaration);
        };
        let (mut earlier, mut later) = (BTreeMap::new(), BTreeMap::new());
        before.into_iter().for_each(|declaration| collect(&mut earlier, declaration));
        after.into_iter().for_each(|declaration| collect(&mut later, declaration));
        let without = |set: &BTreeMap<Join, &'d Declaration>, other: &BTreeMap<Join, _>| {
            set.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, own)| *own).collect()
        };
        let (removed, added) = (without(&earlier, &later), without(&later, &earlier));
        let both: Vec<_> =
            earlier.iter().filter_map(|(key, before)| Some((*before, *later.get(key)?))).collect();
        let changed: Vec<_> =
            both.par_iter().filter_map(|(before, after)| Changed::between(before, after)).collect();
        let unchanged = both.len() - changed.len();
        Differences { changed, added, removed, unchanged }
    }

    /// Whether both sets say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }

    /// How many facts differ in the declarations that are in both.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.changed.iter().map(|changed| changed.changes.len()).sum()
    }
}

type Join = (Id, Option<Id>, Form, Option<(FiscalYear, u32)>);

fn join(declaration: &Declaration, joined: Joined<'_>) -> Join {
    let key = &declaration.key;
    match (joined, key.project_id()) {
        (Joined::ByKey, _) => {
            (key.department.clone(), key.project.clone(), key.form, Some((key.year, key.edition)))
        }
        (Joined::BySubjectAndForm(site), Some(project)) => {
            let first = site.first_identity(&project);
            (first.department.clone(), Some(first.project.clone()), key.form, None)
        }
        (Joined::BySubjectAndForm(_), None) => (key.department.clone(), None, key.form, None),
    }
}

impl<'d> Changed<'d> {
    fn between(before: &'d Declaration, after: &'d Declaration) -> Option<Changed<'d>> {
        let changes = changes(facts::list(before), facts::list(after));
        (!changes.is_empty()).then_some(Changed { before, after, changes })
    }
}

fn changes<'d>(before: Vec<Fact<'d>>, after: Vec<Fact<'d>>) -> Vec<Change<'d>> {
    let pairs = merged(before, after, |fact| fact.identity.clone());
    pairs.into_iter().filter_map(|(before, after)| change(before, after)).collect()
}

fn change<'d>(before: Option<Fact<'d>>, after: Option<Fact<'d>>) -> Option<Change<'d>> {
    let value = |fact: Option<&Fact<'d>>| fact.map_or(Stated::Absent, |fact| fact.value.clone());
    let (was, is) = (value(before.as_ref()), value(after.as_ref()));
    let Fact { path, label, .. } = after.or(before)?;
    // The year is what was asked about; a correction tells of another fact; of a heading that comes or goes, what stands
    // below it tells.
    let is_told = path != FieldPath::keys("year")
        && !path.begins("corrections")
        && !matches!(
            (&was, &is),
            (Stated::Absent, Stated::Given(Value::Heading(_)))
                | (Stated::Given(Value::Heading(_)), Stated::Absent)
        );
    (was != is && is_told).then_some(Change { path, label, before: was, after: is })
}

impl Change<'_> {
    /// In which way the fact differs.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match (&self.before, &self.after) {
            (Stated::Absent, _) => Kind::Added,
            (_, Stated::Absent) => Kind::Removed,
            _ => Kind::Changed,
        }
    }

    /// By how much, where both sides state money.
    #[must_use]
    pub fn difference(&self) -> Option<Difference> {
        let (Stated::Given(Value::Amount(before)), Stated::Given(Value::Amount(after))) =
            (&self.before, &self.after)
        else {
            return None;
        };
        let amount = after.minus(*before)?;
        let before_in_unit = before.in_unit(amount.unit).value;
        let percent =
            if before.value > Decimal::ZERO { percent(amount.value, before_in_unit, 1) } else { None };
        Some(Difference { before: *before, amount, percent })
    }
}

impl Kind {
    /// The word for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Added => "added",
            Kind::Removed => "removed",
            Kind::Changed => "changed",
        }
    }
}
