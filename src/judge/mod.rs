//! What follows from targets that are set beside one another: whether a result meets its target ([`judge`]), how many
//! points that is worth ([`points`]), where both lie on one scale ([`beside`]), which indicators of two forms are the same ([`matched`]), and whether a target was
//! moved from one form to the next ([`moved`]). Every answer comes with its ground, so that a page can show the rule and a
//! reader can check it. What cannot be told is said to be so, never guessed.
//!
//! The rules in one place:
//!
//! - A quantity **allows** an interval of values: `≥95%` all from 95 upwards. A result meets it if every value that the
//!   result may have lies within; a result of which only a part does cannot be judged.
//! - A number without a sign of direction is met by itself, and so is a change (增长5%). Any other result is better or worse
//!   only where the form declares the indicator's direction, or where it is less than 100 %, or more than none at all.
//! - Words beside a result may say that it is not done (预计10个) or is of something else (投诉率 beside 满意度); a result on
//!   another scale than its target (0.96 beside 95 in a column of %), or for a part of the time, raises doubt as well. Such a
//!   result is not judged, unless indicator or target have the same words.
//! - 左右 allows [`TOLERANCE`] percent to either side.
//! - What falls short is **partly met** from [`PARTLY`] percent of the target on, and not met below: the bounds that
//!   财预〔2020〕10号 sets for qualitative indicators. For “not more than” the quotient is turned round. Zero has no quotient,
//!   nor have a place in an order, a level below zero, and a result that only says where it begins or ends.
//! - A deadline is met by a day up to its last one. A mark is met by itself or, where it is a lowest mark, by a better one.
//! - Words (稳步提高, 及时) are left to readers, beside the points that the office gave itself.
//! - Before the day that it is due, nothing is missed, and what may yet be exceeded is not yet kept.
//! - A deadline beyond its budget year is the project's: carried over unchanged it did not move.

mod beside;
mod bounds;
mod deadline;
mod doubt;
mod grade;
mod matching;
mod moves;
mod points;
mod quantity;
mod result;
mod said;
mod units;
mod values;

#[cfg(test)]
mod tests;

pub use self::beside::{Beside, beside};
pub use self::matching::{Certainty, Matched, likeness, matched};
pub use self::moves::{Move, moved};
pub use self::points::points;
pub use self::quantity::PARTLY;
pub use self::result::{deadline_of, judge};
pub use self::said::{Case, Ground, Judged, State};
pub use self::values::TOLERANCE;
