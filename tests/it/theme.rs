//! A site's own theme: wins file by file, reaches the originals, and cannot break the house rules unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gongkai::build::{self, Built};
use gongkai::sink::Sink;

use crate::site::{Folder, pages};

const PROJECT: (&str, &str) = (
    "content/2023/gz-zwsj/a.targets.yaml",
    "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲\n主要内容: \"<script>alert(1)</script>\\n\\n**重点**：做事\"\n",
);

#[test]
fn a_template_of_the_site_wins_and_reaches_the_original() {
    let folder = Folder::site(&[
        PROJECT,
        (
            "themes/default/templates/project_year.html",
            "{% extends \"default/project_year.html\" %}{% block content %}<p>自家的话</p>{{ super() }}{% endblock %}",
        ),
        ("themes/default/assets/own.css", "p { margin: 0 }"),
    ]);
    let pages = pages(folder.path());
    let page = String::from_utf8(pages["2023/gz-zwsj/a.html"].clone()).expect("text");
    assert!(page.contains("自家的话") && page.contains("<strong>重点</strong>：做事"));
    assert!(page.contains("assets/own-"), "{page}");
    assert!(!page.contains("alert(1)"), "what an author pastes does not run");
}

#[test]
fn a_component_and_a_part_of_the_site_win_and_its_templates_choose_their_own_words() {
    let folder = Folder::site(&[
        PROJECT,
        (
            "themes/default/templates/own.html",
            "{% component facts(facts: array, @text) %}<p>{{ text.skip }}: {{ facts | length }}</p>{% endcomponent facts %}",
        ),
        (
            "themes/default/templates/footer.html",
            "<footer>{% for text in page.related %}<b>{{ text.heading }}</b>{% endfor %}</footer>",
        ),
        ("themes/default/templates/parts/related.html", "<p>{{ page.related | length }} {{ text.skip }}</p>"),
    ]);
    let pages = pages(folder.path());
    let page = String::from_utf8(pages["2023/gz-zwsj/a.html"].clone()).expect("text");
    assert!(page.contains("<p>跳到正文: ") && !page.contains("<dl class=\"facts\">"), "{page}");
    assert!(page.contains("<footer><b>其他年度</b></footer>"), "{page}");
    assert!(page.contains("<p>1 跳到正文</p>") && !page.contains("section related"), "{page}");
}

#[test]
fn what_systems_and_editors_leave_in_its_folder_is_no_part_of_a_theme() {
    let folder = Folder::site(&[PROJECT, ("themes/default/assets/own.css", "p { margin: 0 }")]);
    let theme = || {
        let opened = folder.open();
        build::theme(folder.path(), &opened.site).expect("a theme that can be read").hash().to_owned()
    };
    let (before, pages_before) = (theme(), pages(folder.path()));
    for left in ["templates/._home.html", "assets/.DS_Store", "assets/Thumbs.db", "assets/own.css~"] {
        folder.put(&format!("themes/default/{left}"), b"\x00\x05\x16\x07{% if");
    }
    assert_eq!(theme(), before);
    assert_eq!(pages(folder.path()), pages_before);
}

#[test]
fn a_theme_with_faults_is_told_once_and_nothing_is_written() {
    let footer = "<footer style=\"color:red\"><img src=\"https://example.org/a.png\" alt=\"\"><a href=\"/nowhere.html\">x</a></footer>";
    let folder = Folder::site(&[PROJECT, ("themes/default/templates/footer.html", footer)]);
    let opened = folder.open();
    let theme = build::theme(folder.path(), &opened.site).expect("a theme that can be read");
    let Ok(Built::Faulty(faults)) = build::build(&opened, theme, Sink::memory()) else {
        panic!("a theme with faults was built");
    };
    let names: Vec<_> = faults.iter().map(|fault| fault.rule.name).collect();
    assert_eq!(names, ["external-request", "inline-code", "link-leads-nowhere"]);
    assert!(faults.iter().all(|fault| fault.message.zh.contains("页也是如此")));
}

#[test]
fn a_template_that_cannot_be_read_names_itself() {
    let folder = Folder::site(&[PROJECT, ("themes/default/templates/home.html", "{% if %}")]);
    let opened = folder.open();
    let failure = build::theme(folder.path(), &opened.site).expect_err("a mistake in a template");
    assert!(failure.to_string().contains("home.html"), "{failure}");
}

