//! The comments of a file, which no tree holds: found between the texts, and each put to the field or item that it
//! belongs to.

use std::ops::Range;

use super::Unusual;
use super::parts::{Note, Part, ROOT, Shape, line_start};

/// A comment where it stands.
pub(super) struct Comment<'t> {
    at: usize,
    /// From its `#` to the last character that shows.
    text: &'t str,
}

/// Finds the comments: between keys and values there is nothing else but white space and the signs that the tree stands
/// for.
///
/// # Errors
/// The first sign that is neither: what it means could not be written again.
pub(super) fn find<'t>(text: &'t str, parts: &[Part<'_>]) -> Result<Vec<Comment<'t>>, Unusual> {
    let mut found = Vec::new();
    let mut end = 0;
    for part in parts {
        let value = part.value.span.range();
        let leaf = (!value.is_empty() && matches!(part.shape, Shape::Nothing | Shape::Text)).then_some(value);
        for span in part.key.map(|key| key.span.range()).into_iter().chain(leaf) {
            if text[span.clone()].starts_with('*') || is_kept_to_the_end(&text[span.clone()]) {
                return Err(Unusual { at: span.start });
            }
            between(text, (end, span.start), &mut found)?;
            end = span.end;
        }
    }
    between(text, (end, text.len()), &mut found)?;
    Ok(found)
}

/// A `|+` text: the blank lines behind it are part of it.
fn is_kept_to_the_end(value: &str) -> bool {
    value.starts_with(['|', '>'])
        && value.lines().next().is_some_and(|header| {
            header[1..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('+')
        })
}

fn between<'t>(
    text: &'t str,
    (start, end): (usize, usize),
    found: &mut Vec<Comment<'t>>,
) -> Result<(), Unusual> {
    let mut at = start;
    while at < end {
        let rest = &text[at..end];
        match rest.as_bytes()[0] {
            b'#' => {
                let line = rest.split('\n').next().unwrap_or(rest);
                found.push(Comment { at, text: line.trim_end() });
                at += line.len();
            }
            b' ' | b'\t' | b'\n' | b':' | b'-' | b',' | b'{' | b'}' | b'[' | b']' | b'.' => at += 1,
            _ => return Err(Unusual { at }),
        }
    }
    Ok(())
}

/// Puts the comments, and the blank lines, to the parts. What stands above a blank line at the very beginning is about the
/// whole file; that is returned.
pub(super) fn attach<'n>(text: &'n str, parts: &mut [Part<'n>], comments: &[Comment<'n>]) -> Vec<Note<'n>> {
    for part in parts.iter_mut().skip(1) {
        part.blank = follows_blank_line(text, part);
    }
    let mut last: Option<(usize, Place)> = None;
    for comment in comments {
        // The parts that begin before the comment; at least the file.
        let before = 1 + parts[1..].partition_point(|part| part.start < comment.at);
        let gap = Gap { prev: before - 1, next: (before < parts.len()).then_some(before) };
        let start = line_start(text, comment.at);
        let line = &text[start..comment.at];
        // A text of several lines may end in one that is nothing but a dash.
        let ends_here =
            |value: Range<usize>| value.end > start && value.end <= comment.at && !value.is_empty();
        let is_behind_text =
            parts[gap.prev].shape == Shape::Text && ends_here(parts[gap.prev].value.span.range());
        if gap.prev != ROOT && (is_behind_text || !line.trim_matches([' ', '\t', '-']).is_empty()) {
            trailing(parts, gap.prev, comment);
            continue;
        }
        let earlier = last.filter(|(prev, _)| *prev == gap.prev).map(|(_, place)| place);
        let place = match gap.next.filter(|next| is_behind_dash(text, comment, (parts, *next))) {
            Some(next) => Place::Above(next),
            None => gap.place(parts, (comment.at, line.len()), earlier),
        };
        last = Some((gap.prev, place));
        let note = Note { text: comment.text, blank: is_blank_above(text, comment.at) };
        match place {
            Place::Above(part) => parts[part].above.push(note),
            Place::Foot(part) => parts[part].foot.push(note),
        }
    }
    let head = head(parts);
    for at in 0..parts.len() {
        if let Some(first) = parts[at].children.first().copied() {
            begins(&mut parts[first]);
        }
    }
    head
}

