//! `gongkai target TEXT…`: how wordings of targets are understood, as JSON for programs and as a line for people.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{Exit, Session};
use crate::check::{NotUnderstood, not_understood};
use crate::error::Result;
use crate::finding::Said;
use crate::model::amount::read_decimal;
use crate::model::target::{Columns, Comparator, Deadline, Grade, Moment, Quantity, Single, Target};
use crate::tables::indicators::in_english;

#[derive(Debug, Args)]
pub(super) struct TargetCommand {
    /// 指标名称，可以帮助认出单位 · Name of the indicator, which may state the unit
    #[arg(long)]
    name: Option<String>,
    /// 指标性质一列，如 ≥、定性、正向 · The comparator's own column, such as ≥
    #[arg(long)]
    comparator: Option<String>,
    /// 度量单位一列 · The unit's own column
    #[arg(long)]
    unit: Option<String>,
    /// 输出格式 · Format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 指标值的说法，如 ≥95% · Wordings, such as ≥95%
    #[arg(required = true, value_name = "TEXT")]
    wordings: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// 给人看 · For people
    Text,
    /// 给程序读 · For programs
    Json,
}

impl TargetCommand {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let columns = Columns {
            name: self.name.as_deref(),
            comparator: self.comparator.as_deref(),
            unit: self.unit.as_deref(),
        };
        let targets: Vec<Target> =
            self.wordings.iter().map(|wording| Target::parse_in(wording, columns)).collect();
        let mut out = anstream::stdout();
        match self.format {
            Format::Json => {
                // Serialising plain data to memory cannot fail.
                let json = serde_json::to_string_pretty(&json(&targets)).unwrap_or_default();
                _ = writeln!(out, "{json}");
            }
            Format::Text => {
                for target in &targets {
                    let explained = text(target).text(session.language).replace('\n', "\n    ");
                    _ = writeln!(out, "{}\n    {explained}", target.text);
                }
            }
        }
        Ok(Exit::Good)
    }
}

/// A wording as JSON tells it.
#[derive(Debug, Serialize)]
pub struct Wording<'a> {
    /// The wording, exactly as written.
    pub text: &'a str,
    /// `quantity`, `deadline`, `grade`, `qualitative`, `mixed` or `unknown`.
    pub kind: &'static str,
    /// What it holds; empty for `unknown`.
    pub targets: Vec<Entry<'a>>,
    /// For `unknown`: the byte of `text` up to where it was understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub understood_up_to: Option<usize>,
}

/// One target of a wording.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// `quantity`, `deadline`, `grade` or `qualitative`.
    pub kind: &'static str,
    /// `ge`, `le`, `gt`, `lt`, `eq`, `about`, `range`; nothing where nothing is compared.
    pub comparator: Option<&'static str>,
    /// A decimal number, a date (`2023-12-31`, `--12-31` without its year) or a grade.
    pub value: Option<String>,
    /// The other end of a range.
    pub upper: Option<String>,
    /// The unit of a number, else empty.
    pub unit: &'a str,
    /// `rise` or `fall`, for a number that is a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<&'static str>,
    /// `year`, `quarter` or `month`, for a deadline that recurs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<&'static str>,
}

/// The wordings in their order, ready for `serde_json`.
#[must_use]
pub fn json(targets: &[Target]) -> Vec<Wording<'_>> {
    targets.iter().map(wording).collect()
}

fn wording(target: &Target) -> Wording<'_> {
    Wording {
        text: &target.text,
        kind: target.kind().name(),
        targets: target.singles().iter().map(entry).collect(),
        understood_up_to: target.not_understood().map(|(followed, _)| followed.len()),
    }
}

fn entry(single: &Single) -> Entry<'_> {
    let kind = single.kind().name();
    let bare =
        Entry { kind, comparator: None, value: None, upper: None, unit: "", change: None, every: None };
    match single {
        Single::Quantity(quantity) => Entry {
            comparator: Some(quantity.comparator.name()),
            value: Some(quantity.value.to_string()),
            upper: quantity.upper.map(|upper| upper.to_string()),
            unit: quantity.unit.as_str(),
            change: quantity.change.name(),
            ..bare
        },
        Single::Deadline(Deadline::Stated(stated)) => Entry {
            comparator: Some(stated.comparator.name()),
            value: Some(stated.value.iso()),
            upper: stated.upper.map(Moment::iso),
            every: stated.every.name(),
            ..bare
        },
        Single::Grade(grade) => Entry {
            comparator: Some(grade.comparator.name()),
            value: Some(grade.mark.as_str().to_owned()),
            ..bare
        },
        Single::Deadline(Deadline::Unstated) | Single::Qualitative => bare,
    }
}

/// How a wording is understood, in words; for one that is not, up to where, and what to write instead.
#[must_use]
pub fn text(target: &Target) -> Said {
    if let Some(NotUnderstood { what, mend, .. }) = not_understood(target) {
        return Said::new(format!("{}\n{}", what.zh, mend.zh), format!("{}\n{}", what.en, mend.en));
    }
    let said: Vec<Said> = target.singles().iter().map(single).collect();
    let join =
        |language: fn(&Said) -> &str, mark: &str| said.iter().map(language).collect::<Vec<_>>().join(mark);
    Said::new(join(|said| &said.zh, "；"), join(|said| &said.en, "; "))
}

fn single(single: &Single) -> Said {
    match single {
        Single::Quantity(quantity) => self::quantity(quantity),
        Single::Deadline(deadline) => self::deadline(deadline),
        Single::Grade(grade) => self::grade(grade),
        Single::Qualitative => Said::new("定性表述：不能用数衡量", "qualitative: words, not measurable"),
    }
}

