//! The tables of the site, one file each: what of the site stands in which rows. Pages show them, data files hold them,
//! charts draw them.

pub mod budget;
pub mod departments;
pub mod execution;
pub mod funding;
pub mod indicators;
pub mod key_tasks;
pub mod levels;
pub mod lineage;
pub mod occurrences;
pub mod projects;
pub mod years;

use crate::index::Site;
use crate::model::amount::AmountUnit;
use crate::model::indicator::{FirstLevel, Level, SecondLevel};
use crate::rows::Cell;
use crate::words::Words;

/// What a table is made from: the site, and the words for its heads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The site.
    pub site: &'s Site,
    /// The words.
    pub words: &'s Words,
}

/// The label of a first level.
#[must_use]
pub fn first_label(words: &Words, level: FirstLevel) -> &str {
    words.text(match level {
        FirstLevel::Output => "level_output",
        FirstLevel::Cost => "level_cost",
        FirstLevel::Benefit => "level_benefit",
        FirstLevel::Satisfaction => "level_satisfaction",
    })
}

/// The label of a second level; empty where the form names none.
#[must_use]
pub fn second_label(words: &Words, level: Option<SecondLevel>) -> &str {
    level.map_or("", |level| {
        words.text(match level {
            SecondLevel::Quantity => "level_quantity",
            SecondLevel::Quality => "level_quality",
            SecondLevel::Timeliness => "level_timeliness",
            SecondLevel::OutputCost => "level_output_cost",
            SecondLevel::EconomicCost => "level_economic_cost",
            SecondLevel::SocialCost => "level_social_cost",
            SecondLevel::EnvironmentalCost => "level_environmental_cost",
            SecondLevel::EconomicBenefit => "level_economic",
            SecondLevel::SocialBenefit => "level_social",
            SecondLevel::EcologicalBenefit => "level_ecological",
            SecondLevel::Sustainability => "level_sustainability",
            SecondLevel::ClientSatisfaction => "level_client_satisfaction",
        })
    })
}

/// The label of the deepest level that is named.
#[must_use]
pub fn level_label(words: &Words, level: Level) -> &str {
    match level.second {
        Some(_) => second_label(words, level.second),
        None => first_label(words, level.first),
    }
}

/// The word for a part of the budget, by its field's path.
#[must_use]
pub fn part_word(path: &str) -> &'static str {
    match path {
        "budget.expenditure.basic" => "field_basic",
        "budget.expenditure.projects" => "field_projects",
        "budget.development.special" => "field_special",
        "budget.development.other" => "field_other_development",
        "budget.income.fiscal" => "field_fiscal",
        "budget.income.other" => "field_other_funds",
        "budget.levels.own" => "field_own",
        "budget.levels.transfers" => "field_transfers",
        _ => "field_total",
    }
}

/// How many are missing from a sum beside it; nothing where none is.
#[must_use]
pub fn missing<'s>(count: usize) -> Cell<'s> {
    if count == 0 { Cell::Absent } else { Cell::Count(count) }
}

/// The unit in which tables that gather several forms state money.
pub const GATHERED_UNIT: AmountUnit = AmountUnit::TenThousandYuan;
