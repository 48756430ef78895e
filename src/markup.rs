//! A text as HTML and XML have it. Everything that a site says goes through here, so it is written for speed: most texts have
//! nothing in them that has to be escaped, and that is seen sixteen bytes at a time.

use std::fmt;

/// Text between tags or in a quoted attribute: what means something there as entities, what XML cannot hold replaced.
pub struct Escaped<'t>(pub &'t str);

impl Escaped<'_> {
    /// Appends it, without the machinery of formatting.
    pub fn push_to(&self, out: &mut String) {
        let text = self.0;
        let (mut done, mut at) = (0, 0);
        while let Some(found) = next_suspect(text.as_bytes(), at) {
            at = found + 1;
            let Some((length, instead)) = replacement(&text.as_bytes()[found..]) else { continue };
            out.push_str(&text[done..found]);
            out.push_str(instead);
            done = found + length;
            at = done;
        }
        out.push_str(&text[done..]);
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&escaped(self.0))
    }
}

/// The same as a text of its own.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    Escaped(text).push_to(&mut out);
    out
}

/// How many bytes at the beginning of `text` are replaced, and by what; nothing where they may stand as they are.
fn replacement(text: &[u8]) -> Option<(usize, &'static str)> {
    Some(match text {
        [b'&', ..] => (1, "&amp;"),
        [b'<', ..] => (1, "&lt;"),
        [b'>', ..] => (1, "&gt;"),
        [b'"', ..] => (1, "&quot;"),
        [b'\'', ..] => (1, "&#39;"),
        [b'\n' | b'\t', ..] => return None,
        // The end of a line on some systems, which readers would change among themselves.
        [b'\r', ..] => (1, " "),
        [..=0x1F | 0x7F, ..] => (1, "\u{FFFD}"),
        // The controls U+0080 to U+009F, and U+FFFE and U+FFFF.
        [0xC2, ..=0x9F, ..] => (2, "\u{FFFD}"),
        [0xEF, 0xBF, 0xBE..=0xBF, ..] => (3, "\u{FFFD}"),
        _ => return None,
    })
}

/// The first byte from `at` on that may have to be replaced.
fn next_suspect(text: &[u8], mut at: usize) -> Option<usize> {
    while let Some(block) = text[at..].first_chunk() {
        if has_suspect(block) {
            return first_suspect(text, at);
        }
        at += BLOCK;
    }
    // What is left is seen with the bytes before it.
    match text.last_chunk() {
        Some(block) if !has_suspect(block) => None,
        _ => first_suspect(text, at),
    }
}

fn first_suspect(text: &[u8], at: usize) -> Option<usize> {
    text[at..].iter().position(|byte| SUSPECTS[usize::from(*byte)]).map(|further| at + further)
}

/// The answers for each byte, for texts too short to be seen in blocks.
const SUSPECTS: [bool; 256] = {
    let mut suspects = [false; 256];
    let mut byte = 0;
    while byte < suspects.len() {
        suspects[byte] = is_suspect(byte as u8);
        byte += 1;
    }
    suspects
};

/// As many bytes as processors compare at once.
const BLOCK: usize = 16;

fn has_suspect(block: &[u8; BLOCK]) -> bool {
    block.iter().fold(0, |found, byte| found | u8::from(is_suspect(*byte))) > 0
}

/// Each of them is asked, which is faster than to stop at the first.
const fn is_suspect(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b'"')
        | (byte == b'&')
        | (byte == b'\'')
        | (byte == b'<')
        | (byte == b'>')
        | (byte == 0x7F)
        | (byte == 0xC2)
        | (byte == 0xEF)
}

#[cfg(test)]
mod tests {
    use super::{Escaped, escaped};

    #[test]
    fn nothing_of_a_text_is_taken_for_markup() {
        assert_eq!(escaped("<a href=\"x\" b='y'>&"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
        assert_eq!(
            escaped("一\n\t二\u{0}\u{8}\u{B}\u{FFFF}\u{FFFE}\u{85}\u{7F}"),
            "一\n\t二\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"
        );
        assert_eq!(Escaped("绩效<").to_string(), "绩效&lt;");
    }

    #[test]
    fn the_end_of_a_line_is_a_blank_whatever_system_wrote_it() {
        assert_eq!(escaped("第一行\r\n第二行\r第三行"), "第一行 \n第二行 第三行");
    }

    #[test]
    fn what_looks_like_it_from_its_first_byte_stays() {
        assert_eq!(escaped("（1），￥¥© ￾ﾾ﾿\u{FFFD}"), "（1），￥¥© \u{FFFD}ﾾ﾿\u{FFFD}");
    }

    #[test]
    fn a_sign_is_found_wherever_it_stands_in_a_long_text() {
        for before in 0..70 {
            let [before, behind] = [before, 70 - before].map(|count| "a".repeat(count));
            assert_eq!(escaped(&format!("{before}&{behind}")), format!("{before}&amp;{behind}"));
        }
    }
}
