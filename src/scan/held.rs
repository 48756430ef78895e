//! What is held back, and how it would show: the distinctive words and figures of declarations that are not public, less
//! all that public facts, the settings and the site's own words say as well.

mod search;
mod words;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use self::search::Finder;
use self::words::Given;
use super::text::{Kind, Text, Within, shown, texts};
use super::tokens::{self, Figure, Token};
use crate::facts;
use crate::index::Site;
use crate::language::Language;
use crate::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field};
use crate::model::declaration::Declaration;
use crate::model::identity::{DeclarationKey, Form, ProjectId};
use crate::model::stated::Stated;
use crate::past::own_addresses;
use crate::{schema, words as interface};

/// A needle by its number.
pub(super) type NeedleId = u32;

/// One thing that is held back.
#[derive(Debug)]
pub(super) struct Needle {
    /// As it stands in the declaration.
    pub(super) text: Box<str>,
    /// The declarations that state it, each with the number of the fact.
    pub(super) origins: Vec<(u32, u32)>,
}

/// Everything that is held back, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) needles: Vec<Needle>,
    words: Option<Finder>,
    /// Codes: words of digits alone.
    codes: HashMap<Box<[u8]>, NeedleId>,
    figures: HashMap<Figure, Vec<NeedleId>>,
}

impl Held {
    /// Gathers what these declarations say and `site` does not. `also_public` are texts that are published besides.
    pub(super) fn new(site: &Site, held: &[Declaration], also_public: &[&str]) -> Held {
        let mut gathered = Gathered {
            projects: site
                .declarations()
                .iter()
                .filter_map(|declaration| declaration.key.project_id())
                .collect(),
            ..Gathered::default()
        };
        for (number, declaration) in held.iter().enumerate() {
            gathered.take(number, declaration);
        }
        if gathered.needles.is_empty() {
            return Held::default();
        }
        let all = gathered.ready(|_| true);
        let declared =
            site.declarations().par_iter().map(|declaration| all.public_in(&facts::text(declaration)));
        let mut public: Vec<NeedleId> = declared.flatten_iter().collect();
        let own = own_texts(site);
        let besides = own.iter().map(String::as_str).chain(also_public.iter().copied());
        public.extend(besides.flat_map(|text| all.public_in(text)));
        let mut is_public = vec![false; gathered.needles.len()];
        public.into_iter().for_each(|needle| is_public[needle as usize] = true);
        gathered.ready(|needle| !is_public[needle as usize])
    }

    /// Whether there are figures or codes to look for.
    pub(super) fn has_numbers(&self) -> bool {
        !(self.figures.is_empty() && self.codes.is_empty())
    }

    /// The words of a text that are held back.
    pub(super) fn words(&self, text: &Text<'_>, found: impl FnMut(NeedleId)) {
        if let Some(words) = &self.words {
            words.find(text, found);
        }
    }

    /// The code that a run of digits is, if it is held back.
    pub(super) fn code(&self, text: &Text<'_>, run: &Range<usize>) -> Option<NeedleId> {
        self.codes.get(&text.bytes[run.clone()]).copied()
    }

    /// The figures that begin with a run of digits, if they are held back.
    pub(super) fn figures(&self, text: &Text<'_>, run: &Range<usize>, mut found: impl FnMut(NeedleId)) {
        if self.figures.is_empty() {
            return;
        }
        for figure in tokens::figures(text, run).into_iter().flatten() {
            self.figures.get(&figure).into_iter().flatten().for_each(|needle| found(*needle));
        }
    }

    /// What a public text says of all this: as it stands, and as a page would show it.
    fn public_in(&self, public: &str) -> Vec<NeedleId> {
        let mut found = Vec::new();
        let mut read = texts("", public.as_bytes(), Within::Site);
        if public.contains(['<', '&']) {
            read.push(shown(public.as_bytes()));
        }
        if public.contains("**") {
            let bytes = public.replace("**", "").into_bytes().into();
            read.push(Text { bytes, seams: Vec::new(), kind: Kind::Data });
        }
        for text in &read {
            self.words(text, |needle| found.push(needle));
            tokens::each(&text.bytes, |token| {
                if let Token::Digits(run) = token {
                    found.extend(self.code(text, &run));
                    self.figures(text, &run, |needle| found.push(needle));
                }
            });
        }
        found
    }
}

/// What was gathered so far.
#[derive(Default)]
struct Gathered {
    /// Those that are public in some year.
    projects: HashSet<ProjectId>,
    needles: Vec<Needle>,
    words: BTreeMap<Box<str>, NeedleId>,
    figures: HashMap<Figure, Vec<NeedleId>>,
    amounts: HashMap<Vec<Figure>, NeedleId>,
}

impl Gathered {
    fn take(&mut self, number: usize, declaration: &Declaration) {
        if let Some(project) = declaration.key.project_id() {
            self.project(&project, (narrow(number), words::WHOLE));
        }
        for (at, fact) in facts::list(declaration).iter().enumerate() {
            let origin = (narrow(number), narrow(at));
            let Some(given) = fact.value.given() else { continue };
            match words::of(&fact.path, given) {
                Given::Nothing => {}
                Given::Project(project) => self.project(project, origin),
                Given::Amount(text, figures) => self.amount((text, figures), origin),
                Given::Words(words, amounts) => {
                    words.into_iter().for_each(|word| self.word(word, origin));
                    amounts.into_iter().for_each(|amount| self.amount(amount, origin));
                }
            }
        }
    }

    /// The id of a project that the site has in no year stands in no address.
    fn project(&mut self, project: &ProjectId, origin: (u32, u32)) {
        if !self.projects.contains(project) {
            self.word(project.to_string(), origin);
        }
    }

