//! The sample site: the real figures are on its pages, and it is the same bytes wherever it is built.

use std::path::Path;

use crate::site::pages;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(pages: &std::collections::BTreeMap<String, Vec<u8>>, address: &str) -> String {
    let bytes = pages.get(address).unwrap_or_else(|| panic!("no {address}"));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn a_reader_finds_the_published_figures() {
    let pages = pages(root());
    let department = text(&pages, "2023/gz-zwsj/index.html");
    for figure in [
        "49,057.92",
        "11,381.42",
        "37,676.50",
        "23.2%",
        "76.8%",
        "不少于3万次每秒",
        "≥1060个, ≥4个",
        "2百万条以上",
    ] {
        assert!(department.contains(figure), "{figure}");
    }
    let project = text(&pages, "2023/gz-zwsj/12345-hotline.html");
    assert!(project.contains("15,412.94") && project.contains("index.html#indicators"));
    let evaluated = text(&pages, "2022/pt-tyj/sports-centre-settlement.html");
    assert!(evaluated.contains("86.19") && evaluated.contains("86.18") && evaluated.contains("98.62"));
    let across = text(&pages, "projects/xt-cgj/misting-trucks.html");
    for name in ["雾炮车降尘抑尘服务", "雾炮车抑尘降尘服务", "≥80M", "80M"] {
        assert!(across.contains(name), "{name}");
    }
}

#[test]
fn the_page_and_its_file_hold_the_same_rows() {
    let pages = pages(root());
    let csv = text(&pages, "2023/gz-zwsj/index.indicators.csv");
    assert!(csv.starts_with('\u{FEFF}'));
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 31);
    let page = text(&pages, "2023/gz-zwsj/index.html");
    for row in &rows {
        assert!(page.contains(&row[2].replace('&', "&amp;")), "{}", &row[2]);
    }
    let concurrent = rows.iter().find(|row| &row[2] == "穗康小程序系统并发访问量").expect("the indicator");
    assert!(concurrent.iter().any(|cell| cell == "30000") && concurrent.iter().any(|cell| cell == "次/秒"));
}

#[test]
fn a_text_that_a_spreadsheet_would_run_is_guarded_and_a_number_is_not() {
    let csv = text(&pages(root()), "2022/pt-tyj/sports-centre-settlement.results.csv");
    assert!(csv.contains("'=100%"), "{csv}");
    assert!(!csv.contains("'100"), "{csv}");
}

#[test]
fn the_same_content_gives_the_same_bytes_with_any_number_of_threads_and_in_any_folder() {
    let build = |threads: usize, folder: &Path| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| pages(folder))
    };
    let elsewhere = tempfile::tempdir().expect("a folder");
    copy(&root().join("content"), &elsewhere.path().join("content"));
    let one = build(1, root());
    assert_eq!(one, build(2, root()));
    assert_eq!(one, build(2, elsewhere.path()));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// Readers with slow lines load a page and what it links to: bytes before compression.
#[test]
fn a_project_page_and_what_it_loads_are_light() {
    let pages = pages(root());
    let is_project = |address: &str| address.starts_with("20") && address.split('/').count() == 3;
    let own = pages.iter().filter(|(address, _)| is_project(address) && address.ends_with(".html"));
    let own: Vec<_> = own.filter(|(_, page)| page.windows(17).any(|at| at == b"page-project_year")).collect();
    assert!(own.len() > 5);
    for (address, page) in own {
        assert!(page.len() < 60 * 1024, "{address}: {}", page.len());
        let html = String::from_utf8_lossy(page);
        let linked = html.split(['"', '\'']).filter_map(|word| word.strip_prefix("../../assets/"));
        let loaded: std::collections::BTreeSet<&str> =
            linked.filter(|name| name.ends_with(".css") || name.ends_with(".js")).collect();
        let bytes: usize = loaded.iter().map(|name| pages[&format!("assets/{name}")].len()).sum();
        assert!(loaded.len() > 3 && bytes < 30 * 1024, "{address}: {bytes} bytes of {loaded:?}");
    }
}
