//! Row sets: the one truth behind a table, its chart and its file. Columns with key, label, kind and unit; rows of typed
//! cells. What a page shows and what a file holds cannot differ, because both are written from this.

use std::borrow::Cow;

use rust_decimal::Decimal;
use smol_str::SmolStr;

use crate::judge::State;
use crate::model::amount::{Amount, AmountUnit, grouped, plain};
use crate::model::indicator::IndicatorHash;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::route::{Output, Page};
use crate::words::Words;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the data dictionary: `annual_target`.
    pub key: &'static str,
    /// What stands in its head, in the language of the site; a year's column has the year.
    pub label: SmolStr,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Where it is shown.
    pub place: ColumnPlace,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Money in this unit.
    Amount(AmountUnit),
    /// A plain number.
    Number,
    /// A percentage.
    Percent,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnPlace {
    /// As a column of the table.
    Page,
    /// As a column of the table where any row has something to say in it.
    PageIfFilled,
    /// As a heading above the rows that share its value.
    Group,
    /// In the data file only.
    Data,
}

/// A cell's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'s> {
    /// Text.
    Text(Cow<'s, str>),
    /// Money, converted to the column's unit when written.
    Amount(Amount),
    /// A number as written.
    Number(Decimal),
    /// How many.
    Count(usize),
    /// A percentage.
    Percent(Decimal),
    /// What became of a promise.
    State(State),
    /// Years, from the first to the last; a page shows those that follow one another as a span.
    Years(Vec<FiscalYear>),
    /// A remark of the site's own where a row has nothing else; no data file holds it.
    Note(&'s str),
    /// Nothing: the form says nothing.
    Absent,
    /// The field does not apply.
    NotApplicable,
    /// Held back, on this ground.
    Withheld(Cow<'s, str>),
}

/// A row: one cell for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'s> {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell<'s>>,
    /// Where the cells of a column lead: (column, where). Most rows lead somewhere from one cell.
    pub links: Vec<(usize, Output)>,
    /// A name of its own, which is its anchor.
    pub name: Option<Box<str>>,
    /// The indicator that the row is about; its anchor.
    pub indicator: Option<IndicatorHash>,
    /// The anchor of the heading that begins with the row.
    pub heading: Option<Box<str>>,
    /// How a figure of what the row is about went over the years: a line behind the name. No data file holds it.
    pub trend: Option<Box<Trend>>,
}

/// A figure over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Every year with its figure, in words.
    pub said: String,
    /// One figure a year; nothing for a year without one.
    pub figures: Vec<Option<Decimal>>,
}

/// A table as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSet<'s> {
    /// Its name within the page, and the end of its file's name: `indicators`.
    pub id: Cow<'static, str>,
    /// What the table shows.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row<'s>>,
}

impl Column {
    /// A column of the table, labelled by the word `column_<key>`.
    #[must_use]
    pub fn new(words: &Words, key: &'static str, kind: ColumnKind) -> Column {
        Column { key, label: words.column(key), kind, place: ColumnPlace::Page }
    }

    /// A column of text.
    #[must_use]
    pub fn text(words: &Words, key: &'static str) -> Column {
        Column::new(words, key, ColumnKind::Text)
    }

    /// The same column, elsewhere.
    #[must_use]
    pub fn at(mut self, place: ColumnPlace) -> Column {
        self.place = place;
        self
    }

    /// The same column under another label.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<SmolStr>) -> Column {
        self.label = label.into();
        self
    }

    /// The unit that stands once in the head.
    #[must_use]
    pub fn unit(&self) -> Option<&'static str> {
        match self.kind {
            ColumnKind::Amount(unit) => Some(unit.name()),
            ColumnKind::Percent => Some("%"),
            ColumnKind::Text | ColumnKind::Number => None,
        }
    }

    /// Label and unit, as the head of a data file has them: `年初预算数（万元）`.
    #[must_use]
    pub fn full_label(&self) -> String {
        match self.unit() {
            Some(unit) => format!("{}（{unit}）", self.label),
            None => self.label.to_string(),
        }
    }

    /// Whether its cells are figures, which stand to the right.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        self.kind != ColumnKind::Text
    }
}

