// The sites that are looked at, built by the program itself, and which of their pages.

import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { empty, extremes, moved, single, withdrawn } from "./extremes.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Every kind of page by its address in its language, as src/route.rs makes it; the first that fits. */
export const KINDS = {
  home: /^index\.html$/,
  "slice of a list": /^(\d+\/[^/]+|(departments|projects|indicators(\/[^/]+)?)\/index|indicators\/[^/]+\/[^/]+)-\d+\.html$/,
  "not found": /^404\.html$/,
  changes: /^changes\/index\.html$/,
  archives: /^archive\/index\.html$/,
  "proof of an archive": /^archive\/verify\.html$/,
  glossary: /^glossary\.html$/,
  search: /^search\.html$/,
  data: /^data\/index\.html$/,
  dictionary: /^data\/dictionary\.html$/,
  indicators: /^indicators\/index\.html$/,
  level: /^indicators\/[^/]+\/index\.html$/,
  indicator: /^indicators\/[^/]+\/[^/]+\.html$/,
  departments: /^departments\/index\.html$/,
  projects: /^projects\/index\.html$/,
  "department across years": /^departments\//,
  "project across years": /^projects\//,
  year: /^\d+\/index\.html$/,
  coverage: /^\d+\/coverage\.html$/,
  "moved targets": /^\d+\/goalposts\.html$/,
  results: /^\d+\/results\.html$/,
  "projects by size": /^\d+\/by-size\.html$/,
  "projects by unit": /^\d+\/units\.html$/,
  "department in a year": /^\d+\/[^/]+\/index\.html$/,
  "project in a year": /^\d+\/[^/]+\/[^/.]+\.html$/,
  source: /^\d+\/[^/]+\/[^/]+\.html$/,
};

/** What stands where something was taken back: by its address it is of the kind that it was. */
export const NOTICE = "notice of a withdrawal";

/** How the program is run: the one that `GONGKAI` names, or else this checkout's. */
export function program() {
  return process.env.GONGKAI ? [process.env.GONGKAI] : ["cargo", "run", "--quiet", "--locked", "--"];
}

/** Runs the program. */
export function gongkai(...words) {
  const [name, ...before] = program();
  try {
    execFileSync(name, [...before, "--quiet", ...words], { cwd: ROOT, encoding: "utf8", stdio: "pipe" });
  } catch (failure) {
    throw new Error(`gongkai ${words.join(" ")}\n${failure.stdout}${failure.stderr}`);
  }
}

/** The sample, with its mirror in English, released, so that it has a page of changes, and with a sealed year. */
function sample() {
  return { name: "sample", by: "release", seals: "2023", without: ["dictionary in English"] };
}

/** The sample that the program brings along, as a new site. */
export function initialise(site) {
  gongkai("init", "--sample", site);
  appendFileSync(join(site, "content/site.yaml"), "英文界面: 是\n");
}

/**
 * The demonstration city, for what years say of one another: what the sample shows as well is left out, and so are the
 * modes, in which the other sites have the same kinds of pages.
 */
function city() {
  const without = ["not found", "glossary", "search", "data", "dictionary", "indicators", "level", "source"];
  return { name: "city", demo: ["--projects", "300", "--years", "5", "--departments", "12"], without, modes: ["light"], homes: ["a server"] };
}

/** What happens in a demonstration city that looks like nothing else: one page of each. */
const EVENTS = ["not-yet-due", "cannot-be-judged", "loosened", "withheld", "continues", "merged-into", "department-continues"];

/** The pages that the city's own list names for these events; cells that hold a comma are behind those asked for. */
function eventful(site) {
  const rows = readFileSync(join(site, "planted.csv"), "utf8").trim().split("\r\n");
  const page = (event) => rows.find((row) => row.split(",")[3] === event)?.split(",").at(-1);
  return EVENTS.map(page).filter(Boolean);
}

/** Writes declarations, given as texts by their paths. */
function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The addresses of all pages below a folder. */
function addresses(folder) {
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html")).sort();
}

/** The longest page of each kind, and those that the site is there for; of a site with notices these alone. */
export function worthALook(output, { also = [], without = [], notices, kind = NOTICE } = {}) {
  if (notices) return notices.map((address) => ({ address, kind }));
  const longest = new Map();
  for (const address of addresses(output)) {
    const [, mirrored, path] = address.match(/^(en\/)?(.*)$/);
    const known = Object.keys(KINDS).find((kind) => KINDS[kind].test(path));
    if (!known) throw new Error(`${address} is of no kind that these tests know`);
    const kind = mirrored ? `${known} in English` : known;
    const { size } = statSync(join(output, address));
    if (size > (longest.get(kind)?.size ?? 0)) longest.set(kind, { address, size });
  }
  const pages = new Map([...longest].map(([kind, { address }]) => [address, kind]));
  for (const address of also) if (!pages.has(address)) pages.set(address, "named");
  return [...pages].map(([address, kind]) => ({ address, kind })).filter(({ kind }) => !without.includes(kind));
}

/** What leads on at once cannot be looked at: the copy that is looked at stays. */
function stay(output, addresses) {
  for (const file of addresses.map((address) => join(output, address))) {
    writeFileSync(file, readFileSync(file, "utf8").replace(/<meta http-equiv="refresh"[^>]*>/, ""));
  }
}

/** Builds every site below one new folder, which `remove` takes away again. */
export function build() {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-browser-"));
  const all = [sample(), empty(), single(), withdrawn(), moved(), extremes(), city()];
  const sites = all.map(({ name, files, demo, by, later, dropped = [], seals, modes, homes, ...wishes }) => {
    const site = join(folder, name);
    if (files) write(site, files);
    else if (demo) gongkai("demo", site, ...demo);
    else initialise(site);
    gongkai("--site", site, by ?? "build");
    if (seals) gongkai("--site", site, "archive", seals);
    if (later) write(site, later);
    for (const path of dropped) rmSync(join(site, path));
    if (seals || later) gongkai("--site", site, by);
    const output = join(site, "output");
    stay(output, wishes.notices ?? []);
    const also = demo ? eventful(site) : wishes.also;
    return { name, output, modes, homes, pages: worthALook(output, { ...wishes, also }) };
  });
  return { folder, sites, remove: () => rmSync(folder, { recursive: true }) };
}
