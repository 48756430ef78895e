//! A release: what is about to be public against what is, held against rules and gates, and written together with the
//! entry that records it. Either all of it happens, or nothing.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::build::{self, Asked, Opened, Plain, Sight};
use crate::config::{Config, Moved, Stage};
use crate::diff::{Differences, Joined};
use crate::error::Result;
use crate::facts;
use crate::finding::Finding;
use crate::gates;
use crate::index::Site;
use crate::ledger::{Entry, Ledger, Sums, Withdrawn, next_note};
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id, ProjectId};
use crate::model::publication::State;
use crate::render::Theme;
use crate::route::SEARCH;
use crate::rule_levels;
use crate::scan::Scanner;
use crate::sha256;
use crate::sink::{Sink, Written};

/// A release that is being prepared: the site as readers will have it, and as they have it.
#[derive(Debug)]
pub struct Draft {
    /// The site as it will be, with everything that was found.
    pub opened: Opened,
    /// The site as the last release published it; empty where there was none.
    pub before: Site,
    /// The facts of everything that will be public, by declaration.
    texts: Vec<(String, String)>,
    /// Their hashes.
    list: Sums,
}

/// What became of it.
#[derive(Debug)]
pub enum Outcome {
    /// It is released.
    Released(Box<Released>),
    /// Every file is what the last release wrote: there is nothing to release.
    Nothing,
    /// Finished pages have faults; nothing was written.
    Faulty(Vec<Finding>),
}

/// The addresses that only the first list has.
fn only(own: &Sums, other: &Sums) -> Vec<String> {
    own.iter()
        .map(|(address, _)| address)
        .filter(|address| other.get(address).is_none())
        .map(str::to_owned)
        .collect()
}

/// What was released.
#[derive(Debug)]
pub struct Released {
    /// What was written.
    pub written: Written,
    /// Under which entry.
    pub entry: Entry,
    /// The addresses that the release before did not have, sorted.
    pub new_addresses: Vec<String>,
    /// The addresses that only the release before had, sorted: no page or data file is among them.
    pub old_addresses: Vec<String>,
    /// The faults of pages, which stand in nobody's way.
    pub faults: Vec<Finding>,
}

/// A published declaration goes by the id that it has now, where the site says that ids changed.
fn follow(config: &Config, declaration: &mut Declaration) {
    let key = &mut declaration.key;
    for Moved { from, to } in &config.moved {
        match key.project_id() {
            Some(id) if *id.to_string() == **from => {
                let Some(id) = ProjectId::parse(to, &key.department) else { continue };
                (key.department, key.project) = (id.department, Some(id.project));
            }
            _ if *key.department.as_str() == **from => {
                key.department = Id::parse(to, DEPARTMENT_ID_LENGTH).unwrap_or(key.department.clone());
            }
            _ => {}
        }
    }
    declaration.file = key.path().into();
}

/// The site as the last release published it; empty where there was none. What the site says of itself, and names of
/// departments, are those of `now`.
///
/// # Errors
/// When the record of releases is damaged.
pub fn published(ledger: &Ledger, now: &Site) -> Result<Site> {
    let last = ledger.last();
    let mut published = last.map(|last| ledger.declarations(last)).transpose()?.unwrap_or_default();
    published.iter_mut().for_each(|declaration| follow(&now.config, declaration));
    Ok(Site::new(now.config.clone(), now.registry.clone(), published))
}

impl Draft {
    /// Reads the site and the last release.
    ///
    /// # Errors
    /// When the folder cannot be read, or the record of releases is damaged.
    pub fn open(folder: &Path, as_of: Date) -> Result<Draft> {
        let opened = build::open(folder, Asked { as_of, stage: Stage::Release, sight: Sight::Public })?;
        let before = published(&opened.ledger, &opened.site)?;
        let declarations = opened.site.declarations();
        let texts: Vec<(String, String)> = declarations
            .par_iter()
            .map(|declaration| (declaration.file.to_string(), facts::text(declaration)))
            .collect();
        let list = texts.iter().map(|(file, text)| (file.as_str(), sha256::of(text))).collect();
        Ok(Draft { opened, before, texts, list })
    }

