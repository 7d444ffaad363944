import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { SigningPair } from "./some-algorithm.ts";

/** One operation by a key, whichever it is that the key serves. */
export function useKey(
  { use }: Pick<Backend, "use">,
  key: BackendKeyRef,
  { operation }: SigningPair,
  message: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!SIGNATURES.has(operation)) return use.computeMac(key, operation, message, signal);
  return use.sign(key, operation, { kind: "message", bytes: message }, signal);
}
