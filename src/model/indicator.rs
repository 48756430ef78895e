//! Indicators: their place in the two levels, their identity, and what is promised and reported for each.

use std::borrow::Cow;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::stated::Stated;
use super::target::Target;

/// The first level (一级指标).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FirstLevel {
    /// 产出指标; 项目完成指标 in older forms.
    Output,
    /// 成本指标, a first level of its own since 财预〔2021〕101号.
    Cost,
    /// 效益指标.
    Benefit,
    /// 满意度指标.
    Satisfaction,
    /// 决策指标, 投入指标, in evaluations by 财预〔2020〕10号 and its forerunners.
    Decision,
    /// 过程指标, 管理指标, in the same.
    Process,
    /// A first level that only some offices have; the form's label says which.
    Other,
}

impl FirstLevel {
    /// Every first level: those of targets in the order of the forms, then those of evaluations.
    pub const ALL: [FirstLevel; 7] = [
        FirstLevel::Output,
        FirstLevel::Cost,
        FirstLevel::Benefit,
        FirstLevel::Satisfaction,
        FirstLevel::Decision,
        FirstLevel::Process,
        FirstLevel::Other,
    ];

    /// The English key: `output`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FirstLevel::Output => "output",
            FirstLevel::Cost => "cost",
            FirstLevel::Benefit => "benefit",
            FirstLevel::Satisfaction => "satisfaction",
            FirstLevel::Decision => "decision",
            FirstLevel::Process => "process",
            FirstLevel::Other => "other",
        }
    }
}

/// The second level (二级指标).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecondLevel {
    /// 数量指标.
    Quantity,
    /// 质量指标.
    Quality,
    /// 时效指标.
    Timeliness,
    /// 成本指标 under 产出指标, as forms had it until about 2021.
    OutputCost,
    /// 经济成本指标.
    EconomicCost,
    /// 社会成本指标.
    SocialCost,
    /// 生态环境成本指标.
    EnvironmentalCost,
    /// 经济效益指标.
    EconomicBenefit,
    /// 社会效益指标.
    SocialBenefit,
    /// 生态效益指标.
    EcologicalBenefit,
    /// 可持续影响指标.
    Sustainability,
    /// 服务对象满意度指标.
    ClientSatisfaction,
    /// 项目立项.
    Approval,
    /// 绩效目标, as something that is evaluated.
    GoalSetting,
    /// 资金投入.
    FundingInput,
    /// 资金管理.
    FundsManagement,
    /// 组织实施.
    Implementation,
}

impl SecondLevel {
    /// Every second level, in the order of the forms.
    pub const ALL: [SecondLevel; 17] = [
        SecondLevel::Quantity,
        SecondLevel::Quality,
        SecondLevel::Timeliness,
        SecondLevel::OutputCost,
        SecondLevel::EconomicCost,
        SecondLevel::SocialCost,
        SecondLevel::EnvironmentalCost,
        SecondLevel::EconomicBenefit,
        SecondLevel::SocialBenefit,
        SecondLevel::EcologicalBenefit,
        SecondLevel::Sustainability,
        SecondLevel::ClientSatisfaction,
        SecondLevel::Approval,
        SecondLevel::GoalSetting,
        SecondLevel::FundingInput,
        SecondLevel::FundsManagement,
        SecondLevel::Implementation,
    ];

    /// The first level that forms of today put it under.
    #[must_use]
    pub fn first(self) -> FirstLevel {
        match self {
            SecondLevel::Quantity | SecondLevel::Quality | SecondLevel::Timeliness => FirstLevel::Output,
            SecondLevel::OutputCost
            | SecondLevel::EconomicCost
            | SecondLevel::SocialCost
            | SecondLevel::EnvironmentalCost => FirstLevel::Cost,
            SecondLevel::EconomicBenefit
            | SecondLevel::SocialBenefit
            | SecondLevel::EcologicalBenefit
            | SecondLevel::Sustainability => FirstLevel::Benefit,
            SecondLevel::ClientSatisfaction => FirstLevel::Satisfaction,
            SecondLevel::Approval | SecondLevel::GoalSetting | SecondLevel::FundingInput => {
                FirstLevel::Decision
            }
            SecondLevel::FundsManagement | SecondLevel::Implementation => FirstLevel::Process,
        }
    }

