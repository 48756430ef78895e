//! The tree of facts → each fact with its place.

use std::collections::HashMap;

use super::tree::{Item, Key, Level, Tree};
use super::{Fact, Value};
use crate::finding::FieldPath;
use crate::model::stated::Stated;

/// All facts below a tree, in its order.
pub(super) fn list<'d>(tree: &Tree<'d>) -> Vec<Fact<'d>> {
    let mut walk = Walk::default();
    walk.take(tree, &Place::default());
    walk.facts
}

/// Visits every value below a tree in its order, with the label of its field; headings of levels are left out, and keys that
/// `is_left` names at the top.
pub(super) fn each<'d>(
    tree: &Tree<'d>,
    is_left: impl Fn(&str) -> bool,
    visit: &mut dyn FnMut(&'d str, &Stated<Value<'d>>),
) {
    match tree {
        Tree::Keys(keys) => {
            let kept = keys.iter().filter(|(key, _)| !is_left(key.name()));
            kept.for_each(|(key, tree)| told(tree, key.label(), visit));
        }
        other => told(other, "", visit),
    }
}

fn told<'d>(tree: &Tree<'d>, label: &'d str, visit: &mut dyn FnMut(&'d str, &Stated<Value<'d>>)) {
    match tree {
        Tree::Value(value) => visit(label, value),
        Tree::Keys(keys) => {
            for (key, tree) in keys {
                told(tree, if matches!(key, Key::Level(_)) { label } else { key.label() }, visit);
            }
        }
        Tree::Items(items) => items.iter().for_each(|(_, tree)| told(tree, label, visit)),
        Tree::Empty => {}
    }
}

#[derive(Clone, Default)]
struct Place<'d> {
    path: FieldPath,
    identity: FieldPath,
    label: Vec<&'d str>,
}

#[derive(Default)]
struct Walk<'d> {
    facts: Vec<Fact<'d>>,
    /// How many items of a list had a name so far.
    names: HashMap<(FieldPath, &'d str), u32>,
    /// The same for what they are known by.
    identities: HashMap<(FieldPath, &'d str), u32>,
}

impl<'d> Walk<'d> {
    fn take(&mut self, tree: &Tree<'d>, place: &Place<'d>) {
        match tree {
            Tree::Value(value) => self.fact(value.clone(), place.clone()),
            Tree::Keys(keys) => {
                for (key, tree) in keys {
                    self.key(*key, tree, place);
                }
            }
            Tree::Items(items) => {
                for (item, tree) in items {
                    self.item(*item, tree, place);
                }
            }
            Tree::Empty => {}
        }
    }

    fn key(&mut self, key: Key<'d>, tree: &Tree<'d>, place: &Place<'d>) {
        let label = place.label.iter().copied().chain([key.label()]).collect();
        let path = place.path.key(key.name());
        let Key::Level(Level { label: heading, name }) = key else {
            return self.take(tree, &Place { path, identity: place.identity.key(key.name()), label });
        };
        // An indicator is known by its identity, under whichever heading a form puts it.
        let place = Place { path, identity: place.identity.clone(), label };
        // A level that only this office has goes by its heading.
        let is_only_heading = name != heading && !matches!(tree, Tree::Empty);
        let value = if is_only_heading { Value::Heading(heading) } else { Value::Text(heading) };
        self.fact(Stated::Given(value), Place { identity: place.path.clone(), ..place.clone() });
        self.take(tree, &place);
    }

    fn item(&mut self, Item { name, identity }: Item<'d>, tree: &Tree<'d>, place: &Place<'d>) {
        let nth = next(&mut self.names, &place.path, name);
        let path = place.path.item(name, nth);
        let nth = next(&mut self.identities, &place.identity, identity);
        let identity = place.identity.item(identity, nth);
        let label = place.label.iter().copied().chain([name]).collect();
        self.take(tree, &Place { path, identity, label });
    }

    fn fact(&mut self, value: Stated<Value<'d>>, Place { path, identity, label }: Place<'d>) {
        self.facts.push(Fact { path, identity, label, value });
    }
}

/// Which of those that share a name in a list comes next, from 1.
fn next<'d>(seen: &mut HashMap<(FieldPath, &'d str), u32>, list: &FieldPath, name: &'d str) -> u32 {
    let nth = seen.entry((list.clone(), name)).or_insert(0);
    *nth += 1;
    *nth
}
