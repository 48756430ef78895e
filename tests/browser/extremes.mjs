// Sites of extremes: nothing at all, one row of everything, and too much of everything.

/** A value as YAML: maps and lists as blocks, texts in quotes. */
function yaml(value, indent = "") {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.map((item) => `\n${indent}- ${yaml(item, inner).trimStart()}`).join("");
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => `\n${indent}${key}:${typeof item === "object" && item !== null ? "" : " "}${yaml(item, inner)}`)
      .join("");
  }
  return value === null ? "" : typeof value === "string" ? JSON.stringify(value) : String(value);
}

const document = (value) => `${yaml(value).trimStart()}\n`;

/** A text of so many characters. */
const long = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** `count` things, each made from its number. */
const many = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1));

const two = (number) => String(number).padStart(2, "0");

/** What stands at an address that leads to another. */
export const MOVED = "moved page";

/** The dictionary says the same in every site, at length: it is looked at in the sample and in English. */
const WHAT_ALL_SHARE = ["dictionary"];

/** Nothing declared. */
export function empty() {
  return {
    name: "empty",
    without: WHAT_ALL_SHARE,
    files: {
      "content/site.yaml": document({ 标题: "什么都还没有" }),
      "content/departments.yaml": document({ 地区: null, 部门: null }),
    },
  };
}

/** One row of everything, in English. */
export function single() {
  const head = { year: 2024, department: "roads", project: "bridge", name: "Bridge" };
  const indicators = (result) => ({
    output: { quantity: [{ name: "Bridges kept open", annual_target: "≥1", ...result }] },
  });
  return {
    name: "single",
    files: {
      "content/site.yaml": document({
        title: "One of everything",
        publisher: "Finance Bureau",
        language: "en",
        notice: "A single row in every table.",
        contact: "0000-0000000",
        licence: "Free to use.",
        demonstration: true,
        codes: { site_id: "0000000000", icp: "ICP 00000000", police: "00000000000000" },
      }),
      "content/departments.yaml": document({
        regions: { yx: { name: "Yunxi", tier: "市" } },
        departments: { roads: { name: "Roads Bureau", region: "yx" } },
      }),
      "content/2024/roads/bridge.targets.yaml": document({
        form: "project-targets",
        ...head,
        key_task: 1,
        funding: { total: 1, fiscal: 1 },
        annual_goal: "Keep it open.",
        indicators: indicators({}),
      }),
      "content/2024/roads/bridge.self-evaluation.yaml": document({
        form: "project-self-evaluation",
        ...head,
        execution: { total: { adjusted_budget: 1, executed: 1, rate: "100%" } },
        indicators: indicators({ actual: "1" }),
      }),
    },
  };
}

/** The same, taken back after it was published: what then stands at its addresses. */
export function withdrawn() {
  const { files } = single();
  const notice = { what: "Targets of the bridge", why: "They were those of another bridge.", when: "2024-12-31" };
  const taken = ["targets", "self-evaluation"].map((form) => `content/2024/roads/bridge.${form}.yaml`);
  // Something stays, for a site of nothing has no lists any more.
  const targets = files["content/2024/roads/bridge.targets.yaml"];
  const tunnel = targets.replaceAll("bridge", "tunnel").replaceAll("Bridge", "Tunnel").replace("key_task: 1", "key_task: 2");
  return {
    name: "withdrawn",
    by: "release",
    files: { ...files, "content/2024/roads/tunnel.targets.yaml": tunnel },
    later: Object.fromEntries(taken.map((path) => [path, files[path] + document({ withdrawn: notice })])),
    notices: ["2024/roads/bridge.html", "projects/roads/bridge.html"],
  };
}

