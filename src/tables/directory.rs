//! Everything of the site by its name: projects and departments under their initial letters, in the order of pinyin.

use super::{GATHERED_UNIT, Source};
use crate::index::{ChineseOrder, Initial, SubjectYear};
use crate::model::department::Department;
use crate::model::identity::Id;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};
use crate::words::Words;

/// A table under letters, and the row with which each letter begins.
#[derive(Debug)]
pub struct Directory<'s> {
    /// The table.
    pub set: RowSet<'s>,
    /// The letters that have rows.
    pub letters: Vec<(Initial, usize)>,
}

/// The anchor of a letter's heading.
#[must_use]
pub fn anchor(letter: Initial) -> String {
    format!("letter-{}", letter.name())
}

/// One row a project under its newest name, with its years and its newest amount.
#[must_use]
pub fn projects(source: Source<'_>) -> Directory<'_> {
    let (site, words) = (source.site, source.words);
    let named = site.projects().filter_map(|id| {
        let years: Vec<SubjectYear<'_>> = site.project_years(id).collect();
        let latest = *years.last()?;
        let department = site.department_name(latest.department, latest.year);
        let row = Row::new(vec![
            Cell::text(latest.name()),
            Cell::text(department),
            Cell::Years(years.iter().map(|at| at.year).collect()),
            Cell::stated_amount(&latest.funding()),
        ]);
        let row = row.link(0, Page::Project(id.clone())).link(1, Page::Department(latest.department.clone()));
        Some((latest.name(), row))
    });
    let columns = vec![
        Column::text(words, "project"),
        Column::text(words, "department"),
        Column::text(words, "declared_years"),
        Column::new(words, "latest_funding", ColumnKind::Amount(GATHERED_UNIT)),
    ];
    under_letters(words, named.collect(), (columns, "caption_all_projects")).called("projects")
}

/// One row a department under its name of today, with its earlier names and its years.
#[must_use]
pub fn departments(source: Source<'_>) -> Directory<'_> {
    let (site, words) = (source.site, source.words);
    let named = site.departments().iter().map(|id| {
        let named = site.department(id);
        let latest = site.department_years(id).next_back();
        let region = named.and_then(|named| site.registry.regions.get(&named.region));
        let row = Row::new(vec![
            Cell::text(named.map_or(id.as_str(), |named| &named.name)),
            region.map_or(Cell::Absent, |region| Cell::text(&*region.name)),
            named.map_or(Cell::Absent, |named| former(named, words)),
            Cell::Years(site.department_years(id).map(|at| at.year).collect()),
            Cell::Count(site.projects_of(id).len()),
            latest.map_or(Cell::Absent, |at| Cell::stated_amount(&at.stated_expenditure())),
        ]);
        (sort_key(id, named), row.link(0, Page::Department(id.clone())))
    });
    let columns = vec![
        Column::text(words, "department"),
        super::region_column(source),
        Column::text(words, "former_names").at(ColumnPlace::PageIfFilled),
        Column::text(words, "declared_years"),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "latest_expenditure", ColumnKind::Amount(GATHERED_UNIT)),
    ];
    under_letters(words, named.collect(), (columns, "caption_all_departments")).called("departments")
}

/// What a department is sorted by: its name, unless it says that another text is.
fn sort_key<'s>(id: &'s Id, named: Option<&'s Department>) -> &'s str {
    named.map_or(id.as_str(), |named| named.sort_key.as_deref().unwrap_or(&named.name))
}

fn former<'s>(named: &'s Department, words: &Words) -> Cell<'s> {
    let names: Vec<&str> = named.former_names.iter().map(|former| &*former.name).collect();
    if names.is_empty() { Cell::Absent } else { Cell::text(names.join(words.text("list_and"))) }
}

/// Rows with what they are sorted by → a table under letters. Rows of one name keep their order.
fn under_letters<'s>(
    words: &'s Words,
    named: Vec<(&'s str, Row<'s>)>,
    (mut columns, caption): (Vec<Column>, &str),
) -> Directory<'s> {
    let order = ChineseOrder::default();
    let mut keyed: Vec<_> = named.into_iter().map(|(name, row)| (order.initial(name), name, row)).collect();
    keyed.sort_by(|(a, a_name, _), (b, b_name, _)| a.cmp(b).then_with(|| order.compare(a_name, b_name)));
    let mut letters: Vec<(Initial, usize)> = Vec::new();
    let mut rows = Vec::with_capacity(keyed.len());
    for (at, (letter, _, mut row)) in keyed.into_iter().enumerate() {
        row.cells.insert(0, Cell::text(letter.letter().to_string()));
        row.links.iter_mut().for_each(|(column, _)| *column += 1);
        let is_first = letters.last().is_none_or(|(before, _)| *before != letter);
        if is_first {
            letters.push((letter, at));
        }
        rows.push(if is_first { row.under(anchor(letter)) } else { row });
    }
    columns.insert(0, Column::text(words, "initial").at(ColumnPlace::Group));
    let set = RowSet { id: "directory".into(), caption: words.text(caption).to_owned(), columns, rows };
    Directory { set, letters }
}

impl<'s> Directory<'s> {
    fn called(self, id: &'static str) -> Directory<'s> {
        Directory { set: self.set.called(id), ..self }
    }
}
