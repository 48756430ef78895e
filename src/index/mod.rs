//! The site as one value that never changes: settings, departments, all declarations, and the lookups that pages and
//! rules ask. Sorted by identity, so that whatever walks it comes out in the same order everywhere.

mod coverage;
mod indicators;
mod lineage;
mod order;
mod subject;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

pub use self::coverage::Coverage;
pub use self::indicators::{IndicatorEntry, IndicatorIndex, Occurrence};
use self::lineage::Lineages;
pub use self::lineage::Link;
pub use self::order::{ChineseOrder, Initial};
pub use self::subject::{DepartmentYear, SubjectYear};

use crate::config::Config;
use crate::model::declaration::Declaration;
use crate::model::department::{Department, Registry};
use crate::model::history::History;
use crate::model::identity::{DeclarationKey, Id, ProjectId};
use crate::model::indicator::{IndicatorHash, Level};
use crate::model::publication::Withdrawal;
use crate::model::sealed::Sealed;
use crate::model::year::FiscalYear;

/// Everything that is public, and how to find it.
#[derive(Debug)]
pub struct Site {
    /// What the site says of itself.
    pub config: Config,
    /// Regions and departments.
    pub registry: Registry,
    /// What was told to readers, release by release.
    pub history: History,
    /// What was withdrawn, and why, by key. Of such a declaration nothing else is known here.
    pub withdrawn: Vec<Withdrawn>,
    /// The years that were sealed: by year, then edition.
    pub sealed: Vec<Sealed>,
    declarations: Vec<Declaration>,
    /// Runs of declarations with one subject and one year.
    subjects: Vec<Range<u32>>,
    years: Vec<(FiscalYear, Range<u32>)>,
    departments: BTreeMap<Id, Vec<(FiscalYear, Range<u32>)>>,
    /// Sorted by the identity under which each was first declared; its subjects, earliest year first.
    projects: Vec<(ProjectId, Vec<u32>)>,
    /// For each subject that is a project, its place among `projects`.
    project_of: Vec<u32>,
    lineages: Lineages<ProjectId>,
    department_lineages: Lineages<Id>,
    /// Worked out when it is first asked for: most pages of a site do without, and it costs more than all other lookups.
    indicators: OnceLock<IndicatorIndex>,
    departments_in_order: Vec<Id>,
    /// The first and last year in which a department of the region declared anything.
    region_years: BTreeMap<Id, (FiscalYear, FiscalYear)>,
}

/// A declaration that was withdrawn, as far as it is still told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Which.
    pub key: DeclarationKey,
    /// What readers are told.
    pub notice: Withdrawal,
    /// The indicators that it declared, whose pages may have gone with it.
    pub indicators: Vec<(Level, IndicatorHash)>,
}

impl Site {
    /// Builds the lookups. Declarations may come in any order; of two with the same key the first stays.
    #[must_use]
    pub fn new(config: Config, registry: Registry, declarations: Vec<Declaration>) -> Site {
        let declarations = in_order(declarations);
        let subjects = runs(declarations.len(), |at| {
            let DeclarationKey { year, department, project, .. } = &declarations[at].key;
            (*year, department, project)
        });
        let first_of = |subject: usize| &declarations[subjects[subject].start as usize].key;
        let years: Vec<_> = runs(subjects.len(), |at| first_of(at).year)
            .into_iter()
            .map(|range| (first_of(range.start as usize).year, range))
            .collect();
        let mut departments: BTreeMap<Id, Vec<(FiscalYear, Range<u32>)>> = BTreeMap::new();
        for range in runs(subjects.len(), |at| (first_of(at).year, &first_of(at).department)) {
            let key = first_of(range.start as usize);
            departments.entry(key.department.clone()).or_default().push((key.year, range));
        }
        let is_known = |id: &ProjectId| {
            let wanted = (&id.department, Some(&id.project));
            let of = |at: &Range<u32>| {
                let key = &declarations[at.start as usize].key;
                (&key.department, key.project.as_ref())
            };
            years
                .iter()
                .any(|(_, year)| subjects[range(year)].binary_search_by(|at| of(at).cmp(&wanted)).is_ok())
        };
        let lineages = projects_lineages(&declarations, is_known);
        let department_lineages = department_lineages(&registry, &departments);
        let project_of = |at: usize| {
            let project = declarations[subjects[at].start as usize].key.project_id()?;
            Some((lineages.first_of(project), narrow(at)))
        };
        let (projects, project_of) = by_project((0..subjects.len()).filter_map(project_of), subjects.len());
        let departments_in_order = order::departments(&registry, departments.keys());
        let region_years = region_years(&registry, &departments);
        Site {
            config,
            registry,
            history: History::default(),
            withdrawn: Vec::new(),
            sealed: Vec::new(),
            declarations,
            subjects,
            years,
            departments,
            projects,
            project_of,
            lineages,
            department_lineages,
            indicators: OnceLock::new(),
            departments_in_order,
            region_years,
        }
    }

