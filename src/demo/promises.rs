//! What projects and offices of the generated city promise: indicators made from the words of a field, each with a
//! figure, a name and a way of writing that stay.

use rust_decimal::Decimal;

use super::fields::{Field, Task};
use super::measure::Measure;
use super::office::Office;
use super::rng::Rng;
use crate::model::indicator::{
    FirstLevel, Indicator, IndicatorColumns, IndicatorGroup, IndicatorHash, IndicatorResult, Labels, Level,
    SecondLevel,
};
use crate::model::stated::Stated;
use crate::model::target::Target;

/// One indicator of all years.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub(super) level: Level,
    pub(super) name: String,
    pub(super) measure: Measure,
    /// Which of the ways of writing.
    pub(super) style: usize,
    /// The figure, the same in every year.
    pub(super) figure: i64,
    /// What is told instead of the figure, where something happens to the promise.
    pub(super) told: Option<Told>,
    /// 分值, where the targets state it already.
    pub(super) weight: Option<i64>,
}

/// A promise in words of its own. `{年}` stands for the year, `{末}` for the last year of the city.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// The name behind that of the project's task.
    pub(super) name: &'static str,
    /// 年度指标值.
    pub(super) target: &'static str,
    /// 实际完成值 that keeps it.
    pub(super) kept: &'static str,
}

impl Told {
    /// The name of the indicator in a project of this task.
    pub(super) fn name(&self, task: &str) -> String {
        format!("{task}{}", self.name)
    }
}

/// A wording with the years that it names.
pub(super) fn dated(wording: &str, year: u16, last: u16) -> String {
    wording.replace("{年}", &year.to_string()).replace("{末}", &last.to_string())
}

/// Whose name an indicator carries.
#[derive(Clone, Copy, Debug)]
enum Whose {
    /// The task's: 河道清淤疏浚验收合格率.
    Task,
    /// The field's: 水务项目安全事故起数.
    Field,
    /// The field's and the office's own, so that no indicator stands in too many declarations.
    Own,
}

/// How a kind of indicator is made: whose it is, what is before and behind that, how it is measured, and from which
/// figure to which.
struct Mould(Whose, (&'static str, &'static str), Measure, (i64, i64));

use Measure::{Cost, Day, Decline, Growth, Least, Mark, Most, Prompt, Share, ShareAtMost, Sum, Words};
use Whose::{Field as OfField, Own, Task as OfTask};

const QUANTITY: &[Mould] = &[
    Mould(OfTask, ("", "实施点位数"), Sum("处"), (3, 80)),
    Mould(OfTask, ("", "现场检查次数"), Sum("次"), (4, 60)),
    Mould(OfTask, ("", "业务培训人次"), Sum("人次"), (20, 600)),
    Mould(OfTask, ("", "计划任务完成率"), Share, (900, 1000)),
];

const QUALITY: &[Mould] = &[
    Mould(OfTask, ("", "验收合格率"), Share, (920, 1000)),
    Mould(OfTask, ("", "资料归档完整率"), Share, (900, 1000)),
    Mould(OfTask, ("", "问题整改完成率"), Share, (900, 1000)),
    Mould(OfTask, ("", "标准执行情况"), Words(&["符合相关规定", "符合规定", "达标", "合格"]), (0, 0)),
    Mould(OfTask, ("", "质量评定等次"), Mark, (0, 0)),
];

const TIMELINESS: &[Mould] = &[
    Mould(OfTask, ("", "按期完成率"), Share, (900, 1000)),
    Mould(OfTask, ("", "完成时间"), Day, (0, 5)),
    Mould(OfTask, ("", "响应时长"), Most("个工作日"), (2, 10)),
    Mould(OfTask, ("", "资金拨付及时性"), Prompt, (0, 0)),
];

const ECONOMIC_COST: &[Mould] = &[
    Mould(Own, ("", "项目总成本"), Cost, (0, 0)),
    Mould(Own, ("", "项目单位成本增幅"), ShareAtMost, (20, 80)),
    Mould(Own, ("", "项目管理费用占比"), ShareAtMost, (20, 60)),
    Mould(Own, ("", "采购成本节约率"), Share, (20, 120)),
    Mould(Own, ("", "项目成本控制情况"), Words(&["控制在预算内", "不超预算", "预算范围内"]), (0, 0)),
];

const SOCIAL_COST: &[Mould] = &[
    Mould(Own, ("", "项目引发投诉件数"), Most("件"), (0, 12)),
    Mould(Own, ("", "项目安全事故起数"), Most("起"), (0, 1)),
    Mould(OfField, ("", "服务中断时长"), Most("小时"), (2, 48)),
    Mould(OfField, ("", "项目负面影响"), Words(&["无不良影响", "有效控制", "未发生"]), (0, 0)),
];

