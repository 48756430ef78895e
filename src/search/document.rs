//! A page as the search knows it: what it is called, what it promises, and everything else that its declarations say.
//! Lists of pages are no documents: what they name is found on the pages that they lead to.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::facts::{self, Value};
use crate::index::{DepartmentYear, Site, SubjectYear};
use crate::model::identity::Id;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::route::Page;
use crate::tables::level_label;
use crate::words::Words;

/// What a document is, in the order in which equal ones are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    ProjectYear,
    DepartmentYear,
    Project,
    Department,
    Indicator,
    Year,
}

/// A document, before anything of it is gathered.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) year: Option<FiscalYear>,
    /// The department's place among those of the site, from 1; 0 where it is of none.
    pub(super) department: u32,
    pub(super) page: Page,
}

/// What a document says.
#[derive(Debug, Default)]
pub(super) struct Text<'s> {
    /// What it is called in the list of results.
    pub(super) name: Cow<'s, str>,
    /// All that it is called: names over time, titles in each language.
    pub(super) titles: Vec<Cow<'s, str>>,
    /// Departments, codes, indicators, totals.
    pub(super) strong: Vec<Said<'s>>,
    /// Everything else.
    pub(super) weak: Vec<Said<'s>>,
    /// The names of its projects, which weigh as much as indicators: there may be hundreds, so they are shown last.
    pub(super) listed: Vec<Said<'s>>,
}

/// A text with the label under which it stands.
#[derive(Debug)]
pub(super) struct Said<'s> {
    pub(super) label: &'s str,
    pub(super) text: Cow<'s, str>,
}

/// The documents among the pages that are there, in the order of their numbers: by kind, the newest year first, then by
/// department, so that those which share their words lie side by side.
pub(super) fn entries(site: &Site, is_there: &dyn Fn(&Page) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut put = |kind: Kind, year: Option<FiscalYear>, department: u32, page: Page| {
        if is_there(&page) {
            entries.push(Entry { kind, year, department, page });
        }
    };
    // A department's place among those of the site, from 1.
    let places: HashMap<&Id, u32> = site.departments().iter().zip(1..).collect();
    for (id, nth) in site.departments().iter().zip(1..) {
        put(Kind::Department, None, nth, Page::Department(id.clone()));
        for of_year in site.department_years(id) {
            let year = of_year.year;
            put(Kind::DepartmentYear, Some(year), nth, Page::DepartmentYear(year, id.clone()));
            for project in of_year.projects().filter_map(SubjectYear::project_id) {
                put(Kind::ProjectYear, Some(year), nth, Page::ProjectYear(year, project));
            }
        }
    }
    for id in site.projects() {
        let latest = site.project_years(id).next_back();
        let department = latest.and_then(|latest| places.get(latest.department).copied());
        put(Kind::Project, None, department.unwrap_or(0), Page::Project(id.clone()));
    }
    for entry in site.indicators().entries() {
        put(Kind::Indicator, None, 0, Page::Indicator(entry.level, entry.hash));
    }
    for year in site.years() {
        put(Kind::Year, Some(year), 0, Page::Year(year));
    }
    entries.sort_by(|a, b| {
        (a.kind, b.year, a.department, &a.page).cmp(&(b.kind, a.year, b.department, &b.page))
    });
    entries
}

/// What a document says; empty where the site has no such page.
pub(super) fn text<'s>(site: &'s Site, words: &'s [Words], page: &'s Page) -> Text<'s> {
    let text = match page {
        Page::ProjectYear(year, id) => {
            site.project_year(id, *year).map(|subject| project_year(site, words, subject))
        }
        Page::DepartmentYear(year, id) => {
            site.department_year(id, *year).map(|department| department_year(site, words, &department))
        }
        Page::Project(id) => project(site, words, &site.project_years(id).collect::<Vec<_>>()),
        Page::Department(id) => Some(department(site, words, id)),
        Page::Indicator(level, hash) => site.indicators().entry(*level, *hash).map(|entry| {
            let of = site.indicators().occurrences(entry).iter().rev();
            let mut names: Vec<&str> = Vec::new();
            for (_, indicator) in of.filter_map(|occurrence| occurrence.indicator(site)) {
                if !names.contains(&&*indicator.name) {
                    names.push(&indicator.name);
                }
            }
            let name = names.first().copied().unwrap_or_default();
            let titles = words.iter().map(|words| {
                let label = level_label(words, *level);
                words.say("indicator_title", &[("name", name), ("level", label)]).into()
            });
            let titles = names.iter().map(|name| (*name).into()).chain(titles).collect();
            let level = Said { label: "", text: level_label(&words[0], *level).into() };
            Text { name: name.into(), titles, strong: vec![level], ..Text::default() }
        }),
        Page::Year(year) => {
            let title = |words: &Words| words.say("year_heading", &[("year", &year.to_string())]).into();
            let titles: Vec<Cow<'s, str>> = words.iter().map(title).collect();
            let name = titles.first().cloned().unwrap_or_default();
            Some(Text { name, titles, ..Text::default() })
        }
        _ => None,
    };
    text.unwrap_or_default()
}

