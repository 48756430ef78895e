//! Reads records of the vocabulary out of a tree: which key is which field, what kind of value stands there, and a
//! finding for all that is not as it should be. Knows no form; `lower` says which fields make which form.

use rust_decimal::Decimal;

use super::at::At;
use super::date::is_date;
use super::rules as rule;
use super::tree::{Entry, Node, Scalar, Style, Value};
use super::vocabulary::{self, Field, Kind};
use crate::finding::{Finding, Place, Rule, Said};
use crate::model::amount::{Amount, AmountUnit, NotANumber, read_decimal};
use crate::model::identity::{Form, Id};
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;
use crate::source::{SourceFile, Span};

/// The most fields that a record of the vocabulary has.
const MAX_FIELDS: usize = 32;

/// A record as read: the entry of each field that the author wrote.
pub(super) struct Record<'n, 't> {
    fields: &'static [Field],
    entries: [Option<&'n Entry<'t>>; MAX_FIELDS],
    span: Span,
    whole: bool,
}

impl<'n, 't> Record<'n, 't> {
    /// The entry of a field, by its English key.
    pub(super) fn entry(&self, key: &str) -> Option<&'n Entry<'t>> {
        let at = self.fields.iter().position(|field| field.key == key)?;
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

    /// Reads a group of fields. Anything else there is a finding, and gives a record without entries.
    pub(super) fn record<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        fields: &'static [Field],
        at: &At<'_>,
    ) -> Record<'n, 't> {
        let mut record = Record { fields, entries: [None; MAX_FIELDS], span: node.span, whole: node.whole };
        match &node.value {
            Value::Map(entries) => {
                for entry in entries {
                    self.place(entry, &mut record, at);
                }
            }
            Value::Null => {}
            Value::Unread => record.whole = false,
            Value::Scalar(_) | Value::List(_) => {
                record.whole = false;
                match super::tree::instead_of_fields(self.file, node, at.path()) {
                    Some(finding) => self.findings.push(finding),
                    None => self.wrong_kind(
                        node,
                        at,
                        &Said::new("若干“字段: 值”", "fields, each as “key: value”"),
                    ),
                }
            }
        }
        record
    }

    /// Puts an entry to its field.
    fn place<'n, 't>(&mut self, entry: &'n Entry<'t>, record: &mut Record<'n, 't>, at: &At<'_>) {
        let Some(nth) = vocabulary::find(record.fields, &entry.key.text) else {
            let said = super::unknown::key(&entry.key.text, record.fields);
            let at = at.key(&entry.key.text);
            self.find(&rule::UNKNOWN_KEY, &at, entry.key.span, said);
            return;
        };
        if let Some(first) = record.entries[nth] {
            let (earlier, later) = (&first.key.text, &entry.key.text);
            let at = at.key(record.fields[nth].key);
            let message = Said::new(
                format!("“{later}”与上面的“{earlier}”是同一个字段，写了两次"),
                format!("“{later}” and “{earlier}” above are the same field, written twice"),
            );
            let help = Said::new(format!("只留一个，删去“{later}”或“{earlier}”"), "keep one of the two");
            self.find(&rule::FIELD_WRITTEN_TWICE, &at, entry.key.span, (message, help));
            return;
        }
        record.entries[nth] = Some(entry);
    }

    /// A finding that something else is needed here.
    pub(super) fn wrong_kind(&mut self, node: &Node<'_>, at: &At<'_>, wanted: &Said) {
        let found = node.called();
        let message = Said::new(
            format!("这里需要{}，现在是{}", wanted.zh, found.zh),
            format!("{} needed here, found {}", wanted.en, found.en),
        );
        let help = Said::new(
            format!("改写为{}；没有内容就删去这一行", wanted.zh),
            format!("write {}, or leave the line out", wanted.en),
        );
        self.find(&rule::VALUE_OF_WRONG_KIND, at, node.span, (message, help));
    }

    /// A finding that a field is missing; none where reading the record went wrong already.
    pub(super) fn missing(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) {
        if !record.whole {
            return;
        }
        let Some(field) = record.fields.iter().find(|field| field.key == key) else { return };
        let message = Said::new(format!("缺少“{}”", field.zh[0]), format!("“{}” is missing", field.key));
        let help = Said::new(
            format!("补上一行“{}: …”（{}）", field.zh[0], field.meaning_zh),
            format!("add “{}: …” ({})", field.key, field.meaning_en),
        );
        let span = record.entry(key).map_or(first_byte(record.span), |entry| entry.key.span);
        self.find(&rule::FIELD_MISSING, &at.key(key), span, (message, help));
    }

