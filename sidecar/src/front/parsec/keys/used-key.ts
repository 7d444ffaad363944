import type { KeyRef } from "../../../keys/key-ref.ts";
import { engineAlgorithm } from "../attributes/engine-algorithm.ts";
import { type AlgorithmVariant, assertPermitted, type UsageFlag } from "../attributes/key-policy.ts";
import type { Exchange } from "../service/exchange.ts";
import type { FoundKey } from "./key-book.ts";

/** A key that a request may use so, and what operations call it and its algorithm. */
export interface UsedKey {
  readonly found: FoundKey;
  readonly ref: KeyRef;
  /** Registry name. */
  readonly algorithm: string;
}

/** @throws ParsecError PSA_DOES_NOT_EXIST, PSA_NOT_PERMITTED, PSA_NOT_SUPPORTED; the first that applies */
export function useKey(exchange: Exchange, name: string, flag: UsageFlag, variant: AlgorithmVariant): UsedKey {
  const found = exchange.book.require(exchange.application, name);
  assertPermitted(found.attributes, flag, variant);
  const algorithm = engineAlgorithm({ $typeName: "parsec.Algorithm", variant }, found.key.type) ?? "";
  return { found, ref: refOf(found), algorithm };
}

export function refOf({ storedName }: FoundKey): KeyRef {
  return { kind: "name", name: storedName };
}
