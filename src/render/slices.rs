//! Long tables → pages that stay usable: the first rows stand on the page itself, the others in slices of their own, each a
//! page at an address that follows from the first. All are cut from one row set, and its data file has every row.

use std::ops::Range;

use rust_decimal::Decimal;

use super::scene::{Scene, Slice};
use super::table::Shown;
use super::view::{Body, Frame, Link, Slices, Table, Tables, View};
use crate::model::amount::grouped;
use crate::route;
use crate::rows::RowSet;

/// How many rows a slice has.
const ROWS: usize = 500;

impl<'s> Scene<'s> {
    /// A table for the page, which goes on in slices where it is long.
    pub(super) fn listing(&mut self, set: RowSet<'s>) -> Table<'s> {
        if set.rows.len() <= ROWS {
            return self.table(set);
        }
        let csv = self.csv(&set);
        let shown = Shown::of(&set, self.words);
        let mut rows = set.rows.chunks(ROWS);
        let first = self.part((&set, &shown), rows.next().unwrap_or_default());
        let first = Table { csv: csv.clone(), ..self.cut(&set, 1, first) };
        for (nth, rows) in (2..).zip(rows) {
            // A slice is a page of its own, with anchors and terms of its own.
            let (anchors, terms) = (std::mem::take(&mut self.anchors), std::mem::take(&mut self.terms));
            let table = self.part((&set, &shown), rows);
            let table = Table { csv: csv.clone(), ..self.cut(&set, nth, table) };
            self.anchors = anchors;
            let terms = std::mem::replace(&mut self.terms, terms);
            let slice = self.later.entry(nth).or_default();
            slice.tables.push(table);
            slice.terms.extend(terms);
        }
        self.keep(set);
        first
    }

    /// The link to the heading `anchor`, which begins at a row of a listing.
    pub(super) fn link_to_row(&self, at: usize, anchor: &str, text: impl Into<String>) -> Link<'s> {
        let page = match at / ROWS {
            0 => String::new(),
            later => self.slice_href(later + 1),
        };
        Link { text: text.into().into(), href: Some(format!("{page}#{anchor}")) }
    }

    /// A part of a table that knows where it stands among the others.
    fn cut(&self, set: &RowSet<'s>, nth: usize, table: Table<'s>) -> Table<'s> {
        let count = set.rows.len();
        let slices = count.div_ceil(ROWS);
        let rows = |nth: usize| (nth - 1) * ROWS + 1..(nth * ROWS).min(count);
        let href = |nth: usize| format!("{}#{}", self.slice_href(nth), set.id);
        let neighbour = |nth: usize, word: &'s str| {
            let link = || Link { text: self.text(word).into(), href: Some(href(nth)) };
            (1..=slices).contains(&nth).then(link)
        };
        let link = |other: usize| Link {
            text: self.rows_of("slice_rows", &rows(other), count).into(),
            href: (other != nth).then(|| href(other)),
        };
        let slices = Slices {
            label: self.say("slices", &[("table", &set.caption)]),
            note: self.text("slice_note"),
            previous: neighbour(nth - 1, "slice_previous"),
            next: neighbour(nth + 1, "slice_next"),
            links: (1..=slices).map(link).collect(),
        };
        let count_text = self.rows_of("slice_count", &rows(nth), count);
        Table { count_text, slices: Some(Box::new(slices)), ..table }
    }

    fn rows_of(&self, word: &str, rows: &Range<usize>, count: usize) -> String {
        let [from, to, count] = [rows.start, rows.end, count].map(|number| grouped(Decimal::from(number), 0));
        self.say(word, &[("from", &from), ("to", &to), ("count", &count)])
    }

    /// The link from any slice of the page to one of them.
    fn slice_href(&self, nth: usize) -> String {
        route::relative(&self.address, &route::slice_address(&self.address, nth))
    }
}

/// The later slices of the page, whose frame is `page`.
pub(super) fn views<'s>(scene: &mut Scene<'s>, page: &Frame<'s>) -> Vec<(String, View<'s>)> {
    let later = std::mem::take(&mut scene.later);
    let (first, last) = (scene.address.clone(), later.len() + 1);
    let views = later.into_iter().map(|(nth, Slice { tables, terms })| {
        scene.address = route::slice_address(&first, nth);
        scene.terms = terms;
        let part = [("part", &*nth.to_string()), ("parts", &*last.to_string())];
        let mut way: Vec<Link<'s>> = page.breadcrumb.iter().skip(1).cloned().collect();
        if let Some(whole) = way.last_mut() {
            whole.href = Some(route::relative(&scene.address, &first));
        }
        way.push(Link { text: scene.say("slice", &part).into(), href: None });
        let named = |text: &str| scene.say("slice_heading", &[("heading", text), part[0], part[1]]);
        let mut frame = scene.frame("tables", named(&page.heading), way);
        frame.title = named(&page.title).into();
        frame.lead = scene.say("lead_slice", &part);
        frame.terms = scene.explanations.among(&scene.terms);
        (scene.address.clone(), View { page: frame, body: Body::Tables(Tables { chart: None, tables }) })
    });
    views.collect()
}
