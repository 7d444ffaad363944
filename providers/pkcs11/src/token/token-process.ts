import { type ChildProcess, spawn } from "node:child_process";
import { BackendError } from "@keyward/core/backend/backend-error";
import { moduleError } from "../errors.ts";
import type { Answer, CallName, Calls } from "../program/protocol.ts";
import { TOKEN_PROGRAM } from "../program/token-program-worker-url.ts";

export interface ProcessOptions {
  /** Environment of the module: where its configuration is. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Threads that call the module at once. */
  readonly threads: number;
  /** One line that the module printed. */
  onOutput(line: string): void;
}

/** A call whose caller left goes on in the module; when it takes so long, the module hangs. */
const HUNG_AFTER_MS = 10_000;
/** Making an RSA key of 4096 bits takes the slowest chips more than a minute. */
const LONGEST_CALL_MS = 180_000;
const CLOSE_MS = 2_000;
/** Of what the module prints: reasons, not a journal. */
const MAX_LINES = 100;
const MAX_LINE_CHARACTERS = 300;

interface Waiter {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly call: CallName;
}

/**
 * A process of our own program that holds one module and one token. The module's calls block, and some never return: they do so there,
 * and a process can be ended when a thread cannot.
 */
export class TokenProcess {
  readonly #child: ChildProcess;
  readonly #waiters = new Map<number, Waiter>();
  /** Timers of calls that nobody waits for. */
  readonly #abandoned = new Map<number, NodeJS.Timeout>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #ended: string | undefined;
  #isRetired = false;

  constructor({ env, threads, onOutput }: ProcessOptions) {
    // The program comes by standard input: images hold it inside of the one that runs.
    const flags = ["--disable-sigusr1", "--disable-warning=ExperimentalWarning", "--max-old-space-size=64"];
    this.#child = spawn(process.execPath, [...flags, "--input-type=module", "-", import.meta.url], {
      env: { ...env, UV_THREADPOOL_SIZE: String(threads), NODE_OPTIONS: "" },
      stdio: ["pipe", "pipe", "pipe", "ipc"],
      serialization: "advanced",
    });
    this.#exited = new Promise((resolve) => {
      this.#child.once("exit", (code, signal) => resolve(this.#end(signal ?? `exit code ${code}`)));
      this.#child.once("error", (error) => resolve(this.#end(error.message)));
    });
    this.#child.on("message", (answer) => this.#settle(answer as Answer));
    relayLines(this.#child, onOutput);
    this.#child.stdin?.on("error", () => {});
    this.#child.stdin?.end(`await import(${JSON.stringify(TOKEN_PROGRAM.href)});`);
  }

  get isAlive(): boolean {
    return this.#ended === undefined;
  }

  /**
   * @throws BackendError: the module's refusal; TimedOut as soon as the signal aborts; TokenLost if the process ends
   */
  call<N extends CallName>(name: N, input: Calls[N][0], signal: AbortSignal): Promise<Calls[N][1]> {
    if (signal.aborted) return Promise.reject(left(name));
    if (!this.isAlive) return Promise.reject(crashed(this.#ended));
    const id = ++this.#lastId;
    return new Promise<Calls[N][1]>((resolve, reject) => {
      const leave = () => this.#abandon(id, left(name));
      const tooLong = setTimeout(() => this.#kill(`${name} took ${LONGEST_CALL_MS} ms`), LONGEST_CALL_MS);
      const done = () => {
        clearTimeout(tooLong);
        signal.removeEventListener("abort", leave);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiters.set(id, {
        call: name,
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      this.#child.send({ id, name, input }, (error) => {
        if (error !== null) this.#waiters.get(id)?.reject(crashed(error.message));
      });
    });
  }

  /** Ends it at once: what is under way fails with TokenLost. */
  kill(reason: string): void {
    this.#kill(reason);
  }

  /** Lets what is under way finish, then closes. Nobody is to call it any more. */
  retire(): void {
    this.#isRetired = true;
    if (this.#waiters.size === 0) void this.close();
  }

  /** Lets the module finish its sessions, then ends it. Whoever calls it now is told that it is none any more. */
  async close(): Promise<void> {
    this.#ended ??= "it was closed";
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), CLOSE_MS);
    await this.#exited;
    clearTimeout(timer);
  }

  /** The caller is free; the module may go on for a while, and must not go on for ever. */
  #abandon(id: number, error: BackendError): void {
    const waiter = this.#waiters.get(id);
    if (waiter === undefined) return;
    this.#waiters.delete(id);
    const timer = setTimeout(() => this.#kill(`${waiter.call} does not return`), HUNG_AFTER_MS);
    this.#abandoned.set(id, timer.unref());
    if (this.#child.connected) this.#child.send({ id, name: "cancel" });
    waiter.reject(error);
  }

  #settle(answer: Answer): void {
    const waiter = this.#waiters.get(answer.id);
    this.#waiters.delete(answer.id);
    if (this.#isRetired) this.retire();
    if (waiter === undefined) {
      clearTimeout(this.#abandoned.get(answer.id));
      this.#abandoned.delete(answer.id);
      // Nobody waits for what may be a secret.
      if ("value" in answer) wipe(answer.value);
      return;
    }
    if ("fault" in answer) waiter.reject(moduleError(answer.fault));
    else waiter.resolve(answer.value as never);
  }

  #kill(reason: string): void {
    this.#end(reason);
    this.#child.kill("SIGKILL");
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    for (const timer of this.#abandoned.values()) clearTimeout(timer);
    this.#abandoned.clear();
    const waiters = [...this.#waiters.values()];
    this.#waiters.clear();
    for (const { reject } of waiters) reject(crashed(this.#ended));
  }
}

function wipe(value: unknown): void {
  const parts = value instanceof Uint8Array ? [value] : Object.values(value ?? {});
  for (const part of parts) if (part instanceof Uint8Array) part.fill(0);
}

function left(call: string): BackendError {
  return new BackendError("TimedOut", `the token did not finish ${call} in the caller's time. Next: look at its load`);
}

function crashed(reason: string | undefined): BackendError {
  const text = `the process that holds the PKCS#11 module ended (${reason}). Next: it is started again with the next call; if it ends again, look at the module's own log`;
  return new BackendError("TokenLost", text);
}

function relayLines(child: ChildProcess, onOutput: (line: string) => void): void {
  let lines = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n")) {
        if (line.trim() !== "" && ++lines <= MAX_LINES) onOutput(line.slice(0, MAX_LINE_CHARACTERS));
      }
    });
  }
}
