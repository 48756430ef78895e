//! The schemas and loading agree: what loading takes without a finding, an editor leaves alone, and what an editor must mark
//! is marked.

use std::path::Path;

use gongkai::demo::{self, Plan};
use gongkai::finding::Finding;
use gongkai::load;
use gongkai::load::emit::{Doc, yaml};
use gongkai::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::identity::{DeclarationKey, Form};
use gongkai::model::year::FiscalYear;
use gongkai::schema::{self, Subject};
use jsonschema::Validator;
use serde_json::Value;

use crate::site::Folder;

fn validator(subject: Subject) -> Validator {
    jsonschema::validator_for(&schema::schema(subject)).expect("a schema")
}

/// The text as other programs read it.
fn value(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn marks(validator: &Validator, text: &str) -> Vec<String> {
    validator.iter_errors(&value(text)).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The schemas that a site needs.
struct Schemas {
    declaration: Validator,
    site: Validator,
    departments: Validator,
}

impl Schemas {
    fn new() -> Schemas {
        Schemas {
            declaration: validator(Subject::Declaration),
            site: validator(Subject::Site),
            departments: validator(Subject::Departments),
        }
    }

    /// Holds that nothing is marked in the file.
    fn hold(&self, path: &str, text: &str) {
        let validator = match path {
            load::SITE_FILE => &self.site,
            load::DEPARTMENTS_FILE => &self.departments,
            _ => &self.declaration,
        };
        assert_eq!(marks(validator, text), Vec::<String>::new(), "{path}\n{text}");
    }
}

#[test]
fn every_schema_is_one() {
    let forms = Form::ALL.map(Subject::Form);
    for subject in Subject::OF_A_SITE.into_iter().chain(forms) {
        let schema = schema::schema(subject);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{subject:?}");
        let read: Value = serde_json::from_str(&schema::text(subject)).expect("JSON");
        assert_eq!(read, schema, "{subject:?}");
    }
}

#[test]
fn the_sample_the_manual_and_a_city_are_left_alone() {
    let schemas = Schemas::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut held = 0;
    for file in walkdir::WalkDir::new(root.join(load::CONTENT)) {
        let file = file.expect("a file");
        if file.path().extension().is_some_and(|extension| extension == "yaml") {
            let path = file.path().strip_prefix(root).expect("inside").display().to_string();
            let text = std::fs::read_to_string(file.path()).expect("text");
            schemas.hold(&path.replace('\\', "/"), &text);
            held += 1;
        }
    }
    assert!(held > 3, "{held}");
    let manual = std::fs::read_to_string(root.join("docs/declarations.md")).expect("the manual");
    for block in manual.split("```yaml\n# content/").skip(1).filter_map(|rest| rest.split("```").next()) {
        let (path, text) = block.split_once('\n').expect("a path above the text");
        schemas.hold(&format!("content/{path}"), text);
    }
    let last_year = FiscalYear::parse("2025").expect("a year");
    for (path, text) in
        demo::files(&Plan { projects: 40, years: 2, departments: None, eventful: true, seed: 7, last_year })
    {
        schemas.hold(&path, &text);
    }
}

/// Choices that come out the same every time.
struct Choices(u64);

impl Choices {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % count
    }

    fn of<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// A day, and now and then a month.
    fn day(&mut self) -> Doc {
        let days = ["2026-06-30", "\"2026-06-30\"", "2024-02-29", "2026-01-01", "2026-12-31", "2026-06"];
        Doc::Plain(self.of(&days).to_owned())
    }

    /// A value for the field: nearly always of its kind, in one of its guises.
    fn value(&mut self, field: &'static Field) -> Doc {
        // That a unit or a yes or no “does not apply” says nothing; loading passes over it, an editor marks it.
        let is_choice = matches!(
            field.kind,
            Kind::AmountUnit | Kind::Flag | Kind::Assurance | Kind::Status | Kind::Polarity | Kind::Project
        );
        if self.one_in(60) && !is_choice {
            return self.odd();
        }
        match field.kind {
            Kind::Record(fields) => self.record(fields),
            Kind::Records(fields) => self.records(fields),
            Kind::Register(fields) => {
                let ids = ["yx", "yx-jtj", "12345"].into_iter().take(self.below(4));
                Doc::Map(ids.map(|id| (id.to_owned(), self.record(fields))).collect())
            }
            Kind::Indicators(fields) => self.indicators(fields),
            Kind::RuleLevels(fields) => {
                let rules = ["target-not-understood", "unknown-key"].into_iter().take(self.below(3));
                let staged = |choices: &mut Choices| match choices.below(3) {
                    0 => choices.record(fields),
                    _ => choices.value(&fields[0]),
                };
                Doc::Map(rules.map(|rule| (rule.to_owned(), staged(self))).collect())
            }
            Kind::Labelled => {
                let labels = ["主管部门编码", "绩效类型"].into_iter().take(self.below(3));
                Doc::Map(labels.map(|label| (label.to_owned(), self.text())).collect())
            }
            Kind::RuleLevel => Doc::Plain(self.of(&["关", "警告", "error", "off"]).to_owned()),
            Kind::Narratives => Doc::List((0..self.below(3)).map(|_| self.text()).collect()),
            _ if !field.needed && !is_choice && self.one_in(5) => self.no_value(),
            Kind::Form => self.text(),
            Kind::Year => Doc::Plain(self.of(&["2024", "2024年", "\"2024\""]).to_owned()),
            Kind::Id => Doc::Plain(self.of(&["yx", "yx-jtj", "12345", "1e5", "true"]).to_owned()),
            Kind::Project => Doc::Plain(self.of(&["yx-jtj/buses", "buses", "12345", "true"]).to_owned()),
            Kind::Amount | Kind::Number => Doc::Plain(
                self.of(&["0", "0.00", "-3", "1,200.50", "49057.92", "\"7\"", "99,999,999,999,999.999999"])
                    .to_owned(),
            ),
            Kind::Rate => Doc::Plain(self.of(&["95", "95%", "86.18 %", "100％"]).to_owned()),
            Kind::Day => self.day(),
            Kind::Date => {
                Doc::Plain(self.of(&["2024", "2024-02", "2024-02-29", "\"2024-02-29\""]).to_owned())
            }
            Kind::AmountUnit => Doc::Plain(self.of(&["元", "万元", "亿元", "千元", "~"]).to_owned()),
            Kind::Flag => Doc::Plain(self.of(&["是", "否", "true", "no", "~"]).to_owned()),
            Kind::Assurance => {
                Doc::Plain(self.of(&["自评", "财政评价", "third-party-evaluated", "~"]).to_owned())
            }
            Kind::Status => Doc::Plain(self.of(&["草稿", "in-review", "已审", "~"]).to_owned()),
            Kind::Polarity => Doc::Plain(self.of(&["正向", "越小越好", "moderate", "~"]).to_owned()),
            Kind::Text | Kind::Narrative | Kind::Target => self.text(),
        }
    }

    fn text(&mut self) -> Doc {
        let text =
            ["甲", "≥95%", "12", "2024-03", "true", "1.50", "第一行\n第二行", "a: b", "见附件 <b>一</b>"];
        let text = self.of(&text).to_owned();
        if text.contains(['\n', ':']) { Doc::Text(text) } else { Doc::Plain(text) }
    }

    fn no_value(&mut self) -> Doc {
        match self.below(4) {
            0 => Doc::Empty,
            1 => Doc::Plain(self.of(&["不适用", "n/a", "N/A", "\"\""]).to_owned()),
            2 => Doc::Map(vec![(self.of(&["withheld", "不公开", "不予公开"]).to_owned(), self.text())]),
            _ => Doc::Plain("null".to_owned()),
        }
    }

    /// Something that few fields take.
    fn odd(&mut self) -> Doc {
        match self.below(5) {
            0 => Doc::List(vec![self.text()]),
            1 => Doc::Map(vec![("别的".to_owned(), self.text())]),
            2 => self.no_value(),
            _ => Doc::Plain(
                self.of(&["12万", "1,2345", "１２", "--", "2024-13", "99", "A-b", "0.1234567"]).to_owned(),
            ),
        }
    }

    fn record(&mut self, fields: &'static [Field]) -> Doc {
        let mut entries = Vec::new();
        for field in fields {
            if field.needed && !self.one_in(60) || !field.needed && self.one_in(2) {
                let key = self.below(field.zh.len() + 1);
                let key = field.zh.get(key).copied().unwrap_or(field.key);
                entries.push((key.to_owned(), self.value(field)));
            }
        }
        if self.one_in(60) {
            entries.push(("没有这个键".to_owned(), self.text()));
        }
        // The same field once more, in whichever spelling is not there yet.
        let twice = fields.iter().find(|field| entries.iter().any(|(key, _)| field.is(key)));
        if let Some(field) = twice.filter(|_| self.one_in(60)) {
            let spellings = field.zh.iter().chain([&field.key]);
            let other = spellings.copied().find(|other| entries.iter().all(|(key, _)| key != other));
            entries.extend(other.map(|key| (key.to_owned(), self.value(field))));
        }
        Doc::Map(entries)
    }

    fn records(&mut self, fields: &'static [Field]) -> Doc {
        Doc::List((0..self.below(3)).map(|_| self.record(fields)).collect())
    }

    fn indicators(&mut self, fields: &'static [Field]) -> Doc {
        let mut first = Vec::new();
        for level in FIRST_LEVELS {
            let word = self.below(level.zh.len() + 1);
            let word = level.zh.get(word).copied().unwrap_or(level.en[0]).to_owned();
            match self.below(4) {
                0 => {}
                1 => first.push((word, Doc::Empty)),
                2 => first.push((word, self.records(fields))),
                _ => {
                    let second = self.of(&[0, 3, 7]);
                    let second = SECOND_LEVELS[second..].iter().take(3).map(|level| {
                        let word = self.below(level.zh.len() + 1);
                        let word = level.zh.get(word).copied().unwrap_or(level.en[0]);
                        (word.to_owned(), self.records(fields))
                    });
                    first.push((word, Doc::Map(second.collect())));
                }
            }
        }
        Doc::Map(first)
    }

    /// A declaration with this head, and whatever else.
    fn declaration(&mut self, form: Form) -> Doc {
        let mut head = vec![
            (self.of(&["form", "表", "表名"]), self.of(&[form.name(), form.title(), other_title(form)])),
            (self.of(&["year", "年度"]), self.of(&["2024", "2024年"])),
            (self.of(&["department", "部门"]), "yx-jtj"),
        ];
        if form.is_of_project() {
            head.push((self.of(&["project", "项目"]), "bus"));
        }
        let mut entries: Vec<(String, Doc)> =
            head.into_iter().map(|(key, text)| (key.to_owned(), Doc::Plain(text.to_owned()))).collect();
        let headed = ["form", "year", "department", "project"];
        if let Doc::Map(rest) = self.record(vocabulary::fields(form)) {
            entries.extend(rest.into_iter().filter(|(key, _)| {
                let field = vocabulary::fields(form).iter().find(|field| field.is(key));
                !field.is_some_and(|field| headed.contains(&field.key))
            }));
        }
        Doc::Map(entries)
    }
}

/// How another office calls the form.
fn other_title(form: Form) -> &'static str {
    match form {
        Form::DepartmentTargets => "部门（单位）整体绩效目标表（2024年度）",
        Form::DepartmentSelfEvaluation => "2024年部门整体绩效自评表",
        Form::DepartmentEvaluation => "部门整体绩效评价报告",
        Form::ProjectTargets => "专项资金绩效目标申报表",
        Form::ProjectSelfEvaluation => "财政项目支出绩效自评价表",
        Form::ProjectEvaluation => "专项资金绩效评价报告书",
    }
}

