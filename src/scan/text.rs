//! The bytes of a file → the texts that somebody could read in it: what a page shows and what its tags and comments hold,
//! UTF-16 and GB 18030 as well as UTF-8, and what is written in escapes. Knows nothing of what is looked for.

mod markup;

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

/// A text, ready to be searched.
#[derive(Debug)]
pub(super) struct Text<'b> {
    /// UTF-8, but where the file is none.
    pub(super) bytes: Cow<'b, [u8]>,
    /// Where an element began or ended, or a comment stood, behind a figure or a letter: a word may go on there, and it
    /// may end there.
    pub(super) seams: Vec<usize>,
    /// What it is.
    pub(super) kind: Kind,
}

/// What a text is, as far as reading it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a page shows.
    Shown,
    /// The insides of tags and comments.
    Tags,
    /// Values beside each other, which commas may part.
    Data,
    /// No text, as far as can be told.
    Bytes,
}

/// In what a file lies: in a document of an office suite words go on from element to element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// In the site itself.
    Site,
    /// In a container, such as a spreadsheet.
    Container,
}

/// The texts of a file.
pub(super) fn texts<'b>(name: &str, bytes: &'b [u8], within: Within) -> Vec<Text<'b>> {
    let raw = bytes;
    let (bytes, coding) = decoded(bytes);
    let mut texts = match (coding, is_markup(name, &bytes)) {
        (Coding::None, _) => vec![Text { bytes, seams: Vec::new(), kind: Kind::Bytes }],
        (_, false) => vec![Text { bytes, seams: Vec::new(), kind: Kind::Data }],
        (_, true) => {
            // A page that lies in a container is read as a page.
            let within = if is_called(name, &["xml"]) { within } else { Within::Site };
            let (shown, tags) = markup::read(&bytes, within);
            vec![shown, tags]
        }
    };
    if coding == Coding::Guessed {
        texts.push(Text { bytes: raw.into(), seams: Vec::new(), kind: Kind::Bytes });
    }
    let escaped = texts.iter().filter_map(|text| {
        let bytes = unescaped(&text.bytes)?.into();
        Some(Text { bytes, seams: Vec::new(), kind: text.kind })
    });
    let escaped: Vec<_> = escaped.collect();
    texts.extend(escaped);
    for text in &mut texts {
        fold(text);
    }
    texts
}

/// What markup shows, whatever the file is called.
pub(super) fn shown(bytes: &[u8]) -> Text<'static> {
    let mut shown = markup::read(bytes, Within::Site).0;
    fold(&mut shown);
    shown
}

/// The texts of an address, or of a name within a container.
pub(super) fn address(address: &str) -> Vec<Text<'_>> {
    texts("", address.as_bytes(), Within::Site)
}

const MARKUP: [&str; 11] =
    ["html", "htm", "xhtml", "shtml", "svg", "xml", "atom", "rss", "rels", "xsl", "xhtm"];

fn is_markup(name: &str, bytes: &[u8]) -> bool {
    is_called(name, &MARKUP) || bytes.trim_ascii_start().first() == Some(&b'<')
}

/// Whether a file's name ends so.
pub(super) fn is_called(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// How much of a file shows in which encoding it is.
const SAMPLE: usize = 4096;

/// How many bytes from there on, where letters beyond ASCII begin.
const LETTERS: usize = 512;

/// Whether bytes are a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    Known,
    /// They can be read as one; it may be by chance.
    Guessed,
    None,
}

/// The bytes as UTF-8, if they are a text.
fn decoded(bytes: &[u8]) -> (Cow<'_, [u8]>, Coding) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let text = match encoding == encoding_rs::UTF_8 {
            true => bytes[mark..].into(),
            false => encoding.decode(bytes).0.into_owned().into_bytes().into(),
        };
        return (text, Coding::Known);
    }
    if memchr(0, bytes).is_some() {
        return match utf_16(bytes) {
            Some(encoding) => (encoding.decode(bytes).0.into_owned().into_bytes().into(), Coding::Guessed),
            None => (bytes.into(), Coding::None),
        };
    }
    // Where letters beyond ASCII begin, the encoding shows.
    let from = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    let sample = &bytes[from..bytes.len().min(from + LETTERS)];
    let is_utf_8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        // The sample may end within a character.
        Err(error) => error.error_len().is_none() && from + sample.len() < bytes.len(),
    };
    if is_utf_8 {
        return (bytes.into(), Coding::Known);
    }
    match encoding_rs::GB18030.decode_without_bom_handling(bytes) {
        (text, false) => (text.into_owned().into_bytes().into(), Coding::Guessed),
        (_, true) => (bytes.into(), Coding::None),
    }
}

