//! A subject in a year (a project, or a department as a whole) with all that it declared for it.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Site;
use crate::model::amount::Amount;
use crate::model::budget::ExecutionRow;
use crate::model::declaration::{
    Content, Declaration, DepartmentTargets, Evaluation, ProjectHead, ProjectTargets, SelfEvaluation,
};
use crate::model::identity::{Id, ProjectId};
use crate::model::indicator::{Indicator, Level};
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

/// One subject in one year: what a page is about.
#[derive(Clone, Copy, Debug)]
pub struct SubjectYear<'s> {
    /// The budget year.
    pub year: FiscalYear,
    /// The department.
    pub department: &'s Id,
    /// The project, or none where the subject is the department as a whole.
    pub project: Option<&'s Id>,
    /// All its declarations of the year, by form and edition; at least one.
    pub declarations: &'s [Declaration],
    /// Its place among the subjects of the site, for lookups beside them.
    pub at: u32,
}

impl<'s> SubjectYear<'s> {
    pub(super) fn new(at: u32, declarations: &'s [Declaration]) -> SubjectYear<'s> {
        let key = &declarations[0].key;
        SubjectYear {
            year: key.year,
            department: &key.department,
            project: key.project.as_ref(),
            declarations,
            at,
        }
    }

    /// The project's identity.
    #[must_use]
    pub fn project_id(self) -> Option<ProjectId> {
        Some(ProjectId { department: self.department.clone(), project: self.project?.clone() })
    }

    /// The declaration of targets in its latest edition.
    #[must_use]
    pub fn targets(self) -> Option<&'s Declaration> {
        self.declarations
            .iter()
            .rfind(|d| matches!(d.content, Content::ProjectTargets(_) | Content::DepartmentTargets(_)))
    }

    /// The form 项目支出绩效目标申报表, latest edition.
    #[must_use]
    pub fn project_targets(self) -> Option<&'s ProjectTargets> {
        self.declarations.iter().rev().find_map(|declaration| match &declaration.content {
            Content::ProjectTargets(form) => Some(&**form),
            _ => None,
        })
    }

    /// The form 部门整体支出绩效目标申报表, latest edition, with its declaration.
    #[must_use]
    pub fn department_targets(self) -> Option<(&'s Declaration, &'s DepartmentTargets)> {
        self.declarations.iter().rev().find_map(|declaration| match &declaration.content {
            Content::DepartmentTargets(form) => Some((declaration, &**form)),
            _ => None,
        })
    }

    /// The form 绩效自评表, latest edition, with its declaration.
    #[must_use]
    pub fn self_evaluation(self) -> Option<(&'s Declaration, &'s SelfEvaluation)> {
        self.declarations.iter().rev().find_map(|declaration| match &declaration.content {
            Content::SelfEvaluation(form) => Some((declaration, &**form)),
            _ => None,
        })
    }

    /// The report 绩效评价报告, latest edition, with its declaration.
    #[must_use]
    pub fn evaluation(self) -> Option<(&'s Declaration, &'s Evaluation)> {
        self.declarations.iter().rev().find_map(|declaration| match &declaration.content {
            Content::Evaluation(form) => Some((declaration, &**form)),
            _ => None,
        })
    }

    /// The declaration that speaks for the subject where only one can: its targets, or else what there is.
    #[must_use]
    pub fn leading(self) -> &'s Declaration {
        let reported = || self.self_evaluation().map(|(declaration, _)| declaration);
        self.targets().or_else(reported).unwrap_or(&self.declarations[self.declarations.len() - 1])
    }

    /// The head of the project's leading form.
    #[must_use]
    pub fn head(self) -> Option<&'s ProjectHead> {
        self.leading().head()
    }

    /// The project's name as published that year; empty for a department.
    #[must_use]
    pub fn name(self) -> &'s str {
        self.head().map_or("", |head| &head.name)
    }

    /// Its number among the key tasks (年度重点工作任务) of the department; `None` where it is none of them.
    #[must_use]
    pub fn key_task(self) -> Option<Decimal> {
        self.project_targets()?.key_task.given().copied()
    }

    /// The form whose indicators count: the targets, or the self-evaluation where the targets list none. Those of an
    /// evaluation are how the evaluator measured, and nobody's promise.
    #[must_use]
    pub fn promises(self) -> Option<&'s Declaration> {
        let has_indicators = |declaration: &&Declaration| declaration.indicators().next().is_some();
        let reported = || self.self_evaluation().map(|(declaration, _)| declaration);
        self.targets().filter(has_indicators).or_else(|| reported().filter(has_indicators))
    }

    /// The indicators of [`SubjectYear::promises`]: each counted once.
    pub fn indicators(self) -> impl Iterator<Item = (Level, &'s Indicator)> {
        self.promises().into_iter().flat_map(Declaration::indicators)
    }

    /// The project's funding for the year: of the targets, or else the budget of the self-evaluation, adjusted
    /// before initial.
    #[must_use]
    pub fn funding(self) -> Stated<Amount> {
        let declared = self.project_targets().map(|form| form.funding.total(self.leading().unit));
        match (declared, self.execution()) {
            (Some(Stated::Absent) | None, Some(row)) if row.adjusted_budget.is_absent() => {
                row.initial_budget.clone()
            }
            (Some(Stated::Absent) | None, Some(row)) => row.adjusted_budget.clone(),
            (declared, _) => declared.unwrap_or_default(),
        }
    }

    /// The row 年度资金总额 of the self-evaluation's funding grid, or else of the evaluation's.
    #[must_use]
    pub fn execution(self) -> Option<&'s ExecutionRow> {
        let reported = self.self_evaluation().map(|(_, form)| &form.execution.total);
        reported.or_else(|| self.evaluation().map(|(_, form)| &form.execution.total))
    }
}

