//! What the view of one page is made with: the site, the words, the page's own address, and the data files that its
//! tables leave behind.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::theme::Styles;
use super::view::{Frame, Group, Head, Heading, Link, Provenance, SourceNote, Table, TableCell, TableRow};
use crate::export::csv;
use crate::index::{Site, SubjectYear};
use crate::model::declaration::Declaration;
use crate::model::indicator::IndicatorHash;
use crate::model::stated::Stated;
use crate::route::{self, Page};
use crate::rows::{Cell, ColumnPlace, Row, RowSet};
use crate::tables;
use crate::words::Words;

/// A file that rendering makes: address and bytes.
pub type File = (String, Vec<u8>);

/// See the module.
pub(super) struct Scene<'s> {
    pub(super) site: &'s Site,
    pub(super) words: &'s Words,
    pub(super) styles: &'s Styles,
    /// Where the page stands.
    pub(super) address: String,
    /// The files that belong to it.
    pub(super) files: Vec<File>,
    /// How often each indicator has stood on the page so far: the first place has its plain anchor.
    pub(super) anchors: HashMap<IndicatorHash, usize>,
}

impl<'s> Scene<'s> {
    /// What tables are made from.
    pub(super) fn source(&self) -> tables::Source<'s> {
        tables::Source { site: self.site, words: self.words }
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

    /// The link from this page to another.
    pub(super) fn href(&self, to: &Page) -> String {
        route::relative(&self.address, &to.address())
    }

    /// The same with a text; no link where the page is this one.
    pub(super) fn link(&self, to: &Page, text: impl Into<Cow<'s, str>>) -> Link<'s> {
        let address = to.address();
        let href = (address != self.address).then(|| route::relative(&self.address, &address));
        Link { text: text.into(), href }
    }

    /// The frame of a page, with its way down from home. The last of `way` is the page itself.
    pub(super) fn frame(
        &self,
        kind: &'static str,
        heading: impl Into<Cow<'s, str>>,
        way: Vec<Link<'s>>,
    ) -> Frame<'s> {
        let heading = heading.into();
        let mut breadcrumb = vec![self.link(&Page::Home, self.text("home"))];
        breadcrumb.extend(way);
        let base = self.site.config.base_url.as_deref();
        Frame {
            kind,
            title: heading.clone(),
            heading,
            lead: String::new(),
            breadcrumb,
            home: self.href(&Page::Home),
            sections: self.sections(),
            assets: self.assets(),
            styles: self.styles.addresses().map(|style| route::relative(&self.address, style)).collect(),
            canonical: base.map(|base| format!("{base}/{}", canonical(&self.address))),
            related: Vec::new(),
            provenance: None,
        }
    }