    /// The declarations, sorted by their keys, and what was told, without the lookups: what the next state of the site is
    /// made from.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Declaration>, History) {
        (self.declarations, self.history)
    }

    /// What the site is called in the names of archives: as it says itself, or by its only region.
    #[must_use]
    pub fn archive_id(&self) -> &str {
        let mut regions = self.registry.regions.keys();
        match (&self.config.archive.id, regions.next(), regions.next()) {
            (Some(id), ..) | (None, Some(id), None) => id.as_str(),
            _ => "site",
        }
    }

    /// Every declaration, sorted by its key.
    #[must_use]
    pub fn declarations(&self) -> &[Declaration] {
        &self.declarations
    }

    /// The declaration with this key.
    #[must_use]
    pub fn declaration(&self, key: &DeclarationKey) -> Option<&Declaration> {
        self.declarations
            .binary_search_by(|declaration| declaration.key.cmp(key))
            .ok()
            .map(|at| &self.declarations[at])
    }

    /// The budget years that have declarations, earliest first.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = FiscalYear> + ExactSizeIterator + '_ {
        self.years.iter().map(|(year, _)| *year)
    }

    /// Every subject of every year: each department and project that declared.
    pub fn subjects(&self) -> impl Iterator<Item = SubjectYear<'_>> {
        (0..self.subject_count()).map(|at| self.subject_at(at))
    }

    /// How many subjects there are in all years.
    #[must_use]
    pub fn subject_count(&self) -> u32 {
        narrow(self.subjects.len())
    }

    /// The subjects of one year.
    pub fn subjects_of(&self, year: FiscalYear) -> impl Iterator<Item = SubjectYear<'_>> {
        let range = self.years.iter().find(|(at, _)| *at == year).map_or(0..0, |(_, range)| range.clone());
        range.map(|at| self.subject_at(at))
    }

    /// The ids of all departments that ever declared, in the order of their names.
    #[must_use]
    pub fn departments(&self) -> &[Id] {
        &self.departments_in_order
    }

    /// What is known of a department. A department that nobody named has no entry; loading has said so.
    #[must_use]
    pub fn department(&self, id: &Id) -> Option<&Department> {
        self.registry.departments.get(id)
    }

    /// A department's name in a year, or its id where nobody named it.
    #[must_use]
    pub fn department_name<'s>(&'s self, id: &'s Id, year: FiscalYear) -> &'s str {
        self.department(id).map_or(id.as_str(), |department| department.name_in(year))
    }

    /// The years in which a department declared anything, earliest first.
    pub fn department_years<'s>(
        &'s self,
        id: &Id,
    ) -> impl DoubleEndedIterator<Item = DepartmentYear<'s>> + use<'s> {
        let years = self.departments.get(id).map_or(&[][..], Vec::as_slice);
        years.iter().map(|(year, range)| self.department_at(*year, range.clone()))
    }

    /// A department in a year.
    #[must_use]
    pub fn department_year(&self, id: &Id, year: FiscalYear) -> Option<DepartmentYear<'_>> {
        let years = self.departments.get(id)?;
        let (_, range) = years.iter().find(|(at, _)| *at == year)?;
        Some(self.department_at(year, range.clone()))
    }

    /// The departments that declared in a year, by the order of their names.
    pub fn departments_of(&self, year: FiscalYear) -> impl Iterator<Item = DepartmentYear<'_>> {
        self.departments_in_order.iter().filter_map(move |id| self.department_year(id, year))
    }

    /// The departments that declared in a year, region by region: no sum crosses from one to another. Departments that
    /// nobody named stand under no region.
    #[must_use]
    pub fn regions_of(&self, year: FiscalYear) -> BTreeMap<Option<&Id>, Vec<DepartmentYear<'_>>> {
        let mut regions: BTreeMap<Option<&Id>, Vec<DepartmentYear<'_>>> = BTreeMap::new();
        for department in self.departments_of(year) {
            let region = self.department(department.id).map(|named| &named.region);
            regions.entry(region).or_default().push(department);
        }
        regions
    }

    /// Every project, by the identity under which it was first declared.
    pub fn projects(&self) -> impl ExactSizeIterator<Item = &ProjectId> {
        self.projects.iter().map(|(id, _)| id)
    }

    /// The identity under which a project was first declared: its own, unless it says that it continues another.
    #[must_use]
    pub fn first_identity<'s>(&'s self, id: &'s ProjectId) -> &'s ProjectId {
        self.lineages.first(id)
    }

    /// Every link between projects that a declaration states, the earliest first.
    #[must_use]
    pub fn links(&self) -> &[Link<ProjectId>] {
        self.lineages.links()
    }

    /// The links at whose end a project stands under any of its identities, the earliest first.
    pub fn links_of(&self, id: &ProjectId) -> impl Iterator<Item = &Link<ProjectId>> + Clone {
        self.lineages.links_of(id)
    }

    /// The identity under which a department was first named: its own, unless it says that it continues another.
    #[must_use]
    pub fn first_department<'s>(&'s self, id: &'s Id) -> &'s Id {
        self.department_lineages.first(id)
    }

    /// The links at whose end a department stands under any of its identities, the earliest first.
    pub fn department_links_of(&self, id: &Id) -> impl Iterator<Item = &Link<Id>> + Clone {
        self.department_lineages.links_of(id)
    }

    /// The years of a department, earliest first, under whichever identities it had.
    #[must_use]
    pub fn department_line<'s>(&'s self, id: &'s Id) -> Vec<DepartmentYear<'s>> {
        let identities = self.department_lineages.identities(id);
        let mut years: Vec<_> = identities.flat_map(|id| self.department_years(id)).collect();
        years.sort_by_key(|at| at.year);
        years
    }

    /// The projects that a department ever declared, under whichever identities it had, each by its first identity.
    #[must_use]
    pub fn projects_of(&self, department: &Id) -> BTreeSet<ProjectId> {
        let ids = self.department_line(department).into_iter().flat_map(|at| at.projects());
        ids.filter_map(|subject| Some(self.first_identity(&subject.project_id()?).clone())).collect()
    }

    /// The years of a project, earliest first, under whichever identities it had.
    pub fn project_years<'s>(
        &'s self,
        id: &ProjectId,
    ) -> impl DoubleEndedIterator<Item = SubjectYear<'s>> + use<'s> {
        let first = self.lineages.first(id);
        let found = self.projects.binary_search_by(|(other, _)| other.cmp(first));
        let years = found.map_or(&[][..], |at| &self.projects[at].1);
        years.iter().map(|at| self.subject_at(*at))
    }

    /// A project in a year, under exactly this identity.
    #[must_use]
    pub fn project_year(&self, id: &ProjectId, year: FiscalYear) -> Option<SubjectYear<'_>> {
        let is_it = |subject: &SubjectYear<'_>| {
            subject.year == year
                && *subject.department == id.department
                && subject.project == Some(&id.project)
        };
        self.project_years(id).find(is_it)
    }

    /// The year in which a project was new: its first, where its department declared anything before. `years` are all of
    /// its years.
    #[must_use]
    pub fn arrival(&self, years: &[SubjectYear<'_>]) -> Option<FiscalYear> {
        let first = years.first()?;
        let before = self.department_line(first.department).into_iter().next()?;
        (before.year < first.year).then_some(first.year)
    }

    /// The year after which a project is there no more: its last, where its department declared anything later.
    #[must_use]
    pub fn departure(&self, years: &[SubjectYear<'_>]) -> Option<FiscalYear> {
        let last = years.last()?;
        let later = self.department_line(last.department).pop()?;
        (later.year > last.year).then_some(last.year)
    }

    /// The year in which a department was new: its first, where others of its region declared before. `years` are all of
    /// its line.
    #[must_use]
    pub fn department_arrival(&self, years: &[DepartmentYear<'_>]) -> Option<FiscalYear> {
        let first = years.first()?;
        let (before, _) = self.region_years.get(&self.department(first.id)?.region)?;
        (*before < first.year).then_some(first.year)
    }

    /// The year after which a department is there no more: its last, where others of its region declared later.
    #[must_use]
    pub fn department_departure(&self, years: &[DepartmentYear<'_>]) -> Option<FiscalYear> {
        let last = years.last()?;
        let (_, later) = self.region_years.get(&self.department(last.id)?.region)?;
        (*later > last.year).then_some(last.year)
    }

    /// The same subject in the years before, the nearest first.
    pub fn earlier_years<'s>(
        &'s self,
        subject: SubjectYear<'s>,
    ) -> impl Iterator<Item = SubjectYear<'s>> + use<'s> {
        let years: Vec<SubjectYear<'s>> = match subject.project {
            Some(_) => {
                let (_, years) = &self.projects[self.project_of[subject.at as usize] as usize];
                years.iter().map(|at| self.subject_at(*at)).collect()
            }
            None => {
                self.department_line(subject.department).iter().filter_map(DepartmentYear::whole).collect()
            }
        };
        years.into_iter().rev().filter(move |other| other.year < subject.year)
    }

    /// Indicators across declarations.
    #[must_use]
    pub fn indicators(&self) -> &IndicatorIndex {
        self.indicators.get_or_init(|| IndicatorIndex::of(self))
    }

    /// Whether a declaration's indicators are those that count for its subject, so that each of them has a page.
    #[must_use]
    pub fn is_promise(&self, declaration: &Declaration) -> bool {
        let Ok(at) = self.declarations.binary_search_by(|known| known.key.cmp(&declaration.key)) else {
            return false;
        };
        let after = self.subjects.partition_point(|subject| subject.start as usize <= at);
        let subject = self.subject_at(narrow(after.saturating_sub(1)));
        subject.promises().is_some_and(|form| form.key == declaration.key)
    }

    /// The subject of an [`Occurrence`].
    #[must_use]
    pub fn subject_at(&self, at: u32) -> SubjectYear<'_> {
        SubjectYear::new(at, &self.declarations[range(&self.subjects[at as usize])])
    }

    fn department_at(&self, year: FiscalYear, subjects: Range<u32>) -> DepartmentYear<'_> {
        let first = self.subject_at(subjects.start);
        DepartmentYear { year, id: first.department, site: self, subjects }
    }
}