/// What loading has to say of a declaration with these fields, the only one of its form that these tests have.
fn read(form: Form, yaml: &str) -> Vec<Finding> {
    let subject = if form.is_of_project() { "bus" } else { "department" };
    let path = format!("content/2024/yx-jtj/{subject}.{}.{}", form.suffix(), form.extension());
    let key = DeclarationKey::from_path(&path).expect("a path");
    let text = if form.is_report() { format!("---\n{yaml}---\n") } else { yaml.to_owned() };
    let mut findings = load::read_declaration(key, text.into_bytes()).1;
    // Which figures are seldom below zero is for loading to say, which takes them.
    findings.retain(|finding| finding.rule.name != "figure-below-zero");
    findings
}

#[test]
fn what_loading_takes_is_left_alone() {
    let any = validator(Subject::Declaration);
    for form in Form::ALL {
        let one = validator(Subject::Form(form));
        let (mut taken, mut refused, mut marked) = (0, 0, 0);
        for seed in 0..1000 {
            let text = yaml(&Choices(seed).declaration(form));
            let findings = read(form, &text);
            let marks = marks(&any, &text);
            if findings.is_empty() {
                assert_eq!(marks, Vec::<String>::new(), "{text}");
                assert!(one.is_valid(&value(&text)), "{text}");
                taken += 1;
            } else {
                refused += 1;
                marked += usize::from(!marks.is_empty());
            }
        }
        assert!(taken > 150 && refused > 150, "{form:?}: {taken} taken, {refused} refused");
        // Only what depends on more than one value is left to loading.
        assert!(marked * 100 >= refused * 95, "{form:?}: of {refused} refused, {marked} are marked");
    }
}

