//! A line in the output about the folder that is being deployed to, so that any command that is given the site can finish
//! or undo what was interrupted there. It is written before anything is done, and goes when there is nothing to be done.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::sink::{self, Attempt, Recovered, is_missing};

/// What ends the note; without it nothing was done yet.
const END: &str = "\ndeploying\n";

/// Finishes or undoes a deploy of this output that was interrupted; `None` if there was none.
///
/// # Errors
/// Another gongkai is at work, or a disk does not obey; the next call tries again.
pub fn recover(output: &Path) -> Result<Option<Recovered>> {
    if !path(output).is_file() {
        return Ok(None);
    }
    let _lock = sink::lock(output)?;
    settle(output)
}

/// Notes the folder. The caller has locked the output, here and below.
pub(super) fn write(output: &Path, to: &Path) -> Result<()> {
    let path = path(output);
    // A path need not be text; one that is not can be finished by the next deploy alone.
    let text = to.to_str().map(|to| format!("{to}{END}")).unwrap_or_default();
    std::fs::write(&path, text).attempt("写入", "write", &path)
}

/// Finishes or undoes what was interrupted in the folder that is noted, and removes the note.
pub(super) fn settle(output: &Path) -> Result<Option<Recovered>> {
    let path = path(output);
    let text = match std::fs::read_to_string(&path) {
        Err(error) if is_missing(&error) => return Ok(None),
        other => other.attempt("读取", "read", &path)?,
    };
    let recovered = match text.strip_suffix(END) {
        Some(to) => sink::recover(Path::new(to))?,
        None => None,
    };
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(recovered),
        other => other.map(|()| recovered).attempt("删除", "remove", &path),
    }
}

fn path(output: &Path) -> PathBuf {
    sink::home(output).join("deploying")
}
