//! What to say of a year, an id or a form that cannot be read. The path of the file says which are right, so the help can.

use super::{LIKE, likeness};
use crate::finding::Said;
use crate::load::date::is_date;
use crate::load::signs::is_invisible;
use crate::model::amount::AmountUnit;
use crate::model::identity::{DeclarationKey, Form, Id, PROJECT_ID_LENGTH};
use crate::model::year::FiscalYear;

/// What the head of the file at `path` says behind the English key `key`, in each language, if its path names it.
pub(in crate::load) fn named_by_path(path: &str, key: &str) -> Option<Said> {
    let named = DeclarationKey::from_path(path)?;
    let both = |text: String| Some(Said::new(text.clone(), text));
    match key {
        "form" => Some(Said::new(named.form.title(), named.form.name())),
        "year" => both(named.year.to_string()),
        "department" => both(named.department.to_string()),
        "project" => both(named.project?.to_string()),
        _ => None,
    }
}

/// Message and help for a text that is no budget year; `right` is what the path says.
pub(in crate::load) fn year(text: &str, right: Option<Said>) -> (Said, Said) {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let message = Said::new(format!("“{text}”不是年度"), format!("“{text}” is not a budget year"));
    if let Some(year) = year_in(&text) {
        return (
            message,
            Said::new(format!("只写四位数字：{year}"), format!("write four digits alone: {year}")),
        );
    }
    if let Some(Said { zh, en }) = right {
        let help = Said::new(
            format!("与文件所在的文件夹一致，写成：{zh}"),
            format!("write what the folder of the file says: {en}"),
        );
        return (message, help);
    }
    let (first, last) = (FiscalYear::RANGE.start(), FiscalYear::RANGE.end());
    let help = Said::new(
        format!("写四位数字，如 2023（{first} 至 {last}）"),
        format!("write four digits, such as 2023 ({first} to {last})"),
    );
    (message, help)
}

/// The only year that a text can mean: `2023年度`, `二〇二三`, `23`; none of `2023-2024`.
fn year_in(text: &str) -> Option<FiscalYear> {
    let digit = |c: char| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        '〇' | '零' | 'O' | 'o' => Some('0'),
        _ => "一二三四五六七八九"
            .chars()
            .zip('1'..='9')
            .find(|(chinese, _)| *chinese == c)
            .map(|(_, digit)| digit),
    };
    let digits: String = text.chars().map(|c| digit(c).unwrap_or(' ')).collect();
    let mut runs = digits.split_whitespace().filter(|run| *run != "0");
    let (run, None) = (runs.next()?, runs.next()) else { return None };
    FiscalYear::parse(run).or_else(|| FiscalYear::parse(&format!("20{run}")).filter(|_| run.len() == 2))
}

/// Message and help for a text that is no id; `right` is what the path says, if it names one.
pub(in crate::load) fn id(text: &str, longest: usize, right: Option<Said>) -> (Said, Said) {
    let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let message = Said::new(format!("“{text}”不能作编号"), format!("“{text}” cannot be an id"));
    if let Some(Said { zh, en }) = right {
        let help = Said::new(
            format!("与文件的位置和文件名一致，写成：{zh}"),
            format!("write what the file's place and name say: {en}"),
        );
        return (message, help);
    }
    let rules = (
        format!(
            "编号用小写字母、数字和连字符，首尾不是连字符，不超过 {longest} 个字符，且不是 index、department、data 等保留词"
        ),
        format!(
            "use lower-case letters, digits and hyphens (not at either end), at most {longest} characters, and no reserved word such as index, department, data"
        ),
    );
    let mended = text.trim().to_ascii_lowercase().replace(['_', ' ', '.'], "-");
    let help = match Id::parse(&mended, longest) {
        Some(mended) => {
            Said::new(format!("写成：{mended}（{}）", rules.0), format!("write {mended} ({})", rules.1))
        }
        None => Said::new(rules.0, rules.1),
    };
    (message, help)
}

