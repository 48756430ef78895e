//! Anchors and aliases: `&name` keeps a copy of a node, `*name` puts one in; both count against the limits before a copy
//! is made.

use std::borrow::Cow;

use super::{Builder, Frame, Kind, Leaf, Next, Stop, Why};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::{MAX_DEPTH, MAX_FILE, MAX_NODES, Node, Style, Value};
use crate::source::Span;

/// What a copy of a node costs.
#[derive(Clone, Copy, Default)]
pub(super) struct Weight {
    nodes: usize,
    bytes: usize,
    depth: usize,
}

impl<'t> Builder<'t, '_> {
    pub(super) fn remember(&mut self, anchor: usize, node: &Node<'t>) -> Result<(), Stop> {
        let weight = weigh(node);
        self.pay(weight, node.span.start as usize)?;
        self.anchors.insert(anchor, (node.clone(), weight));
        if node.scalar().is_some_and(|scalar| scalar.style == Style::Plain) {
            self.unused.insert(anchor, node.span);
        }
        Ok(())
    }

    /// Counts a copy against the limits before it is made.
    fn pay(&mut self, weight: Weight, at: usize) -> Result<(), Stop> {
        self.nodes += weight.nodes;
        self.copied += weight.bytes;
        if self.nodes > MAX_NODES || self.copied > MAX_FILE {
            return Err(self.limit(
                &rules::TOO_MANY_ALIASES,
                at,
                Said::new(
                    "“*”引用展开以后内容太多，整个文件没有读",
                    "the repetitions by “*” bring too much, and the file was not read",
                ),
                Said::new(
                    "直接写出内容，不要用“&”“*”一层层引用",
                    "write the content itself instead of repeating it by “&” and “*”",
                ),
            ));
        }
        Ok(())
    }

    pub(super) fn alias(&mut self, id: usize, start: usize, end: usize) -> Result<(), Stop> {
        self.begin(start)?;
        let span = Span::new(start, end);
        let Some((_, weight)) = self.anchors.get(&id) else { return Err(self.fault(start, Why::Sign)) };
        let weight = *weight;
        self.unused.remove(&id);
        if self.stack.len() + weight.depth > MAX_DEPTH {
            return Err(self.too_deep(start));
        }
        self.pay(weight, start)?;
        let Some(mut node) = self.anchors.get(&id).map(|(node, _)| node.clone()) else { return Ok(()) };
        node.span = span;
        self.at = self.at.max(end);
        self.last = (end, end);
        let as_key = matches!(self.stack.last(), Some(Frame { kind: Kind::Map(_, Next::Key), .. }));
        match node.value {
            Value::Scalar(scalar) if as_key => self.key(Leaf::Text(scalar), span),
            value => self.attach(Node { value, ..node }, 0),
        }
    }
}

/// What a copy of `node` costs.
fn weigh(node: &Node<'_>) -> Weight {
    let text = |text: &Cow<'_, str>| if let Cow::Owned(text) = text { text.len() } else { 0 };
    let mut weight = Weight { nodes: 1, ..Weight::default() };
    let mut add = |inner: Weight| {
        weight.nodes += inner.nodes;
        weight.bytes += inner.bytes;
        weight.depth = weight.depth.max(inner.depth + 1);
    };
    match &node.value {
        Value::Scalar(scalar) => weight.bytes = text(&scalar.text),
        Value::List(items) => items.iter().for_each(|item| add(weigh(item))),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            let inner = weigh(&entry.value);
            add(Weight { nodes: inner.nodes + 1, bytes: inner.bytes + text(&entry.key.text), ..inner });
        }),
        Value::Null | Value::Unread => {}
    }
    weight
}
