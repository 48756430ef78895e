//! The words of the website, in each language, from the Fluent files beside this module. Content is never translated;
//! only what the site itself says.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use crate::language::Language;

/// The site's words in one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Messages that take nothing, ready-made: what templates read.
    plain: FxHashMap<String, String>,
    /// Of these the labels of columns, by the column's key: `annual_target`.
    columns: FxHashMap<String, SmolStr>,
    /// Messages that only put parts between texts, taken apart once: pages say hundreds of them. What else Fluent has is left
    /// to it.
    simple: FxHashMap<String, Simple>,
}

/// Everything that the site itself says in `language`, as the file has it.
#[must_use]
pub fn source(language: Language) -> &'static str {
    match language {
        Language::Chinese => include_str!("words/zh-CN.ftl"),
        Language::English => include_str!("words/en.ftl"),
    }
}

/// A message that only puts parts between texts, some of them chosen by a number.
struct Simple {
    pieces: Vec<Piece>,
    /// Bytes that it takes, with parts of some length.
    room: usize,
}

/// A piece of a message.
enum Piece {
    /// Text as it stands.
    Text(String),
    /// The part of this name.
    Part(String),
    /// What is said where the part is one, and where it is any other number.
    Choice { part: String, one: Vec<Piece>, other: Vec<Piece> },
}

impl Piece {
    /// Bytes that it takes, with a part of some length.
    fn room(&self) -> usize {
        let all = |pieces: &[Piece]| pieces.iter().map(Piece::room).sum();
        match self {
            Piece::Text(text) => text.len(),
            Piece::Part(_) => 24,
            Piece::Choice { one, other, .. } => usize::max(all(one), all(other)),
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Words({})", self.language.tag())
    }
}

impl Words {
    /// The words in `language`.
    #[must_use]
    pub fn new(language: Language) -> Words {
        let text = source(language);
        // What Fluent cannot read it leaves out; the test below holds that there is no such thing in our files.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let ids: Vec<String> = message_ids(&resource);
        let simple = simple_messages(&resource);
        let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut words =
            Words { language, bundle, plain: FxHashMap::default(), columns: FxHashMap::default(), simple };
        words.plain =
            ids.into_iter().filter_map(|id| words.format(&id, None).map(|text| (id, text))).collect();
        let column =
            |(id, label): (&String, &String)| Some((id.strip_prefix("column_")?.to_owned(), label.into()));
        words.columns = words.plain.iter().filter_map(column).collect();
        words
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message that takes nothing. A name that no file has is returned itself, so that a page shows what is missing.
    #[must_use]
    pub fn text<'w>(&'w self, id: &'w str) -> &'w str {
        self.plain.get(id).map_or(id, String::as_str)
    }

    /// The label of a column, the word `column_<key>`; a key without one is returned itself.
    #[must_use]
    pub fn column(&self, key: &str) -> SmolStr {
        self.columns.get(key).cloned().unwrap_or_else(|| key.into())
    }

    /// A message with its parts, which arrive as finished text.
    #[must_use]
    pub fn say(&self, id: &str, parts: &[(&'static str, &str)]) -> String {
        if let Some(simple) = self.simple.get(id) {
            return put_together(simple, parts).unwrap_or_else(|| id.to_owned());
        }
        let mut args = FluentArgs::with_capacity(parts.len());
        for (name, part) in parts {
            args.set(*name, FluentValue::from(*part));
        }
        self.format(id, Some(&args)).unwrap_or_else(|| id.to_owned())
    }

    /// Every message that takes nothing, for templates.
    #[must_use]
    pub fn plain(&self) -> &FxHashMap<String, String> {
        &self.plain
    }

    /// `None` where there is no such message or a part is missing.
    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// The pieces as one text; `None` where a part is missing.
fn put_together(simple: &Simple, parts: &[(&'static str, &str)]) -> Option<String> {
    let mut said = String::with_capacity(simple.room);
    put(&mut said, &simple.pieces, parts)?;
    Some(said)
}

fn put(said: &mut String, pieces: &[Piece], parts: &[(&'static str, &str)]) -> Option<()> {
    let part = |name: &str| Some(parts.iter().find(|(known, _)| *known == name)?.1);
    for piece in pieces {
        match piece {
            Piece::Text(text) => said.push_str(text),
            Piece::Part(name) => said.push_str(part(name)?),
            Piece::Choice { part: name, one, other } => {
                put(said, if part(name)? == "1" { one } else { other }, parts)?;
            }
        }
    }
    Some(())
}

/// The messages of a file that consist of texts, parts and choices by a number alone.
fn simple_messages(resource: &FluentResource) -> FxHashMap<String, Simple> {
    let simple = |pattern: &Pattern<&str>| {
        let pieces = pieces(pattern)?;
        Some(Simple { room: pieces.iter().map(Piece::room).sum(), pieces })
    };
    let simple = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), simple(message.value.as_ref()?)?)),
        _ => None,
    });
    simple.collect()
}

fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    pattern.elements.iter().map(piece).collect()
}

fn piece(element: &PatternElement<&str>) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Text((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::VariableReference { id } => Some(Piece::Part(id.name.to_owned())),
            // An escape in a text (\u{A0}) is Fluent's to read.
            InlineExpression::StringLiteral { value } if !value.contains('\\') => {
                Some(Piece::Text((*value).to_owned()))
            }
            _ => None,
        },
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let InlineExpression::VariableReference { id } = selector else { return None };
            let (one, other) = one_and_other(variants)?;
            Some(Piece::Choice { part: id.name.to_owned(), one: pieces(one)?, other: pieces(other)? })
        }
    }
}

/// The two variants `[one]` and `*[other]`, where there are just these.
fn one_and_other<'v, 't>(
    variants: &'v [Variant<&'t str>],
) -> Option<(&'v Pattern<&'t str>, &'v Pattern<&'t str>)> {
    let [one, other] = variants else { return None };
    let is = |variant: &Variant<&str>, key: &str| matches!(variant.key, VariantKey::Identifier { name } if name == key);
    (is(one, "one") && is(other, "other") && other.default).then_some((&one.value, &other.value))
}

