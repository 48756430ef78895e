//! What a page rests on: each declaration of a subject and year, with who stands behind it and why it was adjusted. An
//! earlier one stays listed beside a later.

use super::{Source, assurance_word};
use crate::index::SubjectYear;
use crate::model::declaration::{Adjustment, Declaration};
use crate::model::stated::Stated;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row a declaration, by form and edition.
#[must_use]
pub fn rows<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> RowSet<'s> {
    let words = source.words;
    let if_filled = |column: Column| column.at(ColumnPlace::PageIfFilled);
    let columns = vec![
        Column::text(words, "form"),
        Column::new(words, "edition", ColumnKind::Number),
        if_filled(Column::text(words, "assurance")),
        if_filled(Column::new(words, "score", ColumnKind::Number)),
        if_filled(Column::text(words, "grade")),
        if_filled(Column::text(words, "adjusted_on")),
        if_filled(Column::text(words, "adjustment_document")),
        if_filled(Column::text(words, "adjustment_reason")),
    ];
    let rows = subject.declarations.iter().map(|declaration| row(source, declaration)).collect();
    let caption = words.say("caption_materials", &[("year", &subject.year.to_string())]);
    RowSet { id: "materials".into(), caption, columns, rows }
}

fn row<'s>(source: Source<'s>, declaration: &'s Declaration) -> Row<'s> {
    let adjusted = |field: fn(&Adjustment) -> &Stated<Box<str>>| {
        declaration.adjustment.as_deref().map_or(Cell::Absent, |one| Cell::stated_text(field(one)))
    };
    Row::new(vec![
        Cell::text(&*declaration.title),
        Cell::Number(declaration.key.edition.into()),
        declaration
            .assurance()
            .map_or(Cell::Absent, |assurance| Cell::text(source.words.text(assurance_word(assurance)))),
        Cell::stated_number(declaration.total_score()),
        Cell::stated_text(declaration.grade()),
        adjusted(|one| &one.date),
        adjusted(|one| &one.document),
        adjusted(|one| &one.reason),
    ])
    .link(0, Page::Source(declaration.key.clone()))
}
