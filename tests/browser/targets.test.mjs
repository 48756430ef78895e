// What can be touched on a phone is as large as a finger.

import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";
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

describe("targets are 44 by 44 px", { concurrency: 2 }, () => {
  for (const site of built.sites) {
    test(site.name, async () => {
      const context = await open(browser, "light", 390);
      const visitor = await Visitor.arrive(context, `${server.origin}/${site.name}/output/`);
      const found = [];
      for (const { address } of site.pages) {
        await visitor.visit(address);
        found.push(...(await visitor.targets()).map((what) => `${address}: ${what}`));
      }
      await context.close();
      nothing(found);
    });
  }
});
