//! Labels: the words before a quantity or a grade that name what is measured (用户满意度≥95%, 开展培训3次). They are left
//! out of the meaning, so a label that would change it (避免, 优于, 较上年, 两三) is refused.

use super::cursor::{Cursor, is_han};
use super::date;
use super::leading;
use super::number;
use super::quantity::Change;
use super::read::Read;
use super::unit::{self, Standing};
use super::words::{Letters, WordList, words};

/// Longest label, in characters.
pub(super) const LONGEST: usize = 40;

/// Characters other than numerals that a quantity may begin with behind a label.
const OPENERS: &Letters = &Letters::new(
    "><=≥≤≈》《不未大小高低多少短至最起上下超等约近达控保维稳浮波介为是在由从:降提增减缩压削节每负翻接±-",
);

/// Characters other than those that a grade may begin with behind a label.
const GRADE_OPENERS: &Letters = &Letters::new("评优好劣甲乙丙丁ⅠⅡⅢⅣⅤIV");

/// Characters of labels beside Chinese and Latin ones.
const MARKS: &Letters = &Letters::new(" :()“”‘’\"、《》·&ⅠⅡⅢⅣⅤⅥ");

/// Whether a quantity may begin with `c` behind a label.
pub(super) fn may_open(c: char) -> bool {
    number::may_begin(c) || OPENERS.has(c)
}

/// Whether a grade may begin with `c` behind a label.
pub(super) fn may_open_grade(c: char) -> bool {
    may_open(c) || GRADE_OPENERS.has(c)
}

/// Whether [`within_word`] is worth asking.
pub(super) fn may_end_word(opener: char) -> bool {
    matches!(opener, '近' | '约' | '达' | '超')
}

/// Whether `opener` is part of the word that the label ends with: 签约, 附近, 送达.
pub(super) fn within_word(label: &str, opener: char) -> bool {
    const NEAR: &[char] = &['附', '最', '就', '邻', '靠', '接', '将', '远', '亲', '临', '相', '抵'];
    const ABOUT: &[char] = &['签', '履', '预', '违', '契', '节', '制', '集', '公', '条', '合', '邀', '特'];
    const REACHED: &[char] = &['送', '下', '到', '抵', '转', '传', '发', '表', '通', '直', '溜'];
    match opener {
        '近' => label.ends_with(NEAR),
        '约' => label.ends_with(ABOUT),
        '达' => label.ends_with(REACHED),
        '超' => label.ends_with(['赶', '反']),
        _ => false,
    }
}

/// Whether `c` may stand in a label.
pub(super) fn may_hold(c: char) -> bool {
    is_han(c) || c.is_ascii_alphabetic() || MARKS.has(c)
}

