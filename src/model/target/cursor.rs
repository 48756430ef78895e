//! A place in a wording: characters are read folded (full-width to half-width, one sign for all its variants), so that
//! the grammar sees one spelling, while offsets stay those of the text as written.

/// Where the grammar stands. Copied to look ahead; dropping the copy is going back.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    /// Byte offset in the text, always on a character boundary.
    pub(super) fn at(self) -> usize {
        self.at
    }

    /// The text between an earlier place and this one, as written.
    pub(super) fn since(self, start: Cursor<'a>) -> &'a str {
        self.text.get(start.at..self.at).unwrap_or_default()
    }

    /// The character just before, folded.
    pub(super) fn before(self) -> Option<char> {
        self.text[..self.at].chars().next_back().map(fold)
    }

    /// The next character as written.
    pub(super) fn raw(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// The next character, folded.
    pub(super) fn peek(self) -> Option<char> {
        self.raw().map(fold)
    }

    /// Takes the next character, folded.
    pub(super) fn bump(&mut self) -> Option<char> {
        let raw = self.raw()?;
        self.at += raw.len_utf8();
        Some(fold(raw))
    }

    /// Passes spaces within a line.
    pub(super) fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.bump();
        }
    }

    /// Passes spaces and line ends.
    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), Some(' ' | '\n')) {
            self.bump();
        }
    }

    /// Takes `wanted` if it comes next, spaces before it allowed.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let mut ahead = *self;
        ahead.spaces();
        let found = ahead.bump() == Some(wanted);
        if found {
            *self = ahead;
        }
        found
    }

    /// Takes `word` if it comes next, spaces before and within it allowed.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        for wanted in word.chars() {
            ahead.spaces();
            if ahead.bump() != Some(wanted) {
                return false;
            }
        }
        *self = ahead;
        true
    }

    /// Takes the first of `words` that comes next; a longer word has to stand before its own beginning.
    pub(super) fn any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let first = self.first();
        words.iter().copied().find(|word| first.begins(word) && self.word(word))
    }

    /// Whether one of `words` comes next.
    pub(super) fn sees(self, words: &[&str]) -> bool {
        let mut ahead = self;
        let first = ahead.first();
        words.iter().any(|word| first.begins(word) && ahead.word(word))
    }

    /// Takes the entry of `table` that comes next and gives what it stands for; longer words first, as in [`any`].
    ///
    /// [`any`]: Cursor::any
    pub(super) fn look_up<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        let first = self.first();
        table.iter().find(|(word, _)| first.begins(word) && self.word(word)).map(|(_, meaning)| *meaning)
    }

    /// The next character that is no space, in UTF-8: most words of a list are told apart by it, cheaply.
    fn first(self) -> First {
        let mut ahead = self;
        ahead.spaces();
        let mut bytes = [0; 4];
        let length = ahead.peek().map_or(0, |c| c.encode_utf8(&mut bytes).len());
        First { bytes, length }
    }

    /// Takes the longest word of a sorted list that comes next, without spaces.
    pub(super) fn longest(&mut self, sorted: &[&'static str]) -> Option<&'static str> {
        let first = self.peek()?;
        let from = sorted.partition_point(|word| word.chars().next().is_some_and(|c| c < first));
        let mut best: Option<(&'static str, Cursor<'a>)> = None;
        for &word in sorted[from..].iter().take_while(|word| word.starts_with(first)) {
            let mut ahead = *self;
            let fits = word.chars().all(|wanted| ahead.bump() == Some(wanted));
            if fits && best.is_none_or(|(known, _)| known.len() < word.len()) {
                best = Some((word, ahead));
            }
        }
        let (word, after) = best?;
        *self = after;
        Some(word)
    }
}

/// The first character of what comes next, in UTF-8.
struct First {
    bytes: [u8; 4],
    length: usize,
}

impl First {
    fn begins(&self, word: &str) -> bool {
        match (self.length, word.as_bytes().first_chunk::<3>()) {
            // The usual case, a Chinese character, without a call.
            (3, first) => first.is_some_and(|first| *first == self.bytes[..3]),
            (length, _) => length > 0 && word.as_bytes().starts_with(&self.bytes[..length]),
        }
    }
}

/// One spelling for characters that mean the same in a target.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return if matches!(c, '\t' | '\r') { ' ' } else { c };
    }
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200B}' | '\u{202F}' | '\u{2060}' | '\u{FEFF}' => ' ',
        '\u{2028}' | '\u{2029}' => '\n',
        '≧' | '⩾' | '≽' => '≥',
        '≦' | '⩽' | '≼' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹦' => '=',
        '﹪' => '%',
        '≒' | '≅' => '≈',
        '〜' | '∼' | '∽' => '~',
        '−' | '﹣' => '-',
        '–' | '―' | '‐' | '‑' | '─' => '—',
        '∕' | '⁄' => '/',
        '〉' => '》',
        '〈' => '《',
        'µ' => 'μ',
        '\u{FFE5}' => '¥',
        '•' | '・' | '⋅' => '·',
        _ => c,
    }
}

/// A Chinese character.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}
