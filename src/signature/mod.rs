//! Signatures in the formats of minisign: what is signed here, `minisign -V` accepts, and the other way round. A signature
//! covers a text's digest and a comment of one line, which says what was signed. The same key, text and comment give the
//! same bytes. Knows no files and no terminal.

mod lines;
mod secret;

use std::fmt;
use std::io::Read;

use blake2::{Blake2b512, Digest as _};
use ed25519_dalek::VerifyingKey;

pub use self::secret::{Cost, Kept, Refused, SecretKey};

use crate::finding::Said;

/// What the name of a signature has behind that of the file which it is of.
pub const ENDING: &str = ".minisig";

/// How a public key and a secret key begin.
const OF_KEYS: [u8; 2] = *b"Ed";
/// How a signature of a digest begins.
const OF_DIGEST: [u8; 2] = *b"ED";
/// How a signature of a whole text begins, as minisign made them before it took digests.
const OF_TEXT: [u8; 2] = *b"Ed";
/// What stands before a comment that nobody vouches for.
const UNTRUSTED: &str = "untrusted comment: ";
/// What stands before the comment that is signed.
const TRUSTED: &str = "trusted comment: ";

/// What tells one key pair from another: eight bytes drawn when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 8]);

impl fmt::Display for KeyId {
    /// As minisign shows it: sixteen digits.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:016X}", u64::from_le_bytes(self.0))
    }
}

/// What anyone may have, to prove a signature with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey {
    id: KeyId,
    key: VerifyingKey,
}

impl PublicKey {
    /// Reads the line of a public key, or the file of minisign's in which it is the second. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<PublicKey> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        lines.next_if(|line| line.starts_with(UNTRUSTED));
        let bytes: [u8; 42] = lines::decoded(lines.next()?)?;
        let (kind, id, key) = (lines::part(&bytes, 0), lines::part(&bytes, 2), lines::part(&bytes, 10));
        if lines.next().is_some() || kind != OF_KEYS {
            return None;
        }
        let key = VerifyingKey::from_bytes(&key).ok().filter(|key| !key.is_weak())?;
        Some(PublicKey { id: KeyId(id), key })
    }

    /// Which key it is.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// As a file of its own.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{UNTRUSTED}gongkai public key {}\n{self}\n", self.id)
    }
}

impl fmt::Display for PublicKey {
    /// The line that settings and `minisign -P` take.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&lines::encoded(&[&OF_KEYS, &self.id.0, self.key.as_bytes()]))
    }
}

/// What stands for a text when it is signed: BLAKE2b over its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest([u8; 64]);

impl Digest {
    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Blake2b512::digest(bytes).into())
    }

    /// The digest of everything that a reader gives, which may be more than memory holds.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read(mut reader: impl Read) -> std::io::Result<Digest> {
        let mut hasher = Blake2b512::new();
        let mut buffer = vec![0; 1 << 16];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(Digest(hasher.finalize().into())),
                Ok(length) => hasher.update(&buffer[..length]),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Why a signature proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not written as one, or breaks off.
    Malformed,
    /// It is of the kind that minisign made before version 0.10, over a whole text.
    OldKind,
    /// Another key made it.
    OtherKey {
        /// The key that made it.
        signed: KeyId,
        /// The key that it was held against.
        asked: KeyId,
    },
    /// The text is not what was signed.
    Altered,
    /// The text is what was signed, its comment is not.
    CommentAltered,
}

impl Fault {
    /// What is wrong, as a whole sentence without its full stop.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Fault::Malformed => Said::new(
                "签名文件不完整，或者不是 minisign 签名",
                "the signature is cut short, or is none of minisign's",
            ),
            Fault::OldKind => Said::new(
                "签名是 minisign 0.10 以前的格式，这里不认",
                "the signature is of the kind made before minisign 0.10, which is not taken here",
            ),
            Fault::OtherKey { signed, asked } => Said::new(
                format!("签名用的是另一把密钥：{signed}，不是 {asked}"),
                format!("another key signed it: {signed}, not {asked}"),
            ),
            Fault::Altered => Said::new(
                "内容与签名时不同，或者签名是伪造的",
                "this is not what was signed, or the signature is forged",
            ),
            Fault::CommentAltered => Said::new(
                "内容与签名时相同，但签名里的说明被改过",
                "this is what was signed, but the comment in the signature was altered",
            ),
        }
    }
}

/// A signature that was read, and proves nothing until it is held against a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    id: KeyId,
    of_digest: [u8; 64],
    comment: String,
    of_all: [u8; 64],
}

impl Signature {
    /// Reads a signature.
    ///
    /// # Errors
    /// When it is malformed or of an old kind.
    pub fn parse(text: &str) -> Result<Signature, Fault> {
        let mut lines = text.lines();
        let mut line = || lines.next().ok_or(Fault::Malformed);
        line()?.strip_prefix(UNTRUSTED).ok_or(Fault::Malformed)?;
        let first: [u8; 74] = lines::decoded(line()?.trim()).ok_or(Fault::Malformed)?;
        let comment = line()?.strip_prefix(TRUSTED).ok_or(Fault::Malformed)?;
        let of_all = lines::decoded(line()?.trim()).ok_or(Fault::Malformed)?;
        if lines.any(|line| !line.trim().is_empty()) {
            return Err(Fault::Malformed);
        }
        match lines::part(&first, 0) {
            OF_DIGEST => {}
            OF_TEXT => return Err(Fault::OldKind),
            _ => return Err(Fault::Malformed),
        }
        let (id, of_digest) = (KeyId(lines::part(&first, 2)), lines::part(&first, 10));
        Ok(Signature { id, of_digest, comment: comment.to_owned(), of_all })
    }

    /// Which key made it, as it says itself.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The comment that was signed along with the text.
    ///
    /// # Errors
    /// When another key made the signature, or for another text, or with another comment.
    pub fn verify(&self, key: &PublicKey, digest: &Digest) -> Result<&str, Fault> {
        if self.id != key.id {
            return Err(Fault::OtherKey { signed: self.id, asked: key.id });
        }
        let holds =
            |signed: &[u8], signature: &[u8; 64]| key.key.verify_strict(signed, &signature.into()).is_ok();
        if !holds(&digest.0, &self.of_digest) {
            return Err(Fault::Altered);
        }
        if !holds(&[&self.of_digest[..], self.comment.as_bytes()].concat(), &self.of_all) {
            return Err(Fault::CommentAltered);
        }
        Ok(&self.comment)
    }
}

#[cfg(test)]
mod tests;
