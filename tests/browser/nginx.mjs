// A real nginx on the loopback, with the recipe of docs/deploy/ as it stands but for the three lines that everybody changes.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ROOT } from "./sites.mjs";

const NGINX = process.env.NGINX ?? "/usr/sbin/nginx";
const RECIPES = join(ROOT, "docs/deploy");

/** The headers that the recipes promise, from docs/deploy/_headers: for every answer, and for assets. */
export function promised() {
  const paths = {};
  let path;
  for (const line of readFileSync(join(RECIPES, "_headers"), "utf8").split("\n")) {
    if (line.startsWith("/")) path = paths[line] = {};
    const header = line.match(/^ {2}([\w-]+): (.+)$/);
    if (header) path[header[1].toLowerCase()] = header[2];
  }
  return { everywhere: paths["/*"], assets: paths["/assets/*"] };
}

/** A port that nobody uses now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The recipe with the lines that are marked for it changed. */
function recipe(lines) {
  let text = readFileSync(join(RECIPES, "nginx.conf"), "utf8");
  for (const [name, value] of Object.entries(lines)) {
    const line = new RegExp(`^( +${name} +).*; +# change.*$`, "gm");
    if (text.match(line)?.length !== 1) throw new Error(`nginx.conf has not one line “${name}” to change`);
    text = text.replace(line, `$1${value};`);
  }
  return text;
}

/** Serves a folder on a port, with what nginx needs in another folder; gives its address, and `stop`. */
export async function serve(folder, port, home) {
  mkdirSync(home, { recursive: true });
  const path = (name) => JSON.stringify(join(home, name));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${path(of)};`);
  const site = recipe({ listen: `127.0.0.1:${port}`, server_name: "127.0.0.1", root: JSON.stringify(folder) });
  const user = process.getuid() === 0 ? "user root;" : "";
  const text = `daemon off; ${user} worker_processes 1; pid ${path("pid")}; error_log ${path("error.log")};
events {}
http { access_log off; ${temporary.join(" ")}
${site}
}
`;
  writeFileSync(join(home, "nginx.conf"), text);
  const words = ["-p", home, "-e", join(home, "error.log"), "-c", join(home, "nginx.conf")];
  const proof = spawnSync(NGINX, [...words, "-t"], { encoding: "utf8" });
  if (proof.error || proof.status !== 0 || /\[\w+\]/.test(proof.stderr)) throw new Error(`${proof.error ?? proof.stderr}`);
  const server = spawn(NGINX, words, { stdio: "inherit" });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(origin).catch(() => null))) {
    if (server.exitCode !== null) throw new Error(`nginx has ended: ${readFileSync(join(home, "error.log"), "utf8")}`);
    await wait(20);
  }
  const stop = () => {
    server.kill("SIGTERM");
    return ended;
  };
  return { origin, stop };
}
