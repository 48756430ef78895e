//! Fields that hold texts: one, several, those under labels of the form's own, and the wordings of targets and results.

use super::{Reader, Record, is_blank_as_printed};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::tree::Value;
use crate::load::{rules as rule, unknown};
use crate::model::stated::Stated;
use crate::model::target::{Columns, Target};

impl Reader<'_> {
    /// A text of one line or more.
    pub(in crate::load) fn text(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Box<str>> {
        self.stated(record, key, at).map(|(text, _)| text.trim().into())
    }

    /// A text that must be there; the empty text where it is not.
    pub(in crate::load) fn needed_text(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Box<str> {
        let before = self.findings.len();
        match self.text(record, key, at) {
            Stated::Given(text) => text,
            Stated::Absent | Stated::NotApplicable | Stated::Withheld(_) => {
                self.missing_unless_said(record, (key, before), at);
                Box::default()
            }
        }
    }

    /// A text, or nothing.
    pub(in crate::load) fn optional_text(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<Box<str>> {
        self.text(record, key, at).given().cloned()
    }

    /// A list of texts.
    pub(in crate::load) fn texts(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Vec<Box<str>> {
        let Some(node) = record.node(key) else { return Vec::new() };
        let at = at.key(key);
        let Some(items) = self.items(node, &at).filter(|_| node.items().is_some()) else { return Vec::new() };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.text() {
                Some(text) => texts.push(text.trim().into()),
                None if matches!(item.value, Value::Null | Value::Unread) => {}
                None => {
                    let text = Said::new("一段文字，前面只有一个“- ”", "a text behind one “- ” alone");
                    self.wrong_kind(item, &at, &text);
                }
            }
        }
        texts
    }

    /// Texts by labels of the form's own, in its order, but for what is personal.
    pub(in crate::load) fn labelled(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Vec<(Box<str>, Box<str>)> {
        let Some(node) = record.node(key) else { return Vec::new() };
        let at = at.key(key);
        let Some(entries) = node.entries() else {
            self.wrong_kind(node, &at, &Said::new("若干“栏目: 内容”", "entries, each as “label: text”"));
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(entries.len());
        for entry in entries {
            if let Some(said) = unknown::personal(&entry.key.text) {
                self.find(&rule::PERSONAL_DATA, &at.key(&entry.key.text), entry.key.span, said);
                continue;
            }
            match entry.value.text() {
                Some(text) => texts.push((entry.key.text.trim().into(), text.trim().into())),
                None if entry.value.is_null() => texts.push((entry.key.text.trim().into(), Box::default())),
                None => {
                    let one = Said::new("一段文字", "a text");
                    self.wrong_kind(&entry.value, &at.key(&entry.key.text), &one);
                }
            }
        }
        texts
    }

    /// A target or a result, understood with the help of what stands beside it. The `other` of the row is understood
    /// beside the same: nearly always both are worded alike.
    pub(in crate::load) fn target(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        (at, beside): (&At<'_>, Columns<'_>),
        other: Option<&Target>,
    ) -> Stated<Target> {
        match self.stated(record, key, at).map(|(text, _)| text.trim()) {
            Stated::Given(text) if is_blank_as_printed(text) => Stated::Absent,
            stated => stated.map(|text| match other.filter(|other| *other.text == **text) {
                Some(other) => other.clone(),
                None => Target::parse_in(text, beside),
            }),
        }
    }
}
