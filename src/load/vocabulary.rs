//! Every key that an author may write: its English and its Chinese spellings, what kind of value it takes, and what it
//! means in a line. One table feeds reading, writing, unknown-key hints and the data dictionary; nothing else knows a
//! spelling.

use crate::model::amount::AmountUnit;
use crate::model::identity::Form;

/// A key of some record.
#[derive(Debug)]
pub struct Field {
    /// The English key, which also names the field in a `FieldPath`.
    pub key: &'static str,
    /// The Chinese keys; the first is the one that we write.
    pub zh: &'static [&'static str],
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether the record needs it.
    pub needed: bool,
    /// Whether nearly every office fills it in, so that a new file has it.
    pub customary: bool,
    /// One line in Chinese.
    pub meaning_zh: &'static str,
    /// One line in English.
    pub meaning_en: &'static str,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The form's name, in English or as its title.
    Form,
    /// A budget year, four digits.
    Year,
    /// An id.
    Id,
    /// A text on one line.
    Text,
    /// A text that may run over paragraphs: Markdown, plain, or the HTML that offices paste.
    Narrative,
    /// Texts that may run over paragraphs, one an item.
    Narratives,
    /// Money in the file's unit.
    Amount,
    /// A percentage, with or without its sign.
    Rate,
    /// Points, or a plain number.
    Number,
    /// `YYYY-MM-DD`, or a month or year alone.
    Date,
    /// `YYYY-MM-DD`.
    Day,
    /// 元, 万元 or 亿元.
    AmountUnit,
    /// 单位自评, 财政复核 …: who stands behind a result.
    Assurance,
    /// 正向, 反向, 适度: whether more is better.
    Polarity,
    /// Yes or no.
    Flag,
    /// A wording of a target or a result.
    Target,
    /// A record with these fields.
    Record(&'static [Field]),
    /// A list of records.
    Records(&'static [Field]),
    /// Records by id.
    Register(&'static [Field]),
    /// First level, second level, list of records.
    Indicators(&'static [Field]),
    /// A level by the name of its rule: one word, or a record with a word for each occasion.
    Levels(&'static [Field]),
    /// A level: off, note, warning, error; 关, 提示, 警告, 错误.
    Level,
}

impl Field {
    /// Whether `written` is this key, in either language, as it stands or as forms print it: 其中：财政拨款（万元）.
    #[must_use]
    pub fn is(&self, written: &str) -> bool {
        self.is_exactly(written) || bare(written).is_some_and(|bare| self.is_exactly(&bare))
    }

    /// Whether readers of the site ever see it: what an office lets pass for now is its own business.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.key != "waivers"
    }

    fn is_exactly(&self, written: &str) -> bool {
        self.key == written || self.zh.contains(&written)
    }
}

/// Which of `fields` the author means by `written`.
#[must_use]
pub fn find(fields: &[Field], written: &str) -> Option<usize> {
    let exactly = |written: &str| fields.iter().position(|field| field.is_exactly(written));
    exactly(written).or_else(|| exactly(&bare(written)?))
}

/// A key without what forms print around it: 其中： before it, white space, a unit or points in brackets behind it. `None`
/// where it has nothing of the kind.
fn bare(written: &str) -> Option<String> {
    if !written.contains(['（', '(', '：', ':', ' ', '\u{3000}']) {
        return None;
    }
    let mut bare: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(inner) = bare.strip_prefix("其中").and_then(|rest| rest.strip_prefix(['：', ':'])) {
        bare = inner.to_owned();
    }
    if let Some((before, inside)) = bracket(&bare)
        && (unit_in(inside).is_some() || inside == "%" || inside == "％" || inside.ends_with('分'))
    {
        bare.truncate(before.len());
    }
    (bare != written).then_some(bare)
}

/// The unit of money that a key names in brackets: 年度资金总额（元）.
#[must_use]
pub fn unit_of_key(written: &str) -> Option<AmountUnit> {
    bracket(written.trim()).and_then(|(_, inside)| unit_in(inside))
}

fn bracket(key: &str) -> Option<(&str, &str)> {
    let inside = key.strip_suffix(['）', ')'])?;
    inside.rsplit_once(['（', '('])
}

fn unit_in(inside: &str) -> Option<AmountUnit> {
    let unit = inside.trim_start_matches("单位").trim_start_matches(['：', ':']).trim();
    AmountUnit::ALL.into_iter().find(|known| known.name() == unit)
}

const fn field(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: false, customary: true, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// A field that must be there.
const fn needed(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: true, customary: true, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// A field that only some offices have.
const fn rare(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, needed: false, customary: false, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// The fields of a form, in the form's order.
#[must_use]
pub fn fields(form: Form) -> &'static [Field] {
    match form {
        Form::DepartmentTargets => DEPARTMENT_TARGETS,
        Form::ProjectTargets => PROJECT_TARGETS,
        Form::DepartmentSelfEvaluation => DEPARTMENT_SELF_EVALUATION,
        Form::ProjectSelfEvaluation => PROJECT_SELF_EVALUATION,
        Form::DepartmentEvaluation => DEPARTMENT_EVALUATION,
        Form::ProjectEvaluation => PROJECT_EVALUATION,
    }
}

macro_rules! head {
    ($($rest:expr),* $(,)?) => {
        &[
            needed("form", &["表", "表名", "表单"], Kind::Form, ("填的是哪一张表", "which form this is")),
            needed("year", &["年度", "预算年度"], Kind::Year, ("预算年度", "the budget year")),
            needed("department", &["部门", "部门编号"], Kind::Id, ("申报部门在 departments.yaml 中的编号", "id of the declaring department in departments.yaml")),
            field("amount_unit", &["金额单位"], Kind::AmountUnit, ("本表金额的单位，不写为万元", "unit of all amounts of the form; 万元 if left out")),
            $($rest,)*
            rare("adjustment", &["调整", "目标调整", "绩效目标调整"], Kind::Record(ADJUSTMENT), ("第 2 版起：为什么调整", "from the second edition on: why it was adjusted")),
            rare("known_errors", &["已知错误"], Kind::Records(KNOWN_ERROR), ("公布的表中确有的错误，永久公开", "errors of the published form itself, public for ever")),
            rare("waivers", &["豁免"], Kind::Records(WAIVER), ("本单位暂不处理的问题，有期限，不公开", "what the office lets pass for now; has a last day, is never published")),
            field("source", &["来源"], Kind::Record(SOURCE), ("本表取自哪里", "the publication that the form was taken from")),
        ]
    };
}

macro_rules! project_head {
    ($($rest:expr),* $(,)?) => {
        head![
            needed("project", &["项目", "项目编号"], Kind::Id, ("项目编号，各年不变", "id of the project, the same in every year")),
            needed("name", &["名称", "项目名称"], Kind::Text, ("本年公布的项目名称", "the project's name as published that year")),
            field("code", &["项目编码", "项目代码"], Kind::Text, ("预算系统中的编码", "code in the budget system")),
            field("supervising_department", &["主管部门", "预算部门", "主管单位", "预算主管部门", "主管部门及代码", "一级预算单位"], Kind::Text, ("表中所填主管部门", "supervising department as printed")),
            field("implementing_unit", &["实施单位", "填报单位", "项目单位", "项目实施单位", "资金使用单位", "预算单位", "项目承担单位"], Kind::Text, ("具体实施的单位", "the unit that carries it out")),
            field("kind", &["项目类别", "项目性质", "项目类型", "项目属性"], Kind::Text, ("一次性、经常性、阶段性等", "one-off, recurring, by stages …")),
            field("period", &["实施期", "项目实施期", "起止时间", "项目周期", "项目起止时间", "实施周期", "实施期限", "项目期限"], Kind::Text, ("实施期，按原文", "the period, as written")),
            $($rest),*
        ]
    };
}

/// 部门整体支出绩效目标申报表.
pub static DEPARTMENT_TARGETS: &[Field] = head![
    field(
        "subordinate_units",
        &["下属二级单位数", "下属单位数"],
        Kind::Number,
        ("下属二级单位的个数", "how many subordinate units there are")
    ),
    rare(
        "duties",
        &["部门职能", "主要职能", "部门主要职责", "部门职责", "单位职能"],
        Kind::Narrative,
        ("部门的主要职能", "what the department is there for")
    ),
    field(
        "budget",
        &["预算", "预算整体情况", "预算情况"],
        Kind::Record(BUDGET),
        ("预算整体情况", "the budget as a whole")
    ),
    rare(
        "period_goal",
        &["中长期目标", "长期目标", "中期目标", "中长期绩效目标"],
        Kind::Narrative,
        ("中长期目标", "goal for several years")
    ),
    field(
        "overall_goal",
        &[
            "总体绩效目标",
            "整体绩效目标",
            "总体目标",
            "年度总体目标",
            "年度绩效目标",
            "年度目标",
            "部门整体绩效目标"
        ],
        Kind::Narrative,
        ("总体绩效目标", "the overall performance goal")
    ),
    field(
        "other_tasks",
        &["其他任务", "其他需完成的任务"],
        Kind::Narratives,
        ("其他需完成的任务", "other tasks to be done")
    ),
    field(
        "indicators",
        &["绩效指标", "绩效指标表", "年度绩效指标", "指标"],
        Kind::Indicators(TARGET),
        ("绩效指标，按一级、二级指标分组", "indicators by first and second level")
    ),
];

/// 项目支出绩效目标申报表.
pub static PROJECT_TARGETS: &[Field] = project_head![
    field(
        "key_task",
        &["重点任务", "重点任务序号"],
        Kind::Number,
        ("在部门年度重点工作任务中的序号", "its number among the department's key tasks")
    ),
    field(
        "funding",
        &["资金", "项目资金", "年度资金", "年度项目资金", "资金情况", "项目资金情况", "预算资金"],
        Kind::Record(MONEY),
        ("年度资金", "money for the year")
    ),
    rare(
        "period_funding",
        &["实施期资金", "项目总资金", "项目总投资", "实施期资金情况"],
        Kind::Record(MONEY),
        ("整个实施期的资金", "money for the whole period")
    ),
    field(
        "basis",
        &["立项依据", "项目立项依据", "政策依据", "设立依据", "项目设立依据"],
        Kind::Narrative,
        ("立项依据", "what the project rests on")
    ),
    rare(
        "necessity",
        &["立项必要性", "项目立项必要性", "项目必要性", "项目立项的必要性"],
        Kind::Narrative,
        ("立项必要性", "why it is needed")
    ),
    field(
        "content",
        &[
            "主要内容",
            "项目概况",
            "主要实施内容",
            "项目简介",
            "项目内容",
            "项目主要内容",
            "项目描述",
            "项目概述"
        ],
        Kind::Narrative,
        ("主要实施内容", "what is done")
    ),
    rare(
        "measures",
        &["保障措施", "保证项目实施的制度、措施", "制度措施", "保证项目实施的制度和措施"],
        Kind::Narrative,
        ("保证项目实施的制度、措施", "rules and measures that see it through")
    ),
    rare(
        "plan",
        &["实施计划", "项目实施计划", "实施进度计划", "项目实施进度计划"],
        Kind::Narrative,
        ("项目实施计划", "plan of work")
    ),
    field(
        "period_goal",
        &["实施期目标", "长期目标", "中长期目标", "中期目标", "实施期总目标", "实施期绩效目标", "项目总目标"],
        Kind::Narrative,
        ("实施期目标", "goal for the whole period")
    ),
    field(
        "annual_goal",
        &[
            "年度目标",
            "总体目标",
            "年度总体目标",
            "期望达到的目标",
            "年度绩效目标",
            "项目年度目标",
            "绩效目标",
            "项目绩效目标",
            "总体绩效目标",
            "年度总体绩效目标"
        ],
        Kind::Narrative,
        ("年度目标", "goal for the year")
    ),
    field(
        "indicators",
        &["绩效指标", "绩效指标表", "年度绩效指标", "指标"],
        Kind::Indicators(TARGET),
        ("绩效指标，按一级、二级指标分组", "indicators by first and second level")
    ),
    rare(
        "remarks",
        &["其他说明", "备注", "其他需要说明的问题", "其他需要说明的情况"],
        Kind::Narrative,
        ("其他说明", "other remarks")
    ),
];

macro_rules! self_evaluation {
    ($head:ident) => {
        $head![
            rare("assurance", ASSURANCE, Kind::Assurance, ("结果由谁认定，不写为单位自评", "who stands behind the results; the unit itself if left out")),
            field("execution", EXECUTION_KEYS, Kind::Record(EXECUTION), ("预算执行情况", "how the budget was carried out")),
            field(
                "annual_goal",
                &["预期目标", "年度目标", "年度总体目标", "年初设定目标", "年度预期目标", "年初目标", "年度绩效目标", "绩效目标", "总体绩效目标", "年度总体绩效目标"],
                Kind::Narrative,
                ("年度总体目标", "the goal set for the year")
            ),
            field(
                "achieved",
                &["实际完成情况", "目标实际完成情况", "全年实际完成情况", "年度总体目标完成情况", "目标完成情况", "完成情况"],
                Kind::Narrative,
                ("实际完成情况", "what was achieved")
            ),
            field("indicators", INDICATORS, Kind::Indicators(RESULT), ("绩效指标及完成情况", "indicators and their results")),
            field("total_score", TOTAL_SCORE, Kind::Number, ("自评总分", "the total score")),
            rare("grade", GRADE, Kind::Text, ("自评等级：优、良、中、差", "the grade: 优, 良, 中, 差")),
            rare("problems", &["存在问题", "存在问题及原因", "存在的问题", "存在的问题及原因分析"], Kind::Narrative, ("存在的问题及原因", "problems and their causes")),
            rare("corrective_action", CORRECTIVE_ACTION, Kind::Narrative, ("改进措施", "what is done about it")),
            rare("remarks", &["其他说明", "备注", "说明", "其他需要说明的问题", "其他需要说明的情况"], Kind::Narrative, ("其他说明", "other remarks"))
        ]
    };
}

macro_rules! evaluation {
    ($head:ident) => {
        $head![
            rare("assurance", ASSURANCE, Kind::Assurance, ("由谁评价：部门评价、财政评价、第三方评价", "who evaluated: department, finance bureau, third party")),
            rare("evaluator", &["评价机构", "评价单位", "评价实施单位", "受托机构"], Kind::Text, ("评价机构的名称", "name of the evaluating institution")),
            rare("commissioned_by", &["委托单位", "委托方", "评价组织单位"], Kind::Text, ("委托单位", "who commissioned it")),
            field("date", &["报告日期", "评价日期"], Kind::Date, ("报告日期", "date of the report")),
            field("execution", EXECUTION_KEYS, Kind::Record(EXECUTION), ("预算执行情况", "how the budget was carried out")),
            field("indicators", INDICATORS, Kind::Indicators(RESULT), ("评价指标及结果", "indicators and their results")),
            field("total_score", TOTAL_SCORE, Kind::Number, ("评价总分", "the total score")),
            rare("grade", GRADE, Kind::Text, ("评价等级：优、良、中、差", "the grade: 优, 良, 中, 差"))
        ]
    };
}

static ASSURANCE: &[&str] = &["结果认定", "评价类型", "评价方式"];
static EXECUTION_KEYS: &[&str] = &[
    "预算执行",
    "预算执行情况",
    "项目资金",
    "年度资金",
    "资金执行情况",
    "项目资金情况",
    "年度预算执行情况",
    "预算资金",
    "部门预算执行情况",
];
static INDICATORS: &[&str] = &["绩效指标", "绩效指标表", "年度绩效指标", "评价指标", "指标"];
static TOTAL_SCORE: &[&str] =
    &["总分", "自评总分", "自评得分", "总得分", "评价得分", "评价总分", "得分合计", "综合得分"];
static GRADE: &[&str] =
    &["等级", "自评等级", "评价等级", "评价等次", "自评等次", "绩效等级", "自评结论", "评价结论"];
static CORRECTIVE_ACTION: &[&str] = &["改进措施", "下一步改进措施", "整改措施", "拟采取的改进措施"];

/// 项目支出绩效自评表.
pub static PROJECT_SELF_EVALUATION: &[Field] = self_evaluation!(project_head);

/// 部门整体支出绩效自评表.
pub static DEPARTMENT_SELF_EVALUATION: &[Field] = self_evaluation!(head);

/// The head of 项目支出绩效评价报告.
pub static PROJECT_EVALUATION: &[Field] = evaluation!(project_head);

/// The head of 部门整体支出绩效评价报告.
pub static DEPARTMENT_EVALUATION: &[Field] = evaluation!(head);

static BUDGET: &[Field] = &[
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
        &["合计", "支出合计", "总额"],
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
    ($kind:expr, [$($before:expr),*], $fiscal:expr) => {
        &[
            $($before,)*
            field("fiscal", $fiscal, $kind, ("财政拨款", "fiscal appropriation")),
            rare("general_budget", &["一般公共预算", "一般公共预算拨款", "一般公共预算资金", "一般公共预算财政拨款", "一般公共预算拨款收入"], $kind, ("一般公共预算；有财政拨款一行时是其中的一部分", "general public budget; part of the appropriation where that has a line")),
            rare("government_fund", &["政府性基金", "政府性基金预算", "政府性基金预算拨款", "政府性基金预算资金", "政府性基金预算财政拨款", "政府性基金预算拨款收入"], $kind, ("政府性基金预算；同上", "government funds; likewise")),
            rare("state_capital", &["国有资本经营预算", "国有资本经营预算拨款", "国有资本经营预算资金", "国有资本经营预算财政拨款", "国有资本经营预算拨款收入"], $kind, ("国有资本经营预算；同上", "state capital operations; likewise")),
            field("upper_level", &["上级资金", "上级财政资金", "上级补助", "上级专项资金", "上级补助资金", "上级转移支付", "上级转移支付资金"], $kind, ("上级资金", "from higher levels")),
            rare("central", &["中央资金", "中央财政资金", "中央补助", "中央补助资金", "中央专项资金"], $kind, ("中央资金；有上级资金或财政拨款一行时是其中的一部分", "from the centre; part of the line above where there is one")),
            rare("provincial", &["省级资金", "省级财政资金", "省级补助", "省级补助资金", "省财政资金", "省级专项资金", "自治区资金", "自治区级资金"], $kind, ("省级资金；同上", "from the province; likewise")),
            rare("municipal", &["市级资金", "市级财政资金", "市财政资金", "市级补助", "市级补助资金", "地市资金"], $kind, ("市级资金；有财政拨款一行时是其中的一部分", "from the city; part of the appropriation where that has a line")),
            rare("county", &["县级资金", "县区级资金", "县（区）级资金", "县(区)级资金", "区级资金", "区县资金", "县（市、区）资金", "县级财政资金", "区级财政资金", "市县资金", "市县财政资金"], $kind, ("县（区）级资金；同上", "from the county or district; likewise")),
            rare("special_account", &["财政专户管理资金", "财政专户资金", "财政专户管理资金收入"], $kind, ("财政专户管理资金", "funds in special fiscal accounts")),
            field("carried_over", &["上年结转资金", "上年结转", "上年结转结余", "上年结转结余资金", "结转结余资金", "结转资金"], $kind, ("上年结转资金", "carried over from last year")),
            rare("business_income", &["事业收入"], $kind, ("事业收入", "income from public services")),
            rare("operating_income", &["经营收入", "事业单位经营收入"], $kind, ("经营收入", "income from business")),
            rare("subsidy_income", &["上级补助收入"], $kind, ("事业单位的上级补助收入", "subsidies from the superior unit")),
            rare("affiliate_income", &["附属单位上缴收入", "附属单位上缴"], $kind, ("附属单位上缴收入", "paid in by affiliated units")),
            rare("own_funds", &["自有资金", "自筹资金", "单位自筹", "单位自筹资金", "单位资金", "单位自有资金", "自筹"], $kind, ("自有资金、自筹资金", "the unit's own funds")),
            field("other", &["其他资金", "其他", "其他收入", "社会资金"], $kind, ("其他资金", "other funds")),
        ]
    };
}

static MONEY: &[Field] = money_lines!(
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
            "项目资金总额"
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
    ]
);

static EXECUTION: &[Field] = money_lines!(
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
    ]
);

static EXECUTION_ROW: &[Field] = &[
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
    field("weight", &["分值"], Kind::Number, ("分值", "points to be had")),
    field(
        "rate",
        &["执行率", "预算执行率", "资金执行率"],
        Kind::Rate,
        ("表中所印执行率", "the execution rate as printed"),
    ),
    field("score", &["得分", "自评得分"], Kind::Number, ("得分", "points given")),
    rare(
        "deviation",
        &["偏差原因", "偏差原因分析及改进措施", "未执行原因", "备注"],
        Kind::Text,
        ("没有执行完的原因", "why it was not spent"),
    ),
];

/// An indicator: what every form has of it, and after the targets what forms with results add.
macro_rules! indicator {
    ([$($before:expr),*], [$($actual:expr),*], [$($result:expr),*]) => {
        &[
            needed("name", &["名称", "三级指标", "指标名称", "指标内容", "三级指标名称", "指标"], Kind::Text, ("三级指标名称", "the indicator's name")),
            $($before,)*
            field(
                "annual_target",
                &["年度指标值", "指标值", "目标值", "绩效指标值", "年度目标值", "年初指标值", "本年指标值", "预期指标值", "预期目标值", "计划指标值", "计划值", "预期值", "三级指标值", "年度绩效指标值", "年初目标值"],
                Kind::Target,
                ("年度指标值，按原文", "target for the year, as written"),
            ),
            rare("comparator", &["指标性质", "比较符号", "指标符号", "运算符号", "指标值符号"], Kind::Text, ("指标值的符号或性质，单独成列时填写：≥、≤、=、定性", "the sign, where it stands in a column of its own: ≥, ≤, =, 定性")),
            rare("unit", &["度量单位", "计量单位", "指标单位", "单位", "指标值单位"], Kind::Text, ("度量单位，单独成列时填写", "the unit, where it stands in a column of its own")),
            rare("polarity", &["指标方向", "指标导向", "方向", "指标属性"], Kind::Polarity, ("正向、反向或适度，符号看不出方向时填写", "higher-is-better, lower-is-better or moderate, where the sign does not tell")),
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

static TARGET: &[Field] = indicator!(
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

static RESULT: &[Field] = indicator!(
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
                "差异原因"
            ],
            Kind::Text,
            ("偏差原因分析及改进措施", "why it differs, and what is done about it")
        ),
        rare(
            "corrective_action",
            &["改进措施", "拟采取的改进措施", "整改措施"],
            Kind::Text,
            ("改进措施，单独成列时填写", "what is done about it, where it stands in a column of its own")
        )
    ]
);
static ADJUSTMENT: &[Field] = &[
    field("reason", &["原因", "调整原因"], Kind::Narrative, ("为什么调整", "why it was adjusted")),
    field(
        "document",
        &["文件", "批复文件", "文号"],
        Kind::Text,
        ("批准调整的文件或文号", "the document that approved it"),
    ),
    field("date", &["日期", "调整日期"], Kind::Date, ("调整日期", "date of the adjustment")),
];

static KNOWN_ERROR: &[Field] = &[
    needed("rule", &["规则"], Kind::Text, ("所涉规则的名称", "name of the rule")),
    needed(
        "field",
        &["字段"],
        Kind::Text,
        ("所涉字段，如 execution.total.rate", "the field, such as execution.total.rate"),
    ),
    needed("published", &["公布值"], Kind::Text, ("表中所印的值", "the value as published")),
    needed(
        "computed",
        &["计算值"],
        Kind::Text,
        ("由表中其他数字算得的值", "the value that the form's other figures give"),
    ),
    field("note", &["说明"], Kind::Text, ("给读者的说明", "what to tell the reader")),
];

static WAIVER: &[Field] = &[
    needed("rule", &["规则"], Kind::Text, ("暂不执行的规则", "name of the rule that is let pass")),
    field(
        "field",
        &["字段"],
        Kind::Text,
        ("所涉字段；不写就是整个文件", "the field, such as funding.total; the whole file if left out"),
    ),
    needed("reason", &["理由"], Kind::Text, ("为什么，只在检查时显示", "why; shown by checks alone")),
    needed("until", &["截至"], Kind::Day, ("最后一天，如 2026-06-30", "the last day, such as 2026-06-30")),
];

static SOURCE: &[Field] = &[
    field("title", &["标题"], Kind::Text, ("公开文件的标题", "title of the publication")),
    field("publisher", &["发布单位"], Kind::Text, ("发布单位", "who published it")),
    field("address", &["网址", "地址"], Kind::Text, ("网址，知道时填写", "web address, where known")),
    field("date", &["日期", "发布日期"], Kind::Date, ("发布日期", "date of publication")),
    field("note", &["说明"], Kind::Text, ("摘录、概括之处的说明", "what was summarised or left out")),
];

/// Withheld values: `{不公开: 依据}`.
pub static WITHHELD: &[Field] = &[needed(
    "withheld",
    &["不公开", "不予公开"],
    Kind::Text,
    ("不公开的法律依据", "the legal ground for withholding"),
)];

/// `content/departments.yaml`.
pub static DEPARTMENTS_FILE: &[Field] = &[
    field(
        "regions",
        &["地区"],
        Kind::Register(REGION),
        ("地区，合计不跨地区", "regions; no sum crosses them"),
    ),
    field("departments", &["部门"], Kind::Register(DEPARTMENT), ("部门", "departments")),
];

static REGION: &[Field] = &[
    needed("name", &["名称"], Kind::Text, ("地区名称", "name of the region")),
    field("tier", &["级次"], Kind::Text, ("预算级次：省、市、区、县", "budget level: 省, 市, 区, 县")),
];

static DEPARTMENT: &[Field] = &[
    needed("name", &["名称"], Kind::Text, ("现用名称", "its name now")),
    needed("region", &["地区"], Kind::Id, ("所属地区的编号", "id of its region")),
    field(
        "former_names",
        &["曾用名"],
        Kind::Records(FORMER_NAME),
        ("曾用名称，从早到晚", "earlier names, earliest first"),
    ),
    field("units", &["下属单位"], Kind::Narratives, ("下属单位名称", "names of subordinate units")),
    field(
        "sort_key",
        &["排序"],
        Kind::Text,
        ("排序用的拼音，名称读音特殊时填写", "what to sort by, where pinyin misleads"),
    ),
];

static FORMER_NAME: &[Field] = &[
    needed("name", &["名称"], Kind::Text, ("曾用名称", "the earlier name")),
    needed("until", &["止于", "截至"], Kind::Year, ("最后使用的年度", "last year in which it held")),
];

/// `content/site.yaml`.
pub static SITE_FILE: &[Field] = &[
    needed("title", &["标题", "网站名称"], Kind::Text, ("网站名称", "title of the site")),
    field("publisher", &["发布单位", "主办单位"], Kind::Text, ("主办单位", "who publishes the site")),
    field(
        "language",
        &["语言"],
        Kind::Text,
        ("界面语言：zh-CN 或 en", "language of the interface: zh-CN or en"),
    ),
    field("notice", &["声明"], Kind::Text, ("每一页都显示的声明", "a notice shown on every page")),
    field("base_url", &["网址"], Kind::Text, ("网站的绝对地址", "absolute address of the site")),
    field("contact", &["联系方式"], Kind::Text, ("联系方式", "how to reach the publisher")),
    field(
        "theme",
        &["主题"],
        Kind::Text,
        ("主题名称，不写为 default", "name of the theme; default if left out"),
    ),
    field("licence", &["许可", "数据许可"], Kind::Text, ("数据的使用许可", "licence of the data")),
    field("demonstration", &["演示数据"], Kind::Flag, ("是否演示数据", "whether all data is fictional")),
    field(
        "codes",
        &["网站标识"],
        Kind::Record(CODES),
        ("政府网站的各种编号", "the codes of a government website"),
    ),
    field(
        "rules",
        &["规则"],
        Kind::Levels(LEVELS_OF_A_RULE),
        ("各条规则的级别", "how much each rule counts, by its name"),
    ),
];

static LEVELS_OF_A_RULE: &[Field] = &[
    field(
        "check",
        &["平时"],
        Kind::Level,
        ("检查、生成、预览时的级别", "the level in check, build and preview"),
    ),
    field(
        "release",
        &["发布"],
        Kind::Level,
        ("发布时的级别，不比平时宽", "the level at a release; not more lenient than check"),
    ),
];

static CODES: &[Field] = &[
    field("site_id", &["网站标识码"], Kind::Text, ("网站标识码，10 位", "10-digit site id")),
    field("icp", &["ICP备案号"], Kind::Text, ("ICP 备案号", "ICP filing number")),
    field("police", &["公安备案号"], Kind::Text, ("公安机关备案号", "public-security filing number")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(fields: &'static [Field], at: &str) {
        let mut seen = std::collections::HashSet::new();
        for field in fields {
            assert!(!field.zh.is_empty(), "{at}.{} has no Chinese key", field.key);
            for word in std::iter::once(&field.key).chain(field.zh) {
                assert!(seen.insert(*word), "{at}: “{word}” means two fields");
            }
            match field.kind {
                Kind::Record(inner)
                | Kind::Records(inner)
                | Kind::Register(inner)
                | Kind::Indicators(inner)
                | Kind::Levels(inner) => {
                    holds(inner, &format!("{at}.{}", field.key));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn no_key_means_two_fields_of_one_record() {
        for form in Form::ALL {
            holds(fields(form), form.name());
        }
        holds(DEPARTMENTS_FILE, "departments");
        holds(SITE_FILE, "site");
    }
}
