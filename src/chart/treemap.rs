//! A whole as a box of tiles, each as large as its figure: what projects a region pays for. The small share one tile; what
//! has no area, being zero, negative or not a number, is told in a line below.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::frame::{Frame, NARROW, Tone, fill, linked, open_link};
use super::measure::{LINE, SIZE, SMALL, beginning, even, width};
use super::scale::{Percent, weights};
use super::squares::{Area, squares};
use super::svg::Svg;
use super::{Figure, Head, Text};

/// One way to lay out the tiles; the style sheet shows the one that the column has room for.
struct Room {
    /// Its class in the style sheet.
    class: &'static str,
    /// Pixels of the usual column, for which tiles are near to squares.
    usual: i32,
    /// Pixels of the narrowest column, in which labels still fit.
    least: i32,
    /// Tiles at most.
    most: usize,
}

/// On a phone, and in a wide column.
const ROOMS: [Room; 2] = [
    Room { class: "narrow", usual: 360, least: NARROW, most: 16 },
    Room { class: "wide", usual: 800, least: 640, most: 32 },
];
/// Height of the drawing: the least, the most, and how much a figure adds.
const HEIGHT: (i32, i32, i32) = (240, 460, 40);
/// Space between the edges of a tile and its text.
const PAD: i32 = 6;
/// Space between an amount and its note.
const GAP: i32 = 6;
/// A name is shortened to no less than so many characters.
const LEAST: i32 = 4;

/// The words that depend on what is drawn.
pub struct Gathering<'w> {
    /// The figure that stands for several small ones in one tile.
    pub rest: &'w dyn Fn(&[&Figure<'_>]) -> Figure<'static>,
    /// The line about those that have no area; asked only if there are some.
    pub apart: &'w dyn Fn(&[&Figure<'_>]) -> Text<'static>,
}

impl std::fmt::Debug for Gathering<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Gathering")
    }
}

/// A tile with its place on the drawing.
struct Tile<'a> {
    figure: &'a Figure<'a>,
    tone: Tone,
    sides: (Percent, Percent),
    /// Pixels.
    top: i32,
    height: i32,
}

/// What stands in a tile.
#[derive(PartialEq, Eq)]
struct Label<'a> {
    lines: Vec<&'a str>,
    /// Whether the last line was cut short.
    cut: bool,
    note: Note,
    size: &'static Size,
}

/// A size of labels, in pixels.
#[derive(PartialEq, Eq)]
struct Size {
    text: i32,
    line: i32,
}

/// Where the whole name has room.
const LARGE: Size = Size { text: SIZE, line: LINE };
/// Elsewhere.
const DENSE: Size = Size { text: SMALL, line: 17 };

/// Where the note has room.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    Beside,
    Below,
    Nowhere,
}

/// Draws those of `figures` that are above zero, the largest first. Nothing if there is none.
#[must_use]
pub fn treemap(head: &Head<'_>, figures: &[Figure<'_>], gathering: &Gathering<'_>) -> Option<String> {
    let has_area = |figure: &&Figure<'_>| figure.mark.amount().is_some_and(|amount| amount > Decimal::ZERO);
    let (mut drawn, apart): (Vec<&Figure<'_>>, Vec<&Figure<'_>>) = figures.iter().partition(has_area);
    drawn.sort_by_key(|figure| std::cmp::Reverse(figure.mark.amount()));
    if drawn.is_empty() {
        return None;
    }
    let weights = weights(drawn.iter().filter_map(|figure| figure.mark.amount()));
    let height = height(drawn.len());
    let mut svg = Svg::with_capacity(1400 + drawn.len().min(ROOMS[1].most) * 800);
    let frame = Frame { name: "treemap", head, height, room: 0, linked: linked(figures) };
    frame.open(&mut svg, &[Tone::Hatch]);
    let mut unlabelled = Vec::new();
    for room in &ROOMS {
        let map = Map::new((&drawn, &weights), (room, height), gathering.rest);
        map.draw(&mut svg, &head.id);
        unlabelled.push(map.unlabelled());
    }
    svg.end("svg");
    for (room, text) in ROOMS.iter().zip(unlabelled) {
        if let Some(text) = text {
            svg.raw("<p").class(room.class, "").open().text(&text).end("p");
        }
    }
    if !apart.is_empty() {
        svg.raw("<p>").text(&(gathering.apart)(&apart)).end("p");
    }
    svg.end("div");
    Some(svg.finish())
}

fn height(tiles: usize) -> i32 {
    let (least, most, each) = HEIGHT;
    i32::try_from(tiles).map_or(most, |tiles| each.saturating_mul(tiles).clamp(least, most))
}

/// All figures laid out for one room.
struct Map<'a> {
    room: &'static Room,
    height: i32,
    /// Figures that have a tile each.
    single: &'a [&'a Figure<'a>],
    /// What stands for the others.
    rest: Option<(Cow<'a, Figure<'a>>, Tone)>,
    areas: Vec<Area>,
}