/** The same, with another id than it was published under: what stands at its old addresses. */
export function moved() {
  const { files } = single();
  const old = ["targets", "self-evaluation"].map((form) => `content/2024/roads/bridge.${form}.yaml`);
  const renamed = old.map((path) => [path.replace("bridge", "footbridge"), files[path].replace('project: "bridge"', 'project: "footbridge"')]);
  const moves = document({ moved: [{ from: "roads/bridge", to: "roads/footbridge" }] });
  return {
    name: "moved",
    by: "release",
    files,
    later: { "content/site.yaml": files["content/site.yaml"] + moves, ...Object.fromEntries(renamed) },
    dropped: old,
    notices: ["2024/roads/bridge.html", "projects/roads/bridge.html"],
    kind: MOVED,
  };
}

const NARRATIVE = [
  "一、总体安排。" + long("完善公共交通网络，保障道路运输安全，推进城乡客运一体化。", 600),
  "| 序号 | 任务 | 责任单位 | 资金（万元） | 完成时限 | 说明 |\n| --- | --- | --- | --- | --- | --- |\n" +
    many(30, (n) => `| ${n} | ${long("养护干线公路并更新标志标线", 26)} | 第${n}养护中心 | 1,234,567.89 | 2024年12月底前 | ${long("按月拨付", 40)} |`).join("\n"),
  many(40, (n) => `${n}. ${long("逐项落实，按季通报。", 30 + n)}`).join("\n"),
  `https://www.example.com/${long("unbroken", 240)}`,
].join("\n\n");

const UNBROKEN = long("Donaudampfschifffahrtsgesellschaft", 120);