/// Message and help for a text that names no project.
pub(in crate::load) fn project(text: &str) -> (Said, Said) {
    let (message, rules) = id(text, PROJECT_ID_LENGTH, None);
    let help = Said::new(
        format!("写成“部门编号/项目编号”，同一部门的可以只写项目编号；{}", rules.zh),
        format!("write department/project, or the project's id alone within one department; {}", rules.en),
    );
    (message, help)
}

/// Message and help for a text that is the name of no form; `right` is what the path says.
pub(in crate::load) fn form(text: &str, right: Option<Said>) -> (Said, Said) {
    let message = Said::new(format!("不认识表名“{text}”"), format!("unknown form “{text}”"));
    if let Some(Said { zh, en }) = right {
        return (
            message,
            Said::new(format!("从文件名看，写成：{zh}"), format!("by the file's name, write {en}")),
        );
    }
    let near = Form::ALL
        .into_iter()
        .map(|form| {
            let names = [form.title(), form.name()];
            (names.map(|name| likeness(text, name)).into_iter().fold(0.0, f64::max), form)
        })
        .filter(|(likeness, _)| *likeness >= LIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match near {
        Some((_, form)) => {
            Said::new(format!("是否想写“{}”？", form.title()), format!("did you mean “{}”?", form.name()))
        }
        None => {
            let titles = Form::ALL.map(|form| form.title()).join("、");
            Said::new(
                format!("可写：{titles}"),
                format!("write one of: {}", Form::ALL.map(Form::name).join(", ")),
            )
        }
    };
    (message, help)
}

/// Message and help for a text that is no date.
pub(in crate::load) fn date(text: &str) -> (Said, Said) {
    let message = Said::new(format!("“{text}”不是日期"), format!("“{text}” is not a date"));
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let numbers = [parts.next(), parts.next(), parts.next()].map(|part| part?.parse::<u32>().ok());
    let written = match (numbers, parts.next()) {
        ([Some(year), Some(month), Some(day)], None) => format!("{year}-{month:02}-{day:02}"),
        ([Some(year), Some(month), None], None) => format!("{year}-{month:02}"),
        _ => String::new(),
    };
    if is_date(&written) && written != text {
        return (message, Said::new(format!("写成：{written}"), format!("write {written}")));
    }
    let help = Said::new(
        "写成 2023-02-18 这样的日期；只知道月份时写 2023-02",
        "write a date such as 2023-02-18, or 2023-02 where only the month is known",
    );
    (message, help)
}

/// Message and help for a text that is no unit of amounts.
pub(in crate::load) fn amount_unit(text: &str) -> (Said, Said) {
    let message = Said::new(format!("不认识金额单位“{text}”"), format!("unknown unit “{text}”"));
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .trim_start_matches("人民币")
        .trim_start_matches("单位");
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    let meant = AmountUnit::ALL
        .into_iter()
        .find(|unit| unit.name() == bare || unit.name().strip_suffix('元') == Some(bare));
    let help = match meant {
        Some(unit) => Said::new(format!("写成：{}", unit.name()), format!("write {}", unit.name())),
        None => Said::new(
            "只能写 元、万元 或 亿元；是别的单位，就把各项金额换算过来",
            "only 元, 万元 and 亿元 can be written; convert the amounts from any other unit",
        ),
    };
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_proposed_where_there_is_only_one() {
        for (text, year) in [
            ("2023年度", Some("2023")),
            ("二〇二三", Some("2023")),
            ("２０２３", Some("2023")),
            ("23", Some("2023")),
            ("2023.0", Some("2023")),
            ("2023-2024", None),
            ("3023", None),
            ("去年", None),
        ] {
            assert_eq!(year_in(text).map(|year| year.to_string()).as_deref(), year, "{text}");
        }
    }

    #[test]
    fn the_path_says_what_belongs_into_the_head() {
        let right = |key| named_by_path("content/2023/gz-zwsj/a.targets.yaml", key).map(|said| said.en);
        assert_eq!(right("year").as_deref(), Some("2023"));
        assert_eq!(right("department").as_deref(), Some("gz-zwsj"));
        assert_eq!(right("project").as_deref(), Some("a"));
        assert_eq!(right("form").as_deref(), Some("project-targets"));
        assert_eq!(right("name"), None);
    }
}
