//! Lists of files with their hashes, in the lines that `sha256sum -c` reads: hash, two spaces, path.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Paths, each with the SHA-256 of its bytes in hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<Box<str>, Box<str>>);

impl Sums {
    /// Every path with its hash, by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, hash)| (&**path, &**hash))
    }

    /// The hash of a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(|hash| &**hash)
    }

    /// The list as text.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 120);
        for (path, hash) in self.iter() {
            // Writing to a string cannot fail.
            _ = writeln!(text, "{hash}  {path}");
        }
        text
    }

    /// Reads a list; `None` where a line is none of it.
    #[must_use]
    pub fn decode(text: &str) -> Option<Sums> {
        let line = |line: &str| {
            let (hash, path) = line.split_once("  ")?;
            let is_hash = hash.len() == 64 && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
            (is_hash && !path.is_empty()).then(|| (path.into(), hash.into()))
        };
        text.lines().map(line).collect::<Option<_>>().map(Sums)
    }
}

impl<P: Into<Box<str>>, H: Into<Box<str>>> FromIterator<(P, H)> for Sums {
    fn from_iter<I: IntoIterator<Item = (P, H)>>(sums: I) -> Sums {
        Sums(sums.into_iter().map(|(path, hash)| (path.into(), hash.into())).collect())
    }
}
