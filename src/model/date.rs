//! Days of the calendar, without a clock: today is a value that the command line hands in.

use std::fmt;
use std::str::FromStr;

/// A day, `2026-03-31`. Days compare in the order of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `YYYY-MM-DD`, of a day that the calendar has; `None` for anything else, other spellings of a day too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let is_day = text.len() == 10
            && text.bytes().enumerate().all(|(at, b)| match at {
                4 | 7 => b == b'-',
                _ => b.is_ascii_digit(),
            });
        jiff::civil::Date::from_str(text).ok().filter(|_| is_day).map(Date)
    }

    /// A day by its numbers; `None` where the calendar has none such.
    #[must_use]
    pub fn of(year: u16, month: u8, day: u8) -> Option<Date> {
        let [month, day] = [month, day].map(|part| i8::try_from(part).unwrap_or(0));
        jiff::civil::Date::new(i16::try_from(year).ok()?, month, day).ok().map(Date)
    }

    /// The last day of a year.
    #[must_use]
    pub fn last_of(year: u16) -> Date {
        Date(jiff::civil::Date::constant(i16::try_from(year).unwrap_or(9999).min(9999), 12, 31))
    }

    /// The day before; `None` before the first that there is.
    #[must_use]
    pub fn yesterday(self) -> Option<Date> {
        self.0.yesterday().ok().map(Date)
    }

    /// The four-digit year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs()
    }

    /// 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Date {
        Date(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_are_read_in_one_spelling_and_compare() {
        let day = |text| Date::parse(text);
        assert_eq!(day("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        assert!(day("2023-12-31") < day("2024-01-01"));
        for bad in [
            "",
            "2023-02-29",
            "20230228",
            "2023-2-3",
            "2023-02-03T00",
            "-2023-02-3",
            "2023/02/03",
            "２023-1-1",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }
}
