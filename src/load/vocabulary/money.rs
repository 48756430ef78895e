//! Tables of money: a department's budget, money by its sources, the funding grid of a self-evaluation.

use super::{Field, Kind, field, needed, rare};

pub(super) static BUDGET: &[Field] = &[
    field(
        "expenditure",
        &["支出", "部门预算支出"],
        Kind::Record(EXPENDITURE),
        ("部门预算支出", "expenditure of the department"),
    ),
    field(
        "development",
        &["事业发展性支出"],
        Kind::Record(DEVELOPMENT),
        ("事业发展性支出", "development expenditure"),
    ),
    field(
        "income",
        &["收入", "收入来源", "资金来源"],
        Kind::Record(MONEY),
        ("收入来源", "sources of income"),
    ),
    field(
        "levels",
        &["级次", "按预算级次划分", "预算级次"],
        Kind::Record(LEVELS),
        ("按预算级次划分", "by budget level"),
    ),
];

static EXPENDITURE: &[Field] = &[
    field(
        "total",
        &["合计", "支出合计", "总额", "总计"],
        Kind::Amount,
        ("表中所印合计", "the total, where the form prints one"),
    ),
    field("basic", &["基本支出"], Kind::Amount, ("基本支出", "basic expenditure")),
    rare(
        "personnel",
        &["人员经费", "人员支出"],
        Kind::Amount,
        ("基本支出中的人员经费", "of which for staff"),
    ),
    rare(
        "operating",
        &["公用经费", "日常公用经费", "公用支出"],
        Kind::Amount,
        ("基本支出中的公用经费", "of which for running costs"),
    ),
    field("projects", &["项目支出"], Kind::Amount, ("项目支出", "project expenditure")),
    rare("other", &["其他支出", "其他"], Kind::Amount, ("其他支出", "other expenditure")),
];

static DEVELOPMENT: &[Field] = &[
    field("special", &["财政专项资金"], Kind::Amount, ("财政专项资金", "special fiscal funds")),
    field(
        "other",
        &["其他", "其他事业发展性支出"],
        Kind::Amount,
        ("其他事业发展性支出", "other development expenditure"),
    ),
];

static LEVELS: &[Field] = &[
    field(
        "own",
        &["本级使用", "本级使用资金", "市本级使用资金"],
        Kind::Amount,
        ("本级使用资金", "used at this level"),
    ),
    field(
        "transfers",
        &["对下转移支付", "拟用于对下转移支付资金", "对下转移支付资金"],
        Kind::Amount,
        ("拟用于对下转移支付资金", "meant for transfers to lower levels"),
    ),
];

/// The lines of a money table; the appropriation and what stands before it are worded by each table.
macro_rules! money_lines {
    ($kind:expr, [$($before:expr),*], $fiscal:expr, $own:expr) => {
        &[
            $($before,)*
            field("fiscal", $fiscal, $kind, ("财政拨款", "fiscal appropriation")),
            rare("general_budget", &["一般公共预算", "一般公共预算拨款", "一般公共预算资金", "一般公共预算财政拨款", "一般公共预算拨款收入"], $kind, ("一般公共预算；有财政拨款一行时是其中的一部分", "general public budget; part of the appropriation where that has a line")),
            rare("government_fund", &["政府性基金", "政府性基金预算", "政府性基金预算拨款", "政府性基金预算资金", "政府性基金预算财政拨款", "政府性基金预算拨款收入", "政府性基金拨款"], $kind, ("政府性基金预算；同上", "government funds; likewise")),
            rare("state_capital", &["国有资本经营预算", "国有资本经营预算拨款", "国有资本经营预算资金", "国有资本经营预算财政拨款", "国有资本经营预算拨款收入"], $kind, ("国有资本经营预算；同上", "state capital operations; likewise")),
            field("upper_level", &["上级资金", "上级财政资金", "上级补助", "上级专项资金", "上级补助资金", "上级转移支付", "上级转移支付资金"], $kind, ("上级资金", "from higher levels")),
            rare("central", &["中央资金", "中央财政资金", "中央补助", "中央补助资金", "中央专项资金"], $kind, ("中央资金；有上级资金或财政拨款一行时是其中的一部分", "from the centre; part of the line above where there is one")),
            rare("provincial", &["省级资金", "省级财政资金", "省级补助", "省级补助资金", "省财政资金", "省级专项资金", "自治区资金", "自治区级资金"], $kind, ("省级资金；同上", "from the province; likewise")),
            rare("municipal", &["市级资金", "市级财政资金", "市财政资金", "市级补助", "市级补助资金", "地市资金"], $kind, ("市级资金；有财政拨款一行时是其中的一部分", "from the city; part of the appropriation where that has a line")),
            rare("county", &["县级资金", "县区级资金", "县（区）级资金", "县(区)级资金", "区级资金", "区县资金", "县（市、区）资金", "县级财政资金", "区级财政资金", "市县资金", "市县财政资金"], $kind, ("县（区）级资金；同上", "from the county or district; likewise")),
            rare("local", &["地方资金", "地方财政资金"], $kind, ("地方资金；有财政拨款一行时是其中的一部分", "from local governments; part of the appropriation where that has a line")),
            rare("special_account", &["财政专户管理资金", "财政专户资金", "财政专户管理资金收入"], $kind, ("财政专户管理资金", "funds in special fiscal accounts")),
            field("carried_over", &["上年结转资金", "上年结转", "上年结转结余", "上年结转结余资金", "结转结余资金", "结转资金"], $kind, ("上年结转资金", "carried over from last year")),
            rare("business_income", &["事业收入"], $kind, ("事业收入", "income from public services")),
            rare("operating_income", &["经营收入", "事业单位经营收入", "经营性收入"], $kind, ("经营收入", "income from business")),
            rare("subsidy_income", &["上级补助收入"], $kind, ("事业单位的上级补助收入", "subsidies from the superior unit")),
            rare("affiliate_income", &["附属单位上缴收入", "附属单位上缴"], $kind, ("附属单位上缴收入", "paid in by affiliated units")),
            rare("unit_funds", &["单位资金"], $kind, ("单位资金：财政拨款、财政专户管理资金以外的收入", "the unit's funds: what is neither appropriation nor in special accounts")),
            rare("own_funds", &["自有资金", "自筹资金", "单位自筹", "单位自筹资金", "单位自有资金", "自筹"], $kind, ("自有资金、自筹资金", "the unit's own funds")),
            field("other", &["其他资金", "其他", "其他收入", "社会资金"], $kind, ("其他资金", "other funds")),
            rare("other_sources", &["其他来源", "其他资金来源"], Kind::Records($own), ("表中另列的资金来源，如专项债券，与上面各项并列", "sources that the form lists besides, such as special bonds")),
        ]
    };
}

