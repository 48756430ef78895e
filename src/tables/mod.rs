//! The tables of the site, one file each: what of the site stands in which rows. Pages show them, data files hold them,
//! charts draw them.

pub mod budget;
pub mod corrections;
pub mod coverage;
pub mod departments;
pub mod directory;
pub mod execution;
pub mod funding;
pub mod goalposts;
pub mod history;
pub mod indicators;
pub mod key_tasks;
pub mod levels;
pub mod lineage;
pub mod materials;
pub mod occurrences;
pub mod projects;
pub mod results;
pub mod sizes;
pub mod spread;
pub mod states;
pub mod units;
pub mod years;

use std::borrow::Cow;

use crate::finding::{FieldPath, Step};
use crate::index::{Site, SubjectYear};
use crate::judge::{Ground, Move};
use crate::model::amount::AmountUnit;
use crate::model::budget::{BudgetLine, Lines};
use crate::model::declaration::Assurance;
use crate::model::identity::Form;
use crate::model::indicator::{FirstLevel, IndicatorGroup, Level, Polarity, SecondLevel};
use crate::outcomes::Outcomes;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnPlace};
use crate::words::Words;

/// What a table is made from: the site, what came of its promises, and the words for its heads.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The site.
    pub site: &'s Site,
    /// The words.
    pub words: &'s Words,
    /// What came of the promises.
    pub outcomes: &'s Outcomes<'s>,
}

/// The word for a form.
#[must_use]
pub fn form_word(form: Form) -> &'static str {
    match form {
        Form::DepartmentTargets => "form_department_targets",
        Form::DepartmentSelfEvaluation => "form_department_self_evaluation",
        Form::DepartmentEvaluation => "form_department_evaluation",
        Form::ProjectTargets => "form_project_targets",
        Form::ProjectSelfEvaluation => "form_project_self_evaluation",
        Form::ProjectEvaluation => "form_project_evaluation",
    }
}

/// A field in words: what its keys are called, and of an item in a list its name. A key without a word is left out, unless
/// it is the last.
#[must_use]
pub fn field_label<'w>(words: &'w Words, path: &'w str) -> Cow<'w, str> {
    let Ok(FieldPath(steps)) = path.parse::<FieldPath>() else { return path.into() };
    let word = |key: &str| {
        let known = |kind| words.plain().get(&format!("{kind}_{key}"));
        ["column", "field", "block"].into_iter().find_map(known)
    };
    let last = steps.len().saturating_sub(1);
    let listed = steps.iter().rposition(|step| matches!(step, Step::Item(..))).unwrap_or(0);
    let parts = steps.iter().enumerate().skip(listed).filter_map(|(at, step)| match step {
        Step::Item(name, _) => Some(name.to_string()),
        Step::Key(key) => word(key).cloned().or_else(|| (at == last).then(|| key.to_string())),
    });
    parts.collect::<Vec<_>>().join(" · ").into()
}

/// The label of a first level.
#[must_use]
pub fn first_label(words: &Words, level: FirstLevel) -> &str {
    words.text(match level {
        FirstLevel::Output => "level_output",
        FirstLevel::Cost => "level_cost",
        FirstLevel::Benefit => "level_benefit",
        FirstLevel::Satisfaction => "level_satisfaction",
        FirstLevel::Decision => "level_decision",
        FirstLevel::Process => "level_process",
        FirstLevel::Other => "level_other",
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
            SecondLevel::Approval => "level_approval",
            SecondLevel::GoalSetting => "level_goal_setting",
            SecondLevel::FundingInput => "level_funding_input",
            SecondLevel::FundsManagement => "level_funds_management",
            SecondLevel::Implementation => "level_implementation",
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

/// The word for a line of a money table.
#[must_use]
pub fn line_word(line: BudgetLine) -> &'static str {
    match line {
        BudgetLine::Basic => "field_basic",
        BudgetLine::Projects => "field_projects",
        BudgetLine::Fiscal => "field_fiscal",
        BudgetLine::GeneralBudget => "field_general_budget",
        BudgetLine::GovernmentFund => "field_government_fund",
        BudgetLine::StateCapital => "field_state_capital",
        BudgetLine::UpperLevel => "field_upper_level",
        BudgetLine::Central => "field_central",
        BudgetLine::Provincial => "field_provincial",
        BudgetLine::Municipal => "field_municipal",
        BudgetLine::County => "field_county",
        BudgetLine::Local => "field_local",
        BudgetLine::SpecialAccount => "field_special_account",
        BudgetLine::CarriedOver => "field_carried_over",
        BudgetLine::BusinessIncome => "field_business_income",
        BudgetLine::OperatingIncome => "field_operating_income",
        BudgetLine::SubsidyIncome => "field_subsidy_income",
        BudgetLine::AffiliateIncome => "field_affiliate_income",
        BudgetLine::UnitFunds => "field_unit_funds",
        BudgetLine::OwnFunds => "field_own_funds",
        BudgetLine::Other => "field_other_funds",
    }
}

/// The word for a part of the budget, by its field's path.
#[must_use]
pub fn part_word(path: &str) -> &'static str {
    if let Some(key) = path.strip_prefix("budget.income.") {
        let line = BudgetLine::ALL.into_iter().find(|line| line.name() == key);
        let own = if key.starts_with("other_sources") { "field_other_funds" } else { "field_total" };
        return line.map_or(own, line_word);
    }
    match path {
        "budget.expenditure.basic" => "field_basic",
        "budget.expenditure.personnel" => "field_personnel",
        "budget.expenditure.operating" => "field_operating",
        "budget.expenditure.projects" => "field_projects",
        "budget.expenditure.other" => "field_other_expenditure",
        "budget.development.special" => "field_special",
        "budget.development.other" => "field_other_development",
        "budget.levels.own" => "field_own",
        "budget.levels.transfers" => "field_transfers",
        _ => "field_total",
    }
}

/// A label of a money table, set in where the line is a part of the one above: 其中：一般公共预算.
#[must_use]
pub fn line_label<'s, T>(words: &'s Words, lines: &Lines<T>, line: BudgetLine) -> Cell<'s> {
    let label = words.text(line_word(line));
    match lines.enclosing(line) {
        Some(_) => Cell::text(words.say("of_which", &[("line", label)])),
        None => Cell::text(label),
    }
}

