//! How a site looks, as far as it says so itself: `外观` in `content/site.yaml`. The rest is the theme's.

use std::fmt;

/// What a site sets of the theme's look. Everything that is not set is as the theme has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// 主色: links, marks and bars. Lighter and darker shades are derived from it, legible on every ground.
    pub accent: Option<Colour>,
    /// 正文字号, in pixels where the reader's browser has its usual size of 16; see [`TEXT_SIZES`].
    pub text_size: Option<u8>,
    /// 间距.
    pub spacing: Spacing,
    /// 正文字体: names of fonts before those of the theme.
    pub text_font: Vec<Box<str>>,
    /// 标题字体: the same for headings.
    pub heading_font: Vec<Box<str>>,
}

/// Sizes of text that pages can be read in without a change of layout.
pub const TEXT_SIZES: std::ops::RangeInclusive<u8> = 15..=22;

/// How far parts of a page and rows of a table stand from one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    /// 紧凑.
    Compact,
    /// 适中.
    #[default]
    Normal,
    /// 宽松.
    Wide,
}

impl Spacing {
    /// Every word with what it stands for: Chinese, then English.
    pub const WORDS: [(Spacing, &'static str, &'static str); 3] = [
        (Spacing::Compact, "紧凑", "compact"),
        (Spacing::Normal, "适中", "normal"),
        (Spacing::Wide, "宽松", "wide"),
    ];

    /// Reads either word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Spacing> {
        Spacing::WORDS.iter().find(|(_, zh, en)| word == *zh || word == *en).map(|(spacing, ..)| *spacing)
    }
}

/// A colour of a screen: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Reads `#0d5a63`, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let signless = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        signless.then_some(())?;
        Some(Colour(part(0)?, part(2)?, part(4)?))
    }
}

impl fmt::Display for Colour {
    /// `#0d5a63`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Whether a text is the name of a font and nothing that a style sheet could take for more: words of letters, digits and
/// hyphens.
#[must_use]
pub fn is_font_name(text: &str) -> bool {
    let is_part = |ch: char| ch.is_alphanumeric() || ch == ' ' || ch == '-' || ch == '_';
    text.chars().any(char::is_alphanumeric) && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_six_digits_behind_a_number_sign() {
        assert_eq!(Colour::parse("#0D5a63"), Some(Colour(13, 90, 99)));
        assert_eq!(Colour(13, 90, 99).to_string(), "#0d5a63");
        for text in ["0d5a63", "#0d5a6", "#0d5a633", "#gd5a63", "#+d5a63", "#一二", "red", ""] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_font_s_name_cannot_end_its_rule() {
        assert!(is_font_name("Source Han Sans SC") && is_font_name("方正小标宋"));
        for text in ["", " ", "a;b", "a\"b", "a}b", "a\\b", "a\nb", "url(x)", "-"] {
            assert!(!is_font_name(text), "{text}");
        }
    }
}
