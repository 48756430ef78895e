//! What goes wrong between `{` and `}`, `[` and `]`.

use super::colon::looks_like_key;
use super::wide::wide_close;
use super::{MAX_ABOVE, Trouble, char_end, inside};
use crate::finding::Said;
use crate::load::rules;
use crate::load::signs::ambiguous_number;
use crate::load::tree::line::{Line, shorten};
use crate::load::tree::mend::Mend;

/// Something wrong between brackets that were opened at `bracket`.
pub(super) fn in_brackets(text: &str, line: &Line<'_>, at: usize, bracket: usize) -> Trouble {
    let open_line = Line::at(text, bracket);
    if let Some(trouble) = full_width_comma(text, line, at) {
        return trouble;
    }
    if let Some(trouble) = wide_close(text, &open_line, bracket)
        .or_else(|| other_bracket(text, &open_line, bracket))
        .or_else(|| comma_missing(text, line, at))
        .or_else(|| inside::number_sign(text, &open_line))
        .or_else(|| inside::comma_twice(text, line, at))
        .or_else(|| inside::comma_missing_at_end(text, &open_line, bracket))
        .or_else(|| inside::sign_in_text(text, line, at))
    {
        return trouble;
    }
    let sign = &text[bracket..(bracket + 1).min(text.len())];
    let close = if sign == "{" { "}" } else { "]" };
    let end = value_end_of_line(text, &open_line);
    let shown = ending(&text[bracket..end.max(bracket)]);
    let several_lines = text[bracket..open_line.end()].trim_end().len() == 1;
    let is_open = open_line.start < line.start || at >= line.end() || open_bracket(&open_line).is_some();
    if is_open && !several_lines {
        return Trouble::new(
            &rules::YAML_SYNTAX,
            bracket..bracket + 1,
            Said::new(
                format!("这里的“{sign}”没有配对的“{close}”"),
                format!("this “{sign}” has no “{close}”"),
            ),
            Said::new(
                format!("在末尾补上“{close}”：“{shown}{close}”"),
                format!("add “{close}” at the end: “{shown}{close}”"),
            ),
        )
        .at(&open_line, text)
        .mend(end..end, close);
    }
    let mut end = open_line.with_what_belongs(text).end.max(bracket);
    if let Some(last) =
        Line::at(text, end).below(text).filter(|last| last.text.trim_start().starts_with(['}', ']']))
    {
        end = last.end();
    }
    Trouble::new(
        &rules::YAML_SYNTAX,
        at.min(line.end())..char_end(text, at.min(line.end())),
        Said::new(
            "括号里从这里读不下去：前后两项之间可能少了逗号，或者括号没有配对",
            "in the brackets, nothing can be read from here: a comma may be missing before it, or a bracket",
        ),
        Said::new(
            "写成“{名称: 内容, 年度指标值: 内容}”：英文括号、英文逗号，冒号后面空一格；有特殊符号的文字放进单引号",
            "write “{name: text, annual_target: text}”: plain brackets and commas, a space behind each colon, and single \
             quotation marks round a text with special signs",
        ),
    )
    .at(line, text)
    .mend(bracket..end, "")
}

/// The bracket that an item above `line` has left open.
pub(super) fn opened_above(text: &str, line: &Line<'_>) -> Option<usize> {
    let above = std::iter::successors(line.above(text), |line| line.above(text)).take(MAX_ABOVE);
    above.into_iter().find_map(|line| open_bracket(&line))
}

/// The bracket on the line that nothing on it closes.
pub(super) fn open_bracket(line: &Line<'_>) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let value = line.key().map_or(line.body_start(), |(_, value)| value) - line.start;
    if !line.text[value..].starts_with(['{', '[']) {
        return None;
    }
    for (at, sign) in line.text[value..].char_indices() {
        match (quote, sign) {
            (Some(mark), _) if mark == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(sign),
            (None, '#') if line.text[..value + at].ends_with(' ') => break,
            (None, '{' | '[') => open.push(line.start + value + at),
            (None, '}' | ']') => _ = open.pop(),
            (None, _) => {}
        }
    }
    open.pop()
}

/// The byte behind the last sign of the line that is no comment.
fn value_end_of_line(text: &str, line: &Line<'_>) -> usize {
    let shown = &text[line.start..line.end()];
    let content = shown.find(" #").map_or(shown, |comment| &shown[..comment]);
    line.start + content.trim_end().trim_end_matches(',').len()
}

/// The end of what stands between brackets, for a message.
fn ending(text: &str) -> String {
    let count = text.chars().count();
    if count <= 60 {
        return text.to_owned();
    }
    format!("…{}", text.chars().skip(count - 20).collect::<String>())
}

