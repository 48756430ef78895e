//! Typed keys of everything that the site consists of, and the one function that makes addresses from them. Addresses
//! are for ever: one that was published must go on to answer.

mod find;

pub use self::find::{find, owners};

use smol_str::{SmolStr, StrExt};

use crate::index::Site;
use crate::model::identity::{DeclarationKey, Id, ProjectId};
use crate::model::indicator::{IndicatorHash, Level};
use crate::model::year::FiscalYear;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The way in.
    Home,
    /// A budget year.
    Year(FiscalYear),
    /// Who published which form of a year.
    Coverage(FiscalYear),
    /// The targets that were moved in a year.
    Goalposts(FiscalYear),
    /// What came of a year's promises, by state.
    Results(FiscalYear),
    /// The projects of a year by what they cost.
    Sizes(FiscalYear),
    /// The projects of a year by the unit that carries them out.
    Units(FiscalYear),
    /// A department in a year.
    DepartmentYear(FiscalYear, Id),
    /// A project in a year.
    ProjectYear(FiscalYear, ProjectId),
    /// A department across years.
    Department(Id),
    /// A project across years.
    Project(ProjectId),
    /// Every department by its initial letter.
    Departments,
    /// Every project by its initial letter.
    Projects,
    /// Indicators by level.
    Indicators,
    /// The indicators at one level.
    IndicatorLevel(Level),
    /// One indicator, wherever it is promised.
    Indicator(Level, IndicatorHash),
    /// The facts of one declaration.
    Source(DeclarationKey),
    /// What was published and corrected, when and why.
    Changes,
    /// What was moved or withdrawn: the notice at its address.
    Gone(Box<str>),
    /// The years that were sealed.
    Archive,
    /// Where a reader proves a sealed year.
    VerifyArchive,
    /// All data files.
    Data,
    /// Every field of the forms and what it means.
    Dictionary,
    /// Terms.
    Glossary,
    /// Where the site is searched.
    Search,
    /// What the server shows where there is nothing.
    NotFound,
}

/// The pages in one language of the interface. Content is the same in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Branch {
    /// In the site's own language, at the root.
    Main,
    /// The English mirror.
    English,
}

impl Branch {
    /// The branches of a site, its own first.
    #[must_use]
    pub fn of(site: &Site) -> &'static [Branch] {
        if site.config.english_mirror { &[Branch::Main, Branch::English] } else { &[Branch::Main] }
    }

    /// Where an address of the site's own branch stands in this one.
    #[must_use]
    pub fn address(self, of: String) -> String {
        match self {
            Branch::Main => of,
            Branch::English => format!("en/{of}"),
        }
    }
}

/// Anything that rendering makes: a page with the files beside it, or a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// A page, the data files of its tables, and for a source the facts.
    Page(Page),
    /// One kind of row of a whole year.
    YearData(FiscalYear, YearData),
    /// What was published and corrected, for programs that follow it.
    Feed,
}

/// The data files of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearData {
    /// Departments and their budgets.
    Departments,
    /// Projects and their funding.
    Projects,
    /// Every indicator with its targets and results.
    Indicators,
}

impl YearData {
    /// Every kind.
    pub const ALL: [YearData; 3] = [YearData::Departments, YearData::Projects, YearData::Indicators];

    /// The word in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            YearData::Departments => "departments",
            YearData::Projects => "projects",
            YearData::Indicators => "indicators",
        }
    }
}

impl Output {
    /// The address from the site's root; of a page with files beside it, the page's.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Output::Page(page) => page.address(),
            Output::YearData(year, kind) => year_data_address(*year, *kind),
            Output::Feed => FEED.to_owned(),
        }
    }

    fn push_address(&self, out: &mut String) {
        match self {
            Output::Page(page) => page.push_address(out),
            Output::YearData(..) | Output::Feed => out.push_str(&self.address()),
        }
    }
}

