//! What every chart begins and ends with: the box that a style sheet measures, the drawing, its name and description,
//! and the patterns that its bars are filled with.

use super::svg::Svg;
use super::{Figure, Head, Mark};

/// Pixels between the edges of the narrowest screen that a chart is drawn for: 320 less a margin on both sides.
pub(super) const NARROW: i32 = 288;
/// Pixels up to which rows are one drawing: two thirds of a sheet of A4.
const WHOLE: i32 = 750;
/// How many rows of more than that stay together on paper.
const TOGETHER: usize = 2;

/// How a bar is filled. Patterns tell neighbours apart in print and to the colour-blind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// The accent.
    Solid,
    /// The second tone.
    Tint,
    /// Slanted lines.
    Hatch,
    /// An outline.
    Hollow,
    /// Dots.
    Dots,
    /// Upright lines.
    Lines,
    /// What is withheld: crossed lines in the neutral colour.
    Veil,
}

impl Tone {
    /// The tone of the part at `place` of a whole.
    pub(super) fn of_part(place: usize) -> Tone {
        const ORDER: [Tone; 5] = [Tone::Solid, Tone::Tint, Tone::Hatch, Tone::Dots, Tone::Lines];
        ORDER[place % ORDER.len()]
    }

    /// Its class on a bar.
    pub(super) fn class(self) -> &'static str {
        match self {
            Tone::Solid => "bar tone-solid",
            Tone::Tint => "bar tone-tint",
            Tone::Hatch => "bar tone-hatch",
            Tone::Hollow => "bar tone-hollow",
            Tone::Dots => "bar tone-dots",
            Tone::Lines => "bar tone-lines",
            Tone::Veil => "bar tone-veil",
        }
    }

    /// Its pattern: name, size of the tile, what is drawn on it.
    fn pattern(self) -> Option<(&'static str, i32, &'static str)> {
        match self {
            Tone::Hatch => Some(("hatch", 6, "M-1 1L1 -1M0 6L6 0M5 7L7 5")),
            Tone::Dots => Some(("dots", 5, "M1.5 1.5h2v2h-2z")),
            Tone::Lines => Some(("lines", 4, "M1.5 0V4")),
            Tone::Veil => Some(("veil", 6, "M-1 1L1 -1M0 6L6 0M5 7L7 5M-1 5L1 7M0 0L6 6M5 -1L7 1")),
            Tone::Solid | Tone::Tint | Tone::Hollow => None,
        }
    }
}

/// The class and the fill of a bar.
pub(super) fn fill(svg: &mut Svg, tone: Tone, key: &str, id: &str) {
    svg.class(tone.class(), key);
    if let Some((name, _, _)) = tone.pattern() {
        svg.pattern(id, name);
    }
}

/// A chart's name, its texts and its height.
pub(super) struct Frame<'a> {
    /// The second class: `chart chart-ranking`.
    pub(super) name: &'static str,
    /// Its texts.
    pub(super) head: &'a Head<'a>,
    /// Pixels.
    pub(super) height: i32,
    /// Steps of the space that is kept free beside the drawing; see `Bars::steps`.
    pub(super) room: i32,
    /// Whether it holds links, which are out of reach inside an image.
    pub(super) linked: bool,
}