    /// The English key, unique over both levels' pages: `quantity`, `economic_cost`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SecondLevel::Quantity => "quantity",
            SecondLevel::Quality => "quality",
            SecondLevel::Timeliness => "timeliness",
            SecondLevel::OutputCost => "cost",
            SecondLevel::EconomicCost => "economic_cost",
            SecondLevel::SocialCost => "social_cost",
            SecondLevel::EnvironmentalCost => "environmental_cost",
            SecondLevel::EconomicBenefit => "economic",
            SecondLevel::SocialBenefit => "social",
            SecondLevel::EcologicalBenefit => "ecological",
            SecondLevel::Sustainability => "sustainability",
            SecondLevel::ClientSatisfaction => "client_satisfaction",
            SecondLevel::Approval => "approval",
            SecondLevel::GoalSetting => "goal_setting",
            SecondLevel::FundingInput => "funding_input",
            SecondLevel::FundsManagement => "funds_management",
            SecondLevel::Implementation => "implementation",
        }
    }
}

/// Where an indicator stands, as the form has it. Some forms name no second level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level {
    /// The first level.
    pub first: FirstLevel,
    /// The second level, if the form names one.
    pub second: Option<SecondLevel>,
}

impl Level {
    /// Where forms of today put it: satisfaction out of benefit, cost out of output, every second level under its own
    /// first, and a first level without a second at its usual one. What has no usual second level stays without.
    #[must_use]
    pub fn modern(self) -> Level {
        let at = |first, second| Level { first, second: Some(second) };
        match (self.first, self.second) {
            (FirstLevel::Satisfaction, None) => at(FirstLevel::Satisfaction, SecondLevel::ClientSatisfaction),
            (_, Some(SecondLevel::OutputCost)) | (FirstLevel::Cost, None) => {
                at(FirstLevel::Cost, SecondLevel::EconomicCost)
            }
            (_, Some(second)) => at(second.first(), second),
            (_, None) => self,
        }
    }

    /// The last segment that is named: the second level's key, or the first's.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.second.map_or(self.first.name(), SecondLevel::name)
    }
}

/// Ten characters that name an indicator for ever: second-level place and name, white space and punctuation folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorHash([u8; 10]);

impl IndicatorHash {
    /// The identity of the indicator called `name` at `level`; the level's modern place counts, so that an indicator
    /// stays the same when the form moves it.
    #[must_use]
    pub fn of(level: Level, name: &str) -> IndicatorHash {
        const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut hasher = Sha256::new();
        hasher.update(level.modern().key());
        hasher.update([0]);
        hasher.update(folded(name).as_bytes());
        let digest = hasher.finalize();
        let mut bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut text = [0; 10];
        for character in &mut text {
            *character = ALPHABET[(bits >> 59) as usize];
            bits <<= 5;
        }
        IndicatorHash(text)
    }

    /// The ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A name with everything left out that offices type differently from year to year: white space, punctuation, full-width
/// forms and the case of Latin letters.
#[must_use]
pub fn folded(name: &str) -> Cow<'_, str> {
    // Nearly every character of a name: a letter, and the same in any case.
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    if name.chars().all(is_han) {
        return Cow::Borrowed(name);
    }
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        if is_han(c) {
            folded.push(c);
            continue;
        }
        let half = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        };
        if half.is_alphanumeric() || matches!(half, '%' | '‰') {
            folded.extend(half.to_lowercase());
        }
    }
    Cow::Owned(folded)
}

/// One indicator (三级指标) of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// 三级指标: the name as published.
    pub name: Box<str>,
    /// Identity across declarations.
    pub hash: IndicatorHash,
    /// 实施周期指标值: what is promised for the whole period.
    pub period_target: Stated<Target>,
    /// 年度指标值, or the only target of forms with one column.
    pub annual_target: Stated<Target>,
    /// What only some forms have columns for. Most indicators have nothing of it, and there are very many.
    pub columns: Option<Box<IndicatorColumns>>,
    /// What a self-evaluation adds; none in a declaration of targets.
    pub result: Option<Box<IndicatorResult>>,
}

impl Indicator {
    /// The target that counts for the year: the annual one, or else the one for the whole period.
    #[must_use]
    pub fn target(&self) -> &Stated<Target> {
        if self.annual_target.is_absent() { &self.period_target } else { &self.annual_target }
    }

    /// The direction that the form declares.
    #[must_use]
    pub fn polarity(&self) -> Option<Polarity> {
        self.columns.as_deref().and_then(|columns| columns.polarity)
    }

    /// 分值, 权重: points.
    #[must_use]
    pub fn weight(&self) -> &Stated<Decimal> {
        self.columns.as_deref().map_or(&Stated::Absent, |columns| &columns.weight)
    }
}

