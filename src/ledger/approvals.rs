//! Who approved which facts. An approval names the hash over the list of facts: change a fact, and it counts no more;
//! change a style sheet, and it does. It lies beside the entries, never in `content/`, and its signature, where it has one,
//! beside it: of the bytes of its file, so that minisign proves it too.

use serde::{Deserialize, Serialize};

use super::chain::{APPROVAL_KEY_UNLISTED, APPROVAL_SIGNATURE_WRONG};
use super::{FOLDER, Ledger, Record, names, read};
use crate::error::Result;
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::model::date::Date;
use crate::sha256;
use crate::signature::{Digest, ENDING, Fault, KeyId, PublicKey, Signature};

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
        let who = sha256::of(&self.by);
        let path = format!("approvals/{}-{}.json", &self.facts[..16.min(self.facts.len())], &who[..8]);
        // Plain texts cannot fail to be written.
        (path, (serde_json::to_string_pretty(self).unwrap_or_default() + "\n").into_bytes())
    }

    /// The comment that is signed along with it.
    #[must_use]
    pub fn comment(&self) -> String {
        format!("gongkai approval facts:{} date:{} by:{}", self.facts, self.date, self.by)
    }
}

/// An approval as it lies in the ledger.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Its file, within the ledger.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// What that says.
    pub approval: Approval,
    /// What holds its signature, where there is one.
    signature: Option<Vec<u8>>,
}

/// What the signature of an approval proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has none.
    Unsigned,
    /// That this key signed it as it lies there.
    Signed(KeyId),
    /// Nothing: it says that a key signed it which the site does not list.
    Unlisted(KeyId),
    /// Nothing.
    Wrong(Fault),
}

impl Recorded {
    /// What its signature proves to a site that lists these keys.
    #[must_use]
    pub fn standing(&self, keys: &[PublicKey]) -> Standing {
        self.signature.as_ref().map_or(Standing::Unsigned, |signature| standing(signature, &self.bytes, keys))
    }
}

fn standing(signature: &[u8], bytes: &[u8], keys: &[PublicKey]) -> Standing {
    let text = str::from_utf8(signature).map_err(|_| Fault::Malformed);
    let signature = match text.and_then(Signature::parse) {
        Ok(signature) => signature,
        Err(fault) => return Standing::Wrong(fault),
    };
    let Some(key) = keys.iter().find(|key| key.id() == signature.id()) else {
        return Standing::Unlisted(signature.id());
    };
    match signature.verify(key, &Digest::of(bytes)) {
        Ok(_) => Standing::Signed(key.id()),
        Err(fault) => Standing::Wrong(fault),
    }
}

impl Ledger {
    /// The approvals of the facts whose list has this hash, by name; somebody may have more than one.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn approvals(&self, facts: &str) -> Result<Vec<Recorded>> {
        let mut approvals = Vec::new();
        for (path, signature) in self.files_of_approvals()? {
            if !self.has(&path) {
                continue;
            }
            let bytes = read(&self.folder, &path)?;
            let Ok(approval) = serde_json::from_slice::<Approval>(&bytes) else { continue };
            if approval.format != FORMAT || approval.facts != facts {
                continue;
            }
            let signature = signature.map(|path| read(&self.folder, &path)).transpose()?;
            approvals.push(Recorded { path, bytes, approval, signature });
        }
        approvals.sort_by(|a, b| (&a.approval.by, &a.path).cmp(&(&b.approval.by, &b.path)));
        Ok(approvals)
    }

    /// Every signature of an approval, of whatever facts, that does not hold, or cannot be proved by these keys.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn verify_approvals(&self, keys: &[PublicKey]) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        for (path, signature) in self.files_of_approvals()? {
            let Some(signature) = signature else { continue };
            if !self.has(&path) {
                findings.push(stray(&signature));
                continue;
            }
            let bytes = read(&self.folder, &path)?;
            match standing(&read(&self.folder, &signature)?, &bytes, keys) {
                Standing::Wrong(Fault::Altered) => findings.push(wrong(&path, Fault::Altered)),
                Standing::Wrong(fault) => findings.push(wrong(&signature, fault)),
                Standing::Unlisted(key) => findings.push(unlisted(&signature, key)),
                Standing::Unsigned | Standing::Signed(_) => {}
            }
        }
        Ok(findings)
    }

    /// The file of each approval, with that of its signature, where there is one; also of those that are gone and have left
    /// their signatures. Sorted.
    fn files_of_approvals(&self) -> Result<Vec<(String, Option<String>)>> {
        let names = names(&self.folder.join("approvals"))?;
        let mut files: Vec<(String, Option<String>)> = Vec::new();
        for name in names.iter().filter(|name| !name.ends_with(ENDING)) {
            files.push((format!("approvals/{name}"), None));
        }
        for name in &names {
            let Some(own) = name.strip_suffix(ENDING) else { continue };
            let (own, signature) = (format!("approvals/{own}"), Some(format!("approvals/{name}")));
            match files.iter_mut().find(|(path, _)| *path == own) {
                Some(file) => file.1 = signature,
                None => files.push((own, signature)),
            }
        }
        files.sort_unstable();
        Ok(files)
    }
}

fn place(path: &str) -> Place {
    Place { file: format!("{FOLDER}/{path}").into(), field: FieldPath::root(), span: None }
}

fn wrong(path: &str, fault: Fault) -> Finding {
    let help = Said::new(
        "用版本管理（git）恢复它；恢复不了的，由审批人重新批准：gongkai approve --by 姓名 --sign 私钥文件",
        "restore it from version control; if that cannot be, let who approved approve again: gongkai approve --by NAME --sign FILE",
    );
    Finding::new(&APPROVAL_SIGNATURE_WRONG, place(path), fault.said(), help)
}

fn stray(path: &str) -> Finding {
    let message =
        Said::new("签名在，它所签的批准没有了", "the signature is there, the approval that it is of is not");
    let help = Said::new(
        "用版本管理（git）恢复批准；批准是有意删去的，连同签名一起删",
        "restore the approval from version control; if it was removed on purpose, remove the signature too",
    );
    Finding::new(&APPROVAL_SIGNATURE_WRONG, place(path), message, help)
}

fn unlisted(path: &str, key: KeyId) -> Finding {
    let message = Said::new(
        format!("签名用的密钥 {key} 不在 site.yaml 的“审批公钥”里，无从核对"),
        format!(
            "the key {key} that signed it is not among the approval_keys of site.yaml, so nothing can be proved"
        ),
    );
    let help = Said::new(
        "有这把公钥的，用 minisign -V -p 公钥文件 -m 批准文件 核对；不再审批的人，公钥不必写回去",
        "whoever has the public key proves it with minisign -V -p KEY.pub -m FILE; who approves no more need not be listed again",
    );
    Finding::new(&APPROVAL_KEY_UNLISTED, place(path), message, help)
}
