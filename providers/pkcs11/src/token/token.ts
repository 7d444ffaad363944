import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import { moduleEnvironment, type Pkcs11Config } from "../config.ts";
import { TokenError } from "../errors.ts";
import type { CallName, Calls, OpenFacts } from "../program/protocol.ts";
import { freed } from "./freed.ts";
import { logIn } from "./login.ts";
import { TokenProcess } from "./token-process.ts";

/** Threads of the process that call the module at once; more would only wait for the token. */
const MAX_THREADS = 32;

interface OpenToken {
  readonly process: TokenProcess;
  readonly facts: OpenFacts;
  /** Under way, after the token forgot us. */
  login: Promise<void> | undefined;
}

/** One token, whatever happens to it: opened with the first call, logged in, and opened again when it was gone. */
export class Token {
  readonly #config: Pkcs11Config;
  readonly #environment: BackendEnvironment;
  #open: Promise<OpenToken> | undefined;
  #isClosed = false;

  constructor(config: Pkcs11Config, environment: BackendEnvironment) {
    this.#config = config;
    this.#environment = environment;
  }

  /** @throws BackendError */
  async facts(signal: AbortSignal): Promise<OpenFacts> {
    return (await this.#opened(signal)).facts;
  }

  /**
   * One call; where the token was gone or forgot us, once more after that was put right.
   * @throws BackendError
   */
  async call<N extends CallName>(name: N, input: () => Calls[N][0], signal: AbortSignal): Promise<Calls[N][1]> {
    const first = await this.#opened(signal);
    try {
      return await first.process.call(name, input(), signal);
    } catch (error) {
      if (!(await this.#cures(error, first, signal))) throw error;
    }
    const second = await this.#opened(signal);
    return await second.process.call(name, input(), signal);
  }

  /** Loads the module again beside what is under way: the next call sees the token as it is now. */
  async refresh(): Promise<void> {
    const old = this.#open;
    this.#open = undefined;
    (await old?.catch(() => undefined))?.process.retire();
  }

  /** Ends everything; keys stay. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const open = this.#open;
    this.#open = undefined;
    await (await open?.catch(() => undefined))?.process.close();
  }

  async #cures(error: unknown, used: OpenToken, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted || !(error instanceof BackendError)) return false;
    if (!used.process.isAlive) return true;
    const cure = error instanceof TokenError ? error.cure : undefined;
    if (cure === "reopen") await this.#discard(used, error.message);
    if (cure === "log-in") await this.#logInAgain(used, signal);
    return cure !== undefined;
  }

  /** Modules remember slots and handles of a token that was gone; a new process remembers nothing. What is under way may end in the old one. */
  async #discard(used: OpenToken, why: string): Promise<void> {
    const asked = this.#open;
    if ((await asked?.catch(() => undefined)) !== used || this.#open !== asked) return;
    this.#open = undefined;
    this.#environment.log("pkcs11.token-reopened", { token: this.#config.tokenLabel, why });
    used.process.retire();
  }

  /** Not ended by the caller who happens to be first: others wait for it, too. */
  #logInAgain(used: OpenToken, signal: AbortSignal): Promise<void> {
    const own = AbortSignal.timeout(this.#config.timeoutMs);
    used.login ??= logIn(used.process, this.#config, this.#environment, own).finally(() => {
      used.login = undefined;
    });
    return freed(used.login, signal);
  }

  async #opened(signal: AbortSignal): Promise<OpenToken> {
    for (;;) {
      if (this.#isClosed) throw new BackendError("Unreachable", "the backend is closed");
      this.#open ??= this.#start();
      const asked = this.#open;
      const open = await freed(asked, signal);
      if (open.process.isAlive) return open;
      if (this.#open === asked) this.#open = undefined;
    }
  }

  #start(): Promise<OpenToken> {
    const started = this.#begin();
    // A failure is told to those who wait for it, and the next call tries again.
    started.catch(() => {
      if (this.#open === started) this.#open = undefined;
    });
    return started;
  }

  /** Not ended by the caller who happens to be first: others wait for it, too. */
  async #begin(): Promise<OpenToken> {
    const { module, tokenLabel, sessions, timeoutMs } = this.#config;
    const signal = AbortSignal.timeout(timeoutMs);
    const process = new TokenProcess({
      env: moduleEnvironment(this.#environment.env),
      threads: Math.min(sessions, MAX_THREADS),
      onOutput: (line) => this.#environment.log("pkcs11.module-output", { token: tokenLabel, line }),
    });
    try {
      const facts = await process.call("open", { module, tokenLabel, sessions }, signal);
      await logIn(process, this.#config, this.#environment, signal);
      return { process, facts, login: undefined };
    } catch (error) {
      process.kill("it could not be opened");
      throw error;
    }
  }
}
