//! The structure of an archive, byte by byte. Writing puts it down, and reading compares with it.

use super::{Day, Entry};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const WIDE_END: u32 = 0x0606_4b50;
const WIDE_LOCATOR: u32 = 0x0706_4b50;

/// Names are UTF-8 (bit 11).
const FLAGS: u16 = 0x0800;
const DEFLATED: u16 = 8;
/// What a reader must know: deflate, or zip64.
const PLAIN: u16 = 20;
const WIDE: u16 = 45;
/// Rights are those of Unix: a plain file that its owner may write and all may read. No link, no folder.
const MADE_BY: u16 = 3 << 8;
const RIGHTS: u32 = 0o100_644 << 16;

/// How long a local header is without its name.
pub(super) const LOCAL_LENGTH: usize = 30;
pub(super) const CENTRAL_LENGTH: usize = 46;
pub(super) const END_LENGTH: usize = 22;
const WIDE_END_LENGTH: u64 = 56;
/// What stands in a field whose value is told in zip64's own.
const ELSEWHERE: u32 = u32::MAX;
/// Zip64's extra field: its number, the length of what follows.
const WIDE_EXTRA: [u16; 2] = [1, 8];

#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn short(&mut self, values: &[u16]) -> &mut Bytes {
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
        self
    }

    fn long(&mut self, values: &[u32]) -> &mut Bytes {
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
        self
    }

    fn wide(&mut self, values: &[u64]) -> &mut Bytes {
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
        self
    }
}

/// A length or a place as the old fields have it.
fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(ELSEWHERE)
}

fn few(value: usize) -> u16 {
    u16::try_from(value).unwrap_or(u16::MAX)
}

/// What stands before a file. Its lengths fit the old fields: longer files are refused.
pub(super) fn local(entry: &Entry, Day(day): Day) -> Vec<u8> {
    let mut out = Bytes::default();
    out.long(&[LOCAL]).short(&[PLAIN, FLAGS, DEFLATED, 0, day]);
    out.long(&[entry.crc, narrow(entry.packed), narrow(entry.size)]).short(&[few(entry.name.len()), 0]);
    out.0.extend(entry.name.as_bytes());
    out.0
}

/// What the directory tells of a file.
pub(super) fn central(entry: &Entry, Day(day): Day) -> Vec<u8> {
    let is_far = entry.at >= u64::from(ELSEWHERE);
    let extra: u16 = if is_far { 12 } else { 0 };
    let mut out = Bytes::default();
    out.long(&[CENTRAL]).short(&[
        MADE_BY | PLAIN,
        if is_far { WIDE } else { PLAIN },
        FLAGS,
        DEFLATED,
        0,
        day,
    ]);
    out.long(&[entry.crc, narrow(entry.packed), narrow(entry.size)]);
    out.short(&[few(entry.name.len()), extra, 0, 0, 0]).long(&[RIGHTS, narrow(entry.at)]);
    out.0.extend(entry.name.as_bytes());
    if is_far {
        out.short(&WIDE_EXTRA).wide(&[entry.at]);
    }
    out.0
}

/// The end of an archive: of so many files, whose directory begins `at` and is so long.
pub(super) fn end(count: usize, at: u64, length: u64) -> Vec<u8> {
    let is_wide =
        count >= usize::from(u16::MAX) || at >= u64::from(ELSEWHERE) || length >= u64::from(ELSEWHERE);
    let mut out = Bytes::default();
    if is_wide {
        out.long(&[WIDE_END]).wide(&[WIDE_END_LENGTH - 12]).short(&[MADE_BY | WIDE, WIDE]).long(&[0, 0]);
        out.wide(&[count as u64, count as u64, length, at]);
        out.long(&[WIDE_LOCATOR, 0]).wide(&[at.wrapping_add(length)]).long(&[1]);
    }
    out.long(&[END]).short(&[0, 0, few(count), few(count)]).long(&[narrow(length), narrow(at)]).short(&[0]);
    out.0
}

/// How long the longest end is.
pub(super) const LONGEST_END: usize = END_LENGTH + 20 + WIDE_END_LENGTH as usize;

/// What an end tells: how many files, where their directory begins, how long it is.
pub(super) fn told(end: &[u8]) -> Option<(usize, u64, u64)> {
    let old = end.len().checked_sub(END_LENGTH)?;
    let told = (usize::from(short(end, old + 8)?), long(end, old + 16)?.into(), long(end, old + 12)?.into());
    // Behind the end of zip64 stand its locator and the old end.
    match end.len().checked_sub(LONGEST_END).filter(|wide| long(end, *wide) == Some(WIDE_END)) {
        Some(at) => {
            Some((usize::try_from(wide(end, at + 24)?).ok()?, wide(end, at + 48)?, wide(end, at + 40)?))
        }
        None => Some(told),
    }
}

/// What a record of the directory tells, and how long it is.
pub(super) fn entry(record: &[u8]) -> Option<(Entry, usize)> {
    if long(record, 0)? != CENTRAL {
        return None;
    }
    let name = usize::from(short(record, 28)?);
    let extra = usize::from(short(record, 30)?);
    let behind = CENTRAL_LENGTH + name;
    let at = match long(record, 42)? {
        ELSEWHERE if extra == 12 => wide(record, behind + 4)?,
        at => at.into(),
    };
    let entry = Entry {
        name: str::from_utf8(record.get(CENTRAL_LENGTH..behind)?).ok()?.into(),
        crc: long(record, 16)?,
        packed: long(record, 20)?.into(),
        size: long(record, 24)?.into(),
        at,
    };
    Some((entry, behind + extra))
}

/// The day in a record of the directory.
pub(super) fn day(record: &[u8]) -> Option<Day> {
    short(record, 14).map(Day)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn wide(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
