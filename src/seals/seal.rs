//! What an archive says that it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ledger::Withdrawn;
use crate::model::date::Date;
use crate::model::year::FiscalYear;
use crate::seals::ZIP;

/// The version of the format.
const FORMAT: u32 = 1;

/// A seal: `seal.json` in an archive. With what it names, the same program makes the same archive again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// The version of this format.
    #[serde(rename = "gongkai-seal")]
    pub format: u32,
    /// The site, as archives of it are called.
    pub site: String,
    /// Its title.
    pub title: String,
    /// Who publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Its absolute address, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The budget year.
    pub year: String,
    /// Counted from 1.
    pub edition: u32,
    /// The day of sealing, `YYYY-MM-DD`, on which the pages say what is due.
    pub date: String,
    /// The program and its version.
    pub tool: String,
    /// SHA-256 over the theme's files.
    pub theme: String,
    /// Whether all of it is fictional.
    pub demonstration: bool,
    /// SHA-256 of the list of facts that the pages were made from: `facts.txt`.
    pub facts: String,
    /// The release before it: `0001` and so on.
    pub release: String,
    /// SHA-256 of that release's entry.
    pub release_entry: String,
    /// The newest archive of the last year sealed before this one; none for the first.
    pub before: Option<Before>,
    /// What was withdrawn by then, by declaration.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<String, Withdrawn>,
}

/// Another archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// What its file is called.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

impl Seal {
    /// The version that this program writes.
    pub const FORMAT: u32 = FORMAT;

    /// Reads a seal; `None` where the bytes are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Seal> {
        let seal: Seal = serde_json::from_slice(bytes).ok()?;
        (seal.format == FORMAT && seal.when().is_some()).then_some(seal)
    }

    /// The seal as text.
    #[must_use]
    pub fn encode(&self) -> String {
        // Plain texts cannot fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The budget year, and the day of sealing.
    #[must_use]
    pub fn when(&self) -> Option<(FiscalYear, Date)> {
        Some((FiscalYear::parse(&self.year)?, Date::parse(&self.date)?))
    }

    /// What the archive, and the one folder in it, is called.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}-{}-{}", self.year, self.site, self.edition)
    }

    /// What the archive's file is called.
    #[must_use]
    pub fn file(&self) -> String {
        self.name() + ZIP
    }
}
