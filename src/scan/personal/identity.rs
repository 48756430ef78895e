//! Identity-card numbers: 18 digits with the check digit of GB 11643, and 15 digits as they were before 1999.

use std::ops::Range;

use super::run::Run;

/// The first two digits of a place of registration.
const PROVINCES: [&[u8; 2]; 35] = [
    b"11", b"12", b"13", b"14", b"15", b"21", b"22", b"23", b"31", b"32", b"33", b"34", b"35", b"36", b"37",
    b"41", b"42", b"43", b"44", b"45", b"46", b"50", b"51", b"52", b"53", b"54", b"61", b"62", b"63", b"64",
    b"65", b"71", b"81", b"82", b"83",
];

/// What makes a number of 15 digits another one.
const OTHER_NUMBERS: [&str; 10] =
    ["编码", "编号", "代码", "文号", "单号", "税号", "识别号", "流水", "IMEI", "账号"];

/// The number that begins with the run.
pub(super) fn of(run: &Run<'_>) -> Option<Range<usize>> {
    let first = run.first().clone();
    match first.len() {
        15 if is_old(run.digits()) && !run.follows(&OTHER_NUMBERS) && !run.is_glued(&first) => Some(first),
        17 => ending(run, first).filter(|range| is_valid(&run.bytes[range.clone()])),
        18 if is_valid(run.digits()) && !run.is_glued(&first) => Some(first),
        6 => {
            let (range, mut digits) = in_groups(run)?;
            let last = run
                .bytes
                .get(range.end)
                .filter(|last| digits.len() == 17 && last.eq_ignore_ascii_case(&b'X'));
            digits.extend(last);
            let range = range.start..range.end + usize::from(last.is_some());
            (is_valid(&digits) && !run.is_glued_behind(range.end)).then_some(range)
        }
        _ => None,
    }
}

/// Place, date and the rest with marks between them.
fn in_groups(run: &Run<'_>) -> Option<(Range<usize>, Vec<u8>)> {
    let [first, date, rest, ..] = &*run.groups else { return None };
    let fits = date.range.len() == 8 && (3..=4).contains(&rest.range.len()) && date.mark == rest.mark;
    let range = first.range.start..rest.range.end;
    (fits && !run.is_glued_in_front(range.start)).then(|| (range, run.joined(3)))
}

/// The run with an X behind it.
fn ending(run: &Run<'_>, first: Range<usize>) -> Option<Range<usize>> {
    let is_x = run.bytes.get(first.end).is_some_and(|last| last.eq_ignore_ascii_case(&b'X'));
    let range = first.start..first.end + 1;
    (is_x && !run.is_glued_in_front(range.start) && !run.is_glued_behind(range.end)).then_some(range)
}

/// Whether 18 digits hold a place and a date, whatever the last one checks.
pub(super) fn has_place_and_date(digits: &[u8]) -> bool {
    digits.len() == 18
        && is_place(digits)
        && number(&digits[6..10]).is_some_and(|year| is_date(year, &digits[10..14]))
}

/// Weights and check digits of GB 11643 (ISO 7064, MOD 11-2).
const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

fn is_valid(digits: &[u8]) -> bool {
    if !has_place_and_date(digits) {
        return false;
    }
    let sum: usize =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    digits[17].to_ascii_uppercase() == CHECKS[sum % CHECKS.len()]
}

fn is_old(digits: &[u8]) -> bool {
    is_place(digits) && number(&digits[6..8]).is_some_and(|year| is_date(1900 + year, &digits[8..12]))
}

fn is_place(digits: &[u8]) -> bool {
    // Residents of Hong Kong, Macao and Taiwan have no place but that.
    let is_whole = digits[0] == b'8' || &digits[2..4] != b"00";
    is_whole && PROVINCES.iter().any(|province| digits.starts_with(*province))
}

/// Whether a year of the last centuries has this month and day.
fn is_date(year: u32, month_and_day: &[u8]) -> bool {
    let (month, day) = (number(&month_and_day[..2]), number(&month_and_day[2..]));
    let (Some(month), Some(day)) = (month, day) else { return false };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1900..2050).contains(&year) && (1..=days).contains(&day)
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
