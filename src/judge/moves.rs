//! Whether a target was moved from one form to another, and which way.

use std::cmp::Ordering;

use super::values::Values;
use super::{bounds, deadline, grade, units};
use crate::model::date::Date;
use crate::model::indicator::{Polarity, folded};
use crate::model::stated::Stated;
use crate::model::target::{Change, Comparator, Deadline, Kind, Quantity, Single, Target};
use crate::model::year::FiscalYear;

/// What happened to a promise between two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// 放宽: whatever met it before still does, and more does too.
    Loosened,
    /// 收紧: not all that met it before still does, and nothing else does.
    Tightened,
    /// 调整: it asks for something else, and neither more nor less can be told.
    Shifted,
    /// 比较符号取消: at least or at most so many became so many.
    ComparatorDropped,
    /// 补充比较符号.
    ComparatorAdded,
    /// 单位改变: the units measure different things.
    UnitChanged,
    /// 改为不可衡量: a number, day or mark became words, or was left out.
    MadeUnmeasurable,
    /// 改为可衡量.
    MadeMeasurable,
    /// 改写: other words, of which none can be measured.
    Reworded,
    /// 改名: the indicator has another name.
    Renamed,
    /// 分值改变.
    WeightChanged,
    /// 取消: the indicator is there no longer.
    Dropped,
    /// 新增.
    Added,
}

impl Move {
    /// Every move, in the order in which pages count them.
    pub const ALL: [Move; 13] = [
        Move::Loosened,
        Move::Dropped,
        Move::MadeUnmeasurable,
        Move::ComparatorDropped,
        Move::UnitChanged,
        Move::Shifted,
        Move::Reworded,
        Move::Renamed,
        Move::WeightChanged,
        Move::Tightened,
        Move::ComparatorAdded,
        Move::MadeMeasurable,
        Move::Added,
    ];

    /// The word in data files and class names: `loosened`, `comparator-dropped`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Move::Loosened => "loosened",
            Move::Tightened => "tightened",
            Move::Shifted => "shifted",
            Move::ComparatorDropped => "comparator-dropped",
            Move::ComparatorAdded => "comparator-added",
            Move::UnitChanged => "unit-changed",
            Move::MadeUnmeasurable => "made-unmeasurable",
            Move::MadeMeasurable => "made-measurable",
            Move::Reworded => "reworded",
            Move::Renamed => "renamed",
            Move::WeightChanged => "weight-changed",
            Move::Dropped => "dropped",
            Move::Added => "added",
        }
    }
}

/// How a target moved from one form, of one budget year, to another; nothing where it says the same. `polarity` is the
/// direction that either form declares. A target that is held back tells nothing.
#[must_use]
pub fn moved(
    (before, from): (&Stated<Target>, FiscalYear),
    (after, to): (&Stated<Target>, FiscalYear),
    polarity: Option<Polarity>,
) -> Vec<Move> {
    let is_stated = |target: &Stated<Target>| target.given().is_some_and(is_measurable);
    let mut moves = match (before, after) {
        (Stated::Given(before), Stated::Given(after)) => of_cells((before, from), (after, to), polarity),
        (Stated::Withheld(_), _) | (_, Stated::Withheld(_)) => Vec::new(),
        _ if is_stated(before) => vec![Move::MadeUnmeasurable],
        _ if is_stated(after) => vec![Move::MadeMeasurable],
        _ => Vec::new(),
    };
    moves.sort_unstable();
    moves.dedup();
    // Looser in one part and stricter in another is neither.
    if moves.contains(&Move::Loosened) && moves.contains(&Move::Tightened) {
        moves.retain(|one| !matches!(one, Move::Loosened | Move::Tightened | Move::Shifted));
        moves.insert(0, Move::Shifted);
    }
    moves
}

/// Whether anything in the cell can be held against a result.
fn is_measurable(target: &Target) -> bool {
    let measurable =
        |single: &Single| !matches!(single, Single::Qualitative | Single::Deadline(Deadline::Unstated));
    target.singles().iter().any(measurable)
}

fn of_cells(
    (before, from): (&Target, FiscalYear),
    (after, to): (&Target, FiscalYear),
    polarity: Option<Polarity>,
) -> Vec<Move> {
    let same_words = before.text == after.text || folded_signs(&before.text) == folded_signs(&after.text);
    if same_words && (from == to || before.singles() == after.singles() && !names_a_year(before)) {
        return Vec::new();
    }
    if before.kind() == Kind::Unknown || after.kind() == Kind::Unknown {
        return vec![Move::Reworded];
    }
    match (is_measurable(before), is_measurable(after)) {
        (true, false) => return vec![Move::MadeUnmeasurable],
        (false, true) => return vec![Move::MadeMeasurable],
        (false, false) => return if same_words { Vec::new() } else { vec![Move::Reworded] },
        (true, true) => {}
    }
    let (old, new) = (bounds::targets(before), bounds::targets(after));
    let pair = |a: &Single, b: &Single| of_singles((a, from), (b, to), polarity);
    if let ([(_, a)], [(_, b)]) = (old.as_slice(), new.as_slice()) {
        return pair(a, b);
    }
    // Each by its label, or else by its place.
    let by_label = old.iter().chain(&new).all(|(label, _)| !label.is_empty());
    let partner = |at: usize, label: &str| match by_label {
        true => new.iter().position(|(other, _)| *other == label),
        false => Some(at).filter(|at| *at < new.len()),
    };
    let mut moves = Vec::new();
    let mut met = vec![false; new.len()];
    for (at, (label, a)) in old.iter().enumerate() {
        match partner(at, label) {
            Some(other) => {
                met[other] = true;
                moves.extend(pair(a, &new[other].1));
            }
            // All were to be met: one less asks for less.
            None => moves.push(Move::Loosened),
        }
    }
    if met.contains(&false) {
        moves.push(Move::Tightened);
    }
    moves
}

