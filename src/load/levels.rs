//! The words for indicator levels: the labels of forms, old and new, and the English keys.

use crate::model::indicator::{FirstLevel, SecondLevel};

/// A word for an indicator level.
#[derive(Debug)]
pub struct LevelWord<L: 'static> {
    /// The level.
    pub level: L,
    /// Its English keys; the first is the one that we write.
    pub en: &'static [&'static str],
    /// The labels of forms; the first is the one that we write.
    pub zh: &'static [&'static str],
}

impl<L: Copy> LevelWord<L> {
    /// The level that `written` names, in either language.
    #[must_use]
    pub fn find(words: &[LevelWord<L>], written: &str) -> Option<L> {
        words
            .iter()
            .find(|word| word.en.contains(&written) || word.zh.contains(&written))
            .map(|word| word.level)
    }
}

const fn level<L>(level: L, en: &'static [&'static str], zh: &'static [&'static str]) -> LevelWord<L> {
    LevelWord { level, en, zh }
}

/// Labels of the first level.
pub static FIRST_LEVELS: &[LevelWord<FirstLevel>] = &[
    level(FirstLevel::Output, &["output"], &["产出指标", "产出", "项目完成指标", "完成指标"]),
    level(FirstLevel::Cost, &["cost"], &["成本指标", "成本"]),
    level(FirstLevel::Benefit, &["benefit"], &["效益指标", "效益", "项目效益指标", "效果指标"]),
    level(FirstLevel::Satisfaction, &["satisfaction"], &["满意度指标", "满意度"]),
];

/// Labels of the second level.
pub static SECOND_LEVELS: &[LevelWord<SecondLevel>] = &[
    level(SecondLevel::Quantity, &["quantity"], &["数量指标", "数量", "产出数量"]),
    level(SecondLevel::Quality, &["quality"], &["质量指标", "质量", "产出质量"]),
    level(SecondLevel::Timeliness, &["timeliness"], &["时效指标", "时效", "进度指标", "产出时效"]),
    level(SecondLevel::OutputCost, &["cost"], &["成本指标", "成本", "产出成本"]),
    level(SecondLevel::EconomicCost, &["economic_cost"], &["经济成本指标", "经济成本"]),
    level(SecondLevel::SocialCost, &["social_cost"], &["社会成本指标", "社会成本"]),
    level(SecondLevel::EnvironmentalCost, &["environmental_cost"], &["生态环境成本指标", "生态环境成本"]),
    level(SecondLevel::EconomicBenefit, &["economic"], &["经济效益指标", "经济效益"]),
    level(SecondLevel::SocialBenefit, &["social"], &["社会效益指标", "社会效益"]),
    level(SecondLevel::EcologicalBenefit, &["ecological"], &["生态效益指标", "生态效益", "环境效益指标"]),
    level(
        SecondLevel::Sustainability,
        &["sustainability"],
        &["可持续影响指标", "可持续影响", "可持续发展指标"],
    ),
    level(
        SecondLevel::ClientSatisfaction,
        &["client_satisfaction"],
        &[
            "服务对象满意度指标",
            "服务对象满意度",
            "满意度指标",
            "社会公众或服务对象满意度指标",
            "社会公众或服务对象满意度",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_words() {
        for level in FirstLevel::ALL {
            assert_eq!(LevelWord::find(FIRST_LEVELS, level.name()), Some(level));
        }
        for level in SecondLevel::ALL {
            assert_eq!(LevelWord::find(SECOND_LEVELS, level.name()), Some(level));
        }
    }
}
