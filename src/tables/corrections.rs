//! What was put right in declarations since they were first public, and what of a subject was withdrawn.

use super::{Source, field_label, form_word};
use crate::index::{SubjectYear, Withdrawn};
use crate::model::declaration::Declaration;
use crate::model::publication::Correction;
use crate::model::stated::Stated;
use crate::rows::{Cell, Column, Row, RowSet};

/// One row a correction, as the declarations have them.
#[must_use]
pub fn of<'s>(source: Source<'s>, declarations: &'s [Declaration]) -> RowSet<'s> {
    let words = source.words;
    let columns = vec![
        Column::text(words, "corrected_on"),
        Column::text(words, "form"),
        Column::text(words, "changed_field"),
        Column::text(words, "value_before"),
        Column::text(words, "value_after"),
        Column::text(words, "correction_reason"),
    ];
    let row = |declaration: &'s Declaration, correction: &'s Correction| {
        let value = |stated: &'s Stated<Box<str>>| Cell::stated(stated, |text| value(source, text));
        Row::new(vec![
            Cell::text(correction.when.to_string()),
            Cell::text(&*declaration.title),
            Cell::text(field_label(words, &correction.field)),
            value(&correction.old),
            value(&correction.new),
            Cell::text(&*correction.why),
        ])
    };
    let rows = declarations
        .iter()
        .flat_map(|declaration| {
            declaration.corrections.iter().map(move |correction| row(declaration, correction))
        })
        .collect();
    RowSet { id: "corrections".into(), caption: words.text("caption_corrections").to_owned(), columns, rows }
}

/// A long text is named by its hash, which tells readers nothing.
fn value<'s>(source: Source<'s>, text: &'s str) -> Cell<'s> {
    match text.starts_with("sha256:") {
        true => Cell::text(source.words.text("value_long")),
        false => Cell::text(text),
    }
}

/// One row a declaration of the subject that was withdrawn.
#[must_use]
pub fn withdrawn<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> RowSet<'s> {
    let words = source.words;
    let columns = vec![
        Column::text(words, "withdrawn_on"),
        Column::text(words, "form"),
        Column::text(words, "withdrawn_what"),
        Column::text(words, "withdrawn_why"),
    ];
    let of_subject = source.site.withdrawn.iter().filter(|withdrawn| {
        let key = &withdrawn.key;
        (key.year, &key.department, key.project.as_ref())
            == (subject.year, subject.department, subject.project)
    });
    let rows = of_subject.map(|Withdrawn { key, notice, .. }| {
        Row::new(vec![
            Cell::text(notice.when.to_string()),
            Cell::text(words.text(form_word(key.form))),
            Cell::text(&*notice.what),
            Cell::text(&*notice.why),
        ])
    });
    let rows = rows.collect();
    RowSet { id: "withdrawn".into(), caption: words.text("caption_withdrawn").to_owned(), columns, rows }
}
