import { setTimeout as sleep } from "node:timers/promises";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { SocketClient } from "../client.ts";

/** How often a line comes: no more than a reader of the log needs to see a key change. */
const PRINT_MS = 50;
const AFTER_FAILURE_MS = 100;

export interface SigningLine {
  /** Milliseconds since 1970, when the answer had arrived. */
  readonly at: number;
  /** Calls since the process began. */
  readonly calls: number;
  readonly failed: number;
  /** Of the text that is signed, base64: who has the public keys sees by which version it was made. */
  readonly signature?: string;
  readonly error?: string;
}

/** Signs one text with the key of a policy for ever; prints a line several times a second, and at each failure. */
export async function signing(
  client: SocketClient,
  { policy, data, intervalMs }: { readonly policy: string; readonly data: string; readonly intervalMs: number },
  print: (line: SigningLine) => void,
): Promise<never> {
  const key = { key: { case: "policy", value: policy } } as const;
  const input = { case: "message", value: Buffer.from(data) } as const;
  let [calls, failed, printedAt] = [0, 0, 0];
  for (;;) {
    calls++;
    try {
      const { signature } = await client.call(CryptoService.method.sign, { key, input });
      const at = Date.now();
      if (at - printedAt >= PRINT_MS) {
        printedAt = at;
        print({ at, calls, failed, signature: Buffer.from(signature).toString("base64") });
      }
    } catch (error) {
      failed++;
      print({ at: Date.now(), calls, failed, error: error instanceof Error ? error.message : String(error) });
      await sleep(AFTER_FAILURE_MS);
    }
    await sleep(intervalMs);
  }
}
