//! The common subset of YAML, read in one pass: lines of `key: value`, lists, `{…}` and `[…]` on one line, `|` texts.
//! Gives up at anything else, and then the parser reads the file: so this says nothing about mistakes, and where it
//! gives a tree, the parser gives the same.

mod class;

use std::borrow::Cow;

use super::build::{has_twice, is_null};
use super::{Entry, Key, Node, Scalar, Style, Value};
use crate::source::Span;

use class::{CLASSES, Class};

/// Longer files may go beyond the limits, which only the parser counts.
const MAX_BYTES: usize = 200_000;
const MAX_DEPTH: usize = 32;
/// Longer keys are beyond what YAML allows.
const MAX_KEY: usize = 512;

/// The tree of a file in the subset.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, depth: 0 };
    let first = reader.next_line()??;
    let root = reader.block(first)?;
    reader.next_line()?.is_none().then_some(root)
}

/// A line that holds something: how far it is indented, and the byte where its content begins.
#[derive(Clone, Copy)]
struct Content {
    indent: usize,
    at: usize,
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Behind what was read: the start of a line, between nodes of a block.
    at: usize,
    depth: usize,
}

/// How a run of plain text ended.
enum End {
    /// At the colon of a key.
    Colon,
    /// At the end of the line or a comment.
    Line,
    /// At a comma or bracket, inside brackets.
    Sign,
}

/// Where a plain text stands: inside brackets more signs end it.
#[derive(Clone, Copy, PartialEq)]
enum Within {
    Lines,
    Brackets,
}

/// Blocks: what is told apart by lines and indentation.
impl<'t> Reader<'t> {
    /// The next line that is not blank and no comment; none inside at the end. Leaves `at` at the start of that line.
    fn next_line(&mut self) -> Option<Option<Content>> {
        loop {
            let at = self.skip(self.at);
            match self.bytes.get(at) {
                None => return Some(None),
                Some(b'\n') => self.at = at + 1,
                Some(b'\r') if self.bytes.get(at + 1) == Some(&b'\n') => self.at = at + 2,
                Some(b'#') => self.at = self.line_end(at)?,
                Some(_) => return Some(Some(Content { indent: at - self.at, at })),
            }
        }
    }

    /// The start of the line below, if there is no more than a comment from `at` on.
    fn rest_of_line(&self, at: usize) -> Option<usize> {
        let end = self.skip(at);
        match self.bytes.get(end) {
            None => Some(end),
            Some(b'\n') => Some(end + 1),
            Some(b'\r') if self.bytes.get(end + 1) == Some(&b'\n') => Some(end + 2),
            Some(b'#') if end > at => self.line_end(end),
            _ => None,
        }
    }

    /// The start of the line below `at`, if no character before it is unusual.
    fn line_end(&self, at: usize) -> Option<usize> {
        let mut at = at;
        while let Some(byte) = self.bytes.get(at) {
            match CLASSES[*byte as usize] {
                Class::LineEnd => return self.rest_of_line(at),
                Class::Check => self.check(at)?,
                Class::Refused if *byte != b'\t' => return None,
                _ => {}
            }
            at += 1;
        }
        Some(at)
    }

    /// None where a character that is no ordinary text begins: a control, a line break of other scripts, a mark.
    fn check(&self, at: usize) -> Option<()> {
        let usual = match (self.bytes[at], self.bytes.get(at + 1)?, self.bytes.get(at + 2)) {
            (0xC2, second, _) => *second >= 0xA1,
            (0xE2, 0x80, Some(third)) => !matches!(third, 0xA8 | 0xA9),
            (0xEF, 0xBB, Some(third)) => *third != 0xBF,
            (0xEF, 0xBF, Some(third)) => *third < 0xBE,
            _ => true,
        };
        usual.then_some(())
    }

