//! E-mail addresses.

use std::ops::Range;

/// What ends as a file does is a file: logo@2x.png.
const FILES: [&[u8]; 27] = [
    b"png", b"jpg", b"jpeg", b"gif", b"svg", b"webp", b"avif", b"ico", b"css", b"js", b"mjs", b"ts", b"json",
    b"html", b"htm", b"xml", b"woff", b"woff2", b"ttf", b"otf", b"pdf", b"zip", b"csv", b"xlsx", b"yaml",
    b"txt", b"map",
];

/// Names that nobody has (RFC 2606).
const NOBODY: [&[u8]; 4] = [b"example", b"invalid", b"test", b"localhost"];

/// The longest part before the `@`.
const LONGEST_LOCAL: usize = 64;

/// The address whose `@` stands at `at`.
pub(super) fn at(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = bytes[..at].iter().rev().take(LONGEST_LOCAL + 1).take_while(|byte| is_local(byte)).count();
    let marks = bytes[at - local..at].iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let start = at - local + marks;
    let is_of_an_address = bytes[..start].ends_with(b"//") || bytes[..start].ends_with(b"@");
    if start == at || local > LONGEST_LOCAL || is_of_an_address || bytes[at - 1] == b'.' {
        return None;
    }
    let is_domain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let domain = &bytes[at + 1..];
    let domain = &domain[..domain.iter().take_while(|byte| is_domain(byte)).count()];
    let domain = &domain
        [..domain.len() - domain.iter().rev().take_while(|byte| !byte.is_ascii_alphanumeric()).count()];
    is_known_domain(domain).then(|| start..at + 1 + domain.len())
}

fn is_known_domain(domain: &[u8]) -> bool {
    let labels: Vec<&[u8]> = domain.split(|byte| *byte == b'.').collect();
    let [.., name, last] = &*labels else { return false };
    let is = |label: &[u8], known: &&[u8]| label.eq_ignore_ascii_case(known);
    let is_whole = labels.iter().all(|label| !label.is_empty() && !label.starts_with(b"-"));
    let is_last = (2..=24).contains(&last.len()) && last.iter().all(u8::is_ascii_alphabetic);
    let is_nobody = NOBODY.iter().any(|nobody| is(last, nobody)) || is(name, &NOBODY[0]);
    is_whole && is_last && !FILES.iter().any(|file| is(last, file)) && !is_nobody
}
