//! The finished output, searched byte by byte for what must not be public: personal data, and what declarations that are
//! held back say. It finds; it never mends.

mod container;
mod held;
mod personal;
mod text;
mod tokens;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

pub use self::personal::Pattern;

use self::container::{Budget, Closed};
use self::held::{Held, NeedleId};
use self::text::{Text, Within};
use self::tokens::Token;
use crate::finding::{Finding, Rule, rules};
use crate::index::Site;
use crate::model::declaration::Declaration;

rules! {
    /// A number or address of a person.
    PERSONAL_DATA_PUBLISHED = "personal-data-published", Error, "rules/personal_data_published.md";
    /// What a declaration says that is not public yet, or no more.
    HELD_BACK_PUBLISHED = "held-back-published", Error, "rules/held_back_published.md";
    /// A file that holds files, and that cannot be searched.
    CONTAINER_NOT_READABLE = "container-not-readable", Error, "rules/container_not_readable.md";
}

/// The rules that finished output can break.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// Searches files as they are finished, from many threads; at the end it tells what was found.
#[derive(Debug)]
pub struct Scanner<'s> {
    site: &'s Site,
    held: &'s [Declaration],
    needles: Held,
    official: Official,
    found: Mutex<Found>,
}

/// What offices publish of themselves.
#[derive(Debug, Default)]
struct Official {
    contacts: BTreeSet<(Pattern, String)>,
    /// Domains all of whose mailboxes are official, with their `@`.
    domains: Vec<String>,
}

/// What was found in all files.
#[derive(Debug, Default)]
struct Found {
    /// By pattern and bare number.
    personal: BTreeMap<(Pattern, String), Seen>,
    /// By declaration, and by what of it was seen together.
    held: BTreeMap<(u32, Box<[NeedleId]>), Seen>,
    /// By file.
    closed: BTreeMap<Box<str>, Vec<(Inside, Closed)>>,
}

/// Where in a file something is, if that holds files.
type Inside = Option<Box<str>>;

/// Where something was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    /// The first file by its address.
    address: Box<str>,
    inside: Inside,
    /// As it stands there.
    shown: Box<str>,
    /// How many files there are.
    files: usize,
}

/// What was found in one file.
#[derive(Debug, Default)]
struct Hits {
    personal: BTreeMap<(Pattern, String), (Box<str>, Inside)>,
    needles: BTreeMap<NeedleId, Inside>,
    /// Those of the needles that were seen as figures.
    figures: BTreeSet<NeedleId>,
    closed: Vec<(Inside, Closed)>,
}

impl<'s> Scanner<'s> {
    /// A scanner for what is written of `site`, from whose declarations `held` were held back. `also_public` are texts that
    /// are published besides, such as the notices of what was withdrawn.
    #[must_use]
    pub fn new(site: &'s Site, held: &'s [Declaration], also_public: &[&str]) -> Scanner<'s> {
        Scanner {
            site,
            held,
            needles: Held::new(site, held, also_public),
            official: Official::of(site),
            found: Mutex::default(),
        }
    }

    /// Searches one file, and its address.
    pub fn file(&self, address: &str, bytes: &[u8]) {
        self.keep(address, self.look(address, bytes));
    }

    /// Searches one file that was made from the site. A figure that `plain` says as well, which is what the program makes of
    /// the same address without the site's own theme, was worked out from public figures: a sum may happen to be an amount
    /// that is held back. It is asked only where there is such a figure.
    pub fn made(&self, (address, bytes): (&str, &[u8]), plain: impl FnOnce() -> Option<Vec<u8>>) {
        let mut hits = self.look(address, bytes);
        if !hits.figures.is_empty()
            && let Some(plain) = plain()
        {
            let public = self.look(address, &plain).figures;
            hits.needles.retain(|needle, _| !public.contains(needle));
        }
        self.keep(address, hits);
    }

    /// Everything that was found, in the order of addresses.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut findings = told::personal(self.site, found.personal);
        findings.extend(told::held((self.held, &self.needles), found.held));
        findings.extend(told::closed(found.closed));
        findings.sort_by(|a, b| {
            (&a.place.file, a.rule.name, &a.message.zh).cmp(&(&b.place.file, b.rule.name, &b.message.zh))
        });
        findings
    }

    fn look(&self, address: &str, bytes: &[u8]) -> Hits {
        let mut look =
            Look { scanner: self, hits: Hits::default(), budget: Budget::default(), inside: Vec::new() };
        look.name(address);
        look.file(address, bytes);
        look.hits
    }

    fn keep(&self, address: &str, hits: Hits) {
        let Hits { personal, needles, closed, .. } = hits;
        if personal.is_empty() && needles.is_empty() && closed.is_empty() {
            return;
        }
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, (shown, inside)) in personal {
            let seen = Seen { address: address.into(), inside, shown, files: 1 };
            found.personal.entry(key).and_modify(|other| other.join(&seen)).or_insert(seen);
        }
        for (declaration, seen) in self.by_declaration(&needles) {
            let inside = needles.get(&seen[0]).cloned().flatten();
            let first = Seen { address: address.into(), inside, shown: "".into(), files: 1 };
            let key = (declaration, seen.into_boxed_slice());
            found.held.entry(key).and_modify(|other| other.join(&first)).or_insert(first);
        }
        if !closed.is_empty() {
            found.closed.entry(address.into()).or_default().extend(closed);
        }
    }

    /// What was seen of each declaration. What several state counts for that of which most was seen.
    fn by_declaration(&self, needles: &BTreeMap<NeedleId, Inside>) -> BTreeMap<u32, Vec<NeedleId>> {
        let origins = |needle: &NeedleId| self.needles.needles[*needle as usize].origins.iter();
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for needle in needles.keys() {
            let declarations: BTreeSet<u32> = origins(needle).map(|(declaration, _)| *declaration).collect();
            declarations.into_iter().for_each(|declaration| *counts.entry(declaration).or_default() += 1);
        }
        let mut seen: BTreeMap<u32, Vec<NeedleId>> = BTreeMap::new();
        for needle in needles.keys() {
            let best =
                |(declaration, _): &&(u32, u32)| (counts[declaration], std::cmp::Reverse(*declaration));
            if let Some((declaration, _)) = origins(needle).max_by_key(best) {
                seen.entry(*declaration).or_default().push(*needle);
            }
        }
        seen
    }
}

