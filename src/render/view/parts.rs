//! What several kinds of page are made of: links, figures, tables, charts, texts, facts, terms, notes.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Serialize;
use tera::Value;

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'s> {
    /// What it says.
    pub text: Cow<'s, str>,
    /// Where it leads; null where the reader already is.
    pub href: Option<String>,
}

/// Finished HTML. It is held as templates hold values, so that it is not copied on its way into the page; a template may say
/// `| safe` of it and need not.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl From<String> for Html {
    fn from(html: String) -> Html {
        Html(Value::safe_string(&html))
    }
}

/// What many pages share, held as templates hold values, so that it is converted once and not once a page.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Shared<T> {
    value: Value,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Shared<T> {
    /// Converts a `T` that may live shorter than what is made of it.
    pub(in crate::render) fn new(of: &impl Serialize) -> Shared<T> {
        Shared { value: Value::from_serializable(of), of: PhantomData }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared { value: self.value.clone(), of: PhantomData }
    }
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

/// A table with its data file.
#[derive(Debug, Serialize)]
pub struct Table<'s> {
    /// Unique in the page; the anchor.
    pub id: Cow<'static, str>,
    /// What it shows.
    pub caption: String,
    /// The heads of the columns: `th` elements, safe.
    pub head: Html,
    /// The rows under their headings: `tbody` elements, safe.
    pub rows: Html,
    /// Whether each row is a card on a small screen: in tables of several texts, which cannot be narrow.
    pub cards: bool,
    /// The data file of the same rows.
    pub csv: Option<String>,
    /// How the columns that the site works out come about: label and rule.
    pub how: Vec<Fact<'s>>,
    /// How many rows.
    pub count: usize,
    /// The same in words.
    pub count_text: String,
    /// Where the table goes on, if it is cut into slices.
    pub slices: Option<Box<Slices<'s>>>,
}

/// The slices of a long table.
#[derive(Debug, Serialize)]
pub struct Slices<'s> {
    /// What the list of them is called.
    pub label: String,
    /// That sorting and filtering are of this slice alone.
    pub note: &'s str,
    /// The slice before this one.
    pub previous: Option<Link<'s>>,
    /// The slice behind it.
    pub next: Option<Link<'s>>,
    /// Every slice by its rows; null where the reader is.
    pub links: Vec<Link<'s>>,
}

/// A chart.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// What it shows, as a finding.
    pub title: String,
    /// The drawing, safe.
    pub svg: Html,
    /// The table of the same rows.
    pub table: Cow<'static, str>,
}

/// A text of the form.
#[derive(Debug, Serialize)]
pub struct Prose<'s> {
    /// The field's label.
    pub heading: Cow<'s, str>,
    /// HTML, sanitised, safe.
    pub html: Html,
    /// Whether it is long enough to be folded.
    pub long: bool,
}

/// A labelled fact.
#[derive(Debug, Serialize)]
pub struct Fact<'s> {
    /// The field's label.
    pub label: Cow<'s, str>,
    /// Its value.
    pub value: Cow<'s, str>,
    /// Where it leads.
    pub href: Option<String>,
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

/// A sentence with a link behind it.
#[derive(Debug, Serialize)]
pub struct Note<'s> {
    /// The sentence.
    pub text: String,
    /// The link.
    pub link: Option<Link<'s>>,
}

/// An error of the published form, in plain words.
#[derive(Debug, Serialize)]
pub struct KnownError<'s> {
    /// The field's label, or its path where it has none.
    pub field: Cow<'s, str>,
    /// What the form says, what follows from its figures.
    pub text: String,
    /// The office's or the publisher's note.
    pub note: Option<&'s str>,
}
