//! Wordings without a number: clauses of Chinese text in which at least one known stem stands (稳步提高, 符合规定). In: a
//! clause; out: how much it says. A number inside a clause refuses it, because the clause would hide what the number
//! promises.

use super::comparator;
use super::cursor::{Cursor, is_han};
use super::number;
use super::prose_words::{STEMS, TIMELY};
use super::relative;
use super::unit;
use super::words::{Letters, WordList, words};
use super::year;

/// What kind of clause was read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Clause {
    /// A stem stands in it.
    Worded,
    /// It asks to be in time, and is short enough to be asking nothing else.
    Timely,
    /// No stem stands in it, but it is a statement without any number.
    Stated,
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
    if single(start, ahead) || (found == Clause::Bare && predicates(start, ahead)) {
        found = Clause::Worded;
    }
    if ELSEWHERE.iter().any(|word| ahead.since(start).trim_start().starts_with(word)) {
        found = Clause::Bare;
    } else if found == Clause::Bare && each(start, ahead) {
        found = Clause::Timely;
    } else if found == Clause::Bare && states(start, ahead) {
        found = Clause::Stated;
    }
    han.then_some(())?;
    if found == Clause::Timely && length > TIMELY_LENGTH {
        found = Clause::Worded;
    }
    *cur = ahead;
    Some(found)
}

/// What a clause does not end with, unless its number is missing.
const CUT_OFF: &[char] = &[
    '于', '过', '到', '至', '为', '约', '在', '是', '即', '达', '近', '超', '逾', '等', '和', '或', '及',
    '与', '的', '比', '按', '少',
];

/// Beginnings of clauses that state nothing, or say where it is stated.
const ELSEWHERE: &[&str] = &["不适用", "不涉及", "详见", "见附", "同上", "暂无", "略"];

/// Whether all of a wording is words, of which none refers to another place and none counts.
pub(super) fn is_without_number(text: &str) -> bool {
    let mut cur = Cursor::new(text);
    while let Some(c) = cur.peek() {
        let counts = number::may_begin(c) && hidden_number(&mut { cur }) != Some(false);
        if counts
            || !(is_han(c)
                || c.is_ascii_alphabetic()
                || is_mark(c)
                || matches!(c, ',' | ';' | '。' | '\n' | '!'))
        {
            return false;
        }
        cur.bump();
    }
    let text = text.trim();
    !text.ends_with(CUT_OFF) && !ELSEWHERE.iter().any(|word| text.starts_with(word))
}

/// Whether [`tells`] is worth asking.
fn may_tell(c: char) -> bool {
    const FIRST: &Letters =
        &Letters::new("72356ABCDEFGHIJKLMNOPQRSTUVWXYZ〔[【≥≤><=不未没高低大小少多超优好达");
    FIRST.has(c)
}

/// Passes what names a value or a number that stands elsewhere.
fn tells(cur: &mut Cursor<'_>, first: char, found: &mut Clause) -> bool {
    let known = match first {
        '2' | '3' | '5' | '6' | '7' => relative::around_the_clock(cur),
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
        year::year_number(cur)?;
        return cur.eat('年').then_some(true);
    }
    let mut ahead = *cur;
    // 进一步, 两个, 十四五 and the like count nothing: only two and more of something that is counted is a number.
    let Some(number) = number::chinese(&mut ahead) else { return Some(false) };
    let few = number.value <= rust_decimal::Decimal::ONE;
    (few || !unit::counted(ahead)).then_some(false)
}

/// A clause of one predicate, with or without a degree: 好, 较高, 是, 待定.
fn single(mut cur: Cursor<'_>, end: Cursor<'_>) -> bool {
    cur.blank();
    cur.any(words!["较", "很", "更"]);
    cur.any(words!["好", "高", "低", "强", "大", "无", "有", "是", "否", "小", "少", "快", "相关", "待定"])
        .is_some()
        && {
            cur.blank();
            cur.at() >= end.at()
        }
}

/// 每季度 and nothing else: due in each of them.
fn each(mut cur: Cursor<'_>, end: Cursor<'_>) -> bool {
    cur.blank();
    cur.any(words!["每年度", "每年", "每半年", "每季度", "每季", "每月", "每周", "每日", "每天", "每学期"])
        .is_some()
        && {
            cur.blank();
            cur.at() >= end.at()
        }
}

/// Whether a clause says by its beginning that something is, is not, can or shall be: 无超支, 已上报, 有测算标准, 应拨尽拨.
fn predicates(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const BEGINNINGS: &WordList = words![
        "不", "按", "依", "让", "使", "没有", "非常", "十分", "能够", "可以", "予以", "给予", "便于", "进行",
        "得以", "无", "未", "有", "已", "较", "更", "很", "能", "可", "零",
    ];
    // Towns, and what says that nothing is said.
    const OTHERS: &[&str] = &[
        "无锡", "无为", "无极", "无棣", "有限", "未定", "未知", "未填", "无法", "已知", "可能", "零星",
        "更名", "有关",
    ];
    let said = end.since(start).trim();
    if OTHERS.iter().any(|other| said.starts_with(other)) {
        return false;
    }
    let mut cur = start;
    cur.blank();
    if twice(cur) {
        return true;
    }
    // 不少于 is waiting for its number.
    comparator::firm(&mut { cur }).is_none()
        && cur.any(BEGINNINGS).is_some()
        && cur.at() + "规定".len() <= end.at()
}

/// Whether a clause is long enough to be a statement, and is neither cut off (满意度不低于) nor a mere name (某某局, 合格率).
fn states(start: Cursor<'_>, end: Cursor<'_>) -> bool {
    const NAMES: &[&str] = &[
        "市", "县", "区", "镇", "乡", "村", "局", "委", "办", "厅", "部", "院", "所", "站", "公司", "中心",
        "学校", "单位", "个人", "率", "度", "数", "量", "额", "值", "例", "性", "表", "件", "指标", "情况",
        "名称", "程度",
    ];
    let said = end.since(start).trim();
    let counts = |c: char| (number::may_begin(c) && c != '零') || matches!(c, '每' | '第' | '前');
    let long = said.chars().filter(|c| is_han(*c)).count() >= 4;
    long && !said.contains(counts)
        && !said.ends_with(CUT_OFF)
        && !NAMES.iter().any(|name| said.ends_with(name))
}

/// 应付尽付, 能修尽修, 即接即办: two verbs in one pattern.
fn twice(mut cur: Cursor<'_>) -> bool {
    let [first, verb, second, again] = [cur.bump(), cur.bump(), cur.bump(), cur.bump()];
    match first {
        Some('应' | '能' | '愿' | '可') => second == Some('尽') && verb == again,
        Some('即' | '随' | '快' | '早' | '全' | '边') => first == second && again.is_some_and(is_han),
        _ => false,
    }
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
