//! Pages of the site as a whole: the way in, a year, lists of everything, data, search, what was sealed or withdrawn.

use std::borrow::Cow;

use serde::Serialize;

use super::{Chart, KeyFigure, Link, Table, Term};

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

/// Everything by its name.
#[derive(Debug, Serialize)]
pub struct Directory<'s> {
    /// The initial letters, each leading to where it begins.
    pub letters: Vec<Link<'s>>,
    /// The rows under their letters.
    pub table: Option<Table<'s>>,
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