/// `≥ 30,000 次/秒：不少于 30000，单位 次/秒`, `at least 30000 次/秒`.
fn quantity(quantity: &Quantity) -> Said {
    let (value, unit) = (quantity.value, quantity.unit.as_str());
    let (change_zh, change_en) = match quantity.change.name() {
        Some("rise") => ("增加", "an increase of "),
        Some(_) => ("减少", "a decrease of "),
        None => ("", ""),
    };
    let numbers = |grouping: fn(&str) -> String| match quantity.upper {
        Some(upper) => format!("{} ~ {}", grouping(&value.to_string()), grouping(&upper.to_string())),
        None => format!("{} {}", quantity.comparator.sign(), grouping(&value.to_string())),
    };
    let sign = format!("{change_zh} {} {unit}", numbers(grouped));
    let (zh, en) = match quantity.upper {
        Some(upper) => (format!("{value} 至 {upper}"), format!("{value} to {upper}")),
        None => {
            let (zh, en) = words(quantity.comparator);
            (format!("{zh} {value}"), format!("{en} {value}"))
        }
    };
    let unit_zh = if unit.is_empty() { "没有单位".to_owned() } else { format!("单位 {unit}") };
    Said::new(
        format!("{}：{change_zh}{zh}，{unit_zh}", sign.trim()),
        format!("{change_en}{en} {unit}").trim_end().to_owned(),
    )
}

/// The comparator as a word before a number, in both languages.
fn words(comparator: Comparator) -> (&'static str, &'static str) {
    match comparator {
        Comparator::AtLeast => ("不少于", "at least"),
        Comparator::AtMost => ("不超过", "at most"),
        Comparator::MoreThan => ("多于", "more than"),
        Comparator::LessThan => ("少于", "less than"),
        Comparator::Equal => ("等于", "exactly"),
        Comparator::About => ("约", "about"),
        Comparator::Range => ("介于", "between"),
    }
}

/// `30000.5` as `30,000.5`; what is no number stays.
fn grouped(number: &str) -> String {
    read_decimal(number)
        .map_or_else(|_| number.to_owned(), |value| crate::model::amount::grouped(value, 0).into())
}

fn deadline(deadline: &Deadline) -> Said {
    let Deadline::Stated(stated) = deadline else {
        return Said::new("期限：按时，没有写明日期", "deadline: in time, no date is stated");
    };
    Said::new(format!("期限：{deadline}"), format!("deadline: {}", in_english(stated)))
}

fn grade(grade: &Grade) -> Said {
    let mark = grade.mark.as_str();
    match grade.comparator {
        Comparator::Equal => Said::new(format!("等级：{mark}"), format!("grade: {mark}")),
        Comparator::AtLeast => Said::new(format!("等级：{mark}及以上"), format!("grade: {mark} or above")),
        Comparator::AtMost => Said::new(format!("等级：{mark}及以下"), format!("grade: {mark} or below")),
        _ => Said::new(format!("等级：{grade}"), format!("grade: {grade}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{json, text};
    use crate::model::target::Target;

    #[test]
    fn json_has_its_keys_in_order() {
        let targets = ["不少于3万次每秒", "10-20%", "2023年12月底前", "优良", "稳步提高", "≥", "下降3%"];
        let targets: Vec<Target> = targets.iter().map(|text| Target::parse(text, None)).collect();
        let lines: Vec<String> =
            json(&targets).iter().filter_map(|wording| serde_json::to_string(wording).ok()).collect();
        assert_eq!(
            lines,
            [
                r#"{"text":"不少于3万次每秒","kind":"quantity","targets":[{"kind":"quantity","comparator":"ge","value":"30000","upper":null,"unit":"次/秒"}]}"#,
                r#"{"text":"10-20%","kind":"quantity","targets":[{"kind":"quantity","comparator":"range","value":"10","upper":"20","unit":"%"}]}"#,
                r#"{"text":"2023年12月底前","kind":"deadline","targets":[{"kind":"deadline","comparator":"le","value":"2023-12-31","upper":null,"unit":""}]}"#,
                r#"{"text":"优良","kind":"grade","targets":[{"kind":"grade","comparator":"eq","value":"优良","upper":null,"unit":""}]}"#,
                r#"{"text":"稳步提高","kind":"qualitative","targets":[{"kind":"qualitative","comparator":null,"value":null,"upper":null,"unit":""}]}"#,
                r#"{"text":"≥","kind":"unknown","targets":[],"understood_up_to":3}"#,
                r#"{"text":"下降3%","kind":"quantity","targets":[{"kind":"quantity","comparator":"eq","value":"3","upper":null,"unit":"%","change":"fall"}]}"#,
            ]
        );
    }

    #[test]
    fn words_explain_a_wording() {
        for (wording, zh, en) in [
            ("不少于3万次每秒", "≥ 30,000 次/秒：不少于 30000，单位 次/秒", "at least 30000 次/秒"),
            ("-1234.5~5%", "−1,234.5 ~ 5 %：-1234.5 至 5，单位 %", "-1234.5 to 5 %"),
            ("180", "= 180：等于 180，没有单位", "exactly 180"),
            ("下降3%以上", "减少 ≥ 3 %：减少不少于 3，单位 %", "a decrease of at least 3 %"),
            ("每月底前", "期限：不晚于每月末", "deadline: every month by its last day"),
            ("及时", "期限：按时，没有写明日期", "deadline: in time, no date is stated"),
            ("三级以上", "等级：三级及以上", "grade: 三级 or above"),
        ] {
            let said = text(&Target::parse(wording, None));
            assert_eq!((said.zh.as_str(), said.en.as_str()), (zh, en));
        }
        let said = text(&Target::parse("≥≤5", None));
        assert!(said.zh.starts_with("看到“≥”还明白，从“≤5”起看不懂\n改成"), "{}", said.zh);
    }
}