/// Whether label and quantity make one statement. A sign stands by itself; a word may be turned round by what is before
/// it (避免超过); a bare number needs a known unit or a label that is a measure. `opener` is the first character behind
/// the label; `rated` says that a 每 at its beginning is part of the unit.
pub(super) fn fits(label: &str, read: &Read, opener: char, rated: bool) -> bool {
    const FORBIDDING: &Letters = &Letters::new("不未没勿禁免防止");
    const FORBIDDEN: &Letters = &Letters::new("不未没无勿禁免防绝");
    const DOUBTING: &Letters = &Letters::new("不未无没勿禁除第前逾近排或超");
    const COMPARING: &[&str] = &["至少", "最少", "起码", "至多", "最多", "达到", "突破", "控制在"];
    const CHANGED: &[char] = &['增', '减', '升', '降', '涨', '跌', '高', '低', '多', '少', '快', '慢'];
    if !is_whole(label, opener, rated) {
        return false;
    }
    // 千名老人拥有床位35张 is so many for a thousand.
    let measure = label.ends_with(MEASURES);
    if label.starts_with(['百', '千', '万']) && !measure && unit::counted(after_first(label)) {
        return false;
    }
    if unfinished(label) || (compares(label) && read.quantity.change == Change::None) || dates(label) {
        return false;
    }
    // 一天一次 is not a number of 一天; 一次交验合格率 is a measure.
    let mut amount = Cursor::new(label);
    if amount.peek().is_some_and(number::may_begin)
        && let Some(number) = number::number(&mut amount)
        && unit::counted(amount)
        && !(measure && (read.is_firm() || number.value == rust_decimal::Decimal::ONE))
    {
        return false;
    }
    if read.is_firm() {
        let sign = matches!(opener, '>' | '<' | '=' | '≥' | '≤' | '≈' | '》' | '《');
        let forbidden = label.chars().rev().take(2).any(|c| FORBIDDING.has(c)) && doubtful(label, FORBIDDING);
        return !forbidden && (sign || measure || !doubtful(label, FORBIDDEN));
    }
    // 至少培训3次, 达到预算95%: the comparator is not the label's.
    let may_compare = label.chars().any(|c| matches!(c, '至' | '最' | '起' | '达' | '突' | '控'));
    if may_compare && COMPARING.iter().any(|word| label.contains(word)) {
        return false;
    }
    if doubtful(label, DOUBTING) || compared(label) || (label.ends_with(CHANGED) && !label.ends_with("新增"))
    {
        return false;
    }
    // 安全事故为0 is a whole sentence.
    let none = opener == '零' && read.label.is_some();
    measure || none || opener == '为' || (!read.quantity.unit.is_empty() && read.standing == Standing::Known)
}

/// Whether a label ends where its quantity begins, and not within a number, a bracket or a 每.
fn is_whole(label: &str, opener: char, rated: bool) -> bool {
    if matches!(label.chars().next_back(), None | Some('第' | '前' | '每' | '、' | '或' | '于')) {
        return false;
    }
    // 两三次, 数十个, 几十个
    let numeral = number::may_begin(opener);
    if numeral && (label.ends_with(number::may_begin) || (opener == '十' && label.ends_with(['数', '几'])))
    {
        return false;
    }
    // 优秀（90分以上）: a bracket that explains what is before it.
    let deeper = |depth, c| match c {
        '(' | '（' => depth + 1,
        ')' | '）' => depth - 1,
        _ => depth,
    };
    if label.chars().fold(0, deeper) != 0 {
        return false;
    }
    // 上半年3次 is not three times in any half year.
    let half = opener == '半' && label.ends_with(['上', '下', '前', '后']);
    !half && (rated || !label.contains('每'))
}

/// The place behind the first character of a label.
fn after_first(label: &str) -> Cursor<'_> {
    let mut cur = Cursor::new(label);
    cur.bump();
    cur
}

/// What the name of a measure ends with.
const MEASURES: &[char] = &['率', '度', '比', '例', '数', '量', '额', '值', ':', 'H'];

/// Whether a label names a measure, so that a number within it is not what is promised.
pub(super) fn is_measure(label: &str) -> bool {
    label.ends_with(MEASURES) && !label.ends_with(':')
}

/// Whether a label may turn round or rank the grade that follows: 未达到优, 前一级, 劣Ⅴ类.
pub(super) fn turns(label: &str) -> bool {
    const TURNING: &Letters = &Letters::new("不未无没勿禁免防除第前逾近排劣或超");
    doubtful(label, TURNING) || compared(label)
}

/// Words in which a doubting letter says nothing about the number behind them.
const HARMLESS: &WordList = words![
    "不动产",
    "不良",
    "未成年",
    "无人机",
    "无障碍",
    "无线",
    "无偿",
    "无害化",
    "无公害",
    "无烟",
    "免费",
    "免疫",
    "免税",
    "防火",
    "防汛",
    "防洪",
    "防疫",
    "防护",
    "防控",
    "防灾",
    "防治",
    "防范",
    "防空",
    "防旱",
    "防雷",
    "消除",
    "清除",
    "拆除",
    "解除",
    "排除",
    "除险",
    "除雪",
    "减排",
    "排放",
    "排查",
    "排水",
    "排污",
    "排涝",
    "安排",
    "学前",
    "前期",
    "第三方",
    "第一书记",
    "附近",
    "禁毒",
    "超声",
    "超市",
    "超级",
    "超龄",
    "避险",
    "产前",
];

