//! The words for indicator levels: the labels of forms, old and new, and the English keys.

use crate::language::Language;
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

impl<L> LevelWord<L> {
    /// The word that we write.
    #[must_use]
    pub fn written(&self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh[0],
            Language::English => self.en[0],
        }
    }
}

impl<L: Copy> LevelWord<L> {
    /// The level that `written` names, in either language and in the spelling of any office: with its points behind it
    /// (产出指标(50分)), with or without 指标, with a number before it (1.数量指标).
    #[must_use]
    pub fn find(words: &[LevelWord<L>], written: &str) -> Option<L> {
        let exact = |written: &str| {
            words.iter().find(|word| word.en.contains(&written) || word.zh.contains(&written))
        };
        let found = exact(written).or_else(|| {
            let bare = bare(written);
            // 产出目标 and 数量目标 in forms of old.
            let stem = bare.strip_suffix("目标").filter(|stem| !stem.is_empty()).unwrap_or(&bare);
            exact(&bare).or_else(|| exact(&format!("{stem}指标")))
        });
        found.map(|word| word.level)
    }
}

/// A label without white space, without a number before it, and without points or a remark in brackets behind it.
fn bare(label: &str) -> String {
    let mut bare: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(open) = bare.rfind(['（', '(']).filter(|_| bare.ends_with(['）', ')'])) {
        bare.truncate(open);
    }
    let points = bare.trim_end_matches('分').trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.ends_with('分') && points.len() < bare.len() - '分'.len_utf8() {
        bare.truncate(points.len());
    }
    let numbered =
        bare.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十（）()".contains(c));
    match numbered.strip_prefix(['.', '、', '．']) {
        Some(behind) => behind.to_owned(),
        None => bare,
    }
}

const fn level<L>(level: L, en: &'static [&'static str], zh: &'static [&'static str]) -> LevelWord<L> {
    LevelWord { level, en, zh }
}

/// The words that we write for a level, in Chinese and English.
#[must_use]
pub fn label<L: Copy + PartialEq>(words: &'static [LevelWord<L>], level: L) -> (&'static str, &'static str) {
    words.iter().find(|word| word.level == level).map_or(("", ""), |word| (word.zh[0], word.en[0]))
}

/// Labels of the first level.
pub static FIRST_LEVELS: &[LevelWord<FirstLevel>] = &[
    level(
        FirstLevel::Output,
        &["output"],
        &["产出指标", "产出", "项目产出", "项目产出指标", "项目完成指标", "完成指标"],
    ),
    level(FirstLevel::Cost, &["cost"], &["成本指标", "成本", "运行成本", "项目成本"]),
    level(
        FirstLevel::Benefit,
        &["benefit"],
        &["效益指标", "效益", "项目效益", "项目效益指标", "效果指标", "项目效果", "社会效应"],
    ),
    level(
        FirstLevel::Satisfaction,
        &["satisfaction"],
        &["满意度指标", "满意度", "服务对象满意度指标", "社会满意度指标"],
    ),
    level(FirstLevel::Decision, &["decision"], &["决策指标", "决策", "项目决策", "投入指标", "投入"]),
    level(
        FirstLevel::Process,
        &["process"],
        &["过程指标", "过程", "项目过程", "管理指标", "管理", "项目管理", "投入管理指标", "投入和管理指标"],
    ),
    level(FirstLevel::Other, &["other"], &["其他指标", "其他"]),
];

/// Labels of the second level.
pub static SECOND_LEVELS: &[LevelWord<SecondLevel>] = &[
    level(SecondLevel::Quantity, &["quantity"], &["数量指标", "数量", "产出数量", "完成数量"]),
    level(SecondLevel::Quality, &["quality"], &["质量指标", "质量", "产出质量", "完成质量"]),
    level(
        SecondLevel::Timeliness,
        &["timeliness"],
        &["时效指标", "时效", "进度指标", "产出时效", "完成时效", "时间指标", "完成及时性"],
    ),
    level(SecondLevel::OutputCost, &["cost"], &["成本指标", "成本", "产出成本", "成本控制"]),
    level(SecondLevel::EconomicCost, &["economic_cost"], &["经济成本指标", "经济成本"]),
    level(SecondLevel::SocialCost, &["social_cost"], &["社会成本指标", "社会成本"]),
    level(SecondLevel::EnvironmentalCost, &["environmental_cost"], &["生态环境成本指标", "生态环境成本"]),
    level(SecondLevel::EconomicBenefit, &["economic"], &["经济效益指标", "经济效益"]),
    level(SecondLevel::SocialBenefit, &["social"], &["社会效益指标", "社会效益"]),
    level(
        SecondLevel::EcologicalBenefit,
        &["ecological"],
        &["生态效益指标", "生态效益", "环境效益指标", "环境效益", "生态环境效益指标"],
    ),
    level(
        SecondLevel::Sustainability,
        &["sustainability"],
        &["可持续影响指标", "可持续影响", "可持续发展指标", "可持续性", "可持续影响力指标"],
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
            "社会公众及服务对象满意度指标",
            "社会公众满意度指标",
            "受益对象满意度指标",
            "受益群体满意度指标",
            "群众满意度指标",
            "公众满意度指标",
            "使用者满意度指标",
        ],
    ),
    level(SecondLevel::Approval, &["approval"], &["项目立项", "立项"]),
    level(SecondLevel::GoalSetting, &["goal_setting"], &["绩效目标", "目标设定", "绩效目标设定"]),
    level(SecondLevel::FundingInput, &["funding_input"], &["资金投入", "预算编制", "资金落实"]),
    level(
        SecondLevel::FundsManagement,
        &["funds_management"],
        &["资金管理", "财务管理", "预算执行", "预算管理"],
    ),
    level(SecondLevel::Implementation, &["implementation"], &["组织实施", "业务管理", "实施管理"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_other_offices_are_known() {
        for (label, level) in [
            ("产出指标(50分)", FirstLevel::Output),
            ("产出指标（50 分）", FirstLevel::Output),
            ("产出指标50分", FirstLevel::Output),
            ("一、产出指标", FirstLevel::Output),
            ("满意度", FirstLevel::Satisfaction),
            ("项目管理", FirstLevel::Process),
            ("产出目标", FirstLevel::Output),
        ] {
            assert_eq!(LevelWord::find(FIRST_LEVELS, label), Some(level), "{label}");
        }
        for (label, level) in [
            ("1.数量指标", SecondLevel::Quantity),
            ("受益对象满意度", SecondLevel::ClientSatisfaction),
            ("社会公众或 服务对象满意度指标(10分)", SecondLevel::ClientSatisfaction),
            ("经济效益", SecondLevel::EconomicBenefit),
        ] {
            assert_eq!(LevelWord::find(SECOND_LEVELS, label), Some(level), "{label}");
        }
        for label in ["履职效能", "产出指椤", "分", "", "(50分)"] {
            assert_eq!(LevelWord::find(FIRST_LEVELS, label), None, "{label}");
        }
    }

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
