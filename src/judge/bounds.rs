//! A floor and a ceiling of one number are a range, whether a form writes `80%-90%` or `≥80%且≤90%`.

use std::borrow::Cow;

use crate::model::target::{Comparator, Quantity, Single, Target};

/// The targets of a cell with their labels, a floor and a ceiling of one number as the range that they are.
pub(super) fn targets(target: &Target) -> Vec<(&str, Cow<'_, Single>)> {
    let all: Vec<(&str, &Single)> = target.labelled().collect();
    if let [(label, Single::Quantity(a)), (other, Single::Quantity(b))] = all.as_slice()
        && label == other
        && let Some(range) = range(a, b).or_else(|| range(b, a))
    {
        return vec![(label, Cow::Owned(Single::Quantity(range)))];
    }
    all.into_iter().map(|(label, single)| (label, Cow::Borrowed(single))).collect()
}

fn range(floor: &Quantity, ceiling: &Quantity) -> Option<Quantity> {
    let are_ends = floor.comparator == Comparator::AtLeast && ceiling.comparator == Comparator::AtMost;
    let are_of_one = floor.unit == ceiling.unit && floor.change == ceiling.change;
    (are_ends && are_of_one && floor.value <= ceiling.value).then(|| Quantity {
        comparator: Comparator::Range,
        upper: Some(ceiling.value),
        ..floor.clone()
    })
}
