/** Time as the loop sees it; milliseconds. */
export interface LoopClock {
  nowMs(): number;
  sleep(durationMs: number): Promise<void>;
}

export interface OpenLoopOptions {
  readonly ratePerSecond: number;
  readonly durationMs: number;
  readonly clock: LoopClock;
  /** One call; what it throws counts as a failure. */
  readonly call: (number: number) => Promise<void>;
}

export interface LoopResult {
  /** For each answered call, from the time at which it was due. */
  readonly latenciesMs: readonly number[];
  /** For each call, how late the generator itself sent it; part of its latency. */
  readonly lateMs: readonly number[];
  readonly failures: readonly string[];
}

/**
 * Calls at a fixed rate, whatever becomes of the calls before. A latency counts from the time at which its call was due: a
 * server (or this program) that stalls for a second fails that second's users, and all of them are counted.
 */
export async function runOpenLoop({ ratePerSecond, durationMs, clock, call }: OpenLoopOptions): Promise<LoopResult> {
  const total = Math.round((ratePerSecond * durationMs) / 1000);
  const startMs = clock.nowMs();
  const latenciesMs: number[] = [];
  const lateMs: number[] = [];
  const failures: string[] = [];
  const pending: Promise<void>[] = [];
  for (let number = 0; number < total; number++) {
    const dueMs = startMs + (number * 1000) / ratePerSecond;
    const waitMs = dueMs - clock.nowMs();
    if (waitMs > 0) await clock.sleep(waitMs);
    lateMs.push(Math.max(0, clock.nowMs() - dueMs));
    const finished = call(number).then(
      () => void latenciesMs.push(clock.nowMs() - dueMs),
      (error) => void failures.push(error instanceof Error ? error.message : String(error)),
    );
    pending.push(finished);
  }
  await Promise.all(pending);
  return { latenciesMs, lateMs, failures };
}
