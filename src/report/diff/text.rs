//! What differs for people at a terminal, declaration by declaration. Long texts are cut to where they differ; the other
//! formats have them whole.

use std::fmt::Write;

use annotate_snippets::normalize_untrusted_str;
use unicode_width::UnicodeWidthStr;

use super::apart::Apart;
use super::{Compared, Side, by_how_much, files, shown, subject};
use crate::diff::{Change, Changed};
use crate::finding::FieldPath;
use crate::language::Language;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;

/// The widest two values that stand on one line, in columns.
const ONE_LINE: usize = 80;
/// How much of what two texts have in common stands around what differs, in characters.
const AROUND: usize = 12;
/// From how many characters on a text is cut to where it differs.
const LONG: usize = 100;
/// The most of a text that is shown, in characters.
const LONGEST: usize = 200;

/// Everything that differs. How much it is in all, [`super::summary`] says.
#[must_use]
pub fn text(compared: &Compared<'_>, language: Language) -> String {
    let Compared { before, after, differences } = compared;
    let mut out = line(compared.title().text(language)) + "\n";
    for changed in &differences.changed {
        self::changed(&mut out, (changed, after), language);
    }
    for (side, declarations) in [(after, &differences.added), (before, &differences.removed)] {
        let only = side.only();
        for declaration in declarations {
            heading(&mut out, only.text(language), (declaration, side), language);
            indented(&mut out, 1, &declaration.file);
        }
    }
    out
}

fn heading(out: &mut String, word: &str, (declaration, side): (&Declaration, &Side<'_>), language: Language) {
    // Writing to a String cannot fail.
    _ = writeln!(out, "\n{}  {}", line(word), line(&subject(declaration, side, language)));
}

fn changed(out: &mut String, (changed, side): (&Changed<'_>, &Side<'_>), language: Language) {
    let word = match language {
        Language::Chinese => "改动",
        Language::English => "changed",
    };
    heading(out, word, (changed.after, side), language);
    indented(out, 1, &files(changed.before, changed.after));
    for group in changed.changes.chunk_by(|a, b| place(a, language).0 == place(b, language).0) {
        let (group_of, _) = place(&group[0], language);
        if !group_of.is_empty() {
            indented(out, 1, &group_of);
        }
        let depth = if group_of.is_empty() { 1 } else { 2 };
        for change in group {
            self::change(out, (change, depth), language);
        }
    }
}

/// What a field stands in, and the field itself: in the words of the form, or by its keys.
fn place(change: &Change<'_>, language: Language) -> (String, String) {
    let (labels, steps) = (&change.label[..], &change.path.0[..]);
    let inner = steps.len().saturating_sub(1);
    let part = |range: std::ops::Range<usize>| match language {
        Language::Chinese => labels.get(range).unwrap_or_default().join(" › "),
        Language::English => FieldPath(steps[range].to_vec()).to_string(),
    };
    (part(0..inner), part(inner..steps.len()))
}

fn change(out: &mut String, (change, depth): (&Change<'_>, usize), language: Language) {
    let (_, field) = place(change, language);
    let [before, after] = [&change.before, &change.after].map(|value| shown(value, language));
    let is_short = before.width() + after.width() <= ONE_LINE;
    if is_short && !before.contains('\n') && !after.contains('\n') {
        let by = change.difference().as_ref().map(by_how_much);
        let both = match (language, by) {
            (Language::Chinese, None) => format!("{field}：{before} → {after}"),
            (Language::Chinese, Some(by)) => format!("{field}：{before} → {after}（{}）", by.zh),
            (Language::English, None) => format!("{field}: {before} → {after}"),
            (Language::English, Some(by)) => format!("{field}: {before} → {after} ({})", by.en),
        };
        return indented(out, depth, &both);
    }
    let are_long = before.chars().count().max(after.chars().count()) > LONG;
    let values = match (&change.before, &change.after) {
        (Stated::Given(_), Stated::Given(_)) if are_long => around(Apart::of(&before, &after)),
        _ => [before, after],
    };
    let words = match language {
        Language::Chinese => ["变动前：", "变动后："],
        Language::English => ["before: ", "after: "],
    };
    indented(out, depth, &field);
    for (word, value) in words.into_iter().zip(values) {
        indented(out, depth + 1, &format!("{word}{}", cut(value, language)));
    }
}

/// Both texts where they differ, with a little of what is around it.
fn around(Apart { head, middle, tail }: Apart<'_>) -> [String; 2] {
    let head = match head.char_indices().rev().nth(AROUND) {
        Some((at, c)) => format!("…{}", &head[at + c.len_utf8()..]),
        None => head.to_owned(),
    };
    let tail = match tail.char_indices().nth(AROUND) {
        Some((at, _)) => format!("{}…", &tail[..at]),
        None => tail.to_owned(),
    };
    middle.map(|middle| format!("{head}{middle}{tail}"))
}

/// The beginning of a text that is very long, with how long it is.
fn cut(text: String, language: Language) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    let count = text.chars().count();
    match language {
        Language::Chinese => format!("{}…（共 {count} 字）", &text[..end]),
        Language::English => format!("{}… ({count} characters)", &text[..end]),
    }
}

/// Every line of a text, so deep, and those behind the first deeper. What an author wrote is shown, not run by the terminal.
fn indented(out: &mut String, depth: usize, text: &str) {
    for (at, each) in text.lines().filter(|each| !each.trim().is_empty()).enumerate() {
        out.extend(std::iter::repeat_n("  ", depth + at.min(1)));
        out.push_str(&line(each));
        out.push('\n');
    }
}

fn line(text: &str) -> String {
    normalize_untrusted_str(text).replace('\n', " ")
}
