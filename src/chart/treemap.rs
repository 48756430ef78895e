//! A whole as a box of tiles, each as large as its figure: what projects a region pays for. The small share one tile; what
//! has no area, being zero, negative or not a number, is told in a line below.

use rust_decimal::Decimal;

use super::frame::{Frame, NARROW, Tone, fill, linked, open_link};
use super::measure::{LINE, SIZE, SMALL, beginning, width, wrap};
use super::scale::{Percent, weights};
use super::squares::{Area, squares};
use super::svg::Svg;
use super::{Figure, Head, Text};

/// Width of the box that is divided, in hundredths of a pixel: between a phone and a wide column, so that tiles are near to
/// squares in both.
const BOX: i32 = 50_000;
/// Height of the box: the least, the most, and how much a tile adds.
const HEIGHT: (i32, i32, i32) = (180, 480, 40);
/// Tiles at most.
const MOST: usize = 24;
/// Space between the edges of a tile and its text.
const PAD: i32 = 6;
/// Space between an amount and its note.
const GAP: i32 = 6;
/// Width of the narrowest column for which wide labels are set; the style sheet has the same.
const WIDE: i32 = 640;
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
    let weights = weights(drawn.iter().filter_map(|figure| figure.mark.amount()));
    let height = height(drawn.len());
    let (single, areas) = laid_out(&drawn, &weights, height)?;
    let (rest, tone) = match &drawn[single..] {
        [] => (None, Tone::Tint),
        [one] => (Some((*one).clone()), Tone::Tint),
        several => (Some((gathering.rest)(several)), Tone::Hatch),
    };
    let mut tiles: Vec<Tile<'_>> =
        drawn[..single].iter().zip(&areas).map(|(figure, area)| tile(figure, Tone::Tint, *area)).collect();
    tiles.extend(rest.iter().zip(areas.last()).map(|(figure, area)| tile(figure, tone, *area)));
    let mut svg = Svg::with_capacity(1200 + tiles.len() * 560);
    let frame = Frame { name: "treemap", head, height, room: 0, linked: linked(figures) };
    frame.open(&mut svg, &[tone]);
    tiles.iter().for_each(|tile| draw(&mut svg, tile, &head.id));
    svg.end("svg");
    for tile in tiles.iter().filter(|tile| label(tile, NARROW).is_none()) {
        below(&mut svg, tile);
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

/// As many tiles as can each carry its label, and one more for the rest: how many stand for themselves, and the areas.
fn laid_out(drawn: &[&Figure<'_>], weights: &[i128], height: i32) -> Option<(usize, Vec<Area>)> {
    (1..=drawn.len().min(MOST)).rev().find_map(|single| {
        let areas = areas(weights, single, height);
        let is_labelled =
            |(figure, area): (&&Figure<'_>, &Area)| label(&tile(figure, Tone::Tint, *area), NARROW).is_some();
        let fits = single == 1 || drawn[..single].iter().zip(&areas).all(is_labelled);
        fits.then_some((single, areas))
    })
}

/// The first `single` weights and, last, the sum of the others as areas, in hundredths of a pixel.
fn areas(weights: &[i128], single: usize, height: i32) -> Vec<Area> {
    let (own, others) = weights.split_at(single);
    let mut laid = own.to_vec();
    if !others.is_empty() {
        laid.push(others.iter().sum());
    }
    squares(&laid, Area { x: 0, y: 0, width: BOX, height: height.saturating_mul(100) })
}

fn tile<'a>(figure: &'a Figure<'a>, tone: Tone, area: Area) -> Tile<'a> {
    let pixel = |hundredths: i32| (hundredths + 50) / 100;
    let top = pixel(area.y);
    let sides = (Percent::share(area.x, BOX), Percent::share(area.x + area.width, BOX));
    Tile { figure, tone, sides, top, height: pixel(area.y + area.height) - top }
}

/// The label of a tile where the whole drawing is `room` pixels wide: large if the whole name has room, else small. None
/// where not even a readable part of the name and all of the amount have a place.
fn label<'a>(tile: &Tile<'a>, room: i32) -> Option<Label<'a>> {
    let large = sized_label(tile, room, &LARGE).filter(|label| !label.cut);
    large.or_else(|| sized_label(tile, room, &DENSE))
}

fn sized_label<'a>(tile: &Tile<'a>, room: i32, size: &'static Size) -> Option<Label<'a>> {
    let figure = tile.figure;
    let across = tile.sides.1.distance(tile.sides.0).of(room) - 2 * PAD;
    let most = usize::try_from((tile.height - PAD) / size.line - 1).ok().filter(|most| *most > 0)?;
    let value = width(figure.mark.text(), size.text);
    if across < value.max((LEAST * size.text).min(width(&figure.label, size.text))) {
        return None;
    }
    let mut lines = wrap(&figure.label, across, size.text);
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

fn draw(svg: &mut Svg, tile: &Tile<'_>, id: &str) {
    let (from, to) = tile.sides;
    svg.tag("svg").percent("x", from).percent("width", to.distance(from));
    svg.px("y", tile.top).px("height", tile.height).open();
    svg.raw("<title>");
    whole_text(svg, tile.figure);
    svg.end("title");
    let link = open_link(svg, tile.figure.href.as_deref());
    svg.tag("rect");
    fill(svg, tile.tone, &tile.figure.key, id);
    svg.raw(" width=\"100%\" height=\"100%\"/>");
    let (narrow, wide) = (label(tile, NARROW), label(tile, WIDE));
    if narrow == wide {
        narrow.iter().for_each(|label| draw_label(svg, tile.figure, label, ""));
    } else {
        narrow.iter().for_each(|label| draw_label(svg, tile.figure, label, " narrow"));
        wide.iter().for_each(|label| draw_label(svg, tile.figure, label, " wide"));
    }
    if link {
        svg.end("a");
    }
    svg.end("svg");
}

fn draw_label(svg: &mut Svg, figure: &Figure<'_>, label: &Label<'_>, class: &'static str) {
    let size = label.size;
    svg.raw("<text class=\"").raw(if *size == LARGE { "large" } else { "dense" }).raw(class).raw("\">");
    let mut y = PAD + size.text - 2;
    for (at, line) in label.lines.iter().enumerate() {
        line_at(svg, "label", y).text(line);
        if label.cut && at + 1 == label.lines.len() {
            svg.text("…");
        }
        svg.end("tspan");
        y += size.line;
    }
    line_at(svg, "value", y).text(figure.mark.text()).end("tspan");
    let note = figure.note.as_deref().unwrap_or_default();
    match label.note {
        Note::Beside => svg.raw(" <tspan class=\"note\"").px("dx", GAP - 4).open().text(note).end("tspan"),
        Note::Below => line_at(svg, "note", y + size.line).text(note).end("tspan"),
        Note::Nowhere => svg,
    };
    svg.end("text");
}

fn line_at<'s>(svg: &'s mut Svg, class: &str, y: i32) -> &'s mut Svg {
    svg.raw("<tspan").class(class, "").px("x", PAD).px("y", y).open()
}

