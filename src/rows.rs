//! Row sets: the one truth behind a table, its chart and its file. Columns with key, label, kind and unit; rows of typed
//! cells. What a page shows and what a file holds cannot differ, because both are written from this.

use std::borrow::Cow;
use std::ops::Deref;

use rust_decimal::Decimal;
use smol_str::{SmolStr, ToSmolStr};

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
    pub fn shown<'c>(&'c self, kind: ColumnKind, words: &'c Words) -> CellText<'c> {
        match self {
            Cell::Text(text) => CellText::Text(Cow::Borrowed(text)),
            Cell::Note(note) => CellText::Text(Cow::Borrowed(note)),
            Cell::Amount(amount) => CellText::Figure(in_column(*amount, kind).grouped()),
            Cell::Number(number) | Cell::Percent(number) => CellText::Figure(grouped(*number, 0)),
            Cell::Count(count) => CellText::Figure(counted(*count)),
            Cell::State(state) => CellText::Text(Cow::Borrowed(words.text(state_word(*state)))),
            Cell::Years(years) => CellText::Text(spans(years).join(words.text("list_and")).into()),
            Cell::Absent => CellText::Text(Cow::Borrowed("—")),
            Cell::NotApplicable => CellText::Text(Cow::Borrowed(words.text("not_applicable"))),
            Cell::Withheld(ground) => CellText::Text(words.say("withheld", &[("ground", ground)]).into()),
        }
    }

    /// The cell as a data file holds it: no grouping, nothing where there is nothing.
    #[must_use]
    pub fn plain<'c>(&'c self, kind: ColumnKind, words: &'c Words) -> CellText<'c> {
        match self {
            Cell::Amount(amount) => CellText::Figure(in_column(*amount, kind).plain()),
            Cell::Number(number) | Cell::Percent(number) => CellText::Figure(plain(*number)),
            Cell::Count(count) => CellText::Figure(count.to_smolstr()),
            Cell::Years(years) => {
                let years: Vec<_> = years.iter().map(FiscalYear::to_string).collect();
                CellText::Text(years.join("、").into())
            }
            Cell::Absent | Cell::Note(_) => CellText::Text(Cow::Borrowed("")),
            Cell::Text(_) | Cell::State(_) | Cell::NotApplicable | Cell::Withheld(_) => {
                self.shown(kind, words)
            }
        }
    }
}

/// What stands in a cell. Figures are short, and there are very many of them: they are held in place.
#[derive(Clone, Debug)]
pub enum CellText<'c> {
    /// Text.
    Text(Cow<'c, str>),
    /// A figure: digits, and what parts them.
    Figure(SmolStr),
}

impl Deref for CellText<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            CellText::Text(text) => text,
            CellText::Figure(figure) => figure,
        }
    }
}

impl<'c> From<CellText<'c>> for Cow<'c, str> {
    fn from(text: CellText<'c>) -> Cow<'c, str> {
        match text {
            CellText::Text(text) => text,
            CellText::Figure(figure) => Cow::Owned(figure.into()),
        }
    }
}

impl CellText<'_> {
    /// The same as a text of its own.
    #[must_use]
    pub fn into_owned(self) -> String {
        match self {
            CellText::Text(text) => text.into_owned(),
            CellText::Figure(figure) => figure.into(),
        }
    }
}

/// How many, as tables and sentences show it: 27,247.
#[must_use]
pub fn counted(count: usize) -> SmolStr {
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

/// `all` with `more` before what stands at their places.
fn merged<T, const N: usize>(all: Vec<T>, places: [usize; N], more: [T; N]) -> Vec<T> {
    let mut merged = Vec::with_capacity(all.len() + N);
    let (mut all, mut taken) = (all.into_iter(), 0);
    for (place, one) in places.into_iter().zip(more) {
        merged.extend(all.by_ref().take(place - taken));
        merged.push(one);
        taken = place;
    }
    merged.extend(all);
    merged
}

impl<'s> RowSet<'s> {
    /// Puts more columns between those that there are, each behind that of its key and in the table's order. `cells` are those
    /// of a row, by the row's number.
    #[must_use]
    pub fn with_behind<const N: usize>(
        mut self,
        more: [(&str, Column); N],
        mut cells: impl FnMut(usize) -> [Cell<'s>; N],
    ) -> RowSet<'s> {
        let places = more.each_ref().map(|(key, _)| self.column(key) + 1);
        self.columns = merged(self.columns, places, more.map(|(_, column)| column));
        for (nth, row) in self.rows.iter_mut().enumerate() {
            row.cells = merged(std::mem::take(&mut row.cells), places, cells(nth));
            for (column, _) in &mut row.links {
                *column += places.iter().filter(|place| **place <= *column).count();
            }
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
    fn what_is_below_nothing_has_the_sign_of_amounts_on_a_page_and_that_of_programs_in_a_file() {
        let words = Words::new(crate::language::Language::Chinese);
        let percent = Cell::Percent(Decimal::new(-12345, 1));
        assert_eq!(&*percent.shown(ColumnKind::Percent, &words), "−1,234.5");
        assert_eq!(&*percent.plain(ColumnKind::Percent, &words), "-1234.5");
    }

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