    fn word(&mut self, word: String, origin: (u32, u32)) {
        let needle = match self.words.get(word.as_str()) {
            Some(needle) => *needle,
            None => {
                let needle = self.needle(&word);
                self.words.insert(word.into(), needle);
                needle
            }
        };
        self.needles[needle as usize].origins.push(origin);
    }

    fn amount(&mut self, (text, figures): (String, Vec<Figure>), origin: (u32, u32)) {
        if figures.is_empty() {
            return;
        }
        let needle = match self.amounts.get(&figures) {
            Some(needle) => *needle,
            None => {
                let needle = self.needle(&text);
                for figure in &figures {
                    self.figures.entry(*figure).or_default().push(needle);
                }
                self.amounts.insert(figures, needle);
                needle
            }
        };
        self.needles[needle as usize].origins.push(origin);
    }

    fn needle(&mut self, text: &str) -> NeedleId {
        self.needles.push(Needle { text: text.into(), origins: Vec::new() });
        narrow(self.needles.len() - 1)
    }

    /// Those that are `wanted`, ready to be looked for.
    fn ready(&self, wanted: impl Fn(NeedleId) -> bool) -> Held {
        let words = self.words.iter().filter(|(_, needle)| wanted(**needle));
        let (codes, words): (Vec<_>, Vec<_>) =
            words.partition(|(word, _)| word.bytes().all(|byte| byte.is_ascii_digit()));
        let codes = codes.into_iter().map(|(code, needle)| (code.as_bytes().into(), *needle)).collect();
        let words = Finder::new(words.into_iter().map(|(word, needle)| (word.clone(), *needle)).collect());
        let figures = self.figures.iter().filter_map(|(figure, needles)| {
            let needles: Vec<NeedleId> = needles.iter().copied().filter(|needle| wanted(*needle)).collect();
            (!needles.is_empty()).then_some((*figure, needles))
        });
        let origins = |needle: &Needle| Needle { text: needle.text.clone(), origins: needle.origins.clone() };
        Held { needles: self.needles.iter().map(origins).collect(), words, codes, figures: figures.collect() }
    }
}

/// What the site says beside the declarations: its settings, its departments, its past, its interface, its dictionary.
fn own_texts(site: &Site) -> Vec<String> {
    let mut own: Vec<String> =
        [Language::Chinese, Language::English].map(interface::source).map(str::to_owned).into();
    settings(site, &mut own);
    past(site, &mut own);
    let fields = Form::ALL.map(vocabulary::fields).into_iter();
    let fields = fields.chain([vocabulary::SITE_FILE, vocabulary::DEPARTMENTS_FILE]);
    for part in fields.flat_map(schema::parts) {
        own.extend(part.fields.iter().map(said_of));
    }
    own.extend(FIRST_LEVELS.iter().map(|word| word.zh.join("\n")));
    own.extend(SECOND_LEVELS.iter().map(|word| word.zh.join("\n")));
    own.extend(Form::ALL.map(|form| form.title().to_owned()));
    own
}

/// `site.yaml` and `departments.yaml`.
fn settings(site: &Site, own: &mut Vec<String>) {
    let config = &site.config;
    let settings =
        [&config.publisher, &config.notice, &config.contact, &config.published_on, &config.licence];
    own.push(config.title.to_string());
    own.extend(settings.into_iter().flatten().map(ToString::to_string));
    own.extend(config.official_contacts.iter().map(ToString::to_string));
    own.extend(config.moved.iter().map(|moved| format!("{}\n{}", moved.from, moved.to)));
    for region in site.registry.regions.values() {
        own.push(region.name.to_string());
        own.extend(region.population.iter().map(|of| format!("{}\n{}", of.source, of.people)));
    }
    for (id, department) in &site.registry.departments {
        own.extend([id.to_string(), department.name.to_string()]);
        own.extend(department.former_names.iter().map(|former| former.name.to_string()));
        own.extend(department.units.iter().map(ToString::to_string));
        own.extend(department.contact.iter().map(ToString::to_string));
    }
}

/// What readers were told in releases, and why something was withdrawn.
fn past(site: &Site, own: &mut Vec<String>) {
    own.extend(site.history.promised.iter().map(ToString::to_string));
    own.extend(site.withdrawn.iter().flat_map(own_addresses));
    let notices = site.withdrawn.iter().map(|withdrawn| &withdrawn.notice);
    let told =
        site.history.releases.iter().flat_map(|release| release.withdrawn.iter().map(|(_, notice)| notice));
    own.extend(notices.chain(told).map(|notice| format!("{}\n{}", notice.what, notice.why)));
    for release in &site.history.releases {
        let withdrawn = release.withdrawn.iter().map(|(key, _)| key);
        let changed = release.changed.iter().map(|changed| &changed.key);
        own.extend(release.added.iter().chain(withdrawn).chain(changed).map(DeclarationKey::path));
        own.extend(release.changed.iter().flat_map(|changed| &changed.name).map(ToString::to_string));
        for change in release.changed.iter().flat_map(|changed| &changed.changes) {
            own.extend(
                [&change.before, &change.after].into_iter().flat_map(Stated::given).map(ToString::to_string),
            );
            own.extend(change.why.iter().map(ToString::to_string));
            own.extend(change.difference.iter().map(|(amount, _)| amount.to_string()));
        }
    }
}

fn said_of(field: &Field) -> String {
    [field.zh.join("\n"), field.meaning_zh.to_owned(), field.meaning_en.to_owned()].join("\n")
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
