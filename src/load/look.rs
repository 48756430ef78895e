//! `外观` in `content/site.yaml`: what a site sets of its look. All of it ends in a style sheet, so nothing is taken that a
//! style sheet could read as more than a colour, a size or the name of a font.

use super::at::At;
use super::record::{Reader, Record};
use super::rules as rule;
use crate::config::{Colour, Look, Spacing, TEXT_SIZES, is_font_name};
use crate::finding::Said;

/// Reads the look; nothing of it is needed.
pub(super) fn look(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Look {
    let Some(node) = record.node("look") else { return Look::default() };
    let at = At::ROOT.key("look");
    let part = reader.record(node, record.inner("look"), &at);
    Look {
        accent: accent(reader, &part, &at),
        text_size: text_size(reader, &part, &at),
        spacing: spacing(reader, &part, &at),
        text_font: fonts(reader, (&part, "text_font"), &at),
        heading_font: fonts(reader, (&part, "heading_font"), &at),
    }
}

fn accent(reader: &mut Reader<'_>, part: &Record<'_, '_>, at: &At<'_>) -> Option<Colour> {
    let text = reader.optional_text(part, "accent", at)?;
    let colour = Colour::parse(text.trim());
    if colour.is_none() {
        let message = Said::new(format!("“{text}”不是颜色"), format!("“{text}” is no colour"));
        let help = Said::new(
            "写 # 和六位十六进制数，加引号，如 \"#0d5a63\"",
            "write # and six hexadecimal digits in quotes, such as \"#0d5a63\"",
        );
        refuse(reader, (part, "accent"), at, (message, help));
    }
    colour
}

fn text_size(reader: &mut Reader<'_>, part: &Record<'_, '_>, at: &At<'_>) -> Option<u8> {
    let stated = *reader.number(part, "text_size", at).given()?;
    let size = stated.fract().is_zero().then(|| u8::try_from(stated).ok()).flatten();
    let size = size.filter(|size| TEXT_SIZES.contains(size));
    if size.is_none() {
        let (least, most) = (TEXT_SIZES.start(), TEXT_SIZES.end());
        let message =
            Said::new(format!("正文字号不能是 {stated}"), format!("text cannot be of size {stated}"));
        let help = Said::new(
            format!("写 {least} 至 {most} 的整数"),
            format!("write a whole number from {least} to {most}"),
        );
        refuse(reader, (part, "text_size"), at, (message, help));
    }
    size
}

fn spacing(reader: &mut Reader<'_>, part: &Record<'_, '_>, at: &At<'_>) -> Spacing {
    let Some(text) = reader.optional_text(part, "spacing", at) else { return Spacing::default() };
    Spacing::parse(text.trim()).unwrap_or_else(|| {
        let (zh, en) = (Spacing::WORDS.map(|(_, zh, _)| zh), Spacing::WORDS.map(|(.., en)| en));
        let message = Said::new(format!("没有“{text}”这种间距"), format!("there is no spacing “{text}”"));
        let help =
            Said::new(format!("写 {} 中的一个", zh.join("、")), format!("write one of {}", en.join(", ")));
        refuse(reader, (part, "spacing"), at, (message, help));
        Spacing::default()
    })
}

fn fonts(
    reader: &mut Reader<'_>,
    (part, key): (&Record<'_, '_>, &'static str),
    at: &At<'_>,
) -> Vec<Box<str>> {
    let mut names = reader.texts(part, key, at);
    if let Some(other) = names.iter().find(|name| !is_font_name(name)) {
        let message = Said::new(format!("“{other}”不是字体名"), format!("“{other}” is no name of a font"));
        let help = Said::new(
            "只写字体的名称，每行一个，不带引号和逗号",
            "write names of fonts alone, one an item, without quotes and commas",
        );
        refuse(reader, (part, key), at, (message, help));
        names.retain(|name| is_font_name(name));
    }
    names
}

/// Says that a setting within a group cannot be used.
pub(super) fn refuse(
    reader: &mut Reader<'_>,
    (part, key): (&Record<'_, '_>, &'static str),
    at: &At<'_>,
    said: (Said, Said),
) {
    if let Some(entry) = part.entry(key) {
        reader.find(&rule::SETTING_NOT_USABLE, &at.key(key), entry.value.span, said);
    }
}
