//! A release to where readers are served from: the output and the list of what was released in, a folder that is wholly
//! the release before or wholly this one out. Bytes that were not released cannot get there, because each file is held
//! against the list when it is read, and what is written is what was read.

#![expect(clippy::disallowed_methods, reason = "a release is copied from one folder to another")]

mod note;
mod place;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

pub use self::note::recover;
pub use self::place::place;

use crate::error::Result;
use crate::load;
use crate::sink::{self, Attempt, Change, Disk, Prepared, changed_meanwhile, is_missing};

/// So many files may go without anybody having said so, or a tenth of what is there if that is more.
const FEW: usize = 10;

/// A release and where it goes.
#[derive(Debug)]
pub struct Deployment {
    /// What the site was released into.
    pub output: PathBuf,
    /// What was released: addresses, and the SHA-256 of their bytes in hexadecimal.
    pub released: BTreeMap<Box<str>, Box<str>>,
    /// Where readers are served from, as [`place`] gives it.
    pub to: PathBuf,
    /// How many files may go; 10, or a tenth, where nobody says.
    pub most_removals: Option<usize>,
}

/// What a deploy came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The output is not what was released; nothing was written.
    NotReleased(Vec<(Box<str>, Difference)>),
    /// More files would go than may; nothing was written.
    TooManyRemovals(Vec<String>, usize),
    /// The folder is the release. Of a rehearsal: it would be.
    Deployed(Deployed),
}

/// How an output differs from its release at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Released, and not there.
    Missing,
    /// Released with other bytes.
    Altered,
    /// Built, and not released.
    Extra,
}

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Deployed {
    /// Every file that was written or removed, in that order.
    pub changes: Vec<(Change, String)>,
    /// Files that were there already.
    pub unchanged: usize,
    /// Files that are no longer in the site, but that somebody altered; they are left.
    pub kept: Vec<String>,
    /// Files that somebody altered, and that are as released again.
    pub overwritten: Vec<String>,
}

impl Deployment {
    /// What deploying would do. Nothing is written anywhere.
    ///
    /// # Errors
    /// Something stands in the way, or a folder cannot be read.
    pub fn rehearse(&self) -> Result<Outcome> {
        match self.differences()? {
            differences if !differences.is_empty() => Ok(Outcome::NotReleased(differences)),
            _ => self.settle(self.fill(Disk::rehearsal(&self.to)?)?),
        }
    }

    /// Makes the folder the release, all of it or nothing.
    ///
    /// # Errors
    /// Something stands in the way, another gongkai is at work, or a disk does not obey; the folder is as it was then,
    /// or will be after the next command.
    pub fn carry_out(&self) -> Result<Outcome> {
        let differences = self.differences()?;
        if !differences.is_empty() {
            return Ok(Outcome::NotReleased(differences));
        }
        let _lock = sink::lock(&self.output)?;
        note::write(&self.output, &self.to)?;
        let outcome = Disk::served(&self.to).and_then(|disk| self.settle(self.fill(disk)?));
        // Where something is left to be undone, the note stays for the next command.
        let settled = note::settle(&self.output);
        outcome.and_then(|outcome| settled.map(|_| outcome))
    }

    /// Where the output is not what was released, by address.
    fn differences(&self) -> Result<Vec<(Box<str>, Difference)>> {
        // What somebody altered after it had left the site is theirs, and stays at home.
        let extra = sink::written(&self.output, |address| self.released.contains_key(address))?;
        let mut differences: Vec<_> = extra.into_iter().map(|address| (address, Difference::Extra)).collect();
        let of_released = self.released.par_iter().map(|(address, hash)| {
            let difference = match self.sum(address)? {
                None => Some(Difference::Missing),
                Some(sha256) => (*sha256 != **hash).then_some(Difference::Altered),
            };
            Ok(difference.map(|difference| (address.clone(), difference)))
        });
        let of_released: Vec<Option<_>> = of_released.collect::<Result<_>>()?;
        differences.extend(of_released.into_iter().flatten());
        differences.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(differences)
    }

    /// SHA-256 of a file of the output, if it is there.
    fn sum(&self, address: &str) -> Result<Option<String>> {
        let path = load::join(&self.output, address);
        match sink::sha256_of_file(&path) {
            Err(error) if is_missing(&error) => Ok(None),
            other => other.map(Some).attempt("读取", "read", &path),
        }
    }

    /// Reads the release once more, and gives the folder what it lacks of it.
    fn fill(&self, disk: Disk) -> Result<Prepared> {
        self.released.par_iter().try_for_each(|(address, hash)| {
            let path = load::join(&self.output, address);
            let is_released = *disk.copy(address, &path)? == **hash;
            if is_released { Ok(()) } else { Err(changed_meanwhile(&path)) }
        })?;
        disk.prepare()
    }

    fn settle(&self, prepared: Prepared) -> Result<Outcome> {
        let changes: Vec<(Change, String)> =
            prepared.changes().map(|(change, address)| (change, address.to_owned())).collect();
        let most = self.most_removals.unwrap_or_else(|| FEW.max(prepared.before() / 10));
        let removed = || changes.iter().filter(|(change, _)| *change == Change::Removed);
        if removed().count() > most {
            let removed = removed().map(|(_, address)| address.clone()).collect();
            return Ok(Outcome::TooManyRemovals(removed, most));
        }
        let written = prepared.finish()?;
        let (kept, overwritten) = (written.kept, written.overwritten);
        Ok(Outcome::Deployed(Deployed { changes, unchanged: written.unchanged, kept, overwritten }))
    }
}
