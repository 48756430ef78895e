// The preview in a browser: what its author edits is seen in the page that is open, where it is open.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./axe.mjs";
import { launch, open } from "./browser.mjs";
import { program } from "./sites.mjs";

const FILE = "content/2023/yx-a/a.targets.yaml";
const ADDRESS = "2023/yx-a/a.html";

const indicators = Array.from({ length: 30 }, (_, at) => `      - {名称: 第${at + 1}条线路开通, 年度指标值: ≥${at + 36}条}`);
const DECLARATION = `表: 项目支出绩效目标申报表
年度: 2023
部门: yx-a
项目: a
名称: 公交线路
资金: {合计: 110, 财政拨款: 100, 其他资金: 20}
主要内容: ${"开通和维护市内公交线路，".repeat(60)}
绩效指标:
  产出指标:
    数量指标:
${indicators.join("\n")}
`;
const DRAFT = `表: 项目支出绩效目标申报表
年度: 2023
部门: yx-a
项目: b
名称: 还没有写完的项目
状态: 草稿
`;

let browser, folder, server, home;

const put = (path, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const edit = (path, change) => put(path, change(readFileSync(join(folder, path), "utf8")));

/** Starts the program; gives where it is, once it says so. */
function start() {
  const [name, ...words] = program();
  server = spawn(name, [...words, "--quiet", "preview", "--port", "0", "--site", folder, "--as-of", "2024-06-30", "--lang", "zh-CN"]);
  return new Promise((resolve, reject) => {
    server.stdout.on("data", (text) => resolve(String(text).trim()));
    server.on("exit", (code) => reject(new Error(`the preview ended with ${code}`)));
  });
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-preview-"));
  put("content/site.yaml", "标题: 云溪市预算绩效公开\n");
  put("content/departments.yaml", "地区: {yx: {名称: 云溪市, 级次: 市}}\n部门: {yx-a: {名称: 云溪市交通运输局, 地区: yx}}\n");
  put(FILE, DECLARATION);
  put("content/2023/yx-a/b.targets.yaml", DRAFT);
  put("themes/default/assets/own.css", "main h1 { color: rgb(1, 2, 3) }\n");
  home = await start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.kill("SIGINT");
  rmSync(folder, { recursive: true });
});

/** A page that notes what goes wrong, and how often it was loaded. */
async function visit(width) {
  const context = await open(browser, "light", width);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const told = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) told.push(message.text());
  });
  page.on("pageerror", (error) => told.push(error.message));
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.goto(home + ADDRESS, { waitUntil: "load" });
  return { context, page, told, loads: () => loads };
}

const picture = async (page, name) => {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `preview-${name}.png`) });
};
const scrolled = (page) => page.evaluate(() => Math.round(scrollY));

for (const width of [1280, 390]) {
  test(`edits are seen where the page is open, ${width} px`, async () => {
    put(FILE, DECLARATION);
    const { context, page, told, loads } = await visit(width);
    await page.locator("#gongkai-preview .findings").waitFor();
    await picture(page, `top-${width}`);
    await page.evaluate(() => scrollTo(0, 700));
    const at = await scrolled(page);
    assert.ok(at > 500, `the page is too short to scroll: ${at}`);

    edit(FILE, (text) => text.replace("≥36条", "≥77条"));
    await page.getByText("≥77条").first().waitFor();
    await page.waitForLoadState("load");
    assert.equal(await scrolled(page), at, "the place after a target");

    put("themes/default/templates/project_year.html", '{% extends "default/project_year.html" %}{% block content %}{{ super() }}<p id="own">自家的话</p>{% endblock %}');
    await page.locator("#own").waitFor();
    await page.waitForLoadState("load");
    assert.equal(await scrolled(page), at, "the place after a template");

    const before = loads();
    await page.evaluate(() => (window.untouched = true));
    put("themes/default/assets/own.css", `main h1 { color: rgb(4, 5, ${width % 200}) }\n`);
    await page.waitForFunction((wanted) => getComputedStyle(document.querySelector("main h1")).color === wanted, `rgb(4, 5, ${width % 200})`);
    assert.equal(loads(), before, "a style sheet needs no loading");
    assert.equal(await page.evaluate(() => window.untouched), true);
    assert.equal(await scrolled(page), at, "the place after a style sheet");

    edit(FILE, (text) => text.replace("项目: a", "项目: [a<b>"));
    const overlay = page.locator("#gongkai-preview .overlay");
    await overlay.waitFor();
    assert.match(await overlay.innerText(), /a<b>/);
    await picture(page, `overlay-${width}`);
    assert.deepEqual(await violations(page), []);
    put(FILE, DECLARATION.replace("≥36条", "≥88条"));
    await overlay.waitFor({ state: "detached" });
    await page.getByText("≥88条").first().waitFor();
    await page.waitForLoadState("load");
    assert.equal(await scrolled(page), at, "the place after an error");

    await page.locator("#gongkai-preview .findings summary").click();
    const copy = page.locator("#gongkai-preview button.copy").first();
    await copy.click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${FILE}:6`);
    await picture(page, `findings-${width}`);
    assert.deepEqual(await violations(page), []);

    await page.goto(`${home}2023/yx-a/index.html`);
    const mark = await page.locator("a[href='b.html']").first().evaluate((link) => getComputedStyle(link, "::after").content);
    assert.equal(mark, '"草稿"');
    // A page with style sheets of its kind is exchanged like any other.
    const seen = loads();
    put("themes/default/assets/own.css", `main h1 { color: rgb(7, 8, ${width % 200}) }\n`);
    await page.waitForFunction((wanted) => getComputedStyle(document.querySelector("main h1")).color === wanted, `rgb(7, 8, ${width % 200})`);
    assert.equal(loads(), seen, "a style sheet needs no loading");
    await picture(page, `marks-${width}`);
    await page.goto(`${home}.gongkai/changes`);
    await picture(page, `changes-${width}`);
    await page.goto(`${home}.gongkai/findings`);
    await picture(page, `list-${width}`);
    const reach = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(reach <= width, `sideways scroll: ${reach} of ${width} px`);
    assert.deepEqual(told, []);
    rmSync(join(folder, "themes/default/templates"), { recursive: true });
    await context.close();
  });
}
