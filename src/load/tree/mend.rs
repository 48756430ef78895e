//! A text in which mistakes were mended so that the rest can be read, and the way back: every span and every word of
//! the tree is the author's own again.

use std::borrow::Cow;
use std::ops::Range;

use super::{Entry, Key, Node, Scalar, Style, Value};
use crate::load::signs::is_invisible;
use crate::source::Span;

/// Puts `text` in the place of the bytes of `range`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mend {
    /// What is replaced.
    pub(super) range: Range<usize>,
    /// By what; nothing where the content was given up.
    pub(super) text: String,
}

/// The author's text with mends.
pub(super) struct Mended<'t> {
    original: &'t str,
    /// In order, apart from each other, by bytes of the original.
    mends: Vec<Mend>,
    /// Where each mend begins in the mended text.
    starts: Vec<usize>,
    text: String,
}

impl<'t> Mended<'t> {
    /// Without a mend so far.
    pub(super) fn new(original: &'t str) -> Mended<'t> {
        Mended { original, mends: Vec::new(), starts: Vec::new(), text: original.to_owned() }
    }

    /// The mended text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds mends whose ranges are bytes of the mended text. False if that changes nothing.
    pub(super) fn add(&mut self, mends: Vec<Mend>) -> bool {
        let mends: Vec<Mend> = mends
            .into_iter()
            .map(|mend| {
                let start = self.start(mend.range.start);
                let end = if mend.range.is_empty() { start } else { self.end(mend.range.end).max(start) };
                Mend { range: start..end, text: mend.text }
            })
            .collect();
        self.merge(mends);
        let before = std::mem::take(&mut self.text);
        self.apply();
        self.text != before
    }

    /// Puts new mends among those that there are; where they meet, the new ones stay. As many steps as there are mends.
    fn merge(&mut self, mut new: Vec<Mend>) {
        new.sort_by_key(|mend| (mend.range.start, mend.range.end));
        new.dedup_by(|later, first| {
            later.range.start < first.range.end || later.range == first.range && later.range.is_empty()
        });
        let meets = |old: &Mend| {
            let near = new.partition_point(|mend| mend.range.end < old.range.start);
            new[near..].iter().take_while(|mend| mend.range.start <= old.range.end).any(|mend| {
                let apart = old.range.end <= mend.range.start || mend.range.end <= old.range.start;
                !apart || old.range == mend.range
            })
        };
        let mut all: Vec<Mend> =
            std::mem::take(&mut self.mends).into_iter().filter(|old| !meets(old)).collect();
        all.extend(new);
        all.sort_by_key(|mend| (mend.range.start, mend.range.end));
        self.mends = all;
    }

    fn apply(&mut self) {
        let mut text = String::with_capacity(self.original.len() + 8);
        let mut done = 0;
        self.starts.clear();
        for mend in &self.mends {
            text.push_str(self.original.get(done..mend.range.start).unwrap_or_default());
            self.starts.push(text.len());
            text.push_str(&mend.text);
            done = mend.range.end;
        }
        text.push_str(self.original.get(done..).unwrap_or_default());
        self.text = text;
    }

    /// What was given up, in bytes of the original.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Span> + '_ {
        let content = |mend: &&Mend| {
            let lost = self.original.get(mend.range.clone()).unwrap_or_default();
            !lost.chars().all(|c| c.is_whitespace() || is_invisible(c))
        };
        self.mends
            .iter()
            .filter(|mend| mend.text.is_empty())
            .filter(content)
            .map(|mend| Span::new(mend.range.start, mend.range.end))
    }

    /// The same place in the original, for the first byte of something.
    fn start(&self, at: usize) -> usize {
        let behind = self.starts.partition_point(|start| *start <= at);
        let Some((mend, start)) = behind.checked_sub(1).map(|last| (&self.mends[last], self.starts[last]))
        else {
            return at;
        };
        let inside = at - start;
        if inside >= mend.text.len() {
            mend.range.end + (inside - mend.text.len())
        } else {
            self.boundary(mend.range.start + inside.min(mend.range.len()))
        }
    }

    /// The same place in the original, for the byte behind something.
    fn end(&self, at: usize) -> usize {
        let behind = self.starts.partition_point(|start| *start < at);
        let Some((mend, start)) = behind.checked_sub(1).map(|last| (&self.mends[last], self.starts[last]))
        else {
            return at;
        };
        let inside = at - start;
        if inside >= mend.text.len() {
            mend.range.end + (inside - mend.text.len())
        } else {
            self.boundary(mend.range.start + inside.min(mend.range.len()))
        }
    }

    fn boundary(&self, mut at: usize) -> usize {
        while !self.original.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// A span of the mended text in the original.
    pub(super) fn span(&self, span: Span) -> Span {
        let range = span.range();
        if range.is_empty() {
            let at = self.end(range.start);
            return Span::new(at, at);
        }
        Span::new(self.start(range.start), self.end(range.end))
    }

    fn touches(&self, span: Span) -> bool {
        let range = span.range();
        let first = self.mends.partition_point(|mend| mend.range.end <= range.start);
        self.mends.get(first).is_some_and(|mend| mend.range.start < range.end)
    }

    /// A tree of the mended text as a tree of the original.
    pub(super) fn restore(&self, node: Node<'_>) -> Node<'t> {
        let span = self.span(node.span);
        let value = match node.value {
            Value::Null => Value::Null,
            Value::Unread => Value::Unread,
            Value::Scalar(scalar) => self.scalar(scalar, span).map_or(Value::Unread, Value::Scalar),
            Value::List(items) => Value::List(items.into_iter().map(|item| self.restore(item)).collect()),
            Value::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|entry| {
                        let span = self.span(entry.key.span);
                        let key = Key { text: self.borrow(&entry.key.text, span), span };
                        Entry { key, value: self.restore(entry.value) }
                    })
                    .collect(),
            ),
        };
        let whole = node.whole && value != Value::Unread;
        Node { span, value, whole }
    }

    /// A text without quotation marks on one line is what stands in the file, whatever was mended in it. Others in
    /// which something was mended cannot be told from here.
    fn scalar(&self, scalar: Scalar<'_>, span: Span) -> Option<Scalar<'t>> {
        let text = if self.touches(span) {
            let written = self.original.get(span.range())?;
            if scalar.style != Style::Plain || written.contains('\n') {
                return None;
            }
            Cow::Borrowed(written)
        } else {
            self.borrow(&scalar.text, span)
        };
        Some(Scalar { text, style: scalar.style })
    }

    fn borrow(&self, text: &str, span: Span) -> Cow<'t, str> {
        let written = self.original.get(span.range()).unwrap_or_default();
        let inside = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
        match [written, inside].into_iter().find(|slice| *slice == text) {
            Some(slice) => Cow::Borrowed(slice),
            None => Cow::Owned(text.to_owned()),
        }
    }
}

/// Notes in the tree that something at `gap` was given up: what may have lost a part is no longer whole, and what seems
/// to be nothing is unread.
pub(super) fn note_gap(node: &mut Node<'_>, gap: Span) {
    node.whole &= matches!(node.value, Value::Scalar(_));
    let inside = match &mut node.value {
        Value::Map(entries) => {
            entries.iter_mut().rfind(|entry| entry.key.span.start < gap.start).map(|entry| &mut entry.value)
        }
        Value::List(items) => items.iter_mut().rfind(|item| item.span.start <= gap.start),
        Value::Null => {
            node.value = Value::Unread;
            None
        }
        Value::Scalar(_) | Value::Unread => None,
    };
    if let Some(inside) = inside {
        note_gap(inside, gap);
    }
}