    fn is_dash(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b'-')
            && matches!(self.bytes.get(at + 1), None | Some(b' ' | b'\n' | b'\r'))
    }

    fn block(&mut self, first: Content) -> Option<Node<'t>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let node = if self.is_dash(first.at) { self.list(first) } else { self.map(first) };
        self.depth -= 1;
        node
    }

    fn map(&mut self, first: Content) -> Option<Node<'t>> {
        let mut entries = Vec::with_capacity(4);
        let mut line = first;
        loop {
            if self.is_dash(line.at) {
                return None;
            }
            let (end, End::Colon) = self.plain(line.at, Within::Lines)? else { return None };
            let key = self.key(line.at, end.text)?;
            let value = self.value(end.stop + 1, first.indent, Parent::Map)?;
            entries.push(Entry { key, value });
            match self.next_line()? {
                Some(next) if next.indent == first.indent => line = next,
                Some(next) if next.indent > first.indent => return None,
                _ => break,
            }
        }
        let end = entries.last()?.value.span.end as usize;
        self.group(first.at, end, entries)
    }

    fn group(&self, start: usize, end: usize, entries: Vec<Entry<'t>>) -> Option<Node<'t>> {
        (!has_twice(&entries)).then(|| node(start, end, Value::Map(entries)))
    }

    fn list(&mut self, first: Content) -> Option<Node<'t>> {
        let mut items = Vec::with_capacity(4);
        let mut dash = first.at;
        loop {
            items.push(self.value(dash + 1, first.indent, Parent::List)?);
            match self.next_line()? {
                Some(next) if next.indent == first.indent && self.is_dash(next.at) => dash = next.at,
                Some(next) if next.indent > first.indent => return None,
                _ => break,
            }
        }
        let end = items.last()?.span.end as usize;
        Some(node(first.at, end, Value::List(items)))
    }

    /// The value behind a colon or dash, in a block that is indented by `indent`; `at` is the byte behind that sign.
    fn value(&mut self, behind: usize, indent: usize, parent: Parent) -> Option<Node<'t>> {
        if let Some(below) = self.rest_of_line(behind) {
            self.at = below;
            return match self.next_line()? {
                Some(next) if next.indent > indent => self.block(next),
                Some(next) if next.indent == indent && parent == Parent::Map && self.is_dash(next.at) => {
                    self.block(next)
                }
                _ => Some(node(behind, behind, Value::Null)),
            };
        }
        let start = self.skip(behind);
        let (value, end) = match self.bytes.get(start)? {
            b'|' => return self.literal(start, indent),
            b'{' | b'[' => {
                let node = self.brackets(start)?;
                let end = node.span.end as usize;
                self.at = self.rest_of_line(end)?;
                return Some(node);
            }
            b'"' | b'\'' => {
                let (scalar, end) = self.quoted(start)?;
                (Value::Scalar(scalar), end)
            }
            b'-' if self.is_dash(start) => return self.compact(start, parent),
            _ => {
                let (end, kind) = self.plain(start, Within::Lines)?;
                if let End::Colon = kind {
                    return self.compact(start, parent);
                }
                (self.scalar(start, end.text), end.text)
            }
        };
        self.at = self.rest_of_line(end)?;
        Some(node(start, end, value))
    }

    /// A group or list that begins on the line of its dash: `- a: 1`.
    fn compact(&mut self, start: usize, parent: Parent) -> Option<Node<'t>> {
        if parent == Parent::Map {
            return None;
        }
        let line = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        self.block(Content { indent: start - line, at: start })
    }

    /// A `|` text whose sign is at `start`, in a block that is indented by `indent`.
    fn literal(&mut self, start: usize, indent: usize) -> Option<Node<'t>> {
        let strip = self.bytes.get(start + 1) == Some(&b'-');
        let header = start + 1 + usize::from(strip);
        let body = match (self.bytes.get(header)?, self.bytes.get(header + 1)) {
            (b'\n', _) => header + 1,
            (b'\r', Some(b'\n')) => header + 2,
            _ => return None,
        };
        let inner = self.skip(body) - body;
        if inner <= indent || matches!(self.bytes.get(body + inner)?, b'\n' | b'\r' | b'\t') {
            return None;
        }
        let mut lines = Lines { text: String::new(), blank: 0, end: body, ended: true };
        let mut at = body;
        while at < self.bytes.len() {
            let content = self.skip(at);
            let depth = content - at;
            if matches!(self.bytes.get(content), None | Some(b'\n' | b'\r')) {
                // Blanks beyond the indentation belong to the text; whether at the end of the file too is a question.
                if depth > inner || content == self.bytes.len() {
                    return None;
                }
                lines.blank += 1;
                at = self.rest_of_line(content)?;
                continue;
            }
            if depth < inner {
                if depth > indent {
                    return None;
                }
                break;
            }
            let below = self.line_end(content)?;
            lines.push(&self.text[at + inner..below]);
            lines.end = at + inner + self.text[at + inner..below].trim_ascii_end().len();
            at = below;
        }
        self.at = at;
        let end = lines.end;
        let text = self.borrow(lines, body + inner, strip);
        Some(node(start, end, Value::Scalar(Scalar { text, style: Style::Block })))
    }

    /// The text of `|` lines: a slice of the file if it is one line there.
    fn borrow(&self, lines: Lines, start: usize, strip: bool) -> Cow<'t, str> {
        let mut text = lines.text;
        if lines.ended && !strip {
            text.push('\n');
        }
        match self.text.get(start..start + text.len()) {
            Some(slice) if slice == text => Cow::Borrowed(slice),
            _ => Cow::Owned(text),
        }
    }
}

