//! Reads records of the vocabulary out of a tree: which key is which field, what kind of value stands there, and a
//! finding for all that is not as it should be. Knows no form; `lower` says which fields make which form.

use std::cell::Cell;

mod blame;
mod choice;
mod day;
mod figure;
mod identity;
mod place;
mod text;

use super::at::At;
use super::rules as rule;
use super::tree::{Entry, Node, Value};
use super::vocabulary::{self, Field, Kind};
use crate::finding::{Finding, Place, Rule, Said};
use crate::model::amount::AmountUnit;
use crate::model::stated::Stated;
use crate::source::{SourceFile, Span};

/// The most fields that a record of the vocabulary has.
const MAX_FIELDS: usize = 48;

/// A record as read: the entry of each field that the author wrote.
pub(super) struct Record<'n, 't> {
    fields: &'static [Field],
    entries: [Option<&'n Entry<'t>>; MAX_FIELDS],
    span: Span,
    whole: bool,
    /// The field that was asked for last.
    asked: Cell<usize>,
}

impl<'n, 't> Record<'n, 't> {
    /// The entry of a field, by its English key. Looked for from the last on: a record is read in the form's order.
    pub(super) fn entry(&self, key: &str) -> Option<&'n Entry<'t>> {
        let (before, behind) = self.fields.split_at(self.asked.get());
        let is_asked = |field: &Field| field.key == key;
        let at = match behind.iter().position(is_asked) {
            Some(at) => before.len() + at,
            None => before.iter().position(is_asked)?,
        };
        self.asked.set(at);
        self.entries[at]
    }

    /// The value of a field, unless nothing stands there.
    pub(super) fn node(&self, key: &str) -> Option<&'n Node<'t>> {
        self.entry(key).map(|entry| &entry.value).filter(|node| !node.is_null())
    }

    /// The keys of the fields that the author wrote.
    pub(super) fn written(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().zip(&self.entries).filter(|(_, entry)| entry.is_some()).map(|(field, _)| field.key)
    }

    /// Whether the form has such a field at all.
    pub(super) fn has_field(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
    }

    /// Whether a label of the form's own is one of the record's fields, or a part of one (其中：…).
    pub(super) fn is_line(&self, label: &str) -> bool {
        vocabulary::find(self.fields, label).is_some() || label.starts_with("其中")
    }

    /// The fields of the record behind `key`.
    pub(super) fn inner(&self, key: &str) -> &'static [Field] {
        match self.fields.iter().find(|field| field.key == key).map(|field| field.kind) {
            Some(
                Kind::Record(fields)
                | Kind::Records(fields)
                | Kind::Register(fields)
                | Kind::Indicators(fields)
                | Kind::RuleLevels(fields),
            ) => fields,
            _ => &[],
        }
    }
}

/// Reads one file and gathers its findings.
pub(super) struct Reader<'f> {
    /// The file.
    pub(super) file: &'f SourceFile,
    /// What there is to say so far.
    pub(super) findings: Vec<Finding>,
    /// The unit of the file's amounts.
    pub(super) unit: AmountUnit,
}

