//! How wide a text will be, and where it may be broken, without a font at hand: Chinese characters are one em wide,
//! Latin letters and digits are taken a little wider than in the usual fonts, so that what fits here fits on screen.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Height of one line of a label, in pixels.
pub(super) const LINE: i32 = 20;
/// Size of labels and values, in pixels; the style sheet says the same.
pub(super) const SIZE: i32 = 15;
/// Size of notes, in pixels.
pub(super) const SMALL: i32 = 13;

/// Marks that may not begin a line.
const CLOSING: &str = "，、。；：！？）】》〉」』”’％…—·,.;:!?)]}%";
/// Marks that may not end a line.
const OPENING: &str = "（【《〈「『“‘([{";

/// Width of `text` at `size` pixels, rounded up: what charts place their labels by.
#[must_use]
pub fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text.chars().map(advance).fold(0, i32::saturating_add);
    pixels(hundredths, size)
}

/// Breaks `text` into lines of at most `width` pixels at `size`: behind punctuation where that leaves a line more than
/// half full, else between any two Chinese characters or words. A single word that is too long is broken anywhere.
/// No character is left alone in the last line where the line before can spare one. Always at least one line.
pub(super) fn wrap(text: &str, width: i32, size: i32) -> Vec<&str> {
    let mut rest = text.trim();
    if self::width(rest, size) <= width {
        return vec![rest];
    }
    let mut lines = Vec::with_capacity(4);
    loop {
        let mut end = line_end(rest, width, size);
        if rest[end..].trim_start().chars().count() == 1 {
            end = before_last(rest, end);
        }
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end());
        rest = after.trim_start();
        if rest.is_empty() {
            return lines;
        }
    }
}

/// A text, broken where it has to be.
pub(super) enum Lines<'a> {
    /// It fits as it is.
    One(Cow<'a, str>),
    /// Its lines.
    Several(Vec<Cow<'a, str>>),
}

/// `text` in lines of at most `width` pixels at `size`, as [`wrap`] breaks them, and how wide it would be in one.
pub(super) fn lines<'a>(text: impl Into<Cow<'a, str>>, width: i32, size: i32) -> (Lines<'a>, i32) {
    let text = text.into();
    let wide = self::width(&text, size);
    if wide <= width {
        return (Lines::One(text), wide);
    }
    let lines = match text {
        Cow::Borrowed(text) => wrap(text, width, size).into_iter().map(Cow::Borrowed).collect(),
        Cow::Owned(text) => {
            wrap(&text, width, size).into_iter().map(|line| Cow::Owned(line.to_owned())).collect()
        }
    };
    (Lines::Several(lines), wide)
}

impl Lines<'_> {
    /// How many they are.
    pub(super) fn count(&self) -> i32 {
        match self {
            Lines::One(_) => 1,
            Lines::Several(lines) => i32::try_from(lines.len()).unwrap_or(i32::MAX / LINE / 4),
        }
    }
}

/// Breaks `text` into as few lines as `width` needs, as even as they can be.
pub(super) fn even(text: &str, width: i32, size: i32) -> Vec<&str> {
    let mut lines = wrap(text, width, size);
    let mut room = width - size;
    while lines.len() > 1 && room > size {
        let narrower = wrap(text, room, size);
        if narrower.len() > lines.len() {
            break;
        }
        lines = narrower;
        room -= size;
    }
    lines
}

/// As much of the beginning of `text` as is at most `width` pixels wide at `size`.
pub(super) fn beginning(text: &str, width: i32, size: i32) -> &str {
    let mut used = 0_i32;
    for (at, ch) in text.char_indices() {
        used = used.saturating_add(advance(ch));
        if pixels(used, size) > width {
            return text[..at].trim_end();
        }
    }
    text
}

/// Where the first line of `text` ends.
fn line_end(text: &str, width: i32, size: i32) -> usize {
    let room = i64::from(width) * 100 / i64::from(size.max(1));
    let mut used = 0_i64;
    let (mut any, mut good) = (0, 0);
    let mut before: Option<char> = None;
    for (at, ch) in text.char_indices() {
        if let Some(last) = before
            && may_break(last, ch)
        {
            any = at;
            if used * 2 > room && (CLOSING.contains(last) && !last.is_ascii() || OPENING.contains(ch)) {
                good = at;
            }
        }
        let wide = i64::from(advance(ch));
        if used + wide > room && wide > 0 && at > 0 {
            return if good > 0 {
                good
            } else if any > 0 {
                any
            } else {
                at
            };
        }
        used += wide;
        before = Some(ch);
    }
    text.len()
}

