//! Who is who, for decades: ids of regions, departments and projects, and what names a declaration.

use std::fmt;

use smol_str::SmolStr;

use super::year::FiscalYear;
use crate::portable;

/// A region, department or project id: lower-case ASCII letters, digits and hyphens, so that no file system folds two
/// into one. It stands in its place and not behind a pointer: sites are walked by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(SmolStr);

/// Ids that addresses need for themselves.
const RESERVED: [&str; 3] = ["index", "department", "data"];

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
        let is_free = !RESERVED.contains(&text) && !is_slice(text) && !portable::is_device(text);
        (fits && is_free).then(|| Id(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether an index that goes on over several pages needs the name for one of them: `index-2`.
fn is_slice(text: &str) -> bool {
    text.strip_prefix("index-").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
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

impl ProjectId {
    /// Reads `department/project`; a project alone is one of `department`. `None` where an id breaks a rule of ids.
    #[must_use]
    pub fn parse(text: &str, department: &Id) -> Option<ProjectId> {
        let (department, project) = match text.split_once('/') {
            Some((department, project)) => (Id::parse(department, DEPARTMENT_ID_LENGTH)?, project),
            None => (department.clone(), text),
        };
        Some(ProjectId { department, project: Id::parse(project, PROJECT_ID_LENGTH)? })
    }
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
    /// 部门整体支出绩效自评表.
    DepartmentSelfEvaluation,
    /// 部门整体支出绩效评价报告.
    DepartmentEvaluation,
    /// 项目支出绩效目标申报表.
    ProjectTargets,
    /// 项目支出绩效自评表.
    ProjectSelfEvaluation,
    /// 项目支出绩效评价报告.
    ProjectEvaluation,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 6] = [
        Form::DepartmentTargets,
        Form::DepartmentSelfEvaluation,
        Form::DepartmentEvaluation,
        Form::ProjectTargets,
        Form::ProjectSelfEvaluation,
        Form::ProjectEvaluation,
    ];

    /// The English name in files: `project-targets`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::DepartmentTargets => "department-targets",
            Form::DepartmentSelfEvaluation => "department-self-evaluation",
            Form::DepartmentEvaluation => "department-evaluation",
            Form::ProjectTargets => "project-targets",
            Form::ProjectSelfEvaluation => "project-self-evaluation",
            Form::ProjectEvaluation => "project-evaluation",
        }
    }

    /// The title that offices usually print over the form.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Form::DepartmentTargets => "部门整体支出绩效目标申报表",
            Form::DepartmentSelfEvaluation => "部门整体支出绩效自评表",
            Form::DepartmentEvaluation => "部门整体支出绩效评价报告",
            Form::ProjectTargets => "项目支出绩效目标申报表",
            Form::ProjectSelfEvaluation => "项目支出绩效自评表",
            Form::ProjectEvaluation => "项目支出绩效评价报告",
        }
    }

    /// What stands between the subject and the extension in the file's name: `targets`, `self-evaluation`.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Form::DepartmentTargets | Form::ProjectTargets => "targets",
            Form::DepartmentSelfEvaluation | Form::ProjectSelfEvaluation => "self-evaluation",
            Form::DepartmentEvaluation | Form::ProjectEvaluation => "evaluation",
        }
    }

    /// The extension of its file: reports are Markdown with a YAML head, all others YAML.
    #[must_use]
    pub fn extension(self) -> &'static str {
        if self.is_report() { "md" } else { "yaml" }
    }

    /// Whether it is a narrative with a head, not a table.
    #[must_use]
    pub fn is_report(self) -> bool {
        matches!(self, Form::DepartmentEvaluation | Form::ProjectEvaluation)
    }

    /// Whether it reports results.
    #[must_use]
    pub fn has_results(self) -> bool {
        !matches!(self, Form::DepartmentTargets | Form::ProjectTargets)
    }

    /// Whether a project fills it in, not a department as a whole.
    #[must_use]
    pub fn is_of_project(self) -> bool {
        matches!(self, Form::ProjectTargets | Form::ProjectSelfEvaluation | Form::ProjectEvaluation)
    }

    /// The form that `text` names: by its English name, or by a title in the wording of any office. A title that leaves open
    /// whether a project or a department speaks (绩效自评表) is that of `expected`.
    #[must_use]
    pub fn parse(text: &str, expected: Form) -> Option<Form> {
        Form::named(text).or_else(|| Form::of_title(text, expected.is_of_project()))
    }

    /// The form with this English name.
    #[must_use]
    pub fn named(name: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.name() == name)
    }

    /// Titles differ by office and year (2023年度项目支出绩效自评表, 部门（单位）整体绩效目标表): what they must say is which
    /// stage the form belongs to, and end as a form does.
    fn of_title(title: &str, of_project: bool) -> Option<Form> {
        let bare = without_brackets(title);
        let ending = ["表", "书", "报告", "情况", "批复", "申报"];
        if !ending.iter().any(|ending| bare.ends_with(ending)) {
            return None;
        }
        let says = |words: &[&str]| words.iter().any(|word| bare.contains(word));
        let is_department = says(&["整体"]);
        let is_project = says(&["项目", "专项", "政策", "转移支付"]);
        let of_project = if is_department == is_project { of_project } else { is_project };
        Some(if says(&["自评"]) {
            if of_project { Form::ProjectSelfEvaluation } else { Form::DepartmentSelfEvaluation }
        } else if says(&["绩效目标", "绩效申报"]) {
            if of_project { Form::ProjectTargets } else { Form::DepartmentTargets }
        } else if says(&["评价"]) {
            if of_project { Form::ProjectEvaluation } else { Form::DepartmentEvaluation }
        } else {
            return None;
        })
    }
}