#[test]
fn what_loading_takes_of_the_settings_is_left_alone() {
    let schemas = [
        (load::SITE_FILE, vocabulary::SITE_FILE, validator(Subject::Site)),
        (load::DEPARTMENTS_FILE, vocabulary::DEPARTMENTS_FILE, validator(Subject::Departments)),
    ];
    for (path, fields, validator) in schemas {
        let mut taken = 0;
        for seed in 0..300 {
            let text = yaml(&Choices(seed).record(fields));
            if text.trim() == "{}" {
                continue;
            }
            let folder = Folder::site(&[(path, &text)]);
            let findings = load::load(folder.path()).expect("a folder that can be read").findings;
            if findings.iter().all(|finding| &*finding.place.file != path) {
                assert_eq!(marks(&validator, &text), Vec::<String>::new(), "{text}");
                taken += 1;
            }
        }
        assert!(taken > 10, "{path}: {taken} taken");
    }
}

/// The least that a record can be: its needed fields.
fn least(fields: &'static [Field], without: Option<&str>) -> Doc {
    let needed = fields.iter().filter(|field| field.needed && Some(field.key) != without);
    let value = |field: &Field| match field.kind {
        Kind::Year => "2024",
        Kind::Day => "2026-06-30",
        Kind::Id if field.key == "project" => "bus",
        Kind::Id => "yx-jtj",
        _ => "甲",
    };
    Doc::Map(needed.map(|field| (field.key.to_owned(), Doc::Plain(value(field).to_owned()))).collect())
}

