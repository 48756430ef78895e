//! The whole way from a folder to a sink: load, index, check, render in parallel, prove, write. Either all of the site
//! is written, or nothing of it.

mod answering;
mod plain;
mod publication;

use std::path::Path;

use rayon::prelude::*;

use self::answering::Answering;
pub use self::plain::Plain;
use crate::config::Stage;
use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::index::Site;
use crate::ledger::Ledger;
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::sealed::Sealed;
use crate::render::{Renderer, Theme, own_files};
use crate::route::{Page, plan, shared};
use crate::seals::{self, Shelf};
use crate::search;
use crate::sink::{Sink, Written};
use crate::verify::Verifier;
use crate::{check, load, rule_levels};

/// Where the site is built, in its folder.
pub const OUTPUT: &str = "output";

/// On what day and occasion a site is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The day that waivers are held against, and on which readers are told what is due.
    pub as_of: Date,
    /// The occasion that decides how much each rule counts.
    pub stage: Stage,
    /// For whose eyes.
    pub sight: Sight,
}

/// For whose eyes a site is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Readers': what is public on the day. Nothing behind sees anything else.
    Public,
    /// The authors': drafts, what waits for its day and what was withdrawn too, as if all were public.
    Everything,
}

/// A site, read and checked.
#[derive(Debug)]
pub struct Opened {
    /// The site, as far as its files could be read and may be seen.
    pub site: Site,
    /// The declarations that may not be seen; none where everything may.
    pub held: Vec<Declaration>,
    /// The releases so far.
    pub ledger: Ledger,
    /// The years that were sealed.
    pub shelf: Shelf,
    /// Everything that loading and checking found, with the severities that the site sets.
    pub findings: Vec<Finding>,
    /// What it was checked for.
    pub asked: Asked,
}

/// What a build came to.
#[derive(Debug)]
pub enum Built {
    /// The site was written; finished pages have these faults, none of which stands in the way.
    Written(Written, Vec<Finding>),
    /// Finished pages have faults; nothing was written.
    Faulty(Vec<Finding>),
}

/// Reads and checks the site in a folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn open(folder: &Path, asked: Asked) -> Result<Opened> {
    let loaded = load::load(folder)?;
    let mut findings = loaded.findings;
    let (shown, held) = publication::seen(loaded.declarations, asked);
    let mut site = Site::new(loaded.config, loaded.registry, shown);
    let (ledger, chain) = Ledger::open(folder)?;
    findings.extend(chain);
    let (shelf, damaged) = Shelf::open(folder)?;
    findings.extend(damaged);
    site.history = ledger.history()?;
    site.sealed = shelf.told();
    site.withdrawn = publication::withdrawn(&held, asked.as_of);
    let findings = checked((&site, &held), findings, asked);
    Ok(Opened { site, held, ledger, shelf, findings, asked })
}

/// What reading found, as `findings`, and what checking finds, with the severities that the site sets and those that hold
/// for what is not public; `held` may not even be seen.
#[must_use]
pub fn checked((site, held): (&Site, &[Declaration]), findings: Vec<Finding>, asked: Asked) -> Vec<Finding> {
    let checked = check::without_consequences(&findings, check::check(site));
    let mut findings = check::told_once(findings);
    findings.extend(rule_levels::check(&site.config.rule_levels));
    findings.extend(checked);
    let findings = check::waive(site, findings, asked.as_of);
    let findings = rule_levels::in_force(&site.config.rule_levels, asked.stage, findings);
    let mut not_public = publication::held(held, asked.as_of);
    not_public.extend(publication::held(site.declarations(), asked.as_of));
    publication::eased(findings, &not_public)
}

/// Whether any finding stands in the way of building.
#[must_use]
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// The theme that a site asks for.
///
/// # Errors
/// When the theme's files cannot be read or a template has a mistake.
pub fn theme(folder: &Path, site: &Site) -> Result<Theme> {
    Theme::new(own_files(folder, &site.config.theme)?, &site.config.look)
}