/// What a value belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Parent {
    Map,
    List,
}

/// The lines of a `|` text, without the last line break.
struct Lines {
    text: String,
    /// Blank lines since the last that was not.
    blank: usize,
    end: usize,
    /// Whether the last line has a line break.
    ended: bool,
}

impl Lines {
    fn push(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (0..std::mem::take(&mut self.blank)).for_each(|_| self.text.push('\n'));
        let content = line.strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        self.ended = content.is_some();
        self.text.push_str(content.unwrap_or(line));
    }
}

/// Where a plain text ends, without the blanks behind it, and where the sign stands that ended it.
#[derive(Clone, Copy)]
struct Stop {
    text: usize,
    stop: usize,
}

/// What stands on one line.
impl<'t> Reader<'t> {
    /// Reads a plain text to its end.
    fn plain(&self, start: usize, within: Within) -> Option<(Stop, End)> {
        if !self.begins_plain(start) {
            return None;
        }
        let mut at = start;
        let end = loop {
            // Nearly every byte is passed here, in a loop that does nothing else.
            at += self.bytes[at..].iter().take_while(|byte| CLASSES[**byte as usize] == Class::Text).count();
            let Some(byte) = self.bytes.get(at) else { break End::Line };
            match CLASSES[*byte as usize] {
                Class::Text => {}
                Class::LineEnd if *byte == b'\n' || self.bytes.get(at + 1) == Some(&b'\n') => {
                    break End::Line;
                }
                Class::LineEnd | Class::Refused => return None,
                Class::Flow if within == Within::Brackets => break End::Sign,
                Class::Flow => {}
                Class::Hash if self.bytes[at - 1] == b' ' => break End::Line,
                Class::Hash => {}
                Class::Colon => match self.bytes.get(at + 1) {
                    None | Some(b' ' | b'\n' | b'\r') => break End::Colon,
                    Some(b',' | b'[' | b']' | b'{' | b'}') if within == Within::Brackets => return None,
                    _ => {}
                },
                Class::Check => self.check(at)?,
            }
            at += 1;
        };
        let mut text = at;
        while text > start && self.bytes[text - 1] == b' ' {
            text -= 1;
        }
        Some((Stop { text, stop: at }, end))
    }