/// A title without white space, and without what stands in brackets at its end: （2023年度）.
fn without_brackets(title: &str) -> String {
    let mut bare: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    while let Some(open) = bare.rfind(['（', '(']).filter(|open| *open > 0 && bare.ends_with(['）', ')'])) {
        bare.truncate(open);
    }
    bare
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
    /// The file's name without its extension: `12345-hotline.targets`, `department.targets`, `12345-hotline.targets.2`.
    #[must_use]
    pub fn stem(&self) -> String {
        let subject = self.project.as_ref().map_or("department", Id::as_str);
        let form = self.form.suffix();
        match self.edition {
            1 => [subject, ".", form].concat(),
            edition => format!("{subject}.{form}.{edition}"),
        }
    }

    /// Where the declaration stands, from the site's root.
    #[must_use]
    pub fn path(&self) -> String {
        let extension = self.form.extension();
        format!("content/{}/{}/{}.{extension}", self.year, self.department, self.stem())
    }

    /// Reads a path from the site's root; `None` where it names no declaration.
    #[must_use]
    pub fn from_path(path: &str) -> Option<DeclarationKey> {
        let mut segments = path.strip_prefix("content/")?.split('/');
        let (year, department, name) = (segments.next()?, segments.next()?, segments.next()?);
        if segments.next().is_some() {
            return None;
        }
        let (stem, extension) = name.rsplit_once('.')?;
        let mut parts = stem.split('.');
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
        let form = Form::ALL.into_iter().find(|form| {
            form.suffix() == suffix
                && form.extension() == extension
                && form.is_of_project() == project.is_some()
        })?;
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
            "content/2022/pt-tyj/settlement.evaluation.md",
            "content/2022/pt-tyj/department.self-evaluation.2.yaml",
        ] {
            assert_eq!(DeclarationKey::from_path(path).map(|key| key.path()).as_deref(), Some(path));
        }
        for path in [
            "content/2023/gz-zwsj/index.targets.yaml",
            "content/2023/gz-zwsj/con.targets.yaml",
            "content/2023/gz-zwsj/Hotline.targets.yaml",
            "content/2023/gz-zwsj/a.targets.1.yaml",
            "content/2023/gz-zwsj/a.plan.yaml",
            "content/2023/gz-zwsj/a.targets.md",
            "content/2023/gz-zwsj/a.evaluation.yaml",
            "content/2023/gz-zwsj/deeper/a.targets.yaml",
            "content/23/gz-zwsj/a.targets.yaml",
        ] {
            assert_eq!(DeclarationKey::from_path(path), None, "{path}");
        }
    }

    #[test]
    fn a_form_is_known_by_the_titles_of_other_offices() {
        for (title, form) in [
            ("部门整体支出绩效目标申报表", Form::DepartmentTargets),
            ("部门（单位）整体绩效目标表", Form::DepartmentTargets),
            ("2023年部门整体支出绩效目标批复表（2023年度）", Form::DepartmentTargets),
            ("财政项目支出绩效自评表", Form::ProjectSelfEvaluation),
            ("项目支出绩效自评价表", Form::ProjectSelfEvaluation),
            ("2022年度项目自评表", Form::ProjectSelfEvaluation),
            ("转移支付区域（项目）绩效自评表", Form::ProjectSelfEvaluation),
            ("专项资金绩效目标申报表 (2024年度)", Form::ProjectTargets),
            ("部门预算项目绩效目标表", Form::ProjectTargets),
            ("部门整体支出绩效自评表", Form::DepartmentSelfEvaluation),
            ("部门整体绩效自评报告", Form::DepartmentSelfEvaluation),
            ("项目支出绩效评价报告", Form::ProjectEvaluation),
        ] {
            let other = if form.is_of_project() { Form::DepartmentTargets } else { Form::ProjectTargets };
            assert_eq!(Form::parse(title, other), Some(form), "{title}");
        }
        assert_eq!(Form::parse("绩效自评表", Form::ProjectTargets), Some(Form::ProjectSelfEvaluation));
        assert_eq!(Form::parse("绩效自评表", Form::DepartmentTargets), Some(Form::DepartmentSelfEvaluation));
        for title in ["项目支出绩效自评标", "项目支出表", "收支总表", "project-target", ""]
        {
            assert_eq!(Form::parse(title, Form::ProjectTargets), None, "{title}");
        }
        for form in Form::ALL {
            assert_eq!(Form::parse(form.title(), Form::ALL[0]), Some(form));
            assert_eq!(Form::parse(form.name(), Form::ALL[0]), Some(form));
        }
    }
}
