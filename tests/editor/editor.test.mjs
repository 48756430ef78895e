// What a clerk sees in an editor: keys offered in both languages, meanings, marked mistakes, and silence where all is well.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { ROOT, Server, address } from "./server.mjs";

let server;
before(async () => (server = await Server.start()));
after(() => server.stop());

let files = 0;
/** A path of its own for each text: the server is told of each once. */
const declaration = () => `content/2024/yx-jtj/case-${++files}.targets.yaml`;

const labels = (items) => items.map((item) => item.label);
const HEAD = "表: 项目支出绩效目标申报表\n年度: 2024\n部门: yx-jtj\n项目: bus\n名称: 公交补贴\n";

test("an empty file is offered its form's name and whole new files", async () => {
  const items = labels(await server.complete(declaration(), "‸"));
  for (const label of ["表", "form", "项目支出绩效目标申报表", "project-targets", "department-targets"]) {
    assert.ok(items.includes(label), `${label} not in ${items}`);
  }
});

test("a whole new file, filled in where it must be, is free of marks", async () => {
  const items = await server.complete(declaration(), "‸");
  for (const label of ["项目支出绩效目标申报表", "project-self-evaluation", "部门整体支出绩效目标申报表"]) {
    const { insertText } = items.find((item) => item.label === label);
    const blank = insertText.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$\d+/g, "");
    const filled = blank
      .replace(/^(年度|year): *$/m, "$1: 2024")
      .replace(/^(部门|department|项目|project): *$/gm, "$1: yx-jtj")
      .replace(/(名称|name): *$/gm, "$1: 甲");
    assert.ok(filled.split("\n").length > 15, filled);
    assert.deepEqual(await server.open(declaration(), filled), [], filled);
  }
});

test("an empty line is offered the keys of the form, in both languages, and no others", async () => {
  const items = labels(await server.complete(declaration(), `${HEAD}‸`));
  for (const label of ["资金", "funding", "绩效指标", "indicators", "立项依据", "basis"]) {
    assert.ok(items.includes(label), `${label} not in ${items}`);
  }
  for (const label of ["预算", "budget", "总分", "execution", "项目资金", "project-targets"]) {
    assert.ok(!items.includes(label), `${label} in ${items}`);
  }
});

test("a key in English is offered the same", async () => {
  const items = labels(await server.complete(declaration(), "form: project-self-evaluation\n‸"));
  for (const label of ["预算执行", "execution", "总分", "total_score"]) {
    assert.ok(items.includes(label), `${label} not in ${items}`);
  }
});

test("what is inserted behind a key is its skeleton, in the language of the key", async () => {
  const items = await server.complete(declaration(), `${HEAD}‸`);
  const inserted = (label) => items.find((item) => item.label === label).insertText;
  assert.match(inserted("资金"), /^资金:\n +合计: \$1\n +财政拨款: \$2/);
  assert.match(inserted("funding"), /^funding:\n +total: \$1\n +fiscal: \$2/);
  assert.match(inserted("绩效指标"), /产出指标:\n +数量指标:\n +- 名称: \$1\n/);
  assert.equal(inserted("立项依据").trimEnd(), "立项依据:");
});

test("levels are offered in their place, and older words are understood", async () => {
  const first = labels(await server.complete(declaration(), `${HEAD}绩效指标:\n  ‸`));
  assert.deepEqual(
    ["产出指标", "output", "满意度指标", "satisfaction"].filter((label) => !first.includes(label)),
    [],
  );
  const second = labels(await server.complete(declaration(), `${HEAD}绩效指标:\n  效益指标:\n    ‸`));
  assert.ok(second.includes("社会效益指标") && second.includes("ecological"), `${second}`);
  assert.ok(!second.includes("数量指标"), `${second}`);
  const cost = labels(await server.complete(declaration(), `${HEAD}绩效指标:\n  成本指标:\n    ‸`));
  assert.ok(cost.includes("经济成本指标") && !cost.includes("成本指标"), `${cost}`);
  const older = `${HEAD}绩效指标:\n  项目完成指标:\n    成本指标:\n      - {三级指标: 甲, 指标值: 3}\n`;
  assert.deepEqual(await server.open(declaration(), older), []);
});

test("an item of a list is offered whole, and key by key", async () => {
  const list = `${HEAD}绩效指标:\n  产出指标:\n    数量指标:\n      - `;
  const items = await server.complete(declaration(), `${list}‸`);
  for (const label of ["名称", "annual_target"]) assert.ok(labels(items).includes(label), `${labels(items)}`);
  const whole = items.find((item) => item.label === "名称、实施周期指标值、年度指标值、分值");
  // An editor gives the lines that it inserts the indentation of the line where they go.
  const inserted = whole.insertText.replaceAll("\n", "\n      ");
  const text = list + inserted.replace("$1", "甲").replace("$2", "≥1").replace("$3", "≥1").replace("$4", "10");
  assert.deepEqual(await server.open(declaration(), text), [], text);
  const targets = labels(await server.complete(declaration(), `${list}名称: 甲\n        年度指标值: ‸`));
  assert.ok(targets.includes("≥95%") && !targets.includes("true"), `${targets}`);
});

test("values are offered where there are few", async () => {
  const form = labels(await server.complete(declaration(), "表: ‸"));
  assert.ok(form.includes("项目支出绩效自评表") && form.includes("department-targets"), `${form}`);
  const unit = labels(await server.complete(declaration(), `${HEAD}金额单位: ‸`));
  assert.ok(unit.includes("万元") && unit.includes("亿元"), `${unit}`);
  const amount = labels(await server.complete(declaration(), `${HEAD}资金:\n  合计: ‸`));
  assert.ok(amount.includes("不适用 · n/a") && amount.includes("不公开 · withheld"), `${amount}`);
});

