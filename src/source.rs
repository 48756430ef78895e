//! A file of the author's as text, and places in it. Spans are bytes; lines and columns, which people read, are
//! counted from the text when somebody asks. Knows nothing of YAML.

use std::sync::Arc;

/// A run of bytes in one file: `start..end`, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to byte `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        let narrow = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The same as a range of byte offsets.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where a byte stands, as people count: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A text file of the site: its path from the site's root, with `/` on every system, and what it holds.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path from the site's root.
    pub path: Arc<str>,
    /// The whole text, without a byte-order mark.
    pub text: String,
}

impl SourceFile {
    /// Line and column of a byte offset; offsets past the end count as the end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let mut end = byte.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile { path: "a.yaml".into(), text: "年度: 2023\n部门: gz\n".to_owned() };
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position("年度: ".len()), Position { line: 1, column: 5 });
        assert_eq!(file.position("年度: 2023\n部门".len()), Position { line: 2, column: 3 });
        assert_eq!(file.position(10_000), Position { line: 3, column: 1 });
    }
}
