import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { LoopLine } from "../apps/demo-app/commands/loop.ts";
import type { Cluster } from "../cluster/provider.ts";
import type { PodRef } from "./demo-app.ts";

/** Follows the log of a demo application, by default of one that runs `loop`. */
export class AppLog<Line = LoopLine> implements Disposable {
  readonly lines: Line[] = [];
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly #waiting = new Set<(line: Line) => void>();
  #isOver = false;

  /** @param tail lines of the past to begin with */
  constructor(cluster: Cluster, target: PodRef, tail = 1) {
    const args = [
      "logs",
      "--follow",
      `--tail=${tail}`,
      `--namespace=${target.namespace}`,
      target.pod,
      `--container=${target.container ?? "app"}`,
    ];
    this.#child = spawn(cluster.kubectlPath, [`--kubeconfig=${cluster.kubeconfigPath}`, ...args], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    createInterface({ input: this.#child.stdout }).on("line", (text) => this.#take(text));
  }

  /** @returns the newest line that `accept` takes, or else the first one to come; throws after `deadlineMs` */
  async first(accept: (line: Line) => boolean, deadlineMs = 120_000): Promise<Line> {
    const known = this.lines.findLast(accept);
    if (known !== undefined) return known;
    const { promise, resolve, reject } = Promise.withResolvers<Line>();
    const look = (line: Line) => accept(line) && resolve(line);
    const timer = setTimeout(
      () =>
        reject(new Error(`no such line within ${deadlineMs} ms; the last was ${JSON.stringify(this.lines.at(-1))}`)),
      deadlineMs,
    );
    this.#waiting.add(look);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(look);
    }
  }

  #take(text: string): void {
    // What comes at the end, ours or kubectl's, may be half a line.
    if (this.#isOver || !text.startsWith("{") || !text.endsWith("}")) return;
    const line = JSON.parse(text) as Line;
    this.lines.push(line);
    for (const look of this.#waiting) look(line);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#child.kill("SIGKILL");
  }
}