impl Frame<'_> {
    /// Writes everything up to the first row; `tones` are those that occur.
    pub(super) fn open(&self, svg: &mut Svg, tones: &[Tone]) {
        self.open_box(svg);
        svg.raw("><svg");
        self.say(svg);
        self.open_drawing(svg, self.height);
        self.texts(svg, tones);
    }

    /// Writes everything up to the end of the last row. `heights` are those of the rows, below what stands above them all;
    /// `draw` draws the row of a number with its upper edge at a place. A line parts it from what is above it.
    ///
    /// No sheet of paper ends within a drawing. So tall ones are drawn in parts, each right below the other, in a box that
    /// has their role and their name.
    pub(super) fn rows(
        &self,
        svg: &mut Svg,
        tones: &[Tone],
        heights: &[i32],
        mut draw: impl FnMut(&mut Svg, usize, i32),
    ) {
        let sum = |heights: &[i32]| heights.iter().copied().fold(0, i32::saturating_add);
        let mut top = self.height - sum(heights);
        let (mut rows, tall) = (0.., self.height > WHOLE);
        for (at, part) in heights.chunks(if tall { TOGETHER } else { heights.len().max(1) }).enumerate() {
            match at {
                0 if tall => {
                    self.open_box(svg);
                    self.say(svg);
                    svg.raw("><svg role=\"none\"");
                    self.open_drawing(svg, top + sum(part));
                    self.texts(svg, tones);
                }
                0 => self.open(svg, tones),
                _ => {
                    svg.raw("</svg><svg role=\"none\"");
                    self.open_drawing(svg, sum(part));
                }
            }
            for (height, row) in part.iter().zip(rows.by_ref()) {
                if row > 0 || top > 0 {
                    svg.raw("<rect class=\"rule\" width=\"100%\" height=\"1\" y=\"").number(top).raw("\"/>");
                }
                draw(svg, row, top);
                top += height;
            }
            top = 0;
        }
    }

    fn open_box(&self, svg: &mut Svg) {
        svg.raw("<div class=\"chart chart-").raw(self.name);
        if self.room > 0 {
            svg.raw(" room-").number(self.room);
        }
        svg.raw("\"");
    }

    fn say(&self, svg: &mut Svg) {
        let id = &self.head.id;
        svg.attr("role", if self.linked { "group" } else { "img" });
        svg.raw(" aria-labelledby=\"").id_text(id, "title").raw(" ").id_text(id, "desc").raw("\"");
    }

    fn open_drawing(&self, svg: &mut Svg, height: i32) {
        svg.raw(if self.room > 0 { " width=\"60%\"" } else { " width=\"100%\"" });
        svg.px("height", height).raw(" overflow=\"visible\"").open();
    }

    fn texts(&self, svg: &mut Svg, tones: &[Tone]) {
        let id = &self.head.id;
        svg.tag("title").id(id, "title").open().text(&self.head.title).end("title");
        svg.tag("desc").id(id, "desc").open().text(&self.head.desc).end("desc");
        self.patterns(svg, tones);
    }

    /// Writes the end.
    pub(super) fn close(&self, svg: &mut Svg) {
        svg.raw("</svg></div>");
    }

    /// Writes the end, with a line of text under the drawing.
    pub(super) fn close_above(&self, svg: &mut Svg, below: Option<&str>) {
        svg.end("svg");
        if let Some(below) = below {
            svg.raw("<p>").text(below).end("p");
        }
        svg.end("div");
    }

    fn patterns(&self, svg: &mut Svg, tones: &[Tone]) {
        for (at, tone) in tones.iter().enumerate() {
            let Some((name, size, path)) = tone.pattern() else { continue };
            if tones[..at].contains(tone) {
                continue;
            }
            svg.tag("pattern").id(&self.head.id, name).raw(" patternUnits=\"userSpaceOnUse\"");
            svg.px("width", size).px("height", size).open();
            svg.tag("rect").raw(" class=\"tile\"").px("width", size).px("height", size).close();
            svg.tag("path").raw(" class=\"").raw(name).raw("\" d=\"").raw(path).raw("\"").close();
            svg.end("pattern");
        }
    }
}

/// Whether one of `figures` carries a link.
pub(super) fn linked(figures: &[Figure<'_>]) -> bool {
    figures.iter().any(|figure| figure.href.is_some())
}

/// The tone of a mark whose bar would be drawn in `tone`.
pub(super) fn tone_of(mark: &Mark<'_>, tone: Tone) -> Tone {
    if matches!(mark, Mark::Withheld(_)) { Tone::Veil } else { tone }
}

/// The tones of bars that are solid unless they are withheld.
pub(super) fn tones<'a>(mut marks: impl Iterator<Item = &'a Mark<'a>>) -> &'static [Tone] {
    if marks.any(|mark| matches!(mark, Mark::Withheld(_))) {
        &[Tone::Solid, Tone::Veil]
    } else {
        &[Tone::Solid]
    }
}

/// Begins a link if there is one; says whether it did.
pub(super) fn open_link(svg: &mut Svg, href: Option<&str>) -> bool {
    if let Some(href) = href {
        svg.tag("a").attr("href", href).open();
    }
    href.is_some()
}
