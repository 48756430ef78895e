//! Which entry of 更正 answers for which change of what was published, and what such an entry must say.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::diff::Change;
use crate::facts::Value;
use crate::model::declaration::Declaration;
use crate::model::publication::Correction;
use crate::model::stated::Stated;
use crate::sha256;

/// From how many characters on a text is named by its hash: nobody should copy paragraphs into a correction.
const LONG: usize = 120;

/// The correction that answers for a change: of the same field, with both values. An old one does not answer for a new
/// change, because the values differ.
#[must_use]
pub fn correction_of<'d>(after: &'d Declaration, change: &Change<'_>) -> Option<&'d Correction> {
    let field = change.path.to_string();
    let (was, is) = (written(&change.before), written(&change.after));
    let answers = |correction: &&Correction| {
        *correction.field == *field && says(&correction.old, &was) && says(&correction.new, &is)
    };
    after.corrections.iter().find(answers)
}

/// A value as a correction writes it.
#[must_use]
pub fn written<'d>(stated: &Stated<Value<'d>>) -> Stated<Cow<'d, str>> {
    let text = |value: Value<'d>| match owned(value) {
        text if text.chars().count() < LONG && !text.contains('\n') => text,
        text => format!("sha256:{}", &sha256::of(&*text)[..16]).into(),
    };
    match stated {
        Stated::Absent => Stated::Absent,
        Stated::NotApplicable => Stated::NotApplicable,
        Stated::Withheld(ground) => Stated::Withheld(ground.clone()),
        Stated::Given(value) => Stated::Given(text(*value)),
    }
}

fn owned(value: Value<'_>) -> Cow<'_, str> {
    match value {
        Value::Target(text) | Value::Text(text) | Value::Heading(text) => text.into(),
        figure => figure.text().into_owned().into(),
    }
}

/// Whether a correction says this value: a figure in whatever writing.
fn says(said: &Stated<Box<str>>, value: &Stated<Cow<'_, str>>) -> bool {
    match (said, value) {
        (Stated::Given(said), Stated::Given(value)) => {
            let (said, value) = (said.trim(), value.trim());
            said == value || figure(said).is_some_and(|said| figure(value) == Some(said))
        }
        (Stated::Withheld(said), Stated::Withheld(ground)) => said == ground,
        (Stated::Absent, Stated::Absent) | (Stated::NotApplicable, Stated::NotApplicable) => true,
        _ => false,
    }
}

fn figure(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
    let (plain, percent) = match plain.strip_suffix(['%', '％']) {
        Some(plain) => (plain.to_owned(), true),
        None => (plain, false),
    };
    let number = Decimal::from_str_exact(&plain).ok()?;
    if percent { number.checked_div(Decimal::ONE_HUNDRED) } else { Some(number) }
}
