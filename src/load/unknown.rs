//! What to say about a key, a number or a text that cannot be read: the nearest thing that can, so that the message alone is
//! enough to mend it. No help text has something published deleted without saying where it can stand instead (`stands`).

mod head;
mod level;
mod number;
mod row;
mod stands;

pub(super) use self::head::{amount_unit, date, form, id, named_by_path, project, year};
pub(super) use self::level::{level, own_level};
pub(super) use self::number::number;
pub(super) use self::row::{Rows, row};

use super::keys::{find, inner};
use super::signs::is_invisible;
use super::tree::Node;
use super::vocabulary::{self, Field, Kind};
use crate::finding::Said;
use crate::model::identity::Form;

/// How like two words must be (0 to 1) for one to be taken for a slip of the other.
pub(super) const LIKE: f64 = 0.6;

/// A key that the record does not have.
pub(super) struct UnknownKey {
    /// Message and help.
    pub(super) said: (Said, Said),
    /// Which of the record's fields it is a slip of, if that is as good as certain: its value is read as that field's.
    pub(super) meant: Option<usize>,
}

/// What to say of a key that the record does not have.
pub(super) fn key(written: &str, fields: &'static [Field]) -> UnknownKey {
    if let Some(said) = dash_without_space(written) {
        return UnknownKey { said, meant: None };
    }
    if let Some(said) = row(written, Rows::Within, fields) {
        return UnknownKey { said, meant: None };
    }
    let message = Said::new(format!("不认识“{written}”"), format!("unknown key “{written}”"));
    let told = |help| UnknownKey { said: (message.clone(), help), meant: None };
    if let Some(help) = level_as_column(written, fields) {
        return told(help);
    }
    if let Some(nth) = typed_otherwise(written, fields) {
        let said = (otherwise(written), write_key(written, &fields[nth]));
        return UnknownKey { said, meant: Some(nth) };
    }
    if let Some(help) = belongs_deeper(written, fields).or_else(|| belongs_elsewhere(written, fields)) {
        return told(help);
    }
    if let Some(help) = belongs_to_other_forms(written, fields) {
        return told(help);
    }
    match nearest(written, fields) {
        None => told(nothing_near(written, fields)),
        // A word that holds another whole is more than a slip of it.
        Some((near, nth)) => {
            let meant = (!written.contains(near)).then_some(nth);
            UnknownKey { meant, ..told(something_near(written, (near, &fields[nth]), fields)) }
        }
    }
}

/// Help where each indicator names its levels in columns, as tables with merged cells do.
fn level_as_column(written: &str, fields: &'static [Field]) -> Option<Said> {
    let is_column =
        matches!(bare(written).as_str(), "一级指标" | "二级指标" | "first_level" | "second_level");
    let of_indicators = fields.iter().any(|field| field.key == "annual_target");
    (is_column && of_indicators).then(|| {
        Said::new(
            "级别不写在每一项里，写成上面的键：“产出指标:”下面是“  数量指标:”，再下面是各项指标“    - {名称: …}”",
            "levels are no fields of an indicator but the keys above it: “output:”, below it “  quantity:”, below that the indicators, “    - {name: …}”",
        )
    })
}

/// Help where no known word is near: all of them, and where else the column can stand.
fn nothing_near(written: &str, fields: &'static [Field]) -> Said {
    let known_zh: Vec<_> = fields.iter().map(|field| field.zh[0]).collect();
    let known_en: Vec<_> = fields.iter().map(|field| field.key).collect();
    let (known_zh, known_en) = (known_zh.join("、"), known_en.join(", "));
    let (zh, en) = match stands::kept(written, fields) {
        Some(kept) => (
            format!("表中有的，{}；表中没有才删去", kept.zh),
            format!("and the form prints it, {}; delete it only where it does not", kept.en),
        ),
        None => ("就把它连同内容删去".to_owned(), "delete it with what belongs to it".to_owned()),
    };
    Said::new(
        format!("这里可写：{known_zh}；都不是，{zh}"),
        format!("known here: {known_en}; if it is none of them, {en}"),
    )
}

/// Help where one is near. It may mean something else (县级资金, 上级资金), so its meaning and what else there is stand
/// beside it.
fn something_near(written: &str, (near, field): (&str, &Field), fields: &'static [Field]) -> Said {
    let usual: Vec<_> = fields.iter().filter(|field| field.customary).collect();
    let (more_zh, more_en) = if usual.len() < fields.len() { (" 等", " …") } else { ("", "") };
    let zh: Vec<_> = usual.iter().map(|field| field.zh[0]).collect();
    let en: Vec<_> = usual.iter().map(|field| field.key).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let kept = stands::kept(written, fields).map_or_else(
        || Said::new("", ""),
        |kept| Said::new(format!("，{}", kept.zh), format!(": then {}", kept.en)),
    );
    Said::new(
        format!(
            "是否想写“{near}”（{}）？意思不同就不要改{}；这里可写：{zh}{more_zh}",
            field.meaning_zh, kept.zh
        ),
        format!(
            "did you mean “{near}” ({})? Not if it means something else{}; known here: {en}{more_en}",
            field.meaning_en, kept.en
        ),
    )
}

