//! What differs between two years of a site, or between two sites: as text for people, as a page to send on, and as JSON
//! for programs. Tells both values and judges neither.

mod apart;
mod html;
mod json;
mod text;

pub(super) use self::html::STYLE;
pub use self::html::html;
pub use self::json::json;
pub use self::text::text;

use crate::diff::{Change, Difference, Differences};
use crate::facts::Value;
use crate::finding::Said;
use crate::index::Site;
use crate::language::{Language, how_many};
use crate::model::amount::{Amount, grouped};
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

/// Two sides, and what differs between them.
#[derive(Debug)]
pub struct Compared<'s> {
    /// The earlier side.
    pub before: Side<'s>,
    /// The later side.
    pub after: Side<'s>,
    /// What differs.
    pub differences: Differences<'s>,
}

/// One side of a comparison.
#[derive(Debug)]
pub struct Side<'s> {
    /// What it goes by.
    pub name: SideName,
    /// The site that it is taken from.
    pub site: &'s Site,
}

/// What a side goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideName {
    /// A budget year of the site.
    Year(FiscalYear),
    /// A site's folder, as it was named.
    Folder(String),
    /// What a release published, by its id; before the first, nothing.
    Release(Option<String>),
    /// What is about to be released.
    Now,
}

impl SideName {
    fn said(&self) -> Said {
        match self {
            SideName::Year(year) => Said::new(format!("{year}年"), year.to_string()),
            SideName::Folder(folder) => Said::new(folder, folder),
            SideName::Release(Some(id)) => Said::new(format!("发布 {id}"), format!("release {id}")),
            SideName::Release(None) => Said::new("从未发布", "before any release"),
            SideName::Now => Said::new("现在", "now"),
        }
    }
}

/// How much differs, in a sentence.
#[must_use]
pub fn summary(compared: &Compared<'_>) -> Said {
    let Compared { before, after, differences } = compared;
    let Differences { changed, added, removed, unchanged } = differences;
    if differences.is_empty() {
        return Said::new(
            format!("没有不同：{unchanged} 份申报表内容相同"),
            format!("no difference: {} the same", how_many(*unchanged, "declaration")),
        );
    }
    let (changed, added, removed) = (changed.len(), added.len(), removed.len());
    let (changes, before, after) = (differences.changes(), before.only(), after.only());
    Said::new(
        format!(
            "申报表：改动 {changed} 份（共 {changes} 处），相同 {unchanged} 份，{} {added} 份，{} {removed} 份",
            after.zh, before.zh
        ),
        format!(
            "declarations: {changed} changed ({}), {unchanged} the same, {added} {}, {removed} {}",
            how_many(changes, "change"),
            after.en,
            before.en
        ),
    )
}

impl Side<'_> {
    /// Where a declaration is that the other side does not have.
    fn only(&self) -> Said {
        let name = self.name.said();
        match self.name {
            SideName::Year(_) => Said::new(format!("只有{}有", name.zh), format!("only in {}", name.en)),
            SideName::Folder(_) => Said::new(format!("只在 {}", name.zh), format!("only in {}", name.en)),
            SideName::Release(_) => Said::new("不再公开", "public no more"),
            SideName::Now => Said::new("新公布", "newly published"),
        }
    }
}

impl Compared<'_> {
    fn title(&self) -> Said {
        let (before, after) = (self.before.name.said(), self.after.name.said());
        Said::new(format!("{} → {}", before.zh, after.zh), format!("{} → {}", before.en, after.en))
    }
}

/// A declaration for people: department, project, form.
fn subject(declaration: &Declaration, side: &Side<'_>, language: Language) -> String {
    let key = &declaration.key;
    let form = match language {
        Language::Chinese => &declaration.title,
        Language::English => key.form.name(),
    };
    let project = declaration.head().map(|head| &*head.name);
    let parts = [Some(side.site.department_name(&key.department, key.year)), project, Some(form)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The file of a declaration, before and after; once where it is the same.
fn files(before: &Declaration, after: &Declaration) -> String {
    match before.file == after.file {
        true => after.file.to_string(),
        false => format!("{} → {}", before.file, after.file),
    }
}

/// The field for people: in the words of the form, or by its keys.
fn field(change: &Change<'_>, language: Language) -> String {
    match language {
        Language::Chinese => change.label.join(" › "),
        Language::English => change.path.to_string(),
    }
}

/// A value for people; what is none stands in brackets.
fn shown(value: &Stated<Value<'_>>, language: Language) -> String {
    let said = match value {
        Stated::Given(Value::Amount(amount)) => return amount.to_string(),
        Stated::Given(value) => return value.text().into_owned(),
        Stated::Absent => Said::new("（未列）", "(not stated)"),
        Stated::NotApplicable => Said::new("（不适用）", "(not applicable)"),
        Stated::Withheld(ground) => {
            Said::new(format!("（不公开：{ground}）"), format!("(withheld: {ground})"))
        }
    };
    said.text(language).to_owned()
}

/// By how much money differs, and how much that is of what.
fn by_how_much(difference: &Difference) -> Said {
    let Difference { before, amount, percent } = difference;
    let size = Amount { value: amount.value.abs(), ..*amount };
    let (zh, en) = match amount.value.is_sign_negative() {
        true => (format!("减少 {size}"), format!("{size} less")),
        false => (format!("增加 {size}"), format!("{size} more")),
    };
    match percent.map(|percent| percent.abs()) {
        None => Said::new(zh, en),
        Some(percent) if percent.is_zero() => Said::new(
            format!("{zh}，不到变动前 {before}的 0.1%"),
            format!("{en}, less than 0.1% of the {before} before"),
        ),
        Some(percent) => {
            let percent = grouped(percent, 1);
            Said::new(
                format!("{zh}，为变动前 {before}的 {percent}%"),
                format!("{en}, {percent}% of the {before} before"),
            )
        }
    }
}
