//! What it costs to put the years of a site side by side: cities of growing size, in which things happen, are indexed, and
//! every project is compared with itself. The CPU time a project-year is printed, with the slope between the sizes: it is
//! flat where nothing grows faster than the site. `cargo bench --bench across [-- SIZE…]`, sizes in project-years.
//!
//! Each size runs in processes of its own, the sizes by turns, and the fastest of each counts: a machine that others use
//! is half as fast from one moment to the next. Compare figures of one run only.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::process::Command;

use cpu_time::ProcessTime;
use gongkai::demo;
use gongkai::goalposts;
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::model::identity::DeclarationKey;
use gongkai::outcomes::outcomes;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// First argument of the process that measures one size.
const MEASURE: &str = "measure";
const SIZES: [u32; 3] = [2_000, 8_000, 32_000];
const YEARS: u16 = 4;
/// Of so many runs in one process the fastest counts, and of so many processes.
const RUNS: usize = 5;
const PROCESSES: usize = 7;
const STAGES: [&str; 3] = ["index", "goalposts", "results"];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [MEASURE, size] = arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        return one(size.parse().expect("a number of project-years"));
    }
    let stated: Vec<u32> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if stated.is_empty() { SIZES.to_vec() } else { stated };
    println!("µs of CPU a project-year, and beside it how many times that of the size before.");
    print!("{:>13}", "project-years");
    STAGES.iter().for_each(|stage| print!(" {stage:>10} {:>6}", "slope"));
    println!();
    let mut fastest: Vec<Vec<f64>> = vec![vec![f64::MAX; STAGES.len() + 1]; sizes.len()];
    for _ in 0..PROCESSES {
        for (size, fastest) in sizes.iter().zip(&mut fastest) {
            fastest.iter_mut().zip(measured(*size)).for_each(|(least, figure)| *least = least.min(figure));
        }
    }
    for (at, figures) in fastest.iter().enumerate() {
        print!("{:>13}", figures[0]);
        for (stage, spent) in figures.iter().enumerate().skip(1) {
            let slope = at.checked_sub(1).map(|before| format!("{:.2}", spent / fastest[before][stage]));
            print!(" {spent:>10.2} {:>6}", slope.as_deref().unwrap_or("-"));
        }
        println!();
    }
}

/// The number of project-years of a site of this size and the figures of each stage, from a process of its own.
fn measured(size: u32) -> Vec<f64> {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg(MEASURE).arg(size.to_string()).output().expect("a run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figures = String::from_utf8(output.stdout).expect("text");
    figures.split_whitespace().map(|figure| figure.parse().expect("a number")).collect()
}

/// Measures one size, and prints the number of its project-years and the time of each stage.
fn one(project_years: u32) {
    let plan = city::plan((project_years / u32::from(YEARS), YEARS), "2025");
    let mut declarations = Vec::new();
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in demo::files(&plan) {
        match DeclarationKey::from_path(&path) {
            Some(key) => declarations.extend(load::read_declaration(key, text.into_bytes()).0),
            None => city::put(folder.path(), &path, text),
        }
    }
    let settings = load::load(folder.path()).expect("settings");
    let (mut index, mut site) = (f64::MAX, None);
    for _ in 0..RUNS {
        let (config, registry, all) =
            (settings.config.clone(), settings.registry.clone(), declarations.clone());
        drop(site.take());
        forget();
        let clock = ProcessTime::now();
        let built = Site::new(config, registry, all);
        // Made when it is first asked for; a build always asks.
        let _ = built.indicators();
        index = index.min(clock.elapsed().as_secs_f64());
        site = Some(built);
    }
    let site = site.expect("a site");
    let count = site.subjects().filter(|subject| subject.project.is_some()).count();
    let moved = fastest(|| site.years().map(|year| goalposts::of_year(&site, year).len()).sum());
    let today = Date::parse("2026-06-30").expect("a day");
    let results = fastest(|| site.subjects().map(|subject| outcomes(&site, subject, today).len()).sum());
    let each = |seconds: f64| seconds * 1e6 / count as f64;
    println!("{count} {} {} {}", each(index), each(moved), each(results));
}

/// Puts something else into the processor's caches, the last of which holds hundreds of megabytes in a large machine: a site
/// is indexed once, after its files were read, and a small one would otherwise be measured where all of it still lies there.
fn forget() {
    std::hint::black_box(vec![1_u8; 640 << 20]);
}

fn fastest(work: impl Fn() -> usize) -> f64 {
    let runs = (0..RUNS).map(|_| {
        forget();
        let clock = ProcessTime::now();
        std::hint::black_box(work());
        clock.elapsed().as_secs_f64()
    });
    runs.fold(f64::MAX, f64::min)
}
