//! Quantities of two numbers that are no plain range: from one to the other (由80%提高到90%), between bounds (≥90%≤95%,
//! 90%≤x≤95%, 3个以上5个以下), beside an earlier value (90%（2022年为85%）), so often in a time (一年一次), and two counts in
//! one breath (10栋20间); and numbers in other clothes: 1:25, 翻一番.

use super::comparator::{self, Bound, Comparator, Force, Including, Prefix};
use super::cursor::{Cursor, is_han};
use rust_decimal::Decimal;

use super::between::boundary;
use super::number::{self, Number, Script};
use super::quantity::{Change, Quantity};
use super::read::{Amount, Read, amount};
use super::short::Short;
use super::unit;
use super::words::words;
use super::year;

/// The earlier value of 由80%提高到90%.
pub(super) fn earlier(cur: &mut Cursor<'_>) -> Option<Amount> {
    if !matches!(cur.first(), Some('由' | '从')) {
        return None;
    }
    let mut ahead = *cur;
    ahead.any(words!["由", "从"]);
    let earlier = amount(&mut ahead).filter(|earlier| !earlier.more)?;
    *cur = ahead;
    Some(earlier)
}

/// Whether the later value says where it comes from, and lies in that direction.
pub(super) fn follows(earlier: &Amount, later: &Quantity, prefix: Option<Prefix>) -> Option<()> {
    let prefix = prefix.filter(|prefix| prefix.force == Force::Loose)?;
    let same = earlier.unit.is_empty() || earlier.unit == later.unit;
    let direction = match prefix.comparator {
        Comparator::AtLeast => later.value > earlier.value,
        Comparator::AtMost => later.value < earlier.value,
        _ => false,
    };
    (same && direction && later.upper.is_none()).then_some(())
}

/// 近 before a number: nearly so many.
#[inline]
pub(super) fn near(cur: &mut Cursor<'_>) -> Option<Prefix> {
    if cur.first() != Some('近') {
        return None;
    }
    let mut ahead = *cur;
    (ahead.eat('近') && ahead.peek().is_some_and(number::may_begin)).then(|| *cur = ahead)?;
    Some(Prefix { comparator: Comparator::About, force: Force::Firm })
}

/// 不足 and 不到 before a number: fewer than that.
#[inline]
pub(super) fn short_of(cur: &mut Cursor<'_>) -> Option<Prefix> {
    if cur.first() != Some('不') {
        return None;
    }
    let mut ahead = *cur;
    ahead.any(words!["不足", "不到"])?;
    ahead.first().is_some_and(number::may_begin).then(|| *cur = ahead)?;
    Some(Prefix { comparator: Comparator::LessThan, force: Force::Firm })
}

/// 上下浮动 and 浮动 before a number and its comparator: so much up or down.
#[inline]
pub(super) fn around(cur: &mut Cursor<'_>) -> bool {
    if !matches!(cur.first(), Some('上' | '浮' | '波')) {
        return false;
    }
    let mut ahead = *cur;
    let both =
        ahead.any(words!["上下浮动幅度", "上下浮动范围", "上下浮动", "上下波动", "浮动", "波动"]).is_some();
    let mut behind = ahead;
    comparator::prefix(&mut behind);
    let told = both && behind.first().is_some_and(|c| c == '±' || number::may_begin(c));
    if told {
        *cur = ahead;
    }
    told
}

/// 零事故, 零投诉: none of them.
#[inline(never)]
pub(super) fn none_of(cur: &mut Cursor<'_>) -> Option<Read> {
    let mut ahead = *cur;
    ahead.eat('零').then_some(())?;
    ahead.spaces();
    let from = ahead.at();
    ahead.any(words![
        "安全事故",
        "责任事故",
        "事故",
        "有效投诉",
        "投诉",
        "伤亡",
        "死亡",
        "差错",
        "失误",
        "违纪",
        "违规",
        "违法",
        "上访",
        "信访",
        "举报",
        "返贫",
        "感染",
        "纠纷",
        "火灾",
        "案件",
        "舆情",
        "遗漏",
        "拖欠",
        "缺陷",
        "延误"
    ])?;
    let to = ahead.at();
    ahead.any(words!["发生"]);
    boundary(ahead).then(|| *cur = ahead)?;
    let (unit, change) = (Short::EMPTY, Change::None);
    let quantity =
        Quantity { comparator: Comparator::Equal, value: Decimal::ZERO, upper: None, unit, change };
    Some(Read { label: Some((from, to)), ..Read::new(quantity, unit::Standing::Known, None) })
}

