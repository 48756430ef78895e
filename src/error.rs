//! What goes wrong with the machine (a disk, a port, a bug), as against what is wrong in the author's files.

use std::{fmt, io};

use crate::finding::Said;

/// A failure with what was being attempted, outermost first, and the system's own words last. No output is half-written
/// when one is returned.
#[derive(Debug)]
pub struct Failure {
    contexts: Vec<Said>,
    cause: String,
    /// What to do about the cause, where the system's word for it is known.
    next: Option<Said>,
    wrong_use: bool,
}

/// The result of everything that touches the machine.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure of our own, without a cause below it.
    #[must_use]
    pub fn new(said: Said) -> Failure {
        Failure { contexts: vec![said], cause: String::new(), next: None, wrong_use: false }
    }

    /// A failure of whoever gave the command: it names a folder that is none, or one that is taken.
    #[must_use]
    pub fn wrong_use(said: Said) -> Failure {
        Failure { wrong_use: true, ..Failure::new(said) }
    }

    /// Whether the command was given wrongly.
    #[must_use]
    pub fn is_wrong_use(&self) -> bool {
        self.wrong_use
    }

    /// The chain in Chinese (`zh`) or English, outermost first.
    #[must_use]
    pub fn text(&self, language: impl Fn(&Said) -> &str) -> String {
        let mut parts: Vec<&str> = self.contexts.iter().rev().map(&language).collect();
        if !self.cause.is_empty() {
            parts.push(&self.cause);
        }
        parts.extend(self.next.as_ref().map(language));
        parts.join("\n  ")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text(|said| &said.en))
    }
}

impl std::error::Error for Failure {}

/// Adds what was being attempted to an error.
pub trait Context<T> {
    /// Wraps the error in `said`, which is made only if there is one.
    fn context(self, said: impl FnOnce() -> Said) -> Result<T>;
}

impl<T, E: std::error::Error + 'static> Context<T> for std::result::Result<T, E> {
    fn context(self, said: impl FnOnce() -> Said) -> Result<T> {
        self.map_err(|error| Failure {
            contexts: vec![said()],
            cause: error.to_string(),
            next: next(&error),
            wrong_use: false,
        })
    }
}

/// What to do about an error of the system, the error itself or one that it comes from.
fn next(error: &(dyn std::error::Error + 'static)) -> Option<Said> {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let io = causes.into_iter().find_map(|error| error.downcast_ref::<io::Error>())?;
    // On Windows a file that another program holds: a sharing or a lock violation.
    let is_held = cfg!(windows) && matches!(io.raw_os_error(), Some(32 | 33));
    match io.kind() {
        io::ErrorKind::PermissionDenied => Some(Said::new(
            "核对您有没有权限打开它，有没有别的程序（Word、编辑器、同步盘）正开着它，再运行一次",
            "see that you may open it and that no other program (an editor, a drive that syncs) has it open, then run again",
        )),
        _ if is_held => Some(Said::new(
            "关闭正开着它的程序（Word、编辑器、同步盘），再运行一次",
            "close the program that has it open (an editor, a drive that syncs), then run again",
        )),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some(Said::new("磁盘满了：腾出空间，再运行一次", "the disk is full: make room, then run again"))
        }
        io::ErrorKind::ReadOnlyFilesystem => Some(Said::new(
            "这个磁盘只能读：换到可以写的文件夹，再运行一次",
            "this disk can only be read: use a folder that can be written, then run again",
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_to_do_where_the_cause_is_known() {
        let failed = |kind| {
            let result: std::result::Result<(), io::Error> = Err(io::Error::from(kind));
            let said = || Said::new("读不了 a.yaml", "cannot read a.yaml");
            result.context(said).expect_err("a failure").text(|said| &said.zh)
        };
        let text = failed(io::ErrorKind::PermissionDenied);
        assert!(text.starts_with("读不了 a.yaml\n") && text.contains("有没有权限打开它"), "{text}");
        assert!(!failed(io::ErrorKind::NotFound).contains("再运行"));
    }
}
