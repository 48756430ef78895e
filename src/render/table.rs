//! Row sets → the tables that pages show, with the data file of the same rows beside the page.

use std::borrow::Cow;

use super::scene::Scene;
use super::terms;
use super::view::{Fact, Group, Head, Heading, Table, TableCell, TableRow};
use crate::export::csv;
use crate::route;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};

impl<'s> Scene<'s> {
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
        let naming = naming_column(set, &shown);
        let count = set.rows.len().to_string();
        let columns = shown
            .iter()
            .map(|at| {
                let column = &set.columns[*at];
                let kind = if column.is_figure() { "figure" } else { "text" };
                let (label, names) = (column.label.clone(), *at == naming);
                let term = terms::of_column(column.key);
                self.terms.extend(term);
                Head { key: column.key, label, unit: column.unit(), term, kind, names }
            })
            .collect();
        let how = shown.iter().filter_map(|at| self.rule_of(&set.columns[*at])).collect();
        Table {
            id: set.id.clone(),
            caption: set.caption.clone(),
            columns,
            groups: self.groups(set, &shown),
            csv,
            how,
            count: set.rows.len(),
            count_text: self.say("row_count", &[("count", &count)]),
        }
    }

    /// How a column that the site works out comes about.
    fn rule_of(&self, column: &Column) -> Option<Fact<'s>> {
        let (_, rule) = COMPUTED.iter().find(|(key, _)| *key == column.key)?;
        Some(Fact { label: column.label.clone().into(), value: self.text(rule).into(), href: None })
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
}

/// The columns that no form states, and the word for how each comes about.
const COMPUTED: [(&str, &str); 4] = [
    ("share", "how_column_share"),
    ("share_of_projects", "how_share_of_projects"),
    ("share_of_disclosed", "how_column_share_of_disclosed"),
    ("computed_rate", "how_rate"),
];

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
