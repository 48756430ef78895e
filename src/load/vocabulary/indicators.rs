//! The columns of an indicator, in forms of targets and in forms with results.

use super::{Field, Kind, field, needed, rare};

/// An indicator: what every form has of it, and after the targets what forms with results add.
macro_rules! indicator {
    ([$($before:expr),*], [$($actual:expr),*], [$($result:expr),*]) => {
        &[
            needed("name", &["名称", "三级指标", "指标名称", "指标内容", "三级指标名称", "指标", "三级目标"], Kind::Text, ("三级指标名称", "the indicator's name")),
            $($before,)*
            field(
                "annual_target",
                &["年度指标值", "指标值", "目标值", "绩效指标值", "年度目标值", "年初指标值", "本年指标值", "预期指标值", "预期目标值", "计划指标值", "计划值", "预期值", "三级指标值", "年度绩效指标值", "年初目标值", "指标目标值", "当年预期实现值", "全年目标值", "全年（计划）目标值", "全年计划目标值", "指标值及单位", "本年度指标值"],
                Kind::Target,
                ("年度指标值，按原文", "target for the year, as written"),
            ),
            rare("comparator", &["指标性质", "比较符号", "指标符号", "运算符号", "指标值符号", "指标属性"], Kind::Text, ("指标值的符号或性质，单独成列时填写：≥、≤、=、定性", "the sign, where it stands in a column of its own: ≥, ≤, =, 定性")),
            rare("unit", &["度量单位", "计量单位", "指标单位", "单位", "指标值单位"], Kind::Text, ("度量单位，单独成列时填写", "the unit, where it stands in a column of its own")),
            rare("polarity", &["指标方向", "指标导向", "方向", "指标方向性"], Kind::Polarity, ("正向、反向或适度，符号看不出方向时填写", "higher-is-better, lower-is-better or moderate, where the sign does not tell")),
            $($actual,)*
            field("weight", &["分值", "权重", "指标分值", "指标权重", "分值权重", "权重分", "标准分", "分值（权重）", "权重（分值）"], Kind::Number, ("分值", "points to be had")),
            $($result,)*
            rare("standard", &["绩效标准", "指标值设定依据", "目标值设定依据", "指标值确定依据"], Kind::Text, ("绩效标准：计划标准、行业标准、历史标准", "what the target was measured by")),
            rare("explanation", &["指标解释", "指标说明", "指标内涵", "计算方法", "计算公式"], Kind::Text, ("指标的含义、计算方法", "what it means and how it is measured")),
            rare("scoring", &["评分标准", "评分规则", "评（扣）分标准", "评(扣)分标准", "评分细则", "评价标准", "评分办法"], Kind::Text, ("评分标准", "how points are given")),
            rare("data_source", &["数据来源", "佐证资料", "指标值数据来源", "证明材料"], Kind::Text, ("数据来源", "what bears the result out")),
            rare("remarks", &["备注"], Kind::Text, ("备注", "remarks")),
        ]
    };
}

pub(super) static TARGET: &[Field] = indicator!(
    [field(
        "period_target",
        &[
            "实施周期指标值",
            "实施期指标值",
            "实施期目标值",
            "长期指标值",
            "中期指标值",
            "中长期指标值",
            "实施周期目标值"
        ],
        Kind::Target,
        ("实施周期指标值，按原文", "target for the whole period, as written")
    )],
    [],
    []
);

pub(super) static RESULT: &[Field] = indicator!(
    [],
    [
        field(
            "actual",
            &[
                "实际完成值",
                "完成值",
                "全年实际值",
                "全年完成值",
                "实际值",
                "全年实际完成值",
                "实际完成指标值",
                "年度完成值",
                "实际完成情况",
                "完成情况",
                "自评完成值",
                "年度实际完成值",
                "实际完成"
            ],
            Kind::Target,
            ("实际完成值，按原文", "what was achieved, as written")
        ),
        rare(
            "completion",
            &["指标完成率", "完成率", "完成比例"],
            Kind::Rate,
            ("表中所印完成率", "the rate of completion as printed")
        )
    ],
    [
        field(
            "score",
            &["得分", "自评得分", "自评分", "实际得分", "评价得分", "指标得分"],
            Kind::Number,
            ("得分", "points given")
        ),
        field(
            "deviation",
            &[
                "偏差原因分析及改进措施",
                "偏差原因及改进措施",
                "偏差原因",
                "未完成原因",
                "偏差原因分析",
                "未完成原因分析",
                "偏差原因分析与改进措施",
                "未完成原因及改进措施",
                "未完成原因和改进措施",
                "未完成原因及拟采取的改进措施",
                "扣分原因",
                "差异原因",
                "未达标原因",
                "未达标原因分析",
                "偏差大或目标未完成原因分析"
            ],
            Kind::Text,
            ("偏差原因分析及改进措施", "why it differs, and what is done about it")
        ),
        rare(
            "corrective_action",
            &["改进措施", "拟采取的改进措施", "整改措施", "改进措施及结果应用方案"],
            Kind::Text,
            ("改进措施，单独成列时填写", "what is done about it, where it stands in a column of its own")
        )
    ]
);
