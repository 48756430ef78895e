//! Many words in one pass over a text. A word is looked for at two characters that stand beside each other in it and in few
//! other words; an id, at its slash. What has neither, words in Latin letters, is left to an automaton.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memchr_iter;

use super::NeedleId;
use crate::scan::text::Text;
use crate::scan::tokens::before;

/// Words, ready to be looked for.
#[derive(Debug)]
pub(super) struct Finder {
    words: Vec<(Box<str>, NeedleId)>,
    pairs: HashMap<Pair, Vec<At>>,
    /// Whether any pair or ending of an id may have this hash: most that a text has are known not to be one before they
    /// are looked up.
    hashes: Box<[u64]>,
    ids: HashMap<Box<str>, NeedleId>,
    others: Option<AhoCorasick>,
    /// The words of the automaton by its numbers.
    other_words: Vec<usize>,
}

/// Two characters of three bytes each, as nearly all of Chinese text is.
type Pair = u64;

/// Where a pair stands in a word.
#[derive(Clone, Copy, Debug)]
struct At {
    word: usize,
    offset: usize,
}

/// How many bytes of ASCII are passed over at once.
const STRIDE: usize = 16;
/// How many hashes there are, as a power of two: 64 times as many as fit into a word of memory.
const HASHES: u32 = 18;

impl Finder {
    /// Takes words with their numbers; `None` where there are none.
    pub(super) fn new(words: Vec<(Box<str>, NeedleId)>) -> Option<Finder> {
        let mut made = Finder {
            words,
            pairs: HashMap::new(),
            hashes: vec![0; 1 << (HASHES - 6)].into(),
            ids: HashMap::new(),
            others: None,
            other_words: Vec::new(),
        };
        let mut common: HashMap<Pair, u32> = HashMap::new();
        for (word, _) in &made.words {
            pairs_of(word.as_bytes()).into_iter().for_each(|(_, pair)| *common.entry(pair).or_default() += 1);
        }
        for (number, (word, needle)) in made.words.iter().enumerate() {
            if is_id(word) {
                made.ids.insert(word.clone(), *needle);
                let (slot, bit) = hash(ending(word));
                made.hashes[slot] |= bit;
                continue;
            }
            match pairs_of(word.as_bytes()).into_iter().min_by_key(|(_, pair)| common[pair]) {
                Some((offset, pair)) => {
                    made.pairs.entry(pair).or_default().push(At { word: number, offset });
                    let (slot, bit) = hash(pair);
                    made.hashes[slot] |= bit;
                }
                None => made.other_words.push(number),
            }
        }
        if !made.other_words.is_empty() {
            let others = made.other_words.iter().map(|number| made.words[*number].0.as_bytes());
            // One that cannot be numbered any more is left out: there is no such number of words.
            made.others = AhoCorasick::new(others).ok();
        }
        (!made.words.is_empty()).then_some(made)
    }

    /// Tells every word of the text.
    pub(super) fn find(&self, text: &Text<'_>, mut found: impl FnMut(NeedleId)) {
        let bytes = &*text.bytes;
        if !self.pairs.is_empty() {
            each_pair(bytes, |at, pair| {
                let (slot, bit) = hash(pair);
                if self.hashes[slot] & bit != 0 {
                    self.at_pair(text, (at, pair), &mut found);
                }
            });
        }
        if !self.ids.is_empty() {
            let ids = memchr_iter(b'/', bytes).filter_map(|slash| id_round(bytes, slash));
            let may_be = |id: &&str| {
                let (slot, bit) = hash(ending(id));
                self.hashes[slot] & bit != 0
            };
            ids.filter(may_be).filter_map(|id| self.ids.get(id)).for_each(|needle| found(*needle));
        }
        for hit in self.others.iter().flat_map(|others| others.find_overlapping_iter(bytes)) {
            let (_, needle) = &self.words[self.other_words[hit.pattern().as_usize()]];
            if is_whole(text, &hit.range()) {
                found(*needle);
            }
        }
    }

    /// Tells the words that have this pair here.
    fn at_pair(&self, text: &Text<'_>, (at, pair): (usize, Pair), found: &mut impl FnMut(NeedleId)) {
        for place in self.pairs.get(&pair).into_iter().flatten() {
            let (word, needle) = &self.words[place.word];
            let Some(start) = at.checked_sub(place.offset) else { continue };
            let range = start..start + word.len();
            if text.bytes.get(range.clone()) == Some(word.as_bytes()) && is_whole(text, &range) {
                found(*needle);
            }
        }
    }
}

/// Tells every two characters of three bytes that stand beside each other.
fn each_pair(bytes: &[u8], mut found: impl FnMut(usize, Pair)) {
    let mut at = 0;
    let mut before: Option<Pair> = None;
    while let Some(byte) = bytes.get(at) {
        let wide = if byte.is_ascii() { None } else { wide(bytes, at) };
        if let Some((before, wide)) = before.zip(wide) {
            found(at - 3, before << 24 | wide);
        }
        before = wide;
        let is_plain = || bytes[at..].first_chunk::<STRIDE>().is_some_and(|stride| stride.is_ascii());
        at += match wide {
            Some(_) => 3,
            None if byte.is_ascii() && is_plain() => STRIDE,
            None => 1,
        };
    }
}

