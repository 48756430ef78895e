//! Zip archives of one strict kind: what is written here is all that is read here. Every file is deflated, all have the
//! same day and plain rights, nothing stands between them or behind the end, and no byte of the structure is free to be
//! anything else: so a byte that was changed anywhere is found, and named after the file that it belongs to. Any program
//! that knows zip opens them.
//!
//! By PKWARE's APPNOTE 6.3: local headers (4.3.7) without data descriptors, a central directory (4.3.12), and the records of
//! zip64 (4.3.14, 4.3.15) where there are more files, or more bytes, than the old fields can count.

mod layout;
mod name;
mod read;
mod write;

pub use self::name::fits;
pub use self::read::{Fault, Reader};
pub use self::write::{Packed, Writer, packed};

use crate::model::date::Date;

/// One file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path within the archive.
    pub name: Box<str>,
    /// CRC-32 of its bytes.
    pub crc: u32,
    /// Its length in bytes.
    pub size: u64,
    /// Its length as it lies there.
    pub packed: u64,
    /// Where its header begins.
    at: u64,
}

/// The day that every file of an archive has: as zip counts, from 1980 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(u16);

impl Day {
    /// The first day that zip can tell where `date` is before it.
    #[must_use]
    pub fn of(date: Date) -> Day {
        let since = date.year().saturating_sub(1980).min(127);
        Day(since << 9 | u16::from(date.month()) << 5 | u16::from(date.day()))
    }
}

#[cfg(test)]
mod tests;