const ENVIRONMENTAL_COST: &[Mould] = &[
    Mould(Own, ("", "项目能耗增加率"), ShareAtMost, (10, 50)),
    Mould(OfField, ("", "项目污染物排放情况"), Words(&["达标", "符合排放标准", "无污染"]), (0, 0)),
    Mould(Own, ("", "项目废弃物规范处置率"), Share, (950, 1000)),
    Mould(OfField, ("", "项目用水增加率"), ShareAtMost, (10, 50)),
];

const ECONOMIC: &[Mould] = &[
    Mould(Own, ("", "资金节约率"), Share, (10, 80)),
    Mould(Own, ("带动", "相关投入"), Growth, (2, 12)),
    Mould(Own, ("", "运行成本"), Decline, (1, 6)),
    Mould(OfField, ("", "服务受益单位数"), Sum("家"), (10, 900)),
];

const SOCIAL: &[Mould] = &[
    Mould(Own, ("", "服务覆盖率"), Share, (800, 1000)),
    Mould(Own, ("", "受益群众人数"), Sum("人次"), (300, 60_000)),
];

const ECOLOGICAL: &[Mould] = &[
    Mould(Own, ("", "领域绿色采购占比"), Share, (300, 800)),
    Mould(OfField, ("", "场所节能降耗"), Decline, (1, 8)),
    Mould(Own, ("", "资源循环利用率"), Share, (300, 900)),
    Mould(OfField, ("", "领域生态影响"), Words(&["无不良影响", "持续改善", "有效改善"]), (0, 0)),
];

const SUSTAINABILITY: &[Mould] = &[
    Mould(Own, ("", "长效管理机制"), Words(&["健全", "逐步完善", "持续完善", "建立健全"]), (0, 0)),
    Mould(OfField, ("", "设施持续使用年限"), Least("年"), (3, 15)),
    Mould(Own, ("", "专业队伍稳定率"), Share, (850, 1000)),
    Mould(OfField, ("", "成果可持续影响"), Words(&["长期", "持续发挥作用", "显著", "可持续"]), (0, 0)),
];

const EFFECTS: Measure = Words(&["显著提升", "稳步提高", "有效改善", "明显增强", "持续提升", "有所提高"]);

/// Days by which work is done.
const DAYS: [i64; 6] = [630, 930, 1031, 1130, 1215, 1231];

/// How many indicators of each level a form has, in the form's order.
pub(super) type Recipe = [(Level, usize)];

const fn level(first: FirstLevel, second: SecondLevel) -> Level {
    Level { first, second: Some(second) }
}

const OUTPUT_QUANTITY: Level = level(FirstLevel::Output, SecondLevel::Quantity);
const OUTPUT_QUALITY: Level = level(FirstLevel::Output, SecondLevel::Quality);
const OUTPUT_TIMELINESS: Level = level(FirstLevel::Output, SecondLevel::Timeliness);
const BENEFIT_ECONOMIC: Level = level(FirstLevel::Benefit, SecondLevel::EconomicBenefit);
const BENEFIT_SOCIAL: Level = level(FirstLevel::Benefit, SecondLevel::SocialBenefit);
const BENEFIT_ECOLOGICAL: Level = level(FirstLevel::Benefit, SecondLevel::EcologicalBenefit);
const BENEFIT_SUSTAINABILITY: Level = level(FirstLevel::Benefit, SecondLevel::Sustainability);

/// A project's twenty, in the layout that names every second level.
pub(super) const FULL: &Recipe = &[
    (OUTPUT_QUANTITY, 4),
    (OUTPUT_QUALITY, 3),
    (OUTPUT_TIMELINESS, 2),
    (level(FirstLevel::Cost, SecondLevel::EconomicCost), 2),
    (level(FirstLevel::Cost, SecondLevel::SocialCost), 1),
    (level(FirstLevel::Cost, SecondLevel::EnvironmentalCost), 1),
    (BENEFIT_ECONOMIC, 1),
    (BENEFIT_SOCIAL, 2),
    (BENEFIT_ECOLOGICAL, 1),
    (BENEFIT_SUSTAINABILITY, 1),
    (level(FirstLevel::Satisfaction, SecondLevel::ClientSatisfaction), 2),
];

