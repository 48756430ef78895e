//! Exact amounts → places along a bar, in hundredths of a percent. Whole numbers only, so the same on every machine.

use rust_decimal::Decimal;

/// A place or a length as a share of the whole width: hundredths of a percent, from 0 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Percent(i32);

impl Percent {
    /// The beginning, or no length.
    pub(super) const ZERO: Percent = Percent(0);
    /// The end, or all of it.
    pub(super) const FULL: Percent = Percent(10_000);

    /// The share of `part` in `whole`.
    pub(super) fn share(part: i32, whole: i32) -> Percent {
        share(part.into(), whole.into())
    }

    /// The distance from `self` to `other`, whichever comes first.
    pub(super) fn distance(self, other: Percent) -> Percent {
        Percent((self.0 - other.0).abs())
    }

    /// What is left to the end.
    pub(super) fn rest(self) -> Percent {
        Percent(Percent::FULL.0 - self.0)
    }

    /// This share of `width` pixels.
    pub(super) fn of(self, width: i32) -> i32 {
        i32::try_from(i64::from(self.0) * i64::from(width) / 10_000).unwrap_or(width)
    }

    /// The pixels of which `length` is this share; boundless for no share at all.
    pub(super) fn whole(self, length: i32) -> i32 {
        match self.0 {
            0 => i32::MAX,
            share => i32::try_from(i64::from(length) * 10_000 / i64::from(share)).unwrap_or(i32::MAX),
        }
    }

    /// Whether a bar of this length may be thinner than a pixel on a narrow screen.
    pub(super) fn is_sliver(self) -> bool {
        self.0 < 100
    }

    /// Appends `43.2`, `0.05`, `100`.
    pub(super) fn write(self, out: &mut String) {
        let all = usize::try_from(self.0).unwrap_or_default();
        let (whole, fraction) = (all / 100, all % 100);
        out.push_str(match whole {
            0..10 => &PAIRS[2 * whole + 1..2 * whole + 2],
            10..100 => &PAIRS[2 * whole..2 * whole + 2],
            _ => "100",
        });
        if fraction > 0 {
            let digits = if fraction % 10 > 0 { 2 } else { 1 };
            out.push('.');
            out.push_str(&PAIRS[2 * fraction..2 * fraction + digits]);
        }
    }
}

/// Every number of two digits: charts are full of them.
const PAIRS: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

/// Largest number that is multiplied by 10,000 or summed up; leaves room for both in 128 bits.
const LIMIT: i128 = 1 << 100;

/// A straight scale. That of bars always contains zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    decimals: u32,
    /// How many parts one unit of the last decimal has.
    parts: i128,
    low: i128,
    high: i128,
}

impl Scale {
    /// A scale from the least to the greatest of `amounts`, and zero.
    pub(super) fn over(amounts: impl Iterator<Item = Decimal> + Clone) -> Scale {
        let decimals = decimals(amounts.clone());
        let (low, high) = amounts.fold((0, 0), |(low, high): (i128, i128), amount| {
            let units = units(amount, decimals);
            (low.min(units), high.max(units))
        });
        Scale { decimals, parts: 1, low, high }
    }

    /// The same with an eighth of space beyond its ends.
    pub(super) fn with_space(self) -> Scale {
        let parts = self.parts * 8;
        Scale { parts, low: self.low * 9, high: self.high * 9, ..self }
    }

    /// A scale from the least to the greatest of `amounts`.
    pub(super) fn between(amounts: impl Iterator<Item = Decimal> + Clone) -> Scale {
        let decimals = decimals(amounts.clone());
        let units = || amounts.clone().map(|amount| units(amount, decimals));
        let (low, high) = (units().min().unwrap_or(0), units().max().unwrap_or(0));
        Scale { decimals, parts: 1, low, high }
    }

    /// Whether something lies left of zero.
    pub(super) fn has_negative(self) -> bool {
        self.low < 0
    }

    /// Where zero is.
    pub(super) fn zero(self) -> Percent {
        self.place(0)
    }

    /// Where `amount` is; the nearer end for what lies outside.
    pub(super) fn at(self, amount: Decimal) -> Percent {
        self.place(units(amount, self.decimals) * self.parts)
    }

    fn place(self, units: i128) -> Percent {
        share(units.clamp(self.low, self.high) - self.low, self.high - self.low)
    }
}

/// Several bars of parts that lie end to end, on one scale from zero to the longest of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stacks {
    decimals: u32,
    longest: i128,
}

impl Stacks {
    /// A scale for bars whose parts are given one after another; what is not above zero has no length.
    pub(super) fn over<'a>(bars: impl Iterator<Item = &'a [Decimal]> + Clone) -> Stacks {
        let decimals = decimals(bars.clone().flatten().copied());
        let longest =
            bars.map(|parts| parts.iter().map(|part| length(*part, decimals)).sum()).max().unwrap_or(0);
        Stacks { decimals, longest }
    }

    /// Where each part of one bar begins and ends.
    pub(super) fn edges(
        self,
        parts: impl Iterator<Item = Decimal>,
    ) -> impl Iterator<Item = (Percent, Percent)> {
        parts.scan(0_i128, move |sum, part| {
            let from = share(*sum, self.longest);
            *sum += length(part, self.decimals);
            Some((from, share(*sum, self.longest)))
        })
    }
}

