//! Dates of the calendar as files write them.

use crate::model::date::Date;

/// `2023-02-18`, `2023-02` or `2023`, of a day that the calendar has.
pub(super) fn is_date(text: &str) -> bool {
    let first_day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    Date::parse(&first_day).is_some_and(|date| (1949..=2200).contains(&date.year()))
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for good in ["2023", "2023-02", "2023-02-28", "2024-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "23",
            "2023-13",
            "2023-2",
            "2023-+1",
            "2023-02-29",
            "2023-04-31",
            "2023-01-01-01",
            "2023/01/01",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
