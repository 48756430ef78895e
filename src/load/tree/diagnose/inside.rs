//! Values between braces that cannot stand there as they are written: a dash alone, a colon, a comma, a bracket or a
//! number sign in a text. What mends them is quotation marks round the text.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::{Trouble, signs};
use crate::finding::Said;
use crate::load::keys::is_a_key;
use crate::load::rules;
use crate::load::tree::line::{Line, colon, shorten};
use crate::load::tree::mend::Mend;

/// A field between braces: its key, and the bytes of its value.
struct Field<'t> {
    key: &'t str,
    value: Range<usize>,
}

/// The field in whose value byte `at` stands, with the braces round it on the same line. A value ends at the comma or
/// brace behind `at`.
fn field<'t>(line: &Line<'t>, at: usize) -> Option<Field<'t>> {
    let before = line.text.get(..at.checked_sub(line.start)?)?;
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut quote = None;
    for (byte, sign) in before.char_indices() {
        match (quote, sign) {
            (Some(mark), _) if mark == sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if before[..byte].trim_end().ends_with([':', ',', '{', '[']) => {
                quote = Some(sign)
            }
            (None, '{' | '[') => open.push((sign, byte + 1)),
            (None, '}' | ']') => _ = open.pop(),
            (None, ',') => open.iter_mut().last()?.1 = byte + 1,
            (None, _) => {}
        }
    }
    let start = open.last().filter(|(bracket, _)| *bracket == '{')?.1;
    let behind = colon(&line.text[start..])?;
    let value = line.text[start + behind + 1..].trim_start();
    let from = line.end() - value.len();
    let end = text_end(line, at.max(from));
    (from <= at && from < end)
        .then(|| Field { key: line.text[start..start + behind].trim(), value: from..end })
}

/// Where a text that goes on at `at` ends.
fn text_end(line: &Line<'_>, at: usize) -> usize {
    let rest = &line.text[at - line.start..];
    let length = rest.find([',', '}']).unwrap_or(rest.len());
    at + rest[..length].trim_end().len()
}

/// That the value of a field between braces needs quotation marks.
fn needs_quotes(text: &str, line: &Line<'_>, field: &Field<'_>, message: Said) -> Trouble {
    let written = &text[field.value.clone()];
    let help = signs::in_quotes(written);
    let mut trouble =
        Trouble::new(&rules::VALUE_NEEDS_QUOTES, field.value.clone(), message, help).at(line, text);
    trouble.field = trouble.field.key(field.key);
    let signs = written.match_indices(['[', ']', '{', '}', ',', ':', '#']);
    let mends = signs.map(|(at, sign)| field.value.start + at..field.value.start + at + sign.len());
    trouble.mends = mends.map(|range| Mend { range, text: "_".to_owned() }).collect();
    trouble
}

/// `{年度指标值: -}`.
pub(super) fn dash(text: &str, line: &Line<'_>, (at, kind): (usize, &ErrorKind)) -> Option<Trouble> {
    use ErrorKind as E;
    let is_dash = matches!(kind, E::PlainScalarStartsWithDashFlowIndicator | E::BlockEntryInFlowCollection);
    let field = field(line, at).filter(|field| is_dash && field.value.start == at)?;
    let mut trouble = signs::sign(text, line, at);
    trouble.field = trouble.field.key(field.key);
    let key = shorten(field.key);
    trouble.help = Said::new(
        format!("为零写 0；表中空着就把“{key}”连同短横和一个逗号删去；要照印短横，写成 '-'"),
        format!(
            "write 0 for zero; where the form is blank delete “{key}” with its dash and a comma; write '-' where the form prints a dash"
        ),
    );
    Some(trouble)
}

