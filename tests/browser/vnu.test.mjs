// Every page and every style sheet that was built is valid, without a warning.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { build } from "./sites.mjs";
import { validate } from "./vnu.mjs";

const built = build();
after(() => built.remove());

test("pages and style sheets are valid", async () => {
  assert.deepEqual(await validate(built.folder), []);
});
