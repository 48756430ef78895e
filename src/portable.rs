//! Names of files that every system can hold: what Windows keeps for devices, and how long a name may be.

/// How long one name may be, in bytes: most file systems count these, some UTF-16 units, of which there are never more.
pub const LONGEST: usize = 255;

/// Whether Windows takes a name for a device: `con`, `nul`, `com1` and their like, with whatever extension.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        let mut chars = number.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}
