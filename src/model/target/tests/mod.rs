//! Wordings and what they are understood to mean, and what holds of any wording.

mod beside;
mod offices;
mod properties;
mod readings;
pub(super) mod steps;
mod wordings;
