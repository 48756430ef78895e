//! Addresses read back: what of a site stands at one, and beside which page a file or a slice is made. Nothing is looked
//! for but in the site itself.

use super::{Branch, Output, Page, YearData, level_segment};
use crate::index::Site;
use crate::model::identity::{DEPARTMENT_ID_LENGTH, DeclarationKey, Id, PROJECT_ID_LENGTH, ProjectId};
use crate::model::indicator::Level;
use crate::model::year::FiscalYear;

/// What `plan` has at an address; `None` where it has nothing there, or only something beside a page ([`owners`]).
#[must_use]
pub fn find(site: &Site, address: &str) -> Option<(Branch, Output)> {
    let (branch, own) = match address.strip_prefix("en/") {
        Some(own) => (Branch::English, own),
        None => (Branch::Main, address),
    };
    let output = read(site, own)?;
    let is_planned = Branch::of(site).contains(&branch)
        && (branch, &output) != (Branch::English, &Output::Page(Page::NotFound))
        && is_there(site, &output);
    // What reads as an address of the site may be another spelling of it.
    (is_planned && branch.address(output.address()) == address).then_some((branch, output))
}

/// The pages along with which something at this address may be made, the likeliest first: a file's name goes on where
/// that of its page ends, a slice has its number behind it. Whether there is such a file, rendering the page says.
pub fn owners<'s>(site: &'s Site, address: &'s str) -> impl Iterator<Item = (Branch, Output)> + 's {
    let folder = address.rfind('/').map_or(0, |slash| slash + 1);
    let dots = address.rmatch_indices('.').map(|(at, _)| at).take_while(move |at| *at > folder);
    let beside = dots.map(|at| &address[..at]);
    let slice = address.strip_suffix(".html").and_then(|stem| stem.rsplit_once('-'));
    let whole = slice.filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit())).map(|(stem, _)| stem);
    let pages = whole.into_iter().chain(beside).map(|stem| format!("{stem}.html"));
    pages.filter(move |page| page != address).filter_map(|page| find(site, &page))
}

/// What an address of the site's own branch would be of, if it were there.
fn read(site: &Site, address: &str) -> Option<Output> {
    let segments: Vec<&str> = address.split('/').collect();
    let page = match segments[..] {
        ["index.html"] => Page::Home,
        ["feed.xml"] => return Some(Output::Feed),
        ["changes", "index.html"] => Page::Changes,
        ["archive", "index.html"] => Page::Archive,
        ["archive", "verify.html"] => Page::VerifyArchive,
        ["glossary.html"] => Page::Glossary,
        ["search.html"] => Page::Search,
        ["404.html"] => Page::NotFound,
        ["departments", "index.html"] => Page::Departments,
        ["departments", file] => Page::Department(department(stem(file)?)?),
        ["projects", "index.html"] => Page::Projects,
        ["projects", department, file] => Page::Project(project(department, stem(file)?)?),
        ["indicators", "index.html"] => Page::Indicators,
        ["indicators", level, "index.html"] => Page::IndicatorLevel(self::level(site, level)?),
        ["indicators", level, file] => indicator(site, level, stem(file)?)?,
        ["data", "index.html"] => Page::Data,
        ["data", "dictionary.html"] => Page::Dictionary,
        ["data", file] => return year_data(file),
        [year, file] => of_year(FiscalYear::parse(year)?, file)?,
        [year, of, "index.html"] => Page::DepartmentYear(FiscalYear::parse(year)?, department(of)?),
        [year, of, file] => match stem(file)? {
            stem if stem.contains('.') => source([year, of, stem])?,
            stem => Page::ProjectYear(FiscalYear::parse(year)?, project(of, stem)?),
        },
        _ => return None,
    };
    Some(Output::Page(page))
}

fn stem(file: &str) -> Option<&str> {
    file.strip_suffix(".html")
}

fn department(text: &str) -> Option<Id> {
    Id::parse(text, DEPARTMENT_ID_LENGTH)
}

fn project(department: &str, project: &str) -> Option<ProjectId> {
    Some(ProjectId {
        department: self::department(department)?,
        project: Id::parse(project, PROJECT_ID_LENGTH)?,
    })
}

fn level(site: &Site, segment: &str) -> Option<Level> {
    site.indicators().levels().map(|(level, _)| level).find(|level| level_segment(*level) == segment)
}

fn indicator(site: &Site, segment: &str, hash: &str) -> Option<Page> {
    let level = level(site, segment)?;
    let entries = site.indicators().at_level(level);
    let at = entries.binary_search_by(|entry| entry.hash.as_str().cmp(hash)).ok()?;
    Some(Page::Indicator(level, entries[at].hash))
}

fn of_year(year: FiscalYear, file: &str) -> Option<Page> {
    let pages = [Page::Year, Page::Coverage, Page::Goalposts, Page::Results, Page::Sizes, Page::Units];
    let named = |page: &Page| page.address().rsplit_once('/').is_some_and(|(_, name)| name == file);
    pages.into_iter().map(|page| page(year)).find(named)
}

