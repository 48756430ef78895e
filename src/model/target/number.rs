//! Numbers as offices write them: Arabic with thousands separators, Chinese numerals, both mixed with 百千万亿, fractions
//! and 百分之. Exact decimals in, exact decimals out; what overflows is not understood.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::words::Table;

/// A number that was read.
#[derive(Clone, Copy)]
pub(super) struct Number {
    /// With its 百千万亿 multiplied out. The scale is as written (`100.00`) unless something was multiplied.
    pub(super) value: Decimal,
    /// `%`, `‰` or `‱` where the number itself says so (百分之, 千分之, 万分之), else empty.
    pub(super) unit: &'static str,
    /// The power of ten that a 百千万亿 at the end stands for; 0 if there is none.
    pub(super) exponent: u32,
    /// Whether a 万 or 亿 stands in it.
    pub(super) scaled: bool,
    /// Which digits it was written in.
    pub(super) script: Script,
    /// Whether it is a fraction.
    pub(super) form: Form,
}

/// Whether a number is a fraction.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// It is none.
    Plain,
    /// 三分之二, 一半.
    Spoken,
    /// 2/3, where the slash may stand for something else.
    Slash,
}

/// Which digits a number was written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Chinese,
}

/// `value` times ten to the `exponent`, without zeros that the multiplication made.
pub(super) fn scale_up(value: Decimal, exponent: u32) -> Option<Decimal> {
    if exponent == 0 {
        return Some(value);
    }
    let power = Decimal::from(10_u64.checked_pow(exponent)?);
    Some(value.normalize().checked_mul(power)?.normalize())
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Reads a number with its sign, magnitude and fraction.
pub(super) fn number(cur: &mut Cursor<'_>) -> Option<Number> {
    let mut ahead = *cur;
    ahead.blank();
    let negative = match ahead.peek() {
        Some('-' | '负') => ahead.bump().is_some(),
        Some('+') => ahead.bump().is_none(),
        _ => false,
    };
    let mut number = unsigned(&mut ahead)?;
    if negative && !number.value.is_zero() {
        number.value.set_sign_negative(true);
    }
    *cur = ahead;
    Some(number)
}

fn unsigned(cur: &mut Cursor<'_>) -> Option<Number> {
    cur.spaces();
    let first = match cur.peek()? {
        '0'..='9' => arabic(cur)?,
        _ => match worded(cur) {
            Some(known) => return known,
            None => chinese(cur)?,
        },
    };
    // 三分之二, and 1/2 where it cannot be anything else.
    let mut ahead = *cur;
    if ahead.word("分之") {
        let numerator = unsigned(&mut ahead)?;
        *cur = ahead;
        let value = quotient(numerator.value, first.value)?;
        return Some(Number { value, form: Form::Spoken, ..first });
    }
    let whole = first.script == Script::Arabic && first.exponent == 0 && first.value.scale() == 0;
    if whole && let Some(value) = slash_fraction(&mut ahead, first.value) {
        *cur = ahead;
        return Some(Number { value, form: Form::Slash, ..first });
    }
    Some(first)
}

/// 百分之九十五, 一半, 百分百; `Some(None)` where a number is due and does not come.
fn worded(cur: &mut Cursor<'_>) -> Option<Option<Number>> {
    const PARTS: &Table<&str> = &Table::new(&[("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")]);
    const KNOWN: &Table<(Decimal, &str)> =
        &Table::new(&[("一半", (HALF, "")), ("半数", (HALF, "")), ("百分百", (Decimal::ONE_HUNDRED, "%"))]);
    if let Some(unit) = cur.look_up(PARTS) {
        return Some(part_of_hundred(cur, unit));
    }
    let (value, unit) = cur.look_up(KNOWN)?;
    let form = if unit.is_empty() { Form::Spoken } else { Form::Plain };
    Some(Some(Number { value, unit, exponent: 0, scaled: false, script: Script::Chinese, form }))
}

/// What follows 百分之: `95`, `九十五点五`, `百`.
fn part_of_hundred(cur: &mut Cursor<'_>, unit: &'static str) -> Option<Number> {
    if cur.word("百") {
        let (value, script) = (Decimal::ONE_HUNDRED, Script::Chinese);
        return Some(Number { value, unit, exponent: 0, scaled: false, script, form: Form::Plain });
    }
    let number = match cur.peek()? {
        '0'..='9' => arabic(cur)?,
        _ => chinese(cur)?,
    };
    Some(Number { unit, script: Script::Chinese, ..number })
}

/// One number divided by another. Where the decimals do not end they are rounded to four figures: two thirds are 0.6667.
pub(super) fn quotient(numerator: Decimal, denominator: Decimal) -> Option<Decimal> {
    const LONGEST: u32 = 10;
    let exact = numerator.checked_div(denominator)?.normalize();
    if exact.scale() <= LONGEST { Some(exact) } else { Some(exact.round_sf(4)?.normalize()) }
}

/// The rest of `1/2`: only proper fractions with a denominator of at most 10, because `12/31` may be a day, or of 100,
/// 1000 and so on.
fn slash_fraction(cur: &mut Cursor<'_>, numerator: Decimal) -> Option<Decimal> {
    if cur.peek() != Some('/') {
        return None;
    }
    cur.bump();
    let (digits, length) = digits(cur)?;
    let denominator = u64::try_from(digits).ok()?;
    let usual = (denominator <= 10 && length <= 2) || matches!(denominator, 100 | 1_000 | 10_000 | 100_000);
    let denominator = Decimal::from(denominator);
    let proper = !numerator.is_zero() && numerator < denominator && usual;
    let ends = !matches!(cur.peek(), Some('/' | '0'..='9' | '.' | '-'));
    (proper && ends && !cur.peek().is_some_and(is_magnitude))
        .then(|| quotient(numerator, denominator))
        .flatten()
}

/// `1,234.5`, `３００`, `2百万`, `1亿2000万`; `1万5` is 15000. What could be two numbers is refused: `1亿5千`, `1万50`.
fn arabic(cur: &mut Cursor<'_>) -> Option<Number> {
    let (value, exponent) = segment(cur)?;
    let fraction = value.scale() > 0;
    let mut total = scale_up(value, exponent)?;
    let mut last = exponent;
    let compound = last > 0 && matches!(cur.peek(), Some('0'..='9'));
    while last > 0 && matches!(cur.peek(), Some('0'..='9')) {
        let start = *cur;
        let (value, smaller) = segment(cur)?;
        let length = cur.since(start).chars().count();
        let mut part = scale_up(value, smaller)?;
        let colloquial = length == 1 && matches!(last, 4 | 8) && !cur.peek().is_some_and(is_magnitude);
        if colloquial {
            part = scale_up(value, last - 1)?;
        }
        let clear = match smaller {
            0 => colloquial || (last > 2 && length + 1 >= usize::try_from(last).ok()?),
            2 | 3 => last < 8,
            _ => true,
        };
        let whole = total.scale() == 0 && !fraction && value.scale() == 0;
        (clear && whole && part < scale_up(Decimal::ONE, last)?).then_some(())?;
        total = total.checked_add(part)?.normalize();
        last = smaller;
    }
    let (scaled, exponent) = (exponent > 3, if compound { 0 } else { exponent });
    Some(Number { value: total, unit: "", exponent, scaled, script: Script::Arabic, form: Form::Plain })
}

/// Digits and the 百千万亿 behind them, not yet multiplied.
fn segment(cur: &mut Cursor<'_>) -> Option<(Decimal, u32)> {
    let (mut mantissa, length) = digits(cur)?;
    if length <= 3 && mantissa > 0 {
        while let Some(group) = thousands(cur) {
            mantissa = mantissa.checked_mul(1000)?.checked_add(group)?;
        }
    }
    let mut scale = 0;
    let mut ahead = *cur;
    if ahead.bump() == Some('.') && matches!(ahead.peek(), Some('0'..='9')) {
        let (fraction, length) = digits(&mut ahead)?;
        mantissa = mantissa.checked_mul(10_i128.checked_pow(length)?)?.checked_add(fraction)?;
        scale = length;
        *cur = ahead;
    }
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    Some((value, magnitude(cur)))
}

/// A run of digits: its value and its length.
fn digits(cur: &mut Cursor<'_>) -> Option<(i128, u32)> {
    let (mut value, mut length) = (0_i128, 0);
    while let Some(digit) = cur.peek().and_then(|c| c.to_digit(10)) {
        value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
        length += 1;
        cur.bump();
    }
    (length > 0).then_some((value, length))
}

/// `,234` and no digit behind it. A full-width comma or a space separates targets as well: only a group that no number
/// begins with, as in 10，000 and 3 050, is taken for one.
fn thousands(cur: &mut Cursor<'_>) -> Option<i128> {
    let mut ahead = *cur;
    let clear = match ahead.raw()? {
        ',' => true,
        '，' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' => false,
        _ => return None,
    };
    ahead.bump();
    let clear = clear || ahead.peek() == Some('0');
    let (value, length) = digits(&mut ahead)?;
    (clear && length == 3).then(|| *cur = ahead)?;
    Some(value)
}

/// The power of ten that 百千万亿 stand for; a unit that begins with such a character (千克) is left alone.
pub(super) fn magnitude(cur: &mut Cursor<'_>) -> u32 {
    let mut exponent = 0;
    // Each step allows only what is larger than the step before: 百万, 千万, 万亿.
    let mut least = 2;
    loop {
        let mut ahead = *cur;
        ahead.spaces();
        let (step, next_least) = match ahead.peek() {
            Some('百') => (2, 4),
            Some('千') => (3, 4),
            Some('万') => (4, 8),
            Some('亿') => (8, 9),
            _ => return exponent,
        };
        if step < least || begins_unit(ahead) {
            return exponent;
        }
        exponent += step;
        least = next_least;
        ahead.bump();
        *cur = ahead;
    }
}

fn is_magnitude(c: char) -> bool {
    matches!(c, '百' | '千' | '万' | '亿')
}

/// Whether the 百 or 千 that comes next belongs to a unit or to another word.
fn begins_unit(mut cur: Cursor<'_>) -> bool {
    match cur.bump() {
        Some('千') => {
            matches!(cur.peek(), Some('克' | '米' | '瓦' | '伏' | '卡' | '帕' | '赫' | '焦' | '安' | '分'))
        }
        Some('百' | '万') => matches!(cur.peek(), Some('帕' | '分')),
        _ => false,
    }
}

/// `十五`, `一千二百`, `两万`, `九十五点五`, `半`.
pub(super) fn chinese(cur: &mut Cursor<'_>) -> Option<Number> {
    let mut ahead = *cur;
    if ahead.peek() == Some('半') {
        ahead.bump();
        *cur = ahead;
        let (script, form) = (Script::Chinese, Form::Plain);
        return Some(Number { value: HALF, unit: "", exponent: 0, scaled: false, script, form });
    }
    let whole = chinese_whole(&mut ahead)?;
    let mut value = Decimal::from(whole);
    let mut point = ahead;
    if point.bump() == Some('点') {
        let (mut mantissa, mut scale) = (i128::from(whole), 0);
        while let Some(digit) = point.peek().and_then(chinese_digit) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
            scale += 1;
            point.bump();
        }
        if scale > 0 {
            value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
            ahead = point;
        }
    }
    let value = scale_up(value, magnitude(&mut ahead))?;
    let exponent = match ahead.before() {
        Some('百') => 2,
        Some('千') => 3,
        Some('万') => 4,
        Some('亿') => 8,
        _ => 0,
    };
    *cur = ahead;
    let scaled = value >= Decimal::from(10_000_u32);
    Some(Number { value, unit: "", exponent, scaled, script: Script::Chinese, form: Form::Plain })
}