/// Whether one of `letters` stands in a label other than in a word that is harmless.
fn doubtful(label: &str, letters: &Letters) -> bool {
    if !label.chars().any(|c| letters.has(c)) {
        return false;
    }
    let mut cur = Cursor::new(label);
    while let Some(c) = cur.peek() {
        if cur.any(HARMLESS).is_none() {
            if letters.has(c) {
                return true;
            }
            cur.bump();
        }
    }
    false
}

/// 优于, 高于全省: a comparison that is not of the number. 用于 and the like are none.
fn compared(label: &str) -> bool {
    const NONE: &[char] = &['用', '位', '关', '对', '由', '属', '基', '处', '在', '便', '利', '助'];
    label.match_indices('于').any(|(at, _)| !label[..at].ends_with(NONE))
}

/// A label that breaks off: 最高 before 不低于, 全省平均 before a number.
fn unfinished(label: &str) -> bool {
    const ENDS: &[&str] = &[
        "最高",
        "最低",
        "最多",
        "最少",
        "最大",
        "最长",
        "至少",
        "至多",
        "起码",
        "上限",
        "下限",
        "大约",
        "大概",
        "超",
        "超过",
        "超出",
        "逾",
        "突破",
        "等",
        "满分",
        "相比",
        "省平均",
        "市平均",
        "县平均",
        "国平均",
        "行业平均",
        "平均水平",
        "年水平",
        "其余",
        "其他",
        "计划",
        "提前",
        "不到",
        "不足",
        "不满",
        "提速",
        "最后",
        "浮动",
        "波动",
        "次月",
        "下月",
        "上月",
        "次年",
        "下年",
        "翌年",
        "次日",
    ];
    // Nearly no label ends in one of their last characters.
    const LAST: &Letters =
        &Letters::new("高低多少大长码限约概超过出逾破等分比均平余他划前到足满速排后月年日动");
    label.chars().next_back().is_some_and(|c| LAST.has(c)) && ENDS.iter().any(|end| label.ends_with(end))
}

/// Whether a label compares with an earlier value and does not say how: 比上年多, 同比.
fn compares(label: &str) -> bool {
    const EARLIER: &[&str] = &["同比", "环比", "同期", "上年", "去年", "往年", "年初"];
    let begins = |at: usize| {
        let (mut cur, change) = (Cursor::new(&label[at..]), Cursor::new(&label[at..]));
        leading::base(&mut cur) && leading::change(&mut { change }) == Change::None
    };
    (label.ends_with(['比', '期', '年', '初']) && EARLIER.iter().any(|end| label.ends_with(end)))
        || (label.chars().any(|c| matches!(c, '比' | '较'))
            && label
                .char_indices()
                .any(|(at, c)| matches!(c, '同' | '环' | '比' | '较' | '相') && begins(at)))
}

/// Whether all of a label is a date: 上半年95%.
fn dates(label: &str) -> bool {
    let may_begin =
        |c: char| number::may_begin(c) || matches!(c, '第' | '上' | '下' | '本' | '当' | '全' | '年' | 'Q');
    if !label.chars().next().is_some_and(may_begin) {
        return false;
    }
    let mut cur = Cursor::new(label);
    date::deadline(&mut cur).is_some() && matches!(cur.peek(), None | Some(':'))
}

/// The change that a label speaks of: 降低能耗 does, 增长率 and 平台用户 do not. Nothing where it cannot be told whether a
/// level or a change is meant: 提升满意度≥95%.
pub(super) fn changed(label: &str, read: &Read) -> Option<Change> {
    let mut cur = Cursor::new(label);
    let change = leading::change(&mut cur);
    if change == Change::None {
        return Some(read.quantity.change);
    }
    let points = read.quantity.unit.as_str().ends_with("百分点");
    let unclear = label.ends_with(['率', '度', '比', '例', '值']) && !points;
    (!unclear && read.quantity.change == Change::None).then_some(change)
}
