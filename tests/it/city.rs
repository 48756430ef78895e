//! The demonstration city: loads without a finding, builds without a fault, with several years and both forms of a
//! project on one page.

use gongkai::demo::{self, Plan};
use gongkai::model::year::FiscalYear;

use crate::site::{Folder, pages};

#[test]
fn a_city_of_several_years_is_built_whole() {
    let last_year = FiscalYear::parse("2025").expect("a year");
    let plan = Plan { projects: 12, years: 3, departments: None, seed: 7, last_year };
    let files: Vec<(String, String)> = demo::files(&plan).collect();
    let folder =
        Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>());
    let (findings, _) = folder.findings();
    assert!(findings.is_empty(), "{findings:?}");
    let pages = pages(folder.path());
    let both = pages.keys().filter(|address| address.ends_with(".self-evaluation.html")).count();
    assert!(both > 0, "no project with both forms");
    let marked = pages.iter().filter(|(address, _)| address.ends_with(".html"));
    for (address, bytes) in marked {
        assert!(String::from_utf8_lossy(bytes).contains("演示数据"), "{address} is not marked as fictional");
    }
}
