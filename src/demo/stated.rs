//! Values as a form states them.

use rust_decimal::Decimal;

use crate::model::amount::{Amount, AmountUnit};
use crate::model::stated::Stated;

/// An amount of so many 0.01 万元.
pub(super) fn amount(hundredths: i64) -> Stated<Amount> {
    Stated::Given(Amount { value: Decimal::new(hundredths, 2), unit: AmountUnit::TenThousandYuan })
}

/// A text that is there.
pub(super) fn text(text: impl AsRef<str>) -> Stated<Box<str>> {
    Stated::Given(text.as_ref().into())
}