/// One department in one year: its own form and its projects.
#[derive(Clone, Debug)]
pub struct DepartmentYear<'s> {
    /// The budget year.
    pub year: FiscalYear,
    /// The department.
    pub id: &'s Id,
    pub(super) site: &'s Site,
    pub(super) subjects: Range<u32>,
}

impl<'s> DepartmentYear<'s> {
    /// The department's name that year.
    #[must_use]
    pub fn name(&self) -> &'s str {
        self.site.department_name(self.id, self.year)
    }

    /// The department as a subject, if it declared as a whole.
    #[must_use]
    pub fn whole(&self) -> Option<SubjectYear<'s>> {
        let first = self.site.subject_at(self.subjects.start);
        first.project.is_none().then_some(first)
    }

    /// Its projects, by id.
    pub fn projects(&self) -> impl Iterator<Item = SubjectYear<'s>> + use<'s> {
        let site = self.site;
        self.subjects.clone().map(move |at| site.subject_at(at)).filter(|subject| subject.project.is_some())
    }

    /// The key tasks (年度重点工作任务), in the order of the department's form.
    #[must_use]
    pub fn key_tasks(&self) -> Vec<SubjectYear<'s>> {
        let mut tasks: Vec<_> = self.projects().filter(|subject| subject.key_task().is_some()).collect();
        tasks.sort_by_key(|subject| subject.key_task());
        tasks
    }

    /// The department's expenditure as its own form states it.
    #[must_use]
    pub fn expenditure(&self) -> Option<Amount> {
        let (declaration, form) = self.whole()?.department_targets()?;
        form.budget.total_expenditure(declaration.unit)
    }

    /// The same, with the ground on which it is withheld.
    #[must_use]
    pub fn stated_expenditure(&self) -> Stated<Amount> {
        let declared = self.whole().and_then(SubjectYear::department_targets);
        declared
            .map_or(Stated::Absent, |(declaration, form)| form.budget.stated_expenditure(declaration.unit))
    }

    /// The sum of its projects' funding, as far as it is given; see [`DepartmentYear::projects_without_funding`].
    #[must_use]
    pub fn projects_funding(&self) -> Option<Amount> {
        let mut given = self.projects().filter_map(|subject| subject.funding().given().copied()).peekable();
        let unit = given.peek()?.unit;
        Amount::sum(given, unit)
    }

    /// How many of its projects state no funding, or withhold it, and so are missing from the sum.
    #[must_use]
    pub fn projects_without_funding(&self) -> usize {
        self.projects().filter(|subject| subject.funding().given().is_none()).count()
    }

    /// How many indicators it declared, as a whole and by project.
    #[must_use]
    pub fn indicator_count(&self) -> usize {
        let site = self.site;
        self.subjects.clone().map(|at| site.subject_at(at).indicators().count()).sum()
    }
}