/// `amounts` as whole numbers in the same proportion, small enough that their sum can be multiplied; below zero is zero.
pub(super) fn weights(amounts: impl Iterator<Item = Decimal> + Clone) -> Vec<i128> {
    let decimals = decimals(amounts.clone());
    let mut weights: Vec<i128> = amounts.map(|amount| length(amount, decimals)).collect();
    let sum = weights.iter().copied().fold(0, i128::saturating_add);
    if sum >= LIMIT {
        weights.iter_mut().for_each(|weight| *weight >>= 32);
    }
    weights
}

fn share(part: i128, whole: i128) -> Percent {
    if whole <= 0 {
        return Percent::ZERO;
    }
    let part = part.clamp(0, whole);
    // Numbers of 64 bits are divided by the processor, larger ones are not.
    let hundredths = match (i64::try_from(whole), i64::try_from(part * 10_000 + whole / 2)) {
        (Ok(whole), Ok(part)) => i128::from(part / whole),
        _ => (part * 10_000 + whole / 2) / whole,
    };
    Percent(i32::try_from(hundredths).unwrap_or(Percent::FULL.0))
}

/// Decimals that all `amounts` can be written with as whole numbers below the limit.
fn decimals(amounts: impl Iterator<Item = Decimal> + Clone) -> u32 {
    let mut decimals = amounts.clone().map(|amount| amount.scale()).max().unwrap_or(0);
    while decimals > 0 && amounts.clone().any(|amount| exact(amount, decimals).is_none()) {
        decimals -= 1;
    }
    decimals
}

/// `amount` × 10^`decimals`, if it stays below the limit; digits behind are dropped.
fn exact(amount: Decimal, decimals: u32) -> Option<i128> {
    let (mantissa, scale) = (amount.mantissa(), amount.scale());
    let units = if scale == decimals {
        mantissa
    } else if scale < decimals {
        mantissa.checked_mul(10_i128.checked_pow(decimals - scale)?)?
    } else {
        mantissa / 10_i128.checked_pow(scale - decimals)?
    };
    (units.abs() < LIMIT).then_some(units)
}

fn units(amount: Decimal, decimals: u32) -> i128 {
    exact(amount, decimals).unwrap_or(0)
}

fn length(amount: Decimal, decimals: u32) -> i128 {
    units(amount, decimals).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(amounts: &[&str]) -> Scale {
        let amounts: Vec<Decimal> = amounts.iter().map(|a| a.parse().expect("a number")).collect();
        Scale::over(amounts.iter().copied())
    }

    fn text(percent: Percent) -> String {
        let mut out = String::new();
        percent.write(&mut out);
        out
    }

    fn at(scale: Scale, amount: &str) -> String {
        text(scale.at(amount.parse().expect("a number")))
    }

    #[test]
    fn places() {
        let positive = scale(&["49057.92", "11381.42", "0"]);
        assert_eq!(at(positive, "0"), "0");
        assert_eq!(at(positive, "11381.42"), "23.2");
        assert_eq!(at(positive, "49057.92"), "100");
        assert_eq!(at(positive, "24.5"), "0.05");
        assert_eq!(at(positive, "50000"), "100");
        assert_eq!(at(positive, "-1"), "0");
        let both = scale(&["-25", "75.000"]);
        assert!(both.has_negative());
        assert_eq!(
            (text(both.zero()), at(both, "-25"), at(both, "75")),
            ("25".into(), "0".into(), "100".into())
        );
        assert_eq!(text(scale(&["-5"]).zero()), "100");
        assert_eq!(at(scale(&[]), "5"), "0");
        assert_eq!(at(scale(&["0", "0.00"]), "0"), "0");
        let spread = Scale::between(["85", "90.5", "100"].map(|a| a.parse().expect("a number")).into_iter());
        assert_eq!(
            (at(spread, "85"), at(spread, "90.5"), at(spread, "100")),
            ("0".into(), "36.67".into(), "100".into())
        );
    }

    #[test]
    fn the_largest_and_the_finest_numbers_do_not_overflow() {
        let wide = Scale::over([Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)].into_iter());
        assert_eq!(text(wide.zero()), "50");
        assert_eq!(text(wide.at(Decimal::MAX)), "100");
        assert_eq!(text(wide.at(Decimal::MIN)), "0");
        let bar = [Decimal::MAX; 90];
        let stacks = Stacks::over([&bar[..], &[Decimal::new(1, 28)]].into_iter());
        assert_eq!(stacks.edges(bar.into_iter()).last().map(|e| e.1), Some(Percent::FULL));
    }

    #[test]
    fn stacks_share_their_scale_and_leave_no_gap() {
        let amounts = [1, 1, 1, -4].map(Decimal::from);
        let stacks = Stacks::over([&amounts[..], &amounts[..2]].into_iter());
        let edges: Vec<_> = stacks.edges(amounts.into_iter()).collect();
        assert!(edges.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert_eq!(edges.last().copied(), Some((Percent::FULL, Percent::FULL)));
        assert_eq!(
            stacks.edges(amounts[..2].iter().copied()).last().map(|e| text(e.1)),
            Some("66.67".into())
        );
    }
}