/// A project's twenty, where cost and satisfaction stand without a second level.
pub(super) const SHORT: &Recipe = &[
    (OUTPUT_QUANTITY, 5),
    (OUTPUT_QUALITY, 4),
    (OUTPUT_TIMELINESS, 2),
    (Level { first: FirstLevel::Cost, second: None }, 2),
    (BENEFIT_ECONOMIC, 1),
    (BENEFIT_SOCIAL, 2),
    (BENEFIT_ECOLOGICAL, 1),
    (BENEFIT_SUSTAINABILITY, 1),
    (Level { first: FirstLevel::Satisfaction, second: None }, 2),
];

/// An office's own twelve.
pub(super) const OFFICE: &Recipe = &[
    (OUTPUT_QUANTITY, 3),
    (OUTPUT_QUALITY, 2),
    (OUTPUT_TIMELINESS, 1),
    (level(FirstLevel::Cost, SecondLevel::EconomicCost), 1),
    (BENEFIT_SOCIAL, 2),
    (BENEFIT_ECOLOGICAL, 1),
    (BENEFIT_SUSTAINABILITY, 1),
    (level(FirstLevel::Satisfaction, SecondLevel::ClientSatisfaction), 1),
];

/// The promises that a recipe makes of an office's words and a task's.
pub(super) fn promises(office: &Office, task: &Task, recipe: &Recipe, rng: &mut Rng) -> Vec<Promise> {
    let mut made = Vec::with_capacity(20);
    for (level, count) in recipe {
        let place = level.modern();
        match place.second {
            Some(SecondLevel::Quantity) => {
                let base = (i64::from(task.usual) * rng.between(40, 240) / 100).max(1);
                made.push(promise(*level, task.counted.to_owned(), Sum(task.unit), (base, rng)));
                cast(&mut made, (*level, count - 1), QUANTITY, (office, task, rng));
            }
            Some(SecondLevel::Quality) => cast(&mut made, (*level, *count), QUALITY, (office, task, rng)),
            Some(SecondLevel::Timeliness) => {
                cast(&mut made, (*level, *count), TIMELINESS, (office, task, rng))
            }
            Some(SecondLevel::SocialCost) => {
                cast(&mut made, (*level, *count), SOCIAL_COST, (office, task, rng))
            }
            Some(SecondLevel::EnvironmentalCost) => {
                cast(&mut made, (*level, *count), ENVIRONMENTAL_COST, (office, task, rng));
            }
            Some(SecondLevel::EconomicBenefit) => {
                cast(&mut made, (*level, *count), ECONOMIC, (office, task, rng))
            }
            Some(SecondLevel::SocialBenefit) => social(&mut made, (*level, *count), (office, task, rng)),
            Some(SecondLevel::EcologicalBenefit) => {
                cast(&mut made, (*level, *count), ECOLOGICAL, (office, task, rng))
            }
            Some(SecondLevel::Sustainability) => {
                cast(&mut made, (*level, *count), SUSTAINABILITY, (office, task, rng))
            }
            Some(SecondLevel::ClientSatisfaction) => satisfaction(&mut made, (*level, *count), office, rng),
            Some(SecondLevel::EconomicCost | SecondLevel::OutputCost) | None => {
                cast(&mut made, (*level, *count), ECONOMIC_COST, (office, task, rng));
            }
            // What evaluations measure is nothing that an office promises.
            Some(
                SecondLevel::Approval
                | SecondLevel::GoalSetting
                | SecondLevel::FundingInput
                | SecondLevel::FundsManagement
                | SecondLevel::Implementation,
            ) => {}
        }
    }
    made
}

/// Makes `count` of the moulds' indicators.
fn cast(
    made: &mut Vec<Promise>,
    (level, count): (Level, usize),
    moulds: &[Mould],
    (office, task, rng): (&Office, &Task, &mut Rng),
) {
    for at in rng.choose(count, moulds.len()) {
        let Mould(whose, (before, behind), measure, (from, to)) = &moulds[at];
        let name = match whose {
            OfTask => format!("{before}{}{behind}", task.name),
            OfField => format!("{before}{}{behind}", office.field.noun),
            Own => own(office, before, behind),
        };
        let base = match measure {
            Day => *rng.pick(&DAYS),
            // Shares are promised in whole and half per cents.
            Share | ShareAtMost => rng.between(from / 5, to / 5) * 5,
            _ => rng.between(*from, *to),
        };
        made.push(promise(level, name, *measure, (base, rng)));
    }
}

/// The name of an institution's own needs no word for its field: it is the field.
fn own(office: &Office, before: &str, behind: &str) -> String {
    let (own, noun) = (office.own(), office.field.noun);
    if own.ends_with(office.field.office) {
        format!("{own}{before}{behind}")
    } else {
        format!("{own}{before}{noun}{behind}")
    }
}

