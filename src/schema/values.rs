//! Single values: what YAML may read them as, and what holds of them. Anything that loading takes must pass, so the
//! patterns say what cannot be, and leave the fine points to loading.

use serde_json::{Value, json};

use crate::finding::RuleLevel;
use crate::load::vocabulary::{Field, Kind};
use crate::model::amount::AmountUnit;
use crate::model::declaration::Assurance;
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Form, PROJECT_ID_LENGTH};
use crate::model::indicator::Polarity;
use crate::model::publication::Status;
use crate::model::year::FiscalYear;

/// The definition of `{不公开: 依据}`, which stands for many values.
pub(super) const WITHHELD: &str = "withheld";

/// What YAML may read a text as: one that looks like a number or like `true` is that to YAML, and to us the text.
const TEXT: &[&str] = &["string", "number", "boolean"];
/// The same of something that has figures in it.
const FIGURE: &[&str] = &["string", "number"];
/// What may stand in place of a value that is not needed: nothing, or its legal ground.
const NONE: &[&str] = &["object", "null"];

/// What stands behind a field that holds one value, or texts: the name of its definition, and that.
pub(super) fn leaf(field: &Field, form: Option<Form>) -> (String, Value) {
    let (name, types, schema) = match field.kind {
        Kind::Form => return (form.map_or("form".to_owned(), form_name), forms(form)),
        Kind::Narratives => return ("texts".to_owned(), texts()),
        Kind::AmountUnit => return ("amount-unit".to_owned(), units()),
        Kind::Labelled => return ("labelled".to_owned(), labelled()),
        Kind::RuleLevel => return ("rule-level".to_owned(), rule_level()),
        Kind::Flag => return ("flag".to_owned(), flag()),
        Kind::Assurance => {
            return ("assurance".to_owned(), words(&Assurance::ALL.map(|one| (one.name(), one.zh()))));
        }
        Kind::Status => {
            return ("status".to_owned(), words(&Status::WORDS.map(|(_, en, zh)| (en, zh))));
        }
        Kind::Polarity => {
            return ("polarity".to_owned(), words(&Polarity::ALL.map(|one| (one.name(), one.zh()))));
        }
        Kind::Year => ("year", FIGURE, year()),
        Kind::Id => ("id", TEXT, id()),
        Kind::Project => ("project", TEXT, project()),
        Kind::Amount => ("amount", FIGURE, figure("", "")),
        Kind::Number => ("number", FIGURE, figure(" ?分?", BLANK)),
        Kind::Rate => ("rate", FIGURE, figure(" ?[%％]*", BLANK)),
        Kind::Date => ("date", FIGURE, date()),
        // A day that is held back, or does not apply, would leave open when.
        Kind::Day if !field.needed => {
            let mut day = day();
            day["type"] = json!(["string", "null"]);
            day["pattern"] = json!("^\\s*([0-9]{4}-[0-9]{2}-[0-9]{2})?\\s*$");
            return ("day".to_owned(), day);
        }
        Kind::Day => ("day", FIGURE, day()),
        Kind::Target => ("target", TEXT, target()),
        Kind::Text | Kind::Narrative => ("text", TEXT, json!({})),
        // `definitions` writes these.
        Kind::Record(_)
        | Kind::Records(_)
        | Kind::Register(_)
        | Kind::Indicators(_)
        | Kind::RuleLevels(_) => ("group", NONE, json!({})),
    };
    if field.needed { needed(name, types, schema) } else { optional(name, types, schema) }
}

/// The definition of the words that name a form.
pub(super) fn form_name(form: Form) -> String {
    format!("form.{}", form.name())
}

