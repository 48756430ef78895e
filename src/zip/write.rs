//! Files in, an archive out.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::{Day, Entry, layout};

/// A file, deflated.
#[derive(Debug)]
pub struct Packed {
    /// CRC-32 of its bytes.
    pub crc: u32,
    /// Its length in bytes.
    pub size: u64,
    /// As it will lie in the archive.
    pub bytes: Vec<u8>,
}

/// Deflates a file.
///
/// # Errors
/// Never for bytes in memory; kept because the encoder says that it may.
pub fn packed(bytes: &[u8]) -> io::Result<Packed> {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 3 + 64), Compression::default());
    encoder.write_all(bytes)?;
    Ok(Packed { crc: crc.sum(), size: bytes.len() as u64, bytes: encoder.finish()? })
}

/// Writes an archive from front to end; nothing is ever gone back to.
#[derive(Debug)]
pub struct Writer<W> {
    out: W,
    day: Day,
    at: u64,
    entries: Vec<Entry>,
}

impl<W: Write> Writer<W> {
    /// An archive all of whose files have this day.
    pub fn new(out: W, day: Day) -> Writer<W> {
        Writer { out, day, at: 0, entries: Vec::new() }
    }

    /// Puts a file behind the others: its name, CRC-32 and length, and as many deflated bytes as stated.
    ///
    /// # Errors
    /// When the bytes are fewer, or the file is too long for an archive (4 GiB), or cannot be written.
    pub fn put(
        &mut self,
        name: &str,
        (crc, size): (u32, u64),
        (bytes, packed): (impl Read, u64),
    ) -> io::Result<()> {
        if size >= u32::MAX.into() || packed >= u32::MAX.into() {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("{name}: 4 GiB")));
        }
        let entry = Entry { name: name.into(), crc, size, packed, at: self.at };
        let header = layout::local(&entry, self.day);
        self.out.write_all(&header)?;
        let copied = io::copy(&mut bytes.take(packed), &mut self.out)?;
        if copied != packed {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.at += header.len() as u64 + packed;
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the directory, and gives back what was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        let mut length = 0;
        for entry in &self.entries {
            let record = layout::central(entry, self.day);
            self.out.write_all(&record)?;
            length += record.len() as u64;
        }
        self.out.write_all(&layout::end(self.entries.len(), self.at, length))?;
        Ok(self.out)
    }
}
