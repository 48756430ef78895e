//! A place in a wording: characters are read folded (full-width to half-width, one sign for all its variants), so that
//! the grammar sees one spelling, while offsets stay those of the text as written.

use std::str::Chars;

use super::words::{Sorted, Table, WordList};

/// Where the grammar stands. Copied to look ahead; dropping the copy is going back.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// The character at `at`, folded: it is looked at far more often than it is passed.
    next: Option<char>,
    /// What is behind that character.
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        let mut cur = Cursor { text, at: 0, next: None, rest: text };
        cur.bump();
        cur
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
        self.next
    }

    /// Takes the next character, folded.
    #[inline]
    pub(super) fn bump(&mut self) -> Option<char> {
        #[cfg(test)]
        super::tests::steps::count(1);
        let taken = self.next;
        self.at = self.text.len() - self.rest.len();
        let mut rest = self.rest.chars();
        self.next = rest.next().map(fold);
        self.rest = rest.as_str();
        taken
    }

    /// Passes spaces within a line.
    #[inline]
    pub(super) fn spaces(&mut self) {
        while self.next == Some(' ') {
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
    #[inline]
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        self.first() == Some(wanted) && {
            self.spaces();
            self.bump().is_some()
        }
    }

    /// Takes `word` if it comes next, spaces before and within it allowed.
    #[inline]
    pub(super) fn word(&mut self, word: &'static str) -> bool {
        self.first() == word.chars().next() && self.find(std::iter::once(word), |word| word).is_some()
    }

    /// Takes the first of `words` that comes next, spaces allowed as in [`word`].
    ///
    /// [`word`]: Cursor::word
    #[inline]
    pub(super) fn any(&mut self, words: &WordList) -> Option<&'static str> {
        let candidates = words.by_first(self.first()?)?;
        self.find(candidates, |word| word)
    }

    /// Whether one of `words` comes next.
    #[inline]
    pub(super) fn sees(mut self, words: &WordList) -> bool {
        self.any(words).is_some()
    }

    /// Takes the entry of `table` that comes next, as [`any`] does, and gives what it stands for.
    ///
    /// [`any`]: Cursor::any
    #[inline]
    pub(super) fn look_up<T: Copy>(&mut self, table: &Table<T>) -> Option<T> {
        let candidates = table.by_first(self.first()?)?;
        self.find(candidates, |(word, _)| word).map(|(_, meaning)| meaning)
    }

    /// Takes the first of few entries whose word comes next.
    fn find<E: Copy>(&mut self, few: impl Iterator<Item = E>, word: fn(E) -> &'static str) -> Option<E> {
        let mut behind = *self;
        behind.spaces();
        let first = behind.bump();
        for entry in few {
            let mut letters = word(entry).chars();
            if letters.next() == first
                && let Some(after) = behind.after(letters)
            {
                *self = after;
                return Some(entry);
            }
        }
        None
    }

    /// The place behind `letters` if they come next, spaces between them allowed.
    fn after(mut self, letters: Chars<'_>) -> Option<Cursor<'a>> {
        for wanted in letters {
            self.spaces();
            (self.next == Some(wanted)).then(|| self.bump())?;
        }
        Some(self)
    }

    /// The next character that is no space.
    #[inline]
    pub(super) fn first(self) -> Option<char> {
        if self.next == Some(' ') { self.behind_spaces() } else { self.next }
    }

    #[cold]
    fn behind_spaces(mut self) -> Option<char> {
        self.spaces();
        self.next
    }

    /// Takes the longest word of a sorted list that comes next, without spaces.
    pub(super) fn longest(&mut self, sorted: &Sorted) -> Option<&'static str> {
        let mut behind = *self;
        let first = behind.bump()?;
        let mut best = None;
        for word in sorted.by_first(first) {
            let mut ahead = behind;
            if word.chars().skip(1).all(|wanted| ahead.next == Some(wanted) && ahead.bump().is_some()) {
                best = Some((word, ahead));
            }
        }
        let (word, after) = best?;
        *self = after;
        Some(word)
    }
}

/// One spelling for characters that mean the same in a target.
#[inline]
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{4E00}'..='\u{9FFF}' => c,
        '\t' | '\r' => ' ',
        '\0'..='\x7F' => c,
        _ => fold_sign(c),
    }
}

fn fold_sign(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200B}' | '\u{202F}' | '\u{2060}' | '\u{FEFF}' => ' ',
        '\u{2028}' | '\u{2029}' => '\n',
        '≧' | '⩾' | '≽' => '≥',
        '≦' | '⩽' | '≼' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹦' | '═' => '=',
        '≮' => '≥',
        '≯' => '≤',
        '﹪' | '℅' => '%',
        '∶' | '︰' => ':',
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
