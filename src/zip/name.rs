//! Names that any system can unpack, and that lead nowhere else.

use crate::portable;

/// How long a name may be, in bytes.
const LONGEST: usize = 1_000;

/// Whether a name is a path downwards of plain segments, which no system takes for something else: no `..`, nothing
/// absolute, no drive, no backslash, no sign that Windows refuses.
#[must_use]
pub fn fits(name: &str) -> bool {
    let is_plain = |c: char| !c.is_control() && !matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let is_segment = |segment: &str| {
        !segment.is_empty()
            && segment.len() <= portable::LONGEST
            && !segment.ends_with(['.', ' '])
            && !portable::is_device(segment)
    };
    name.len() <= LONGEST && name.chars().all(is_plain) && name.split('/').all(is_segment)
}
