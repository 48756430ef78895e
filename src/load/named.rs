//! A path of keys as the author wrote them → the same in the words of the vocabulary, in which all findings name their
//! fields.

use super::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use super::tree::Node;
use super::vocabulary::{Field, Kind};
use crate::finding::{FieldPath, Step};
use crate::source::Span;

/// What the next key of a path is.
#[derive(Clone, Copy)]
enum Scope {
    Fields(&'static [Field]),
    Ids(&'static [Field]),
    /// A first level, then a second one or a field of an indicator.
    First(&'static [Field]),
    Second(&'static [Field]),
}

/// `资金.合计` as `funding.total`, with the item of a list that `span` lies in; a key that nobody knows stands as written,
/// and so does what is below it.
pub(super) fn in_vocabulary(
    path: &FieldPath,
    (root, fields): (&Node<'_>, &'static [Field]),
    span: Option<Span>,
) -> FieldPath {
    let mut scope = Some(Scope::Fields(fields));
    let mut node = Some(root);
    let mut named = Vec::with_capacity(path.0.len() + 1);
    for step in &path.0 {
        let (Step::Key(written), Some(here)) = (step, scope) else {
            named.push(step.clone());
            continue;
        };
        if let Some((item, step)) = node.zip(span).and_then(|(list, span)| item(list, here, span)) {
            node = Some(item);
            named.push(step);
        }
        let (name, next) = take(here, written);
        named.push(name.map_or_else(|| step.clone(), |name| Step::Key(name.into())));
        scope = next;
        let entries = node.and_then(Node::entries).unwrap_or_default();
        node = entries.iter().find(|entry| entry.key.text == **written).map(|entry| &entry.value);
    }
    FieldPath(named)
}

/// The item of a list that holds `span`, if it has a name.
fn item<'n, 't>(list: &'n Node<'t>, scope: Scope, span: Span) -> Option<(&'n Node<'t>, Step)> {
    let (Scope::Fields(fields) | Scope::Ids(fields) | Scope::First(fields) | Scope::Second(fields)) = scope;
    let items = list.items()?;
    let key = fields.iter().find(|field| field.key == "name")?;
    let name =
        |item: &'n Node<'t>| item.entries()?.iter().find(|entry| key.is(&entry.key.text))?.value.text();
    let at = items.iter().rposition(|item| item.span.start <= span.start)?;
    let own = name(&items[at])?;
    let nth = 1 + items[..at].iter().filter(|before| name(before) == Some(own)).count();
    Some((&items[at], Step::Item(own.into(), u32::try_from(nth).unwrap_or(u32::MAX))))
}

fn take(scope: Scope, written: &str) -> (Option<&'static str>, Option<Scope>) {
    match scope {
        Scope::Fields(fields) => {
            let Some(field) = fields.iter().find(|field| field.is(written)) else { return (None, None) };
            let next = match field.kind {
                Kind::Record(inner) | Kind::Records(inner) => Some(Scope::Fields(inner)),
                Kind::Register(inner) => Some(Scope::Ids(inner)),
                Kind::Indicators(inner) => Some(Scope::First(inner)),
                _ => None,
            };
            (Some(field.key), next)
        }
        Scope::Ids(fields) => (None, Some(Scope::Fields(fields))),
        Scope::First(fields) => {
            let level = LevelWord::find(FIRST_LEVELS, written);
            (level.map(|level| level.name()), level.map(|_| Scope::Second(fields)))
        }
        Scope::Second(fields) => match LevelWord::find(SECOND_LEVELS, written) {
            Some(level) => (Some(level.name()), Some(Scope::Fields(fields))),
            None => take(Scope::Fields(fields), written),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{tree, vocabulary};
    use crate::model::identity::Form;
    use crate::source::SourceFile;

    const TEXT: &str = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 甲, 年度指标值: 1}\n      - {名称: 甲, 年度指标值: 2}\n";

    #[test]
    fn keys_are_named_as_the_vocabulary_names_them() {
        let file = SourceFile { path: "a.yaml".into(), text: TEXT.to_owned() };
        let root = tree::read(&file).0.expect("a tree");
        let named = |written: &str, at: Option<usize>| {
            let scope = (&root, vocabulary::fields(Form::ProjectTargets));
            in_vocabulary(&FieldPath::keys(written), scope, at.map(|at| Span::new(at, at))).to_string()
        };
        for (written, name) in [
            ("资金.合计", "funding.total"),
            ("funding.合计", "funding.total"),
            ("绩效指标.满意度指标.年度指标值", "indicators.satisfaction.annual_target"),
            ("绩效指标.产岀指标.数量指标", "indicators.产岀指标.数量指标"),
            ("随手记.合计", "随手记.合计"),
        ] {
            assert_eq!(named(written, None), name, "{written}");
        }
        for (at, name) in [(TEXT.find(": 1"), "甲"), (TEXT.find(": 2"), "甲~2")] {
            let expected = format!("indicators.output.quantity[{name}].annual_target");
            assert_eq!(named("绩效指标.产出指标.数量指标.年度指标值", at), expected);
        }
    }
}
