//! The chain of releases: each entry is whole and names the one before it, and no two name the same.

use super::FOLDER;
use super::entry::Entry;
use crate::finding::{FieldPath, Finding, Place, Rule, Said, rules};

rules! {
    /// The signature of an approval that does not hold.
    APPROVAL_SIGNATURE_WRONG = "approval-signature-wrong", Error, "rules/approval_signature_wrong.md";
    /// An approval signed by a key that the site does not list.
    APPROVAL_KEY_UNLISTED = "approval-key-unlisted", Note, "rules/approval_key_unlisted.md";
    /// An entry that is not what was written.
    RELEASE_ENTRY_DAMAGED = "release-entry-damaged", Error, "rules/release_entry_damaged.md";
    /// A file of the ledger that is missing, altered, or named by no release.
    RELEASE_RECORD_DIFFERS = "release-record-differs", Error, "rules/release_record_differs.md";
    /// Two releases that follow the same one, or one that follows none that is there.
    RELEASES_FORKED = "releases-forked", Error, "rules/releases_forked.md";
}

/// The rules that the ledger can break.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The entries from the first on, each behind the one that it names, and what is wrong with the others. `files` are
/// names and bytes, sorted by name.
pub(super) fn straight(files: Vec<(String, Vec<u8>)>) -> (Vec<Entry>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut loose = Vec::new();
    for (name, bytes) in files {
        match Entry::decode(&bytes).filter(|entry| entry.is_called(&name)) {
            Some(entry) => loose.push((name, entry)),
            None => findings.push(damaged(&name)),
        }
    }
    let mut chain: Vec<Entry> = Vec::with_capacity(loose.len());
    loop {
        let before = chain.last().map(|last| last.hash.as_str());
        // Of two that follow the same, the one whose name comes first was made first: names hold number and day.
        let next = loose.iter().position(|(_, entry)| entry.before.as_deref() == before);
        let Some(next) = next else { break };
        chain.push(loose.remove(next).1);
    }
    findings.extend(loose.iter().map(|(name, entry)| apart(name, entry, &chain)));
    (chain, findings)
}

fn place(name: &str) -> Place {
    Place { file: format!("{FOLDER}/entries/{name}").into(), field: FieldPath::root(), span: None }
}

fn damaged(name: &str) -> Finding {
    let message = Said::new(
        "这份发布记录的内容与发布时不同，或者不是发布记录",
        "this is not the record of a release as it was written, or none at all",
    );
    let help = Said::new(
        "用版本管理（git）恢复它；不是发布记录的文件，移到别处",
        "restore it from version control; move anything else away",
    );
    Finding::new(&RELEASE_ENTRY_DAMAGED, place(name), message, help)
}

fn apart(name: &str, entry: &Entry, chain: &[Entry]) -> Finding {
    let rival = chain.iter().find(|other| other.before == entry.before);
    let (zh, en) = match rival {
        Some(other) => (
            format!("发布 {} 与 {}（{}）接在同一次发布之后", entry.id, other.id, other.date),
            format!("release {} follows the same one as {} of {}", entry.id, other.id, other.date),
        ),
        None => (
            format!("发布 {} 接在一次没有记录的发布之后", entry.id),
            format!("release {} follows one of which there is no record", entry.id),
        ),
    };
    let help = match rival {
        Some(_) => Said::new(
            "两台电脑各自发布过：删去这份记录，合并两边的申报表，再运行 gongkai release",
            "two computers released apart: remove this record, merge the declarations of both, and run gongkai release again",
        ),
        None => Said::new(
            "用版本管理（git）恢复缺少的记录；确实没有的，删去这份记录，再运行 gongkai release",
            "restore the missing record from version control; if there is none, remove this one and run gongkai release again",
        ),
    };
    Finding::new(&RELEASES_FORKED, place(name), Said::new(zh, en), help)
}
