//! Coverage: how much of a department's year was published, by number and by money.

use super::DepartmentYear;
use crate::model::amount::Amount;
use crate::model::stated::Stated;

/// What one department published of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Whether there is 部门整体支出绩效目标申报表.
    pub has_targets: bool,
    /// Whether there is 部门整体支出绩效自评表.
    pub has_self_evaluation: bool,
    /// 项目支出 as the department's own form states it.
    pub project_expenditure: Stated<Amount>,
    /// The funding of the projects that published targets, as far as they state it.
    pub disclosed: Option<Amount>,
    /// How many projects published anything.
    pub projects: usize,
    /// How many published targets.
    pub with_targets: usize,
    /// How many published targets and state no funding, so that the sum lacks them.
    pub without_funding: usize,
    /// How many published a self-evaluation.
    pub with_self_evaluation: usize,
}

impl Coverage {
    /// What `department` published.
    #[must_use]
    pub fn of(department: &DepartmentYear<'_>) -> Coverage {
        let whole = department.whole();
        let form = whole.and_then(|whole| whole.department_targets());
        let declared: Vec<_> =
            department.projects().filter(|subject| subject.project_targets().is_some()).collect();
        let funded: Vec<Amount> =
            declared.iter().filter_map(|subject| subject.funding().given().copied()).collect();
        let disclosed = funded.first().and_then(|first| Amount::sum(funded.iter().copied(), first.unit));
        Coverage {
            has_targets: form.is_some(),
            has_self_evaluation: whole.is_some_and(|whole| whole.self_evaluation().is_some()),
            project_expenditure: form
                .map_or(Stated::Absent, |(_, form)| form.budget.expenditure.projects.clone()),
            disclosed,
            projects: department.projects().count(),
            with_targets: declared.len(),
            without_funding: declared.len() - funded.len(),
            with_self_evaluation: department
                .projects()
                .filter(|subject| subject.self_evaluation().is_some())
                .count(),
        }
    }

    /// What the department spends on projects whose targets are not published; at most that, where projects that published
    /// targets state no funding. `None` where it is not known, or more is published than the form states.
    #[must_use]
    pub fn undisclosed(&self) -> Option<Amount> {
        let whole = *self.project_expenditure.given()?;
        let rest = match self.disclosed {
            Some(part) => whole.minus(part),
            None => (self.with_targets == 0).then_some(whole),
        };
        rest.filter(|rest| !rest.value.is_zero() && rest.value.is_sign_positive())
    }
}