/** Too much of everything. */
export function extremes() {
  const departments = many(80, (n) => `d-${two(n)}`);
  const files = {
    "content/site.yaml": document({
      标题: long("预算绩效信息公开目录", 60),
      发布单位: long("云溪市财政局及其所属单位", 60),
      声明: long("本站内容由各部门申报，以正式公文为准。", 400),
      联系方式: UNBROKEN,
      网站标识: { 网站标识码: "0000000000", ICP备案号: "某ICP备00000000号", 公安备案号: "某公网安备 00000000000000号" },
    }),
    "content/departments.yaml": document({
      地区: { yx: { 名称: "云溪市", 级次: "市" }, hq: { 名称: long("黑龙江大兴安岭地区某某自治县", 40), 级次: "县" } },
      部门: Object.fromEntries(
        departments.map((id, index) => [
          id,
          {
            名称: index === 0 ? long("云溪市交通运输局和城乡建设委员会", 120) : `云溪市第${index + 1}局`,
            地区: index % 40 === 39 ? "hq" : "yx",
            下属单位: many(index === 0 ? 60 : 1, (n) => `第${n}养护中心`),
          },
        ]),
      ),
    }),
  };

  const put = (department, name, form, fields, year = 2024) => {
    files[`content/${year}/${department}/${name}.yaml`] = document({ 表: form, 年度: year, 部门: department, ...fields });
  };
  const project = (id, name, fields, year) =>
    put("d-01", `${id}.targets`, "项目支出绩效目标申报表", { 项目: id, 名称: name, ...fields }, year);

  // Budgets from a cent to 14 digits, above nothing and below.
  departments.forEach((department, index) => {
    const amount = ["99999999999999.99", "0.01", "-1234.5", "0", "123456.78"][index % 5];
    const spent = index === 0 ? "项目支出" : "基本支出";
    put(department, "department.targets", "部门整体支出绩效目标申报表", {
      预算: index % 7 === 6 ? null : { 支出: { 合计: amount, [spent]: amount }, 收入: { 合计: amount, 财政拨款: amount } },
      总体绩效目标: index === 0 ? NARRATIVE : "保障道路运输安全。",
      其他任务: many(index === 0 ? 12 : 1, (n) => long("做好节假日运输保障。", 20 * n)),
      绩效指标: { 产出指标: { 数量指标: [{ 名称: "养护里程", 年度指标值: `≥${index + 1}公里` }] } },
    });
  });

  // Forty key tasks, with every kind of absent value among their money.
  for (const n of many(40, (n) => n)) {
    const money = [{ 合计: n }, { 合计: null }, { 合计: "不适用" }, { 合计: { 不公开: "《中华人民共和国保守国家秘密法》第十四条" } }, { 合计: -n }];
    project(`task-${two(n)}`, `第${n}项重点任务`, { 重点任务: n, 资金: money[n % money.length] });
  }

  // The same project over years, which is named ever longer.
  for (const year of [2022, 2023, 2024]) {
    const name = long("农村公路养护及安全生命防护工程", 100 * (year - 2021));
    const indicators = {
      产出指标: {
        数量指标: many(500, (n) => ({ 名称: `${long("养护里程", 4 + (n % 12))}${n}`, 实施周期指标值: `≥${n * 3}公里`, 年度指标值: `≥${n}公里` })),
      },
    };
    project("roads", name, { 资金: { 合计: `${year}.5`, 财政拨款: `${year}.5` }, 主要内容: NARRATIVE, 年度目标: NARRATIVE, 绩效指标: year === 2024 ? indicators : null }, year);
  }

  // Long names and wordings of indicators, and what was reached.
  const head = { 项目: "words", 名称: `${UNBROKEN} ${long("公路", 40)}` };
  const wordings = [
    long("基本建成布局合理、衔接顺畅、服务优质的城乡公共交通网络", 60),
    UNBROKEN,
    "≥99999999999999.999999",
    "不适用",
    { 不公开: "《中华人民共和国保守国家秘密法》第十四条" },
    null,
  ];
  const named = (result) => ({
    效益指标: {
      社会效益指标: wordings.map((wording, index) => ({ 名称: `${long("农村公路通行条件改善程度", 300)}${index}`, 年度指标值: wording, ...result(index) })),
      经济效益指标: [{ 名称: "对全市GDP增长的贡献", 年度指标值: "≥0.1%", ...result(0) }],
      生态效益指标: [{ 名称: UNBROKEN, 年度指标值: "≤0.000001", ...result(0) }],
    },
    满意度指标: null,
  });
  put("d-01", "words.targets", "项目支出绩效目标申报表", {
    ...head,
    资金: { 合计: "99999999999999.99", 财政拨款: "99999999999999.99", 上级资金: "0", 其他资金: "不适用" },
    绩效指标: named(() => ({})),
    来源: { 标题: long("城市公交运营补贴项目支出绩效目标申报表", 120), 网址: `https://www.example.com/${UNBROKEN}`, 日期: "2024-03" },
  });
  put("d-01", "words.self-evaluation", "项目支出绩效自评表", {
    ...head,
    预算执行: {
      年度资金总额: { 年初预算数: "99999999999999.99", 全年预算数: "99999999999999.99", 执行数: "99999999999999.99", 执行率: "100%", 分值: 10, 得分: 10 },
      当年财政拨款: { 年初预算数: null, 全年预算数: "99999999999999.99", 执行数: { 不公开: "《中华人民共和国保守国家秘密法》第十四条" } },
      其他资金: { 年初预算数: "-1.5", 全年预算数: "不适用", 执行数: "-1.5" },
    },
    绩效指标: named((index) => ({ 实际完成值: long("已经完成", 10 * index + 2), 偏差原因分析及改进措施: long("道路施工推迟，次年二月已开通。", 60 * index + 10) })),
    实际完成情况: NARRATIVE,
  });
  files["content/2024/d-01/words.evaluation.md"] =
    `---\n${document({ 表: "项目支出绩效评价报告", 年度: 2024, 部门: "d-01", ...head, 结果认定: "第三方评价", 评价机构: long("云溪市某会计师事务所", 80) })}---\n\n` +
    many(12, (n) => `## ${n}、${long("绩效评价工作开展情况", 10 * n)}\n\n${NARRATIVE}\n`).join("\n");

  return {
    name: "extremes",
    files,
    also: ["2024/d-01/roads.html", "2024/d-03/index.html", "2024/d-07/index.html", "projects/d-01/words.html"],
    without: WHAT_ALL_SHARE,
  };
}
