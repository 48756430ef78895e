//! What sealing a year takes, beside building the whole site: peak memory and time, in a city of 16,000 projects.
//! `cargo bench --bench archive [-- PROJECTS]`.
//!
//! Each runs in a process of its own. Peak memory is what the system says (Linux alone tells it). Compare figures of one
//! run only.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use gongkai::archive;
use gongkai::build::{self, Asked, Sight};
use gongkai::config::Stage;
use gongkai::model::date::Date;
use gongkai::model::year::FiscalYear;
use gongkai::release::Draft;
use gongkai::sink::Sink;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PROJECTS: u32 = 16_000;
/// First arguments of the processes that measure.
const STAGES: [&str; 3] = ["release", "build", "seal"];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [stage, folder] = &words[..] {
        return one(stage, Path::new(folder));
    }
    let projects = words.iter().find_map(|word| word.parse().ok()).unwrap_or(PROJECTS);
    let folder = tempfile::tempdir().expect("a folder");
    city::write(folder.path(), &city::plan((projects, 1), "2024"));
    println!("{projects} projects: peak memory in MB, seconds.");
    let mut peaks = Vec::new();
    for stage in STAGES {
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program).arg(stage).arg(folder.path()).output().expect("a run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let told = String::from_utf8(output.stdout).expect("text");
        let figures: Vec<f64> =
            told.split_whitespace().map(|figure| figure.parse().expect("a number")).collect();
        println!("{stage:>8} {:>8.0} {:>8.1}", figures[0], figures[1]);
        peaks.push(figures[0]);
    }
    println!("sealing takes {:.2} times the memory of building.", peaks[2] / peaks[1]);
}

/// One stage: prints its peak memory and its time.
fn one(stage: &str, folder: &Path) {
    let begun = Instant::now();
    let as_of = Date::parse("2025-06-30").expect("a day");
    let asked = Asked { as_of, stage: Stage::Release, sight: Sight::Public };
    match stage {
        "release" => {
            let draft = Draft::open(folder, as_of).expect("a site");
            let theme = build::theme(folder, &draft.opened.site).expect("a theme");
            let sink = Sink::disk(&folder.join(build::OUTPUT)).expect("an output");
            draft.release(theme, sink).expect("a release");
        }
        "build" => {
            // Not over the release: all of it is written.
            let opened = build::open(folder, asked).expect("a site");
            let theme = build::theme(folder, &opened.site).expect("a theme");
            let sink = Sink::disk(&folder.join("elsewhere")).expect("an output");
            build::build(&opened, theme, sink).expect("a site");
        }
        _ => {
            let opened = build::open(folder, asked).expect("a site");
            let year = FiscalYear::parse("2024").expect("a year");
            archive::seal(folder, opened, year).expect("an archive");
        }
    }
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(f64::NAN);
    println!("{} {}", peak / 1024.0, begun.elapsed().as_secs_f64());
}