/// What forms ask for and no website shows: who filled them in, and how to reach them.
const PERSONAL: [&str; 13] = [
    "联系人",
    "联系电话",
    "填报人",
    "填表人",
    "负责人",
    "电话",
    "手机",
    "身份证",
    "经办人",
    "制表人",
    "审核人",
    "邮箱",
    "姓名",
];

/// What an office is reached by, whoever answers.
const OF_AN_OFFICE: [&str; 6] = ["热线", "监督电话", "咨询电话", "投诉电话", "举报电话", "服务电话"];

/// Message and help for a key of that kind; `None` for any other.
pub(super) fn personal(written: &str) -> Option<(Said, Said)> {
    let is = |words: &[&str]| words.iter().any(|word| written.contains(word));
    if !is(&PERSONAL) || is(&OF_AN_OFFICE) {
        return None;
    }
    let message = Said::new(
        format!("“{written}”是个人信息，没有读入，也不公开"),
        format!("“{written}” is personal: it was not read, and is not published"),
    );
    Some((message, Said::new("把它连同内容删去", "delete it with what stands behind it")))
}

/// The fields of the group that `node` is most like by its keys: one of `fields`, of which it has half the keys at least.
pub(super) fn group_like(node: &Node<'_>, fields: &'static [Field]) -> Option<&'static [Field]> {
    let entries = node.entries().filter(|entries| !entries.is_empty())?;
    let known = |inner: &[Field]| {
        entries.iter().filter(|entry| inner.iter().any(|field| field.is(&entry.key.text))).count()
    };
    let groups = fields.iter().filter_map(|field| match field.kind {
        Kind::Record(inner) => Some((known(inner), inner)),
        _ => None,
    });
    let (count, inner) = groups.max_by_key(|(count, _)| *count)?;
    (count * 2 >= entries.len()).then_some(inner)
}

/// Message and help where an item of a list was meant: `-{名称: …}` reads as a key.
pub(super) fn dash_without_space(written: &str) -> Option<(Said, Said)> {
    let item = written.strip_prefix(['-', '－', '—'])?;
    let message = Said::new(
        format!("“{written}”前面的短横后面缺一个空格，读不成列表的一项"),
        format!("the dash of “{written}” lacks the space behind it, so this is no item of a list"),
    );
    Some((message, Said::new(format!("写成“- {item}…”"), format!("write “- {item}…”"))))
}

/// The field whose key this is but for blanks, marks, capitals or a unit in brackets.
fn typed_otherwise(written: &str, fields: &'static [Field]) -> Option<usize> {
    let bare = bare(written);
    fields.iter().position(|field| field.is(&bare) || field.key == bare.replace([' ', '-'], "_"))
}

/// A key without what does not make it another word.
fn bare(written: &str) -> String {
    let half = written.chars().map(|c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    });
    let marks = |c: &char| !(is_invisible(*c) || "“”‘’\"'《》「」【】[]{}*、。；;,:".contains(*c));
    let half: String = half.filter(marks).flat_map(char::to_lowercase).collect();
    let without_unit = half.split_once('(').map_or(half.as_str(), |(word, _)| word).trim();
    if without_unit.is_ascii() {
        return without_unit.to_owned();
    }
    without_unit.chars().filter(|c| !c.is_whitespace()).collect()
}

fn otherwise(written: &str) -> Said {
    if written.chars().any(is_invisible) {
        let shown: String = written.chars().filter(|c| !is_invisible(*c)).collect();
        return Said::new(
            format!("“{shown}”里有一个看不见的字符，所以不认识"),
            format!("“{shown}” holds a character that nobody sees, so it is not known"),
        );
    }
    Said::new(format!("不认识“{written}”"), format!("unknown key “{written}”"))
}

/// The key as it is to be typed, in the language in which it was written.
fn write_key(written: &str, field: &Field) -> Said {
    let bare = bare(written);
    let word = field.zh.iter().find(|known| **known == bare).unwrap_or(&field.key);
    Said::new(
        format!("把冒号前面的字删去，重新输入：“{word}”"),
        format!("delete what stands before the colon and type “{word}”"),
    )
}

/// The known spelling that is nearest to `written`, if one is near: one that it holds whole, or one that differs little.
fn nearest(written: &str, fields: &'static [Field]) -> Option<(&'static str, usize)> {
    if stands::is_short_for_several(written, fields) {
        return None;
    }
    let spellings = fields
        .iter()
        .enumerate()
        .flat_map(|(nth, field)| std::iter::once(&field.key).chain(field.zh).map(move |known| (*known, nth)));
    spellings
        .map(|(known, nth)| {
            let is_held = known.chars().count() > 2 && written.contains(known);
            let likeness = likeness(written, known);
            (if is_held { likeness + 1.0 } else { likeness }, known, nth)
        })
        .filter(|(likeness, known, _)| *likeness >= LIKE && !stands::are_other_ideas(written, known))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known, nth)| (known, nth))
}

