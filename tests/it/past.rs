//! What happens in the demonstration city is found in its files, and nothing else is: the list of it is made from the plan,
//! the findings from the files.

use std::collections::{BTreeMap, BTreeSet};

use gongkai::check::check;
use gongkai::demo::{self, Plan, Planted};
use gongkai::goalposts::{self, Between};
use gongkai::index::Site;
use gongkai::judge::{Move, State};
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::model::declaration::Content;
use gongkai::model::identity::Id;
use gongkai::model::stated::Stated;
use gongkai::model::target::{Deadline, Single};
use gongkai::model::year::FiscalYear;
use gongkai::outcomes::{Outcome, outcomes};
use gongkai::render::Renderer;
use gongkai::route::{self, Branch, Output, Page};

use crate::site::Folder;

/// Something found: year, file, kind, what, indicator.
type Claim = (u16, String, String, String, String);

fn plan(seed: u64) -> Plan {
    Plan {
        projects: 300,
        years: 5,
        departments: Some(12),
        eventful: true,
        seed,
        last_year: FiscalYear::parse("2025").expect("a year"),
    }
}

fn folder(plan: &Plan) -> Folder {
    let files: Vec<(String, String)> = demo::files(plan).collect();
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// The day on which the city is looked at: long after everything was due.
fn today() -> Date {
    Date::parse("2030-01-01").expect("a day")
}

/// Whether the clerk is told of such a move; an adjusted edition gives its reason itself.
fn weakens(one: Move) -> bool {
    !matches!(one, Move::Tightened | Move::ComparatorAdded | Move::MadeMeasurable | Move::Added)
}

/// All that the program has to say of a site's files.
#[derive(Default)]
struct Claims(BTreeSet<Claim>);

impl Claims {
    fn of(folder: &Folder) -> Claims {
        let mut loaded = load::load(folder.path()).expect("a site");
        assert!(loaded.findings.is_empty(), "{}", loaded.findings[0].rule.name);
        let mut claims = Claims::default();
        // A known error that does not apply is told with its record; the others are found without.
        let site = Site::new(loaded.config.clone(), loaded.registry.clone(), loaded.declarations.clone());
        claims.findings(&site, |rule| rule == "known-error-does-not-apply");
        loaded.declarations.iter_mut().for_each(|declaration| declaration.known_errors.clear());
        let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
        let changed = claims.findings(&site, |_| true);
        assert_eq!(changed, claims.moves(&site), "the clerk is told of what readers see");
        claims.results(&site);
        claims.forms(&site);
        claims.projects(&site);
        claims.departments(&site);
        claims
    }

    fn say(&mut self, year: FiscalYear, file: &str, (kind, what): (&str, &str), indicator: &str) {
        let [file, kind, what, indicator] = [file, kind, what, indicator].map(str::to_owned);
        self.0.insert((year.number(), file, kind, what, indicator));
    }

    /// The rules that are broken; returned are the files of which the clerk is told that targets changed.
    fn findings(&mut self, site: &Site, is_meant: impl Fn(&str) -> bool) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        for finding in check(site).iter().filter(|finding| is_meant(finding.rule.name)) {
            let file = &finding.place.file;
            let declaration = site.declarations().iter().find(|one| one.file == *file).expect("its form");
            match finding.rule.name {
                goalposts::RULE => _ = changed.insert(file.to_string()),
                name => self.say(declaration.key.year, file, ("rule", name), ""),
            }
        }
        changed
    }

    /// The targets that moved; returned are the files of which the clerk is to be told.
    fn moves(&mut self, site: &Site) -> BTreeSet<String> {
        let mut told = BTreeSet::new();
        let of_years = site.years().flat_map(|year| goalposts::of_year(site, year));
        for comparison in of_years.flat_map(|(_, comparisons)| comparisons) {
            let kind = match comparison.between {
                Between::Years => "moved-between-years",
                Between::Editions => "moved-by-adjustment",
                Between::Restated => "moved-when-restated",
            };
            let (year, file) = (comparison.after.key.year, &comparison.after.file);
            for one in comparison.moved() {
                let name = &one.after.or(one.before).expect("an indicator").1.name;
                for what in &one.moves {
                    self.say(year, file, (kind, what.name()), name);
                }
                if comparison.between != Between::Editions && one.moves.iter().any(|one| weakens(*one)) {
                    told.insert(file.to_string());
                }
            }
        }
        told
    }

    fn results(&mut self, site: &Site) {
        for subject in site.subjects() {
            let Some((declaration, _)) = subject.self_evaluation() else { continue };
            for outcome in outcomes(site, subject, today()) {
                match outcome.judged.state {
                    State::Met => {}
                    State::CannotBeJudged if is_in_words(&outcome) => {}
                    state => {
                        let what = ("result", state.name());
                        self.say(subject.year, &declaration.file, what, &outcome.reported.name);
                    }
                }
            }
        }
    }

    fn forms(&mut self, site: &Site) {
        for declaration in site.declarations() {
            let (year, file) = (declaration.key.year, &declaration.file);
            if declaration.key.edition > 1 {
                self.say(year, file, ("form", "adjusted"), "");
            }
            if let Content::ProjectTargets(form) = &declaration.content
                && matches!(form.funding.total, Stated::Withheld(_))
            {
                self.say(year, file, ("form", "withheld"), "");
            }
        }
    }

    fn projects(&mut self, site: &Site) {
        for id in site.projects() {
            let years: Vec<_> = site.project_years(id).collect();
            let stated = |key: &str| {
                site.links_of(id).any(|link| link.key == key && site.first_identity(&link.from) == id)
            };
            let mut say = |year: FiscalYear, what: &str| {
                let subject = years.iter().find(|one| one.year == year).expect("a year of it");
                self.say(year, &subject.leading().file, ("lineage", what), "");
            };
            for pair in years.windows(2).filter(|pair| pair[0].name() != pair[1].name()) {
                say(pair[1].year, "renamed");
            }
            if let Some(year) = site.arrival(&years).filter(|_| !stated("split_from")) {
                say(year, "new");
            }
            if let Some(year) = site.departure(&years).filter(|_| !stated("merged_into")) {
                say(year, "no-successor");
            }
        }
        for link in site.links() {
            let subject = site.project_year(&link.from, link.year).expect("it declares");
            let what = link.key.replace('_', "-");
            self.say(link.year, &subject.leading().file, ("lineage", &what), "");
        }
    }

    fn departments(&mut self, site: &Site) {
        for id in site.departments() {
            let whole = |year: FiscalYear| {
                let subject = site.department_year(id, year).and_then(|at| at.whole()).expect("its form");
                subject.leading().file.to_string()
            };
            for link in site.department_links_of(id).filter(|link| link.from == *id) {
                let what = format!("department-{}", link.key.replace('_', "-"));
                self.say(link.year, &whole(link.year), ("lineage", &what), "");
            }
            for former in &site.department(id).expect("it is named").former_names {
                let year = FiscalYear::parse(&(former.until.number() + 1).to_string()).expect("a year");
                self.say(year, &whole(year), ("lineage", "department-renamed"), "");
            }
            let line = site.department_line(id);
            let stated = |key: &str| {
                let is_own = |of: &Id| site.first_department(of) == site.first_department(id);
                site.department_links_of(id).any(|link| link.key == key && is_own(&link.from))
            };
            assert!(site.department_arrival(&line).is_none() || stated("split_from"), "{id} is new");
            assert!(site.department_departure(&line).is_none() || stated("merged_into"), "{id} is gone");
        }
    }
}

