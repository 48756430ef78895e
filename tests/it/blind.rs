//! A second hand that moves goalposts: it edits the text of forms without understanding them, line by line, and says what
//! must be found from the edit alone. Nothing else may be found.

use std::collections::BTreeMap;

use gongkai::demo::{self, Plan};
use gongkai::goalposts::comparisons;
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::model::year::FiscalYear;
use gongkai::outcomes::outcomes;

use crate::site::Folder;

const EDITS: usize = 500;

/// Numbers that are the same on every machine (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % count as u64) as usize
    }
}

/// The lines of an indicator in a form: where they begin, how many they are.
struct Block {
    start: usize,
    length: usize,
    name: String,
}

/// The indicators of a form, by nothing but the dash and the key.
fn blocks(lines: &[String]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if let Some(name) = line.trim_start().strip_prefix("- 名称: ") {
            blocks.push(Block { start: at, length: 1, name: name.trim_matches('"').to_owned() });
        } else if let Some(block) = blocks.last_mut()
            && block.start + block.length == at
            && indent > lines[block.start].len() - lines[block.start].trim_start().len()
        {
            block.length += 1;
        }
    }
    blocks
}

/// Whether the rows before and behind a block leave something in its group when it is taken out.
fn has_neighbour(lines: &[String], block: &Block) -> bool {
    let indent = |at: usize| lines.get(at).map(|line| line.len() - line.trim_start().len());
    let is_row = |at: usize| {
        lines.get(at).is_some_and(|line| line.trim_start().starts_with("- "))
            && indent(at) == indent(block.start)
    };
    let before = (0..block.start).rev().find(|at| indent(*at) <= indent(block.start));
    is_row(block.start + block.length) || before.is_some_and(is_row)
}

/// The line of a key in a block, and its value without quotation marks.
fn value<'l>(lines: &'l [String], block: &Block, key: &str) -> Option<(usize, &'l str)> {
    (block.start..block.start + block.length).find_map(|at| {
        let value = lines[at].trim_start().strip_prefix(key)?.strip_prefix(": ")?;
        Some((at, value.trim_matches('"')))
    })
}

fn put(lines: &mut [String], at: usize, value: &str) {
    let head = lines[at].find(": ").expect("a key") + 2;
    lines[at].replace_range(head.., &format!("\"{value}\""));
}

/// Which way a wording points, by its signs alone.
fn points_up(value: &str) -> Option<bool> {
    let has = |signs: &[&str]| signs.iter().any(|sign| value.contains(sign));
    if has(&["月", "日前", "百分之", "万件", "万人"]) {
        None
    } else if has(&["≤", "<=", "不超过", "以内"]) {
        Some(false)
    } else if has(&["≥", ">=", "不少于", "不低于", "以上", "至少"]) {
        Some(true)
    } else {
        None
    }
}

/// The only number in a value.
fn number(value: &str) -> Option<(std::ops::Range<usize>, f64)> {
    let start = value.find(|c: char| c.is_ascii_digit())?;
    let rest = &value[start..];
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let alone = !rest[length..].contains(|c: char| c.is_ascii_digit());
    let number = rest[..length].parse().ok().filter(|number| alone && *number >= 10.0)?;
    Some((start..start + length, number))
}

/// What an edit must be found as: the name of the indicator, and the word for it.
struct Expected {
    indicator: String,
    what: &'static str,
}

