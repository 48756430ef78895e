//! The generated city as a whole: which offices there are, which projects each has and in which years, and what they
//! cost. Everything follows from the plan, so nothing is kept but the list of offices.

use std::ops::Range;

use super::Plan;
use super::fields::Task;
use super::office::{CITY, Office, PLACES, numeral};
use super::rng::{Rng, Topic};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id, PROJECT_ID_LENGTH};
use crate::model::year::FiscalYear;

/// Of so many projects of an office that follow each other, something happens to the second.
pub(super) const PACE: u32 = 3;

/// Projects that an office has where the plan does not say.
const PROJECTS_EACH: u32 = 200;
/// More than this many projects an office, on average, and a folder of the finished site would hold over 10,000 files.
const MOST_PROJECTS_EACH: u32 = 1000;

/// Who is there.
#[derive(Debug)]
pub(super) struct City {
    pub(super) seed: u64,
    /// The years that are told of.
    pub(super) first: u16,
    pub(super) last: u16,
    /// Whether anything happens but what every year brings.
    pub(super) eventful: bool,
    /// Whether the first office has a project that others can become a part of.
    pub(super) has_host: bool,
    /// The offices, and before each how many projects, and how many events, the ones before it have.
    offices: Vec<(Office, u32, u32)>,
    projects: u32,
}

/// A project, apart from what each year makes of it.
#[derive(Debug)]
pub(super) struct Project<'c> {
    pub(super) office: &'c Office,
    /// Position of the office, and of the project in it: the key of everything about it.
    pub(super) key: [u32; 2],
    /// The id of its department.
    pub(super) department: Id,
    pub(super) id: Id,
    pub(super) name: String,
    /// Where.
    pub(super) place: String,
    /// What.
    pub(super) task: &'static Task,
    pub(super) run: Run,
}

impl Project<'_> {
    /// 项目编码.
    pub(super) fn code(&self) -> String {
        let [office, number] = self.key;
        format!("YX{}-{:03}-{:04}", self.run.first, office + 1, number + 1)
    }
}

/// When a project runs, and how large it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The first and last year for which it is declared.
    pub(super) first: u16,
    pub(super) last: u16,
    /// What it costs in a middling year, in 0.01 万元.
    usual: i64,
    /// Whether its results are reported.
    pub(super) evaluated: bool,
}

/// Money of a project in a year, in 0.01 万元.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Money {
    pub(super) total: i64,
    pub(super) fiscal: i64,
    pub(super) upper_level: i64,
    pub(super) other: i64,
}

impl Run {
    /// What it never costs more than, whatever a year brings, in 0.01 万元.
    pub(super) fn most(self) -> i64 {
        self.usual * 12 / 10
    }
}

impl City {
    pub(super) fn new(plan: &Plan) -> City {
        let last = plan.last_year.number();
        let first = last.saturating_sub(plan.years.max(1) - 1).max(*FiscalYear::RANGE.start());
        let fitting = plan.projects.div_ceil(MOST_PROJECTS_EACH).max(1);
        let wanted = plan.departments.map_or(plan.projects.div_ceil(PROJECTS_EACH).max(3), u32::from);
        let count = wanted.max(fitting);
        let sizes: Vec<u64> = (0..count).map(|at| size(plan.seed, at)).collect();
        let sum: u64 = sizes.iter().sum();
        // At most the number of all projects, which has 32 bits.
        let share = |of: u64| (u64::from(plan.projects) * of / sum.max(1)) as u32;
        let (mut before, mut events, mut offices) = (0, 0, Vec::with_capacity(sizes.len()));
        let mut city = City {
            seed: plan.seed,
            first,
            last,
            eventful: plan.eventful,
            has_host: share(sizes.first().copied().unwrap_or(0)) > 0,
            offices: Vec::new(),
            projects: plan.projects,
        };
        for (at, size) in sizes.iter().enumerate() {
            let (start, end) = (share(before), share(before + size));
            offices.extend(Office::nth(at).map(|office| (office, start, events)));
            before += size;
            if !city.is_reorganised(at as u32) {
                events += (end - start + PACE - 2) / PACE;
            }
        }
        city.offices = offices;
        city
    }

    /// How many events there are in the offices before this one.
    pub(super) fn events_before(&self, office: u32) -> u32 {
        self.offices[office as usize].2
    }

    /// Every office with its position.
    pub(super) fn offices(&self) -> impl Iterator<Item = (u32, &Office)> {
        (0..).zip(self.offices.iter().map(|(office, ..)| office))
    }

    /// The office at a position that [`City::offices`] gave.
    pub(super) fn office(&self, at: u32) -> &Office {
        &self.offices[at as usize].0
    }

    /// The projects that an office ever has, by number.
    pub(super) fn projects_of(&self, office: u32) -> Range<u32> {
        let (start, at) = (self.offices[office as usize].1, office as usize + 1);
        let end = self.offices.get(at).map_or(self.projects, |(_, before, _)| *before);
        0..end - start
    }

    /// The projects of an office that run in a year, by number.
    pub(super) fn running(&self, office: u32, year: u16) -> impl Iterator<Item = u32> {
        self.projects_of(office).filter(move |number| {
            let run = self.run([office, *number]);
            (run.first..=run.last).contains(&year)
        })
    }

