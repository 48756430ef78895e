//! Errors in print: for each kind of rule about what a form says, a form that breaks it. One that a site could not be
//! built with is recorded in the form as a known error, as an office does that cannot change what it published.

use rust_decimal::Decimal;

use crate::demo::city::Project;
use crate::demo::stated::{amount, text};
use crate::model::amount::{Amount, percent};
use crate::model::budget::{BudgetLine, ExecutionRow, Lines};
use crate::model::declaration::{
    Adjustment, Content, Declaration, KnownError, ProjectTargets, SelfEvaluation,
};
use crate::model::indicator::{Indicator, IndicatorColumns, IndicatorGroup, Polarity};
use crate::model::stated::Stated;
use crate::model::target::Target;

/// An error, named after the rule that finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    FundingPartsDifferFromTotal,
    PartsExceedTheirLine,
    TargetNotUnderstood,
    IndicatorWithoutTarget,
    IndicatorWrittenTwice,
    PolarityContradictsComparator,
    KeyTaskWrittenTwice,
    ProjectDeclaredTwice,
    EditionWithoutFirst,
    EditionWithoutReason,
    FirstEditionAdjusted,
    KnownErrorDoesNotApply,
    NotDeclared,
    ExecutionRateDiffers,
    ExecutionPartsDifferFromTotal,
    ExecutionScoreDiffers,
    ExecutedExceedsBudget,
    TotalScoreDiffers,
    ScoreExceedsWeight,
    WeightsDifferFromHundred,
    GradeDiffersFromScore,
}

/// Which wording no reader can understand: letters for digits.
const GARBLED: &str = "≥9O%（含）~~";

impl Slip {
    pub(super) const ALL: [Slip; 21] = [
        Slip::FundingPartsDifferFromTotal,
        Slip::PartsExceedTheirLine,
        Slip::TargetNotUnderstood,
        Slip::IndicatorWithoutTarget,
        Slip::IndicatorWrittenTwice,
        Slip::PolarityContradictsComparator,
        Slip::KeyTaskWrittenTwice,
        Slip::ProjectDeclaredTwice,
        Slip::EditionWithoutFirst,
        Slip::EditionWithoutReason,
        Slip::FirstEditionAdjusted,
        Slip::KnownErrorDoesNotApply,
        Slip::NotDeclared,
        Slip::ExecutionRateDiffers,
        Slip::ExecutionPartsDifferFromTotal,
        Slip::ExecutionScoreDiffers,
        Slip::ExecutedExceedsBudget,
        Slip::TotalScoreDiffers,
        Slip::ScoreExceedsWeight,
        Slip::WeightsDifferFromHundred,
        Slip::GradeDiffersFromScore,
    ];

