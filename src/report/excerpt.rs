//! Places of a file as reports show them: the line around a place, cut where it is long, and columns in the units that
//! programs count in.

use crate::source::{Position, SourceFile, Span};

/// How far a line is shown around its place, in bytes, where nothing else cuts it: a pasted paragraph would bury the message.
const AROUND: usize = 120;
/// How much of a line before and behind its place is given to the terminal's renderer, which cuts it to the width.
const LONG_LINE: usize = 4096;

/// The line of a file that an excerpt shows: the first one only where a place runs over several.
pub(super) struct Window {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether the excerpt begins where its line does.
    pub(super) begins_line: bool,
}

impl Window {
    pub(super) fn around(file: &SourceFile, span: Span) -> Window {
        let text = &file.text;
        let at = floor(text, span.start as usize);
        let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find(['\n', '\r']).map_or(text.len(), |newline| at + newline);
        let begins_line = at - line <= LONG_LINE;
        let start = if begins_line { line } else { floor(text, at - AROUND) };
        Window { start, end: floor(text, end.min(at + LONG_LINE)), begins_line }
    }

    /// Less of the same line, with whether it was cut before and behind: for pages, which have no width to cut it to.
    pub(super) fn narrow(self, file: &SourceFile, span: Span) -> (Window, [bool; 2]) {
        let text = &file.text;
        let (at, behind) = (self.start + self.inside(span).start, self.start + self.inside(span).end);
        let start = self.start.max(floor(text, at.saturating_sub(AROUND)));
        let end = self.end.min(floor(text, behind.min(at + AROUND) + AROUND));
        let is_cut = [!self.begins_line || start > self.start, end < self.end];
        (Window { start, end, ..self }, is_cut)
    }

    pub(super) fn holds(&self, span: Span) -> bool {
        (self.start..=self.end).contains(&(span.start as usize))
    }

    /// The span within the window; at least one position wide for a caret.
    pub(super) fn inside(&self, span: Span) -> std::ops::Range<usize> {
        let start = (span.start as usize).clamp(self.start, self.end);
        let end = (span.end as usize).clamp(start, self.end);
        start - self.start..end - self.start
    }
}

/// The last boundary of characters at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where the lines of a file begin, so that many places in a large file are found quickly.
pub(super) struct Lines<'f> {
    text: &'f str,
    /// Of each line the first byte, and the UTF-16 code units before it.
    starts: Vec<(usize, usize)>,
}

impl<'f> Lines<'f> {
    pub(super) fn of(file: &'f SourceFile) -> Lines<'f> {
        let (mut starts, mut before) = (vec![(0, 0)], (0, 0));
        for line in file.text.split_inclusive('\n') {
            before = (before.0 + line.len(), before.1 + utf16(line));
            starts.push(before);
        }
        if !file.text.ends_with('\n') && starts.len() > 1 {
            starts.pop();
        }
        Lines { text: &file.text, starts }
    }

    /// Line and column in characters, both from 1.
    pub(super) fn position(&self, byte: usize) -> Position {
        let (line, before, _) = self.line(byte);
        Position { line, column: before.chars().count() + 1 }
    }

    /// Line and column in UTF-16 code units, both from 1.
    pub(super) fn position_utf16(&self, byte: usize) -> Position {
        let (line, before, _) = self.line(byte);
        Position { line, column: utf16(before) + 1 }
    }

    /// UTF-16 code units from the beginning of the file.
    pub(super) fn offset_utf16(&self, byte: usize) -> usize {
        let (_, before, units) = self.line(byte);
        units + utf16(before)
    }

    /// The line of a byte from 1, what of it stands before the byte, and the UTF-16 code units before the line.
    fn line(&self, byte: usize) -> (usize, &str, usize) {
        let byte = floor(self.text, byte);
        let line = self.starts.partition_point(|(start, _)| *start <= byte).max(1);
        let (start, units) = self.starts[line - 1];
        (line, &self.text[start..byte], units)
    }
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_agree_with_the_file_and_count_utf16_beside() {
        for text in ["", "a", "a\n", "年度: 2023\n\n部门: 𠮷gz\r\n末", "\n\n"] {
            let file = SourceFile { path: "a.yaml".into(), text: text.to_owned() };
            let lines = Lines::of(&file);
            for byte in 0..=text.len() + 2 {
                assert_eq!(lines.position(byte), file.position(byte), "{text:?} at {byte}");
            }
        }
        let file = SourceFile { path: "a.yaml".into(), text: "部门\n𠮷gz".to_owned() };
        let (lines, at) = (Lines::of(&file), "部门\n𠮷g".len());
        assert_eq!(lines.position(at), Position { line: 2, column: 3 });
        assert_eq!(lines.position_utf16(at), Position { line: 2, column: 4 });
        assert_eq!(lines.offset_utf16(at), 6);
    }
}
