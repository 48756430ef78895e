//! The signature of an archive: detached, in minisign's format, over the file as it lies.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::unusable;
use crate::error::{Context, Result};
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::seals::{ARCHIVE_SIGNATURE_NOT_GOOD, SIGNATURE, Seal};
use crate::signature::{Digest, PublicKey, SecretKey, Signature};
use crate::sink;

/// Where the signature of an archive lies.
#[must_use]
pub fn signature_of(archive: &Path) -> PathBuf {
    let mut name = archive.as_os_str().to_owned();
    name.push(SIGNATURE);
    name.into()
}

/// What a signature says in the part that it covers: which year, edition and day.
fn comment(seal: &Seal) -> String {
    format!("gongkai archive {} year:{} edition:{} date:{}", seal.file(), seal.year, seal.edition, seal.date)
}

/// Signs an archive.
///
/// # Errors
/// When it cannot be read, or the signature cannot be written.
pub fn sign(archive: &Path, (seal, key): (&Seal, &SecretKey)) -> Result<()> {
    let file = File::open(archive).context(|| unusable(archive))?;
    let digest = Digest::read(file).context(|| unusable(archive))?;
    let signature = key.sign(&digest, &comment(seal));
    sink::write_atomically(&signature_of(archive), signature.as_bytes())
}

/// What is wrong with the signature beside an archive; nothing where it is good.
///
/// # Errors
/// When the archive or the signature cannot be read.
pub fn prove_signature(archive: &Path, (seal, key): (&Seal, &PublicKey)) -> Result<Option<Finding>> {
    let path = signature_of(archive);
    let bytes = match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let message = Said::new(
                "旁边没有签名，不能证明出自谁",
                "there is no signature beside it, so nobody can tell who made it",
            );
            return Ok(Some(not_good(archive, message)));
        }
        other => other.context(|| unusable(&path))?,
    };
    let file = File::open(archive).context(|| unusable(archive))?;
    let digest = Digest::read(file).context(|| unusable(archive))?;
    let said = Signature::parse(&String::from_utf8_lossy(&bytes))
        .and_then(|signature| signature.verify(key, &digest).map(str::to_owned));
    Ok(match said {
        Ok(said) if said == comment(seal) => None,
        Ok(said) => {
            let message = Said::new(
                format!("签名成立，而它说的是“{said}”，不是这份归档"),
                format!("the signature is good, and speaks of something else: “{said}”"),
            );
            Some(not_good(archive, message))
        }
        Err(fault) => Some(not_good(archive, fault.said())),
    })
}

fn not_good(archive: &Path, message: Said) -> Finding {
    let name = archive.file_name().unwrap_or_default().to_string_lossy();
    let place = Place { file: format!("{name}{SIGNATURE}").into(), field: FieldPath::root(), span: None };
    let help = Said::new(
        "核对公钥是不是发布单位公布的那一把，再向发布单位另取归档和签名",
        "make sure that the key is the publisher's own, and get archive and signature from the publisher again",
    );
    Finding::new(&ARCHIVE_SIGNATURE_NOT_GOOD, place, message, help)
}
