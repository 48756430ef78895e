//! One release, as its entry tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Record, Sums, facts_path};
use crate::model::date::Date;
use crate::model::publication::Withdrawal;
use crate::sha256;

/// The version of the format.
const FORMAT: u32 = 1;

/// A release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The version of this format.
    #[serde(rename = "gongkai-release")]
    pub format: u32,
    /// `0001` and so on.
    pub id: String,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// SHA-256 of the entry before; none in the first.
    pub before: Option<String>,
    /// The program and its version.
    pub tool: String,
    /// SHA-256 over the theme's files.
    pub theme: String,
    /// Whether all of it is fictional.
    pub demonstration: bool,
    /// SHA-256 of the list of facts that were published.
    pub facts: String,
    /// SHA-256 of the list of files that were written.
    pub manifest: String,
    /// What was withdrawn by then, by declaration.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub withdrawn: BTreeMap<String, Withdrawn>,
    /// SHA-256 of the entry's own bytes, which do not hold it.
    #[serde(skip)]
    pub hash: String,
}

/// Why a declaration was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// 内容.
    pub what: String,
    /// 原因.
    pub why: String,
    /// 日期.
    pub when: String,
}

impl From<&Withdrawal> for Withdrawn {
    fn from(notice: &Withdrawal) -> Withdrawn {
        Withdrawn {
            what: notice.what.to_string(),
            why: notice.why.to_string(),
            when: notice.when.to_string(),
        }
    }
}

impl Withdrawn {
    /// The notice as the model has it; `None` where its day is none.
    #[must_use]
    pub fn notice(&self) -> Option<Withdrawal> {
        let when = Date::parse(&self.when)?;
        Some(Withdrawal { what: self.what.as_str().into(), why: self.why.as_str().into(), when })
    }
}

impl Entry {
    /// This program and its version, as entries and seals name it.
    #[must_use]
    pub fn tool() -> String {
        concat!("gongkai ", env!("CARGO_PKG_VERSION")).to_owned()
    }

    /// The entry that follows `before`, still without what it will have written.
    #[must_use]
    pub fn after(before: Option<&Entry>, date: Date) -> Entry {
        let number = before.and_then(|before| before.id.parse::<u32>().ok()).unwrap_or(0).saturating_add(1);
        Entry {
            format: FORMAT,
            id: format!("{number:04}"),
            date: date.to_string(),
            before: before.map(|before| before.hash.clone()),
            tool: Entry::tool(),
            theme: String::new(),
            demonstration: false,
            facts: String::new(),
            manifest: String::new(),
            withdrawn: BTreeMap::new(),
            hash: String::new(),
        }
    }

    /// The day of the release.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        Date::parse(&self.date)
    }

    /// Reads an entry; `None` where the bytes are none.
    pub(super) fn decode(bytes: &[u8]) -> Option<Entry> {
        let entry: Entry = serde_json::from_slice(bytes).ok()?;
        let is_whole = entry.format == FORMAT && entry.day().is_some() && entry.id.parse::<u32>().is_ok();
        is_whole.then(|| Entry { hash: sha256::of(bytes), ..entry })
    }

    /// What an entry's file is called.
    fn name(&self, hash: &str) -> String {
        format!("{}-{}-{}.json", self.id, self.date, &hash[..8])
    }

    /// Whether a file with this name may hold it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        name == self.name(&self.hash)
    }

    /// The entry with what it published and wrote, and everything that the ledger keeps of it: its facts, its lists, and
    /// the entry itself.
    #[must_use]
    pub fn records(mut self, texts: Vec<(String, String)>, manifest: &Sums) -> (Entry, Vec<Record>) {
        let mut records = Vec::with_capacity(texts.len() + 3);
        let mut list = Vec::with_capacity(texts.len());
        for (file, text) in texts {
            let hash = sha256::of(&text);
            records.push((facts_path(&file, &hash), text.into_bytes()));
            list.push((file, hash));
        }
        let list = list.into_iter().collect::<Sums>().encode();
        let manifest = manifest.encode();
        self.facts = sha256::of(&list);
        self.manifest = sha256::of(&manifest);
        records.push((format!("lists/{}.txt", self.facts), list.into_bytes()));
        records.push((format!("manifests/{}.txt", self.manifest), manifest.into_bytes()));
        // Plain texts cannot fail to be written.
        let entry = serde_json::to_string_pretty(&self).unwrap_or_default() + "\n";
        self.hash = sha256::of(&entry);
        records.push((format!("entries/{}", self.name(&self.hash)), entry.into_bytes()));
        // Two declarations may say the same.
        records.sort_by(|a, b| a.0.cmp(&b.0));
        records.dedup_by(|later, first| later.0 == first.0);
        (self, records)
    }
}
