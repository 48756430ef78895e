//! One accent → the colours of a theme: for light and dark ground, and each again in high contrast. Every shade is moved
//! towards black or white until it can be read on its ground, whatever the accent.

use crate::config::Colour;

/// The accent of a site that sets none.
pub(super) const ACCENT: Colour = Colour(0x0d, 0x5a, 0x63);

const BLACK: Colour = Colour(0, 0, 0);
const WHITE: Colour = Colour(255, 255, 255);

/// What text needs at least against its ground (WCAG 2.2, 1.4.3), what marks of a drawing need (1.4.11), and what text
/// needs in high contrast (1.4.6).
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;
const HIGH: f64 = 7.0;

/// Steps from a colour to a pole.
const STEPS: u16 = 64;

/// The names of the colours, as style sheets have them, in the order of [`Palette::colours`].
pub(super) const NAMES: [&str; 12] = [
    "ground", "ink", "muted", "hairline", "rule", "accent", "wash", "fade", "chart-1", "chart-2", "chart-3",
    "negative",
];

/// The colours on one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    /// In the order of [`NAMES`].
    pub(super) colours: [Colour; NAMES.len()],
}

/// How a page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contrast {
    /// As most readers see it.
    Normal,
    /// For those who ask for more.
    High,
}

impl Palette {
    /// On light ground.
    pub(super) fn light(accent: Colour, contrast: Contrast) -> Palette {
        let [ground, ink, muted, hairline, grey, negative] = match contrast {
            Contrast::Normal => ["#fdfdfb", "#1d2022", "#596063", "#d9dbd7", "#6d7374", "#9a2a1f"],
            Contrast::High => ["#ffffff", "#000000", "#2b2b2b", "#767676", "#444444", "#8a0f06"],
        }
        .map(known);
        of((ground, BLACK), (ink, muted, hairline), (accent, grey, negative), contrast)
    }

    /// On dark ground.
    pub(super) fn dark(accent: Colour, contrast: Contrast) -> Palette {
        let [ground, ink, muted, hairline, grey, negative] = match contrast {
            Contrast::Normal => ["#14171a", "#e5e7e6", "#a2aaac", "#34393c", "#9aa2a4", "#f0a49a"],
            Contrast::High => ["#000000", "#ffffff", "#d6d6d6", "#8c8c8c", "#bbbbbb", "#ffb4ab"],
        }
        .map(known);
        of((ground, WHITE), (ink, muted, hairline), (accent, grey, negative), contrast)
    }
}

/// `pole` is what shades move towards to stand out from `ground`.
fn of(
    (ground, pole): (Colour, Colour),
    (ink, muted, hairline): (Colour, Colour, Colour),
    (accent, grey, negative): (Colour, Colour, Colour),
    contrast: Contrast,
) -> Palette {
    let (text, mark) = match contrast {
        // On dark ground a shade that only just can be read looks dull.
        Contrast::Normal if pole == WHITE => (HIGH, MARK),
        Contrast::Normal => (TEXT, MARK),
        Contrast::High => (HIGH, TEXT),
    };
    // Text in the accent stands on the wash too, which lies between it and the ground.
    let wash = mixed(ground, towards(accent, pole, (ground, text)), 4);
    let accent = towards(accent, pole, (wash, text));
    let tint = towards(mixed(accent, ground, STEPS / 2), pole, (ground, mark));
    let rule = if contrast == Contrast::High || pole == BLACK { ink } else { muted };
    let fade = mixed(ground, ink, 9);
    Palette {
        colours: [ground, ink, muted, hairline, rule, accent, wash, fade, accent, tint, grey, negative],
    }
}

/// Colours of this module are written right; the test reads them all.
fn known(text: &str) -> Colour {
    Colour::parse(text).unwrap_or(BLACK)
}

/// The nearest colour on the way from `colour` to `pole` that has the contrast `against.1` to `against.0`.
fn towards(colour: Colour, pole: Colour, against: (Colour, f64)) -> Colour {
    let way = (0..=STEPS).map(|step| mixed(colour, pole, step));
    way.into_iter().find(|shade| contrast(*shade, against.0) >= against.1).unwrap_or(pole)
}

/// `step` of [`STEPS`] on the way from one colour to another.
fn mixed(from: Colour, to: Colour, step: u16) -> Colour {
    let part = |from: u8, to: u8| {
        let mixed = (u16::from(from) * (STEPS - step) + u16::from(to) * step + STEPS / 2) / STEPS;
        u8::try_from(mixed).unwrap_or(to)
    };
    Colour(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
pub(super) fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2).
fn luminance(Colour(red, green, blue): Colour) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which colour stands on which, and with what contrast at least: in normal and in high contrast.
    const PAIRS: [(&str, &str, f64, f64); 19] = [
        ("ink", "ground", 7.0, 18.0),
        ("ink", "wash", 7.0, 7.0),
        ("ink", "fade", 7.0, 7.0),
        ("muted", "ground", 4.5, 7.0),
        ("muted", "wash", 4.5, 7.0),
        ("accent", "ground", 4.5, 7.0),
        ("accent", "wash", 4.5, 7.0),
        ("negative", "ground", 4.5, 7.0),
        ("negative", "wash", 4.5, 7.0),
        ("rule", "ground", 3.0, 7.0),
        ("hairline", "ground", 1.3, 3.0),
        ("chart-1", "ground", 3.0, 4.5),
        ("chart-2", "ground", 3.0, 4.5),
        ("chart-3", "ground", 3.0, 4.5),
        // A label on a mark, in the colour of the ground.
        ("ground", "chart-1", 4.5, 7.0),
        ("ground", "accent", 4.5, 7.0),
        // Outlines of what has the focus, on every ground.
        ("accent", "fade", 3.0, 3.0),
        ("accent", "ground", 3.0, 3.0),
        ("accent", "wash", 3.0, 3.0),
    ];

    fn colour(palette: &Palette, name: &str) -> Colour {
        palette.colours[NAMES.iter().position(|known| *known == name).expect(name)]
    }

    fn assert_legible(accent: Colour) {
        for (contrast, high) in [(Contrast::Normal, false), (Contrast::High, true)] {
            for palette in [Palette::light(accent, contrast), Palette::dark(accent, contrast)] {
                for (one, other, normal, more) in PAIRS {
                    let needed = if high { more } else { normal };
                    let found = super::contrast(colour(&palette, one), colour(&palette, other));
                    assert!(
                        found >= needed,
                        "{accent} {contrast:?}: {one} on {other} is {found:.2}, not {needed}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_pair_of_colours_can_be_told_apart_whatever_the_accent() {
        assert_legible(ACCENT);
        let parts = || (0_u8..=255).step_by(51);
        for (red, green, blue) in
            parts().flat_map(|red| parts().flat_map(move |green| parts().map(move |blue| (red, green, blue))))
        {
            assert_legible(Colour(red, green, blue));
        }
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(WHITE, WHITE) - 1.0).abs() < 1e-9);
        assert!((contrast(known("#777777"), WHITE) - 4.48).abs() < 0.005);
    }

    #[test]
    fn an_accent_that_can_be_read_stays_as_the_site_has_it() {
        let light = Palette::light(ACCENT, Contrast::Normal);
        assert_eq!(colour(&light, "accent"), ACCENT);
    }
}
