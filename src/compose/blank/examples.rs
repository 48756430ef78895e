//! What a blank declaration shows of things that no vocabulary holds: an indicator for each level of today's forms, and the
//! customary sections of a report.

use crate::model::indicator::{FirstLevel, SecondLevel};

/// An indicator as an example, of bus lines in a fictional city.
pub(super) struct Example {
    pub(super) first: FirstLevel,
    pub(super) second: SecondLevel,
    /// In Chinese and in English.
    pub(super) name: (&'static str, &'static str),
    pub(super) target: &'static str,
    pub(super) actual: &'static str,
}

const fn example(
    (first, second): (FirstLevel, SecondLevel),
    name: (&'static str, &'static str),
    (target, actual): (&'static str, &'static str),
) -> Example {
    Example { first, second, name, target, actual }
}

/// The levels of today's forms, in their order.
pub(super) static LEVELS: [Example; 11] = [
    example(
        (FirstLevel::Output, SecondLevel::Quantity),
        ("开通公交线路数", "bus lines opened"),
        ("≥36条", "36条"),
    ),
    example(
        (FirstLevel::Output, SecondLevel::Quality),
        ("班次准点率", "departures on time"),
        ("≥95%", "96%"),
    ),
    example(
        (FirstLevel::Output, SecondLevel::Timeliness),
        ("补贴发放完成时间", "when the subsidy is paid"),
        ("11月底前", "11月20日"),
    ),
    example(
        (FirstLevel::Cost, SecondLevel::EconomicCost),
        ("每公里补贴金额", "subsidy per kilometre"),
        ("≤3.5元/公里", "3.4元/公里"),
    ),
    example(
        (FirstLevel::Cost, SecondLevel::SocialCost),
        ("施工占道天数", "days of works on the road"),
        ("≤30天", "28天"),
    ),
    example(
        (FirstLevel::Cost, SecondLevel::EnvironmentalCost),
        ("尾气超标车辆比例", "vehicles above the emission limit"),
        ("≤1%", "0.5%"),
    ),
    example(
        (FirstLevel::Benefit, SecondLevel::EconomicBenefit),
        ("沿线商户营业额增长率", "growth of trade along the lines"),
        ("≥3%", "3.2%"),
    ),
    example(
        (FirstLevel::Benefit, SecondLevel::SocialBenefit),
        ("公交出行便利程度", "ease of travel by bus"),
        ("稳步提高", "有所提高"),
    ),
    example(
        (FirstLevel::Benefit, SecondLevel::EcologicalBenefit),
        ("新能源车辆占比", "share of new-energy vehicles"),
        ("≥80%", "82%"),
    ),
    example(
        (FirstLevel::Benefit, SecondLevel::Sustainability),
        ("线路稳定运营年限", "years of steady service"),
        ("≥5年", "5年"),
    ),
    example(
        (FirstLevel::Satisfaction, SecondLevel::ClientSatisfaction),
        ("乘客满意度", "satisfied passengers"),
        ("≥90%", "91%"),
    ),
];

/// The customary sections of an evaluation report, in Chinese and in English.
pub(super) const SECTIONS: [(&str, &str); 6] = [
    ("一、基本情况", "1. Background"),
    ("二、绩效评价工作开展情况", "2. How the evaluation was carried out"),
    ("三、综合评价情况及评价结论", "3. Overall findings and conclusion"),
    ("四、绩效评价指标分析", "4. Analysis of the indicators"),
    ("五、主要经验及做法、存在的问题及原因分析", "5. What worked, what did not, and why"),
    ("六、有关建议", "6. Recommendations"),
];
