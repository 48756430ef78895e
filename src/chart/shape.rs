//! What became of something, as a shape and its word. Tables draw the same shapes behind the same words.

use super::Text;

/// A shape. The order is that of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Done.
    Full,
    /// Done in part.
    Half,
    /// Not done.
    Hollow,
    /// Still to come.
    Diamond,
    /// Nobody can say.
    Query,
    /// It was due to be told, and nothing is told.
    Square,
    /// It was not there.
    Dash,
    /// Nothing at all was there.
    Dots,
}

impl Shape {
    /// The character that looks like it.
    pub(super) fn glyph(self) -> &'static str {
        match self {
            Shape::Full => "●",
            Shape::Half => "◐",
            Shape::Hollow => "○",
            Shape::Diamond => "◇",
            Shape::Query => "?",
            Shape::Square => "□",
            Shape::Dash => "—",
            Shape::Dots => "⋯",
        }
    }
}

/// A shape with the word for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign<'a> {
    /// The shape.
    pub shape: Shape,
    /// The word.
    pub word: Text<'a>,
}

impl<'a> Sign<'a> {
    /// A sign of this shape and word.
    pub fn new(shape: Shape, word: impl Into<Text<'a>>) -> Sign<'a> {
        Sign { shape, word: word.into() }
    }
}
