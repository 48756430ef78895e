//! Deadlines: the moments that targets are due by, how they are printed, and how data files write them.

use std::fmt;
use std::num::NonZeroU16;

use super::comparator::Comparator;

/// When a target is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// 及时, 按期, 按合同约定时间: in time, by a date that stands elsewhere.
    Unstated,
    /// A date or period of the calendar.
    Stated(Due),
}

/// A deadline with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    /// `AtMost`: by the end of that day. `Equal`: within that month, quarter, year. `LessThan`: before it begins.
    /// `Range`: from the one to the end of the other.
    pub comparator: Comparator,
    /// How often it recurs.
    pub every: Every,
    /// The date, or the beginning of a range.
    pub value: Moment,
    /// The end of a range.
    pub upper: Option<Moment>,
}

/// How often a deadline recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// Once.
    Once,
    /// 每年
    Year,
    /// 每季度
    Quarter,
    /// 每月
    Month,
}

impl Every {
    /// `year`, `quarter`, `month`; nothing for once.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Every::Once => None,
            Every::Year => Some("year"),
            Every::Quarter => Some("quarter"),
            Every::Month => Some("month"),
        }
    }

    /// The word before a date, empty for once.
    fn word(self) -> &'static str {
        match self {
            Every::Once => "",
            Every::Year => "每年",
            Every::Quarter => "每季度",
            Every::Month => "每月",
        }
    }
}

/// A day, month or other stretch of the calendar, of a year that may be left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The year, if one is written.
    pub year: Option<NonZeroU16>,
    /// Which part of it.
    pub part: Part,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// 上半年 is 1, 下半年 is 2.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 12.
    Month(u8),
    /// Month and day; a 29 February is possible in a year that is left open.
    Day(u8, u8),
    /// A day of every month.
    DayOfMonth(u8),
    /// The last day of whatever recurs (每月底).
    End,
}

impl Moment {
    /// The last day of it: `12-31` of a year.
    #[must_use]
    pub fn last_day(self) -> Moment {
        let month = match self.part {
            Part::Year => 12,
            Part::Half(half) => half * 6,
            Part::Quarter(quarter) => quarter * 3,
            Part::Month(month) => month,
            Part::Day(..) | Part::DayOfMonth(_) | Part::End => return self,
        };
        Moment { year: self.year, part: Part::Day(month, days_in(self.year, month)) }
    }

    /// First and last month and day, for putting two moments in order.
    pub(super) fn place(self) -> (u16, u8, u8) {
        let year = self.year.map_or(0, NonZeroU16::get);
        match self.part {
            Part::Year | Part::End => (year, 1, 1),
            Part::Half(half) => (year, half * 6 - 5, 1),
            Part::Quarter(quarter) => (year, quarter * 3 - 2, 1),
            Part::Month(month) => (year, month, 1),
            Part::Day(month, day) => (year, month, day),
            Part::DayOfMonth(day) => (year, 1, day),
        }
    }

    /// As in data files: `2023`, `2023-H1`, `2023-Q3`, `2023-07`, `2023-12-31`; a year or month that is left open is
    /// `-`, as in XML Schema: `--12-31`, `---15`. The last day of what recurs is `end`.
    #[must_use]
    pub fn iso(self) -> String {
        let year = self.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        match self.part {
            Part::Year => year,
            Part::Half(half) => format!("{year}-H{half}"),
            Part::Quarter(quarter) => format!("{year}-Q{quarter}"),
            Part::Month(month) => format!("{year}-{month:02}"),
            Part::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
            Part::DayOfMonth(day) => format!("---{day:02}"),
            Part::End => "end".to_owned(),
        }
    }
}

/// Days in a month; 29 for a February whose year is left open.
pub(super) fn days_in(year: Option<NonZeroU16>, month: u8) -> u8 {
    let leap = year.is_none_or(|y| {
        let year = y.get();
        (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
    });
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(out, "{year}年")?;
        }
        match self.part {
            Part::Year if self.year.is_some() => Ok(()),
            Part::Year => out.write_str("本年"),
            Part::Half(1) => out.write_str("上半年"),
            Part::Half(_) => out.write_str("下半年"),
            Part::Quarter(quarter) => write!(out, "第{quarter}季度"),
            Part::Month(month) => write!(out, "{month}月"),
            Part::Day(month, day) => write!(out, "{month}月{day}日"),
            Part::DayOfMonth(day) => write!(out, "{day}日"),
            Part::End => out.write_str("末"),
        }
    }
}

impl fmt::Display for Deadline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Deadline::Stated(stated) = self else { return out.write_str("按时") };
        let words = match stated.comparator {
            Comparator::AtMost => "不晚于",
            Comparator::LessThan => "早于",
            Comparator::AtLeast => "不早于",
            Comparator::MoreThan => "晚于",
            Comparator::Equal | Comparator::About | Comparator::Range => "",
        };
        match stated.value.part {
            // 每季度不晚于末 is no sentence.
            Part::End => write!(out, "{words}{}{}", stated.every.word(), stated.value)?,
            _ => write!(out, "{}{words}{}", stated.every.word(), stated.value)?,
        }
        stated.upper.map_or(Ok(()), |upper| write!(out, "至{upper}"))
    }
}
