//! Clauses that speak of something that is not stated in them: comparisons with last year, the average or the budget
//! (≥上年, 不低于2022年水平, ≤预算批复数), and the numbers of standards, documents and service hours (GB50300-2013, 〔2022〕5号,
//! 7×24小时), which promise nothing by themselves.

use super::comparator;
use super::cursor::Cursor;
use super::words::words;
use super::year;

/// Passes a comparator and what it compares with.
pub(super) fn comparison(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    if comparator::firm(&mut ahead).is_none() && ahead.any(words!["优于", "好于", "达到"]).is_none() {
        return false;
    }
    let year = year::year_number(&mut ahead).is_some() && ahead.eat('年');
    if year {
        ahead.any(words!["度"]);
        ahead.any(words!["的"]);
    } else {
        ahead.any(words![
            "全国",
            "全省",
            "全市",
            "全县",
            "全区",
            "国家",
            "本省",
            "本市",
            "本县",
            "行业",
            "同行业"
        ]);
    }
    let years = year && ahead.any(words!["同期", "实际", "完成", "决算", "水平", "指标值", "数值"]).is_some();
    let base = || {
        words![
            "上年度",
            "上年",
            "去年",
            "上一年",
            "上期",
            "往年",
            "同期",
            "平均",
            "预算",
            "批复",
            "概算",
            "计划",
            "合同",
            "市场价",
            "控制价",
            "中标价",
            "国家标准",
            "行业标准",
            "标准",
            "限额",
            "定额",
            "规定",
        ]
    };
    let named = years || ahead.any(base()).is_some();
    if named {
        *cur = ahead;
    }
    named
}

/// Passes 7×24小时, 5×8小时, 24小时值班: hours of service.
pub(super) fn around_the_clock(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    let said = ahead.any(words![
        "24小时值班",
        "24小时值守",
        "24小时服务",
        "24小时在线",
        "24小时不间断",
        "24小时监控",
        "24小时运行",
        "24小时×7天",
        "24×7",
    ]);
    let whole = (said.is_some() || days_by_hours(&mut ahead).is_some())
        && !ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric());
    if whole {
        *cur = ahead;
    }
    whole
}

/// 7×24小时: how many days, and how many hours of each.
fn days_by_hours(cur: &mut Cursor<'_>) -> Option<()> {
    cur.any(words!["365", "5", "6", "7"])?;
    cur.eat('天');
    matches!(cur.bump(), Some('×' | '*' | 'x' | 'X' | '✕')).then_some(())?;
    cur.any(words!["24", "12", "10", "8"])?;
    cur.any(words!["小时", "h"]);
    Some(())
}

/// Passes the number of a standard or of a document.
pub(super) fn code(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    let found = match ahead.peek() {
        Some('〔' | '[' | '【') => document(&mut ahead),
        _ => standard(&mut ahead),
    };
    if found.is_some() {
        *cur = ahead;
    }
    found.is_some()
}

/// 〔2022〕5号
fn document(cur: &mut Cursor<'_>) -> Option<()> {
    cur.bump();
    year::year_number(cur)?;
    matches!(cur.bump(), Some('〕' | ']' | '】')).then_some(())?;
    (1..=4).contains(&digits(cur)).then_some(())?;
    cur.eat('号').then_some(())
}

/// GB50300-2013, GB/T 19001—2016, JGJ 59-2011
fn standard(cur: &mut Cursor<'_>) -> Option<()> {
    cur.any(words![
        "GBZ/T", "GB/T", "GB/Z", "GBZ", "GBJ", "GBT", "GB", "JGJ/T", "JGJ", "CJJ/T", "CJJ", "JTG", "JTJ",
        "SL/T", "SL", "HJ/T", "HJ", "NY/T", "NY", "ISO/IEC", "ISO", "GA/T", "GA", "WS/T", "WS", "MZ/T", "MZ",
        "LY/T", "LY", "CJ/T", "CJ", "YY/T", "YY",
    ])?;
    cur.spaces();
    (2..=6).contains(&digits(cur)).then_some(())?;
    let mut year = *cur;
    if matches!(year.bump(), Some('-' | '—')) {
        // Half a standard is none.
        matches!(digits(&mut year), 2 | 4).then(|| *cur = year)?;
    }
    (!cur.peek().is_some_and(|c| matches!(c, '.' | '%' | '~') || c.is_ascii_alphanumeric())).then_some(())
}

fn digits(cur: &mut Cursor<'_>) -> usize {
    let mut length = 0;
    while cur.peek().is_some_and(|c| c.is_ascii_digit()) {
        cur.bump();
        length += 1;
    }
    length
}
