//! What came of the promises: the self-evaluation of a subject held against what it declared, indicator by indicator.

use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::index::{Site, SubjectYear};
use crate::judge::{self, Case, Judged, State, matched, points};
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::indicator::{Indicator, Level};
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;

/// What came of one indicator of a self-evaluation.
#[derive(Clone, Copy, Debug)]
pub struct Outcome<'s> {
    /// Its place as the self-evaluation has it.
    pub level: Level,
    /// The indicator with its result.
    pub reported: &'s Indicator,
    /// The same indicator as it was declared, in the latest edition.
    pub declared: Option<&'s Indicator>,
    /// The target that the result was held against: the declared one, or else the one that the self-evaluation states.
    pub target: &'s Stated<Target>,
    /// What is said of it, and on what ground.
    pub judged: Judged,
    /// The points by 财预〔2020〕10号, where the rule gives a figure and the form a weight.
    pub points: Option<Decimal>,
    /// The same indicator in the year before that promised anything, and in that year's self-evaluation.
    pub before: Option<Before<'s>>,
}

/// An indicator a year or more earlier.
#[derive(Clone, Copy, Debug)]
pub struct Before<'s> {
    /// The year.
    pub year: FiscalYear,
    /// What was promised.
    pub promised: &'s Indicator,
    /// What was reported.
    pub reported: Option<&'s Indicator>,
}

/// The outcomes of every subject of a site: several pages tell of one, and each is worked out once.
#[derive(Debug)]
pub struct Outcomes<'s> {
    /// By the place of the subject in the site.
    by_subject: Vec<Box<[Outcome<'s>]>>,
}

impl<'s> Outcomes<'s> {
    /// Works them out, in parallel; `as_of` as of [`outcomes`].
    #[must_use]
    pub fn of(site: &'s Site, as_of: Date) -> Outcomes<'s> {
        let of = |at| outcomes(site, site.subject_at(at), as_of).into();
        Outcomes { by_subject: (0..site.subject_count()).into_par_iter().map(of).collect() }
    }

    /// Those of one subject, in the order of its self-evaluation; none where there is no such form.
    #[must_use]
    pub fn of_subject(&self, subject: SubjectYear<'s>) -> &[Outcome<'s>] {
        self.by_subject.get(subject.at as usize).map_or(&[], |outcomes| outcomes)
    }
}

/// How many outcomes there are of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; State::ALL.len()]);

impl Tally {
    /// Of one state.
    #[must_use]
    pub fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// Of all states.
    #[must_use]
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

impl<'o, 's: 'o> FromIterator<&'o Outcome<'s>> for Tally {
    fn from_iter<I: IntoIterator<Item = &'o Outcome<'s>>>(outcomes: I) -> Tally {
        outcomes.into_iter().fold(Tally::default(), |mut tally, outcome| {
            tally.0[outcome.judged.state as usize] += 1;
            tally
        })
    }
}

/// The outcomes of a subject's self-evaluation, in its order; none where there is no such form. `as_of` is the day on which
/// readers are told what is due; a form that says when it was filled in tells up to that day.
#[must_use]
pub fn outcomes<'s>(site: &'s Site, subject: SubjectYear<'s>, as_of: Date) -> Vec<Outcome<'s>> {
    let mut outcomes = of_year(subject, as_of);
    let Some((declaration, _)) = subject.self_evaluation() else { return outcomes };
    let earlier = site.earlier_years(subject).find_map(|at| Some((at, at.promises()?)));
    let promised =
        earlier.map_or_else(Vec::new, |(at, form)| partners((form.indicators(), at.year), declaration));
    let results = earlier.and_then(|(at, _)| at.self_evaluation()).map(|(form, _)| form);
    for outcome in &mut outcomes {
        outcome.before =
            earlier.zip(partner(&promised, outcome.reported)).map(|((at, _), promised)| Before {
                year: at.year,
                promised,
                reported: results.and_then(|form| {
                    form.indicators().find(|(_, one)| one.hash == promised.hash).map(|(_, one)| one)
                }),
            });
    }
    outcomes
}

/// The same without what stands in the years before.
#[must_use]
pub fn of_year(subject: SubjectYear<'_>, as_of: Date) -> Vec<Outcome<'_>> {
    let Some((declaration, _)) = subject.self_evaluation() else { return Vec::new() };
    let on = told_up_to(declaration).map_or(as_of, |day| day.min(as_of));
    let year = subject.year;
    let targets = subject.targets().into_iter().flat_map(Declaration::indicators);
    let declared = partners((targets, year), declaration);
    declaration
        .indicators()
        .map(|(level, reported)| {
            let declared = partner(&declared, reported);
            let target = declared.map(Indicator::target).filter(|target| !target.is_absent());
            let target = target.unwrap_or(reported.target());
            let polarity = reported.polarity().or(declared.and_then(Indicator::polarity));
            let actual = reported.result.as_deref().map_or(&Stated::Absent, |result| &result.actual);
            let judged = judge::judge(Case { name: &reported.name, target, actual, polarity, year, on });
            let weight = reported.weight().given().or(declared.and_then(|one| one.weight().given()));
            let points = weight.and_then(|weight| points(judged, *weight));
            Outcome { level, reported, declared, target, judged, points, before: None }
        })
        .collect()
}

/// The indicator of the earlier form that `after` is.
fn partner<'s>(pairs: &[(&'s Indicator, &'s Indicator)], after: &Indicator) -> Option<&'s Indicator> {
    pairs.iter().find(|(_, other)| std::ptr::eq(*other, after)).map(|(before, _)| *before)
}

/// Each indicator of `after` with the one of an earlier form that it is.
fn partners<'s>(
    before: (impl IntoIterator<Item = (Level, &'s Indicator)>, FiscalYear),
    after: &'s Declaration,
) -> Vec<(&'s Indicator, &'s Indicator)> {
    let both = matched(before, (after.indicators(), after.key.year)).into_iter();
    both.filter_map(|one| Some((one.before?.1, one.after?.1))).collect()
}

/// The day up to which a form tells: when it was filled in, or else published, as far as it says so by the calendar.
fn told_up_to(declaration: &Declaration) -> Option<Date> {
    let day = |text: &Stated<Box<str>>| text.given().and_then(|text| Date::written(text));
    day(&declaration.filled_in_on).or_else(|| day(&declaration.source.as_deref()?.date))
}
