import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { eventually } from "./fixture.ts";

export interface CandidateOptions {
  kubeconfig: string;
  namespace: string;
  lease: string;
  journal: string;
  identity: string;
}

/** A candidate as a process of its own, so that it can be stopped and killed as processes are. */
export class CandidateProcess {
  readonly identity: string;
  /** What it said so far: phases of the election, and `refused` for each write that its fence stopped. */
  readonly words: string[] = [];
  readonly #atMs: number[] = [];
  readonly #child: ChildProcess;

  constructor(t: TestContext, options: CandidateOptions) {
    this.identity = options.identity;
    const script = new URL("./candidate.ts", import.meta.url).pathname;
    const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    this.#child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const { stdout } = this.#child;
    if (stdout === null) throw new Error("no output to read");
    createInterface(stdout).on("line", (line) => this.#take(JSON.parse(line)));
    t.after(() => this.end("SIGKILL"));
  }

  said(word: string, withinMs?: number): Promise<number> {
    return eventually(`${this.identity} says "${word}"`, () => this.words.includes(word), withinMs);
  }

  /** When it said so first, by the machine's clock: whoever reads it may be late. */
  saidAtMs(word: string): number {
    return this.#atMs[this.words.indexOf(word)] ?? Number.NaN;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill(signal);
    // All that it said has been read then.
    await once(this.#child, "close");
  }

  #take({ word, atMs }: { word: string; atMs: number }): void {
    this.words.push(word);
    this.#atMs.push(atMs);
  }
}
