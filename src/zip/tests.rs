use std::io::Cursor;

use super::*;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), Day::of(Date::parse("2026-11-30").expect("a day")));
    for (name, bytes) in files {
        let Packed { crc, size, bytes } = packed(bytes).expect("bytes");
        writer.put(name, (crc, size), (&bytes[..], bytes.len() as u64)).expect("a file");
    }
    writer.finish().expect("an archive")
}

/// The files, or the first fault of structure or content.
fn read(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut reader = Reader::open(Cursor::new(bytes)).expect("bytes can be read")?;
    reader.headers().expect("bytes can be read")?;
    let mut files = Vec::new();
    for nth in 0..reader.entries().len() {
        let name = reader.entries()[nth].name.to_string();
        let bytes = reader.bytes(nth, 1 << 20).expect("bytes can be read")?;
        files.push((name, bytes.expect("a short file")));
    }
    Ok(files)
}

#[test]
fn what_is_written_is_read() {
    let long = vec![7; 100_000];
    let files: [(&str, &[u8]); 4] = [
        ("a/README.txt", b"abc"),
        ("a/data/empty", b""),
        ("a/data/路.html", "中文".as_bytes()),
        ("a/z", &long),
    ];
    let found = read(&archive(&files)).expect("an archive");
    let found: Vec<(&str, &[u8])> = found.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    assert_eq!(found, files);
    assert!(archive(&files) == archive(&files), "the same files are the same bytes");
}

#[test]
fn more_files_than_the_old_fields_can_count_are_read() {
    let names: Vec<String> = (0..70_000).map(|nth| format!("a/{nth:05}")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let bytes = archive(&files);
    let reader = Reader::open(Cursor::new(&bytes)).expect("bytes").expect("an archive");
    assert_eq!(reader.entries().len(), 70_000);
    assert_eq!(read(&bytes[..bytes.len() - 1]), Err(Fault::End));
}

/// A record of the directory behind four gigabytes has its place in a field of zip64; none is ever written in a test.
#[test]
fn a_far_file_is_told_in_zip64() {
    let entry = Entry { name: "a/b".into(), crc: 1, size: 2, packed: 3, at: 5_000_000_000 };
    let day = Day::of(Date::parse("2026-11-30").expect("a day"));
    let record = layout::central(&entry, day);
    assert_eq!(layout::entry(&record), Some((entry, record.len())));
    assert_eq!(layout::told(&layout::end(3, 5_000_000_000, 150)), Some((3, 5_000_000_000, 150)));
}

#[test]
fn every_byte_matters() {
    let good = archive(&[("a/one", b"first, and some more of it"), ("a/two", b"second")]);
    for at in 0..good.len() {
        for flip in [1, 0x80] {
            let mut bad = good.clone();
            bad[at] ^= flip;
            // Deflate leaves the last bits of its last byte free: there the bytes that come out are the same.
            if let Ok(files) = read(&bad) {
                assert_eq!(files, read(&good).expect("an archive"), "byte {at}");
            }
        }
        assert!(read(&good[..at]).is_err(), "cut at {at}");
        let mut longer = good.clone();
        longer.insert(at, 0);
        assert!(read(&longer).is_err(), "one byte more at {at}");
    }
    assert_eq!(read(&[&good[..], b"x"].concat()), Err(Fault::End));
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in
        ["../a", "a/../b", "/a", "a//b", "a/", "", "a\\b", "C:/a", "a/./b", "a\0b", "a/b ", "a/b.", "a/con|"]
    {
        assert_eq!(read(&archive(&[(name, b"x")])), Err(Fault::Name(name.into())), "{name:?}");
    }
    let twice = read(&archive(&[("a/b", b"x"), ("a/B", b"y")]));
    assert_eq!(twice, Err(Fault::Twice("a/B".into())));
}

#[test]
fn what_would_fill_a_disk_is_refused() {
    let claims = |size: u64| {
        let mut writer = Writer::new(Vec::new(), Day::of(Date::parse("2026-11-30").expect("a day")));
        writer.put("a/b", (0, size), (&[3, 0][..], 2)).expect("a file");
        writer.finish().expect("an archive")
    };
    assert_eq!(read(&claims(3 << 30)), Err(Fault::Bomb));
    // What says that it is short and goes on is stopped.
    let Packed { crc, bytes, .. } = packed(&[0; 100_000]).expect("bytes");
    let mut writer = Writer::new(Vec::new(), Day::of(Date::parse("2026-11-30").expect("a day")));
    writer.put("a/b", (crc, 10), (&bytes[..], bytes.len() as u64)).expect("a file");
    assert_eq!(read(&writer.finish().expect("an archive")), Err(Fault::Bytes("a/b".into())));
}

/// A link, a folder or anything else that is no plain file is another record than would be written.
#[test]
fn links_are_refused() {
    let mut bytes = archive(&[("a/b", b"../../etc/passwd")]);
    let rights = (0o120_777_u32 << 16).to_le_bytes();
    let plain = (0o100_644_u32 << 16).to_le_bytes();
    let at = bytes.windows(4).rposition(|window| window == plain).expect("rights");
    bytes[at..at + 4].copy_from_slice(&rights);
    assert_eq!(read(&bytes), Err(Fault::Directory(Some("a/b".into()))));
}