    /// The day of the release.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.opened.asked.as_of
    }

    /// What changes for readers.
    #[must_use]
    pub fn differences(&self) -> Differences<'_> {
        Differences::between(self.before.declarations(), self.opened.site.declarations(), Joined::ByKey)
    }

    /// The hash over the list of facts, which approvals name.
    #[must_use]
    pub fn facts(&self) -> String {
        sha256::of(self.list.encode())
    }

    /// Everything that stands in the way or is worth knowing: of the files, and of the gates. A gate that asks is silent
    /// where its rule is among those `accepted`.
    ///
    /// # Errors
    /// When approvals cannot be read.
    pub fn findings(&self, differences: &Differences<'_>, accepted: &[String]) -> Result<Vec<Finding>> {
        let Opened { site, held, findings, .. } = &self.opened;
        let mut findings = findings.clone();
        if self.opened.ledger.last().is_some() {
            findings.extend(gates::check(differences, (&self.before, site), held));
        }
        let facts = self.facts();
        findings.extend(gates::approvals(&site.config, &self.opened.ledger.approvals(&facts)?, &facts));
        findings.retain(|finding| {
            let may_pass = gates::acceptable().any(|rule| rule.name == finding.rule.name);
            !(may_pass && accepted.iter().any(|rule| rule == finding.rule.name))
        });
        Ok(findings)
    }

    /// Renders the site into `sink`, and with it the record of the release.
    ///
    /// # Errors
    /// When a template fails or the sink cannot write; nothing is changed then.
    pub fn release(mut self, theme: Theme, sink: Sink) -> Result<Outcome> {
        let mut entry = Entry::after(self.opened.ledger.last(), self.as_of());
        entry.demonstration = self.opened.site.config.demonstration;
        entry.theme = theme.hash().to_owned();
        entry.withdrawn = self.withdrawn();
        let note = next_note(&self.opened.ledger, &entry, (&self.list, &self.opened.site))?;
        self.opened.site.history.releases.extend(note);
        let manifest: Mutex<Vec<(String, String)>> = Mutex::default();
        let scanner = Scanner::new(&self.opened.site, &self.opened.held, &[]);
        let plain = Plain::of(&self.opened);
        let mut faults = build::render(&self.opened, theme, &|address, bytes| {
            let sum = (address.to_owned(), sha256::of(bytes));
            manifest.lock().unwrap_or_else(PoisonError::into_inner).push(sum);
            scanner.made((address, bytes), || match address.starts_with(SEARCH) {
                // No theme has a part in it.
                true => Some(bytes.to_vec()),
                false => plain.at(address),
            });
            sink.write(address, bytes)
        })?;
        faults.extend(rule_levels::in_force(
            &self.opened.site.config.rule_levels,
            Stage::Release,
            scanner.finish(),
        ));
        if build::blocks(&faults) {
            return Ok(Outcome::Faulty(faults));
        }
        // What is sealed was released, and looked through, before it was sealed.
        let archives = build::copy_archives(&self.opened, &sink)?;
        let made = manifest.into_inner().unwrap_or_else(PoisonError::into_inner);
        let manifest: Sums = made.into_iter().chain(archives).collect();
        if self.is_released(&manifest)? {
            return Ok(Outcome::Nothing);
        }
        let last = self.opened.ledger.last().map(|last| self.opened.ledger.manifest(last)).transpose()?;
        let last = last.unwrap_or_default();
        let (entry, records) = entry.records(self.texts, &manifest);
        // The disk is waited for at each, and less so at several at once.
        records.par_iter().try_for_each(|(path, bytes)| sink.record(path, bytes))?;
        Ok(Outcome::Released(Box::new(Released {
            written: sink.finish()?,
            entry,
            new_addresses: only(&manifest, &last),
            old_addresses: only(&last, &manifest),
            faults,
        })))
    }

    /// What is withdrawn by now, by declaration.
    fn withdrawn(&self) -> std::collections::BTreeMap<String, Withdrawn> {
        let held = self.opened.held.iter().filter_map(|declaration| match declaration.state(self.as_of()) {
            State::Withdrawn(notice) => Some((declaration.file.to_string(), notice.into())),
            _ => None,
        });
        held.collect()
    }

    /// Whether the last release wrote exactly these files from exactly these facts.
    fn is_released(&self, manifest: &Sums) -> Result<bool> {
        let ledger = &self.opened.ledger;
        let Some(last) = ledger.last() else { return Ok(false) };
        Ok(ledger.facts(last)? == self.list && ledger.manifest(last)? == *manifest)
    }
}
