// The keyboard alone is enough: everything is reached by Tab, focus is seen, and Enter and Space act.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { browser, built, server } from "./stage.mjs";

/** A page with a table of a dozen rows. */
const TABLE = "sample/output/2023/index.html";

let context, visitor, page;
beforeEach(async () => {
  context = await open(browser, "light", 1280);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  visitor = await Visitor.arrive(context, `${server.origin}/`);
  page = visitor.page;
  await visitor.visit(TABLE);
});
afterEach(() => context.close());

/** Presses Tab until focus is on the first element of this kind. */
async function tabTo(selector) {
  for (let step = 0; step < 500; step += 1) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((selector) => document.activeElement === document.querySelector(selector), selector);
    if (there) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

describe("everything is reached by Tab, and focus is seen", () => {
  for (const width of [1280, 390]) {
    test(`at ${width} px`, async () => {
      await page.setViewportSize({ width, height: 900 });
      const found = [];
      for (const { address, kind } of built.sites[0].pages) {
        if (kind === "dictionary") continue;
        await visitor.visit(`sample/output/${address}`);
        found.push(...(await visitor.focus()).map((what) => `${address}: ${what}`));
      }
      nothing(found);
    });
  }
});

test("the first Tab offers to skip to the text, and Enter goes there", async () => {
  await page.keyboard.press("Tab");
  const box = await page.locator(".skip:focus").boundingBox();
  assert.ok(box.width > 44 && box.height > 24 && box.y >= 0, JSON.stringify(box));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
});

test("a folded text is opened with Enter and closed with Space", async () => {
  await visitor.visit("extremes/output/2024/d-01/index.html");
  await tabTo("main details.fold > summary");
  const isOpen = () => page.evaluate(() => document.querySelector("main details.fold").open);
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), true);
  await page.keyboard.press("Space");
  assert.equal(await isOpen(), false);
});

describe("a table", () => {
  // The first table that can be sorted, and what the reader sees of it.
  const table = ".table:has(button.sort)";
  const see = () =>
    page.evaluate((selector) => {
      const seen = (element) => element.checkVisibility();
      const table = document.querySelector(selector);
      const text = (cell) => cell.innerText.trim();
      return {
        heads: [...table.querySelectorAll("thead th")].filter(seen).map(text),
        rows: [...table.querySelectorAll("tbody tr:not(.level)")]
          .filter(seen)
          .map((row) => [...row.children].filter(seen).map(text)),
      };
    }, table);
  /** What happened is said for those who do not see it, a moment later. */
  const said = () => page.waitForFunction(() => document.querySelector("[role=status]").textContent.trim() !== "", null, { timeout: 3000 });

  test("is sorted with Enter, and the other way with Space", async () => {
    const button = `${table} thead th.figure button.sort`;
    const head = page.locator(button).first().locator("xpath=ancestor::th");
    const column = await head.evaluate((head) => head.cellIndex);
    const figures = async () =>
      (await see()).rows.map((row) => parseFloat(row[column].replaceAll(",", "").replace("−", "-"))).filter((figure) => !Number.isNaN(figure));
    const rows = (await see()).rows.length;
    await tabTo(button);
    await page.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const up = await figures();
    assert.deepEqual(up, up.toSorted((a, b) => a - b));
    await page.keyboard.press("Space");
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    const down = await figures();
    assert.deepEqual(down, down.toSorted((a, b) => b - a));
    assert.equal((await see()).rows.length, rows);
    await said();
  });

  test("is filtered by what is typed", async () => {
    const field = `${table} .table-tools input[type=search]`;
    const all = (await see()).rows;
    const wanted = all.at(-1)[0].slice(0, 6);
    await tabTo(field);
    await page.keyboard.type(wanted);
    await page.waitForTimeout(500);
    const left = (await see()).rows;
    assert.ok(left.length > 0 && left.length < all.length, `${left.length} of ${all.length} rows`);
    assert.ok(left.every((row) => row.join().includes(wanted)));
    await said();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.waitForTimeout(500);
    assert.equal((await see()).rows.length, all.length);
  });

  test("shows the columns that are chosen", async () => {
    const choice = `${table} details.columns`;
    const before = (await see()).heads;
    await tabTo(`${choice} > summary`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.matches("details.columns input[type=checkbox]")));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal((await see()).heads.length, before.length - 1);
    await page.keyboard.press("Space");
    assert.deepEqual((await see()).heads, before);
  });

  test("is copied for a spreadsheet", async () => {
    const button = `${table} button.copy`;
    await tabTo(button);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(500);
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split(/\r?\n/);
    const { heads, rows } = await see();
    assert.equal(lines.length, rows.length + 1);
    assert.ok(lines.every((line) => line.split("\t").length === heads.length), lines.join("\n"));
    await said();
  });
});

describe("the way of reading", () => {
  /** Presses a switch by keyboard; says whether it is on, and what the root then looks like. */
  const look = (mode) =>
    page.evaluate((mode) => {
      const root = document.documentElement;
      const { backgroundColor, color } = getComputedStyle(document.body);
      return {
        pressed: document.querySelector(`.site-modes button[data-mode="${mode}"]`)?.getAttribute("aria-pressed"),
        chosen: root.dataset[mode],
        size: parseFloat(getComputedStyle(document.querySelector(".lead")).fontSize),
        colours: `${color} on ${backgroundColor}`,
      };
    }, mode);

  for (const [mode, value] of Object.entries({ text: "large", contrast: "high", scheme: "dark" })) {
    test(`${mode} is switched, and stays on the next page`, async () => {
      const button = `.site-modes button[data-mode="${mode}"]`;
      const before = await look(mode);
      await tabTo(button);
      await page.keyboard.press("Enter");
      const on = await look(mode);
      assert.equal(on.chosen, value);
      assert.equal(on.pressed, "true");
      if (mode === "text") assert.ok(on.size >= 1.25 * before.size, `${before.size} px became ${on.size} px`);
      else assert.notEqual(on.colours, before.colours);
      nothing(await visitor.visit("sample/output/index.html"));
      assert.equal((await look(mode)).chosen, value);
      assert.equal((await look(mode)).pressed, "true");
      await tabTo(button);
      await page.keyboard.press("Space");
      assert.notEqual((await look(mode)).chosen, value);
    });
  }

  test("the language is switched", async () => {
    const link = "header a[hreflang]";
    const wanted = await page.locator(link).first().getAttribute("hreflang");
    await tabTo(link);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.href.endsWith(TABLE));
    assert.equal(await page.evaluate(() => document.documentElement.lang), wanted);
  });
});