/// `{甲: 1]`: closed by the bracket of another kind, at the end of the line.
fn other_bracket(text: &str, line: &Line<'_>, bracket: usize) -> Option<Trouble> {
    let value = text.get(bracket..line.end())?.trim_end();
    let (open, wrong, right) = if value.starts_with('{') { ('{', ']', '}') } else { ('[', '}', ']') };
    let count = |sign: char| value.matches(sign).count();
    let other = if open == '{' { '[' } else { '{' };
    if !value.ends_with(wrong) || count(other) >= count(wrong) || count(open) <= count(right) {
        return None;
    }
    let range = bracket + value.len() - 1..bracket + value.len();
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            range.clone(),
            Said::new(
                format!("前面是“{open}”，这里却用“{wrong}”关上"),
                format!("“{open}” was opened, and “{wrong}” closes it"),
            ),
            Said::new(format!("把“{wrong}”改成“{right}”"), format!("write “{right}” for “{wrong}”")),
        )
        .at(line, text)
        .mend(range, right),
    )
}

/// `{甲: 1 乙: 2}`: the error is at the second colon, and a blank stands before its key.
fn comma_missing(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let before = text.get(line.start..at).filter(|_| text[at..].starts_with(':'))?;
    let field = before.rsplit([',', '{']).next()?;
    let blank = field.trim_end().rfind(' ').filter(|blank| field[..*blank].contains(": "))?;
    let key = field[blank..].trim();
    if !looks_like_key(key) {
        return None;
    }
    let blank = at - field.len() + blank;
    let value = text[..blank].trim_end().len();
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            blank + 1..blank + 1 + key.len(),
            Said::new(
                format!("“{}”前面少了逗号，分不开前后两项", shorten(key)),
                format!("a comma is missing before “{}” to divide the fields", shorten(key)),
            ),
            Said::new(
                format!("前面加英文逗号和空格：“, {}: …”", shorten(key)),
                format!("put a comma and a space before it: “, {}: …”", shorten(key)),
            ),
        )
        .at(line, text)
        .mend(value..blank + 1, ", "),
    )
}

/// `{名称: x，年度指标值: 5}`: the error is at the second colon, and between it and the comma there is only a key.
pub(super) fn full_width_comma(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let before = text.get(line.start..at)?;
    let comma = before.rfind(['，', '、', '；'])?;
    let sign = before[comma..].chars().next()?;
    let key = before[comma + sign.len_utf8()..].trim();
    if !looks_like_key(key) || !text[at..].starts_with(':') {
        return None;
    }
    let range = line.start + comma..line.start + comma + sign.len_utf8();
    Some(
        Trouble::new(
            &rules::FULL_WIDTH_COMMA,
            range.clone(),
            Said::new(
                format!("“{}”前面用了中文标点“{sign}”，分不开前后两项", shorten(key)),
                format!("the full-width “{sign}” before “{}” does not divide the fields", shorten(key)),
            ),
            Said::new(
                format!("改成英文逗号加一个空格：“, {}: …”", shorten(key)),
                format!("write a plain comma and a space: “, {}: …”", shorten(key)),
            ),
        )
        .at(line, text)
        .mend(range, ", "),
    )
}

/// `{财政拨款: 49,057.92}`; `rest` is the byte behind the first comma.
pub(super) fn comma_in_number(text: &str, rest: usize) -> Trouble {
    let line = Line::at(text, rest);
    let part = |c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '+' | '.' | ',');
    let comma = rest.saturating_sub(1);
    let start = text[..comma].trim_end_matches(part).len();
    let digits = text[rest..].find(|c: char| !part(c)).map_or(text.len(), |length| rest + length);
    let end = rest + text[rest..digits].trim_end_matches(',').len();
    let number = text[start..end].replace('_', ",");
    let key = text[line.start.min(start)..start].trim_end().trim_end_matches(':');
    let key = key.rsplit(['{', ',']).next().unwrap_or_default().trim();
    let mut trouble = Trouble::new(
        &rules::NUMBER_DIVIDED_BY_COMMA,
        start..end,
        Said::new(
            format!("“{number}”写在花括号里，其中的逗号会把它分成两项"),
            format!("“{number}” stands in brackets, where its comma divides it in two"),
        ),
        ambiguous_number(&number).unwrap_or_else(|| {
            let digits = number.replace(',', "");
            Said::new(
                format!("去掉逗号：{digits}，或者加上引号：'{number}'"),
                format!("leave out the commas: {digits}, or write it in quotation marks: '{number}'"),
            )
        }),
    );
    trouble.field = line.field(text).key(key);
    for (at, _) in text[start..end].match_indices(',') {
        trouble.mends.push(Mend { range: start + at..start + at + 1, text: "_".to_owned() });
    }
    trouble
}
