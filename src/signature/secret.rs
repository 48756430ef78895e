//! Secret keys: drawn at random, kept as minisign keeps them, under a password or bare.

use std::fmt;

use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest as _};
use ed25519_dalek::{Signer as _, SigningKey};
use zeroize::Zeroizing;

use super::{Digest, KeyId, OF_DIGEST, OF_KEYS, PublicKey, TRUSTED, UNTRUSTED, lines};
use crate::error::{Failure, Result};
use crate::finding::Said;

/// How what lies under a password begins.
const PROTECTED: [u8; 2] = *b"Sc";
/// How what lies bare begins.
const BARE: [u8; 2] = [0, 0];
/// How the checksum is made: BLAKE2b.
const CHECKSUM: [u8; 2] = *b"B2";
/// Key id, secret and public half, checksum.
const SECRET_LENGTH: usize = 8 + 64 + 32;

/// What signs. Nothing shows it, and it is wiped from memory when it is done with.
pub struct SecretKey {
    id: KeyId,
    key: SigningKey,
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "SecretKey({})", self.id)
    }
}

/// What it costs to try a password: the limits of libsodium, from which scrypt's parameters follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub(super) operations: u64,
    pub(super) memory: u64,
}

impl Cost {
    /// 128 MiB and some tenths of a second.
    pub const USUAL: Cost = Cost { operations: 4 << 20, memory: 128 << 20 };
    /// Next to nothing, for tests.
    pub const LEAST: Cost = Cost { operations: 1 << 15, memory: 16 << 20 };

    /// As libsodium derives them; `None` beyond what minisign itself ever asks for, 1 GiB.
    pub(super) fn parameters(self) -> Option<scrypt::Params> {
        const BLOCK: u64 = 8;
        let operations = self.operations.max(1 << 15);
        let is_short = operations < self.memory / 32;
        let most = if is_short { operations / (BLOCK * 4) } else { self.memory / (BLOCK * 128) };
        let power = (1..=20).find(|power| 1 << power > most / 2)?;
        let lanes = if is_short { 1 } else { ((operations / 4) >> power) / BLOCK };
        let lanes = u32::try_from(lanes).ok().filter(|lanes| (1..=16).contains(lanes))?;
        scrypt::Params::new(power, 8, lanes).ok()
    }

    /// As many bytes as hide a secret.
    fn stream(self, password: &str, salt: &[u8; 32]) -> Option<Zeroizing<[u8; SECRET_LENGTH]>> {
        let mut stream = Zeroizing::new([0; SECRET_LENGTH]);
        scrypt::scrypt(password.as_bytes(), salt, &self.parameters()?, &mut *stream).ok()?;
        Some(stream)
    }
}

/// Why a secret key stays shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The password is another.
    WrongPassword,
    /// What lies there is no key, or was altered.
    Damaged,
}

impl Refused {
    /// What is wrong, as a whole sentence without its full stop.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Refused::WrongPassword => Said::new("密码不对", "the password is wrong"),
            Refused::Damaged => Said::new(
                "不是 minisign 私钥，或者内容被改动",
                "this is no secret key of minisign's, or it was altered",
            ),
        }
    }
}

/// A secret key as its file keeps it.
pub struct Kept {
    is_protected: bool,
    salt: [u8; 32],
    cost: Cost,
    secret: Zeroizing<[u8; SECRET_LENGTH]>,
}

impl fmt::Debug for Kept {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Kept(protected: {})", self.is_protected)
    }
}

