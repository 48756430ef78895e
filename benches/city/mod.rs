//! The demonstration cities that benches measure.

#![allow(dead_code, reason = "no bench needs all of it")]

use std::path::Path;

use gongkai::demo::{self, Plan};
use gongkai::load;
use gongkai::model::year::FiscalYear;

/// A city of so many projects and years, the last of which is `last_year`. In one year nothing happens; in several all
/// does that can.
pub(crate) fn plan((projects, years): (u32, u16), last_year: &str) -> Plan {
    let last_year = FiscalYear::parse(last_year).expect("a year");
    Plan { projects, years, departments: None, eventful: years > 1, seed: 1, last_year }
}

/// Writes a city.
pub(crate) fn write(folder: &Path, plan: &Plan) {
    demo::files(plan).for_each(|(path, text)| put(folder, &path, &text));
}

/// Writes one file.
pub(crate) fn put(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let target = load::join(folder, path);
    std::fs::create_dir_all(target.parent().expect("a folder")).expect("folders");
    std::fs::write(target, text).expect("a file");
}
