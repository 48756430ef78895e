//! Declarations: what an office filled into one form for one year, field by field, as published.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::amount::{Amount, AmountUnit};
use super::date::Date;
use super::identity::DeclarationKey;
use super::indicator::{Indicator, IndicatorGroup, Level};
use super::stated::Stated;

/// A text of the form that may run over paragraphs, as Markdown or with the HTML that offices paste.
pub type Narrative = Stated<Box<str>>;

/// One form, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Subject, year, form, edition.
    pub key: DeclarationKey,
    /// The file, from the site's root.
    pub file: Arc<str>,
    /// 金额单位: the unit of all its amounts.
    pub unit: AmountUnit,
    /// Where the form was published.
    pub source: Option<Box<Source>>,
    /// What is wrong in the form as published, and stays so.
    pub known_errors: Vec<KnownError>,
    /// What the office lets pass for now. Internal: no fact, on no page.
    pub waivers: Vec<Waiver>,
    /// What the form says.
    pub content: Content,
}

/// The publication that a declaration was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// 标题.
    pub title: Stated<Box<str>>,
    /// 发布单位.
    pub publisher: Stated<Box<str>>,
    /// 网址.
    pub address: Stated<Box<str>>,
    /// 日期, `YYYY-MM-DD`.
    pub date: Stated<Box<str>>,
    /// 说明: what was summarised or left out.
    pub note: Stated<Box<str>>,
}

/// An error of the published form itself: public, permanent, and pinned to rule, field and both values. When either
/// value changes it no longer applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownError {
    /// 规则: the rule that it excuses.
    pub rule: Box<str>,
    /// 字段: the field, as a `FieldPath`.
    pub field: Box<str>,
    /// 公布值: what the form says.
    pub published: Box<str>,
    /// 计算值: what follows from the form's other figures.
    pub computed: Box<str>,
    /// 说明: in plain words, for the reader.
    pub note: Stated<Box<str>>,
}

/// A rule that the office lets pass for now: internal, with a reason and a last day. The day after, it counts no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// 规则: the rule that is let pass.
    pub rule: Box<str>,
    /// 字段: the field, as a `FieldPath`; the whole declaration where none is said.
    pub field: Option<Box<str>>,
    /// 理由.
    pub reason: Box<str>,
    /// 截至: the last day on which it counts.
    pub until: Date,
}

/// The fields of each form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// 部门整体支出绩效目标申报表.
    DepartmentTargets(Box<DepartmentTargets>),
    /// 项目支出绩效目标申报表.
    ProjectTargets(Box<ProjectTargets>),
    /// 项目支出绩效自评表.
    ProjectSelfEvaluation(Box<ProjectSelfEvaluation>),
}

/// 部门整体支出绩效目标申报表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentTargets {
    /// 下属二级单位数.
    pub subordinate_units: Stated<Decimal>,
    /// 预算整体情况.
    pub budget: Budget,
    /// 总体绩效目标.
    pub overall_goal: Narrative,
    /// 其他需完成的任务.
    pub other_tasks: Vec<Box<str>>,
    /// 绩效指标.
    pub indicators: Vec<IndicatorGroup>,
}

/// 预算整体情况 of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// 部门预算支出: 合计, 基本支出, 项目支出.
    pub expenditure: Expenditure,
    /// 事业发展性支出.
    pub development: Development,
    /// 收入来源.
    pub income: Income,
    /// 按预算级次划分.
    pub levels: Levels,
}

/// 部门预算支出.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expenditure {
    /// 合计, where the form prints one.
    pub total: Stated<Amount>,
    /// 基本支出.
    pub basic: Stated<Amount>,
    /// 项目支出.
    pub projects: Stated<Amount>,
}

/// 事业发展性支出.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Development {
    /// 财政专项资金.
    pub special: Stated<Amount>,
    /// 其他事业发展性支出.
    pub other: Stated<Amount>,
}

