//! How many steps the grammar takes: a count that is the same on every machine, as time is not.

use std::cell::Cell;

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// Counts steps of whatever this thread reads.
pub(in crate::model::target) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps);
}

/// The steps that something takes.
pub(super) fn of(read: impl FnOnce()) -> usize {
    let before = STEPS.get();
    read();
    STEPS.get() - before
}
