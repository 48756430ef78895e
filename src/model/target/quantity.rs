//! Quantities: a number with its comparator and unit, how it prints, and the grammar that reads one: leading words, rate,
//! change, comparator, amount, range, bound.

use std::fmt;

use rust_decimal::Decimal;

use super::comparator::{self, Bound, Comparator, Force, Including, Prefix};
use super::cursor::Cursor;
use super::leading::{Rates, preface};
use super::number::{self, Form, Number, Script};
use super::pair;
use super::short::Short;
use super::unit::{self, Standing, Unit};
use super::words::words;
use super::year;

/// A measurable target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// How the actual value has to stand to `value`.
    pub comparator: Comparator,
    /// The number, 百千万亿 multiplied out; the lower end of a range.
    pub value: Decimal,
    /// The upper end of a range, else nothing.
    pub upper: Option<Decimal>,
    /// The unit, empty if none is stated: `次/秒`, `%`, `元`.
    pub unit: Short,
    /// Whether the number is a change against an earlier value and not a level.
    pub change: Change,
}

/// Whether a number is a level or a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// A level: 达到95%.
    None,
    /// An increase by so much: 同比增长5%以上.
    Rise,
    /// A decrease by so much: 较上年下降10%.
    Fall,
}

impl Change {
    /// `rise`, `fall`; nothing for a level.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Change::None => None,
            Change::Rise => Some("rise"),
            Change::Fall => Some("fall"),
        }
    }
}

impl Quantity {
    /// The two ends of a range as targets of their own.
    pub(super) fn apart(self, (low, high): (Comparator, Comparator)) -> [Quantity; 2] {
        let end = |comparator, value| Quantity { comparator, value, upper: None, ..self.clone() };
        [end(low, self.value), end(high, self.upper.unwrap_or(self.value))]
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self.change {
            Change::None => "",
            Change::Rise => "增加 ",
            Change::Fall => "减少 ",
        })?;
        match self.upper {
            Some(upper) => write!(out, "{} ~ {upper}", self.value)?,
            None => write!(out, "{} {}", self.comparator.sign(), self.value)?,
        }
        if self.unit.is_empty() { Ok(()) } else { write!(out, " {}", self.unit) }
    }
}

/// Where in a cell the words stand that tell a target from the others, if there are any.
pub(super) type Label = Option<(usize, usize)>;

/// A quantity that was read, with what tells how sure the reading is.
pub(super) struct Read {
    /// Without its rate.
    pub(super) quantity: Quantity,
    /// The 每年 before it, for its unit.
    pub(super) rate: Rates,
    /// The comparator before the number.
    pub(super) prefix: Option<Prefix>,
    /// Whether neither comparator nor bound nor unit nor a second number says that a quantity is meant.
    pub(super) bare: bool,
    /// Whether the unit is one of the lists, or the number says its unit itself.
    pub(super) standing: Standing,
    /// Whether the number carries 万 or 亿 already, so that a 万 in the indicator's name is its doubling; nothing where a
    /// 千 leaves it open.
    pub(super) scaled: Option<bool>,
    /// Whether the bound is one of those that time has: 3个月内.
    pub(super) within: bool,
    /// Whether a sign, a bound or a second number decides how it compares, so that no column may say otherwise.
    pub(super) decided: bool,
    /// The comparator that the column for it gave.
    pub(super) column: Option<Comparator>,
    /// Whether a column says something else.
    pub(super) contradicted: bool,
    /// Whether the number is a fraction (2/3, 三分之二, 一半), which is of no unit.
    pub(super) fraction: bool,
    /// The words that it is of: 城市 in 城市≥660元.
    pub(super) label: Label,
    /// The comparators of a range of which an end is excluded: 85%≤x<95% is two targets.
    pub(super) ends: Option<(Comparator, Comparator)>,
}

impl Read {
    /// What was read, without anything that a column could add to.
    pub(super) fn new(quantity: Quantity, standing: Standing, scaled: Option<bool>) -> Read {
        Read {
            quantity,
            rate: Rates::NONE,
            prefix: None,
            bare: false,
            standing,
            scaled,
            within: false,
            decided: true,
            column: None,
            contradicted: false,
            fraction: false,
            label: None,
            ends: None,
        }
    }

    /// Whether a comparator before the number decides by itself.
    pub(super) fn is_firm(&self) -> bool {
        self.prefix.is_some_and(|prefix| prefix.force == Force::Firm)
    }

    /// Whether it is one number and its unit, and nothing else.
    pub(super) fn is_plain(&self) -> bool {
        let quantity = &self.quantity;
        let one = quantity.comparator == Comparator::Equal && quantity.change == Change::None;
        self.prefix.is_none() && one && self.rate.is_empty()
    }
}

/// A number with the unit behind it.
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) value: Decimal,
    /// 300余: more than that.
    pub(super) more: bool,
    pub(super) unit: Short,
    pub(super) standing: Standing,
}

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
        (!super::grammar::is_time(quantity.unit.as_str())).then_some(())?;
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

/// What is no quantity although it reads like one: grades (三级), years, and months of the calendar.
pub(super) fn sensible(quantity: &Quantity, prefix: Option<Prefix>) -> Option<()> {
    let year = |value: Decimal| {
        let written = u32::try_from(value.trunc()).ok().and_then(year::plausible);
        written.is_some() && (value.scale() == 0 || year::is_month_of_year(value))
    };
    let years = || year(quantity.value) && quantity.upper.is_none_or(year);
    let firm = prefix.is_some_and(|prefix| prefix.force == Force::Firm);
    let refused = match quantity.unit.as_str().chars().next() {
        Some('级') => true,
        Some('年') => years(),
        // ≤12月 counts months; 12月内 may be "in December"; 二季度 is one of the year.
        Some('月' | '季') => quantity.upper.is_some() || !firm,
        None => quantity.upper.is_some() && years(),
        Some(_) => false,
    };
    (!refused).then_some(())
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

#[inline]
pub(super) fn amount(cur: &mut Cursor<'_>) -> Option<Amount> {
    let mut ahead = *cur;
    let money = ahead.eat('¥');
    let number = number::number(&mut ahead)?;
    let mut value = number.value;
    let more = ahead.any(words!["多", "余"]).is_some();
    if more {
        value = number::scale_up(value, number::magnitude(&mut ahead))?;
    }
    let mut text = Short::new(number.unit);
    let mut standing = Standing::Known;
    if number.unit.is_empty()
        && let Some(unit) = unit::unit(&mut ahead, number.script)
    {
        Unit { text, exponent: _, standing } = unit;
        value = number::scale_up(value, unit.exponent)?;
    }
    if money && text.is_empty() {
        text = Short::new("元");
    }
    if text.is("成") {
        (value <= Decimal::TEN).then_some(())?;
        value = number::scale_up(value, 1)?;
        text = Short::new("%");
    }
    *cur = ahead;
    Some(Amount { number, value, more, unit: text, standing })
}
