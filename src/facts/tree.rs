//! The facts of a declaration as a tree: what stands under which key, in the order of the vocabulary. Everything that
//! tells facts walks it.

use super::Value;
use crate::load::emit::Doc;
use crate::load::levels::{self, FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::budget::OwnLine;
use crate::model::declaration::KnownError;
use crate::model::indicator::{Indicator, IndicatorGroup};
use crate::model::publication::Correction;
use crate::model::stated::Stated;

/// What stands at a place. Where the form says nothing, there is no such place.
#[derive(Debug)]
pub(super) enum Tree<'d> {
    /// A value, or why there is none.
    Value(Stated<Value<'d>>),
    /// Keys with what is below them.
    Keys(Vec<(Key<'d>, Tree<'d>)>),
    /// Items of a list.
    Items(Vec<(Item<'d>, Tree<'d>)>),
    /// A level of indicators that is listed and has none.
    Empty,
}

/// What stands before the colon.
#[derive(Clone, Copy, Debug)]
pub(super) enum Key<'d> {
    /// A field of the form.
    Field(&'static Field),
    /// A level of indicators.
    Level(Level<'d>),
    /// A label that the form has of its own.
    Own(&'d str),
}

/// A level of indicators, as the form heads it and as a path names it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level<'d> {
    /// The heading.
    pub(super) label: &'d str,
    /// Its key in a path; the heading again where only this office has such a level.
    pub(super) name: &'d str,
}

/// An item of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'d> {
    /// What a path calls it.
    pub(super) name: &'d str,
    /// What it is known by in other declarations.
    pub(super) identity: &'d str,
}

/// An item of a list of records.
pub(super) trait Listed {
    /// What it is called, and known by.
    fn item(&self) -> Item<'_>;
}

impl Listed for Indicator {
    fn item(&self) -> Item<'_> {
        Item { name: &self.name, identity: self.hash.as_str() }
    }
}

impl Listed for KnownError {
    fn item(&self) -> Item<'_> {
        Item { name: &self.rule, identity: &self.field }
    }
}

impl<T> Listed for OwnLine<T> {
    fn item(&self) -> Item<'_> {
        Item { name: &self.label, identity: &self.label }
    }
}

impl Listed for Correction {
    fn item(&self) -> Item<'_> {
        Item { name: &self.field, identity: &self.field }
    }
}

impl<'d> Key<'d> {
    /// As it is written in Chinese.
    pub(super) fn label(self) -> &'d str {
        match self {
            Key::Field(field) => field.zh[0],
            Key::Level(level) => level.label,
            Key::Own(label) => label,
        }
    }

    /// As a path names it.
    pub(super) fn name(self) -> &'d str {
        match self {
            Key::Field(field) => field.key,
            Key::Level(level) => level.name,
            Key::Own(label) => label,
        }
    }
}

impl Tree<'_> {
    /// The same, ready to be written as YAML.
    pub(super) fn doc(&self) -> Doc {
        match self {
            Tree::Value(Stated::Given(value)) => value.doc(),
            Tree::Value(Stated::Withheld(ground)) => {
                let key = vocabulary::WITHHELD[0].zh[0].to_owned();
                Doc::Map(vec![(key, Doc::Text(ground.to_string()))])
            }
            Tree::Value(Stated::NotApplicable) => Doc::Text("不适用".to_owned()),
            Tree::Value(Stated::Absent) | Tree::Empty => Doc::Empty,
            Tree::Keys(keys) => {
                Doc::Map(keys.iter().map(|(key, tree)| (key.label().to_owned(), tree.doc())).collect())
            }
            Tree::Items(items) => Doc::List(items.iter().map(|(_, tree)| tree.doc()).collect()),
        }
    }
}

impl Value<'_> {
    fn doc(self) -> Doc {
        match self {
            Value::Amount(_) | Value::Number(_) => figure(self.text().into_owned()),
            Value::Percent(_) | Value::Day(_) => Doc::Plain(self.text().into_owned()),
            Value::Project(project) => Doc::Text(project.to_string()),
            Value::Target(text) | Value::Text(text) | Value::Heading(text) => Doc::Text(text.to_owned()),
        }
    }
}

/// The most digits that every reader of YAML keeps: many hold numbers in binary.
const SAFE_DIGITS: usize = 15;

/// A figure as a number, or as a text where it has more digits than others keep.
fn figure(plain: String) -> Doc {
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if digits > SAFE_DIGITS { Doc::Text(plain) } else { Doc::Plain(plain) }
}

/// A record being written: fields by their English key, kept in the vocabulary's order.
pub(super) struct Record<'d> {
    fields: &'static [Field],
    trees: Vec<Option<Tree<'d>>>,
}

