//! What a theme may read: finished labels, figures and links, and nothing else. This is the contract with the authors of
//! themes: fields are added, never taken away or given another meaning. Every field is always there; what may be missing
//! is null.

mod parts;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

pub use self::parts::*;

/// A page, ready for a template.
#[derive(Debug, Serialize)]
pub struct View<'s> {
    /// What every page has.
    pub page: Frame<'s>,
    /// What this kind of page has.
    pub body: Body<'s>,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Frame<'s> {
    /// The kind of page: the template's name without `.html`.
    pub kind: &'static str,
    /// Text of the h1.
    pub heading: Cow<'s, str>,
    /// Text of the title element, before the site's title.
    pub title: Cow<'s, str>,
    /// What the page says, in one sentence from the data; also its description.
    pub lead: String,
    /// The way here, from the home page down; the last is this page.
    pub breadcrumb: Vec<Link<'s>>,
    /// The home page.
    pub home: String,
    /// The page in each language of the interface; empty where there is one alone.
    pub languages: Vec<LanguageLink>,
    /// The main sections.
    pub sections: Vec<Link<'s>>,
    /// The style sheets.
    pub styles: Vec<String>,
    /// The theme's other files, by their names in the theme: `page.assets["logo.svg"]`.
    pub assets: BTreeMap<&'s str, String>,
    /// The page's absolute address, where the site has a base address.
    pub canonical: Option<String>,
    /// The figures that a reader comes for, the first the most.
    pub figures: Vec<KeyFigure<'s>>,
    /// The terms that the page uses, with their meaning, in the glossary's order.
    pub terms: Vec<Term<'s>>,
    /// Where to ask for more.
    pub ask: Option<Ask<'s>>,
    /// Pages that say the same of another year or another subject.
    pub related: Vec<Related<'s>>,
    /// What was corrected since it was first public, where anything was.
    pub corrections: Option<Table<'s>>,
    /// What of the same subject and year was withdrawn, where anything was.
    pub withdrawn: Option<Table<'s>>,
    /// Where the figures come from.
    pub provenance: Option<Provenance<'s>>,
    /// The page of the years that were sealed; null where there are none.
    pub archive: Option<String>,
    /// Where the site is searched: the `action` of a form with `q`; null where the page has no link that would hold.
    pub search: Option<String>,
    /// The page that says what was published and corrected; null before the first release.
    pub changes: Option<String>,
    /// The feed that says the same to programs, where there is one.
    pub feed: Option<String>,
}

/// The page in one language of the interface.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// The language's tag, for `lang` and `hreflang`.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Where it stands; null where the reader already is.
    pub href: Option<String>,
    /// The same as an absolute address, where the site has a base address.
    pub absolute: Option<String>,
}

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'s> {
    /// What it says.
    pub text: Cow<'s, str>,
    /// Where it leads; null where the reader already is.
    pub href: Option<String>,
}

/// A figure that a reader comes for.
#[derive(Debug, Serialize)]
pub struct KeyFigure<'s> {
    /// What it is.
    pub label: Cow<'s, str>,
    /// The anchor of its term in `page.terms`.
    pub term: Option<&'static str>,
    /// The figure, or what stands there instead.
    pub value: Cow<'s, str>,
    /// Its unit.
    pub unit: Option<Cow<'s, str>>,
    /// As of a table's cell: `figure`, `negative`, `absent`, `not-applicable`, `withheld`.
    pub state: &'static str,
    /// What sets it in proportion: a share, a rate.
    pub note: Option<String>,
    /// How the figure or the note was worked out, where the site did it.
    pub how: Option<How>,
    /// Where it leads.
    pub href: Option<String>,
}

/// How a figure was worked out.
#[derive(Debug, Serialize)]
pub struct How {
    /// The rule, in words.
    pub rule: String,
    /// The rule with its figures put in, step by step; what is missing, last.
    pub steps: Vec<String>,
}

/// Where to ask the office for more than the page says.
#[derive(Debug, Serialize)]
pub struct Ask<'s> {
    /// How to reach the office.
    pub contact: Option<&'s str>,
    /// Where to ask for what is not published, with the subject filled in.
    pub request: Option<String>,
    /// What to name when asking: the subject's id and the year.
    pub about: String,
}

/// A list of links under a heading.
#[derive(Debug, Serialize)]
pub struct Related<'s> {
    /// The heading.
    pub heading: Cow<'s, str>,
    /// The links.
    pub links: Vec<Link<'s>>,
}