fn pairs_of(bytes: &[u8]) -> Vec<(usize, Pair)> {
    let mut pairs = Vec::new();
    each_pair(bytes, |at, pair| pairs.push((at, pair)));
    pairs
}

/// The character of three bytes that begins here, if there is one.
fn wide(bytes: &[u8], at: usize) -> Option<Pair> {
    let [first @ 0xE0..0xF0, second @ 0x80..0xC0, third @ 0x80..0xC0] = *bytes[at..].first_chunk::<3>()?
    else {
        return None;
    };
    Some(u64::from(first) << 16 | u64::from(second) << 8 | u64::from(third))
}

/// The word of memory, and the bit in it, that stand for a pair.
fn hash(pair: Pair) -> (usize, u64) {
    let hash = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - HASHES);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// Whether a word is the id of a project with that of its department.
fn is_id(word: &str) -> bool {
    word.bytes().filter(|byte| *byte == b'/').count() == 1
        && word.bytes().all(|byte| byte == b'/' || is_of_id(byte))
}

fn is_of_id(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// The last characters of an id, as far as eight bytes hold them.
fn ending(id: &str) -> u64 {
    id.bytes().rev().take(8).fold(0, |ending, byte| ending << 8 | u64::from(byte))
}

/// What stands round a slash, as far as it could be an id.
fn id_round(bytes: &[u8], slash: usize) -> Option<&str> {
    let before = bytes[..slash].iter().rev().take_while(|byte| is_of_id(**byte)).count();
    let behind = bytes[slash + 1..].iter().take_while(|byte| is_of_id(**byte)).count();
    let is_id = before > 0 && behind > 0;
    is_id.then(|| std::str::from_utf8(&bytes[slash - before..=slash + behind]).ok()).flatten()
}

/// Whether a word is no part of a longer one: where it begins or ends with a figure or a letter of ASCII, none stands
/// before or behind it.
fn is_whole(text: &Text<'_>, range: &Range<usize>) -> bool {
    let bytes = &*text.bytes;
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    let is_seam = |at: usize| text.seams.binary_search(&at).is_ok();
    let goes_on = |outside, inside, at| is_letter(outside) && is_letter(inside) && !is_seam(at);
    let last = bytes.get(range.end - 1).copied();
    !goes_on(before(bytes, range.start), bytes.get(range.start).copied(), range.start)
        && !goes_on(bytes.get(range.end).copied(), last, range.end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scan::text::Kind;

    fn found(words: &[&str], text: &str) -> Vec<NeedleId> {
        let words = words.iter().zip(0..).map(|(word, number)| ((*word).into(), number)).collect();
        let text = Text { bytes: text.as_bytes().into(), seams: Vec::new(), kind: Kind::Data };
        let mut found = Vec::new();
        Finder::new(words).expect("words").find(&text, |needle| found.push(needle));
        found.sort_unstable();
        found
    }

    #[test]
    fn words_within_words_are_all_found_and_ids_are_whole() {
        let words = ["路灯改造", "路灯改造试点", "改造", "5G基站", "gz-a/lamps", "Smart City", "第12期"];
        assert_eq!(found(&words, "x路灯改造试点"), [0, 1, 2]);
        assert_eq!(found(&words, "建5G基站，第12期"), [3, 6]);
        assert_eq!(found(&words, "15G基站，第12期2"), [6]);
        assert_eq!(found(&words, "../gz-a/lamps.html Smart City"), [4, 5]);
        assert_eq!(found(&words, "gz-a/lamps-2 x-gz-a/lamps a/lamps Smart Cityx 路灯改"), [0; 0]);
    }

    proptest! {
        #[test]
        fn a_word_is_found_where_it_stands(
            words in prop::collection::vec("[一二三四五，ab1]{2,5}", 1..8),
            text in "[一二三四五，ab1 é😀]{0,40}",
        ) {
            let mut words = words;
            words.sort();
            words.dedup();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let stands = |word: &&str| text.match_indices(word).any(|(at, _)| {
                let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
                let joins_before = is_letter(before) && is_letter(word.chars().next());
                let joins_behind = is_letter(behind) && is_letter(word.chars().next_back());
                !joins_before && !joins_behind
            });
            // Those that overlap themselves are found as well.
            let expected: Vec<NeedleId> =
                words.iter().zip(0..).filter(|(word, _)| stands(word)).map(|(_, number)| number).collect();
            let mut all = found(&words, &text);
            all.dedup();
            let missed: Vec<_> = expected.iter().filter(|number| !all.contains(number)).collect();
            prop_assert!(missed.is_empty(), "{:?} in {}: {:?}", words, text, missed);
            for number in all {
                prop_assert!(text.contains(words[number as usize]));
            }
        }
    }
}
