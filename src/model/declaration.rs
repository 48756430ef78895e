//! Declarations: what an office filled into one form for one year, field by field, as published.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::amount::AmountUnit;
use super::budget::{Budget, Execution, Money};
use super::date::Date;
use super::identity::{DeclarationKey, ProjectId};
use super::indicator::{Indicator, IndicatorGroup, Level};
use super::lineage::Lineage;
use super::publication::{Correction, Publication, State};
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
    /// 表名: the title that the form was published under, or our own where the file names the form in English.
    pub title: Box<str>,
    /// 金额单位: the unit of all its amounts.
    pub unit: AmountUnit,
    /// 部门名称 as printed.
    pub department_name: Stated<Box<str>>,
    /// 填报日期, as written.
    pub filled_in_on: Stated<Box<str>>,
    /// 其他栏目: what the form prints besides, by its own labels.
    pub extra: Vec<(Box<str>, Box<str>)>,
    /// 绩效目标调整: why an adjusted edition was made; none in the first edition.
    pub adjustment: Option<Box<Adjustment>>,
    /// Where the form was published.
    pub source: Option<Box<Source>>,
    /// What was put right since it was first public, the earliest first.
    pub corrections: Vec<Correction>,
    /// What is wrong in the form as published, and stays so.
    pub known_errors: Vec<KnownError>,
    /// When it is public. No fact, on no page.
    pub publication: Publication,
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

/// Why an adjusted edition stands beside the one before it (绩效目标调整).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// 原因.
    pub reason: Narrative,
    /// 文件: title or number of the document that approved it.
    pub document: Stated<Box<str>>,
    /// 日期, `YYYY-MM-DD`.
    pub date: Stated<Box<str>>,
}

/// Who stands behind a result. A later one never takes the place of an earlier: each is a declaration of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// 单位自评: the unit itself.
    #[default]
    SelfEvaluated,
    /// 部门评价: the department over its unit.
    DepartmentEvaluated,
    /// 财政复核: the finance bureau, over a self-evaluation.
    FinanceReviewed,
    /// 财政评价: the finance bureau.
    FinanceEvaluated,
    /// 第三方评价: an institution that was commissioned.
    ThirdPartyEvaluated,
}

impl Assurance {
    /// Every kind, the nearest to the money first.
    pub const ALL: [Assurance; 5] = [
        Assurance::SelfEvaluated,
        Assurance::DepartmentEvaluated,
        Assurance::FinanceReviewed,
        Assurance::FinanceEvaluated,
        Assurance::ThirdPartyEvaluated,
    ];

    /// The English word: `self-evaluated`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Assurance::SelfEvaluated => "self-evaluated",
            Assurance::DepartmentEvaluated => "department-evaluated",
            Assurance::FinanceReviewed => "finance-reviewed",
            Assurance::FinanceEvaluated => "finance-evaluated",
            Assurance::ThirdPartyEvaluated => "third-party-evaluated",
        }
    }

    /// The words of forms; the first is the one that we write.
    #[must_use]
    pub fn zh(self) -> &'static [&'static str] {
        match self {
            Assurance::SelfEvaluated => &["单位自评", "自评", "项目单位自评"],
            Assurance::DepartmentEvaluated => &["部门评价", "主管部门评价"],
            Assurance::FinanceReviewed => &["财政复核", "财政抽查复核", "财政复评"],
            Assurance::FinanceEvaluated => &["财政评价", "财政重点评价"],
            Assurance::ThirdPartyEvaluated => &["第三方评价", "第三方机构评价", "委托第三方评价"],
        }
    }

    /// Reads either.
    #[must_use]
    pub fn parse(text: &str) -> Option<Assurance> {
        Assurance::ALL.into_iter().find(|one| one.name() == text || one.zh().contains(&text))
    }
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
    /// 项目支出绩效自评表, 部门整体支出绩效自评表.
    SelfEvaluation(Box<SelfEvaluation>),
    /// 绩效评价报告, of a project or of a department as a whole.
    Evaluation(Box<Evaluation>),
}

/// 部门整体支出绩效目标申报表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentTargets {
    /// 下属二级单位数.
    pub subordinate_units: Stated<Decimal>,
    /// 部门职能: what the department is there for.
    pub duties: Narrative,
    /// 预算整体情况.
    pub budget: Budget,
    /// 中长期目标.
    pub period_goal: Narrative,
    /// 总体绩效目标.
    pub overall_goal: Narrative,
    /// 其他需完成的任务.
    pub other_tasks: Vec<Box<str>>,
    /// 绩效指标.
    pub indicators: Vec<IndicatorGroup>,
    /// 长期绩效指标, where they stand apart from those of the year.
    pub period_indicators: Vec<IndicatorGroup>,
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
    /// 项目属性: new, continued.
    pub attribute: Stated<Box<str>>,
    /// 项目类型.
    pub project_type: Stated<Box<str>>,
    /// 项目类别.
    pub kind: Stated<Box<str>>,
    /// 实施期, as written.
    pub period: Stated<Box<str>>,
    /// Where it came from and went to, where a reorganisation gave it another identity.
    pub lineage: Option<Box<Lineage<ProjectId>>>,
}