impl Reader<'_> {
    /// Adds a finding at bytes of the file.
    pub(super) fn find(&mut self, rule: &'static Rule, at: &At<'_>, span: Span, said: (Said, Said)) {
        let place = Place { file: self.file.path.clone(), field: at.path(), span: Some(span) };
        self.findings.push(Finding::new(rule, place, said.0, said.1));
    }

    /// Moves the findings from the `from`th on, which were made before their item of the list had a name, to the item.
    pub(super) fn belong_to(&mut self, from: usize, (list, item): (&At<'_>, &At<'_>)) {
        if self.findings.len() == from {
            return;
        }
        let (list, item) = (list.path(), item.path());
        for finding in &mut self.findings[from..] {
            let field = &mut finding.place.field.0;
            if field.starts_with(&list.0) {
                field.splice(..list.0.len(), item.0.iter().cloned());
            }
        }
    }

    /// Reads a group of fields. Anything else there is a finding, and gives a record without entries.
    pub(super) fn record<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        fields: &'static [Field],
        at: &At<'_>,
    ) -> Record<'n, 't> {
        let mut record = Record {
            fields,
            entries: [None; MAX_FIELDS],
            span: node.span,
            whole: node.whole,
            asked: Cell::new(0),
        };
        match &node.value {
            Value::Map(entries) => self.fill(&mut record, entries.iter(), at),
            Value::Null => {}
            Value::Unread => record.whole = false,
            // A row that the form prints and leaves blank.
            Value::Scalar(scalar)
                if is_blank_as_printed(scalar.text.trim()) || is_not_applicable(scalar.text.trim()) => {}
            Value::List(items) if !items.is_empty() && items.iter().all(|item| item.entries().is_some()) => {
                self.fields_as_items(node, at);
                self.fill(&mut record, items.iter().filter_map(Node::entries).flatten(), at);
            }
            Value::Scalar(_) | Value::List(_) => {
                record.whole = false;
                match super::tree::instead_of_fields(self.file, node, at.path()) {
                    Some(finding) => self.findings.push(finding),
                    None => self.text_for_fields(node, fields, at),
                }
            }
        }
        record
    }

    /// Reads one of the four states of a field, and the text where there is one.
    fn stated<'n>(
        &mut self,
        record: &Record<'n, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<(&'n str, Span)> {
        let Some(entry) = record.entry(key) else { return Stated::Absent };
        let (node, at) = (&entry.value, at.key(key));
        match &node.value {
            Value::Null => {
                self.only_comment(entry, &at);
                Stated::Absent
            }
            Value::Scalar(scalar) => match scalar.text.trim() {
                "" => Stated::Absent,
                text if is_not_applicable(text) => Stated::NotApplicable,
                _ => {
                    self.cut_short(scalar, node.span, &at);
                    Stated::Given((&scalar.text, node.span))
                }
            },
            Value::Map(entries)
                if entries.iter().any(|entry| vocabulary::WITHHELD[0].is(&entry.key.text)) =>
            {
                self.withheld(node, &at)
            }
            Value::Unread => Stated::Absent,
            Value::Map(_) | Value::List(_) => {
                let one = Said::new("一个值，写在冒号后面同一行", "a single value on the line of its colon");
                self.wrong_kind(node, &at, &one);
                Stated::Absent
            }
        }
    }

    fn withheld<T>(&mut self, node: &Node<'_>, at: &At<'_>) -> Stated<T> {
        let record = self.record(node, vocabulary::WITHHELD, at);
        match record.node("withheld").and_then(Node::text).map(str::trim).filter(|ground| !ground.is_empty())
        {
            Some(ground) => Stated::Withheld(ground.into()),
            None => {
                self.missing(&record, "withheld", at);
                Stated::Absent
            }
        }
    }

    /// The items of a list; a finding where there is none. A group of fields without its dash is the only item.
    pub(super) fn items<'n, 't>(&mut self, node: &'n Node<'t>, at: &At<'_>) -> Option<&'n [Node<'t>]> {
        match &node.value {
            Value::List(items) => return Some(items),
            Value::Null | Value::Unread => return None,
            Value::Scalar(_) | Value::Map(_) => {}
        }
        let finding = super::tree::instead_of_list(self.file, node, at.path());
        self.findings.push(finding);
        node.entries().map(|_| std::slice::from_ref(node))
    }

    /// A note that a row of the form's template was not read.
    pub(super) fn placeholder(&mut self, record: &Record<'_, '_>, name: &str, at: &At<'_>) {
        let message = Said::new(
            format!("“{name}”是表中没有填写的空行，不作指标"),
            format!("“{name}” is a row that nobody filled in, and no indicator"),
        );
        let help = Said::new("删去这一项", "delete the item");
        let span = record.entry("name").map_or(record.span, |entry| entry.value.span);
        self.find(&rule::ROW_LEFT_BLANK, at, span, (message, help));
    }
}

/// What stands for “does not apply”, without the blanks around it.
fn is_not_applicable(text: &str) -> bool {
    matches!(text, "不适用" | "n/a" | "N/A")
}

/// What forms print in a cell that is left blank, without the blanks around it.
pub(super) fn is_blank_as_printed(text: &str) -> bool {
    matches!(text, "/" | "／" | "-" | "－" | "—" | "——" | "--" | "―" | "\\")
}

fn first_byte(span: Span) -> Span {
    Span { start: span.start, end: span.start }
}