/// How like two words are, 0 to 1. In a word of two characters one is half of it: 年份 is like 年度.
pub(super) fn likeness(written: &str, known: &str) -> f64 {
    let likeness = strsim::normalized_damerau_levenshtein(written, known);
    let two = |word: &str| word.chars().count() == 2 && !word.is_ascii();
    if two(written) && two(known) && likeness > 0.4 { LIKE } else { likeness }
}

/// The fields that lead to the field `written` from `fields` on, outermost first; empty if it is one of them.
fn way_to(written: &str, fields: &'static [Field]) -> Option<Vec<&'static Field>> {
    if fields.iter().any(|field| field.is(written)) {
        return Some(Vec::new());
    }
    fields.iter().find_map(|field| {
        let mut way = way_to(written, inner(field.kind))?;
        way.insert(0, field);
        Some(way)
    })
}

/// Help for a key that a field of this record has somewhere below it: a line that was not indented.
fn belongs_deeper(written: &str, fields: &'static [Field]) -> Option<Said> {
    way_to(written, fields)?.last().map(|parent| below(written, parent))
}

fn below(written: &str, parent: &Field) -> Said {
    if let Kind::Record(_) = parent.kind {
        return Said::new(
            format!("“{written}”要写在“{}:”下面，行首比它多两个空格", parent.zh[0]),
            format!("“{written}” goes below “{}:”, two spaces further in", parent.key),
        );
    }
    let first = &inner(parent.kind)[0];
    Said::new(
        format!("“{written}”要写在“{}:”的每一项里，与该项的“{}:”对齐", parent.zh[0], first.zh[0]),
        format!("“{written}” goes into each item of “{}:”, in line with its “{}:”", parent.key, first.key),
    )
}

/// Help for a key of the form that has this record, but in another place.
fn belongs_elsewhere(written: &str, fields: &'static [Field]) -> Option<Said> {
    let mut forms = Form::ALL.into_iter().map(vocabulary::fields).filter(|form| holds(form, fields));
    forms.find_map(|form| match way_to(written, form)?.last() {
        Some(parent) => Some(below(written, parent)),
        None => Some(Said::new(
            format!("“{written}”不属于这一组：删去行首的空格，与“{}:”对齐", form[1].zh[0]),
            format!(
                "“{written}” is not of this group: delete the spaces before it, so that it is in line with “{}:”",
                form[1].key
            ),
        )),
    })
}

fn holds(fields: &'static [Field], record: &'static [Field]) -> bool {
    fields.iter().any(|field| {
        let inner = inner(field.kind);
        std::ptr::eq(inner, record) && !inner.is_empty() || holds(inner, record)
    })
}

/// Help for a key that other forms have.
fn belongs_to_other_forms(written: &str, fields: &'static [Field]) -> Option<Said> {
    let forms: Vec<(Form, &'static Field)> = Form::ALL
        .into_iter()
        .filter_map(|form| find(written, vocabulary::fields(form)).map(|field| (form, field)))
        .collect();
    let (_, field) = forms.first()?;
    let titles: Vec<_> = forms.iter().map(|(form, _)| form.title()).collect();
    let names: Vec<_> = forms.iter().map(|(form, _)| form.name()).collect();
    let (titles, names) = (titles.join("、"), names.join(", "));
    Some(match stands::kept(written, fields) {
        Some(kept) => Said::new(
            format!("“{written}”是{titles}的字段；这张表中也印着的，{}；表中没有才删去", kept.zh),
            format!(
                "“{}” belongs to the forms {names}; where this form prints it too, {}; delete it only where it does not",
                field.key, kept.en
            ),
        ),
        None => Said::new(
            format!("“{written}”是{titles}的字段，不属于这里：把它连同内容删去"),
            format!("“{}” belongs to the forms {names}: delete it here with what belongs to it", field.key),
        ),
    })
}

/// Message and help for a text whose end was taken for a comment.
pub(super) fn cut_short(cut: &str, whole: &str) -> (Said, Said) {
    let message = Said::new(
        format!("“#{cut}”被当作注释，没有读进来"),
        format!("“#{cut}” is taken for a comment and not read"),
    );
    let help = Said::new(
        format!("是内容就整段加引号：\"{whole}\"；是注释就在 # 后面空一格"),
        format!(
            "quote the whole text if it belongs to it: \"{whole}\"; put a space behind # if it is a comment"
        ),
    );
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::personal;

    #[test]
    fn a_person_is_told_from_an_office() {
        for written in ["联系人", "填报人姓名", "联系电话（手机）"] {
            assert!(personal(written).is_some(), "{written}");
        }
        for written in ["监督电话", "12345热线电话", "项目编码"] {
            assert!(personal(written).is_none(), "{written}");
        }
    }
}
