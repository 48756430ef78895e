//! Money and other figures of the forms: exact decimals that remember how many places were written. Never a float.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use smol_str::{SmolStr, SmolStrBuilder};

/// The unit in which a form states its amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountUnit {
    /// 元.
    Yuan,
    /// 万元, ten thousand yuan: what forms use unless they say otherwise.
    #[default]
    TenThousandYuan,
    /// 亿元, a hundred million yuan.
    HundredMillionYuan,
}

impl AmountUnit {
    /// Every unit, from small to large.
    pub const ALL: [AmountUnit; 3] =
        [AmountUnit::Yuan, AmountUnit::TenThousandYuan, AmountUnit::HundredMillionYuan];

    /// The word in forms and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            AmountUnit::Yuan => "元",
            AmountUnit::TenThousandYuan => "万元",
            AmountUnit::HundredMillionYuan => "亿元",
        }
    }

    /// Powers of ten above the yuan.
    pub(crate) fn power(self) -> u32 {
        match self {
            AmountUnit::Yuan => 0,
            AmountUnit::TenThousandYuan => 4,
            AmountUnit::HundredMillionYuan => 8,
        }
    }
}

/// An amount of money as a form states it: exact value, places as written, and its unit.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// In `unit`; its scale is the number of decimals that were written.
    pub value: Decimal,
    /// What `value` counts.
    pub unit: AmountUnit,
}

/// Amounts are equal when they are the same money, however written: 1 万元 = 10000.00 元.
impl PartialEq for Amount {
    fn eq(&self, other: &Amount) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Amount {
    fn cmp(&self, other: &Amount) -> Ordering {
        let unit = self.unit.max(other.unit);
        self.in_unit(unit).value.cmp(&other.in_unit(unit).value)
    }
}

impl Amount {
    /// Nothing, in `unit`.
    #[must_use]
    pub fn zero(unit: AmountUnit) -> Amount {
        Amount { value: Decimal::ZERO, unit }
    }

    /// The same money in another unit, exactly: only the decimal point moves. Amounts as they are read always fit; one
    /// that would not stays in its own unit, which is still the same money.
    #[must_use]
    pub fn in_unit(self, unit: AmountUnit) -> Amount {
        let (from, to) = (self.unit.power(), unit.power());
        if from >= to {
            let factor = Decimal::from(10_u64.pow(from - to));
            return self.value.checked_mul(factor).map_or(self, |value| Amount { value, unit });
        }
        let mut moved = self.value;
        if moved.set_scale(self.value.scale() + (to - from)).is_err() {
            return self;
        }
        let shortest = moved.normalize();
        let places = shortest.scale().max(self.value.scale().max(2));
        Amount { value: rescaled(shortest, places), unit }
    }

    /// The sum, in this amount's unit. `None` past what a Decimal holds.
    #[must_use]
    pub fn plus(self, other: Amount) -> Option<Amount> {
        Some(Amount { value: self.value.checked_add(other.in_unit(self.unit).value)?, unit: self.unit })
    }

    /// The difference, in this amount's unit. `None` past what a Decimal holds.
    #[must_use]
    pub fn minus(self, other: Amount) -> Option<Amount> {
        self.plus(Amount { value: -other.value, unit: other.unit })
    }

    /// The sum of all, in `unit`. `None` past what a Decimal holds: no sum rather than a wrong one.
    pub fn sum(amounts: impl IntoIterator<Item = Amount>, unit: AmountUnit) -> Option<Amount> {
        amounts.into_iter().try_fold(Amount::zero(unit), Amount::plus)
    }

    /// This part of `whole` in percent; see [`share`]. `None` where the whole is zero.
    #[must_use]
    pub fn share_of(self, whole: Amount) -> Option<Decimal> {
        share(self.value, whole.in_unit(self.unit).value)
    }

    /// The figure as pages show it: grouped in threes, at least two decimals, never fewer than were written.
    #[must_use]
    pub fn grouped(self) -> SmolStr {
        grouped(self.value, 2)
    }

    /// The figure without grouping, for data files: the decimals as written.
    #[must_use]
    pub fn plain(self) -> SmolStr {
        plain(self.value)
    }
}

impl fmt::Display for Amount {
    /// The grouped figure with its unit: `49,057.92 万元`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.grouped(), self.unit.name())
    }
}

/// `part ÷ whole × 100`, rounded half away from zero to `places`; `None` where the whole is zero.
#[must_use]
pub fn percent(part: Decimal, whole: Decimal, places: u32) -> Option<Decimal> {
    let ratio = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(rescaled(
        ratio.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
        places,
    ))
}