impl Seen {
    /// Takes in that the same was seen elsewhere.
    fn join(&mut self, other: &Seen) {
        let files = self.files + other.files;
        if other.address < self.address {
            *self = other.clone();
        }
        self.files = files;
    }
}

impl Official {
    /// Everything that the site's settings and departments give as a way to reach an office.
    fn of(site: &Site) -> Official {
        let config = &site.config;
        let request = config.request.as_ref().map(|request| request.of(("", "", "")).into_boxed_str());
        let departments =
            site.registry.departments.values().filter_map(|department| department.contact.as_ref());
        let all = config.official_contacts.iter().chain(&config.contact).chain(&request).chain(departments);
        let mut official = Official::default();
        for contact in all {
            official.domains.extend(contact.strip_prefix('@').map(|_| contact.to_ascii_lowercase()));
            for text in text::texts("", contact.as_bytes(), Within::Site) {
                official.contacts.extend(
                    patterns(&text).map(|(pattern, shown)| (pattern, personal::bare(pattern, &shown))),
                );
            }
        }
        official
    }

    fn has(&self, pattern: Pattern, bare: &str) -> bool {
        let is_mailbox =
            || pattern == Pattern::Email && self.domains.iter().any(|domain| bare.ends_with(&**domain));
        self.contacts.contains(&(pattern, bare.to_owned())) || is_mailbox()
    }
}

/// Every number and address of a person in a text.
fn patterns(text: &Text<'_>) -> impl Iterator<Item = (Pattern, String)> {
    let mut found = Vec::new();
    tokens::each(&text.bytes, |token| {
        personal::at(text, &token, |pattern, range| {
            found.push((pattern, String::from_utf8_lossy(&text.bytes[range]).into_owned()));
        });
    });
    found.into_iter()
}

/// The patterns in a plain text, as the text has them: what the scanner would find, without any allowance.
#[must_use]
pub fn patterns_in(text: &str) -> Vec<(Pattern, String)> {
    let mut found: Vec<_> =
        text::texts("", text.as_bytes(), Within::Site).iter().flat_map(|text| patterns(text)).collect();
    found.dedup();
    found
}

/// The search through one file and the files in it.
struct Look<'l, 's> {
    scanner: &'l Scanner<'s>,
    hits: Hits,
    budget: Budget,
    /// The containers and files on the way to where it is.
    inside: Vec<String>,
}

/// How many containers may lie within each other.
const DEEPEST: usize = 3;

impl Look<'_, '_> {
    fn file(&mut self, name: &str, bytes: &[u8]) {
        match container::open(name, bytes, &mut self.budget) {
            None => {}
            Some(Err(closed)) => self.hits.closed.push((self.inside(), closed)),
            Some(Ok(_)) if self.inside.len() == DEEPEST => {
                self.hits.closed.push((self.inside(), told::too_deep()))
            }
            Some(Ok(files)) => {
                for inner in files {
                    self.inside.push(inner.name.clone());
                    self.name(&inner.name);
                    self.name(&inner.remark);
                    self.file(&inner.name, &inner.bytes);
                    self.inside.pop();
                }
            }
        }
        let within = if self.inside.is_empty() { Within::Site } else { Within::Container };
        for text in text::texts(name, bytes, within) {
            self.text(&text);
        }
    }

    fn name(&mut self, name: &str) {
        for text in text::address(name) {
            self.text(&text);
        }
    }

    fn text(&mut self, text: &Text<'_>) {
        let Look { scanner, hits, inside, .. } = self;
        let inside = || (!inside.is_empty()).then(|| inside.join(" › ").into_boxed_str());
        let needles = &scanner.needles;
        tokens::each(&text.bytes, |token| {
            personal::at(text, &token, |pattern, range| {
                let shown = String::from_utf8_lossy(&text.bytes[range]);
                let bare = personal::bare(pattern, &shown);
                if !scanner.official.has(pattern, &bare) {
                    hits.personal.entry((pattern, bare)).or_insert_with(|| ((&*shown).into(), inside()));
                }
            });
            if let Token::Digits(run) = token
                && needles.has_numbers()
            {
                if let Some(needle) = needles.code(text, &run) {
                    hits.needles.entry(needle).or_insert_with(inside);
                }
                needles.figures(text, &run, |needle| {
                    hits.figures.insert(needle);
                    hits.needles.entry(needle).or_insert_with(inside);
                });
            }
        });
        needles.words(text, |needle| {
            hits.needles.entry(needle).or_insert_with(inside);
        });
    }

    fn inside(&self) -> Inside {
        (!self.inside.is_empty()).then(|| self.inside.join(" › ").into_boxed_str())
    }
}
