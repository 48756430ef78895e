//! Every address that was released goes on to answer: with what is made for it, with what it became, or with why it was
//! withdrawn. One for which none of these holds is a finding.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use super::Take;
use crate::error::Result;
use crate::finding::Finding;
use crate::index::Site;
use crate::past::{Fate, gone, own_addresses, told};
use crate::render::Renderer;
use crate::route::{Branch, is_promised, notice};
use crate::verify::Verifier;

/// Addresses that wait for something to answer.
pub(super) struct Answering<'s> {
    site: &'s Site,
    waiting: Mutex<BTreeSet<Box<str>>>,
    /// Data files that are at another address now, by that address: a file cannot lead elsewhere, so it stands at both.
    copied: BTreeMap<String, Vec<Box<str>>>,
}

impl<'s> Answering<'s> {
    pub(super) fn of(site: &'s Site) -> Answering<'s> {
        let promised = site.history.promised.iter().filter(|address| is_promised(address)).cloned();
        let branches = Branch::of(site);
        let withdrawn = site.withdrawn.iter().flat_map(own_addresses);
        let withdrawn = withdrawn.flat_map(|address| {
            let pages =
                branches.iter().filter(|branch| **branch == Branch::Main || address.ends_with(".html"));
            pages.map(|branch| branch.address(address.clone()).into()).collect::<Vec<Box<str>>>()
        });
        let waiting: BTreeSet<Box<str>> = promised.chain(withdrawn).collect();
        let mut copied: BTreeMap<String, Vec<Box<str>>> = BTreeMap::new();
        for address in waiting.iter().filter(|address| !address.ends_with(".html")) {
            if let Some(Fate::Moved(to)) = Fate::of(site, address) {
                copied.entry(to).or_default().push(address.clone());
            }
        }
        Answering { site, waiting: Mutex::new(waiting), copied }
    }

    /// An address answers with what is made elsewhere.
    pub(super) fn is_answered(&self, address: &str) {
        self.answers(address);
    }

    /// An address answers; so do those that are copies of it.
    pub(super) fn take(&self, (address, bytes): (&str, &[u8]), take: &Take<'_>) -> Result<()> {
        self.answers(address);
        for copy in self.copied.get(address).into_iter().flatten() {
            if self.answers(copy) {
                take(copy, bytes)?;
            }
        }
        Ok(())
    }

    /// Whether the address was waiting until now.
    fn answers(&self, address: &str) -> bool {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(address)
    }

    /// Lets the rest answer, as far as the site says what became of it.
    pub(super) fn finish(
        self,
        (renderer, verifier): (&Renderer<'_>, &Verifier),
        take: &Take<'_>,
    ) -> Result<Vec<Finding>> {
        let waiting = self.waiting.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut lost = Vec::new();
        for address in waiting {
            let fate = Fate::of(self.site, &address);
            if fate.is_some() && address.ends_with(".html") {
                let (branch, page) = notice(self.site, &address);
                for (address, html) in renderer.render(branch, &page)? {
                    verifier.page(&address, &html, std::iter::empty());
                    take(&address, &html)?;
                }
                continue;
            }
            // What stood at the address to which a file moved may be withdrawn by now.
            let fate = match fate {
                Some(Fate::Moved(to)) => Fate::of(self.site, &to),
                fate => fate,
            };
            match fate {
                Some(Fate::Withdrawn(withdrawn)) => take(&address, told(&withdrawn).as_bytes())?,
                Some(Fate::Moved(_)) | None => lost.push(gone(&address)),
            }
        }
        Ok(lost)
    }
}