fn social(
    made: &mut Vec<Promise>,
    (level, count): (Level, usize),
    (office, task, rng): (&Office, &Task, &mut Rng),
) {
    let effects = office.field.effects;
    let chosen = rng.choose(count, effects.len() + SOCIAL.len());
    for at in chosen {
        match effects.get(at) {
            Some(effect) => made.push(promise(level, format!("{}{effect}", office.own()), EFFECTS, (0, rng))),
            None => {
                cast(made, (level, 1), &SOCIAL[at - effects.len()..=at - effects.len()], (office, task, rng))
            }
        }
    }
}

fn satisfaction(made: &mut Vec<Promise>, (level, count): (Level, usize), office: &Office, rng: &mut Rng) {
    let Field { clients, .. } = office.field;
    for at in rng.choose(count, clients.len()) {
        let name = format!("{}{}满意度", office.own(), clients[at]);
        let base = rng.between(80, 97) * 10;
        made.push(promise(level, name, Share, (base, rng)));
    }
}

fn promise(level: Level, name: String, measure: Measure, (figure, rng): (i64, &mut Rng)) -> Promise {
    let figure = if let Sum(_) = measure { in_round_numbers(figure) } else { figure };
    Promise { level, name, measure, style: rng.below(48), figure, told: None, weight: None }
}

/// Nobody plans 12,877 visits: two or three digits say something, the others are noughts.
fn in_round_numbers(figure: i64) -> i64 {
    let step = match figure {
        ..100 => 1,
        100..1_000 => 10,
        1_000..10_000 => 100,
        _ => 1_000,
    };
    figure / step * step
}

impl Promise {
    /// The indicator with its two targets.
    pub(super) fn indicator(&self, period: &str, annual: &str) -> Indicator {
        let annual_target = Target::parse(annual, Some(&self.name));
        // To understand a wording is the costly part, and both are mostly the same.
        let period_target =
            if period == annual { annual_target.clone() } else { Target::parse(period, Some(&self.name)) };
        Indicator {
            name: self.name.as_str().into(),
            hash: IndicatorHash::of(self.level, &self.name),
            period_target: Stated::Given(period_target),
            annual_target: Stated::Given(annual_target),
            columns: self.weight.map(|weight| Box::new(weighing(weight))),
            result: None,
        }
    }

    /// The indicator with what came of it.
    pub(super) fn reported(&self, annual: &str, (weight, result): (i64, IndicatorResult)) -> Indicator {
        Indicator {
            period_target: Stated::Absent,
            columns: Some(Box::new(weighing(weight))),
            result: Some(Box::new(result)),
            ..self.indicator(annual, annual)
        }
    }
}

fn weighing(weight: i64) -> IndicatorColumns {
    IndicatorColumns { weight: Stated::Given(Decimal::from(weight)), ..IndicatorColumns::default() }
}

/// Indicators with their promises, gathered by level.
pub(super) fn grouped(indicators: impl Iterator<Item = (Level, Indicator)>) -> Vec<IndicatorGroup> {
    let mut groups: Vec<IndicatorGroup> = Vec::new();
    for (level, indicator) in indicators {
        match groups.last_mut() {
            Some(group) if group.level == level => group.indicators.push(indicator),
            _ => {
                groups.push(IndicatorGroup { level, labels: Labels::default(), indicators: vec![indicator] })
            }
        }
    }
    groups
}

/// 分值 of the `at`th indicator: as the targets state it, or else whole points, shared out within the part of the form
/// that it stands in.
pub(super) fn weight(promises: &[Promise], at: usize) -> i64 {
    if let Some(stated) = promises[at].weight {
        return stated;
    }
    let part = |promise: &Promise| match (promise.level.first, promise.level.modern().second) {
        (FirstLevel::Output, Some(SecondLevel::Quantity)) => (0, 20),
        (FirstLevel::Output, Some(SecondLevel::Quality)) => (1, 18),
        (FirstLevel::Output, _) => (2, 12),
        (FirstLevel::Cost, _) => (3, 12),
        (FirstLevel::Benefit, _) => (4, 18),
        (FirstLevel::Satisfaction, _) => (5, 10),
        // The city promises nothing there.
        (FirstLevel::Decision | FirstLevel::Process | FirstLevel::Other, _) => (6, 0),
    };
    let (own, points) = part(&promises[at]);
    let before = promises[..at].iter().filter(|promise| part(promise).0 == own).count() as i64;
    let among = promises.iter().filter(|promise| part(promise).0 == own).count() as i64;
    points / among + i64::from(before < points % among)
}
