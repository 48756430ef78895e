// In the colours that a reader's system sets: found words can be read, tables say at their edges that there is more, and
// tones can be told apart.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { browser, built, server } from "./stage.mjs";

/** A window on a site, on a ground that is light or dark. */
async function arrive(name, colorScheme) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, forcedColors: "active", colorScheme });
  return { context, visitor: await Visitor.arrive(context, `${server.origin}/${name}/output/`) };
}

const pages = (name, kinds) => built.sites.find((site) => site.name === name).pages.filter(({ kind }) => kinds.includes(kind));

describe("in the colours of the system", { concurrency: 2 }, () => {
  for (const scheme of ["light", "dark"]) {
    test(`on ${scheme} ground, what was searched for can be read`, async () => {
      const { context, visitor } = await arrive("sample", scheme);
      await visitor.visit(`search.html?q=${encodeURIComponent("热线")}`);
      await visitor.page.waitForSelector("mark");
      const ground = await visitor.page.evaluate(() => getComputedStyle(document.querySelector("mark")).backgroundColor);
      assert.match(ground, /^rgb\(/, "the letters are the system's for its own ground, which is not seen through");
      nothing(await violations(visitor.page));
      await context.close();
    });

    test(`on ${scheme} ground, a table that scrolls says so at its edges`, async () => {
      const { context, visitor } = await arrive("city", scheme);
      const [{ address }] = pages("city", ["results"]);
      await visitor.visit(address);
      const edges = await visitor.page.evaluate(() =>
        [...document.querySelectorAll(".table-frame")]
          .filter((frame) => frame.scrollHeight > frame.clientHeight || frame.scrollWidth > frame.clientWidth)
          .map((frame) => getComputedStyle(frame).backgroundImage),
      );
      assert.ok(edges.length > 0 && edges.every((edge) => edge.includes("gradient")), `${edges}`);
      await context.close();
    });

    test(`on ${scheme} ground, no two tones of a drawing look the same`, async () => {
      const { context, visitor } = await arrive("city", scheme);
      const [{ address }] = pages("city", ["project across years"]);
      await visitor.visit(address);
      const tones = await visitor.page.evaluate(() =>
        [...new Set([...document.querySelectorAll(".chart-years .bar")].map(({ classList }) => [...classList].find((name) => name.startsWith("tone-"))))].map((tone) => {
          const { fill, fillOpacity } = getComputedStyle(document.querySelector(`.chart-years .${tone}`));
          return `${fill} ${fillOpacity}`;
        }),
      );
      assert.ok(tones.length > 2 && new Set(tones).size === tones.length, `${tones}`);
      await context.close();
    });
  }
});
