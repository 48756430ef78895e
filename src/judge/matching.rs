//! Which indicators of two forms are the same: by identity first, then by a near name at the same second level.

use super::moves::{Move, is_same_name, moved};
use crate::model::indicator::{Indicator, Level, folded};
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

/// How alike two names have to be to be taken for one indicator, in percent of their pairs of neighbouring characters.
const NEAR: u8 = 50;

/// How sure it is that two indicators are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The same second level and the same name.
    SameName,
    /// The same second level and a near name: so many percent alike.
    NearName(u8),
}

/// An indicator in both of two forms, or in one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched<'s> {
    /// In the earlier form.
    pub before: Option<(Level, &'s Indicator)>,
    /// In the later one.
    pub after: Option<(Level, &'s Indicator)>,
    /// How sure the match is; nothing where there is none.
    pub certainty: Option<Certainty>,
    /// What was moved, in the order of [`Move`]; nothing where the promise stands.
    pub moves: Vec<Move>,
}

/// Sets the indicators of two forms beside each other: those of the later in its order, then those that it dropped.
#[must_use]
pub fn matched<'s>(
    (before, from): (impl IntoIterator<Item = (Level, &'s Indicator)>, FiscalYear),
    (after, to): (impl IntoIterator<Item = (Level, &'s Indicator)>, FiscalYear),
) -> Vec<Matched<'s>> {
    let (before, after): (Vec<_>, Vec<_>) = (before.into_iter().collect(), after.into_iter().collect());
    let mut partner: Vec<Option<(usize, Certainty)>> = vec![None; after.len()];
    let mut taken = vec![false; before.len()];
    for (at, (_, indicator)) in after.iter().enumerate() {
        let same = |old: &usize| !taken[*old] && before[*old].1.hash == indicator.hash;
        if let Some(old) = (0..before.len()).find(same) {
            taken[old] = true;
            partner[at] = Some((old, Certainty::SameName));
        }
    }
    for (likeness, old, new) in candidates(&before, &after, |old, new| taken[old] || partner[new].is_some()) {
        if !taken[old] && partner[new].is_none() {
            taken[old] = true;
            partner[new] = Some((old, Certainty::NearName(likeness)));
        }
    }
    let later = after.iter().zip(&partner).map(|(new, partner)| match partner {
        Some((old, certainty)) => Matched {
            before: Some(before[*old]),
            after: Some(*new),
            certainty: Some(*certainty),
            moves: moves((before[*old].1, from), (new.1, to)),
        },
        None => Matched { before: None, after: Some(*new), certainty: None, moves: vec![Move::Added] },
    });
    let gone = before.iter().zip(&taken).filter(|(_, taken)| !**taken);
    let gone = gone.map(|(old, _)| Matched {
        before: Some(*old),
        after: None,
        certainty: None,
        moves: vec![Move::Dropped],
    });
    later.chain(gone).collect()
}

/// Pairs of near names at one second level, the nearest first; of equally near ones those that come first.
fn candidates(
    before: &[(Level, &Indicator)],
    after: &[(Level, &Indicator)],
    is_settled: impl Fn(usize, usize) -> bool,
) -> Vec<(u8, usize, usize)> {
    let mut near = Vec::new();
    for (new, (level, indicator)) in after.iter().enumerate() {
        for (old, (old_level, old_indicator)) in before.iter().enumerate() {
            if is_settled(old, new) || level.modern() != old_level.modern() {
                continue;
            }
            let likeness = likeness(&old_indicator.name, &indicator.name);
            if likeness >= NEAR {
                near.push((likeness, old, new));
            }
        }
    }
    near.sort_by_key(|(likeness, old, new)| (std::cmp::Reverse(*likeness), *new, *old));
    near
}

/// How alike two names are, in percent, whatever their punctuation: twice the pairs of neighbouring characters that both have, of all that they have.
#[must_use]
pub fn likeness(a: &str, b: &str) -> u8 {
    let pairs = |name: &str| {
        let name: Vec<char> = folded(name).chars().collect();
        let mut pairs: Vec<_> = name.windows(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(a), pairs(b));
    let (mut common, mut left) = (0_usize, b.as_slice());
    for pair in &a {
        // Both are sorted: what is smaller in the other is in neither of those to come.
        left = &left[left.partition_point(|other| other < pair)..];
        if left.first() == Some(pair) {
            common += 1;
            left = &left[1..];
        }
    }
    let percent = (200 * common).checked_div(a.len() + b.len()).unwrap_or(0);
    u8::try_from(percent).unwrap_or(100)
}

fn moves((before, from): (&Indicator, FiscalYear), (after, to): (&Indicator, FiscalYear)) -> Vec<Move> {
    let polarity = after.polarity().or(before.polarity());
    let mut moves = moved((before.target(), from), (after.target(), to), polarity);
    if !is_same_name(&before.name, &after.name) {
        moves.push(Move::Renamed);
    }
    if let (Stated::Given(before), Stated::Given(after)) = (before.weight(), after.weight())
        && before != after
    {
        moves.push(Move::WeightChanged);
    }
    moves.sort_unstable();
    moves
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn names_are_as_alike_as_their_pairs_of_characters() {
        for (a, b, percent) in [
            ("市民满意度", "满意度", 66),
            ("雾炮车降尘抑尘服务配备车辆数", "雾炮车抑尘降尘服务配备车辆数", 84),
            ("满意度", "满意度（%）", 80),
            ("覆盖率", "完成率", 0),
            ("人", "人", 0),
            ("", "", 0),
        ] {
            assert_eq!((likeness(a, b), likeness(b, a)), (percent, percent), "{a} {b}");
        }
    }
}
