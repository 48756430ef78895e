//! Bytes by what they are in a plain text.

/// What a byte is in a plain text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Class {
    Text,
    /// Ends a text inside brackets.
    Flow,
    Colon,
    Hash,
    LineEnd,
    /// May begin a character that the parser refuses or takes for a line break.
    Check,
    Refused,
}

/// The class of each byte.
pub(super) const CLASSES: [Class; 256] = {
    let mut classes = [Class::Text; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\n' | b'\r' => Class::LineEnd,
            0..0x20 | 0x7F => Class::Refused,
            b',' | b'[' | b']' | b'{' | b'}' => Class::Flow,
            b':' => Class::Colon,
            b'#' => Class::Hash,
            0xC2 | 0xE2 | 0xEF => Class::Check,
            _ => Class::Text,
        };
        byte += 1;
    }
    classes
};
