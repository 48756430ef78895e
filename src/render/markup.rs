//! Text that goes into HTML outside of a template.

use std::fmt;

/// A text with the five characters that mean something in HTML written as entities: fit for content and for attributes in
/// quotes.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Escaped<'_> {
    /// Appends it, without the machinery of formatting.
    pub(super) fn push_to(&self, out: &mut String) {
        let mut rest = self.0;
        while let Some(at) = rest.bytes().position(|byte| IS_SPECIAL[usize::from(byte)]) {
            out.push_str(&rest[..at]);
            out.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[at + 1..];
        }
        out.push_str(rest);
    }
}

/// The bytes that mean something in HTML.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut nth = 0;
    while nth < SPECIAL.len() {
        special[SPECIAL[nth] as usize] = true;
        nth += 1;
    }
    special
};
const SPECIAL: &[u8; 5] = b"&<>\"'";

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.contains(['&', '<', '>', '"', '\'']) {
            return out.write_str(self.0);
        }
        let mut text = String::with_capacity(self.0.len() + 16);
        self.push_to(&mut text);
        out.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_a_text_or_an_attribute() {
        assert_eq!(Escaped("<b a=\"1\">'&").to_string(), "&lt;b a=&quot;1&quot;&gt;&#39;&amp;");
        assert_eq!(Escaped("绩效").to_string(), "绩效");
    }
}
