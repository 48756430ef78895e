//! What the documents say of the vocabulary is the vocabulary's: the tables of the manual, and the schemas. After a change
//! `UPDATE_DOCS=1 cargo test --test it documents` writes both anew; read the difference before you commit it.

use std::path::{Path, PathBuf};
use std::process::Command;

use gongkai::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::identity::Form;
use gongkai::schema;

use crate::site::{Folder, pages};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn is_update() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

#[test]
fn the_schemas_in_the_repository_are_those_of_the_command() {
    let kept = docs().join("schema");
    let made = tempfile::tempdir().expect("a folder");
    let folder = if is_update() { kept.as_path() } else { made.path() };
    let run = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["schema", "--quiet", "--output"])
        .arg(folder)
        .output()
        .expect("the program");
    assert!(run.status.success() && run.stderr.is_empty(), "{run:?}");
    for name in ["declaration.json", "departments.json", "site.json"] {
        let read = |folder: &Path| std::fs::read_to_string(folder.join(name)).expect(name);
        assert!(read(folder) == read(&kept), "docs/schema/{name} is old; UPDATE_DOCS=1 writes it anew");
    }
}

const OPEN: &str = "<!-- fields: ";
const CLOSE: &str = "<!-- end -->";

/// The manual with what stands between its marks written anew.
fn filled(manual: &str) -> String {
    let mut parts = manual.split(OPEN);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(" -->").expect("the end of a mark");
        let (_, behind) = rest.split_once(CLOSE).unwrap_or_else(|| panic!("{name} has no end"));
        let tables = tables(name);
        assert!(!tables.is_empty(), "nothing is called {name}");
        filled.push_str(&format!("{OPEN}{name} -->\n\n{tables}\n{CLOSE}{behind}"));
    }
    filled
}

#[test]
fn the_tables_of_the_manual_are_those_of_the_vocabulary() {
    let path = docs().join("declarations.md");
    let manual = std::fs::read_to_string(&path).expect("the manual");
    let filled = filled(&manual);
    if is_update() {
        std::fs::write(&path, &filled).expect("the manual");
    } else {
        assert!(filled == manual, "docs/declarations.md has old tables; UPDATE_DOCS=1 writes them anew");
    }
    let forms = Form::ALL.map(|form| (form.name(), vocabulary::fields(form)));
    let files = [("departments", vocabulary::DEPARTMENTS_FILE), ("site", vocabulary::SITE_FILE)];
    for (name, fields) in forms.into_iter().chain(files) {
        for part in schema::parts(fields) {
            let missing = part.fields.iter().find(|field| !filled.contains(&row(field)));
            assert!(
                missing.is_none(),
                "docs/declarations.md has no table with {:?} of {name}; put a line “{OPEN}{name} -->” and a line “{CLOSE}” where it belongs",
                missing.map(|field| part.path_of(field))
            );
        }
    }
}

#[test]
fn the_site_explains_every_field_where_a_link_can_lead() {
    for (language, meaning) in [
        ("zh-CN", (|field: &Field| field.meaning_zh) as fn(&Field) -> &'static str),
        ("en", |field| field.meaning_en),
    ] {
        let folder = Folder::site(&[("content/site.yaml", &format!("标题: 测试\n语言: {language}\n"))]);
        let pages = pages(folder.path());
        let text = |address: &str| String::from_utf8(pages[address].clone()).expect("text");
        assert!(text("data/index.html").contains("href=\"dictionary.html\""));
        // An English page marks what is Chinese in it.
        let page = text("data/dictionary.html").replace("<span lang=\"zh-CN\">", "").replace("</span>", "");
        let forms = Form::ALL.map(|form| (form.name(), vocabulary::fields(form)));
        let files = [("departments", vocabulary::DEPARTMENTS_FILE), ("site", vocabulary::SITE_FILE)];
        for (name, fields) in forms.into_iter().chain(files) {
            let file = text(&format!("data/dictionary.{name}.csv"));
            for part in schema::parts(fields) {
                for field in part.public_fields() {
                    let path = part.path_of(field);
                    let row = page.split(&format!("<tr id=\"{name}.{path}\">")).nth(1);
                    let row = row.and_then(|rest| rest.split("</tr>").next()).expect(&path);
                    for said in [&field.zh.join("、"), field.key, meaning(field)] {
                        assert!(
                            row.contains(&said.replace('\'', "&#39;")) || row.contains(said),
                            "{said}: {row}"
                        );
                    }
                    assert!(file.lines().any(|line| line.contains(&format!(",{path},"))), "{path}: {file}");
                }
            }
        }
    }
}

/// The fields that all of these forms have.
fn shared(forms: &[Form]) -> Vec<&'static Field> {
    let has =
        |form: &Form, field: &Field| vocabulary::fields(*form).iter().any(|other| row(other) == row(field));
    let mut fields = forms.iter().take(1).flat_map(|form| vocabulary::fields(*form)).collect::<Vec<_>>();
    fields.retain(|field| forms.iter().all(|form| has(form, field)));
    fields
}

