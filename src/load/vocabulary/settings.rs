//! `content/departments.yaml` and `content/site.yaml`.

use super::{Field, Kind, field, needed};

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
    field(
        "population",
        &["人口"],
        Kind::Records(POPULATION),
        (
            "各年末常住人口；写了才按当年人口算人均",
            "residents at the end of each year; amounts for each of them are shown for these years alone",
        ),
    ),
];

static POPULATION: &[Field] = &[
    needed("year", &["年度"], Kind::Year, ("年度", "the year")),
    needed("people", &["人数"], Kind::Number, ("常住人口，单位为人", "residents, in persons")),
    needed("source", &["来源"], Kind::Text, ("公布人口数的文件", "the publication that says so")),
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
    field(
        "continues",
        &["承接"],
        Kind::Id,
        (
            "由哪个部门延续而来，写它的编号",
            "id of the department that this one is, where its id was another before",
        ),
    ),
    field(
        "merged_into",
        &["并入"],
        Kind::Id,
        ("今后并入哪个部门，写它的编号", "id of the department that this one became a part of"),
    ),
    field(
        "split_from",
        &["拆分自", "分自"],
        Kind::Id,
        ("从哪个部门拆分出来，写它的编号", "id of the department that this one was a part of"),
    ),
    field(
        "contact",
        &["联系方式"],
        Kind::Text,
        ("本部门的联系方式，与网站的不同时填写", "how to reach it, where not as the site"),
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
    field(
        "english_mirror",
        &["英文界面"],
        Kind::Flag,
        (
            "是否在 en/ 下另生成一份英文界面的页面，内容不翻译",
            "whether every page also stands under en/ in an English interface; content is not translated",
        ),
    ),
    field("contact", &["联系方式"], Kind::Text, ("联系方式", "how to reach the publisher")),
    field(
        "official_contacts",
        &["官方联系方式"],
        Kind::Narratives,
        (
            "另外可以公开的电话和邮箱；写 @域名 表示这个域名下的所有邮箱",
            "other telephone numbers and e-mail addresses that may be public; @domain stands for all its mailboxes",
        ),
    ),
    field(
        "request",
        &["依申请公开"],
        Kind::Text,
        (
            "依申请公开的网址；其中 {id}、{name}、{year} 换成页面的编号、名称、年度",
            "where to ask for what is not published; {id}, {name} and {year} are filled in on each page",
        ),
    ),
    field(
        "published_on",
        &["公开日期"],
        Kind::Date,
        ("全站的公开日期", "the day of publication of the site"),
    ),
    field(
        "look",
        &["外观"],
        Kind::Record(LOOK),
        ("颜色、字号、间距、字体", "colour, size of text, spacing, fonts"),
    ),
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
        "goalposts",
        &["目标变动"],
        Kind::Flag,
        (
            "是否向读者显示指标值的变动，不写为是；核对规则不受影响",
            "whether readers are shown which targets were moved, yes if left out; rules are told all the same",
        ),
    ),
    field(
        "moved",
        &["改址"],
        Kind::Records(MOVED),
        (
            "改过的网页地址或编号，旧地址转到新地址",
            "addresses or ids that were changed; the old ones lead to the new",
        ),
    ),
    field(
        "release",
        &["发布"],
        Kind::Record(GATES),
        ("发布之前还要满足什么", "what a release must pass besides"),
    ),
    field(
        "archive",
        &["归档"],
        Kind::Record(ARCHIVE),
        ("封存哪些年度，归档怎样命名", "which years are sealed, and what archives are called"),
    ),
    field(
        "rules",
        &["规则"],
        Kind::RuleLevels(LEVELS_OF_A_RULE),
        ("各条规则的级别", "how much each rule counts, by its name"),
    ),
];

static LOOK: &[Field] = &[
    field("accent", &["主色"], Kind::Text, ("主色，如 #0d5a63", "the one colour, such as #0d5a63")),
    field(
        "text_size",
        &["正文字号"],
        Kind::Number,
        ("正文字号，15 至 22，不写为 17", "size of text, 15 to 22; 17 if left out"),
    ),
    field("spacing", &["间距"], Kind::Text, ("紧凑、适中或宽松", "compact, normal or wide")),
    field(
        "text_font",
        &["正文字体"],
        Kind::Narratives,
        (
            "正文字体的名称，依次选用读者电脑上有的",
            "fonts for text, the first that the reader's computer has",
        ),
    ),
    field("heading_font", &["标题字体"], Kind::Narratives, ("标题字体的名称", "fonts for headings")),
];

static MOVED: &[Field] = &[
    needed(
        "from",
        &["原址"],
        Kind::Text,
        ("原来的地址，或部门编号/项目编号", "the address as it was, or department/project"),
    ),
    needed("to", &["现址"], Kind::Text, ("现在的地址，或部门编号/项目编号", "the same as it is now")),
];

static GATES: &[Field] = &[
    field(
        "approvals",
        &["审批人数"],
        Kind::Number,
        ("至少几人批准，不写为 0", "how many must have approved, 0 if left out"),
    ),
    field(
        "approval_keys",
        &["审批公钥"],
        Kind::Narratives,
        (
            "审批人的公钥；写了的，只有用其中一把签名的批准才算数",
            "public keys of those who approve; where there are any, only approvals signed by one of them count",
        ),
    ),
    field(
        "amount_change",
        &["金额变动"],
        Kind::Rate,
        (
            "金额变动超过百分之几要确认，如 50%",
            "an amount that changes by more must be confirmed, such as 50%",
        ),
    ),
    field(
        "total_change",
        &["合计变动"],
        Kind::Rate,
        ("合计变动超过百分之几要确认，如 10%", "a total that changes by more must be confirmed, such as 10%"),
    ),
];

static ARCHIVE: &[Field] = &[
    field(
        "id",
        &["编号"],
        Kind::Id,
        (
            "归档文件名里的网站编号，不写时用唯一的地区的编号，或 site",
            "what the site is called in the names of archives; the only region's id, or site, if left out",
        ),
    ),
    field(
        "closed_years",
        &["已结年度"],
        Kind::Narratives,
        (
            "发布时要封存的年度，写成列表，如 [2023]",
            "the years that a release seals, as a list, such as [2023]",
        ),
    ),
];

static LEVELS_OF_A_RULE: &[Field] = &[
    field(
        "check",
        &["平时"],
        Kind::RuleLevel,
        ("检查、生成、预览时的级别", "the level in check, build and preview"),
    ),
    field(
        "release",
        &["发布"],
        Kind::RuleLevel,
        ("发布时的级别，不比平时宽", "the level at a release; not more lenient than check"),
    ),
];

static CODES: &[Field] = &[
    field("site_id", &["网站标识码"], Kind::Text, ("网站标识码，10 位", "10-digit site id")),
    field("icp", &["ICP备案号"], Kind::Text, ("ICP 备案号", "ICP filing number")),
    field("police", &["公安备案号"], Kind::Text, ("公安机关备案号", "public-security filing number")),
];
