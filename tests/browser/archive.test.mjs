// A sealed year, opened from a disk with the network off; and the page on which a reader proves one.

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { ROOT, gongkai, initialise } from "./sites.mjs";

const folder = mkdtempSync(join(tmpdir(), "gongkai-archive-"));
const site = join(folder, "site");
const archive = join(site, "archives/2023-site-1.zip");
const unpacked = join(folder, "2023-site-1");
let browser;

/** Lets a project of the sealed year speak of GDP, which the sample does not. */
function speakOfGdp() {
  const file = join(site, "content/2023/gz-zwsj/12345-hotline.targets.yaml");
  const form = readFileSync(file, "utf8");
  const goal = "年度目标: |\n  ";
  assert.ok(form.includes(goal));
  writeFileSync(file, form.replace(goal, `${goal}热线的诉求用来改善营商环境，服务全市GDP增长。`));
}

before(async () => {
  initialise(site);
  speakOfGdp();
  gongkai("--site", site, "release");
  gongkai("--site", site, "archive", "2023");
  gongkai("--site", site, "release");
  execFileSync("unzip", ["-q", archive, "-d", folder]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** A window without a network, and what went wrong in it. */
async function offline() {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(error.message));
  // What was still loading when the next page was opened did not fail.
  const isGone = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => isGone(request) || wrong.push(request.url()));
  return { page, wrong, close: () => context.close() };
}

test("every link of an archive works from a disk, or is marked as leading out", { timeout: 120_000 }, async () => {
  const { page, wrong, close } = await offline();
  const root = pathToFileURL(join(unpacked, "data/")).href;
  const files = new Set(readdirSync(unpacked, { recursive: true }).map((path) => pathToFileURL(join(unpacked, path)).href));
  const pages = readdirSync(join(unpacked, "data"), { recursive: true }).filter((path) => path.endsWith(".html") && !path.startsWith("source"));
  let marked = 0;
  for (const path of pages) {
    await page.goto(root + path);
    const links = await page.evaluate(() =>
      Array.from(document.querySelectorAll("main a, header a, footer a"), (link) => ({
        href: link.href?.baseVal ?? link.href,
        isMarked: link.querySelector(".out") !== null,
        isSvg: link.namespaceURI.includes("svg"),
      })),
    );
    for (const { href, isMarked, isSvg } of links) {
      if (isMarked) marked++;
      else if (href) assert.ok(href.startsWith("http") || isSvg || files.has(href.split(/[?#]/)[0]), `${path}: ${href}`);
    }
  }
  assert.ok(marked > 0, "the page of a year that is not there");
  assert.deepEqual(wrong, []);
  await close();
});

test("an archive searches itself from a disk", async () => {
  const { page, wrong, close } = await offline();
  const search = pathToFileURL(join(unpacked, "data/search.html")).href;
  const hotline = "2023/gz-zwsj/12345-hotline.html";
  for (const [query, address] of [
    ["热线", hotline],
    ["12345", hotline],
    ["15,412.94", hotline],
    ["15412.94", hotline],
    ["广州12345政务服务便民热线项目", hotline],
    ["便民", hotline],
    ["满意度", "indicators/client-satisfaction/"],
    ["GDP", hotline],
    ["gdp", hotline],
    ["misting", undefined],
  ]) {
    await page.goto(`${search}?q=${encodeURIComponent(query)}`);
    await page.waitForFunction(() => document.querySelector("[aria-live], [role=status]")?.textContent.trim() || document.querySelector(".results li"));
    await page.waitForTimeout(300);
    const found = await page.$$eval(".results a", (links) => links.map((link) => link.href));
    if (address) assert.ok(found.some((href) => href.includes(address)), `${query}: ${found}`);
    else assert.deepEqual(found, [], query);
  }
  assert.deepEqual(wrong, []);
  await close();
});

/** Puts files on the page of the proof; what it says of each. */
async function proved(page, files) {
  await page.setInputFiles("#verify-files", files);
  await page.waitForFunction(() => /\d+ \/ \d+$/.test(document.querySelector(".verify-state").textContent) && !document.querySelector(".verify-state").textContent.startsWith("正在"));
  return page.$$eval(".verify-results li", (rows) => rows.map((row) => row.className));
}

for (const subtle of ["SubtleCrypto", "a small SHA-256 of its own"]) {
  test(`a reader proves an archive with ${subtle}, and a changed one is told apart`, async () => {
    const server = await serve(join(site, "output"));
    const context = await browser.newContext();
    after(() => server.stop());
    const page = await context.newPage();
    const wrong = [];
    page.on("console", (message) => wrong.push(message.text()));
    page.on("pageerror", (error) => wrong.push(error.message));
    // As on a site of plain http, where browsers do not offer it.
    if (subtle !== "SubtleCrypto") {
      await page.addInitScript(() => Object.defineProperty(globalThis.crypto, "subtle", { value: undefined }));
    }
    await page.goto(`${server.origin}/archive/verify.html`);
    assert.equal(await page.evaluate(() => crypto.subtle !== undefined), subtle === "SubtleCrypto");
    assert.deepEqual(await proved(page, [archive]), ["verify-good"]);
    const changed = join(folder, "changed", "2023-site-1.zip");
    mkdirSync(join(folder, "changed"), { recursive: true });
    const bytes = readFileSync(archive);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(changed, bytes);
    assert.deepEqual(await proved(page, [changed]), ["verify-bad"]);
    const other = join(folder, "changed", "other.zip");
    copyFileSync(archive, other);
    assert.deepEqual(await proved(page, [other]), ["verify-good"], "under another name it is the same file");
    const unknown = join(folder, "changed", "else.zip");
    writeFileSync(unknown, "else");
    assert.deepEqual(await proved(page, [unknown]), ["verify-unknown"]);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test("without scripts the page says what to do instead", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, "output/archive/verify.html")).href);
  assert.ok(await page.isVisible(".needs-script"));
  assert.ok(!(await page.isVisible("#verify-files")));
  await context.close();
});

const { Sha256 } = createRequire(import.meta.url)(join(ROOT, "themes/default/assets/verify.js"));

test("the small SHA-256 gives the published results", () => {
  // FIPS 180-4 and the NIST's example values.
  const vectors = [
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ];
  for (const [text, sum] of vectors) assert.equal(new Sha256().update(Buffer.from(text)).hex(), sum);
});

test("the small SHA-256 is that of others for 1,000 random inputs, however they are cut", () => {
  for (let round = 0; round < 1_000; round++) {
    const bytes = randomBytes(round < 300 ? round : Math.floor(Math.random() * 5_000));
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; ) {
      const next = at + 1 + Math.floor(Math.random() * 200);
      hash.update(bytes.subarray(at, next));
      at = next;
    }
    assert.equal(hash.hex(), createHash("sha256").update(bytes).digest("hex"), bytes.toString("hex"));
  }
});
