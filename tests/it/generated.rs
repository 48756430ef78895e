//! Declarations made at random from the vocabulary, in any spelling of any key, written by another YAML library: 2,000 of
//! each form are read without a word, and nothing of them is lost.

use gongkai::facts;
use gongkai::finding::Severity;
use gongkai::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use gongkai::load::read_declaration;
use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::declaration::Assurance;
use gongkai::model::identity::{DeclarationKey, Form};
use gongkai::model::indicator::Polarity;
use serde_yaml::{Mapping, Value};

use crate::kept::{facts_of, head};

/// How many declarations of each form are made.
const CASES: u64 = 2_000;

/// A small generator of its own, so that a case is known by its number.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("a small number")
    }

    fn pick<'t, T: ?Sized>(&mut self, of: &[&'t T]) -> &'t T {
        of[self.below(of.len())]
    }
}

/// Texts with what YAML, HTML and spreadsheets make something else of.
const TEXTS: [&str; 24] = [
    "城市公交运营补贴",
    "甲：乙",
    "a: b",
    "# 井号",
    "- 短横",
    "yes",
    "no",
    "null",
    "~",
    "2024",
    "0x1F",
    "1e3",
    "100%",
    "=1+1",
    "'单引号'",
    "\"双引号\"",
    "一行\n另一行",
    "段一\n\n段二",
    "[方]{花}",
    "& * ! | > @ `",
    "<b>粗</b>",
    "结尾空格 再来",
    "①②③",
    "，。；：",
];

const WORDINGS: [&str; 16] = [
    "≥95%",
    ">=90%",
    "不少于3万次每秒",
    "2024年12月底前",
    "优良",
    "稳步提高",
    "100",
    "≤5秒",
    "80%-90%",
    "1600元/亩",
    "≥1060个, ≥4个",
    "=100.00(%)",
    "每年6月底前",
    "说不清的话",
    "0",
    "-5%",
];

const AMOUNTS: [&str; 9] =
    ["0", "0.00", "1234.5", "1,234.50", "49,057.92", "-12.30", "99999999999999.999999", "7", "0.000001"];

fn value(field: &Field, random: &mut Random) -> Value {
    match random.below(12) {
        0 if may_be_blank(field) => return Value::String("不适用".to_owned()),
        1 if may_be_blank(field) => {
            let key = random.pick(&["withheld", "不公开", "不予公开"]);
            return Value::Mapping(Mapping::from_iter([(key.into(), "保守国家秘密法第九条".into())]));
        }
        _ => {}
    }
    match field.kind {
        Kind::Text | Kind::Narrative => random.pick(&TEXTS).into(),
        Kind::Narratives => {
            (0..=random.below(3)).map(|_| Value::from(random.pick(&TEXTS))).collect::<Vec<_>>().into()
        }
        Kind::Amount => random.pick(&AMOUNTS).into(),
        Kind::Rate => random.pick(&["95", "95.50%", "0", "100.00％"]).into(),
        Kind::Number => random.pick(&["0", "10", "8.62", "100"]).into(),
        Kind::Day => random.pick(&["2024-02-18", "2024-02-29"]).into(),
        Kind::Date => random.pick(&["2024-02-18", "2024-02", "2024"]).into(),
        Kind::AmountUnit => random.pick(&["元", "万元", "亿元"]).into(),
        Kind::Target => random.pick(&WORDINGS).into(),
        Kind::Labelled => {
            let labels = ["主管部门编码", "绩效类型", "a: b"].iter().take(random.below(4));
            Mapping::from_iter(labels.map(|label| ((*label).into(), random.pick(&TEXTS).into()))).into()
        }
        Kind::Assurance => word(random, &Assurance::ALL.map(|one| (one.name(), one.zh()))),
        Kind::Project => random.pick(&["yx-wgl/relics", "yx-wgl/2024-1"]).into(),
        Kind::Polarity => word(random, &Polarity::ALL.map(|one| (one.name(), one.zh()))),
        Kind::Record(fields) => record(fields, random).into(),
        Kind::Records(fields) => {
            (0..random.below(3)).map(|_| Value::from(record(fields, random))).collect::<Vec<_>>().into()
        }
        Kind::Indicators(fields) => indicators(fields, random).into(),
        other => panic!("{}: nobody makes up a value of the kind {other:?}", field.key),
    }
}

/// Whether the field can say that it does not apply, or is withheld.
fn may_be_blank(field: &Field) -> bool {
    matches!(
        field.kind,
        Kind::Text | Kind::Narrative | Kind::Amount | Kind::Number | Kind::Target | Kind::Rate
    ) && !field.needed
}

