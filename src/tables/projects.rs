//! Projects of a year, or of one department in it, by amount.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::{GATHERED_UNIT, Source};
use crate::index::{DepartmentYear, SubjectYear};
use crate::judge::State;
use crate::model::amount::Amount;
use crate::model::identity::{Id, ProjectId};
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::outcomes::Tally;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet, Trend};
use crate::words::Words;

/// Projects with their funding, largest first; what has no figure stands last. Shares are of `whole`, what all disclosed
/// projects of the same subject make together; there are none where that is not known.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    projects: impl Iterator<Item = SubjectYear<'s>>,
    whole: Option<Amount>,
    caption: String,
) -> RowSet<'s> {
    let row = |(subject, amount): (SubjectYear<'s>, Option<Amount>)| {
        let mut row = row(source, subject);
        row.cells.insert(SHARE, Cell::share(amount, whole));
        row
    };
    let rows = ranked(projects).into_iter().map(row).collect();
    let mut columns = columns(source.words);
    let share = Column::new(source.words, "share_of_disclosed", ColumnKind::Percent);
    columns.insert(SHARE, share.at(ColumnPlace::PageIfFilled));
    RowSet { id: "projects".into(), caption, columns, rows }
}

/// What the projects of departments make together; `None` where one of them states no funding, for a share of what only
/// some state would be no share.
#[must_use]
pub fn whole(departments: &[DepartmentYear<'_>]) -> Option<Amount> {
    let all = departments.iter().all(|department| department.projects_without_funding() == 0);
    if all { stated(departments) } else { None }
}

/// What those projects of departments that state their funding make together.
#[must_use]
pub fn stated(departments: &[DepartmentYear<'_>]) -> Option<Amount> {
    Amount::sum(departments.iter().filter_map(DepartmentYear::projects_funding), GATHERED_UNIT)
}

/// Where the share stands: behind the amount.
const SHARE: usize = 3;

/// The largest `count` projects of all years, each by its latest one. They may be of several regions, so there is no
/// whole to have a share of.
#[must_use]
pub fn largest<'s>(source: Source<'s>, count: usize, caption: String) -> RowSet<'s> {
    let latest = source.site.projects().filter_map(|id| source.site.project_years(id).next_back());
    let rows = ranked(latest).into_iter().take(count).map(|(subject, _)| {
        let mut row = row(source, subject);
        row.cells.insert(0, Cell::text(subject.year.to_string()));
        row.links.iter_mut().for_each(|(column, _)| *column += 1);
        row
    });
    let rows = rows.collect();
    let mut columns = columns(source.words);
    columns.insert(0, Column::text(source.words, "year"));
    RowSet { id: "projects".into(), caption, columns, rows }
}

/// Every project that a department ever declared, with its years and how its funding went in the years of the department.
#[must_use]
pub fn of_department<'s>(source: Source<'s>, department: &Id) -> RowSet<'s> {
    let (site, words) = (source.site, source.words);
    let mut own = site.department_years(department).map(|at| at.year.number());
    let first = own.next().unwrap_or_default();
    let all = first..=own.next_back().unwrap_or(first);
    let rows: Vec<Row<'s>> = site
        .projects_of(department)
        .into_iter()
        .filter_map(|id| {
            let years: Vec<_> = site.project_years(&id).collect();
            let latest = years.last()?;
            let cells = vec![
                Cell::text(latest.name()),
                Cell::Years(years.iter().map(|subject| subject.year).collect()),
                arrival(source, &id, &years),
                Cell::stated_amount(&latest.funding()),
            ];
            let row = Row::new(cells).link(0, Page::Project(id));
            Some(if years.len() > 1 { row.with_trend(trend(source, &years, all.clone())) } else { row })
        })
        .collect();
    let has_trend = |row: &Row<'_>| row.trend.is_some();
    let caption = if rows.iter().any(has_trend) {
        words.text("caption_department_projects_trend")
    } else {
        words.text("caption_department_projects")
    };
    let columns = vec![
        Column::text(words, "project"),
        Column::text(words, "declared_years"),
        Column::text(words, "arrival").at(ColumnPlace::PageIfFilled),
        Column::new(words, "latest_funding", ColumnKind::Amount(GATHERED_UNIT)),
    ];
    RowSet { id: "projects".into(), caption: caption.to_owned(), columns, rows }
}

/// A project's funding in each of the years `all`, those without a declaration too.
fn trend(source: Source<'_>, years: &[SubjectYear<'_>], all: RangeInclusive<u16>) -> Trend {
    let words = source.words;
    let (mut said, mut figures) = (Vec::new(), Vec::new());
    for number in all {
        let funding = years.iter().find(|subject| subject.year.number() == number).map(|at| at.funding());
        let amount = funding.as_ref().and_then(Stated::given).map(|amount| amount.in_unit(GATHERED_UNIT));
        let told = match (&funding, amount) {
            (_, Some(amount)) => format!("{} {}", amount.grouped(), amount.unit.name()),
            (None, _) => words.text("told_nothing").to_owned(),
            (Some(Stated::Withheld(ground)), _) => words.say("withheld", &[("ground", ground)]),
            (Some(_), _) => words.text("chart_no_figure").to_owned(),
        };
        said.push(words.say("labelled", &[("label", &number.to_string()), ("text", &told)]));
        figures.push(amount.map(|amount| amount.value));
    }
    Trend { said: said.join(words.text("list_semicolon")), figures }
}

