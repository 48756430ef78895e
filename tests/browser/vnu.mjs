// The Nu Html Checker, run once over a folder.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";

const JAR = fileURLToPath(new URL("node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

/**
 * What the checker does not know of today's style sheets, by the sheet and the whole message. Each is in a standard
 * that browsers follow; a message that is not here word for word counts.
 */
const UNKNOWN_TO_IT = [
  // CSS Containment 3: containers are measured, and rules asked for by their width.
  ["charts", "CSS: “container-type”: Property “container-type” doesn't exist."],
  ["charts", "CSS: Unrecognized at-rule “@container”"],
  ["kinds/overview", "CSS: Unrecognized at-rule “@container”"],
  ["tables", "CSS: “container-type”: Property “container-type” doesn't exist."],
  ["tables", "CSS: “max-width”: Unknown dimension."],
  // SVG 2: the stroke of a text lies behind its letters.
  ["kinds/overview", "CSS: “paint-order”: Property “paint-order” doesn't exist."],
  // CSS Values 4: functions of lengths that hold a variable, whose type the checker cannot see.
  ["tables", "CSS: “min-width”: Invalid type: “100%, var(--plate)”."],
  ["tables", "CSS: “max-width”: The types are incompatible."],
  // CSS Color 5: how much of a colour, as a variable.
  ["gongkai", "CSS: “text-decoration-color”: “var(--underline)” is not a “*invalid*” value."],
  ["gongkai", "CSS: “fill”: “var(--underline)” is not a “*invalid*” value."],
  ["gongkai", "CSS: “text-decoration”: “var(--underline)” is not a “*invalid*” value."],
  // CSS Anchor Positioning 1: a definition stands beside its word.
  ["tables", "CSS: “position-area”: Property “position-area” doesn't exist."],
  ["tables", "CSS: “position-try-fallbacks”: Property “position-try-fallbacks” doesn't exist."],
];

/** Everything that the checker has to say of the pages and style sheets below a folder. */
export async function validate(folder) {
  const words = ["-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--also-check-css"];
  const { stdout } = await promisify(execFile)("java", [...words, folder], { maxBuffer: 1 << 30 });
  const { messages } = JSON.parse(stdout);
  return messages
    .map(({ type, subType, url, lastLine, message }) => ({
      file: fileURLToPath(url).slice(folder.length + 1),
      what: message,
      text: `${subType ?? type}: ${message}`,
      line: lastLine,
    }))
    .filter(({ file, what }) => !UNKNOWN_TO_IT.some(([sheet, known]) => what === known && new RegExp(`/assets/${sheet}-\\w+\\.css$`).test(file)))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
}
