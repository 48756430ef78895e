//! Row sets → the sentence above a chart: what one sees in it. Every sentence is read off the figures that are drawn; where
//! some are not stated, it speaks of those that are.

use std::cmp::{Ordering, Reverse};

use rust_decimal::Decimal;

use super::drawing::Drawn;
use super::scene::Scene;
use crate::chart::{Mark, Side};
use crate::judge::State;
use crate::model::amount::{Amount, AmountUnit, grouped, percent};
use crate::model::budget::ExecutionRow;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;
use crate::rows::{Cell, ColumnKind, Row, RowSet, counted};
use crate::tables;

/// What is ranked, and the words for it.
pub(super) struct Group {
    /// “Of so many …”, where all state an amount.
    pub(super) all: &'static str,
    /// The same of those that do, where others do not.
    pub(super) stated: &'static str,
    /// The share of the largest.
    pub(super) largest: &'static str,
    /// The share of the first few.
    pub(super) top: &'static str,
    /// What shares are of.
    pub(super) whole: Option<Amount>,
}

/// How many are the first few, and how many there are at least where they are named together.
const TOP: (usize, usize) = (3, 6);
/// How many kinds are named where they have the same number.
const NAMED: usize = 3;

/// The move that most indicators made, read off its row in the table of counts.
pub(super) fn most_moved(scene: &Scene<'_>, row: &Row<'_>) -> String {
    let [name, count] = [0, 1].map(|at| row.cells[at].shown(ColumnKind::Text, scene.words));
    scene.say("finding_most_moved", &[("name", &name), ("count", &count)])
}

/// The largest of the rows, or the first few where there are many and none stands out.
pub(super) fn ranked(scene: &Scene<'_>, set: &RowSet<'_>, drawn: &Drawn, group: &Group) -> String {
    let (label, value) = (set.column(drawn.label), set.column(drawn.value));
    let ColumnKind::Amount(unit) = set.columns[value].kind else { return set.caption.clone() };
    let mut stated: Vec<(usize, Amount)> = Vec::with_capacity(set.rows.len());
    stated.extend(set.rows.iter().enumerate().filter_map(|(at, row)| match row.cells[value] {
        Cell::Amount(amount) => Some((at, amount.in_unit(unit))),
        _ => None,
    }));
    stated.sort_by_key(|(_, amount)| Reverse(*amount));
    let scope = |word: &str, count: usize| scene.say(word, &[("count", &counted(count))]);
    let Some((first, most)) = stated.first().copied() else {
        let scope = scope(group.all, set.rows.len());
        return scene.say("finding_none_stated", &[("scope", &scope)]);
    };
    let word = if stated.len() == set.rows.len() { group.all } else { group.stated };
    let scope = scope(word, stated.len());
    let tied = stated.iter().take_while(|(_, amount)| *amount == most).count();
    let name = set.rows[first].cells[label].shown(ColumnKind::Text, scene.words);
    let share = share_word(&stated, group).filter(|_| tied == 1);
    let word = match share {
        Some((word, _)) => word,
        None if tied == 1 => "finding_largest_amount",
        None if tied == stated.len() => "finding_equal",
        None => "finding_tied",
    };
    let parts = [
        ("scope", &*scope),
        ("name", &*name),
        ("amount", &*most.grouped()),
        ("unit", unit.name()),
        ("tied", &*tied.to_string()),
        ("top", &*TOP.0.to_string()),
        ("share", &*share.map_or_else(String::new, |(_, share)| share.to_string())),
    ];
    let finding = scene.say(word, &parts);
    // A sentence with an amount has the unit in it.
    if share.is_some() { with_unit(scene, &finding, unit) } else { finding }
}

/// Whether the largest or the first few are said, and what share they have. None where an amount is below zero: parts of
/// such a sum are no shares of it.
fn share_word(stated: &[(usize, Amount)], group: &Group) -> Option<(&'static str, Decimal)> {
    let (whole, least) = (group.whole?, stated.last()?.1);
    if least.value < Decimal::ZERO || whole.value <= Decimal::ZERO {
        return None;
    }
    let share = stated.first()?.1.share_of(whole)?;
    if stated.len() < TOP.1 {
        return Some((group.largest, share));
    }
    let few = Amount::sum(stated[..TOP.0].iter().map(|(_, amount)| *amount), whole.unit)?;
    let few = few.share_of(whole)?;
    // The largest stands out where it is half of the first few.
    Some(if share * Decimal::TWO >= few { (group.largest, share) } else { (group.top, few) })
}

