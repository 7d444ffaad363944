import assert from "node:assert/strict";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { fromBinary } from "@keyward/proto/light/decode";
import { toBinary } from "@keyward/proto/light/encode";
import { ExecuteRequestSchema } from "@keyward/proto/light/gen/keyward/v1/batch";
import { MAX_BATCH_ITEMS } from "../../../sidecar/src/front/services/batch/batch-limits.ts";
import { readBatch, readItem } from "../../../sidecar/src/front/services/batch/batch-request.ts";
import { BYTE_MUTATIONS } from "../mutate/bytes.ts";
import type { Target } from "../target.ts";

const HASH = "keyward.v1.CryptoService/Hash";
const BATCHES = [
  { method: HASH, items: [{ request: Buffer.from("one") }, { request: Buffer.from("two") }] },
  { operation: 0x4b57_0001, items: [{ method: HASH }, { operation: 7, request: Buffer.alloc(200) }, {}] },
  { items: Array.from({ length: MAX_BATCH_ITEMS }, () => ({})) },
];

/** What is read of a batch is what the general decoder reads of it; what that one refuses, this one refuses in whole or in an item. */
export const target: Target = {
  mutations: BYTE_MUTATIONS,
  seeds: BATCHES.map((batch) => toBinary(ExecuteRequestSchema, batch)),
  maxBytes: 8 * 1024,
  run(input) {
    const expected = general(input);
    const read = own(input);
    if (expected === undefined) assert.ok(read === undefined, "it reads what is no batch");
    else if (expected.items.length > MAX_BATCH_ITEMS) assert.equal(read, undefined);
    else assert.deepEqual(read, expected);
  },
};

interface Batch {
  readonly method: string;
  readonly operation: number;
  readonly items: readonly { readonly method: string; readonly operation: number; readonly request: string }[];
}

/** @returns undefined where the bytes are refused */
function own(input: Uint8Array): Batch | undefined {
  try {
    const { method, operation, items } = readBatch(input);
    return { method, operation, items: items.map((item) => shown(readItem(item))) };
  } catch (error) {
    if (error instanceof KeywardError) return undefined;
    throw error;
  }
}

function general(input: Uint8Array): Batch | undefined {
  try {
    const { method, operation, items } = fromBinary(ExecuteRequestSchema, input);
    return { method, operation, items: items.map(shown) };
  } catch {
    return undefined;
  }
}

function shown({ method, operation, request }: { method: string; operation: number; request: Uint8Array }) {
  return { method, operation, request: Buffer.from(request).toString("hex") };
}