fn word(random: &mut Random, words: &[(&'static str, &'static [&'static str])]) -> Value {
    let (en, zh) = words[random.below(words.len())];
    let all: Vec<&str> = std::iter::once(en).chain(zh.iter().copied()).collect();
    random.pick(&all).into()
}

fn spelling(field: &Field, random: &mut Random) -> String {
    let all: Vec<&str> = std::iter::once(field.key).chain(field.zh.iter().copied()).collect();
    random.pick(&all).to_owned()
}

fn record(fields: &'static [Field], random: &mut Random) -> Mapping {
    let mut record = Mapping::new();
    for field in fields {
        if field.needed || random.below(2) == 0 {
            let (key, value) = (spelling(field, random), value(field, random));
            record.insert(key.into(), value);
        }
    }
    record
}

fn indicators(fields: &'static [Field], random: &mut Random) -> Mapping {
    let mut levels = Mapping::new();
    let first = random.below(FIRST_LEVELS.len());
    for at in 0..random.below(4) {
        let word = &FIRST_LEVELS[(first + at) % FIRST_LEVELS.len()];
        let items = |random: &mut Random| -> Value {
            (0..random.below(3)).map(|nth| named(record(fields, random), nth)).collect::<Vec<_>>().into()
        };
        let group = match random.below(4) {
            0 => items(random),
            _ => {
                let second = random.below(SECOND_LEVELS.len());
                let mut groups = Mapping::new();
                for at in 0..=random.below(3) {
                    let word = &SECOND_LEVELS[(second + at) % SECOND_LEVELS.len()];
                    let label = random.pick(word.zh);
                    let items = items(random);
                    groups.insert(label.into(), items);
                }
                groups.into()
            }
        };
        levels.insert(random.pick(word.zh).into(), group);
    }
    levels
}

/// Indicators of one level have names of their own.
fn named(mut record: Mapping, nth: usize) -> Value {
    for (key, value) in &mut record {
        let is_name = key.as_str().is_some_and(|key| ["name", "名称", "三级指标", "指标名称"].contains(&key));
        if is_name && let Some(text) = value.as_str() {
            *value = Value::from(format!("{text}{nth}"));
        }
    }
    record.into()
}

fn declaration(form: Form, random: &mut Random) -> (DeclarationKey, String) {
    let subject = if form.is_of_project() { "heritage" } else { "department" };
    let path = format!("content/2024/yx-wgl/{subject}.{}.{}", form.suffix(), form.extension());
    let mut fields = Mapping::new();
    // What an office lets pass for now and when it publishes is its own business, and no fact.
    for field in vocabulary::fields(form).iter().filter(|field| field.is_public()) {
        let fixed = match field.key {
            "form" => Some(random.pick(&[form.name(), form.title()]).to_owned()),
            "year" => Some("2024".to_owned()),
            "department" => Some("yx-wgl".to_owned()),
            "project" => Some(subject.to_owned()),
            "name" => Some(random.pick(&TEXTS).to_owned()),
            _ => None,
        };
        if let Some(fixed) = fixed {
            fields.insert(spelling(field, random).into(), fixed.into());
        } else if random.below(3) > 0 {
            let (key, value) = (spelling(field, random), value(field, random));
            fields.insert(key.into(), value);
        }
    }
    let yaml = serde_yaml::to_string(&Value::Mapping(fields)).expect("YAML");
    let text = match form.is_report() {
        true => format!("---\n{yaml}---\n\n{}\n", random.pick(&TEXTS)),
        false => yaml,
    };
    (DeclarationKey::from_path(&path).expect("a name"), text)
}

fn hold(form: Form) {
    for case in 0..CASES {
        let (key, text) = declaration(form, &mut Random(case << 3 | form as u64));
        let (read, findings) = read_declaration(key.clone(), text.clone().into_bytes());
        let bad: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(bad.is_empty(), "case {case}: {bad:?}\n{text}");
        let read = read.expect("a declaration");
        let facts = facts::text(&read);
        let (again, findings) = read_declaration(key, facts.clone().into_bytes());
        assert!(
            findings.iter().all(|finding| finding.severity != Severity::Error),
            "case {case}: {findings:?}\n{facts}"
        );
        assert_eq!(again.as_ref(), Some(&read), "case {case}:\n{text}\n{facts}");
        assert_eq!(facts::text(&read), facts, "case {case}");
        let (written, kept) = (facts_of(&text), facts_of(&facts));
        let lost: Vec<_> = written.difference(&kept).collect();
        assert!(lost.is_empty(), "case {case} lost {lost:?}:\n{text}\n{facts}");
        assert!(form.is_report() == head(&facts).is_some(), "case {case}:\n{facts}");
    }
}

#[test]
fn department_targets() {
    hold(Form::DepartmentTargets);
}

#[test]
fn department_self_evaluations() {
    hold(Form::DepartmentSelfEvaluation);
}

#[test]
fn department_evaluations() {
    hold(Form::DepartmentEvaluation);
}

#[test]
fn project_targets() {
    hold(Form::ProjectTargets);
}

#[test]
fn project_self_evaluations() {
    hold(Form::ProjectSelfEvaluation);
}

#[test]
fn project_evaluations() {
    hold(Form::ProjectEvaluation);
}
