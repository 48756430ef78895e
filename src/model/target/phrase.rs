//! Quantities in a wording: what stands before a number, the number or two of them, and what stands behind.

use rust_decimal::Decimal;

use super::comparator::{self, Bound, Comparator, Force, Including, Prefix};
use super::cursor::Cursor;
use super::leading::{Rates, preface};
use super::number::{self, Form, Script};
use super::pair;
use super::quantity::{Change, Quantity};
use super::read::{Amount, Read, amount, sensible};
use super::unit::{self, Standing};
use super::words::words;

/// What stands before the number: （PH 每年 由80%提高到 近 不少于 （含）.
struct Before {
    bracket: bool,
    rate: Rates,
    change: Change,
    /// The earlier value, where the wording goes from one to another.
    earlier: Option<Amount>,
    near: Option<Prefix>,
    /// 上下浮动: the number lies on both sides of zero.
    around: bool,
    prefix: Option<Prefix>,
    including: Option<(Including, Option<Decimal>)>,
}

fn before(cur: &mut Cursor<'_>) -> Before {
    cur.blank();
    let bracket = cur.eat('(');
    if matches!(cur.peek(), Some('P' | 'p')) {
        cur.any(words!["PH值", "pH值", "ph值", "PH", "pH", "ph"]);
    }
    let (mut rate, change) = preface(cur);
    let earlier = if change == Change::None { pair::earlier(cur) } else { None };
    let around = pair::around(cur);
    let near = pair::near(cur);
    let prefix = near.or_else(|| pair::short_of(cur)).or_else(|| comparator::prefix(cur));
    let including = comparator::including(cur);
    rate.extend_with(cur);
    Before { bracket, rate, change, earlier, near, around, prefix, including }
}

/// Reads a quantity. `reached` is told how far anything was understood.
pub(super) fn quantity(cur: &mut Cursor<'_>, reached: &mut usize) -> Option<Read> {
    let mut ahead = *cur;
    let Before { bracket, rate, change, earlier, near, around, mut prefix, including } = before(&mut ahead);
    if prefix.is_some() {
        *reached = (*reached).max(ahead.at());
    }
    if ahead.first() == Some('翻') {
        return pair::doubled(cur, ahead, prefix);
    }
    let symmetric = ahead.eat('±') || around;
    let mut low = amount(&mut ahead)?;
    *reached = (*reached).max(ahead.at());
    let mut others = others(&mut ahead, &mut low, (&mut prefix, symmetric), reached)?;
    others.bound.include(including);
    let bare = others.leave_bare(&low, prefix);
    others.leave_clear(&low, prefix)?;
    let Others { high, ends, bound, .. } = others;
    let fraction = low.number.form != Form::Plain;
    let (scaled, more) = (scaled(&low, high.as_ref()), low.more);
    let decided = prefix.is_some_and(|p| p.force == Force::Firm)
        || bound.comparator.is_some()
        || more
        || high.is_some();
    let (mut quantity, standing) = match high {
        Some(high) => range(low, high, prefix, bound)?,
        None => single(low, prefix, bound)?,
    };
    (!more || (prefix.is_none_or(|p| p.force == Force::Loose) && bound.comparator.is_none())).then_some(())?;
    quantity.change = change;
    sensible(&quantity, prefix)?;
    if near.is_some() {
        // 近三年 is a time that has passed.
        (!unit::is_time(quantity.unit.as_str())).then_some(())?;
    }
    if let Some(earlier) = earlier {
        pair::follows(&earlier, &quantity, prefix)?;
    }
    if bound.comparator.is_some() && matches!(ahead.first(), Some('/' | '每')) {
        unit::rate_behind(&mut ahead, &mut quantity.unit);
    }
    pair::remark(&mut ahead);
    if bracket {
        ahead.eat(')').then_some(())?;
    }
    // 每年3次以上, and 3次以上/年.
    *reached = (*reached).max(ahead.at());
    *cur = ahead;
    let within = bound.comparator == Some(Comparator::AtMost);
    Some(Read {
        rate,
        prefix,
        bare,
        within,
        decided,
        fraction,
        ends,
        ..Read::new(quantity, standing, scaled)
    })
}

/// Whether the numbers are written on a scale; `None` where 百 or 千 may belong to what is counted.
fn scaled(low: &Amount, high: Option<&Amount>) -> Option<bool> {
    let open = low.number.script == Script::Arabic && matches!(low.number.exponent, 2 | 3);
    let scaled = low.number.scaled || high.is_some_and(|high| high.number.scaled);
    (scaled || !open).then_some(scaled)
}

/// What stands behind the first number of a quantity.
struct Others {
    high: Option<Amount>,
    ends: Option<(Comparator, Comparator)>,
    bound: Bound,
    /// 1:25, which says nothing of more or less.
    ratio: bool,
}

impl Others {
    /// Whether the number has nothing beside it that says that a quantity is meant.
    fn leave_bare(&self, low: &Amount, prefix: Option<Prefix>) -> bool {
        let alone = prefix.is_none() && self.bound.is_none() && self.high.is_none();
        alone && low.unit.is_empty() && !low.more
    }

