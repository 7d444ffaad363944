import { setTimeout as sleep } from "node:timers/promises";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { SocketClient } from "../client.ts";

/** Bytes of each algorithm's digest: an answer of another length mixes two states of the profile. */
const DIGEST_BYTES: Readonly<Record<string, number>> = {
  "SHA-256": 32,
  "SHA-384": 48,
  "SHA-512": 64,
  "SHA3-256": 32,
  "SHA3-384": 48,
  "SHA3-512": 64,
};

export interface LoopLine {
  /** Milliseconds since 1970, when the answer had arrived. */
  readonly at: number;
  readonly algorithm: string;
  readonly generation: number;
  /** Calls since the process began. */
  readonly calls: number;
  readonly failed: number;
  readonly mixed: number;
  readonly error?: string;
}

/** Calls Hash for ever; prints a line when the algorithm or the generation changes, at each failure, and every second. */
export async function loop(
  client: SocketClient,
  intervalMs: number,
  inFlight: number,
  print: (line: LoopLine) => void,
): Promise<never> {
  const state = { algorithm: "", generation: -1, calls: 0, failed: 0, mixed: 0, printedAt: 0 };
  const line = (error?: string): LoopLine => ({
    at: Date.now(),
    algorithm: state.algorithm,
    generation: state.generation,
    calls: state.calls,
    failed: state.failed,
    mixed: state.mixed,
    ...(error === undefined ? {} : { error }),
  });

  const once = async () => {
    state.calls++;
    try {
      const answer = await client.call(CryptoService.method.hash, { data: Buffer.from("keyward") });
      const generation = Number(answer.profile?.generation);
      if (DIGEST_BYTES[answer.algorithm] !== answer.digest.length) state.mixed++;
      if (generation <= state.generation && answer.algorithm === state.algorithm) return;
      // With several calls in flight an answer of the earlier state may arrive last; it is no news.
      if (generation < state.generation) return;
      Object.assign(state, { generation, algorithm: answer.algorithm, printedAt: Date.now() });
      print(line());
    } catch (error) {
      state.failed++;
      print(line(error instanceof Error ? error.message : String(error)));
      await sleep(100);
    }
  };

  const worker = async () => {
    for (;;) {
      await once();
      if (intervalMs > 0) await sleep(intervalMs);
      if (Date.now() - state.printedAt < 1000) continue;
      state.printedAt = Date.now();
      print(line());
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  throw new Error("unreachable: the workers never end");
}