/// Whether a comment stands between a dash and its item, which is the part `next`.
fn is_behind_dash(text: &str, comment: &Comment<'_>, (parts, next): (&[Part<'_>], usize)) -> bool {
    let part = &parts[next];
    let has_dash = |line: &str| line.trim_start().starts_with('-');
    part.key.is_none()
        && parts[part.parent].shape == Shape::Lines
        && !text[comment.at..part.start].lines().any(has_dash)
}

/// Nothing stands before the first of a group: no blank line either.
fn begins(part: &mut Part<'_>) {
    match part.above.first_mut() {
        Some(first) => first.blank = false,
        None => part.blank = false,
    }
}

/// Takes what stands above the last blank line before the first field.
fn head<'n>(parts: &mut [Part<'n>]) -> Vec<Note<'n>> {
    let Some(first) = parts.get_mut(1) else { return Vec::new() };
    let cut = match first.blank {
        true => first.above.len(),
        false => first.above.iter().rposition(|note| note.blank).unwrap_or(0),
    };
    let mut head: Vec<_> = first.above.drain(..cut).collect();
    if let Some(note) = head.first_mut() {
        note.blank = false;
    }
    head
}

/// Where a comment goes.
#[derive(Clone, Copy)]
enum Place {
    Above(usize),
    Foot(usize),
}

/// The parts that a comment stands between.
struct Gap {
    prev: usize,
    next: Option<usize>,
}

impl Gap {
    /// Where a comment at a byte and a column goes that has its line for itself. One that stands deeper than what follows
    /// belongs to what ends above it. Comments keep their order: none goes before where an `earlier` one went.
    fn place(&self, parts: &[Part<'_>], (at, column): (usize, usize), earlier: Option<Place>) -> Place {
        let prev = &parts[self.prev];
        if self.prev != ROOT && prev.shape == Shape::Text && at < prev.value.span.end as usize {
            return Place::Above(self.prev);
        }
        if let Some(braces) =
            up(parts, self.prev).find(|up| parts[*up].shape == Shape::Braces && parts[*up].holds(at))
        {
            return match self.next.filter(|next| parts[braces].holds(parts[*next].start)) {
                Some(next) => Place::Above(next),
                None => Place::Foot(braces),
            };
        }
        let from = match earlier {
            Some(Place::Foot(owner)) => owner,
            Some(above) => return above,
            None => self.prev,
        };
        let is_open = |owner: usize| self.next.is_some_and(|next| up(parts, next).any(|up| up == owner));
        let is_deeper = self.next.is_none_or(|next| column > parts[next].column);
        let mut best: Option<(usize, usize)> = None;
        for owner in up(parts, from).take_while(|owner| is_deeper && !is_open(*owner)) {
            let Some(inner) = parts[owner].inner_column(parts).filter(|inner| *inner <= column) else {
                continue;
            };
            // The outer one of two that are indented alike.
            if best.is_none_or(|(_, column)| column == inner) {
                best = Some((owner, inner));
            }
        }
        match (best, self.next) {
            (Some((owner, _)), _) => Place::Foot(owner),
            (None, Some(next)) => Place::Above(next),
            (None, None) => Place::Foot(ROOT),
        }
    }
}

/// A part and those that it stands in, from the inside out.
fn up(parts: &[Part<'_>], from: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(from), |at| (*at != ROOT).then(|| parts[*at].parent))
}

/// Puts a comment behind what ends before it on its line.
fn trailing<'n>(parts: &mut [Part<'n>], prev: usize, comment: &Comment<'n>) {
    let ended = |at: &usize| {
        *at != ROOT && parts[*at].shape == Shape::Braces && parts[*at].value.span.end as usize <= comment.at
    };
    let outer = up(parts, prev).skip(1).take_while(ended).last().unwrap_or(prev);
    if let Some(earlier) = parts[outer].behind.replace(comment.text) {
        parts[outer].above.push(Note { text: earlier, blank: false });
    }
}

fn follows_blank_line(text: &str, part: &Part<'_>) -> bool {
    let line = &text[line_start(text, part.start)..part.start];
    let begins_line = match part.key {
        Some(_) => line.trim().is_empty(),
        None => line.trim_matches([' ', '-']).is_empty(),
    };
    begins_line && is_blank_above(text, part.start)
}

/// Whether the line above that of `at` is blank.
fn is_blank_above(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    start > 0 && text[line_start(text, start - 1)..start].trim().is_empty()
}
