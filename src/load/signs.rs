//! What the signs of a text may stand for: those that nobody sees, those that are typed wide, and commas and brackets in a
//! number that may be one or another.

use crate::finding::Said;
use crate::model::amount::read_decimal;

/// Characters that nobody sees, which come along when text is pasted.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// A character as it stands in a number; none for those that do not belong to it.
pub(super) fn half_width(c: char) -> Option<char> {
    let half = match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0)?,
        '。' => '.',
        '、' => ',',
        '−' | '–' | '—' => '-',
        '〇' => '0',
        _ => c,
    };
    let is_left_out = half.is_whitespace()
        || is_invisible(half)
        || "￥¥\u{FFE5}$\"'“”‘’".contains(half)
        || matches!(c, '￥' | '¥');
    (!is_left_out).then_some(half)
}

/// Help where a text may be one number or another: only the form can tell.
pub(super) fn ambiguous_number(text: &str) -> Option<Said> {
    let half: String = text.chars().filter_map(half_width).collect();
    let number = |text: &str| read_decimal(text).is_ok();
    if let Some(inside) =
        half.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inside| number(inside))
    {
        return Some(Said::new(
            format!("照表核对：是 {inside} 就去掉括号，写 {inside}；括号表示负数就写 -{inside}"),
            format!(
                "see the form: write {inside} if the brackets mean nothing, -{inside} if they mean a negative figure"
            ),
        ));
    }
    let (before, behind) = half.split_once(',').filter(|_| !half.contains('.'))?;
    let (point, none) = (format!("{before}.{behind}"), format!("{before}{behind}"));
    (number(&point) && number(&none) && !number(&half)).then(|| {
        Said::new(
            format!("照表核对：逗号是小数点，就写 {point}；逗号是多余的，就写 {none}"),
            format!("see the form: write {point} if the comma is a decimal point, {none} if it does not belong there"),
        )
    })
}