/// The second bound of `≥90%≤95%` or `90%≤x≤95%`; `low` becomes the lower one. With it how the two compare, where an end
/// is excluded.
#[inline(never)]
pub(super) fn bounds(
    cur: &mut Cursor<'_>,
    low: &mut Amount,
    prefix: Option<Prefix>,
) -> Option<(Amount, Option<(Comparator, Comparator)>)> {
    let mut ahead = *cur;
    let mut second = comparator::firm(&mut ahead)?;
    let mut first = match prefix {
        Some(Prefix { comparator, force: Force::Firm }) => comparator,
        Some(_) => return None,
        // 95% ≥ x is x ≤ 95%.
        None => {
            let turned = match second {
                Comparator::AtLeast => Comparator::AtMost,
                Comparator::AtMost => Comparator::AtLeast,
                Comparator::MoreThan => Comparator::LessThan,
                Comparator::LessThan => Comparator::MoreThan,
                _ => return None,
            };
            variable(&mut ahead)?;
            second = comparator::firm(&mut ahead)?;
            turned
        }
    };
    let mut other = amount(&mut ahead).filter(|other| !other.more && !low.more)?;
    if matches!(second, Comparator::AtLeast | Comparator::MoreThan) {
        std::mem::swap(low, &mut other);
        std::mem::swap(&mut first, &mut second);
    }
    let rises = matches!(first, Comparator::AtLeast | Comparator::MoreThan);
    (rises && matches!(second, Comparator::AtMost | Comparator::LessThan)).then(|| *cur = ahead)?;
    let closed = (first, second) == (Comparator::AtLeast, Comparator::AtMost);
    Some((other, (!closed).then_some((first, second))))
}

/// What a bracket before the dash says of the first end: 80（含）-90.
#[inline]
pub(super) fn opening(cur: &mut Cursor<'_>) -> Option<Including> {
    let mut ahead = *cur;
    let (including, repeated) = comparator::including(&mut ahead)?;
    (repeated.is_none() && super::between::dash(&mut { ahead })).then(|| *cur = ahead)?;
    Some(including)
}

/// How the ends of a range compare, where a bracket excludes one: 80（含）-90（不含）.
pub(super) fn closing(opening: Option<Including>, bound: &mut Bound) -> Option<(Comparator, Comparator)> {
    let without = |including: Option<Including>| including == Some(Including::Others);
    // 80-90（不含） may exclude either, unless the first has its own bracket.
    let last = without(bound.including) && (opening.is_some() || bound.repeated.is_some());
    if !last && !without(opening) {
        return None;
    }
    if last {
        bound.including = None;
    }
    let low = if without(opening) { Comparator::MoreThan } else { Comparator::AtLeast };
    Some((low, if last { Comparator::LessThan } else { Comparator::AtMost }))
}

/// The second number of 1:25 or 1:0.4; `low` becomes their quotient. One of them is 1, for 8:30 is a time of day.
#[inline(never)]
pub(super) fn ratio(cur: &mut Cursor<'_>, low: &mut Amount) -> bool {
    let mut ahead = *cur;
    let plain =
        |number: &Number| number.script == Script::Arabic && number.exponent == 0 && number.unit.is_empty();
    ahead.bump();
    if !ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        return false;
    }
    let padded = ahead.peek() == Some('0');
    let Some(other) = number::number(&mut ahead).filter(plain) else { return false };
    // 1:05 is a time too.
    let time = padded && other.value.scale() == 0;
    let one = Decimal::ONE;
    let said =
        low.unit.is_empty() && !low.more && plain(&low.number) && (low.value == one || other.value == one);
    let ends = !matches!(ahead.peek(), Some(':' | '-' | '—' | '~' | '/'));
    match number::quotient(low.value, other.value).filter(|_| said && ends && !time) {
        Some(quotient) => {
            low.value = quotient;
            *cur = ahead;
            true
        }
        None => false,
    }
}

/// 翻一番, 翻两番: an increase by 100 and by 300 percent.
#[inline(never)]
pub(super) fn doubled<'a>(
    cur: &mut Cursor<'a>,
    mut ahead: Cursor<'a>,
    prefix: Option<Prefix>,
) -> Option<Read> {
    ahead.eat('翻').then_some(())?;
    let number = number::number(&mut ahead)?;
    let times = u32::try_from(number.value).ok().filter(|times| (1..=5).contains(times))?;
    (number.value.scale() == 0 && ahead.eat('番')).then_some(())?;
    let comparator = comparator::together(prefix, comparator::bound(&mut ahead))?;
    let value = Decimal::ONE_HUNDRED * Decimal::from(2_u32.pow(times) - 1);
    *cur = ahead;
    let (unit, change) = (Short::new("%"), Change::Rise);
    let quantity = Quantity { comparator, value, upper: None, unit, change };
    Some(Read::new(quantity, unit::Standing::Known, None))
}

/// 一季度一次, 一月一次: once in each of them. 一季度2次 may be said of the first quarter.
#[inline(never)]
pub(super) fn once_each(cur: &mut Cursor<'_>) -> Option<Read> {
    let mut ahead = *cur;
    let period = ahead.any(words!["一季度", "一季", "一月"])?;
    ahead.eat('一').then_some(())?;
    let often = ahead.any(words!["次", "期", "场", "轮"])?;
    boundary(ahead).then(|| *cur = ahead)?;
    let period = if period == "一月" { "月" } else { "季度" };
    let (comparator, change) = (Comparator::Equal, Change::None);
    let unit = Short::new(&[often, "/", period].concat());
    let quantity = Quantity { comparator, value: Decimal::ONE, upper: None, unit, change };
    Some(Read::new(quantity, unit::Standing::Known, None))
}

