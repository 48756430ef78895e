//! The last pages that could be rendered: what is shown where a template fails.

use std::collections::VecDeque;
use std::sync::Arc;

/// How many pages are kept: those that an author has open, and some more.
const PAGES: usize = 64;

/// By address, the newest last.
#[derive(Debug, Default)]
pub(super) struct Kept(VecDeque<(String, Arc<[u8]>)>);

impl Kept {
    /// Keeps a page in place of what it was before.
    pub(super) fn keep(&mut self, address: &str, bytes: &[u8]) {
        self.0.retain(|(known, _)| known != address);
        self.0.push_back((address.to_owned(), bytes.into()));
        if self.0.len() > PAGES {
            self.0.pop_front();
        }
    }

    /// The page as it was rendered last.
    pub(super) fn page(&self, address: &str) -> Option<Arc<[u8]>> {
        self.0.iter().find(|(known, _)| known == address).map(|(_, bytes)| bytes.clone())
    }
}
