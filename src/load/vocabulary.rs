//! Every key that an author may write: its English and its Chinese spellings, what kind of value it takes, and what it
//! means in a line. One table feeds reading, writing, unknown-key hints and the data dictionary; nothing else knows a
//! spelling.

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
    /// 元, 万元 or 亿元.
    AmountUnit,
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
    /// Whether `written` is this key, in either language.
    #[must_use]
    pub fn is(&self, written: &str) -> bool {
        self.key == written || self.zh.contains(&written)
    }
}

const fn field(
    key: &'static str,
    zh: &'static [&'static str],
    kind: Kind,
    meaning: (&'static str, &'static str),
) -> Field {
    Field { key, zh, kind, meaning_zh: meaning.0, meaning_en: meaning.1 }
}

/// The fields of a form, in the form's order.
#[must_use]
pub fn fields(form: Form) -> &'static [Field] {
    match form {
        Form::DepartmentTargets => DEPARTMENT_TARGETS,
        Form::ProjectTargets => PROJECT_TARGETS,
        Form::ProjectSelfEvaluation => PROJECT_SELF_EVALUATION,
    }
}

macro_rules! head {
    ($($rest:expr),* $(,)?) => {
        &[
            field("form", &["表", "表名", "表单"], Kind::Form, ("填的是哪一张表", "which form this is")),
            field("year", &["年度", "预算年度"], Kind::Year, ("预算年度", "the budget year")),
            field("department", &["部门", "部门编号"], Kind::Id, ("申报部门在 departments.yaml 中的编号", "id of the declaring department in departments.yaml")),
            field("amount_unit", &["金额单位"], Kind::AmountUnit, ("本表金额的单位，不写为万元", "unit of all amounts of the form; 万元 if left out")),
            $($rest,)*
            field("known_errors", &["已知错误"], Kind::Records(KNOWN_ERROR), ("公布的表中确有的错误，永久公开", "errors of the published form itself, public for ever")),
            field("waivers", &["豁免"], Kind::Records(WAIVER), ("本单位暂不处理的问题，有期限，不公开", "what the office lets pass for now; has a last day, is never published")),
            field("source", &["来源"], Kind::Record(SOURCE), ("本表取自哪里", "the publication that the form was taken from")),
        ]
    };
}

