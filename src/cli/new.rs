//! `gongkai new FORM SUBJECT`: a declaration to be filled in, with what is known already.

use std::io::Write;
use std::path::Path;

use clap::Args;

use super::{Exit, Most, Session};
use crate::compose::blank::{self, Known, Subject, Targets};
use crate::error::{Failure, Result};
use crate::finding::Said;
use crate::load::{self, DEPARTMENTS_FILE};
use crate::model::declaration::Declaration;
use crate::model::department::Registry;
use crate::model::identity::{DEPARTMENT_ID_LENGTH, DeclarationKey, Form, Id, PROJECT_ID_LENGTH};
use crate::model::year::FiscalYear;

#[derive(Debug, Args)]
pub(super) struct New {
    /// 表名，英文或中文 · Form, by its English name or its title: project-targets, 项目支出绩效目标申报表
    form: String,
    /// 部门编号，项目的表再加项目编号 · Department, and for forms of projects the project: yx-jtj/bus-subsidy
    subject: String,
    /// 预算年度 · Budget year
    #[arg(long, value_parser = super::year)]
    year: FiscalYear,
    /// 带上上一次的指标名称，指标值重新填 · With the indicators of the last declaration, without their targets
    #[arg(long)]
    from_last_year: bool,
}

impl New {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let key = self.key()?;
        let path = key.path();
        if load::join(&folder, &path).exists() {
            return Err(Failure::wrong_use(Said::new(
                format!("已经有 {path}，没有改动"),
                format!("{path} is there already and was not changed"),
            )));
        }
        let (registry, mut findings) = load::registry(&folder)?;
        let Some(department) = registry.departments.get(&key.department) else {
            if registry.is_complete || findings.is_empty() {
                return Err(Failure::wrong_use(unknown_department(&registry, &key.department)));
            }
            session.report(&folder, &mut findings, &Most::default());
            return Ok(Exit::Findings);
        };
        let earlier = self.earlier(&folder, &key)?;
        if self.from_last_year && earlier.indicators.is_none() {
            session.tell(&Said::new(
                "没有更早的申报表可取指标，指标处是例子",
                "there is no earlier declaration to take indicators from; examples stand there",
            ));
        }
        let language = load::language(&folder).unwrap_or(session.language);
        let text = blank::text(&Subject { key: &key, language, department }, &earlier.known());
        super::write(&load::join(&folder, &path), text.as_bytes())?;
        _ = writeln!(anstream::stdout(), "{path}");
        for taken in earlier.files() {
            session.tell(&Said::new(
                format!("已带上 {taken} 中不变的内容"),
                format!("with what stays of {taken}"),
            ));
        }
        session.tell(&Said::new("填好后运行 gongkai check", "fill it in, then run gongkai check"));
        Ok(Exit::Good)
    }

    /// The declaration that is to be made.
    fn key(&self) -> Result<DeclarationKey> {
        let (department, project) = match self.subject.split_once('/') {
            Some((department, project)) => (department, Some(project)),
            None => (self.subject.as_str(), None),
        };
        // What stands in the file's name will do too: `targets`.
        let by_suffix = |form: &Form| form.suffix() == self.form && form.is_of_project() == project.is_some();
        let expected = if project.is_some() { Form::ProjectTargets } else { Form::DepartmentTargets };
        let form = Form::parse(&self.form, expected)
            .or_else(|| Form::ALL.into_iter().find(by_suffix))
            .ok_or_else(|| Failure::wrong_use(unknown_form(&self.form)))?;
        if form.is_of_project() != project.is_some() {
            return Err(Failure::wrong_use(wrong_subject(form, &self.subject)));
        }
        let id = |text: &str, longest| {
            Id::parse(text, longest).ok_or_else(|| {
                Failure::wrong_use(Said::new(
                    format!("“{text}”不能作编号：用小写字母、数字和连字符，首尾不是连字符，不超过 {longest} 个字符，不用保留词"),
                    format!("“{text}” cannot be an id: use lower-case letters, digits and hyphens (not at either end), at most {longest} characters, no reserved word"),
                ))
            })
        };
        Ok(DeclarationKey {
            year: self.year,
            department: id(department, DEPARTMENT_ID_LENGTH)?,
            project: project.map(|project| id(project, PROJECT_ID_LENGTH)).transpose()?,
            form,
            edition: 1,
        })
    }

    /// What the site has of the same subject: the targets of the year where results are reported, and the newest of the years
    /// before.
    fn earlier(&self, folder: &Path, key: &DeclarationKey) -> Result<Earlier> {
        let mut same = load::declarations(folder)?;
        same.retain(|other| (&other.department, &other.project) == (&key.department, &key.project));
        let promised = same
            .iter()
            .filter(|other| other.year == key.year && key.form.has_results() && !other.form.has_results())
            .max_by_key(|other| other.edition);
        let last = same
            .iter()
            .filter(|other| other.year < key.year)
            .max_by_key(|other| (other.year, other.form == key.form, other.edition));
        let read = |key: Option<&DeclarationKey>| match key {
            Some(key) => Ok(load::declaration_at(folder, key.clone())?.0),
            None => Ok(None),
        };
        let head = read(promised.or(last))?;
        let (indicators, targets) = match promised {
            Some(_) => (head.clone(), Targets::Kept),
            None if self.from_last_year => (read(last)?, Targets::Anew),
            None => (None, Targets::Anew),
        };
        Ok(Earlier { head, indicators, targets })
    }
}

