//! Brackets of Chinese type round fields: `｛名称: x，年度指标值：5｝`.

use super::Trouble;
use super::signs::value_start;
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::Line;
use crate::load::tree::mend::Mend;

/// Opening and closing brackets of Chinese type, and those that are meant round fields.
const PAIRS: [(char, char); 4] = [('｛', '｝'), ('【', '】'), ('［', '］'), ('〔', '〕')];

/// Whether a text or key begins like fields in full-width brackets.
pub(in crate::load::tree) fn opens(text: &str) -> bool {
    text.starts_with(PAIRS.map(|(open, _)| open))
}

/// Fields in full-width brackets, where the value of the line or its first text begins with one.
pub(super) fn wide_brackets(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let from = [value_start(line), line.body_start()].into_iter().find(|at| opens(&text[*at..line.end()]))?;
    let value = text[from..line.end()].trim_end();
    let (open, close) = PAIRS.into_iter().find(|(open, _)| value.starts_with(*open))?;
    let mends = plain(value, from);
    let closed = value.ends_with([close, '}']);
    let mended = value.char_indices().fold(String::new(), |mended, (at, sign)| {
        match mends.iter().find(|mend| mend.range.start == from + at) {
            Some(mend) => mended + &mend.text,
            None => mended + sign.encode_utf8(&mut [0; 4]),
        }
    }) + if closed { "" } else { "}" };
    let sign = from..from + open.len_utf8();
    let shown = &text[line.body_start()..from];
    let mut trouble = Trouble::new(
        &rules::FULL_WIDTH_BRACKET,
        sign,
        Said::new(
            format!("这里用了中文括号“{open}”，读不出里面的字段"),
            format!("the full-width bracket “{open}” stands here, so the fields in it cannot be read"),
        ),
        Said::new(
            format!("括号、逗号、冒号都用英文的：“{shown}{mended}”"),
            format!("use plain brackets, commas and colons: “{shown}{mended}”"),
        ),
    )
    .at(line, text);
    trouble.mends = mends;
    if !closed {
        let end = from + value.len();
        trouble.mends.push(Mend { range: end..end, text: "}".to_owned() });
    }
    Some(trouble)
}

/// A plain sign for each full-width one of the fields in `value`, which begins at `from`.
fn plain(value: &str, from: usize) -> Vec<Mend> {
    let mut mends = Vec::new();
    for (at, sign) in value.char_indices() {
        let behind = at + sign.len_utf8();
        let is_last = behind == value.len();
        let plain = match sign {
            '，' | '、' | '；' => ",",
            '：' => ":",
            _ if at == 0 => "{",
            _ if is_last && PAIRS.iter().any(|(_, close)| *close == sign) => "}",
            _ => continue,
        };
        let is_divider = plain == "," || plain == ":";
        let space = if is_divider && !value[behind..].starts_with(char::is_whitespace) { " " } else { "" };
        mends.push(Mend { range: from + at..from + behind, text: format!("{plain}{space}") });
    }
    mends
}

/// `{基本支出: 40.00｝`: only the closing bracket is full-width.
pub(super) fn wide_close(text: &str, line: &Line<'_>, bracket: usize) -> Option<Trouble> {
    let plain = if text[bracket..].starts_with('{') { "}" } else { "]" };
    let rest = text.get(bracket..line.end())?;
    let (at, close) = rest.char_indices().rev().find(|(_, c)| PAIRS.iter().any(|(_, close)| close == c))?;
    let range = bracket + at..bracket + at + close.len_utf8();
    Some(
        Trouble::new(
            &rules::FULL_WIDTH_BRACKET,
            range.clone(),
            Said::new(
                format!("“{close}”是中文括号，关不上前面的括号"),
                format!("the full-width “{close}” does not close the bracket before it"),
            ),
            Said::new(format!("改成英文括号：“{plain}”"), format!("write the plain bracket: “{plain}”")),
        )
        .at(line, text)
        .mend(range, plain),
    )
}