/// Whether a target says nothing that could be measured, so that nothing is planted in its result.
fn is_in_words(outcome: &Outcome<'_>) -> bool {
    outcome.target.given().is_none_or(|target| {
        target
            .singles()
            .iter()
            .all(|one| matches!(one, Single::Qualitative | Single::Deadline(Deadline::Unstated)))
    })
}

/// What is planted and what is found are the same; returned is how much it is.
fn hold(plan: &Plan) -> usize {
    let planted: BTreeSet<Claim> = demo::planted(plan)
        .into_iter()
        .map(|one| (one.year, one.file, one.kind.to_owned(), one.what.to_owned(), one.indicator))
        .collect();
    let folder = folder(plan);
    let found = Claims::of(&folder).0;
    let missing: Vec<_> = planted.difference(&found).collect();
    let extra: Vec<_> = found.difference(&planted).collect();
    assert!(missing.is_empty() && extra.is_empty(), "not found: {missing:#?}\nnot planted: {extra:#?}");
    let (findings, _) = folder.findings();
    assert!(!gongkai::build::blocks(&findings), "{plan:?} could not be built");
    planted.len()
}

#[test]
fn all_that_happens_in_the_city_is_found_and_nothing_else() {
    for seed in [1, 7] {
        assert!(hold(&plan(seed)) > 150);
    }
}

/// However small: offices without a project, two years, one year.
#[test]
fn a_small_city_holds_together_too() {
    for (projects, departments, years) in [(0, 3, 2), (1, 12, 5), (7, 12, 3), (40, 3, 2), (30, 9, 1)] {
        hold(&Plan { projects, departments: Some(departments), years, ..plan(5) });
    }
}

