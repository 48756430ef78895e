//! Bytes of a file → text, or the finding that they are not text in UTF-8, with what they look like instead.

use std::sync::Arc;

use memchr::memchr;

use super::MAX_FILE;
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::load::rules;
use crate::source::SourceFile;

/// The text of the file at `path` (from the site's root, with `/`). A byte-order mark is left out; line breaks stay as
/// they are, but for those of old systems, a carriage return alone.
///
/// # Errors
/// The finding that the file is too large, or that its bytes are not text in UTF-8.
#[expect(clippy::result_large_err, reason = "once for a file at most, and then it is what is wanted")]
pub(crate) fn decode(path: &str, bytes: Vec<u8>) -> Result<SourceFile, Finding> {
    let path: Arc<str> = path.into();
    if let Some(finding) = unreadable(&path, &bytes) {
        return Err(finding);
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            if memchr(b'\r', text.as_bytes()).is_some() && !text.contains('\n') {
                text = text.replace('\r', "\n");
            }
            Ok(SourceFile { path, text })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(not_text(&path, error.as_bytes(), at))
        }
    }
}

/// The finding that a file is too large or holds bytes that no text holds.
pub(super) fn unreadable(path: &Arc<str>, bytes: &[u8]) -> Option<Finding> {
    if bytes.len() > MAX_FILE {
        let size = bytes.len() / (1 << 20);
        return Some(Finding::new(
            &rules::FILE_TOO_LARGE,
            whole(path),
            Said::new(
                format!("文件有 {size} MiB，超过 {} MiB，没有读", MAX_FILE >> 20),
                format!("the file has {size} MiB, more than {} MiB, and was not read", MAX_FILE >> 20),
            ),
            Said::new(
                "检查是不是放错了文件；确有这么多内容，请分成几个文件",
                "look whether it is the right file; if it is, divide the content among several",
            ),
        ));
    }
    memchr(0, bytes).map(|at| not_text(path, bytes, at))
}

fn whole(path: &Arc<str>) -> Place {
    Place { file: path.clone(), field: FieldPath::root(), span: None }
}

fn not_text(path: &Arc<str>, bytes: &[u8], at: usize) -> Finding {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let (looks, help) = looks_like(bytes);
    Finding::new(
        &rules::TEXT_NOT_UTF8,
        whole(path),
        Said::new(
            format!("文件不是 UTF-8 编码的文字：第 {line} 行读不出来，{}", looks.zh),
            format!("the file is not text in UTF-8: line {line} cannot be read; {}", looks.en),
        ),
        help,
    )
}

/// What bytes that are not UTF-8 most likely are, and what to do.
fn looks_like(bytes: &[u8]) -> (Said, Said) {
    let save = Said::new(
        "用记事本打开它，选“文件”“另存为”，在“编码”里选“UTF-8”，再保存",
        "open it in an editor, choose “save as” with the encoding UTF-8, and save it",
    );
    let again = Said::new(
        "换一份好的文件；没有的话，新建一个文本文件，把内容重新录入",
        "put a sound file in its place, or make a new text file and type the content again",
    );
    const SPREADSHEET: &[u8] = b"PK\x03\x04";
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(SPREADSHEET) || bytes.starts_with(OLD_OFFICE) {
        let looks = Said::new("看起来是 Word、Excel 文件", "it looks like a file of Word or Excel");
        let help = Said::new(
            "新建一个文本文件，把表里的内容录入；Word、Excel 文件移到 content 之外",
            "make a new text file and type the form's content into it; move the file of Word or Excel out of content",
        );
        return (looks, help);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || is_utf16(bytes) {
        return (Said::new("看起来是 UTF-16（“Unicode”）编码", "it looks like UTF-16 (“Unicode”)"), save);
    }
    if is_gb18030(bytes) {
        return (
            Said::new("看起来是 GB18030（GBK、“ANSI”）编码", "it looks like GB18030 (GBK, “ANSI”)"),
            save,
        );
    }
    (Said::new("看起来不是文本文件，或者已经损坏", "it looks like no text file, or a damaged one"), again)
}

/// Without a byte-order mark: every other byte of plain signs is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let plain =
        |pair: &[u8]| pair.contains(&0) && pair.iter().any(|b| matches!(b, b'\n' | b'\r' | b' '..=b'~'));
    sample.len() >= 2 && sample.chunks_exact(2).filter(|pair| plain(pair)).count() * 8 >= sample.len() / 2
}

/// Whether all bytes beyond ASCII form the pairs and quadruples of GB18030.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return true,
            [0..=0x7F, rest @ ..] => rest,
            [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, rest @ ..] => rest,
            [0x81..=0xFE, b'0'..=b'9', 0x81..=0xFE, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
}