impl<'d> Record<'d> {
    pub(super) fn new(fields: &'static [Field]) -> Record<'d> {
        Record { fields, trees: fields.iter().map(|_| None).collect() }
    }

    /// Writes a field; nothing where there is nothing to say.
    pub(super) fn put(&mut self, key: &str, tree: Option<Tree<'d>>) {
        let at = self.fields.iter().position(|field| field.key == key);
        debug_assert!(at.is_some(), "the vocabulary has no field “{key}” here");
        if let Some(at) = at {
            self.trees[at] = tree;
        }
    }

    fn inner(&self, key: &str) -> &'static [Field] {
        match self.fields.iter().find(|field| field.key == key).map(|field| field.kind) {
            Some(Kind::Record(fields) | Kind::Records(fields) | Kind::Indicators(fields)) => fields,
            _ => &[],
        }
    }

    /// Writes a record within the record, unless it stays empty.
    pub(super) fn record(&mut self, key: &str, write: impl FnOnce(&mut Record<'d>)) {
        let mut inner = Record::new(self.inner(key));
        write(&mut inner);
        let is_empty = inner.trees.iter().all(Option::is_none);
        self.put(key, (!is_empty).then(|| inner.tree()));
    }

    /// Writes a list of records, unless it is empty.
    pub(super) fn list<T: Listed>(
        &mut self,
        key: &str,
        items: &'d [T],
        write: impl Fn(&mut Record<'d>, &'d T),
    ) {
        let trees = records(self.inner(key), items, write);
        self.put(key, (!items.is_empty()).then_some(trees));
    }

    /// Writes a list of texts, unless it is empty. Each goes by its beginning.
    pub(super) fn texts(&mut self, key: &str, texts: &'d [Box<str>]) {
        let item = |text: &'d str| Item { name: beginning(text), identity: beginning(text) };
        let value = |text| Tree::Value(Stated::Given(Value::Text(text)));
        let items: Vec<_> = texts.iter().map(|text| (item(text), value(text))).collect();
        self.put(key, (!items.is_empty()).then_some(Tree::Items(items)));
    }

    /// Writes 绩效指标, each of them by `write`: groups that share a first level stand under it together, in the form's order.
    pub(super) fn indicators(
        &mut self,
        key: &str,
        groups: &'d [IndicatorGroup],
        write: fn(&mut Record<'d>, &'d Indicator),
    ) {
        let fields = self.inner(key);
        let mut levels: Vec<(Key<'d>, Tree<'d>)> = Vec::new();
        for run in groups.chunk_by(IndicatorGroup::shares_first_level) {
            let group = |group: &'d IndicatorGroup| match group.indicators.is_empty() {
                true => Tree::Empty,
                false => records(fields, &group.indicators, write),
            };
            let tree = match run {
                [only] if only.has_no_second_level() => group(only),
                several => Tree::Keys(several.iter().map(|one| (second_level(one), group(one))).collect()),
            };
            levels.push((first_level(&run[0]), tree));
        }
        self.put(key, (!levels.is_empty()).then_some(Tree::Keys(levels)));
    }

    pub(super) fn tree(self) -> Tree<'d> {
        let written = self.fields.iter().zip(self.trees);
        Tree::Keys(written.filter_map(|(field, tree)| Some((Key::Field(field), tree?))).collect())
    }
}

fn records<'d, T: Listed>(
    fields: &'static [Field],
    items: &'d [T],
    write: impl Fn(&mut Record<'d>, &'d T),
) -> Tree<'d> {
    let each = |item: &'d T| {
        let mut record = Record::new(fields);
        write(&mut record, item);
        (item.item(), record.tree())
    };
    Tree::Items(items.iter().map(each).collect())
}

fn first_level(group: &IndicatorGroup) -> Key<'_> {
    let usual = levels::label(FIRST_LEVELS, group.level.first).0;
    let label = group.labels.first.as_deref().unwrap_or(usual);
    Key::Level(Level { label, name: group.keys().next().unwrap_or_default() })
}

fn second_level(group: &IndicatorGroup) -> Key<'_> {
    let usual = group.level.second.map_or("", |level| levels::label(SECOND_LEVELS, level).0);
    let label = group.labels.second.as_deref().unwrap_or(usual);
    Key::Level(Level { label, name: group.keys().nth(1).unwrap_or_default() })
}

/// The longest name of a text that has none, in characters.
const LONGEST_BEGINNING: usize = 20;

/// How a text begins, up to its first mark or end of line: 对全市的政务信息化项目进行审核.
fn beginning(text: &str) -> &str {
    let marks = ['，', '。', '；', '：', ',', ';', ':', '\n'];
    let end = text.char_indices().nth(LONGEST_BEGINNING).map_or(text.len(), |(at, _)| at);
    let mark = text.find(marks).filter(|at| *at > 0).unwrap_or(text.len());
    &text[..end.min(mark)]
}