/// A value that the record lacks nothing without: it may be blank, not apply, or be held back.
fn optional(name: &str, types: &[&str], mut schema: Value) -> (String, Value) {
    if types.contains(&"boolean") {
        // Said in this way an editor does not offer `true` and `false` where a text is wanted.
        let others = types.iter().filter(|kind| **kind != "boolean").chain(NONE);
        schema["if"] = json!({ "type": "boolean" });
        schema["else"] = json!({ "type": others.collect::<Vec<_>>() });
    } else {
        schema["type"] = json!([types, NONE].concat());
    }
    schema["allOf"] = json!([reference(WITHHELD)]);
    schema["defaultSnippets"] = json!([
        { "label": "不适用 · n/a", "description": "这一项不适用 · this does not apply", "body": "不适用" },
        { "label": "不公开 · withheld", "description": "写明法律依据 · with the legal ground", "body": { "不公开": "$1" } },
    ]);
    (name.to_owned(), schema)
}

/// A value that the record needs.
fn needed(name: &str, types: &[&str], mut schema: Value) -> (String, Value) {
    schema["type"] = json!(types);
    if schema.get("pattern").is_none() {
        schema["pattern"] = json!("\\S");
        schema["patternErrorMessage"] = json!("这一项必填 · this must be filled in");
    }
    (format!("needed-{name}"), schema)
}

/// The form's name or title; of any form where it is not known yet. Offered are our own words; the titles of other offices
/// are understood.
pub(super) fn forms(form: Option<Form>) -> Value {
    let forms = form.map_or_else(|| Form::ALL.to_vec(), |form| vec![form]);
    let titles = forms.iter().map(|form| (form.title(), form));
    let names = forms.iter().map(|form| (form.name(), form));
    let (words, meanings): (Vec<&str>, Vec<String>) =
        titles.chain(names).map(|(word, form)| (word, format!("{} · {}", form.title(), form.name()))).unzip();
    let title = form.map_or_else(|| format!("^.*(自评|绩效目标|绩效申报|评价).*{TITLE_END}"), title);
    json!({
        "type": "string",
        "anyOf": [{ "enum": words, "enumDescriptions": meanings }, { "pattern": title }],
    })
}

/// How the title of a form ends: 表, and after it perhaps （2023年度）.
const TITLE_END: &str = "(表|书|报告|情况|批复|申报)\\s*([（(][^）)]*[）)]\\s*)*$";

/// The pattern of a form's titles; one that leaves open whether a project or a department speaks is of neither.
fn title(form: Form) -> String {
    const PROJECT: &str = "项目|专项|政策|转移支付";
    let subject = match form.is_of_project() {
        true => format!("(?!.*整体)(?=.*({PROJECT}))"),
        false => format!("(?!.*({PROJECT}))(?=.*整体)"),
    };
    let stage = match form {
        Form::DepartmentSelfEvaluation | Form::ProjectSelfEvaluation => "(?=.*自评)",
        Form::DepartmentTargets | Form::ProjectTargets => "(?!.*自评)(?=.*(绩效目标|绩效申报))",
        Form::DepartmentEvaluation | Form::ProjectEvaluation => "(?!.*(自评|绩效目标|绩效申报))(?=.*评价)",
    };
    format!("^{subject}{stage}.*{TITLE_END}")
}

fn year() -> Value {
    let (first, last) = (FiscalYear::RANGE.start(), FiscalYear::RANGE.end());
    json!({
        "minimum": first,
        "maximum": last,
        "pattern": "^\\s*[0-9]{4}年*\\s*$",
        "patternErrorMessage": format!("写四位数字的年度 · write a year of four digits: {first}–{last}"),
    })
}

/// The pattern of an id of at most `longest` characters.
fn id_pattern(longest: usize) -> String {
    format!("[a-z0-9]([a-z0-9-]{{0,{}}}[a-z0-9])?", longest - 2)
}

const ID_RULE: &str = "编号用小写字母、数字和连字符，首尾不是连字符 · an id is lower-case letters, digits and hyphens, no hyphen at either end";

fn id() -> Value {
    json!({
        "pattern": format!("^\\s*{}\\s*$", id_pattern(PROJECT_ID_LENGTH)),
        "patternErrorMessage": ID_RULE,
    })
}