/// What is compared, between the signs of `90%≤x≤95%`.
fn variable(cur: &mut Cursor<'_>) -> Option<()> {
    cur.spaces();
    let letter = cur.peek()?.is_ascii_alphabetic();
    if letter {
        cur.bump();
    } else {
        let mut length = 0;
        while length < 8 && cur.peek().is_some_and(|c| is_han(c) && !number::may_begin(c) && c != '不') {
            cur.bump();
            length += 1;
        }
        (length > 0).then_some(())?;
    }
    matches!(cur.first(), Some('≤' | '≥' | '<' | '>')).then_some(())
}

/// The `5个以下` of 3个以上5个以下; the bound then is that of a range.
#[inline(never)]
pub(super) fn below(cur: &mut Cursor<'_>, bound: &mut Bound) -> Option<Amount> {
    let mut ahead = *cur;
    ahead.first().is_some_and(number::may_begin).then_some(())?;
    let high = amount(&mut ahead).filter(|high| !high.more)?;
    let upper = comparator::bound(&mut ahead);
    let included = |bound: &Bound| bound.including != Some(Including::Others) && bound.repeated.is_none();
    (upper.comparator == Some(Comparator::AtMost) && included(&upper) && included(bound)).then_some(())?;
    *bound = Bound { comparator: Some(Comparator::Range), ..Bound::default() };
    *cur = ahead;
    Some(high)
}

/// Passes a bracket that tells the earlier value: （2022年为85%）, （上年85%）.
#[inline]
pub(super) fn remark(cur: &mut Cursor<'_>) {
    if cur.first() != Some('(') {
        return;
    }
    let mut ahead = *cur;
    ahead.eat('(');
    let year = year::year_number(&mut ahead).is_some() && ahead.eat('年');
    if !year && ahead.any(words!["上年度", "上年", "去年"]).is_none() {
        return;
    }
    ahead.any(words!["度"]);
    ahead.any(words!["实际完成", "实际", "完成", "同期"]);
    ahead.any(words!["值为", "为", "是", ":", "="]);
    if amount(&mut ahead).is_some() && ahead.eat(')') {
        *cur = ahead;
    }
}

/// The rest of 一年一次 behind its 一年: so often in that time.
#[inline(never)]
pub(super) fn frequency(cur: &mut Cursor<'_>, period: &Read) -> Option<Read> {
    (period.is_plain() && cur.first().is_some_and(number::may_begin)).then_some(())?;
    let mut ahead = *cur;
    let often = amount(&mut ahead).filter(|often| !often.more)?;
    matches!(often.unit.as_str(), "次" | "期" | "场" | "轮").then_some(())?;
    let bound = comparator::bound(&mut ahead);
    let comparator = comparator::together(None, bound)?;
    matches!(comparator, Comparator::Equal | Comparator::AtLeast | Comparator::MoreThan).then_some(())?;
    // 一年 is 每年, 半年 and 两年 are as they are.
    let time = &period.quantity;
    let mut rate = String::from("每");
    match time.value {
        value if value == Decimal::ONE => {
            rate.push_str(time.unit.as_str().trim_start_matches('个'));
        }
        value if value == Decimal::new(5, 1) => {
            rate.push('半');
            rate.push_str(time.unit.as_str());
        }
        value => rate = format!("每{value}{}", time.unit),
    }
    let mut said = Cursor::new(&rate);
    let per = unit::per(&mut said).filter(|_| said.peek().is_none())?;
    let mut text = often.unit;
    text.push('/');
    text.push_str(per.as_str());
    *cur = ahead;
    let change = Change::None;
    let quantity = Quantity { comparator, value: often.value, upper: None, unit: text, change };
    let decided = bound.comparator.is_some();
    Some(Read { decided, ..Read::new(quantity, often.standing, Some(often.number.scaled)) })
}

/// Whether another count follows the one that was read, as in 10栋20间: both of them bare, in units of their own.
#[inline(never)]
pub(super) fn another_follows(mut cur: Cursor<'_>, read: &Read) -> bool {
    let counts = |unit: &Short| unit::counts(unit.as_str(), true);
    if !cur.peek().is_some_and(|c| c.is_ascii_digit()) || !read.is_plain() || !counts(&read.quantity.unit) {
        return false;
    }
    let one = Decimal::ONE;
    amount(&mut cur).is_some_and(|next| {
        let slogan = next.value == one && read.quantity.value == one;
        let more = boundary(cur) || cur.peek().is_some_and(|c| c.is_ascii_digit());
        counts(&next.unit) && next.unit != read.quantity.unit && !slogan && !next.more && more
    })
}
