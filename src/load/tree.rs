//! The text of a YAML file → a tree of nodes with their spans. Reading goes on behind a mistake, so that one run tells
//! all of a file's mistakes. Text stays text: `12.50` is never made a number here. What a field is called matters only to
//! guess what was meant where the text is not YAML.

mod build;
mod decode;
mod diagnose;
mod fast;
mod hidden;
mod line;
mod mend;
mod recover;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::finding::{FieldPath, Finding, Place, Said};
use crate::source::{SourceFile, Span};

pub(crate) use decode::decode;
pub(crate) use diagnose::{instead_of_fields, instead_of_list};
pub(crate) use line::shorten;

use diagnose::opens_wide;

/// Groups within groups that are read at most.
const MAX_DEPTH: usize = 64;
/// Values and keys in one file at most, with those that an alias repeats.
const MAX_NODES: usize = 200_000;
/// Bytes of one file at most.
const MAX_FILE: usize = 8 << 20;
/// Bytes of one text at most.
const MAX_TEXT: usize = 1 << 20;

/// One value of the file and where it stands.
///
/// What a span covers: a text as written, with its quotation marks; a `|` text from that sign to the end of its last
/// line that is not blank; a group from its first key to the end of its last value, with the brackets if it has any; a
/// list from its first dash, or with its brackets; nothing (`key:`) is the empty span behind the colon or the dash. What
/// an alias repeats has the span of the alias, but the parts inside it keep theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node<'t> {
    /// Where it stands.
    pub(crate) span: Span,
    /// What stands there.
    pub(crate) value: Value<'t>,
    /// False if a part of it could not be read, which a finding has said. Who misses a field here should say nothing.
    pub(crate) whole: bool,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'t> {
    /// Nothing: `key:`, or `~` or `null` without quotation marks.
    Null,
    /// A text or a number, as written.
    Scalar(Scalar<'t>),
    /// Items, in order.
    List(Vec<Node<'t>>),
    /// Fields, in order; no key stands twice.
    Map(Vec<Entry<'t>>),
    /// Something that could not be read, which a finding has said: pass over it in silence.
    Unread,
}

/// A text without its quotation marks, escapes and indentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scalar<'t> {
    /// The text; a slice of the file wherever that is the same.
    pub(crate) text: Cow<'t, str>,
    /// How it was written.
    pub(crate) style: Style,
}

/// How a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotation marks: only such a text may be a number.
    Plain,
    /// In `"` or `'`.
    Quoted,
    /// Behind `|` or `>`.
    Block,
}

/// A field: key and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    /// The key.
    pub(crate) key: Key<'t>,
    /// The value.
    pub(crate) value: Node<'t>,
}

/// A key as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key<'t> {
    /// The text, without quotation marks.
    pub(crate) text: Cow<'t, str>,
    /// Where it stands, with its quotation marks.
    pub(crate) span: Span,
}

impl<'t> Node<'t> {
    /// The fields, if this is a group of fields.
    #[must_use]
    pub(crate) fn entries(&self) -> Option<&[Entry<'t>]> {
        if let Value::Map(entries) = &self.value { Some(entries) } else { None }
    }

    /// The items, if this is a list.
    #[must_use]
    pub(crate) fn items(&self) -> Option<&[Node<'t>]> {
        if let Value::List(items) = &self.value { Some(items) } else { None }
    }

    /// The text, if this is one.
    #[must_use]
    pub(crate) fn scalar(&self) -> Option<&Scalar<'t>> {
        if let Value::Scalar(scalar) = &self.value { Some(scalar) } else { None }
    }

    /// The characters of the text, if this is one.
    #[must_use]
    pub(crate) fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// Whether nothing stands here.
    #[must_use]
    pub(crate) fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    /// What stands here in a clerk's words, for a message such as "a list is needed, here is …".
    #[must_use]
    pub(crate) fn called(&self) -> Said {
        match &self.value {
            Value::Null => Said::new("空白", "nothing"),
            Value::Scalar(_) => Said::new("一段文字", "a text"),
            Value::List(_) => Said::new("一个列表", "a list"),
            Value::Map(_) => Said::new("一组字段", "a group of fields"),
            Value::Unread => Said::new("读不懂的内容", "something unreadable"),
        }
    }
}

/// Reads a file: its tree, as far as it could be read, and all that is wrong with how it is written, in the order of
/// the file. There is no tree if the file is empty or beyond a limit.
#[must_use]
pub(crate) fn read(file: &SourceFile) -> (Option<Node<'_>>, Vec<Finding>) {
    recover::read(file)
}

/// A place in `file`.
fn place(file: &SourceFile, field: FieldPath, span: Span) -> Place {
    Place { file: file.path.clone(), field, span: Some(span) }
}
