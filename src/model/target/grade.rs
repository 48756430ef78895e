//! Grades: 优 良 中 低 差 with their longer names, and levels such as 三级以上 or 甲级. The grammar reads the mark; what was
//! measured stays in the indicator's name.

use std::fmt;

use super::comparator::{self, Comparator, Force, Prefix};
use super::cursor::Cursor;
use super::short::Short;
use super::words::{Letters, Table, words};

/// A grade that is to be reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Grade {
    /// `Equal`: that grade. `AtLeast`: that grade or better (以上). `MoreThan`: better (优于).
    pub comparator: Comparator,
    /// The grade.
    pub mark: Mark,
}

/// A mark on a scale.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// 优, 优秀
    Excellent,
    /// 优良: either of the two.
    ExcellentOrGood,
    /// 良, 良好
    Good,
    /// 中, 中等
    Fair,
    /// 低
    Low,
    /// 差
    Poor,
    /// A level of a scale of its own, as written: 一级, 甲级, AAA级, 省级. Which end is better depends on the scale.
    Level(Short),
}

impl Mark {
    /// The mark as one word: 优, 优良, 良, 中, 低, 差, or the level.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Mark::Excellent => "优",
            Mark::ExcellentOrGood => "优良",
            Mark::Good => "良",
            Mark::Fair => "中",
            Mark::Low => "低",
            Mark::Poor => "差",
            Mark::Level(level) => level.as_str(),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.comparator.sign(), self.mark.as_str())
    }
}

/// A grade that was read.
pub(super) struct Found {
    pub(super) grade: Grade,
    /// Whether it may stand behind a label: with a comparator, or as a mark that is hardly anything but a grade. 良好 in
    /// 运行良好 is a word.
    pub(super) stands: bool,
}

/// Reads a grade: `优`, `达到优良`, `良好以上`, `≥三级`.
pub(super) fn grade(cur: &mut Cursor<'_>) -> Option<Found> {
    let mut ahead = *cur;
    ahead.blank();
    let rated = ahead.any(words!["评定为", "评为", "获评", "结果为", "等级为", "等次为"]).is_some();
    let prefix = better(&mut ahead).or_else(|| comparator::prefix(&mut ahead));
    ahead.spaces();
    let mark = mark(&mut ahead)?;
    let level = matches!(mark, Mark::Level(_));
    let kind = |ahead: &mut Cursor<'_>| if level { standard(ahead) } else { class(ahead) };
    let named = kind(&mut ahead);
    let bound = comparator::bound(&mut ahead);
    if !named {
        kind(&mut ahead);
    }
    // 达到优 is 优 itself: 达到 is "at least" for quantities, where more is a value of its own.
    let prefix = prefix.map(|prefix| match prefix.force {
        Force::Loose => Prefix { comparator: Comparator::Equal, ..prefix },
        Force::Firm => prefix,
    });
    let comparator = comparator::together(prefix, bound)?;
    (!matches!(comparator, Comparator::About | Comparator::Range)).then_some(())?;
    // 低 alone says as little as 高, which is no mark.
    let alone = !rated && !named && prefix.is_none() && bound.is_none();
    (mark != Mark::Low || !alone).then_some(())?;
    *cur = ahead;
    let stands = rated || prefix.is_some() || matches!(mark, Mark::Level(_) | Mark::ExcellentOrGood);
    Some(Found { grade: Grade { comparator, mark }, stands })
}

/// Comparators that only grades have: more is not always better, but what is better is.
fn better(cur: &mut Cursor<'_>) -> Option<Prefix> {
    const BETTER: &Table<Comparator> = &Table::new(&[
        ("达到或优于", Comparator::AtLeast),
        ("达到或好于", Comparator::AtLeast),
        ("达到或超过", Comparator::AtLeast),
        ("达到或高于", Comparator::AtLeast),
        ("优于或等于", Comparator::AtLeast),
        ("优于", Comparator::MoreThan),
        ("好于", Comparator::MoreThan),
        ("劣于", Comparator::LessThan),
        ("差于", Comparator::LessThan),
    ]);
    if !matches!(cur.first(), Some('达' | '优' | '好' | '劣' | '差')) {
        return None;
    }
    let comparator = cur.look_up(BETTER)?;
    Some(Prefix { comparator, force: Force::Firm })
}

