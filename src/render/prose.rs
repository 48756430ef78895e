//! Texts of the form → HTML that is safe to publish. Offices write plain text, Markdown, or paste HTML from a word
//! processor; all three come out as paragraphs and lists, and nothing that runs, loads or restyles gets through.

use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, Options, Parser, html};

/// How many characters of a text are shown before the rest is folded.
const LONG: usize = 360;

/// What a text may consist of; headings are left to the page, whose outline they would break.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags(["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "sub", "sup", "blockquote"])
        .add_tags(["table", "thead", "tbody", "tr", "th", "td", "a"])
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("th", ["colspan", "rowspan"])
        .add_clean_content_tags(["script", "style"])
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// A text as HTML.
#[must_use]
pub fn html(text: &str) -> String {
    let markdown = emphasis_beside_chinese(text);
    let events =
        Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(|event| {
            match event {
                // Between Chinese characters a line end is no space; elsewhere the author's line ends are kept as well.
                Event::SoftBreak => Event::HardBreak,
                other => other,
            }
        });
    let mut unsafe_html = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut unsafe_html, events);
    CLEANER.clean(&unsafe_html).to_string().trim_end().to_owned()
}

/// Whether a text is long enough to be folded.
#[must_use]
pub fn is_long(text: &str) -> bool {
    text.chars().nth(LONG).is_some()
}

/// Sets a zero-width space where `**重点**：` would not close: Markdown's rule for emphasis takes Chinese punctuation for
/// the outside of a word. Code is left alone.
fn emphasis_beside_chinese(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("**") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    let mut open = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            in_code = !in_code;
        }
        if !in_code && rest.starts_with("**") {
            let behind = rest[2..].chars().next();
            let before = out.chars().next_back();
            let punctuation = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
            if open && punctuation(before) && behind.is_some_and(char::is_alphanumeric) {
                out.push_str("**\u{200B}");
            } else if open
                && behind.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii())
                && punctuation(before)
            {
                out.push_str("\u{200B}**");
            } else {
                out.push_str("**");
            }
            open = !open;
            rest = &rest[2..];
            continue;
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_its_lines() {
        assert_eq!(html("第一行\n第二行\n\n第二段"), "<p>第一行<br>\n第二行</p>\n<p>第二段</p>");
    }

    #[test]
    fn pasted_html_is_cleaned() {
        assert_eq!(
            html("<p style=\"color:red\" onclick=\"x()\">一</p><script>alert(1)</script>"),
            "<p>一</p>"
        );
        assert!(!html("<img src=x onerror=alert(1)>[点我](javascript:alert(1))").contains("javascript"));
        assert!(!html("<svg onload=alert(1)>").contains("svg"));
    }

    #[test]
    fn emphasis_closes_before_chinese_punctuation() {
        for text in ["**重点：**一是", "**重点**：一是", "“**重点**”一是", "做好**“一网通办”**工作"]
        {
            let html = html(text);
            assert!(html.contains("<strong>") && !html.contains("**"), "{text} → {html}");
        }
        assert!(html("`a**b` 与 `c**d`").contains("a**b"));
    }
}