/// Which kind of UTF-16 bytes with zeros are, if any: letters of ASCII, and ends of lines, have a zero in every second
/// byte.
fn utf_16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let (even, odd) = memchr_iter(0, sample).fold((0, 0), |(even, odd), at| match at % 2 {
        0 => (even + 1, odd),
        _ => (even, odd + 1),
    });
    let enough = sample.len() / 64;
    match (even, odd) {
        (0, odd) if odd > enough => Some(encoding_rs::UTF_16LE),
        (even, 0) if even > enough => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The same with `%E5%8F%B0` and `\u53f0` resolved; `None` where there is nothing of the kind.
fn unescaped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out: Option<Vec<u8>> = None;
    let (mut at, mut done) = (0, 0);
    while let Some(next) = memchr::memchr2(b'%', b'\\', &bytes[at..]).map(|next| at + next) {
        at = next + 1;
        let Some((character, end)) = escape(bytes, next) else { continue };
        let out = out.get_or_insert_with(|| Vec::with_capacity(bytes.len()));
        out.extend_from_slice(&bytes[done..next]);
        out.extend_from_slice(&character);
        (at, done) = (end, end);
    }
    if let Some(out) = &mut out {
        out.extend_from_slice(&bytes[done..]);
    }
    out
}

/// What an escape at `at` means, and where it ends.
fn escape(bytes: &[u8], at: usize) -> Option<(Vec<u8>, usize)> {
    let unit = |at: usize, length: usize| {
        let digits = bytes.get(at..at + length).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
        u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
    };
    if bytes[at] == b'%' {
        // A share such as 23% is no escape, nor is a space of any interest.
        let byte = unit(at + 1, 2).and_then(|byte| u8::try_from(byte).ok()).filter(|byte| *byte > b' ')?;
        return Some((vec![byte], at + 3));
    }
    let high = (bytes.get(at + 1) == Some(&b'u')).then(|| unit(at + 2, 4))??;
    let pair = (bytes.get(at + 6..at + 8) == Some(b"\\u")).then(|| unit(at + 8, 4)).flatten();
    let (code, end) = match pair {
        Some(low) if (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low) => {
            (0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00), at + 12)
        }
        _ => (high, at + 6),
    };
    Some((char::from_u32(code)?.to_string().into_bytes(), end))
}

/// Characters that nobody sees.
const UNSEEN: [&[u8]; 9] = [
    b"\xE2\x80\x8B",
    b"\xE2\x80\x8C",
    b"\xE2\x80\x8D",
    b"\xE2\x80\x8E",
    b"\xE2\x80\x8F",
    b"\xE2\x81\xA0",
    b"\xEF\xBB\xBF",
    b"\xC2\xAD",
    b"\xEF\xB8\x8F",
];

