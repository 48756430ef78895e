//! Reads records of the vocabulary out of a tree: which key is which field, what kind of value stands there, and a
//! finding for all that is not as it should be. Knows no form; `lower` says which fields make which form.

use std::cell::Cell;

use rust_decimal::Decimal;

mod blame;
mod choice;
mod day;
mod place;

use super::at::At;
use super::date::is_date;
use super::rules as rule;
use super::tree::{Entry, Node, Value};
use super::vocabulary::{self, Field, Kind};
use crate::finding::{Finding, Place, Rule, Said};
use crate::model::amount::{Amount, AmountUnit, NotANumber, read_decimal};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id, ProjectId};
use crate::model::stated::Stated;
use crate::model::target::{Columns, Target};
use crate::model::year::FiscalYear;
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
                | Kind::Levels(fields),
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

    /// A text of one line or more.
    pub(super) fn text(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Box<str>> {
        self.stated(record, key, at).map(|(text, _)| text.trim().into())
    }

    /// A text that must be there; the empty text where it is not.
    pub(super) fn needed_text(
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
    pub(super) fn optional_text(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<Box<str>> {
        self.text(record, key, at).given().cloned()
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) -> Vec<Box<str>> {
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

    /// Money in the file's unit.
    pub(super) fn amount(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Amount> {
        let unit = self.unit;
        self.unit_of_key(record, key, &at.key(key));
        self.figure(record, key, at, (read_decimal, Some(unit))).map(|value| Amount { value: *value, unit })
    }

    /// Holds the unit that a key names in brackets, of a figure or of a group of them, against the file's.
    pub(super) fn unit_of_key(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) {
        if let Some(entry) = record.entry(key)
            && let Some(other) = vocabulary::unit_of_key(&entry.key.text).filter(|other| *other != self.unit)
        {
            self.units_disagree(entry, other, at);
        }
    }

    /// Texts by labels of the form's own, in its order.
    pub(super) fn labelled(
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

    /// A finding that a key names another unit than the file.
    fn units_disagree(&mut self, entry: &Entry<'_>, other: AmountUnit, at: &At<'_>) {
        let (written, unit, other) = (&entry.key.text, self.unit.name(), other.name());
        let message = Said::new(
            format!("“{written}”写的是{other}，而本表金额单位是{unit}"),
            format!("“{written}” says {other}, and the unit of this form is {unit}"),
        );
        let help = Said::new(
            format!(
                "整张表都用{other}时，另起一行写 金额单位: {other}；否则换算成{unit}，并删去括号里的单位"
            ),
            format!(
                "if the whole form is in {other}, add a line amount_unit: {other}; else convert the figure to {unit} and take the unit out of the key"
            ),
        );
        self.find(&rule::AMOUNT_UNITS_DISAGREE, at, entry.key.span, (message, help));
    }

    /// Points, counts and other plain numbers.
    pub(super) fn number(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Decimal> {
        let read = |text: &str| read_decimal(text.strip_suffix('分').map_or(text, str::trim_end));
        self.figure(record, key, at, (read, None))
    }

    /// A percentage; its sign may stand or not.
    pub(super) fn rate(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Decimal> {
        let read = |text: &str| read_decimal(text.trim_end_matches(['%', '％']).trim_end());
        self.figure(record, key, at, (read, None))
    }

    fn figure(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
        (read, unit): (impl Fn(&str) -> Result<Decimal, NotANumber>, Option<AmountUnit>),
    ) -> Stated<Decimal> {
        let (text, span) = match self.stated(record, key, at) {
            // Only of money it matters whether a dash means nothing, zero, or not to be said.
            Stated::Given((text, _)) if unit.is_none() && is_blank_as_printed(text.trim()) => {
                return Stated::Absent;
            }
            Stated::Given(given) => given,
            Stated::Absent => return Stated::Absent,
            Stated::NotApplicable => return Stated::NotApplicable,
            Stated::Withheld(ground) => return Stated::Withheld(ground),
        };
        match read(text.trim()) {
            Ok(value) => {
                // Parts of a budget may be below zero (what is taken back), a whole is not.
                let is_whole = || key == "total" || at.path().to_string().ends_with("total");
                if value < Decimal::ZERO && (unit.is_none() || is_whole()) {
                    self.below_zero(record, key, (at, span));
                }
                Stated::Given(value)
            }
            Err(why) => {
                let said = super::unknown::number(text, why, unit);
                self.find(&rule::NUMBER_NOT_READABLE, &at.key(key), span, said);
                Stated::Absent
            }
        }
    }

    /// A target or a result, understood with the help of what stands beside it. The `other` of the row is understood
    /// beside the same: nearly always both are worded alike.
    pub(super) fn target(
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

    /// A budget year.
    pub(super) fn year(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<FiscalYear> {
        let before = self.findings.len();
        let Stated::Given((text, span)) = self.stated(record, key, at) else {
            self.missing_unless_said(record, (key, before), at);
            return None;
        };
        let year = FiscalYear::parse(text.trim().trim_end_matches('年'));
        if year.is_none() {
            let said = super::unknown::year(text, super::unknown::named_by_path(&self.file.path, key));
            self.find(&rule::YEAR_NOT_READABLE, &at.key(key), span, said);
        }
        year
    }

    /// An id of at most `longest` characters.
    pub(super) fn id(
        &mut self,
        record: &Record<'_, '_>,
        (key, longest): (&'static str, usize),
        at: &At<'_>,
    ) -> Option<Id> {
        let before = self.findings.len();
        let Stated::Given((text, span)) = self.stated(record, key, at) else {
            self.missing_unless_said(record, (key, before), at);
            return None;
        };
        let id = Id::parse(text.trim(), longest);
        if id.is_none() {
            let right = super::unknown::named_by_path(&self.file.path, key);
            let said = super::unknown::id(text, longest, right);
            self.find(&rule::ID_NOT_VALID, &at.key(key), span, said);
        }
        id
    }

    /// Another project, which a project's id alone names within the department of the file.
    pub(super) fn project(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Option<ProjectId> {
        let Stated::Given((text, span)) = self.stated(record, key, at) else { return None };
        let own = self.file.path.split('/').nth(2).and_then(|id| Id::parse(id, DEPARTMENT_ID_LENGTH));
        let project = own.and_then(|own| ProjectId::parse(text.trim(), &own));
        if project.is_none() {
            self.find(&rule::ID_NOT_VALID, &at.key(key), span, super::unknown::project(text));
        }
        project
    }

    /// A date, `YYYY-MM-DD`, a month `YYYY-MM` or a year alone, as text.
    pub(super) fn date(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Box<str>> {
        let (text, span) = match self.stated(record, key, at) {
            Stated::Given(given) => given,
            blank => return blank.map(|_| Box::default()),
        };
        if is_date(text.trim()) {
            return Stated::Given(text.trim().into());
        }
        self.find(&rule::DATE_NOT_READABLE, &at.key(key), span, super::unknown::date(text));
        Stated::Absent
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
