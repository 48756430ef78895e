//! HTML, SVG and XML → what is shown, and apart from it what tags, comments and instructions hold. It need not be well
//! formed: no byte is left out of both.

use memchr::{memchr, memchr2, memchr3, memmem, memrchr};

use super::{Kind, Text, Within};

/// Whether an element of HTML or SVG stands within a line: a word goes on behind its tags.
fn is_within_a_line(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"acronym"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"big"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"font"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"mark"
            | b"nobr"
            | b"o:p"
            | b"output"
            | b"q"
            | b"rb"
            | b"ruby"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"textpath"
            | b"time"
            | b"tspan"
            | b"tt"
            | b"u"
            | b"var"
            | b"wbr"
    )
}

/// Whether no word goes on behind an element of an office suite, named without its prefix.
fn is_office_part(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"h"
            | b"si"
            | b"c"
            | b"v"
            | b"row"
            | b"tr"
            | b"tc"
            | b"br"
            | b"cr"
            | b"tab"
            | b"s"
            | b"is"
            | b"list-item"
            | b"table-cell"
            | b"table-row"
            | b"line-break"
            | b"title"
    )
}

/// What a document shows, and what its tags hold.
pub(super) fn read(bytes: &[u8], within: Within) -> (Text<'static>, Text<'static>) {
    let mut reading = Reading {
        within,
        shown: Vec::with_capacity(bytes.len() / 2),
        tags: Vec::with_capacity(bytes.len() / 2),
        seams: Vec::new(),
    };
    let mut at = 0;
    while let Some(next) = memchr2(b'<', b'&', &bytes[at..]).map(|next| at + next) {
        reading.shown.extend_from_slice(&bytes[at..next]);
        at = match bytes[next] {
            b'<' => reading.tag(bytes, next),
            _ => entity(bytes, next, &mut reading.shown),
        };
    }
    reading.shown.extend_from_slice(&bytes[at..]);
    let Reading { shown, tags, seams, .. } = reading;
    let tags = Text { bytes: tags.into(), seams: Vec::new(), kind: Kind::Tags };
    (Text { bytes: shown.into(), seams, kind: Kind::Shown }, tags)
}

struct Reading {
    within: Within,
    shown: Vec<u8>,
    tags: Vec<u8>,
    seams: Vec<usize>,
}

impl Reading {
    /// Takes what begins with a `<` at `at`; where it ends.
    fn tag(&mut self, bytes: &[u8], at: usize) -> usize {
        let rest = &bytes[at..];
        if let Some(inside) = rest.strip_prefix(b"<!--") {
            let (inside, end) = until(inside, b"-->");
            self.inside(inside);
            self.seam();
            return at + 4 + end;
        }
        if let Some(inside) = rest.strip_prefix(b"<![CDATA[") {
            let (inside, end) = until(inside, b"]]>");
            self.shown.extend_from_slice(inside);
            return at + 9 + end;
        }
        let begins = |byte: &u8| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
        if !rest.get(1).is_some_and(begins) {
            self.shown.push(b'<');
            return at + 1;
        }
        let end = tag_end(rest);
        let tag = rest[1..end].strip_suffix(b">").unwrap_or(&rest[1..end]);
        let tag = tag.strip_prefix(b"/").unwrap_or(tag);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-' | b'_' | b'.');
        let (name, attributes) =
            tag.split_at(tag.iter().position(|byte| !is_name(byte)).unwrap_or(tag.len()));
        if attributes.len() > 1 {
            self.inside(attributes);
        }
        if self.goes_on_behind(name) {
            self.seam();
        } else if self.shown.last().is_some_and(|byte| *byte != b'\n') {
            self.shown.push(b'\n');
        }
        at + end
    }

    fn inside(&mut self, mut inside: &[u8]) {
        while let Some(next) = memchr(b'&', inside) {
            self.tags.extend_from_slice(&inside[..next]);
            let end = entity(inside, next, &mut self.tags);
            inside = &inside[end..];
        }
        self.tags.extend_from_slice(inside);
        self.tags.push(b'\n');
    }

    fn seam(&mut self) {
        let at = self.shown.len();
        let is_within_a_word = self.shown.last().is_some_and(u8::is_ascii_alphanumeric);
        if is_within_a_word && self.seams.last() != Some(&at) {
            self.seams.push(at);
        }
    }

    fn goes_on_behind(&self, name: &[u8]) -> bool {
        if name.iter().any(u8::is_ascii_uppercase) {
            return self.goes_on_behind(&name.to_ascii_lowercase());
        }
        match self.within {
            Within::Site => is_within_a_line(name),
            Within::Container => {
                let local = memrchr(b':', name).map_or(name, |colon| &name[colon + 1..]);
                !is_office_part(local)
            }
        }
    }
}

/// What stands before `mark`, and where it ends; all of it where there is no such mark.
fn until<'b>(bytes: &'b [u8], mark: &[u8]) -> (&'b [u8], usize) {
    match memmem::find(bytes, mark) {
        Some(at) => (&bytes[..at], at + mark.len()),
        None => (bytes, bytes.len()),
    }
}

/// Where a tag ends: at the first `>` that stands in no quotation marks.
fn tag_end(rest: &[u8]) -> usize {
    let mut at = 0;
    while let Some(next) = memchr3(b'>', b'"', b'\'', &rest[at..]).map(|next| at + next) {
        at = next + 1;
        let mark = rest[next];
        if mark == b'>' {
            return at;
        }
        // A mark that opens no value, or is never closed, is a letter like any other.
        if rest[..next].trim_ascii_end().ends_with(b"=")
            && let Some(close) = memchr(mark, &rest[at..])
        {
            at += close + 1;
        }
    }
    rest.len()
}

/// The entities that stand for something that is looked for, or for nothing at all.
const ENTITIES: [(&[u8], &str); 24] = [
    (b"amp", "&"),
    (b"lt", "<"),
    (b"gt", ">"),
    (b"quot", "\""),
    (b"apos", "'"),
    (b"nbsp", " "),
    (b"ensp", " "),
    (b"emsp", " "),
    (b"thinsp", " "),
    (b"shy", ""),
    (b"zwj", ""),
    (b"zwnj", ""),
    (b"middot", "·"),
    (b"commat", "@"),
    (b"period", "."),
    (b"comma", ","),
    (b"hyphen", "-"),
    (b"ndash", "–"),
    (b"mdash", "—"),
    (b"lpar", "("),
    (b"rpar", ")"),
    (b"ldquo", "“"),
    (b"rdquo", "”"),
    (b"hellip", "…"),
];

/// The longest entity that is looked at.
const LONGEST_ENTITY: usize = 10;

/// Writes what the entity at `at` stands for; where it ends. What is none stays.
fn entity(bytes: &[u8], at: usize, out: &mut Vec<u8>) -> usize {
    let window = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST_ENTITY)];
    let said = memchr(b';', window).and_then(|end| Some((meaning(&window[..end])?, at + end + 2)));
    match said {
        Some((meaning, end)) => {
            out.extend_from_slice(meaning.as_bytes());
            end
        }
        None => {
            out.push(b'&');
            at + 1
        }
    }
}

fn meaning(name: &[u8]) -> Option<std::borrow::Cow<'static, str>> {
    let Some(number) = name.strip_prefix(b"#") else {
        let (_, meaning) = ENTITIES.iter().find(|(known, _)| *known == name)?;
        return Some((*meaning).into());
    };
    let number = std::str::from_utf8(number).ok()?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16),
        None => number.parse(),
    };
    Some(char::from_u32(code.ok()?)?.to_string().into())
}
