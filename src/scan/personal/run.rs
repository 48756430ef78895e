//! A run of digits with what stands round it: the runs that follow behind single marks, what it is glued to, and the words
//! before it.

use std::ops::Range;

use crate::scan::text::Text;
use crate::scan::tokens::{before, end_of_digits};

/// How many runs belong to a number at most: a bank card in fours.
const MOST_GROUPS: usize = 5;

/// The shortest number that stands in one run.
const SHORTEST_ALONE: usize = 11;
/// The longest run that others follow.
const LONGEST_IN_FRONT: usize = 7;

/// A run of digits and those behind it.
#[derive(Clone, Debug)]
pub(super) struct Run<'t> {
    pub(super) bytes: &'t [u8],
    /// The run itself, and the runs behind it with one mark between each.
    pub(super) groups: Vec<Group>,
    /// Whether markup parts the run from what stands before and behind it.
    parted: (Parted, Parted),
}

/// One run.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) range: Range<usize>,
    /// The mark before it; the first has none.
    pub(super) mark: Option<Mark>,
}

/// What stands between two runs of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Hyphen,
    Space,
    /// A bracket that closes round an area code, with or without a mark behind it.
    Bracket,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parted {
    No,
    ByMarkup,
}

impl<'t> Run<'t> {
    /// How a run can be read: as it stands, and where markup cuts it, each of its parts and of those beside each other.
    pub(super) fn readings(text: &'t Text<'_>, run: &Range<usize>) -> Vec<Run<'t>> {
        // Most runs are too short, and nothing behind them goes on.
        let is_long = run.len() >= SHORTEST_ALONE;
        let goes_on = || run.len() <= LONGEST_IN_FRONT && mark(&text.bytes, run.end).is_some();
        if run.len() < 2 || !(is_long || goes_on()) {
            return Vec::new();
        }
        let seam = |at: usize| match text.seams.binary_search(&at) {
            Ok(_) => Parted::ByMarkup,
            Err(_) => Parted::No,
        };
        let inside = text.seams.partition_point(|seam| *seam <= run.start);
        let cuts: Vec<usize> =
            text.seams[inside..].iter().copied().take_while(|seam| *seam < run.end).collect();
        let edges: Vec<usize> =
            [run.start].into_iter().chain(cuts).chain([run.end]).take(MOST_PARTS).collect();
        let mut readings = Vec::with_capacity(1);
        for (at, start) in edges.iter().enumerate() {
            for end in edges[at + 1..].iter().rev() {
                let groups = groups(&text.bytes, *start..*end);
                let parted = (seam(*start), seam(*end));
                readings.push(Run { bytes: &text.bytes, groups, parted });
            }
        }
        readings
    }

    /// The run itself.
    pub(super) fn first(&self) -> &Range<usize> {
        &self.groups[0].range
    }

    /// The digits of the run itself.
    pub(super) fn digits(&self) -> &'t [u8] {
        &self.bytes[self.first().clone()]
    }

    /// The groups, where they have these lengths and one kind of mark between them: their bytes from end to end, and
    /// their digits.
    pub(super) fn in_groups(&self, lengths: &[usize]) -> Option<(Range<usize>, Vec<u8>)> {
        let groups = self.groups.get(..lengths.len())?;
        let fits = groups.iter().zip(lengths).all(|(group, length)| group.range.len() == *length);
        let mark = groups.get(1)?.mark;
        if !fits || groups[2..].iter().any(|group| group.mark != mark) {
            return None;
        }
        let range = self.first().start..groups.last()?.range.end;
        let hyphens = mark == Some(Mark::Hyphen);
        let goes_on = hyphens && (self.is_behind_hyphen() || is_before_hyphen(self.bytes, range.end));
        (!goes_on && !self.is_glued(&range)).then(|| (range, self.joined(lengths.len())))
    }

    /// The digits of the first groups.
    pub(super) fn joined(&self, count: usize) -> Vec<u8> {
        self.groups[..count]
            .iter()
            .flat_map(|group| self.bytes[group.range.clone()].iter().copied())
            .collect()
    }

    /// Whether `range` is part of a longer word, of a decimal, or of a sum of money.
    pub(super) fn is_glued(&self, range: &Range<usize>) -> bool {
        self.is_glued_in_front(range.start) || self.is_glued_behind(range.end)
    }

    /// The same before its first byte.
    pub(super) fn is_glued_in_front(&self, start: usize) -> bool {
        let bytes = self.bytes;
        let digit_before = |at: usize| before(bytes, at).is_some_and(|byte| byte.is_ascii_digit());
        match before(bytes, start) {
            _ if self.parted.0 == Parted::ByMarkup && start == self.first().start => false,
            Some(b'.') => digit_before(start - 1),
            Some(b'$') => true,
            Some(byte) if byte.is_ascii_alphanumeric() || byte == b'_' => true,
            _ => ["¥", "￥"].iter().any(|sign| bytes[..start].ends_with(sign.as_bytes())),
        }
    }

    /// The same behind its last byte.
    pub(super) fn is_glued_behind(&self, end: usize) -> bool {
        let bytes = self.bytes;
        let rest = &bytes[end..];
        let is_digit = |at: usize| rest.get(at).is_some_and(u8::is_ascii_digit);
        match rest.first() {
            _ if self.parted.1 == Parted::ByMarkup && end == self.first().end => false,
            Some(b'.') => is_digit(1),
            Some(b'%') => true,
            Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'_' => true,
            _ => {
                let rest = rest.strip_prefix(b" ").unwrap_or(rest);
                ["元", "万", "亿", "％", "‰"].iter().any(|unit| rest.starts_with(unit.as_bytes()))
            }
        }
    }

    /// Whether letters or figures stand before it with a hyphen: part of some code.
    pub(super) fn is_behind_hyphen(&self) -> bool {
        let start = self.first().start;
        before(self.bytes, start) == Some(b'-')
            && before(self.bytes, start - 1).is_some_and(|byte| byte.is_ascii_alphanumeric())
    }

    /// Whether digits stand before it with one mark between.
    pub(super) fn is_behind_digits(&self) -> bool {
        let start = self.first().start;
        matches!(before(self.bytes, start), Some(b'-' | b' '))
            && before(self.bytes, start - 1).is_some_and(|byte| byte.is_ascii_digit())
    }

    /// Whether one of these words stands shortly before it.
    pub(super) fn follows(&self, words: &[&str]) -> bool {
        let end = self.first().start;
        let lead = &self.bytes[end.saturating_sub(LEAD)..end];
        words.iter().any(|word| memchr::memmem::find(lead, word.as_bytes()).is_some())
    }
}

