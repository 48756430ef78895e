//! The four things that a blank in a form can be, kept apart everywhere.

/// A field's value, or why there is none. Zero is a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stated<T> {
    /// The form says nothing.
    #[default]
    Absent,
    /// The form says that the field does not apply.
    NotApplicable,
    /// There is a value, and it is held back on this legal ground.
    Withheld(Box<str>),
    /// The value.
    Given(T),
}

impl<T> Stated<T> {
    /// The value, where there is one.
    pub fn given(&self) -> Option<&T> {
        match self {
            Stated::Given(value) => Some(value),
            Stated::Absent | Stated::NotApplicable | Stated::Withheld(_) => None,
        }
    }

    /// Whether the form says nothing at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Stated::Absent)
    }

    /// The same state with the value changed.
    pub fn map<U>(&self, change: impl FnOnce(&T) -> U) -> Stated<U> {
        match self {
            Stated::Absent => Stated::Absent,
            Stated::NotApplicable => Stated::NotApplicable,
            Stated::Withheld(ground) => Stated::Withheld(ground.clone()),
            Stated::Given(value) => Stated::Given(change(value)),
        }
    }
}
