import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Cluster } from "../../cluster/provider.ts";
import { eventually } from "../../driver/eventually.ts";
import { freePort } from "../../driver/free-port.ts";

const MAIN = join(import.meta.dirname, "../../../operator/src/main.ts");

/** Beyond those that every replica needs. */
export type OperatorFlags = Readonly<Record<string, string>>;

/** So long that a leader on a busy machine keeps it, and so short that a test can wait for a dead leader's to run out. */
export const LEASE_MS = 10_000;
const LEASE = { "lease-duration": `${LEASE_MS}ms`, "lease-renew-deadline": "7s", "lease-retry-period": "300ms" };
/** For a file in which nobody waits for a lease to end: a machine that is busy with other programs must not lose it. */
export const ORDINARY_LEASE: OperatorFlags = {
  "lease-duration": "15s",
  "lease-renew-deadline": "10s",
  "lease-retry-period": "2s",
};
const END_MS = 60_000;

interface LogLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** One replica of the operator as a process of its own, so that it can be stopped and killed as processes are. */
export class OperatorProcess {
  readonly podName: string;
  readonly agentPort: number;
  readonly operationsPort: number;
  readonly publicationPort: number;
  readonly lines: LogLine[] = [];
  /** Everything that it wrote, as it wrote it. */
  output = "";
  readonly #child: ChildProcess;

  private constructor(podName: string, ports: readonly number[], argv: readonly string[], env?: NodeJS.ProcessEnv) {
    this.podName = podName;
    [this.agentPort = 0, this.operationsPort = 0, this.publicationPort = 0] = ports;
    this.#child = spawn(process.execPath, [MAIN, ...argv], { stdio: ["ignore", "pipe", "pipe"], ...(env && { env }) });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      createInterface(stream).on("line", (line) => this.#take(line));
    }
  }

  static async start(
    cluster: Pick<Cluster, "kubeconfigPath">,
    namespace: string,
    flags: OperatorFlags,
    env?: NodeJS.ProcessEnv,
  ): Promise<OperatorProcess> {
    const podName = `operator-${randomBytes(3).toString("hex")}`;
    const ports = [await freePort(), await freePort(), await freePort()];
    const all = {
      kubeconfig: cluster.kubeconfigPath,
      namespace,
      "pod-name": podName,
      "pod-ip": "127.0.0.1",
      "agent-port": ports[0],
      "operations-port": ports[1],
      "publication-port": ports[2],
      "log-level": "debug",
      ...LEASE,
      ...flags,
    };
    return new OperatorProcess(
      podName,
      ports,
      Object.entries(all).map(([name, value]) => `--${name}=${value}`),
      env,
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get address(): string {
    return `127.0.0.1:${this.agentPort}`;
  }

  /** Whether it leads, as far as it has said. */
  get leads(): boolean {
    const last = this.lines.findLast(({ event }) => event === "election.leading" || event === "election.lost");
    return last?.event === "election.leading";
  }

  /** @returns the first line of that event, now or later */
  said(event: string, deadlineMs?: number): Promise<LogLine> {
    const look = async () => this.lines.find((line) => line.event === event);
    return eventually(`${this.podName} to say ${event}`, look, deadlineMs);
  }

  async get(path: string): Promise<{ status: number; body: string }> {
    const response = await fetch(`http://127.0.0.1:${this.operationsPort}${path}`);
    return { status: response.status, body: await response.text() };
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** @returns exit code, null if a signal ended it: ours, or the one for who does not end */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return exitCode;
    const ended = once(this.#child, "exit");
    this.#child.kill(signal);
    const late = setTimeout(() => this.#child.kill("SIGKILL"), END_MS);
    const [code] = await ended;
    clearTimeout(late);
    return code;
  }

  #take(line: string): void {
    this.output += `${line}\n`;
    try {
      this.lines.push(JSON.parse(line));
    } catch {
      this.lines.push({ event: "not-json", line });
    }
  }
}
