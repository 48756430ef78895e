// Every kind of page of every site, at every width: from a server in every mode, and from a disk in one, because a mode does
// not know where a page came from.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { MODES, WIDTHS, open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { MOVED } from "./extremes.mjs";
import { KINDS, NOTICE } from "./sites.mjs";
import { browser, built, server } from "./stage.mjs";

test("every kind of page is looked at", () => {
  const seen = new Set(built.sites.flatMap(({ pages }) => pages.map(({ kind }) => kind)));
  assert.deepEqual([...Object.keys(KINDS), NOTICE, MOVED].filter((kind) => !seen.has(kind)), []);
});

const homes = {
  "a server": (site) => `${server.origin}/${site.name}/output/`,
  "a disk": (site) => `${pathToFileURL(site.output)}/`,
};

describe("pages are quiet and whole", { concurrency: 3 }, () => {
  for (const site of built.sites) {
    for (const [from, home] of Object.entries(homes).filter(([from]) => site.homes?.includes(from) ?? true)) {
      for (const mode of from === "a disk" ? ["light"] : (site.modes ?? Object.keys(MODES))) {
        test(`${site.name}, from ${from}, ${mode}`, async () => {
          const found = [];
          for (const width of WIDTHS) {
            const context = await open(browser, mode, width);
            const visitor = await Visitor.arrive(context, home(site));
            for (const { address } of site.pages) {
              const wrong = [...(await visitor.visit(address)), ...(await visitor.layout())];
              found.push(...wrong.map((what) => `${address} at ${width} px: ${what}`));
            }
            await context.close();
          }
          nothing(found);
        });
      }
    }
  }
});
