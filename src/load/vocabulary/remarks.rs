//! What stands beside the form itself: why it was adjusted, where it was published, what is wrong in it, what is held back.

use super::{Field, Kind, field, needed};

pub(super) static ADJUSTMENT: &[Field] = &[
    field("reason", &["原因", "调整原因"], Kind::Narrative, ("为什么调整", "why it was adjusted")),
    field(
        "document",
        &["文件", "批复文件", "文号"],
        Kind::Text,
        ("批准调整的文件或文号", "the document that approved it"),
    ),
    field("date", &["日期", "调整日期"], Kind::Date, ("调整日期", "date of the adjustment")),
];

pub(super) static KNOWN_ERROR: &[Field] = &[
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

pub(super) static WAIVER: &[Field] = &[
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

pub(super) static CORRECTION: &[Field] = &[
    needed(
        "field",
        &["字段"],
        Kind::Text,
        ("所涉字段，如 funding.total", "the field, such as funding.total"),
    ),
    field(
        "old",
        &["原值"],
        Kind::Text,
        ("公布过的值；原来没有就不写", "the value as published; left out where there was none"),
    ),
    field(
        "new",
        &["更正为"],
        Kind::Text,
        ("更正后的值；删去的就不写", "the value now; left out where there is none"),
    ),
    needed(
        "why",
        &["原因"],
        Kind::Text,
        ("为什么更正，读者看得到", "why it was corrected, as readers see it"),
    ),
    needed("when", &["日期"], Kind::Day, ("更正日期，如 2026-06-30", "the day, such as 2026-06-30")),
];

pub(super) static WITHDRAWAL: &[Field] = &[
    needed(
        "what",
        &["内容"],
        Kind::Text,
        ("撤回了什么，读者看得到", "what was withdrawn, as readers see it"),
    ),
    needed(
        "why",
        &["原因"],
        Kind::Text,
        ("为什么撤回，读者看得到", "why it was withdrawn, as readers see it"),
    ),
    needed(
        "when",
        &["日期"],
        Kind::Day,
        (
            "从哪一天起不再公开，如 2026-06-30",
            "the first day on which it is public no more, such as 2026-06-30",
        ),
    ),
];

pub(super) static SOURCE: &[Field] = &[
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
