//! What happens in the generated city: targets moved and missed, projects that change their name or their home, amounts
//! held back, errors in print. Each happens to one project, in one year, and is listed before any file is made: the list
//! says what a reader of the files has to find, and everything that is not in it has stayed as it was.

mod cases;
mod list;
mod offices;
mod slips;

pub use self::list::{Planted, table};

pub(super) use self::cases::Form;
pub(super) use self::offices::{HOST, Reform};

use self::cases::{CASES, Case, When};
use self::slips::Slip;
use super::city::{City, PACE, Project};
use super::measure::Measure;
use super::promises::{Promise, weight};
use super::rng::{Rng, Topic};
use crate::judge::State;
use crate::model::declaration::{Adjustment, Declaration};
use crate::model::identity::{Id, PROJECT_ID_LENGTH, ProjectId};
use crate::model::lineage::Lineage;

/// Something that happens to a project.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    what: What,
    /// The year in which it happens.
    year: u16,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A target is moved or missed.
    Case(&'static Case),
    Turn(Turn),
    Slip(Slip),
    /// Points go from one indicator to another.
    Reweighted,
    /// What the project costs is held back.
    Withheld,
}

/// What becomes of a project as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// It has another name from then on.
    Renamed,
    /// It has another id from then on, and says which it had before.
    Continued,
    /// The same, and does not say so.
    Renumbered,
    /// It ends with the year, and says which project it became a part of.
    Merged,
    /// It begins with the year, and says which project it was a part of.
    Split,
}

const TURNS: [Turn; 5] = [Turn::Renamed, Turn::Continued, Turn::Renumbered, Turn::Merged, Turn::Split];

/// How many kinds of events there are.
const KINDS: u32 = (CASES.len() + TURNS.len() + Slip::ALL.len() + 2) as u32;

/// On what ground an amount is held back.
const GROUND: &str = "《中华人民共和国保守国家秘密法》第十三条";

impl What {
    fn nth(nth: usize) -> What {
        let (turns, slips) = (CASES.len(), CASES.len() + TURNS.len());
        match nth {
            at if at < turns => What::Case(&CASES[at]),
            at if at < slips => What::Turn(TURNS[at - turns]),
            at => match Slip::ALL.get(at - slips) {
                Some(slip) => What::Slip(*slip),
                None if at - slips == Slip::ALL.len() => What::Reweighted,
                None => What::Withheld,
            },
        }
    }

    /// From which year to which it can happen, in a city that tells of these; an empty range where it cannot.
    fn years(self, (first, last): (u16, u16)) -> std::ops::RangeInclusive<u16> {
        match self {
            What::Case(case) => case.years((first, last)),
            What::Turn(Turn::Merged) => first..=last.saturating_sub(1),
            What::Turn(_) | What::Reweighted => first + 1..=last,
            What::Slip(slip) if slip.is_of_results() => first..=last.saturating_sub(1),
            What::Slip(_) | What::Withheld => last..=last,
        }
    }
}

impl City {
    /// What happens to the project of this key.
    pub(super) fn event(&self, key: [u32; 2]) -> Option<Event> {
        if !self.is_on_stage(key) || key[1] % PACE != 1 {
            return None;
        }
        let nth = self.events_before(key[0]) + key[1] / PACE;
        let what = What::nth((nth % KINDS) as usize);
        let years = what.years((self.first, self.last));
        let mut rng = Rng::of(self.seed, Topic::Past, [key[0], key[1], 0]);
        // A year has 16 bits, and so has one between two.
        (!years.is_empty()).then(|| Event {
            what,
            year: rng.between(i64::from(*years.start()), i64::from(*years.end())) as u16,
        })
    }

    /// What a project says of its lineage in a year: its own, or that of its office.
    pub(super) fn lineage(&self, project: &Project<'_>, year: u16) -> Option<Box<Lineage<ProjectId>>> {
        if let Some(event) = self.event(project.key) {
            return event.lineage(project, (self, year));
        }
        let id = |project: &Project<'_>| ProjectId {
            department: project.department.clone(),
            project: project.id.clone(),
        };
        let (reform, run) = (self.reform(project.key[0])?, self.run(project.key));
        let host = || id(&self.project([offices::HOST, 0], year));
        let mut lineage = Lineage::default();
        match reform.what {
            offices::What::Continued if year >= reform.year && run.first < reform.year => {
                lineage.continues = Some(id(&self.project(project.key, reform.year - 1)));
            }
            offices::What::Merged if year == reform.year => lineage.merged_into = Some(host()),
            offices::What::Split if year == reform.year => lineage.split_from = Some(host()),
            _ => {}
        }
        lineage.boxed()
    }

    /// The project that takes part in what happens to the one of this key: the one before it.
    fn partner(&self, [office, number]: [u32; 2], year: u16) -> Project<'_> {
        self.project([office, number - 1], year)
    }

    /// Whether a project, being that of an event or its partner, is declared for every year and evaluated.
    pub(super) fn is_on_stage(&self, key: [u32; 2]) -> bool {
        self.eventful && !self.is_reorganised(key[0]) && key[1] % PACE < 2
    }
}

