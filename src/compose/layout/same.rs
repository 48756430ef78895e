//! Whether two trees say the same: fields in any order, items and texts to the letter, and a text without quotation marks
//! only where it could be nothing else.

use std::collections::HashMap;

use crate::load::emit::needs_no_quotes;
use crate::load::tree::{Entry, Node, Scalar, Style, Value};

/// Whether `after` says what `before` says.
pub(super) fn same(before: &Node<'_>, after: &Node<'_>) -> bool {
    match (&before.value, &after.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar(before), Value::Scalar(after)) => {
            before.text == after.text && same_style(before, after.style)
        }
        (Value::List(before), Value::List(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(before, after)| same(before, after))
        }
        (Value::Map(before), Value::Map(after)) => {
            let fields: HashMap<&str, &Node<'_>> =
                after.iter().map(|entry| (&*entry.key.text, &entry.value)).collect();
            let same_field = |entry: &Entry<'_>| {
                fields.get(&*entry.key.text).is_some_and(|value| same(&entry.value, value))
            };
            before.len() == after.len() && before.iter().all(same_field)
        }
        _ => false,
    }
}

fn same_style(before: &Scalar<'_>, after: Style) -> bool {
    before.style == after
        || (before.style == Style::Quoted && after == Style::Plain && needs_no_quotes(&before.text))
}
