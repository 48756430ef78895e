//! Row sets → the tables that pages show, with the data file of the same rows beside the page.

use std::borrow::Cow;

use super::scene::{Data, Scene};
use super::terms;
use super::view::{Fact, Table};
use crate::chart;
use crate::judge::State;
use crate::markup::Escaped;
use crate::model::indicator::IndicatorHash;
use crate::route;
use crate::rows::{Cell, CellText, Column, ColumnPlace, Row, RowSet, counted};
use crate::words::Words;

impl<'s> Scene<'s> {
    /// A table for the page, and its data file beside the page.
    pub(super) fn table(&mut self, set: RowSet<'s>) -> Table<'s> {
        let csv = self.csv(&set);
        let count_text = self.say("row_count", &[("count", &counted(set.rows.len()))]);
        let table = self.part((&set, &Shown::of(&set, self.words)), &set.rows);
        self.keep(set);
        Table { csv, count_text, ..table }
    }

    /// The same, unless it has no rows.
    pub(super) fn filled(&mut self, set: RowSet<'s>) -> Option<Table<'s>> {
        (!set.rows.is_empty()).then(|| self.table(set))
    }

    /// The way to the data file of all rows; none where there are none.
    pub(super) fn csv(&self, set: &RowSet<'s>) -> Option<String> {
        let address = || route::table_address(&self.address, &set.id);
        (!set.rows.is_empty()).then(|| route::relative(&self.address, &address()))
    }

    /// Lets the page have the data file of a set, if it has one.
    pub(super) fn keep(&mut self, set: RowSet<'s>) {
        if !set.rows.is_empty() {
            self.data.push((route::table_address(&self.address, &set.id), Data::Rows(set)));
        }
    }

    /// Some rows of a set as a table, as yet without its data file and the number of its rows in words.
    pub(super) fn part(&mut self, (set, shown): (&RowSet<'s>, &Shown), rows: &[Row<'s>]) -> Table<'s> {
        let mut how: Vec<Fact<'s>> =
            shown.columns.iter().filter_map(|shown| self.rule_of(&set.columns[shown.at])).collect();
        // Of several years' columns with one rule it is said once.
        how.dedup_by(|later, first| later.value == first.value);
        Table {
            id: set.id.clone(),
            caption: set.caption.clone(),
            head: self.head(set, shown).into(),
            rows: self.rows((set, shown), rows).into(),
            cards: shown.cards,
            csv: None,
            how,
            count: rows.len(),
            count_text: String::new(),
            slices: None,
        }
    }

    /// The heads of the columns as finished HTML, as the rows below them.
    fn head(&mut self, set: &RowSet<'s>, shown: &Shown) -> String {
        let mut out = String::with_capacity(shown.columns.len() * 160);
        let explained = self.text("term_link");
        for ShownColumn { at, .. } in &shown.columns {
            let column = &set.columns[*at];
            let label = Escaped(&column.label);
            out.push_str(if column.is_figure() {
                "<th scope=\"col\" class=\"figure column-"
            } else {
                "<th scope=\"col\" class=\"text column-"
            });
            out.extend([column.key, if *at == shown.naming { " names\">" } else { "\">" }]);
            label.push_to(&mut out);
            if let Some(unit) = column.unit() {
                out.extend([" <span class=\"unit\">", unit, "</span>"]);
            }
            if let Some(term) = terms::of_column(column.key) {
                self.terms.push(term);
                attribute(&mut out, "<a class=\"term\" href=\"#", term);
                out.push_str(" aria-label=\"");
                Escaped(explained).push_to(&mut out);
                out.push(' ');
                label.push_to(&mut out);
                out.push_str("\"></a>");
            }
            out.push_str("</th>");
        }
        out
    }

    /// How a column that the site works out comes about.
    fn rule_of(&self, column: &Column) -> Option<Fact<'s>> {
        let (_, rule) = COMPUTED.iter().find(|(key, _)| *key == column.key)?;
        Some(Fact { label: column.label.to_string().into(), value: self.text(rule).into(), href: None })
    }

    /// The rows of a table as finished HTML: a `tbody` for each run of rows with the same headings. This is the innermost
    /// part of every page, so it is written out here: by a template it would cost more than all the rest of the page.
    fn rows(&mut self, (set, shown): (&RowSet<'s>, &Shown), rows: &[Row<'s>]) -> String {
        let grouped = indices(set, ColumnPlace::Group);
        let same = |a: &Row<'s>, b: &Row<'s>| grouped.iter().all(|at| a.cells[*at] == b.cells[*at]);
        let mut before: Option<&Row<'s>> = None;
        if rows.iter().any(|row| row.indicator.is_some()) {
            self.anchors.reserve(rows.len());
        }
        let mut out = String::with_capacity(rows.len() * (200 + shown.columns.len() * 100));
        for run in rows.chunk_by(same) {
            let first = &run[0];
            let changed = grouped
                .iter()
                .position(|at| before.is_none_or(|before| before.cells[*at] != first.cells[*at]));
            out.push_str("<tbody>\n");
            for (depth, at) in grouped.iter().enumerate().skip(changed.unwrap_or(0)) {
                let name = first.heading.as_deref().filter(|_| depth == 0);
                self.heading(
                    &mut out,
                    (depth + 1, shown.columns.len()),
                    (&first.cells[*at].shown(set.columns[*at].kind, self.words), name),
                );
            }
            before = Some(first);
            for row in run {
                self.row(&mut out, (set, shown), row);
            }
            out.push_str("</tbody>\n");
        }
        out
    }

