//! What was told to readers, release by release: how much, what changed and why, what was withdrawn. The newest first.

use std::collections::BTreeMap;

use super::{Source, field_label, form_word};
use crate::index::Site;
use crate::model::history::{ChangeNote, ChangedNote, ReleaseNote};
use crate::model::identity::DeclarationKey;
use crate::model::sealed::Sealed;
use crate::model::year::FiscalYear;
use crate::route::{Output, Page};
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet};
use crate::words::Words;

/// The anchor of a release on the page of changes.
#[must_use]
pub fn anchor(release: &ReleaseNote) -> String {
    format!("r-{}", release.id)
}

fn newest_first<'s>(source: Source<'s>) -> impl Iterator<Item = &'s ReleaseNote> {
    source.site.history.releases.iter().rev()
}

/// One row a release: how much of each.
#[must_use]
pub fn releases<'s>(source: Source<'s>) -> RowSet<'s> {
    let words = source.words;
    let count = |key| Column::new(words, key, ColumnKind::Number);
    let columns = vec![
        Column::text(words, "released_on"),
        Column::text(words, "release"),
        count("added_count"),
        count("changed_count"),
        count("withdrawn_count"),
    ];
    let row = |release: &'s ReleaseNote| {
        Row::new(vec![
            Cell::text(release.date.to_string()),
            Cell::text(&*release.id),
            Cell::Count(release.added.len()),
            Cell::Count(release.changed.len()),
            Cell::Count(release.withdrawn.len()),
        ])
        .named(anchor(release))
    };
    let rows = newest_first(source).map(row).collect();
    RowSet { id: "releases".into(), caption: words.text("caption_releases").to_owned(), columns, rows }
}

/// What was corrected in a sealed year since, the newest first, a line each.
#[must_use]
pub fn lines_since(source: Source<'_>, sealed: &Sealed) -> Vec<String> {
    let later = newest_first(source).filter(|release| is_later(release, sealed));
    let changed =
        later.flat_map(|release| &release.changed).filter(|changed| changed.key.year == sealed.year);
    changed.flat_map(|changed| lines((source.site, source.words), changed)).collect()
}

/// What was corrected in a declaration, a line each: 公交补贴，资金/合计：1,200.00 万元 → 1,250.00 万元（核减）.
#[must_use]
pub fn lines((site, words): (&Site, &Words), changed: &ChangedNote) -> Vec<String> {
    let absent = words.text("value_none");
    let department = || site.department_name(&changed.key.department, changed.key.year);
    let subject = changed.name.as_deref().unwrap_or_else(department);
    let line = |change: &ChangeNote| {
        let parts = [
            ("subject", subject),
            ("field", &*field_label(words, &change.field)),
            ("before", change.before.given().map_or(absent, |text| text)),
            ("after", change.after.given().map_or(absent, |text| text)),
            ("why", change.why.as_deref().unwrap_or(absent)),
        ];
        words.say("release_changed", &parts)
    };
    changed.changes.iter().map(line).collect()
}

/// Whether a release came after a year was sealed.
fn is_later(release: &ReleaseNote, sealed: &Sealed) -> bool {
    let number = |id: &str| id.parse::<u32>().unwrap_or(0);
    number(&release.id) > number(&sealed.release)
}

/// One row a value that says something else than was published before.
#[must_use]
pub fn changes<'s>(source: Source<'s>) -> RowSet<'s> {
    let words = source.words;
    let columns = vec![
        Column::text(words, "released_on"),
        Column::text(words, "year"),
        Column::text(words, "subject"),
        Column::text(words, "form"),
        Column::text(words, "changed_field"),
        Column::text(words, "value_before"),
        Column::text(words, "value_after"),
        Column::text(words, "value_difference"),
        Column::text(words, "correction_reason"),
    ];
    let rows = newest_first(source).flat_map(|release| {
        let changed = release.changed.iter();
        changed.flat_map(move |changed| changed.changes.iter().map(move |change| (release, changed, change)))
    });
    let row = |(release, changed, change): (&'s ReleaseNote, &'s ChangedNote, &'s ChangeNote)| {
        let name = changed.name.as_deref();
        Row::new(vec![
            Cell::text(release.date.to_string()),
            Cell::text(changed.key.year.to_string()),
            Cell::text(name.unwrap_or_else(|| department(source, &changed.key))),
            Cell::text(words.text(form_word(changed.key.form))),
            Cell::text(field_label(words, &change.field)),
            Cell::stated_text(&change.before),
            Cell::stated_text(&change.after),
            difference(source, change),
            change.why.as_deref().map_or(Cell::Absent, Cell::text),
        ])
        .link_where(2, page(source, &changed.key))
    };
    let rows = rows.map(row).collect();
    RowSet { id: "changes".into(), caption: words.text("caption_changes").to_owned(), columns, rows }
}