/// Whether a project was new in one of the site's years, or is not declared any more; nothing where it always was there.
fn arrival<'s>(source: Source<'s>, id: &ProjectId, years: &[SubjectYear<'s>]) -> Cell<'s> {
    let (site, words) = (source.site, source.words);
    let said = |word: &str, year: FiscalYear| words.say(word, &[("year", &year.to_string())]);
    let is_merged =
        || site.links_of(id).any(|link| link.key == "merged_into" && site.first_identity(&link.from) == id);
    let new = site.arrival(years).map(|year| said("arrival_new", year));
    let ended = site.departure(years);
    let ended = ended.map(|year| said(if is_merged() { "arrival_merged" } else { "arrival_ended" }, year));
    let said: Vec<String> = new.into_iter().chain(ended).collect();
    if said.is_empty() { Cell::Absent } else { Cell::text(said.join(words.text("list_comma"))) }
}

/// The projects with their funding, largest first, names settling ties.
#[must_use]
pub fn ranked<'s>(projects: impl Iterator<Item = SubjectYear<'s>>) -> Vec<(SubjectYear<'s>, Option<Amount>)> {
    let mut ranked: Vec<_> = projects.map(|subject| (subject, subject.funding().given().copied())).collect();
    ranked.sort_by(|(a, a_amount), (b, b_amount)| {
        b_amount.cmp(a_amount).then_with(|| (a.department, a.project).cmp(&(b.department, b.project)))
    });
    ranked
}

/// Projects with their funding under headings, which the column `heading` has; one row a project, as they come.
pub(super) fn under<'s>(
    source: Source<'s>,
    heading: &'static str,
    projects: impl Iterator<Item = (Cell<'s>, SubjectYear<'s>)>,
    caption: String,
) -> RowSet<'s> {
    let words = source.words;
    let rows = projects.map(|(heading, subject)| {
        let row = Row::new(vec![
            heading,
            Cell::text(subject.name()),
            Cell::text(source.site.department_name(subject.department, subject.year)),
            Cell::stated_amount(&subject.funding()),
        ]);
        let row = row.link(2, Page::DepartmentYear(subject.year, subject.department.clone()));
        match subject.project_id() {
            Some(project) => row.link(1, Page::ProjectYear(subject.year, project)),
            None => row,
        }
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(words, heading).at(ColumnPlace::Group),
        Column::text(words, "project"),
        Column::text(words, "department"),
        Column::new(words, "funding", ColumnKind::Amount(GATHERED_UNIT)),
    ];
    RowSet { id: "projects".into(), caption, columns, rows }
}

fn columns(words: &Words) -> Vec<Column> {
    vec![
        Column::text(words, "project"),
        Column::text(words, "department"),
        Column::new(words, "funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "indicator_count", ColumnKind::Number),
        Column::text(words, "results"),
        Column::new(words, "met_count", ColumnKind::Number).at(ColumnPlace::Data),
        Column::new(words, "reported_count", ColumnKind::Number).at(ColumnPlace::Data),
    ]
}

fn row<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> Row<'s> {
    let tally: Tally = source.outcomes.of_subject(subject).iter().collect();
    let counted = |count| if tally.total() > 0 { Cell::Count(count) } else { Cell::Absent };
    let row = Row::new(vec![
        Cell::text(subject.name()),
        Cell::text(source.site.department_name(subject.department, subject.year)),
        Cell::stated_amount(&subject.funding()),
        Cell::Count(subject.indicators().count()),
        Cell::text(results(source, subject, tally)),
        counted(tally.of(State::Met)),
        counted(tally.total()),
    ]);
    let row = row.link(1, Page::DepartmentYear(subject.year, subject.department.clone()));
    match subject.project_id() {
        Some(project) => row.link(0, Page::ProjectYear(subject.year, project)),
        None => row,
    }
}

/// How many of the reported indicators are met, or that no self-evaluation was published.
fn results<'s>(source: Source<'s>, subject: SubjectYear<'_>, tally: Tally) -> Cow<'s, str> {
    let words = source.words;
    let has_targets = subject.targets().is_some();
    if subject.self_evaluation().is_none() {
        return words.text("results_none").into();
    }
    if tally.total() == 0 {
        return words.text(if has_targets { "results_published" } else { "results_only" }).into();
    }
    let parts = [("met", &*tally.of(State::Met).to_string()), ("count", &*tally.total().to_string())];
    words.say(if has_targets { "results_met" } else { "results_only_met" }, &parts).into()
}