/// Takes out what nobody sees, and makes figures, letters and marks of full width those of ASCII.
fn fold(text: &mut Text<'_>) {
    if text.kind == Kind::Bytes {
        return;
    }
    let bytes = &*text.bytes;
    let first = [&b"\xE2\x80"[..], b"\xE2\x81\xA0", b"\xEF", b"\xC2\xAD"]
        .into_iter()
        .filter_map(|begin| memmem::find_iter(bytes, begin).find(|at| folded(&bytes[*at..]).is_some()))
        .min();
    let Some(first) = first else { return };
    let mut out = bytes[..first].to_vec();
    let mut seams = std::mem::take(&mut text.seams);
    let mut next_seam = seams.partition_point(|seam| *seam <= first);
    let mut at = first;
    while at < bytes.len() {
        while let Some(seam) = seams.get_mut(next_seam).filter(|seam| **seam <= at) {
            *seam = out.len();
            next_seam += 1;
        }
        match folded(&bytes[at..]) {
            Some((byte, length)) => {
                out.extend(byte);
                at += length;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    seams[next_seam..].iter_mut().for_each(|seam| *seam = out.len());
    text.seams = seams;
    text.bytes = out.into();
}

/// What stands at the beginning, folded, and how long it was; `None` where it stays as it is.
fn folded(bytes: &[u8]) -> Option<(Option<u8>, usize)> {
    match bytes {
        // ！ to ～: marks of Chinese text stay, for names and sentences have them.
        [0xEF, 0xBC, last @ 0x81..=0xBF, ..] => {
            let ascii = last - 0x81 + b'!';
            (ascii.is_ascii_alphanumeric() || matches!(ascii, b'@' | b'-' | b'.')).then_some((Some(ascii), 3))
        }
        [0xEF, 0xBD, last @ 0x80..=0x9A, ..] => {
            let ascii = last - 0x80 + b'`';
            ascii.is_ascii_alphanumeric().then_some((Some(ascii), 3))
        }
        [0xEF | 0xE2 | 0xC2, ..] => {
            UNSEEN.iter().find(|unseen| bytes.starts_with(unseen)).map(|unseen| (None, unseen.len()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, bytes: &[u8], within: Within) -> Vec<(Kind, String)> {
        let texts = texts(name, bytes, within).into_iter();
        texts.map(|text| (text.kind, String::from_utf8_lossy(&text.bytes).into_owned())).collect()
    }

    #[test]
    fn words_go_on_within_a_line_and_end_with_a_block() {
        for (html, shown) in [
            ("<p>甲<b>乙</b></p><p>丙</p>", "甲乙\n丙\n"),
            ("<table><tr><td>12</td><td>34</td></tr></table>", "12\n34\n"),
            ("<p>1<!-- 2 -->3<wbr>4", "134"),
            ("<p>a &lt; b &amp;&#38;&#x26;&none; c<5", "a < b &&&&none; c<5"),
            ("<p title='a>b' id = \"c>d\">e<![CDATA[<f>]]>", "e<f>"),
            ("<p title=it's>e</p><p id=\">f", "e\nf"),
            ("<svg><text><tspan>一</tspan><tspan>二</tspan></text><title>三</title></svg>", "一二\n三\n"),
            ("<p>半角１２Ａ＠－，（％）</p>", "半角12A@-，（％）\n"),
            ("<p>看\u{200B}不\u{AD}见</p>", "看不见\n"),
        ] {
            assert_eq!(
                read("a.html", html.as_bytes(), Within::Site)[0],
                (Kind::Shown, shown.to_owned()),
                "{html}"
            );
        }
        let sheet = b"<si><r><t>1</t></r><r><t>2</t></r></si><si><t>3</t></si>";
        assert_eq!(read("a.xml", sheet, Within::Container)[0].1, "12\n3\n");
        assert_eq!(read("a.html", sheet, Within::Container)[0].1, "1\n2\n3\n");
    }

    #[test]
    fn what_a_page_does_not_show_is_read_too() {
        let html = "<!doctype html><?a b?><p\ntitle=\"一&amp;二\" data-x='三'>x<!-- 四 --></p>";
        let (kind, tags) = &read("a.html", html.as_bytes(), Within::Site)[1];
        assert_eq!(*kind, Kind::Tags);
        for said in ["html", "a b?", "title=\"一&二\"", "data-x='三'", " 四 "] {
            assert!(tags.contains(said), "{said}: {tags}");
        }
    }

    #[test]
    fn seams_stay_where_they_are_when_a_text_is_folded() {
        let html = "<p>１<b>２</b>\u{200B}3<i>4</i></p>";
        let text = shown(html.as_bytes());
        assert_eq!((&*text.bytes, &*text.seams), (&b"1234\n"[..], &[3, 4][..]));
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "预算绩效，路灯节能改造；abc\r\n";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE", &little[..]].concat(),
            [b"\xFE\xFF", &big[..]].concat(),
            little,
            big,
            encoding_rs::GB18030.encode(text).0.into_owned(),
        ] {
            assert_eq!(read("a.txt", &bytes, Within::Site)[0], (Kind::Data, text.to_owned()), "{bytes:x?}");
        }
        assert_eq!(read("a.png", b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\xFF", Within::Site)[0].0, Kind::Bytes);
    }

    #[test]
    fn escapes_are_read_beside_what_stands_there() {
        for (escaped, said) in [("x%E5%8F%B0y", "x台y"), ("\\u53f0\\uD83D\\uDE00", "台😀"), ("a%31b", "a1b")]
        {
            let read = read("a.js", escaped.as_bytes(), Within::Site);
            assert_eq!((read[0].1.as_str(), read[1].1.as_str()), (escaped, said));
        }
        assert_eq!(read("a.csv", "23%，5%25次".as_bytes(), Within::Site).len(), 2);
        assert_eq!(read("a.csv", "23%，100% \\n \\ux %".as_bytes(), Within::Site).len(), 1);
    }
}