fn project() -> Value {
    let department = id_pattern(DEPARTMENT_ID_LENGTH);
    json!({
        "pattern": format!("^\\s*({department}/)?{}\\s*$", id_pattern(PROJECT_ID_LENGTH)),
        "patternErrorMessage": ID_RULE,
    })
}

/// Entries by id.
pub(super) fn register(entry: &Value) -> Value {
    json!({
        "patternProperties": {
            format!("^{}$", id_pattern(DEPARTMENT_ID_LENGTH)): { "type": "object", "allOf": [entry] },
        },
        "additionalProperties": false,
        "errorMessage": ID_RULE,
    })
}

fn texts() -> Value {
    json!({ "type": ["array", "null"], "items": { "type": ["string", "number", "boolean", "null"] } })
}

fn labelled() -> Value {
    json!({
        "type": ["object", "null"],
        "additionalProperties": { "type": ["string", "number", "boolean", "null"] },
    })
}

/// What may stand in place of a value: nothing, or that it does not apply.
const NO_VALUE: &str = "不适用|n/a|N/A|";
/// What forms print in a blank cell of points and rates; of money it is asked what is meant.
const BLANK: &str = "[/／—―－\\\\-]+|";

/// The pattern of a group that the form prints and leaves blank.
pub(super) fn left_blank() -> String {
    format!("^\\s*({BLANK}{NO_VALUE})\\s*$")
}

/// A number as forms write it, with `sign` behind it.
fn figure(sign: &str, blank: &str) -> Value {
    let number = "[-−]?([0-9]{1,14}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,6})?";
    json!({
        "pattern": format!("^\\s*({number}{sign}|{blank}{NO_VALUE})\\s*$"),
        "patternErrorMessage":
            "写数字，如 49057.92 或 49,057.92，不带单位；或写 不适用 · write a number such as 49057.92 or 49,057.92 without a unit, or n/a",
    })
}

fn date() -> Value {
    let date = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
    json!({
        "pattern": format!("^\\s*({date}|{NO_VALUE})\\s*$"),
        "patternErrorMessage": "写成 2023-02-18、2023-02 或 2023 · write 2023-02-18, 2023-02 or 2023",
    })
}

fn day() -> Value {
    json!({
        "pattern": "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$",
        "patternErrorMessage": "写成 2026-06-30 · write it as 2026-06-30",
    })
}

fn units() -> Value {
    let mut units: Vec<Value> = AmountUnit::ALL.iter().map(|unit| json!(unit.name())).collect();
    units.push(Value::Null);
    json!({ "type": ["string", "null"], "enum": units })
}

/// One of a few words, in any spelling; offered are those that we write.
fn words(words: &[(&str, &[&str])]) -> Value {
    let offered: Vec<&str> =
        words.iter().map(|(_, zh)| zh[0]).chain(words.iter().map(|(en, _)| *en)).collect();
    let understood: Vec<&str> = words.iter().flat_map(|(_, zh)| zh.iter().skip(1).copied()).collect();
    json!({ "anyOf": [{ "enum": offered }, { "enum": understood, "doNotSuggest": true }, { "type": "null" }] })
}

/// A level, in either language.
fn rule_level() -> Value {
    let words: Vec<&str> = RuleLevel::WORDS
        .iter()
        .map(|(_, _, zh)| *zh)
        .chain(RuleLevel::WORDS.iter().map(|(_, en, _)| *en))
        .collect();
    json!({ "type": "string", "enum": words })
}

fn flag() -> Value {
    json!({ "type": ["string", "boolean", "null"], "enum": ["是", "否", true, false, "true", "false", "yes", "no", null] })
}

fn target() -> Value {
    json!({ "examples": ["≥95%", "≤5天", "2023年12月底前", "稳步提高"] })
}

/// A reference to the definition `name`.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}