/// Renders the whole site into `sink`.
///
/// # Errors
/// When a template fails or the sink cannot write; nothing is changed then.
pub fn build(opened: &Opened, theme: Theme, sink: Sink) -> Result<Built> {
    let faults = render(opened, theme, &|address, bytes| sink.write(address, bytes))?;
    if blocks(&faults) {
        return Ok(Built::Faulty(faults));
    }
    copy_archives(opened, &sink)?;
    Ok(Built::Written(sink.finish()?, faults))
}

/// Copies the sealed years into `sink`, as large as they are. Gives the address and the SHA-256 of each.
///
/// # Errors
/// When one is not what was sealed, or the sink cannot take it.
pub fn copy_archives(opened: &Opened, sink: &Sink) -> Result<Vec<(String, String)>> {
    let copy = |sealed: &Sealed| {
        let address = seals::address(&sealed.file);
        let sha256 = sink.copy(&address, &opened.shelf.path(&sealed.file))?;
        opened.shelf.prove(sealed, &sha256).map(|()| (address, sha256))
    };
    opened.shelf.sealed().par_iter().map(|(sealed, _)| copy(sealed)).collect()
}

/// What takes finished files, from many threads: address and bytes.
pub type Take<'t> = dyn Fn(&str, &[u8]) -> Result<()> + Sync + 't;

/// Renders the whole site, hands each file to `take` as it is ready, and says what is wrong with the pages. The sealed
/// years are the site's, too, but see [`copy_archives`].
///
/// # Errors
/// When a template fails, or what takes the files does.
pub fn render(opened: &Opened, theme: Theme, take: &Take<'_>) -> Result<Vec<Finding>> {
    let Opened { site, asked, .. } = opened;
    let renderer = Renderer::new(site, theme, asked.as_of);
    let plan = plan(site);
    let planned = plan.iter().map(|(branch, output)| branch.address(output.address()));
    let archives = || opened.shelf.sealed().iter().map(|(sealed, _)| seals::address(&sealed.file));
    let beside = opened.shelf.beside().map(|name| seals::address(&name));
    let addresses: Vec<String> = planned.chain(shared(site)).chain(archives()).chain(beside).collect();
    let assets = renderer.assets().map(|(address, _)| address);
    let verifier =
        Verifier::new(addresses.iter().map(String::as_str).chain(assets)).at(site.config.base_url.as_deref());
    let answering = Answering::of(site);
    let pages = || {
        plan.par_iter().try_for_each(|(branch, output)| -> Result<()> {
            let files = renderer.render(*branch, output)?;
            let beside = || files.iter().map(|(address, _)| address.as_str());
            let pages = files.iter().filter(|(address, _)| address.ends_with(".html"));
            pages.for_each(|(address, html)| verifier.page(address, html, beside()));
            files.iter().try_for_each(|(address, bytes)| {
                answering.take((address, bytes), take)?;
                take(address, bytes)
            })
        })
    };
    // Every page of the plan is there.
    let (pages, searched) = rayon::join(pages, || search::files(site, &|_: &Page| true, take));
    pages.and(searched)?;
    for (address, bytes) in renderer.assets() {
        if address.ends_with(".css") {
            verifier.style(address, bytes);
        }
        take(address, bytes)?;
    }
    archives().for_each(|address| answering.is_answered(&address));
    for name in opened.shelf.beside() {
        let (address, bytes) = (seals::address(&name), opened.shelf.bytes(&name)?);
        answering.take((&address, &bytes), take)?;
        take(&address, &bytes)?;
    }
    let gone = answering.finish((&renderer, &verifier), take)?;
    let faults = verifier.finish().into_iter().chain(gone).collect();
    Ok(rule_levels::in_force(&site.config.rule_levels, asked.stage, faults))
}
