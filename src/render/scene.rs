//! What the view of one page is made with: the site, the words, the page's own address, and the data files that its
//! tables leave behind.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::places::Places;
use super::terms::Terms;
use super::theme::Styles;
use super::view::{Link, Provenance, Related, SourceNote, Table};
use crate::index::{Site, SubjectYear};
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::indicator::IndicatorHash;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::outcomes::Outcomes;
use crate::route::{self, Branch, Page};
use crate::rows::RowSet;
use crate::tables::{self, form_word};
use crate::words::Words;

/// A file that rendering makes: address and bytes.
pub type File = (String, Vec<u8>);

/// What a data file holds, as yet unwritten.
#[derive(Debug)]
pub enum Data<'s> {
    /// The rows of a table.
    Rows(RowSet<'s>),
    /// Facts, as they are hashed.
    Facts(String),
}

/// What stands on a later slice of a page.
#[derive(Default)]
pub(super) struct Slice<'s> {
    pub(super) tables: Vec<Table<'s>>,
    pub(super) terms: Vec<&'static str>,
}

/// See the module.
pub(super) struct Scene<'s> {
    pub(super) site: &'s Site,
    pub(super) outcomes: &'s Outcomes<'s>,
    pub(super) words: &'s Words,
    pub(super) styles: &'s Styles,
    pub(super) explanations: &'s Terms,
    pub(super) places: &'s Places,
    pub(super) branch: Branch,
    /// The day on which readers are told what is due.
    pub(super) as_of: Date,
    /// Where the page stands.
    pub(super) address: String,
    /// The data files that belong to it, by their addresses.
    pub(super) data: Vec<(String, Data<'s>)>,
    /// How often each indicator has stood on the page so far: the first place has its plain anchor.
    pub(super) anchors: FxHashMap<IndicatorHash, usize>,
    /// The terms that the page has used so far.
    pub(super) terms: Vec<&'static str>,
    /// How its long tables go on: the later slices, by number.
    pub(super) later: BTreeMap<usize, Slice<'s>>,
}

impl<'s> Scene<'s> {
    /// What tables are made from.
    pub(super) fn source(&self) -> tables::Source<'s> {
        tables::Source { site: self.site, words: self.words, outcomes: self.outcomes }
    }

    /// A message without parts.
    pub(super) fn text(&self, id: &'s str) -> &'s str {
        self.words.text(id)
    }

    /// The same, as a text of its own.
    pub(super) fn text_owned(&self, id: &str) -> String {
        self.words.text(id).to_owned()
    }

    /// A message with its parts.
    pub(super) fn say(&self, id: &str, parts: &[(&'static str, &str)]) -> String {
        self.words.say(id, parts)
    }

    /// A share of a whole, as the first word has it; a little, which has more than one decimal, as the second.
    pub(super) fn say_share(&self, [word, little]: [&str; 2], share: Decimal) -> String {
        if share.scale() > 1 {
            return self.text_owned(little);
        }
        self.say(word, &[("share", &share.to_string())])
    }

    /// The link from this page to another.
    pub(super) fn href(&self, to: &Page) -> String {
        self.href_of(to.address())
    }

    /// The link to what is no page and stands in each branch: an address of the site's own branch.
    pub(super) fn href_of(&self, address: String) -> String {
        route::relative(&self.address, &self.branch.address(address))
    }

    /// The link to what stands once for all branches: an address from the root.
    pub(super) fn shared_href(&self, address: &str) -> String {
        route::relative(&self.address, address)
    }

    /// The same with a text; no link where the page is this one.
    pub(super) fn link(&self, to: &Page, text: impl Into<Cow<'s, str>>) -> Link<'s> {
        let address = self.branch.address(to.address());
        let href = (address != self.address).then(|| route::relative(&self.address, &address));
        Link { text: text.into(), href }
    }

    /// The link to a year, as the ways to all that belongs to it have it.
    pub(super) fn link_to_year(&self, year: FiscalYear) -> Link<'s> {
        self.link(&Page::Year(year), self.year_name(year))
    }

    /// What a year is called there.
    pub(super) fn year_name(&self, year: FiscalYear) -> String {
        self.say("section_year", &[("year", &year.to_string())])
    }

    /// The same page of the site's other years.
    pub(super) fn other_years(&self, year: FiscalYear, page: fn(FiscalYear) -> Page) -> Related<'s> {
        let others = self.site.years().filter(|other| *other != year);
        let links = others.map(|other| self.link(&page(other), other.to_string())).collect();
        Related { heading: self.text("other_years").into(), links }
    }

    /// The provenance of a page that says what one subject declared.
    pub(super) fn provenance(&self, subject: SubjectYear<'s>) -> Provenance<'s> {
        Provenance {
            declarations: subject
                .declarations
                .iter()
                .map(|declaration| self.provenance_of(declaration))
                .collect(),
        }
    }

    /// The form's name, with the edition where it is not the first.
    fn edition_name(&self, declaration: &'s Declaration) -> Cow<'s, str> {
        let name = form_name(self.words, declaration);
        match declaration.key.edition {
            1 => name.into(),
            edition => self.say("form_edition", &[("form", name), ("edition", &edition.to_string())]).into(),
        }
    }

    /// One declaration and the publication that it was taken from.
    pub(super) fn provenance_of(&self, declaration: &'s Declaration) -> SourceNote<'s> {
        let source = declaration.source.as_deref();
        let given =
            |text: Option<&'s Stated<Box<str>>>| text.and_then(|text| text.given()).map(|text| &**text);
        let address = given(source.map(|source| &source.address));
        SourceNote {
            form: self.link(&Page::Source(declaration.key.clone()), self.edition_name(declaration)),
            title: given(source.map(|source| &source.title)),
            publisher: given(source.map(|source| &source.publisher)),
            address: address
                .filter(|address| address.starts_with("https://") || address.starts_with("http://")),
            date: given(source.map(|source| &source.date)),
            note: given(source.map(|source| &source.note)),
        }
    }
}

/// A declaration's form: its title as published, or the word for it where the interface speaks another language than
/// the usual title.
pub(super) fn form_name<'s>(words: &'s Words, declaration: &'s Declaration) -> &'s str {
    let form = declaration.key.form;
    if *declaration.title == *form.title() { words.text(form_word(form)) } else { &declaration.title }
}
