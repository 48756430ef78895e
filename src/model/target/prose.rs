//! Wordings without a number: clauses of Chinese text in which at least one known stem stands (稳步提高, 符合规定). In: a
//! clause; out: how much it says. A number inside a clause refuses it, because the clause would hide what the number
//! promises.

use super::cursor::{Cursor, is_han};
use super::date;
use super::number;
use super::prose_words::{STEMS, TIMELY};
use super::relative;
use super::unit;
use super::words::{Letters, words};

/// What kind of clause was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
    /// A stem stands in it.
    Worded,
    /// It asks to be in time, and is short enough to be asking nothing else.
    Timely,
    /// Clean text without a stem: fine beside a worded clause, not understood alone.
    Bare,
}

/// Longest clause in which 及时 is the point and not a remark.
const TIMELY_LENGTH: usize = 14;

/// Reads a clause up to the next comma, semicolon, slash, full stop or line end.
pub(super) fn clause(cur: &mut Cursor<'_>) -> Option<Clause> {
    let start = *cur;
    let mut ahead = *cur;
    ahead.blank();
    let (mut found, mut length, mut han) = (Clause::Bare, 0, false);
    while let Some(c) = ahead.peek().filter(|c| !matches!(c, ',' | ';' | '。' | '\n' | '!' | '/')) {
        let mut word = ahead;
        if let Some(known) = word.longest(TIMELY) {
            found = Clause::Timely;
            length += known.chars().count();
            (ahead, han) = (word, true);
            continue;
        }
        if let Some(known) = word.longest(STEMS) {
            if found == Clause::Bare {
                found = Clause::Worded;
            }
            length += known.chars().count();
            (ahead, han) = (word, true);
            continue;
        }
        if may_tell(c) && tells(&mut ahead, c, &mut found) {
            length += 2;
            han = true;
            continue;
        }
        let mut figure = ahead;
        if number::may_begin(c) && hidden_number(&mut figure)? {
            ahead = figure;
            length += 1;
            continue;
        }
        (is_han(c) || c.is_ascii_alphabetic() || is_mark(c)).then_some(())?;
        han |= is_han(c);
        length += 1;
        ahead.bump();
    }
    if single(start, ahead) || (found == Clause::Bare && denies_fault(start, ahead)) {
        found = Clause::Worded;
    }
    han.then_some(())?;
    if found == Clause::Timely && length > TIMELY_LENGTH {
        found = Clause::Worded;
    }
    *cur = ahead;
    Some(found)
}

/// Whether [`tells`] is worth asking.
fn may_tell(c: char) -> bool {
    const FIRST: &Letters = &Letters::new("72ABCDEFGHIJKLMNOPQRSTUVWXYZ〔[【≥≤><=不未没高低大小少多超优好达");
    FIRST.has(c)
}

/// Passes what names a value or a number that stands elsewhere.
fn tells(cur: &mut Cursor<'_>, first: char, found: &mut Clause) -> bool {
    let known = match first {
        '7' | '2' => relative::around_the_clock(cur),
        'A'..='Z' | '〔' | '[' | '【' => return relative::code(cur),
        '≥' | '≤' | '>' | '<' | '=' | '不' | '未' | '没' | '高' | '低' | '大' | '小' | '少' | '多' | '超' => {
            relative::comparison(cur)
        }
        '优' | '好' | '达' => relative::comparison(cur),
        _ => false,
    };
    if known && *found == Clause::Bare {
        *found = Clause::Worded;
    }
    known
}

/// Looks at what may be a number within a clause. `Some(true)`: passed, it promises nothing (a year). `Some(false)`: no
/// number (the 一 of 统一 or 一体). `None`: a number that the clause would hide.
fn hidden_number(cur: &mut Cursor<'_>) -> Option<bool> {
    let digit = cur.peek().is_some_and(|c| c.is_ascii_digit());
    if digit {
        date::year_number(cur)?;
        return cur.eat('年').then_some(true);
    }
    let mut ahead = *cur;
    // 进一步, 两个, 十四五 and the like count nothing: only two and more of something that is counted is a number.
    let Some(number) = number::chinese(&mut ahead) else { return Some(false) };
    let few = number.value <= rust_decimal::Decimal::ONE;
    (few || !unit::counted(ahead)).then_some(false)
}

/// A clause of one predicate character, with or without a degree: 好, 较高, 无, 是.
fn single(mut cur: Cursor<'_>, end: Cursor<'_>) -> bool {
    cur.blank();
    cur.any(words!["较", "很", "更"]);
    cur.any(words!["好", "高", "强", "大", "无", "有", "是", "否", "小", "少", "快"]).is_some() && {
        cur.blank();
        cur.at() >= end.at()
    }
}

/// 无责任事故, 没有群众上访: that a fault does not occur.
fn denies_fault(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const FAULTS: &[&str] = &[
        "事故", "投诉", "差错", "失误", "违规", "违纪", "违法", "违约", "纠纷", "上访", "伤亡", "损失",
        "隐患", "事件", "后果", "问题", "现象", "情况", "舆情", "拖欠", "浪费", "泄漏", "泄露", "污染",
        "返工", "逾期", "欠款", "缺陷", "故障",
    ];
    let said = end.since(start).trim();
    ["无", "没有", "未", "零", "不"].iter().any(|denial| said.starts_with(denial))
        && FAULTS.iter().any(|fault| said.ends_with(fault))
}

/// Punctuation that does not end a clause.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '、'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '「'
            | '」'
            | '《'
            | '》'
            | '"'
            | '('
            | ')'
            | ':'
            | '·'
            | '—'
            | '-'
    ) || matches!(c, '【' | '】' | '[' | ']' | '〔' | '〕')
}
