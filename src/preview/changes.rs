//! What would change for readers if the site were released now.

use std::path::Path;

use crate::diff::{Differences, Joined};
use crate::error::Result;
use crate::index::Site;
use crate::language::Language;
use crate::ledger::Ledger;
use crate::model::date::Date;
use crate::release::published;
use crate::report::diff::{self, Compared, Side, SideName};

/// What the last release published.
#[derive(Debug)]
pub(super) struct Released {
    /// The release; none where there was none yet.
    id: Option<String>,
    site: Site,
}

impl Released {
    /// Reads the record of releases.
    pub(super) fn read(folder: &Path, now: &Site) -> Result<Released> {
        let (ledger, _) = Ledger::open(folder)?;
        let id = ledger.last().map(|last| last.id.clone());
        Ok(Released { id, site: published(&ledger, now)? })
    }
}

/// The page. Of the site only what readers may see on the day counts.
pub(super) fn changes(site: &Site, released: &Released, (as_of, language): (Date, Language)) -> String {
    let public = site.declarations().iter().filter(|declaration| declaration.state(as_of).is_public());
    let differences = Differences::between(released.site.declarations(), public, Joined::ByKey);
    let before = Side { name: SideName::Release(released.id.clone()), site: &released.site };
    diff::html(&Compared { before, after: Side { name: SideName::Now, site }, differences }, language)
}