    /// The rule that finds it.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Slip::FundingPartsDifferFromTotal => "funding-parts-differ-from-total",
            Slip::PartsExceedTheirLine => "parts-exceed-their-line",
            Slip::TargetNotUnderstood => "target-not-understood",
            Slip::IndicatorWithoutTarget => "indicator-without-target",
            Slip::IndicatorWrittenTwice => "indicator-written-twice",
            Slip::PolarityContradictsComparator => "polarity-contradicts-comparator",
            Slip::KeyTaskWrittenTwice => "key-task-written-twice",
            Slip::ProjectDeclaredTwice => "project-declared-twice",
            Slip::EditionWithoutFirst => "edition-without-first",
            Slip::EditionWithoutReason => "edition-without-reason",
            Slip::FirstEditionAdjusted => "first-edition-adjusted",
            Slip::KnownErrorDoesNotApply => "known-error-does-not-apply",
            Slip::NotDeclared => "project-not-declared",
            Slip::ExecutionRateDiffers => "execution-rate-differs",
            Slip::ExecutionPartsDifferFromTotal => "execution-parts-differ-from-total",
            Slip::ExecutionScoreDiffers => "execution-score-differs",
            Slip::ExecutedExceedsBudget => "executed-exceeds-budget",
            Slip::TotalScoreDiffers => "total-score-differs",
            Slip::ScoreExceedsWeight => "score-exceeds-weight",
            Slip::WeightsDifferFromHundred => "weights-differ-from-hundred",
            Slip::GradeDiffersFromScore => "grade-differs-from-score",
        }
    }

    /// Whether it stands in the self-evaluation.
    pub(super) fn is_of_results(self) -> bool {
        self as usize >= Slip::NotDeclared as usize
    }

    /// Whether the project runs in that year alone: its other years could not be compared with this one.
    pub(super) fn is_of_one_year(self) -> bool {
        matches!(
            self,
            Slip::TargetNotUnderstood
                | Slip::IndicatorWithoutTarget
                | Slip::IndicatorWrittenTwice
                | Slip::PolarityContradictsComparator
        )
    }

    /// Whether it is recorded in the form as a known error, which readers see.
    pub(super) fn is_known(self) -> bool {
        matches!(
            self,
            Slip::FundingPartsDifferFromTotal
                | Slip::PartsExceedTheirLine
                | Slip::KnownErrorDoesNotApply
                | Slip::ExecutionRateDiffers
                | Slip::ExecutionPartsDifferFromTotal
                | Slip::TotalScoreDiffers
                | Slip::ScoreExceedsWeight
        )
    }

    /// Makes the error in a declaration of its project and year, if it is of the form in which the error stands.
    pub(super) fn happen(self, declaration: &mut Declaration, partner: &Project<'_>) {
        let known = match &mut declaration.content {
            Content::ProjectTargets(form) if !self.is_of_results() => self.in_targets(form, partner),
            Content::SelfEvaluation(form) if self.is_of_results() => self.in_results(form),
            _ => return,
        };
        match self {
            Slip::EditionWithoutFirst => {
                declaration.key.edition = 2;
                declaration.file = declaration.key.path().into();
                declaration.adjustment = Some(Box::new(adjustment(declaration.key.year.number())));
            }
            Slip::FirstEditionAdjusted => {
                declaration.adjustment = Some(Box::new(adjustment(declaration.key.year.number())));
            }
            _ => {}
        }
        let rule = match self {
            // It says of the sum what is not so.
            Slip::KnownErrorDoesNotApply => Slip::FundingPartsDifferFromTotal.rule(),
            _ => self.rule(),
        };
        declaration.known_errors.extend(known.map(|known| known_error(rule, known)));
    }

    /// What the targets of a project say, and as what it is known.
    fn in_targets(self, form: &mut ProjectTargets, partner: &Project<'_>) -> Option<Known> {
        match self {
            Slip::FundingPartsDifferFromTotal => {
                let parts = form.funding.total.given().copied()?;
                form.funding.total = more(parts);
                return Some(known("funding.total", form.funding.total.given()?.grouped(), parts.grouped()));
            }
            Slip::PartsExceedTheirLine => {
                let fiscal = *form.funding.lines.amount(BudgetLine::Fiscal).given()?;
                let general = more(fiscal);
                let lines = form.funding.lines.iter().map(|(line, amount)| (line, amount.clone()));
                form.funding.lines = Lines::new(lines.chain([(BudgetLine::GeneralBudget, general.clone())]));
                return Some(known("funding.fiscal", fiscal.grouped(), general.given()?.grouped()));
            }
            Slip::TargetNotUnderstood => {
                let indicator = second(&mut form.indicators)?;
                indicator.annual_target = Stated::Given(Target::parse(GARBLED, Some(&indicator.name)));
                indicator.period_target = indicator.annual_target.clone();
            }
            Slip::IndicatorWithoutTarget => {
                let indicator = second(&mut form.indicators)?;
                (indicator.annual_target, indicator.period_target) = (Stated::Absent, Stated::Absent);
            }
            Slip::IndicatorWrittenTwice => {
                let twice = second(&mut form.indicators)?.clone();
                form.indicators.first_mut()?.indicators.push(twice);
            }
            Slip::PolarityContradictsComparator => {
                let indicator = second(&mut form.indicators)?;
                indicator.annual_target = Stated::Given(Target::parse("≥12次", Some(&indicator.name)));
                indicator.period_target = indicator.annual_target.clone();
                indicator.columns = Some(Box::new(IndicatorColumns {
                    polarity: Some(Polarity::LowerIsBetter),
                    ..IndicatorColumns::default()
                }));
            }
            Slip::KeyTaskWrittenTwice => form.key_task = Stated::Given(Decimal::ONE),
            Slip::ProjectDeclaredTwice => form.head.code = text(partner.code()),
            Slip::KnownErrorDoesNotApply => {
                let total = form.funding.total.given()?.grouped();
                return Some(known("funding.total", total.clone(), total));
            }
            _ => {}
        }
        None
    }

    /// What a self-evaluation says, and as what it is known.
    fn in_results(self, form: &mut SelfEvaluation) -> Option<Known> {
        match self {
            Slip::ExecutionRateDiffers => {
                let computed = *form.execution.total.rate.given()?;
                let printed = computed.checked_sub(Decimal::new(1, 2))?;
                form.execution.total.rate = Stated::Given(printed);
                return Some(known("execution.total.rate", format!("{printed}%"), format!("{computed}%")));
            }
            Slip::ExecutionPartsDifferFromTotal => {
                let parts = *form.execution.total.initial_budget.given()?;
                form.execution.total.initial_budget = more(parts);
                let printed = form.execution.total.initial_budget.given()?.grouped();
                return Some(known("execution.total.initial_budget", printed, parts.grouped()));
            }
            Slip::ExecutionScoreDiffers => {
                let (score, total) = (*form.execution.total.score.given()?, *form.total_score.given()?);
                form.execution.total.score = Stated::Given(score.checked_sub(Decimal::new(50, 2))?);
                form.total_score = Stated::Given(total.checked_sub(Decimal::new(50, 2))?);
            }
            Slip::ExecutedExceedsBudget => spend_more(form)?,
            Slip::TotalScoreDiffers => {
                let computed = *form.total_score.given()?;
                let printed = computed.checked_sub(Decimal::ONE)?;
                form.total_score = Stated::Given(printed);
                return Some(known("total_score", printed.to_string(), computed.to_string()));
            }
            Slip::ScoreExceedsWeight => {
                let total = *form.total_score.given()?;
                let group = form.indicators.first_mut()?;
                let keys: Vec<&str> = group.keys().collect();
                let mut field = format!("indicators.{}", keys.join("."));
                let indicator = group.indicators.get_mut(1)?;
                field.push_str(&format!("[{}].score", indicator.name));
                let weight = *indicator.weight().given()?;
                let result = indicator.result.as_mut()?;
                let (was, is) = (*result.score.given()?, weight.checked_add(Decimal::ONE)?);
                result.score = Stated::Given(is);
                form.total_score = Stated::Given(total.checked_add(is)?.checked_sub(was)?);
                return Some(known(&field, is.to_string(), weight.to_string()));
            }
            Slip::WeightsDifferFromHundred => {
                let indicator = second(&mut form.indicators)?;
                let weight = indicator.weight().given()?.checked_add(Decimal::ONE)?;
                indicator.columns.as_mut()?.weight = Stated::Given(weight);
            }
            Slip::GradeDiffersFromScore => form.grade = text("差"),
            _ => {}
        }
        None
    }
}