impl<'s> Cell<'s> {
    /// A text.
    pub fn text(text: impl Into<Cow<'s, str>>) -> Cell<'s> {
        Cell::Text(text.into())
    }

    /// One of the four states of a text.
    #[must_use]
    pub fn stated_text(stated: &'s Stated<Box<str>>) -> Cell<'s> {
        Cell::stated(stated, |text| Cell::text(&**text))
    }

    /// One of the four states of an amount.
    #[must_use]
    pub fn stated_amount(stated: &Stated<Amount>) -> Cell<'s> {
        match stated {
            Stated::Withheld(ground) => Cell::Withheld(Cow::Owned(ground.to_string())),
            Stated::Absent => Cell::Absent,
            Stated::NotApplicable => Cell::NotApplicable,
            Stated::Given(amount) => Cell::Amount(*amount),
        }
    }

    /// One of the four states of a number.
    #[must_use]
    pub fn stated_number(stated: &'s Stated<Decimal>) -> Cell<'s> {
        Cell::stated(stated, |number| Cell::Number(*number))
    }

    /// One of the four states of a value.
    pub fn stated<T>(stated: &'s Stated<T>, given: impl FnOnce(&'s T) -> Cell<'s>) -> Cell<'s> {
        match stated {
            Stated::Absent => Cell::Absent,
            Stated::NotApplicable => Cell::NotApplicable,
            Stated::Withheld(ground) => Cell::Withheld(Cow::Borrowed(ground)),
            Stated::Given(value) => given(value),
        }
    }

    /// A share in percent, or nothing where there is no whole.
    #[must_use]
    pub fn share(part: Option<Amount>, whole: Option<Amount>) -> Cell<'s> {
        part.zip(whole).and_then(|(part, whole)| part.share_of(whole)).map_or(Cell::Absent, Cell::Percent)
    }

    /// The cell as a page shows it, in the column's unit.
    #[must_use]
    pub fn shown<'c>(&'c self, kind: ColumnKind, words: &'c Words) -> Cow<'c, str> {
        match self {
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Note(note) => Cow::Borrowed(note),
            Cell::Amount(amount) => in_column(*amount, kind).grouped().into(),
            Cell::Number(number) => grouped(*number, 0).into(),
            Cell::Percent(percent) => plain(*percent).into(),
            Cell::Count(count) => counted(*count).into(),
            Cell::State(state) => Cow::Borrowed(words.text(state_word(*state))),
            Cell::Years(years) => spans(years).join(words.text("list_and")).into(),
            Cell::Absent => Cow::Borrowed("—"),
            Cell::NotApplicable => Cow::Borrowed(words.text("not_applicable")),
            Cell::Withheld(ground) => words.say("withheld", &[("ground", ground)]).into(),
        }
    }

    /// The cell as a data file holds it: no grouping, nothing where there is nothing.
    #[must_use]
    pub fn plain<'c>(&'c self, kind: ColumnKind, words: &'c Words) -> Cow<'c, str> {
        match self {
            Cell::Amount(amount) => in_column(*amount, kind).plain().into(),
            Cell::Number(number) | Cell::Percent(number) => plain(*number).into(),
            Cell::Count(count) => count.to_string().into(),
            Cell::Years(years) => {
                years.iter().map(FiscalYear::to_string).collect::<Vec<_>>().join("、").into()
            }
            Cell::Absent | Cell::Note(_) => Cow::Borrowed(""),
            Cell::Text(_) | Cell::State(_) | Cell::NotApplicable | Cell::Withheld(_) => {
                self.shown(kind, words)
            }
        }
    }
}

/// How many, as tables and sentences show it: 27,247.
#[must_use]
pub fn counted(count: usize) -> String {
    grouped(Decimal::from(count), 0)
}

/// Years as a reader would say them: three or more that follow one another as a span, 2021–2024.
fn spans(years: &[FiscalYear]) -> Vec<String> {
    let runs = years.chunk_by(|one, next| one.number() + 1 == next.number());
    let said = runs.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("{first}–{last}")],
        few => few.iter().map(FiscalYear::to_string).collect(),
    });
    said.collect()
}

