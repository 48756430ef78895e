//! Texts of the form → HTML that is safe to publish. Offices write plain text, Markdown, or paste HTML from a word
//! processor; all three come out as paragraphs and lists, and nothing that runs, loads or restyles gets through.

use std::borrow::Cow;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// How many characters of a text are shown before the rest is folded.
const LONG: usize = 360;

/// What a text may consist of; headings are left to the page, whose outline they would break.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags(["p", "br", "ul", "ol", "li", "strong", "em", "b", "i", "sub", "sup", "blockquote"])
        .add_tags(["table", "thead", "tbody", "tr", "th", "td", "a"])
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
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
    if is_plain(text) { ["<p>", text, "</p>"].concat() } else { cleaned(text) }
}

/// Whether a text says the same to Markdown and to HTML as to a reader: one line of Chinese, of letters and of figures,
/// which begins with a letter and so with no mark of a list. Most that offices write is such.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text
            .bytes()
            .all(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric() || b".,%()".contains(&byte))
        && !text.contains(NO_BREAK_SPACE)
}

/// What HTML writes as `&nbsp;`.
const NO_BREAK_SPACE: char = '\u{A0}';

/// A text as HTML, read as the Markdown and the HTML that it may be.
fn cleaned(text: &str) -> String {
    let markdown = emphasis_beside_chinese(text);
    // Offices mean the ends of line that they type, and between Chinese characters a space would be wrong.
    let events = Parser::new_ext(&markdown, Options::ENABLE_TABLES).flat_map(|event| match event {
        Event::SoftBreak => [Some(Event::HardBreak), None],
        // Headings are the page's own; one in a text stands out as bold.
        Event::Start(Tag::Heading { .. }) => {
            [Some(Event::Start(Tag::Paragraph)), Some(Event::Start(Tag::Strong))]
        }
        Event::End(TagEnd::Heading(_)) => {
            [Some(Event::End(TagEnd::Strong)), Some(Event::End(TagEnd::Paragraph))]
        }
        event => [Some(event), None],
    });
    let events = events.flatten();
    let mut unsafe_html = String::with_capacity(text.len() + text.len() / 4);
    html::push_html(&mut unsafe_html, events);
    let clean = CLEANER.clean(&unsafe_html).to_string();
    let clean = if let Cow::Owned(_) = markdown { clean.replace(JOINER, "") } else { clean };
    clean.trim_end().to_owned()
}

/// The longest first sentence, in characters; a longer one is cut at a comma.
const SENTENCE: usize = 120;

/// The first sentence of a text, without marks and tags; `None` where there is none. One that is too long ends at a comma,
/// with an ellipsis.
#[must_use]
pub fn first_sentence(text: &str) -> Option<String> {
    if is_plain(text) {
        return sentence(text.trim());
    }
    let clean = html(text);
    let mut plain = String::with_capacity(clean.len());
    for part in clean.split('<') {
        let (tag, said) = part.split_once('>').unwrap_or(("", part));
        // A text's first block that says something has its first sentence.
        if tag.starts_with('/') && ["/p", "/li", "/td"].contains(&tag) && !plain.trim().is_empty() {
            break;
        }
        plain.push_str(said.trim_matches('\n'));
    }
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    sentence(plain.trim())
}

/// The first sentence of what has neither marks nor tags.
fn sentence(plain: &str) -> Option<String> {
    let end = plain.find(['。', '！', '？']).map(|at| at + '。'.len_utf8());
    let sentence = &plain[..end.unwrap_or(plain.len())];
    let Some((most, _)) = sentence.char_indices().nth(SENTENCE) else {
        return (!sentence.is_empty()).then(|| sentence.to_owned());
    };
    let cut = sentence[..most].rfind(['，', '；', '、', '：', ',', ' ']).unwrap_or(most);
    Some(format!("{}……", &sentence[..cut]))
}

/// A report cut at its headings: `#`, `##`, or lines such as 一、基本情况 where it has none of those. What stands before the
/// first heading comes under an empty one.
#[must_use]
pub fn sections(text: &str) -> Vec<(&str, &str)> {
    let mut headings: Vec<(std::ops::Range<usize>, &str)> = Parser::new(text)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. }) => {
                let line = text[range.clone()].lines().next().unwrap_or_default();
                Some((range, line.trim_matches(['#', ' ', '\t', '\r'])))
            }
            _ => None,
        })
        .collect();
    if headings.is_empty() {
        headings = numbered_lines(text).collect();
    }
    let mut sections = Vec::with_capacity(headings.len() + 1);
    let first = headings.first().map_or(text.len(), |(range, _)| range.start);
    if !text[..first].trim().is_empty() {
        sections.push(("", text[..first].trim()));
    }
    for (at, (range, heading)) in headings.iter().enumerate() {
        let end = headings.get(at + 1).map_or(text.len(), |(next, _)| next.start);
        sections.push((heading, text[range.end..end].trim()));
    }
    sections
}

