import type { KeyType } from "../../../algorithms/key-type.ts";
import { KEY_USAGES, type KeyUsage, type KeyUsages } from "../../../algorithms/key-usage.ts";
import { quote } from "../../../text/quote.ts";
import { keyFault } from "../key-fault.ts";
import type { KeyRestriction } from "../material/key-restriction.ts";
import { requireJwkAlgorithm } from "./jwk-algorithms.ts";
import { type JwkObject, stringOf } from "./jwk-object.ts";

/** Source: RFC 7517, 4.2 */
const USES: ReadonlyMap<string, KeyUsages> = new Map([
  ["sig", bits("sign", "verify")],
  ["enc", bits("encrypt", "decrypt", "wrap", "unwrap", "derive", "agree", "encapsulate", "decapsulate")],
]);

/** Sources: RFC 7517, 4.3; the last four: Modern Algorithms in the Web Cryptography API */
const OPERATIONS: ReadonlyMap<string, KeyUsages> = new Map([
  ["sign", bits("sign")],
  ["verify", bits("verify")],
  ["encrypt", bits("encrypt")],
  ["decrypt", bits("decrypt")],
  ["wrapKey", bits("wrap")],
  ["unwrapKey", bits("unwrap")],
  ["deriveKey", bits("derive", "agree")],
  ["deriveBits", bits("derive", "agree")],
  ["encapsulateKey", bits("encapsulate")],
  ["encapsulateBits", bits("encapsulate")],
  ["decapsulateKey", bits("decapsulate")],
  ["decapsulateBits", bits("decapsulate")],
]);

/**
 * Reads `use`, `key_ops` and `alg`.
 * @throws INVALID_ARGUMENT for values that are unknown, twice there, or against each other or the key
 */
export function restrictionOf(jwk: JwkObject, type: KeyType): KeyRestriction {
  const use = stringOf(jwk, "use");
  const byUse = use === undefined ? undefined : usagesOf(USES, "use", use);
  const byOperations = operationsOf(jwk.get("key_ops"));
  if (byUse !== undefined && byOperations !== undefined && (byOperations & ~byUse) !== 0) {
    throw keyFault(`JWK members "use" and "key_ops" contradict each other`);
  }
  const alg = stringOf(jwk, "alg");
  const algorithm = alg === undefined ? undefined : requireJwkAlgorithm(alg, type);
  return { usages: byOperations ?? byUse, algorithm };
}

function operationsOf(value: unknown): KeyUsages | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > OPERATIONS.size || !value.every((item) => typeof item === "string")) {
    throw keyFault(`JWK member "key_ops" is no list of operations`);
  }
  if (new Set(value).size !== value.length) throw keyFault(`JWK member "key_ops" names an operation twice`);
  return value.reduce((usages, operation) => usages | usagesOf(OPERATIONS, "key_ops", operation), 0);
}

function usagesOf(known: ReadonlyMap<string, KeyUsages>, member: string, text: string): KeyUsages {
  const usages = known.get(text);
  if (usages !== undefined) return usages;
  throw keyFault(`JWK member "${member}" has ${quote(text)}; known are ${[...known.keys()].join(", ")}`);
}

function bits(...usages: readonly KeyUsage[]): KeyUsages {
  return usages.reduce((all, usage) => all | KEY_USAGES[usage], 0);
}
