//! What is said of an archive that is not as it was sealed.

use std::path::Path;

use crate::finding::{FieldPath, Finding, Place, Said};
use crate::seals::ARCHIVE_FILE_DIFFERS;
use crate::zip::Fault;

/// How a file differs from what the lists say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Differs {
    Missing,
    Added,
    Altered,
    Unreadable,
}

/// What an archive is called.
pub(super) fn name(path: &Path) -> String {
    let named = path.file_name().map(|name| name.to_string_lossy().into_owned());
    // `.` has no name of its own.
    named.unwrap_or_else(|| {
        let whole = path.canonicalize().ok();
        whole.as_deref().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
    })
}

/// A file of an archive.
pub(super) fn differs((archive, path): (&str, &str), differs: Differs) -> Finding {
    let message = match differs {
        Differs::Missing => {
            Said::new("清单里有它，归档里没有", "the lists name it, and the archive does not have it")
        }
        Differs::Added => Said::new("清单里没有它：是后来加进去的", "no list names it: it was added later"),
        Differs::Altered => Said::new("内容与封存时不同", "this is not what was sealed"),
        Differs::Unreadable => Said::new("缺少或者不能读", "it is missing, or cannot be read"),
    };
    finding(&format!("{archive}/{path}"), message)
}

/// What is wrong with a zip as such.
pub(super) fn fault(archive: &str, fault: &Fault) -> Finding {
    let of = |name: &str| format!("{archive}: {name}");
    let (place, message) = match fault {
        Fault::End => (
            archive.to_owned(),
            Said::new(
                "归档被截断，或者后面多出了字节",
                "the archive was cut off, or bytes stand behind its end",
            ),
        ),
        Fault::Directory(name) => (
            name.as_deref().map_or_else(|| archive.to_owned(), of),
            Said::new(
                "归档的目录从这个文件起与写入时不同",
                "from this file on, the archive's directory is not as it was written",
            ),
        ),
        Fault::Name(name) => (
            of(name),
            Said::new(
                "这个文件名会写到别处，不予解开",
                "this name would lead elsewhere, and is not unpacked",
            ),
        ),
        Fault::Twice(name) => (of(name), Said::new("这个文件名出现了两次", "this name is there twice")),
        Fault::Bomb => (
            archive.to_owned(),
            Said::new(
                "解开后会大得不合常理，不予解开",
                "it would unpack into more than is sensible, and is not",
            ),
        ),
        Fault::Header(name) => (
            of(name),
            Said::new("文件前面的说明与写入时不同", "what stands before the file is not as it was written"),
        ),
        Fault::Bytes(name) => (of(name), Said::new("内容与封存时不同", "this is not what was sealed")),
    };
    finding(&place, message)
}

/// The checksum beside an archive is another's.
pub(super) fn checksum(archive: &str, stated: &str) -> Finding {
    let message = Said::new(
        format!("整个文件的校验值与旁边的 .sha256 不同；那里写的是“{stated}”"),
        format!("the file's checksum is not what the .sha256 beside it says: “{stated}”"),
    );
    finding(archive, message)
}

/// An archive that goes by another name than its own.
pub(super) fn renamed(archive: &str, own: &str) -> Finding {
    let message = Said::new(
        format!("它封存时叫 {own}，名称后来改了"),
        format!("it was sealed as {own}, and renamed later"),
    );
    finding(archive, message)
}

/// A zip that does not hold one folder.
pub(super) fn no_folder(archive: &str) -> Finding {
    let message = Said::new("归档里应当只有一个文件夹", "an archive holds one folder, and nothing beside it");
    finding(archive, message)
}

fn finding(file: &str, message: Said) -> Finding {
    let place = Place { file: file.into(), field: FieldPath::root(), span: None };
    let help = Said::new(
        "不要使用这一份；向发布单位另取一份，或用备份恢复",
        "do not rely on this copy: get another from the publisher, or restore it",
    );
    Finding::new(&ARCHIVE_FILE_DIFFERS, place, message, help)
}