/// Columns of an indicator that only some forms have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorColumns {
    /// 分值, 权重: points.
    pub weight: Stated<Decimal>,
    /// 指标性质: ≥, ≤, =, 定性, where it stands apart from the value.
    pub comparator: Stated<Box<str>>,
    /// 度量单位, where it stands apart from the value.
    pub unit: Stated<Box<str>>,
    /// 指标方向: whether more is better, where the file says so.
    pub polarity: Option<Polarity>,
    /// 绩效标准: what the target was measured by (计划标准, 行业标准, 历史标准).
    pub standard: Stated<Box<str>>,
    /// 指标解释: what it means, how it is measured.
    pub explanation: Stated<Box<str>>,
    /// 评分标准: how points are given.
    pub scoring: Stated<Box<str>>,
    /// 数据来源: what bears the result out.
    pub data_source: Stated<Box<str>>,
    /// 备注.
    pub remarks: Stated<Box<str>>,
}

/// Whether more of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// 正向指标.
    HigherIsBetter,
    /// 反向指标, 逆向指标.
    LowerIsBetter,
    /// 适度指标: neither too much nor too little.
    Moderate,
}

impl Polarity {
    /// Every polarity.
    pub const ALL: [Polarity; 3] = [Polarity::HigherIsBetter, Polarity::LowerIsBetter, Polarity::Moderate];

    /// The English word: `higher-is-better`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Polarity::HigherIsBetter => "higher-is-better",
            Polarity::LowerIsBetter => "lower-is-better",
            Polarity::Moderate => "moderate",
        }
    }

    /// The words of forms; the first is the one that we write.
    #[must_use]
    pub fn zh(self) -> &'static [&'static str] {
        match self {
            Polarity::HigherIsBetter => &["正向", "正向指标", "正指标", "越高越好", "越大越好"],
            Polarity::LowerIsBetter => {
                &["反向", "反向指标", "逆向", "逆向指标", "负向", "负向指标", "越低越好", "越小越好"]
            }
            Polarity::Moderate => &["适度", "适度指标", "区间", "区间指标", "中性"],
        }
    }

    /// Reads either.
    #[must_use]
    pub fn parse(text: &str) -> Option<Polarity> {
        Polarity::ALL.into_iter().find(|one| one.name() == text || one.zh().contains(&text))
    }
}

/// What a self-evaluation reports of an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorResult {
    /// 实际完成值, as written and as understood.
    pub actual: Stated<Target>,
    /// 指标完成率 as printed, in percent.
    pub completion: Stated<Decimal>,
    /// 得分, points.
    pub score: Stated<Decimal>,
    /// 偏差原因分析, or 偏差原因分析及改进措施 in one.
    pub deviation: Stated<Box<str>>,
    /// 改进措施, where it stands in a column of its own.
    pub corrective_action: Stated<Box<str>>,
}

/// The indicators that stand together under one level, in the form's order. A level may be listed and empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorGroup {
    /// Where they stand.
    pub level: Level,
    /// The levels as the form words them, where that is not how we do: 产出指标(50分).
    pub labels: Labels,
    /// The indicators.
    pub indicators: Vec<Indicator>,
}

impl IndicatorGroup {
    /// Whether both stand under one first level of their form.
    #[must_use]
    pub fn shares_first_level(&self, other: &IndicatorGroup) -> bool {
        self.level.first == other.level.first && self.labels.first == other.labels.first
    }

    /// Whether the form names no second level here.
    #[must_use]
    pub fn has_no_second_level(&self) -> bool {
        self.level.second.is_none() && self.labels.second.is_none()
    }

    /// The keys of the group's place in its declaration, below `indicators`: a second level that only some offices have goes
    /// by its label.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let first = match self.level.first {
            FirstLevel::Other => self.labels.first.as_deref().unwrap_or("other"),
            known => known.name(),
        };
        let second = self.level.second.map(SecondLevel::name).or(self.labels.second.as_deref());
        std::iter::once(first).chain(second)
    }
}

/// The labels of a group's levels as published; `None` where they are the usual ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// 一级指标.
    pub first: Option<Box<str>>,
    /// 二级指标.
    pub second: Option<Box<str>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_indicator_keeps_its_identity_under_another_layout_and_punctuation() {
        let old = Level { first: FirstLevel::Benefit, second: Some(SecondLevel::ClientSatisfaction) };
        let new = Level { first: FirstLevel::Satisfaction, second: None };
        let hash = IndicatorHash::of(old, "用户满意度(%)");
        assert_eq!(hash, IndicatorHash::of(new, "用户 满意度（％）"));
        assert_ne!(hash, IndicatorHash::of(new, "用户满意度"));
        let quantity = Level { first: FirstLevel::Output, second: Some(SecondLevel::Quantity) };
        assert_ne!(hash, IndicatorHash::of(quantity, "用户满意度(%)"));
        // Published addresses hold these characters: they may never change.
        assert_eq!(hash.as_str(), "tg4jxsvh7l");
    }
}
