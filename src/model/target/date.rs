//! The grammar of deadlines: `2023年12月底前`, `2023-12-31`, `每年6月底前`, `第三季度`, `2023.07-2024.01`, `1-12月`.

use std::num::NonZeroU16;

use super::comparator::Comparator;
use super::cursor::Cursor;
use super::deadline::{Due, Every, Moment, Part, days_in};
use super::number;
use super::words::{Letters, Table, WordList, words};
use super::year::{chinese_year, compact, plausible, year_number};

/// A deadline that was read, and whether its notation could also be a number (`2023.07`, `2023-2025`).
pub(super) struct Found {
    pub(super) stated: Due,
    pub(super) notation: Notation,
    /// Whether a comparator that numbers have stands before it: ≤2023年12月31日.
    pub(super) signed: bool,
}

/// How clear it is that a date is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// Nothing else can be meant.
    Clear,
    /// A number can be meant; only the indicator's name tells.
    Figures,
    /// 2023.7: a month only as one end of a period.
    Half,
}

/// One end of a period with what is known of its notation.
#[derive(Clone, Copy)]
struct Point {
    moment: Moment,
    notation: Notation,
}

impl Point {
    fn clear(year: Option<NonZeroU16>, part: Part) -> Point {
        Point { moment: Moment { year, part }, notation: Notation::Clear }
    }
}

/// Words before a date that leave its meaning as it is.
const LEADING: &WordList = words![
    "已于",
    "到",
    "于",
    "在",
    "完成时间",
    "完成时限",
    ":",
    "为",
    "确保",
    "力争",
    "争取",
    "预计",
    "计划",
    "应",
    "须",
    "需",
    "要求",
    "延期至",
    "延期到",
    "推迟至",
    "推迟到",
];

/// Reads a deadline or period, without what is to be done by then.
pub(super) fn deadline(cur: &mut Cursor<'_>) -> Option<Found> {
    let mut ahead = *cur;
    ahead.blank();
    for _ in 0..4 {
        ahead.any(LEADING);
    }
    let mut every = every(&mut ahead);
    let comparator = comparator(&mut ahead);
    if every == Every::Once {
        every = self::every(&mut ahead);
    }
    ahead.spaces();
    may_begin(ahead).then_some(())?;
    let (from, upper) = period(&mut ahead, every)?;
    let point = ahead.at();
    let stated = conclude(&mut ahead, every, comparator, (from.moment, upper.map(|p| p.moment)))?;
    // A comparator before months or days without their year would rather count them: ≤12月.
    let dated = from.moment.year.is_some() || matches!(from.moment.part, Part::Day(..));
    let signed = matches!(comparator, Said::Sign(_));
    if signed && !dated && every == Every::Once {
        return None;
    }
    // ≥2022年 may as well be a comparison with what 2022 had.
    let compared = signed && from.moment.part == Part::Year && ahead.at() == point;
    let bare = stated.comparator == Comparator::Equal || stated.comparator == Comparator::Range;
    // One 2023.07 may be a number, and 2023-2025 two of them; 2023.07-2024.01 is hardly anything but a period.
    let figures = from.notation == Notation::Figures && (upper.is_none() || from.moment.part == Part::Year);
    // A sign stands before numbers: = 2023.07 is how one is printed.
    let open = if signed { figures } else { figures && bare && comparator == Said::Nothing };
    let notation = if open || compared { Notation::Figures } else { Notation::Clear };
    *cur = ahead;
    Some(Found { stated, notation, signed })
}

/// Whether a date may begin here: most targets are none, and a glance at their first number tells.
fn may_begin(mut cur: Cursor<'_>) -> bool {
    const WORDS: &Letters = &Letters::new("第Qq上下本当全年月季底末");
    const BEHIND: &Letters = &Letters::new("月季日号底末年-—~至到");
    let Some(first) = cur.peek() else { return false };
    if !first.is_ascii_digit() {
        return WORDS.has(first) || number::may_begin(first);
    }
    if year_number(&mut { cur }).or_else(|| Some(compact(&mut { cur })?.0)).is_some() {
        return true;
    }
    // One or two digits and what they count, or the other end of a period.
    cur.bump();
    if cur.peek().is_some_and(|c| c.is_ascii_digit()) {
        cur.bump();
    }
    cur.spaces();
    cur.peek().is_some_and(|c| BEHIND.has(c))
}

