//! Fields that take one of a few words: the unit of amounts, the form, yes or no, and those whose words a model lists.

use super::{Reader, Record};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::{rules as rule, unknown};
use crate::model::amount::AmountUnit;
use crate::model::identity::Form;
use crate::model::stated::Stated;

/// What a word means, its English spelling, its Chinese ones.
type Word<T> = (T, &'static str, &'static [&'static str]);

impl Reader<'_> {
    /// 元, 万元 or 亿元; 万元 where the file says nothing.
    pub(in crate::load) fn amount_unit(&mut self, record: &Record<'_, '_>, at: &At<'_>) -> AmountUnit {
        let Stated::Given((text, span)) = self.stated(record, "amount_unit", at) else {
            return AmountUnit::default();
        };
        AmountUnit::ALL.into_iter().find(|unit| unit.name() == text.trim()).unwrap_or_else(|| {
            let said = unknown::amount_unit(text);
            self.find(&rule::AMOUNT_UNIT_UNKNOWN, &at.key("amount_unit"), span, said);
            AmountUnit::default()
        })
    }

    /// The form, if it is named and known, with its title as written. A title that leaves open who speaks is taken as
    /// `expected`.
    pub(in crate::load) fn form<'n>(
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
            let right = unknown::named_by_path(&self.file.path, "form");
            let said = unknown::form(text, right);
            self.find(&rule::FORM_UNKNOWN, &at.key("form"), span, said);
        }
        form.map(|form| (form, text.trim()))
    }

    /// One of a few words; a finding that lists them where it is another.
    pub(in crate::load) fn word<T: Copy>(
        &mut self,
        record: &Record<'_, '_>,
        (key, words): (&'static str, &[Word<T>]),
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
    pub(in crate::load) fn flag(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) -> bool {
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
}
