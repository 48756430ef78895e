// The pages behind a real nginx with the recipe of docs/deploy/: they meet the headers that it sends, and get what it
// promises.

import assert from "node:assert/strict";
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { freePort, promised, serve } from "./nginx.mjs";
import { ROOT, gongkai, initialise, worthALook } from "./sites.mjs";

const folder = mkdtempSync(join(tmpdir(), "gongkai-served-"));
const headers = promised();
const sites = [];
let browser;

/** A site made by `make`, which says where it will be, written by `write` into the folder that is served. */
async function put(name, make, write) {
  const site = join(folder, name);
  make(site);
  const port = await freePort();
  appendFileSync(join(site, "content/site.yaml"), `网址: http://127.0.0.1:${port}\n`);
  const output = write(site);
  sites.push({ name, output, pages: worthALook(output), ...(await serve(output, port, join(folder, `${name}-nginx`))) });
}

/** A release, where it was deployed to. */
function deployed(site) {
  const to = join(folder, "www");
  gongkai("--site", site, "release");
  gongkai("--site", site, "deploy", "--to", to);
  return to;
}

/** An output; a fictional city is not deployed. */
function built(site) {
  gongkai("--site", site, "build");
  return join(site, "output");
}

before(async () => {
  await put("sample", initialise, deployed);
  await put("city", (site) => gongkai("demo", site, "--projects", "60", "--years", "3", "--departments", "4"), built);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await Promise.all(sites.map(({ stop }) => stop()));
  rmSync(folder, { recursive: true });
});

/** Opens addresses of a site one after the other; what was wrong with each. */
async function visit({ origin }, addresses) {
  const context = await open(browser, "light", 1280);
  const visitor = await Visitor.arrive(context, `${origin}/`);
  const found = [];
  for (const address of addresses) {
    found.push(...(await visitor.visit(address)).map((what) => `${address}: ${what}`));
  }
  await context.close();
  return found;
}

/** The headers of an answer that are not as promised. */
function broken(response, { cache, type }) {
  const wanted = { ...headers.everywhere, "cache-control": cache, "content-type": type };
  return Object.entries(wanted)
    .filter(([name, value]) => response.headers.get(name) !== value)
    .map(([name, value]) => `${response.url}: ${name} is ${response.headers.get(name)}, not ${value}`);
}

test("the recipe promises what it is for", () => {
  assert.match(headers.everywhere["content-security-policy"], /^default-src 'self';/);
  assert.equal(headers.everywhere["x-content-type-options"], "nosniff");
  assert.ok(headers.everywhere["referrer-policy"]);
  assert.match(headers.assets["cache-control"], /immutable/);
});

test("every kind of page keeps the policy, and comes with it", async () => {
  for (const site of sites) {
    nothing(await visit(site, site.pages.map(({ address }) => address)));
    const answers = await Promise.all(site.pages.map(({ address }) => fetch(`${site.origin}/${address}`)));
    nothing(answers.flatMap((answer) => broken(answer, { cache: "no-cache", type: "text/html; charset=utf-8" })));
  }
});

test("a page that breaks the policy is told", async () => {
  const [site] = sites;
  for (const name of ["inline-script.html", "inline-style.html"]) {
    copyFileSync(join(ROOT, "tests/browser/broken", name), join(site.output, name));
    const found = await visit(site, [name]);
    assert.ok(found.some((what) => /Content Security Policy/i.test(what)), `${name}: ${found}`);
    rmSync(join(site.output, name));
  }
});

test("data and assets come as what they are, and may be kept as long as they hold", async () => {
  const types = { csv: "text/csv; charset=utf-8", yaml: "application/yaml; charset=utf-8", svg: "image/svg+xml; charset=utf-8" };
  const seen = new Set();
  for (const { origin, output } of sites) {
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const addresses = files.map((entry) => join(entry.parentPath, entry.name).slice(output.length + 1));
    for (const [ending, type] of Object.entries({ ...types, css: "text/css; charset=utf-8", js: /^(text|application)\/javascript; charset=utf-8$/ })) {
      const address = addresses.find((address) => address.endsWith(`.${ending}`) && !address.startsWith("."));
      if (!address) continue;
      seen.add(ending);
      const answer = await fetch(`${origin}/${address}`);
      const is = answer.headers.get("content-type");
      if (type instanceof RegExp) assert.match(is, type);
      const cache = address.startsWith("assets/") ? headers.assets["cache-control"] : "no-cache";
      nothing(broken(answer, { cache, type: type instanceof RegExp ? is : type }));
    }
  }
  assert.deepEqual([...seen].sort(), ["css", "csv", "js", "svg", "yaml"]);
});

test("what has not changed is not sent again, and what is sent is packed", async () => {
  const [{ origin }] = sites;
  const first = await fetch(`${origin}/index.html`);
  assert.equal(first.headers.get("content-encoding"), "gzip");
  const again = await fetch(`${origin}/index.html`, { headers: { "If-None-Match": first.headers.get("etag") } });
  assert.equal(again.status, 304);
});

test("where there is nothing, a page says so and leads back", async () => {
  for (const site of sites) {
    for (const address of ["nowhere.html", "2023/nowhere/at-all.html", "assets/nowhere.css", ".gongkai/manifest", ".gitignore"]) {
      const answer = await fetch(`${site.origin}/${address}`);
      assert.equal(answer.status, 404, address);
      nothing(broken(answer, { cache: "no-cache", type: "text/html; charset=utf-8" }));
      const links = [...(await answer.text()).matchAll(/ (?:href|src)="([^"#]+)/g)].map(([, link]) => new URL(link, answer.url));
      assert.ok(links.length > 3, `${links}`);
      for (const link of links.filter(({ origin }) => origin === site.origin)) {
        assert.equal((await fetch(link)).status, 200, `${link} on ${address}`);
      }
    }
    const itself = /failed request: \S+\/nowhere(\/at-all)?\.html 404|console: Failed to load resource.* 404/;
    nothing((await visit(site, ["nowhere.html", "2023/nowhere/at-all.html"])).filter((what) => !itself.test(what)));
  }
});

test("a folder leads to its way in", async () => {
  const [{ origin }] = sites;
  const answer = await fetch(`${origin}/2023`);
  assert.equal(answer.url, `${origin}/2023/`);
  assert.equal(answer.status, 200);
});
