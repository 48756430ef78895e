//! A declaration to be filled in: every field of its form from the vocabulary, in the form's order, with what it means above
//! it, and with what is known already behind it. It reads as a declaration at once; what it lacks are values.

mod examples;

use self::examples::{Example, LEVELS, SECTIONS};
use crate::language::Language;
use crate::load::emit;
use crate::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field, Kind};
use crate::model::amount::AmountUnit;
use crate::model::declaration::ProjectHead;
use crate::model::department::Department;
use crate::model::identity::DeclarationKey;
use crate::model::indicator::IndicatorGroup;

/// Lines of the funding grid that only departments have.
const OF_DEPARTMENTS: [&str; 2] = ["basic", "projects"];

/// What a blank declaration is made for.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Which declaration.
    pub key: &'a DeclarationKey,
    /// The language of keys and comments.
    pub language: Language,
    /// The department as registered.
    pub department: &'a Department,
}

/// What earlier declarations of the same subject say that holds for this one too.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Name, code and the like.
    pub head: Option<&'a ProjectHead>,
    /// The unit of amounts.
    pub unit: AmountUnit,
    /// Indicators that are expected again.
    pub indicators: &'a [IndicatorGroup],
    /// What becomes of their targets.
    pub targets: Targets,
}

/// What becomes of the targets of known indicators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Targets {
    /// They are set anew.
    #[default]
    Anew,
    /// They are reported on, as they were set.
    Kept,
}

/// The text of a blank declaration, in canonical layout.
#[must_use]
pub fn text(subject: &Subject<'_>, known: &Known<'_>) -> String {
    let mut writer =
        Writer { subject: *subject, known: *known, explained: Vec::new(), out: String::with_capacity(4096) };
    writer.beginning();
    writer.form(vocabulary::fields(subject.key.form));
    file(&subject.key.path(), &writer.out, subject.language)
}

/// A head as the file that it belongs to: as it is, or, in a report, before the customary sections.
fn file(path: &str, head: &str, language: Language) -> String {
    if !path.ends_with(".md") {
        return head.to_owned();
    }
    let sections = SECTIONS.map(|(zh, en)| match language {
        Language::Chinese => format!("\n## {zh}\n"),
        Language::English => format!("\n## {en}\n"),
    });
    format!("---\n{head}---\n{}", sections.concat())
}

struct Writer<'a> {
    subject: Subject<'a>,
    known: Known<'a>,
    /// Groups whose fields have been explained once.
    explained: Vec<&'static [Field]>,
    out: String,
}

