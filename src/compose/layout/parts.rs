//! A tree → its fields and items in the order of the file, each with where it stands, how it was written, and room for
//! its comments.

use crate::load::tree::{Key, Node, Value};
use crate::load::vocabulary::{self, Field, Kind};

/// The group that is the whole file; it is the first of the parts.
pub(super) const ROOT: usize = 0;

/// A field, or an item of a list; the first part is the file.
pub(super) struct Part<'n> {
    /// The part whose group or list it stands in.
    pub(super) parent: usize,
    /// The field's key; an item has none.
    pub(super) key: Option<&'n Key<'n>>,
    /// The value, or the item.
    pub(super) value: &'n Node<'n>,
    /// Its first byte.
    pub(super) start: usize,
    /// How far its line is indented: to the key, or to the dash.
    pub(super) column: usize,
    /// How the value was written.
    pub(super) shape: Shape,
    /// What its keys mean.
    pub(super) scope: Scope,
    /// What stands in it, in the order of the file.
    pub(super) children: Vec<usize>,
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
    /// Comments on lines of their own above it.
    pub(super) above: Vec<Note<'n>>,
    /// The comment behind it, or behind its key where its value takes more lines.
    pub(super) behind: Option<&'n str>,
    /// Comments behind the last thing that stands in it.
    pub(super) foot: Vec<Note<'n>>,
}

/// A comment on a line of its own.
#[derive(Clone)]
pub(super) struct Note<'n> {
    /// From its `#` on.
    pub(super) text: &'n str,
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
}

/// How a value was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Nothing, or `~`.
    Nothing,
    /// A text.
    Text,
    /// In `{…}` or `[…]`.
    Braces,
    /// On lines.
    Lines,
}

/// What the keys within a value mean.
#[derive(Clone, Copy)]
pub(super) enum Scope {
    /// Fields of a record, or of each record of a list.
    Fields(&'static [Field]),
    /// Ids, each with a record of these fields.
    Ids(&'static [Field]),
    /// Levels of indicators, and then a list of records of these fields.
    Levels(&'static [Field]),
}

impl Scope {
    fn of_value(self, key: &str) -> Scope {
        match self {
            Scope::Fields(fields) => match vocabulary::find(fields, key).map(|nth| fields[nth].kind) {
                Some(Kind::Record(inner) | Kind::Records(inner)) => Scope::Fields(inner),
                Some(Kind::Register(inner)) => Scope::Ids(inner),
                Some(Kind::Indicators(inner)) => Scope::Levels(inner),
                _ => Scope::Fields(&[]),
            },
            Scope::Ids(fields) => Scope::Fields(fields),
            Scope::Levels(fields) => Scope::Levels(fields),
        }
    }

    fn of_item(self) -> Scope {
        let (Scope::Fields(fields) | Scope::Ids(fields) | Scope::Levels(fields)) = self;
        Scope::Fields(fields)
    }
}

impl Part<'_> {
    /// Where comments stand that belong into it; what is in braces has lines of nobody's.
    pub(super) fn inner_column(&self, parts: &[Part<'_>]) -> Option<usize> {
        match self.shape {
            Shape::Nothing => Some(self.column + 1),
            Shape::Lines => self.children.first().map(|first| parts[*first].column),
            Shape::Text | Shape::Braces => None,
        }
    }

    /// Whether a byte lies within the value.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.value.span.range().contains(&at)
    }
}

/// Every field and item below `root`, behind `root` itself.
pub(super) fn parts<'n>(text: &str, root: &'n Node<'n>, fields: &'static [Field]) -> Vec<Part<'n>> {
    let mut into = Vec::with_capacity(64);
    let start = root.span.start as usize;
    into.push(part(text, (ROOT, None, root), (start, 0), Scope::Fields(fields)));
    below(text, ROOT, &mut into);
    into
}

fn below<'n>(text: &str, at: usize, into: &mut Vec<Part<'n>>) {
    let (value, scope) = (into[at].value, into[at].scope);
    if let Value::Map(entries) = &value.value {
        for entry in entries {
            let start = entry.key.span.start as usize;
            let child = part(
                text,
                (at, Some(&entry.key), &entry.value),
                (start, start),
                scope.of_value(&entry.key.text),
            );
            add(text, child, into);
        }
    }
    if let Value::List(items) = &value.value {
        for item in items {
            let dash = value.span.start as usize;
            let child = part(text, (at, None, item), (item.span.start as usize, dash), scope.of_item());
            add(text, child, into);
        }
    }
}

fn add<'n>(text: &str, child: Part<'n>, into: &mut Vec<Part<'n>>) {
    let (at, parent) = (into.len(), child.parent);
    into.push(child);
    into[parent].children.push(at);
    below(text, at, into);
}

fn part<'n>(
    text: &str,
    (parent, key, value): (usize, Option<&'n Key<'n>>, &'n Node<'n>),
    (start, indented): (usize, usize),
    scope: Scope,
) -> Part<'n> {
    let shape = match &value.value {
        Value::Null | Value::Unread => Shape::Nothing,
        Value::Scalar(_) => Shape::Text,
        Value::List(_) | Value::Map(_) if text[value.span.range()].starts_with(['{', '[']) => Shape::Braces,
        Value::List(_) | Value::Map(_) => Shape::Lines,
    };
    Part {
        parent,
        key,
        value,
        start,
        column: indented - line_start(text, indented),
        shape,
        scope,
        children: Vec::new(),
        blank: false,
        above: Vec::new(),
        behind: None,
        foot: Vec::new(),
    }
}

/// The first byte of the line that `at` is on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}