/// Where the figures of a page come from.
#[derive(Debug, Serialize)]
pub struct Provenance<'s> {
    /// Each declaration, with the publication that it was taken from.
    pub declarations: Vec<SourceNote<'s>>,
}

/// A declaration and its publication.
#[derive(Debug, Serialize)]
pub struct SourceNote<'s> {
    /// The form's title; leads to the page of its facts.
    pub form: Link<'s>,
    /// The publication's title.
    pub title: Option<&'s str>,
    /// Who published it.
    pub publisher: Option<&'s str>,
    /// Its address, if it is one of the web.
    pub address: Option<&'s str>,
    /// When.
    pub date: Option<&'s str>,
    /// What was summarised or left out.
    pub note: Option<&'s str>,
}

/// What each kind of page has.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body<'s> {
    /// The way in.
    Home(Home<'s>),
    /// A year.
    Year(Year<'s>),
    /// A department in a year.
    DepartmentYear(Box<DepartmentYear<'s>>),
    /// A project in a year.
    ProjectYear(Box<ProjectYear<'s>>),
    /// A department or a project across years.
    Across(Box<Across<'s>>),
    /// Tables and charts alone: indicators in their kinds.
    Tables(Tables<'s>),
    /// Everything by its name.
    Directory(Directory<'s>),
    /// The facts of a declaration.
    Source(Source<'s>),
    /// All data files.
    Data(Data<'s>),
    /// Every field of the forms.
    Dictionary(Dictionary<'s>),
    /// Terms.
    Glossary(Glossary<'s>),
    /// The search.
    Search(Search<'s>),
    /// What was moved or withdrawn.
    Gone(Gone<'s>),
    /// The years that were sealed.
    Archive(Archive<'s>),
    /// What a reader may prove: file and SHA-256 of each archive.
    VerifyArchive(Sums<'s>),
    /// Nothing more than the frame.
    Nothing {},
}

/// The years that were sealed.
#[derive(Debug, Serialize)]
pub struct Archive<'s> {
    /// Each archive, the newest year first.
    pub entries: Vec<ArchiveEntry<'s>>,
    /// The page of everything that was corrected.
    pub changes: String,
    /// The page that proves a file.
    pub verify: String,
}

/// An archive.
#[derive(Debug, Serialize)]
pub struct ArchiveEntry<'s> {
    /// Its anchor, which is its name.
    pub id: String,
    /// Year and edition.
    pub heading: String,
    /// What its file is called.
    pub file: &'s str,
    /// The file.
    pub download: Link<'s>,
    /// Its length with unit.
    pub size: String,
    /// SHA-256 in hexadecimal.
    pub sha256: &'s str,
    /// The file with the checksum.
    pub checksum: Link<'s>,
    /// The signature; null where it was not signed.
    pub signature: Option<Link<'s>>,
    /// The day of sealing.
    pub sealed_on: String,
    /// The release before it.
    pub release: &'s str,
    /// How much was corrected since.
    pub since: String,
    /// The newest of it, a line each.
    pub corrections: Vec<String>,
    /// The program that made it.
    pub tool: &'s str,
}

/// Files with their checksums.
#[derive(Debug, Serialize)]
pub struct Sums<'s> {
    /// Each file.
    pub sums: Vec<Sum<'s>>,
}

/// A file with its checksum.
#[derive(Debug, Serialize)]
pub struct Sum<'s> {
    /// What it is called.
    pub file: &'s str,
    /// SHA-256 in hexadecimal.
    pub sha256: &'s str,
}

/// The way in.
#[derive(Debug, Serialize)]
pub struct Home<'s> {
    /// The newest year; null where there is none yet.
    pub newest: Option<Newest<'s>>,
    /// Figures of the site by year and region.
    pub years: Table<'s>,
    /// Departments by name.
    pub departments: Vec<Link<'s>>,
    /// The largest projects.
    pub projects: Table<'s>,
}

/// The newest year on the home page.
#[derive(Debug, Serialize)]
pub struct Newest<'s> {
    /// The year.
    pub heading: String,
    /// Its page.
    pub link: Link<'s>,
    /// The page of who published what.
    pub coverage: Link<'s>,
    /// What each region did.
    pub regions: Vec<NewestRegion<'s>>,
}

/// One region's newest year.
#[derive(Debug, Serialize)]
pub struct NewestRegion<'s> {
    /// Its name.
    pub name: Cow<'s, str>,
    /// One sentence.
    pub lead: String,
    /// What was published, by number and by money.
    pub coverage: String,
    /// What it spends, and how much is promised.
    pub figures: Vec<KeyFigure<'s>>,
    /// Spending by department, where there are departments to compare.
    pub chart: Option<Chart>,
    /// The rows of the chart.
    pub departments: Option<Table<'s>>,
    /// Spending of each department over the years, where there are several years and departments.
    pub panels: Option<Chart>,
    /// The rows of that chart.
    pub departments_years: Option<Table<'s>>,
}

/// A year.
#[derive(Debug, Serialize)]
pub struct Year<'s> {
    /// What each region did; sums stay within one.
    pub regions: Vec<Region<'s>>,
    /// Data files of the year.
    pub files: Vec<Link<'s>>,
}

/// One region's year.
#[derive(Debug, Serialize)]
pub struct Region<'s> {
    /// Its id, for anchors.
    pub id: Cow<'s, str>,
    /// Its name.
    pub name: Cow<'s, str>,
    /// One sentence.
    pub lead: String,
    /// What it spends, and how much is promised.
    pub figures: Vec<KeyFigure<'s>>,
    /// Spending by department.
    pub chart: Option<Chart>,
    /// Its departments.
    pub departments: Table<'s>,
    /// What departments spent in the year before and in this one, where both are known of several.
    pub slopes: Option<Chart>,
    /// The rows of that chart.
    pub departments_change: Option<Table<'s>>,
    /// Its projects by what they cost, as a picture.
    pub projects_chart: Option<Chart>,
    /// Its projects.
    pub projects: Table<'s>,
}

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

/// Everything by its name.
#[derive(Debug, Serialize)]
pub struct Directory<'s> {
    /// The initial letters, each leading to where it begins.
    pub letters: Vec<Link<'s>>,
    /// The rows under their letters.
    pub table: Option<Table<'s>>,
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

/// The search.
#[derive(Debug, Serialize)]
pub struct Search<'s> {
    /// The way from the page to the site's root, and so to the search's files: empty, or `../`.
    pub root: &'static str,
    /// The indexes that a reader without script has instead.
    pub indexes: Vec<Link<'s>>,
}

/// What was moved or withdrawn.
#[derive(Debug, Serialize)]
pub struct Gone<'s> {
    /// Where it is now; null where it was withdrawn.
    pub to: Option<Link<'s>>,
    /// What was withdrawn, by whom it was said why, and since when.
    pub notices: Vec<Withdrawal>,
}

/// A notice of withdrawal.
#[derive(Debug, Serialize)]
pub struct Withdrawal {
    /// The forms that were withdrawn, each with its year and department.
    pub of: Vec<String>,
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
    /// Since when.
    pub when: String,
}

/// All data files.
#[derive(Debug, Serialize)]
pub struct Data<'s> {
    /// The files by year.
    pub files: Table<'s>,
    /// The columns and what they mean.
    pub dictionary: Table<'s>,
    /// Licence of the data.
    pub licence: Option<&'s str>,
    /// The page with every field of the forms.
    pub fields: Link<'s>,
}

/// Every field of the forms and of the settings.
#[derive(Debug, Serialize)]
pub struct Dictionary<'s> {
    /// The parts of the page.
    pub contents: Vec<Link<'s>>,
    /// The fields of a form or another file each, and the levels of indicators.
    pub parts: Vec<DictionaryPart<'s>>,
}

/// The fields of one file.
#[derive(Debug, Serialize)]
pub struct DictionaryPart<'s> {
    /// The form's title.
    pub heading: &'s str,
    /// A row for each field; its anchor is the table's id and the field's path: `project-targets.funding.total`.
    pub table: Table<'s>,
}

/// Terms, by stage.
#[derive(Debug, Serialize)]
pub struct Glossary<'s> {
    /// The stages.
    pub stages: Vec<Stage<'s>>,
}

/// Terms of one stage.
#[derive(Debug, Serialize)]
pub struct Stage<'s> {
    /// The stage.
    pub heading: &'s str,
    /// Its terms.
    pub terms: Vec<Term<'s>>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct Term<'s> {
    /// The anchor.
    pub id: &'static str,
    /// The word.
    pub term: &'s str,
    /// What it means.
    pub meaning: &'s str,
}
