//! Marks held against marks.

use super::said::{Ground, Judged, State};
use crate::model::target::{Comparator, Grade, Mark};

/// How good a mark is, best last: the least and the most that it may be. A level of a scale of its own has no place.
pub(super) fn rank(mark: &Mark) -> Option<(u8, u8)> {
    Some(match mark {
        Mark::Excellent => (5, 5),
        Mark::ExcellentOrGood => (4, 5),
        Mark::Good => (4, 4),
        Mark::Fair => (3, 3),
        Mark::Low => (2, 2),
        Mark::Poor => (1, 1),
        Mark::Level(_) => return None,
    })
}

/// The ranks that a grade allows. A mark that is promised is met by a better one too: who promises 良 is not blamed for 优.
pub(super) fn ranks(grade: &Grade) -> Option<(u8, u8)> {
    let (least, most) = rank(&grade.mark)?;
    Some(match grade.comparator {
        Comparator::MoreThan => (most + 1, 5),
        Comparator::AtMost => (1, most),
        Comparator::LessThan => (1, least.saturating_sub(1)),
        _ => (least, 5),
    })
}

pub(super) fn judge(target: &Grade, actual: &Grade) -> Judged {
    let exact = matches!(actual.comparator, Comparator::Equal);
    let allows_itself = !matches!(target.comparator, Comparator::MoreThan | Comparator::LessThan);
    if target == actual || exact && allows_itself && target.mark == actual.mark {
        return Judged::new(State::Met, Ground::MarkReached);
    }
    let got = if exact { rank(&actual.mark) } else { ranks(actual) };
    match ranks(target).zip(got) {
        None => Judged::cannot(Ground::ScaleUnknown),
        Some(((least, most), (low, high))) if least <= low && high <= most => {
            Judged::new(State::Met, Ground::MarkReached)
        }
        Some(((least, most), (low, high))) if high < least || low > most => {
            Judged::new(State::NotMet, Ground::MarkMissed)
        }
        Some(_) => Judged::cannot(Ground::Straddles),
    }
}