/// A share in percent: to one decimal, or, where that would be 0.0 although the part is something, as far as its first
/// digit, for little is not nothing. `None` where the whole is zero.
#[must_use]
pub fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let share = percent(part, whole, 1)?;
    if !share.is_zero() || part.is_zero() {
        return Some(share);
    }
    (2..=Decimal::MAX_SCALE).filter_map(|places| percent(part, whole, places)).find(|share| !share.is_zero())
}

/// A decimal grouped in threes with at least `places` decimals. Nearly all are short enough to be held in place.
#[must_use]
pub fn grouped(value: Decimal, places: u32) -> SmolStr {
    written(value, value.scale().max(places), ",", "−")
}

/// A decimal as data files hold it: the decimals as written, no grouping.
#[must_use]
pub fn plain(value: Decimal) -> SmolStr {
    written(value, value.scale(), "", "-")
}

/// A decimal with `places` decimals, no fewer than it has, as far as 96 bits hold them. Tables are full of them, so the usual
/// ones go without the arithmetic of 96 bits.
fn written(value: Decimal, places: u32, separator: &str, minus: &str) -> SmolStr {
    let shift = 10_u64.checked_pow(places.saturating_sub(value.scale()));
    let units = u64::try_from(value.mantissa().unsigned_abs()).ok().zip(shift);
    let mut buffer = itoa::Buffer::new();
    let (digits, places) = match units.and_then(|(units, shift)| units.checked_mul(shift)) {
        Some(units) => (buffer.format(units), places),
        None => {
            let exact = rescaled(value, places);
            (buffer.format(exact.mantissa().unsigned_abs()), exact.scale())
        }
    };
    let places = usize::try_from(places).unwrap_or_default();
    // A fraction has as many digits as places; it may lack the zeros before the first of them.
    let (whole, fraction) =
        digits.split_at_checked(digits.len().wrapping_sub(places)).unwrap_or(("", digits));
    let mut out = SmolStrBuilder::new();
    if value.is_sign_negative() {
        out.push_str(minus);
    }
    match whole {
        "" => out.push('0'),
        whole => grouped_digits(&mut out, whole, separator),
    }
    if places > 0 {
        out.push('.');
        (fraction.len()..places).for_each(|_| out.push('0'));
        out.push_str(fraction);
    }
    out.finish()
}

fn grouped_digits(out: &mut SmolStrBuilder, whole: &str, separator: &str) {
    let (first, mut rest) = whole.split_at((whole.len() - 1) % 3 + 1);
    out.push_str(first);
    while let Some((group, behind)) = rest.split_at_checked(3) {
        out.push_str(separator);
        out.push_str(group);
        rest = behind;
    }
}

fn rescaled(mut value: Decimal, places: u32) -> Decimal {
    value.rescale(places);
    value
}

/// Why a text is not a number of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotANumber {
    /// Not digits with at most one point.
    Malformed,
    /// Commas that do not stand every three digits.
    Grouping,
    /// More digits than any budget has.
    TooLong,
}

/// Digits of an amount before and after the point: more than any budget has, few enough that sums and changes of unit
/// stay exact.
const MAX_WHOLE_DIGITS: usize = 14;
const MAX_DECIMALS: usize = 6;

/// Reads `49057.92`, `49,057.92` or `-3`, keeping the number of decimals.
///
/// # Errors
/// Says in which way the text is no number.
pub fn read_decimal(text: &str) -> Result<Decimal, NotANumber> {
    let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
    let negative = unsigned.len() < text.len();
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((_, "")) => return Err(NotANumber::Malformed),
        Some((whole, decimals)) => (whole, decimals),
        None => (unsigned, ""),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let ungrouped = ungroup(whole)?;
    if ungrouped.is_empty() || !digits(&ungrouped) || !digits(decimals) {
        return Err(NotANumber::Malformed);
    }
    if ungrouped.len() > MAX_WHOLE_DIGITS || decimals.len() > MAX_DECIMALS {
        return Err(NotANumber::TooLong);
    }
    let mut exact = String::with_capacity(text.len() + 1);
    exact.push_str(if negative { "-" } else { "" });
    exact.push_str(&ungrouped);
    if !decimals.is_empty() {
        exact.push('.');
        exact.push_str(decimals);
    }
    Decimal::from_str_exact(&exact).map_err(|_| NotANumber::TooLong)
}

