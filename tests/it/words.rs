//! Every word that code and templates ask for is there, in both languages; none stands there for nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gongkai::language::Language;
use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::identity::Form;
use gongkai::words::Words;

use crate::site::{Folder, pages};

fn sources(folder: &Path, ending: &str, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, ending, into);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            into.push(std::fs::read_to_string(path).expect("text"));
        }
    }
}

/// Names of messages in the Fluent file.
fn ids(language: Language) -> BTreeSet<String> {
    let path = format!("{}/src/words/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
    let text = std::fs::read_to_string(path).expect("the words");
    text.lines()
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id.to_owned()))
        .filter(|id| !id.starts_with([' ', '#']))
        .collect()
}

#[test]
fn every_word_of_the_templates_is_there() {
    let mut templates = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates"), "html", &mut templates);
    let words = Words::new(Language::English);
    for template in &templates {
        for rest in template.split("text.").skip(1) {
            let id: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(words.plain().contains_key(&id), "a template asks for text.{id}");
        }
    }
}

#[test]
fn every_word_of_the_code_is_there() {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut texts);
    let ids = ids(Language::Chinese);
    for ask in ["scene.text(\"", "text_owned(\"", "words.text(\"", "scene.say(\"", "words.say(\""] {
        for id in
            texts.iter().flat_map(|text| text.split(ask).skip(1)).filter_map(|rest| rest.split('"').next())
        {
            assert!(ids.contains(id), "the code asks for {id}");
        }
    }
    for ask in ["Column::text(words, \"", "Column::new(words, \"", "Column::text(scene.words, \""] {
        for key in
            texts.iter().flat_map(|text| text.split(ask).skip(1)).filter_map(|rest| rest.split('"').next())
        {
            assert!(ids.contains(&format!("column_{key}")), "the code asks for column_{key}");
        }
    }
}

#[test]
fn no_word_stands_there_for_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    sources(&root.join("src"), "rs", &mut texts);
    sources(&root.join("src"), "ftl", &mut texts);
    sources(&root.join("themes/default/templates"), "html", &mut texts);
    let all = texts.concat();
    // Words that are put together from a fixed part and a name.
    let composed = ["column_", "target_", "term_"];
    for id in ids(Language::Chinese) {
        let ways = [format!("\"{id}\""), format!("text.{id}"), format!("{{ {id} }}")];
        let asked = ways.iter().any(|way| all.contains(way));
        let name = composed
            .iter()
            .find_map(|part| id.strip_prefix(part))
            .map(|name| name.trim_end_matches("_meaning"));
        let composed = name.is_some_and(|name| {
            all.contains(&format!("\"{name}\"")) || all.contains(&format!("term_{name}"))
        });
        assert!(asked || composed, "nobody asks for {id}");
    }
}

/// Every spelling of every key below `fields`.
fn spellings(fields: &'static [Field], into: &mut BTreeSet<&'static str>) {
    for field in fields {
        into.insert(field.key);
        into.extend(field.zh);
        if let Kind::Record(inner)
        | Kind::Records(inner)
        | Kind::Register(inner)
        | Kind::Indicators(inner)
        | Kind::RuleLevels(inner) = field.kind
        {
            spellings(inner, into);
        }
    }
}

#[test]
fn the_manual_names_every_key() {
    let path = format!("{}/docs/declarations.md", env!("CARGO_MANIFEST_DIR"));
    let manual = std::fs::read_to_string(path).expect("the manual");
    let mut all = BTreeSet::new();
    Form::ALL.into_iter().for_each(|form| spellings(vocabulary::fields(form), &mut all));
    [vocabulary::SITE_FILE, vocabulary::DEPARTMENTS_FILE]
        .into_iter()
        .for_each(|fields| spellings(fields, &mut all));
    for key in all {
        assert!(manual.contains(&format!("`{key}`")), "docs/declarations.md does not name {key}");
    }
}

