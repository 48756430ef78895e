//! What the search of a city costs and finds: the index is made, then the reader's own script answers 1,000 random pieces (2 to
//! 8 characters) of titles and names of indicators, and 1,000 whole titles. `cargo bench --bench search [-- PROJECTS [YEARS]]`.
//!
//! The script runs in `node`, which reads the files as a page would; where there is none, only the index is measured. What is
//! true is found by a plain look through every text.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use cpu_time::ProcessTime;
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::render::{Renderer, Theme, ThemeFiles};
use gongkai::search::{self, Document, fold};
use rayon::prelude::*;
use serde_json::{Value, json};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const QUESTIONS: usize = 1_000;

fn main() {
    let mut stated = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let projects = stated.next().unwrap_or(10_000);
    let years = stated.next().and_then(|years| u16::try_from(years).ok()).unwrap_or(1);
    let folder = tempfile::tempdir().expect("a folder");
    city::write(folder.path(), &city::plan((projects, years), "2025"));
    let loaded = load::load(folder.path()).expect("a site");
    let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
    let output = folder.path().join("output");
    write(&site, &output);
    let documents = search::documents(&site, &|_| true);
    let questions = questions(&documents);
    let asked = folder.path().join("questions.json");
    std::fs::write(&asked, Value::Array(questions).to_string()).expect("a file");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/search/bench.mjs");
    match Command::new("node").arg(script).arg(&output).arg(&asked).status() {
        Ok(status) => assert!(status.success(), "the script failed"),
        Err(_) => println!("There is no node: what readers load and find was not measured."),
    }
}

/// Writes the files of the search, and the theme's with the script.
fn write(site: &Site, output: &Path) {
    let (count, bytes) = (AtomicU64::new(0), AtomicU64::new(0));
    let put = |address: &str, text: &[u8]| city::put(output, address, text);
    let _ = site.indicators();
    let (clock, wall) = (ProcessTime::now(), Instant::now());
    search::files(site, &|_| true, &|_, text| {
        count.fetch_add(1, Ordering::Relaxed);
        bytes.fetch_add(text.len() as u64, Ordering::Relaxed);
        Ok(())
    })
    .expect("an index");
    println!(
        "The index: {count:?} files, {:.1} MB, {:.2} s of CPU, {:.2} s by the clock, without writing them.",
        bytes.load(Ordering::Relaxed) as f64 / 1e6,
        clock.elapsed().as_secs_f64(),
        wall.elapsed().as_secs_f64(),
    );
    search::files(site, &|_| true, &|address, text| {
        put(address, text);
        Ok(())
    })
    .expect("an index");
    let theme = Theme::new(ThemeFiles::new(), &site.config.look).expect("the theme");
    let renderer = Renderer::new(site, theme, Date::parse("2026-06-30").expect("a day"));
    renderer.assets().for_each(|(address, text)| put(address, text));
}

/// Pieces of titles and of names of indicators, and whole titles, each with the numbers of the documents that have it.
fn questions(documents: &[Document]) -> Vec<Value> {
    let folded: Vec<Vec<String>> = documents
        .par_iter()
        .map(|one| one.titles.iter().chain(&one.texts).map(|text| fold(text)).collect())
        .collect();
    // Every name is a title of some document: projects and departments of theirs, indicators of their own page.
    let names: BTreeSet<&str> = documents.iter().map(|one| one.titles[0].as_str()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut random = Random(1);
    let mut asked = Vec::new();
    while asked.len() < QUESTIONS {
        let chars: Vec<char> = names[random.below(names.len())].chars().collect();
        let length = 2 + random.below(7);
        if chars.len() >= length {
            let from = random.below(chars.len() - length + 1);
            asked.push(("piece", chars[from..from + length].iter().collect::<String>(), None));
        }
    }
    for _ in 0..QUESTIONS {
        let at = random.below(documents.len());
        let own = documents[at].titles.last().cloned().expect("a title");
        asked.push(("title", own, Some(at)));
    }
    let answered = asked.par_iter().map(|(kind, question, own)| {
        let wanted = fold(question);
        let has = |texts: &Vec<String>| texts.iter().any(|text| text.contains(&wanted));
        let truth: Vec<usize> = (0..folded.len()).filter(|at| has(&folded[*at])).collect();
        // Another document of the same title is as good.
        let same: Vec<usize> = match own {
            Some(_) => truth
                .iter()
                .copied()
                .filter(|at| documents[*at].titles.iter().any(|title| fold(title) == wanted))
                .collect(),
            None => Vec::new(),
        };
        json!({"kind": kind, "question": question, "truth": truth, "own": own, "same": same})
    });
    answered.collect()
}

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}