/// “项目支出占 76.8%，收入全部来自财政拨款（万元）”, read off the two sides that are drawn.
pub(super) fn balance(scene: &Scene<'_>, [income, expenditure]: &[Side<'_>; 2], unit: AmountUnit) -> String {
    let said = [
        side(
            scene,
            expenditure,
            [
                "finding_expenditure_none",
                "finding_expenditure_withheld",
                "finding_expenditure_zero",
                "finding_expenditure_all",
                "finding_expenditure_nearly",
                "finding_expenditure_part",
                "finding_expenditure_stated",
            ],
        ),
        side(
            scene,
            income,
            [
                "finding_income_none",
                "finding_income_withheld",
                "finding_income_zero",
                "finding_income_all",
                "finding_income_nearly",
                "finding_income_part",
                "finding_income_stated",
            ],
        ),
    ];
    with_unit(scene, &said.join(scene.text("list_comma")), unit)
}

fn side(
    scene: &Scene<'_>,
    side: &Side<'_>,
    [none, withheld, zero, all, nearly, part, stated]: [&str; 7],
) -> String {
    let amounts = || side.parts.iter().filter_map(|figure| Some((figure, figure.mark.amount()?)));
    let total = side.total.amount();
    let Some((figure, most)) = amounts().rev().max_by_key(|(_, amount)| *amount) else {
        let is_withheld = side.parts.iter().any(|figure| matches!(figure.mark, Mark::Withheld(_)));
        return scene.text_owned(if is_withheld { withheld } else { none });
    };
    if most.is_zero() && total.is_none_or(|total| total.is_zero()) {
        return scene.text_owned(zero);
    }
    let below_zero = amounts().any(|(_, amount)| amount < Decimal::ZERO);
    let share = total.filter(|total| !below_zero && *total > Decimal::ZERO);
    let share = share.and_then(|total| percent(most, total, 1)).unwrap_or_default();
    let word = match share {
        _ if total == Some(most) && !below_zero => all,
        // 99.97% would be printed as 100.0%.
        share if share == Decimal::ONE_HUNDRED => nearly,
        share if share > Decimal::ZERO => part,
        _ => stated,
    };
    scene.say(word, &[("label", &figure.label), ("share", &share.to_string())])
}

/// Which kinds have the most; `kinds` are names and how many there are of each.
pub(super) fn kinds(scene: &Scene<'_>, set: &RowSet<'_>, (label, count): (&str, &str)) -> String {
    let (label, count) = (set.column(label), set.column(count));
    let kinds: Vec<(&str, usize)> = set
        .rows
        .iter()
        .filter_map(|row| match (&row.cells[label], &row.cells[count]) {
            (Cell::Text(name), Cell::Count(count)) => Some((&**name, *count)),
            _ => None,
        })
        .collect();
    let most = kinds.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let names: Vec<&str> = kinds.iter().filter(|(_, count)| *count == most).map(|(name, _)| *name).collect();
    let word = match names.len() {
        0 | 1 => "finding_kinds",
        2..=NAMED => "finding_kinds_tied",
        _ => "finding_kinds_even",
    };
    let number = |count: usize| grouped(Decimal::from(count), 0);
    let total = number(kinds.iter().map(|(_, count)| count).sum());
    let parts = [
        ("count", &*total),
        ("names", &*names.join(scene.text("list_and"))),
        ("most", &*number(most)),
        ("kinds", &*number(kinds.len())),
        ("tied", &*number(names.len())),
    ];
    scene.say(word, &parts)
}

/// Which size most projects have, read off the table of classes.
pub(super) fn sizes(scene: &Scene<'_>, set: &RowSet<'_>) -> String {
    let (size, count) = (set.column("size"), set.column("project_count"));
    let counted = |row: &Row<'_>| if let Cell::Count(count) = row.cells[count] { count } else { 0 };
    let total: usize = set.rows.iter().map(counted).sum();
    let most = set.rows.iter().map(counted).max().unwrap_or(0);
    let largest: Vec<&Row<'_>> = set.rows.iter().filter(|row| counted(row) == most).collect();
    let name = largest.first().map(|row| row.cells[size].shown(ColumnKind::Text, scene.words));
    let [total, most, tied] = [total, most, largest.len()].map(|number| grouped(Decimal::from(number), 0));
    let word = if largest.len() == 1 { "finding_sizes" } else { "finding_sizes_tied" };
    let parts = [
        ("count", &*total),
        ("name", name.as_deref().unwrap_or_default()),
        ("most", &*most),
        ("tied", &*tied),
    ];
    scene.say(word, &parts)
}