/// Where a line that ends at `end` ends without its last character, if it has more than two and may be broken there.
fn before_last(text: &str, end: usize) -> usize {
    let mut backwards = text[..end].trim_end().char_indices().rev();
    match (backwards.next(), backwards.next(), backwards.next()) {
        (Some((at, last)), Some((_, before)), Some(_)) if may_break(before, last) => at,
        _ => end,
    }
}

fn may_break(last: char, next: char) -> bool {
    if advance(next) == 0 || CLOSING.contains(next) || OPENING.contains(last) {
        return false;
    }
    last.is_whitespace() || next.is_whitespace() || is_wide(last) || is_wide(next)
}

fn is_wide(ch: char) -> bool {
    ch.width_cjk() == Some(2)
}

/// Width of a character in hundredths of an em.
#[inline]
fn advance(ch: char) -> i32 {
    match ch {
        '\u{4E00}'..='\u{9FFF}' => 100,
        '0'..='9' => 57,
        'a'..='z' => 58,
        'A'..='Z' => 72,
        ' ' | '\u{A0}' => 30,
        '.' | ',' | ';' | ':' | '!' | '\'' | '|' => 32,
        '%' | '@' | '&' => 95,
        ' '..='~' => 60,
        '\u{2000}'..='\u{200A}' | '\u{202F}' => 30,
        _ => match ch.width_cjk() {
            Some(2) => 100,
            Some(1) => 65,
            _ => 0,
        },
    }
}

fn pixels(hundredths: i32, size: i32) -> i32 {
    i32::try_from((i64::from(hundredths) * i64::from(size) + 99) / 100).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "市级统筹推进数字政府基础设施（含政务云、政务外网、终端安全）运行维护及网络安全保障能力提升三年行动计划专项经费（二期）";

    #[test]
    fn widths() {
        assert_eq!(width("财政拨款", 15), 60);
        assert_eq!(width("", 15), 0);
        assert_eq!(width("≥5", 10), 16);
        assert!(width("49,057.92", 15) >= 68);
    }

    #[test]
    fn lines_fit_and_nothing_is_lost() {
        for room in [15, 40, 100, 144, 288] {
            let lines = wrap(LONG, room, 15);
            assert_eq!(lines.concat(), LONG);
            assert!(lines.iter().all(|line| width(line, 15) <= room), "{room}: {lines:?}");
        }
    }

    #[test]
    fn breaks_stand_at_punctuation() {
        let lines = wrap(LONG, 288, 15);
        assert_eq!(lines[0], "市级统筹推进数字政府基础设施");
        assert_eq!(lines[1], "（含政务云、政务外网、终端安全）");
        for line in &lines[1..] {
            assert!(!CLOSING.contains(line.chars().next().expect("not empty")), "{line}");
        }
    }

    #[test]
    fn even_lines_are_no_more_than_needed() {
        assert_eq!(even("望江区校园食堂提升经费", 150, 15), ["望江区校园食", "堂提升经费"]);
        assert_eq!(even("经费", 150, 15), ["经费"]);
        assert_eq!(even("经费", 5, 15), ["经", "费"]);
    }

    #[test]
    fn the_beginning_fits() {
        assert_eq!(beginning("经费支出", 45, 15), "经费支");
        assert_eq!(beginning("经费", 45, 15), "经费");
        assert_eq!(beginning("经费", 5, 15), "");
    }

    #[test]
    fn numbers_and_words_stay_whole() {
        assert_eq!(wrap("采购12345热线坐席", 80, 15), ["采购12345", "热线坐席"]);
        assert_eq!(wrap("采购设备12345台", 80, 15), ["采购设备", "12345台"]);
        assert_eq!(wrap("budget performance", 100, 15), ["budget", "performance"]);
        assert_eq!(wrap("abcdefghijklmnopqrstuvwxyz", 60, 15).concat(), "abcdefghijklmnopqrstuvwxyz");
    }

    #[test]
    fn no_character_is_left_alone() {
        assert_eq!(wrap("云溪市综合卫生健康局", 135, 15), ["云溪市综合卫生健", "康局"]);
        assert_eq!(wrap("设备12345台", 75, 15), ["设备12345", "台"]);
        assert_eq!(wrap("甲乙丙", 30, 15), ["甲乙", "丙"]);
    }

    #[test]
    fn hard_texts_end() {
        assert_eq!(wrap("", 100, 15), [""]);
        assert_eq!(wrap("　 ", 100, 15), [""]);
        assert_eq!(wrap("甲乙", 0, 15), ["甲", "乙"]);
        assert_eq!(wrap("）））", 15, 15), ["）", "）", "）"]);
        assert_eq!(wrap("e\u{301}\u{301}甲", 10, 15), ["e\u{301}\u{301}", "甲"]);
    }
}
