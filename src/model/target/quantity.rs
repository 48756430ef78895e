//! Quantities: a number with its comparator and unit, how it prints, and the grammar that reads one: leading words, rate,
//! change, comparator, amount, range, bound.

use std::fmt;

use rust_decimal::Decimal;

use super::comparator::{self, Bound, Comparator, Force, Including, Prefix};
use super::cursor::{Cursor, is_han};
use super::date;
use super::number::{self, Number, Script};
use super::pair;
use super::short::Short;
use super::unit::{self, Standing, Unit};
use super::words::{Table, Words, words};

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
}

impl Read {
    /// Whether a comparator before the number decides by itself.
    pub(super) fn is_firm(&self) -> bool {
        self.prefix.is_some_and(|prefix| prefix.force == Force::Firm)
    }

    /// Whether it is one number and its unit, and nothing else.
    pub(super) fn is_plain(&self) -> bool {
        let quantity = &self.quantity;
        let one = quantity.comparator == Comparator::Equal && quantity.change == Change::None;
        self.prefix.is_none() && one && self.rate.0.is_empty()
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
    let near = pair::near(cur);
    let prefix = if near.is_some() { near } else { comparator::prefix(cur) };
    let including = comparator::including(cur);
    rate.extend_with(cur);
    Before { bracket, rate, change, earlier, near, prefix, including }
}

/// Reads a quantity. `reached` is told how far anything was understood.
pub(super) fn quantity(cur: &mut Cursor<'_>, reached: &mut usize) -> Option<Read> {
    let mut ahead = *cur;
    let Before { bracket, rate, change, earlier, near, mut prefix, including } = before(&mut ahead);
    if prefix.is_some() {
        *reached = (*reached).max(ahead.at());
    }
    let mut low = amount(&mut ahead)?;
    *reached = (*reached).max(ahead.at());
    let mut high = match tolerance(&mut ahead, &mut low) {
        Some(high) => Some(high),
        None => second(&mut ahead, &low),
    };
    if high.is_none()
        && matches!(ahead.peek(), Some('≤' | '≥' | '<' | '>' | '不'))
        && let Some(other) = pair::bounds(&mut ahead, &mut low, prefix)
    {
        (high, prefix) = (Some(other), None);
    }
    *reached = (*reached).max(ahead.at());
    let mut bound = comparator::bound(&mut ahead);
    if let Some((including, repeated)) = including {
        bound.including = bound.including.or(Some(including));
        bound.repeated = bound.repeated.or(repeated);
    }
    bound.repeated.is_none_or(|repeated| repeated == low.number.value).then_some(())?;
    if high.is_none() && prefix.is_none() && bound.comparator == Some(Comparator::AtLeast) {
        high = pair::below(&mut ahead, &mut bound);
    }
    let bare = prefix.is_none() && bound.is_none() && high.is_none() && low.unit.is_empty() && !low.more;
    let open = low.number.script == Script::Arabic && matches!(low.number.exponent, 2 | 3);
    let scaled = low.number.scaled || high.as_ref().is_some_and(|high| high.number.scaled);
    let (scaled, more) = ((scaled || !open).then_some(scaled), low.more);
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
    pair::remark(&mut ahead);
    if bracket {
        ahead.eat(')').then_some(())?;
    }
    // 每年3次以上, and 3次以上/年.
    *reached = (*reached).max(ahead.at());
    *cur = ahead;
    let within = bound.comparator == Some(Comparator::AtMost);
    Some(Read { quantity, rate, prefix, bare, standing, scaled, within })
}

/// The words before comparator and number: how often, and whether it is a change. Where no word comes, as before most
/// quantities, none of them is looked for.
fn preface(cur: &mut Cursor<'_>) -> (Rates, Change) {
    if !cur.first().is_some_and(is_han) {
        return (Rates(Short::EMPTY), Change::None);
    }
    leading_words(cur);
    let mut rates = rates(cur);
    let change = change(cur);
    rates.extend_with(cur);
    (rates, change)
}

/// What is no quantity although it reads like one: grades (三级), years, and months of the calendar.
fn sensible(quantity: &Quantity, prefix: Option<Prefix>) -> Option<()> {
    let year = |value: Decimal| {
        let written = u32::try_from(value.trunc()).ok().and_then(date::plausible);
        written.is_some() && (value.scale() == 0 || date::is_month_of_year(value))
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
    if super::grammar::dash(&mut ahead)
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

/// The 每人每天 before a number, as it stands in a unit: `/人/天`.
pub(super) struct Rates(Short);

/// The 每年 at the beginning of a label. A 日均 there names the measure and stays out of the unit.
pub(super) fn named_rates(mut cur: Cursor<'_>) -> Rates {
    if cur.peek() == Some('每') { rates(&mut cur) } else { Rates(Short::EMPTY) }
}

fn rates(cur: &mut Cursor<'_>) -> Rates {
    let mut rates = Rates(Short::EMPTY);
    rates.extend_with(cur);
    rates
}

impl Rates {
    fn extend_with(&mut self, cur: &mut Cursor<'_>) {
        for _ in 0..unit::FACTORS {
            let Some(per) = unit::per(cur) else { return };
            self.0.push('/');
            self.0.push_str(per.as_str());
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Behind the unit, unless the unit says the same already. Nothing where the unit cannot have it (每两年100元).
    pub(super) fn apply(&self, unit: &mut Short) -> Option<()> {
        if !self.0.is_empty() && !unit.as_str().ends_with(self.0.as_str()) {
            (!unit::is_several(self.0.as_str()) || unit::counts(unit.as_str(), false)).then_some(())?;
            unit.push_str(self.0.as_str());
        }
        Some(())
    }
}

/// Words before a quantity that leave its meaning as it is.
pub(super) fn leading_words(cur: &mut Cursor<'_>) {
    const LEADING: &Words = words![
        "应当",
        "应",
        "须",
        "需",
        "确保",
        "保证",
        "力争",
        "争取",
        "预计",
        "计划",
        "目标值",
        "目标",
        "均",
        "全部",
        "共计",
        "总计",
        "合计",
        "累计",
        "共",
        "全年",
        "完成",
        "实现",
        "总数",
        "总量",
        "数量",
        "新增",
        "平均",
        "仅",
        "要求",
        "定量",
    ];
    for _ in 0..4 {
        if cur.any(LEADING).is_none() {
            return;
        }
    }
}

/// 较上年提高, 同比下降: that the number is a change. Not where the word begins a measure's name (增长率) or says how far
/// something is to come (提高到).
pub(super) fn change(cur: &mut Cursor<'_>) -> Change {
    const VERBS: &Table<Change> = &Table::new(&[
        ("提高", Change::Rise),
        ("提升", Change::Rise),
        ("增长", Change::Rise),
        ("增加", Change::Rise),
        ("上升", Change::Rise),
        ("上涨", Change::Rise),
        ("上浮", Change::Rise),
        ("上调", Change::Rise),
        ("递增", Change::Rise),
        ("递减", Change::Fall),
        ("下浮", Change::Fall),
        ("下调", Change::Fall),
        ("增幅", Change::Rise),
        ("下降", Change::Fall),
        ("降低", Change::Fall),
        ("减少", Change::Fall),
        ("缩短", Change::Fall),
        ("压减", Change::Fall),
        ("压缩", Change::Fall),
        ("缩减", Change::Fall),
        ("削减", Change::Fall),
        ("节约", Change::Fall),
        ("节省", Change::Fall),
        ("降幅", Change::Fall),
    ]);
    let mut ahead = *cur;
    base(&mut ahead);
    ahead.any(words!["稳步", "逐年", "持续", "有效", "平均", "每年"]);
    match ahead.look_up(VERBS) {
        Some(change) if !ahead.sees(words!["到", "至", "率", "幅", "比", "额", "量", "值", "度", "数"]) =>
        {
            ahead.any(words!["了", "幅度"]);
            *cur = ahead;
            change
        }
        _ => Change::None,
    }
}

/// What a change is measured against: 同比, 较上年, 比2022年同期. Whether anything is said.
pub(super) fn base(cur: &mut Cursor<'_>) -> bool {
    if cur.any(words!["同比", "环比"]).is_some() {
        return true;
    }
    let mut ahead = *cur;
    if ahead.any(words!["相较于", "相比", "较", "比", "与"]).is_none() {
        return false;
    }
    let year = date::year_number(&mut ahead).is_some() && ahead.eat('年');
    if !year
        && ahead.any(words!["上一年度", "上一年", "上年度", "上年", "去年", "往年", "年初", "上期"]).is_none()
    {
        return false;
    }
    ahead.any(words!["度"]);
    ahead.any(words!["同期"]);
    ahead.any(words!["相比", "比"]);
    *cur = ahead;
    true
}
