// What can be touched on a phone is as large as a finger.

import { describe, test } from "node:test";
import { open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { browser, built, server } from "./stage.mjs";

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