impl Writer<'_> {
    fn said(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.subject.language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    fn label(&self, field: &Field) -> &'static str {
        self.said(field.zh[0], field.key)
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.out.extend(std::iter::repeat_n("  ", depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn beginning(&mut self) {
        let lines = match self.subject.language {
            Language::Chinese => [
                "# 填在冒号后面，隔一个空格；表中空着的，这里也空着，或删去这一行。行首有 # 的是说明和例子，不公开。",
                "# 长文字：冒号后写 |，从下一行起每行缩进。填好后运行 gongkai check。",
            ],
            Language::English => [
                "# Write behind the colon and a space; what the form leaves blank stays blank, or goes. Lines with # are not published.",
                "# Long texts: write | behind the colon, then lines with an indentation. When it is filled in, run gongkai check.",
            ],
        };
        for line in lines {
            self.line(0, line);
        }
        self.out.push('\n');
    }

    /// The fields of the form; what takes several lines stands apart.
    fn form(&mut self, fields: &'static [Field]) {
        let mut was_block = false;
        for (nth, field) in fields.iter().enumerate() {
            let is_block = is_block(field.kind);
            if nth > 0 && (is_block || was_block) {
                self.out.push('\n');
            }
            was_block = is_block;
            if field.customary {
                self.top_level(field);
            } else {
                self.as_comment(field);
            }
        }
    }

    fn top_level(&mut self, field: &'static Field) {
        self.meaning(field, 0);
        match self.value(field.key) {
            Some(value) => self.line(0, &format!("{}: {value}", self.label(field))),
            None => self.field(field, 0),
        }
    }

    /// A field that stands there as a comment, to be used by taking the `# ` away.
    fn as_comment(&mut self, field: &'static Field) {
        self.meaning(field, 0);
        let label = self.label(field);
        match field.kind {
            Kind::Records(fields) => {
                self.line(0, &format!("# {label}:"));
                self.line(0, &format!("#   - {}", self.outline(fields)));
            }
            Kind::Record(fields) => self.line(0, &format!("# {label}: {}", self.outline(fields))),
            _ => self.line(0, &format!("# {label}: …")),
        }
    }

    /// A record in braces, to be filled in.
    fn outline(&self, fields: &'static [Field]) -> String {
        let inside = self.customary(fields).0.into_iter().map(|field| format!("{}: …", self.label(field)));
        format!("{{{}}}", inside.collect::<Vec<_>>().join(", "))
    }

    /// What a field means, unless its key says just that or its value stands there already.
    fn meaning(&mut self, field: &Field, depth: usize) {
        let is_open = depth > 0 || self.value(field.key).is_none();
        let department = self.subject.department;
        let mut parts: Vec<String> = Vec::new();
        if is_open || field.key == "amount_unit" {
            parts.extend(self.more_than_the_key(field).map(str::to_owned));
        }
        match field.key {
            "department" => parts.push(department.name_in(self.subject.key.year).to_owned()),
            "implementing_unit" if !department.units.is_empty() => {
                let units = department.units.join(self.said("、", ", "));
                parts.push(self.said("下属单位：", "subordinate units: ").to_owned() + &units);
            }
            _ => {}
        }
        if depth == 0 && is_open && field.needed {
            parts.push(self.said("必填", "required").to_owned());
        }
        if !parts.is_empty() {
            self.line(depth, &format!("# {}", parts.join(self.said("；", "; "))));
        }
    }

    fn more_than_the_key(&self, field: &Field) -> Option<&'static str> {
        let meaning = self.said(field.meaning_zh, field.meaning_en);
        (!field.zh.contains(&meaning) && field.key.replace('_', " ") != meaning).then_some(meaning)
    }

    /// A field with nothing behind it, and the fields within it.
    fn field(&mut self, field: &'static Field, depth: usize) {
        self.line(depth, &format!("{}:", self.label(field)));
        match field.kind {
            Kind::Record(fields) => self.group(fields, depth + 1),
            Kind::Narratives => self.line(depth + 1, "# - …"),
            Kind::Records(fields) => self.line(depth + 1, &format!("# - {}", self.outline(fields))),
            Kind::Indicators(fields) => self.indicators(fields, depth + 1),
            _ => {}
        }
    }

    fn group(&mut self, fields: &'static [Field], depth: usize) {
        let explain = !self.explained.iter().any(|known| std::ptr::eq(*known, fields));
        self.explained.push(fields);
        let (shown, others) = self.customary(fields);
        for field in shown {
            if explain {
                self.meaning(field, depth);
            }
            self.field(field, depth);
        }
        if explain {
            self.others(&others, depth);
        }
    }

    /// Names the fields that are not shown.
    fn others(&mut self, others: &[&'static Field], depth: usize) {
        for (nth, some) in others.chunks(6).enumerate() {
            let labels: Vec<_> = some.iter().map(|field| self.label(field)).collect();
            let before = if nth == 0 { self.said("也可写：", "there are also: ") } else { "  " };
            self.line(depth, &format!("# {before}{}", labels.join(self.said("、", ", "))));
        }
    }

    /// 绩效指标: what may stand for each, then the levels with the known indicators, or an example.
    fn indicators(&mut self, fields: &'static [Field], depth: usize) {
        self.line(depth, self.said("# 一项指标可写：", "# an indicator may have:"));
        for field in fields {
            let line = match self.more_than_the_key(field) {
                Some(meaning) => format!("#   {}: {meaning}", self.label(field)),
                None => format!("#   {}", self.label(field)),
            };
            self.line(depth, &line);
        }
        if self.known.indicators.is_empty() {
            self.examples(fields, depth);
        } else {
            self.known_indicators(fields, depth);
        }
    }

    fn examples(&mut self, fields: &'static [Field], depth: usize) {
        let mut above = None;
        for example in &LEVELS {
            if above.replace(example.first) != Some(example.first) {
                self.line(depth, &format!("{}:", self.word(FIRST_LEVELS, example.first)));
            }
            self.line(depth + 1, &format!("{}:", self.word(SECOND_LEVELS, example.second)));
            let example = self.example(example, fields);
            self.line(depth + 2, &format!("# - {{{example}}}"));
        }
    }

    /// The customary fields of an indicator, as in an example.
    fn example(&self, example: &Example, fields: &'static [Field]) -> String {
        let value = |field: &Field| match (field.key, field.kind) {
            ("name", _) => Some(self.said(example.name.0, example.name.1)),
            ("actual", _) => Some(example.actual),
            (_, Kind::Target) => Some(example.target),
            (_, Kind::Number) => Some("10"),
            _ => None,
        };
        let written = self
            .customary(fields)
            .0
            .into_iter()
            .filter_map(|field| Some(format!("{}: {}", self.label(field), value(field)?)));
        written.collect::<Vec<_>>().join(", ")
    }

    fn known_indicators(&mut self, fields: &'static [Field], depth: usize) {
        let groups = self.known.indicators;
        for run in groups.chunk_by(IndicatorGroup::shares_first_level) {
            self.line(depth, &format!("{}:", self.first_level(&run[0])));
            for group in run {
                let depth = match self.second_level(group) {
                    Some(second) => {
                        self.line(depth + 1, &format!("{second}:"));
                        depth + 2
                    }
                    None => depth + 1,
                };
                for indicator in &group.indicators {
                    for (nth, field) in self.customary(fields).0.into_iter().enumerate() {
                        let dash = if nth == 0 { "- " } else { "  " };
                        let value = self.known_value(field, indicator);
                        let space = if value.is_empty() { "" } else { " " };
                        self.line(depth, &format!("{dash}{}:{space}{value}", self.label(field)));
                    }
                }
            }
        }
    }

    /// The first level as the earlier form words it, or in our own words.
    fn first_level(&self, group: &IndicatorGroup) -> String {
        let own = group.labels.first.as_deref().map(emit::text);
        own.unwrap_or_else(|| self.word(FIRST_LEVELS, group.level.first).to_owned())
    }

    /// The same of the second level; `None` where the form names none.
    fn second_level(&self, group: &IndicatorGroup) -> Option<String> {
        let own = group.labels.second.as_deref().map(emit::text);
        own.or_else(|| Some(self.word(SECOND_LEVELS, group.level.second?).to_owned()))
    }

    fn known_value(&self, field: &Field, indicator: &crate::model::indicator::Indicator) -> String {
        let target = match (field.key, self.known.targets) {
            ("name", _) => return emit::text(&indicator.name),
            ("period_target", Targets::Kept) => &indicator.period_target,
            ("annual_target", Targets::Kept) => &indicator.annual_target,
            _ => return String::new(),
        };
        target.given().map_or_else(String::new, |target| emit::text(&target.text))
    }

    /// The fields of a group that are shown, and those that are only named.
    fn customary(&self, fields: &'static [Field]) -> (Vec<&'static Field>, Vec<&'static Field>) {
        let of_project = self.subject.key.form.is_of_project();
        fields
            .iter()
            .partition(|field| field.customary && !(of_project && OF_DEPARTMENTS.contains(&field.key)))
    }

    fn word<L: Copy + PartialEq>(&self, words: &'static [LevelWord<L>], level: L) -> &'static str {
        let word = words.iter().find(|word| word.level == level);
        word.map_or("", |word| self.said(word.zh[0], word.en[0]))
    }

    /// What is known of a field of the form, as it stands behind the key.
    fn value(&self, field: &str) -> Option<String> {
        let key = self.subject.key;
        let head = self.known.head;
        let given =
            |text: Option<&Box<str>>| text.filter(|text| !text.is_empty()).map(|text| emit::text(text));
        match field {
            "form" => Some(self.said(key.form.title(), key.form.name()).to_owned()),
            "year" => Some(key.year.to_string()),
            "department" => Some(key.department.to_string()),
            "project" => key.project.as_ref().map(|id| id.to_string()),
            "amount_unit" => Some(self.known.unit.name().to_owned()),
            "name" => given(head.map(|head| &head.name)),
            "code" => given(head.and_then(|head| head.code.given())),
            "supervising_department" => given(head.and_then(|head| head.supervising_department.given()))
                .or_else(|| Some(emit::text(self.subject.department.name_in(key.year)))),
            "implementing_unit" => given(head.and_then(|head| head.implementing_unit.given())),
            "kind" => given(head.and_then(|head| head.kind.given())),
            "period" => given(head.and_then(|head| head.period.given())),
            _ => None,
        }
    }
}

/// Whether a field takes several lines, and so stands apart.
fn is_block(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Record(_) | Kind::Records(_) | Kind::Register(_) | Kind::Indicators(_) | Kind::Narratives
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_has_its_head_and_the_customary_sections() {
        let report = file("content/2024/a/b.evaluation.md", "表: 报告\n", Language::Chinese);
        assert!(report.starts_with("---\n表: 报告\n---\n\n## 一、基本情况\n\n## 二、"), "{report}");
        assert!(report.ends_with("\n## 六、有关建议\n"), "{report}");
        assert_eq!(file("a.targets.yaml", "表: 报告\n", Language::Chinese), "表: 报告\n");
    }
}