/// What a level is one of: Ⅲ类水质, 一级标准.
fn standard(cur: &mut Cursor<'_>) -> bool {
    cur.any(words![
        "水质标准",
        "水体标准",
        "水标准",
        "水质",
        "水体",
        "水",
        "排放标准",
        "标准",
        "资质",
        "等保",
        "等级保护",
        "景区"
    ])
    .is_some()
}

/// What a mark is one of: 优秀等次.
fn class(cur: &mut Cursor<'_>) -> bool {
    cur.any(words!["等次", "等级", "档次", "级别"]).is_some()
}

fn mark(cur: &mut Cursor<'_>) -> Option<Mark> {
    let mut ahead = *cur;
    let found = match ahead.bump()? {
        // 优/良 is either, unless it is the beginning of a scale (优/良/中/差).
        '优' if ahead.any(words!["良", "/良", "或良"]).is_some() => {
            Some((Mark::ExcellentOrGood, words![]))
        }
        '优' => Some((Mark::Excellent, words!["秀", "等", "级"])),
        '良' => Some((Mark::Good, words!["好", "级"])),
        '中' => Some((Mark::Fair, words!["等", "级"])),
        '低' => Some((Mark::Low, words![])),
        '差' => Some((Mark::Poor, words![])),
        _ => None,
    };
    if let Some((found, longer)) = found {
        ahead.any(longer);
        *cur = ahead;
        return Some(found);
    }
    level(cur).map(Mark::Level)
}

/// `一级`, `3级`, `甲级`, `AAA级`, `4A级`, `省级`, `三级甲等`, `五星级`.
fn level(cur: &mut Cursor<'_>) -> Option<Short> {
    let mut ahead = *cur;
    let mut text = Short::EMPTY;
    let mut length = 0;
    let mut named = ahead.any(words!["国家", "世界", "省部", "特", "省", "市", "县", "区", "部", "厅"]);
    if let Some(named) = named {
        text.push_str(named);
    }
    // 国家二级
    let start = ahead;
    if named == Some("国家") && ahead.peek().is_some_and(counts_levels) {
        named = None;
    }
    match named {
        Some(_) => {}
        None => {
            while length < 6 && ahead.peek().is_some_and(counts_levels) {
                length += 1;
                ahead.bump();
            }
            // Most numbers are no level: what is behind them tells.
            ((1..=5).contains(&length) && matches!(ahead.first(), Some('级' | '类' | '星'))).then_some(())?;
            let mut counted = start;
            (0..length).filter_map(|_| counted.bump()).for_each(|c| text.push(c));
        }
    }
    ahead.spaces();
    if named.is_none() && ahead.eat('星') {
        text.push('星');
    }
    // 三类 counts kinds, Ⅲ类 and A类 are classes.
    let class = named.is_none() && text.as_str().chars().all(|c| c.is_ascii_uppercase() || is_roman(c));
    let word = if class && ahead.eat('类') { '类' } else { ahead.eat('级').then_some('级')? };
    text.push(word);
    // 一级A is a standard for waste water.
    if let Some(class) = ahead.any(words!["甲等", "乙等", "丙等", "A", "B"]) {
        text.push_str(class);
    }
    *cur = ahead;
    Some(text)
}

/// Ⅰ to Ⅻ, each a character of its own.
fn is_roman(c: char) -> bool {
    matches!(c, '\u{2160}'..='\u{216B}')
}

fn counts_levels(c: char) -> bool {
    const COUNTERS: &Letters = &Letters::new("一二三四五六七八九十甲乙丙丁");
    c.is_ascii_digit() || c.is_ascii_uppercase() || is_roman(c) || COUNTERS.has(c)
}