/// What stands before a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    /// A sign or word that may as well stand before a count.
    Sign(Comparator),
    /// A word of time.
    Word(Comparator),
}

fn comparator(cur: &mut Cursor<'_>) -> Said {
    const WORDS: &Table<Comparator> = &Table::new(&[
        ("截止到", Comparator::AtMost),
        ("截止至", Comparator::AtMost),
        ("截止", Comparator::AtMost),
        ("截至", Comparator::AtMost),
        ("不晚于", Comparator::AtMost),
        ("不迟于", Comparator::AtMost),
        ("最迟于", Comparator::AtMost),
        ("最晚于", Comparator::AtMost),
        ("最迟", Comparator::AtMost),
        ("最晚", Comparator::AtMost),
        ("不早于", Comparator::AtLeast),
        ("早于", Comparator::LessThan),
        ("晚于", Comparator::MoreThan),
    ]);
    if let Some(comparator) = cur.look_up(WORDS) {
        return Said::Word(comparator);
    }
    let mut ahead = *cur;
    match super::comparator::firm(&mut ahead) {
        Some(comparator) => {
            *cur = ahead;
            Said::Sign(comparator)
        }
        None => Said::Nothing,
    }
}

fn every(cur: &mut Cursor<'_>) -> Every {
    const EVERY: &Table<Every> = &Table::new(&[
        ("每年度", Every::Year),
        ("每年", Every::Year),
        ("每季度", Every::Quarter),
        ("每季", Every::Quarter),
        ("每月", Every::Month),
    ]);
    cur.look_up(EVERY).unwrap_or(Every::Once)
}

/// A point, or two with a dash between them.
fn period(cur: &mut Cursor<'_>, every: Every) -> Option<(Point, Option<Point>)> {
    let mut ahead = *cur;
    if let Some((from, upper)) = shared_word(&mut ahead) {
        *cur = ahead;
        return Some((from, Some(upper)));
    }
    if let Some((from, upper)) = plan(cur) {
        return Some((from, Some(upper)));
    }
    let mut ahead = *cur;
    let from = point(&mut ahead, every, None)?;
    let first = ahead;
    if super::between::dash(&mut ahead)
        && let Some(upper) = point(&mut ahead, every, from.moment.year)
    {
        let half = |end: Point| end.notation == Notation::Half;
        *cur = ahead;
        let from = if half(from) || half(upper) { Point { notation: Notation::Clear, ..from } } else { from };
        return Some((from, Some(upper)));
    }
    (from.notation != Notation::Half).then(|| *cur = first)?;
    let third = third_of_month(cur, from.moment);
    Some(
        third.map_or((from, None), |(a, b)| (Point { moment: a, ..from }, Some(Point { moment: b, ..from }))),
    )
}

/// The years of a national plan: 十四五, “十四五”期间.
fn plan(cur: &mut Cursor<'_>) -> Option<(Point, Point)> {
    const PLANS: &Table<u16> = &Table::new(&[
        ("十二五", 2011),
        ("十三五", 2016),
        ("十四五", 2021),
        ("十五五", 2026),
        ("十六五", 2031),
    ]);
    let mut ahead = *cur;
    ahead.any(words!["“", "\"", "”"]);
    let first = ahead.look_up(PLANS)?;
    ahead.any(words!["”", "\"", "“"]);
    ahead.any(words!["规划", "时期"]);
    let point = |year| Some(Point::clear(Some(plausible(year)?), Part::Year));
    let ends = (point(first.into())?, point((first + 4).into())?);
    // 十五个 is a number, and so is whatever else is counted; 十四五规划纲要 is the name of a paper.
    (super::between::boundary(ahead) || ahead.sees(words!["期间", "末", "期末", "内"]))
        .then(|| *cur = ahead)?;
    Some(ends)
}

