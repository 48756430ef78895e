//! The fields of each form, in the form's order.

use super::indicators::{RESULT, TARGET};
use super::money::{BUDGET, EXECUTION, MONEY};
use super::remarks::{ADJUSTMENT, CORRECTION, KNOWN_ERROR, SOURCE, WAIVER, WITHDRAWAL};
use super::{Field, Kind, field, needed, rare};

/// Indicators of the year, in the targets of departments and projects alike.
const TARGETS: Field = field(
    "indicators",
    &["绩效指标", "绩效指标表", "年度绩效指标", "指标", "本年度绩效指标"],
    Kind::Indicators(TARGET),
    ("绩效指标，按一级、二级指标分组", "indicators by first and second level"),
);

/// Indicators of the whole period, likewise.
const PERIOD_TARGETS: Field = rare(
    "period_indicators",
    &["长期绩效指标", "实施期绩效指标", "中长期绩效指标", "中期绩效指标"],
    Kind::Indicators(TARGET),
    (
        "实施期绩效指标，与年度绩效指标分列时填写",
        "indicators for the whole period, where they stand apart from the year's",
    ),
);

macro_rules! head {
    ($($rest:expr),* $(,)?) => {
        &[
            needed("form", &["表", "表名", "表单"], Kind::Form, ("填的是哪一张表", "which form this is")),
            needed("year", &["年度", "预算年度"], Kind::Year, ("预算年度", "the budget year")),
            needed("department", &["部门", "部门编号"], Kind::Id, ("申报部门在 departments.yaml 中的编号", "id of the declaring department in departments.yaml")),
            field("amount_unit", &["金额单位", "单位", "计量单位"], Kind::AmountUnit, ("本表金额的单位，不写为万元", "unit of all amounts of the form; 万元 if left out")),
            $($rest,)*
            rare("department_name", &["部门名称", "单位名称", "部门（单位）名称", "部门(单位)名称", "预算部门名称", "主管部门名称"], Kind::Text, ("表中所印部门名称", "the department's name as printed")),
            rare("filled_in_on", &["填报日期", "填表日期", "申报日期"], Kind::Text, ("填报日期，按原文", "when the form was filled in, as written")),
            rare("extra", &["其他栏目"], Kind::Labelled, ("表中另有的栏目，照原样公开", "what the form prints besides, published as it is")),
            rare("adjustment", &["调整", "目标调整", "绩效目标调整"], Kind::Record(ADJUSTMENT), ("第 2 版起：为什么调整", "from the second edition on: why it was adjusted")),
            rare("corrections", &["更正"], Kind::Records(CORRECTION), ("公布之后的更正，永久公开", "what was corrected after publication, public for ever")),
            rare("known_errors", &["已知错误"], Kind::Records(KNOWN_ERROR), ("公布的表中确有的错误，永久公开", "errors of the published form itself, public for ever")),
            rare("status", &["状态"], Kind::Status, ("草稿、待审或已审；不写就是已审。草稿和待审的不公开", "draft, in-review or approved, which it is if left out; only what is approved is public")),
            rare("publish_on", &["公开日期"], Kind::Day, ("从哪一天起公开；不写就是立即", "the first day on which it is public; at once if left out")),
            rare("withdrawn", &["撤回"], Kind::Record(WITHDRAWAL), ("公开之后又撤回的，给读者的说明", "for what was public and is so no more: what readers are told")),
            rare("waivers", &["豁免"], Kind::Records(WAIVER), ("本单位暂不处理的问题，有期限，不公开", "what the office lets pass for now; has a last day, is never published")),
            field("source", &["来源"], Kind::Record(SOURCE), ("本表取自哪里", "the publication that the form was taken from")),
        ]
    };
}

macro_rules! project_head {
    ($($rest:expr),* $(,)?) => {
        head![
            needed("project", &["项目", "项目编号"], Kind::Id, ("项目编号，各年不变", "id of the project, the same in every year")),
            needed("name", &["名称", "项目名称", "项目支出名称", "专项名称", "转移支付（项目）名称", "转移支付(项目)名称"], Kind::Text, ("本年公布的项目名称", "the project's name as published that year")),
            field("code", &["项目编码", "项目代码"], Kind::Text, ("预算系统中的编码", "code in the budget system")),
            field("supervising_department", &["主管部门", "预算部门", "主管单位", "预算主管部门", "主管部门及代码", "一级预算单位", "预算部门、单位名称"], Kind::Text, ("表中所填主管部门", "supervising department as printed")),
            field("implementing_unit", &["实施单位", "填报单位", "项目单位", "项目实施单位", "资金使用单位", "预算单位", "项目承担单位"], Kind::Text, ("具体实施的单位", "the unit that carries it out")),
            rare("attribute", &["项目属性"], Kind::Text, ("新增、延续等", "new, continued …")),
            rare("project_type", &["项目类型"], Kind::Text, ("表中所印项目类型", "the type of project as printed")),
            field("kind", &["项目类别", "项目性质"], Kind::Text, ("一次性、经常性、阶段性等", "one-off, recurring, by stages …")),
            field("period", &["实施期", "项目实施期", "起止时间", "项目周期", "项目起止时间", "实施周期", "实施期限", "项目期限", "项目支出实施期"], Kind::Text, ("实施期，按原文", "the period, as written")),
            rare("continues", &["承接", "承接项目"], Kind::Project, ("由哪个项目延续而来，编号变了时填写", "the project that this one is, where its id was another before")),
            rare("merged_into", &["并入", "并入项目"], Kind::Project, ("今后并入哪个项目", "the project that this one became a part of")),
            rare("split_from", &["拆分自", "分自"], Kind::Project, ("从哪个项目拆分出来", "the project that this one was a part of")),
            $($rest),*
        ]
    };
}

