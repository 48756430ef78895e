//! Every key that an author may write: its English and its Chinese spellings, what kind of value it takes, and what it
//! means in a line. One table feeds reading, writing, unknown-key hints and the data dictionary; nothing else knows a
//! spelling.

mod forms;
mod indicators;
mod money;
mod remarks;
mod settings;

pub use self::forms::{
    DEPARTMENT_EVALUATION, DEPARTMENT_SELF_EVALUATION, DEPARTMENT_TARGETS, PROJECT_EVALUATION,
    PROJECT_SELF_EVALUATION, PROJECT_TARGETS,
};
pub use self::remarks::WITHHELD;
pub use self::settings::{DEPARTMENTS_FILE, SITE_FILE};

use crate::model::amount::AmountUnit;
use crate::model::identity::Form;

/// A key of some record.
#[derive(Debug)]
pub struct Field {
    /// The English key, which also names the field in a `FieldPath`.
    pub key: &'static str,
    /// The Chinese keys; the first is the one that we write.
    pub zh: &'static [&'static str],
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether the record needs it.
    pub needed: bool,
    /// Whether nearly every office fills it in, so that a new file has it.
    pub customary: bool,
    /// One line in Chinese.
    pub meaning_zh: &'static str,
    /// One line in English.
    pub meaning_en: &'static str,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The form's name, in English or as its title.
    Form,
    /// A budget year, four digits.
    Year,
    /// An id.
    Id,
    /// A project by its identity: `department/project`, or the project's id alone within one department.
    Project,
    /// A text on one line.
    Text,
    /// A text that may run over paragraphs: Markdown, plain, or the HTML that offices paste.
    Narrative,
    /// Texts that may run over paragraphs, one an item.
    Narratives,
    /// Money in the file's unit.
    Amount,
    /// A percentage, with or without its sign.
    Rate,
    /// Points, or a plain number.
    Number,
    /// `YYYY-MM-DD`, or a month or year alone.
    Date,
    /// `YYYY-MM-DD`.
    Day,
    /// 元, 万元 or 亿元.
    AmountUnit,
    /// 单位自评, 财政复核 …: who stands behind a result.
    Assurance,
    /// 草稿, 待审, 已审: how far the office is with it.
    Status,
    /// 正向, 反向, 适度: whether more is better.
    Polarity,
    /// Yes or no.
    Flag,
    /// A wording of a target or a result.
    Target,
    /// Texts by labels of the form's own: what it prints beside the fields that we know.
    Labelled,
    /// A record with these fields.
    Record(&'static [Field]),
    /// A list of records.
    Records(&'static [Field]),
    /// Records by id.
    Register(&'static [Field]),
    /// First level, second level, list of records.
    Indicators(&'static [Field]),
    /// A level by the name of its rule: one word, or a record with a word for each occasion.
    RuleLevels(&'static [Field]),
    /// A level: off, note, warning, error; 关, 提示, 警告, 错误.
    RuleLevel,
}

impl Field {
    /// Whether `written` is this key, in either language, as it stands or as forms print it: 其中：财政拨款（万元）.
    #[must_use]
    pub fn is(&self, written: &str) -> bool {
        self.is_exactly(written) || bare(written).is_some_and(|bare| self.is_exactly(&bare))
    }

    /// Whether it is a fact: what an office lets pass for now, and when it publishes, is its own business.
    #[must_use]
    pub fn is_public(&self) -> bool {
        !["status", "publish_on", "withdrawn", "waivers"].contains(&self.key)
    }

    fn is_exactly(&self, written: &str) -> bool {
        self.key == written || self.zh.contains(&written)
    }
}

/// Which of `fields` the author means by `written`.
#[must_use]
pub fn find(fields: &[Field], written: &str) -> Option<usize> {
    find_from(fields, written, 0)
}

/// The same, looked for from the `start`th field on: authors keep the form's order, and there are many spellings.
#[must_use]
pub fn find_from(fields: &[Field], written: &str, start: usize) -> Option<usize> {
    let start = start.min(fields.len());
    let exactly = |written: &str| {
        let (before, behind) = fields.split_at(start);
        let found = behind.iter().position(|field| field.is_exactly(written)).map(|at| at + start);
        found.or_else(|| before.iter().position(|field| field.is_exactly(written)))
    };
    exactly(written).or_else(|| exactly(&bare(written)?))
}

/// Words that mean another field where the form has a better word for the first: 指标内容 beside 三级指标 describes it.
static SECOND_MEANINGS: [(&str, &str); 6] = [
    ("指标内容", "explanation"),
    ("指标属性", "remarks"),
    ("完成情况", "remarks"),
    ("实际完成情况", "remarks"),
    ("项目性质", "attribute"),
    ("填报单位", "department_name"),
];

/// Whether a word means another field where its first meaning is taken.
#[must_use]
pub fn has_second_meaning(written: &str) -> bool {
    second_key(written).is_some()
}

/// The field that `written` means where its first meaning is taken.
#[must_use]
pub fn second_meaning(fields: &[Field], written: &str) -> Option<usize> {
    let key = second_key(written)?;
    fields.iter().position(|field| field.key == key)
}

fn second_key(written: &str) -> Option<&'static str> {
    let exactly = |written: &str| SECOND_MEANINGS.iter().find(|(word, _)| *word == written);
    exactly(written).or_else(|| exactly(&bare(written)?)).map(|(_, key)| *key)
}

/// A key without what forms print around it: 其中： before it, white space, units, points, column letters and seals in
/// brackets behind it. `None` where it has nothing of the kind.
fn bare(written: &str) -> Option<String> {
    if !written.contains(['（', '(', '：', ':', ' ', '\u{3000}']) {
        return None;
    }
    let mut bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(inner) = bare.strip_prefix("其中").and_then(|rest| rest.strip_prefix(['：', ':'])) {
        bare = inner.to_owned();
    }
    while let Some((before, inside)) = bracket(&bare)
        && is_remark(inside)
        && !before.is_empty()
    {
        bare.truncate(before.len());
    }
    (bare != written).then_some(bare)
}

/// Whether what stands in brackets behind a key is no part of its name: 万元, %, 20分, B/A, 盖章.
fn is_remark(inside: &str) -> bool {
    let is_formula = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "/÷×*+-－=%％".contains(c);
    unit_in(inside).is_some()
        || ["%", "％", "盖章", "签章", "公章"].contains(&inside)
        || (inside.contains('分') && inside.contains(|c: char| c.is_ascii_digit()))
        || (!inside.is_empty() && inside.chars().all(is_formula))
}

/// The unit of money that a key names in brackets: 年度资金总额（元）.
#[must_use]
pub fn unit_of_key(written: &str) -> Option<AmountUnit> {
    let (before, inside) = bracket(written.trim())?;
    unit_in(inside).or_else(|| unit_of_key(before))
}

fn bracket(key: &str) -> Option<(&str, &str)> {
    let inside = key.strip_suffix(['）', ')'])?;
    inside.rsplit_once(['（', '('])
}

fn unit_in(inside: &str) -> Option<AmountUnit> {
    let unit = inside.trim_start_matches("单位").trim_start_matches(['：', ':']).trim();
    AmountUnit::ALL.into_iter().find(|known| known.name() == unit)
}

const fn field(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: false, customary: true, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// A field that must be there.
const fn needed(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: true, customary: true, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// A field that only some offices have.
const fn rare(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: false, customary: false, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// The fields of a form, in the form's order.
#[must_use]
pub fn fields(form: Form) -> &'static [Field] {
    match form {
        Form::DepartmentTargets => DEPARTMENT_TARGETS,
        Form::ProjectTargets => PROJECT_TARGETS,
        Form::DepartmentSelfEvaluation => DEPARTMENT_SELF_EVALUATION,
        Form::ProjectSelfEvaluation => PROJECT_SELF_EVALUATION,
        Form::DepartmentEvaluation => DEPARTMENT_EVALUATION,
        Form::ProjectEvaluation => PROJECT_EVALUATION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(fields: &'static [Field], at: &str) {
        let mut seen = std::collections::HashSet::new();
        for field in fields {
            assert!(!field.zh.is_empty(), "{at}.{} has no Chinese key", field.key);
            for word in std::iter::once(&field.key).chain(field.zh) {
                assert!(seen.insert(*word), "{at}: “{word}” means two fields");
            }
            match field.kind {
                Kind::Record(inner)
                | Kind::Records(inner)
                | Kind::Register(inner)
                | Kind::Indicators(inner)
                | Kind::RuleLevels(inner) => {
                    holds(inner, &format!("{at}.{}", field.key));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn no_key_means_two_fields_of_one_record() {
        for form in Form::ALL {
            holds(fields(form), form.name());
        }
        holds(DEPARTMENTS_FILE, "departments");
        holds(SITE_FILE, "site");
    }
}
