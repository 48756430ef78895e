//! What a theme's style sheets are built of, as a style sheet: colours, sizes, spaces, fonts. Made from what the site sets
//! and what nobody sets. Selectors weigh nothing here, so that a theme which says otherwise wins.

use std::fmt::Write as _;

use super::palette::{ACCENT, Contrast, NAMES, Palette};
use crate::config::{Look, Spacing};

/// The style sheet's name within the theme.
pub(super) const NAME: &str = "tokens.css";

/// Fonts for text: what systems with Chinese have.
const TEXT_FONTS: [&str; 8] = [
    "PingFang SC",
    "Hiragino Sans GB",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "HarmonyOS Sans SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
];

/// Fonts for headings.
const HEADING_FONTS: [&str; 6] = [
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Songti SC",
    "PingFang SC",
    "Microsoft YaHei",
];

/// How much of its colour the line of a link has: usually, and in high contrast.
const UNDERLINES: [&str; 2] = ["--underline:35%;", "--underline:100%;"];

/// Pixels of text where the browser has its usual 16 and the site says nothing.
const TEXT_SIZE: u8 = 17;

/// The style sheet.
pub(super) fn css(look: &Look) -> String {
    let accent = look.accent.unwrap_or(ACCENT);
    let [normal, high] = [Contrast::Normal, Contrast::High]
        .map(|contrast| (Palette::light(accent, contrast), Palette::dark(accent, contrast)));
    let mut css = String::with_capacity(3_000);
    css.push_str(":where(:root){color-scheme:light dark;");
    let _ = write!(css, "--scale:{};--space:{};", scale(look.text_size), space(look.spacing));
    let _ = write!(css, "--text:{}system-ui,sans-serif;", fonts(&look.text_font, &TEXT_FONTS));
    let _ = write!(css, "--display:{}serif;", fonts(&look.heading_font, &HEADING_FONTS));
    // What is chosen on the page comes before what the reader's system is set to.
    for (name, colour) in NAMES.iter().zip(normal.0.colours) {
        let _ = write!(css, "--{name}:{colour};");
    }
    css.push_str("}\n:where(:root[data-scheme=\"light\"]){color-scheme:light}\n");
    css.push_str(":where(:root[data-scheme=\"dark\"]){color-scheme:dark}\n");
    // Lines of tables, 1.5 of a usual 16 pixels, stay whole pixels.
    css.push_str(":where(:root[data-text=\"large\"]){--enlarged:1.375}\n");
    // A browser that does not know light-dark() has the light colours above.
    css.push_str("@supports (color:light-dark(#000,#fff)){\n");
    both(&mut css, ":where(:root)", (&normal, UNDERLINES[0]));
    css.push_str("@media (prefers-contrast:more){");
    both(&mut css, ":where(:root)", (&high, UNDERLINES[1]));
    css.push_str("}\n");
    both(&mut css, ":where(:root[data-contrast=\"high\"])", (&high, UNDERLINES[1]));
    css.push_str("}\n");
    css
}

/// The colours of both grounds under one selector.
fn both(css: &mut String, selector: &str, ((light, dark), underline): (&(Palette, Palette), &str)) {
    css.push_str(selector);
    css.push('{');
    css.push_str(underline);
    for (name, (light, dark)) in NAMES.iter().zip(light.colours.iter().zip(dark.colours)) {
        let _ = write!(css, "--{name}:light-dark({light},{dark});");
    }
    css.push_str("}\n");
}

/// The size of all text as a multiple of the theme's own.
fn scale(text_size: Option<u8>) -> String {
    let thousandths = u32::from(text_size.unwrap_or(TEXT_SIZE)) * 1000 / u32::from(TEXT_SIZE);
    decimal(thousandths)
}

/// How much of the theme's own spaces there is.
fn space(spacing: Spacing) -> String {
    decimal(match spacing {
        Spacing::Compact => 750,
        Spacing::Normal => 1000,
        Spacing::Wide => 1250,
    })
}

fn decimal(thousandths: u32) -> String {
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Names of fonts in quotes, each with a comma behind it: those of the site first.
fn fonts(own: &[Box<str>], known: &[&str]) -> String {
    let names = own.iter().map(|name| &**name).chain(known.iter().copied());
    names.fold(String::new(), |mut list, name| {
        let _ = write!(list, "\"{name}\",");
        list
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Colour;

    #[test]
    fn what_a_site_sets_stands_in_the_sheet() {
        let look = Look {
            accent: Some(Colour(0x9c, 0x1c, 0x1c)),
            text_size: Some(19),
            spacing: Spacing::Compact,
            text_font: vec!["方正黑体".into()],
            heading_font: Vec::new(),
        };
        let css = css(&look);
        for part in
            ["--accent:#9c1c1c;", "--scale:1.117;", "--space:0.75;", "--text:\"方正黑体\",\"PingFang SC\""]
        {
            assert!(css.contains(part), "{part} is not in {css}");
        }
    }

    #[test]
    fn lines_of_links_have_all_of_their_colour_where_more_contrast_is_asked_for() {
        let css = css(&Look::default());
        let asked = css.split(UNDERLINES[1]).collect::<Vec<_>>();
        assert_eq!(asked.len(), 3);
        assert!(asked[0].ends_with("@media (prefers-contrast:more){:where(:root){"));
        assert!(asked[1].ends_with(":where(:root[data-contrast=\"high\"]){"));
    }

    #[test]
    fn the_sheet_is_small_and_closes_every_brace() {
        let css = css(&Look::default());
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(css.contains("--scale:1;") && css.len() < 3_000, "{} bytes", css.len());
    }
}
