//! A tiny bar for a table cell or a card: how much of a whole is a part. Decoration beside a number, so hidden from
//! screen readers.

use rust_decimal::Decimal;

use super::scale::part_of;
use super::svg::Svg;

/// Draws `part` of `whole`; a part above the whole fills the bar and has a mark at its end, one below zero is empty.
/// Nothing if there is no whole.
#[must_use]
pub fn share(part: Decimal, whole: Decimal) -> Option<String> {
    if whole <= Decimal::ZERO {
        return None;
    }
    let length = part_of(part, whole);
    let mut svg = Svg::with_capacity(400);
    svg.raw("<svg class=\"chart-share\" aria-hidden=\"true\" width=\"72\" height=\"8\">");
    svg.raw("<rect class=\"whole\" y=\"7\" width=\"100%\" height=\"1\"/>");
    if part > Decimal::ZERO {
        svg.raw("<rect class=\"bar tone-solid\"").percent("width", length).raw(" height=\"8\"/>");
        if length.is_sliver() {
            svg.raw("<rect class=\"sliver\" width=\"1\" height=\"8\"/>");
        }
    }
    if part > whole {
        svg.raw("<rect class=\"over\" x=\"100%\" width=\"2\" height=\"8\" transform=\"translate(-4)\"/>");
    }
    svg.end("svg");
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn of(part: i64, whole: i64) -> Option<String> {
        share(Decimal::from(part), Decimal::from(whole))
    }

    #[test]
    fn shares() {
        assert_eq!(of(1, 0), None);
        assert_eq!(of(1, -1), None);
        for part in [-1, 0, 1, 500, 1000, 1001] {
            let svg = of(part, 1000).expect("a bar");
            assert_sound(&svg);
            assert_eq!(svg.contains("over"), part > 1000);
            assert_eq!(svg.contains("sliver"), part == 1);
        }
        assert!(of(1, 8).is_some_and(|svg| svg.contains("width=\"12.5%\"")));
    }
}
