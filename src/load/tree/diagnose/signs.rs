//! Texts that need quotation marks: they begin with a sign of YAML or hold a colon with a space.

use granit_parser::ErrorKind;

use super::{Trouble, indent};
use crate::finding::Said;
use crate::load::keys::is_a_key;
use crate::load::rules;
use crate::load::tree::build::{Fault, Why};
use crate::load::tree::line::{Line, colon, shorten};
use crate::load::tree::mend::Mend;

/// Signs that a text without quotation marks cannot begin with.
pub(super) const SIGNS: &str = ">|@%`*&!-?[]{}\"',#";

pub(super) fn starts_with_sign(line: &Line<'_>, fault: &Fault) -> bool {
    let value = value_start(line);
    let at_sign = |at: usize| {
        line.text
            .get(at.wrapping_sub(line.start)..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|c| SIGNS.contains(c))
    };
    match &fault.why {
        Why::Yaml(ErrorKind::UnexpectedCharacter { .. } | ErrorKind::InvalidBlockScalarHeader) => {
            at_sign(fault.at)
        }
        Why::Yaml(ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry) => {
            fault.bracket.is_none()
                && fault.at > value
                && at_sign(value)
                && !line.text.trim_start().starts_with("- ")
        }
        Why::Yaml(kind) if is_tag(kind) => at_sign(fault.at),
        Why::Yaml(ErrorKind::MappingKeyNotAllowed) => {
            fault.bracket.is_none() && value > line.body_start() && at_sign(value)
        }
        Why::Yaml(
            ErrorKind::ZeroBlockScalarIndent
            | ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::PlainScalarStartsWithDashFlowIndicator
            | ErrorKind::MisplacedFlowCollectionEnd,
        ) => fault.at == value && value > line.body_start(),
        _ => false,
    }
}

/// Where the value of the line begins, or its text if it has no key.
pub(super) fn value_start(line: &Line<'_>) -> usize {
    line.key().map_or(line.body_start(), |(_, value)| value)
}

pub(super) fn is_tag(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::InvalidTagTerminator
            | E::MissingTagUri
            | E::UnclosedVerbatimTag
            | E::InvalidTagEscape
            | E::InvalidTagUtf8LeadingByte
            | E::InvalidTagUtf8TrailingByte
            | E::InvalidTagUtf8
            | E::UndeclaredTagHandle
            | E::ExpectedTagBang
            | E::InvalidGlobalTagCharacter
    )
}

/// A text that begins with a sign of YAML: `年度指标值: >=90%`.
pub(super) fn sign(text: &str, line: &Line<'_>, at: usize) -> Trouble {
    let value = value_start(line);
    let at = if text[at..].starts_with(|c| SIGNS.contains(c)) && at >= line.start { at } else { value };
    let Some(sign) = text[at..].chars().next().filter(|_| at < line.end()) else {
        return indent::misplaced(text, line, at.min(line.end()), &ErrorKind::UnexpectedEof);
    };
    let written = &text[at..value_end(text, line, at)];
    let message = if written == "-" {
        Said::new("冒号后面只有一个短横，读不懂", "only a dash stands behind the colon, which cannot be read")
    } else {
        Said::new(
            format!("“{}”以“{sign}”开头，不加引号就读不懂", shorten(written)),
            format!("“{}” begins with “{sign}” and cannot be read without quotation marks", shorten(written)),
        )
    };
    Trouble::new(
        &rules::VALUE_NEEDS_QUOTES,
        at..at + written.len().max(sign.len_utf8()),
        message,
        without_sign(written),
    )
    .at(line, text)
    .mend(at..at + sign.len_utf8(), "_")
}

/// A sign that has slipped in front of a field or the dash of an item: `!部门: gz`.
pub(super) fn stray(text: &str, line: &Line<'_>) -> Option<Trouble> {
    slipped(text, line, is_a_key)
}

/// A sign at `at` that takes what ends in a colon for a name of its own: `&gz-zwsj:`, `{&名称: x}`, `名称: &甲: x`.
pub(super) fn before_name(text: &str, line: &Line<'_>, at: usize) -> Trouble {
    let in_front = slipped(text, line, |name| !name.is_empty()).filter(|found| found.range.start == at);
    if let Some(trouble) = in_front {
        return trouble;
    }
    let written = &text[at..value_end(text, line, at)];
    if !line.text[..at - line.start].contains(['{', '[']) {
        let colons = colon(written).map(|colon| at + colon..at + colon + 1);
        return colons.into_iter().fold(sign(text, line, at), |trouble, colon| trouble.mend(colon, "_"));
    }
    let (sign, field) = written.split_at(1);
    let shown = shorten(field);
    Trouble::new(
        &rules::YAML_SYNTAX,
        at..at + sign.len(),
        Said::new(format!("“{shown}”前面多了“{sign}”"), format!("“{sign}” does not belong before “{shown}”")),
        Said::new(format!("删去它，写成：“{shown}”"), format!("delete it: “{shown}”")),
    )
    .at(line, text)
    .mend(at..at + sign.len(), " ")
}

