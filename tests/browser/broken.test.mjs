// The checks can fail: each page of `broken/` has one fault, and exactly that is told of it.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "./axe.mjs";
import { launch, open } from "./browser.mjs";
import { Visitor } from "./checks.mjs";
import { serve } from "./server.mjs";
import { validate } from "./vnu.mjs";

const FOLDER = fileURLToPath(new URL("broken", import.meta.url));

let browser, server, visitor;
before(async () => {
  server = await serve(FOLDER);
  browser = await launch();
  visitor = await Visitor.arrive(await open(browser, "light", 390), `${server.origin}/`);
});
after(async () => {
  await browser.close();
  await server.stop();
});

const quiet = (name) => visitor.visit(`${name}.html`);
const whole = async (name) => (await quiet(name), visitor.layout());
const touched = async (name) => (await quiet(name), visitor.targets());
const focused = async (name) => (await quiet(name), visitor.focus());
const printed = async (name) => {
  const found = await quiet(name).then(() => visitor.sheets());
  await visitor.page.emulateMedia({ media: null });
  await visitor.page.setViewportSize({ width: 390, height: 900 });
  return found;
};
const accessible = async (name) => (await quiet(name), violations(visitor.page));

const FAULTS = [
  [quiet, "console", /^console: something is odd/],
  [quiet, "exception", /^script: something broke/],
  [quiet, "inline-style", /^console: .*Content Security Policy/],
  [quiet, "inline-script", /^console: .*Content Security Policy/],
  [quiet, "missing", /^failed request: .*missing\.css 404/],
  [quiet, "external", /^external request: .*picture\.png/],
  [whole, "sideways", /^sideways scroll: 3/],
  [whole, "edge", /^cut off at the edge: “Half of this/],
  [whole, "clipped", /^cut off by <p class="clipped">/],
  [whole, "halved", /^a figure in two lines: “49,057\.92”/],
  [whole, "overlap", /^text on text “The first sentence\.”: “The second/],
  [whole, "overlap-drawing", /^text on text “123,456\.78”: “9,876\.54”/],
  [printed, "parted", /^“The title” stands on sheet 1, what it names on sheet 2/],
  [printed, "parted", /^a drawing of 1200 px, higher than a sheet: “The title/],
  [accessible, "contrast", /^color-contrast: /],
  [accessible, "nameless", /^button-name: /],
  [touched, "small", /^20 × 20 px: “a”/],
  [focused, "unfocused", /^focus is not seen on “Where am I\?”/],
];

for (const [check, name, expected] of FAULTS) {
  test(`${name} is told: ${expected.source.slice(1, 30)}`, async () => {
    const found = await check(name);
    assert.ok(found.some((what) => expected.test(what)), `told was ${JSON.stringify(found)}`);
  });
}

test("what is sound is let pass", async () => {
  for (const check of [quiet, whole, touched, focused, printed, accessible]) assert.deepEqual(await check("sound"), []);
});

test("invalid pages are told", async () => {
  const found = await validate(FOLDER);
  assert.ok(found.some((what) => /^invalid\.html:\d+: error: Duplicate ID “one”/.test(what)), found.join("\n"));
  assert.deepEqual(found.filter((what) => what.startsWith("sound.html")), []);
});

test("every broken page has its check", () => {
  const known = new Set([...FAULTS.map(([, name]) => name), "sound", "invalid"]);
  const pages = readdirSync(FOLDER).filter((file) => file.endsWith(".html"));
  assert.deepEqual(pages.filter((file) => !known.has(file.replace(".html", ""))), []);
});
