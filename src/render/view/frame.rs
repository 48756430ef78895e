//! What every page has around its content, whatever its kind.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::{KeyFigure, Link, Shared, Table, Term};

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
    pub home: Shared<String>,
    /// The page in each language of the interface; empty where there is one alone.
    pub languages: Vec<LanguageLink>,
    /// The main sections.
    pub sections: Shared<Vec<Link<'s>>>,
    /// The style sheets.
    pub styles: Shared<Vec<String>>,
    /// The theme's other files, by their names in the theme: `page.assets["logo.svg"]`.
    pub assets: Shared<BTreeMap<String, String>>,
    /// The page's absolute address, where the site has a base address.
    pub canonical: Option<String>,
    /// The figures that a reader comes for, the first the most.
    pub figures: Vec<KeyFigure<'s>>,
    /// The terms that the page uses, with their meaning, in the glossary's order.
    pub terms: Vec<Shared<Term<'s>>>,
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
    pub archive: Shared<Option<String>>,
    /// Where the site is searched: the `action` of a form with `q`; null where the page has no link that would hold.
    pub search: Shared<Option<String>>,
    /// The page that says what was published and corrected; null before the first release.
    pub changes: Shared<Option<String>>,
    /// The feed that says the same to programs, where there is one.
    pub feed: Shared<Option<String>>,
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