/// 部门整体支出绩效目标申报表.
pub static DEPARTMENT_TARGETS: &[Field] = head![
    field(
        "subordinate_units",
        &["下属二级单位数", "下属单位数", "下属二级单位数量"],
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
    TARGETS,
    PERIOD_TARGETS,
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
        &[
            "资金",
            "项目资金",
            "年度资金",
            "年度项目资金",
            "资金情况",
            "项目资金情况",
            "预算资金",
            "资金投入情况",
            "项目资金申请",
            "预算资金申请",
            "年度预算申请",
            "资金总额及构成"
        ],
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
        &["立项必要性", "项目立项必要性", "项目必要性", "项目立项的必要性", "项目设立的必要性"],
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
        &[
            "保障措施",
            "保证项目实施的制度、措施",
            "制度措施",
            "保证项目实施的制度和措施",
            "保障绩效目标实现措施"
        ],
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
            "本年度绩效目标",
            "总体绩效目标",
            "年度总体绩效目标",
            "项目年度绩效目标"
        ],
        Kind::Narrative,
        ("年度目标", "goal for the year")
    ),
    TARGETS,
    PERIOD_TARGETS,
    rare(
        "remarks",
        &["其他说明", "备注", "其他需要说明的问题", "其他需要说明的情况", "其他说明的问题"],
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
                &["预期目标", "年度目标", "年度总体目标", "年初设定目标", "年度预期目标", "年初目标", "年度绩效目标", "绩效目标", "总体绩效目标", "年度总体绩效目标", "本年度绩效目标", "年初总体目标", "年度履职目标", "项目年度绩效目标"],
                Kind::Narrative,
                ("年度总体目标", "the goal set for the year")
            ),
            field(
                "achieved",
                &["实际完成情况", "目标实际完成情况", "全年实际完成情况", "年度总体目标完成情况", "目标完成情况", "完成情况", "总体目标完成情况", "绩效目标完成情况", "年度绩效目标完成情况"],
                Kind::Narrative,
                ("实际完成情况", "what was achieved")
            ),
            field("indicators", INDICATORS, Kind::Indicators(RESULT), ("绩效指标及完成情况", "indicators and their results")),
            field("total_score", TOTAL_SCORE, Kind::Number, ("自评总分", "the total score")),
            rare("grade", GRADE, Kind::Text, ("自评等级：优、良、中、差", "the grade: 优, 良, 中, 差")),
            rare("conclusion", &["自评结论", "评价结论", "总体结论", "综合结论"], Kind::Narrative, ("自评结论", "what the self-evaluation concludes")),
            rare("problems", &["存在问题", "存在问题及原因", "存在的问题", "存在的问题及原因分析", "偏差大或目标未完成原因分析"], Kind::Narrative, ("存在的问题及原因", "problems and their causes")),
            rare("corrective_action", CORRECTIVE_ACTION, Kind::Narrative, ("改进措施", "what is done about it")),
            rare("remarks", &["其他说明", "备注", "说明", "其他需要说明的问题", "其他需要说明的情况", "其他说明的问题"], Kind::Narrative, ("其他说明", "other remarks"))
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
    "资金情况",
    "资金投入情况",
];

static INDICATORS: &[&str] =
    &["绩效指标", "绩效指标表", "年度绩效指标", "评价指标", "指标", "年度绩效指标完成情况"];

static TOTAL_SCORE: &[&str] = &[
    "总分",
    "自评总分",
    "自评得分",
    "总得分",
    "评价得分",
    "评价总分",
    "得分合计",
    "综合得分",
    "综合评分",
    "合计",
    "总计",
    "总计得分",
];

static GRADE: &[&str] = &["等级", "自评等级", "评价等级", "评价等次", "自评等次", "绩效等级"];

static CORRECTIVE_ACTION: &[&str] =
    &["改进措施", "下一步改进措施", "改进措施及结果应用方案", "整改措施", "拟采取的改进措施"];

/// 项目支出绩效自评表.
pub static PROJECT_SELF_EVALUATION: &[Field] = self_evaluation!(project_head);

/// 部门整体支出绩效自评表.
pub static DEPARTMENT_SELF_EVALUATION: &[Field] = self_evaluation!(head);

/// The head of 项目支出绩效评价报告.
pub static PROJECT_EVALUATION: &[Field] = evaluation!(project_head);

/// The head of 部门整体支出绩效评价报告.
pub static DEPARTMENT_EVALUATION: &[Field] = evaluation!(head);