/// The reason that an office gives for an adjusted edition.
pub(in crate::demo) fn adjustment(year: u16) -> Adjustment {
    Adjustment {
        reason: text("年中预算调整，任务量相应变化，按程序调整绩效目标。"),
        document: text(document(year)),
        date: text(format!("{year}-08-15")),
    }
}

/// The document that approved it.
pub(super) fn document(year: u16) -> String {
    format!("云溪财绩〔{year}〕18号（虚构）")
}

/// The record of an error that is known.
pub(super) fn known_error(rule: &str, (field, published, computed): Known) -> KnownError {
    KnownError {
        rule: rule.into(),
        field: field.into(),
        published: published.into(),
        computed: computed.into(),
        note: text("公开的表格即如此，按原样保留；两个数不一致的原因正在核实。"),
    }
}

/// Field, published and computed value.
type Known = (String, String, String);

fn known(field: &str, published: impl Into<String>, computed: impl Into<String>) -> Known {
    (field.to_owned(), published.into(), computed.into())
}

/// One 万元 more.
fn more(than: Amount) -> Stated<Amount> {
    Stated::Given(Amount { value: than.value.checked_add(Decimal::ONE).unwrap_or(than.value), ..than })
}

/// The second indicator of the first level: the goal of the year names others.
fn second(groups: &mut [IndicatorGroup]) -> Option<&mut Indicator> {
    groups.first_mut()?.indicators.get_mut(1)
}

/// Moves budget from 财政拨款 to 上年结转, so that the one is spent beyond its budget while the totals hold.
fn spend_more(form: &mut SelfEvaluation) -> Option<()> {
    let row = |line| form.execution.lines.get(line).cloned();
    let (mut fiscal, mut carried) = (row(BudgetLine::Fiscal)?, row(BudgetLine::CarriedOver)?);
    let other = row(BudgetLine::Other)?;
    let (budget, executed) = (fiscal.adjusted_budget.given()?.value, fiscal.executed.given()?.value);
    let left = executed.checked_sub(Decimal::ONE)?;
    fiscal.adjusted_budget = Stated::Given(Amount { value: left, ..*fiscal.adjusted_budget.given()? });
    carried.adjusted_budget =
        Stated::Given(Amount { value: budget.checked_sub(left)?, ..*carried.adjusted_budget.given()? });
    carried.executed = amount(0);
    for row in [&mut fiscal, &mut carried] {
        row.rate = rate(row);
    }
    form.execution.lines = Lines::new([
        (BudgetLine::Fiscal, fiscal),
        (BudgetLine::CarriedOver, carried),
        (BudgetLine::Other, other),
    ]);
    Some(())
}

fn rate(row: &ExecutionRow) -> Stated<Decimal> {
    let rate = row.executed.given().zip(row.adjusted_budget.given());
    let rate = rate.and_then(|(executed, budget)| percent(executed.value, budget.value, 2));
    rate.map_or(Stated::Absent, Stated::Given)
}
