//! What in a fact is distinctive: names, the clauses of its sentences, amounts. Dates, units, grades and the like stand
//! everywhere and tell nothing.

use crate::facts::Value;
use crate::finding::{FieldPath, Step};
use crate::model::amount::{Amount, AmountUnit};
use crate::model::identity::ProjectId;
use crate::scan::text;
use crate::scan::text::Kind;
use crate::scan::tokens::{self, Figure, Token};

/// In place of a fact's number: the declaration as a whole.
pub(super) const WHOLE: u32 = u32::MAX;

/// What a fact gives.
#[derive(Debug, PartialEq)]
pub(super) enum Given<'d> {
    /// Nothing that tells.
    Nothing,
    /// Another project.
    Project(&'d ProjectId),
    /// An amount as written, and as pages may print it.
    Amount(String, Vec<Figure>),
    /// Words, and the amounts among them.
    Words(Vec<String>, Vec<(String, Vec<Figure>)>),
}

/// Fields that say the same in many declarations, or nothing of their own.
const TELL_NOTHING: [&str; 19] = [
    "form",
    "year",
    "department",
    "amount_unit",
    "attribute",
    "project_type",
    "kind",
    "period",
    "grade",
    "assurance",
    "filled_in_on",
    "date",
    "comparator",
    "unit",
    "polarity",
    "rule",
    "field",
    "published",
    "computed",
];

/// Fields that hold a name, or the number of a document.
const NAMES: [&str; 11] = [
    "name",
    "code",
    "project",
    "supervising_department",
    "implementing_unit",
    "department_name",
    "evaluator",
    "commissioned_by",
    "document",
    "title",
    "publisher",
];

/// What is distinctive in the value at `path`.
pub(super) fn of<'d>(path: &FieldPath, value: &Value<'d>) -> Given<'d> {
    let key = match path.0.last() {
        Some(Step::Key(key)) => &**key,
        _ => "",
    };
    if TELL_NOTHING.contains(&key) {
        return Given::Nothing;
    }
    match value {
        Value::Amount(amount) => Given::Amount(amount.to_string(), printed(*amount)),
        // The id of a project is looked for with its department.
        Value::Text(_) if key == "project" => Given::Nothing,
        Value::Text(text) | Value::Target(text) => {
            let text = plain(text);
            let words = if NAMES.contains(&key) { name(&text).into_iter().collect() } else { clauses(&text) };
            Given::Words(words, amounts(&text))
        }
        Value::Project(project) => Given::Project(project),
        Value::Number(_) | Value::Percent(_) | Value::Day(_) | Value::Heading(_) => Given::Nothing,
    }
}

/// An amount as pages and data files have it: in its own unit, in 万元, in 元.
fn printed(amount: Amount) -> Vec<Figure> {
    let units = [amount.unit, AmountUnit::TenThousandYuan, AmountUnit::Yuan];
    let mut figures: Vec<Figure> =
        units.into_iter().filter_map(|unit| Figure::distinctive(amount.in_unit(unit).value)).collect();
    figures.sort_unstable();
    figures.dedup();
    figures
}

/// A text as a reader sees it: without tags, and without what nobody sees.
fn plain(text: &str) -> String {
    String::from_utf8_lossy(&text::shown(text.as_bytes()).bytes).into_owned()
}

/// The lightest name and the lightest clause: so many Chinese characters, or three times as many letters.
const LIGHTEST_NAME: usize = 4;
const LIGHTEST_CLAUSE: usize = 7;
/// The shortest clause in characters, whichever they are.
const SHORTEST_CLAUSE: usize = 8;
/// The most characters of a clause that are looked for.
const LONGEST: usize = 24;
/// The shortest number that is a name.
const SHORTEST_NUMBER: usize = 10;

fn name(text: &str) -> Option<String> {
    let name = text.trim();
    let is_number = name.len() >= SHORTEST_NUMBER && name.bytes().all(|byte| byte.is_ascii_digit());
    let tells = weight(name) >= LIGHTEST_NAME || is_number;
    (tells && !name.contains('\n')).then(|| name.to_owned())
}

/// The clauses of a text that tell something; where a sentence has none, the sentence itself.
fn clauses(text: &str) -> Vec<String> {
    let is_end = |c: char| "。；！？!?;\n\r".contains(c);
    // Markup, quotation marks and what data files put before them part a text as well.
    let is_mark = |c: char| "，：,:\t|*`<>[]#~\\\"'“”‘’…".contains(c);
    let mut clauses = Vec::new();
    for sentence in text.split(is_end) {
        let before = clauses.len();
        clauses.extend(sentence.split(is_mark).filter_map(clause));
        if clauses.len() == before {
            clauses.extend(clause(sentence));
        }
    }
    clauses
}

fn clause(text: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    // A number before a clause is that of a list: 1.完成……
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || " .、）)".contains(c));
    let tells = weight(text) >= LIGHTEST_CLAUSE && text.chars().nth(SHORTEST_CLAUSE - 1).is_some();
    tells.then(|| text.chars().take(LONGEST).collect())
}

/// How much a text tells: a Chinese character is a word, a letter a third of one.
fn weight(text: &str) -> usize {
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    let characters = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    characters + letters / 3
}

/// The amounts of money that a text states: behind each stands its unit.
fn amounts(text: &str) -> Vec<(String, Vec<Figure>)> {
    let read = text::Text { bytes: text.as_bytes().into(), seams: Vec::new(), kind: Kind::Shown };
    let mut amounts = Vec::new();
    tokens::each(&read.bytes, |token| {
        let Token::Digits(run) = token else { return };
        let figure = tokens::figures(&read, &run).into_iter().flatten().last().filter(Figure::tells);
        let behind = text[run.start..].trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        let is_money = ["元", "万元", "亿元"].iter().any(|unit| behind.trim_start().starts_with(unit));
        let written = &text[run.start..text.len() - behind.len()];
        amounts.extend(figure.filter(|_| is_money).map(|figure| (written.to_owned(), vec![figure])));
    });
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_what_a_leak_would_quote() {
        for (text, expected) in [
            ("完成全市公交线路优化调整方案编制，及时。", &["完成全市公交线路优化调整方案编制"][..]),
            ("做好**公交线路优化调整**工作，方便市民绿色出行。", &["公交线路优化调整", "方便市民绿色出行"]),
            ("优化线路，方便市民", &["优化线路，方便市民"]),
            ("1. 开展第三方评估工作\n2.及时", &["开展第三方评估工作"]),
            ("2024年3月至2026年12月", &[]),
            ("≥100%", &[]),
            ("12345.67万元", &[]),
        ] {
            assert_eq!(clauses(text), expected, "{text}");
        }
        assert_eq!(clauses(&"长".repeat(40)), ["长".repeat(24)]);
    }

    #[test]
    fn amounts_in_a_text_have_their_unit_behind_them() {
        let found = |text| amounts(text).into_iter().map(|(written, _)| written).collect::<Vec<_>>();
        assert_eq!(found("安排3,821.75万元，其中12345热线 2100.55 元"), ["3,821.75", "2100.55"]);
        assert_eq!(found("比例12.345%，共100万元"), Vec::<String>::new());
    }
}