impl<'a> Map<'a> {
    /// As many tiles as can each carry its label, and one more for the others.
    fn new(
        (drawn, weights): (&'a [&'a Figure<'a>], &[i128]),
        (room, height): (&'static Room, i32),
        gather: &dyn Fn(&[&Figure<'_>]) -> Figure<'static>,
    ) -> Map<'a> {
        let mut count = drawn.len().min(room.most);
        loop {
            let (single, others) = drawn.split_at(count);
            let map = Map { room, height, single, rest: None, areas: areas(weights, count, (room, height)) };
            if count == 1 || map.is_labelled() {
                let rest = match others {
                    [] => None,
                    [one] => Some((Cow::Borrowed(*one), Tone::Tint)),
                    several => Some((Cow::Owned(gather(several)), Tone::Hatch)),
                };
                return Map { rest, ..map };
            }
            count -= 1;
        }
    }

    /// Whether each single tile has its label; the smallest is the likeliest to have none.
    fn is_labelled(&self) -> bool {
        let mut tiles = self.single.iter().zip(&self.areas[..self.single.len()]).rev();
        tiles.all(|(figure, area)| self.tile(figure, Tone::Tint, *area).label(self.room).is_some())
    }

    fn singles(&self) -> impl Iterator<Item = Tile<'_>> {
        self.single.iter().zip(&self.areas).map(|(figure, area)| self.tile(figure, Tone::Tint, *area))
    }

    fn tiles(&self) -> impl Iterator<Item = Tile<'_>> {
        let rest = self.rest.iter().zip(self.areas.last());
        self.singles().chain(rest.map(|((figure, tone), area)| self.tile(figure, *tone, *area)))
    }

    fn tile<'t>(&self, figure: &'t Figure<'t>, tone: Tone, area: Area) -> Tile<'t> {
        let pixel = |hundredths: i32| (hundredths + 50) / 100;
        let side = |x: i32| Percent::share(x, self.room.usual * 100);
        let top = pixel(area.y);
        let sides = (side(area.x), side(area.x + area.width));
        Tile { figure, tone, sides, top, height: pixel(area.y + area.height) - top }
    }

    fn draw(&self, svg: &mut Svg, id: &str) {
        svg.raw("<svg").class(self.room.class, "").raw(" width=\"100%\"").px("height", self.height).open();
        self.tiles().for_each(|tile| tile.draw(svg, id, self.room));
        svg.end("svg");
    }

    /// What those tiles say that are too small for a label: at most the first, where it stands alone, and the last.
    fn unlabelled(&self) -> Option<String> {
        let tiles = self.tiles().filter(|tile| tile.label(self.room).is_none());
        let texts: Vec<String> = tiles.map(|tile| tile.text()).collect();
        (!texts.is_empty()).then(|| texts.join("  "))
    }
}

/// The first `single` weights and, last, the sum of the others as areas, in hundredths of a pixel.
fn areas(weights: &[i128], single: usize, (room, height): (&Room, i32)) -> Vec<Area> {
    let (own, others) = weights.split_at(single);
    let mut laid = own.to_vec();
    if !others.is_empty() {
        laid.push(others.iter().sum());
    }
    squares(&laid, Area { x: 0, y: 0, width: room.usual * 100, height: height.saturating_mul(100) })
}

impl<'a> Tile<'a> {
    /// The label: large if the whole name has room, else small. None where not even a readable part of the name and all of
    /// the amount have a place.
    fn label(&self, room: &Room) -> Option<Label<'a>> {
        let across = self.sides.1.distance(self.sides.0).of(room.least) - 2 * PAD;
        let large = self.sized(across, &LARGE).filter(|label| !label.cut);
        large.or_else(|| self.sized(across, &DENSE))
    }

