// No rule of axe finds anything on any kind of page, on a desk and on a phone, in any mode; on pages in English in one, because
// their styles are the same. A narrower phone has the same styles too: that nothing is cut off there is for the layout to show.

import { describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { MODES, WIDTHS, open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { browser, built, server } from "./stage.mjs";

describe("axe finds nothing", { concurrency: 3 }, () => {
  for (const site of built.sites) {
    for (const mode of site.modes ?? Object.keys(MODES)) {
      test(`${site.name}, ${mode}`, async () => {
        const found = [];
        for (const width of WIDTHS.slice(0, 2)) {
          const context = await open(browser, mode, width);
          const visitor = await Visitor.arrive(context, `${server.origin}/${site.name}/output/`);
          for (const { address } of site.pages.filter(({ kind }) => mode === "light" || !kind.endsWith(" in English"))) {
            await visitor.visit(address);
            found.push(...(await violations(visitor.page)).map((what) => `${address} at ${width} px: ${what}`));
          }
          await context.close();
        }
        nothing(found);
      });
    }
  }
});