/// 收入来源.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Income {
    /// 合计, where the form prints one.
    pub total: Stated<Amount>,
    /// 财政拨款.
    pub fiscal: Stated<Amount>,
    /// 其他资金.
    pub other: Stated<Amount>,
}

/// 按预算级次划分.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// 本级使用资金.
    pub own: Stated<Amount>,
    /// 拟用于对下转移支付资金.
    pub transfers: Stated<Amount>,
}

/// A part of a sum: its field's path, and its amount.
pub type Part<'d> = (&'static str, &'d Stated<Amount>);

impl Budget {
    /// What expenditure is made of, in the form's order.
    #[must_use]
    pub fn expenditure_parts(&self) -> [Part<'_>; 4] {
        [
            ("budget.expenditure.basic", &self.expenditure.basic),
            ("budget.expenditure.projects", &self.expenditure.projects),
            ("budget.development.special", &self.development.special),
            ("budget.development.other", &self.development.other),
        ]
    }

    /// What income is made of.
    #[must_use]
    pub fn income_parts(&self) -> [Part<'_>; 2] {
        [("budget.income.fiscal", &self.income.fiscal), ("budget.income.other", &self.income.other)]
    }

    /// What the budget levels use.
    #[must_use]
    pub fn level_parts(&self) -> [Part<'_>; 2] {
        [("budget.levels.own", &self.levels.own), ("budget.levels.transfers", &self.levels.transfers)]
    }

    /// The department's expenditure: the printed total, or else the sum of its kinds, in the file's unit. `None` where the
    /// form states too little for a sum to be true: basic and project expenditure must be there, nothing may be withheld.
    #[must_use]
    pub fn total_expenditure(&self, unit: AmountUnit) -> Option<Amount> {
        let Expenditure { total, basic, projects } = &self.expenditure;
        let Development { special, other } = &self.development;
        total_or(total, || sum_of(&[basic, projects], &[special, other], unit))
    }

    /// The department's income: the printed total, or else the sum of its sources; the appropriation must be there.
    #[must_use]
    pub fn total_income(&self, unit: AmountUnit) -> Option<Amount> {
        let Income { total, fiscal, other } = &self.income;
        total_or(total, || sum_of(&[fiscal], &[other], unit))
    }

    /// The sum over budget levels; what is used at the own level must be there.
    #[must_use]
    pub fn total_levels(&self, unit: AmountUnit) -> Option<Amount> {
        sum_of(&[&self.levels.own], &[&self.levels.transfers], unit)
    }
}

/// A printed total, or the sum where the form prints none. A total that is withheld is not found out by adding.
fn total_or(total: &Stated<Amount>, sum: impl FnOnce() -> Option<Amount>) -> Option<Amount> {
    match total {
        Stated::Absent | Stated::NotApplicable => sum(),
        Stated::Given(total) => Some(*total),
        Stated::Withheld(_) => None,
    }
}

/// The sum of parts. `None` where one that is needed is blank, or any is withheld: the sum would not be true.
#[must_use]
pub fn sum_of(needed: &[&Stated<Amount>], others: &[&Stated<Amount>], unit: AmountUnit) -> Option<Amount> {
    let all = || needed.iter().chain(others);
    let is_true =
        needed.iter().all(|part| !part.is_absent()) && !all().any(|part| matches!(part, Stated::Withheld(_)));
    let mut given = all().filter_map(|part| part.given().copied()).peekable();
    given.peek()?;
    if is_true { Amount::sum(given, unit) } else { None }
}

/// What every form of a project has in its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectHead {
    /// 项目名称, as published that year.
    pub name: Box<str>,
    /// 项目编码.
    pub code: Stated<Box<str>>,
    /// 主管部门 as the form prints it.
    pub supervising_department: Stated<Box<str>>,
    /// 实施单位.
    pub implementing_unit: Stated<Box<str>>,
    /// 项目类别.
    pub kind: Stated<Box<str>>,
    /// 实施期, as written.
    pub period: Stated<Box<str>>,
}