impl Page {
    /// The page's address from the site's root.
    ///
    /// Ids hold no dot, so `<project>.html` can meet neither `<project>.targets.html` nor a data file; reserved ids keep
    /// `index` and `department` free.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = String::with_capacity(64);
        self.push_address(&mut address);
        address
    }

    /// Every row of a table has some, so addresses are put together without the machinery of formatting.
    fn push_address(&self, out: &mut String) {
        let mut put = |parts: &[&str]| parts.iter().for_each(|part| out.push_str(part));
        let mut number = itoa::Buffer::new();
        let mut in_year = |year: &FiscalYear, rest: &[&str]| {
            put(&[number.format(year.number()), "/"]);
            put(rest);
        };
        match self {
            Page::Year(year) => in_year(year, &["index.html"]),
            Page::Coverage(year) => in_year(year, &["coverage.html"]),
            Page::Goalposts(year) => in_year(year, &["goalposts.html"]),
            Page::Results(year) => in_year(year, &["results.html"]),
            Page::Sizes(year) => in_year(year, &["by-size.html"]),
            Page::Units(year) => in_year(year, &["units.html"]),
            Page::DepartmentYear(year, department) => in_year(year, &[department.as_str(), "/index.html"]),
            Page::ProjectYear(year, ProjectId { department, project }) => {
                in_year(year, &[department.as_str(), "/", project.as_str(), ".html"]);
            }
            Page::Source(key) => in_year(&key.year, &[key.department.as_str(), "/", &key.stem(), ".html"]),
            Page::Home => put(&["index.html"]),
            Page::Department(department) => put(&["departments/", department.as_str(), ".html"]),
            Page::Project(ProjectId { department, project }) => {
                put(&["projects/", department.as_str(), "/", project.as_str(), ".html"]);
            }
            Page::Departments => put(&["departments/index.html"]),
            Page::Projects => put(&["projects/index.html"]),
            Page::Indicators => put(&["indicators/index.html"]),
            Page::IndicatorLevel(level) => put(&["indicators/", &level_segment(*level), "/index.html"]),
            Page::Indicator(level, hash) => {
                put(&["indicators/", &level_segment(*level), "/", hash.as_str(), ".html"]);
            }
            Page::Changes => put(&["changes/index.html"]),
            Page::Gone(address) => put(&[address]),
            Page::Archive => put(&["archive/index.html"]),
            Page::VerifyArchive => put(&["archive/verify.html"]),
            Page::Data => put(&["data/index.html"]),
            Page::Dictionary => put(&["data/dictionary.html"]),
            Page::Glossary => put(&["glossary.html"]),
            Page::Search => put(&["search.html"]),
            Page::NotFound => put(&["404.html"]),
        }
    }
}

/// The address of the feed.
pub const FEED: &str = "feed.xml";

/// Where the files of the search lie: one set for all branches.
pub const SEARCH: &str = "search/";

/// The page that says what became of a released address for which nothing is made any more.
#[must_use]
pub fn notice(site: &Site, address: &str) -> (Branch, Output) {
    let (branch, own) = match address.strip_prefix("en/") {
        Some(own) if site.config.english_mirror => (Branch::English, own),
        _ => (Branch::Main, address),
    };
    (branch, Output::Page(Page::Gone(own.into())))
}

/// Whether an address that was released must go on to answer: every page and data file, but no file that has its
/// content's hash in its name, none that the search alone reads, and no later slice of a page.
#[must_use]
pub fn is_promised(address: &str) -> bool {
    let own = address.strip_prefix("en/").unwrap_or(address);
    if own.starts_with("assets/") || own.starts_with(SEARCH) {
        return false;
    }
    let Some(stem) = own.strip_suffix(".html") else { return true };
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let Some((sliced, number)) = name.rsplit_once('-') else { return true };
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    // Projects and departments may well have ids that end in a number, so it depends on what stands there: no id is
    // `index-2`, and the pages of a whole year are those in its own folder.
    let may_be_sliced = sliced == "index"
        || folder.starts_with("indicators/")
        || FiscalYear::parse(folder).is_some()
            && ["coverage", "goalposts", "results", "by-size", "units"].contains(&sliced);
    !(is_number && may_be_sliced)
}

