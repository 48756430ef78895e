//! Projects of one region in a year by what they cost: how many there are of each size, what they make together, and which.
//! What is withheld or not stated is no small amount, and stands by itself.

use rust_decimal::Decimal;

use super::projects::{ranked, under};
use super::{GATHERED_UNIT, Source};
use crate::index::SubjectYear;
use crate::model::amount::{Amount, grouped};
use crate::model::stated::Stated;
use crate::rows::{Cell, Column, ColumnKind, Row, RowSet, counted};
use crate::words::Words;

/// Where a class ends and the next begins, in [`GATHERED_UNIT`]; an amount at the bound is in the class above.
const BOUNDS: [u32; 6] = [10, 50, 100, 500, 1_000, 5_000];

/// A class, in the order of the tables: large ones first, then what has no amount.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    /// So many bounds lie above it.
    Below(usize),
    /// 不公开.
    Withheld,
    /// Nothing is stated.
    Unstated,
}

impl Size {
    fn of(funding: &Stated<Amount>) -> Size {
        match funding {
            Stated::Given(amount) => {
                let amount = amount.in_unit(GATHERED_UNIT).value;
                Size::Below(BOUNDS.iter().filter(|bound| amount < Decimal::from(**bound)).count())
            }
            Stated::Withheld(_) => Size::Withheld,
            Stated::Absent | Stated::NotApplicable => Size::Unstated,
        }
    }

    /// The class by its bounds: `10–50 万元`.
    fn label(self, words: &Words) -> String {
        let Size::Below(above) = self else {
            return words
                .text(if self == Size::Withheld { "size_withheld" } else { "size_unstated" })
                .to_owned();
        };
        let bound = |at: usize| BOUNDS.get(at).map(|bound| grouped(Decimal::from(*bound), 0));
        let to = BOUNDS.len().checked_sub(above).and_then(bound);
        let from = BOUNDS.len().checked_sub(above + 1).and_then(bound);
        let word = match (&from, &to) {
            (Some(_), Some(_)) => "size_between",
            (Some(_), None) => "size_above",
            (None, _) => "size_below",
        };
        let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
        words.say(word, &[("from", &from), ("to", &to), ("unit", GATHERED_UNIT.name())])
    }
}

/// Projects with their class and amount, by class and largest first.
type Classed<'s> = Vec<(Size, SubjectYear<'s>, Option<Amount>)>;

/// The classes of a region with their sums, and its projects under their class. `id` ends the names of both tables.
#[must_use]
pub fn of_region<'s>(
    source: Source<'s>,
    (id, name): (&str, &str),
    projects: impl Iterator<Item = SubjectYear<'s>>,
) -> [RowSet<'s>; 2] {
    let words = source.words;
    let mut classed: Classed<'s> = ranked(projects)
        .into_iter()
        .map(|(subject, amount)| (Size::of(&subject.funding()), subject, amount))
        .collect();
    // A stable sort: within a class the largest stays first.
    classed.sort_by_key(|(size, ..)| *size);
    let parts = [("region", name)];
    let caption = words.say("caption_by_size", &parts);
    [
        counts(source, &classed, name).called(format!("sizes-{id}")),
        listed(source, &classed, caption).called(format!("by-size-{id}")),
    ]
}

/// One row a class that has projects. Shares are of what all projects that state their funding make together.
fn counts<'s>(source: Source<'s>, classed: &Classed<'s>, region: &str) -> RowSet<'s> {
    let words = source.words;
    let sum = |of: &[(Size, SubjectYear<'s>, Option<Amount>)]| {
        let mut stated = of.iter().filter_map(|(.., amount)| *amount).peekable();
        stated.peek()?;
        Amount::sum(stated, GATHERED_UNIT)
    };
    let whole = sum(classed);
    let classes = classed.chunk_by(|(a, ..), (b, ..)| a == b);
    let rows = classes.map(|class| {
        let part = sum(class);
        Row::new(vec![
            Cell::text(class[0].0.label(words)),
            Cell::Count(class.len()),
            part.map_or(Cell::Absent, Cell::Amount),
            Cell::share(part, whole),
        ])
    });
    let rows = rows.collect();
    let stated = classed.iter().filter(|(.., amount)| amount.is_some()).count();
    let parts = [
        ("region", region),
        ("projects", &*counted(classed.len())),
        ("stated", &*counted(stated)),
        ("sum", &*whole.unwrap_or(Amount::zero(GATHERED_UNIT)).grouped()),
        ("unit", GATHERED_UNIT.name()),
    ];
    let columns = vec![
        Column::text(words, "size"),
        Column::new(words, "project_count", ColumnKind::Number),
        Column::new(words, "size_funding", ColumnKind::Amount(GATHERED_UNIT)),
        Column::new(words, "share_of_stated", ColumnKind::Percent),
    ];
    RowSet { id: "sizes".into(), caption: words.say("caption_sizes", &parts), columns, rows }
}

/// One row a project.
fn listed<'s>(source: Source<'s>, classed: &Classed<'s>, caption: String) -> RowSet<'s> {
    let projects = classed.iter().map(|(size, subject, _)| (Cell::text(size.label(source.words)), *subject));
    under(source, "size", projects, caption).called("by-size")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::model::amount::AmountUnit;

    #[test]
    fn a_bound_belongs_to_the_class_above_it() {
        let words = Words::new(Language::Chinese);
        let of = |value: Decimal, unit| Size::of(&Stated::Given(Amount { value, unit })).label(&words);
        for (value, label) in [
            ("-5", "不到 10 万元"),
            ("0", "不到 10 万元"),
            ("9.99", "不到 10 万元"),
            ("10", "10–50 万元"),
            ("999.99", "500–1,000 万元"),
            ("5000", "5,000 万元及以上"),
        ] {
            let value: Decimal = value.parse().expect("a number");
            assert_eq!(of(value, AmountUnit::TenThousandYuan), label);
            assert_eq!(of(value * Decimal::from(10_000), AmountUnit::Yuan), label, "in 元");
        }
    }
}
