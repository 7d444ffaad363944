import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestServerCertificate } from "../../agent/testing/test-authority.ts";

const PROGRAM = join(import.meta.dirname, "../../../../operator/src/agent/testing/operations-program.ts");

/** The operator's end of the agent stream as a process of its own, with one key that stays there: it can be stopped as processes are. */
export class ReplicaProcess implements AsyncDisposable {
  readonly address: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.address = `127.0.0.1:${port}`;
  }

  /** @param latencyMs of its backend */
  static async start({ certificate, key }: TestServerCertificate, latencyMs: number): Promise<ReplicaProcess> {
    const wanted = JSON.stringify({ certificate, privateKey: key, calls: 0, latencyMs });
    const child = spawn(process.execPath, [PROGRAM, wanted], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface(child.stdout)) {
      const { port } = JSON.parse(line);
      if (port !== undefined) return new ReplicaProcess(child, port);
    }
    throw new Error("the replica ended before it listened");
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }
}
