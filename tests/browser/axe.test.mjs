// No rule of axe finds anything on any kind of page, at any width, in any mode.

import { after, before, describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { MODES, WIDTHS, launch, open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { serve } from "./server.mjs";
import { build } from "./sites.mjs";

const built = build();
let browser, server;
before(async () => {
  server = await serve(built.folder);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
  built.remove();
});

describe("axe finds nothing", { concurrency: 3 }, () => {
  for (const site of built.sites) {
    for (const mode of Object.keys(MODES)) {
      test(`${site.name}, ${mode}`, async () => {
        const found = [];
        for (const width of WIDTHS) {
          const context = await open(browser, mode, width);
          const visitor = await Visitor.arrive(context, `${server.origin}/${site.name}/output/`);
          for (const { address } of site.pages) {
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
