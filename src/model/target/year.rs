//! Years, and numbers that are one in disguise: 2023, 二〇二三, 2023.07, 20231231.

use std::num::NonZeroU16;

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::number;

/// Four digits, 1990 to 2099.
#[inline]
pub(super) fn year_number(cur: &mut Cursor<'_>) -> Option<NonZeroU16> {
    let mut ahead = *cur;
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + ahead.peek()?.to_digit(10)?;
        ahead.bump();
    }
    (!matches!(ahead.peek(), Some('0'..='9'))).then_some(())?;
    plausible(year).inspect(|_| *cur = ahead)
}

/// `20231231`, `202312`: year, month and day without a mark between them.
pub(super) fn compact(cur: &mut Cursor<'_>) -> Option<(NonZeroU16, u8, Option<u8>)> {
    let mut ahead = *cur;
    let mut figures = |length| {
        (0..length).try_fold(0, |number, _| {
            let digit = ahead.peek()?.to_digit(10)?;
            ahead.bump();
            Some(number * 10 + digit)
        })
    };
    let year = plausible(figures(4)?)?;
    let month = u8::try_from(figures(2)?).ok().filter(|month| (1..=12).contains(month))?;
    let mut behind = ahead;
    let day = match behind.peek() {
        Some('0'..='9') => {
            let mut day = 0;
            for _ in 0..2 {
                day = day * 10 + u8::try_from(behind.bump()?.to_digit(10)?).ok()?;
            }
            Some(day).filter(|day| (1..=31).contains(day)).map(Some)?
        }
        _ => None,
    };
    (!matches!(behind.peek(), Some('0'..='9' | '.'))).then(|| *cur = behind)?;
    Some((year, month, day))
}

/// 二〇二三, 二零二三.
pub(super) fn chinese_year(cur: &mut Cursor<'_>) -> Option<NonZeroU16> {
    let mut ahead = *cur;
    let mut year = 0;
    for _ in 0..4 {
        year = year * 10 + u32::try_from(ahead.bump().and_then(number::chinese_digit)?).ok()?;
    }
    plausible(year).inspect(|_| *cur = ahead)
}

/// A number that is a year in these forms.
pub(super) fn plausible(year: u32) -> Option<NonZeroU16> {
    u16::try_from(year).ok().filter(|year| (1990..2100).contains(year)).and_then(NonZeroU16::new)
}

/// `2023.07`, `2023.7` as a number: a year and a month, in the figures of an exact decimal.
pub(super) fn is_month_of_year(value: Decimal) -> bool {
    let year = u32::try_from(value.trunc()).ok().and_then(plausible);
    let month = match value.scale() {
        1 => value.mantissa() % 10,
        2 => value.mantissa() % 100,
        _ => 0,
    };
    year.is_some() && (1..=12).contains(&month)
}

/// `20231231` as a number.
pub(super) fn is_whole_day(value: Decimal) -> bool {
    value >= Decimal::from(10_000_000) && is_day(value)
}

/// `20231231` or `202312` as a number.
pub(super) fn is_day(value: Decimal) -> bool {
    let Some(figures) = u32::try_from(value).ok().filter(|_| value.scale() == 0) else { return false };
    let figures = if figures < 1_000_000 { figures * 100 + 1 } else { figures };
    let (year, month, day) = (figures / 10_000, figures / 100 % 100, figures % 100);
    plausible(year).is_some() && (1..=12).contains(&month) && (1..=31).contains(&day)
}
