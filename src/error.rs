//! What goes wrong with the machine (a disk, a port, a bug), as against what is wrong in the author's files.

use std::fmt;

use crate::finding::Said;

/// A failure with what was being attempted, outermost first, and the system's own words last. No output is half-written
/// when one is returned.
#[derive(Debug)]
pub struct Failure {
    contexts: Vec<Said>,
    cause: String,
    wrong_use: bool,
}

/// The result of everything that touches the machine.
pub type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    /// A failure of our own, without a cause below it.
    #[must_use]
    pub fn new(said: Said) -> Failure {
        Failure { contexts: vec![said], cause: String::new(), wrong_use: false }
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
        let mut parts: Vec<&str> = self.contexts.iter().rev().map(language).collect();
        if !self.cause.is_empty() {
            parts.push(&self.cause);
        }
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

impl<T, E: std::error::Error> Context<T> for std::result::Result<T, E> {
    fn context(self, said: impl FnOnce() -> Said) -> Result<T> {
        self.map_err(|error| Failure { contexts: vec![said()], cause: error.to_string(), wrong_use: false })
    }
}
