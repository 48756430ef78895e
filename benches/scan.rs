//! What the scan costs beside rendering: a demonstration city is rendered, and all its bytes are searched, with nothing
//! held back, with 50 declarations, and with a year of drafts. `cargo bench --bench scan [-- SIZE]`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use cpu_time::ProcessTime;
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::model::declaration::Declaration;
use gongkai::render::{Renderer, Theme, ThemeFiles};
use gongkai::route::plan;
use gongkai::scan::Scanner;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZE: u32 = 2_000;
const ROUNDS: usize = 3;

fn main() {
    let stated = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let folder = tempfile::tempdir().expect("a folder");
    city::write(folder.path(), &city::plan((stated.unwrap_or(SIZE), 2), "2025"));
    println!("{:>22} {:>9} {:>12} {:>12} {:>9}", "held back", "files", "ready ms", "µs a file", "MB/s");
    type IsHeld = fn(usize, &Declaration) -> bool;
    let cases: [(&str, IsHeld); 3] = [
        ("nothing", |_, _| false),
        ("50 declarations", |at, declaration| at < 100 && at % 2 == 0 && declaration.head().is_some()),
        ("all of the last year", |_, declaration| declaration.key.year.number() == 2025),
    ];
    for (name, is_held) in cases {
        let loaded = load::load(folder.path()).expect("a site");
        let all = loaded.declarations.into_iter().enumerate();
        let (held, public): (Vec<_>, Vec<_>) = all.partition(|(at, declaration)| is_held(*at, declaration));
        let without =
            |all: Vec<(usize, Declaration)>| all.into_iter().map(|(_, declaration)| declaration).collect();
        let held: Vec<Declaration> = without(held);
        measure(name, &Site::new(loaded.config, loaded.registry, without(public)), &held);
    }
}

/// Renders the site, searches what comes out, and prints a line of each.
fn measure(name: &str, site: &Site, held: &[Declaration]) {
    let theme = Theme::new(ThemeFiles::new(), &site.config.look).expect("the theme");
    let renderer = Renderer::new(site, theme, Date::parse("2026-06-30").expect("a day"));
    let clock = ProcessTime::now();
    let all = plan(site).into_iter();
    let files: Vec<_> =
        all.flat_map(|(branch, output)| renderer.render(branch, &output).expect("files")).collect();
    let rendered = clock.elapsed().as_secs_f64();
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let print = |name: &str, ready: f64, seconds: f64| {
        let (each, speed) = (seconds * 1e6 / files.len() as f64, bytes as f64 / 1e6 / seconds);
        println!("{name:>22} {:>9} {:>12.1} {each:>12.1} {speed:>9.0}", files.len(), ready * 1e3);
    };
    print("(rendering)", 0.0, rendered);
    let mut best = (f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        let clock = ProcessTime::now();
        let scanner = Scanner::new(site, held, &[]);
        let ready = clock.elapsed().as_secs_f64();
        let clock = ProcessTime::now();
        files.iter().for_each(|(address, bytes)| scanner.made((address, bytes), || Some(bytes.clone())));
        let seconds = clock.elapsed().as_secs_f64();
        let findings = scanner.finish();
        assert!(findings.is_empty(), "{:?}", findings.first().map(|finding| &finding.message.zh));
        best = (best.0.min(ready), best.1.min(seconds));
    }
    print(name, best.0, best.1);
}