impl Kept {
    /// Reads the file of a secret key.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> std::result::Result<Kept, Refused> {
        let mut lines = text.lines();
        lines.next().filter(|line| line.starts_with(UNTRUSTED)).ok_or(Refused::Damaged)?;
        let line = lines.next().ok_or(Refused::Damaged)?.trim();
        let bytes = Zeroizing::new(lines::decoded::<158>(line).ok_or(Refused::Damaged)?);
        let bytes = &*bytes;
        let is_protected = match (lines::part(bytes, 0), lines::part(bytes, 2), lines::part(bytes, 4)) {
            (OF_KEYS, PROTECTED, CHECKSUM) => true,
            (OF_KEYS, BARE, CHECKSUM) => false,
            _ => return Err(Refused::Damaged),
        };
        let number = |at| u64::from_le_bytes(lines::part(bytes, at));
        Ok(Kept {
            is_protected,
            salt: lines::part(bytes, 6),
            cost: Cost { operations: number(38), memory: number(46) },
            secret: Zeroizing::new(lines::part(bytes, 54)),
        })
    }

    /// Whether a password is needed.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        self.is_protected
    }

    /// The key itself. Without protection the password does not matter.
    ///
    /// # Errors
    /// When the password is another, or the key was altered.
    pub fn open(mut self, password: &str) -> std::result::Result<SecretKey, Refused> {
        if self.is_protected {
            let stream = self.cost.stream(password, &self.salt).ok_or(Refused::Damaged)?;
            hide(&mut self.secret, &stream);
        }
        let (id, pair) = (lines::part(&*self.secret, 0), Zeroizing::new(lines::part(&*self.secret, 8)));
        // minisign leaves the checksum of a bare key blank: there the two halves must fit, as they must anyway.
        if self.is_protected && checksum(&id, &pair) != lines::part(&*self.secret, 72) {
            return Err(Refused::WrongPassword);
        }
        let key = SigningKey::from_keypair_bytes(&pair).map_err(|_| Refused::Damaged)?;
        Ok(SecretKey { id: KeyId(id), key })
    }
}

impl SecretKey {
    /// A new key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate() -> Result<SecretKey> {
        let seed = Zeroizing::new(drawn()?);
        Ok(SecretKey { id: KeyId(drawn()?), key: SigningKey::from_bytes(&seed) })
    }

    /// The other half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { id: self.id, key: self.key.verifying_key() }
    }

    /// The file that keeps it, under a password or bare.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn file(&self, password: Option<(&str, Cost)>) -> Result<Zeroizing<String>> {
        let pair = Zeroizing::new(self.key.to_keypair_bytes());
        let mut secret = Zeroizing::new([0; SECRET_LENGTH]);
        secret[..8].copy_from_slice(&self.id.0);
        secret[8..72].copy_from_slice(&*pair);
        secret[72..].copy_from_slice(&checksum(&self.id.0, &pair));
        let (mut kind, mut salt, mut cost) = (BARE, [0; 32], Cost { operations: 0, memory: 0 });
        if let Some((password, asked)) = password {
            (kind, salt, cost) = (PROTECTED, drawn()?, asked);
            let stream = cost.stream(password, &salt).ok_or_else(no_random_numbers)?;
            hide(&mut secret, &stream);
        }
        let (operations, memory) = (cost.operations.to_le_bytes(), cost.memory.to_le_bytes());
        let line = lines::encoded(&[&OF_KEYS, &kind, &CHECKSUM, &salt, &operations, &memory, &*secret]);
        Ok(Zeroizing::new(format!("{UNTRUSTED}gongkai secret key {}, to be kept secret\n{line}\n", self.id)))
    }

    /// The signature of a text, with a comment that says what was signed; what would break the line becomes a space.
    #[must_use]
    pub fn sign(&self, digest: &Digest, comment: &str) -> String {
        let comment = comment.replace(char::is_control, " ");
        let of_digest = self.key.sign(&digest.0).to_bytes();
        let of_all = self.key.sign(&[&of_digest[..], comment.as_bytes()].concat()).to_bytes();
        let first = lines::encoded(&[&OF_DIGEST, &self.id.0, &of_digest]);
        let last = lines::encoded(&[&of_all]);
        format!("{UNTRUSTED}signature by gongkai, key {}\n{first}\n{TRUSTED}{comment}\n{last}\n", self.id)
    }
}

/// Hides a secret, or shows it again.
fn hide(secret: &mut [u8; SECRET_LENGTH], stream: &[u8; SECRET_LENGTH]) {
    secret.iter_mut().zip(stream).for_each(|(byte, other)| *byte ^= other);
}

fn checksum(id: &[u8; 8], pair: &[u8; 64]) -> [u8; 32] {
    Blake2b::<U32>::new().chain_update(OF_KEYS).chain_update(id).chain_update(pair).finalize().into()
}

/// Random bytes.
fn drawn<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| no_random_numbers())?;
    Ok(bytes)
}

fn no_random_numbers() -> Failure {
    Failure::new(Said::new("系统没有给出随机数", "the system gives no random numbers"))
}
