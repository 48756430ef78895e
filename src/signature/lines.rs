//! Bytes as a line of base64, and the parts of which such a line is made.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The bytes of a line; `None` where they are not exactly so many.
pub(super) fn decoded<const N: usize>(line: &str) -> Option<[u8; N]> {
    STANDARD.decode(line).ok()?.try_into().ok()
}

/// Parts in their order, as a line.
pub(super) fn encoded(parts: &[&[u8]]) -> String {
    STANDARD.encode(parts.concat())
}

/// The part that begins at a byte; it must lie within.
pub(super) fn part<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    std::array::from_fn(|byte| bytes[at + byte])
}