/// 项目支出绩效目标申报表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectTargets {
    /// Who and when.
    pub head: ProjectHead,
    /// 重点任务: its place among the key tasks of the department's form; absent where it is none.
    pub key_task: Stated<Decimal>,
    /// 资金.
    pub funding: Funding,
    /// 立项依据.
    pub basis: Narrative,
    /// 主要内容.
    pub content: Narrative,
    /// 实施期目标.
    pub period_goal: Narrative,
    /// 年度目标.
    pub annual_goal: Narrative,
    /// 绩效指标.
    pub indicators: Vec<IndicatorGroup>,
}

/// 资金 of a project for the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funding {
    /// 年度资金总额.
    pub total: Stated<Amount>,
    /// 财政拨款.
    pub fiscal: Stated<Amount>,
    /// 上级资金.
    pub upper_level: Stated<Amount>,
    /// 其他资金.
    pub other: Stated<Amount>,
}

impl Funding {
    /// The project's funding: the printed total, or else the sum of its sources; withheld where a source is.
    #[must_use]
    pub fn total(&self, unit: AmountUnit) -> Stated<Amount> {
        let sources = [&self.fiscal, &self.upper_level, &self.other];
        if !self.total.is_absent() {
            return self.total.clone();
        }
        match sources
            .iter()
            .find_map(|source| if let Stated::Withheld(ground) = source { Some(ground) } else { None })
        {
            Some(ground) => Stated::Withheld(ground.clone()),
            None => sum_of(&[], &sources, unit).map_or(Stated::Absent, Stated::Given),
        }
    }
}

/// 项目支出绩效自评表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectSelfEvaluation {
    /// Who and when.
    pub head: ProjectHead,
    /// 预算执行情况.
    pub execution: Execution,
    /// 预期目标.
    pub annual_goal: Narrative,
    /// 实际完成情况.
    pub achieved: Narrative,
    /// 绩效指标 with their results.
    pub indicators: Vec<IndicatorGroup>,
    /// 总分, points.
    pub total_score: Stated<Decimal>,
}

/// The funding grid of a self-evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Execution {
    /// 年度资金总额.
    pub total: ExecutionRow,
    /// 当年财政拨款.
    pub fiscal: ExecutionRow,
    /// 上年结转资金.
    pub carried_over: ExecutionRow,
    /// 其他资金.
    pub other: ExecutionRow,
}

/// One row of the funding grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecutionRow {
    /// 年初预算数.
    pub initial_budget: Stated<Amount>,
    /// 全年预算数.
    pub adjusted_budget: Stated<Amount>,
    /// 全年执行数.
    pub executed: Stated<Amount>,
    /// 分值, points.
    pub weight: Stated<Decimal>,
    /// 执行率 as printed, in percent.
    pub rate: Stated<Decimal>,
    /// 得分, points.
    pub score: Stated<Decimal>,
}

impl Declaration {
    /// The indicators with their levels, in the form's order.
    pub fn indicators(&self) -> impl Iterator<Item = (Level, &Indicator)> {
        self.indicator_groups()
            .iter()
            .flat_map(|group| group.indicators.iter().map(move |indicator| (group.level, indicator)))
    }

    /// The groups of indicators, empty ones too.
    #[must_use]
    pub fn indicator_groups(&self) -> &[IndicatorGroup] {
        match &self.content {
            Content::DepartmentTargets(form) => &form.indicators,
            Content::ProjectTargets(form) => &form.indicators,
            Content::ProjectSelfEvaluation(form) => &form.indicators,
        }
    }

    /// The head, where the subject is a project.
    #[must_use]
    pub fn head(&self) -> Option<&ProjectHead> {
        match &self.content {
            Content::DepartmentTargets(_) => None,
            Content::ProjectTargets(form) => Some(&form.head),
            Content::ProjectSelfEvaluation(form) => Some(&form.head),
        }
    }
}
