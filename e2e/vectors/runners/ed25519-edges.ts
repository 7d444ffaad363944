import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { unhex } from "./hex.ts";
import type { CaseResult, Runner } from "./runner.ts";
import { verifyCase } from "./verify-case.ts";

interface EdgeCase {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}

/**
 * Signatures on which implementations differ (C2SP/CCTV, ed25519vectors). Verification here is cofactorless and takes canonical
 * encodings only, which pins what is accepted: exactly those whose only marks are components of low order.
 */
export const ed25519Edges: Runner = {
  takes: (path) => path === "cctv/ed25519vectors.json",
  async *run(file, engine): AsyncIterable<CaseResult> {
    for (const { number, key, sig, msg, flags } of file.json<readonly EdgeCase[]>()) {
      const verdict = await verifyCase(engine, {
        key: { format: KeyFormat.RAW, data: unhex(key), type: "Ed25519", public: true, usages: ["verify"] },
        algorithm: "Ed25519",
        message: Buffer.from(msg),
        signature: unhex(sig),
        isValid: isAccepted(flags ?? []),
      });
      yield { id: `number ${number} (${(flags ?? []).join(", ")})`, verdict };
    }
  },
};

const PINNED = new Set(["", "low_order_component_A", "low_order_component_R,low_order_component_A"]);

function isAccepted(flags: readonly string[]): boolean {
  return PINNED.has(flags.join(","));
}
