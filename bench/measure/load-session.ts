import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** How calls are made. */
export interface Job {
  /** "frames": kept open and pipelined; "frames-once": a connection for each call. */
  readonly wire: "grpc" | "frames" | "frames-once";
  readonly socket: string;
  readonly connections: number;
  readonly inFlight: number;
  /** Of gRPC: the path. */
  readonly method: string;
  /** Of frames: one that begins every connection; may be empty. */
  readonly greeting: Uint8Array;
  /** The message of gRPC, or the whole frame. */
  readonly request: Uint8Array;
}

export interface Latencies {
  readonly p50Us: number;
  readonly p99Us: number;
  readonly p999Us: number;
  readonly maxUs: number;
}

export interface Run {
  readonly calls: number;
  /** From the first call's begin to the last one's end. */
  readonly elapsedUs: number;
  /** Of all runs that were kept so far. */
  readonly latency: Latencies;
}

/** Beyond the run itself: calls that are under way may be slow. */
const GRACE_MS = 30_000;

/** The program that makes calls on one socket: its connections stay while others have their turn. */
export class LoadSession implements AsyncDisposable {
  /** To the first call. */
  readonly answer: Uint8Array;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, answer: Uint8Array) {
    this.#child = child;
    this.#lines = lines;
    this.answer = answer;
  }

  /** @throws Error for a first call that fails */
  static async open(program: string, env: NodeJS.ProcessEnv, job: Job): Promise<LoadSession> {
    const child = spawn(program, { env, stdio: ["pipe", "pipe", "inherit"] });
    // Where it cannot be started its stdout ends, which is told below.
    child.on("error", () => {});
    child.stdin!.on("error", () => {});
    const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
    send(child, { ...job, request: base64(job.request), greeting: base64(job.greeting) });
    const { answer } = await next<{ answer: string }>(child, lines, GRACE_MS);
    return new LoadSession(child, lines, Buffer.from(answer ?? "", "base64"));
  }

  /** @param keep whether it counts towards the latencies; a warm-up does not. @throws Error for a call that fails */
  run(runMs: number, keep: boolean): Promise<Run> {
    send(this.#child, { runMs, keep });
    return next<Run>(this.#child, this.#lines, runMs + GRACE_MS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await end(this.#child);
  }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function send(child: ChildProcess, message: unknown): void {
  child.stdin!.write(`${JSON.stringify(message)}\n`);
}

async function next<T>(child: ChildProcess, lines: AsyncIterator<string>, timeoutMs: number): Promise<T> {
  const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
  try {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the load program ended, or its calls took more than ${timeoutMs} ms`);
    const message = JSON.parse(value);
    if (message.error !== undefined) throw new Error(message.error);
    return message;
  } catch (error) {
    await end(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