fn source([year, department, stem]: [&str; 3]) -> Option<Page> {
    let path = |extension: &str| format!("content/{year}/{department}/{stem}.{extension}");
    let key = ["yaml", "md"].into_iter().find_map(|extension| DeclarationKey::from_path(&path(extension)));
    key.map(Page::Source)
}

fn year_data(file: &str) -> Option<Output> {
    let (year, name) = file.strip_suffix(".csv")?.split_once('.')?;
    let kind = YearData::ALL.into_iter().find(|kind| kind.name() == name)?;
    Some(Output::YearData(FiscalYear::parse(year)?, kind))
}

/// Whether the site has what an address was read as.
fn is_there(site: &Site, output: &Output) -> bool {
    let has = |year: &FiscalYear| site.years().any(|known| known == *year);
    let page = match output {
        Output::YearData(year, _) => return has(year),
        Output::Feed => return site.config.base_url.is_some() && !site.history.releases.is_empty(),
        Output::Page(page) => page,
    };
    match page {
        Page::Home
        | Page::Departments
        | Page::Projects
        | Page::Indicators
        | Page::Data
        | Page::Dictionary
        | Page::Glossary
        | Page::Search
        | Page::NotFound => true,
        Page::Year(year)
        | Page::Coverage(year)
        | Page::Results(year)
        | Page::Sizes(year)
        | Page::Units(year) => has(year),
        Page::Goalposts(year) => site.config.goalposts && has(year),
        Page::DepartmentYear(year, id) => site.department_year(id, *year).is_some(),
        Page::Department(id) => site.department_years(id).next().is_some(),
        Page::ProjectYear(year, id) => site.project_year(id, *year).is_some(),
        // A project has one page across years, under the identity that it had first.
        Page::Project(id) => site.first_identity(id) == id && site.project_years(id).next().is_some(),
        // Read from the site's own lists.
        Page::IndicatorLevel(_) | Page::Indicator(..) => true,
        Page::Source(key) => site.declaration(key).is_some(),
        Page::Archive | Page::VerifyArchive => !site.sealed.is_empty(),
        Page::Changes => !site.history.releases.is_empty(),
        // Made only for what a release promised.
        Page::Gone(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::load::read_declaration;
    use crate::model::department::Registry;
    use crate::route::plan;

    fn site() -> Site {
        let declaration = |path: &str, more: &str| {
            let key = DeclarationKey::from_path(path).expect("a path");
            let text = format!(
                "form: project-targets\nyear: {}\ndepartment: {}\nproject: {}\nname: 甲\n{more}",
                key.year,
                key.department,
                key.project.as_ref().expect("a project")
            );
            read_declaration(key, text.into_bytes()).0.expect("a declaration")
        };
        let indicators = "indicators: {output: {quantity: [{name: 乙, annual_target: ≥1条}]}}\n";
        let declarations = vec![
            declaration("content/2023/yx-a/road-2.targets.yaml", indicators),
            declaration("content/2023/yx-a/road-2.targets.2.yaml", indicators),
            declaration("content/2024/yx-b/road.targets.yaml", "continues: yx-a/road-2\n"),
        ];
        let config = Config { english_mirror: true, ..Config::default() };
        Site::new(config, Registry::default(), declarations)
    }

    #[test]
    fn every_planned_address_is_found_and_nothing_else() {
        let site = site();
        let plan = plan(&site);
        for (branch, output) in &plan {
            let address = branch.address(output.address());
            assert_eq!(find(&site, &address), Some((*branch, output.clone())), "{address}");
        }
        for address in [
            "",
            "2022/index.html",
            "02023/index.html",
            "2023/yx-a/road.html",
            "2023/yx-b/road-2.html",
            "2023/yx-a/road-2.targets.3.html",
            "2023/yx-a/road-2.targets.1.html",
            "projects/yx-b/road.html",
            "departments/yx-c.html",
            "indicators/quantity/aaaaaaaaaa.html",
            "indicators/cost/index.html",
            "data/2022.projects.csv",
            "feed.xml",
            "changes/index.html",
            "en/404.html",
            "en/en/index.html",
            "2023/../index.html",
            "index.html/",
        ] {
            assert_eq!(find(&site, address), None, "{address}");
        }
    }

    #[test]
    fn files_and_slices_have_their_pages() {
        let site = site();
        for (address, page) in [
            ("2023/yx-a/road-2.indicators.csv", "2023/yx-a/road-2.html"),
            ("2023/yx-a/road-2.targets.yaml", "2023/yx-a/road-2.targets.html"),
            ("2023/index-3.html", "2023/index.html"),
            ("en/projects/index-2.html", "en/projects/index.html"),
            ("data/dictionary.project-targets.csv", "data/dictionary.html"),
        ] {
            let first =
                owners(&site, address).next().map(|(branch, output)| branch.address(output.address()));
            assert_eq!(first.as_deref(), Some(page), "{address}");
        }
        assert_eq!(owners(&site, "2023/yx-a/roads.csv").next(), None);
    }
}