/// How many of the results that are drawn beside their targets meet them.
pub(super) fn bullets(scene: &Scene<'_>, states: impl ExactSizeIterator<Item = State>) -> String {
    let count = states.len().to_string();
    let met = states.filter(|state| *state == State::Met).count().to_string();
    scene.say("finding_bullets", &[("count", &count), ("met", &met)])
}

/// How many of a year's results meet their targets.
pub(super) fn strips(scene: &Scene<'_>, year: FiscalYear, states: &[State]) -> String {
    let count = states.len().to_string();
    let met = states.iter().filter(|state| **state == State::Met).count().to_string();
    scene.say("finding_strips", &[("year", &year.to_string()), ("count", &count), ("met", &met)])
}

/// How many departments spend more, and how many less, in the last year than in the first; `figures` are those of both.
pub(super) fn panels(
    scene: &Scene<'_>,
    [first, last]: [FiscalYear; 2],
    (figures, unit): (&[(Decimal, Decimal)], AmountUnit),
) -> String {
    let of = |order: Ordering| figures.iter().filter(|(from, to)| to.cmp(from) == order).count().to_string();
    let word = if figures.is_empty() { "finding_panels_none" } else { "finding_panels" };
    let parts = [
        ("first", &*first.to_string()),
        ("last", &*last.to_string()),
        ("count", &*figures.len().to_string()),
        ("more", &*of(Ordering::Greater)),
        ("less", &*of(Ordering::Less)),
    ];
    with_unit(scene, &scene.say(word, &parts), unit)
}

/// How much of the adjusted budget was executed, as far as it is stated.
pub(super) fn execution(scene: &Scene<'_>, row: &ExecutionRow, unit: AmountUnit) -> String {
    let (adjusted, executed) = (row.adjusted_budget.given(), row.executed.given());
    let rate = tables::execution::computed_rate(row);
    let (word, has_unit) = match (adjusted, executed, rate) {
        (_, None, _) if matches!(row.executed, Stated::Withheld(_)) => ("finding_execution_withheld", false),
        (_, None, _) => ("finding_not_executed", false),
        (_, _, Some(_)) => ("finding_executed", false),
        (None, _, _) => ("finding_executed_only", true),
        (Some(_), _, _) => ("finding_executed_amounts", true),
    };
    let amount = |amount: Option<&Amount>| amount.map(|amount| amount.grouped()).unwrap_or_default();
    let parts = [
        ("rate", &*rate.unwrap_or_default().to_string()),
        ("adjusted", &*amount(adjusted)),
        ("executed", &*amount(executed)),
        ("unit", unit.name()),
    ];
    let finding = scene.say(word, &parts);
    if has_unit { finding } else { with_unit(scene, &finding, unit) }
}

/// From the first year with a figure to the last; `figures` are those of one series, a year without one has none.
pub(super) fn years(
    scene: &Scene<'_>,
    label: &str,
    figures: &[(&str, Option<Decimal>)],
    unit: AmountUnit,
) -> String {
    let places = figures.iter().copied().enumerate();
    let known: Vec<_> = places.filter_map(|(at, (year, amount))| Some((at, year, amount?))).collect();
    let (Some((begin, first, from)), Some((end, last, to))) = (known.first(), known.last()) else {
        return scene.say("finding_years_none", &[("label", label)]);
    };
    let word = match from.cmp(to) {
        _ if begin == end => "finding_years_one",
        Ordering::Less => "finding_years_rise",
        Ordering::Equal => "finding_years_same",
        Ordering::Greater => "finding_years_fall",
    };
    let gaps = match end + 1 - begin - known.len() {
        0 => String::new(),
        count => scene.say("finding_years_gaps", &[("count", &count.to_string())]),
    };
    let (from, to) = (grouped(*from, 2), grouped(*to, 2));
    let parts = [
        ("label", label),
        ("first", first),
        ("from", &from),
        ("last", last),
        ("to", &to),
        ("unit", unit.name()),
        ("gaps", &gaps),
    ];
    scene.say(word, &parts)
}

fn with_unit(scene: &Scene<'_>, finding: &str, unit: AmountUnit) -> String {
    scene.say("finding_with_unit", &[("finding", finding), ("unit", unit.name())])
}
