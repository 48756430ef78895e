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

/// Lays out the file at `path` (from the site's root, with `/`).
///
/// # Errors
/// When the result does not say the same, which is a mistake in this program; the file is to be left alone.
pub fn lay_out(path: &str, bytes: Vec<u8>) -> Result<Laid> {
    let mut file = match tree::decode(path, bytes) {
        Ok(file) => file,
        Err(finding) => return Ok(Laid::Mistakes(vec![finding])),
    };
    if file.text.contains('\r') {
        file.text = file.text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if !file.text.ends_with('\n') {
        file.text.push('\n');
    }
    let (root, findings) = tree::read(&file);
    let root = match root {
        Some(root) if findings.is_empty() && root.entries().is_some() => root,
        _ if findings.is_empty() => return Ok(Laid::Mistakes(read(path, &file.text).1)),
        _ => return Ok(Laid::Mistakes(findings)),
    };
    let laid = match text(&file.text, &root, load::vocabulary_of(path).unwrap_or_default()) {
        Ok(laid) => laid,
        Err(unusual) => return Ok(Laid::Unusual(unusual.said(&file))),
    };
    if laid != file.text && !says_the_same(path, (&file, &root), &laid) {
        return Err(Failure::new(Said::new(
            format!("{path} 排版后的内容不一样，没有改动。这是程序的错误，请把这个文件报告给我们"),
            format!(
                "{path} would not say the same when laid out, and was left alone. This is a bug: please report it with the file"
            ),
        )));
    }
    Ok(Laid::Text(laid))
}

/// A place that the layout cannot keep.
#[derive(Debug)]
struct Unusual {
    /// The byte.
    at: usize,
}

impl Unusual {
    fn said(&self, file: &SourceFile) -> Said {
        let line = file.position(self.at).line;
        let sign: String = file.text[self.at..].chars().take_while(|c| !c.is_whitespace()).take(8).collect();
        Said::new(
            format!(
                "{} 没有排版：第 {line} 行用了“{sign}”这种少见的写法，排版会丢掉它；改成普通的“字段: 值”后再排版",
                file.path
            ),
            format!(
                "{} was left alone: line {line} has “{sign}”, which the layout cannot keep; write plain “key: value” there first",
                file.path
            ),
        )
    }
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

/// Whether the text `after` reads as the tree `before` does, declaration and findings included.
fn says_the_same(path: &str, (file, before): (&SourceFile, &tree::Node<'_>), after: &str) -> bool {
    let laid = SourceFile { path: file.path.clone(), text: after.to_owned() };
    let (Some(root), findings) = tree::read(&laid) else { return false };
    if !findings.is_empty() || !same::same(before, &root) {
        return false;
    }
    let (before, after) = (read(path, &file.text), read(path, after));
    let told = |findings: &[Finding]| {
        let mut told: Vec<_> = findings.iter().map(|one| (one.rule.name, one.place.field.clone())).collect();
        told.sort();
        told
    };
    before.0 == after.0 && told(&before.1) == told(&after.1)
}

/// The declaration at `path`, if the path names one.
fn read(path: &str, text: &str) -> (Option<crate::model::declaration::Declaration>, Vec<Finding>) {
    match DeclarationKey::from_path(path) {
        Some(key) => load::read_declaration(key, text.as_bytes().to_vec()),
        None => (None, Vec::new()),
    }
}
