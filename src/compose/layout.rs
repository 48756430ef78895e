//! A file of the site as its author wrote it → the same in canonical layout: one way to indent, to order and to break
//! lines, with every comment at what it belongs to. No value, key or comment is ever another one afterwards; the result
//! is read again to make sure.
//!
//! | what | how |
//! | --- | --- |
//! | fields of a group | in the vocabulary's order, which is the form's |
//! | levels, ids, items | in the author's order, which means something |
//! | an item with fields | on one line in braces where it fits in 110 columns, else a field a line |
//! | any other group or list of texts | in braces if the author wrote it so and it fits, else a line each |
//! | indentation | two spaces |
//! | quotation marks | as written, and left out where the text is the same text without |
//! | blank lines | where the author had some, one |
//! | comments | above what they belong to, or two spaces behind it |
//!
//! Keys keep their language, amounts and wordings every character, `|` texts stay `|` texts. Ends of line are `\n`, the
//! last line has one, a byte-order mark is left out.

mod comments;
mod parts;
mod print;
mod same;

use std::ops::Range;

use crate::error::{Failure, Result};
use crate::finding::{Finding, Said};
use crate::load::{self, tree};
use crate::model::identity::DeclarationKey;
use crate::source::SourceFile;

/// What became of a file.
#[derive(Debug)]
pub enum Laid {
    /// Its text in canonical layout.
    Text(String),
    /// It cannot be read, which these say. It is to be left alone.
    Mistakes(Vec<Finding>),
    /// It is written in a way of YAML that the layout cannot keep, which this says. It is to be left alone.
    Unusual(Said),
}

/// Lays out the file at `path` (from the site's root, with `/`). Of a report in Markdown that is the head.
///
/// # Errors
/// When the result does not say the same, which is a mistake in this program; the file is to be left alone.
pub fn lay_out(path: &str, bytes: Vec<u8>) -> Result<Laid> {
    let mistakes = |bytes| Ok(Laid::Mistakes(load::findings_at(path, bytes)));
    let Ok(SourceFile { text: before, .. }) = tree::decode(path, bytes.clone()) else {
        return mistakes(bytes);
    };
    let before = with_plain_line_ends(before);
    let Some(yaml) = yaml(path, &before) else { return mistakes(bytes) };
    let file = SourceFile { path: path.into(), text: before[yaml.clone()].to_owned() };
    let root = match tree::read(&file) {
        (Some(root), findings) if findings.is_empty() && root.entries().is_some() => root,
        _ => return mistakes(bytes),
    };
    let laid = match text(&file.text, &root, load::vocabulary_of(path).unwrap_or_default()) {
        Ok(laid) => laid,
        Err(Unusual { at }) => return Ok(Laid::Unusual(unusual(path, &before, yaml.start + at))),
    };
    let after = [&before[..yaml.start], &laid, &before[yaml.end..]].concat();
    if laid != file.text && !(reads_as(path, laid, &root) && is_same_declaration(path, before, &after)) {
        return Err(Failure::new(Said::new(
            format!("{path} 排版后的内容不一样，没有改动。这是程序的错误，请把这个文件报告给我们"),
            format!(
                "{path} would not say the same when laid out, and was left alone. This is a bug: please report it with the file"
            ),
        )));
    }
    Ok(Laid::Text(after))
}

/// Lines that end in `\n`, the last one too.
fn with_plain_line_ends(text: String) -> String {
    let mut text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Where the YAML of a file stands: all of it, or in a report what is between the two lines of `---`.
fn yaml(path: &str, text: &str) -> Option<Range<usize>> {
    if !path.ends_with(".md") {
        return Some(0..text.len());
    }
    let mut ends = text.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((*end - line.len(), *end, line.trim_end() == "---"))
    });
    let (_, start, _) = ends.next().filter(|(_, _, is_fence)| *is_fence)?;
    let (end, ..) = ends.find(|(_, _, is_fence)| *is_fence)?;
    Some(start..end)
}

/// A place that the layout cannot keep.
#[derive(Debug)]
struct Unusual {
    /// The byte.
    at: usize,
}

/// That the layout cannot keep what stands at a byte.
fn unusual(path: &str, text: &str, at: usize) -> Said {
    let line = 1 + text[..at].matches('\n').count();
    let sign: String = text[at..].chars().take_while(|c| !c.is_whitespace()).take(8).collect();
    Said::new(
        format!(
            "{path} 没有排版：第 {line} 行用了“{sign}”这种少见的写法，排版会丢掉它；改成普通的“字段: 值”后再排版"
        ),
        format!(
            "{path} was left alone: line {line} has “{sign}”, which the layout cannot keep; write plain “key: value” there first"
        ),
    )
}

fn text(
    text: &str,
    root: &tree::Node<'_>,
    fields: &'static [load::vocabulary::Field],
) -> std::result::Result<String, Unusual> {
    let mut parts = parts::parts(text, root, fields);
    let comments = comments::find(text, &parts)?;
    let head = comments::attach(text, &mut parts, &comments);
    Ok(print::print(text, &parts, &head))
}

/// Whether YAML reads as this tree.
fn reads_as(path: &str, yaml: String, before: &tree::Node<'_>) -> bool {
    let file = SourceFile { path: path.into(), text: yaml };
    let (root, findings) = tree::read(&file);
    findings.is_empty() && root.is_some_and(|root| same::same(before, &root))
}

/// Whether two texts of a file are the same declaration, with the same mistakes in it.
fn is_same_declaration(path: &str, before: String, after: &str) -> bool {
    let read = |text: String| match DeclarationKey::from_path(path) {
        Some(key) => load::read_declaration(key, text.into_bytes()),
        None => (None, load::findings_at(path, text.into_bytes())),
    };
    let told = |findings: Vec<Finding>| {
        let mut told: Vec<_> = findings.into_iter().map(|one| (one.rule.name, one.place.field)).collect();
        told.sort();
        told
    };
    let ((before, earlier), (after, later)) = (read(before), read(after.to_owned()));
    before == after && told(earlier) == told(later)
}