/// Edits one form of two years. `None` where the dice fell on a row that the edit has nothing to do with.
fn edit(dice: &mut Dice, targets: &mut Vec<String>, results: &mut Vec<String>) -> Option<Expected> {
    let kind = dice.below(6);
    let lines = if kind == 5 { results } else { targets };
    let blocks = blocks(lines);
    let block = &blocks[dice.below(blocks.len())];
    let (name, said) = (block.name.clone(), |what| Expected { indicator: block.name.clone(), what });
    let (at, text) = value(lines, block, "年度指标值")?;
    let text = text.to_owned();
    match kind {
        0 | 1 => {
            let up = points_up(&text)?;
            let (range, number) = number(&text)?;
            let other = if kind == 0 { number * 1.1 } else { number * 0.9 };
            let mut edited = text.clone();
            edited.replace_range(range, &format!("{}", other.round()));
            put(lines, at, &edited);
            (edited != text && other.round() != number)
                .then(|| said(if (kind == 0) == up { "tightened" } else { "loosened" }))
        }
        2 => {
            let bare = ["≥", "≤", ">=", "<="].iter().find_map(|sign| text.strip_prefix(sign))?;
            number(bare)?;
            put(lines, at, bare);
            Some(said("comparator-dropped"))
        }
        3 => {
            let renamed = format!("年度{name}");
            let head = lines[block.start].find(": ").expect("a key") + 2;
            lines[block.start].replace_range(head.., &renamed);
            Some(Expected { indicator: renamed, what: "renamed" })
        }
        4 => {
            let expected = said("dropped");
            has_neighbour(lines, block).then(|| lines.drain(block.start..block.start + block.length))?;
            Some(expected)
        }
        _ => {
            // A result far below what was to be reached at least.
            points_up(&text).filter(|up| *up)?;
            let (range, number) = number(&text)?;
            let (line, _) = value(lines, block, "实际完成值")?;
            let is_near = dice.below(2) == 0;
            let unit = text[range.end..].replace("以上", "");
            let missed = (number * if is_near { 0.9 } else { 0.3 }).floor();
            let growth = if text.contains("增长") || text.contains("提高") { "增长" } else { "" };
            let fall = if text.contains("下降") || text.contains("降低") { "下降" } else { "" };
            put(lines, line, &format!("{growth}{fall}{missed}{unit}"));
            Some(said(if is_near { "partly-met" } else { "not-met" }))
        }
    }
}

/// All that is said of the project, by indicator and word.
fn found(site: &Site) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let today = Date::parse("2030-01-01").expect("a day");
    for subject in site.subjects() {
        for comparison in comparisons(site, subject) {
            for one in comparison.moved() {
                let name = &one.after.or(one.before).expect("an indicator").1.name;
                found.extend(one.moves.iter().map(|what| (name.to_string(), what.name().to_owned())));
            }
        }
        let missed = outcomes(site, subject, today).into_iter().filter(|one| {
            use gongkai::judge::State::{CannotBeJudged, Met};
            !matches!(one.judged.state, Met | CannotBeJudged)
        });
        found.extend(missed.map(|one| (one.reported.name.to_string(), one.judged.state.name().to_owned())));
    }
    found
}

#[test]
fn edits_of_the_text_are_found_for_what_they_are() {
    let last_year = FiscalYear::parse("2025").expect("a year");
    let plan = Plan { projects: 90, years: 2, departments: None, eventful: false, seed: 11, last_year };
    let files: BTreeMap<String, String> = demo::files(&plan).collect();
    // The targets of both years, and what came of those of the first.
    let projects: Vec<(&str, &str, &str)> = files
        .iter()
        .filter_map(|(path, later)| {
            let before = path.replacen("/2025/", "/2024/", 1);
            let reported = before.replacen(".targets.", ".self-evaluation.", 1);
            let (_, first) = files.get_key_value(&before)?;
            let (results, _) = files.get_key_value(&reported).filter(|_| path.contains("/2025/"))?;
            Some((path.as_str(), first.as_str(), results.as_str())).filter(|_| !later.is_empty())
        })
        .collect();
    assert!(projects.len() > 15, "{} projects with both forms", projects.len());
    let (mut dice, mut edits, mut kinds) = (Dice(20_261_129), 0, BTreeMap::new());
    while edits < EDITS {
        let (path, first, reported) = projects[dice.below(projects.len())];
        let mut later: Vec<String> = files[path].lines().map(str::to_owned).collect();
        let mut results: Vec<String> = files[reported].lines().map(str::to_owned).collect();
        let Some(expected) = edit(&mut dice, &mut later, &mut results) else { continue };
        let before = path.replacen("/2025/", "/2024/", 1);
        let (later, results) = (later.join("\n") + "\n", results.join("\n") + "\n");
        let folder = Folder::with(&[
            (load::SITE_FILE, files[load::SITE_FILE].as_bytes()),
            (load::DEPARTMENTS_FILE, files[load::DEPARTMENTS_FILE].as_bytes()),
            (&before, first.as_bytes()),
            (reported, results.as_bytes()),
            (path, later.as_bytes()),
        ]);
        let loaded = load::load(folder.path()).expect("a site");
        assert!(loaded.findings.is_empty(), "{path}: {}", loaded.findings[0].message.zh);
        let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
        let wanted = vec![(expected.indicator, expected.what.to_owned())];
        assert_eq!(found(&site), wanted, "{path}\n{later}\n{results}");
        *kinds.entry(expected.what).or_insert(0) += 1;
        edits += 1;
    }
    assert!(kinds.len() == 7 && kinds.values().all(|count| *count >= 20), "{kinds:?}");
}
