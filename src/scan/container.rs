//! Files that hold files: zip with all that is made of it (spreadsheets, documents), and gzip. What comes out is bounded; a
//! container that cannot be looked into says why. Takes whatever any program packed, as [`crate::zip`] does not, which
//! reads the program's own archives and refuses all else.

use std::io::Read;

use crate::finding::Said;

/// What is left to be taken out of one published file.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
}

/// The most that one published file may hold, unpacked.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// How many times its size something may become, once it is large.
const MOST_TIMES: u64 = 300;
/// Up to here anything may become of anything.
const SMALL: u64 = 4 * 1024 * 1024;
/// The most files of a container.
const MOST_FILES: usize = 20_000;

impl Default for Budget {
    fn default() -> Budget {
        Budget { bytes: MOST_BYTES }
    }
}

/// Why a container was not looked into.
pub(super) type Closed = Said;

/// A file within a container.
#[derive(Debug)]
pub(super) struct Inner {
    /// Its name.
    pub(super) name: String,
    /// What the container remarks on it.
    pub(super) remark: String,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// Kinds of containers that cannot be looked into, by how they begin.
const OTHERS: [(&[u8], &str); 8] = [
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "rar"),
    (b"\xFD7zXZ\x00", "xz"),
    (b"BZh", "bzip2"),
    (b"\x28\xB5\x2F\xFD", "zstd"),
    (b"MSCF", "cab"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xls/doc"),
    (b"\x1F\x9D", "compress"),
];

/// Endings of files that are zip archives.
const ZIPS: [&str; 12] =
    ["zip", "xlsx", "xlsm", "docx", "docm", "pptx", "ods", "odt", "odp", "ofd", "epub", "wps"];

/// What becomes of the files of a container.
pub(super) type Opened = Result<Vec<Inner>, Closed>;

/// Opens a container; `None` where the file is none.
pub(super) fn open(name: &str, bytes: &[u8], budget: &mut Budget) -> Option<Opened> {
    if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"PK\x05\x06")
        || super::text::is_called(name, &ZIPS)
    {
        return Some(zip(bytes, budget));
    }
    if bytes.starts_with(b"\x1F\x8B\x08") {
        return Some(gzip(name, bytes, budget).map(|inner| vec![inner]));
    }
    let (_, kind) = OTHERS.iter().find(|(begin, _)| bytes.starts_with(begin))?;
    Some(Err(Said::new(
        format!("{kind} 格式不能打开检查"),
        format!("files of the kind {kind} cannot be looked into"),
    )))
}

fn gzip(name: &str, bytes: &[u8], budget: &mut Budget) -> Result<Inner, Closed> {
    let bytes = unpacked(flate2::read::MultiGzDecoder::new(bytes), bytes.len(), budget)?;
    let name = name.rsplit('/').next().unwrap_or(name);
    Ok(Inner { name: name.trim_end_matches(".gz").to_owned(), remark: String::new(), bytes })
}

/// Reads to the end, and never more than is left or than can be honest.
fn unpacked(from: impl Read, packed: usize, budget: &mut Budget) -> Result<Vec<u8>, Closed> {
    let packed = u64::try_from(packed).unwrap_or(u64::MAX);
    let most = SMALL.max(packed.saturating_mul(MOST_TIMES)).min(budget.bytes);
    let mut bytes = Vec::new();
    let read = from.take(most + 1).read_to_end(&mut bytes);
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    budget.bytes = budget.bytes.saturating_sub(length);
    match read {
        _ if length > most => {
            Err(Said::new("解开后大得不合常理", "what it unpacks to is too large to be honest"))
        }
        Ok(_) => Ok(bytes),
        Err(_) => Err(broken()),
    }
}

fn broken() -> Closed {
    Said::new("已损坏，打不开", "it is damaged and does not open")
}

/// The files of a zip archive, as its directory lists them.
fn zip(bytes: &[u8], budget: &mut Budget) -> Opened {
    let (count, mut directory) = directory(bytes).ok_or_else(broken)?;
    let mut files = Vec::with_capacity(count.min(MOST_FILES));
    for nth in 0..count {
        if nth == MOST_FILES {
            return Err(Said::new(
                format!("里面的文件超过 {MOST_FILES} 个"),
                format!("it holds more than {MOST_FILES} files"),
            ));
        }
        let (entry, rest) = Entry::read(directory).ok_or_else(broken)?;
        files.push(entry.unpack(bytes, budget)?);
        directory = rest;
    }
    Ok(files)
}

/// How many entries the directory of an archive has, and where it begins.
fn directory(bytes: &[u8]) -> Option<(usize, &[u8])> {
    // A remark of at most 65,535 bytes may follow the end of the directory.
    let tail = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let end = tail + memchr::memmem::rfind(&bytes[tail..], b"PK\x05\x06")?;
    let end = bytes.get(end..)?;
    let (count, start) = (number(end, 10, 2)?, number(end, 16, 4)?);
    Some((count, bytes.get(start..)?))
}

/// How long the end of the directory is without its remark.
const END: usize = 22;

/// One line of the directory.
struct Entry<'b> {
    flags: usize,
    method: usize,
    packed: usize,
    header: usize,
    name: &'b [u8],
    remark: &'b [u8],
}

impl<'b> Entry<'b> {
    /// Reads one, and gives what stands behind it.
    fn read(directory: &'b [u8]) -> Option<(Entry<'b>, &'b [u8])> {
        let rest = directory.strip_prefix(b"PK\x01\x02")?;
        let field = |at: usize, length: usize| number(rest, at - 4, length);
        let name_end = 42 + field(28, 2)?;
        let remark_start = name_end + field(30, 2)?;
        let remark_end = remark_start + field(32, 2)?;
        let entry = Entry {
            flags: field(8, 2)?,
            method: field(10, 2)?,
            packed: field(20, 4)?,
            header: field(42, 4)?,
            name: rest.get(42..name_end)?,
            remark: rest.get(remark_start..remark_end)?,
        };
        Some((entry, &rest[remark_end..]))
    }

    fn unpack(&self, archive: &[u8], budget: &mut Budget) -> Result<Inner, Closed> {
        if self.flags & 1 == 1 {
            return Err(Said::new("加了密码", "it asks for a password"));
        }
        let packed = self.data(archive).ok_or_else(broken)?;
        let bytes = match self.method {
            0 => unpacked(packed, packed.len(), budget)?,
            8 => unpacked(flate2::read::DeflateDecoder::new(packed), packed.len(), budget)?,
            method => {
                return Err(Said::new(
                    format!("压缩方法 {method} 不能打开检查"),
                    format!("what is compressed by method {method} cannot be looked into"),
                ));
            }
        };
        let text = |bytes: &[u8]| match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
        };
        Ok(Inner { name: text(self.name), remark: text(self.remark), bytes })
    }

    /// Its bytes in the archive, packed.
    fn data<'a>(&self, archive: &'a [u8]) -> Option<&'a [u8]> {
        let rest = archive.get(self.header..)?.strip_prefix(b"PK\x03\x04")?;
        let start = 26 + number(rest, 22, 2)? + number(rest, 24, 2)?;
        rest.get(start..start.checked_add(self.packed)?)
    }
}

/// A number of `length` bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
