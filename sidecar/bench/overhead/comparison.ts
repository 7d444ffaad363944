import { median } from "../statistics.ts";

/** Two ways to the same result. Both may answer at once or later. */
export interface Pair {
  readonly name: string;
  /** By way of `dispatch`: checks, choice of the algorithm, key, work. */
  engine(): unknown;
  /** The call of node:crypto that does the work. */
  bare(): unknown;
}

export interface Comparison {
  readonly name: string;
  readonly engineUs: number;
  readonly bareUs: number;
  /** Median of the rounds' own differences: what slows the machine for a while slows both halves of a round. */
  readonly addedUs: number;
}

export interface Amount {
  readonly rounds: number;
  /** Time that one half of a round may take. */
  readonly halfRoundMs: number;
}

const WARM_UP_ROUNDS = 5;

/** Measures both ways in turns, and who begins changes with every round. */
export async function compare(pair: Pair, { rounds, halfRoundMs }: Amount): Promise<Comparison> {
  const calls = await callsWithin(pair, halfRoundMs);
  const engineUs: number[] = [];
  const bareUs: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const first = round % 2 === 0 ? await timeUs(pair.engine, calls) : undefined;
    const bare = await timeUs(pair.bare, calls);
    const engine = first ?? (await timeUs(pair.engine, calls));
    if (round < 0) continue;
    engineUs.push(engine);
    bareUs.push(bare);
  }
  const addedUs = median(engineUs.map((engine, round) => engine - bareUs[round]!));
  return { name: pair.name, engineUs: median(engineUs), bareUs: median(bareUs), addedUs };
}

/** Also warms both up, so that they are compiled before they count. */
async function callsWithin({ engine, bare }: Pair, halfRoundMs: number): Promise<number> {
  const TRIAL_CALLS = 20;
  await timeUs(engine, TRIAL_CALLS);
  const us = Math.max(await timeUs(bare, TRIAL_CALLS), await timeUs(engine, TRIAL_CALLS));
  return Math.max(1, Math.round((halfRoundMs * 1000) / us));
}

async function timeUs(work: () => unknown, calls: number): Promise<number> {
  const startedMs = performance.now();
  for (let i = 0; i < calls; i++) {
    const result = work();
    // A turn of the microtask queue costs where there is nothing to wait for, too.
    if (result instanceof Promise) await result;
  }
  return ((performance.now() - startedMs) * 1000) / calls;
}