/// One row a declaration that was withdrawn.
#[must_use]
pub fn withdrawn<'s>(source: Source<'s>) -> RowSet<'s> {
    let words = source.words;
    let columns = vec![
        Column::text(words, "withdrawn_on"),
        Column::text(words, "year"),
        Column::text(words, "department"),
        Column::text(words, "withdrawn_what"),
        Column::text(words, "withdrawn_why"),
    ];
    let rows = newest_first(source).flat_map(|release| &release.withdrawn).map(|(key, notice)| {
        Row::new(vec![
            Cell::text(notice.when.to_string()),
            Cell::text(key.year.to_string()),
            Cell::text(department(source, key)),
            Cell::text(&*notice.what),
            Cell::text(&*notice.why),
        ])
        .link_where(3, page(source, key))
    });
    let rows = rows.collect();
    RowSet { id: "withdrawn".into(), caption: words.text("caption_withdrawn").to_owned(), columns, rows }
}

/// One row a department and year of which something was new in a release, with how many declarations.
#[must_use]
pub fn added<'s>(source: Source<'s>) -> RowSet<'s> {
    let words = source.words;
    let columns = vec![
        Column::text(words, "released_on"),
        Column::text(words, "year"),
        Column::text(words, "department"),
        Column::new(words, "added_count", ColumnKind::Number),
    ];
    let rows = newest_first(source).flat_map(|release| {
        let mut counts: BTreeMap<(FiscalYear, &'s DeclarationKey), usize> = BTreeMap::new();
        for run in release.added.chunk_by(|a, b| (a.year, &a.department) == (b.year, &b.department)) {
            *counts.entry((run[0].year, &run[0])).or_default() += run.len();
        }
        counts.into_iter().map(move |((year, key), count)| {
            let page = Page::DepartmentYear(year, key.department.clone());
            let is_there = source.site.department_year(&key.department, year).is_some();
            Row::new(vec![
                Cell::text(release.date.to_string()),
                Cell::text(year.to_string()),
                Cell::text(department(source, key)),
                Cell::Count(count),
            ])
            .link_where(2, is_there.then_some(page))
        })
    });
    let rows = rows.collect();
    RowSet { id: "added".into(), caption: words.text("caption_added").to_owned(), columns, rows }
}

fn department<'s>(source: Source<'s>, key: &'s DeclarationKey) -> &'s str {
    source.site.department_name(&key.department, key.year)
}

/// The page of what was declared, as far as the site still has it.
fn page(source: Source<'_>, key: &DeclarationKey) -> Option<Page> {
    match key.project_id() {
        Some(id) => source.site.project_year(&id, key.year).map(|_| Page::ProjectYear(key.year, id.clone())),
        None => {
            let id = key.department.clone();
            source.site.department_year(&id, key.year).map(|_| Page::DepartmentYear(key.year, id.clone()))
        }
    }
}

/// By how much money a value differs: `+100.00 万元（+8.3%）`.
fn difference<'s>(source: Source<'_>, change: &ChangeNote) -> Cell<'s> {
    let Some((amount, percent)) = change.difference else { return Cell::Absent };
    let sign = if amount.value.is_sign_negative() { "" } else { "+" };
    let by = format!("{sign}{} {}", amount.grouped(), amount.unit.name());
    Cell::text(match percent {
        Some(percent) => {
            let sign = if percent.is_sign_negative() { "" } else { "+" };
            source
                .words
                .say("difference_with_percent", &[("by", &by), ("percent", &format!("{sign}{percent}"))])
        }
        None => by,
    })
}

impl<'s> Row<'s> {
    /// The row with a link, where there is somewhere to lead.
    fn link_where(self, column: usize, to: Option<Page>) -> Row<'s> {
        match to {
            Some(page) => self.link_to(column, Output::Page(page)),
            None => self,
        }
    }
}
