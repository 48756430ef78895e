//! Two characters that follow each other → the documents in which they do, by the weight of the text and by what comes third:
//! so three characters in a row are told from two pairs far apart, at no more cost than pairs alone.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::code;

/// How much a text weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// What the document is called.
    Title,
    /// Departments, codes, indicators, totals.
    Strong,
    /// The rest.
    Weak,
}

/// Stands before the first character of a title, and behind the last of any text. No text has them.
const START: char = '^';
const END: char = '$';

/// What comes third is told by its code's remainder, or that nothing comes.
const THIRDS: u32 = 8;
const WEIGHTS: u32 = 3;
/// How many lists two characters can have.
const TAGS: u32 = WEIGHTS * (THIRDS + 1);

/// Two characters, and which of their lists: packed, in the order in which shards have them.
type Key = u64;

fn key(first: char, second: char, tag: u32) -> Key {
    u64::from(u32::from(first)) << 26 | u64::from(u32::from(second)) << 5 | u64::from(tag)
}

/// Keys are spread evenly by one multiplication.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0 ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}

/// Numbers that grow, as bytes.
#[derive(Debug, Default)]
struct List {
    bytes: Vec<u8>,
    /// The last number plus one.
    next: u32,
}

/// What is being gathered.
#[derive(Default)]
pub(super) struct Grams {
    lists: HashMap<Key, List, BuildHasherDefault<Spread>>,
    chars: Vec<char>,
}

impl Grams {
    /// Takes in a folded text of a document. Documents come in the order of their numbers.
    pub(super) fn text(&mut self, document: u32, weight: Weight, folded: &str) {
        let mut chars = std::mem::take(&mut self.chars);
        chars.clear();
        if weight == Weight::Title {
            chars.push(START);
        }
        chars.extend(folded.chars());
        let is_empty = folded.is_empty();
        chars.push(END);
        for at in 0..chars.len() - 1 {
            let third = chars.get(at + 2).map_or(0, |third| match *third {
                END => THIRDS,
                third => u32::from(third) % THIRDS,
            });
            if !is_empty {
                self.put(key(chars[at], chars[at + 1], third * WEIGHTS + weight as u32), document);
            }
        }
        self.chars = chars;
    }

    fn put(&mut self, key: Key, document: u32) {
        let list = self.lists.entry(key).or_default();
        if list.next == document + 1 {
            return;
        }
        let mut step = document - list.next;
        list.next = document + 1;
        while step > 0x7F {
            list.bytes.push(step as u8 | 0x80);
            step >>= 7;
        }
        list.bytes.push(step as u8);
    }

    /// The same, sorted and packed: far smaller than while it grows.
    pub(super) fn packed(self) -> Packed {
        let mut lists: Vec<(Key, List)> = self.lists.into_iter().collect();
        lists.sort_unstable_by_key(|(key, _)| *key);
        let mut packed = Packed { keys: Vec::with_capacity(lists.len()), bytes: Vec::new() };
        for (key, list) in lists {
            packed.keys.push((key, u32::try_from(packed.bytes.len()).unwrap_or(u32::MAX)));
            packed.bytes.extend(list.bytes);
        }
        packed
    }
}

/// The lists of some documents.
#[derive(Debug)]
pub(super) struct Packed {
    /// Each with where its list begins.
    keys: Vec<(Key, u32)>,
    bytes: Vec<u8>,
}

impl Packed {
    fn read(&self, at: usize, into: &mut Vec<u32>) {
        let end = self.keys.get(at + 1).map_or(self.bytes.len(), |(_, end)| *end as usize);
        let (mut next, mut step, mut shift) = (0, 0, 0);
        for byte in &self.bytes[self.keys[at].1 as usize..end] {
            step |= u32::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                into.push(next + step);
                next += step + 1;
                (step, shift) = (0, 0);
            }
        }
    }
}

/// A file's worth of lists: the two characters that it begins with and the sign of what comes third, and its text.
#[derive(Debug)]
pub(super) struct Shard {
    pub(super) first: String,
    pub(super) text: String,
}

/// All lists, in files of about `size` bytes: `parts` have the documents in the order of their numbers. An entry is two
/// characters and some of their lists, each a sign that says which it is, then the numbers; a blank ends a list, `!` an entry.
/// Of a frequent pair a file may have what comes third in part: who knows the third character needs one file alone.
pub(super) fn shards(parts: &[Packed], size: usize) -> Vec<Shard> {
    let mut all: Vec<(Key, u32, u32)> = Vec::with_capacity(parts.iter().map(|part| part.keys.len()).sum());
    for (nth, part) in (0..).zip(parts) {
        all.extend((0..).zip(&part.keys).map(|(at, (key, _))| (*key, nth, at)));
    }
    all.sort_unstable();
    let mut shards: Vec<Shard> = Vec::new();
    let mut numbers = Vec::new();
    let third = |key: Key| (key & 0x1F) as u32 / WEIGHTS;
    let same = |a: Key, b: Key| a >> 5 == b >> 5 && third(a) == third(b);
    let mut before = None;
    for entry in all.chunk_by(|(a, ..), (b, ..)| same(*a, *b)) {
        let pair = entry[0].0 >> 5;
        let name = [pair >> 21, pair & 0x1F_FFFF].map(|code| char::from_u32(code as u32).unwrap_or(START));
        let is_full = |shard: &Shard| shard.text.len() >= size;
        if shards.last().is_none_or(is_full) {
            let mut first: String = name.iter().collect();
            first.push(code::sign(third(entry[0].0)));
            shards.push(Shard { first, text: String::with_capacity(size + size / 4) });
            before = None;
        }
        let Some(Shard { text, .. }) = shards.last_mut() else { continue };
        if before != Some(pair) {
            text.push_str(if text.is_empty() { "" } else { "!" });
            text.extend(name);
            before = Some(pair);
        }
        for list in entry.chunk_by(|(a, ..), (b, ..)| a == b) {
            numbers.clear();
            for (_, nth, at) in list {
                parts[*nth as usize].read(*at as usize, &mut numbers);
            }
            let tag = (list[0].0 & 0x1F) as u32;
            let start = text.len();
            let is_by_bits = code::list(text, &numbers);
            text.insert(start, code::sign(if is_by_bits { TAGS + tag } else { tag }));
            text.push(' ');
        }
    }
    shards
}