/// Every kind of move, state and link is planted, and every rule that a form which was published can break.
#[test]
fn something_of_every_kind_happens() {
    let planted = demo::planted(&plan(1));
    let happens = |what: &str| planted.iter().any(|one| one.what == what);
    for one in Move::ALL {
        assert!(happens(one.name()), "no target is {}", one.name());
    }
    for state in State::ALL.into_iter().filter(|state| *state != State::Met) {
        assert!(happens(state.name()), "no result is {}", state.name());
    }
    for link in [
        "renamed",
        "continues",
        "merged-into",
        "split-from",
        "new",
        "no-successor",
        "withheld",
        "adjusted",
        "department-renamed",
        "department-continues",
        "department-merged-into",
        "department-split-from",
    ] {
        assert!(happens(link), "{link}");
    }
    // A site with these could not be built, or they are the office's own entries and no errors of a form.
    let others = [
        "department-not-declared",
        "lineage-leads-nowhere",
        "waiver-excuses-nothing",
        "waiver-expired",
        "targets-changed",
    ];
    for rule in gongkai::check::catalogue().filter(|rule| !others.contains(&rule.name)) {
        assert!(happens(rule.name), "nothing breaks {}", rule.name);
    }
}

/// Each is told on the page that the list names, where a reader looks for it.
#[test]
fn what_happens_is_shown_on_the_right_page() {
    let plan = plan(1);
    let folder = folder(&plan);
    let loaded = load::load(folder.path()).expect("a site");
    let site = Site::new(loaded.config, loaded.registry, loaded.declarations);
    let theme = gongkai::build::theme(folder.path(), &site).expect("a theme");
    let renderer = Renderer::new(&site, theme, today());
    let by_address: BTreeMap<String, Page> = route::plan(&site)
        .into_iter()
        .filter_map(|(_, output)| match output {
            Output::Page(page) => Some((page.address(), page)),
            Output::YearData(..) | Output::Feed => None,
        })
        .collect();
    let mut rendered: BTreeMap<String, String> = BTreeMap::new();
    for one in demo::planted(&plan).iter().filter(|one| !one.page.is_empty()) {
        let text = rendered.entry(one.page.clone()).or_insert_with(|| {
            let page = by_address.get(&one.page).unwrap_or_else(|| panic!("no page for {one:?}"));
            let files = renderer.render(Branch::Main, &Output::Page(page.clone())).expect("a page");
            text_of(&String::from_utf8_lossy(&files[0].1))
        });
        let said = said(one);
        let is_told = said.iter().all(|word| text.contains(&**word));
        // What belongs together stands together: name, before, behind and what it is, in a few lines.
        let near = said.first().is_none_or(|first| {
            text.match_indices(&**first).any(|(at, _)| {
                let rest: String = text[at..].chars().take(400).collect();
                said[1..].iter().all(|word| rest.contains(&**word))
            })
        });
        assert!(is_told && near, "{one:?}: {said:?} not on {}", one.page);
    }
}

/// What a reader sees of it, in one place: the name first.
fn said(one: &Planted) -> Vec<String> {
    let word = match (one.kind, one.what) {
        (_, "loosened") => "放宽",
        (_, "tightened") => "收紧",
        (_, "shifted") => "改变",
        (_, "comparator-dropped") => "去掉比较符号",
        (_, "comparator-added") => "补上比较符号",
        (_, "unit-changed") => "换了单位",
        (_, "made-unmeasurable") => "改为不可衡量",
        (_, "made-measurable") => "改为可衡量",
        (_, "reworded") => "改写",
        ("lineage", "renamed") => &*one.after,
        (_, "renamed") => "改名",
        (_, "weight-changed") => "分值",
        (_, "dropped") => "不再列出",
        (_, "added") => "新列入",
        (_, "not-met") => "未达成",
        (_, "partly-met") => "部分达成",
        (_, "not-yet-due") => "未到期",
        (_, "cannot-be-judged") => "无法判断",
        (_, "continues" | "merged-into" | "split-from") => "",
        (_, "new") => "首次申报",
        (_, "no-successor") => "没有再申报",
        (_, "withheld") => "保守国家秘密法",
        (_, "adjusted") if one.after.is_empty() => "第2版",
        (_, "adjusted") => &*one.after,
        (_, "department-renamed") => &*one.before,
        (_, "department-continues") => "承接",
        (_, "department-merged-into") => "并入",
        (_, "department-split-from") => "拆分自",
        ("rule", _) => "公布的表中有误之处",
        _ => panic!("{one:?}"),
    };
    let mut said: Vec<String> = vec![one.indicator.clone(), word.to_owned()];
    if one.kind.starts_with("moved") || one.kind == "result" {
        said.extend([one.before.clone(), one.after.clone()]);
    }
    said.retain(|text| !text.is_empty());
    said
}

/// What a page says, without its marks.
fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let body = html.split_once("<main").map_or(html, |(_, body)| body);
    let mut is_mark = false;
    for c in body.chars() {
        match c {
            '<' => is_mark = true,
            '>' => is_mark = false,
            c if !is_mark && !c.is_whitespace() => text.push(c),
            _ => {}
        }
    }
    text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}
