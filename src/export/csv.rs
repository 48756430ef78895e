//! Comma-separated values that a Chinese spreadsheet opens without garbling: UTF-8 with a byte-order mark, and no text
//! that would run as a formula.

use crate::rows::{Cell, CellText, Column, Row, RowSet};
use crate::words::Words;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The whole row set, but for rows that hold a remark of the site's own.
#[must_use]
pub fn write(set: &RowSet<'_>, words: &Words) -> Vec<u8> {
    write_rows(&set.columns, set.rows.iter(), words)
}

/// Rows as they come: the file is held, the rows are not. Every table of every page has such a file, so it is written here: by
/// the crate `csv`, which a test holds it against, it would take longer than the table.
pub fn write_rows<'s>(
    columns: &[Column],
    rows: impl Iterator<Item = impl std::borrow::Borrow<Row<'s>>>,
    words: &Words,
) -> Vec<u8> {
    let mut out = String::with_capacity(1024);
    out.push_str(BYTE_ORDER_MARK);
    let heads = columns.iter().map(|column| CellText::Text(column.full_label().into()));
    record(&mut out, heads);
    for row in rows {
        let cells = &row.borrow().cells;
        if cells.iter().any(|cell| matches!(cell, Cell::Note(_))) {
            continue;
        }
        debug_assert_eq!(cells.len(), columns.len(), "a row of another width");
        // Every row has one cell a column: what a set lacks is blank, so that no row runs into the next.
        record(
            &mut out,
            (0..columns.len()).map(|at| {
                let cell = cells.get(at).unwrap_or(&Cell::Absent);
                let text = cell.plain(columns[at].kind, words);
                if matches!(cell, Cell::Text(_)) { guard(text) } else { text }
            }),
        );
    }
    out.into_bytes()
}

/// A line of fields (RFC 4180).
fn record<'t>(out: &mut String, fields: impl ExactSizeIterator<Item = CellText<'t>>) {
    let is_alone = fields.len() == 1;
    for (nth, field) in fields.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        // A line without anything would be no line.
        if field.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'))
            || is_alone && field.is_empty()
        {
            out.extend(["\"", &*field.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}

/// An apostrophe before a text that a spreadsheet would run; the data dictionary says so. Numbers stay numbers.
fn guard(text: CellText<'_>) -> CellText<'_> {
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
        CellText::Text(format!("'{}", &*text).into())
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_are_those_of_the_library(lines in prop::collection::vec(prop::collection::vec("[a,\"\r\n 绩]{0,4}", 1..4), 0..4)) {
            let mut own = String::new();
            let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
            for line in &lines {
                record(&mut own, line.iter().map(|field| CellText::Text((&**field).into())));
                writer.write_record(line).expect("a line");
            }
            prop_assert_eq!(own.into_bytes(), writer.into_inner().expect("bytes"));
        }
    }
}