macro_rules! project_head {
    ($($rest:expr),* $(,)?) => {
        head![
            field("project", &["项目", "项目编号"], Kind::Id, ("项目编号，各年不变", "id of the project, the same in every year")),
            field("name", &["名称", "项目名称"], Kind::Text, ("本年公布的项目名称", "the project's name as published that year")),
            field("code", &["项目编码", "项目代码"], Kind::Text, ("预算系统中的编码", "code in the budget system")),
            field("supervising_department", &["主管部门", "预算部门"], Kind::Text, ("表中所填主管部门", "supervising department as printed")),
            field("implementing_unit", &["实施单位", "填报单位", "项目单位"], Kind::Text, ("具体实施的单位", "the unit that carries it out")),
            field("kind", &["项目类别", "项目性质", "项目类型"], Kind::Text, ("一次性、经常性、阶段性等", "one-off, recurring, by stages …")),
            field("period", &["实施期", "项目实施期", "起止时间", "项目周期"], Kind::Text, ("实施期，按原文", "the period, as written")),
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
    field(
        "budget",
        &["预算", "预算整体情况", "预算情况"],
        Kind::Record(BUDGET),
        ("预算整体情况", "the budget as a whole")
    ),
    field(
        "overall_goal",
        &["总体绩效目标", "整体绩效目标", "总体目标"],
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
        &["绩效指标", "绩效指标表"],
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
        &["资金", "项目资金", "年度资金"],
        Kind::Record(FUNDING),
        ("年度资金", "money for the year")
    ),
    field("basis", &["立项依据"], Kind::Narrative, ("立项依据", "what the project rests on")),
    field(
        "content",
        &["主要内容", "项目概况", "主要实施内容"],
        Kind::Narrative,
        ("主要实施内容", "what is done")
    ),
    field(
        "period_goal",
        &["实施期目标", "长期目标", "中长期目标"],
        Kind::Narrative,
        ("实施期目标", "goal for the whole period")
    ),
    field(
        "annual_goal",
        &["年度目标", "总体目标", "年度总体目标", "期望达到的目标"],
        Kind::Narrative,
        ("年度目标", "goal for the year")
    ),
    field(
        "indicators",
        &["绩效指标", "绩效指标表"],
        Kind::Indicators(TARGET),
        ("绩效指标，按一级、二级指标分组", "indicators by first and second level")
    ),
];

/// 项目支出绩效自评表.
pub static PROJECT_SELF_EVALUATION: &[Field] = project_head![
    field(
        "execution",
        &["预算执行", "预算执行情况", "项目资金"],
        Kind::Record(EXECUTION),
        ("预算执行情况", "how the budget was carried out")
    ),
    field(
        "annual_goal",
        &["预期目标", "年度目标", "年度总体目标", "年初设定目标"],
        Kind::Narrative,
        ("年度总体目标", "the goal set for the year")
    ),
    field(
        "achieved",
        &["实际完成情况", "目标实际完成情况"],
        Kind::Narrative,
        ("实际完成情况", "what was achieved")
    ),
    field(
        "indicators",
        &["绩效指标", "绩效指标表"],
        Kind::Indicators(RESULT),
        ("绩效指标及完成情况", "indicators and their results")
    ),
    field("total_score", &["总分", "自评总分"], Kind::Number, ("自评总分", "the total score")),
];

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
    field("income", &["收入", "收入来源"], Kind::Record(INCOME), ("收入来源", "sources of income")),
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
    field("projects", &["项目支出"], Kind::Amount, ("项目支出", "project expenditure")),
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

static INCOME: &[Field] = &[
    field(
        "total",
        &["合计", "收入合计", "总额"],
        Kind::Amount,
        ("表中所印合计", "the total, where the form prints one"),
    ),
    field("fiscal", &["财政拨款"], Kind::Amount, ("财政拨款", "fiscal appropriation")),
    field("other", &["其他资金", "其他"], Kind::Amount, ("其他资金", "other funds")),
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

static FUNDING: &[Field] = &[
    field(
        "total",
        &["合计", "年度资金总额", "资金总额", "总额"],
        Kind::Amount,
        ("年度资金总额", "total for the year"),
    ),
    field(
        "fiscal",
        &["财政拨款", "当年财政拨款", "其中：财政拨款", "其中：当年财政拨款", "本级财政资金"],
        Kind::Amount,
        ("其中：财政拨款", "of which fiscal appropriation"),
    ),
    field(
        "upper_level",
        &["上级资金", "上级财政资金", "上级补助"],
        Kind::Amount,
        ("上级资金", "from higher levels"),
    ),
    field("other", &["其他资金", "其他"], Kind::Amount, ("其他资金", "other funds")),
];

static EXECUTION: &[Field] = &[
    field(
        "total",
        &["年度资金总额", "合计", "资金总额"],
        Kind::Record(EXECUTION_ROW),
        ("年度资金总额", "total for the year"),
    ),
    field(
        "fiscal",
        &["当年财政拨款", "财政拨款", "其中：财政拨款", "其中：当年财政拨款"],
        Kind::Record(EXECUTION_ROW),
        ("其中：当年财政拨款", "of which this year's appropriation"),
    ),
    field(
        "carried_over",
        &["上年结转资金", "上年结转"],
        Kind::Record(EXECUTION_ROW),
        ("上年结转资金", "carried over from last year"),
    ),
    field("other", &["其他资金", "其他"], Kind::Record(EXECUTION_ROW), ("其他资金", "other funds")),
];

static EXECUTION_ROW: &[Field] = &[
    field(
        "initial_budget",
        &["年初预算数", "年初预算"],
        Kind::Amount,
        ("年初预算数", "budget at the start of the year"),
    ),
    field(
        "adjusted_budget",
        &["全年预算数", "全年预算"],
        Kind::Amount,
        ("全年预算数（调整后）", "budget after adjustments"),
    ),
    field(
        "executed",
        &["全年执行数", "执行数", "实际支出"],
        Kind::Amount,
        ("全年执行数", "executed over the year"),
    ),
    field("weight", &["分值"], Kind::Number, ("分值", "points to be had")),
    field("rate", &["执行率", "预算执行率"], Kind::Rate, ("表中所印执行率", "the execution rate as printed")),
    field("score", &["得分"], Kind::Number, ("得分", "points given")),
];

static TARGET: &[Field] = &[
    field("name", &["名称", "三级指标", "指标名称"], Kind::Text, ("三级指标名称", "the indicator's name")),
    field(
        "period_target",
        &["实施周期指标值", "实施期指标值"],
        Kind::Target,
        ("实施周期指标值，按原文", "target for the whole period, as written"),
    ),
    field(
        "annual_target",
        &["年度指标值", "指标值", "目标值", "绩效指标值", "年度目标值"],
        Kind::Target,
        ("年度指标值，按原文", "target for the year, as written"),
    ),
];

static RESULT: &[Field] = &[
    field("name", &["名称", "三级指标", "指标名称"], Kind::Text, ("三级指标名称", "the indicator's name")),
    field(
        "annual_target",
        &["年度指标值", "指标值", "目标值", "绩效指标值", "年度目标值"],
        Kind::Target,
        ("年度指标值，按原文", "target for the year, as written"),
    ),
    field(
        "actual",
        &["实际完成值", "完成值", "全年实际值", "全年完成值", "实际值"],
        Kind::Target,
        ("实际完成值，按原文", "what was achieved, as written"),
    ),
    field("weight", &["分值", "权重"], Kind::Number, ("分值", "points to be had")),
    field("score", &["得分"], Kind::Number, ("得分", "points given")),
    field(
        "deviation",
        &["偏差原因分析及改进措施", "偏差原因及改进措施", "偏差原因", "未完成原因"],
        Kind::Text,
        ("偏差原因分析及改进措施", "why it differs, and what is done about it"),
    ),
];

static KNOWN_ERROR: &[Field] = &[
    field("rule", &["规则"], Kind::Text, ("所涉规则的名称", "name of the rule")),
    field(
        "field",
        &["字段"],
        Kind::Text,
        ("所涉字段，如 execution.total.rate", "the field, such as execution.total.rate"),
    ),
    field("published", &["公布值"], Kind::Text, ("表中所印的值", "the value as published")),
    field(
        "computed",
        &["计算值"],
        Kind::Text,
        ("由表中其他数字算得的值", "the value that the form's other figures give"),
    ),
    field("note", &["说明"], Kind::Text, ("给读者的说明", "what to tell the reader")),
];

static WAIVER: &[Field] = &[
    field("rule", &["规则"], Kind::Text, ("暂不执行的规则", "name of the rule that is let pass")),
    field(
        "field",
        &["字段"],
        Kind::Text,
        ("所涉字段；不写就是整个文件", "the field, such as funding.total; the whole file if left out"),
    ),
    field("reason", &["理由"], Kind::Text, ("为什么，只在检查时显示", "why; shown by checks alone")),
    field("until", &["截至"], Kind::Date, ("最后一天，如 2026-06-30", "the last day, such as 2026-06-30")),
];

static SOURCE: &[Field] = &[
    field("title", &["标题"], Kind::Text, ("公开文件的标题", "title of the publication")),
    field("publisher", &["发布单位"], Kind::Text, ("发布单位", "who published it")),
    field("address", &["网址", "地址"], Kind::Text, ("网址，知道时填写", "web address, where known")),
    field("date", &["日期", "发布日期"], Kind::Date, ("发布日期", "date of publication")),
    field("note", &["说明"], Kind::Text, ("摘录、概括之处的说明", "what was summarised or left out")),
];

/// Withheld values: `{不公开: 依据}`.
pub static WITHHELD: &[Field] = &[field(
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
    field("name", &["名称"], Kind::Text, ("地区名称", "name of the region")),
    field("tier", &["级次"], Kind::Text, ("预算级次：省、市、区、县", "budget level: 省, 市, 区, 县")),
];

static DEPARTMENT: &[Field] = &[
    field("name", &["名称"], Kind::Text, ("现用名称", "its name now")),
    field("region", &["地区"], Kind::Id, ("所属地区的编号", "id of its region")),
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
    field("name", &["名称"], Kind::Text, ("曾用名称", "the earlier name")),
    field("until", &["止于", "截至"], Kind::Year, ("最后使用的年度", "last year in which it held")),
];

/// `content/site.yaml`.
pub static SITE_FILE: &[Field] = &[
    field("title", &["标题", "网站名称"], Kind::Text, ("网站名称", "title of the site")),
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