test("a key says what it means, in both languages, whichever spelling is written", async () => {
  for (const key of ["资金", "funding", "年度资金"]) {
    const hover = await server.hover(declaration(), `${HEAD}${key[0]}‸${key.slice(1)}:\n  合计: 1\n`);
    assert.match(hover, /年度资金/, key);
    assert.match(hover, /money for the year/, key);
  }
  const inner = await server.hover(declaration(), `${HEAD}资金:\n  上‸级补助: 1\n`);
  assert.match(inner, /from higher levels/);
});

/** What is marked in the text behind the head, on which line of it. */
async function marked(text) {
  const marks = await server.open(declaration(), HEAD + text);
  return marks.map(({ line, message }) => [line - 5, message]);
}

test("a mistyped key is marked, once", async () => {
  assert.deepEqual(await marked("主要内荣: 甲\n"), [[1, "Property 主要内荣 is not allowed."]]);
  assert.deepEqual(await marked("资金:\n  财政拔款: 1\n"), [[2, "Property 财政拔款 is not allowed."]]);
  assert.deepEqual(await marked("预算:\n  支出: {合计: 1}\n"), [[1, "Property 预算 is not allowed."]]);
});

test("a wrong value is marked, once, with what to write", async () => {
  const amounts = await marked("资金:\n  合计: 12万\n  财政拨款: 1,2345\n  其他资金: １２\n");
  assert.deepEqual(amounts.map(([line]) => line), [2, 3, 4]);
  assert.match(amounts[0][1], /49,057\.92/);
  const unit = await marked("金额单位: 千元\n");
  assert.equal(unit.length, 1);
  assert.match(unit[0][1], /"元", "万元", "亿元"/);
  assert.equal((await marked("绩效指标: 无\n")).length, 1);
  assert.equal((await marked("绩效指标:\n  产出指标:\n    数量指标:\n      - {年度指标值: ≥3}\n")).length, 1);
});

test("one field in two spellings is marked, once", async () => {
  const marks = await marked("资金: {合计: 1, total: 1}\nname: 甲\n");
  assert.deepEqual(marks.map(([line]) => line).sort(), [1, 2], JSON.stringify(marks));
  assert.match(marks.find(([line]) => line === 2)[1], /与“名称”是同一个字段/);
});

test("a form that is none, and a head that lacks something, are marked", async () => {
  const form = await server.open(declaration(), "表: 支出绩效表\n年度: 2024\n");
  assert.equal(form.length, 1, JSON.stringify(form));
  const missing = await server.open(declaration(), "表: 项目支出绩效目标申报表\n年度: 2024\n部门: a\n项目: b\n");
  assert.deepEqual(missing.map(({ message }) => message), ['Missing property "名称".']);
  const none = await server.open(declaration(), "年度: 2024\n");
  assert.deepEqual(none.map(({ message }) => message), ['Missing property "表".']);
});

test("all that loading takes is left alone", async () => {
  const states = `${HEAD}资金:\n  合计: 1,200.00\n  财政拨款: 0.00\n  上级资金: 不适用\n  其他资金: {不公开: 保密法第九条}\n`;
  assert.deepEqual(await server.open(declaration(), states), []);
  const mixed = "form: 项目支出绩效目标申报表\n预算年度: 2024\ndepartment: a\n项目编号: b\nname: 甲\n\
funding: {合计: 3, other: {withheld: 依据}}\n立项依据:\nindicators:\n  产出指标:\n    quantity:\n\
      - {name: 甲, 目标值: 3}\n      - {名称: 2024, annual_target: '>=90%'}\n  cost:\n  满意度指标: [{名称: 乙}]\n";
  assert.deepEqual(await server.open(declaration(), mixed), []);
});

test("settings are completed and checked too", async () => {
  const site = labels(await server.complete("content/site.yaml", "标题: 甲\n‸"));
  assert.ok(site.includes("主题") && site.includes("theme"), `${site}`);
});

test("registers are checked by id", async () => {
  const marks = await server.open("content/departments.yaml", "地区:\n  YX: {名称: 甲}\n部门:\n  a: {名称: 乙}\n");
  assert.deepEqual(marks.map(({ line }) => line), [2, 4], JSON.stringify(marks));
});

test("a file may name its schema itself", async () => {
  const alone = await Server.start({});
  try {
    const line = `# yaml-language-server: $schema=${address("docs/schema/declaration.json")}\n`;
    const marks = await alone.open(declaration(), `${line}${HEAD}主要内荣: 甲\n`);
    assert.deepEqual(marks, [{ line: 7, message: "Property 主要内荣 is not allowed." }]);
  } finally {
    await alone.stop();
  }
});

test("every declaration of the sample is free of marks", async () => {
  const paths = readdirSync(`${ROOT}content`, { recursive: true })
    .map((path) => `content/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(".yaml"));
  assert.ok(paths.length > 3);
  const fresh = await Server.start();
  try {
    for (const path of paths) {
      assert.deepEqual(await fresh.open(path, readFileSync(ROOT + path, "utf8")), [], path);
    }
  } finally {
    await fresh.stop();
  }
});

test("every example of the manual is free of marks", async () => {
  const manual = readFileSync(`${ROOT}docs/declarations.md`, "utf8");
  const examples = manual.matchAll(/```yaml\n# (content\/\S+)\n([^]*?)```/g);
  const fresh = await Server.start();
  try {
    let count = 0;
    for (const [, path, text] of examples) {
      assert.deepEqual(await fresh.open(path, text), [], path);
      count += 1;
    }
    assert.ok(count > 3, `${count}`);
  } finally {
    await fresh.stop();
  }
});
