//! Licence plates of the mainland: a province, a letter, then five letters and digits, or six on new-energy vehicles.

use std::ops::Range;

/// The first characters of plates.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// What may stand in the place of the last digit.
const ENDINGS: [&str; 8] = ["学", "警", "港", "澳", "挂", "领", "试", "超"];

/// Words that end as a province does, with which something else begins: 最新GB18030标准.
const OTHER_WORDS: [&str; 22] = [
    "最新", "更新", "创新", "全新", "高新", "革新", "推新", "出新", "刷新", "翻新", "重新", "维新", "焕新",
    "里云", "为云", "务云", "讯云", "翼云", "动云", "上云", "私云", "有云",
];

/// Standards that a letter with `新` before it may begin: GB, GA, DB, HJ, JT.
const STANDARDS: [&[u8]; 12] =
    [b"GB", b"GA", b"DB", b"HJ", b"JT", b"JG", b"CJ", b"SL", b"DL", b"YY", b"WS", b"NY"];

/// The fewest digits of a plate that is told from other words.
const FEWEST_DIGITS: usize = 3;

/// The plate whose letter stands at `at`.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let start = at.checked_sub(3)?;
    let province = std::str::from_utf8(&bytes[start..at]).ok()?;
    if !PROVINCES.contains(province) || bytes[at] == b'I' {
        return None;
    }
    let is_other_word = OTHER_WORDS.iter().any(|word| bytes[..at].ends_with(word.as_bytes()));
    let is_standard = STANDARDS.iter().any(|standard| bytes[at..].starts_with(standard));
    if is_other_word || (province == "新" && is_standard) {
        return None;
    }
    let from = at + 1 + mark(&bytes[at + 1..]);
    let rest = &bytes[from..];
    let is_own = |byte: &u8| byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !b"IO".contains(byte));
    let own = &rest[..rest.iter().take_while(|byte| is_own(byte)).count()];
    let behind = &rest[own.len()..];
    if behind.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
        return None;
    }
    let ending = ENDINGS.iter().find(|ending| behind.starts_with(ending.as_bytes()));
    let length = match (own.len(), ending) {
        (4, Some(ending)) => own.len() + ending.len(),
        (5, _) => own.len(),
        (6, _) if is_new_energy(own) => own.len(),
        _ => return None,
    };
    let digits = own.iter().filter(|byte| byte.is_ascii_digit()).count();
    (digits >= FEWEST_DIGITS).then(|| start..from + length)
}

/// How long the mark between letter and number is.
fn mark(rest: &[u8]) -> usize {
    let marks = ["·", "•", "・", "．", "-", ".", " "];
    marks.iter().find(|mark| rest.starts_with(mark.as_bytes())).map_or(0, |mark| mark.len())
}

/// A letter in front (cars) or at the end (lorries), and digits; a car may have a second letter.
fn is_new_energy(own: &[u8]) -> bool {
    let is_kind = |byte: u8| (b'A'..=b'K').contains(&byte);
    let are_digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    (is_kind(own[0]) && are_digits(&own[2..])) || (are_digits(&own[..5]) && is_kind(own[5]))
}
