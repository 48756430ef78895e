//! Where in a text it is worth looking: runs of digits, `@`, capital letters. And figures, which are the same however
//! they are grouped and however many zeros they end in.

use std::ops::Range;

use rust_decimal::Decimal;

use super::text::{Kind, Text};

/// A place worth looking at.
#[derive(Clone, Debug)]
pub(super) enum Token {
    /// A whole run of digits.
    Digits(Range<usize>),
    /// An `@`.
    At(usize),
    /// A capital letter.
    Capital(usize),
}

/// How many bytes are passed over at once.
const STRIDE: usize = 16;

/// Tells every such place, from front to back.
pub(super) fn each(bytes: &[u8], mut found: impl FnMut(Token)) {
    let is_telling = |byte: &u8| (byte.wrapping_sub(b'0') < 10) | (byte.wrapping_sub(b'@') < 27);
    let mut at = 0;
    while at < bytes.len() {
        if let Some(stride) = bytes[at..].first_chunk::<STRIDE>()
            && !stride.iter().fold(false, |any, byte| any | is_telling(byte))
        {
            at += STRIDE;
            continue;
        }
        match bytes[at] {
            b'0'..=b'9' => {
                let end = end_of_digits(bytes, at);
                found(Token::Digits(at..end));
                at = end;
                continue;
            }
            b'@' => found(Token::At(at)),
            b'A'..=b'Z' => found(Token::Capital(at)),
            _ => {}
        }
        at += 1;
    }
}

/// Where a run of digits ends that goes on at `at`.
pub(super) fn end_of_digits(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
}

/// The byte before `at`.
pub(super) fn before(bytes: &[u8], at: usize) -> Option<u8> {
    at.checked_sub(1).and_then(|before| bytes.get(before)).copied()
}

/// A figure without its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Figure {
    digits: u64,
    places: u8,
}

/// Figures with fewer digits stand everywhere.
const FEWEST_DIGITS: usize = 5;
/// And so do those that are round: 120,000.
const FEWEST_SIGNIFICANT: usize = 3;
/// The most digits of a figure that is looked at.
const MOST_DIGITS: usize = 18;

impl Figure {
    /// The figure, if it tells anything: it has five digits and more, and not all but two of them are zeros.
    pub(super) fn distinctive(value: Decimal) -> Option<Figure> {
        let value = value.normalize();
        let digits = u64::try_from(value.mantissa().unsigned_abs()).ok()?;
        Some(Figure { digits, places: u8::try_from(value.scale()).ok()? }).filter(Figure::tells)
    }

    /// Whether it tells anything.
    pub(super) fn tells(&self) -> bool {
        let written = self.digits.to_string();
        let significant = written.trim_end_matches('0').len();
        (FEWEST_DIGITS..=MOST_DIGITS).contains(&written.len()) && significant >= FEWEST_SIGNIFICANT
    }

    fn read(whole: impl Iterator<Item = u8>, decimals: &[u8]) -> Option<Figure> {
        let decimals = match decimals.iter().rposition(|digit| *digit != b'0') {
            Some(last) => &decimals[..=last],
            None => &[],
        };
        let (mut digits, mut count) = (0_u64, 0);
        for digit in whole.chain(decimals.iter().copied()) {
            count += usize::from(digits > 0 || digit != b'0');
            if count > MOST_DIGITS {
                return None;
            }
            digits = digits * 10 + u64::from(digit - b'0');
        }
        (count >= FEWEST_DIGITS).then_some(Figure { digits, places: u8::try_from(decimals.len()).ok()? })
    }
}

/// The figures that begin with a run of digits: as it stands, and grouped in threes. A run in the midst of a figure
/// begins none.
pub(super) fn figures(text: &Text<'_>, run: &Range<usize>) -> [Option<Figure>; 2] {
    let bytes = &*text.bytes;
    let goes_on = || matches!(bytes.get(run.end), Some(b',' | b'.'));
    if run.len() < FEWEST_DIGITS && !goes_on() {
        return [None, None];
    }
    let mark = before(bytes, run.start);
    let follows_digit = |mark_at: usize| before(bytes, mark_at).is_some_and(|byte| byte.is_ascii_digit());
    let is_inside = match mark {
        Some(b'.') => follows_digit(run.start - 1),
        Some(b',') => text.kind == Kind::Shown && run.len() == 3 && follows_digit(run.start - 1),
        Some(byte) => byte.is_ascii_alphabetic() && text.seams.binary_search(&run.start).is_err(),
        None => false,
    };
    if is_inside {
        return [None, None];
    }
    let grouped = grouped(bytes, run);
    let is_grouped = grouped.is_some();
    let alone =
        (!is_grouped || text.kind != Kind::Shown).then(|| with_decimals(bytes, run.clone())).flatten();
    [alone, grouped.and_then(|end| with_decimals(bytes, run.start..end))]
}

/// Where the last group of three ends, if there is one.
fn grouped(bytes: &[u8], run: &Range<usize>) -> Option<usize> {
    let mut end = run.end;
    while (1..=3).contains(&run.len())
        && bytes.get(end) == Some(&b',')
        && end_of_digits(bytes, end + 1) == end + 4
    {
        end += 4;
    }
    (end > run.end).then_some(end)
}

fn with_decimals(bytes: &[u8], whole: Range<usize>) -> Option<Figure> {
    let decimals = match bytes.get(whole.end) {
        Some(b'.') => whole.end + 1..end_of_digits(bytes, whole.end + 1),
        _ => whole.end..whole.end,
    };
    if bytes.get(decimals.end).is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let digits = bytes[whole].iter().copied().filter(u8::is_ascii_digit);
    Figure::read(digits, &bytes[decimals])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, kind: Kind) -> Vec<Figure> {
        let text = Text { bytes: text.as_bytes().into(), seams: Vec::new(), kind };
        let mut all = Vec::new();
        each(&text.bytes, |token| {
            if let Token::Digits(run) = token {
                all.extend(figures(&text, &run).into_iter().flatten());
            }
        });
        all
    }

    #[test]
    fn a_figure_is_the_same_however_it_is_written() {
        let figure = Figure::distinctive(Decimal::new(1_234_567, 2)).expect("distinctive");
        for text in ["12345.67", "12,345.67", "￥12,345.670元", "预算12345.6700", "−12,345.67"] {
            assert_eq!(read(text, Kind::Shown), [figure], "{text}");
        }
        assert!(read("12,345.67", Kind::Data).contains(&figure));
        for text in ["112345.67", "1,112,345.67", "12345.671", "2.12345.67", "a12345.67", "12345.67px"] {
            assert!(!read(text, Kind::Shown).contains(&figure), "{text}");
        }
    }

    #[test]
    fn short_and_round_figures_tell_nothing() {
        for (mantissa, scale) in [(1000, 0), (12_340, 1), (1_200_000, 0), (9_999, 2), (10_000, 4)] {
            assert_eq!(Figure::distinctive(Decimal::new(mantissa, scale)), None, "{mantissa} {scale}");
        }
        assert!(Figure::distinctive(Decimal::new(12_345, 2)).is_some());
        assert!(Figure::distinctive(Decimal::new(48_210, 0)).is_some());
    }

    #[test]
    fn every_place_is_told_once() {
        let text = format!("{}12@A{}345", "，".repeat(9), "x".repeat(40));
        let mut told = Vec::new();
        each(text.as_bytes(), |token| told.push(format!("{token:?}")));
        assert_eq!(told, ["Digits(27..29)", "At(29)", "Capital(30)", "Digits(71..74)"]);
    }
}