/// `{名称: 指标1: 场次}`, where the error is at the second colon, and `{名称: [一]场次}`, where it is behind the bracket.
pub(super) fn sign_in_text(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let field = field(line, at)?;
    let written = &text[field.value.clone()];
    let message = match &text[field.value.start..at] {
        before if before.starts_with(['[', '{']) => {
            let sign = &before[..1];
            Said::new(
                format!("“{}”以“{sign}”开头，不加引号就读不懂", shorten(written)),
                format!(
                    "“{}” begins with “{sign}” and cannot be read without quotation marks",
                    shorten(written)
                ),
            )
        }
        _ if text[at..].starts_with(':') => Said::new(
            format!("“{}”里还有一个英文冒号，不加引号就读不懂", shorten(written)),
            format!("“{}” holds another colon and cannot be read without quotation marks", shorten(written)),
        ),
        _ => return None,
    };
    Some(needs_quotes(text, line, &field, message))
}

/// `{名称: 场次 #1, 年度指标值: 2}`: what stands behind the sign is a comment to YAML, and the closing brace with it.
pub(super) fn number_sign(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let sign = line.text.match_indices(" #").map(|(at, _)| line.start + at + 1).find(|sign| {
        let behind = &text[sign + 1..line.end()];
        behind.starts_with(char::is_alphanumeric) && behind.contains(['}', ','])
    })?;
    let field = field(line, sign)?;
    let written = &text[field.value.clone()];
    let message = Said::new(
        format!("“{}”里有“#”，从它起这一行都被当作注释，花括号没有关上", shorten(written)),
        format!(
            "“{}” holds “#”, which makes the rest of the line a comment and leaves the brace open",
            shorten(written)
        ),
    );
    Some(needs_quotes(text, line, &field, message))
}

/// `{名称: 场次,, 年度指标值: 2}`: the error is at a comma with nothing before it.
pub(super) fn comma_twice(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let before = text.get(line.start..at).filter(|_| text[at..].starts_with(','))?.trim_end();
    let _ = before.strip_suffix([',', '{'])?;
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            at..at + 1,
            Said::new("这里多了一个逗号", "this comma has nothing before it"),
            Said::new("删去它，两项之间只要一个逗号", "delete it: one comma divides two fields"),
        )
        .at(line, text)
        .mend(at..at + 1, " "),
    )
}

/// `- {名称: 场次}，`: something behind the brace that closes an item.
pub(super) fn behind_brace(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let value = signs::value_start(line);
    let written = text[value..line.end()].trim_end();
    let content = written.split(" #").next().unwrap_or_default().trim_end();
    let close = content.rfind('}').filter(|_| content.starts_with('{'))? + 1;
    let behind = content[close..].trim();
    let is_closed = content.matches('{').count() == content.matches('}').count();
    if !is_closed || behind.is_empty() || behind.contains(char::is_alphanumeric) {
        return None;
    }
    let range = value + close..value + content.len();
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            range.clone(),
            Said::new(
                format!("花括号后面多了“{behind}”"),
                format!("“{behind}” does not belong behind the brace"),
            ),
            Said::new("删去它，“}”后面什么也不写", "delete it: nothing stands behind “}”"),
        )
        .at(line, text)
        .mend(range, ""),
    )
}

/// `- 名称: 场次, 年度指标值: 2}`: only the closing brace is there.
pub(super) fn brace_missing(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let body = line.body().trim_end();
    let key = body.strip_suffix('}').filter(|rest| !rest.contains(['{', '}']))?.split(':').next()?;
    let is_plain = body.starts_with(char::is_alphabetic) && body.contains(", ");
    if !is_a_key(key) || !is_plain || !line.is_item() {
        return None;
    }
    let start = line.body_start();
    let shown = if body.chars().count() > 60 { shorten(body) } else { body.to_owned() };
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            start..start + key.len(),
            Said::new("这一行末尾有“}”，前面却没有“{”", "“}” ends this line, and no “{” begins it"),
            Said::new(
                format!("前面补上“{{”，写成“- {{{shown}”"),
                format!("write “{{” in front: “- {{{shown}”"),
            ),
        )
        .at(line, text)
        .mend(start..start, "{"),
    )
}