/// One region of one resident, one department, one project; each with one indicator in two years, of which the later one
/// says something else than the earlier one.
fn one_of_everything() -> BTreeMap<String, Vec<u8>> {
    let departments = "地区:\n  gz: {名称: 广州市, 级次: 市, 人口: [{年度: 2023, 人数: 1, 来源: 统计公报}]}\n部门:\n  gz-zwsj: {名称: 甲局, 地区: gz}\n";
    let indicators = |fields: &str| {
        format!("绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 接听量, 分值: 1, {fields}}}\n")
    };
    let project = |form: &str, year: &str, rest: &str| {
        format!("表: {form}\n年度: {year}\n部门: gz-zwsj\n项目: a\n名称: 甲项目\n{rest}")
    };
    let whole = |form: &str, rest: &str| format!("表: {form}\n年度: 2023\n部门: gz-zwsj\n{rest}");
    let (before, now) = (indicators("年度指标值: ≥2次"), indicators("年度指标值: ≥1次"));
    let met = indicators("年度指标值: ≥1次, 实际完成值: 1次, 得分: 1");
    let results = format!("自评总分: 1\n{met}");
    let files = [
        ("site.yaml", "标题: 测试\n英文界面: true\n".to_owned()),
        ("departments.yaml", departments.to_owned()),
        ("2022/gz-zwsj/a.targets.yaml", project("项目支出绩效目标申报表", "2022", &before)),
        (
            "2023/gz-zwsj/a.targets.yaml",
            project("项目支出绩效目标申报表", "2023", &format!("资金: {{财政拨款: 1}}\n{now}")),
        ),
        ("2023/gz-zwsj/a.self-evaluation.yaml", project("项目支出绩效自评表", "2023", &results)),
        (
            "2023/gz-zwsj/department.targets.yaml",
            whole(
                "部门整体支出绩效目标申报表",
                &format!("预算:\n  支出: {{基本支出: 1, 项目支出: 1}}\n{now}"),
            ),
        ),
    ];
    let files = files.map(|(path, text)| (format!("content/{path}"), text));
    pages(Folder::site(&files.each_ref().map(|(path, text)| (&**path, &**text))).path())
}

/// What a page says, without the marks within it.
fn said(html: &str) -> String {
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

/// Words that stand behind a number other than one, as the English file chooses them, and those that it needs no choice for.
fn for_many() -> BTreeSet<String> {
    let path = format!("{}/src/words/en.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the words");
    let behind = |variant: &str, number: &str| -> BTreeSet<String> {
        let lines = text.lines().filter_map(|line| line.trim().strip_prefix(variant));
        let words = lines
            .flat_map(|line| line.split(number).skip(1).filter_map(|rest| rest.split_whitespace().next()));
        words.map(str::to_owned).collect()
    };
    let one = behind("[one]", "1 ");
    let mut many: BTreeSet<String> = behind("*[other]", "} ").difference(&one).cloned().collect();
    let others =
        ["rows", "years", "targets", "results", "files", "tasks", "parts", "points", "have", "state"];
    many.extend(others.map(str::to_owned));
    many
}

#[test]
fn one_of_anything_is_said_as_one_on_every_english_page() {
    let many = for_many();
    assert!(
        ["projects", "departments", "indicators", "declarations", "are"]
            .iter()
            .all(|word| many.contains(*word))
    );
    let pages = one_of_everything();
    let english =
        pages.iter().filter(|(address, _)| address.starts_with("en/") && address.ends_with(".html"));
    let mut count = 0;
    for (address, bytes) in english {
        count += 1;
        let said = said(&String::from_utf8_lossy(bytes));
        let words: Vec<&str> = said.split_whitespace().collect();
        for pair in words.windows(2) {
            // “(1 project)”, and not “indicators: 1; results: none”.
            let number = pair[0].trim_start_matches(|ch: char| !ch.is_alphanumeric());
            let noun = pair[1].trim_end_matches(|ch: char| !ch.is_alphanumeric());
            assert!(number != "1" || !many.contains(noun), "{address}: {}", pair.join(" "));
        }
    }
    assert!(count > 10, "{count}");
    let department = said(&String::from_utf8_lossy(&pages["en/2023/gz-zwsj/index.html"]));
    assert!(department.contains("and 1 more in 1 project."), "{department}");
}
