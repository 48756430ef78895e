//! Wordings side by side, and what is said of them. The tables are texts, one row a line, so that they can be read cold.

mod beside;
mod moves;
mod results;

use crate::model::indicator::Polarity;
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;

/// A cell of a table as a target: nothing, `/`, 【withheld】, or a wording.
fn stated(text: &str) -> Stated<Target> {
    match text {
        "" => Stated::Absent,
        "不适用" => Stated::NotApplicable,
        "不公开" => Stated::Withheld("依据".into()),
        wording => Stated::Given(Target::parse(wording, None)),
    }
}

fn year(number: &str) -> FiscalYear {
    FiscalYear::parse(number).expect("a year")
}

fn polarity(word: &str) -> Option<Polarity> {
    match word {
        "" => None,
        word => Some(Polarity::parse(word).expect("a direction")),
    }
}

/// The rows of a table, each as so many cells.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        cells.try_into().unwrap_or_else(|cells| panic!("not {N} cells: {cells:?}"))
    })
}