fn project_year<'s>(site: &'s Site, words: &'s [Words], subject: SubjectYear<'s>) -> Text<'s> {
    let name = subject.name();
    let year = subject.year.to_string();
    let title = |words: &'s Words| -> Cow<'s, str> {
        words.say("project_year_title", &[("project", name), ("year", &year)]).into()
    };
    let mut gathered = Gathered::new(words);
    // What comes first is shown of a project that was found by its name.
    if let Some(funding) = subject.funding().given() {
        gathered.strong("column_funding", funding.to_string());
    }
    gathered.strong("column_department", site.department_name(subject.department, subject.year));
    if let Some(code) = subject.head().and_then(|head| head.code.given()) {
        gathered.strong("field_code", &**code);
    }
    gathered.indicators(subject);
    gathered.facts(subject, name);
    gathered.text(name, std::iter::once(name.into()).chain(words.iter().map(title)))
}

fn department_year<'s>(site: &'s Site, words: &'s [Words], department: &DepartmentYear<'s>) -> Text<'s> {
    let name = site.department_name(department.id, department.year);
    let year = department.year.to_string();
    let title = |words: &'s Words| -> Cow<'s, str> {
        words.say("department_year_heading", &[("year", &year), ("department", name)]).into()
    };
    let mut gathered = Gathered::new(words);
    if let Some(whole) = department.whole() {
        let budget = whole.department_targets();
        let income = budget.and_then(|(declaration, form)| form.budget.total_income(declaration.unit));
        for total in department.expenditure().into_iter().chain(income) {
            gathered.strong("column_funding", total.to_string());
        }
        gathered.indicators(whole);
    }
    if let Some(whole) = department.whole() {
        gathered.facts(whole, name);
    }
    for project in department.projects() {
        gathered.listed(project.name());
    }
    gathered.text(name, std::iter::once(name.into()).chain(words.iter().map(title)))
}

fn project<'s>(site: &'s Site, words: &'s [Words], years: &[SubjectYear<'s>]) -> Option<Text<'s>> {
    let latest = years.last()?;
    let name = latest.name();
    let title = |words: &'s Words| -> Cow<'s, str> { words.say("across_title", &[("name", name)]).into() };
    let names: BTreeSet<&'s str> = years.iter().map(|subject| subject.name()).collect();
    let mut gathered = Gathered::new(words);
    for subject in years.iter().rev() {
        if let Some(funding) = subject.funding().given() {
            gathered.strong("column_funding", funding.to_string());
        }
    }
    for subject in years.iter().rev() {
        gathered.strong("column_department", site.department_name(subject.department, subject.year));
    }
    for subject in years.iter().rev() {
        gathered.indicators(*subject);
    }
    for subject in years.iter().rev() {
        for (_, indicator) in subject.indicators() {
            if let Some(target) = indicator.target().given() {
                gathered.weak_of("column_annual_target", &*target.text);
            }
        }
    }
    Some(gathered.text(name, names.into_iter().map(Cow::from).chain(words.iter().map(title))))
}

