//! Fiscal years.

use std::fmt;

/// A budget year (年度): the year for which money is planned, not the one in which a form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(u16);

impl FiscalYear {
    /// The first and last year that a declaration can be for. Earlier ones had no such forms.
    pub const RANGE: std::ops::RangeInclusive<u16> = 1990..=2100;

    /// Reads four digits within [`FiscalYear::RANGE`].
    #[must_use]
    pub fn parse(text: &str) -> Option<FiscalYear> {
        let year = text.parse().ok().filter(|_| text.len() == 4)?;
        FiscalYear::RANGE.contains(&year).then_some(FiscalYear(year))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(itoa::Buffer::new().format(self.0))
    }
}