fn without(
    fields: impl IntoIterator<Item = &'static Field>,
    others: &[&'static Field],
) -> Vec<&'static Field> {
    fields.into_iter().filter(|field| others.iter().all(|other| row(other) != row(field))).collect()
}

/// The tables that a mark asks for.
fn tables(name: &str) -> String {
    let projects: Vec<Form> = Form::ALL.into_iter().filter(|form| form.is_of_project()).collect();
    let head = shared(&Form::ALL);
    let project_head = without(shared(&projects), &head);
    let inner = |fields: &[&'static Field], key: &str| {
        fields.iter().find(|field| field.key == key).map_or(String::new(), |field| group(within(field)))
    };
    match name {
        "head" => table(&head),
        "project-head" => table(&project_head),
        "forms" => names(),
        "first-levels" => levels("一级指标 · first level", FIRST_LEVELS),
        "second-levels" => levels("二级指标 · second level", SECOND_LEVELS),
        "site" => group(vocabulary::SITE_FILE),
        "departments" => group(vocabulary::DEPARTMENTS_FILE),
        _ => match (Form::named(name), name.split_once('.')) {
            (Some(form), _) if form.is_of_project() => {
                group(without(vocabulary::fields(form), &[head, project_head].concat()))
            }
            (Some(form), _) => group(without(vocabulary::fields(form), &head)),
            (None, Some((form, key))) => {
                let form = Form::named(form).unwrap_or_else(|| panic!("no form is called {form}"));
                inner(&vocabulary::fields(form).iter().collect::<Vec<_>>(), key)
            }
            (None, None) => inner(&head, name),
        },
    }
}

/// The fields behind a field.
fn within(field: &Field) -> &'static [Field] {
    match field.kind {
        Kind::Record(fields)
        | Kind::Records(fields)
        | Kind::Register(fields)
        | Kind::Indicators(fields)
        | Kind::RuleLevels(fields) => fields,
        _ => &[],
    }
}

/// The table of these fields, and those of the records behind them. Indicators stand in a chapter of their own.
fn group(fields: impl IntoIterator<Item = &'static Field>) -> String {
    let fields: Vec<&'static Field> = fields.into_iter().collect();
    let mut text = table(&fields);
    let mut behind: Vec<&'static Field> =
        fields.into_iter().filter(|field| !matches!(field.kind, Kind::Indicators(_))).collect();
    behind.retain(|field| !within(field).is_empty());
    // Rows of a grid have the same fields: one table for all.
    for alike in behind.chunk_by(|a, b| std::ptr::eq(within(a), within(b))) {
        let keys: Vec<String> =
            alike.iter().map(|field| format!("`{}` · `{}`", field.zh[0], field.key)).collect();
        let each = match alike[0].kind {
            Kind::Record(_) => "",
            _ => "，每一项 · each entry",
        };
        text.push_str(&format!("\n{}{each}:\n\n{}", keys.join("、"), group(within(alike[0]))));
    }
    text
}

fn table(fields: &[&'static Field]) -> String {
    let rows: String = fields.iter().map(|field| row(field)).collect();
    format!("| 键 · Chinese | English | 写什么 · value | 含义 · meaning |\n| --- | --- | --- | --- |\n{rows}")
}

fn row(field: &Field) -> String {
    let kind = schema::kind(field.kind);
    let needed = if field.needed { " ＊" } else { "" };
    format!(
        "| {}{needed} | `{}` | {} · {} | {} · {} |\n",
        code(field.zh),
        field.key,
        kind.zh,
        kind.en,
        field.meaning_zh,
        field.meaning_en
    )
}

fn code(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join("、")
}

fn names() -> String {
    let rows: String =
        Form::ALL.iter().map(|form| format!("| `{}` | {} |\n", form.name(), code(&[form.title()]))).collect();
    format!("| 英文 · English | 中文 · Chinese |\n| --- | --- |\n{rows}")
}

fn levels<L>(title: &str, words: &[LevelWord<L>]) -> String {
    let rows: String =
        words.iter().map(|word| format!("| {} | {} |\n", code(word.zh), code(word.en))).collect();
    format!("| {title} | English |\n| --- | --- |\n{rows}")
}
