//! Projects of a year, or of one department in it, by amount.

use super::{GATHERED_UNIT, Source};
use crate::index::SubjectYear;
use crate::model::amount::Amount;
use crate::model::identity::Id;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};
use crate::words::Words;

/// Projects with their funding, largest first; what has no figure stands last. Shares are of `whole`, where it is known.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    projects: impl Iterator<Item = SubjectYear<'s>>,
    whole: Option<Amount>,
    caption: String,
) -> RowSet<'s> {
    let words = source.words;
    let rows =
        ranked(projects).into_iter().map(|(subject, amount)| row(source, subject, amount, whole)).collect();
    RowSet { id: "projects".into(), caption, columns: columns(words), rows }
}

/// The projects of all years, each by its latest one, largest first.
#[must_use]
pub fn across_years<'s>(source: Source<'s>, caption: String) -> RowSet<'s> {
    let latest = source.site.projects().filter_map(|id| source.site.project_years(id).next_back());
    let mut set = rows(source, latest, None, caption);
    let with_year = |row: &mut Row<'s>, year: String| {
        row.cells.insert(0, Cell::text(year));
        row.links.iter_mut().for_each(|(column, _)| *column += 1);
    };
    for row in &mut set.rows {
        let year = row.links.iter().find_map(|(_, page)| match page {
            Page::ProjectYear(year, _) => Some(year.to_string()),
            _ => None,
        });
        with_year(row, year.unwrap_or_default());
    }
    set.columns.insert(0, Column::text(source.words, "year"));
    set
}

/// Every project that a department ever declared, with its years.
#[must_use]
pub fn of_department<'s>(source: Source<'s>, department: &Id) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let rows = site
        .projects_of(department)
        .filter_map(|id| {
            let years: Vec<_> = site.project_years(id).collect();
            let latest = years.last()?;
            let listed: Vec<String> = years.iter().map(|subject| subject.year.to_string()).collect();
            let cells = vec![
                Cell::text(latest.name()),
                Cell::text(listed.join("、")),
                Cell::stated_amount(&latest.funding()),
            ];
            Some(Row::new(cells).link(0, Page::Project(id.clone())))
        })
        .collect();
    let columns = vec![
        Column::text(words, "project"),
        Column::text(words, "declared_years"),
        Column::new(words, "latest_funding", ColumnKind::Amount(GATHERED_UNIT)),
    ];
    RowSet {
        id: "projects".into(),
        caption: words.text("caption_department_projects").to_owned(),
        columns,
        rows,
    }
}

/// The projects with their funding, largest first, names settling ties.
#[must_use]
pub fn ranked<'s>(projects: impl Iterator<Item = SubjectYear<'s>>) -> Vec<(SubjectYear<'s>, Option<Amount>)> {
    let mut ranked: Vec<_> = projects.map(|subject| (subject, subject.funding().given().copied())).collect();
    ranked.sort_by(|(a, a_amount), (b, b_amount)| {
        b_amount.cmp(a_amount).then_with(|| (a.department, a.project).cmp(&(b.department, b.project)))
    });
    ranked
}

fn columns(words: &Words) -> Vec<Column> {
    vec![
        Column::text(words, "project"),
        Column::text(words, "department"),
        Column::new(words, "funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "share", ColumnKind::Percent),
        Column::new(words, "indicator_count", ColumnKind::Number),
        Column::text(words, "results"),
    ]
}

fn row<'s>(
    source: Source<'s>,
    subject: SubjectYear<'s>,
    amount: Option<Amount>,
    whole: Option<Amount>,
) -> Row<'s> {
    let results = match (subject.self_evaluation(), subject.targets()) {
        (Some(_), Some(_)) => "results_published",
        (Some(_), None) => "results_only",
        (None, _) => "results_none",
    };
    let row = Row::new(vec![
        Cell::text(subject.name()),
        Cell::text(source.site.department_name(subject.department, subject.year)),
        Cell::stated_amount(&subject.funding()),
        Cell::share(amount, whole),
        Cell::Count(subject.indicators().count()),
        Cell::text(source.words.text(results)),
    ]);
    let row = row.link(1, Page::DepartmentYear(subject.year, subject.department.clone()));
    match subject.project_id() {
        Some(project) => row.link(0, Page::ProjectYear(subject.year, project)),
        None => row,
    }
}