/// The address of a slice of a page whose table is long, counted from 1; the first is the page itself. Reserved ids keep
/// `index-2` free; later slices are not promised.
#[must_use]
pub fn slice_address(page_address: &str, slice: usize) -> String {
    match page_address.strip_suffix(".html") {
        Some(stem) if slice > 1 => format!("{stem}-{slice}.html"),
        _ => page_address.to_owned(),
    }
}

/// The address of the data file of a table on a page.
#[must_use]
pub fn table_address(page_address: &str, table: &str) -> String {
    [page_address.strip_suffix(".html").unwrap_or(page_address), ".", table, ".csv"].concat()
}

/// The address of a declaration's facts, which are the same in every branch.
#[must_use]
pub fn facts_address(key: &DeclarationKey) -> String {
    format!("{}/{}/{}.{}", key.year, key.department, key.stem(), key.form.extension())
}

/// The address of a year's data file.
#[must_use]
pub fn year_data_address(year: FiscalYear, kind: YearData) -> String {
    format!("data/{year}.{}.csv", kind.name())
}

/// The address of a file of the theme, by its name with the content hash.
#[must_use]
pub fn asset_address(name: &str) -> String {
    format!("assets/{name}")
}

fn level_segment(level: Level) -> SmolStr {
    level.modern().key().replace_smolstr("_", "-")
}

/// The relative link from one address to another: `../index.html`. It works from a disk and under any folder of a server.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let shared = shared_folders(from, to);
    let mut link = String::with_capacity(from.len() + to.len());
    push_ups(&mut link, &from[shared..]);
    link.push_str(&to[shared..]);
    link
}

/// Appends the same link to what the site consists of, by its place in a branch. What is made by its key needs no escaping.
pub fn push_relative(out: &mut String, from: &str, (branch, to): (Branch, &Output)) {
    let begin = out.len();
    push_ups(out, from);
    let at = out.len();
    if branch == Branch::English {
        out.push_str("en/");
    }
    to.push_address(out);
    let shared = shared_folders(from, &out[at..]);
    if shared > 0 {
        // The folders that both lie in need not be left.
        let address = out.split_off(at + shared);
        out.truncate(begin);
        push_ups(out, &from[shared..]);
        out.push_str(&address);
    }
}

/// The way up from where `from` leads down to.
fn push_ups(out: &mut String, from: &str) {
    from.bytes().filter(|sign| *sign == b'/').for_each(|_| out.push_str("../"));
}

/// How many bytes of two addresses are folders that both lie in.
fn shared_folders(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(sign, other)| sign == other);
    let last = same.enumerate().filter(|(_, (sign, _))| *sign == b'/').last();
    last.map_or(0, |(at, _)| at + 1)
}

/// The address that a relative link leads to from another; `None` where it leads out of the site.
#[must_use]
pub fn resolve(from: &str, link: &str) -> Option<String> {
    let path = link.split('?').next().unwrap_or(link);
    let mut segments: Vec<&str> = from.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => _ = segments.pop()?,
            segment => segments.push(segment),
        }
    }
    Some(segments.join("/"))
}

/// Everything that the site consists of, in the order of keys, branch by branch.
#[must_use]
pub fn plan(site: &Site) -> Vec<(Branch, Output)> {
    let mut outputs: Vec<Output> = pages(site).into_iter().map(Output::Page).collect();
    outputs.extend(site.years().flat_map(|year| YearData::ALL.map(|kind| Output::YearData(year, kind))));
    // A feed needs absolute addresses, and something to tell.
    if site.config.base_url.is_some() && !site.history.releases.is_empty() {
        outputs.push(Output::Feed);
    }
    let branches = Branch::of(site).iter();
    let mut plan: Vec<(Branch, Output)> =
        branches.flat_map(|branch| outputs.iter().map(|output| (*branch, output.clone()))).collect();
    // A server has one page for what it does not find.
    plan.retain(|planned| *planned != (Branch::English, Output::Page(Page::NotFound)));
    plan
}