/// The declarations by their keys, of two with the same key the first.
fn in_order(mut declarations: Vec<Declaration>) -> Vec<Declaration> {
    // As they are read they are in order.
    if !declarations.is_sorted_by(|a, b| a.key < b.key) {
        declarations.sort_by(|a, b| a.key.cmp(&b.key));
        declarations.dedup_by(|later, first| later.key == first.key);
    }
    declarations
}

/// Projects by their first identities, each with its subjects, and for each of `count` subjects the place of its project.
fn by_project(
    subjects: impl Iterator<Item = (ProjectId, u32)>,
    count: usize,
) -> (Vec<(ProjectId, Vec<u32>)>, Vec<u32>) {
    // Each year is in order already, which sorting makes use of.
    let mut subjects: Vec<(ProjectId, u32)> = subjects.collect();
    subjects.sort();
    let runs = subjects.chunk_by(|(a, _), (b, _)| a == b);
    let years = |run: &[(ProjectId, u32)]| (run[0].0.clone(), run.iter().map(|(_, at)| *at).collect());
    let projects: Vec<(ProjectId, Vec<u32>)> = runs.map(years).collect();
    let mut project_of = vec![0; count];
    for (nth, (_, years)) in projects.iter().enumerate() {
        years.iter().for_each(|at| project_of[*at as usize] = narrow(nth));
    }
    (projects, project_of)
}

