// Asks a site's search the questions of `benches/search.rs`, each as a reader who comes anew, and prints what came of them.

import { readFileSync } from "node:fs";
import { reader, results } from "./reader.mjs";

const [output, asked] = process.argv.slice(2);
const questions = JSON.parse(readFileSync(asked, "utf8"));

const cost = { bytes: [], files: [], ms: [] };
const pieces = { complete: 0, few: 0, fewShown: 0, extra: 0, truth: 0, count: 0 };
const titles = { first: 0, count: 0, sharedFirst: 0, shared: 0 };
const bad = [];

for (const { kind, question, truth, own, same } of questions) {
  const search = reader(output);
  const start = performance.now();
  const { answer, shown } = await results(search, question);
  cost.ms.push(performance.now() - start);
  cost.bytes.push(search.loaded);
  cost.files.push(search.files.length);
  const found = new Set(answer.hits.map((hit) => hit.document));
  if (kind === "title") {
    const first = shown[0]?.document;
    if (same.length === 1) {
      titles.count += 1;
      if (first === own) titles.first += 1;
      else bad.push(`title “${question}”: first is ${shown[0]?.address}`);
    } else {
      titles.shared += 1;
      if (same.includes(first)) titles.sharedFirst += 1;
      else bad.push(`shared title “${question}”: first is ${shown[0]?.address}`);
    }
    continue;
  }
  pieces.count += 1;
  pieces.truth += truth.length;
  pieces.extra += found.size - truth.filter((one) => found.has(one)).length;
  const isComplete = truth.every((one) => found.has(one));
  if (isComplete) pieces.complete += 1;
  else bad.push(`“${question}”: ${truth.filter((one) => !found.has(one)).length} of ${truth.length} not found`);
  if (truth.length > 10) continue;
  pieces.few += 1;
  const first = new Set(shown.map((hit) => hit.document));
  if (truth.every((one) => first.has(one))) pieces.fewShown += 1;
  else bad.push(`“${question}”: ${truth.filter((one) => !first.has(one)).length} of ${truth.length} not among the first ten`);
}

const percent = (part, whole) => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(2)} %`);
const spread = (list, unit, scale = 1) => {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / scale).toFixed(1);
  return `median ${at(0.5)}, 99 % below ${at(0.99)}, most ${at(1)} ${unit}`;
};
console.log(`Pieces: ${pieces.count}; everything found for ${percent(pieces.complete, pieces.count)}.`);
console.log(`  At most ten pages have it: ${pieces.few}; all among the first ten for ${percent(pieces.fewShown, pieces.few)}.`);
console.log(`  Pages listed that do not have it: ${pieces.extra} beside ${pieces.truth} that have it.`);
console.log(`Titles that one page has: ${titles.count}; it comes first for ${percent(titles.first, titles.count)}.`);
console.log(`Titles that several pages have: ${titles.shared}; one of them comes first for ${percent(titles.sharedFirst, titles.shared)}.`);
console.log(`Loaded, with the index and the first ten results: ${spread(cost.bytes, "KB", 1024)}; files: ${spread(cost.files, "")}`);
console.log(`Time in node, reading files included: ${spread(cost.ms, "ms")}`);
for (const line of bad.slice(0, 20)) console.log(`  ${line}`);
