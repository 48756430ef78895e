//! What to say about a key, a number or a text that cannot be read: the nearest thing that can, so that the message alone is
//! enough to mend it.

use super::vocabulary::{self, Field, Kind};
use crate::finding::Said;
use crate::model::amount::NotANumber;
use crate::model::identity::Form;

/// Message and help for a key that the record does not have.
pub(super) fn key(written: &str, fields: &'static [Field]) -> (Said, Said) {
    if let Some(said) = dash_without_space(written) {
        return said;
    }
    let message = Said::new(format!("不认识“{written}”"), format!("unknown key “{written}”"));
    if let Some(parent) = deeper(written, fields) {
        let help = Said::new(
            format!("“{written}”要写在“{}:”下面，行首比它多两个空格", parent.zh[0]),
            format!("“{written}” goes below “{}:”, two spaces further in", parent.key),
        );
        return (message, help);
    }
    if let Some((form, field)) = of_another_form(written) {
        let help = Said::new(
            format!("“{written}”是{}的字段，不属于这里", form.title()),
            format!("“{}” belongs to the form {}", field.key, form.name()),
        );
        return (message, help);
    }
    let known_zh: Vec<_> = fields.iter().map(|field| field.zh[0]).collect();
    let known_en: Vec<_> = fields.iter().map(|field| field.key).collect();
    let (known_zh, known_en) = (known_zh.join("、"), known_en.join(", "));
    // A near word may mean something else (县级资金, 上级资金), so its meaning and what else there is stand beside it.
    let help = match nearest(written, fields) {
        Some((near, field)) => Said::new(
            format!("是否想写“{near}”（{}）？意思不同就不要改；这里可写：{known_zh}", field.meaning_zh),
            format!(
                "did you mean “{near}” ({})? Not if it means something else; known here: {known_en}",
                field.meaning_en
            ),
        ),
        None => Said::new(format!("这里可写：{known_zh}"), format!("known here: {known_en}")),
    };
    (message, help)
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

/// The known spelling that is nearest to `written`, if one is near: one that it holds whole, or one that differs little.
fn nearest(written: &str, fields: &'static [Field]) -> Option<(&'static str, &'static Field)> {
    let spellings = fields
        .iter()
        .flat_map(|field| std::iter::once(&field.key).chain(field.zh).map(move |known| (*known, field)));
    spellings
        .map(|(known, field)| {
            let is_held = known.chars().count() > 2 && written.contains(known);
            let likeness = strsim::normalized_damerau_levenshtein(written, known);
            (if is_held { likeness + 1.0 } else { likeness }, known, field)
        })
        .filter(|(likeness, ..)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known, field)| (known, field))
}

/// The field of this record that has a field `written` somewhere below it: a line that was not indented.
fn deeper(written: &str, fields: &'static [Field]) -> Option<&'static Field> {
    fields.iter().find_map(|field| match field.kind {
        Kind::Record(inner) if inner.iter().any(|field| field.is(written)) => Some(field),
        Kind::Record(inner) => deeper(written, inner),
        _ => None,
    })
}

fn of_another_form(written: &str) -> Option<(Form, &'static Field)> {
    Form::ALL.into_iter().find_map(|form| find(written, vocabulary::fields(form)).map(|field| (form, field)))
}

fn find(written: &str, fields: &'static [Field]) -> Option<&'static Field> {
    fields.iter().find_map(|field| {
        let inner = match field.kind {
            Kind::Record(inner) | Kind::Records(inner) | Kind::Indicators(inner) => find(written, inner),
            _ => None,
        };
        field.is(written).then_some(field).or(inner)
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

/// Message and help for a text that is no number.
pub(super) fn number(text: &str, why: NotANumber) -> (Said, Said) {
    let message = Said::new(format!("“{text}”不是数字"), format!("“{text}” is not a number"));
    let help = match why {
        NotANumber::Grouping => Said::new(
            format!("千分位逗号每三位一个，或不写：{}", text.replace(',', "")),
            format!("commas stand every three digits, or not at all: {}", text.replace(',', "")),
        ),
        NotANumber::TooLong => Said::new(
            "最多 14 位整数、6 位小数；核对是否多打了数字",
            "at most 14 digits and 6 decimals: is there a digit too many?",
        ),
        NotANumber::Malformed => malformed(text),
    };
    (message, help)
}

fn malformed(text: &str) -> Said {
    let half: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '．' | '。' => '.',
            '，' => ',',
            _ => c,
        })
        .filter(|c| !c.is_whitespace() && !matches!(c, '￥' | '¥'))
        .collect();
    if half != text && crate::model::amount::read_decimal(&half).is_ok() {
        return Said::new(format!("写成：{half}"), format!("write {half}"));
    }
    if text.contains(['万', '亿', '元']) {
        return Said::new(
            "只写数字；单位在“金额单位”一行统一写明（不写为万元）",
            "write the digits alone; the unit of all amounts is said once, in “amount_unit” (万元 if left out)",
        );
    }
    let digits = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    if digits != text.trim() && crate::model::amount::read_decimal(digits).is_ok() {
        return Said::new(format!("只写数字：{digits}"), format!("write the digits alone: {digits}"));
    }
    if matches!(text.trim(), "-" | "--" | "—" | "——" | "/" | "无" | "\\") {
        return Said::new(
            "为零写 0；表中空着就删去这一行；不适用写 不适用；依法不公开写 {不公开: 依据}",
            "write 0 for zero; leave the line out where the form is blank; n/a where it does not apply; {withheld: legal ground} where it is held back",
        );
    }
    Said::new("写成 49057.92 或 49,057.92 这样的数字", "write a number such as 49057.92 or 49,057.92")
}