/// Earlier declarations of the same subject.
struct Earlier {
    /// What names and describes it.
    head: Option<Declaration>,
    /// What has its indicators.
    indicators: Option<Declaration>,
    targets: Targets,
}

impl Earlier {
    fn known(&self) -> Known<'_> {
        Known {
            head: self.head.as_ref().and_then(Declaration::head),
            unit: self.head.as_ref().map(|earlier| earlier.unit).unwrap_or_default(),
            indicators: self.indicators.as_ref().map_or(&[], Declaration::indicator_groups),
            targets: self.targets,
        }
    }

    fn files(&self) -> impl Iterator<Item = &str> {
        let head = self.head.as_ref().map(|earlier| &*earlier.file);
        let indicators = self.indicators.as_ref().map(|earlier| &*earlier.file);
        head.into_iter().chain(indicators.filter(|file| Some(*file) != head))
    }
}

fn unknown_form(written: &str) -> Said {
    let lines = |name: fn(Form) -> String| Form::ALL.map(name).join("\n  ");
    let both = lines(|form| format!("{}  {}", form.name(), form.title()));
    Said::new(
        format!("没有“{written}”这种表，可写：\n  {both}"),
        format!("there is no form “{written}”; write one of:\n  {both}"),
    )
}

fn wrong_subject(form: Form, written: &str) -> Said {
    let name = form.name();
    let department = written.split('/').next().unwrap_or_default();
    if form.is_of_project() {
        return Said::new(
            format!("{name} 是项目的表：写“部门编号/项目编号”，如 {department}/bus-subsidy"),
            format!(
                "{name} is a form of projects: write department/project, such as {department}/bus-subsidy"
            ),
        );
    }
    Said::new(
        format!("{name} 是部门的表：只写部门编号，如 {department}"),
        format!("{name} is a form of departments: write the department alone, such as {department}"),
    )
}

/// That a department is not registered: which one may be meant, and what to add.
fn unknown_department(registry: &Registry, id: &Id) -> Said {
    let likeness = |known: &&Id| strsim::normalized_levenshtein(known.as_str(), id.as_str());
    let near = registry.departments.keys().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let (zh, en) = match near.filter(|near| likeness(near) > 0.5) {
        Some(near) => (format!("是否指 {near}？"), format!("Is {near} meant? ")),
        None => (String::new(), String::new()),
    };
    let region = registry.regions.keys().next().map_or("…", Id::as_str);
    Said::new(
        format!(
            "{DEPARTMENTS_FILE} 里没有部门“{id}”。{zh}新的部门先在“部门:”下加一行：\n  {id}: {{名称: …, 地区: {region}}}"
        ),
        format!(
            "{DEPARTMENTS_FILE} has no department “{id}”. {en}A new one is first added under “departments:”, as a line:\n  {id}: {{name: …, region: {region}}}"
        ),
    )
}
