//! An archive in, its files out; or what is not as it was written.

use std::collections::HashSet;
use std::io::{self, Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;

use super::{Day, Entry, fits, layout};

/// Below this, an archive may hold as much as it likes: no disk is filled by so little.
const SMALL: u64 = 256 << 20;
/// How many times its own length an archive may hold.
const MOST: u64 = 200;

/// Why an archive is not one that was written here, with the name of the file that it is about where one can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not end as an archive does: it was cut off, or something stands behind it.
    End,
    /// The directory is not as it was written, at this file or behind it.
    Directory(Option<Box<str>>),
    /// A name that could lead elsewhere, or that no system could unpack.
    Name(Box<str>),
    /// Two files whose names are one to some systems.
    Twice(Box<str>),
    /// It would unpack into more than it can hold.
    Bomb,
    /// What stands before a file is not what was written.
    Header(Box<str>),
    /// A file's bytes cannot be unpacked, or are not those that were packed.
    Bytes(Box<str>),
}

/// An archive whose structure is whole. Its files are proved as they are read.
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    entries: Vec<Entry>,
    day: Day,
}

impl<R: Read + Seek> Reader<R> {
    /// Reads the directory and proves it.
    ///
    /// # Errors
    /// When the source cannot be read; what is wrong with the archive is the inner error.
    pub fn open(mut source: R) -> io::Result<Result<Reader<R>, Fault>> {
        let length = source.seek(SeekFrom::End(0))?;
        let end = tail(&mut source, length)?;
        let Some((count, at, long)) = layout::told(&end) else { return Ok(Err(Fault::End)) };
        let written = layout::end(count, at, long);
        let is_whole = at.checked_add(long).and_then(|behind| behind.checked_add(written.len() as u64));
        if is_whole != Some(length) || !end.ends_with(&written) {
            return Ok(Err(Fault::End));
        }
        source.seek(SeekFrom::Start(at))?;
        let mut directory = Vec::new();
        source.by_ref().take(long).read_to_end(&mut directory)?;
        let (entries, day) = match entries(&directory, count) {
            Ok(read) => read,
            Err(fault) => return Ok(Err(fault)),
        };
        if let Err(fault) = names(&entries).and_then(|()| lengths(&entries, (at, length))) {
            return Ok(Err(fault));
        }
        Ok(Ok(Reader { source, entries, day }))
    }

    /// Every file, in the order in which they lie there.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Proves what stands before each file.
    ///
    /// # Errors
    /// When the source cannot be read; what is wrong with the archive is the inner error.
    pub fn headers(&mut self) -> io::Result<Result<(), Fault>> {
        for entry in &self.entries {
            let written = layout::local(entry, self.day);
            let mut found = vec![0; written.len()];
            self.source.seek(SeekFrom::Start(entry.at))?;
            self.source.read_exact(&mut found)?;
            if found != written {
                return Ok(Err(Fault::Header(entry.name.clone())));
            }
        }
        Ok(Ok(()))
    }

    /// Unpacks a file, piece by piece; never more than it says that it is.
    ///
    /// # Errors
    /// When the source cannot be read, or `take` refuses a piece; what is wrong with the file is the inner error.
    pub fn unpack(
        &mut self,
        nth: usize,
        mut take: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<Result<(), Fault>> {
        let entry = &self.entries[nth];
        let fault = || Ok(Err(Fault::Bytes(entry.name.clone())));
        self.source.seek(SeekFrom::Start(entry.at + (layout::LOCAL_LENGTH + entry.name.len()) as u64))?;
        let mut decoder = DeflateDecoder::new(self.source.by_ref().take(entry.packed));
        let (mut crc, mut piece, mut left) = (flate2::Crc::new(), vec![0; 64 << 10], entry.size);
        loop {
            let length = match decoder.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return fault(),
            };
            let Some(rest) = left.checked_sub(length as u64) else { return fault() };
            left = rest;
            crc.update(&piece[..length]);
            take(&piece[..length])?;
        }
        if left > 0 || crc.sum() != entry.crc || decoder.total_in() != entry.packed {
            return fault();
        }
        Ok(Ok(()))
    }

    /// A file that is no longer than `most`, whole; `None` for one that is longer.
    ///
    /// # Errors
    /// As [`Reader::unpack`].
    pub fn bytes(&mut self, nth: usize, most: u64) -> io::Result<Result<Option<Vec<u8>>, Fault>> {
        if self.entries[nth].size > most {
            return Ok(Ok(None));
        }
        let mut bytes = Vec::new();
        let done = self.unpack(nth, |piece| {
            bytes.extend_from_slice(piece);
            Ok(())
        })?;
        Ok(done.map(|()| Some(bytes)))
    }

    /// Where a file stands in the order of all.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| &*entry.name == name)
    }
}

/// The last bytes of an archive, as many as its end may take.
fn tail(source: &mut (impl Read + Seek), length: u64) -> io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(length.saturating_sub(layout::LONGEST_END as u64)))?;
    let mut end = Vec::with_capacity(layout::LONGEST_END);
    source.take(layout::LONGEST_END as u64).read_to_end(&mut end)?;
    Ok(end)
}

/// The records of the directory, each as it would be written.
fn entries(directory: &[u8], count: usize) -> Result<(Vec<Entry>, Day), Fault> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut day, mut at) = (None, 0);
    while at < directory.len() {
        let known = entries.last().map(|entry| entry.name.clone());
        let record = &directory[at..];
        let (Some((entry, length)), Some(own)) = (layout::entry(record), layout::day(record)) else {
            return Err(Fault::Directory(known));
        };
        let day = *day.get_or_insert(own);
        if record.get(..length) != Some(&layout::central(&entry, day)[..]) {
            return Err(Fault::Directory(Some(entry.name)));
        }
        entries.push(entry);
        at += length;
    }
    match day {
        Some(day) if entries.len() == count => Ok((entries, day)),
        _ => Err(Fault::Directory(None)),
    }
}

fn names(entries: &[Entry]) -> Result<(), Fault> {
    let mut known = HashSet::with_capacity(entries.len());
    for entry in entries {
        if !fits(&entry.name) {
            return Err(Fault::Name(entry.name.clone()));
        }
        // Some systems fold case.
        if !known.insert(entry.name.to_lowercase()) {
            return Err(Fault::Twice(entry.name.clone()));
        }
    }
    Ok(())
}

/// Whether the files fill the archive from its beginning to the directory without a gap, and unpack into what can be held.
fn lengths(entries: &[Entry], (directory, length): (u64, u64)) -> Result<(), Fault> {
    let (mut at, mut size) = (0_u64, 0_u64);
    for entry in entries {
        if entry.at != at {
            return Err(Fault::Directory(Some(entry.name.clone())));
        }
        at = at.saturating_add((layout::LOCAL_LENGTH + entry.name.len()) as u64 + entry.packed);
        size = size.saturating_add(entry.size);
    }
    if at != directory {
        return Err(Fault::Directory(entries.last().map(|entry| entry.name.clone())));
    }
    if size > SMALL && size / MOST > length { Err(Fault::Bomb) } else { Ok(()) }
}