/// The label of a group's first level: as published, or else our own.
#[must_use]
pub fn published_first<'s>(words: &'s Words, group: &'s IndicatorGroup) -> &'s str {
    group.labels.first.as_deref().unwrap_or_else(|| first_label(words, group.level.first))
}

/// The label of a group's second level: as published, or else our own; empty where the form names none.
#[must_use]
pub fn published_second<'s>(words: &'s Words, group: &'s IndicatorGroup) -> &'s str {
    group.labels.second.as_deref().unwrap_or_else(|| second_label(words, group.level.second))
}

/// Who stands behind a result.
#[must_use]
pub fn assurance_word(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::SelfEvaluated => "assurance_self_evaluated",
        Assurance::DepartmentEvaluated => "assurance_department_evaluated",
        Assurance::FinanceReviewed => "assurance_finance_reviewed",
        Assurance::FinanceEvaluated => "assurance_finance_evaluated",
        Assurance::ThirdPartyEvaluated => "assurance_third_party_evaluated",
    }
}

/// The word for a polarity.
#[must_use]
pub fn polarity_word(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::HigherIsBetter => "polarity_higher_is_better",
        Polarity::LowerIsBetter => "polarity_lower_is_better",
        Polarity::Moderate => "polarity_moderate",
    }
}

/// The word for a move of a target.
#[must_use]
pub fn move_word(moved: Move) -> &'static str {
    match moved {
        Move::Loosened => "move_loosened",
        Move::Tightened => "move_tightened",
        Move::Shifted => "move_shifted",
        Move::ComparatorDropped => "move_comparator_dropped",
        Move::ComparatorAdded => "move_comparator_added",
        Move::UnitChanged => "move_unit_changed",
        Move::MadeUnmeasurable => "move_made_unmeasurable",
        Move::MadeMeasurable => "move_made_measurable",
        Move::Reworded => "move_reworded",
        Move::Renamed => "move_renamed",
        Move::WeightChanged => "move_weight_changed",
        Move::Dropped => "move_dropped",
        Move::Added => "move_added",
    }
}

/// The word for the ground on which a result is said to be what it is.
#[must_use]
pub fn ground_word(ground: Ground) -> &'static str {
    match ground {
        Ground::Allowed => "ground_allowed",
        Ground::Better => "ground_better",
        Ground::FallsShort => "ground_falls_short",
        Ground::GoesBeyond => "ground_goes_beyond",
        Ground::Zero => "ground_zero",
        Ground::BeyondTolerance => "ground_beyond_tolerance",
        Ground::OutsideRange => "ground_outside_range",
        Ground::NoRatio => "ground_no_ratio",
        Ground::NotBeyond => "ground_not_beyond",
        Ground::OtherDirection => "ground_other_direction",
        Ground::InTime => "ground_in_time",
        Ground::Late => "ground_late",
        Ground::MarkReached => "ground_mark_reached",
        Ground::MarkMissed => "ground_mark_missed",
        Ground::NotYetDue => "ground_not_yet_due",
        Ground::TargetNotUnderstood => "ground_target_not_understood",
        Ground::ResultNotUnderstood => "ground_result_not_understood",
        Ground::ResultInDoubt => "ground_result_in_doubt",
        Ground::NotMeasurable => "ground_not_measurable",
        Ground::OtherKind => "ground_other_kind",
        Ground::OtherUnit => "ground_other_unit",
        Ground::Straddles => "ground_straddles",
        Ground::DirectionUnknown => "ground_direction_unknown",
        Ground::ScaleUnknown => "ground_scale_unknown",
        Ground::DayUnknown => "ground_day_unknown",
        Ground::NumbersDiffer => "ground_numbers_differ",
        Ground::NoTarget => "ground_no_target",
        Ground::NoResult => "ground_no_result",
        Ground::Withheld => "ground_withheld",
        Ground::NotApplicable => "ground_not_applicable",
    }
}

/// What a subject is called beside others, and its page of the year: a department as a whole has no name of its own.
#[must_use]
pub fn subject<'s>(source: Source<'s>, subject: SubjectYear<'s>) -> (&'s str, Page) {
    match subject.project_id() {
        Some(project) => (subject.name(), Page::ProjectYear(subject.year, project)),
        None => (
            source.words.text("department_as_a_whole"),
            Page::DepartmentYear(subject.year, subject.department.clone()),
        ),
    }
}

/// The region of each row; a page shows it where a site has more than one.
#[must_use]
pub fn region_column(source: Source<'_>) -> Column {
    let place = if source.site.registry.regions.len() > 1 { ColumnPlace::Page } else { ColumnPlace::Data };
    Column::text(source.words, "region").at(place)
}

/// The unit in which tables that gather several forms state money.
pub const GATHERED_UNIT: AmountUnit = AmountUnit::TenThousandYuan;