/// Two numbers that share the word behind the second: `1-12月`, `2023年7-9月`, `2023-2025年`.
fn shared_word(cur: &mut Cursor<'_>) -> Option<(Point, Point)> {
    let mut ahead = *cur;
    let mut both = *cur;
    if let Some(first) = year_number(&mut both) {
        both.eat('年');
        let dash = super::between::dash(&mut both);
        if dash && let Some(second) = year_number(&mut both) {
            let word = both.eat('年');
            // Not the month of 2023年7月-2024年1月.
            let whole = !matches!(both.peek(), Some('0'..='9' | '.' | '-' | '/' | '上' | '下' | '第'));
            if whole {
                *cur = both;
                let notation = if word { Notation::Clear } else { Notation::Figures };
                let point = |year| Point { moment: Moment { year: Some(year), part: Part::Year }, notation };
                return Some((point(first), point(second)));
            }
        }
    }
    let year = year_word(&mut ahead);
    let first = small(&mut ahead, 12)?;
    ahead.eat('月');
    super::between::dash(&mut ahead).then_some(())?;
    let second = small(&mut ahead, 12)?;
    ahead.eat('月').then_some(())?;
    ahead.eat('份');
    (!ahead.peek().is_some_and(|c| number::may_begin(c) || c == '底')).then_some(())?;
    *cur = ahead;
    Some((Point::clear(year, Part::Month(first)), Point::clear(year, Part::Month(second))))
}

/// One date. `inherited` is the year of the other end of a range.
fn point(cur: &mut Cursor<'_>, every: Every, inherited: Option<NonZeroU16>) -> Option<Point> {
    let mut ahead = *cur;
    if let Some(point) = figures(&mut ahead) {
        *cur = ahead;
        return Some(point);
    }
    let own = year_word(&mut ahead);
    let open =
        ahead.any(words!["本年度", "当年度", "本年", "当年", "全年", "年度", "年"]).filter(|_| own.is_none());
    let year = own.or(inherited);
    if let Some(part) = part(&mut ahead) {
        *cur = ahead;
        return Some(Point::clear(year, part));
    }
    let part = match every {
        Every::Month => ahead.eat('月').then_some(Part::End).or_else(|| day_of_month(&mut ahead)),
        Every::Quarter => ahead.eat('季').then_some(Part::End),
        _ => None,
    };
    if let Some(part) = part.or_else(|| recurring_end(ahead, every)) {
        *cur = ahead;
        return Some(Point::clear(None, part));
    }
    let ends = ahead.sees(words!["底", "末", "内"]);
    // 年 by itself is no date; 年底, 年内, 本年 are, and so is 每年底.
    let yearly = every == Every::Year && ahead.sees(words!["底", "末"]);
    let says = own.is_some() || yearly || (open.is_some() && (ends || open != Some("年")));
    says.then(|| *cur = ahead)?;
    Some(Point::clear(year, Part::Year))
}

/// The 底 of 每月底, which is left for the ending.
fn recurring_end(cur: Cursor<'_>, every: Every) -> Option<Part> {
    let recurs = matches!(every, Every::Month | Every::Quarter);
    (recurs && cur.sees(words!["底", "末"])).then_some(Part::End)
}

fn day_of_month(cur: &mut Cursor<'_>) -> Option<Part> {
    let mut ahead = *cur;
    let day = small(&mut ahead, 31)?;
    ahead.any(words!["日", "号"])?;
    *cur = ahead;
    Some(Part::DayOfMonth(day))
}