    /// The same, unless reading the field has just given a finding: one mistake is told once.
    fn missing_unless_said(
        &mut self,
        record: &Record<'_, '_>,
        (key, before): (&'static str, usize),
        at: &At<'_>,
    ) {
        if self.findings.len() == before {
            self.missing(record, key, at);
        }
    }

    /// Reads one of the four states of a field, and the text where there is one.
    fn stated<'n>(
        &mut self,
        record: &Record<'n, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<(&'n str, Span)> {
        let Some(node) = record.node(key) else { return Stated::Absent };
        let at = at.key(key);
        match &node.value {
            Value::Scalar(scalar) if is_not_applicable(&scalar.text) => Stated::NotApplicable,
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => Stated::Absent,
            Value::Scalar(scalar) => {
                self.cut_short(scalar, node.span, &at);
                Stated::Given((&scalar.text, node.span))
            }
            Value::Map(entries)
                if entries.iter().any(|entry| vocabulary::WITHHELD[0].is(&entry.key.text)) =>
            {
                self.withheld(node, &at)
            }
            Value::Null | Value::Unread => Stated::Absent,
            Value::Map(_) | Value::List(_) => {
                self.wrong_kind(node, &at, &Said::new("一个值", "a single value"));
                Stated::Absent
            }
        }
    }

