//! The self-evaluations of the generated city: what came of a project's promises, with points that add up as the form
//! asks: 10 for execution, 50 for output, 30 for cost and benefit, 10 for satisfaction.

use rust_decimal::Decimal;

use super::city::{City, Money, Project};
use super::declare::declaration;
use super::measure::{Measure, Outcome, spent};
use super::past::Form;
use super::promises::{self, Told, weight};
use super::rng::{Rng, Topic};
use super::stated::{amount, text};
use crate::judge::State;
use crate::model::amount::percent;
use crate::model::budget::{BudgetLine, Execution, ExecutionRow, Lines};
use crate::model::declaration::{Content, Declaration, SelfEvaluation};
use crate::model::indicator::IndicatorResult;
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;

/// Points for the execution of the budget.
const EXECUTION_WEIGHT: i64 = 10;

/// Why a promise was missed. The office's words, without anybody's name.
const REASONS: [&str; 6] = [
    "前期准备时间较长，部分任务推迟到下一年度完成；下一年度将提前编制方案。",
    "汛期连续降雨影响现场施工；已调整工序，并在方案中预留雨季工期。",
    "年初测算的需求偏高；以后按上年实际数量测算指标值。",
    "部分设备供货延迟；已约定延期责任，并增加备选供货单位。",
    "服务对象参与度不及预期；将增加宣传场次，改进报名方式。",
    "个别点位因用地协调未能实施；已更换点位，纳入下一年度计划。",
];

impl City {
    /// A project's self-evaluation for a year that is over.
    pub(super) fn self_evaluation(&self, (project, year): (&Project<'_>, FiscalYear)) -> Declaration {
        let number = year.number();
        let mut rng = Rng::of(self.seed, Topic::Results, [project.key[0], project.key[1], u32::from(number)]);
        let event = self.event(project.key);
        let promises = self.promises(project, (number, Form::SelfEvaluation));
        let (execution, executed, mut points) = execution(self.money(project.key, number), &mut rng);
        let mut missed = 0;
        let reported: Vec<_> = (0..promises.len())
            .map(|at| {
                let (promise, weight) = (&promises[at], weight(&promises, at));
                let outcome = match (promise.told, promise.measure) {
                    (Some(told), _) => {
                        let missed = event.and_then(|event| event.missed(number));
                        self.told((told, number), missed)
                    }
                    (None, Measure::Cost) => spent(promise.figure, executed),
                    (None, measure) => measure.kept(promise.style, promise.figure, (number, &mut rng)),
                };
                let (result, hundredths) = result(outcome, (&promise.name, weight), &mut rng);
                points += hundredths;
                missed += usize::from(!result.deviation.is_absent());
                (promise.level, promise.reported(&self.annual(promise, number), (weight, result)))
            })
            .collect();
        let form = SelfEvaluation {
            head: Some(self.head(project, number)),
            execution,
            annual_goal: text(self.annual_goal(project, &promises, number)),
            achieved: text(achieved(project, (promises.len(), missed))),
            indicators: promises::grouped(reported.into_iter()),
            total_score: Stated::Given(Decimal::new(points, 2)),
            ..SelfEvaluation::default()
        };
        let content = Content::SelfEvaluation(Box::new(form));
        let mut declaration = declaration((year, &project.department, Some(&project.id)), content);
        declaration.filled_in_on = text(format!("{}-03-{:02}", number + 1, 1 + project.key[1] % 28));
        if let Some(event) = event {
            event.bend(&mut declaration, project, self);
        }
        declaration
    }

    /// What came of a promise in words of its own.
    fn told(&self, (told, year): (Told, u16), missed: Option<(&str, State)>) -> Outcome {
        let actual = promises::dated(missed.map_or(told.kept, |(result, _)| result), year, self.last);
        // A miss earns four fifths of the points; what nobody can judge, the office has scored in full.
        let earned = match missed {
            Some((_, State::NotMet | State::PartlyMet)) => (4, 5),
            _ => (1, 1),
        };
        Outcome { actual, earned }
    }
}

/// The funding grid, what was spent, and the points for it in hundredths. Fiscal money and the rest are executed at their
/// own rates.
fn execution(money: Money, rng: &mut Rng) -> (Execution, i64, i64) {
    let initial = [money.fiscal + money.upper_level, money.other];
    let change = if rng.one_in(2) { 100 } else { rng.between(92, 108) };
    let adjusted = initial.map(|part| part * change / 100);
    let executed = adjusted.map(|part| part * rng.between(8_600, 10_000) / 10_000);
    let sum = |parts: [i64; 2]| parts[0] + parts[1];
    let total = (sum(initial), sum(adjusted), sum(executed));
    let points = share_of_points(EXECUTION_WEIGHT, (total.2, total.1));
    let mut row = row(total);
    row.weight = Stated::Given(Decimal::from(EXECUTION_WEIGHT));
    row.score = Stated::Given(score(EXECUTION_WEIGHT, points));
    let execution = Execution {
        total: row,
        lines: Lines::new([
            (BudgetLine::Fiscal, self::row((initial[0], adjusted[0], executed[0]))),
            (BudgetLine::CarriedOver, self::row((0, 0, 0))),
            (BudgetLine::Other, self::row((initial[1], adjusted[1], executed[1]))),
        ]),
    };
    (execution, total.2, points)
}

/// A row of the grid; no rate where there was no budget.
fn row((initial, adjusted, executed): (i64, i64, i64)) -> ExecutionRow {
    let rate = percent(Decimal::new(executed, 2), Decimal::new(adjusted, 2), 2);
    ExecutionRow {
        initial_budget: amount(initial),
        adjusted_budget: amount(adjusted),
        executed: amount(executed),
        rate: rate.map_or(Stated::Absent, Stated::Given),
        ..ExecutionRow::default()
    }
}

/// What the form says of an indicator, and its points in hundredths.
fn result(outcome: Outcome, (name, weight): (&str, i64), rng: &mut Rng) -> (IndicatorResult, i64) {
    let points = share_of_points(weight, outcome.earned);
    let deviation = match points < weight * 100 {
        true => text(rng.pick(&REASONS)),
        false => Stated::Absent,
    };
    let result = IndicatorResult {
        actual: match &*outcome.actual {
            "" => Stated::Absent,
            "不适用" => Stated::NotApplicable,
            actual => Stated::Given(Target::parse(actual, Some(name))),
        },
        score: Stated::Given(score(weight, points)),
        deviation,
        ..IndicatorResult::default()
    };
    (result, points)
}

/// `weight × part ÷ whole` in hundredths of a point, rounded half up.
fn share_of_points(weight: i64, (part, whole): (i64, i64)) -> i64 {
    (2 * weight * 100 * part + whole) / (2 * whole)
}

/// Points as the form writes them: whole where all were earned.
fn score(weight: i64, points: i64) -> Decimal {
    if points == weight * 100 { Decimal::from(weight) } else { Decimal::new(points, 2) }
}

fn achieved(project: &Project<'_>, (count, missed): (usize, usize)) -> String {
    let Project { place, task, .. } = project;
    match missed {
        0 => format!("{place}{}年度任务已完成，{count}项绩效指标全部达到指标值。", task.name),
        _ => format!(
            "{place}{}年度任务基本完成，{count}项绩效指标中{}项达到指标值，{missed}项未达到，原因见各项说明。",
            task.name,
            count - missed
        ),
    }
}
