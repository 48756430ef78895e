//! A short text kept in place: units and grades are a few characters long and there are very many of them, so none of
//! the usual ones costs an allocation.

use std::fmt;

/// Bytes that fit in place: four Chinese characters and two signs, so `个工作日`, `台（套）`, `元/平方米`.
const ROOM: usize = 14;

/// A text of usually at most 14 bytes, in 16 bytes of memory. Longer ones are on the heap.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Short(Kept);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Kept {
    /// The bytes behind `len` are zero, so that equal texts are equal values.
    Here { len: u8, bytes: [u8; ROOM] },
    /// Boxed twice to keep the whole at 16 bytes.
    Away(Box<Box<str>>),
}

impl Short {
    /// The empty text.
    pub(super) const EMPTY: Short = Short(Kept::Here { len: 0, bytes: [0; ROOM] });

    /// A copy of `text`.
    #[must_use]
    pub fn new(text: &str) -> Short {
        let mut bytes = [0; ROOM];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(room), Ok(len)) => {
                room.copy_from_slice(text.as_bytes());
                Short(Kept::Here { len, bytes })
            }
            _ => Short(Kept::Away(Box::new(text.into()))),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // Only whole texts are ever stored, so this is always valid UTF-8.
            Kept::Here { len, bytes } => std::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Kept::Away(text) => text,
        }
    }

    /// Whether this is `text`.
    pub(super) fn is(&self, text: &str) -> bool {
        match &self.0 {
            Kept::Here { len, bytes } => &bytes[..usize::from(*len)] == text.as_bytes(),
            Kept::Away(own) => &***own == text,
        }
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Kept::Here { len: 0, .. })
    }

    /// Adds `more` at the end.
    pub(super) fn push_str(&mut self, more: &str) {
        if let Kept::Here { len, bytes } = &mut self.0
            && let Some(room) = bytes[usize::from(*len)..].get_mut(..more.len())
        {
            room.copy_from_slice(more.as_bytes());
            // At most ROOM, for it fitted.
            *len += more.len() as u8;
        } else {
            *self = Short::new(&[self.as_str(), more].concat());
        }
    }

    /// Adds one character at the end.
    pub(super) fn push(&mut self, c: char) {
        self.push_str(c.encode_utf8(&mut [0; 4]));
    }
}

impl fmt::Debug for Short {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

impl fmt::Display for Short {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Short;

    #[test]
    fn what_goes_in_comes_out() {
        assert_eq!(size_of::<Short>(), 16);
        for text in ["", "次", "个工作日", "元/平方米", "12345678901234", "123456789012345", "万元/平方公里"]
        {
            let mut grown = Short::EMPTY;
            text.chars().for_each(|c| grown.push(c));
            assert_eq!((Short::new(text).as_str(), grown.as_str()), (text, text));
            assert_eq!(grown, Short::new(text));
        }
    }
}
