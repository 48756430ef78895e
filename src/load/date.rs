//! Dates of the calendar as files write them.

/// `2023-02-18`, `2023-02` or `2023`, of a day that the calendar has.
pub(super) fn is_date(text: &str) -> bool {
    let number = |digits: &str, length: usize| {
        (digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| digits.parse().ok())
            .flatten()
    };
    let mut parts = text.split('-');
    let year: Option<u32> =
        parts.next().and_then(|digits| number(digits, 4)).filter(|year| (1949..=2200).contains(year));
    let Some(year) = year else { return false };
    let Some(month) = parts.next() else { return true };
    let Some(month) = number(month, 2).filter(|month| (1..=12).contains(month)) else { return false };
    let Some(day) = parts.next() else { return true };
    let days = match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    number(day, 2).is_some_and(|day| (1..=days).contains(&day)) && parts.next().is_none()
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
