// A site's search without a browser: the script of the theme in a context of its own, its files read from a folder.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** The search of the site in `output`: what the script offers, and `loaded`, the bytes that it has read so far. */
export function reader(output) {
  const script = readdirSync(join(output, "assets")).find((name) => /^search-[0-9a-f]+\.js$/.test(name));
  const context = createContext({});
  const run = (path) => {
    const text = readFileSync(join(output, path));
    runInContext(text.toString("utf8"), context, { filename: path });
    return text.length;
  };
  run(join("assets", script));
  const search = context.gongkai;
  search.loaded = 0;
  search.files = [];
  search.load = async (address) => {
    const bytes = run(join("search", address));
    search.loaded += bytes;
    search.files.push([address, bytes]);
  };
  return search;
}

/** The first results that hold what was asked for, as the page would show them, and how many the whole list has. */
export async function results(search, question, most = 10) {
  const answer = await search.find(question);
  return { answer, shown: await search.next(answer, answer.hits.slice(), most) };
}
