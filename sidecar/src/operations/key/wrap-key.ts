import { formatUsages, hasUsage } from "@keyward/core/algorithms/key-usage";
import { exportKey } from "@keyward/core/crypto/key/export-key";
import { KeywardError, refused } from "@keyward/core/errors/keyward-error";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireOwnKey } from "../../keys/require-key.ts";
import { formOf, type WrappedKey } from "./wrapped-key.ts";
import { wrap } from "./wrapping.ts";
import { wrappingKeepsIn } from "./wrapping-rules.ts";

export interface WrapKeyInput {
  readonly wrappingKey: KeyRef;
  /** Is wrapped: a secret or a pair of the caller's own, with usage export. */
  readonly key: KeyRef;
  /** Registry name; empty: the wrapping key's or the profile's. */
  readonly algorithm: string;
}

/** Encrypts a key under another one: secrets raw, pairs as PKCS#8. The keys of KeyPolicies never leave. */
export const wrapKey = keyed<WrapKeyInput, WrappedKey>({
  name: "WrapKey",
  permission: "wrap",
  keyOf: ({ wrappingKey }) => wrappingKey,
  checks: [(_input, wrapping, call) => wrappingKeepsIn(call, wrapping)],
  run({ key: ref, algorithm }, wrapping, call) {
    const key = requireExportable(call, ref);
    const bytes = exportKey(key.type, key.material, formOf(key.type));
    try {
      return wrap(algorithm, wrapping, bytes, call);
    } finally {
      bytes.fill(0);
    }
  },
});

/** @throws NOT_FOUND, NOT_PERMITTED; INVALID_ARGUMENT for a public key */
function requireExportable(call: Call, ref: KeyRef): Key {
  const key = requireOwnKey(call, ref);
  if (key.material.kind === "public") {
    throw new KeywardError("INVALID_ARGUMENT", "key is public, so there is nothing to wrap; call ExportPublicKey");
  }
  if (hasUsage(key.usages, "export")) return key;
  const { name, generation } = call.profile;
  const wouldPass = formatUsages(key.usages).join(", ");
  throw refused("wrapping this key", { rule: "key.usages", profile: name, generation, wouldPass });
}
