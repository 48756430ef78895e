//! Which addresses a run has written: each is proved fit for every system, and taken only once. Knows no disk.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use crate::error::{Failure, Result};
use crate::finding::Said;
use crate::portable;

/// Addresses taken so far, from any thread, with something kept for each.
#[derive(Debug)]
pub struct Claims<T> {
    /// By the address in lower case, because two that differ only in case are one file on many systems.
    taken: Mutex<BTreeMap<Box<str>, Claim<T>>>,
}

#[derive(Debug)]
struct Claim<T> {
    /// The address itself, if it is not the key.
    spelled: Option<Box<str>>,
    value: T,
}

impl<T> Default for Claims<T> {
    fn default() -> Self {
        Claims { taken: Mutex::default() }
    }
}

impl<T> Claims<T> {
    /// Takes `address`; fails if it, or one that differs only in case, is taken.
    pub(super) fn take(&self, address: &str, value: T) -> Result<()> {
        let key: Box<str> = address.to_lowercase().into();
        let spelled = (*key != *address).then(|| address.into());
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        match taken.get(&key) {
            None => {
                taken.insert(key, Claim { spelled, value });
                Ok(())
            }
            Some(earlier) => Err(clash(earlier.spelled.as_deref().unwrap_or(&key), address)),
        }
    }

    /// Everything taken, sorted by address. Fails if one address is a folder of another, or if two folders differ
    /// only in case.
    pub(super) fn sorted(self) -> Result<Vec<(Box<str>, T)>> {
        let taken = self.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        check_folders(&taken)?;
        let mut sorted: Vec<(Box<str>, T)> =
            taken.into_iter().map(|(key, claim)| (claim.spelled.unwrap_or(key), claim.value)).collect();
        sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(sorted)
    }
}

fn check_folders<T>(taken: &BTreeMap<Box<str>, Claim<T>>) -> Result<()> {
    let mut folders: HashMap<&str, &str> = HashMap::new();
    for (key, claim) in taken {
        let spelled = claim.spelled.as_deref().unwrap_or(key);
        for (folder, spelled_folder) in folders_of(key).zip(folders_of(spelled)) {
            match folders.insert(folder, spelled_folder) {
                // Whoever put it there has looked at those above it, too.
                Some(before) if before == spelled_folder => break,
                Some(before) => return Err(clash(before, spelled_folder)),
                None if let Some(file) = taken.get(folder) => {
                    return Err(clash(file.spelled.as_deref().unwrap_or(folder), spelled));
                }
                None => {}
            }
        }
    }
    Ok(())
}

/// The folders of an address, innermost first: `a/b` and `a` of `a/b/c.html`.
pub(super) fn folders_of(address: &str) -> impl Iterator<Item = &str> {
    address.rmatch_indices('/').map(|(at, _)| &address[..at])
}

fn clash(earlier: &str, address: &str) -> Failure {
    Failure::new(Said::new(
        format!("两次写入互相冲突的地址：{earlier} 与 {address}。这是程序的缺陷，输出未改动；请报告此事"),
        format!(
            "two writes collide: {earlier} and {address}. This is a bug in gongkai; nothing was changed, please report it"
        ),
    ))
}

/// Proves that an address is relative, stays inside the output and can be a file name on every system.
pub(super) fn check_address(address: &str) -> Result<()> {
    let Some((zh, en)) = address.split('/').find_map(fault).or_else(|| reserved(address)) else {
        return Ok(());
    };
    Err(Failure::new(Said::new(
        format!("输出地址“{address}”不可用：{zh}。输出未改动；请更改产生它的名称"),
        format!(
            "the output address \"{address}\" cannot be used: {en}. Nothing was changed; change the name that it is made from"
        ),
    )))
}

fn reserved(address: &str) -> Option<(&'static str, &'static str)> {
    let first = address.split('/').next().unwrap_or_default();
    (first.eq_ignore_ascii_case(".gongkai") || address.eq_ignore_ascii_case(".gitignore"))
        .then_some(("此名称留给程序自用", "the program keeps this name for itself"))
}

/// Why no file or folder may be called `segment`.
fn fault(segment: &str) -> Option<(&'static str, &'static str)> {
    if segment.is_empty() {
        return Some(("名称为空", "a name in it is empty"));
    }
    if segment.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c)) {
        return Some(("含有 Windows 不允许的字符", "it has a character that Windows refuses"));
    }
    if segment.ends_with(['.', ' ']) {
        return Some(("名称以句点或空格结尾", "a name in it ends in a full stop or a space"));
    }
    if segment.len() > portable::LONGEST {
        return Some(("名称超过 255 字节", "a name in it is longer than 255 bytes"));
    }
    portable::is_device(segment).then_some(("Windows 保留了此名称", "Windows keeps that name for a device"))
}