    /// Whether a plain text can begin here, and not with what the parser or its reader looks at twice.
    fn begins_plain(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            Some(b'-') => {
                self.bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'.')
            }
            Some(0xE3 | 0xEF) => !self.text[at..].starts_with(['\u{3000}', '【', '〔', '［', '｛']),
            Some(byte) => byte.is_ascii_alphanumeric() || *byte >= 0x80 || b"()+/;<=^_~$".contains(byte),
            None => false,
        }
    }

    fn key(&self, start: usize, end: usize) -> Option<Key<'t>> {
        let text = &self.text[start..end];
        let sign = |byte: &u8| CLASSES[*byte as usize] == Class::Flow;
        let usual = text.len() <= MAX_KEY && !text.starts_with('<') && !text.as_bytes().iter().any(sign);
        usual.then(|| Key { text: Cow::Borrowed(text), span: Span::new(start, end) })
    }

    fn scalar(&self, start: usize, end: usize) -> Value<'t> {
        let text = &self.text[start..end];
        if is_null(text) {
            return Value::Null;
        }
        Value::Scalar(Scalar { text: Cow::Borrowed(text), style: Style::Plain })
    }

    /// A text in quotation marks without escapes, on one line, and the byte behind it.
    fn quoted(&self, start: usize) -> Option<(Scalar<'t>, usize)> {
        let quote = self.bytes[start];
        let mut at = start + 1;
        loop {
            let byte = *self.bytes.get(at)?;
            match CLASSES[byte as usize] {
                _ if byte == quote => break,
                Class::LineEnd | Class::Refused => return None,
                Class::Check => self.check(at)?,
                _ if byte == b'\\' && quote == b'"' => return None,
                _ => {}
            }
            at += 1;
        }
        // Twice the mark is the mark itself; a colon makes it a key.
        if matches!(self.bytes.get(at + 1), Some(b'\'' | b'"' | b':')) {
            return None;
        }
        let text = Cow::Borrowed(&self.text[start + 1..at]);
        Some((Scalar { text, style: Style::Quoted }, at + 1))
    }

    /// The first byte from `at` on that is no space.
    fn skip(&self, mut at: usize) -> usize {
        while self.bytes.get(at) == Some(&b' ') {
            at += 1;
        }
        at
    }

    fn brackets(&mut self, start: usize) -> Option<Node<'t>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let node = if self.bytes[start] == b'{' { self.braces(start) } else { self.square(start) };
        self.depth -= 1;
        node
    }

    fn braces(&mut self, start: usize) -> Option<Node<'t>> {
        let mut entries = Vec::with_capacity(4);
        let mut at = self.skip(start + 1);
        while self.bytes.get(at) != Some(&b'}') {
            let (end, End::Colon) = self.plain(at, Within::Brackets)? else { return None };
            let key = self.key(at, end.text)?;
            let value = self.inner(self.skip(end.stop + 1))?;
            at = self.skip(value.span.end as usize);
            entries.push(Entry { key, value });
            at = self.divider(at, b'}')?;
        }
        self.group(start, at + 1, entries)
    }

    fn square(&mut self, start: usize) -> Option<Node<'t>> {
        let mut items = Vec::with_capacity(4);
        let mut at = self.skip(start + 1);
        while self.bytes.get(at) != Some(&b']') {
            let value = self.inner(at)?;
            at = self.skip(value.span.end as usize);
            items.push(value);
            at = self.divider(at, b']')?;
        }
        Some(node(start, at + 1, Value::List(items)))
    }

    /// Behind a comma, or at the closing bracket.
    fn divider(&self, at: usize, close: u8) -> Option<usize> {
        match self.bytes.get(at)? {
            b',' => Some(self.skip(at + 1)),
            byte if *byte == close => Some(at),
            _ => None,
        }
    }

    /// A value inside brackets.
    fn inner(&mut self, at: usize) -> Option<Node<'t>> {
        match self.bytes.get(at)? {
            b'{' | b'[' => self.brackets(at),
            b'"' | b'\'' => {
                let (scalar, end) = self.quoted(at)?;
                Some(node(at, end, Value::Scalar(scalar)))
            }
            _ => {
                let (end, End::Sign) = self.plain(at, Within::Brackets)? else { return None };
                // Nothing inside brackets is often a mistake, which the parser's reader looks at.
                let value = Some(self.scalar(at, end.text)).filter(|value| *value != Value::Null)?;
                Some(node(at, end.text, value))
            }
        }
    }
}

fn node(start: usize, end: usize, value: Value<'_>) -> Node<'_> {
    Node { span: Span::new(start, end), value, whole: true }
}
