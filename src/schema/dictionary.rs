//! The vocabulary in words, for those who look a field up: the kinds of value in a word each, and a form's records in the
//! order in which they are read.

use crate::finding::Said;
use crate::load::vocabulary::{Field, Kind};

/// A record of a form: the form itself, or a group of fields within it.
#[derive(Clone, Debug)]
pub struct Part {
    /// The fields that lead to it, from the form inwards; none for the form itself.
    pub path: Vec<&'static Field>,
    /// Its fields.
    pub fields: &'static [Field],
}

impl Part {
    /// Its fields that readers of the site ever see; none of a group that they do not.
    pub fn public_fields(&self) -> impl Iterator<Item = &'static Field> {
        let is_public = self.path.iter().all(|field| field.is_public());
        self.fields.iter().filter(move |field| is_public && field.is_public())
    }

    /// The path of one of its fields by the English keys: `funding.total`.
    #[must_use]
    pub fn path_of(&self, field: &Field) -> String {
        let keys = self.path.iter().map(|outer| outer.key).chain([field.key]);
        keys.collect::<Vec<_>>().join(".")
    }
}

/// A record, and behind it every record within it.
#[must_use]
pub fn parts(fields: &'static [Field]) -> Vec<Part> {
    let mut parts = Vec::new();
    gather(&mut parts, Part { path: Vec::new(), fields });
    parts
}

fn gather(parts: &mut Vec<Part>, part: Part) {
    parts.push(part.clone());
    for field in part.fields {
        if let Kind::Record(fields)
        | Kind::Records(fields)
        | Kind::Register(fields)
        | Kind::Indicators(fields)
        | Kind::RuleLevels(fields) = field.kind
        {
            let path = part.path.iter().copied().chain([field]).collect();
            gather(parts, Part { path, fields });
        }
    }
}

/// The word for a kind of value: what to write.
#[must_use]
pub fn kind(kind: Kind) -> Said {
    let (zh, en) = match kind {
        Kind::Form => ("表名", "form"),
        Kind::Year => ("年度", "year"),
        Kind::Id => ("编号", "id"),
        Kind::Project => ("部门编号/项目编号", "department/project"),
        Kind::Text => ("文字", "text"),
        Kind::Narrative => ("长文字", "long text"),
        Kind::Narratives => ("长文字列表", "list of texts"),
        Kind::Amount => ("金额", "amount"),
        Kind::Rate => ("百分数", "percentage"),
        Kind::Number => ("数", "number"),
        Kind::Date => ("日期", "date"),
        Kind::Day => ("年月日", "day"),
        Kind::AmountUnit => ("元、万元、亿元", "元, 万元, 亿元"),
        Kind::Assurance => ("谁认定", "who stands behind it"),
        Kind::Status => ("草稿、待审、已审", "draft, in-review, approved"),
        Kind::Polarity => ("方向", "direction"),
        Kind::Flag => ("是、否", "yes, no"),
        Kind::Target => ("指标值原文", "wording"),
        Kind::Labelled => ("栏目和内容", "labels and texts"),
        Kind::Record(_) => ("一组", "group"),
        Kind::Records(_) => ("列表", "list"),
        Kind::Register(_) => ("按编号", "by id"),
        Kind::Indicators(_) => ("按级别", "by level"),
        Kind::RuleLevels(_) => ("按规则名", "by rule"),
        Kind::RuleLevel => ("级别", "level"),
    };
    Said::new(zh, en)
}

/// All that an editor says of a field: its meaning, what to write, and its spellings.
pub(super) fn explained(field: &Field) -> String {
    let kind = kind(field.kind);
    let needed = if field.needed { "（必填 · required）" } else { "" };
    format!(
        "{} · {}\n{} · {}{needed}\n{} · {}",
        field.meaning_zh,
        field.meaning_en,
        kind.zh,
        kind.en,
        field.zh.join("、"),
        field.key
    )
}
