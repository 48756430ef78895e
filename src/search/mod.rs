//! The files that the search of a site reads: an index of every two characters that follow each other, and what is shown of
//! each document. They are scripts that only hand over data, so a page opened from a disk can load them, under the strictest
//! policy. One set serves all branches. A page finds them by `search/index.js`, which says where the rest is.
//!
//! The format is known to two: here it is written, `search.js` of the theme reads it. `docs/search.md` says what is found.

mod code;
mod document;
mod fold;
mod grams;

use std::fmt::Write as _;

use rayon::prelude::*;

pub use self::fold::fold;

use self::document::{Entry, Said, Text};
use self::grams::{Grams, Packed, Shard, Weight};
use crate::error::Result;
use crate::index::Site;
use crate::language::Language;
use crate::route::{Branch, Page, SEARCH};
use crate::words::Words;

/// What takes finished files, from many threads: address and bytes.
pub type Take<'t> = dyn Fn(&str, &[u8]) -> Result<()> + Sync + 't;

/// How many documents are gathered at once; the files of what is shown of them lie in a folder of their own.
const CHUNK: usize = 2048;
/// Bytes of a file of the index.
const WORDS: usize = 6 * 1024;
/// Bytes of a file of what is shown. A document that is longer has a file for itself.
const CARDS: usize = 4 * 1024;
/// Characters of a document's texts that are shown and looked at again; what comes behind is found, but not quoted.
const LONGEST: usize = 2_000;

/// What one chunk came to.
struct Part {
    grams: Packed,
    /// For each file of what is shown: how many documents it has, and a sign made of its bytes.
    cards: String,
    hash: blake3::Hash,
}

/// Writes the search of those pages of a site that are there.
///
/// # Errors
/// When `take` fails.
pub fn files(site: &Site, is_there: &dyn Fn(&Page) -> bool, take: &Take<'_>) -> Result<()> {
    let words: Vec<Words> = Branch::of(site).iter().map(|branch| words(site, *branch)).collect();
    let entries = document::entries(site, is_there);
    let parts = entries.par_chunks(CHUNK).enumerate();
    let parts: Vec<Part> =
        parts.map(|(nth, chunk)| part((site, &words), (nth, chunk), take)).collect::<Result<_>>()?;
    let mut version = blake3::Hasher::new();
    let mut cards = Vec::with_capacity(parts.len());
    let mut grams = Vec::with_capacity(parts.len());
    for part in parts {
        version.update(part.hash.as_bytes());
        cards.push(part.cards);
        grams.push(part.grams);
    }
    let shards = grams::shards(&grams, WORDS);
    drop(grams);
    shards.iter().for_each(|shard| _ = version.update(shard.text.as_bytes()));
    let version = &version.finalize().to_hex()[..8];
    for (nth, shard) in shards.iter().enumerate() {
        let file = format!("gongkai.words({nth},\"{version}\",\"{}\")\n", shard.text);
        take(&format!("{SEARCH}words/{nth}.js"), file.as_bytes())?;
    }
    let index = index(site, &entries, (&shards, &cards), version);
    take(&format!("{SEARCH}index.js"), index.as_bytes())
}

/// What can be found of a document: for tests and benches, which hold the search against a plain look through all texts.
#[derive(Debug)]
pub struct Document {
    /// The page's address.
    pub address: String,
    /// What it is called.
    pub titles: Vec<String>,
    /// Every other text.
    pub texts: Vec<String>,
}

/// Every document of a site, in the order of their numbers in the index.
#[must_use]
pub fn documents(site: &Site, is_there: &dyn Fn(&Page) -> bool) -> Vec<Document> {
    let words: Vec<Words> = Branch::of(site).iter().map(|branch| words(site, *branch)).collect();
    let entries = document::entries(site, is_there);
    let document = |entry: &Entry| {
        let Text { titles, strong, weak, listed, .. } = document::text(site, &words, &entry.page);
        let texts = strong.into_iter().chain(weak).chain(listed).map(|said| said.text.into_owned());
        Document {
            address: entry.page.address(),
            titles: titles.into_iter().map(std::borrow::Cow::into_owned).collect(),
            texts: texts.collect(),
        }
    };
    entries.iter().map(document).collect()
}

fn words(site: &Site, branch: Branch) -> Words {
    Words::new(match branch {
        Branch::Main => site.config.language,
        Branch::English => Language::English,
    })
}