    /// A heading above rows, with its anchor where it has one; a level without a name has none.
    fn heading(&self, out: &mut String, (depth, width): (usize, usize), (text, name): (&str, Option<&str>)) {
        if !text.is_empty() {
            let mut number = itoa::Buffer::new();
            attribute(out, "<tr class=\"level level-", number.format(depth));
            if let Some(name) = name {
                attribute(out, " id=\"", name);
            }
            attribute(out, "><th scope=\"rowgroup\" colspan=\"", number.format(width));
            out.push_str("><span>");
            Escaped(text).push_to(out);
            out.push_str("</span></th></tr>\n");
        }
    }

    fn row(&mut self, out: &mut String, (set, shown): (&RowSet<'s>, &Shown), row: &Row<'s>) {
        let anchor = self.anchor(row);
        out.push_str("<tr");
        if let Some(anchor) = &anchor {
            out.push_str(" id=\"");
            anchor.push_to(out);
            out.push('"');
        }
        out.push('>');
        for ShownColumn { at, opening } in &shown.columns {
            let (column, cell) = (&set.columns[*at], &row.cells[*at]);
            let text = cell.shown(column.kind, self.words);
            out.push_str(opening);
            out.push_str(class(column.is_figure(), cell, &text));
            match row.links.iter().find(|(column, _)| column == at) {
                Some((_, to)) => {
                    out.push_str("<a href=\"");
                    route::push_relative(out, &self.address, (self.branch, to));
                    out.push_str("\">");
                    Escaped(&text).push_to(out);
                    out.push_str("</a>");
                }
                None if matches!(text, CellText::Figure(_)) => out.push_str(&text),
                None => Escaped(&text).push_to(out),
            }
            if *at != shown.naming {
                out.push_str("</td>");
                continue;
            }
            if let Some(trend) = &row.trend {
                out.extend(chart::sparkline(&trend.said, &trend.figures));
            }
            if let Some(anchor) = &anchor {
                out.push_str("<a class=\"anchor\" href=\"#");
                anchor.push_to(out);
                out.push_str(&shown.anchored);
            }
            out.push_str("</th>");
        }
        out.push_str("</tr>\n");
    }

    /// Where a link to the row leads: its own name, or the indicator that it is about. The first place of an indicator on
    /// the page has its plain anchor, later ones are numbered.
    fn anchor<'r>(&mut self, row: &'r Row<'s>) -> Option<Anchor<'r>> {
        if let Some(name) = &row.name {
            return Some(Anchor::Named(name));
        }
        let hash = row.indicator.as_ref()?;
        let seen = self.anchors.entry(*hash).and_modify(|seen| *seen += 1).or_insert(1);
        Some(Anchor::Indicator(hash.as_str(), *seen))
    }
}

impl Scene<'_> {
    /// The link to the row about an indicator in the table that is made next, where `same` rows about it come before.
    pub(super) fn coming_row(&self, hash: &IndicatorHash, same: usize) -> String {
        let seen = self.anchors.get(hash).copied().unwrap_or_default();
        let mut link = String::with_capacity(16);
        link.push('#');
        Anchor::Indicator(hash.as_str(), seen + same + 1).push_to(&mut link);
        link
    }
}

/// Where a link to a row leads.
enum Anchor<'r> {
    /// The row's own name.
    Named(&'r str),
    /// The indicator that it is about, and the how manieth place of it on the page this is.
    Indicator(&'r str, usize),
}

impl Anchor<'_> {
    fn push_to(&self, out: &mut String) {
        match self {
            Anchor::Named(name) => Escaped(name).push_to(out),
            Anchor::Indicator(hash, seen) => {
                out.push_str("i-");
                out.push_str(hash);
                if *seen > 1 {
                    out.push('-');
                    out.push_str(itoa::Buffer::new().format(*seen));
                }
            }
        }
    }
}

/// Appends what begins an attribute, its value, and its end.
fn attribute(out: &mut String, begin: &str, value: &str) {
    out.push_str(begin);
    Escaped(value).push_to(out);
    out.push('"');
}