/// The word for what became of a promise.
#[must_use]
pub fn state_word(state: State) -> &'static str {
    match state {
        State::Met => "state_met",
        State::PartlyMet => "state_partly_met",
        State::NotMet => "state_not_met",
        State::NotYetDue => "state_not_yet_due",
        State::CannotBeJudged => "state_cannot_be_judged",
    }
}

fn in_column(amount: Amount, kind: ColumnKind) -> Amount {
    match kind {
        ColumnKind::Amount(unit) => amount.in_unit(unit),
        ColumnKind::Text | ColumnKind::Number | ColumnKind::Percent => amount,
    }
}

impl<'s> RowSet<'s> {
    /// Puts another column behind that of `key`, with a cell for each row by its number.
    #[must_use]
    pub fn with_behind(
        mut self,
        key: &str,
        column: Column,
        mut cell: impl FnMut(usize) -> Cell<'s>,
    ) -> RowSet<'s> {
        let at = self.column(key) + 1;
        self.columns.insert(at, column);
        for (nth, row) in self.rows.iter_mut().enumerate() {
            row.cells.insert(at, cell(nth));
            row.links.iter_mut().filter(|(column, _)| *column >= at).for_each(|(column, _)| *column += 1);
        }
        self
    }

    /// The same rows under another name, where a page has several such tables.
    #[must_use]
    pub fn called(mut self, id: impl Into<Cow<'static, str>>) -> RowSet<'s> {
        self.id = id.into();
        self
    }

    /// Where the column `key` stands, if there is one.
    #[must_use]
    pub fn find_column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// Where the column `key` stands. Tables ask only for columns that they have; another gives the first.
    #[must_use]
    pub fn column(&self, key: &str) -> usize {
        let at = self.find_column(key);
        debug_assert!(at.is_some(), "no column “{key}” in {}", self.id);
        at.unwrap_or(0)
    }
}

impl<'s> Row<'s> {
    /// A row that leads nowhere.
    #[must_use]
    pub fn new(cells: Vec<Cell<'s>>) -> Row<'s> {
        Row { cells, links: Vec::new(), name: None, indicator: None, heading: None, trend: None }
    }

    /// With a link in the cell of column `column`.
    #[must_use]
    pub fn link(self, column: usize, to: Page) -> Row<'s> {
        self.link_to(column, Output::Page(to))
    }

    /// With a link to anything that the site consists of.
    #[must_use]
    pub fn link_to(mut self, column: usize, to: Output) -> Row<'s> {
        self.links.push((column, to));
        self
    }

    /// With a name, which is its anchor.
    #[must_use]
    pub fn named(mut self, name: impl Into<Box<str>>) -> Row<'s> {
        self.name = Some(name.into());
        self
    }

    /// The first row under a heading, which has this anchor.
    #[must_use]
    pub fn under(mut self, heading: impl Into<Box<str>>) -> Row<'s> {
        self.heading = Some(heading.into());
        self
    }

    /// With how a figure went over the years.
    #[must_use]
    pub fn with_trend(mut self, trend: Trend) -> Row<'s> {
        self.trend = Some(Box::new(trend));
        self
    }

    /// About an indicator.
    #[must_use]
    pub fn about(mut self, indicator: IndicatorHash) -> Row<'s> {
        self.indicator = Some(indicator);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_that_follow_one_another_are_a_span() {
        for (all, said) in [
            ("2021", "2021"),
            ("2021 2022", "2021、2022"),
            ("2021 2022 2023", "2021–2023"),
            ("2019 2021 2022 2023 2025", "2019、2021–2023、2025"),
        ] {
            let years: Vec<FiscalYear> = all.split(' ').filter_map(FiscalYear::parse).collect();
            assert_eq!(spans(&years).join("、"), said);
        }
    }
}
