//! What became of an address that was released and that nothing is made for any more: it was moved, or what stood there
//! was withdrawn. An address for which neither holds would be gone.

use std::borrow::Cow;

use crate::config::Moved;
use crate::finding::{FieldPath, Finding, Place, Rule, Said, rules};
use crate::index::{Site, Withdrawn};
use crate::route::{self, Page};

rules! {
    /// An address that was released and would be gone.
    RELEASED_ADDRESS_GONE = "released-address-gone", Error, "past/rules/released_address_gone.md";
}

/// The rules about released addresses.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate<'s> {
    /// It answers elsewhere: an address of the site.
    Moved(String),
    /// It was withdrawn with these declarations.
    Withdrawn(Vec<&'s Withdrawn>),
}

impl<'s> Fate<'s> {
    /// What became of an address; `None` where the site does not say. Moves are told in the order in which they happened, so
    /// an address goes through them all.
    #[must_use]
    pub fn of(site: &'s Site, address: &str) -> Option<Fate<'s>> {
        let now = site
            .config
            .moved
            .iter()
            .fold(Cow::Borrowed(address), |at, moved| moved_to(moved, &at).map_or(at, Cow::Owned));
        if now != address {
            return Some(Fate::Moved(now.into_owned()));
        }
        let own = address.strip_prefix("en/").unwrap_or(address);
        let concerned: Vec<_> = site.withdrawn.iter().filter(|withdrawn| concerns(withdrawn, own)).collect();
        (!concerned.is_empty()).then_some(Fate::Withdrawn(concerned))
    }
}

/// The addresses of the site's own branch at which a withdrawn declaration stood in any case.
pub fn own_addresses(withdrawn: &Withdrawn) -> impl Iterator<Item = String> {
    let key = &withdrawn.key;
    let subject = match key.project_id() {
        Some(id) => Page::ProjectYear(key.year, id),
        None => Page::DepartmentYear(key.year, key.department.clone()),
    };
    [subject.address(), Page::Source(key.clone()).address(), route::facts_address(key)].into_iter()
}

/// Whether something that is gone may have been about a withdrawn declaration: its year, its department, its project, its
/// indicators. What others of them keep alive is not gone.
fn concerns(withdrawn: &Withdrawn, address: &str) -> bool {
    let key = &withdrawn.key;
    let year = key.year.to_string();
    let department = key.department.as_str();
    let subject = match &key.project {
        Some(project) => format!("{department}/{project}"),
        None => department.to_owned(),
    };
    let is = |start: &str| {
        let rest = address.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/']))
    };
    let of_project = key.project.as_ref().map(|_| format!("projects/{subject}"));
    let whole_year = [format!("{year}/index"), format!("data/{year}")];
    // With the last project or department the tables of the lists are gone, though their pages are not.
    let lists = ["index", "projects/index", "departments/index", "data/index"];
    let year_tables = ["coverage", "goalposts", "results", "by-size", "units"];
    is(&format!("{year}/{subject}"))
        || (key.project.is_some() && is(&format!("{year}/{department}/index")))
        || of_project.is_some_and(|start| is(&start))
        || is(&format!("departments/{department}"))
        || lists.iter().any(|start| is(start))
        || whole_year.iter().any(|start| is(start))
        || year_tables.iter().any(|table| is(&format!("{year}/{table}")))
        || withdrawn.indicators.iter().any(|(level, hash)| {
            // The last indicator of a level takes the level's page with it, and the last of all their tables.
            let pages = [Page::Indicator(*level, *hash), Page::IndicatorLevel(*level), Page::Indicators];
            pages.iter().any(|page| is(page.address().trim_end_matches(".html")))
        })
}

/// Where an address lies once a part of it has moved: an address as a whole, or the ids in it.
fn moved_to(moved: &Moved, address: &str) -> Option<String> {
    if *address == *moved.from {
        return Some(moved.to.to_string());
    }
    // Ids hold no dot; what has one is an address as a whole.
    if moved.from.contains('.') {
        return None;
    }
    // `gz-zwsj/hotline` moves `2023/gz-zwsj/hotline.html`, `projects/gz-zwsj/hotline.funding.csv` and so on.
    let at = address.find(&format!("/{}", moved.from))? + 1;
    let rest = &address[at + moved.from.len()..];
    let is_whole = rest.is_empty() || rest.starts_with(['.', '/']);
    is_whole.then(|| format!("{}{}{rest}", &address[..at], moved.to))
}

/// What stands in the place of a data file that was withdrawn.
#[must_use]
pub fn told(withdrawn: &[&Withdrawn]) -> String {
    let line = |Withdrawn { notice, .. }: &&Withdrawn| {
        format!("# 已撤回 · withdrawn {}: {} ({})\n", notice.when, notice.what, notice.why)
    };
    withdrawn.iter().map(line).collect()
}

/// What is said of an address that would be gone.
#[must_use]
pub fn gone(address: &str) -> Finding {
    let place = Place { file: address.into(), field: FieldPath::root(), span: None };
    let message = Said::new(
        format!("{address} 公布过，现在没有了"),
        format!("{address} was released and would be gone"),
    );
    let help = Said::new(
        format!(
            "改了编号或地址的，在 site.yaml 写“改址: [{{原址: {address}, 现址: …}}]”，改过几次的按先后写；撤回的，保留申报表并写“撤回”"
        ),
        format!(
            "if an id or address changed, write “moved: [{{from: {address}, to: …}}]” in site.yaml, several changes in the order in which they happened; if it was withdrawn, keep the declaration and write “withdrawn”"
        ),
    );
    Finding::new(&RELEASED_ADDRESS_GONE, place, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_move_with_everything_below_them() {
        let moved = Moved { from: "gz-zwsj/hotline".into(), to: "gz-zwsj/12345".into() };
        for (from, to) in [
            ("2023/gz-zwsj/hotline.html", Some("2023/gz-zwsj/12345.html")),
            ("en/projects/gz-zwsj/hotline.years.csv", Some("en/projects/gz-zwsj/12345.years.csv")),
            ("2023/gz-zwsj/hotline-2.html", None),
            ("2023/gz-zwsj/index.html", None),
        ] {
            assert_eq!(moved_to(&moved, from).as_deref(), to, "{from}");
        }
        let page = Moved { from: "old.html".into(), to: "glossary.html".into() };
        assert_eq!(moved_to(&page, "old.html").as_deref(), Some("glossary.html"));
        assert_eq!(moved_to(&page, "2023/x/old.html"), None);
    }
}