/// 上半年, 第三季度, 7月, 12月31日.
fn part(cur: &mut Cursor<'_>) -> Option<Part> {
    const HALVES: &Table<Part> = &Table::new(&[("上半年", Part::Half(1)), ("下半年", Part::Half(2))]);
    if let Some(half) = cur.look_up(HALVES) {
        return Some(half);
    }
    let mut ahead = *cur;
    let ordinal = ahead.eat('第');
    let letter = !ordinal && (ahead.eat('Q') || ahead.eat('q'));
    if let Some(quarter) = small(&mut ahead, 4)
        && (letter || ahead.any(words!["季度", "季"]).is_some())
    {
        *cur = ahead;
        return Some(Part::Quarter(quarter));
    }
    let mut ahead = *cur;
    let month = small(&mut ahead, 12)?;
    ahead.eat('月').then_some(())?;
    ahead.eat('份');
    *cur = ahead;
    if let Some(day) = small(&mut ahead, days_in(None, month)) {
        ahead.any(words!["日", "号"])?;
        *cur = ahead;
        return Some(Part::Day(month, day));
    }
    Some(Part::Month(month))
}

/// 上旬, 中旬, 下旬 behind a month: first and last day.
fn third_of_month(cur: &mut Cursor<'_>, month: Moment) -> Option<(Moment, Moment)> {
    let Part::Month(number) = month.part else { return None };
    let (first, last) = match cur.any(words!["上旬", "中旬", "下旬"])? {
        "上旬" => (1, 10),
        "中旬" => (11, 20),
        _ => (21, days_in(month.year, number)),
    };
    let day = |day| Moment { year: month.year, part: Part::Day(number, day) };
    Some((day(first), day(last)))
}

/// `2023-12-31`, `2023/12/31`, `2023.12.31`, `2023-12`, `2023.07`, `20231231`.
fn figures(cur: &mut Cursor<'_>) -> Option<Point> {
    let mut ahead = *cur;
    if let Some((year, month, day)) = compact(&mut ahead) {
        let part = match day {
            Some(day) => Some(Part::Day(month, day)).filter(|_| day <= days_in(Some(year), month))?,
            None => Part::Month(month),
        };
        *cur = ahead;
        return Some(Point { moment: Moment { year: Some(year), part }, notation: Notation::Figures });
    }
    let year = year_number(&mut ahead)?;
    let sign = ahead.bump().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let start = ahead;
    let month = arabic(&mut ahead, 12)?;
    let two_digits = ahead.at() - start.at() >= 2;
    let mut day = ahead;
    if day.bump() == Some(sign)
        && let Some(number) = arabic(&mut day, days_in(Some(year), month))
    {
        (!matches!(day.peek(), Some('0'..='9' | '.' | '/'))).then_some(())?;
        *cur = day;
        return Some(Point::clear(Some(year), Part::Day(month, number)));
    }
    (!matches!(ahead.peek(), Some('0'..='9' | '.' | '/' | '年'))).then_some(())?;
    // A month alone: 2023-07 is one, 2023.07 may be, 2023/7 and 2023.7 are none.
    *cur = ahead;
    let notation = match sign {
        '-' if two_digits => Notation::Clear,
        '.' if two_digits => Notation::Figures,
        _ => Notation::Half,
    };
    Some(Point { moment: Moment { year: Some(year), part: Part::Month(month) }, notation })
}

/// A year with its 年, in either kind of digits.
fn year_word(cur: &mut Cursor<'_>) -> Option<NonZeroU16> {
    let mut ahead = *cur;
    let Some(year) = year_number(&mut ahead).or_else(|| chinese_year(&mut ahead)) else {
        return short_year(cur);
    };
    // 2023上半年, 2023全年
    (ahead.eat('年') || ahead.sees(words!["全年", "上半年", "下半年"])).then_some(())?;
    ahead.any(words!["度", "全年度", "全年"]);
    *cur = ahead;
    Some(year)
}

/// `24年`, which is 2024 only before 底 or a month: 24年底前, 24年6月.
fn short_year(cur: &mut Cursor<'_>) -> Option<NonZeroU16> {
    let mut ahead = *cur;
    ahead.spaces();
    let tens = ahead.bump().and_then(|c| c.to_digit(10)).filter(|tens| (1..5).contains(tens))?;
    let year = 2000 + tens * 10 + ahead.bump()?.to_digit(10)?;
    ahead.eat('年').then_some(())?;
    let mut behind = ahead;
    let month = small(&mut behind, 12).is_some() && behind.eat('月');
    (month || ahead.sees(words!["底", "末"])).then(|| *cur = ahead)?;
    plausible(year)
}