impl Event {
    /// The first and last year of the project, of a city that tells of these.
    pub(super) fn run(self, (first, last): (u16, u16)) -> (u16, u16) {
        match self.what {
            What::Turn(Turn::Merged) => (first, self.year),
            What::Turn(Turn::Split) => (self.year, last),
            What::Slip(slip) if slip.is_of_one_year() => (self.year, self.year),
            _ => (first, last),
        }
    }

    /// Whether the project's money is held back.
    pub(super) fn withholds(self) -> Option<&'static str> {
        matches!(self.what, What::Withheld).then_some(GROUND)
    }

    /// The project's name in a year.
    pub(super) fn name(self, name: String, year: u16) -> String {
        let later = match self.what {
            What::Turn(Turn::Renamed) => "（提质扩面）",
            What::Turn(Turn::Continued) => "（整合后）",
            What::Turn(Turn::Renumbered) => "（延续）",
            _ => return name,
        };
        if year < self.year { name } else { name + later }
    }

    /// The project's id in a year.
    pub(super) fn id(self, id: Id, year: u16) -> Id {
        let has_other = matches!(self.what, What::Turn(Turn::Continued | Turn::Renumbered));
        let other =
            (has_other && year >= self.year).then(|| Id::parse(&format!("{id}-b"), PROJECT_ID_LENGTH));
        other.flatten().unwrap_or(id)
    }

    /// What the project says of its lineage in a year.
    pub(super) fn lineage(
        self,
        project: &Project<'_>,
        (city, year): (&City, u16),
    ) -> Option<Box<Lineage<ProjectId>>> {
        let of = |id: &Id| Some(ProjectId { department: project.department.clone(), project: id.clone() });
        let partner = || of(&city.partner(project.key, year).id);
        let lineage = match self.what {
            What::Turn(Turn::Continued) if year >= self.year => {
                Lineage { continues: of(&city.project(project.key, city.first).id), ..Lineage::default() }
            }
            What::Turn(Turn::Merged) if year == self.year => {
                Lineage { merged_into: partner(), ..Lineage::default() }
            }
            What::Turn(Turn::Split) if year == self.year => {
                Lineage { split_from: partner(), ..Lineage::default() }
            }
            _ => return None,
        };
        Some(Box::new(lineage))
    }

    /// Whether the targets of a year have a second edition.
    pub(super) fn is_adjusted(self, year: u16) -> bool {
        let happens = match self.what {
            What::Case(case) => case.is_adjustment(),
            What::Slip(slip) => slip == Slip::EditionWithoutReason,
            _ => false,
        };
        happens && year == self.year
    }

    /// Whether the second edition is the only one of the year.
    pub(super) fn is_second_alone(self, year: u16) -> bool {
        year == self.year && matches!(self.what, What::Slip(Slip::EditionWithoutFirst))
    }

    /// Whether a declaration is missing that should be there.
    pub(super) fn leaves_out(self, year: u16, form: Form) -> bool {
        year == self.year && form == Form::Targets && matches!(self.what, What::Slip(Slip::NotDeclared))
    }

    /// The indicators that points go to and come from: the second and third, which stand at one level.
    const REWEIGHTED: [usize; 2] = [1, 2];

    /// What becomes of the project as a whole, and when.
    fn turn(self) -> Option<(Turn, u16)> {
        let What::Turn(turn) = self.what else { return None };
        Some((turn, self.year))
    }

    /// What becomes of a project's promises in a form of a year.
    pub(super) fn retell(self, promises: &mut Vec<Promise>, (year, form): (u16, Form), task: &str) {
        match self.what {
            What::Case(case) => case.retell(promises, (i32::from(year) - i32::from(self.year), form), task),
            What::Reweighted => {
                for at in 0..promises.len() {
                    promises[at].weight = Some(weight(promises, at));
                }
                let [to, from] = Event::REWEIGHTED;
                if year >= self.year {
                    promises[to].weight = promises[to].weight.map(|weight| weight + 2);
                    promises[from].weight = promises[from].weight.map(|weight| weight - 2);
                }
            }
            What::Withheld => {
                for promise in promises.iter_mut().filter(|promise| promise.measure == Measure::Cost) {
                    promise.measure = Measure::Words(&["控制在批复预算内"]);
                }
            }
            What::Turn(_) | What::Slip(_) => {}
        }
    }

    /// The result of a year that misses the promise which the event told.
    pub(super) fn missed(self, year: u16) -> Option<(&'static str, State)> {
        let What::Case(case) = self.what else { return None };
        case.missed.filter(|_| year == self.year || case.when() == When::NotYetDue)
    }

    /// The reason that the office gives for the second edition of the year's targets.
    pub(super) fn adjustment(self) -> Option<Adjustment> {
        matches!(self.what, What::Case(_)).then(|| slips::adjustment(self.year))
    }

    /// Bends the declaration of a year, where the event is a slip in it.
    pub(super) fn bend(self, declaration: &mut Declaration, project: &Project<'_>, city: &City) {
        if let What::Slip(slip) = self.what
            && declaration.key.year.number() == self.year
        {
            slip.happen(declaration, &city.partner(project.key, self.year));
        }
    }
}
