// The search, opened from a disk: what is found, how it is told, and that nothing but the site's own files is asked for.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { reader, results } from "./search/reader.mjs";
import { gongkai } from "./sites.mjs";
import { browser, built } from "./stage.mjs";

const site = (name) => built.sites.find((site) => site.name === name);
const home = (name) => `${pathToFileURL(site(name).output)}/`;

/** A window on a site that lies on a disk, with the network off. */
async function arrive(name, width = 1280) {
  const context = await open(browser, "light", width);
  await context.setOffline(true);
  return { context, visitor: await Visitor.arrive(context, home(name)) };
}

/** What the page of results shows, once it does. */
async function shown(page) {
  await page.waitForFunction(() => /\d|没有|nothing/i.test(document.querySelector(".search-message").textContent));
  return page.evaluate(() => ({
    message: document.querySelector(".search-message").textContent,
    results: [...document.querySelectorAll(".results > li")].map((item) => ({
      name: item.querySelector("a").textContent,
      href: item.querySelector("a").getAttribute("href"),
      marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
      text: item.textContent,
    })),
  }));
}

async function search(visitor, question, folder = "") {
  const wrong = await visitor.visit(`${folder}search.html?q=${encodeURIComponent(question)}`);
  const found = await shown(visitor.page);
  nothing(wrong);
  return found;
}

const HOTLINE = "2023/gz-zwsj/12345-hotline.html";

describe("from a disk, with the network off", () => {
  for (const [question, marked] of [
    ["热线", "热线"],
    ["12345", "12345"],
    ["１２３４５", "12345"],
    ["15,412.94", "15,412.94"],
    ["15412.94", "15,412.94"],
    ["广州12345政务服务便民热线项目", "广州12345政务服务便民热线项目"],
    ["便民", "便民"],
    ["国办发[2013]96号", "国办发〔2013〕96号"],
  ]) {
    test(`${question} is found and marked`, async () => {
      const { context, visitor } = await arrive("sample");
      const { results } = await search(visitor, question);
      const hotline = results.find(({ href }) => href === HOTLINE);
      assert.ok(hotline, JSON.stringify(results));
      assert.ok(hotline.marked.includes(marked), JSON.stringify(hotline));
      assert.equal(results[0].href, HOTLINE);
      await context.close();
    });
  }

  test("满意度 is found wherever it is promised", async () => {
    const { context, visitor } = await arrive("sample");
    const { results, message } = await search(visitor, "满意度");
    assert.match(message, /\d/);
    assert.ok(results.every(({ text }) => text.includes("满意度")), JSON.stringify(results));
    await context.close();
  });

  test("GDP is found in any case", async () => {
    const { context, visitor } = await arrive("extremes");
    const answers = [];
    for (const question of ["GDP", "gdp", "Gdp", "ＧＤＰ"]) answers.push((await search(visitor, question)).results.map(({ href }) => href));
    assert.ok(answers[0].length > 0);
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    await context.close();
  });

  test("what is nowhere is said to be nowhere", async () => {
    const { context, visitor } = await arrive("sample");
    for (const question of ["没有这样的词语", "、。"]) {
      const { results, message } = await search(visitor, question);
      assert.deepEqual(results, []);
      assert.match(message, /没有找到/);
    }
    await context.close();
  });

  test("the mirror finds the same, and stays in its language", async () => {
    const { context, visitor } = await arrive("sample");
    const { results, message } = await search(visitor, "热线", "en/");
    assert.match(message, /Found: \d+/);
    assert.equal(results[0].href, HOTLINE);
    await visitor.page.locator(".results a").first().click();
    await visitor.page.waitForURL(/\/en\/2023\/gz-zwsj\/12345-hotline\.html$/);
    await context.close();
  });
});

test("a question is typed into the header of any page, and sent by keyboard", async () => {
  const { context, visitor } = await arrive("sample", 390);
  await visitor.visit(HOTLINE);
  await visitor.page.locator("header [role=search] input").focus();
  await visitor.page.keyboard.type("热线");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.waitForURL(/search\.html\?q=/);
  const { results } = await shown(visitor.page);
  assert.equal(results[0].href, HOTLINE);
  assert.equal(await visitor.page.locator("header [role=search] input").inputValue(), "热线");
  await context.close();
});

