//! Lists of words and characters. Each knows, from when the program was compiled, by which characters its words begin,
//! so that looking for what is not in it, as nearly every look-up of the grammar does, ends at one entry of a table.

/// Words in the order in which they are tried; a longer word has to stand before its own beginning.
pub(super) struct WordList {
    words: &'static [&'static str],
    index: Index,
}

impl WordList {
    pub(super) const fn new(words: &'static [&'static str]) -> WordList {
        let mut index = Index::EMPTY;
        let mut at = words.len();
        while at > 0 {
            at -= 1;
            index.put_before(at, words[at]);
        }
        WordList { words, index }
    }

    /// The words that may begin with `first`, if there are any.
    #[inline]
    pub(super) fn by_first(&self, first: char) -> Option<impl Iterator<Item = &'static str>> {
        Some(self.index.by_first(first)?.map(|at| self.words[at]))
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }
}

/// A list written where it is used.
macro_rules! words {
    ($($word:literal),* $(,)?) => { const { &$crate::model::target::words::WordList::new(&[$($word),*]) } };
}
pub(super) use words;

/// [`WordList`] with what they stand for.
pub(super) struct Table<T: 'static> {
    entries: &'static [(&'static str, T)],
    index: Index,
}

impl<T: Copy> Table<T> {
    pub(super) const fn new(entries: &'static [(&'static str, T)]) -> Table<T> {
        let mut index = Index::EMPTY;
        let mut at = entries.len();
        while at > 0 {
            at -= 1;
            index.put_before(at, entries[at].0);
        }
        Table { entries, index }
    }

    /// The entries that may begin with `first`, if there are any.
    #[inline]
    pub(super) fn by_first(&self, first: char) -> Option<impl Iterator<Item = (&'static str, T)>> {
        Some(self.index.by_first(first)?.map(|at| self.entries[at]))
    }
}

/// The places of a list of at most 64 words by the lowest bits of their first characters.
struct Index {
    /// One more than the first place for those bits, or 0.
    heads: [u8; 128],
    /// One more than the next place of the same bits, or 0.
    next: [u8; 64],
}

impl Index {
    const EMPTY: Index = Index { heads: [0; 128], next: [0; 64] };

    /// Adds a place that is before all those of the index.
    const fn put_before(&mut self, at: usize, word: &str) {
        let bits = decode(word, 0).0 as usize % self.heads.len();
        self.next[at] = self.heads[bits];
        self.heads[bits] = at as u8 + 1;
    }

    /// The places whose words may begin with `first`, in their order.
    #[inline]
    fn by_first(&self, first: char) -> Option<impl Iterator<Item = usize>> {
        let place = |next: u8| usize::from(next).checked_sub(1);
        let head = place(self.heads[first as usize % self.heads.len()])?;
        Some(std::iter::successors(Some(head), move |at| place(self.next[*at])))
    }
}

/// Many words, sorted, of which the longest is wanted.
pub(super) struct Sorted {
    words: &'static [&'static str],
    /// Where the words of each page of characters begin.
    pages: [u16; PAGES + 1],
}

/// Pages of 32 code points: the Chinese characters, with one page for all that is before them.
const PAGES: usize = 1 + (0xA000 - 0x4E00) / 32;

const fn page(code: u32) -> usize {
    let page = (code / 32).saturating_sub(0x4E00 / 32 - 1) as usize;
    if page < PAGES { page } else { PAGES - 1 }
}

impl Sorted {
    pub(super) const fn new(words: &'static [&'static str]) -> Sorted {
        let mut pages = [0; PAGES + 1];
        let (mut at, mut next) = (0, 0);
        while next <= PAGES {
            while at < words.len() && page(decode(words[at], 0).0) < next {
                at += 1;
            }
            pages[next] = at as u16;
            next += 1;
        }
        Sorted { words, pages }
    }

    /// The words that begin with `first`; each stands behind its own beginning.
    pub(super) fn by_first(&self, first: char) -> impl Iterator<Item = &'static str> {
        let page = page(first as u32);
        let words = &self.words[usize::from(self.pages[page])..usize::from(self.pages[page + 1])];
        let start = words.partition_point(|word| decode(word, 0).0 < first as u32);
        words[start..].iter().copied().take_while(move |word| decode(word, 0).0 == first as u32)
    }

    #[cfg(test)]
    pub(super) fn is_sorted(&self) -> bool {
        self.words.is_sorted()
    }
}

/// A set of a few dozen characters.
pub(super) struct Letters {
    /// Each at the place that its lowest bits name, or at the next free one; 0 is free.
    places: [u16; 256],
}

impl Letters {
    pub(super) const fn new(letters: &str) -> Letters {
        let mut places = [0; 256];
        let mut next = 0;
        while next < letters.len() {
            let (code, width) = decode(letters, next);
            assert!(code < 0x1_0000);
            let mut at = code as u8;
            while places[at as usize] != 0 {
                at = at.wrapping_add(1);
            }
            places[at as usize] = code as u16;
            next += width;
        }
        Letters { places }
    }

    #[inline]
    pub(super) fn has(&self, c: char) -> bool {
        let code = c as u32;
        let mut at = code as u8;
        loop {
            match self.places[usize::from(at)] {
                0 => return false,
                known if u32::from(known) == code => return true,
                _ => at = at.wrapping_add(1),
            }
        }
    }
}

/// The code point at a byte offset, and its length in bytes; what `chars` cannot do yet while compiling.
const fn decode(text: &str, at: usize) -> (u32, usize) {
    let bytes = text.as_bytes();
    let (lead, width) = match bytes[at] {
        lead @ ..0x80 => (lead, 1),
        lead @ ..0xE0 => (lead & 0x1F, 2),
        lead @ ..0xF0 => (lead & 0x0F, 3),
        lead => (lead & 0x07, 4),
    };
    let (mut code, mut next) = (lead as u32, 1);
    while next < width {
        code = code << 6 | (bytes[at + next] & 0x3F) as u32;
        next += 1;
    }
    (code, width)
}

#[cfg(test)]
mod tests {
    use super::{Letters, Sorted, Table, WordList};

    #[test]
    fn what_is_in_a_list_is_found_by_its_first_character() {
        static WORDS: &[&str] = &["A", "mg", "°C", "μg", "‰", "℃", "一", "一半", "两", "龥", "﹪", "😀"];
        const SORTED: Sorted = Sorted::new(WORDS);
        const TABLE: Table<u8> = Table::new(&[("两", 2), ("😀", 4)]);
        const LETTERS: Letters = Letters::new("A°‰一丏");
        assert!(SORTED.is_sorted());
        for &word in WORDS {
            let first = word.chars().next().unwrap_or_default();
            assert!(SORTED.by_first(first).any(|found| found == word), "{word}");
            assert_eq!(
                WordList::new(WORDS).by_first(first).and_then(|mut few| few.find(|found| *found == word)),
                Some(word)
            );
        }
        assert_eq!(SORTED.by_first('一').collect::<Vec<_>>(), ["一", "一半"]);
        assert_eq!(SORTED.by_first('丁').count() + SORTED.by_first('\u{10FFFF}').count(), 0);
        assert_eq!(TABLE.by_first('两').and_then(|mut few| few.next()), Some(("两", 2)));
        assert!("A°‰一丏".chars().all(|c| LETTERS.has(c)) && !"B二丐😀".chars().any(|c| LETTERS.has(c)));
        assert!(TABLE.by_first('三').is_none() && words![].by_first('一').is_none());
    }
}