/// A whole number; `三万五` is 35000. `三百五` (350) and bare runs of digits (`二三`) are refused: the one is colloquial, the
/// other may be "two or three".
fn chinese_whole(cur: &mut Cursor<'_>) -> Option<u64> {
    let (mut total, mut section) = (0_u64, 0_u64);
    let mut digit: Option<u64> = None;
    // The unit of the last digit within the section; a filler 零 allows to skip units.
    let (mut unit, mut filler, mut large, mut seen) = (10_000_u64, false, u64::MAX, false);
    loop {
        let c = cur.peek().unwrap_or(' ');
        if let Some(value) = chinese_digit(c) {
            if digit.is_some_and(|d| d != 0) || (digit.is_some() && value == 0) {
                return None;
            }
            filler |= value == 0;
            digit = Some(value);
        } else if let Some(step) = ten_power(c).filter(|_| seen || c == '十' || c == '拾') {
            if begins_unit(*cur) {
                break;
            }
            if step >= unit {
                return None;
            }
            section += digit.take().filter(|d| *d > 0).unwrap_or(1) * step;
            (unit, filler) = (step, false);
        } else if let Some(step) =
            matches!(c, '万' | '亿').then_some(if c == '万' { 10_000 } else { 100_000_000 })
        {
            section += closing_digit(digit.take(), unit, filler)?;
            if step >= large || section == 0 || begins_unit(*cur) {
                break;
            }
            total += section * step;
            (section, unit, filler, large) = (0, 10_000, false, step);
        } else {
            break;
        }
        seen = true;
        cur.bump();
    }
    let rest = section + closing_digit(digit, unit, filler)?;
    if large != u64::MAX && digit.is_some() && section == 0 && !filler {
        // 一万五 is 15000, and nothing may follow that would make another number of it.
        let ends = !cur.peek().is_some_and(|c| c == '点' || is_magnitude(c));
        return ends.then_some(total + rest * (large / 10));
    }
    seen.then_some(total + rest)
}

