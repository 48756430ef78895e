//! Deadlines whose date the wording leaves to something else: an event (春节前, 开学前), the day from which they are counted
//! (次月5日前, 次年3月底前), or the month or term that runs (月底前). They can be met or missed, by a date that stands elsewhere.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::date;
use super::deadline::Every;
use super::number;
use super::words::{Letters, words};

/// Passes such a deadline, without what is to be done by then.
pub(super) fn unstated(cur: &mut Cursor<'_>) -> bool {
    const FIRST: &Letters = &Letters::new(
        "应须于在确力每次下翌来本当月季学春国元中端清五劳两双节主汛开放暑寒高入供采防雨冬合期到",
    );
    let mut ahead = *cur;
    ahead.blank();
    if !ahead.peek().is_some_and(|c| FIRST.has(c)) {
        return false;
    }
    ahead.any(words!["确保", "力争", "应", "须"]);
    ahead.any(words!["于", "在"]);
    let found = counted(&mut ahead) || running(&mut ahead) || event(&mut ahead);
    if found {
        *cur = ahead;
    }
    found
}

/// 次月5日前, 次年3月底前: from a month or year that the wording does not name.
fn counted(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    let from = ahead.any(words![
        "次月",
        "下月",
        "次年度",
        "次年",
        "翌年",
        "下年度",
        "下年",
        "来年",
        "次季度",
        "下季度",
        "次日"
    ]);
    let Some(from) = from else { return false };
    let dated = match from {
        "次月" | "下月" => day(&mut ahead),
        "次日" => false,
        _ => date::deadline(&mut ahead).is_some_and(|found| {
            !found.signed && found.stated.every == Every::Once && found.stated.value.year.is_none()
        }),
    };
    let end = ahead.any(words!["底", "末", "初", "上旬", "中旬", "下旬"]).is_some();
    let before = ends_before(&mut ahead);
    let told = dated || end || before;
    if told {
        *cur = ahead;
    }
    told
}

/// The 5日 of 次月5日前.
fn day(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    let Some(number) = number::number(&mut ahead) else { return false };
    let of_month = number.value.scale() == 0 && (Decimal::ONE..=Decimal::from(31)).contains(&number.value);
    let told = of_month && ahead.any(words!["日", "号"]).is_some();
    if told {
        *cur = ahead;
    }
    told
}

/// 月底前, 本季度末: the end of what runs.
fn running(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.any(words!["本", "当"]);
    let ends =
        ahead.any(words!["月底", "月末", "季度末", "季度底", "季末", "季底", "学期末", "学期结束"]).is_some();
    if ends {
        ends_before(&mut ahead);
        *cur = ahead;
    }
    ends
}

/// 春节前, 主汛期来临前.
fn event(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.any(words!["每年", "每学期"]);
    let named = ahead.any(words![
        "春节",
        "国庆节",
        "国庆",
        "元旦",
        "中秋节",
        "中秋",
        "端午节",
        "端午",
        "清明节",
        "清明",
        "五一",
        "劳动节",
        "两节",
        "双节",
        "节日",
        "主汛期",
        "汛期",
        "汛",
        "开学",
        "放假",
        "暑假",
        "寒假",
        "暑期",
        "高考",
        "中考",
        "入冬",
        "入汛",
        "供暖季",
        "供暖期",
        "供暖",
        "采暖季",
        "采暖期",
        "防火期",
        "春耕",
        "雨季",
        "冬季",
        "合同到期",
        "合同期满",
        "期满",
        "到期"
    ]);
    if named.is_none() {
        return false;
    }
    ahead.any(words!["开始", "来临", "到来", "结束"]);
    let before = ends_before(&mut ahead);
    if before {
        *cur = ahead;
    }
    before
}

fn ends_before(cur: &mut Cursor<'_>) -> bool {
    cur.any(words!["之前", "以前", "前"]).is_some()
}
