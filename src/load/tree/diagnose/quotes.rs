//! Quotation marks that do not close, have text behind them, or hold a `\\` that means nothing.

use granit_parser::ErrorKind;

use super::Trouble;
use super::indent::misplaced;
use super::signs::{sign, value_end};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};

/// `名称: "十四五"规划`.
pub(super) fn behind_quotes(text: &str, line: &Line<'_>, at: usize) -> Trouble {
    let before = text[..at].trim_end();
    let Some(quote) = before.chars().next_back().filter(|c| matches!(c, '"' | '\'')) else {
        return misplaced(text, line, at, &ErrorKind::UnexpectedEof);
    };
    let Some(open) = before[..before.len() - 1].rfind(quote) else {
        return misplaced(text, line, at, &ErrorKind::UnexpectedEof);
    };
    let open_line = Line::at(text, open);
    if open_line.start < line.start { open_quote(text, &open_line, open) } else { sign(text, line, open) }
}

/// A quotation mark that is not closed on its line.
pub(super) fn open_quote(text: &str, line: &Line<'_>, at: usize) -> Trouble {
    let quote = text[at..].chars().next().unwrap_or('"');
    let written = shorten(&text[at..value_end(text, line, at)]);
    let bare = written.trim_start_matches(quote);
    Trouble::new(
        &rules::YAML_SYNTAX,
        at..at + quote.len_utf8().min(text.len() - at),
        Said::new(
            format!("这里的引号 {quote} 没有配对"),
            format!("this quotation mark {quote} is never closed"),
        ),
        Said::new(
            format!("在末尾补上：“{written}{quote}”；或者删去开头的：“{bare}”"),
            format!("add it at the end: “{written}{quote}”; or delete the one in front: “{bare}”"),
        ),
    )
    .at(line, text)
    .mend(at..line.end(), "")
}

/// `"C:\数据"`.
pub(super) fn escape(text: &str, line: &Line<'_>, at: usize) -> Trouble {
    let rest = text[at..].get(1..).unwrap_or_default();
    let mut backslash = false;
    let close = rest.find(|c| {
        let closes = c == '"' && !backslash;
        backslash = c == '\\' && !backslash;
        closes
    });
    let end = close.map_or(line.end(), |length| at + 1 + length + 1);
    let single = format!("'{}'", text[at..end].trim_matches('"').replace('\'', "''"));
    Trouble::new(
        &rules::YAML_SYNTAX,
        at..end,
        Said::new(
            "双引号里的“\\”有特殊含义，这里的写法读不懂",
            "a “\\” in double quotation marks has a meaning of its own, and this one is not understood",
        ),
        Said::new(
            format!("把两头的双引号换成单引号：{single}"),
            format!("use single quotation marks: {single}"),
        ),
    )
    .at(line, text)
    .mend(at..end, "")
}

pub(super) fn is_escape(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidLowSurrogateHexEscape
            | E::InvalidLowSurrogate
            | E::MissingLowSurrogate
            | E::UnpairedLowSurrogate
            | E::InvalidUnicodeEscape
    )
}
