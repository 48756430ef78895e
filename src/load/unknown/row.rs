//! A row that was pasted out of a table: its cells stand between tabs, and are no fields. What to type instead is said as
//! far as it is clear which cell is which column.

use crate::finding::Said;
use crate::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use crate::load::tree::shorten;
use crate::load::vocabulary::Field;
use crate::model::amount::read_decimal;

/// Where such rows stand.
#[derive(Clone, Copy)]
pub(in crate::load) enum Rows {
    /// So many in the place of items.
    Items(usize),
    /// One within an item, beside other fields.
    Within,
}

/// Message and help for such a row of indicators; none where `text` holds no tab.
pub(in crate::load) fn row(text: &str, rows: Rows, fields: &'static [Field]) -> Option<(Said, Said)> {
    let cells = cells(text)?;
    let shown = shorten(text);
    let (count_zh, count_en) = match rows {
        Rows::Within | Rows::Items(1) => (String::new(), String::new()),
        Rows::Items(rows) => (format!("，共 {rows} 行"), format!("; {rows} rows")),
    };
    let message = Said::new(
        format!("“{shown}”是表格里的一行，各格之间是制表符，读不成一项{count_zh}"),
        format!(
            "“{shown}” is a row of a table with tabs between its cells, and cannot be read as an item{count_en}"
        ),
    );
    let Some((known, rest)) = columns(&cells, fields) else {
        let help = Said::new(
            "每一格写成一项“栏目: 内容”，各项之间不用制表符",
            "write each cell as “column: content”, without tabs between them",
        );
        return Some((message, help));
    };
    let each = |word: fn(&Field) -> &'static str| -> Vec<String> {
        known.iter().map(|(field, cell)| format!("{}: {}", word(field), value(field, cell))).collect()
    };
    let (zh, en) = (each(|field| field.zh[0]), each(|field| field.key));
    let more = rest_named(&rest, &known, fields);
    let help = match rows {
        Rows::Items(_) => Said::new(
            format!("写成“- {{{}}}”{}", zh.join(", "), more.zh),
            format!("write “- {{{}}}”{}", en.join(", "), more.en),
        ),
        Rows::Within => Said::new(
            format!("分成几项来写：“{}”{}", zh.join("”“"), more.zh),
            format!("write fields of their own: “{}”{}", en.join("”, “"), more.en),
        ),
    };
    Some((message, help))
}

/// The cells of a row; none where it is no row.
fn cells(text: &str) -> Option<Vec<&str>> {
    let cells: Vec<_> = text.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    (cells.len() > 1 && text.contains('\t')).then_some(cells)
}

type Known<'c> = Vec<(&'static Field, &'c str)>;

/// The cells whose columns are clear, and the others. None for records that are no indicators.
fn columns<'c>(cells: &[&'c str], fields: &'static [Field]) -> Option<(Known<'c>, Vec<&'c str>)> {
    let field = |key: &str| fields.iter().find(|field| field.key == key);
    let (name, target) = (field("name")?, field("annual_target")?);
    let is_level = |cell: &str| {
        LevelWord::find(FIRST_LEVELS, cell).is_some() || LevelWord::find(SECOND_LEVELS, cell).is_some()
    };
    // The levels are the keys above the item.
    let levels = cells.iter().take_while(|cell| is_level(cell)).count();
    let cells = cells.get(levels..).filter(|cells| cells.len() > 1)?;
    let is_number = |at: usize| cells.get(at).is_some_and(|cell| read_decimal(cell).is_ok());
    let order: Vec<_> = match (field("actual"), field("period_target"), cells.len()) {
        // 三级指标, 年度指标值, 实际完成值, 分值, 得分, 偏差原因: as self-evaluations print them.
        (Some(actual), _, 5 | 6) if is_number(3) && is_number(4) => {
            let points = ["weight", "score", "deviation"].into_iter().filter_map(field);
            [name, target, actual].into_iter().chain(points).collect()
        }
        (None, Some(period), 3) if cells[2].contains(|c: char| c.is_ascii_digit()) && !is_number(2) => {
            vec![name, period, target]
        }
        _ => vec![name, target],
    };
    let known = order.into_iter().zip(cells.iter().copied()).collect::<Known<'c>>();
    let rest = cells[known.len().min(cells.len())..].to_vec();
    Some((known, rest))
}

/// A cell as it stands between braces: in quotation marks, unless it is a number or the plain words of a name.
fn value(field: &Field, cell: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '（' | '）' | '、');
    if read_decimal(cell).is_ok() && !cell.contains(',') || field.key == "name" && cell.chars().all(is_word) {
        return cell.to_owned();
    }
    format!("\"{}\"", cell.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Where the other cells go.
fn rest_named(rest: &[&str], known: &Known<'_>, fields: &'static [Field]) -> Said {
    if rest.is_empty() {
        return Said::new("", "");
    }
    let is_free = |field: &&Field| !known.iter().any(|(own, _)| own.key == field.key);
    let free: Vec<_> = fields.iter().filter(|field| field.customary).filter(is_free).collect();
    let zh: Vec<_> = free.iter().map(|field| field.zh[0]).collect();
    let en: Vec<_> = free.iter().map(|field| field.key).collect();
    Said::new(
        format!("；其余各格（{}）照表中的栏目填：{} 等", rest.join("、"), zh.join("、")),
        format!(
            "; add the other cells ({}) by the columns of the form: {} …",
            rest.join(", "),
            en.join(", ")
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::unknown::inner;
    use crate::load::vocabulary;
    use crate::model::identity::Form;

    #[test]
    fn a_row_is_told_as_far_as_its_columns_are_clear() {
        for (form, text, zh) in [
            (Form::ProjectTargets, "校车数\t≥36辆", "写成“- {名称: 校车数, 年度指标值: \"≥36辆\"}”"),
            (
                Form::ProjectTargets,
                "产出指标\t数量指标\t校车数\t≥36辆\t≥12辆",
                "写成“- {名称: 校车数, 实施周期指标值: \"≥36辆\", 年度指标值: \"≥12辆\"}”",
            ),
            (
                Form::ProjectSelfEvaluation,
                "校车数\t≥36辆\t36辆\t10\t9",
                "写成“- {名称: 校车数, 年度指标值: \"≥36辆\", 实际完成值: \"36辆\", 分值: 10, 得分: 9}”",
            ),
            (
                Form::ProjectSelfEvaluation,
                "校车数\t≥36辆\t10\t9",
                "写成“- {名称: 校车数, 年度指标值: \"≥36辆\"}”；其余各格（10、9）照表中的栏目填：实际完成值、分值",
            ),
        ] {
            let fields =
                vocabulary::fields(form).iter().find(|field| field.key == "indicators").expect("indicators");
            let (_, help) = row(text, Rows::Items(1), inner(fields.kind)).expect("a row");
            assert!(help.zh.starts_with(zh), "{text}: {}", help.zh);
        }
        assert!(row("校车数 ≥36辆", Rows::Within, vocabulary::fields(Form::ProjectTargets)).is_none());
    }
}