fn department<'s>(site: &'s Site, words: &'s [Words], id: &'s Id) -> Text<'s> {
    let known = site.department(id);
    let name = known.map_or(id.as_str(), |department| &department.name);
    let title = |words: &'s Words| -> Cow<'s, str> { words.say("across_title", &[("name", name)]).into() };
    let former = known.into_iter().flat_map(|department| department.former_names.iter());
    let names = std::iter::once(name.into()).chain(former.map(|former| Cow::from(&*former.name)));
    let mut gathered = Gathered::new(words);
    for year in site.department_line(id).iter().rev() {
        for project in year.projects() {
            gathered.listed(project.name());
        }
    }
    for unit in known.into_iter().flat_map(|department| department.units.iter()) {
        gathered.weak_of("column_implementing_unit", &**unit);
    }
    gathered.text(name, names.chain(words.iter().map(title)))
}

/// What is gathered of a document; each text once.
struct Gathered<'s> {
    words: &'s Words,
    seen: HashSet<Cow<'s, str>>,
    strong: Vec<Said<'s>>,
    weak: Vec<Said<'s>>,
    listed: Vec<Said<'s>>,
}

impl<'s> Gathered<'s> {
    /// Labels are said in the site's own language.
    fn new(words: &'s [Words]) -> Gathered<'s> {
        let (strong, weak, listed) = (Vec::new(), Vec::new(), Vec::new());
        Gathered { words: &words[0], seen: HashSet::new(), strong, weak, listed }
    }

    fn strong(&mut self, label: &'static str, text: impl Into<Cow<'s, str>>) {
        let label = self.words.text(label);
        let said = self.new_only(text.into()).map(|text| Said { label, text });
        self.strong.extend(said);
    }

    /// One of the department's projects.
    fn listed(&mut self, name: &'s str) {
        let label = self.words.text("column_project");
        let said = self.new_only(name.into()).map(|text| Said { label, text });
        self.listed.extend(said);
    }

    fn weak_of(&mut self, label: &'static str, text: impl Into<Cow<'s, str>>) {
        self.weak(self.words.text(label), text.into());
    }

    fn weak(&mut self, label: &'s str, text: Cow<'s, str>) {
        let said = self.new_only(text).map(|text| Said { label, text });
        self.weak.extend(said);
    }

    /// The text, if it says something that nothing said before.
    fn new_only(&mut self, text: Cow<'s, str>) -> Option<Cow<'s, str>> {
        (!text.is_empty() && self.seen.insert(text.clone())).then_some(text)
    }

    /// The names of everything that a subject's declarations promise or report.
    fn indicators(&mut self, subject: SubjectYear<'s>) {
        for declaration in subject.declarations {
            let whole_period = declaration.period_indicators().iter().flat_map(|group| &group.indicators);
            let of_year = declaration.indicators().map(|(_, indicator)| indicator);
            for indicator in of_year.chain(whole_period) {
                self.strong("column_indicator", &*indicator.name);
            }
        }
    }

    /// All that a subject's declarations state, but for its name.
    fn facts(&mut self, subject: SubjectYear<'s>, name: &'s str) {
        self.seen.insert(name.into());
        for declaration in subject.declarations {
            facts::each(declaration, &mut |label, value| {
                let text = match value {
                    Stated::Given(Value::Heading(_)) => return,
                    Stated::Given(Value::Amount(amount)) => amount.to_string().into(),
                    Stated::Given(Value::Text(text) | Value::Target(text)) => without_tags(text),
                    Stated::Given(value) => value.text().into_owned().into(),
                    Stated::Withheld(ground) => ground.to_string().into(),
                    Stated::Absent | Stated::NotApplicable => return,
                };
                self.weak(label, text);
            });
        }
    }

    fn text(self, name: &'s str, titles: impl Iterator<Item = Cow<'s, str>>) -> Text<'s> {
        let Gathered { strong, weak, listed, .. } = self;
        Text { name: name.into(), titles: titles.collect(), strong, weak, listed }
    }
}

/// A text as it is read: without the tags that offices paste, and the marks of Markdown that begin a line.
fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&', '*', '#', '|']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = behind.starts_with(|ch: char| ch.is_ascii_alphabetic() || matches!(ch, '/' | '!'));
        match behind.split_once('>').filter(|_| is_tag) {
            Some((_, after)) => {
                // What two cells or paragraphs say is not one word.
                out.push(' ');
                rest = after;
            }
            None => {
                out.push('<');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    let plain = out.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    plain.replace(['*', '#', '|'], " ").into()
}
