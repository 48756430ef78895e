//! Who is who, for decades: ids of regions, departments and projects, and what names a declaration.

use std::fmt;
use std::sync::Arc;

use super::year::FiscalYear;

/// A region, department or project id: lower-case ASCII letters, digits and hyphens, so that no file system folds two
/// into one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

/// Ids that addresses need for themselves, and those that Windows cannot hold as a file's name.
const RESERVED: [&str; 25] = [
    "index",
    "department",
    "data",
    "con",
    "prn",
    "aux",
    "nul",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
];

/// The longest id of a region or department.
pub const DEPARTMENT_ID_LENGTH: usize = 40;
/// The longest id of a project.
pub const PROJECT_ID_LENGTH: usize = 60;

impl Id {
    /// Reads an id of at most `longest` characters; `None` where it breaks a rule of ids.
    #[must_use]
    pub fn parse(text: &str, longest: usize) -> Option<Id> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let fits = !text.is_empty()
            && text.len() <= longest
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        (fits && !RESERVED.contains(&text)).then(|| Id(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// A project: the department that first declared it, and its id within that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectId {
    /// The department.
    pub department: Id,
    /// The project within it.
    pub project: Id,
}

impl fmt::Display for ProjectId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.department, self.project)
    }
}

/// A form that an office fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 部门整体支出绩效目标申报表.
    DepartmentTargets,
    /// 项目支出绩效目标申报表.
    ProjectTargets,
    /// 项目支出绩效自评表.
    ProjectSelfEvaluation,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 3] = [Form::DepartmentTargets, Form::ProjectTargets, Form::ProjectSelfEvaluation];

    /// The English name in files: `project-targets`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::DepartmentTargets => "department-targets",
            Form::ProjectTargets => "project-targets",
            Form::ProjectSelfEvaluation => "project-self-evaluation",
        }
    }

    /// The titles that offices print over the form, the usual one first.
    #[must_use]
    pub fn titles(self) -> &'static [&'static str] {
        match self {
            Form::DepartmentTargets => &[
                "部门整体支出绩效目标申报表",
                "部门整体绩效目标申报表",
                "部门整体预算绩效目标申报表",
                "部门整体支出绩效目标表",
            ],
            Form::ProjectTargets => {
                &["项目支出绩效目标申报表", "项目支出绩效目标表", "项目绩效目标申报表", "项目绩效目标表"]
            }
            Form::ProjectSelfEvaluation => {
                &["项目支出绩效自评表", "项目绩效自评表", "项目支出绩效目标自评表"]
            }
        }
    }

    /// What stands between the subject and `.yaml` in the file's name: `targets`, `self-evaluation`.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Form::DepartmentTargets | Form::ProjectTargets => "targets",
            Form::ProjectSelfEvaluation => "self-evaluation",
        }
    }

    /// Whether a project fills it in, not a department as a whole.
    #[must_use]
    pub fn is_of_project(self) -> bool {
        !matches!(self, Form::DepartmentTargets)
    }

    /// Reads the English name or a title.
    #[must_use]
    pub fn parse(text: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == text || form.titles().contains(&text))
    }
}

/// What names a declaration: (subject, budget year, form, edition). It is also the file's path, and the address of the
/// page that shows the declaration's source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeclarationKey {
    /// The budget year.
    pub year: FiscalYear,
    /// The department that declares.
    pub department: Id,
    /// The project; none where the department as a whole declares.
    pub project: Option<Id>,
    /// The form.
    pub form: Form,
    /// 1, or the number of an adjusted edition.
    pub edition: u32,
}

impl DeclarationKey {
    /// The file's name without `.yaml`: `12345-hotline.targets`, `department.targets`, `12345-hotline.targets.2`.
    #[must_use]
    pub fn stem(&self) -> String {
        let subject = self.project.as_ref().map_or("department", Id::as_str);
        let form = self.form.suffix();
        match self.edition {
            1 => format!("{subject}.{form}"),
            edition => format!("{subject}.{form}.{edition}"),
        }
    }

    /// Where the declaration stands, from the site's root.
    #[must_use]
    pub fn path(&self) -> String {
        format!("content/{}/{}/{}.yaml", self.year, self.department, self.stem())
    }

    /// Reads a path from the site's root; `None` where it names no declaration.
    #[must_use]
    pub fn from_path(path: &str) -> Option<DeclarationKey> {
        let mut segments = path.strip_prefix("content/")?.split('/');
        let (year, department, name) = (segments.next()?, segments.next()?, segments.next()?);
        if segments.next().is_some() {
            return None;
        }
        let mut parts = name.strip_suffix(".yaml")?.split('.');
        let (subject, suffix) = (parts.next()?, parts.next()?);
        let edition = match parts.next() {
            None => 1,
            Some(number) => {
                number.parse().ok().filter(|n| *n > 1 && *n < 1000 && !number.starts_with('0'))?
            }
        };
        let project = match subject {
            "department" => None,
            id => Some(Id::parse(id, PROJECT_ID_LENGTH)?),
        };
        let form =
            Form::ALL.into_iter().find(|f| f.suffix() == suffix && f.is_of_project() == project.is_some())?;
        let key = DeclarationKey {
            year: FiscalYear::parse(year)?,
            department: Id::parse(department, DEPARTMENT_ID_LENGTH)?,
            project,
            form,
            edition,
        };
        parts.next().is_none().then_some(key)
    }

    /// The project's identity, where the subject is a project.
    #[must_use]
    pub fn project_id(&self) -> Option<ProjectId> {
        let project = self.project.clone()?;
        Some(ProjectId { department: self.department.clone(), project })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_declaration_and_comes_back() {
        for path in [
            "content/2023/gz-zwsj/department.targets.yaml",
            "content/2023/gz-zwsj/12345-hotline.targets.yaml",
            "content/2022/pt-tyj/settlement.self-evaluation.yaml",
            "content/2022/pt-tyj/settlement.targets.2.yaml",
        ] {
            assert_eq!(DeclarationKey::from_path(path).map(|key| key.path()).as_deref(), Some(path));
        }
        for path in [
            "content/2023/gz-zwsj/index.targets.yaml",
            "content/2023/gz-zwsj/con.targets.yaml",
            "content/2023/gz-zwsj/Hotline.targets.yaml",
            "content/2023/gz-zwsj/a.targets.1.yaml",
            "content/2023/gz-zwsj/a.plan.yaml",
            "content/2023/gz-zwsj/deeper/a.targets.yaml",
            "content/23/gz-zwsj/a.targets.yaml",
        ] {
            assert_eq!(DeclarationKey::from_path(path), None, "{path}");
        }
    }
}