fn region_years(
    registry: &Registry,
    declared: &BTreeMap<Id, Vec<(FiscalYear, Range<u32>)>>,
) -> BTreeMap<Id, (FiscalYear, FiscalYear)> {
    let mut all: BTreeMap<Id, (FiscalYear, FiscalYear)> = BTreeMap::new();
    for (id, years) in declared {
        let Some(region) = registry.departments.get(id).map(|department| &department.region) else {
            continue;
        };
        let (Some((first, _)), Some((last, _))) = (years.first(), years.last()) else { continue };
        let (from, to) = all.entry(region.clone()).or_insert((*first, *last));
        (*from, *to) = ((*from).min(*first), (*to).max(*last));
    }
    all
}

fn projects_lineages(
    declarations: &[Declaration],
    is_known: impl Fn(&ProjectId) -> bool,
) -> Lineages<ProjectId> {
    let stated = declarations.iter().filter_map(|declaration| {
        let lineage = declaration.head()?.lineage.as_deref()?;
        Some((declaration.key.year, declaration.key.project_id()?, lineage))
    });
    Lineages::of(stated, is_known)
}

/// A department begins with what it continues or was split from, and ends with what it was merged into: so these are
/// told of its first and of its last year.
fn department_lineages(
    registry: &Registry,
    declared: &BTreeMap<Id, Vec<(FiscalYear, Range<u32>)>>,
) -> Lineages<Id> {
    let stated = registry.departments.iter().filter_map(|(id, department)| {
        let (lineage, years) = (department.lineage.as_deref()?, declared.get(id)?);
        let year = if lineage.merged_into.is_some() { years.last() } else { years.first() };
        Some((year?.0, id.clone(), lineage))
    });
    Lineages::of(stated, |id| declared.contains_key(id))
}

/// Cuts `0..count` into runs of equal keys.
fn runs<K: PartialEq>(count: usize, key: impl Fn(usize) -> K) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for at in 0..count {
        match runs.last_mut() {
            Some(run) if key(at) == key(run.start as usize) => run.end = narrow(at + 1),
            _ => runs.push(narrow(at)..narrow(at + 1)),
        }
    }
    runs
}

fn range(of: &Range<u32>) -> Range<usize> {
    of.start as usize..of.end as usize
}

/// Positions are kept in four bytes: a site of four thousand million declarations would not fit a disk.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
