//! What a site costs: demonstration sites of growing size are built, and the CPU time of each stage is printed a page,
//! with the slope between the sizes and the peak of memory. `cargo bench --bench site [-- SIZE…]`.
//!
//! Each size runs in a process of its own, so that memory and warm caches of one do not tell on the next. Compare
//! figures of one run only: machines differ, and the same machine differs from hour to hour.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use cpu_time::{ProcessTime, ThreadTime};
use gongkai::check;
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::render::view::View;
use gongkai::render::{File, Renderer, Theme, ThemeFiles};
use gongkai::route::{Output, plan};
use gongkai::sink::Sink;
use gongkai::verify::Verifier;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// First argument of the process that measures one size.
const MEASURE: &str = "measure";
const SIZES: [u32; 3] = [1_000, 4_000, 16_000];
const STAGES: [&str; 9] = ["load", "index", "check", "view", "template", "data", "verify", "write", "finish"];

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [MEASURE, size, folder] = arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        return one(size.parse().expect("a number of projects"), Path::new(folder));
    }
    let stated: Vec<u32> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if stated.is_empty() { SIZES.to_vec() } else { stated };
    println!("µs of CPU a page; a page is one HTML file with the data files beside it.");
    println!(
        "The slope is of the CPU a project: larger sites share more indicator pages, so pages are not alike."
    );
    print!("{:>9} {:>9} {:>9}", "projects", "pages", "files");
    STAGES.iter().for_each(|stage| print!(" {stage:>9}"));
    println!(" {:>9} {:>9} {:>7} {:>9}", "total", "a project", "slope", "peak MB");
    let mut before: Option<f64> = None;
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        city::write(folder.path(), &city::plan((size, 1), "2024"));
        let program = std::env::current_exe().expect("this program");
        let output = Command::new(program)
            .arg(MEASURE)
            .arg(size.to_string())
            .arg(folder.path())
            .output()
            .expect("a run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let figures = String::from_utf8(output.stdout).expect("text");
        let total: f64 =
            figures.split_whitespace().rev().nth(1).and_then(|text| text.parse().ok()).expect("a total");
        let slope = before.map_or_else(|| "-".to_owned(), |before| format!("{:.2}", total / before));
        let (head, peak) = figures.trim_end().rsplit_once(' ').expect("figures");
        println!("{head} {slope:>7} {peak:>9}");
        before = Some(total);
    }
}

/// Builds the site in `folder`, and prints its line.
fn one(projects: u32, folder: &Path) {
    let mut spent = [0.0_f64; STAGES.len()];
    let clock = ProcessTime::now();
    let loaded = load::load(folder).expect("a site");
    spent[0] = clock.elapsed().as_secs_f64();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings.first());
    let clock = ProcessTime::now();
    let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
    let _ = site.indicators();
    spent[1] = clock.elapsed().as_secs_f64();
    let clock = ProcessTime::now();
    assert!(check::check(&site).is_empty());
    spent[2] = clock.elapsed().as_secs_f64();
    let (pages, files) = render(&site, folder, &mut spent);
    print!("{projects:>9} {pages:>9} {files:>9}");
    let a_page = |seconds: f64| seconds * 1e6 / pages as f64;
    spent.iter().for_each(|seconds| print!(" {:>9.1}", a_page(*seconds)));
    let total: f64 = spent.iter().sum();
    println!(" {:>9.1} {:>9.1} {}", a_page(total), total * 1e6 / f64::from(projects), peak_memory());
}

fn render(site: &Site, folder: &Path, spent: &mut [f64; STAGES.len()]) -> (usize, u64) {
    let theme = Theme::new(ThemeFiles::new(), &site.config.look).expect("the theme");
    // What several pages tell of is worked out before any of them.
    let clock = ProcessTime::now();
    let renderer = Renderer::new(site, theme, Date::parse("2026-06-30").expect("a day"));
    spent[3] = clock.elapsed().as_secs_f64();
    let clocks: [AtomicU64; 5] = Default::default();
    let plan = plan(site);
    let sink = Sink::disk(&folder.join("output")).expect("an output");
    let addresses: Vec<String> = plan.iter().map(|(_, output)| output.address()).collect();
    let assets = renderer.assets().map(|(address, _)| address);
    let verifier =
        Verifier::new(addresses.iter().map(String::as_str).chain(assets)).at(site.config.base_url.as_deref());
    let [view, template, data, verify, write] = &clocks;
    let (pages, written) = (AtomicU64::new(0), AtomicU64::new(0));
    plan.par_iter().for_each(|(branch, output)| {
        let files = match output {
            Output::Page(page) => {
                let viewed = timed(view, || renderer.view(*branch, page));
                let html = |view: &View<'_>| renderer.template(*branch, page, view).expect("a page");
                let html: Vec<File> = timed(template, || {
                    let first = (page.address(), html(&viewed.view));
                    let slices = viewed.slices.iter().map(|(address, view)| (address.clone(), html(view)));
                    std::iter::once(first).chain(slices).collect()
                });
                let bytes = |(address, of)| (address, renderer.data(*branch, of));
                let mut files: Vec<File> = timed(data, || viewed.data.into_iter().map(bytes).collect());
                timed(verify, || {
                    let beside = || files.iter().map(|(address, _)| address.as_str());
                    html.iter().for_each(|(address, html)| verifier.page(address, html, beside()));
                });
                pages.fetch_add(html.len() as u64, Ordering::Relaxed);
                files.extend(html);
                files
            }
            Output::YearData(..) | Output::Feed => {
                timed(data, || renderer.render(*branch, output).expect("a file"))
            }
        };
        timed(write, || {
            files.iter().for_each(|(address, bytes)| sink.write(address, bytes).expect("a file"))
        });
        written.fetch_add(files.len() as u64, Ordering::Relaxed);
    });
    for (stage, clock) in clocks.iter().enumerate() {
        spent[3 + stage] += clock.load(Ordering::Relaxed) as f64 / 1e9;
    }
    for (address, bytes) in renderer.assets() {
        sink.write(address, bytes).expect("a written file");
    }
    let clock = ProcessTime::now();
    assert!(verifier.finish().is_empty());
    sink.finish().expect("a finished site");
    spent[8] = clock.elapsed().as_secs_f64();
    (pages.into_inner() as usize, written.into_inner())
}

/// Does some work, and adds the CPU time of this thread to a clock.
fn timed<T>(clock: &AtomicU64, work: impl FnOnce() -> T) -> T {
    let before = ThreadTime::now();
    let done = work();
    let nanoseconds = u64::try_from(before.elapsed().as_nanos()).unwrap_or(u64::MAX);
    clock.fetch_add(nanoseconds, Ordering::Relaxed);
    done
}

/// The most memory that the process ever held, in MB; a dash where the system does not say.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<u64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.map_or_else(|| "-".to_owned(), |kilobytes| (kilobytes / 1024).to_string())
}