#[test]
fn a_form_needs_what_loading_misses() {
    for form in Form::ALL {
        let fields = vocabulary::fields(form);
        let validator = validator(Subject::Form(form));
        let text = |without| {
            let text = yaml(&least(fields, without));
            text.replace("form: 甲", &format!("form: {}", form.name()))
        };
        let read = |text: &str| read(form, text);
        assert!(read(&text(None)).is_empty(), "{:?}", read(&text(None)));
        assert_eq!(marks(&validator, &text(None)), Vec::<String>::new());
        for field in fields.iter().filter(|field| field.needed) {
            let text = text(Some(field.key));
            let findings = read(&text);
            assert_eq!(findings.len(), 1, "{text}{findings:?}");
            assert_eq!(findings[0].rule.name, "field-missing");
            assert_eq!(marks(&validator, &text).len(), 1, "{text}");
        }
    }
}

#[test]
fn what_a_record_needs_within_a_form_loading_misses_too() {
    for form in Form::ALL {
        for part in schema::parts(vocabulary::fields(form)) {
            let Some(outer) = part.path.last() else { continue };
            for field in part.fields.iter().filter(|field| field.needed) {
                let item = least(part.fields, Some(field.key));
                let held = match outer.kind {
                    Kind::Records(_) => Doc::List(vec![item]),
                    Kind::Indicators(_) => Doc::Map(vec![("cost".to_owned(), Doc::List(vec![item]))]),
                    _ => item,
                };
                let within = part
                    .path
                    .iter()
                    .rev()
                    .skip(1)
                    .fold(Doc::Map(vec![(outer.key.to_owned(), held)]), |held, outer| {
                        Doc::Map(vec![(outer.key.to_owned(), held)])
                    });
                let (Doc::Map(mut entries), Doc::Map(within)) =
                    (least(vocabulary::fields(form), None), within)
                else {
                    unreachable!("both are maps")
                };
                entries.extend(within);
                let text = yaml(&Doc::Map(entries)).replace("form: 甲", &format!("form: {}", form.name()));
                let findings = read(form, &text);
                let names: Vec<_> = findings.iter().map(|finding| finding.rule.name).collect();
                assert_eq!(names, ["field-missing"], "{text}");
                assert_eq!(marks(&validator(Subject::Form(form)), &text).len(), 1, "{text}");
            }
        }
    }
}