/// A full-width space before a key that does not begin its line: `{名称: 场次,　年度指标值: 2}`.
pub(super) fn wide_space(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let rest = text.get(at..line.end()).filter(|_| at > line.start + line.indent())?;
    let key = rest.trim_start();
    let space = at..at + rest.len() - key.len();
    let key = key.split([':', ',', '}']).next().unwrap_or_default().trim_start_matches('{');
    let mut trouble = Trouble::new(
        &rules::FULL_WIDTH_SPACE,
        space.clone(),
        Said::new(
            format!("“{}”前面是中文空格，读不出这个字段", shorten(key)),
            format!("a full-width space stands before “{}”, so this field cannot be read", shorten(key)),
        ),
        Said::new("删去它，用键盘输入一个普通空格", "delete it and type a plain space"),
    )
    .at(line, text)
    .mend(space, " ");
    if line.key().is_some_and(|(whole, _)| whole.ends_with(key)) {
        trouble.field.0.pop();
    }
    trouble.field = trouble.field.key(key);
    Some(trouble)
}

/// `{名称: 场次` with the next field on the line below.
pub(super) fn comma_missing_at_end(text: &str, line: &Line<'_>, bracket: usize) -> Option<Trouble> {
    let below = line.below(text)?;
    let key = below.text.trim().split(':').next()?;
    let first = text.get(bracket..line.end())?.trim_end();
    if below.is_item()
        || !is_a_key(key)
        || !below.text.contains('}')
        || below.text.contains('{')
        || first.len() < 2
        || line.text.contains(" #")
    {
        return None;
    }
    let end = bracket + first.len();
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            bracket..end,
            Said::new(
                format!("末尾少了逗号，与下一行的“{key}”分不开"),
                format!("a comma is missing at the end, before “{key}” in the next line"),
            ),
            Said::new(format!("末尾加英文逗号：{first},"), format!("put a comma at the end: {first},")),
        )
        .at(line, text)
        .mend(end..end, ","),
    )
}

/// `{名称: 培训,线上}`; `rest` is where what reads as a key without a value begins.
pub(super) fn comma_in_text(text: &str, rest: usize) -> Trouble {
    let line = Line::at(text, rest);
    let comma = text[..rest].trim_end().len().saturating_sub(1);
    let Some(mut field) = field(&line, comma) else { return signs::sign(text, &line, rest) };
    field.value.end = text_end(&line, rest);
    let written = &text[field.value.clone()];
    let message = Said::new(
        format!("“{}”里的英文逗号把它分成了两项", shorten(written)),
        format!("the comma in “{}” divides it in two", shorten(written)),
    );
    let mut trouble = needs_quotes(text, &line, &field, message);
    let Said { zh, en } = signs::in_quotes(written);
    let plain = shorten(&written.replace(", ", ",").replace(',', "，"));
    trouble.help = Said::new(
        format!("{zh}；或者把逗号改成中文的：{plain}"),
        format!("{en}, or write the full-width comma: {plain}"),
    );
    trouble
}

/// `{实际完成值: ≥3,415人次}`; `rest` is the byte behind the first comma. None where the value is a number alone.
pub(super) fn comma_in_figure(text: &str, rest: usize) -> Option<Trouble> {
    let line = Line::at(text, rest);
    let mut field = field(&line, rest.saturating_sub(1))?;
    let mut end = text_end(&line, rest);
    // 1,234,567人次
    while let Some(behind) = text[end..line.end()].strip_prefix(',')
        && behind.bytes().take_while(u8::is_ascii_digit).count() == 3
    {
        end = text_end(&line, end + 1);
    }
    field.value.end = end;
    let written = &text[field.value.clone()];
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '_' | '-' | '+' | '.' | ',');
    if written.chars().all(is_number) {
        return None;
    }
    let message = Said::new(
        format!("“{}”写在花括号里，其中的逗号会把它分成两项", shorten(written)),
        format!("“{}” stands in brackets, where its comma divides it in two", shorten(written)),
    );
    let mut trouble = needs_quotes(text, &line, &field, message);
    trouble.rule = &rules::NUMBER_DIVIDED_BY_COMMA;
    let Said { zh, en } = signs::in_quotes(written);
    let plain = shorten(&written.replace(',', ""));
    trouble.help =
        Said::new(format!("{zh}；或者去掉逗号：{plain}"), format!("{en}, or leave the comma out: {plain}"));
    Some(trouble)
}
