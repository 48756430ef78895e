//! Writes YAML: a small document of ordered keys, lists and texts → text that reads back as the same. The counterpart of
//! `tree`; what to write is decided elsewhere.

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doc {
    /// A text, quoted where YAML would read something else.
    Text(String),
    /// A number or another text that stands as it is.
    Plain(String),
    /// Nothing behind the key.
    Empty,
    /// Items.
    List(Vec<Doc>),
    /// Keys in this order.
    Map(Vec<(String, Doc)>),
}

/// The document as YAML, with a newline at its end. Ends of line are `\n` on every system.
#[must_use]
pub fn yaml(doc: &Doc) -> String {
    let mut out = String::with_capacity(1024);
    match doc {
        Doc::Map(entries) if !entries.is_empty() => map(&mut out, entries, 0),
        Doc::List(items) if !items.is_empty() => list(&mut out, items, 0),
        other => {
            inline(&mut out, other, 0);
            out.push('\n');
        }
    }
    out
}

/// One text as it stands behind a key, on one line, for people to go on writing.
#[must_use]
pub fn text(text: &str) -> String {
    if needs_no_quotes(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    scalar(&mut out, text);
    out
}

fn map(out: &mut String, entries: &[(String, Doc)], depth: usize) {
    for (at, (key, value)) in entries.iter().enumerate() {
        if at > 0 {
            indent(out, depth);
        }
        scalar(out, key);
        out.push(':');
        behind_key(out, value, depth);
    }
}

/// What stands behind `key:`, to the end of its last line.
fn behind_key(out: &mut String, value: &Doc, depth: usize) {
    match value {
        Doc::Map(entries) if !entries.is_empty() => {
            out.push('\n');
            indent(out, depth + 1);
            map(out, entries, depth + 1);
        }
        Doc::List(items) if !items.is_empty() => {
            out.push('\n');
            indent(out, depth + 1);
            list(out, items, depth + 1);
        }
        Doc::Empty => out.push('\n'),
        other => {
            out.push(' ');
            inline(out, other, depth + 1);
            if !out.ends_with('\n') {
                out.push('\n');
            }
        }
    }
}

fn list(out: &mut String, items: &[Doc], depth: usize) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            indent(out, depth);
        }
        out.push('-');
        match item {
            Doc::Map(entries) if !entries.is_empty() => {
                out.push(' ');
                map(out, entries, depth + 1);
            }
            other => behind_key(out, other, depth),
        }
    }
}

fn inline(out: &mut String, value: &Doc, depth: usize) {
    match value {
        Doc::Text(text) if is_block(text) => block(out, text, depth),
        Doc::Text(text) => scalar(out, text),
        Doc::Plain(text) => out.push_str(text),
        Doc::Empty => out.push('~'),
        Doc::List(_) => out.push_str("[]"),
        Doc::Map(_) => out.push_str("{}"),
    }
}

fn indent(out: &mut String, depth: usize) {
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Whether a text reads best, and exactly, as lines behind `|`.
fn is_block(text: &str) -> bool {
    text.contains('\n')
        && !text.starts_with([' ', '\n', '\t'])
        && !text.ends_with('\n')
        && text.chars().all(|c| c == '\n' || is_printable(c))
        && !text.lines().any(|line| line.ends_with([' ', '\t']))
}

fn block(out: &mut String, text: &str, depth: usize) {
    out.push_str("|-\n");
    for line in text.split('\n') {
        if !line.is_empty() {
            indent(out, depth);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn scalar(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
}

/// Whether YAML lets the character stand as it is, in every reader.
fn is_printable(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'))
}

/// Whether a text without quotation marks is read back as that text, also inside brackets: a text, not a number, a null
/// or the start of something else.
pub(crate) fn is_plain(text: &str) -> bool {
    const STARTERS: &[char] = &[
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '=',
        '<', '~', '.', '+',
    ];
    let is_word = |word: &str| {
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    };
    !text.is_empty()
        && !text.starts_with(STARTERS)
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !text.starts_with(char::is_whitespace)
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains([',', '[', ']', '{', '}', '\n', '\r', '\t'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(is_printable)
        && !is_word(text)
}

/// Whether a text says the same without quotation marks as with them. Facts, whose bytes are for ever, go by [`is_plain`];
/// this one also knows that no number holds a `%` or a Chinese character: `2024年12月底前`, `85%`.
pub(crate) fn needs_no_quotes(text: &str) -> bool {
    let is_measure =
        text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(|c: char| !c.is_ascii() || c == '%');
    is_plain(text) || (is_measure && is_plain(&format!("甲{text}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads_back(text: &str) {
        let doc = Doc::Map(vec![("键".to_owned(), Doc::List(vec![Doc::Text(text.to_owned())]))]);
        let yaml = yaml(&doc);
        let value: serde_yaml::Value =
            serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{error}\n{yaml}"));
        assert_eq!(value["键"][0], serde_yaml::Value::String(text.to_owned()), "{yaml}");
    }

    #[test]
    fn texts_read_back_as_they_were() {
        for text in [
            "",
            "平台总用户量",
            "≥100000台",
            "100%",
            "=100.00(%)",
            ">=90%",
            "2023.07-2024.01",
            "2024年12月底前",
            "85%",
            "12:30",
            "3 # 五",
            "≥1060个, ≥4个",
            "no",
            "null",
            "~",
            "a: b",
            "a #b",
            "- x",
            "第一行\n第二行",
            "第一行\n\n第三行",
            " 前面有空格",
            "换行在尾\n",
            "制表\t符",
            "“引号”",
            "\"",
            "a\\b",
            "\u{2028}",
            "\u{0}",
            "1e5",
            "0x1f",
            "行尾空格 \n下一行",
            "\r\n",
            "   ",
            "#标签",
            "a:",
        ] {
            reads_back(text);
            let value: serde_yaml::Value =
                serde_yaml::from_str(&format!("- {}\n", super::text(text))).expect("YAML");
            assert_eq!(value[0], serde_yaml::Value::String(text.to_owned()));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_reads_back(text in "\\PC*|[ -~\\n\\t：，。%≥年月日]{0,40}") {
            reads_back(&text);
            let value: serde_yaml::Value =
                serde_yaml::from_str(&format!("- {}\n", super::text(&text))).expect("YAML");
            proptest::prop_assert_eq!(&value[0], &serde_yaml::Value::String(text));
        }
    }
}
