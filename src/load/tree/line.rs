//! The lines of a text as a clerk sees them: where they begin, how far they are indented, what stands on them. Knows of
//! YAML only dashes, comments and `key: `.

use std::ops::Range;

use crate::finding::FieldPath;

/// One line, without its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// First byte in the text.
    pub(super) start: usize,
    /// What stands on it.
    pub(super) text: &'t str,
}

impl<'t> Line<'t> {
    /// The line on which byte `at` stands.
    pub(super) fn at(text: &'t str, at: usize) -> Line<'t> {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
        let line = &text[start..end];
        Line { start, text: line.strip_suffix('\r').unwrap_or(line) }
    }

    /// Byte behind its last.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The line above.
    pub(super) fn above(&self, text: &'t str) -> Option<Line<'t>> {
        self.start.checked_sub(1).map(|newline| Line::at(text, newline))
    }

    /// The line below.
    pub(super) fn below(&self, text: &'t str) -> Option<Line<'t>> {
        let newline = self.start + text[self.start..].find('\n')?;
        (newline + 1 < text.len()).then(|| Line::at(text, newline + 1))
    }

    /// Spaces in front.
    pub(super) fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Whether it holds no content.
    pub(super) fn is_blank(&self) -> bool {
        let text = self.text.trim_start();
        text.is_empty() || text.starts_with('#')
    }

    /// Byte (in the text) behind spaces and the dashes of a list.
    pub(super) fn body_start(&self) -> usize {
        let mut rest = self.text.trim_start_matches([' ', '\t']);
        while let Some(behind) = rest.strip_prefix("- ") {
            rest = behind.trim_start_matches(' ');
        }
        self.start + self.text.len() - rest.len()
    }

    /// What stands behind spaces and dashes.
    pub(super) fn body(&self) -> &'t str {
        &self.text[self.body_start() - self.start..]
    }

    /// Whether it begins an item of a list.
    pub(super) fn is_item(&self) -> bool {
        let text = self.text.trim_start_matches(' ');
        text.starts_with("- ") || text.trim_end() == "-"
    }

    /// What stands behind the spaces, with the dashes of a list.
    pub(super) fn body_with_dash(&self) -> &'t str {
        &self.text[self.indent()..]
    }

    /// The key and the byte (in the text) at which its value starts, if the line is `key: value`.
    pub(super) fn key(&self) -> Option<(&'t str, usize)> {
        let body = self.body();
        let colon = colon(body).filter(|_| !body.starts_with(['{', '[']))?;
        let behind = &body[colon + 1..];
        let value = self.end() - behind.trim_start_matches([' ', '\t']).len();
        Some((body[..colon].trim_end().trim_matches(['"', '\'']), value))
    }

    /// The line from its first sign to the end of the lines below that belong to it, being indented further.
    pub(super) fn with_what_belongs(&self, text: &'t str) -> Range<usize> {
        let mut end = self.end();
        let mut next = self.below(text);
        while let Some(line) = next {
            if !line.text.trim().is_empty() {
                if line.indent() <= self.indent() {
                    break;
                }
                end = line.end();
            }
            next = line.below(text);
        }
        self.start + self.indent()..end
    }

    /// Whether it is a key with nothing behind it, to which what follows belongs.
    pub(super) fn opens_group(&self) -> bool {
        self.key()
            .is_some_and(|(_, value)| self.text[value - self.start..].is_empty() || self.is_noted(value))
    }

    fn is_noted(&self, value: usize) -> bool {
        self.text[value - self.start..].starts_with(['#', '&', '!', '|', '>'])
    }

    /// The keys above it that lead to it, by their indentation, and its own.
    pub(super) fn field(&self, text: &'t str) -> FieldPath {
        let mut keys: Vec<&str> = self.key().map(|(key, _)| key).into_iter().collect();
        let mut indent = self.body_start() - self.start;
        let mut line = *self;
        while indent > 0
            && let Some(above) = line.above(text)
        {
            line = above;
            let column = above.body_start() - above.start;
            if column < indent && !above.is_blank() {
                indent = column;
                keys.extend(above.key().filter(|_| above.opens_group()).map(|(key, _)| key));
            }
        }
        keys.iter().rev().fold(FieldPath::root(), |path, key| path.key(key))
    }
}

/// The first colon that ends a key: one with a blank or nothing behind it.
pub(super) fn colon(text: &str) -> Option<usize> {
    text.match_indices(':')
        .map(|(at, _)| at)
        .find(|at| matches!(text.as_bytes().get(at + 1), None | Some(b' ' | b'\t')))
}

/// A text short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    let mut chars = text.chars();
    let short: String = chars.by_ref().take(24).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.next().is_some() { short + "…" } else { short }
}
