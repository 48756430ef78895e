//! How high those aim who promise one indicator: the targets of the newest year, as far as they can be set side by side, and
//! what came of its promises in all years.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Source;
use super::indicators::{leading, unit_behind};
use crate::index::{IndicatorEntry, Occurrence};
use crate::model::amount::grouped;
use crate::model::identity::{Id, ProjectId};
use crate::model::indicator::Indicator;
use crate::model::target::{Quantity, Single};
use crate::model::year::FiscalYear;
use crate::outcomes::Outcome;
use crate::words::Words;

/// Who promises an indicator, in all years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promising {
    /// Different projects.
    pub projects: usize,
    /// Different departments, by themselves or by a project.
    pub departments: usize,
    /// Different years.
    pub years: usize,
}

impl Promising {
    /// Counts them; a project under several identities is one.
    #[must_use]
    pub fn of(source: Source<'_>, entry: &IndicatorEntry) -> Promising {
        let site = source.site;
        let subjects = || site.indicators().occurrences(entry).iter().map(|one| site.subject_at(one.subject));
        let projects: BTreeSet<ProjectId> = subjects()
            .filter_map(|subject| Some(site.first_identity(&subject.project_id()?).clone()))
            .collect();
        let departments: BTreeSet<&Id> = subjects().map(|subject| subject.department).collect();
        let years: BTreeSet<FiscalYear> = subjects().map(|subject| subject.year).collect();
        Promising { projects: projects.len(), departments: departments.len(), years: years.len() }
    }
}

/// The targets of the newest year that are single numbers of one unit, with one comparator: the most that are.
#[derive(Clone, Debug)]
pub struct Spread<'s> {
    /// The newest year in which the indicator is promised.
    pub year: FiscalYear,
    /// How many promise it in that year.
    pub promises: usize,
    /// Those that can be set side by side, least first.
    pub quantities: Vec<&'s Quantity>,
}

impl<'s> Spread<'s> {
    /// Of the newest year. `None` never comes for an indicator of the site.
    #[must_use]
    pub fn of(source: Source<'s>, entry: &IndicatorEntry) -> Option<Spread<'s>> {
        let site = source.site;
        let occurrences = site.indicators().occurrences(entry);
        let year = site.subject_at(occurrences.last()?.subject).year;
        let newest = || occurrences.iter().rev().take_while(|one| site.subject_at(one.subject).year == year);
        let mut alike: BTreeMap<_, Vec<&'s Quantity>> = BTreeMap::new();
        for (_, indicator) in newest().filter_map(|one| one.indicator(site)) {
            if let Some([Single::Quantity(quantity)]) = leading(indicator).map(|target| target.singles())
                && quantity.upper.is_none()
            {
                let kind = (quantity.unit.as_str(), quantity.comparator.name(), quantity.change.name());
                alike.entry(kind).or_default().push(quantity);
            }
        }
        let most = alike.into_values().rev().max_by_key(Vec::len);
        let mut quantities = most.unwrap_or_default();
        quantities.sort_by_key(|quantity| quantity.value);
        Some(Spread { year, promises: newest().count(), quantities })
    }

    /// The least, the one in the middle and the greatest; between two in the middle, half-way. `None` where fewer than two
    /// stand side by side.
    #[must_use]
    pub fn marks(&self) -> Option<[Decimal; 3]> {
        let value = |at: usize| self.quantities.get(at).map(|quantity| quantity.value);
        let count = self.quantities.len();
        let (lower, upper) = (value(count.checked_sub(1)? / 2)?, value(count / 2)?);
        let half_way = upper.checked_sub(lower)?.checked_div(Decimal::TWO)?;
        let middle = lower.checked_add(half_way)?.normalize();
        (count > 1).then_some([value(0)?, middle, value(count - 1)?])
    }

    /// The unit; empty where none is stated.
    #[must_use]
    pub fn unit(&self) -> &'s str {
        self.quantities.first().map_or("", |quantity| quantity.unit.as_str())
    }

    /// A number with the unit: `30,000 次/秒`.
    #[must_use]
    pub fn number(&self, value: Decimal) -> String {
        format!("{}{}", grouped(value, 0), unit_behind(self.unit()))
    }

    /// What all of them demand, the number left open: `不少于 … 次/秒`.
    #[must_use]
    pub fn demand(&self, words: &Words) -> String {
        let Some(quantity) = self.quantities.first() else { return String::new() };
        let word = format!("target_{}", quantity.comparator.name());
        let unit = unit_behind(self.unit());
        let said = words.say(&word, &[("value", "…"), ("upper", ""), ("unit", &unit)]);
        match quantity.change.name() {
            Some(change) => words.say(&format!("target_{change}"), &[("quantity", &said)]),
            None => said,
        }
    }
}

/// What came of an indicator's promises, in the order of its occurrences.
#[must_use]
pub fn outcomes<'s>(source: Source<'s>, entry: &IndicatorEntry) -> Vec<Outcome<'s>> {
    let occurrences = source.site.indicators().occurrences(entry).iter();
    occurrences.filter_map(|one| outcome(source, one)).copied().collect()
}

/// What came of one promise; nothing where no self-evaluation reports it.
#[must_use]
pub fn outcome<'s>(source: Source<'s>, occurrence: &Occurrence) -> Option<&'s Outcome<'s>> {
    let (_, promised) = occurrence.indicator(source.site)?;
    let outcomes = source.outcomes.of_subject(source.site.subject_at(occurrence.subject));
    let is_it = |one: Option<&Indicator>| one.is_some_and(|one| std::ptr::eq(one, promised));
    outcomes.iter().find(|outcome| is_it(outcome.declared) || is_it(Some(outcome.reported)))
}