/// 项目支出绩效目标申报表.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectTargets {
    /// Who and when.
    pub head: ProjectHead,
    /// 重点任务: its place among the key tasks of the department's form; absent where it is none.
    pub key_task: Stated<Decimal>,
    /// 资金 for the year.
    pub funding: Money,
    /// 实施期资金: for the whole period.
    pub period_funding: Money,
    /// 立项依据.
    pub basis: Narrative,
    /// 立项必要性.
    pub necessity: Narrative,
    /// 主要内容.
    pub content: Narrative,
    /// 保证项目实施的制度、措施.
    pub measures: Narrative,
    /// 项目实施计划.
    pub plan: Narrative,
    /// 实施期目标.
    pub period_goal: Narrative,
    /// 年度目标.
    pub annual_goal: Narrative,
    /// 绩效指标.
    pub indicators: Vec<IndicatorGroup>,
    /// 长期绩效指标, where they stand apart from those of the year.
    pub period_indicators: Vec<IndicatorGroup>,
    /// 其他说明.
    pub remarks: Narrative,
}

/// 绩效自评表, of a project or of a department as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfEvaluation {
    /// Who and when; none where the department as a whole reports.
    pub head: Option<ProjectHead>,
    /// 结果认定; the unit itself where the file says nothing.
    pub assurance: Assurance,
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
    /// 等级 as printed.
    pub grade: Stated<Box<str>>,
    /// 自评结论.
    pub conclusion: Narrative,
    /// 存在问题及原因.
    pub problems: Narrative,
    /// 改进措施.
    pub corrective_action: Narrative,
    /// 其他说明.
    pub remarks: Narrative,
}

/// 绩效评价报告: a narrative with what it comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// Who and when; none where the department as a whole is evaluated.
    pub head: Option<ProjectHead>,
    /// 结果认定: who evaluated.
    pub assurance: Option<Assurance>,
    /// 评价机构, by name.
    pub evaluator: Stated<Box<str>>,
    /// 委托单位.
    pub commissioned_by: Stated<Box<str>>,
    /// 报告日期.
    pub date: Stated<Box<str>>,
    /// 预算执行情况, as far as the report has a table of it.
    pub execution: Execution,
    /// 评价指标 with their results.
    pub indicators: Vec<IndicatorGroup>,
    /// 总分, points.
    pub total_score: Stated<Decimal>,
    /// 等级 as printed.
    pub grade: Stated<Box<str>>,
    /// The report itself, as Markdown.
    pub report: Box<str>,
}

impl Declaration {
    /// Whether it is public on a day, and if not, why.
    #[must_use]
    pub fn state(&self, as_of: Date) -> State<'_> {
        self.publication.state(as_of)
    }

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
            Content::SelfEvaluation(form) => &form.indicators,
            Content::Evaluation(form) => &form.indicators,
        }
    }

    /// The indicators for the whole period, where the form lists them apart from the year's.
    #[must_use]
    pub fn period_indicators(&self) -> &[IndicatorGroup] {
        match &self.content {
            Content::DepartmentTargets(form) => &form.period_indicators,
            Content::ProjectTargets(form) => &form.period_indicators,
            Content::SelfEvaluation(_) | Content::Evaluation(_) => &[],
        }
    }

    /// The head, where the subject is a project.
    #[must_use]
    pub fn head(&self) -> Option<&ProjectHead> {
        match &self.content {
            Content::DepartmentTargets(_) => None,
            Content::ProjectTargets(form) => Some(&form.head),
            Content::SelfEvaluation(form) => form.head.as_ref(),
            Content::Evaluation(form) => form.head.as_ref(),
        }
    }

    /// The funding grid, in forms that report what was spent.
    #[must_use]
    pub fn execution(&self) -> Option<&Execution> {
        match &self.content {
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => None,
            Content::SelfEvaluation(form) => Some(&form.execution),
            Content::Evaluation(form) => Some(&form.execution),
        }
    }

    /// 总分, in forms that report results.
    #[must_use]
    pub fn total_score(&self) -> &Stated<Decimal> {
        match &self.content {
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => &Stated::Absent,
            Content::SelfEvaluation(form) => &form.total_score,
            Content::Evaluation(form) => &form.total_score,
        }
    }

    /// 等级 as printed, in forms that report results.
    #[must_use]
    pub fn grade(&self) -> &Stated<Box<str>> {
        match &self.content {
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => &Stated::Absent,
            Content::SelfEvaluation(form) => &form.grade,
            Content::Evaluation(form) => &form.grade,
        }
    }

    /// Who stands behind its results; `None` where it reports none, or does not say.
    #[must_use]
    pub fn assurance(&self) -> Option<Assurance> {
        match &self.content {
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => None,
            Content::SelfEvaluation(form) => Some(form.assurance),
            Content::Evaluation(form) => form.assurance,
        }
    }
}