/// The longest line, in characters, that is a heading by its number alone.
const LONGEST_HEADING: usize = 40;

/// Lines such as 一、基本情况.
fn numbered_lines(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let range = at..at + line.len();
        at = range.end;
        let heading = line.trim();
        let number = heading.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
        let is_heading = number.len() < heading.len()
            && number.starts_with('、')
            && heading.chars().nth(LONGEST_HEADING).is_none()
            && !heading.ends_with(['。', '；', '，']);
        is_heading.then_some((range, heading))
    })
}

/// Whether a text is long enough to be folded.
#[must_use]
pub fn is_long(text: &str) -> bool {
    text.chars().nth(LONG).is_some()
}

/// Stands between `**` and punctuation while Markdown is read, and is taken out again. Private use: no text has it.
const JOINER: char = '\u{E002}';

/// Lets `**重点：**一是` close and `做好**“一网通办”**工作` open: Markdown's rule for emphasis takes Chinese punctuation for
/// the outside of a word. And lets `300*200*100` keep its stars. Code is left alone.
fn emphasis_beside_chinese(text: &str) -> Cow<'_, str> {
    if !text.contains('*') || text.contains(JOINER) {
        return text.into();
    }
    let is_punctuation = |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && *c != '*';
    let mut out = String::with_capacity(text.len() + 8);
    let (mut in_code, mut is_open) = (false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let stars = rest.bytes().take_while(|b| *b == b'*').count();
        if stars == 2 && !in_code {
            rest = &rest[2..];
            if is_open && out.chars().next_back().is_some_and(|before| is_punctuation(&before)) {
                out.push(JOINER);
            }
            out.push_str("**");
            if !is_open && rest.chars().next().is_some_and(|behind| is_punctuation(&behind)) {
                out.push(JOINER);
            }
            is_open = !is_open;
        } else if stars > 0 {
            let is_product = out.ends_with(|c: char| c.is_ascii_digit())
                && rest[stars..].starts_with(|c: char| c.is_ascii_digit());
            if stars == 1 && is_product && !in_code {
                out.push('\\');
            }
            out.push_str(&rest[..stars]);
            rest = &rest[stars..];
        } else {
            in_code ^= c == '`';
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_keeps_its_lines() {
        assert_eq!(html("第一行\n第二行\n\n第二段"), "<p>第一行<br>\n第二行</p>\n<p>第二段</p>");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn plain_text_is_what_reading_it_gives(text in "[维修屋面，。；（）、az09.,%()\\u{85}\\u{A0}\\u{3000}\\u{E002}\\u{FEFF}]{0,9}") {
            prop_assert_eq!(html(&text), cleaned(&text));
        }
    }

    #[test]
    fn the_first_sentence_is_the_office_s_own_without_its_marks() {
        for (text, sentence) in [
            ("做好**热线**运行。第二句。", "做好热线运行。"),
            ("<p>甲&amp;乙</p><p>丙</p>", "甲&乙"),
            ("1. 第一项，\n2. 第二项", "第一项，"),
            ("没有句号", "没有句号"),
            ("# 标题\n正文。", "标题"),
        ] {
            assert_eq!(first_sentence(text).as_deref(), Some(sentence), "{text}");
        }
        assert_eq!(first_sentence(" \n"), None);
        let long = format!("{}，{}", "甲".repeat(100), "乙".repeat(100));
        assert_eq!(first_sentence(&long), Some(format!("{}……", "甲".repeat(100))));
        assert_eq!(first_sentence(&"甲".repeat(200)).map(|cut| cut.chars().count()), Some(122));
    }

    #[test]
    fn a_report_is_cut_at_its_headings() {
        let markdown = "前言\n\n# 一、基本情况\n甲\n### 小节\n乙\n\n## 二、结论 ##\n丙";
        assert_eq!(
            sections(markdown),
            [("", "前言"), ("一、基本情况", "甲\n### 小节\n乙"), ("二、结论", "丙")]
        );
        let plain = "一、基本情况\n甲，\n二、三季度完成。\n二、结论\n丙\n";
        assert_eq!(sections(plain), [("一、基本情况", "甲，\n二、三季度完成。"), ("二、结论", "丙")]);
        assert_eq!(sections("没有标题"), [("", "没有标题")]);
        assert!(sections("").is_empty());
        assert_eq!(html("### 小节\n乙"), "<p><strong>小节</strong></p>\n<p>乙</p>");
    }

    #[test]
    fn measurements_keep_their_stars() {
        assert_eq!(html("长300*200*100毫米"), "<p>长300*200*100毫米</p>");
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