fn slipped(text: &str, line: &Line<'_>, is_a_key: impl Fn(&str) -> bool) -> Option<Trouble> {
    let open = |sign: char, close: char| line.text.matches(sign).count() > line.text.matches(close).count();
    let (brace, square) = (open('{', '}'), open('[', ']'));
    let wide = open('｛', '｝') && !line.text.contains('}');
    let is_stray = |c: char| {
        ">|@%`*&!?\\\"',.，。:：；;=~^$/“”‘’".contains(c)
            || c == '{' && brace
            || c == '[' && square
            || c == '｛' && wide
    };
    let starts = [line.start + line.indent(), line.body_start()];
    let at = starts.into_iter().find(|at| text[*at..].starts_with(is_stray))?;
    let written = &text[at..line.end()];
    let rest = written.trim_start_matches(|c: char| is_stray(c) || c == ' ');
    let sign = written[..written.len() - rest.len()].trim_end();
    let key = rest.split([':', '：']).next().filter(|key| key.len() < rest.len())?;
    let is_bracket_of_item = sign.ends_with(['{', '[', '｛']) && line.is_item();
    if sign.contains(' ') || is_bracket_of_item || !is_a_key(key.trim_matches(['-', '{', ' '])) {
        return None;
    }
    // Where it replaced a space one belongs there: each level has two.
    let blank = written.len() - rest.len() - sign.len();
    let column = line.text[..at - line.start].chars().count() + blank;
    let space = if column.is_multiple_of(2) { "" } else { " " };
    let shown = shorten(rest.trim_end());
    let shown = if at == starts[0] { format!("{}{shown}", " ".repeat(column + space.len())) } else { shown };
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            at..at + sign.len(),
            Said::new(format!("行首多了“{sign}”"), format!("“{sign}” does not belong before this line")),
            Said::new(format!("删去它，这一行写成：“{shown}”"), format!("delete it: “{shown}”")),
        )
        .at(line, text)
        .mend(at..at + sign.len(), space),
    )
}

/// A line in front of the fields that begins with `%`.
pub(super) fn directive(text: &str, line: &Line<'_>) -> Trouble {
    Trouble::new(
        &rules::YAML_SYNTAX,
        line.start..line.end(),
        Said::new("以“%”开头的一行不是字段", "a line that begins with “%” is no field"),
        Said::new(
            "删去这一行；要留作说明，把“%”改成“# ”",
            "delete the line, or write “# ” for “%” to keep it as a comment",
        ),
    )
    .at(line, text)
    .mend(line.start..line.start + 1, "#")
}

/// What to type for a text that begins with a sign: mostly the same in quotation marks.
fn without_sign(written: &str) -> Said {
    if written == "-" {
        return Said::new(
            "为零写 0；表中空着就删去这一行；要照印短横，写成 '-'",
            "write 0 for zero; leave the line out where the form is blank; write '-' where the form prints a dash",
        );
    }
    if let Some(behind) = written.strip_prefix('|').map(str::trim).filter(|behind| !behind.is_empty()) {
        return Said::new(
            format!(
                "删去“|”，写成：{}；要保留换行，就在“|”后面换行，文字放到下面各行，行首多两个空格",
                shorten(behind)
            ),
            format!(
                "delete the “|” and write {}; to keep line breaks, go to the next line behind “|” and indent the text by two more spaces",
                shorten(behind)
            ),
        );
    }
    for (typed, sign) in [(">=", '≥'), (">", '＞')] {
        if let Some(behind) =
            written.strip_prefix(typed).filter(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
        {
            let Said { zh, en } = in_quotes(written);
            return Said::new(
                format!("写成：{sign}{behind}；或者{zh}"),
                format!("write {sign}{behind}, or {en}"),
            );
        }
    }
    in_quotes(written)
}

pub(super) fn in_quotes(written: &str) -> Said {
    let quoted = if written.contains('\'') && !written.contains(['"', '\\']) {
        format!("\"{written}\"")
    } else {
        format!("'{}'", written.replace('\'', "''"))
    };
    if quoted.chars().count() > 40 {
        return Said::new(
            "把整段文字放进英文单引号，文字里的单引号写两遍",
            "put the whole text in single quotation marks; write a single quotation mark inside it twice",
        );
    }
    Said::new(
        format!("把整段文字放进英文引号：{quoted}"),
        format!("put the whole text in quotation marks: {quoted}"),
    )
}

/// The end of the value that begins at `at`: a comma or bracket if it stands in brackets, else the end of the line.
pub(super) fn value_end(text: &str, line: &Line<'_>, at: usize) -> usize {
    let rest = &text[at..line.end()];
    let in_brackets = line.text[..at - line.start].contains(['{', '[']);
    let ends = |c: char| matches!(c, ',' | '}' | ']');
    let length = if in_brackets { rest.find(ends).unwrap_or(rest.len()) } else { rest.len() };
    let length = rest[..length].find(" #").unwrap_or(length);
    at + rest[..length].trim_end().len()
}

/// Whether a key ends on the line before the colon at `at`.
pub(super) fn second_colon(line: &Line<'_>, at: usize) -> bool {
    at >= line.start && colon(line.body()).is_some_and(|first| line.body_start() + first < at)
}

/// `名称: 说明: 关于`.
pub(super) fn colon_in_value(text: &str, line: &Line<'_>) -> Trouble {
    let value = value_start(line);
    let written = &text[value..value_end(text, line, value)];
    let mut trouble = Trouble::new(
        &rules::VALUE_NEEDS_QUOTES,
        value..value + written.len(),
        Said::new(
            format!("“{}”里还有一个英文冒号加空格，不加引号就读不懂", shorten(written)),
            format!(
                "“{}” holds another colon with a space and cannot be read without quotation marks",
                shorten(written)
            ),
        ),
        in_quotes(written),
    )
    .at(line, text);
    let mut from = value;
    while let Some(next) = colon(&text[from..line.end()]) {
        trouble.mends.push(Mend { range: from + next..from + next + 1, text: "_".to_owned() });
        from += next + 1;
    }
    trouble
}

/// What stands behind a colon, for an example in a message.
pub(super) fn rest_of_value(text: &str, from: usize) -> String {
    let line = Line::at(text, from);
    let from = from.min(line.end());
    let end = value_end(text, &line, from);
    shorten(text[from..end].trim_start_matches([' ', '\u{3000}', '\u{a0}']))
}
