import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundle } from "../../../tools/images/bundle/bundle.ts";
import { parseProgram } from "../../../tools/images/program.ts";
import { freePort } from "../../driver/free-port.ts";
import { memoryOf, type ProcessMemory } from "../memory.ts";
import type { PodIdentity } from "./pod-identity.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MAX_ERRORS = 20;

/** The operator as its image has it: one file, with the image's options of node. */
export interface OperatorProgram extends AsyncDisposable {
  readonly path: string;
}

/** @throws Error with the bundler's message */
export async function bundleOperator(): Promise<OperatorProgram> {
  const { code } = await bundle(ROOT, parseProgram("operator").entry);
  const folder = await mkdtemp(join(tmpdir(), "keyward-figures-"));
  const path = join(folder, "main.mjs");
  await writeFile(path, code);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

export interface OperatorPlace {
  readonly kubeconfigPath: string;
  /** Absent: it reads the kubeconfig. */
  readonly pod: PodIdentity | undefined;
  /** The operator's own. */
  readonly namespace: string;
}

/** One replica that runs; it gets SIGTERM and then SIGKILL when it is disposed of. */
export class OperatorRun implements AsyncDisposable {
  readonly startedMs = performance.now();
  /** The last lines in which it complained. */
  readonly complaints: string[] = [];
  readonly #child: ChildProcess;
  readonly #port: number;

  private constructor([command = "", ...argv]: readonly string[], port: number, env: NodeJS.ProcessEnv) {
    this.#port = port;
    this.#child = spawn(command, argv, { stdio: ["ignore", "pipe", "pipe"], env });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      createInterface(stream).on("line", (line) => this.#read(line));
    }
  }

  static async start(program: OperatorProgram, place: OperatorPlace): Promise<OperatorRun> {
    const [agent, operations, publication] = [await freePort(), await freePort(), await freePort()];
    const flags = {
      ...(place.pod === undefined && { kubeconfig: place.kubeconfigPath }),
      namespace: place.namespace,
      "pod-name": "keyward-operator-figures",
      "pod-ip": "127.0.0.1",
      "agent-port": agent,
      "operations-port": operations,
      "publication-port": publication,
    };
    const argv = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
    const node = [process.execPath, ...parseProgram("operator").nodeFlags, program.path, ...argv];
    const env = { ...process.env, ...place.pod?.env };
    return new OperatorRun(place.pod?.wrap(node) ?? node, operations, env);
  }

  get memory(): ProcessMemory {
    return memoryOf(this.#child.pid ?? 0);
  }

  /** Whether its caches are filled. */
  async isReady(): Promise<boolean> {
    return (await this.#get("/readyz")).ok;
  }

  /** @returns the value of one line of its metrics, 0 where there is no such line */
  async metrics(): Promise<(line: string) => number> {
    const lines = (await (await this.#get("/metrics")).text()).split("\n");
    return (line) => Number(lines.find((each) => each.startsWith(`${line} `))?.slice(line.length + 1) ?? 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const late = setTimeout(() => this.#child.kill("SIGKILL"), 15_000);
    await gone;
    clearTimeout(late);
  }

  #get(path: string): Promise<Response> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) {
      throw new Error(`the operator ended (${exitCode ?? signalCode}):\n${this.complaints.join("\n")}`);
    }
    return fetch(`http://127.0.0.1:${this.#port}${path}`, { signal: AbortSignal.timeout(30_000) });
  }

  #read(line: string): void {
    if (/^\{"level":[123]0,/.test(line)) return;
    this.complaints.push(line);
    if (this.complaints.length > MAX_ERRORS) this.complaints.shift();
  }
}