/// A wording without blanks, in half-width signs.
fn folded_signs(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// Whether a deadline of the cell names its year, so that the same words in another year mean another distance.
fn names_a_year(target: &Target) -> bool {
    target.singles().iter().any(
        |single| matches!(single, Single::Deadline(Deadline::Stated(stated)) if stated.value.year.is_some()),
    )
}

fn of_singles(
    (before, from): (&Single, FiscalYear),
    (after, to): (&Single, FiscalYear),
    polarity: Option<Polarity>,
) -> Vec<Move> {
    match (before, after) {
        (Single::Quantity(before), Single::Quantity(after)) => of_quantities(before, after, polarity),
        (Single::Deadline(Deadline::Stated(before)), Single::Deadline(Deadline::Stated(after))) => {
            if before.every != after.every {
                return vec![Move::Shifted];
            }
            match deadline::last_day(before, from).zip(deadline::last_day(after, to)) {
                Some((old, new)) => later(old, new, (from, to)),
                None if before == after => Vec::new(),
                None => vec![Move::Shifted],
            }
        }
        (Single::Deadline(Deadline::Unstated), Single::Deadline(Deadline::Unstated))
        | (Single::Qualitative, Single::Qualitative) => Vec::new(),
        (_, Single::Qualitative | Single::Deadline(Deadline::Unstated)) => vec![Move::MadeUnmeasurable],
        (Single::Qualitative | Single::Deadline(Deadline::Unstated), _) => vec![Move::MadeMeasurable],
        (Single::Grade(before), Single::Grade(after)) => {
            let least = |of| grade::ranks(of).map(|(least, _)| least);
            match least(before).zip(least(after)) {
                Some((before, after)) if after < before => vec![Move::Loosened],
                Some((before, after)) if after > before => vec![Move::Tightened],
                Some(_) => Vec::new(),
                None if before == after => Vec::new(),
                None => vec![Move::Shifted],
            }
        }
        _ => vec![Move::Shifted],
    }
}

/// Whether a last day was put off. One of its own budget year is compared by how far into the year it is; one that lies
/// beyond it is the project's, and is the same day in every year.
fn later(old: Date, new: Date, (from, to): (FiscalYear, FiscalYear)) -> Vec<Move> {
    let is_of_the_project = old.year() > from.number();
    let distance = |day: Date, year: FiscalYear| {
        let years = if is_of_the_project { 0 } else { i32::from(year.number()) };
        (i32::from(day.year()) - years, day.month(), day.day())
    };
    match distance(new, to).cmp(&distance(old, from)) {
        Ordering::Greater => vec![Move::Loosened],
        Ordering::Less => vec![Move::Tightened],
        Ordering::Equal => Vec::new(),
    }
}

fn of_quantities(before: &Quantity, after: &Quantity, polarity: Option<Polarity>) -> Vec<Move> {
    if before.change != after.change {
        return vec![Move::Shifted];
    }
    let (unit, other) = (before.unit.as_str(), after.unit.as_str());
    if !unit.is_empty() && !other.is_empty() && units::factor(other, unit).is_none() {
        return vec![Move::UnitChanged];
    }
    let Some((old, new)) = Values::in_unit(before, unit).zip(Values::in_unit(after, unit)) else {
        return vec![Move::UnitChanged];
    };
    let (from, to) = (direction(before), direction(after));
    let remark = match (from, to) {
        (Some(_), None) if after.comparator == Comparator::Equal => Some(Move::ComparatorDropped),
        (None, Some(_)) if before.comparator == Comparator::Equal => Some(Move::ComparatorAdded),
        _ => None,
    };
    // A number without a sign goes the way of the other's, or else the way that the form declares.
    let given = from.or(to).or(polarity).filter(|_| remark.is_some() || (from, to) == (None, None));
    let as_good = |values: Values, of: &Quantity| match (direction(of).or(given), values.single()) {
        (Some(direction), Some(value)) if of.comparator == Comparator::Equal => {
            Values::onwards(value, direction)
        }
        _ => values,
    };
    let (old, new) = (as_good(old, before), as_good(new, after));
    let direction = match (new.hold(old), old.hold(new)) {
        (true, true) => None,
        (true, false) => Some(Move::Loosened),
        (false, true) => Some(Move::Tightened),
        (false, false) => Some(Move::Shifted),
    };
    remark.into_iter().chain(direction).collect()
}

/// Which way a sign points. A fall by at least ten is the better the lower it goes.
fn direction(quantity: &Quantity) -> Option<Polarity> {
    let is_fall = quantity.change == Change::Fall;
    match quantity.comparator {
        Comparator::AtLeast | Comparator::MoreThan if is_fall => Some(Polarity::LowerIsBetter),
        Comparator::AtMost | Comparator::LessThan if is_fall => Some(Polarity::HigherIsBetter),
        Comparator::AtLeast | Comparator::MoreThan => Some(Polarity::HigherIsBetter),
        Comparator::AtMost | Comparator::LessThan => Some(Polarity::LowerIsBetter),
        Comparator::Equal => match quantity.change {
            Change::None => None,
            Change::Rise => Some(Polarity::HigherIsBetter),
            Change::Fall => Some(Polarity::LowerIsBetter),
        },
        Comparator::About | Comparator::Range => None,
    }
}

/// A wording that only white space, punctuation and the width of signs tell from another is no other wording.
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}
