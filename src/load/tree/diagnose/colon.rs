//! Colons that are none to YAML: full-width ones, those without a space behind them.

use std::ops::Range;

use super::Trouble;
use super::indent::WIDE_SPACES;
use super::signs::rest_of_value;
use crate::finding::Said;
use crate::load::keys::{is_a_group, is_a_key};
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};

/// `年度：2023`, `年度:2023`, `年度:　2023` where `年度: 2023` is meant.
pub(super) fn colon_mistake(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let body = line.body();
    if body.starts_with(['"', '\'', '[', '{', '#', '|', '>', '?']) {
        return None;
    }
    let at = body.find([':', '：'])?;
    if line.key().is_some_and(|(key, _)| key.len() > at && is_a_key(key)) {
        return None;
    }
    let key = body[..at].trim_end();
    let behind = &body[at..];
    let start = line.body_start();
    let colon = start + at;
    let run = behind.len() - behind.trim_start_matches([':', '：']).len();
    if run > ':'.len_utf8() && run > behind.chars().next().map_or(0, char::len_utf8) {
        return looks_like_key(key).then(|| colon_twice(text, line, key, colon..colon + run));
    }
    if behind.starts_with('：') {
        // A word with nothing behind it is a key only if it is known as one; else it begins an enumeration.
        let is_key = looks_like_key(key) && (behind.trim_end().len() > '：'.len_utf8() || is_a_key(key));
        return is_key.then(|| full_width_colon(text, line, key, colon));
    }
    match behind[1..].chars().next()? {
        ' ' | '\t' | '/' => None,
        space if WIDE_SPACES.contains(&space) => Some(wide_space_behind_colon(text, line, key, colon + 1)),
        _ if is_a_group(key) && !behind.contains(|c: char| c.is_alphanumeric() || "{}[]".contains(c)) => {
            Some(sign_behind_group(text, line, key, colon + 1))
        }
        _ => looks_like_key(key).then(|| no_space(text, line, key, colon)),
    }
}

pub(super) fn looks_like_key(key: &str) -> bool {
    let no_sentence = |c: char| !"，。；！？、“”‘’\"'{}[],".contains(c);
    key.chars().count() <= 24 && key.starts_with(char::is_alphabetic) && key.chars().all(no_sentence)
}

pub(super) fn full_width_colon(text: &str, line: &Line<'_>, key: &str, colon: usize) -> Trouble {
    let end = colon + '：'.len_utf8();
    let space = if text[end..].starts_with([' ', '\r', '\n']) || end == text.len() { "" } else { " " };
    let value = rest_of_value(text, end);
    let mut trouble = Trouble::new(
        &rules::FULL_WIDTH_COLON,
        colon..end,
        Said::new(
            format!("“{}”后面用了中文冒号“：”，读不出这个字段", shorten(key)),
            format!(
                "“{}” is followed by the full-width colon “：”, so this field cannot be read",
                shorten(key)
            ),
        ),
        Said::new(
            format!("改成英文冒号加一个空格：“{}: {value}”", shorten(key)),
            format!("write a plain colon and a space: “{}: {value}”", shorten(key)),
        ),
    )
    .label("这里要用英文冒号“:”，后面空一格", "a plain colon “:” and a space belong here")
    .at(line, text)
    .mend(colon..end, format!(":{space}"));
    if line.key().is_none() {
        trouble.field = trouble.field.key(key);
    }
    trouble
}

/// `数量指标::`, `年度:：2023`.
fn colon_twice(text: &str, line: &Line<'_>, key: &str, colons: Range<usize>) -> Trouble {
    let value = rest_of_value(text, colons.end);
    let plain = if value.is_empty() { ":" } else { ": " };
    let mut trouble = Trouble::new(
        &rules::YAML_SYNTAX,
        colons.clone(),
        Said::new(
            format!("“{}”后面的冒号写了不止一个", shorten(key)),
            format!("more than one colon stands behind “{}”", shorten(key)),
        ),
        Said::new(
            format!("只留一个：“{}{plain}{value}”", shorten(key)),
            format!("keep one: “{}{plain}{value}”", shorten(key)),
        ),
    )
    .at(line, text)
    .mend(colons, plain);
    if line.key().is_none() {
        trouble.field = trouble.field.key(key);
    }
    trouble
}

/// `数量指标:，`: `sign` is where what does not belong there begins.
fn sign_behind_group(text: &str, line: &Line<'_>, key: &str, sign: usize) -> Trouble {
    let range = sign..sign + text[sign..line.end()].trim_end().len();
    let written = text[range.clone()].trim();
    let mut trouble = Trouble::new(
        &rules::YAML_SYNTAX,
        range.clone(),
        Said::new(
            format!("“{key}:”后面多了“{written}”"),
            format!("“{written}” does not belong behind “{key}:”"),
        ),
        Said::new(format!("删去它，只写“{key}:”"), format!("delete it: “{key}:”")),
    )
    .at(line, text)
    .mend(range, "");
    if line.key().is_none() {
        trouble.field = trouble.field.key(key);
    }
    trouble
}

pub(super) fn no_space(text: &str, line: &Line<'_>, key: &str, colon: usize) -> Trouble {
    let value = rest_of_value(text, colon + 1);
    let mut trouble = Trouble::new(
        &rules::NO_SPACE_AFTER_COLON,
        colon..colon + 1,
        Said::new(
            format!("“{}:”的冒号后面没有空格，读不出这个字段", shorten(key)),
            format!(
                "there is no space behind the colon of “{}:”, so this field cannot be read",
                shorten(key)
            ),
        ),
        Said::new(
            format!("冒号后面要有一个空格：“{}: {value}”", shorten(key)),
            format!("put a space behind the colon: “{}: {value}”", shorten(key)),
        ),
    )
    .label("后面要空一格", "a space belongs behind it")
    .at(line, text)
    .mend(colon + 1..colon + 1, " ");
    if line.key().is_none() {
        trouble.field = trouble.field.key(key);
    }
    trouble
}

pub(super) fn wide_space_behind_colon(text: &str, line: &Line<'_>, key: &str, space: usize) -> Trouble {
    let end = space + text[space..].chars().next().map_or(0, char::len_utf8);
    let value = rest_of_value(text, end);
    let mut trouble = Trouble::new(
        &rules::FULL_WIDTH_SPACE,
        space..end,
        Said::new(
            format!("“{}:”后面是中文空格，读不出这个字段", shorten(key)),
            format!("a full-width space stands behind “{}:”, so this field cannot be read", shorten(key)),
        ),
        Said::new(
            format!("改成普通空格：“{}: {value}”", shorten(key)),
            format!("write a plain space: “{}: {value}”", shorten(key)),
        ),
    )
    .at(line, text)
    .mend(space..end, " ");
    trouble.field = trouble.field.key(key);
    trouble
}

/// `{名称：x, 年度指标值:5}`.
pub(super) fn colon_in_brackets(text: &str, at: usize) -> Trouble {
    let line = Line::at(text, at);
    let found = text[at..].find([':', '：']).map_or(at, |length| at + length);
    let key = text[at..found].trim();
    let mut trouble = if text[found..].starts_with('：') {
        full_width_colon(text, &line, key, found)
    } else {
        no_space(text, &line, key, found)
    };
    trouble.field = line.field(text).key(key);
    trouble
}
