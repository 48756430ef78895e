//! The English mirror: every page again under `en/`, the same content in it, marked as Chinese.

use std::collections::BTreeMap;

use crate::site::{DEPARTMENTS, Folder, pages};

const PROJECT: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 热线 <b> 运行\n资金: {财政拨款: 3}\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量, 年度指标值: ≥5万次}\n";

fn site(settings: &str) -> BTreeMap<String, Vec<u8>> {
    let settings = format!("标题: 测试\n{settings}");
    let folder = Folder::site(&[
        ("content/2023/gz-zwsj/a.targets.yaml", PROJECT),
        ("content/departments.yaml", DEPARTMENTS),
        ("content/site.yaml", &settings),
    ]);
    pages(folder.path())
}

fn text(pages: &BTreeMap<String, Vec<u8>>, address: &str) -> String {
    String::from_utf8(pages[address].clone()).expect("text")
}

#[test]
fn every_page_has_its_counterpart_and_leads_to_it() {
    let pages = site("英文界面: true\n网址: https://example.org/b\n");
    let is_own = |address: &&String| address.ends_with(".html") && !address.starts_with("en/");
    // A server has one page for what it does not find.
    let own = pages.keys().filter(is_own).filter(|address| *address != "404.html");
    let mut count = 0;
    for address in own {
        count += 1;
        let (zh, en) = (text(&pages, address), text(&pages, &format!("en/{address}")));
        assert!(zh.contains("<html lang=\"zh-CN\">") && en.contains("<html lang=\"en\">"), "{address}");
        assert_eq!(
            en.matches(" hreflang=\"en\"").count(),
            zh.matches(" hreflang=\"zh-CN\"").count(),
            "{address}"
        );
        let page = address.strip_suffix("index.html").unwrap_or(address);
        for html in [&zh, &en] {
            let alternate = format!("hreflang=\"en\" href=\"https://example.org/b/en/{page}\">");
            assert!(html.contains(&alternate), "{alternate} is not in {html}");
        }
    }
    assert!(count > 10, "{count}");
    let project = text(&pages, "en/2023/gz-zwsj/a.html");
    assert!(project.contains("href=\"../../../2023/gz-zwsj/a.html\" hreflang=\"zh-CN\""), "{project}");
    assert!(project.contains("href=\"a.indicators.csv\""), "tables have files with English heads");
    let source = text(&pages, "en/2023/gz-zwsj/a.targets.html");
    assert!(
        source.contains("href=\"../../../2023/gz-zwsj/a.targets.yaml\""),
        "facts are the same for everyone"
    );
}

#[test]
fn a_site_that_asks_for_none_has_none() {
    let pages = site("");
    assert!(pages.keys().all(|address| !address.starts_with("en/")));
    assert!(!text(&pages, "index.html").contains("hreflang"));
}

/// Everything Chinese of a page's text that no element marks.
fn unmarked(html: &str) -> Vec<String> {
    let body = html.split_once("<body").expect("a body").1;
    let mut found = Vec::new();
    let mut marked: Vec<bool> = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        let name: String = tag.chars().take_while(|ch| !ch.is_whitespace()).collect();
        match name.strip_prefix('/') {
            Some(_) => drop(marked.pop()),
            None if ["br", "input", "meta", "link", "hr", "img"].contains(&&*name) || tag.ends_with('/') => {}
            // The name and the description of a drawing cannot hold elements.
            None => marked.push(tag.contains("lang=\"zh-CN\"") || ["title", "desc"].contains(&&*name)),
        }
        if !marked.contains(&true) && text.contains(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch)) {
            found.push(text.to_owned());
        }
    }
    found
}

#[test]
fn content_is_marked_as_chinese_wherever_it_stands() {
    let pages = site("英文界面: true\n");
    for (address, bytes) in
        pages.iter().filter(|(address, _)| address.starts_with("en/") && address.ends_with(".html"))
    {
        let html = String::from_utf8(bytes.clone()).expect("text");
        assert_eq!(unmarked(&html), Vec::<String>::new(), "{address}");
    }
    let project = text(&pages, "en/2023/gz-zwsj/a.html");
    assert!(
        project.contains("<span lang=\"zh-CN\">热线</span> &lt;b&gt; <span lang=\"zh-CN\">运行</span>"),
        "{project}"
    );
}

#[test]
fn a_date_that_the_site_works_out_is_no_chinese_one_on_an_english_page() {
    let project = PROJECT.replace("≥5万次", "2023年12月底前");
    let folder = Folder::site(&[
        ("content/2023/gz-zwsj/a.targets.yaml", &project),
        ("content/site.yaml", "标题: 测试\n英文界面: true\n"),
    ]);
    let pages = pages(folder.path());
    assert!(text(&pages, "2023/gz-zwsj/a.html").contains("期限：不晚于2023年12月31日"));
    assert!(text(&pages, "en/2023/gz-zwsj/a.html").contains("due: by 2023-12-31"));
}
