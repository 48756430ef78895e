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

    /// The day that a form states in any usual spelling (2023年10月20日, 2023.10.20, 2023/10/20, 20231020), of a month alone
    /// (2023-10, 2023年10月) its last day; `None` for anything else.
    #[must_use]
    pub fn written(text: &str) -> Option<Date> {
        let plain = |c: char| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            c => c,
        };
        let text: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
        if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
            return Date::of(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
        }
        let is_sign = |c: char| matches!(c, '-' | '－' | '.' | '．' | '/' | '／' | '年' | '月' | '日' | '号');
        let text = text.strip_suffix(['日', '号', '月']).unwrap_or(&text);
        let parts: Vec<&str> = text.split(is_sign).collect();
        let fits =
            |part: &&str, longest: usize| part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 && fits(month, 2) && fits(day, 2) => {
                Date::of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            }
            [year, month] if year.len() == 4 && fits(month, 2) => {
                let first = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
                Some(Date(first.last_of_month()))
            }
            _ => None,
        }
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
    fn a_form_may_spell_its_day_in_any_usual_way() {
        let day = |text| Date::written(text).map(|day| day.to_string());
        for text in [
            "2023-10-20",
            "2023年10月20日",
            "2023.10.20",
            "2023/10/20",
            "２０２３年１０月２０日",
            "2023 年 10 月 20 日",
            "20231020",
        ] {
            assert_eq!(day(text).as_deref(), Some("2023-10-20"), "{text}");
        }
        for text in ["2023-10", "2023年10月", "2023.10"] {
            assert_eq!(day(text).as_deref(), Some("2023-10-31"), "{text}");
        }
        assert_eq!(day("2024年2月5日").as_deref(), Some("2024-02-05"));
        for bad in [
            "",
            "2023",
            "2023年",
            "10月20日",
            "2023-13-01",
            "2023-02-30",
            "二〇二三年十月",
            "2023.100",
            "23.10.20",
            "2023年10月20日前",
        ] {
            assert_eq!(day(bad), None, "{bad}");
        }
    }

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
