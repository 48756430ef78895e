//! Telephone numbers: mobile ones, and land lines with their area code.

use std::ops::Range;

use super::run::{Mark, Run};

/// The mobile number that begins with the run.
pub(super) fn mobile(run: &Run<'_>) -> Option<Range<usize>> {
    let first = run.first().clone();
    let digits = run.digits();
    let is_alone = match digits.len() {
        11 => is_mobile(digits),
        13 => digits.strip_prefix(b"86").is_some_and(is_mobile),
        15 => digits.strip_prefix(b"0086").is_some_and(is_mobile),
        _ => false,
    };
    if is_alone {
        let is_glued =
            run.is_glued_behind(first.end) || (run.is_glued_in_front(first.start) && !follows_word(run));
        return (!is_glued && !is_in_address(run.bytes, &first)).then_some(first);
    }
    let printed: [&[usize]; 5] = [&[3, 4, 4], &[3, 8], &[7, 4], &[2, 3, 4, 4], &[4, 3, 4, 4]];
    printed.into_iter().find_map(|lengths| {
        let (range, digits) = run.in_groups(lengths)?;
        let own = match lengths.len() {
            4 => digits.strip_prefix(b"86").or_else(|| digits.strip_prefix(b"0086"))?,
            _ => &digits,
        };
        is_mobile(own).then_some(range)
    })
}

/// The prefixes that are in use.
fn is_mobile(digits: &[u8]) -> bool {
    let [b'1', second, third, ..] = digits else { return false };
    digits.len() == 11
        && match second {
            b'3' | b'8' => true,
            b'4' => (b'5'..=b'9').contains(third),
            b'5' | b'9' => *third != b'4',
            b'6' => matches!(third, b'2' | b'5' | b'6' | b'7'),
            b'7' => *third <= b'8',
            _ => false,
        }
}

/// Whether letters that make a word, not a hash, stand right before the number: tel13800138000.
fn follows_word(run: &Run<'_>) -> bool {
    let lead = &run.bytes[..run.first().start];
    let letters = lead.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (rest, word) = lead.split_at(lead.len() - letters);
    let is_alone =
        rest.last().is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_' && *byte != b'-');
    is_alone
        && ["tel", "phone", "mobile", "mob", "wx", "wechat", "vx", "call", "m"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether a number names a page elsewhere: https://example.org/news/t_13800138000.html.
fn is_in_address(bytes: &[u8], range: &Range<usize>) -> bool {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || !byte.is_ascii() || b"\"'<>(),".contains(byte);
    let start = bytes[..range.start].iter().rposition(is_end).map_or(0, |end| end + 1);
    let lead = &bytes[start..range.start];
    let is_path = matches!(lead.last(), Some(b'/' | b'-' | b'_' | b'.'));
    let goes_on = matches!(bytes.get(range.end), Some(b'.' | b'/'));
    memchr::memmem::find(lead, b"://").is_some() && is_path && goes_on
}

/// Area codes without their zero, from the first to the last of each run that is in use.
const AREAS: [(u16, u16); 46] = [
    (310, 319),
    (335, 335),
    (349, 359),
    (370, 379),
    (391, 398),
    (410, 419),
    (421, 421),
    (427, 427),
    (429, 429),
    (431, 439),
    (440, 440),
    (451, 459),
    (464, 464),
    (467, 479),
    (482, 483),
    (510, 519),
    (523, 523),
    (527, 527),
    (530, 539),
    (543, 543),
    (546, 546),
    (550, 559),
    (561, 566),
    (570, 580),
    (591, 599),
    (631, 635),
    (660, 660),
    (662, 663),
    (668, 668),
    (691, 692),
    (701, 701),
    (710, 719),
    (722, 722),
    (724, 724),
    (728, 728),
    (730, 739),
    (743, 746),
    (750, 779),
    (790, 799),
    (812, 819),
    (825, 839),
    (851, 859),
    (870, 879),
    (883, 888),
    (891, 899),
    (901, 999),
];

/// The land line that begins with the run.
pub(super) fn landline(run: &Run<'_>) -> Option<Range<usize>> {
    let first = run.first().clone();
    let digits = run.digits();
    match digits.len() {
        11 | 12 => {
            let (area, local) = split(digits)?;
            (is_line(area, local) && !run.is_glued(&first) && !run.is_behind_hyphen()).then_some(first)
        }
        3 | 4 => with_marks(run, digits, 1),
        2 if digits == b"86" => {
            let area = run.groups.get(1)?;
            let digits = [b"0", &run.bytes[area.range.clone()]].concat();
            let digits = digits.strip_prefix(b"00").map_or(digits.clone(), |rest| [b"0", rest].concat());
            with_marks(run, &digits, 2)
        }
        _ => None,
    }
}

/// An area code, and the rest in the groups from `from` on: whole, or in two parts.
fn with_marks(run: &Run<'_>, area: &[u8], from: usize) -> Option<Range<usize>> {
    let local = run.groups.get(from)?;
    let mut digits = run.bytes[local.range.clone()].to_vec();
    let mut end = local.range.end;
    if let 3 | 4 = digits.len() {
        let rest = run
            .groups
            .get(from + 1)
            .filter(|rest| rest.range.len() == 4 && rest.mark != Some(Mark::Bracket))?;
        digits.extend_from_slice(&run.bytes[rest.range.clone()]);
        end = rest.range.end;
    }
    let range = run.first().start..end;
    let is_glued = run.is_glued(&range) || run.is_behind_hyphen();
    (is_line(area, &digits) && !is_glued && !goes_on(run.bytes, end)).then_some(range)
}

/// Whether a hyphen and letters or many figures follow: a code, not an extension.
fn goes_on(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end + 1..).unwrap_or_default();
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_extension = length <= 5 && rest[..length].iter().all(u8::is_ascii_digit);
    bytes.get(end) == Some(&b'-') && !is_extension
}

fn split(digits: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = if matches!(digits, [b'0', b'1' | b'2', ..]) { 3 } else { 4 };
    digits.split_at_checked(length)
}

/// Whether an area has lines of this length: eight digits in the largest cities, seven or eight elsewhere.
fn is_line(area: &[u8], local: &[u8]) -> bool {
    let begins_well = local.first().is_some_and(|first| (b'2'..=b'8').contains(first));
    let is_city = matches!(area, b"010" | [b'0', b'2', b'0'..=b'5' | b'7'..=b'9']);
    let is_area = || {
        let [b'0', code @ ..] = area else { return false };
        let code = std::str::from_utf8(code).ok().and_then(|code| code.parse::<u16>().ok());
        area.len() == 4
            && code.is_some_and(|code| AREAS.iter().any(|(first, last)| (*first..=*last).contains(&code)))
    };
    begins_well && ((is_city && local.len() == 8) || (matches!(local.len(), 7 | 8) && is_area()))
}
