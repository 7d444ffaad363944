import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FipsProvider } from "../fips-provider.ts";
import type { Pair } from "./comparison.ts";

const PROGRAM = join(import.meta.dirname, "measuring-process.ts");

type Measuring = ReturnType<typeof start>;

/** Two processes, without and with the provider, that measure in turns. Dispose of it to end them. */
export class MeasuringPair implements Disposable {
  readonly #usual: Measuring;
  readonly #fips: Measuring;

  constructor({ nodeArguments, environment }: FipsProvider) {
    this.#usual = start([], {});
    this.#fips = start(nodeArguments, environment);
  }

  /**
   * @param index of the operation
   * @param usualFirst alternate it, so that a clock that falls while the processor warms favours neither
   * @throws Error if a process has ended
   */
  async measure(index: number, usualFirst: boolean): Promise<Pair> {
    if (usualFirst) {
      const usualUs = await ask(this.#usual, index);
      return { usualUs, fipsUs: await ask(this.#fips, index) };
    }
    const fipsUs = await ask(this.#fips, index);
    return { usualUs: await ask(this.#usual, index), fipsUs };
  }

  [Symbol.dispose](): void {
    this.#usual.child.kill();
    this.#fips.child.kill();
  }
}

/** `ended` rejects when the process ends, and is watched from the start. */
function start(execArgv: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = fork(PROGRAM, { execArgv: [...execArgv], env: { ...process.env, ...environment } });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`a measuring process ended early, with exit code ${code}; its message is above`);
  });
  ended.catch(() => {});
  return { child, ended };
}

async function ask({ child, ended }: Measuring, index: number): Promise<number> {
  const answer = new Promise<number>((resolve) => child.once("message", resolve));
  child.send(index);
  return Promise.race([answer, ended]);
}