    /// The theme's files that are no style sheets, by their names in the theme.
    fn assets(&self) -> BTreeMap<&'s str, String> {
        let others = self.styles.others();
        others.map(|(name, address)| (name, route::relative(&self.address, address))).collect()
    }

    fn sections(&self) -> Vec<Link<'s>> {
        let newest = self.site.years().next_back();
        let year = newest.map(|year| {
            self.link(&Page::Year(year), self.say("section_year", &[("year", &year.to_string())]))
        });
        let mut sections: Vec<Link<'s>> = year.into_iter().collect();
        for (page, text) in [
            (Page::Indicators, "section_indicators"),
            (Page::Data, "section_data"),
            (Page::Glossary, "section_glossary"),
        ] {
            sections.push(self.link(&page, self.text(text)));
        }
        sections
    }

    /// A table for the page, and its data file beside the page.
    pub(super) fn table(&mut self, set: &RowSet<'s>) -> Table<'s> {
        let csv = if set.rows.is_empty() {
            None
        } else {
            let address = route::table_address(&self.address, &set.id);
            let href = route::relative(&self.address, &address);
            self.files.push((address, csv::write(set, self.words)));
            Some(href)
        };
        let shown = shown_columns(set);
        let count = set.rows.len().to_string();
        let columns = shown
            .iter()
            .map(|at| {
                let column = &set.columns[*at];
                let kind = if column.is_figure() { "figure" } else { "text" };
                Head { key: column.key, label: column.label.clone(), unit: column.unit(), kind }
            })
            .collect();
        Table {
            id: set.id.clone(),
            caption: set.caption.clone(),
            columns,
            groups: self.groups(set, &shown),
            csv,
            count: set.rows.len(),
            count_text: self.say("row_count", &[("count", &count)]),
        }
    }

    fn groups(&mut self, set: &RowSet<'s>, shown: &[usize]) -> Vec<Group<'s>> {
        let grouped = indices(set, ColumnPlace::Group);
        let same = |a: &Row<'s>, b: &Row<'s>| grouped.iter().all(|at| a.cells[*at] == b.cells[*at]);
        let mut before: Option<&Row<'s>> = None;
        let naming = naming_column(set, shown);
        set.rows
            .chunk_by(same)
            .map(|run| {
                let first = &run[0];
                let changed = grouped
                    .iter()
                    .position(|at| before.is_none_or(|before| before.cells[*at] != first.cells[*at]));
                let headings = grouped.iter().enumerate().skip(changed.unwrap_or(0)).map(|(depth, at)| {
                    Heading { depth: depth + 1, text: self.shown(set, first, *at).into_owned().into() }
                });
                let headings = headings.filter(|heading| !heading.text.is_empty()).collect();
                before = Some(first);
                let mut row = |row: &Row<'s>| {
                    let anchor = row.indicator.map(|hash| {
                        let seen = self.anchors.entry(hash).and_modify(|seen| *seen += 1).or_insert(1);
                        anchor(hash.as_str(), *seen)
                    });
                    TableRow {
                        anchor,
                        cells: shown.iter().map(|at| self.cell((set, naming), row, *at)).collect(),
                    }
                };
                Group { headings, rows: run.iter().map(&mut row).collect() }
            })
            .collect()
    }

    fn shown(&self, set: &RowSet<'s>, row: &Row<'s>, at: usize) -> Cow<'s, str> {
        match &row.cells[at] {
            Cell::Text(text) => text.clone(),
            cell => Cow::Owned(cell.shown(set.columns[at].kind, self.words).into_owned()),
        }
    }

    fn cell(&self, (set, naming): (&RowSet<'s>, usize), row: &Row<'s>, at: usize) -> TableCell<'s> {
        let text = self.shown(set, row, at);
        let href = row.links.iter().find(|(column, _)| *column == at).map(|(_, page)| self.href(page));
        let state = match &row.cells[at] {
            Cell::Text(_) => "text",
            Cell::Absent => "absent",
            Cell::NotApplicable => "not-applicable",
            Cell::Withheld(_) => "withheld",
            Cell::Note(_) => "note",
            Cell::Amount(_) | Cell::Number(_) | Cell::Count(_) | Cell::Percent(_) => {
                if text.starts_with('−') { "negative" } else { "figure" }
            }
        };
        TableCell { text, href, state, class: class(set.columns[at].is_figure(), state), names: at == naming }
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
    fn form_name(&self, declaration: &Declaration) -> Cow<'s, str> {
        let name = self.words.text(form_label(declaration));
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
            form: self.link(&Page::Source(declaration.key.clone()), self.form_name(declaration)),
            title: given(source.map(|source| &source.title)),
            publisher: given(source.map(|source| &source.publisher)),
            address: address
                .filter(|address| address.starts_with("https://") || address.starts_with("http://")),
            date: given(source.map(|source| &source.date)),
            note: given(source.map(|source| &source.note)),
        }
    }
}

/// The word for a declaration's form.
pub(super) fn form_label(declaration: &Declaration) -> &'static str {
    use crate::model::identity::Form;
    match declaration.key.form {
        Form::DepartmentTargets => "form_department_targets",
        Form::ProjectTargets => "form_project_targets",
        Form::ProjectSelfEvaluation => "form_project_self_evaluation",
    }
}

/// A folder's address goes without its `index.html`.
fn canonical(address: &str) -> &str {
    match address.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => address,
    }
}

/// The anchor of an indicator; the second and later ones of the same identity are numbered.
fn anchor(hash: &str, nth: usize) -> String {
    if nth == 1 { format!("i-{hash}") } else { format!("i-{hash}-{nth}") }
}

/// The column whose cells name their rows: the first, unless that is a running number, or the year of a project.
fn naming_column(set: &RowSet<'_>, shown: &[usize]) -> usize {
    match shown {
        [first, second, ..] if set.columns[*first].is_figure() || set.columns[*second].key == "project" => {
            *second
        }
        [first, ..] => *first,
        [] => 0,
    }
}

/// What a cell is, for the style sheet: a figure stands to the right, and every state but plain text has its name.
fn class(is_figure: bool, state: &'static str) -> &'static str {
    match (is_figure, state) {
        (true, "negative") => "figure negative",
        (true, "absent") => "figure absent",
        (true, "not-applicable") => "figure not-applicable",
        (true, "withheld") => "figure withheld",
        (true, _) => "figure",
        (false, "text") => "",
        (false, state) => state,
    }
}

/// The columns of the table: those that always stand there, and those that some row fills.
fn shown_columns(set: &RowSet<'_>) -> Vec<usize> {
    (0..set.columns.len())
        .filter(|at| match set.columns[*at].place {
            ColumnPlace::Page => true,
            ColumnPlace::PageIfFilled => set.rows.iter().any(|row| row.cells[*at] != Cell::Absent),
            ColumnPlace::Group | ColumnPlace::Data => false,
        })
        .collect()
}

fn indices(set: &RowSet<'_>, place: ColumnPlace) -> Vec<usize> {
    (0..set.columns.len()).filter(|at| set.columns[*at].place == place).collect()
}