    /// Nothing where the number may as well be something else.
    fn leave_clear(&self, low: &Amount, prefix: Option<Prefix>) -> Option<()> {
        let Others { high, bound, ratio, .. } = self;
        let repeats = |number: Decimal| {
            number == low.number.value || high.as_ref().is_some_and(|h| number == h.number.value)
        };
        bound.repeated.is_none_or(repeats).then_some(())?;
        let bare = self.leave_bare(low, prefix);
        let equal = prefix.is_some_and(|p| p.comparator == Comparator::Equal && bound.is_none());
        (!ratio || bare || equal).then_some(())?;
        // 4/5 may be four of five, or a day.
        let slash = low.number.form == Form::Slash;
        (!slash || (!bare && low.unit.is_empty())).then_some(())?;
        // 一类 is one kind, or the first class.
        let class = low.unit.is("类") && low.number.script == Script::Chinese && low.value == Decimal::ONE;
        (!class || prefix.is_some() || !bound.is_none()).then_some(())
    }
}

/// Reads the second number, if there is one, and the bound. `low` becomes the lower end.
fn others(
    cur: &mut Cursor<'_>,
    low: &mut Amount,
    (prefix, symmetric): (&mut Option<Prefix>, bool),
    reached: &mut usize,
) -> Option<Others> {
    if symmetric {
        let high = around_zero(low, *prefix)?;
        *prefix = None;
        return Some(Others { high: Some(high), ends: None, bound: comparator::bound(cur), ratio: false });
    }
    let ratio = matches!(cur.peek(), Some(':' | '比')) && pair::ratio(cur, low);
    let opening = pair::opening(cur);
    let (mut high, mut ends) = (tolerance(cur, low).or_else(|| second(cur, low)), None);
    if high.is_none()
        && matches!(cur.peek(), Some('≤' | '≥' | '<' | '>' | '不' | '小' | '大' | '低' | '高' | '少' | '多'))
        && let Some((other, strict)) = pair::bounds(cur, low, *prefix)
    {
        (high, ends, *prefix) = (Some(other), strict, None);
    }
    *reached = (*reached).max(cur.at());
    let mut bound = comparator::bound(cur);
    if high.is_some() && ends.is_none() {
        ends = pair::closing(opening, &mut bound);
    }
    if high.is_none() && prefix.is_none() && bound.comparator == Some(Comparator::AtLeast) {
        high = pair::below(cur, &mut bound);
    }
    Some(Others { high, ends, bound, ratio })
}

/// The upper end of `±5%`, which `low` becomes the lower one of.
fn around_zero(low: &mut Amount, prefix: Option<Prefix>) -> Option<Amount> {
    let fits = prefix.is_none_or(|p| p.comparator == Comparator::AtMost || p.force == Force::Loose);
    (fits && !low.more && low.value > Decimal::ZERO).then_some(())?;
    let high = Amount {
        number: low.number,
        value: low.value,
        more: false,
        unit: low.unit.clone(),
        standing: low.standing,
    };
    low.value.set_sign_negative(true);
    Some(high)
}

fn single(low: Amount, prefix: Option<Prefix>, bound: Bound) -> Option<(Quantity, Standing)> {
    let comparator = match comparator::together(prefix, bound)? {
        Comparator::Range => return None,
        _ if low.more => Comparator::MoreThan,
        comparator => comparator,
    };
    let Amount { value, unit, standing, .. } = low;
    Some((Quantity { comparator, value, upper: None, unit, change: Change::None }, standing))
}

fn range(low: Amount, high: Amount, prefix: Option<Prefix>, bound: Bound) -> Option<(Quantity, Standing)> {
    let open = prefix.is_none_or(|p| p.force == Force::Loose || p.comparator == Comparator::Equal);
    // 5-10个内; 5-10个以下 may be below the one or the other.
    let closed = match bound.comparator {
        None | Some(Comparator::Range) => true,
        Some(comparator) => comparator == Comparator::AtMost && bound.within,
    };
    (open && closed && !low.more && !high.more && bound.including != Some(Including::Others)).then_some(())?;
    let shared = low.unit.is_empty() || high.unit.is_empty() || low.unit == high.unit;
    shared.then_some(())?;
    let mut value = low.value;
    // 5-10万: the 万 belongs to both, unless the first number is the larger one (8000-1万).
    if low.number.exponent == 0 && high.number.exponent > 0 {
        let written = high.value.checked_div(number::scale_up(Decimal::ONE, high.number.exponent)?)?;
        if low.value < written {
            value = number::scale_up(low.value, high.number.exponent)?;
        }
    }
    (value < high.value).then_some(())?;
    let (unit, standing) =
        if low.unit.is_empty() { (high.unit, high.standing) } else { (low.unit, low.standing) };
    let upper = Some(high.value);
    Some((Quantity { comparator: Comparator::Range, value, upper, unit, change: Change::None }, standing))
}

/// The tolerance of `100±5个`, which makes a range of the number.
fn tolerance(cur: &mut Cursor<'_>, low: &mut Amount) -> Option<Amount> {
    let mut ahead = *cur;
    ahead.eat('±').then_some(())?;
    let mut high = amount(&mut ahead)?;
    let tolerance = high.value;
    high.value = low.value.checked_add(tolerance)?;
    low.value = low.value.checked_sub(tolerance)?;
    *cur = ahead;
    Some(high)
}

/// The other end of a range.
fn second(cur: &mut Cursor<'_>, low: &Amount) -> Option<Amount> {
    let mut ahead = *cur;
    if super::between::dash(&mut ahead)
        && let Some(high) = amount(&mut ahead)
    {
        *cur = ahead;
        return Some(high);
    }
    // 在10和20之间
    let mut ahead = *cur;
    ahead.any(words!["和", "与"])?;
    let high = amount(&mut ahead)?;
    let has_units =
        !low.unit.is_empty() || !high.unit.is_empty() || high.number.exponent == low.number.exponent;
    (has_units && ahead.sees(words!["之间"])).then(|| *cur = ahead)?;
    Some(high)
}
