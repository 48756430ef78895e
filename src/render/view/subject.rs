//! Pages of a department, a project or an indicator, in a year and across years, and of the declarations behind them.

use serde::Serialize;

use super::{Chart, Fact, Html, KnownError, Link, Note, Prose, Table};

/// A department in a year.
#[derive(Debug, Serialize)]
pub struct DepartmentYear<'s> {
    /// Income and expenditure as a picture.
    pub balance: Option<Chart>,
    /// Key tasks as a picture.
    pub tasks_chart: Option<Chart>,
    /// Key tasks.
    pub tasks: Option<Table<'s>>,
    /// The projects as a picture, where the form names no key tasks.
    pub projects_chart: Option<Chart>,
    /// Other projects than key tasks, or all where the form names none.
    pub projects: Option<Table<'s>>,
    /// Indicators by kind, as a picture.
    pub indicators_chart: Option<Chart>,
    /// Indicators as the form has them.
    pub indicators: Option<Table<'s>>,
    /// Indicators for the whole period, where the form lists them apart.
    pub period_indicators: Option<Table<'s>>,
    /// Targets that were moved, where the site shows them and there are any.
    pub goalposts: Option<Table<'s>>,
    /// Overall goal.
    pub goal: Option<Prose<'s>>,
    /// Duties, the goal for several years, and what was achieved.
    pub texts: Vec<Prose<'s>>,
    /// Other tasks.
    pub other_tasks: Vec<Prose<'s>>,
    /// The head of the form.
    pub facts: Vec<Fact<'s>>,
    /// The budget in the form's order.
    pub budget: Option<Table<'s>>,
    /// What the self-evaluation reports.
    pub reported: Option<Reported<'s>>,
    /// The evaluation report.
    pub evaluation: Option<Evaluation<'s>>,
    /// The declarations that the page rests on, where there are several or one was adjusted.
    pub materials: Option<Table<'s>>,
    /// Errors of the published form.
    pub known_errors: Vec<KnownError<'s>>,
}

/// A project in a year.
#[derive(Debug, Serialize)]
pub struct ProjectYear<'s> {
    /// What it is for, in the office's first sentence; the whole text follows under `texts`.
    pub purpose: Option<String>,
    /// Funding by source.
    pub funding: Option<Table<'s>>,
    /// Funding for the whole period.
    pub period_funding: Option<Table<'s>>,
    /// Content, basis, goals, what was achieved: in the form's order.
    pub texts: Vec<Prose<'s>>,
    /// Targets.
    pub indicators: Option<Table<'s>>,
    /// Targets for the whole period, where the form lists them apart.
    pub period_indicators: Option<Table<'s>>,
    /// Targets that were moved, where the site shows them and there are any.
    pub goalposts: Option<Table<'s>>,
    /// What is said where the project declares no indicators of its own, with the way to the department's.
    pub no_indicators: Option<Note<'s>>,
    /// What the self-evaluation reports.
    pub reported: Option<Reported<'s>>,
    /// What is said where the project published a self-evaluation and no targets for the year.
    pub no_targets: Option<&'s str>,
    /// The evaluation report.
    pub evaluation: Option<Evaluation<'s>>,
    /// The declarations that the page rests on, where there are several or one was adjusted.
    pub materials: Option<Table<'s>>,
    /// The head of the form.
    pub facts: Vec<Fact<'s>>,
    /// Errors of the published form.
    pub known_errors: Vec<KnownError<'s>>,
}

/// What a self-evaluation reports.
#[derive(Debug, Serialize)]
pub struct Reported<'s> {
    /// Budget, adjusted and executed as a picture.
    pub chart: Option<Chart>,
    /// The funding grid.
    pub execution: Option<Table<'s>>,
    /// Total score, grade, and who stands behind them.
    pub facts: Vec<Fact<'s>>,
    /// Targets beside results as a picture, as far as they are figures of one unit.
    pub results_chart: Option<Chart>,
    /// Targets and results.
    pub results: Option<Table<'s>>,
    /// Problems and what is done about them.
    pub texts: Vec<Prose<'s>>,
}

/// An evaluation report.
#[derive(Debug, Serialize)]
pub struct Evaluation<'s> {
    /// Who evaluated, when, and what it comes to.
    pub facts: Vec<Fact<'s>>,
    /// The funding grid, where the report has one.
    pub execution: Option<Table<'s>>,
    /// Indicators and their results, where the report has them in its head.
    pub results: Option<Table<'s>>,
    /// The report, section by section.
    pub report: Vec<Prose<'s>>,
}

/// A subject across years.
#[derive(Debug, Serialize)]
pub struct Across<'s> {
    /// Money across years.
    pub chart: Option<Chart>,
    /// The years.
    pub years: Table<'s>,
    /// What became of a project's indicators year by year, as a picture.
    pub states: Option<Chart>,
    /// Indicators year by year, or a department's projects.
    pub detail: Option<Table<'s>>,
    /// The heading of `detail`.
    pub detail_heading: Option<&'s str>,
    /// Targets that were moved, where the site shows them and there are any.
    pub goalposts: Option<Table<'s>>,
    /// Where it came from and where it went.
    pub lineage: Vec<Fact<'s>>,
    /// Names over time, where there were several.
    pub names: Vec<Fact<'s>>,
}

/// Tables and charts alone.
#[derive(Debug, Serialize)]
pub struct Tables<'s> {
    /// A picture of the first table.
    pub chart: Option<Chart>,
    /// The tables.
    pub tables: Vec<Table<'s>>,
}

/// The facts of a declaration.
#[derive(Debug, Serialize)]
pub struct Source<'s> {
    /// The page that is made from it.
    pub subject: Link<'s>,
    /// Highlighted YAML, safe.
    pub facts: Html,
    /// SHA-256 of the facts' bytes.
    pub hash: String,
    /// The file to download.
    pub download: String,
    /// Its path in the folder of declarations.
    pub path: String,
    /// Errors of the published form.
    pub known_errors: Vec<KnownError<'s>>,
}
