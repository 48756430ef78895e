//! Moved goalposts: which forms of a subject are set beside each other, and what moved from the one to the other. Between
//! editions an office says why; between a declaration and its self-evaluation, and between years, it is told here.

use crate::index::{Site, SubjectYear};
use crate::judge::{Matched, matched};
use crate::model::declaration::{Adjustment, Content, Declaration};
use crate::model::year::FiscalYear;

/// The rule that tells the clerk what readers will see. A site may hide moved goalposts from readers, and not from itself.
pub const RULE: &str = "targets-changed";

/// Why two forms are set beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Between {
    /// An earlier year's form and this year's.
    Years,
    /// One edition of the targets and the next.
    Editions,
    /// The targets as declared, and as the self-evaluation states them again.
    Restated,
}

/// Two forms of one subject, and their indicators side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'s> {
    /// Why they are compared.
    pub between: Between,
    /// The earlier form.
    pub before: &'s Declaration,
    /// The later one.
    pub after: &'s Declaration,
    /// Every indicator of either.
    pub matched: Vec<Matched<'s>>,
}

impl<'s> Comparison<'s> {
    fn new(between: Between, before: &'s Declaration, after: &'s Declaration) -> Comparison<'s> {
        let matched = matched((before.indicators(), before.key.year), (after.indicators(), after.key.year));
        Comparison { between, before, after, matched }
    }

    /// The indicators that moved.
    pub fn moved(&self) -> impl Iterator<Item = &Matched<'s>> {
        self.matched.iter().filter(|matched| !matched.moves.is_empty())
    }

    /// What the office says of it: only an adjusted edition gives a reason.
    #[must_use]
    pub fn adjustment(&self) -> Option<&'s Adjustment> {
        self.after.adjustment.as_deref().filter(|_| self.between == Between::Editions)
    }
}

/// Every subject of a year with its comparisons: department by department, each as a whole before its projects.
#[must_use]
pub fn of_year(site: &Site, year: FiscalYear) -> Vec<(SubjectYear<'_>, Vec<Comparison<'_>>)> {
    let subjects = site.departments_of(year).flat_map(|department| {
        let whole = department.whole();
        whole.into_iter().chain(department.projects())
    });
    subjects.map(|subject| (subject, comparisons(site, subject))).collect()
}

/// The comparisons that end in this subject's year: with the year before that declared indicators, between the editions of
/// its targets, and of its targets with its self-evaluation.
#[must_use]
pub fn comparisons<'s>(site: &'s Site, subject: SubjectYear<'s>) -> Vec<Comparison<'s>> {
    let has_indicators = |declaration: &&Declaration| declaration.indicators().next().is_some();
    let leading = subject.promises();
    let mut found = Vec::new();
    if let Some(leading) = leading
        && let Some(before) = site.earlier_years(subject).find_map(SubjectYear::promises)
    {
        found.push(Comparison::new(Between::Years, before, leading));
    }
    let is_targets = |declaration: &&Declaration| {
        matches!(declaration.content, Content::ProjectTargets(_) | Content::DepartmentTargets(_))
    };
    let editions: Vec<&Declaration> =
        subject.declarations.iter().filter(is_targets).filter(has_indicators).collect();
    found.extend(editions.windows(2).map(|pair| Comparison::new(Between::Editions, pair[0], pair[1])));
    let reported = subject.self_evaluation().map(|(declaration, _)| declaration).filter(has_indicators);
    if let (Some(targets), Some(reported)) = (editions.last(), reported) {
        found.push(Comparison::new(Between::Restated, targets, reported));
    }
    found
}