/// Takes the commas out, if they stand where commas belong.
fn ungroup(whole: &str) -> Result<std::borrow::Cow<'_, str>, NotANumber> {
    if !whole.contains(',') {
        return Ok(whole.into());
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    if first.is_empty() || first.len() > 3 || groups.any(|group| group.len() != 3) {
        return Err(NotANumber::Grouping);
    }
    Ok(whole.replace(',', "").into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(text: &str, unit: AmountUnit) -> Amount {
        Amount { value: read_decimal(text).expect(text), unit }
    }

    proptest! {
        #[test]
        fn figures_are_written_as_the_library_writes_them(mantissa: i64, wide in any::<i128>(), scale in 0..=28_u32, places in 0..=4_u32) {
            for value in [Decimal::from_i128_with_scale(i128::from(mantissa), scale), Decimal::from_i128_with_scale(wide >> 33, scale)] {
                prop_assert_eq!(plain(value), value.to_string());
                let told = grouped(value, places).replace(',', "").replace('−', "-");
                prop_assert_eq!(told, rescaled(value, scale.max(places)).to_string());
            }
        }
    }

    #[test]
    fn figures_keep_the_decimals_that_were_written_and_show_at_least_two() {
        let wan = AmountUnit::TenThousandYuan;
        assert_eq!(amount("49057.92", wan).grouped(), "49,057.92");
        assert_eq!(amount("49,057.9", wan).grouped(), "49,057.90");
        assert_eq!(amount("0.00", wan).grouped(), "0.00");
        assert_eq!(amount("1234567", wan).grouped(), "1,234,567.00");
        assert_eq!(amount("-1234.5678", wan).grouped(), "−1,234.5678");
        assert_eq!(amount("0.00", wan).plain(), "0.00");
    }

    #[test]
    fn units_change_exactly() {
        let executed = amount("215457.6", AmountUnit::Yuan);
        assert_eq!(executed.in_unit(AmountUnit::TenThousandYuan).grouped(), "21.54576");
        assert_eq!(
            amount("250000.00", AmountUnit::Yuan).in_unit(AmountUnit::TenThousandYuan).grouped(),
            "25.00"
        );
        assert_eq!(
            amount("1.5", AmountUnit::HundredMillionYuan).in_unit(AmountUnit::Yuan).grouped(),
            "150,000,000.00"
        );
        assert_eq!(amount("1", AmountUnit::TenThousandYuan), amount("10000.00", AmountUnit::Yuan));
    }

    #[test]
    fn the_largest_amounts_change_unit_and_add_up() {
        let largest = amount("99999999999999.999999", AmountUnit::HundredMillionYuan);
        let yuan = largest.in_unit(AmountUnit::Yuan);
        assert_eq!(yuan.unit, AmountUnit::Yuan);
        assert_eq!(yuan.in_unit(AmountUnit::HundredMillionYuan), largest);
        assert_eq!(
            Amount::sum(vec![largest; 1000], AmountUnit::HundredMillionYuan).map(|sum| sum.plain().len()),
            Some(24)
        );
    }

    #[test]
    fn shares_round_half_up_and_have_no_share_of_nothing() {
        let wan = AmountUnit::TenThousandYuan;
        assert_eq!(
            amount("37676.50", wan).share_of(amount("49057.92", wan)).map(|p| p.to_string()),
            Some("76.8".into())
        );
        assert_eq!(amount("1", wan).share_of(amount("0", wan)), None);
        for (part, shown) in [
            ("0.05", "0.1"),
            ("0.04", "0.04"),
            ("-0.04", "-0.04"),
            ("0.0149", "0.01"),
            ("0.000001", "0.000001"),
            ("0", "0.0"),
        ] {
            let share = amount(part, wan).share_of(amount("100", wan));
            assert_eq!(share.map(|share| share.to_string()), Some(shown.into()));
        }
        assert_eq!(
            percent(Decimal::from(1), Decimal::from(8), 1).map(|p| p.to_string()),
            Some("12.5".into())
        );
        assert_eq!(
            percent(Decimal::from(1), Decimal::from(800), 1).map(|p| p.to_string()),
            Some("0.1".into())
        );
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, why) in [
            ("1.2.3", NotANumber::Malformed),
            ("１２３", NotANumber::Malformed),
            ("--", NotANumber::Malformed),
            ("", NotANumber::Malformed),
            ("5.", NotANumber::Malformed),
            ("12万", NotANumber::Malformed),
            ("1e5", NotANumber::Malformed),
            ("1,2345", NotANumber::Grouping),
            (",123", NotANumber::Grouping),
            ("123456789012345", NotANumber::TooLong),
            ("0.1234567", NotANumber::TooLong),
        ] {
            assert_eq!(read_decimal(text), Err(why), "{text}");
        }
    }
}
