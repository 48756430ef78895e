//! Parts with their comments → text. The only place that knows indentation, braces and quotation marks of the layout.

use unicode_width::UnicodeWidthStr;

use super::parts::{Note, Part, ROOT, Scope, Shape};
use crate::load::emit::needs_no_quotes;
use crate::load::tree::{Scalar, Style, Value};
use crate::load::vocabulary;

/// The widest line, in columns of a terminal; a Chinese character takes two.
const WIDTH: usize = 110;

/// The whole file, the comments about it first.
pub(super) fn print(text: &str, parts: &[Part<'_>], head: &[Note<'_>]) -> String {
    let mut printer = Printer { text, parts, out: String::with_capacity(text.len() + 64), begins: true };
    printer.notes(head, 0);
    if !head.is_empty() {
        printer.out.push('\n');
        printer.begins = true;
    }
    printer.group(ROOT, 0);
    printer.out
}

struct Printer<'p, 'n> {
    text: &'p str,
    parts: &'p [Part<'n>],
    out: String,
    /// At the beginning of a group, where no blank line stands.
    begins: bool,
}

impl<'n> Printer<'_, 'n> {
    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("  ", depth));
    }

    fn blank(&mut self, blank: bool) {
        // A text behind `|` may end in a line of spaces, which looks like a blank one already.
        let last = self.out.trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
        if blank && !self.begins && !last.trim().is_empty() {
            self.out.push('\n');
        }
        self.begins = false;
    }

    fn notes(&mut self, notes: &[Note<'_>], depth: usize) {
        for note in notes {
            self.blank(note.blank);
            self.indent(depth);
            self.out.push_str(note.text);
            self.out.push('\n');
        }
    }

    /// What stands in a part, a line or more each.
    fn group(&mut self, owner: usize, depth: usize) {
        for child in ordered(self.parts, owner) {
            self.part(child, depth);
        }
        self.notes(&self.parts[owner].foot, depth);
    }

    fn part(&mut self, at: usize, depth: usize) {
        let part = &self.parts[at];
        let inline = self.inline(at, depth);
        let mut homeless = self.homeless(at, inline.is_some());
        self.notes(&part.above, depth);
        match homeless.first_mut() {
            Some(first) => first.blank |= part.blank,
            None => self.blank(part.blank),
        }
        self.notes(&homeless, depth);
        self.indent(depth);
        self.body(at, depth, inline);
    }

    /// Comments whose place the new layout does not have; they go above.
    fn homeless(&self, at: usize, is_inline: bool) -> Vec<Note<'n>> {
        let part = &self.parts[at];
        if part.shape == Shape::Braces && part.children.is_empty() {
            return part.foot.clone();
        }
        if part.key.is_some() || !matches!(part.value.value, Value::Map(_)) {
            return Vec::new();
        }
        let behind = part.behind.filter(|_| !is_inline).map(|text| Note { text, blank: false });
        let first = ordered(self.parts, at).first().map(|first| self.parts[*first].above.clone());
        behind.into_iter().chain(first.unwrap_or_default()).collect()
    }

    /// A part from its key or dash on, to the end of its last line.
    fn body(&mut self, at: usize, depth: usize, inline: Option<String>) {
        let part = &self.parts[at];
        match part.key {
            Some(key) => {
                let key = self.one_line(&self.text[key.span.range()], &key.text);
                self.out.push_str(&key);
                self.out.push(':');
            }
            None => self.out.push('-'),
        }
        if let Some(inline) = inline {
            self.out.push(' ');
            self.out.push_str(&inline);
            self.line_end(part.behind);
            return;
        }
        match &part.value.value {
            Value::Null | Value::Unread => {
                let written = &self.text[part.value.span.range()];
                if !written.is_empty() {
                    self.out.push(' ');
                    self.out.push_str(written);
                }
                self.line_end(part.behind);
                self.begins = true;
                self.notes(&part.foot, depth + 1);
                self.begins = false;
            }
            Value::Scalar(scalar) => self.scalar(at, scalar, depth + 1),
            Value::Map(_) if part.key.is_none() => self.item(at, depth + 1),
            Value::Map(_) | Value::List(_) => {
                self.line_end(part.behind);
                self.begins = true;
                self.group(at, depth + 1);
            }
        }
    }

    /// The fields of an item, the first on the line of the dash.
    fn item(&mut self, at: usize, depth: usize) {
        self.out.push(' ');
        for (nth, child) in ordered(self.parts, at).into_iter().enumerate() {
            if nth > 0 {
                self.part(child, depth);
            } else {
                let inline = self.inline(child, depth);
                self.body(child, depth, inline);
            }
        }
        self.notes(&self.parts[at].foot, depth);
    }

    fn line_end(&mut self, behind: Option<&str>) {
        if let Some(comment) = behind {
            self.out.push_str("  ");
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    fn scalar(&mut self, at: usize, scalar: &Scalar<'_>, depth: usize) {
        let part = &self.parts[at];
        let span = part.value.span.range();
        self.out.push(' ');
        if scalar.style == Style::Block {
            let rest = &self.text[span.end..];
            let blank = &rest[..rest.len() - rest.trim_start_matches([' ', '\t', '\n']).len()];
            let written = &self.text[span.start..span.end + blank.rfind('\n').unwrap_or(blank.len())];
            self.block(written, &scalar.text, depth);
            return;
        }
        let written = &self.text[span];
        let written = match part.behind {
            // Behind a text without quotation marks a comment could look like a part of it.
            Some(_) => written.to_owned(),
            None => self.one_line(written, &scalar.text),
        };
        for (nth, line) in written.split('\n').enumerate() {
            if nth > 0 {
                self.out.push('\n');
            }
            let line = if nth > 0 { line.trim_start_matches([' ', '\t']) } else { line };
            if nth > 0 && !line.is_empty() {
                self.indent(depth);
            }
            self.out.push_str(line);
        }
        self.line_end(part.behind);
    }

    /// A text behind `|` or `>`, with the comment that may stand behind that sign.
    fn block(&mut self, written: &str, text: &str, depth: usize) {
        let (header, body) = written.split_once('\n').unwrap_or((written, ""));
        let sign = &header[..1];
        let (signs, comment) = header
            .split_once('#')
            .map_or((header, None), |(signs, _)| (signs, Some(header[signs.len()..].trim_end())));
        let lines: Vec<&str> = match sign {
            _ if text.is_empty() => Vec::new(),
            "|" => text.strip_suffix('\n').unwrap_or(text).split('\n').collect(),
            _ => dedented(body, text),
        };
        let first = lines.iter().find(|line| !line.trim().is_empty()).copied().unwrap_or_default();
        let opens_with_spaces =
            lines.iter().take_while(|line| line.trim().is_empty()).any(|line| !line.is_empty());
        self.out.push_str(sign);
        if first.starts_with(' ') || opens_with_spaces {
            self.out.push('2');
        }
        if signs.contains('-') {
            self.out.push('-');
        }
        self.line_end(comment);
        for line in lines {
            if !line.is_empty() {
                self.indent(depth);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    /// A value on the line of its key or dash, in braces; none where it takes more lines.
    fn inline(&self, at: usize, depth: usize) -> Option<String> {
        let part = &self.parts[at];
        let is_item_with_fields = part.key.is_none() && matches!(part.value.value, Value::Map(_));
        if part.shape == Shape::Braces && part.children.is_empty() {
            return self.braces(at);
        }
        if part.shape != Shape::Braces && !(is_item_with_fields && part.shape == Shape::Lines) {
            return None;
        }
        let holds_groups = matches!(part.value.value, Value::List(_))
            && part
                .children
                .iter()
                .any(|child| matches!(self.parts[*child].shape, Shape::Braces | Shape::Lines));
        let homeless = if is_item_with_fields { ordered(self.parts, at).first().copied() } else { None };
        if holds_groups || self.has_comments(at, homeless) {
            return None;
        }
        let braces = self.braces(at)?;
        let key =
            part.key.map_or(1, |key| self.one_line(&self.text[key.span.range()], &key.text).width() + 1);
        (2 * depth + key + 1 + braces.width() <= WIDTH).then_some(braces)
    }

    /// Whether comments stand within a part, not counting those above one of its fields.
    fn has_comments(&self, at: usize, but_above: Option<usize>) -> bool {
        let inside = |child: &usize| {
            let part = &self.parts[*child];
            (!part.above.is_empty() && Some(*child) != but_above)
                || part.behind.is_some()
                || self.has_comments(*child, None)
        };
        !self.parts[at].foot.is_empty() || self.parts[at].children.iter().any(inside)
    }

    /// A value as it stands inside braces, or with its own; none where it cannot.
    fn braces(&self, at: usize) -> Option<String> {
        let part = &self.parts[at];
        let written = &self.text[part.value.span.range()];
        let (open, close) = match &part.value.value {
            Value::Null | Value::Unread => return (!written.is_empty()).then(|| written.to_owned()),
            Value::Scalar(Scalar { style: Style::Block, .. }) => return None,
            Value::Scalar(scalar) => {
                let line = self.one_line(written, &scalar.text);
                let fits = !line.contains('\n')
                    && (scalar.style == Style::Quoted || !line.contains([',', '[', ']', '{', '}']));
                return fits.then_some(line);
            }
            Value::List(_) => ('[', ']'),
            Value::Map(_) => ('{', '}'),
        };
        let mut out = String::from(open);
        for (nth, child) in ordered(self.parts, at).into_iter().enumerate() {
            if nth > 0 {
                out.push_str(", ");
            }
            if let Some(key) = self.parts[child].key {
                let key = self.one_line(&self.text[key.span.range()], &key.text);
                if !is_plain_in_braces(&key) {
                    return None;
                }
                out.push_str(&key);
                out.push_str(": ");
            }
            out.push_str(&self.braces(child)?);
        }
        out.push(close);
        Some(out)
    }

    /// A text as written, without its quotation marks where it is the same text without.
    fn one_line(&self, written: &str, text: &str) -> String {
        if written.starts_with(['"', '\'']) && !written.contains('\n') && needs_no_quotes(text) {
            text.to_owned()
        } else {
            written.to_owned()
        }
    }
}

fn is_plain_in_braces(key: &str) -> bool {
    key.starts_with(['"', '\'']) || !key.contains([',', '[', ']', '{', '}'])
}

/// The children of a part in the order in which they are written.
fn ordered(parts: &[Part<'_>], owner: usize) -> Vec<usize> {
    let mut children = parts[owner].children.clone();
    let Scope::Fields(fields) = parts[owner].scope else { return children };
    // An unknown key stays behind the one that it stands behind.
    let mut rank = None;
    let mut ranks = std::collections::HashMap::with_capacity(children.len());
    for child in &children {
        let known = parts[*child].key.and_then(|key| vocabulary::find(fields, &key.text));
        rank = known.or(rank);
        ranks.insert(*child, rank);
    }
    children.sort_by_key(|child| ranks[child]);
    children
}

/// The lines of a `>` text without the indentation that the file gives them.
fn dedented<'b>(body: &'b str, text: &str) -> Vec<&'b str> {
    let spaces = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = |text: &str| text.split('\n').find(|line| !line.trim().is_empty()).map_or(0, spaces);
    let base = first(body).saturating_sub(first(text));
    let mut lines: Vec<_> = body.split('\n').map(|line| &line[base.min(spaces(line))..]).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}
