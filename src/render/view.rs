//! What a theme may read: finished labels, figures and links, and nothing else. This is the contract with the authors of
//! themes: fields are added, never taken away or given another meaning. Every field is always there; what may be missing
//! is null.

mod frame;
mod parts;
mod site;
mod subject;

use serde::Serialize;

pub use self::frame::*;
pub use self::parts::*;
pub use self::site::*;
pub use self::subject::*;

/// A page, ready for a template.
#[derive(Debug, Serialize)]
pub struct View<'s> {
    /// What every page has.
    pub page: Frame<'s>,
    /// What this kind of page has.
    pub body: Body<'s>,
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
