//! A year that was sealed: an archive that is public, as pages tell of it.

use super::date::Date;
use super::year::FiscalYear;

/// One archive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sealed {
    /// The budget year.
    pub year: FiscalYear,
    /// Counted from 1; a later one stands beside the earlier, never in its place.
    pub edition: u32,
    /// What its file is called: `2023-yunxi-1.zip`.
    pub file: Box<str>,
    /// The day on which it was sealed.
    pub date: Date,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: Box<str>,
    /// Whether a signature lies beside it.
    pub is_signed: bool,
    /// The last release before it, `0001` and so on: what was corrected later, it does not have.
    pub release: Box<str>,
    /// SHA-256 of the list of facts that it was made from.
    pub facts: Box<str>,
    /// The program that made it, with its version.
    pub tool: Box<str>,
}
