// Every page and every style sheet that was built is valid, without a warning.

import { after, test } from "node:test";
import { nothing } from "./checks.mjs";
import { build } from "./sites.mjs";
import { validate } from "./vnu.mjs";

const built = build();
after(() => built.remove());

test("pages and style sheets are valid", async () => {
  nothing(await validate(built.folder));
});
