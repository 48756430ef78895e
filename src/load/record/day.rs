//! Fields that hold dates: one as precise as the form has it, or a day, of which a month or a year alone would leave open
//! which.

use super::{Reader, Record};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::date::is_date;
use crate::load::{rules as rule, unknown};
use crate::model::date::Date;
use crate::model::stated::Stated;

impl Reader<'_> {
    /// A date, `YYYY-MM-DD`, a month `YYYY-MM` or a year alone, as text.
    pub(in crate::load) fn date(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Box<str>> {
        let (text, span) = match self.stated(record, key, at) {
            Stated::Given(given) => given,
            blank => return blank.map(|_| Box::default()),
        };
        if is_date(text.trim()) {
            return Stated::Given(text.trim().into());
        }
        self.find(&rule::DATE_NOT_READABLE, &at.key(key), span, unknown::date(text));
        Stated::Absent
    }

    /// A day; a finding where anything else stands there, be it that the day “does not apply” or is withheld.
    pub(in crate::load) fn day(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<Date> {
        let stated = self.stated(record, key, at);
        let (text, span) = match (stated, record.entry(key)) {
            (Stated::Given((text, span)), _) => (text.trim(), span),
            (Stated::NotApplicable | Stated::Withheld(_), Some(entry)) => {
                (entry.value.text().unwrap_or("{…}").trim(), entry.value.span)
            }
            _ => return None,
        };
        let day = Date::parse(text);
        if day.is_none() {
            let message = Said::new(format!("“{text}”不是日期"), format!("“{text}” is not a date"));
            let help = Said::new(
                "写明是哪一天，如 2026-06-30：年四位、月两位、日两位",
                "say which day, such as 2026-06-30: four digits, two and two",
            );
            self.find(&rule::DATE_NOT_READABLE, &at.key(key), span, (message, help));
        }
        day
    }

    /// A day that must be there.
    pub(in crate::load) fn needed_day(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<Date> {
        let before = self.findings.len();
        let day = self.day(record, key, at);
        if day.is_none() {
            self.missing_unless_said(record, (key, before), at);
        }
        day
    }
}
