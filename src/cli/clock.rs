//! The one place where the clock is read: today, for whoever does not say as of which day to check.

use clap::Args;
use jiff::Timestamp;
use jiff::tz::{Offset, offset};

use crate::model::date::Date;

/// Beijing's time. All of China keeps it, without summer time; a server that runs on another would end a waiver on the
/// wrong day.
const BEIJING: Offset = offset(8);

/// As of which day a site is checked.
#[derive(Debug, Args)]
pub(super) struct Day {
    /// 以哪一天为准，判断豁免是否到期 · The day to check as of [today in Beijing]
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
}

impl Day {
    /// The stated day, or today in Beijing.
    #[expect(clippy::disallowed_methods, reason = "the clock is read here alone")]
    pub(super) fn or_today(&self) -> Date {
        self.as_of.unwrap_or_else(|| BEIJING.to_datetime(Timestamp::now()).date().into())
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "写成 2026-06-30 · write it like 2026-06-30".to_owned())
}
