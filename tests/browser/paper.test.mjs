// Every kind of page of every site, on sheets of paper: what names something stands on the sheet of what it names.

import { describe, test } from "node:test";
import { open } from "./browser.mjs";
import { Visitor, nothing } from "./checks.mjs";
import { browser, built, server } from "./stage.mjs";

describe("on paper what belongs together stays together", { concurrency: 2 }, () => {
  for (const site of built.sites) {
    test(site.name, async () => {
      const found = [];
      // The screen before the paper changes nothing on it.
      for (const mode of ["light", "large text"]) {
        const context = await open(browser, mode, 1280);
        const visitor = await Visitor.arrive(context, `${server.origin}/${site.name}/output/`);
        for (const { address } of site.pages) {
          await visitor.visit(address);
          found.push(...(await visitor.sheets()).map((what) => `${address}, ${mode}: ${what}`));
        }
        await context.close();
      }
      nothing(found);
    });
  }
});