fn message_ids(resource: &FluentResource) -> Vec<String> {
    resource
        .entries()
        .filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(text: &str) -> BTreeSet<String> {
        let resource = FluentResource::try_new(text.to_owned());
        assert!(resource.is_ok(), "{:?}", resource.err().map(|(_, errors)| errors));
        message_ids(&resource.expect("just held")).into_iter().collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        let (zh, en) = (ids(include_str!("words/zh-CN.ftl")), ids(include_str!("words/en.ftl")));
        assert_eq!(zh.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "not in English");
        assert_eq!(en.difference(&zh).collect::<Vec<_>>(), Vec::<&String>::new(), "not in Chinese");
    }

    /// The names of the parts that are said, and of those that something is chosen by.
    fn names<'p>(pieces: &'p [Piece], into: &mut BTreeSet<&'p str>) {
        for piece in pieces {
            match piece {
                Piece::Text(_) => {}
                Piece::Part(name) => drop(into.insert(name)),
                Piece::Choice { part, one, other } => {
                    into.insert(part);
                    names(one, into);
                    names(other, into);
                }
            }
        }
    }

    #[test]
    fn simple_messages_say_what_fluent_says() {
        for language in [Language::Chinese, Language::English] {
            let words = Words::new(language);
            assert!(words.simple.len() > 100);
            for (id, simple) in &words.simple {
                let mut all = BTreeSet::new();
                names(&simple.pieces, &mut all);
                for number in ["0", "1", "2", "21", "1.00", "12.50", "1,234"] {
                    let mut args = FluentArgs::new();
                    let mut parts: Vec<(&'static str, &str)> = Vec::new();
                    for name in &all {
                        args.set(*name, FluentValue::try_number(number));
                        parts.push(((*name).to_owned().leak(), number));
                    }
                    assert_eq!(put_together(simple, &parts), words.format(id, Some(&args)), "{id}: {number}");
                }
                if !all.is_empty() {
                    assert_eq!(words.say(id, &[]), *id, "a part is missing");
                }
            }
        }
    }

    #[test]
    fn whatever_is_said_with_parts_is_said_without_fluent() {
        for language in [Language::Chinese, Language::English] {
            let words = Words::new(language);
            let fluent = ids(source(language));
            let left: Vec<_> = fluent
                .iter()
                .filter(|id| !words.simple.contains_key(*id) && !words.plain.contains_key(*id))
                .collect();
            assert_eq!(left, Vec::<&String>::new(), "{language:?}");
        }
    }
}