/// Gathers the documents of a chunk, and writes what is shown of them.
fn part((site, words): (&Site, &[Words]), (nth, chunk): (usize, &[Entry]), take: &Take<'_>) -> Result<Part> {
    let mut grams = Grams::default();
    let mut hash = blake3::Hasher::new();
    let (mut cards, mut file, mut count, mut files) = (String::new(), String::new(), 0, 0);
    for (at, entry) in chunk.iter().enumerate() {
        let document = u32::try_from(nth * CHUNK + at).unwrap_or(u32::MAX);
        let text = document::text(site, words, &entry.page);
        take_in(&mut grams, document, &text);
        card(&mut file, &entry.page, &text);
        count += 1;
        if file.len() >= CARDS || at + 1 == chunk.len() {
            let own = blake3::hash(file.as_bytes());
            hash.update(own.as_bytes());
            let check = code::sign(u32::from(own.as_bytes()[0]) % 64);
            let script = format!("gongkai.cards({nth},{files},\"{check}\",[\n{file}])\n");
            take(&format!("{SEARCH}{nth}/{files}.js"), script.as_bytes())?;
            code::number(&mut cards, count);
            cards.push(check);
            files += 1;
            (file, count) = (String::new(), 0);
        }
    }
    Ok(Part { grams: grams.packed(), cards, hash: hash.finalize() })
}

fn take_in(grams: &mut Grams, document: u32, text: &Text<'_>) {
    for title in &text.titles {
        grams.text(document, Weight::Title, &fold(title));
    }
    let listed = (Weight::Strong, &text.listed);
    for (weight, said) in [(Weight::Strong, &text.strong), (Weight::Weak, &text.weak), listed] {
        for Said { text, .. } in said {
            grams.text(document, weight, &fold(text));
        }
    }
}

/// What is shown of a document, as a list: its address, its name, what else it is called, then each label with the texts under it,
/// one a line. Where not all is shown, `0` stands at the end.
fn card(out: &mut String, page: &Page, text: &Text<'_>) {
    let others: Vec<&str> =
        text.titles.iter().map(|title| &**title).filter(|title| *title != text.name).collect();
    let mut list: Vec<(&str, String)> = Vec::new();
    let mut left = LONGEST;
    let mut is_cut = false;
    for Said { label, text } in text.strong.iter().chain(&text.weak).chain(&text.listed) {
        let end = text.char_indices().nth(left).map_or(text.len(), |(end, _)| end);
        is_cut |= end < text.len();
        left -= text[..end].chars().count();
        // A line is a text: where one breaks, nobody can tell from a blank.
        let line = text[..end].split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty());
        let line = line.collect::<Vec<_>>().join(" ");
        match list.last_mut() {
            Some((known, lines)) if known == label => {
                lines.push('\n');
                lines.push_str(&line);
            }
            _ if line.is_empty() => {}
            _ => list.push((label, line)),
        }
    }
    let _ = write!(out, "[{},{},{}", quoted(&page.address()), quoted(&text.name), quoted(&others.join("\n")));
    for (label, lines) in list {
        let _ = write!(out, ",{},{}", quoted(label), quoted(&lines));
    }
    out.push_str(if is_cut { ",0],\n" } else { "],\n" });
}

/// A text as a script has it. What ends a line in an old script is not in it as it stands.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    if json.contains(['\u{2028}', '\u{2029}']) {
        return json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    }
    json
}

/// Where everything is, and what each document is: its kind, its year, its department.
fn index(site: &Site, entries: &[Entry], (shards, cards): (&[Shard], &[String]), version: &str) -> String {
    let mut runs = String::new();
    for run in entries.chunk_by(|a, b| (a.kind, a.year, a.department) == (b.kind, b.year, b.department)) {
        let Entry { kind, year, department, .. } = &run[0];
        code::number(&mut runs, *kind as u32);
        code::number(&mut runs, year.map_or(0, |year| u32::from(year.number()) - FIRST_YEAR));
        code::number(&mut runs, *department);
        code::number(&mut runs, u32::try_from(run.len()).unwrap_or(u32::MAX));
    }
    let name = |id| site.department(id).map_or(id.as_str(), |department| &department.name);
    let departments: Vec<String> = site.departments().iter().map(|id| quoted(name(id))).collect();
    let firsts: String = shards.iter().map(|shard| shard.first.as_str()).collect();
    let sizes: String = shards.iter().map(|shard| code::sign(narrow(shard.text.len() / UNIT))).collect();
    let cards: Vec<String> = cards.iter().map(|cards| format!("\"{cards}\"")).collect();
    format!(
        "gongkai.index({{version:\"{version}\",documents:{},chunk:{CHUNK},runs:\"{runs}\",\ndepartments:[{}],\n\
         firsts:\"{firsts}\",\nsizes:\"{sizes}\",\ncards:[{}]}})\n",
        entries.len(),
        departments.join(","),
        cards.join(",\n")
    )
}

/// Years are counted from the one before the first that a declaration can be for: 0 is none.
const FIRST_YEAR: u32 = 1989;
/// The unit in which sizes of files are told, bytes.
const UNIT: usize = 512;

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