/// What of a row set a page shows, and how.
pub(super) struct Shown {
    /// The columns.
    columns: Vec<ShownColumn>,
    /// The column whose cells name their rows.
    naming: usize,
    /// Whether each row is a card on a small screen.
    cards: bool,
    /// What ends the link of a row to itself.
    anchored: String,
}

/// A column that a page shows.
struct ShownColumn {
    /// Its place in the set.
    at: usize,
    /// What each of its cells begins with, up to the class. Cells of a card carry their column's label.
    opening: Cow<'static, str>,
}

/// How many columns of text make a table too wide for a phone, whatever stands in them.
const TEXTS_OF_CARDS: usize = 3;
/// How many rows may become cards: more of them would be a page that nobody scrolls to the end of.
const MOST_CARDS: usize = 60;

impl Shown {
    pub(super) fn of(set: &RowSet<'_>, words: &Words) -> Shown {
        let columns = shown_columns(set);
        let naming = naming_column(set, &columns);
        let texts = columns.iter().filter(|at| !set.columns[**at].is_figure()).count();
        let cards = texts >= TEXTS_OF_CARDS && set.rows.len() <= MOST_CARDS;
        let opening = |at: usize| match &set.columns[at] {
            _ if at == naming => "<th scope=\"row\"".into(),
            _ if !cards => "<td".into(),
            column => {
                let mut opening = String::with_capacity(96);
                attribute(&mut opening, "<td data-label=\"", &column.label);
                if let Some(unit) = column.unit() {
                    attribute(&mut opening, " data-unit=\"", unit);
                }
                opening.into()
            }
        };
        let columns = columns.into_iter().map(|at| ShownColumn { at, opening: opening(at) }).collect();
        let mut anchored = String::with_capacity(64);
        attribute(&mut anchored, "\" aria-label=\"", words.text("row_anchor"));
        anchored.push_str("></a>");
        Shown { columns, naming, cards, anchored }
    }
}

/// The columns that no form states, and the word for how each comes about.
const COMPUTED: [(&str, &str); 14] = [
    ("share_of_departments", "how_column_share_of_departments"),
    ("share_of_funding", "how_column_share_of_funding"),
    ("share_of_block", "how_column_share_of_block"),
    ("share_of_projects", "how_share_of_projects"),
    ("share_of_disclosed", "how_column_share_of_disclosed"),
    ("computed_rate", "how_rate"),
    ("initial_rate", "how_initial_rate"),
    ("moves", "how_goalposts"),
    ("due", "how_due"),
    ("result_state", "how_result_state"),
    ("points", "how_points"),
    ("disclosed_share", "how_coverage"),
    ("share_of_stated", "how_column_share_of_stated"),
    ("measurable", "how_measurable"),
];

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

/// What a cell is, for the style sheet, up to the end of its tag: a figure stands to the right, and every state but plain
/// text has its name.
fn class(is_figure: bool, cell: &Cell<'_>, text: &str) -> &'static str {
    match (is_figure, cell) {
        (true, Cell::Absent) => " class=\"figure absent\">",
        (true, Cell::NotApplicable) => " class=\"figure not-applicable\">",
        (true, Cell::Withheld(_)) => " class=\"figure withheld\">",
        (true, Cell::Amount(_) | Cell::Number(_) | Cell::Percent(_)) if text.starts_with('−') => {
            " class=\"figure negative\">"
        }
        (true, _) => " class=\"figure\">",
        (false, Cell::Text(_) | Cell::Years(_)) => ">",
        (false, Cell::Absent) => " class=\"absent\">",
        (false, Cell::NotApplicable) => " class=\"not-applicable\">",
        (false, Cell::Withheld(_)) => " class=\"withheld\">",
        (false, Cell::Note(_)) => " class=\"note\">",
        (false, Cell::State(state)) => match state {
            State::Met => " class=\"state met\">",
            State::PartlyMet => " class=\"state partly-met\">",
            State::NotMet => " class=\"state not-met\">",
            State::NotYetDue => " class=\"state not-yet-due\">",
            State::CannotBeJudged => " class=\"state cannot-be-judged\">",
        },
        (false, Cell::Amount(_) | Cell::Number(_) | Cell::Count(_) | Cell::Percent(_)) => {
            " class=\"figure\">"
        }
    }
}

/// The columns of the table: those that always stand there, and those in which some row has something to say.
fn shown_columns(set: &RowSet<'_>) -> Vec<usize> {
    (0..set.columns.len())
        .filter(|at| match set.columns[*at].place {
            ColumnPlace::Page => true,
            ColumnPlace::PageIfFilled => {
                set.rows.iter().any(|row| !matches!(row.cells[*at], Cell::Absent | Cell::Count(0)))
            }
            ColumnPlace::Group | ColumnPlace::Data => false,
        })
        .collect()
}

fn indices(set: &RowSet<'_>, place: ColumnPlace) -> Vec<usize> {
    (0..set.columns.len()).filter(|at| set.columns[*at].place == place).collect()
}
