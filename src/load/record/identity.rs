//! Fields that say which year, department or project is meant.

use super::{Reader, Record};
use crate::load::at::At;
use crate::load::{rules as rule, unknown};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id, ProjectId};
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

impl Reader<'_> {
    /// A budget year.
    pub(in crate::load) fn year(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<FiscalYear> {
        let before = self.findings.len();
        let Stated::Given((text, span)) = self.stated(record, key, at) else {
            self.missing_unless_said(record, (key, before), at);
            return None;
        };
        let year = FiscalYear::parse(text.trim().trim_end_matches('年'));
        if year.is_none() {
            let said = unknown::year(text, unknown::named_by_path(&self.file.path, key));
            self.find(&rule::YEAR_NOT_READABLE, &at.key(key), span, said);
        }
        year
    }

    /// An id of at most `longest` characters.
    pub(in crate::load) fn id(
        &mut self,
        record: &Record<'_, '_>,
        (key, longest): (&'static str, usize),
        at: &At<'_>,
    ) -> Option<Id> {
        let before = self.findings.len();
        let Stated::Given((text, span)) = self.stated(record, key, at) else {
            self.missing_unless_said(record, (key, before), at);
            return None;
        };
        let id = Id::parse(text.trim(), longest);
        if id.is_none() {
            let right = unknown::named_by_path(&self.file.path, key);
            let said = unknown::id(text, longest, right);
            self.find(&rule::ID_NOT_VALID, &at.key(key), span, said);
        }
        id
    }

    /// Another project, which a project's id alone names within the department of the file.
    pub(in crate::load) fn project(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<ProjectId> {
        let Stated::Given((text, span)) = self.stated(record, key, at) else { return None };
        let own = self.file.path.split('/').nth(2).and_then(|id| Id::parse(id, DEPARTMENT_ID_LENGTH));
        let project = own.and_then(|own| ProjectId::parse(text.trim(), &own));
        if project.is_none() {
            self.find(&rule::ID_NOT_VALID, &at.key(key), span, unknown::project(text));
        }
        project
    }
}