/// A number from 1 to `most`, in either kind of digits.
fn small(cur: &mut Cursor<'_>, most: u8) -> Option<u8> {
    let mut ahead = *cur;
    ahead.spaces();
    let value = match ahead.peek()? {
        '0'..='9' => arabic(&mut ahead, most)?,
        _ => {
            let number = number::chinese(&mut ahead)?;
            u8::try_from(number.value).ok().filter(|_| number.value.scale() == 0)?
        }
    };
    (1..=most).contains(&value).then(|| *cur = ahead)?;
    Some(value)
}

/// One or two digits and no third.
fn arabic(cur: &mut Cursor<'_>, most: u8) -> Option<u8> {
    let mut value = 0_u8;
    let mut length = 0;
    while let Some(digit) = cur.peek().and_then(|c| c.to_digit(10)) {
        length += 1;
        (length <= 2).then_some(())?;
        value = value * 10 + u8::try_from(digit).ok()?;
        cur.bump();
    }
    (length > 0 && (1..=most).contains(&value)).then_some(value)
}

/// Takes the ending (底前, 前, 内) and says what the whole means.
fn conclude(cur: &mut Cursor<'_>, every: Every, said: Said, period: (Moment, Option<Moment>)) -> Option<Due> {
    let (from, upper) = period;
    let end = cur.any(words!["底", "末"]).is_some();
    let before = cur.any(words!["以前", "之前", "前", "为止", "止"]);
    let within = before.is_none() && cur.any(words!["以内", "之内", "期间", "内"]).is_some();
    let onward = before.is_none() && !within && cur.any(words!["起", "以后", "之后"]).is_some();
    let exact = |comparator, value| Some(Due { comparator, every, value, upper: None });
    if let Some(upper) = upper {
        if upper.year.is_some() == from.year.is_some() {
            (from.place() < upper.place()).then_some(())?;
        }
        ((said == Said::Nothing && every == Every::Once) || every == Every::Year).then_some(())?;
        return match (before, end) {
            // 12月中旬前; nothing is before a period of months.
            (Some(_), false) if matches!(upper.part, Part::Day(..)) => exact(Comparator::AtMost, upper),
            // 十四五末
            (None, true) if from.part == Part::Year && upper.part == Part::Year => {
                exact(Comparator::AtMost, upper.last_day())
            }
            (None, false) if !onward => {
                Some(Due { comparator: Comparator::Range, every, value: from, upper: Some(upper) })
            }
            _ => None,
        };
    }
    let day = matches!(from.part, Part::Day(..) | Part::DayOfMonth(_) | Part::End);
    // A day has no 底.
    (!end || !day || from.part == Part::End).then_some(())?;
    let comparator = match said {
        // 9月前 is by the end of September, as 9月30日前 is by the end of that day.
        Said::Nothing if end || before.is_some() || from.part == Part::End => Comparator::AtMost,
        Said::Nothing if onward => Comparator::AtLeast,
        Said::Sign(_) | Said::Word(_) if onward => return None,
        // 年内 is by the end of the year; 2023年内 too.
        Said::Nothing if within && from.part == Part::Year => Comparator::AtMost,
        // 12月内 may be "in December" or "in twelve months".
        Said::Nothing if within && from.year.is_none() && matches!(from.part, Part::Month(_)) => return None,
        Said::Nothing => Comparator::Equal,
        Said::Sign(Comparator::About | Comparator::Range) => return None,
        Said::Sign(comparator) | Said::Word(comparator) => comparator,
    };
    (from.part != Part::End || comparator == Comparator::AtMost).then_some(())?;
    let value = if end || comparator == Comparator::AtMost { from.last_day() } else { from };
    exact(comparator, value)
}
