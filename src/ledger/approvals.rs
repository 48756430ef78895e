//! Who approved which facts. An approval names the hash over the list of facts: change a fact, and it counts no more;
//! change a style sheet, and it does. It lies beside the entries, never in `content/`.

use serde::{Deserialize, Serialize};

use super::{Ledger, Record, names, read};
use crate::error::Result;
use crate::facts;
use crate::model::date::Date;

/// The version of the format.
const FORMAT: u32 = 1;

/// One approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The version of this format.
    #[serde(rename = "gongkai-approval")]
    pub format: u32,
    /// SHA-256 of the list of facts that was approved.
    pub facts: String,
    /// Who.
    pub by: String,
    /// When, `YYYY-MM-DD`.
    pub date: String,
}

impl Approval {
    /// An approval of the facts whose list has this hash.
    #[must_use]
    pub fn of(facts: &str, by: &str, date: Date) -> Approval {
        Approval { format: FORMAT, facts: facts.to_owned(), by: by.to_owned(), date: date.to_string() }
    }

    /// As the ledger keeps it: one file for each who approves the same.
    #[must_use]
    pub fn record(&self) -> Record {
        let who = facts::hash(&self.by);
        let path = format!("approvals/{}-{}.json", &self.facts[..16.min(self.facts.len())], &who[..8]);
        // Plain texts cannot fail to be written.
        (path, (serde_json::to_string_pretty(self).unwrap_or_default() + "\n").into_bytes())
    }
}

impl Ledger {
    /// Who approved the facts whose list has this hash, each once, by name.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn approvals(&self, facts: &str) -> Result<Vec<Approval>> {
        let mut approvals = Vec::new();
        for name in names(&self.folder.join("approvals"))? {
            let bytes = read(&self.folder, &format!("approvals/{name}"))?;
            let approval = serde_json::from_slice::<Approval>(&bytes).ok();
            approvals.extend(approval.filter(|one| one.format == FORMAT && one.facts == facts));
        }
        approvals.sort_by(|a, b| a.by.cmp(&b.by));
        approvals.dedup_by(|later, first| later.by == first.by);
        Ok(approvals)
    }
}