pub(super) static MONEY: &[Field] = money_lines!(
    Kind::Amount,
    [field(
        "total",
        &[
            "合计",
            "年度资金总额",
            "资金总额",
            "总额",
            "收入合计",
            "实施期资金总额",
            "年度预算",
            "预算总额",
            "项目资金总额",
            "年度财政资金总额",
            "部门整体支出总额",
            "部门预算总额",
            "总计"
        ],
        Kind::Amount,
        ("表中所印合计", "the total, where the form prints one")
    )],
    &[
        "财政拨款",
        "当年财政拨款",
        "本年财政拨款",
        "其中：财政拨款",
        "其中：当年财政拨款",
        "本级财政资金",
        "财政资金",
        "财政拨款收入",
        "本级资金",
        "财政性资金",
        "财政拨款资金",
        "本级财政",
    ],
    OWN_AMOUNTS
);

pub(super) static EXECUTION: &[Field] = money_lines!(
    Kind::Record(EXECUTION_ROW),
    [
        field(
            "total",
            &["年度资金总额", "合计", "资金总额", "总额", "年度预算", "预算总额", "项目资金总额", "支出合计"],
            Kind::Record(EXECUTION_ROW),
            ("年度资金总额", "total for the year")
        ),
        field(
            "basic",
            &["基本支出"],
            Kind::Record(EXECUTION_ROW),
            ("部门的基本支出", "basic expenditure of a department")
        ),
        field(
            "projects",
            &["项目支出"],
            Kind::Record(EXECUTION_ROW),
            ("部门的项目支出", "project expenditure of a department")
        )
    ],
    &[
        "当年财政拨款",
        "财政拨款",
        "本年财政拨款",
        "其中：财政拨款",
        "其中：当年财政拨款",
        "本级财政资金",
        "财政资金",
        "财政拨款收入",
        "本级资金",
        "财政性资金",
        "财政拨款资金",
        "本级财政",
    ],
    OWN_ROWS
);

/// A row of the grid; before its columns what names it, where no key does.
macro_rules! execution_row {
    ([$($before:expr),*]) => {
        &[
            $($before,)*
            field(
                "initial_budget",
                &["年初预算数", "年初预算", "年初批复数", "年初预算金额", "年初预算批复数"],
                Kind::Amount,
                ("年初预算数", "budget at the start of the year"),
            ),
            field(
                "adjusted_budget",
                &[
                    "全年预算数",
                    "全年预算",
                    "调整后预算数",
                    "调整后预算",
                    "调整预算数",
                    "全年预算数（调整后）",
                    "全年预算金额",
                ],
                Kind::Amount,
                ("全年预算数（调整后）", "budget after adjustments"),
            ),
            field(
                "executed",
                &[
                    "全年执行数",
                    "执行数",
                    "实际支出",
                    "实际支出数",
                    "实际执行数",
                    "全年支出数",
                    "执行金额",
                    "预算执行数",
                    "全年实际支出数",
                    "全年执行金额",
                ],
                Kind::Amount,
                ("全年执行数", "executed over the year"),
            ),
            field("weight", &["分值", "权重"], Kind::Number, ("分值", "points to be had")),
            field(
                "rate",
                &["执行率", "预算执行率", "资金执行率"],
                Kind::Rate,
                ("表中所印执行率", "the execution rate as printed"),
            ),
            field("score", &["得分", "自评得分"], Kind::Number, ("得分", "points given")),
            rare(
                "deviation",
                &["偏差原因", "偏差原因分析及改进措施", "未执行原因", "原因", "备注"],
                Kind::Text,
                ("没有执行完的原因", "why it was not spent"),
            ),
        ]
    };
}

static EXECUTION_ROW: &[Field] = execution_row!([]);

/// A source that only this office has, by its label.
const OWN_LABEL: Field = needed(
    "name",
    &["名称", "来源名称", "资金来源"],
    Kind::Text,
    ("来源的名称，照表中所印", "what the form calls the source"),
);

static OWN_AMOUNTS: &[Field] = &[OWN_LABEL, field("amount", &["金额"], Kind::Amount, ("金额", "the amount"))];

static OWN_ROWS: &[Field] = execution_row!([OWN_LABEL]);
