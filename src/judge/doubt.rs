//! What keeps two wordings from being held against each other although each is understood by itself: words beside the result
//! that say it is not done yet or is of something else, numbers on scales that nobody wrote down, periods of which only a
//! part is told. Words that the indicator's name or its target have as well are what was promised, and raise no doubt.

mod words;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use rust_decimal::Decimal;

use self::words::{NEUTRAL, NOT_DONE, NOT_DONE_AT_FIRST, PLAIN, SMALL};

use super::deadline::{self, days};
use super::said::{Case, Ground};
use super::units;
use crate::model::date::Date;
use crate::model::target::{Comparator, Deadline, Due, Quantity, Single, Target};
use crate::model::year::FiscalYear;

/// Finds words that say that something is not done in one pass: most results have none.
static UNDONE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(NOT_DONE.split_whitespace()).ok());

/// Why a result is not held against its target; `None` where nothing speaks against it.
pub(super) fn doubt(case: &Case<'_>, target: &Target, actual: &Target) -> Option<Ground> {
    let is_known = |word: &str| target.text.contains(word) || case.name.contains(word);
    let said = &*actual.text;
    // Most results are a number with its unit, which is no word.
    let has_words = said.chars().filter(|c| is_han(*c)).count() > 2;
    let is_other = || {
        says_undone(said, is_known)
            || at_first(said, is_known)
            || other_share(said, is_known)
            || base_year(said).is_some_and(|year| base_year(&target.text).is_some_and(|other| other != year))
    };
    if has_words && is_other() {
        return Some(Ground::ResultInDoubt);
    }
    match (target.singles(), actual.singles()) {
        ([Single::Quantity(_)], [Single::Quantity(_)]) if has_other_words(before_number(said), is_known) => {
            Some(Ground::ResultInDoubt)
        }
        ([Single::Quantity(wanted)], [Single::Quantity(got)]) => {
            of_quantities((target, wanted), (said, got), is_known)
        }
        ([Single::Deadline(Deadline::Stated(wanted))], [Single::Deadline(Deadline::Stated(got))]) => {
            if has_other_words(said, is_known) {
                return Some(Ground::ResultInDoubt);
            }
            of_deadlines((&target.text, wanted), got, case.year)
        }
        _ => None,
    }
}

/// Whether it says that something is not done, in words that are not the indicator's own.
fn says_undone(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let Some(undone) = UNDONE.as_ref() else { return false };
    undone.find_overlapping_iter(said).any(|found| !is_known(&said[found.range()]))
}

/// What stands before the first number in digits.
fn before_number(said: &str) -> &str {
    said.split(|c: char| c.is_numeric()).next().unwrap_or_default()
}

/// Whether there is a word that is neither a plain one nor the indicator's, of which two characters in a row are enough.
fn has_other_words(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    // How far a word of the indicator reaches.
    let (mut at, mut known) = (0, 0);
    while let Some(first) = said[at..].chars().next() {
        let rest = &said[at..];
        let pair = &rest[..rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end)];
        let plain = PLAIN.split_whitespace().filter(|word| rest.starts_with(word)).map(str::len).max();
        if plain.is_none() && pair.chars().all(is_han) && is_known(pair) {
            known = at + pair.len();
        }
        if plain.is_none() && at >= known && is_han(first) && !SMALL.contains(first) {
            return true;
        }
        at += plain.unwrap_or(first.len_utf8());
    }
    false
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether it begins with what was to be, behind a date if there is one: 2023年计划10个.
fn at_first(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let rest =
        said.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace() || "年月日底全".contains(c));
    NOT_DONE_AT_FIRST.split_whitespace().any(|word| rest.starts_with(word) && !is_known(word))
}

/// Whether the number is the share of something that neither the indicator nor its target names: 投诉率 beside 满意度.
fn other_share(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let lead = said.split(|c: char| c.is_numeric() || "≥≤＞＜>=<＝".contains(c)).next().unwrap_or_default();
    let lead = lead.trim_end_matches(|c: char| c.is_whitespace() || "达到为是约：:".contains(c));
    let is_share = lead.ends_with('率') || lead.ends_with("满意度") || lead.ends_with("占比");
    let start = lead.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    is_share && !is_known(&lead[start..]) && (is_known("率") || !NEUTRAL.contains(&lead[start..]))
}

/// The year to which a change is compared: 较2020年下降18%.
fn base_year(text: &str) -> Option<&str> {
    let at = ["较", "比"].iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    text[at..].get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

fn of_quantities(
    (target, wanted): (&Target, &Quantity),
    (said, got): (&str, &Quantity),
    is_known: impl Fn(&str) -> bool,
) -> Option<Ground> {
    let is_percent = wanted.unit.as_str() == "%" || got.unit.as_str() == "%";
    let (of_target, of_result) = (wanted.value.abs(), got.value.abs());
    if is_bare(said) {
        // Spreadsheets hold 96 % as 0.96, whatever the column beside it says.
        let may_be_share = is_percent && of_result <= Decimal::ONE && of_target > Decimal::ONE;
        // Of 1.3 beside 1.2万人 nobody can say whether it is 13,000, nor of 3,185,000 beside 320 in 万元 whether it is in 元.
        let is_far = |small: Decimal, large: Decimal| small.saturating_mul(Decimal::ONE_HUNDRED) < large;
        let (is_less, is_more) = (is_far(of_result, of_target), is_far(of_target, of_result));
        let may_be_scaled = is_less && is_scaled(&target.text)
            || (is_less || is_more) && units::has_scales(wanted.unit.as_str());
        if !got.value.is_zero() && (may_be_share || may_be_scaled) {
            return Some(Ground::OtherUnit);
        }
    }
    // A fall that is promised by a number above zero and told by one below.
    let is_fall = || ["降", "减", "节约", "压缩"].iter().any(|word| is_known(word));
    let crosses = wanted.value.is_sign_positive() != got.value.is_sign_positive() && !got.value.is_zero();
    (crosses && wanted.change == got.change && is_fall()).then_some(Ground::DirectionUnknown)
}

/// Digits and nothing else.
fn is_bare(text: &str) -> bool {
    text.trim().chars().all(|c| c.is_numeric() || ".．,，-−".contains(c))
}

/// Whether a number is written in ten thousands or the like: 1.2万人, 百万. A percentage in words is not.
fn is_scaled(text: &str) -> bool {
    let mut before = ' ';
    text.replace("百分", "").chars().any(|c| {
        let is_scale = matches!(c, '千' | '万' | '亿')
            && (before.is_numeric() || "一二两三四五六七八九十百千几".contains(before));
        before = c;
        is_scale
    })
}

fn of_deadlines((text, target): (&str, &Due), got: &Due, year: FiscalYear) -> Option<Ground> {
    let (first, last) = days(target.value, year)?;
    let (from, to) = (days(got.value, year)?.0, deadline::last_day(got, year)?);
    // Before October may mean before it begins as well as before it ends: a day within it is not judged.
    let first = if text.contains("年前") {
        Date::of(last.year(), 1, 1)
    } else if text.contains("月前") {
        Date::of(last.year(), last.month(), 1)
    } else {
        text.contains("季度前").then_some(first)
    };
    let names_days = !matches!(got.comparator, Comparator::AtMost | Comparator::LessThan);
    if names_days && from <= last && first.is_some_and(|first| to >= first) {
        return Some(Ground::DayUnknown);
    }
    let is_whole = ["全年", "常年"].iter().any(|word| text.contains(word));
    (is_whole && to < last).then_some(Ground::Straddles)
}
