// A YAML language server as an editor runs it: started, configured as docs/editor.md says, and asked.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import rpc from "vscode-jsonrpc/node.js";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The settings that docs/editor.md tells, with this repository as the site's folder. */
function settings() {
  const told = readFileSync(`${ROOT}docs/editor.md`, "utf8").match(/```json\n([^]*?)```/)[1];
  const schemas = Object.entries(JSON.parse(told)["yaml.schemas"]);
  return Object.fromEntries(schemas.map(([schema, files]) => [`docs/${schema}`, files]));
}

/** The address of a file of the repository, which need not be there. */
export const address = (path) => pathToFileURL(ROOT + path).href;

export class Server {
  #process;
  #connection;
  #waiting = new Map();

  /** Starts a server; without `schemas` a file says itself by which it goes. */
  static async start(schemas = settings()) {
    const server = new Server();
    const program = fileURLToPath(import.meta.resolve("yaml-language-server/bin/yaml-language-server"));
    server.#process = spawn(process.execPath, [program, "--stdio"], { cwd: ROOT });
    const connection = rpc.createMessageConnection(
      new rpc.StreamMessageReader(server.#process.stdout),
      new rpc.StreamMessageWriter(server.#process.stdin),
    );
    server.#connection = connection;
    const yaml = { schemas, validate: true, hover: true, completion: true, schemaStore: { enable: false } };
    connection.onRequest("workspace/configuration", ({ items }) =>
      items.map(({ section }) => (section === "yaml" ? yaml : null)),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) =>
      server.#waiting.get(uri)?.(diagnostics),
    );
    connection.listen();
    const rootUri = pathToFileURL(ROOT).href;
    await connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "site" }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: {} },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
        },
      },
    });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml } });
    return server;
  }

  /** Opens a file and gives what the server marks in it: `{line, message}` each, lines counted from 1. */
  async open(path, text) {
    const uri = address(path);
    const marked = new Promise((resolve) => this.#waiting.set(uri, resolve));
    await this.#connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    const diagnostics = await marked;
    return diagnostics.map(({ range, message }) => ({ line: range.start.line + 1, message }));
  }

  /** What is offered where `‸` stands in the text. */
  async complete(path, text) {
    const { items } = await this.#ask("textDocument/completion", path, text);
    return items;
  }

  /** What is said of the word where `‸` stands in the text. */
  async hover(path, text) {
    const hover = await this.#ask("textDocument/hover", path, text);
    return hover?.contents.value ?? "";
  }

  async #ask(method, path, marked) {
    const before = marked.slice(0, marked.indexOf("‸")).split("\n");
    await this.open(path, marked.replace("‸", ""));
    return this.#connection.sendRequest(method, {
      textDocument: { uri: address(path) },
      position: { line: before.length - 1, character: before.at(-1).length },
    });
  }

  async stop() {
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
    this.#process.kill();
  }
}
