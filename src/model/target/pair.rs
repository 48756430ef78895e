//! Quantities of two numbers that are no plain range: from one to the other (由80%提高到90%), between bounds (≥90%≤95%,
//! 90%≤x≤95%, 3个以上5个以下), beside an earlier value (90%（2022年为85%）), so often in a time (一年一次), and two counts in
//! one breath (10栋20间).

use super::comparator::{self, Bound, Comparator, Force, Including, Prefix};
use super::cursor::{Cursor, is_han};
use super::date;
use super::grammar::boundary;
use super::number;
use super::quantity::{Amount, Quantity, Read, amount};
use super::short::Short;
use super::unit;
use super::words::words;

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

/// The second bound of `≥90%≤95%` or `90%≤x≤95%`; `low` becomes the lower one.
#[inline(never)]
pub(super) fn bounds(cur: &mut Cursor<'_>, low: &mut Amount, prefix: Option<Prefix>) -> Option<Amount> {
    let mut ahead = *cur;
    let mut second = comparator::firm(&mut ahead)?;
    match prefix {
        Some(Prefix { comparator, force: Force::Firm }) => {
            let both = [comparator, second];
            matches!(
                both,
                [Comparator::AtLeast, Comparator::AtMost] | [Comparator::AtMost, Comparator::AtLeast]
            )
            .then_some(())?;
        }
        Some(_) => return None,
        None => {
            variable(&mut ahead)?;
            (comparator::firm(&mut ahead) == Some(second)).then_some(())?;
        }
    }
    let mut other = amount(&mut ahead).filter(|other| !other.more)?;
    if prefix.is_none() && second == Comparator::AtLeast {
        // 95%≥x≥90%
        second = Comparator::AtMost;
        std::mem::swap(low, &mut other);
    } else if second == Comparator::AtLeast {
        second = Comparator::AtMost;
        std::mem::swap(low, &mut other);
    }
    (second == Comparator::AtMost && !low.more).then(|| *cur = ahead)?;
    Some(other)
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
    let year = date::year_number(&mut ahead).is_some() && ahead.eat('年');
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
        value if value == rust_decimal::Decimal::ONE => {
            rate.push_str(time.unit.as_str().trim_start_matches('个'));
        }
        value if value == rust_decimal::Decimal::new(5, 1) => {
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
    let change = super::quantity::Change::None;
    let quantity = Quantity { comparator, value: often.value, upper: None, unit: text, change };
    let rate = super::quantity::named_rates(Cursor::new(""));
    let (standing, scaled) = (often.standing, Some(often.number.scaled));
    Some(Read { quantity, rate, prefix: None, bare: false, standing, scaled, within: false })
}

/// Whether another count follows the one that was read, as in 10栋20间: both of them bare, in units of their own.
#[inline(never)]
pub(super) fn another_follows(mut cur: Cursor<'_>, read: &Read) -> bool {
    let counts = |unit: &Short| unit::counts(unit.as_str(), true);
    if !cur.peek().is_some_and(|c| c.is_ascii_digit()) || !read.is_plain() || !counts(&read.quantity.unit) {
        return false;
    }
    let one = rust_decimal::Decimal::ONE;
    amount(&mut cur).is_some_and(|next| {
        let slogan = next.value == one && read.quantity.value == one;
        let more = boundary(cur) || cur.peek().is_some_and(|c| c.is_ascii_digit());
        counts(&next.unit) && next.unit != read.quantity.unit && !slogan && !next.more && more
    })
}
