//! The facts of a declaration: its public content, and nothing else. As canonical text, with Chinese keys in the
//! vocabulary's order and exact decimals, they are what the page "source" shows and the YAML download holds, and what a
//! hash names; one by one, what is compared.

mod form;
mod list;
mod tree;

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::finding::FieldPath;
use crate::load::emit::yaml;
use crate::model::amount::Amount;
use crate::model::date::Date;
use crate::model::declaration::{Content, Declaration};
use crate::model::identity::ProjectId;
use crate::model::stated::Stated;

/// One fact: what a declaration states at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact<'d> {
    /// The place.
    pub path: FieldPath,
    /// The place in the words of the form, from the outside in: 绩效指标, 产出指标, 数量指标, 接听量, 年度指标值.
    pub label: Vec<&'d str>,
    /// What joins it with the same fact of another declaration. It is the place, save that an indicator goes by its
    /// identity alone, and so stays itself under another heading or in another spelling.
    pub identity: FieldPath,
    /// What is stated there; never absent.
    pub value: Stated<Value<'d>>,
}

/// A value that a fact states.
#[derive(Clone, Copy, Debug)]
pub enum Value<'d> {
    /// Money.
    Amount(Amount),
    /// Points, or a plain number.
    Number(Decimal),
    /// A percentage.
    Percent(Decimal),
    /// A day.
    Day(Date),
    /// A wording of a target or a result.
    Target(&'d str),
    /// Another project.
    Project(&'d ProjectId),
    /// Any other text.
    Text(&'d str),
    /// The heading of a level of indicators that every form may have, with some below it, which tell themselves. A level
    /// of an office's own, or one that is listed and left empty, is a [`Value::Text`].
    Heading(&'d str),
}

impl Value<'_> {
    /// The value as the facts have it: figures without grouping, with the decimals that were written.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Amount(amount) => amount.plain().to_string().into(),
            Value::Number(number) => number.to_string().into(),
            Value::Percent(rate) => format!("{rate}%").into(),
            Value::Day(day) => day.to_string().into(),
            Value::Project(project) => project.to_string().into(),
            Value::Target(text) | Value::Text(text) | Value::Heading(text) => (*text).into(),
        }
    }
}

/// Figures are the same when they say the same, however many decimals were written; money also in another unit.
impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Amount(a), Value::Amount(b)) => a == b,
            (Value::Number(a), Value::Number(b)) | (Value::Percent(a), Value::Percent(b)) => a == b,
            _ => self.text() == other.text(),
        }
    }
}

/// The facts as YAML; those of a report as a head in YAML with the report behind it. Reading them gives the same
/// declaration, and its facts are these.
#[must_use]
pub fn text(declaration: &Declaration) -> String {
    let yaml = yaml(&form::tree(declaration).doc());
    match &declaration.content {
        Content::Evaluation(form) => format!("---\n{yaml}---\n\n{}\n", form.report),
        _ => yaml,
    }
}

/// The facts one by one, in the order of their text.
#[must_use]
pub fn list(declaration: &Declaration) -> Vec<Fact<'_>> {
    let mut facts = list::list(&form::tree(declaration));
    if let Content::Evaluation(form) = &declaration.content {
        let path = FieldPath::keys("report");
        let value = Stated::Given(Value::Text(&form.report));
        facts.push(Fact { identity: path.clone(), path, label: vec!["报告正文"], value });
    }
    facts
}

/// What the form says under each of its labels, in the order of its text, without places: `visit` is given label and value.
/// What joins the file to others (form, year, ids) and what is told of known errors is left out, as are headings.
pub fn each<'d>(declaration: &'d Declaration, visit: &mut dyn FnMut(&'d str, &Stated<Value<'d>>)) {
    let is_left =
        |key: &str| ["form", "year", "department", "amount_unit", "project", "known_errors"].contains(&key);
    list::each(&form::tree(declaration), is_left, visit);
    if let Content::Evaluation(form) = &declaration.content {
        visit("报告正文", &Stated::Given(Value::Text(&form.report)));
    }
}
