//! Indicators: their place in the two levels, their identity, and what is promised and reported for each.

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
}

impl FirstLevel {
    /// Every first level, in the order of the forms.
    pub const ALL: [FirstLevel; 4] =
        [FirstLevel::Output, FirstLevel::Cost, FirstLevel::Benefit, FirstLevel::Satisfaction];

    /// The English key: `output`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FirstLevel::Output => "output",
            FirstLevel::Cost => "cost",
            FirstLevel::Benefit => "benefit",
            FirstLevel::Satisfaction => "satisfaction",
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
}

impl SecondLevel {
    /// Every second level, in the order of the forms.
    pub const ALL: [SecondLevel; 12] = [
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
        hasher.update(folded(name));
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
pub fn folded(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .filter(|c| c.is_alphanumeric() || matches!(c, '%' | '‰'))
        .flat_map(char::to_lowercase)
        .collect()
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
    /// What a self-evaluation adds; none in a declaration of targets.
    pub result: Option<Box<IndicatorResult>>,
}

/// What a self-evaluation reports of an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorResult {
    /// 实际完成值, as written and as understood.
    pub actual: Stated<Target>,
    /// 分值, points.
    pub weight: Stated<Decimal>,
    /// 得分, points.
    pub score: Stated<Decimal>,
    /// 偏差原因分析及改进措施.
    pub deviation: Stated<Box<str>>,
}

/// The indicators that stand together under one level, in the form's order. A level may be listed and empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorGroup {
    /// Where they stand.
    pub level: Level,
    /// The indicators.
    pub indicators: Vec<Indicator>,
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
