//! What stands between the items of a cell: marks and words that part them (，；/ 且), list marks before them (1. ①), and
//! the dash within a range.

use super::cursor::Cursor;
use super::number;
use super::words::words;

/// What stands behind an item.
pub(super) enum Next {
    End,
    Item,
    /// `5、10`: two numbers, or one with its list mark, or a thousands separator; nobody can tell.
    Unclear,
}

/// Whether an item may end here.
#[inline]
pub(super) fn boundary(mut cur: Cursor<'_>) -> bool {
    let from = cur.at();
    cur.spaces();
    let spaced = cur.at() > from;
    match cur.peek() {
        None | Some(',' | ';' | '、' | '。' | '\n' | '/' | '!' | '且' | '和' | '与' | '并' | '及') => {
            true
        }
        Some('.') => {
            cur.bump();
            matches!(cur.peek(), None | Some(' ' | '\n'))
        }
        Some('>' | '<' | '=' | '≥' | '≤') => spaced,
        Some(_) => cur.sees(words!["以及", "同时"]),
    }
}

/// Passes what stands between two items.
#[inline]
pub(super) fn separator(cur: &mut Cursor<'_>) -> Next {
    let number_before = cur.before().is_some_and(|c| c.is_ascii_digit());
    let percent_before = cur.before() == Some('%');
    cur.spaces();
    match cur.peek() {
        None => return Next::End,
        Some(',' | '、' | '/') => {
            let mark = *cur;
            cur.bump();
            if number_before && cur.peek().is_some_and(|c| c.is_ascii_digit()) {
                *cur = mark;
                return Next::Unclear;
            }
            // 3次/2年 is no list; 100%/95% is one.
            if mark.peek() == Some('/') && !percent_before && cur.first().is_some_and(number::may_begin) {
                *cur = mark;
                return Next::Unclear;
            }
        }
        Some('>' | '<' | '=' | '≥' | '≤') => return Next::Item,
        Some('且' | '和' | '与' | '并' | '及' | '以' | '同') => {
            cur.any(words!["并且", "以及", "同时", "且", "和", "与", "并", "及"]);
            if cur.peek().is_none() {
                return Next::Unclear;
            }
        }
        Some(_) => {
            cur.bump();
        }
    }
    while matches!(cur.peek(), Some(',' | ';' | '、' | '。' | '\n' | ' ' | '!' | '.')) {
        cur.bump();
    }
    cur.any(words!["并且", "而且", "以及", "同时", "且"]);
    if cur.peek().is_none() { Next::End } else { Next::Item }
}

/// The sign or word between the two ends of a range.
pub(super) fn dash(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.spaces();
    let first = ahead.bump();
    match first {
        Some('-' | '—' | '~') => {
            if ahead.peek() == first {
                ahead.bump();
            }
        }
        Some('至' | '到') => {}
        _ => return false,
    }
    *cur = ahead;
    true
}

/// `1.`, `2、`, `（3）`, `④`, `五、` at the beginning of an item, only in their order and never before a number.
#[inline]
pub(super) fn enumerator(cur: &mut Cursor<'_>, ordinal: u32) -> bool {
    let mut ahead = *cur;
    let circled = char::from_u32('①' as u32 + ordinal - 1).filter(|_| ordinal <= 20);
    if circled.is_some() && ahead.peek() == circled {
        ahead.bump();
        *cur = ahead;
        return true;
    }
    let bracket = ahead.eat('(');
    let mut found = 0;
    while let Some(digit) = ahead.peek().and_then(|c| c.to_digit(10)).filter(|_| found < 100) {
        found = found * 10 + digit;
        ahead.bump();
    }
    if found == 0
        && let Some(digit) = ahead.peek().and_then(number::chinese_digit).and_then(|d| u32::try_from(d).ok())
    {
        found = digit;
        ahead.bump();
    }
    let mark = if bracket { ahead.eat(')') } else { ahead.any(words!["、", ".", ")"]).is_some() };
    ahead.blank();
    let text = ahead.peek().is_some_and(|c| !number::may_begin(c) && !matches!(c, '-' | '%' | '+'));
    let fits = found == ordinal && mark && text;
    if fits {
        *cur = ahead;
    }
    fits
}