    fn sized(&self, across: i32, size: &'static Size) -> Option<Label<'a>> {
        let figure = self.figure;
        let most = usize::try_from((self.height - PAD) / size.line - 1).ok().filter(|most| *most > 0)?;
        let value = width(figure.mark.text(), size.text);
        if across < value.max((LEAST * size.text).min(width(&figure.label, size.text))) {
            return None;
        }
        let mut lines = even(&figure.label, across, size.text);
        let cut = lines.len() > most;
        lines.truncate(most);
        if cut && let Some(last) = lines.last_mut() {
            *last = beginning(last, across - size.text, size.text);
        }
        let note = match figure.note.as_deref().map(|note| width(note, SMALL)) {
            Some(note) if value + GAP + note <= across => Note::Beside,
            Some(note) if note <= across && lines.len() < most => Note::Below,
            _ => Note::Nowhere,
        };
        Some(Label { lines, cut, note, size })
    }

    fn draw(&self, svg: &mut Svg, id: &str, room: &Room) {
        let (from, to) = self.sides;
        svg.tag("svg").percent("x", from).percent("width", to.distance(from));
        svg.px("y", self.top).px("height", self.height).open();
        svg.raw("<title>").text(&self.text()).end("title");
        let link = open_link(svg, self.figure.href.as_deref());
        svg.tag("rect");
        fill(svg, self.tone, &self.figure.key, id);
        svg.raw(" width=\"100%\" height=\"100%\"/>");
        if let Some(label) = self.label(room) {
            label.draw(svg, self.figure);
        }
        if link {
            svg.end("a");
        }
        svg.end("svg");
    }

    /// All of it in one line: name, amount, note.
    fn text(&self) -> String {
        let figure = self.figure;
        let note = figure.note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
        format!("{} {}{note}", figure.label, figure.mark.text())
    }
}

impl Label<'_> {
    fn draw(&self, svg: &mut Svg, figure: &Figure<'_>) {
        let size = self.size;
        svg.raw(if *size == LARGE { "<text>" } else { "<text class=\"dense\">" });
        let mut y = PAD + size.text - 2;
        for (at, line) in self.lines.iter().enumerate() {
            begin(svg, "label", y).text(line);
            if self.cut && at + 1 == self.lines.len() {
                svg.text("…");
            }
            svg.end("tspan");
            y += size.line;
        }
        begin(svg, "value", y).text(figure.mark.text()).end("tspan");
        let note = figure.note.as_deref().unwrap_or_default();
        match self.note {
            Note::Beside => {
                svg.raw(" <tspan class=\"note\"").px("dx", GAP - 4).open().text(note).end("tspan")
            }
            Note::Below => begin(svg, "note", y + size.line).text(note).end("tspan"),
            Note::Nowhere => svg,
        };
        svg.end("text");
    }
}

/// Begins a line of a label.
fn begin<'s>(svg: &'s mut Svg, class: &str, y: i32) -> &'s mut Svg {
    svg.raw("<tspan").class(class, "").px("x", PAD).px("y", y).open()
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::svg::tests::assert_sound;
    use super::*;

    fn figure(label: &str, amount: i64) -> Figure<'_> {
        Figure::new(label, Mark::Value(Decimal::from(amount), amount.to_string().into()))
    }

    fn drawn(figures: &[Figure<'_>]) -> Option<String> {
        let rest = |gathered: &[&Figure<'_>]| {
            let sum: Decimal = gathered.iter().filter_map(|figure| figure.mark.amount()).sum();
            let label = format!("其余 {} 项", gathered.len());
            Figure::new(label, Mark::Value(sum, sum.to_string().into())).note("合计")
        };
        let apart = |figures: &[&Figure<'_>]| {
            figures.iter().map(|figure| &*figure.label).collect::<Vec<_>>().join("、").into()
        };
        treemap(&Head::new("p", "题", "述"), figures, &Gathering { rest: &rest, apart: &apart })
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(drawn(&[]), None);
        assert_eq!(drawn(&[figure("零", 0), figure("负", -1)]), None);
    }

    #[test]
    fn small_figures_share_a_tile_and_none_is_lost() {
        let figures: Vec<Figure<'_>> = (1..=80).map(|at| figure("项目", at)).collect();
        let svg = drawn(&figures).expect("a chart");
        assert_sound(&svg);
        for (map, room) in svg.split("<svg class=").skip(1).zip(&ROOMS) {
            let tiles = map.matches("<title>").count();
            assert!((8..=room.most + 1).contains(&tiles), "{tiles}");
            assert!(map.contains(&format!("其余 {} 项", 80 - (tiles - 1))), "{map}");
        }
        assert!(svg.contains("url(#p-hatch)"));
    }

    #[test]
    fn what_has_no_area_is_told_below() {
        let withheld = Figure::new("密", Mark::Withheld("不公开".into()));
        let figures = [figure("甲", 7), figure("零", 0), figure("负", -7), withheld, figure("乙", 9)];
        let svg = drawn(&figures).expect("a chart");
        assert_sound(&svg);
        assert!(svg.ends_with("</svg><p>零、负、密</p></div>"), "{svg}");
        assert!(svg.find(">乙<") < svg.find(">甲<"), "the largest first: {svg}");
    }

    #[test]
    fn one_tile_too_small_for_its_label_is_named_below() {
        let svg = drawn(&[figure("巨", 1_000_000), figure("微", 1).href("a.html")]).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("<p class=\"narrow\">微 1</p><p class=\"wide\">微 1</p>"), "{svg}");
        assert!(!svg.contains("其余"));
    }

    #[test]
    fn a_long_name_is_cut_only_where_it_has_no_room() {
        let long = "市级统筹推进数字政府基础设施（含政务云、政务外网、终端安全）运行维护及网络安全保障能力提升三年行动计划专项经费（二期）";
        let figures: Vec<Figure<'_>> = (0..12).map(|at| figure(long, 12 - at)).collect();
        let svg = drawn(&figures).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("…</tspan>") && svg.contains("class=\"dense\""), "{svg}");
        assert!(svg.matches(&format!("<title>{long}")).count() > 4);
    }
}