test("results are narrowed down, with counts, and told", async () => {
  const { context, visitor } = await arrive("city");
  await search(visitor, "满意度");
  const { page } = visitor;
  const total = async () => Number((await page.locator(".search-message").textContent()).match(/\d+/)[0]);
  const all = await total();
  for (const name of ["kind", "year", "department"]) {
    const options = await page.locator(`select[name=${name}] option`).allTextContents();
    const counts = options.slice(1).map((option) => Number(option.match(/\((\d+)\)$/)[1]));
    assert.equal(counts.reduce((sum, count) => sum + count, 0), all, options.join());
    await page.selectOption(`select[name=${name}]`, { index: 1 });
    await page.waitForFunction((count) => document.querySelector(".search-message").textContent.includes(count), String(counts[0]));
    await page.selectOption(`select[name=${name}]`, "");
    await page.waitForFunction((count) => document.querySelector(".search-message").textContent.includes(count), String(all));
  }
  assert.equal(await page.locator(".search-message").getAttribute("aria-live"), "polite");
  const before = await page.locator(".results > li").count();
  await page.locator("button.more").click();
  await page.waitForFunction((before) => document.querySelectorAll(".results > li").length > before, before);
  assert.ok(await page.evaluate((before) => document.activeElement.closest("li") === document.querySelectorAll(".results > li")[before], before));
  await context.close();
});

test("without script the page says so and leads to the indexes", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${home("sample")}search.html?q=%E7%83%AD%E7%BA%BF`);
  assert.ok(await page.locator(".search-without").isVisible());
  const links = await page.locator(".search-without a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, ["departments/index.html", "projects/index.html", "indicators/index.html"]);
  assert.ok(await page.locator("header [role=search]").isVisible());
  await context.close();
});

test("the form stands in every page's header", async () => {
  for (const { output, pages } of built.sites) {
    for (const { address } of pages.filter(({ address }) => address !== "404.html")) {
      const html = readFileSync(join(output, address), "utf8");
      assert.match(html, /<header>[\s\S]*<form class="site-search" role="search" action="(\.\.\/)*search\.html">[\s\S]*<\/header>/, address);
    }
  }
});

test("the script folds a text as the program does", () => {
  const { fold } = reader(site("sample").output);
  const cases = JSON.parse(readFileSync(new URL("search/fold.json", import.meta.url), "utf8"));
  for (const [text, folded] of cases) assert.equal(fold(text), folded, text);
});

test("marks stand where the text is, whatever stands between", () => {
  const { marked } = reader(site("sample").output);
  const told = (text, wanted, around) => marked(text, wanted, around).map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text)).join("");
  assert.equal(told("共 15,412.94 万元", ["15412.94"]), "共 [15,412.94] 万元");
  assert.equal(told("财预〔2016〕143号。", ["财预2016143号"]), "[财预〔2016〕143号]。");
  assert.equal(told("服务、管理；监督", ["管理"]), "服务、[管理]；监督");
  assert.equal(told("𠀀热线𠀀", ["热线"]), "𠀀[热线]𠀀");
  assert.equal(told("没有", ["热线"], 40), "没有");
  assert.equal(told(`${"甲".repeat(60)}热线${"乙".repeat(90)}`, ["热线"], 5), `…${"甲".repeat(5)}[热线]${"乙".repeat(10)}…`);
});

test("of departments that say more than is shown, the one that has a project of that name comes first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-search-"));
  const write = (path, text) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  // Every pair of the question's characters, and never the question; only the last department has it.
  const parts = ["青石区服务", "石区服务站建", "服务站建设", ...Array.from({ length: 27 }, (_, nth) => `第${nth}项`)];
  const departments = Array.from({ length: 16 }, (_, nth) => `d${String.fromCharCode(97 + nth)}`);
  write("content/site.yaml", "标题: 多部门\n");
  write("content/departments.yaml", `地区: {yx: {名称: 云溪市}}\n部门: {${departments.map((id) => `${id}: {名称: 部门${id}, 地区: yx}`).join(", ")}}\n`);
  for (const id of departments) {
    const names = id === "dp" ? ["青石区服务站建设", ...parts.slice(3)] : parts;
    names.forEach((name, nth) => {
      const head = `表: 项目支出绩效目标申报表\n年度: 2023\n部门: ${id}\n项目: p${nth}\n名称: ${name}${"甲".repeat(80)}${id}${nth}\n`;
      write(`content/2023/${id}/p${nth}.targets.yaml`, `${head}资金: {财政拨款: 1}\n`);
    });
  }
  gongkai("--site", folder, "build");
  const { shown } = await results(reader(join(folder, "output")), "青石区服务站建设");
  const first = Array.from(shown, ({ address }) => address).slice(0, 4);
  assert.deepEqual(first, ["2023/dp/p0.html", "projects/dp/p0.html", "2023/dp/index.html", "departments/dp.html"]);
  rmSync(folder, { recursive: true });
});
