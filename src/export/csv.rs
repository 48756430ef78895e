//! Comma-separated values that a Chinese spreadsheet opens without garbling: UTF-8 with a byte-order mark, and no text
//! that would run as a formula.

use std::borrow::Cow;

use crate::rows::{Cell, Column, Row, RowSet};
use crate::words::Words;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The whole row set, but for rows that hold a remark of the site's own.
#[must_use]
pub fn write(set: &RowSet<'_>, words: &Words) -> Vec<u8> {
    write_rows(&set.columns, set.rows.iter(), words)
}

/// Rows as they come: the file is held, the rows are not.
pub fn write_rows<'s>(
    columns: &[Column],
    rows: impl Iterator<Item = impl std::borrow::Borrow<Row<'s>>>,
    words: &Words,
) -> Vec<u8> {
    // Every row has one cell a column: what a set lacks is written blank, so that no row runs into the next. Writing to
    // memory does not fail.
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    _ = writer.write_record(columns.iter().map(Column::full_label));
    for row in rows {
        let cells = &row.borrow().cells;
        if cells.iter().any(|cell| matches!(cell, Cell::Note(_))) {
            continue;
        }
        debug_assert_eq!(cells.len(), columns.len(), "a row of another width");
        for (at, column) in columns.iter().enumerate() {
            let cell = cells.get(at).unwrap_or(&Cell::Absent);
            let text = cell.plain(column.kind, words);
            let guarded = if matches!(cell, Cell::Text(_)) { guard(text) } else { text };
            _ = writer.write_field(guarded.as_bytes());
        }
        _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// An apostrophe before a text that a spreadsheet would run; the data dictionary says so. Numbers stay numbers.
fn guard(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
        format!("'{text}").into()
    } else {
        text
    }
}