/// The label of a tile too small for one, as a line below the drawing.
fn below(svg: &mut Svg, tile: &Tile<'_>) {
    svg.raw("<p>");
    let link = open_link(svg, tile.figure.href.as_deref());
    whole_text(svg, tile.figure);
    if link {
        svg.end("a");
    }
    svg.end("p");
}

fn whole_text(svg: &mut Svg, figure: &Figure<'_>) {
    svg.text(&figure.label).raw(" ").text(figure.mark.text());
    if let Some(note) = &figure.note {
        svg.raw(" ").text(note);
    }
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
        let tiles = svg.matches("<title>").count();
        assert!((6..=MOST + 1).contains(&tiles), "{tiles}");
        assert!(svg.contains(&format!("其余 {} 项", 80 - (tiles - 1))), "{svg}");
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
        assert!(svg.contains("<p><a href=\"a.html\">微 1</a></p>"), "{svg}");
        assert!(!svg.contains("其余"));
    }

    #[test]
    fn a_long_name_is_cut_only_where_it_has_no_room() {
        let long = "市级统筹推进数字政府基础设施（含政务云、政务外网、终端安全）运行维护及网络安全保障能力提升三年行动计划专项经费（二期）";
        let figures: Vec<Figure<'_>> = (0..12).map(|at| figure(long, 12 - at)).collect();
        let svg = drawn(&figures).expect("a chart");
        assert_sound(&svg);
        assert!(svg.contains("…</tspan>") && svg.contains("dense wide"), "{svg}");
        assert!(svg.matches(&format!("<title>{long}")).count() > 4);
    }
}