/// The addresses of what is made beside pages and is linked from other branches too: the facts of declarations.
pub fn shared(site: &Site) -> impl Iterator<Item = String> {
    site.declarations().iter().map(|declaration| facts_address(&declaration.key))
}

fn pages(site: &Site) -> Vec<Page> {
    let mut pages = vec![
        Page::Home,
        Page::Departments,
        Page::Projects,
        Page::Indicators,
        Page::Data,
        Page::Dictionary,
        Page::Glossary,
        Page::Search,
        Page::NotFound,
    ];
    if !site.history.releases.is_empty() {
        pages.push(Page::Changes);
    }
    if !site.sealed.is_empty() {
        pages.extend([Page::Archive, Page::VerifyArchive]);
    }
    let of_year = [Page::Year, Page::Coverage, Page::Results, Page::Sizes, Page::Units];
    pages.extend(site.years().flat_map(|year| of_year.map(|page| page(year))));
    if site.config.goalposts {
        pages.extend(site.years().map(Page::Goalposts));
    }
    for id in site.departments() {
        pages.push(Page::Department(id.clone()));
        pages.extend(site.department_years(id).map(|at| Page::DepartmentYear(at.year, id.clone())));
    }
    for id in site.projects() {
        pages.push(Page::Project(id.clone()));
        let years = site.project_years(id);
        pages.extend(years.filter_map(|at| Some(Page::ProjectYear(at.year, at.project_id()?))));
    }
    for (level, entries) in site.indicators().levels() {
        pages.push(Page::IndicatorLevel(level));
        pages.extend(entries.iter().map(|entry| Page::Indicator(level, entry.hash)));
    }
    pages.extend(site.declarations().iter().map(|declaration| Page::Source(declaration.key.clone())));
    pages.sort_unstable();
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_data_are_promised_and_slices_are_not() {
        for address in [
            "index.html",
            "search.html",
            "2023/gz/road-2.html",
            "2023/gz/results-2024.html",
            "projects/gz/units-2.html",
            "departments/results-3.html",
            "en/2023/gz/a.targets.html",
            "data/2023.projects.csv",
        ] {
            assert!(is_promised(address), "{address}");
        }
        for address in [
            "2023/index-2.html",
            "2023/results-2.html",
            "projects/index-12.html",
            "en/indicators/quantity/abcdefghij-3.html",
            "assets/theme.1a2b.css",
            "search/index.js",
        ] {
            assert!(!is_promised(address), "{address}");
        }
    }

    #[test]
    fn a_link_that_is_appended_is_the_same() {
        let to = [Page::Home, Page::Data, Page::Dictionary, Page::Indicators].map(Output::Page);
        for from in
            ["index.html", "data/index.html", "2023/a/b.html", "data/deep/er/index.html", "en/data/x.html"]
        {
            for (branch, to) in [Branch::Main, Branch::English]
                .iter()
                .flat_map(|branch| to.iter().map(move |to| (*branch, to)))
            {
                let mut link = "<a href=".to_owned();
                push_relative(&mut link, from, (branch, to));
                assert_eq!(link, format!("<a href={}", relative(from, &branch.address(to.address()))));
            }
        }
    }

    #[test]
    fn links_are_relative() {
        for (from, to, link) in [
            ("index.html", "2023/index.html", "2023/index.html"),
            ("2023/gz/a.html", "index.html", "../../index.html"),
            ("2023/gz/a.html", "2023/gz/b.html", "b.html"),
            ("2023/gz/a.html", "2023/gz/a.html", "a.html"),
            ("2023/gz-a/a.html", "2023/gz-b/a.html", "../gz-b/a.html"),
            ("2023/index.html", "2024/index.html", "../2024/index.html"),
        ] {
            assert_eq!(relative(from, to), link, "{from} → {to}");
        }
    }
}