/// Into how many parts markup may cut a run.
const MOST_PARTS: usize = 8;

/// How many bytes before a number tell what it is.
const LEAD: usize = 36;

fn is_before_hyphen(bytes: &[u8], end: usize) -> bool {
    bytes.get(end) == Some(&b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// A run and those behind it.
fn groups(bytes: &[u8], first: Range<usize>) -> Vec<Group> {
    let mut groups = vec![Group { range: first, mark: None }];
    while groups.len() < MOST_GROUPS
        && let Some(last) = groups.last().map(|group| group.range.end)
        && let Some((mark, start)) = mark(bytes, last)
    {
        groups.push(Group { range: start..end_of_digits(bytes, start), mark: Some(mark) });
    }
    groups
}

/// The mark at `at` that a digit follows, and where that stands.
fn mark(bytes: &[u8], at: usize) -> Option<(Mark, usize)> {
    let is_digit = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_digit);
    if let Some(length) = one_of(bytes, at, &[")", "）"]) {
        let behind = at + length;
        let behind = behind + single(bytes, behind).map_or(0, |(_, length)| length);
        return Some((Mark::Bracket, behind)).filter(|(_, at)| is_digit(at));
    }
    let (mark, length) = single(bytes, at)?;
    Some((mark, at + length)).filter(|(_, at)| is_digit(at))
}

/// One hyphen or space.
fn single(bytes: &[u8], at: usize) -> Option<(Mark, usize)> {
    one_of(bytes, at, &["-", "－", "–", "—", "‐", "‑", "―"]).map(|length| (Mark::Hyphen, length)).or_else(
        || {
            one_of(bytes, at, &[" ", "\u{A0}", "\u{3000}", "\u{2009}", "\u{202F}"])
                .map(|length| (Mark::Space, length))
        },
    )
}

fn one_of(bytes: &[u8], at: usize, marks: &[&str]) -> Option<usize> {
    let rest = bytes.get(at..)?;
    marks.iter().find(|mark| rest.starts_with(mark.as_bytes())).map(|mark| mark.len())
}
