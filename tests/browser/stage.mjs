// What most tests stand on: the sites, built once, a server of them, and a browser.

import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { build } from "./sites.mjs";

export const built = build();
export let browser, server;

before(async () => {
  server = await serve(built.folder);
  browser = await launch();
});
after(async () => {
  await browser.close();
  await server.stop();
  built.remove();
});
