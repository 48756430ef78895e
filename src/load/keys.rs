//! Which words are keys of the forms.

use super::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use super::vocabulary::{self, Field, Kind};
use crate::model::identity::Form;

/// Characters of a key at most, with the unit and the points that forms print behind it.
const MAX_KEY: usize = 40;

/// Whether `word` is a key of some form, or a level of indicators.
pub(super) fn is_a_key(word: &str) -> bool {
    // Any text is asked about, and each of its ends.
    if word.chars().nth(MAX_KEY).is_some() {
        return false;
    }
    let level =
        || LevelWord::find(FIRST_LEVELS, word).is_some() || LevelWord::find(SECOND_LEVELS, word).is_some();
    of_another_form(word).is_some() || level()
}

/// Whether `word` is the key of a group of fields or a list in some form.
pub(super) fn is_a_group(word: &str) -> bool {
    let groups = |field: &Field| !inner(field.kind).is_empty() || matches!(field.kind, Kind::Narratives);
    is_a_key(word) && of_another_form(word).is_none_or(|(_, field)| groups(field))
}

/// Whether `word` is the key of a long text in some form.
pub(super) fn is_a_long_text(word: &str) -> bool {
    of_another_form(word).is_some_and(|(_, field)| matches!(field.kind, Kind::Narrative))
}

/// The first form that has a field of this key, and the field.
pub(super) fn of_another_form(written: &str) -> Option<(Form, &'static Field)> {
    Form::ALL.into_iter().find_map(|form| find(written, vocabulary::fields(form)).map(|field| (form, field)))
}

/// The field that `written` is the key of, among these and all below them.
pub(super) fn find(written: &str, fields: &'static [Field]) -> Option<&'static Field> {
    fields
        .iter()
        .find(|field| field.is(written))
        .or_else(|| fields.iter().find_map(|field| find(written, inner(field.kind))))
}

/// The fields below a field.
pub(super) fn inner(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Record(inner) | Kind::Records(inner) | Kind::Indicators(inner) | Kind::Register(inner) => inner,
        _ => &[],
    }
}