#[test]
fn a_base_address_gives_canonical_links_and_a_404_page_that_works_anywhere() {
    let folder =
        Folder::site(&[PROJECT, ("content/site.yaml", "标题: 测试\n网址: https://example.org/budget/\n")]);
    let pages = pages(folder.path());
    let text = |address: &str| String::from_utf8(pages[address].clone()).expect("text");
    assert!(
        text("2023/gz-zwsj/a.html")
            .contains("<link rel=\"canonical\" href=\"https://example.org/budget/2023/gz-zwsj/a.html\">")
    );
    assert!(text("404.html").contains("href=\"https://example.org/budget/assets/"));
}

#[test]
fn without_a_base_address_the_404_page_leads_nowhere() {
    let pages = pages(Folder::site(&[PROJECT]).path());
    let page = String::from_utf8(pages["404.html"].clone()).expect("text");
    let links =
        page.split("href=\"").skip(1).filter(|href| !href.starts_with("assets/") && !href.starts_with('#'));
    assert_eq!(links.count(), 0, "{page}");
}

/// A file of this project.
fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The fields of each struct that themes may read, as the manual writes them: `lead`, `how (How)`, `links (Link[])`.
fn fields() -> BTreeMap<String, BTreeSet<String>> {
    let inside =
        ["frame", "parts", "site", "subject"].map(|name| file(&format!("src/render/view/{name}.rs")));
    let source = file("src/render/view.rs") + &inside.concat();
    let blocks = source.split("\npub struct ").skip(1).filter_map(|rest| rest.split("\n}").next());
    let blocks: Vec<(String, &str)> = blocks
        .map(|block| (block.split(['<', ' ', '(']).next().unwrap_or_default().to_owned(), block))
        .collect();
    let known: BTreeSet<&str> =
        blocks.iter().map(|(name, _)| &**name).filter(|name| !["Html", "Shared"].contains(name)).collect();
    let field = |line: &str| {
        let (name, of) = line.trim().strip_prefix("pub ")?.split_once(": ")?;
        let is_list = of.contains("Vec<");
        let kind =
            of.split(|c: char| !c.is_alphanumeric()).find(|word| known.contains(word)).unwrap_or_default();
        let list = if is_list { "[]" } else { "" };
        Some(if kind.is_empty() && !is_list { name.to_owned() } else { format!("{name} ({kind}{list})") })
    };
    blocks.iter().map(|(name, block)| (name.clone(), block.lines().filter_map(field).collect())).collect()
}

/// The rows of the manual's tables: what stands first, by itself, and the rest.
fn rows(manual: &str) -> impl Iterator<Item = (&str, &str)> {
    let rows =
        manual.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    rows.map(|(first, rest)| (first.trim_matches('`'), rest))
}

#[test]
fn the_manual_names_every_template_and_every_field() {
    let (manual, fields) = (file("docs/themes.md"), fields());
    // What is told of as a variable, or as the body of a template.
    let told_as = |name: &str| match name {
        "View" | "Html" | "Shared" => None,
        "Frame" => Some("page".to_owned()),
        "Sums" => Some("verify.html".to_owned()),
        "Home" | "Year" | "DepartmentYear" | "ProjectYear" | "Across" | "Tables" | "Directory" | "Source"
        | "Data" | "Dictionary" | "Glossary" | "Search" | "Gone" | "Archive" => {
            let snake = name.replace("Year", "_year").to_lowercase();
            Some(format!("{}.html", snake.trim_start_matches('_')))
        }
        _ => Some(name.to_owned()),
    };
    for (name, own) in &fields {
        let Some(told_as) = told_as(name) else { continue };
        let told: Vec<BTreeSet<String>> = rows(&manual)
            .filter(|(first, _)| *first == told_as)
            .map(|(_, rest)| rest.split(", ").map(str::to_owned).collect())
            .collect();
        assert!(told.contains(own), "{told_as} has {own:?}, the manual says {told:?}");
    }
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    for (folder, above) in [(templates.clone(), ""), (templates.join("parts"), "parts/")] {
        for entry in std::fs::read_dir(folder).expect("the templates") {
            let entry = entry.expect("a template");
            let name = entry.file_name().into_string().expect("a name");
            let is_told = entry.path().is_dir() || manual.contains(&format!("`{above}{name}`"));
            assert!(is_told, "the manual lacks {above}{name}");
        }
    }
}
