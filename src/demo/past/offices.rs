//! What happens to an office: its budget adds up wrongly in print, or a reorganisation gives it another name, another id,
//! an end or a beginning.

use rust_decimal::Decimal;

use super::slips::known_error;
use crate::demo::city::City;
use crate::demo::rng::{Rng, Topic};
use crate::model::amount::Amount;
use crate::model::budget::{Budget, BudgetLine, Lines};
use crate::model::declaration::{Content, Declaration};
use crate::model::stated::Stated;

/// Something that happens to an office in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::demo) struct Reform {
    pub(super) what: What,
    pub(super) year: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// It has another name from then on.
    Renamed,
    /// It has another name and id from then on, and its projects go with it.
    Continued,
    /// It ends with the year; its projects become parts of another office's.
    Merged,
    /// It begins with the year; its projects were parts of another office's.
    Split,
    ExpenditurePartsDiffer,
    IncomePartsDiffer,
    IncomeDiffersFromExpenditure,
    LevelsDiffer,
    KeyTasksExceed,
}

/// The offices of a city by turns. The first is the one that others merge into and split from.
const ALL: [What; 9] = [
    What::ExpenditurePartsDiffer,
    What::Renamed,
    What::Continued,
    What::IncomePartsDiffer,
    What::Merged,
    What::IncomeDiffersFromExpenditure,
    What::Split,
    What::LevelsDiffer,
    What::KeyTasksExceed,
];

/// Of so many offices that follow each other, something happens to the first ones.
const EVERY: usize = 16;

/// The position of the office that others merge into and split from.
pub(in crate::demo) const HOST: u32 = 0;

impl City {
    /// What happens to an office.
    pub(in crate::demo) fn reform(&self, office: u32) -> Option<Reform> {
        let what = self.planned(office)?;
        if what == What::KeyTasksExceed && self.projects_of(office).is_empty() {
            return None;
        }
        let mut rng = Rng::of(self.seed, Topic::Past, [office, u32::MAX, 0]);
        let year = rng.between(i64::from(self.first) + 1, i64::from(self.last) - 1);
        // A year has 16 bits, and so has one between two.
        Some(Reform { what, year: year as u16 })
    }

    /// Whether an office begins, ends or changes its id, so that nothing else happens to its projects.
    pub(in crate::demo) fn is_reorganised(&self, office: u32) -> bool {
        matches!(self.planned(office), Some(What::Continued | What::Merged | What::Split))
    }

    /// What is planned for an office, whatever projects it has.
    fn planned(&self, office: u32) -> Option<What> {
        // With one or two years there is no time for it.
        if !self.eventful || self.last - self.first < 2 {
            return None;
        }
        let what = *ALL.get(office as usize % EVERY)?;
        let needs_host = matches!(what, What::Merged | What::Split);
        (self.has_host || !needs_host).then_some(what)
    }
}

impl Reform {
    /// The first and last year of the office, of a city that tells of these.
    pub(in crate::demo) fn run(self, (first, last): (u16, u16)) -> (u16, u16) {
        match self.what {
            What::Merged => (first, self.year),
            What::Split => (self.year, last),
            _ => (first, last),
        }
    }

    /// Whether the office has another id in a year than it had at first.
    pub(in crate::demo) fn has_other_id(self, year: u16) -> bool {
        self.what == What::Continued && year >= self.year
    }

    /// Whether the office has another name in a year than it had at first.
    pub(in crate::demo) fn has_other_name(self, year: u16) -> bool {
        matches!(self.what, What::Continued | What::Renamed) && year >= self.year
    }

    /// The last year of a name that the office has under the same id no longer.
    pub(in crate::demo) fn renamed(self) -> Option<u16> {
        (self.what == What::Renamed).then(|| self.year - 1)
    }

    /// The key under which the office says where it came from or went to, and whether that is the host.
    pub(in crate::demo) fn link(self) -> Option<&'static str> {
        match self.what {
            What::Continued => Some("continues"),
            What::Merged => Some("merged_into"),
            What::Split => Some("split_from"),
            _ => None,
        }
    }

    /// The rule that the budget of the year breaks.
    pub(super) fn rule(self) -> Option<&'static str> {
        match self.what {
            What::ExpenditurePartsDiffer => Some("expenditure-parts-differ-from-total"),
            What::IncomePartsDiffer => Some("income-parts-differ-from-total"),
            What::IncomeDiffersFromExpenditure => Some("income-differs-from-expenditure"),
            What::LevelsDiffer => Some("levels-differ-from-total"),
            What::KeyTasksExceed => Some("key-tasks-exceed-project-expenditure"),
            What::Renamed | What::Continued | What::Merged | What::Split => None,
        }
    }

    /// Bends the office's declaration of a year, whose key tasks cost `key_tasks` together, in 0.01 万元.
    pub(in crate::demo) fn bend(self, declaration: &mut Declaration, key_tasks: i64) {
        let (Some(rule), Content::DepartmentTargets(form)) = (self.rule(), &mut declaration.content) else {
            return;
        };
        if declaration.key.year.number() != self.year {
            return;
        }
        if let Some(known) = self.in_budget(&mut form.budget, key_tasks) {
            declaration.known_errors.push(known_error(rule, known));
        }
    }

    /// Field, published and computed value.
    fn in_budget(self, budget: &mut Budget, key_tasks: i64) -> Option<(String, String, String)> {
        let (basic, projects) = (*budget.expenditure.basic.given()?, *budget.expenditure.projects.given()?);
        let whole = plus(basic, projects.value);
        let fiscal = *budget.income.lines.amount(BudgetLine::Fiscal).given()?;
        let other = *budget.income.lines.amount(BudgetLine::Other).given()?;
        let one = Decimal::ONE;
        let said = |field: &str, published: Amount, computed: Amount| {
            Some((field.to_owned(), published.grouped().into(), computed.grouped().into()))
        };
        match self.what {
            What::ExpenditurePartsDiffer => {
                budget.expenditure.total = Stated::Given(whole);
                budget.expenditure.basic = Stated::Given(plus(basic, -one));
                said("budget.expenditure.total", whole, plus(whole, -one))
            }
            What::IncomePartsDiffer => {
                budget.income.total = Stated::Given(whole);
                budget.income.lines = sources(plus(fiscal, -one), other);
                said("budget.income.total", whole, plus(whole, -one))
            }
            What::IncomeDiffersFromExpenditure => {
                budget.income.total = Stated::Given(plus(whole, one));
                budget.income.lines = sources(plus(fiscal, one), other);
                said("budget.expenditure", whole, plus(whole, one))
            }
            What::LevelsDiffer => {
                let own = *budget.levels.own.given()?;
                budget.levels.own = Stated::Given(plus(own, one));
                said("budget.levels", plus(whole, one), whole)
            }
            What::KeyTasksExceed => {
                let tasks = Amount { value: Decimal::new(key_tasks, 2), ..projects };
                let too_few = plus(tasks, -one);
                budget.expenditure.projects = Stated::Given(too_few);
                budget.expenditure.basic = Stated::Given(plus(whole, -too_few.value));
                said("budget.expenditure.projects", too_few, tasks)
            }
            What::Renamed | What::Continued | What::Merged | What::Split => None,
        }
    }
}

fn plus(amount: Amount, more: Decimal) -> Amount {
    Amount { value: amount.value.checked_add(more).unwrap_or(amount.value), ..amount }
}

fn sources(fiscal: Amount, other: Amount) -> Lines<Stated<Amount>> {
    Lines::new([(BudgetLine::Fiscal, Stated::Given(fiscal)), (BudgetLine::Other, Stated::Given(other))])
}