    /// A warning where ` #2` behind a text was meant as text: YAML takes what follows ` #` for a comment. Comments that are
    /// meant have a space behind the sign.
    fn cut_short(&mut self, scalar: &Scalar<'_>, span: Span, at: &At<'_>) {
        let behind = self.file.text.get(span.end as usize..).unwrap_or_default();
        let line = behind.split(['\n', '\r']).next().unwrap_or_default();
        let Some(cut) = line.trim_start().strip_prefix('#').filter(|_| line.starts_with([' ', '\t'])) else {
            return;
        };
        if scalar.style != Style::Plain || !cut.starts_with(char::is_alphanumeric) {
            return;
        }
        let whole = format!("{}{}", scalar.text, line.trim_end());
        let said = super::unknown::cut_short(cut, &whole);
        self.find(&rule::TEXT_BEHIND_NUMBER_SIGN, at, span, said);
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
        let Some(items) = self.items(node, &at) else { return Vec::new() };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.text() {
                Some(text) => texts.push(text.trim().into()),
                None if matches!(item.value, Value::Null | Value::Unread) => {}
                None => self.wrong_kind(item, &at, &Said::new("一段文字", "a text")),
            }
        }
        texts
    }

    /// The items of a list; a finding where there is none.
    pub(super) fn items<'n, 't>(&mut self, node: &'n Node<'t>, at: &At<'_>) -> Option<&'n [Node<'t>]> {
        if let (None, false) = (node.items(), matches!(node.value, Value::Null | Value::Unread)) {
            self.wrong_kind(
                node,
                at,
                &Said::new("一个列表，每项以“- ”开头", "a list, each item behind “- ”"),
            );
        }
        node.items()
    }

    /// Money in the file's unit.
    pub(super) fn amount(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Amount> {
        let unit = self.unit;
        if let Some(entry) = record.entry(key)
            && let Some(other) = vocabulary::unit_of_key(&entry.key.text).filter(|other| *other != unit)
        {
            self.units_disagree(entry, other, &at.key(key));
        }
        self.figure(record, key, at, read_decimal).map(|value| Amount { value: *value, unit })
    }

    /// A finding that a key names another unit than the file.
    fn units_disagree(&mut self, entry: &Entry<'_>, other: AmountUnit, at: &At<'_>) {
        let (written, unit, other) = (&entry.key.text, self.unit.name(), other.name());
        let message = Said::new(
            format!("“{written}”写的是{other}，而本表金额单位是{unit}"),
            format!("“{written}” says {other}, and the unit of this form is {unit}"),
        );
        let help = Said::new(
            format!("整张表都用{other}时，写上“金额单位: {other}”；否则换算成{unit}，并删去括号里的单位"),
            format!(
                "if the whole form is in {other}, add “amount_unit: {other}”; else convert the figure to {unit} and take the unit out of the key"
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
        self.figure(record, key, at, read_decimal)
    }

    /// A percentage; its sign may stand or not.
    pub(super) fn rate(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Decimal> {
        self.figure(record, key, at, |text| read_decimal(text.trim_end_matches(['%', '％']).trim_end()))
    }

    fn figure(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
        read: impl Fn(&str) -> Result<Decimal, NotANumber>,
    ) -> Stated<Decimal> {
        let (text, span) = match self.stated(record, key, at) {
            Stated::Given(given) => given,
            Stated::Absent => return Stated::Absent,
            Stated::NotApplicable => return Stated::NotApplicable,
            Stated::Withheld(ground) => return Stated::Withheld(ground),
        };
        match read(text.trim()) {
            Ok(value) => Stated::Given(value),
            Err(why) => {
                let said = super::unknown::number(text, why);
                self.find(&rule::NUMBER_NOT_READABLE, &at.key(key), span, said);
                Stated::Absent
            }
        }
    }

    /// A target or a result, understood with the help of the indicator's name.
    pub(super) fn target(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        (at, name): (&At<'_>, &str),
    ) -> Stated<Target> {
        self.stated(record, key, at).map(|(text, _)| Target::parse(text.trim(), Some(name)))
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
            let message = Said::new(format!("“{text}”不是年度"), format!("“{text}” is not a budget year"));
            let (first, last) = (FiscalYear::RANGE.start(), FiscalYear::RANGE.end());
            let help = Said::new(
                format!("写四位数字，如 2023（{first} 至 {last}）"),
                format!("write four digits, such as 2023 ({first} to {last})"),
            );
            self.find(&rule::YEAR_NOT_READABLE, &at.key(key), span, (message, help));
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
            self.bad_id(text, &at.key(key), span, longest);
        }
        id
    }

    /// A finding that a text is no id.
    pub(super) fn bad_id(&mut self, text: &str, at: &At<'_>, span: Span, longest: usize) {
        let message = Said::new(format!("“{text}”不能作编号"), format!("“{text}” cannot be an id"));
        let help = Said::new(
            format!(
                "编号用小写字母、数字和连字符，首尾不是连字符，不超过 {longest} 个字符，且不是 index、department、data 等保留词"
            ),
            format!(
                "use lower-case letters, digits and hyphens (not at either end), at most {longest} characters, and no reserved word such as index, department, data"
            ),
        );
        self.find(&rule::ID_NOT_VALID, at, span, (message, help));
    }

    /// 元, 万元 or 亿元; 万元 where the file says nothing.
    pub(super) fn amount_unit(&mut self, record: &Record<'_, '_>, at: &At<'_>) -> AmountUnit {
        let Stated::Given((text, span)) = self.stated(record, "amount_unit", at) else {
            return AmountUnit::default();
        };
        AmountUnit::ALL.into_iter().find(|unit| unit.name() == text.trim()).unwrap_or_else(|| {
            let message = Said::new(format!("不认识金额单位“{text}”"), format!("unknown unit “{text}”"));
            let help = Said::new("写 元、万元 或 亿元", "write 元, 万元 or 亿元");
            self.find(&rule::AMOUNT_UNIT_UNKNOWN, &at.key("amount_unit"), span, (message, help));
            AmountUnit::default()
        })
    }

    /// The form, if it is named and known, with its title as written. A title that leaves open who speaks is taken as
    /// `expected`.
    pub(super) fn form<'n>(
        &mut self,
        record: &Record<'n, '_>,
        expected: Form,
        at: &At<'_>,
    ) -> Option<(Form, &'n str)> {
        let before = self.findings.len();
        let Stated::Given((text, span)) = self.stated(record, "form", at) else {
            self.missing_unless_said(record, ("form", before), at);
            return None;
        };
        let form = Form::parse(text.trim(), expected);
        if form.is_none() {
            let message = Said::new(format!("不认识表名“{text}”"), format!("unknown form “{text}”"));
            let titles = Form::ALL.map(Form::title).join("、");
            let names = Form::ALL.map(Form::name).join(", ");
            let help = Said::new(format!("可写：{titles}"), format!("write one of: {names}"));
            self.find(&rule::FORM_UNKNOWN, &at.key("form"), span, (message, help));
        }
        form.map(|form| (form, text.trim()))
    }

    /// One of a few words; a finding that lists them where it is another.
    pub(super) fn word<T: Copy>(
        &mut self,
        record: &Record<'_, '_>,
        (key, words): (&'static str, &[(T, &'static str, &'static [&'static str])]),
        at: &At<'_>,
    ) -> Option<T> {
        let Stated::Given((text, span)) = self.stated(record, key, at) else { return None };
        let text = text.trim();
        let found = words.iter().find(|(_, en, zh)| *en == text || zh.contains(&text));
        if found.is_none() {
            let zh: Vec<_> = words.iter().map(|(_, _, zh)| zh[0]).collect();
            let en: Vec<_> = words.iter().map(|(_, en, _)| *en).collect();
            let message = Said::new(format!("不认识“{text}”"), format!("unknown word “{text}”"));
            let help =
                Said::new(format!("这里可写：{}", zh.join("、")), format!("write one of: {}", en.join(", ")));
            self.find(&rule::WORD_UNKNOWN, &at.key(key), span, (message, help));
        }
        found.map(|(value, ..)| *value)
    }

    /// Yes or no; no where the file says nothing.
    pub(super) fn flag(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) -> bool {
        let Stated::Given((text, span)) = self.stated(record, key, at) else { return false };
        match text.trim() {
            "是" | "true" | "yes" => true,
            "否" | "false" | "no" => false,
            other => {
                let message = Said::new(
                    format!("“{other}”既不是“是”也不是“否”"),
                    format!("“{other}” is neither yes nor no"),
                );
                let help = Said::new("写 是 或 否", "write yes or no");
                self.find(&rule::VALUE_OF_WRONG_KIND, &at.key(key), span, (message, help));
                false
            }
        }
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
        let message = Said::new(format!("“{text}”不是日期"), format!("“{text}” is not a date"));
        let help = Said::new(
            "写成 2023-02-18；只知道月份时写 2023-02",
            "write 2023-02-18, or 2023-02 where only the month is known",
        );
        self.find(&rule::DATE_NOT_READABLE, &at.key(key), span, (message, help));
        Stated::Absent
    }
}

/// What stands for “does not apply”.
fn is_not_applicable(text: &str) -> bool {
    matches!(text.trim(), "不适用" | "n/a" | "N/A")
}

fn first_byte(span: Span) -> Span {
    Span { start: span.start, end: span.start }
}