/// The ones at the end of a section; behind 百 or 千 they need a 零.
fn closing_digit(digit: Option<u64>, unit: u64, filler: bool) -> Option<u64> {
    match digit {
        Some(value) if value > 0 && (unit == 100 || unit == 1000) && !filler => None,
        Some(value) => Some(value),
        None => Some(0),
    }
}

fn ten_power(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// The value of a Chinese digit, in plain or in accountants' characters.
pub(super) fn chinese_digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether a number may begin here.
pub(super) fn may_begin(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '十' | '百' | '千' | '万' | '半') || chinese_digit(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Cursor, number};

    fn read(text: &str) -> Option<(String, usize)> {
        let mut cur = Cursor::new(text);
        number(&mut cur).map(|n| (format!("{}{}", n.value, n.unit), text.len() - cur.at()))
    }

    #[test]
    fn numbers_are_exact() {
        for (text, value) in [
            ("0", "0"),
            ("1,234.5", "1234.5"),
            ("12,345,678", "12345678"),
            ("３００", "300"),
            ("100.00", "100.00"),
            ("3万", "30000"),
            ("2.5万", "25000"),
            ("2.50万", "25000"),
            ("2百万", "2000000"),
            ("3千万", "30000000"),
            ("1.2亿", "120000000"),
            ("2万亿", "2000000000000"),
            ("1亿2000万", "120000000"),
            ("3万5千", "35000"),
            ("三百", "300"),
            ("一千二百", "1200"),
            ("一千零五", "1005"),
            ("一百零五", "105"),
            ("二十", "20"),
            ("十五", "15"),
            ("一百一十", "110"),
            ("两万", "20000"),
            ("十二万三千", "123000"),
            ("一亿", "100000000"),
            ("两千万", "20000000"),
            ("九十五点五", "95.5"),
            ("百分之九十五", "95%"),
            ("百分之95.5", "95.5%"),
            ("百分之百", "100%"),
            ("千分之三", "3‰"),
            ("二分之一", "0.5"),
            ("1/2", "0.5"),
            ("-5", "-5"),
            ("负5", "-5"),
            ("+5", "5"),
            ("1万5", "15000"),
            ("12万5", "125000"),
            ("1亿5", "150000000"),
            ("5万3百", "50300"),
            ("1万500", "10500"),
            ("1万0500", "10500"),
            ("一万五", "15000"),
            ("三亿二", "320000000"),
            ("三万零五", "30005"),
            ("-0", "0"),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), 0)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_not_clear_is_refused() {
        for text in [
            "",
            "万",
            "百",
            "千",
            "三百五",
            "1亿5千",
            "1万50",
            "1亿500",
            "2千5",
            "2.5万3",
            "1万5.5",
            "1万5千克",
            "三万五千克",
            "一万五点五",
            "二三",
            "三五个",
            "一二",
            ".5",
            "abc",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        // What follows is left alone.
        assert_eq!(read("5千克"), Some(("5".to_owned(), "千克".len())));
        assert_eq!(read("5百分点"), Some(("5".to_owned(), "百分点".len())));
        assert_eq!(read("1.2.3"), Some(("1.2".to_owned(), 2)));
        assert_eq!(read("60，100"), Some(("60".to_owned(), "，100".len())));
    }
}
