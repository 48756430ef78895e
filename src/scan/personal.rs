//! Numbers and addresses of persons in a text: identity cards, telephones, bank cards, e-mail, licence plates. Each is
//! known by its form alone, so what only looks alike (codes, amounts, dates, hashes) is told apart by check digits, by
//! where it ends, and by the words round it.

mod cards;
mod email;
mod identity;
mod phone;
mod plate;
mod run;

use std::ops::Range;

use self::run::Run;
use super::text::{Kind, Text};
use super::tokens::Token;

/// What is known of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// 身份证号.
    Identity,
    /// 手机号.
    Mobile,
    /// 固定电话, with its area code.
    Landline,
    /// 银行卡号.
    BankCard,
    /// 电子邮箱.
    Email,
    /// 车牌号.
    Plate,
}

impl Pattern {
    /// Every pattern.
    pub const ALL: [Pattern; 6] = [
        Pattern::Identity,
        Pattern::Mobile,
        Pattern::Landline,
        Pattern::BankCard,
        Pattern::Email,
        Pattern::Plate,
    ];

    /// The word in both languages.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Pattern::Identity => ("身份证号", "an identity-card number"),
            Pattern::Mobile => ("手机号", "a mobile number"),
            Pattern::Landline => ("固定电话", "a land-line number"),
            Pattern::BankCard => ("银行卡号", "a bank-card number"),
            Pattern::Email => ("电子邮箱", "an e-mail address"),
            Pattern::Plate => ("车牌号", "a licence plate"),
        }
    }
}

/// Looks at one place of a text, and tells what begins there: the pattern, and its bytes.
pub(super) fn at(text: &Text<'_>, token: &Token, mut found: impl FnMut(Pattern, Range<usize>)) {
    match token {
        Token::Digits(run) => {
            for run in Run::readings(text, run) {
                match number(&run) {
                    Some((_, range)) if text.kind == Kind::Tags && is_drawn(&text.bytes, range.start) => {}
                    Some((pattern, range)) => found(pattern, range),
                    None => {}
                }
            }
        }
        // Where there is no text, letters and marks stand side by side by chance.
        Token::At(_) | Token::Capital(_) if text.kind == Kind::Bytes => {}
        Token::At(at) => {
            if let Some(range) = email::at(&text.bytes, *at) {
                found(Pattern::Email, range);
            }
        }
        Token::Capital(at) => {
            if let Some(range) = plate::at(&text.bytes, *at) {
                found(Pattern::Plate, range);
            }
        }
    }
}

/// Attributes whose figures are lengths and points.
const DRAWING: [&[u8]; 10] = [
    b"d",
    b"points",
    b"viewBox",
    b"transform",
    b"width",
    b"height",
    b"x",
    b"y",
    b"stroke-dasharray",
    b"srcset",
];

/// Whether a place within a tag is in the value of such an attribute.
fn is_drawn(tags: &[u8], at: usize) -> bool {
    let Some(open) = memchr::memrchr2(b'"', b'\'', &tags[..at]) else { return false };
    let Some(lead) = tags[..open].strip_suffix(b"=") else { return false };
    let name = lead.rsplit(|byte| byte.is_ascii_whitespace()).next().unwrap_or(lead);
    DRAWING.contains(&name)
}

/// What a run of digits, with those that belong to it, is the number of.
fn number(run: &Run<'_>) -> Option<(Pattern, Range<usize>)> {
    let as_pattern = |pattern| move |range| (pattern, range);
    identity::of(run)
        .map(as_pattern(Pattern::Identity))
        .or_else(|| phone::landline(run).map(as_pattern(Pattern::Landline)))
        .or_else(|| phone::mobile(run).map(as_pattern(Pattern::Mobile)))
        .or_else(|| cards::of(run).map(as_pattern(Pattern::BankCard)))
}

/// What was found without the marks that people put between, so that two spellings of one number are one: capital letters
/// and digits of a number, small letters of an e-mail address.
pub(super) fn bare(pattern: Pattern, found: &str) -> String {
    match pattern {
        Pattern::Email => found.to_ascii_lowercase(),
        Pattern::Plate => found.chars().filter(|c| c.is_alphanumeric()).collect(),
        Pattern::Identity | Pattern::Mobile | Pattern::Landline | Pattern::BankCard => {
            let number: String =
                found.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
            without_country(pattern, number)
        }
    }
}

/// A telephone number without the code of the country, and a land line with the zero before its area.
fn without_country(pattern: Pattern, number: String) -> String {
    let rest = number.strip_prefix("0086").or_else(|| number.strip_prefix("86"));
    match (pattern, rest) {
        (Pattern::Mobile, Some(rest)) if rest.len() == 11 => rest.to_owned(),
        (Pattern::Landline, Some(rest)) if rest.starts_with('0') => rest.to_owned(),
        (Pattern::Landline, Some(rest)) => format!("0{rest}"),
        _ => number,
    }
}

/// As it may be told: enough to find it, too little to use it.
pub(super) fn masked(pattern: Pattern, found: &str) -> String {
    if pattern == Pattern::Email {
        let (local, domain) = found.split_once('@').unwrap_or((found, ""));
        let first = local.chars().next().map_or(String::new(), String::from);
        return format!("{first}***@{domain}");
    }
    let bare = bare(pattern, found);
    let (front, back) = match pattern {
        Pattern::Identity => (3, 2),
        Pattern::BankCard => (4, 4),
        Pattern::Plate => (2, 1),
        Pattern::Mobile | Pattern::Landline | Pattern::Email => (3, 4),
    };
    let length = bare.chars().count();
    let hidden = |at: usize| (front..length.saturating_sub(back)).contains(&at);
    bare.chars().enumerate().map(|(at, c)| if hidden(at) { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_gives_nothing_away() {
        for (pattern, found, told) in [
            (Pattern::Mobile, "138-0013-8000", "138****8000"),
            (Pattern::Mobile, "+86 138 0013 8000", "138****8000"),
            (Pattern::Landline, "(020) 8765 4321", "020****4321"),
            (Pattern::Landline, "86-20-87654321", "020****4321"),
            (Pattern::Identity, "11010519491231002X", "110*************2X"),
            (Pattern::BankCard, "6222 0212 3456 7890", "6222********7890"),
            (Pattern::Email, "zhang.san@qq.com", "z***@qq.com"),
            (Pattern::Plate, "粤A·12345", "粤A****5"),
        ] {
            assert_eq!(masked(pattern, found), told);
        }
    }
}
