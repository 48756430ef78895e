//! What goes wrong between `{` and `}`, `[` and `]`.

use super::colon::looks_like_key;
use super::{Trouble, char_end};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::load::tree::mend::Mend;

/// Something wrong between brackets that were opened at `bracket`.
pub(super) fn in_brackets(text: &str, line: &Line<'_>, at: usize, bracket: usize) -> Trouble {
    let open_line = Line::at(text, bracket);
    if let Some(trouble) = full_width_comma(text, line, at) {
        return trouble;
    }
    let sign = &text[bracket..(bracket + 1).min(text.len())];
    let close = if sign == "{" { "}" } else { "]" };
    let several_lines = text[bracket..open_line.end()].trim_end().len() == 1;
    if (open_line.start < line.start || at >= line.end()) && !several_lines {
        return Trouble::new(
            &rules::YAML_SYNTAX,
            bracket..bracket + 1,
            Said::new(
                format!("这里的“{sign}”没有配对的“{close}”"),
                format!("this “{sign}” has no “{close}”"),
            ),
            Said::new(format!("在这一行末尾补上“{close}”"), format!("add “{close}” at the end of the line")),
        )
        .at(&open_line, text)
        .mend(bracket..open_line.with_what_belongs(text).end, "");
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
        Said::new(
            format!("去掉逗号：{}，或者加上引号：'{number}'", number.replace(',', "")),
            format!(
                "leave out the commas: {}, or write it in quotation marks: '{number}'",
                number.replace(',', "")
            ),
        ),
    );
    trouble.field = line.field(text).key(key);
    for (at, _) in text[start..end].match_indices(',') {
        trouble.mends.push(Mend { range: start + at..start + at + 1, text: "_".to_owned() });
    }
    trouble
}
