//! Wordings of targets: any text beside any columns is read without a panic and in time that grows with its length, says
//! a place within it where it is not understood, and prints as a wording that is understood as the same.
//!
//! The input is text; tabs part it into the wording, the name, the comparator and the unit.

#![no_main]

use std::time::{Duration, Instant};

use gongkai::model::target::{Columns, Target};
use libfuzzer_sys::fuzz_target;

/// Bytes to which a short wording is repeated, and the time that may take at most: some two hundred times what it does.
const LONG: usize = 1 << 14;
const AT_MOST: Duration = Duration::from_secs(2);

fuzz_target!(|text: &str| {
    let mut parts = text.split('\t');
    let wording = parts.next().unwrap_or_default();
    let columns = Columns { name: parts.next(), comparator: parts.next(), unit: parts.next() };
    let target = Target::parse_in(wording, columns);
    assert_eq!(&*target.text, wording);
    if let Some((followed, rest)) = target.not_understood() {
        assert_eq!([followed, rest].concat(), wording);
    }
    for single in target.singles() {
        let printed = single.to_string();
        let again = Target::parse(&printed, None);
        assert_eq!(again.singles(), std::slice::from_ref(single), "as {printed:?}");
    }
    // Seldom, for it takes a thousand times as long.
    if text.len() % 61 == 7 {
        let long = wording.repeat(LONG / wording.len().max(1));
        let columns = Columns { name: Some(&long), ..columns };
        let spent = || {
            let start = Instant::now();
            std::hint::black_box(Target::parse_in(&long, columns));
            start.elapsed()
        };
        // On a busy machine anything may take long once.
        assert!((0..3).any(|_| spent() < AT_MOST), "{} bytes take more than {AT_MOST:?}", long.len());
    }
});