    /// The first and last year of an office.
    pub(super) fn office_run(&self, at: u32) -> (u16, u16) {
        let whole = (self.first, self.last);
        self.reform(at).map_or(whole, |reform| reform.run(whole))
    }

    /// The id and name of an office in a year.
    pub(super) fn department(&self, at: u32, year: u16) -> (Id, String) {
        let Office { id, name, .. } = self.office(at);
        let reform = self.reform(at);
        let other = reform.filter(|reform| reform.has_other_id(year));
        let other = other.and_then(|_| Id::parse(&format!("{id}-b"), DEPARTMENT_ID_LENGTH));
        let name = match reform.is_some_and(|reform| reform.has_other_name(year)) {
            true => name.replacen(CITY, &format!("{CITY}综合"), 1),
            false => name.clone(),
        };
        (other.unwrap_or_else(|| id.clone()), name)
    }

    /// How many of the projects that run in a year are key tasks: the first so many.
    pub(super) fn key_tasks(&self, office: u32) -> usize {
        3 + Rng::of(self.seed, Topic::Office, [office, 1, 0]).below(6)
    }

    /// When the project of this key runs. Eight in ten run all the time, one starts later, one ends earlier.
    pub(super) fn run(&self, key: [u32; 2]) -> Run {
        let mut rng = Rng::of(self.seed, Topic::Project, [key[0], key[1], 0]);
        let (chance, part) = (rng.below(10), rng.below(usize::from(self.last - self.first)) as u16);
        let (first, last) = match chance {
            0 => (self.last - part, self.last),
            1 => (self.first, self.first + part),
            _ => (self.first, self.last),
        };
        // From 5 万元 upwards, as many projects in each doubling, up to 20,000 万元.
        let doubled = 500 << rng.below(12);
        let usual = (doubled + rng.between(0, doubled)).min(2_000_000);
        let evaluated = rng.one_in(3);
        let own = self.office_run(key[0]);
        let (first, last) = (first.max(own.0), last.min(own.1));
        if !self.is_on_stage(key) {
            return Run { first, last, usual, evaluated };
        }
        let whole = (self.first, self.last);
        let (first, last) = self.event(key).map_or(whole, |event| event.run(whole));
        let evaluated = self.event(key).is_none_or(|event| event.withholds().is_none());
        Run { first, last, usual, evaluated }
    }

    /// What the project of this key costs in a year.
    pub(super) fn money(&self, key: [u32; 2], year: u16) -> Money {
        let mut rng = Rng::of(self.seed, Topic::Funding, [key[0], key[1], u32::from(year)]);
        let exact = self.run(key).usual * rng.between(90, 110) / 100;
        // Half of the offices' amounts are round.
        let total = if rng.one_in(2) { exact } else { exact / 100 * 100 };
        let mut part = |chance: usize, from: i64, to: i64| match rng.one_in(chance) {
            true => total * rng.between(from, to) / 100,
            false => 0,
        };
        let (upper_level, other) = (part(4, 10, 40), part(6, 3, 20));
        let total = total.max(500);
        Money { total, fiscal: total - upper_level - other, upper_level, other }
    }

    /// The project of this key as it is in a year. No two of one office share task, place and phase.
    pub(super) fn project(&self, key: [u32; 2], year: u16) -> Project<'_> {
        const STRIDES: [usize; 8] = [7, 37, 55, 85, 101, 133, 173, 211];
        const SUFFIXES: [&str; 4] = ["项目", "专项", "经费", "项目"];
        let office = self.office(key[0]);
        let mut rng = Rng::of(self.seed, Topic::Office, [key[0], 2, 0]);
        let combinations = office.field.tasks.len() * PLACES;
        // No stride shares a factor with 12 × 24, so that the walk meets every combination once before it starts anew.
        let (stride, start) = (*rng.pick(&STRIDES), rng.below(combinations));
        let number = key[1] as usize;
        let (at, phase) = ((number * stride + start) % combinations, number / combinations);
        let task = &office.field.tasks[at % office.field.tasks.len()];
        let (place, slug) = office.place(at / office.field.tasks.len());
        let suffix = SUFFIXES[(number + start) % SUFFIXES.len()];
        let (name, id) = match phase {
            0 => (format!("{place}{}{suffix}", task.name), format!("{}-{slug}", task.slug)),
            _ => (
                format!("{place}{}{suffix}（{}期）", task.name, numeral(phase + 1)),
                format!("{}-{slug}-{}", task.slug, phase + 1),
            ),
        };
        // Slugs are short; should one ever be too long, the number is an id as well.
        let id =
            Id::parse(&id, PROJECT_ID_LENGTH).or_else(|| Id::parse(&number.to_string(), PROJECT_ID_LENGTH));
        let id = id.unwrap_or_else(|| office.id.clone());
        let (name, id) = match self.event(key) {
            Some(event) => (event.name(name, year), event.id(id, year)),
            None => (name, id),
        };
        let (department, _) = self.department(key[0], year);
        Project { office, key, department, id, name, place, task, run: self.run(key) }
    }
}

/// How large an office is beside the others.
fn size(seed: u64, office: u32) -> u64 {
    60 + Rng::of(seed, Topic::Office, [office, 0, 0]).below(81) as u64
}
